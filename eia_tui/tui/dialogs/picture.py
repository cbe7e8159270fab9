"""Chooses a picture on this machine, and copies it into the draft's folder."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.storage.pictures import add_picture, pictures_near, typed_path, whole_path
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_file, is_folder
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut


class PictureScreen(ModalScreen[str | None]):
    """Returns the picture's path relative to the draft's folder."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="Esc"),
        Binding("enter", "choose", "Choose", priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("right", "complete", "Complete", tooltip="Complete the path, at its end"),
    ]

    def __init__(self, folder: Path, typed: str = "") -> None:
        """The folder of the draft, and the path to begin with; "" for the folder of the officer's pictures."""
        super().__init__()
        self.folder = folder
        self.typed = typed or f"{_begin()}{os.sep}"
        self.listing: VirtualList[Path] = VirtualList(
            self._lines, empty="No picture or folder here has a name like that."
        )
        self.listing.can_focus = False

    def compose(self) -> ComposeResult:
        """The path, and the pictures and folders there."""
        with Vertical(classes="sheet"):
            yield Static("Which picture?", classes="heading")
            yield Static(
                "A PNG or JPEG file of at most 10 MB. Type or paste its path, or choose below with the arrow keys.",
                classes="aside",
            )
            yield TextField(self.typed)
            yield self.listing
        yield KeyBar()

    def on_mount(self) -> None:
        """Lists the pictures in the first folder."""
        area = self.query_one(TextField)
        area.focus()
        area.action_go_to_end()
        self.listing.show(pictures_near(self.typed), 0)

    def _lines(self, path: Path, width: int) -> Sequence[Line]:
        return [[(cut(f"{path.name}{os.sep}" if is_folder(path) else path.name, width), "")]]

    @on(TextField.Typed)
    def look(self, event: TextField.Typed) -> None:
        """Lists again with each key. A full path that is typed or pasted replaces the one that it was put behind."""
        event.stop()
        at_end = event.area.cursor_location == event.area.document.end
        undone = bool(event.area.history.redo_stack)  # undo goes back past such a path, and does not put it in again
        if at_end and not undone and (whole := whole_path(event.text)):
            self._type(whole)
            return
        self.typed = event.text
        self.listing.show(pictures_near(event.text), 0)

    def action_move(self, by: int) -> None:
        """Highlights another one, while the path can still be typed."""
        self.listing.action_move(by)

    @on(VirtualList.Chosen)
    def action_choose(self) -> None:
        """Opens the highlighted folder, or chooses the picture."""
        named = typed_path(self.typed)
        path = named if is_file(named) else self.listing.item or named
        if is_folder(path):
            self._type(f"{path}{os.sep}")
            return
        try:
            kept = add_picture(path, self.folder)
        except UserError as error:
            self.notify(str(error), severity="error", markup=False)
        else:
            self.dismiss(kept)

    def action_complete(self) -> None:
        """Completes the path with the highlighted name, when the arrow key is pressed at the end of it."""
        if self.listing.item:
            self._type(f"{self.listing.item}{os.sep if is_folder(self.listing.item) else ''}")

    def _type(self, text: str) -> None:
        self.typed = text
        area = self.query_one(TextField)
        area.show(text)
        area.action_go_to_end()
        self.listing.show(pictures_near(text), 0)


def _begin() -> Path:
    """The officer's folder for pictures, or the home folder."""
    pictures = Path.home() / "Pictures"
    return pictures if pictures.is_dir() else Path.home()
