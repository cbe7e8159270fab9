"""The list of the review."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from eia_tui.tui.widgets.review_items import ReviewItem
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut, wrapped

_INDENT = "  "


class FindingsList(VirtualList[ReviewItem]):
    """Where to start, the findings, the most serious first, and then what is still to do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Go to it")]


def item_lines(item: ReviewItem, width: int) -> list[Line]:
    """The lines of an item, each of at most `width` cells."""
    indent = _INDENT if item.under_fold else ""
    start = f"{indent}{item.label}:"
    first, *rest = wrapped(f"{start} {item.message}", width - len(_INDENT))
    heading: list[Line] = [[(cut(item.heading, width), "strong")]] if item.heading else []
    style = "alert" if item.is_urgent else "quiet"
    more: list[Line] = [[(f"{indent}{_INDENT}{line}", "")] for line in rest]
    return [*heading, [(start, style), (first[len(start) :], "")], *more]
