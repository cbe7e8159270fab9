"""Chooses a file: one of those that were changed last, or one whose path is typed or pasted."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.flows.recent_forms import when_changed
from eia_tui.system.errors import UserError
from eia_tui.system.paths import dropped_path, is_file
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

_HOW = "Choose it with the arrow keys, type a part of its name, or type or paste its full path."
_NO_MATCH = "No file in these folders has a name like that."
_WHOLE_PATH = "Press Enter to use the file at this path."
_SEPARATORS = ("/", "\\")
_NONE = "None in Documents, Downloads, Desktop or beside your drafts."


class FileScreen(ModalScreen[Any]):
    """Returns what is made of the file; None where the officer cancels. It stays until the file can be used."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="Esc"),
        Binding("enter", "choose", "Choose", priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("pageup", "turn(-1)", "A page up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "A page down", show=False, priority=True),
    ]

    def __init__(self, question: str, aside: str, use: Callable[[str], object], offered: Sequence[Path]) -> None:
        """`use` makes something of a path, or raises `UserError`, which is shown; `offered` are the files to list."""
        super().__init__()
        self.question = question
        self.aside = aside
        self.use = use
        self.offered = offered
        self.listing: VirtualList[Path] = VirtualList(self._lines, lines_each=2, empty=_NO_MATCH if offered else _NONE)
        self.listing.can_focus = False
        self._problem = Static("", classes="found")

    def compose(self) -> ComposeResult:
        """The path, what is wrong with it, and the files."""
        with Vertical(classes="sheet"):
            yield Static(Content(self.question), classes="heading")
            yield Static(Content(f"{_HOW} {self.aside}"), classes="aside")
            yield TextField()
            yield self._problem
            yield self.listing
        yield KeyBar()

    def on_mount(self) -> None:
        """Lists all of them."""
        self._problem.display = False
        self.query_one(TextField).focus()
        self.listing.show(self.offered, 0)

    def _lines(self, path: Path, width: int) -> Sequence[Line]:
        changed = when_changed(path) or "not there any more"
        return [
            [(cut(f" {path.name}", width - len(changed) - 2), "strong"), (f"  {changed}", "")],
            [(cut(f"   in {path.parent}", width), "quiet")],
        ]

    @on(TextField.Typed)
    def look(self, event: TextField.Typed) -> None:
        """Lists the files that have what is typed in their name."""
        event.stop()
        self._problem.display = False
        words = event.text.casefold().split()
        is_path = any(
            sign in event.text for sign in _SEPARATORS
        )  # not looked for while it is typed: a share may be slow
        self.listing.empty = _WHOLE_PATH if is_path else _NO_MATCH if self.offered else _NONE
        self.listing.show([each for each in self.offered if all(word in each.name.casefold() for word in words)], 0)

    def action_move(self, by: int) -> None:
        """Highlights another one, while a path can still be typed."""
        self.listing.action_move(by)

    def action_turn(self, pages: int) -> None:
        """A page of files further."""
        self.listing.action_turn(pages)

    @on(VirtualList.Chosen)
    def action_choose(self) -> None:
        """Uses the file whose path is typed; else the highlighted one. What is wrong with it is said here."""
        if self.is_current:
            self.query_one(TextField).call_later(self._use)

    def _use(self) -> None:
        typed = self.query_one(TextField).text
        try:
            named = bool(typed.strip()) and is_file(dropped_path(typed))
            chosen = typed if named or self.listing.item is None else str(self.listing.item)
            if not chosen.strip():
                raise UserError("Type or paste the path of the file")
            self.dismiss(self.use(chosen))
        except UserError as error:
            self._problem.update(Content(f"! {error}."))
            self._problem.display = True
