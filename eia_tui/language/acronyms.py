"""Finds short forms that are used before they are spelt out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from eia_tui.language.lexicon import language_folder

_ACRONYM = re.compile(r"(?<![\w&/.'’-])[A-Z][A-Z&]{1,5}s?(?![\w&'’]*[a-z0-9])(?!\w)")
_SHOUTED = re.compile(r"(?:\b[A-Z]{2,}\b[ ,.!?:-]*){3,}")
_LINKED = re.compile(r"\]\([^)\n]*\)|https?://\S+|\S+@\S+")


@dataclass(frozen=True)
class Unspelt:
    """A short form at its first use."""

    address: str
    start: int
    end: int
    acronym: str


@cache
def _well_known() -> frozenset[str]:
    lines = (language_folder() / "acronyms.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def unspelt(texts: Iterable[tuple[str, str]], wording: str = "") -> Iterator[Unspelt]:
    """The short forms that no text spells out by their first use; `texts` are addresses and texts in the form's order.

    Spelt out is "British Sign Language (BSL)" or "BSL (British Sign Language)"; the form's own `wording` counts.
    """
    seen = set(_well_known()) | {_bare(match.group()) for match in _ACRONYM.finditer(wording)}
    for address, text in texts:
        shouted = [match.span() for match in _SHOUTED.finditer(text)]
        linked = [match.span() for match in _LINKED.finditer(text)]
        for match in _ACRONYM.finditer(text):
            acronym = _bare(match.group())
            if acronym in seen or any(start <= match.start() < end for start, end in (*shouted, *linked)):
                continue
            seen.add(acronym)
            if not _spelt(text, match.start(), match.end(), acronym):
                yield Unspelt(address, match.start(), match.end(), match.group())


def _bare(acronym: str) -> str:
    return acronym.removesuffix("s")


def _spelt(text: str, start: int, end: int, acronym: str) -> bool:
    """Whether its words stand beside it, the short form or they in brackets."""
    before, after = text[:start].rstrip("*“\"'"), text[end:].lstrip("*”\"'")
    if before.endswith("("):
        return _initials(before[:-1].split()[-2 * len(acronym) :], acronym)
    if after.lstrip().startswith("("):
        return _initials(re.split(r"[\s]+", after.lstrip()[1:].partition(")")[0]), acronym)
    return False


def _initials(words: list[str], acronym: str) -> bool:
    """Whether the first letters of the words hold those of the short form, in order; small words may stand between."""
    letters = iter("".join(part[:1] for word in words for part in re.split(r"[-/]", word.strip("*“”\"'(),."))).upper())
    return all(letter in letters for letter in acronym.replace("&", "").upper())
