"""Finds out what is wrong with an owner or author that gives neither a post nor a full name."""

from functools import cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of, name_words
from eia_tui.checks.methods.who import divided
from eia_tui.language.lexicon import is_common_word
from eia_tui.system.text import agreeing, listed

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


def half_name(text: str) -> str:
    """What is known of the name in a text, as the rest of a sentence with the words that it is about; "" if nothing.

    Comes in: an owner or author who is not one person. Goes out: "“Sam” is only a first name", "“Me” does not say who".
    """
    parts = [_without_label(part) for part in divided(text)]
    first = [part for part in parts if _is_first_name(part)]
    if first:
        names = "a first name" if len(first) == 1 else "first names"
        return f"{listed([f'“{part}”' for part in first])} {agreeing(len(first), 'is')} only {names}"
    surname = next((part for part in parts if _SURNAME.fullmatch(part)), "")
    if surname:
        return f"“{surname}” is only a surname"
    return next((f"“{part}” does not say who that is" for part in parts if _ONESELF.fullmatch(part)), "")


def what_to_add(half: str) -> str:
    """What to do about a half name."""
    if "first name" in half:
        return "Add the surname or the post" if " is " in half else "Add the surnames or the posts"
    return "Add the first name or the post" if "surname" in half else "Give the name or the post"


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
