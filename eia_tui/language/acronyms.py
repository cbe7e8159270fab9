"""Finds acronyms that are used before they are explained."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from eia_tui.language.lexicon import language_folder

_ACRONYM = re.compile(r"(?<![\w&/.'’-])[A-Z][A-Z&]{1,5}s?(?![\w&'’]*[a-z0-9])(?!\w)")
_LEVEL = re.compile(r"(?i)\b(?:level|grade|band|size|class|rating|WCAG\)?(?:\s\d(?:\.\d)?)?)\s$")
"""Words before letters that are a step of a scale, and short for nothing: "level AA"."""
_CAPITALS = re.compile(r"(?:\b[A-Z]{2,}\b[ ,.!?:-]*){3,}")
_ADDRESS = re.compile(r"\]\([^)\n]*\)|https?://\S+|\S+@\S+")


class UnexplainedAcronym(NamedTuple):
    """The first use of an acronym that no text explains there."""

    address: str
    start: int
    end: int
    acronym: str


@cache
def _well_known() -> frozenset[str]:
    lines = (language_folder() / "acronyms.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def unexplained_acronyms(texts: Iterable[tuple[str, str]], wording: str = "") -> Iterator[UnexplainedAcronym]:
    """The acronyms that are not explained at their first use; `texts` are addresses and texts in the form's order.

    "British Sign Language (BSL)" and "BSL (British Sign Language)" are explanations. Acronyms in the form's own
    `wording` need none.
    """
    seen = set(_well_known()) | {_singular(match.group()) for match in _ACRONYM.finditer(wording)}
    for address, text in texts:
        capitals = [match.span() for match in _CAPITALS.finditer(text)]
        addresses = [match.span() for match in _ADDRESS.finditer(text)]
        for match in _ACRONYM.finditer(text):
            acronym = _singular(match.group())
            if acronym in seen or any(start <= match.start() < end for start, end in (*capitals, *addresses)):
                continue
            if _LEVEL.search(text[max(0, match.start() - 12) : match.start()]):
                continue
            seen.add(acronym)
            if not _is_explained(text, match.start(), match.end(), acronym):
                yield UnexplainedAcronym(address, match.start(), match.end(), match.group())


def _singular(acronym: str) -> str:
    return acronym.removesuffix("s")


def _is_explained(text: str, start: int, end: int, acronym: str) -> bool:
    """Whether the full name is beside the acronym, with one of the two in brackets."""
    before, after = text[:start].rstrip("*“\"'"), text[end:].lstrip("*”\"'")
    if before.endswith("("):
        return _has_initials(before[:-1].split()[-2 * len(acronym) :], acronym)
    if after.lstrip().startswith("("):
        return _has_initials(re.split(r"[\s]+", after.lstrip()[1:].partition(")")[0]), acronym)
    return False


def _has_initials(words: list[str], acronym: str) -> bool:
    """Whether the initials of the words contain the letters of the acronym, in order; other words may be between."""
    letters = iter("".join(part[:1] for word in words for part in re.split(r"[-/]", word.strip("*“”\"'(),."))).upper())
    return all(letter in letters for letter in acronym.replace("&", "").upper())
