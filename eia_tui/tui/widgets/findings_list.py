"""What was found as lines of a list: what each finding does, in a word, under the weakness that it is a sign of."""

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from eia_tui.checks.finding import Finding, Severity
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut, wrapped

SAID: dict[Severity, str] = {"block": "stops", "warn": "may", "advice": "advice"}
"""What a finding does, in a word: stops the form from being sent, may be sent back, or is advice."""
ACCEPTED_AS = "taken"
"""What is said of a finding that somebody has accepted."""
_COLUMN = 8


@dataclass(frozen=True)
class Noted:
    """A line of the review: a finding, or a step that is not done yet."""

    said: str
    """What it does, in a word."""
    address: str
    message: str
    finding: Finding | None = None
    heading: str = ""
    """What it and those after it are grouped under, above the first of them."""


class FindingsList(VirtualList[Noted]):
    """The findings, worst first, and then what is still to do."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Go to it")]


def summary(counts: dict[Severity, int], left: int) -> str:
    """What the findings come to, and how many steps are not done."""
    stops = counts["block"]
    things = "1 thing stops" if stops == 1 else f"{stops} things stop" if stops else "Nothing stops"
    said = [f"{things} this from being sent"]
    if counts["warn"]:
        said.append(f"{counts['warn']} a reviewer may send back")
    if counts["advice"]:
        said.append(f"{counts['advice']} for advice")
    to_do = f" {left} step{' is' if left == 1 else 's are'} not done yet: F5 goes to the next." if left else ""
    return f"{', '.join(said)}.{to_do} A draft can be exported at any time."


def lines(noted: Noted, width: int) -> list[Line]:
    """How one of them is drawn in so many cells."""
    told = wrapped(noted.message, width - _COLUMN)
    look = "alert" if noted.said == SAID["block"] else "quiet"
    drawn: list[Line] = [[(cut(noted.heading, width), "strong")]] if noted.heading else []
    for number, line in enumerate(told):
        drawn.append([(f"{noted.said if not number else '':<{_COLUMN}}", look), (line, "")])
    return drawn
