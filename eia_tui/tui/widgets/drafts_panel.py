"""The list of drafts: found on disk, filtered by typing; a welcome where there are none."""

import os
from pathlib import Path
from typing import ClassVar

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from eia_tui.storage.catalogue import CatalogueEntry, read_entry
from eia_tui.storage.catalogue_cache import CatalogueCache
from eia_tui.storage.draft_paths import draft_files, short_name, when_saved
from eia_tui.storage.journal import LostDraft, lost_drafts
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError
from eia_tui.system.text import capitalised, plural
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

_KEPT_AT_ONCE = 100
"""Drafts that are read before what was read of them is cached."""
_WELCOME = """\
Welcome. This takes you through an Equality Impact Assessment, one step at a time, and \
makes the council's Word form of it.

Tab goes to the next question, F8 to the next step, and F6 opens help for the question. F1 lists the keys of any \
screen, and Ctrl+P every command. The bottom line shows the main ones, and you can click them.

What you type is saved as you type. You can stop at any time: when you open a draft again, you are back at the same \
place. Nothing is sent anywhere.

It helps you show due regard to the equality duty; it does not decide for you."""


class DraftsList(VirtualList[Path]):
    """The drafts, the last saved one first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Open"),
        # On the list alone: nobody deletes a draft who corrects what they type to find one.
        Binding("delete", "screen.bin", "Delete", key_display="Del"),
    ]


class DraftsPanel(Vertical):
    """The list of drafts. Only the visible ones are read at once."""

    def __init__(self) -> None:
        """Shows nothing until `look`."""
        super().__init__(classes="drafts")
        self.listing = DraftsList(
            self._lines, lines_each=2, empty="  No draft has these words in its name. Esc shows them all."
        )
        self.paths: list[Path] = []
        self.lost: list[LostDraft] = []
        """Drafts that are gone, with words that were never saved."""
        self._entries: dict[Path, CatalogueEntry] = {}
        self._cache = CatalogueCache()
        self._filter = ""
        self._trouble = ""
        """Why the drafts cannot be listed; "" where they can."""

    @property
    def path(self) -> Path | None:
        """The highlighted draft."""
        return self.listing.item

    def compose(self) -> ComposeResult:
        """A line to type in, the drafts or a welcome, what can be done with them, and where they are kept."""
        yield TextField(placeholder="Type to find a draft", classes="filter")
        yield self.listing
        with Vertical(classes="welcome"):
            with VerticalScroll(can_focus=False):
                yield Static(Content(_WELCOME), classes="instruction")
            with Horizontal(classes="ways"):
                yield ActionButton("Start an assessment", id="start", action="screen.new")
                yield ActionButton("Look at the worked example", action="screen.example")
        with Horizontal(classes="ways actions"):
            yield ActionButton("Start an assessment", action="screen.new")
            with Horizontal(classes="about-draft"):
                yield ActionButton("Rename", action="screen.rename")
                yield ActionButton("Duplicate", action="screen.duplicate")
                yield ActionButton("Delete", action="screen.bin")
        yield Static("", classes="aside where")

    def turn(self, pages: int) -> None:
        """Shows other drafts, or on a small screen more of the welcome."""
        text = self.query_one(VerticalScroll)
        if self.listing.display:
            self.listing.action_turn(pages)
        else:
            text.scroll_relative(y=pages * max(1, text.size.height - 1), animate=False)

    def look(self, here: Path | None = None) -> None:
        """Finds the drafts on disk, and shows them with `here` highlighted."""
        chosen = here or self.listing.item
        self._entries.clear()
        self._trouble = ""
        try:
            self.paths = sorted(draft_files(), key=_saved, reverse=True)
        except UserError as error:  # a stick that was pulled out: what was there is listed still
            self._trouble = str(error)
            self.notify(self._trouble, severity="error", markup=False)
        self._narrow(chosen)
        welcome = not self.paths and not self._trouble
        self.query_one(".welcome").display = welcome
        for each in (".filter", ".actions"):
            self.query_one(each).display = not welcome
        self.listing.display = not welcome
        self._say_where()
        if self.screen.focused not in self.screen.focus_chain:
            (self.query_one("#start") if welcome else self.listing).focus()
        self.call_after_refresh(self._read_all, list(self.paths))

    def _say_where(self) -> None:
        where = f"Drafts are kept in {drafts_folder()}  (to change that: Ctrl+P, folder)"
        if count := len(self.lost):
            where = f"Unsaved text from {plural(count, 'missing draft')} can be saved: Ctrl+S"
        where = self._trouble or where
        self.query_one(".where", Static).update(Content(where))

    @on(TextField.Typed)
    def narrow(self, event: TextField.Typed) -> None:
        """Shows the drafts whose names contain what is typed."""
        event.stop()
        self._filter = event.text
        self._narrow(None)

    def show_all(self) -> None:
        """Shows every draft again."""
        self.query_one(TextField).text = ""

    def _narrow(self, here: Path | None) -> None:
        wanted = self._filter.casefold().split()
        shown = [path for path in self.paths if all(word in self._called(path) for word in wanted)]
        self.listing.show(shown, shown.index(here) if here in shown else 0)
        self.query_one(".about-draft").display = bool(shown)
        self.screen.refresh_bindings()  # without a draft, keys that are about one are not shown

    def _called(self, path: Path) -> str:
        known = self._entries.get(path)
        return f"{known.name if known else ''} {short_name(path).replace('-', ' ')}".casefold()

    @work(thread=True, exclusive=True, group="entries")
    def _read_all(self, paths: list[Path]) -> None:
        """Reads the name of every draft in the background, so that typing finds it."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        for number, path in enumerate(paths, 1):
            if worker.is_cancelled:
                self._cache.keep(all_read=False)
                return
            self._entries.setdefault(path, read_entry(path, self._cache))
            if number % _KEPT_AT_ONCE == 0:  # the program may end before all are read
                self._cache.keep(all_read=False)
        self._cache.keep()
        self.lost = lost_drafts()
        if self.lost:
            self.app.call_from_thread(self._say_where)

    def entry(self, path: Path) -> CatalogueEntry:
        """What the list shows about a draft."""
        return self._entries.get(path) or self._entries.setdefault(path, read_entry(path, self._cache))

    def _lines(self, path: Path, width: int) -> list[Line]:
        entry = self.entry(path)
        saved = when_saved(entry.saved)
        # The line above names the draft: a long path would leave no room for what is wrong with it.
        wrong = entry.trouble.removeprefix(f"{path} ") or entry.copies_notice
        rest = wrong or _state(entry, width - 3)
        return [
            [(cut(f" {entry.name}", width - len(saved) - 2), "strong"), (f"  {saved}", "")],
            [(cut(f"   {rest}", width), "alert" if wrong else "quiet")],
        ]


def _state(entry: CatalogueEntry, room: int) -> str:
    """The state of a draft in one line: where there is little room without its progress, then without the version."""
    short = entry.status.partition(" (")[0]
    lines = (
        " · ".join(filter(None, (entry.to_settle_text, capitalised(status), entry.review, progress)))
        for status, progress in ((entry.status, str(entry.progress)), (entry.status, ""), (short, ""))
    )
    *fuller, shortest = lines
    return next((line for line in fuller if cell_len(line) <= room), shortest)


def _saved(path: Path) -> float:
    try:
        return os.stat(path).st_mtime  # noqa: PTH116  twice as fast
    except OSError:
        return 0.0
