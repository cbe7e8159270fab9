"""A finding of a check: what is wrong, where, and what to do about it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Literal

Severity = Literal["block", "warn", "advice"]
SEVERITIES: tuple[Severity, ...] = ("block", "warn", "advice")
"""The most serious first."""


class Category(StrEnum):
    """The weaknesses that findings are grouped under, in the order in which an assessment is read.

    The Equality and Human Rights Commission's research, whose own page could not be found, is said to name the first
    five: evidence, involvement, consulting on the policy rather than on its impact on equality, the analysis of
    negative impacts, and mitigation.
    """

    EVIDENCE = "Evidence"
    INVOLVEMENT = "Involving people"
    POLICY = "Equality, not only the policy"
    NEGATIVES = "Negative effects"
    MITIGATION = "Mitigation and actions"
    FORM = "The form itself"


SEVERITY_LABELS: Mapping[Severity, str] = {
    "block": "Must fix",
    "warn": "Likely to be returned",
    "advice": "Suggestion",
}
"""The words for each severity, wherever a person reads them."""

STYLE: Mapping[str, str] = {
    "long-sentence": "long sentences",
    "spelling": "possible misspellings",
    "acronym": "abbreviations that are not explained",
    "wording": "words to avoid",
}
"""The checks of style, each with what it finds, in the order in which one line sums them up."""


@dataclass(frozen=True)
class Finding:
    """What a check found, and where."""

    check: str
    """The name of the check, as `no-action`."""
    severity: Severity
    address: str
    """The answer's address, or the address of a step (the prefix that its answers share)."""
    message: str
    """What is wrong and what to do, in one line of plain English that ends with a full stop."""

    def as_json(self) -> dict[str, str]:
        """The finding as `check --json` prints it."""
        return asdict(self)
