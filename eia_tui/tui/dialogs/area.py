"""Chooses the area whose figures are shown: one from the list, or several districts together."""

import contextlib
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from eia_tui.evidence.areas import Area, OurArea, areas_like, find_our_area, together
from eia_tui.system.errors import UserError
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

_EXPLAINED = (
    "Type the beginning of its name, and press Enter on it. For several districts together, such as a new council, "
    "press + on each of them, and Enter after the last."
)


class AreaScreen(ModalScreen[tuple[OurArea, bool] | None]):
    """Returns the area, and whether it is for this draft only."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Cancel", key_display="Esc"),
        Binding("enter", "choose", "Choose", priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("plus", "add", "Add", key_display="+", tooltip="Add this area, and choose another", priority=True),
    ]

    def __init__(self, now: OurArea | None) -> None:
        """`now` is the area so far."""
        super().__init__()
        self.now = now
        self.parts: list[Area] = []
        self.listing: VirtualList[Area] = VirtualList(
            self._lines, items=areas_like(""), empty="No council, region or country has a name like that."
        )
        self.listing.can_focus = False

    def compose(self) -> ComposeResult:
        """The areas chosen so far, the line for a name, the list of areas, and the buttons for one draft or all."""
        with Vertical(classes="sheet"):
            yield Static("Which area are the figures for?", classes="heading")
            yield Static(Content(_EXPLAINED), classes="aside")
            yield Static(Content(self._so_far()), classes="where")
            yield TextField()
            yield self.listing
            with Horizontal(classes="ways"):
                yield ActionButton("For all my drafts", id="all")
                yield ActionButton("Only for this draft", id="one")
        yield KeyBar()

    def on_mount(self) -> None:
        """Hides the buttons until an area is chosen."""
        self.query_one(".ways").display = False
        self.query_one(TextField).focus()

    def _so_far(self) -> str:
        if self.parts:
            return f"Chosen: {OurArea(tuple(self.parts)).names}"
        return f"Now: {self.now.names}" if self.now else ""

    def _lines(self, area: Area, width: int) -> Sequence[Line]:
        return [[(cut(f"{area.label}  {area.code}", width), "strong" if area in self.parts else "")]]

    @on(TextField.Typed)
    def look(self, event: TextField.Typed) -> None:
        """Lists again with each key."""
        event.stop()
        self.listing.show(areas_like(event.text.strip()), 0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Once the area is chosen, Enter presses the button that has the focus."""
        if action in ("choose", "move", "add") and isinstance(self.focused, Button):
            return False
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Highlights another area, while a name can still be typed."""
        self.listing.action_move(by)

    def action_add(self) -> None:
        """Adds the highlighted area to those that are put together, and empties the line for the next."""
        if self._take():
            area = self.query_one(TextField)
            area.show("")
            self.listing.show(areas_like(""), 0)

    def _take(self) -> bool:
        """Adds the highlighted area, or those that are typed. Whether all of them can be put together."""
        item = self.listing.item
        chosen = (item,) if item else self._typed()
        if not chosen:
            self.notify("No area has a name like that. Try only its beginning.", markup=False)
            return False
        try:
            self.parts = list(together([*self.parts, *chosen]).parts)
        except UserError as error:
            self.notify(str(error), markup=False)
            return False
        self.query_one(".where", Static).update(Content(self._so_far()))
        return True

    def _typed(self) -> Sequence[Area]:
        """The areas that the line names, such as "Blaby + Melton"; none if one of the names is not an area."""
        with contextlib.suppress(UserError):
            return find_our_area(self.query_one(TextField).text).parts
        return ()

    @on(VirtualList.Chosen)
    def action_choose(self) -> None:
        """Adds the highlighted area, unless nothing is typed and areas are chosen, and asks for which drafts."""
        done = self.parts and not self.query_one(TextField).text.strip()
        if done or self._take():
            self.query_one(".ways").display = True
            self.listing.display = False
            self.query_one(TextField).display = False
            self.query_one("#all").focus()

    @on(Button.Pressed)
    def answer(self, event: Button.Pressed) -> None:
        """Closes with the area."""
        if self.is_current:
            self.dismiss((OurArea(tuple(self.parts)), event.button.id == "one"))
