"""Finds how a private person can be reached or looked up: addresses, telephone and other numbers."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.language.lexicon import is_common_word

_EMAIL_SIGNS = ("@", "(", "[")
_DIGITS = LazyPattern(r"\d\d|\d\D{1,3}\d")
"""Digits beside each other, as any of the numbers has."""
_DIGIT = LazyPattern(r"\d")
_NUMBERS = {
    "a telephone number": LazyPattern(
        r"(?<![\w.,/-])(?:\+44\s?(?:\(0\)\s?)?|\(?0)(?:[1-37]\d(?:[\s().-]*\d){7,9})(?!\w)"
    ),
    "a National Insurance number": LazyPattern(
        r"(?i)(?<!\w)[a-ceghj-prstw-z][a-ceghj-nprstw-z]\s?(?:\d\d\s?){3}[a-d](?!\w)|"
        r"\b(?:ni (?:number|no)|national insurance)\b\D{0,12}?\b[a-z]{2}\s?(?:\d\d\s?){3}[a-d](?!\w)"
    ),
    "an NHS number": LazyPattern(
        r"(?i)\bnhs (?:number|no)\b\D{0,12}\d{3}[\s-]?\d{3}[\s-]?\d{4}(?!\d)", needs=("nhs",)
    ),
    "a date of birth": LazyPattern(
        r"(?i)\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b\D{0,12}?"
        r"\b\d{1,2}(?:st|nd|rd|th)?[\s./-]\w+[\s./-]\d{2,4}\b",
        needs=("birth", "born", "dob", "d.o.b"),
    ),
    "a staff number": LazyPattern(
        r"(?i)\b(?:staff|employee|payroll) (?:number|no|id|ref)\b\D{0,6}\d{4,}", needs=("staff", "employee", "payroll")
    ),
    "a person's reference number": LazyPattern(
        r"(?i)\b(?:case|complaint|referral|tenancy|tenant|borrower|reader|library|blue badge|client|"
        r"customer|service user|membership|member|rent|council tax|crime|patient|hospital|pupil|student|"
        r"claim|claimant|driver|"
        r"permit|person|applicant|mosaic|bus pass|account|"
        r"licen[cs]e|card)['’]?s? (?:ref(?:erence)?|number|no|id|card|account)\b\.?:?"
        r"\s?(?:is |was |ending )?#?(?-i:[A-Z]{0,3})\d{5,}\b"
        r"|\bbadge (?:no\.? |number )?\d{3,6}\b|\bpassport (?:no\.? |number )?\d{6,}\b|"
        r"\b(?:upn|uln)\b\W{0,2}[a-z]?\d{6,}|"
        r"\bcard (?:no\.? |number |ending )\d{4,}",
        needs=("case", "complaint", "referral",
               "tena", "borrower", "reader", "librar", "badge", "client", "customer", "user", "member", "rent",
               "tax", "crime", "patient", "hospital", "pupil", "student", "claim", "driver", "permit", "person",
               "applicant", "mosaic", "pass", "account", "licen", "card", "upn", "uln"),
    ),
    "bank details": LazyPattern(r"\b\d\d-\d\d-\d\d\b\D{1,14}\d{8}\b"),
    "the number of a car": LazyPattern(
        r"(?i)\b(?:reg(?:istration)?|car|van|vehicle)\b[^.;]{0,20}?\b(?-i:[A-Z]{2}\d\d\s?[A-Z]{3})\b",
        needs=("reg", "car", "van", "vehicle"),
    ),
}  # fmt: skip
_PUBLIC_MAILBOX = LazyPattern(
    r"(?i)^(?:info|information|enquir\w*|contact\w*|hello|help\w*|office|admin|eia|equalit\w*|customer\w*|"
    r"consultation\w*|library|libraries|"
    r"access|transport|travel|bookings?|permits?|benefits?|care|carers|parks?|museums?|leisure|sports?|registrars?|archives?|"
    r"roads?|licensing|grants?|jobs|recruitment|payroll|environment|trees|buses|claims|appeals|events?|learning|training|charging|"
    r"fostering|adoption|safeguarding|policy|strategy|engagement|community|communities|wellbeing|public[.-]?health|"
    r"council|press|feedback|complaints?|housing|planning|highways|waste|parking|school\w*|admissions|"
    r"elections|data|foi|dpo|comms|media|"
    r"[a-z]+[._-]?(?:team|service|services|support|enquiries|desk|office|line|council|group|network|forum|hub))$"
)
"""A mailbox of an office rather than of a person, which is meant to be published."""
_SHORTEST_WORDS = {2: 4, 3: 3, 4: 3}
"""Letters of each word that may be part of the name of a mailbox, by the number of these words."""
_LOCAL_PART = LazyPattern(r"(?i)([\w.+-]+)\s?(?:@|[(\[]at[)\]])\s?[\w-]+\.[\w.-]*\w")
_HANDLE = LazyPattern(
    r"(?i)(?<![\w.@/])@(?!\w*(?:council|gov|library|libraries|police|nhs|news))[a-z]\w{3,},?\s+(?:on\s+(?:x|twitter|"
    r"facebook|instagram|tiktok|threads|bluesky)\b|says|said|wrote|writes|posted|tweeted|replied|asked|complained)"
)
"""Somebody's name on a social network."""
_PUBLIC_NUMBER = LazyPattern(
    r"(?i)\b(?:help\s?line|call centre|contact centre|customer (?:service|services|contact)|switchboard|"
    r"(?:the|our)\s+(?:[\w-]+\s+){1,3}?line|freephone|textphone|minicom|text relay|"
    r"free line|(?:phone|telephone|text|booking|help|advice|duty)\s?lines?|reception|enquir\w+|hotline|"
    r"information line|service desk|helpdesk|council(?:'s|’s)? (?:number|line|"
    r"phone)|advice line|booking line|24-hour|out of hours|leave a message|"
    r"(?:contact|call|ring|phone|text) (?:the|our) (?:\w+ ){1,4}?"
    r"(?:team|service|office|council|desk|unit|library|hub) on)\b"
)
_NON_GEOGRAPHIC = LazyPattern(r"\(?0(?:800|808|30\d|33\d|34\d|37\d|84\d)")
_OPEN_HOURS = LazyPattern(
    r"(?i)[^.\n]{0,24}?\b(?:between|from|until|on weekdays|weekdays|mondays?|at any time|day or night)\b"
)
_WORDS_OF_HOURS = 60
"""Characters after a number in which the hours of an office may follow."""
_STREET = LazyPattern(
    r"(?<![\w,.£])(?:Flat\s+\d+\w?,?\s+)?(?!(?:19|20)\d\d\b)\d{1,4}[A-Za-z]?(?:\s(?:and|&|to)\s\d{1,4})?,?\s+"
    r"(?:(?:The\s+)?(?:[A-Z][\w'’-]+\s+){1,3}(?:Road|Street|Avenue|Lane|Close|Drive|Way|Crescent|Court|Place|Gardens|"
    r"Terrace|Grove|Walk|Hill|Rd|St|Ave|Row|Square|Mews|Rise|View|Cottages?|Parade|Island|Villas|Buildings|Yard|Wharf|"
    r"Croft|Bank|Meadows?|Fields?|Gate|Nook|Brow|Quay|Chase|Garth|Hollow|Orchard|Paddock|Spinney|Vale)|"
    r"The\s+(?:Green|Crescent|Square|Row|Mews|Lane|Terrace|Close|Drive|Cottages|Avenue|Grove))\b"
    r"(?!\s+(?:\d|[a-z]+(?:ents|ers|ops|ies|holds|omes|eople|isits|eplies|etters)\b))"
)
_FLAT = LazyPattern(
    r"(?i)\bflat\s+\d{1,3}(?!\d|p\b)[a-z]?\b(?!\s*[%.\d])|"
    r"\bat\s+(?:number|no\.?)\s*\d{1,3}[a-z]?\b(?!\s+(?:on|of|in) the (?:list|league|agenda))|"
    r"\b(?:her|his) (?:flat|house|bungalow|room) (?:in|at|on) [A-Z]",
    needs=("flat", "number", "no.", "no ", "house", "bungalow", "room"),
)
"""A home by its number, or by the building."""
_POSTCODE = LazyPattern(r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}\b")
_OFFICE = LazyPattern(
    r"(?i)\b(?:offices?|centres?|librar(?:y|ies)|halls?|schools?|church|hubs?|surgery|premises|buildings?|depots?|shops?|"
    r"branch|stops?|sites?|open|opens|moves|moving to|closes?|leases?|venue|back room|meeting room|inn|pub|cafe|café|"
    r"hospital|clinic|headquarters|museum|theatre|college|works|yard|write to|letters? to|"
    r"post (?:it )?to|pool|council)\b"
)
_AT_HOME = LazyPattern(
    r"(?i)\b(?:tenants?|famil(?:y|ies)|households?|lad(?:y|ies)|wom[ae]n|m[ae]n|gentleman|couple|residents?|person|"
    r"neighbours?|objectors?|complainants?|callers?|boy|girl|child|mother|father|widow|widower|pensioner|lives?|living|lived|home|owner|occupier)\s+"
    r"(?:alone\s+)?(?:of|at|in|from)\s+$"
)
"""Words before an address that make it a home."""


