"""Finds the councils that a text names."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

_WORD = r"[A-Z][\w’'-]+"
_COUNCIL = LazyPattern(
    rf"\b(?P<name>(?:London Borough|Royal Borough|City|Borough|County) of {_WORD}(?:\s(?:and\s|upon\s)?{_WORD}){{0,3}}"
    rf"|{_WORD}(?:[\s-](?:and\s|upon\s|on\s|in\s|the\s)?{_WORD}){{0,3}}?)\s(?:(?:County|District|Borough|City|Town|Parish|Metropolitan|"
    r"Unitary)\s(?:Borough\s)?)?Council\b"
    rf"|\b(?P<borough>(?:London|Royal) Borough of {_WORD}(?:\s(?:and\s|upon\s)?{_WORD}){{0,3}})"
)
_NO_NAME = LazyPattern(
    r"(?i)(?:the|our|this|a|an|full|school|youth|parish|town|district|county|borough|city|parochial|children'?s|student|"
    r"arts|sports|research|british|health|privy|national|each|every|other|another|of|local|and|faiths?|consumer|care)"
    r"(?:\s(?:full|parish|town|district|county|borough|city))*"
)

_OF_PEOPLE = LazyPattern(
    r"(?i)\b(?:children|young|people|youth|care|leavers?|carers?|pupils?|tenants?|residents?|women|elders|seniors|disabled)\b"
)
"""In the names of councils that people form to be heard: the Children in Care Council."""


@lru_cache(maxsize=1024)
def councils(text: str) -> tuple[str, ...]:
    """The councils of a text by their own names, as "Elmshire" for "Elmshire County Council", in order."""
    found = (
        found["name"] or found["borough"] for found in _COUNCIL.finditer(text) if "ouncil" in text or "orough" in text
    )
    named = (
        re.sub(r"^(?:The|Our|As|At|In|By|For|From|With|All|Both|And|Since|When|If|Under)\s", "", name) for name in found
    )
    short = (re.sub(r"^(?:(?:London|Royal)\s)?(?:Borough|City|County)\sof\s", "", name) for name in named)
    return tuple(dict.fromkeys(name for name in short if not _NO_NAME.fullmatch(name) and not _OF_PEOPLE.search(name)))
