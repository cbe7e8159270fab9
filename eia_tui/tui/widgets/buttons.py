"""Buttons that show by a sign which one Enter presses, and between which the arrow keys move."""

from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Button

from eia_tui.tui.widgets.virtual_list import wrapped

_SIGN = "▸ "


class ActionButton(Button):
    """A button; "▸" is before the label of the one that has the focus, as colour alone would not do."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,right", "app.focus_next", "Next button", show=False),
        Binding("up,left", "app.focus_previous", "Previous button", show=False),
    ]

    def __init__(self, label: Content | str, *, id: str | None = None, action: str | None = None) -> None:  # noqa: A002  Textual's name for it
        """`id` says what the button does, or `action` runs it."""
        super().__init__(label, id=id, action=action, compact=True)
        self.styles.line_pad = 0  # Textual's, which would wrap the lines again; a style sheet cannot say 0

    def action_press(self) -> None:
        """Presses the button. Textual drops a second press within 0.2 s: right for the mouse, not for keys in a row."""
        self.press()

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  Textual's
        """The width of the label with the sign, and as much room behind it, in cells."""
        return max(map(cell_len, str(self.label).split("\n"))) + 2 * len(_SIGN)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's
        """The lines of the label."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The label behind the sign, or behind room for it; further lines of a long one are below the first."""
        room = " " * len(_SIGN)
        sign = _SIGN if self.has_focus else room
        return Content(sign + f"\n{room}".join(self._lines(self.content_size.width)))

    def _lines(self, width: int) -> list[str]:
        return wrapped(str(self.label), max(width - len(_SIGN), 1))
