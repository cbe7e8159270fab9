"""Checks that somebody can be reached under the contacts that a form gives."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import answers_with_role, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.placeholders import filler_in
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WAY = LazyPattern(
    r"\S@\S|\b(?:https?://|www\.)\S|\b\w[\w-]*\.(?:gov|co|org|ac|nhs)\.uk\b"
    r"|\b(?:ext(?:ension|n)?|x)\.?\s*\d{2,}"
    r"|\[[^\]\n]{1,30}\]|\b(?:redacted|removed|withheld|left out)\b"
    r"|\b(?:via|through)\s|\bswitchboard\b|\b(?:front|help|enquiry) desk\b",
    re.IGNORECASE,
)
"""An email or web address, an extension, whom to ask for, or what published forms have in the place of one."""
_DATE = LazyPattern(
    rf"\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})\w*(?:\s+\d{{4}})?"
    rf"|\b(?:{_MONTHS}|spring|summer|autumn|winter)\w*\s+\d{{4}}\b|\b(?:19|20)\d\d(?:\s?[/-]\s?\d\d)?\b(?!\s?\d)",
    re.IGNORECASE,
)
_NUMBER = LazyPattern(r"\d{3,}")
"""The longest group of a telephone number, at the least."""


@check(
    "no-contact",
    severity="advice",
    category=Category.POLICY,
    source="The form, section 1: “Contact numbers”.",
)
def no_contact(draft: Draft) -> Iterator[Problem]:
    """Contacts without a telephone number, an extension or an address."""
    for answer in answers_with_role(draft, "contacts"):
        text = answer.text
        if _WAY.search(text) or _NUMBER.search(_DATE.sub(" ", text)) or filler_in(text):
            continue
        message = (
            f"“{question_name(draft, answer.address)}”: “{shortened(text)}” is no telephone number or email address"
        )
        yield answer.address, f"{message}. Give one at which a reader reaches you."
