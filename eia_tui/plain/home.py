"""The list of drafts at the plain prompts: opens one, or starts a new one."""

import contextlib
from datetime import datetime
from pathlib import Path

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.drafts import delete, duplicate, recreate, rename, start, undelete
from eia_tui.flows.import_returned import dropped_form, read_from_list
from eia_tui.flows.open import open_draft
from eia_tui.form.definition import Form
from eia_tui.plain.actions import use_screens
from eia_tui.plain.console import Ended, WentTo, ask_reply, one_line, refuse_lines, say, without_word
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.input import prepared
from eia_tui.plain.interview import Interview
from eia_tui.plain.signals import refuse_unprinted
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import CatalogueEntry, find_draft, list_drafts
from eia_tui.storage.drafts import when_saved
from eia_tui.storage.journal import lost_drafts
from eia_tui.storage.operations import BinnedDraft
from eia_tui.storage.settings import drafts_folder, settings_problem
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural


def ask_plainly(form: Form, path: Path | None = None) -> None:
    """Asks the questions of the draft at `path`, or of a chosen one; `form` is for new drafts. Raises `UserError`."""
    with prepared(), contextlib.suppress(Ended):
        session = run_flow(open_draft(LineDialogue(), path)) if path else _Home(form).open()
        while session and (goes_on := Interview(session).run()):
            session = run_flow(open_draft(LineDialogue(), goes_on.path)) if isinstance(goes_on, WentTo) else None
            session = session or _Home(form).open()
    refuse_unprinted()


_PROMPT = "A draft's number, help, new, import, example, screens or quit:"
_HELP = (
    "2 opens draft 2, and so does its name. new starts a draft, example opens the worked example.",
    "import reads a Word form that came back, or a packed draft: type its path behind it, or drop the file here.",
    "rename 2, duplicate 2 and delete 2 do that with draft 2; undo restores the one deleted last.",
    "duplicate example makes a draft of your own with the answers of the worked example.",
    "list lists the drafts again. screens uses the full-screen version next time. quit leaves.",
)


class _Home:
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
        self._list()
        while True:
            reply = ask_reply(_PROMPT)
            typed = reply.text.strip()
            if reply.is_multiline and reply.typed_before_paste.strip().lower().startswith("new"):
                typed = f"new {one_line(without_word(reply, 'new'))}"
            elif reply.is_multiline:
                refuse_lines(reply)
                continue
            if typed.lower() == "quit":
                return None
            try:
                path = self._obey(typed) if typed else None
                if path and (session := run_flow(open_draft(self._dialogue, path))):
                    return session
            except UserError as error:
                say(f"{str(error).rstrip('.')}.")

    def _list(self) -> None:
        say(f"Equality impact assessments, in {drafts_folder()}.")
        if why := settings_problem():
            say(f"{why}.")
        self._entries = sorted(list_drafts(), key=lambda entry: entry.saved, reverse=True)
        now = datetime.now().astimezone()
        say(*(_line(number, entry, now) for number, entry in enumerate(self._entries, 1)))
        if not self._entries:
            say("There are no drafts yet.")
        if self._lost:
            say(f"Unsaved text from {plural(len(self._lost), 'missing draft')} can be recovered: type recover.")

    def _obey(self, typed: str) -> Path | None:
        """Runs the command in a line, or opens a draft; the draft to open, None for none. Raises `UserError`."""
        word, _, rest = typed.partition(" ")
        rest, dialogue = rest.strip(), self._dialogue
        match word.lower():
            case "help":
                say(*_HELP)
            case "list":
                self._list()
            case "screens":
                use_screens()
            case "example":
                return find_draft("example")
            case "new":
                return run_flow(start(dialogue, self._form, rest))
            case "import":
                return run_flow(read_from_list(dialogue, None, "", rest))
            case "recover" if self._lost:
                return next(iter(run_flow(recreate(dialogue, self._lost))), None)
            case "undo":
                if run_flow(undelete(dialogue, self._binned)):
                    self._list()
            case "duplicate" if rest.lower() == "example":
                return run_flow(duplicate(dialogue, find_draft("example")))
            case "rename" | "duplicate" | "delete" if rest.isdecimal():
                self._change(word.lower(), self._numbered(rest))
            case _ if typed.isdecimal():
                return self._numbered(typed).path
            case _ if form := dropped_form(typed, or_packed=True):
                return run_flow(read_from_list(dialogue, None, "", str(form)))
            case _:
                return find_draft(typed)
        return None

    def _numbered(self, number: str) -> CatalogueEntry:
        """The draft with a number of the list. Raises `UserError`."""
        if not 0 < int(number) <= len(self._entries):
            count = len(self._entries)
            raise UserError(f"There is no draft {number}: " + (f"there are 1 to {count}" if count else "type new"))
        return self._entries[int(number) - 1]

    def _change(self, word: str, entry: CatalogueEntry) -> None:
        """Renames, duplicates or deletes a draft, and lists them again where anything changed. Raises `UserError`."""
        changed: Path | BinnedDraft | None
        if word == "rename":
            changed = run_flow(rename(self._dialogue, entry.path, entry.name))
        elif word == "duplicate":
            changed = run_flow(duplicate(self._dialogue, entry.path))
        elif changed := run_flow(delete(self._dialogue, entry.path, entry.name)):
            self._binned.append(changed)
        if changed:
            self._list()


def _line(number: int, entry: CatalogueEntry, now: datetime) -> str:
    waiting = f", {entry.to_settle_text}" if entry.to_settle else ""
    rest = entry.trouble or f"{entry.progress}, saved {when_saved(entry.saved, now)}, {entry.status}{waiting}"
    beside = f". {entry.copies_notice}" if entry.copies else ""
    return f"{number} {entry.name}: {rest}{beside}"