@lru_cache(maxsize=1024)
def contact_details(text: str) -> tuple[str, ...]:
    """The kinds of details in a text by which a private person can be reached or looked up."""
    details: list[str] = []
    if any(sign in text for sign in _EMAIL_SIGNS) and (
        _HANDLE.search(text) or any(not _is_public_mailbox(mailbox) for mailbox in _LOCAL_PART.findall(text))
    ):
        details.append("an online name" if _HANDLE.search(text) else "an email address")
    if _DIGITS.search(text):
        details += [
            name
            for name, pattern in _NUMBERS.items()
            if any(not _is_public(name, found, text) for found in pattern.finditer(text))
        ]
    if _DIGIT.search(text) or _FLAT.search(text):
        details += ["a home address"] * (_FLAT.search(text) is not None or _is_home(text))
    return tuple(details)


def _is_public_mailbox(mailbox: str) -> bool:
    """Whether a mailbox is that of an office: by its name, or as it is of ordinary words ("localplan")."""
    if _PUBLIC_MAILBOX.match(mailbox):
        return True
    lower = mailbox.casefold()
    return not is_common_word(lower) and any(_is_made_of(lower, *each) for each in _SHORTEST_WORDS.items())


def _is_made_of(name: str, words: int, shortest: int) -> bool:
    """Whether a name is so many ordinary words in a row, each of at least so many letters."""
    if words == 1:
        return is_common_word(name)
    ends = range(shortest, len(name) - shortest * (words - 1) + 1)
    return any(is_common_word(name[:end]) and _is_made_of(name[end:], words - 1, shortest) for end in ends)


def _is_home(text: str) -> bool:
    """Whether a text has the address or the postcode of a home, as far as it is not that of an office."""
    return any(
        _AT_HOME.search(text[: found.start()]) is not None
        or not _OFFICE.search(_line_around(text, found).replace(found.group(), ""))
        for pattern in (_STREET, _POSTCODE)
        for found in pattern.finditer(text)
    )


def _is_public(name: str, found: re.Match[str], text: str) -> bool:
    """Whether a telephone number is one that the council publishes: a helpline, or a number that starts with 03."""
    if "telephone" not in name:
        return False
    after = text[found.end() : found.end() + _WORDS_OF_HOURS]
    line = _line_around(text, found)
    return bool(_NON_GEOGRAPHIC.match(found.group()) or _PUBLIC_NUMBER.search(line) or _OPEN_HOURS.match(after))


def _line_around(text: str, found: re.Match[str]) -> str:
    """The line in which something was found."""
    start, end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
    return text[start : end if end >= 0 else len(text)]
