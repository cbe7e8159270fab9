"""Finds names of areas of other councils in a text, such as "Swindon" or "Croydon"."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of
from eia_tui.evidence.areas import areas

_NAME = LazyPattern(r"\b[A-Z][a-z]+(?:(?:[ -](?:and|upon|on|of|the|in|under))*[ -][A-Z][a-z]+)*")
_OF_SOMETHING = LazyPattern(
    r"[’']?s?\s+(?:University|Hallam|Street|Road|Lane|Avenue|House|College|Hospital|School|Report|Court|Crown|Rules|"
    r"Declaration|Convention|Library|Centre|Hall|Park|Close|Way|Drive|Gate|Bridge|Market|Church|Cathedral|City|United)\b"
)
"""What follows the name of a place in that of something else: "Reading Room", "Lincoln Street"."""


@cache
def _others() -> frozenset[str]:
    return frozenset(area.name for area in areas() if not is_one_of("place_and_word", area.name))


@lru_cache(maxsize=1024)
def places(text: str) -> tuple[str, ...]:
    """The names of councils' areas in a text, each once, unless they are part of another name."""
    return tuple(dict.fromkeys(_places(text)))


def _places(text: str) -> Iterator[str]:
    for found in _NAME.finditer(text):
        if _OF_SOMETHING.match(text, found.end()) is None:
            yield from (name for name in _parts(found.group()) if name in _others())


def _parts(name: str) -> Iterator[str]:
    """The name, and it without a first word that only begins a sentence: "Residents of Doncaster"."""
    yield name
    words = re.split(r"\s+(?:of|in|and)\s+", name)
    if len(words) > 1:
        yield from words
