"""Finds percentages that are not those of the numbers beside them."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import prose_answers, short_name
from eia_tui.checks.finding import Category
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft

_SHARE = re.compile(
    r"(?<![\d.,])(?P<part>\d{1,3}(?:,\d{3})*|\d+) (?:out )?of (?:the |our |all |these |those )?"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<words>(?: [A-Za-z][\w’'-]*){0,5}) ?\((?:about |around |some )?"
    r"(?P<percent>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)\)"
)
"""A part, a whole, and the percentage in brackets right after them: "112 of 486 customers (23%)"."""
_ROUNDED = 1.0
"""Percentage points by which a rounded percentage, or one of rounded numbers, may differ."""


@check(
    "wrong-share",
    severity="warn",
    category=Category.EVIDENCE,
    source="House view: a reader who finds one wrong figure trusts no other.",
)
def wrong_share(draft: Draft) -> Iterator[Problem]:
    """A percentage in brackets that is not that of the two numbers before it."""
    for answer in prose_answers(draft):
        for found in _SHARE.finditer(answer.text):
            part, whole = (int(found[name].replace(",", "")) for name in ("part", "whole"))
            percent = float(found["percent"])
            if not 0 < part <= whole or abs(100 * part / whole - percent) <= _ROUNDED:
                continue
            name = short_name(draft, answer.address)
            right = f"{found['part']} of {found['whole']} is {100 * part / whole:.0f}%, not {found['percent']}%"
            yield answer.address, f"“{name}”: {right}. Correct the percentage or the numbers."
