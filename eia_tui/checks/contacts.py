"""Checks that somebody can be reached under the contacts that a form gives, and not at home."""

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
        message = f"{question_name(draft, answer.address)}: “{shortened(text)}” is no telephone number or email address"
        yield answer.address, f"{message}. Give one at which a reader reaches you."


_THEIR_OWN = LazyPattern(
    r"(?i)\b(?:own|personal|private|home)\s+(?:\w+\s+)?(?:mobile|phone|telephone|number|cell|e-?mail|mailbox|inbox|account|"
    r"address|landline|line)\b|\b(?:mobile|phone|telephone|e-?mail|number)\s*\(?(?:his|her|their|my)\s+own\b"
    r"|\bat home\b[\s:,]*(?:on\s+|at\s+)?0\d|\bwhatsapp\b"
)
"""What belongs to one person, in so many words."""
_PRIVATE_MAIL = LazyPattern(
    r"(?i)\S@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|aol|btinternet|btopenworld|sky|"
    r"talktalk|virginmedia|ntlworld|blueyonder|protonmail|proton|gmx|mail)\.(?:com|co\.uk|net|me|uk)\b"
)
"""A mailbox of a provider for private people."""
_MOBILE = LazyPattern(r"(?<!\d)(?:\+?44\s?\(?0?\)?\s?|0)7(?:[\s-]?\d){9}(?!\d)")
_OF_THE_SERVICE = LazyPattern(
    r"(?i)\b(?:team|duty|shared|service|office|desk|helpline|hotline|on[- ]call|rota|text|sms|line|work|council)\b"
)
"""Words for a number that colleagues answer as well."""


@check(
    "private-contact",
    severity="advice",
    category=Category.POLICY,
    source="House view: this form is published, and people move on; a team's number is answered by the next person.",
)
def private_contact(draft: Draft) -> Iterator[Problem]:
    """Contacts that are one person's own number or mailbox, or a mobile number alone."""
    for answer in answers_with_role(draft, "contacts"):
        own = _THEIR_OWN.search(answer.text) or _PRIVATE_MAIL.search(answer.text)
        rest = _MOBILE.sub(" ", answer.text)
        is_mobile_alone = rest != answer.text and not _OF_THE_SERVICE.search(rest)
        if own or (is_mobile_alone and not _WAY.search(rest) and not _NUMBER.search(_DATE.sub(" ", rest))):
            message = f"{question_name(draft, answer.address)}: “{shortened(answer.text)}” is one person's own"
            yield answer.address, f"{message}. Give the number and mailbox of the team, which others answer too."
