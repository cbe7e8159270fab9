"""Buttons that show by a sign which one Enter presses, and between which the arrow keys move."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Button

_SIGN = "▸ "


class ActionButton(Button):
    """A button on one line; "▸" is before the label of the one that has the focus, as colour alone would not do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "app.focus_next", "Next button", show=False),
        Binding("up,left", "app.focus_previous", "Previous button", show=False),
    ]

    def __init__(self, label: Content | str, *, id: str | None = None, action: str | None = None) -> None:  # noqa: A002  Textual's name for it
        """`id` says what the button does, or `action` runs it."""
        super().__init__(label, id=id, action=action, compact=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """The width of the label with the sign, in cells."""
        return super().get_content_width(container, viewport) + len(_SIGN)

    def render(self) -> Content:
        """The label with the sign, or with room for it."""
        return Content(_SIGN if self.has_focus else " " * len(_SIGN)) + Content.from_text(self.label, markup=False)
