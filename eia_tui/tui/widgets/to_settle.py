"""What reviewers said about an answer, below it: Enter settles it there."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from eia_tui.approvals.status import closed_reason
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem
from eia_tui.draft.waiting_text import item_text, placed_text
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, wrapped

_INDENT = "  "
_HOW = "To settle: press Tab, then Enter"
_HOW_SIGNED_OFF = "Not settled: press Tab, then Enter to read all of it"


class ToSettle(VirtualList[WaitingItem]):
    """The comments, changes and questions of an import that wait at an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Read it")]

    def __init__(self, draft: Draft, address: str) -> None:
        """`address` is that of the answer."""
        super().__init__(self._lines, lines_each=None)
        self._draft = draft
        self._address = address
        self._how = _HOW_SIGNED_OFF if closed_reason(draft) else _HOW

    def _lines(self, item: WaitingItem, width: int) -> list[Line]:
        here = item.on == (self._address,)
        text = f"? {item_text(item) if here else placed_text(self._draft, item)}"
        first, *rest = wrapped(text, width - len(_INDENT))
        heading: list[Line] = [[(self._how, "quiet")]] if item is self.items[0] else []
        return [*heading, [(first, "")], *([(f"{_INDENT}{line}", "")] for line in rest)]
