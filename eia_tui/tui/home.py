"""The first screen: the drafts, and what can be done with them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Static

from eia_tui.form.definition import Form
from eia_tui.refusal import Refused
from eia_tui.storage.changes import Binned, bin_draft, duplicate_draft, rename_draft, take_back
from eia_tui.storage.drafts import (
    EXAMPLE,
    Entry,
    draft_files,
    find_draft,
    new_draft,
    read_entry,
    short_name,
    when_saved,
)
from eia_tui.storage.settings import drafts_folder, keep_settings, read_settings
from eia_tui.tui.bars import KeyBar, TopBar
from eia_tui.tui.dialogs import AskScreen
from eia_tui.tui.listing import Line, Listing, cut
from eia_tui.tui.words_area import WordsArea

_WELCOME = """\
Welcome. This takes you through an Equality Impact Assessment, one step at a time, and makes the council's
Word form of it.

What you type is saved as you type. You can stop at any time: next time you are back at the same place.
Nothing is sent anywhere. It helps you show due regard to the equality duty; it does not decide for you."""


class DraftsList(Listing[Path]):
    """The drafts, the one last saved first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Open", show=False)]


class HomeScreen(Screen[None]):
    """The drafts; typing narrows them down."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("enter", "open", "Open", key_display="Enter"),
        Binding("f2,ctrl+n", "new", "New", key_display="F2", priority=True),
        Binding("f3", "rename", "Rename", priority=True),
        Binding("f4", "duplicate", "Duplicate", priority=True),
        Binding("f8", "bin", "To the bin", priority=True),
        Binding("f9", "take_back", "Undo", priority=True),
        Binding("f5", "example", "Example", priority=True),
        Binding("f6", "open_folder", "Folder", priority=True),
        Binding("f7", "change_folder", "Change folder", priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("pageup", "turn(-1)", "A page up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "A page down", show=False, priority=True),
    ]

    class OpenWanted(Message):
        """A draft is to be opened."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, form: Form) -> None:
        """The drafts are looked for when the screen is shown; `form` is the one of new ones."""
        super().__init__()
        self.form = form
        self.listing = DraftsList(self._lines, lines_each=2)
        self.listing.can_focus = False
        self.paths: list[Path] = []
        self.binned: list[Binned] = []
        self._entries: dict[Path, Entry] = {}
        self._wanted = ""

    def compose(self) -> ComposeResult:
        """A line to type in, the drafts or a welcome, and where they are kept."""
        yield TopBar()
        yield WordsArea(one_line=True, placeholder="Type to find a draft", classes="filter")
        yield self.listing
        with Vertical(classes="welcome"):
            yield Static(Content(_WELCOME), classes="instruction")
            with Horizontal(classes="ways"):
                yield Button("Start an assessment", id="start", compact=True)
                yield Button("Look at the worked example", id="example", compact=True)
        yield Static("", classes="aside where")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Looks again: a draft may have changed meanwhile."""
        self.look()

    def look(self, here: Path | None = None) -> None:
        """Looks for the drafts on disk, and shows them with `here` in hand."""
        chosen = here or self.listing.item
        self._entries.clear()
        self.paths = [path for _, path in sorted(((_saved(path), path) for path in draft_files()), reverse=True)]
        self._narrow(chosen)
        welcome = not self.paths
        self.query_one(".welcome").display = welcome
        self.query_one(".filter").display = self.listing.display = not welcome
        bar = self.query_one(TopBar)
        bar.named = "Equality impact assessments"
        bar.told = f"{len(self.paths)} draft{'' if len(self.paths) == 1 else 's'}"
        where = f"Drafts are kept in {drafts_folder()}  (F7 changes that)"
        self.query_one(".where", Static).update(Content(where))
        (self.query_one("#start") if welcome else self.query_one(WordsArea)).focus()
        self._read_all(list(self.paths))

    def _narrow(self, here: Path | None) -> None:
        wanted = self._wanted.casefold().split()
        shown = [path for path in self.paths if all(word in self._called(path) for word in wanted)]
        self.listing.show(shown, shown.index(here) if here in shown else 0)

    def _called(self, path: Path) -> str:
        known = self._entries.get(path)
        return f"{known.name if known else ''} {short_name(path).replace('-', ' ')}".casefold()

    @work(thread=True, exclusive=True, group="entries")
    def _read_all(self, paths: list[Path]) -> None:
        """Reads every draft's own name behind the scenes, so that typing finds it."""
        from textual.worker import get_current_worker

        worker = get_current_worker()
        for path in paths:
            if worker.is_cancelled:
                return
            self._entries.setdefault(path, read_entry(path))

    def _entry(self, path: Path) -> Entry:
        return self._entries.get(path) or self._entries.setdefault(path, read_entry(path))

    def _lines(self, path: Path, width: int) -> list[Line]:
        entry = self._entry(path)
        saved = when_saved(entry.saved, datetime.now().astimezone())
        rest = entry.trouble or f"{entry.progress}, {entry.status}"
        return [
            [(cut(f" {entry.name}", width - len(saved) - 2), "strong"), (f"  {saved}", "")],
            [(cut(f"   {rest}", width), "alert" if entry.trouble else "quiet")],
        ]

    # --- keys ---

    @on(WordsArea.Typed)
    def narrow(self, event: WordsArea.Typed) -> None:
        """Shows the drafts whose name holds what is typed."""
        event.stop()
        self._wanted = event.text
        self._narrow(None)

    def action_move(self, by: int) -> None:
        """Takes another draft in hand, while the words can still be typed."""
        self.listing.action_move(by)

    def action_turn(self, pages: int) -> None:
        """A page of drafts further."""
        self.listing.action_turn(pages)

    @on(Listing.Chosen)
    @on(WordsArea.Entered)
    def action_open(self) -> None:
        """Opens the draft in hand."""
        if path := self.listing.item:
            self._open(path)

    @on(Button.Pressed, "#start")
    def action_new(self) -> None:
        """Asks what a new draft is called, and opens it."""

        def begin(name: str | None) -> None:
            if name:
                self._try(lambda: self._open(new_draft(name, self.form)))

        aside = "The name of the policy or service. It can be changed later."
        self.app.push_screen(AskScreen("What is being assessed?", "Start", aside=aside), begin)

    @on(Button.Pressed, "#example")
    def action_example(self) -> None:
        """Opens the worked example, to look at."""
        self._try(lambda: self._open(find_draft(EXAMPLE)))

    def action_rename(self) -> None:
        """Asks for another name."""
        if not (path := self.listing.item):
            return

        def rename(name: str | None) -> None:
            if name:
                self._try(lambda: self.look(rename_draft(path, name)))

        self.app.push_screen(AskScreen("What is it called now?", "Rename", self._entry(path).name), rename)

    def action_duplicate(self) -> None:
        """Begins another draft with the same answers."""
        if path := self.listing.item:
            self._try(lambda: self.look(duplicate_draft(path)))

    def action_bin(self) -> None:
        """Puts the draft in hand in the bin; F9 takes it back."""
        if path := self.listing.item:

            def to_the_bin() -> None:
                self.binned.append(bin_draft(path))
                self.notify("It is in the bin, a folder beside the drafts. F9 takes it back.", markup=False)
                self.look()

            self._try(to_the_bin)

    def action_take_back(self) -> None:
        """Takes the draft that was last put in the bin back out of it."""
        if not self.binned:
            self.notify("Nothing was put in the bin since the program was started.", markup=False)
            return

        def take() -> None:
            take_back(self.binned[-1])
            self.binned.pop()
            self.look()

        self._try(take)

    def action_open_folder(self) -> None:
        """Opens the folder of the drafts in the file manager."""
        from eia_tui.desktop import open_with_system

        self._try(lambda: open_with_system(drafts_folder()))

    def action_change_folder(self) -> None:
        """Asks where drafts are kept."""

        def change(folder: str | None) -> None:
            if folder:
                self._try(lambda: _keep_drafts_in(folder))
                self.look()

        aside = "Drafts that are elsewhere stay there. Give the whole path of a folder."
        self.app.push_screen(
            AskScreen("Where are drafts kept?", "Keep them there", str(drafts_folder()), aside), change
        )

    def _open(self, path: Path) -> None:
        self.post_message(self.OpenWanted(path))

    def _try(self, do: Callable[[], object]) -> None:
        """Does it, or says in a line why it cannot be done."""
        try:
            do()
        except Refused as refusal:
            self.notify(str(refusal), severity="error", timeout=15, markup=False)


def _keep_drafts_in(folder: str) -> None:
    """Keeps drafts in another folder from now on. Raises `Refused`."""
    path = Path(folder).expanduser()
    if not path.is_absolute():
        raise Refused(f"{folder} is not a whole path: begin with the drive or with /")
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"{folder} cannot be made: {(error.strerror or str(error)).lower()}") from error
    keep_settings(replace(read_settings(), drafts=str(path)))


def _saved(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
