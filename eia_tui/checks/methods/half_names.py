"""Finds out what is wrong with an owner or author that gives neither a post nor a full name."""

from functools import cache
from typing import NamedTuple

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of, name_words
from eia_tui.checks.methods.who import divided
from eia_tui.language.lexicon import is_common_word
from eia_tui.system.text import listed

_NAME_LEFT_OUT = LazyPattern(
    r"(?i)\W*\[(?!insert|add|enter|type|your|put|to\b)(?:\w+'?s? ){0,2}(?:names?|redacted|withheld)(?: [\w ]{0,30})?\]",
)
"""What published forms put for a name: "[name]", "[name redacted]"."""
_ONESELF = LazyPattern(r"(?i)(?:me|i|myself|us|we|ourselves|my ?self|the (?:author|writer))")
_SURNAME = LazyPattern(r"(?:O['’]|D['’]|Ma?c|Fitz)[A-Z][a-z]+")
"""A word that can only be a surname: "O'Neil", "McBride"."""
_LABEL = LazyPattern(r"(?i)(?:lead|owner|who|author|name|completed by|by)\s*[:-]?\s+")


def is_name_left_out(text: str) -> bool:
    """Whether a text has, in the place of a name, what published forms put there."""
    return _NAME_LEFT_OUT.match(text) is not None


class HalfName(NamedTuple):
    """What is wrong with a name of which only a part is given, and what to do, each as a sentence without its end."""

    wrong: str
    advice: str


def half_name(text: str) -> HalfName | None:
    """What is wrong with the name of an owner or author who is not one person; None if it has no part of a name."""
    parts = [_without_label(part) for part in divided(text)]
    first = [part for part in parts if _is_first_name(part)]
    if first:
        quoted = listed([f"“{part}”" for part in first])
        if len(first) == 1:
            return HalfName(f"{quoted} is only a first name", "Add the surname or the post")
        return HalfName(f"{quoted} are only first names", "Add the surnames or the posts")
    surname = next((part for part in parts if _SURNAME.fullmatch(part)), "")
    if surname:
        return HalfName(f"“{surname}” is only a surname", "Add the first name or the post")
    oneself = next((part for part in parts if _ONESELF.fullmatch(part)), "")
    return HalfName(f"“{oneself}” does not say who that is", "Give the name or the post") if oneself else None


def is_collective(text: str) -> bool:
    """Whether a text has a word for a team, a board, a firm or a service, so that it names no person."""
    words = [word.strip(".,;:()[]/&").casefold() for word in text.split()]
    return any(
        is_one_of("collective", word) or is_one_of("organisation", word) or is_one_of("post", word.removesuffix("s"))
        for word in words
        if word
    )


@cache
def _first_names() -> frozenset[str]:
    return frozenset(name_words("first"))


def _is_first_name(part: str) -> bool:
    if part.casefold() not in _first_names():
        return False
    return (part[:1].isupper() and not part.isupper()) or (part.islower() and not is_common_word(part))


def _without_label(part: str) -> str:
    found = _LABEL.match(part)
    return part[found.end() :] if found else part
