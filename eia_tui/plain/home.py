"""The list of drafts at the plain prompts: opens one, or starts a new one."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.drafts import delete, duplicate, recreate, rename, start, undelete
from eia_tui.flows.import_returned import dropped_form, read_from_list
from eia_tui.flows.open import open_draft
from eia_tui.form.definition import Form
from eia_tui.plain.actions import leave, use_screens
from eia_tui.plain.command import Command, a_number, anything, find, usage_of
from eia_tui.plain.console import Ended, WentTo, ask_reply, one_line, refuse_lines, say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.input import Reply, prepared
from eia_tui.plain.interview import Interview
from eia_tui.plain.signals import refuse_unprinted
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import CatalogueEntry, find_draft, list_drafts
from eia_tui.storage.draft_paths import when_saved
from eia_tui.storage.journal import lost_drafts
from eia_tui.storage.operations import BinnedDraft
from eia_tui.storage.settings import drafts_folder, settings_problem
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural


def ask_plainly(form: Form, path: Path | None = None) -> None:
    """Asks the questions of the draft at `path`, or of a chosen one; `form` is for new drafts. Raises `UserError`."""
    with prepared(), contextlib.suppress(Ended):
        session = run_flow(open_draft(LineDialogue(), path)) if path else Home(form).open()
        while session and (goes_on := Interview(session).run()):
            session = run_flow(open_draft(LineDialogue(), goes_on.path)) if isinstance(goes_on, WentTo) else None
            session = session or Home(form).open()
    refuse_unprinted()


_TO_OPEN = "2 opens draft 2. You can also type its name, or a part of it."
_PROMPT = "Type a draft's number, help, new, import, example, screens or quit:"


class Home:
    """The list of drafts, and what can be typed there."""

    def __init__(self, form: Form) -> None:
        """`form` is the form of new drafts."""
        self._form = form
        self._dialogue = LineDialogue()
        self._binned: list[BinnedDraft] = []
        self._lost = lost_drafts()
        self._entries: list[CatalogueEntry] = []

    def open(self) -> Session | None:
        """The draft that the officer opens or starts; None if they leave. Raises `Ended`."""
        self.say_drafts()
        while True:
            reply = ask_reply(_PROMPT)
            try:
                path = self._run_line(reply)
                if path and (session := run_flow(open_draft(self._dialogue, path))):
                    return session
            except UserError as error:
                say(f"{str(error).rstrip('.')}.")

    def say_drafts(self) -> None:
        """Lists the drafts, each with its number."""
        say(f"Equality impact assessments, in {drafts_folder()}.")
        if why := settings_problem():
            say(f"{why}.")
        self._entries = sorted(list_drafts(), key=lambda entry: entry.saved, reverse=True)
        say(*(self._line(number, entry) for number, entry in enumerate(self._entries, 1)))
        if not self._entries:
            say("There are no drafts yet.")
        if self._lost:
            say(f"Unsaved text from {plural(len(self._lost), 'missing draft')} can be recovered: type recover.")

    def _run_line(self, reply: Reply) -> Path | None:
        """Does what a reply says; the draft to open, None for none. Raises `UserError`."""
        if found := find(HOME_COMMANDS, self, reply):
            command, rest = found
            return command.run(self, rest)
        if reply.is_multiline:
            refuse_lines(reply)
            return None
        typed = reply.text.strip()
        if not typed:
            return None
        if typed.isdecimal():
            return self._numbered(typed).path
        if form := dropped_form(typed, or_packed=True):
            return self.read(str(form))
        self._refuse_several(typed, [each for each in self._entries if each.name.casefold() == typed.casefold()])
        try:
            return find_draft(typed)
        except UserError as error:
            if usage := usage_of(HOME_COMMANDS, typed):
                raise UserError(f"{str(error).rstrip('.')}. If you mean the command, type {usage}") from error
            if path := self._called(typed):
                return path
            raise

    def start(self, name: str) -> Path | None:
        """Starts a draft; asks for its name if that is ""."""
        return run_flow(start(self._dialogue, self._form, name))

    def read(self, path: str) -> Path | None:
        """Reads a Word form that came back, or a packed draft; asks for its path if that is ""."""
        return run_flow(read_from_list(self._dialogue, None, "", path))

    def recover(self) -> Path | None:
        """Makes drafts of the text of missing ones; the first of them. Raises `UserError` if there is none."""
        if not self._lost:
            raise UserError("There is no text of a missing draft to recover")
        return next(iter(run_flow(recreate(self._dialogue, self._lost))), None)

    def undelete(self) -> None:
        """Restores the draft that was deleted last, and lists them again."""
        if run_flow(undelete(self._dialogue, self._binned)):
            self.say_drafts()

    def rename(self, number: str) -> None:
        """Renames the draft with a number."""
        entry = self._numbered(number)
        if run_flow(rename(self._dialogue, entry.path, entry.name)):
            self.say_drafts()

    def duplicate(self, which: str) -> Path | None:
        """Duplicates the draft with a number, or the example; the copy of the example, which is opened."""
        if not which.isdecimal():
            return run_flow(duplicate(self._dialogue, find_draft("example")))
        if run_flow(duplicate(self._dialogue, self._numbered(which).path)):
            self.say_drafts()
        return None

    def delete(self, number: str) -> None:
        """Deletes the draft with a number."""
        entry = self._numbered(number)
        if binned := run_flow(delete(self._dialogue, entry.path, self._named(entry))):
            self._binned.append(binned)
            self.say_drafts()

    def _called(self, words: str) -> Path | None:
        """The draft with these words in its name; None for none. Raises `UserError` where there are several."""
        found = [entry for entry in self._entries if words.casefold() in entry.name.casefold()]
        self._refuse_several(words, found)
        return found[0].path if found else None

    def _refuse_several(self, words: str, found: Sequence[CatalogueEntry]) -> None:
        """Raises `UserError`, which tells them apart, where several drafts have some words in their names."""
        if len(found) > 1:
            which = [f"{self._entries.index(each) + 1} {_unlike(each)}" for each in found]
            raise UserError(
                f"“{words}” is in the names of {len(found)} drafts: {'; '.join(which)}. Type one of the numbers"
            )

    def _line(self, number: int, entry: CatalogueEntry) -> str:
        """A draft in the list; what tells it apart follows its name at once where another has the same name."""
        waiting = f", {entry.to_settle_text}" if entry.to_settle else ""
        name = self._named(entry)
        status = "" if name != entry.name else f", {entry.status}"
        rest = entry.trouble or f"{entry.progress}, saved {when_saved(entry.saved)}{status}{waiting}"
        beside = f". {entry.copies_notice}" if entry.copies else ""
        return f"{number} {name}: {rest}{beside}"

    def _named(self, entry: CatalogueEntry) -> str:
        """The name of a draft, with its status where another has the same name, as its revision has."""
        several = [each.name.casefold() for each in self._entries].count(entry.name.casefold()) > 1
        return f"{entry.name}, {entry.status}" if several and not entry.trouble else entry.name

    def _numbered(self, number: str) -> CatalogueEntry:
        """The draft with a number of the list. Raises `UserError`."""
        if not 0 < int(number) <= len(self._entries):
            count = len(self._entries)
            raise UserError(f"There is no draft {number}: " + (f"there are 1 to {count}" if count else "type new"))
        return self._entries[int(number) - 1]


def _unlike(entry: CatalogueEntry) -> str:
    """What tells a draft apart from another that may have the same name."""
    return f"{entry.name}, {entry.status}, saved {when_saved(entry.saved)}"


def _number_or_example(_: Home, rest: str) -> bool:
    return rest.isdecimal() or rest.lower() == "example"


HOME_COMMANDS: tuple[Command[Home, "Path | None"], ...] = (
    Command(
        ("new",),
        "new starts a draft; you can type its name after it.",
        lambda home, rest: home.start(one_line(rest)),
        anything,
        "new alone, or new and a name",
        anything,
    ),
    Command(("example",), "example opens the worked example.", lambda *_: find_draft("example")),
    Command(
        ("import",),
        "import reads a Word form that came back, or a packed draft: type its path after it, or drop the file here.",
        lambda home, rest: home.read(rest.text),
        anything,
        usage="import alone, or import and a path",
    ),
    Command(
        ("rename",),
        "rename 2 renames draft 2.",
        lambda home, rest: home.rename(rest.text),
        a_number,
        usage="rename and a draft's number",
    ),
    Command(
        ("duplicate",),
        "duplicate 2 duplicates draft 2; duplicate example makes a draft of your own of the worked example.",
        lambda home, rest: home.duplicate(rest.text),
        _number_or_example,
        usage="duplicate and a draft's number, or duplicate example",
    ),
    Command(
        ("delete",),
        "delete 2 deletes draft 2.",
        lambda home, rest: home.delete(rest.text),
        a_number,
        usage="delete and a draft's number",
    ),
    Command(("undo",), "undo restores the draft that you deleted last.", lambda home, _: home.undelete()),
    Command(
        ("recover",),
        "recover turns unsaved text from missing drafts into drafts, if there is any.",
        lambda home, _: home.recover(),
    ),
    Command(("list",), "list lists the drafts again.", lambda home, _: home.say_drafts()),
    Command(("screens",), "screens uses the full-screen version next time.", lambda *_: use_screens()),
    Command(
        ("help", "?", "commands"),
        "help lists what you can type here.",
        lambda *_: say(_TO_OPEN, *(each.help for each in HOME_COMMANDS)),
        anything,
    ),
    Command(("quit", "exit"), "quit leaves.", lambda *_: leave()),
)
"""The commands at the list of drafts, in the order of `help`. Each gives the draft to open, None for none."""
