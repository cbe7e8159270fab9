"""The list of the review: findings grouped by category, and what is still to do."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from eia_tui.checks.finding import SEVERITY_LABELS, Finding, Severity
from eia_tui.system.text import plural
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut, wrapped

ACCEPTED_LABEL = "Accepted"
"""The label of a finding that somebody accepted."""
TO_DO_LABEL = "To do"
"""The label of a step that is not done."""
_INDENT = "  "


@dataclass(frozen=True)
class ReviewItem:
    """An item of the review: a finding, or a step that is not done yet."""

    label: str
    """Its severity in words."""
    address: str
    message: str
    finding: Finding | None = None
    heading: str = ""
    """The category above it, on the first item of each category."""


class FindingsList(VirtualList[ReviewItem]):
    """The findings, the most serious first, and then what is still to do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Go to it")]


def summary(counts: dict[Severity, int], steps_left: int) -> str:
    """How many findings there are of each severity, and how many steps are not done."""
    parts = [f"{plural(counts['block'], 'thing')} to fix before you can send this"] if counts["block"] else []
    if counts["warn"]:
        parts.append(f"{counts['warn']} likely to be returned")
    if counts["advice"]:
        parts.append(plural(counts["advice"], "suggestion"))
    sentences = [] if counts["block"] else ["You can send this."]
    sentences += [f"{', '.join(parts)}."] if parts else []
    if steps_left:
        sentences.append(f"{plural(steps_left, 'step')} not done yet: press F5 to go to the next.")
    return " ".join([*sentences, "You can export a draft at any time."])


def item_lines(item: ReviewItem, width: int) -> list[Line]:
    """The lines of an item, each of at most `width` cells."""
    look = "alert" if item.label == SEVERITY_LABELS["block"] else "quiet"
    start = f"{item.label}:"
    first, *rest = wrapped(f"{start} {item.message}", width - len(_INDENT))
    heading: list[Line] = [[(cut(item.heading, width), "strong")]] if item.heading else []
    return [*heading, [(start, look), (first[len(start) :], "")], *([(_INDENT + line, "")] for line in rest)]
