"""Tells an answer that says something from one that only says that there is nothing to say."""

import re
from functools import lru_cache

from eia_tui.checks.phrases import first, phrases

_FEWEST = 3
"""Words of substance from which on a reason is worth the name."""
_STEM, _SHARED, _PART = 5, 2, 0.2
"""Letters by which a word is known, and how many words, and what part of the shorter text, two texts share."""
_SHORT = 12
"""Words up to which an answer that names what is not known says no more than that."""
_STOP = re.compile(r"\s*(?:$|[.,;:!()–—-])")
"""What ends a word that says that there is nothing: "none of the stops has a seat" says something."""
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE = re.compile(r"[.!?;\n]+")
_NEGATIVE = re.compile(r"(?i)\b(?:no|not|none|nothing|never|neither|nor|without|cannot|\w+n['’]t)\b")
_CONTRAST = re.compile(r"(?i)\b(?:but|however|although|though|except|unless|whereas|nevertheless)\b")


def substance(text: str) -> list[str]:
    """The words of a text beside those with which any group, effect or policy might be spoken of."""
    return [word for word in _WORD.findall(phrases("nothing").sub(" ", text)) if not _fits_anything(word.casefold())]


@lru_cache(maxsize=20_000)
def _fits_anything(word: str) -> bool:
    return phrases("generic").fullmatch(word) is not None


def gives_reason(text: str) -> bool:
    """Whether a text that says that nothing changes for a group says why."""
    return len(substance(text)) >= _FEWEST


def says_nothing(text: str) -> bool:
    """Whether an answer says only that there is nothing to say, whatever it gives as its reason."""
    start = next((each for each in _SENTENCE.split(text) if each.strip()), "")
    nothing = begins_with_nothing(text) or bool(_NEGATIVE.search(start) and not substance(start))
    contrast = _CONTRAST.search(text)
    return nothing and not (contrast and len(substance(text[contrast.end() :])) >= _FEWEST)


def begins_with_nothing(text: str) -> bool:
    """Whether an answer begins with a phrase that there is nothing, whatever comes after it; so does a blank one."""
    begun = text.lstrip(" \t\n-–—*•.\"'“")
    alone = phrases("nothing_alone").match(begun)
    return (
        bool(phrases("nothing").match(begun))
        or bool(alone and _STOP.match(begun, alone.end()))
        or not re.search(r"\w", begun)
    )


def empty(text: str) -> bool:
    """Whether an answer says nothing and not why, or is made of words that fit any group."""
    return (says_nothing(text) and not gives_reason(text)) or not substance(text)


def put_off(text: str) -> bool:
    """Whether an answer only says that nothing is known yet."""
    found = first(phrases("unmeasured"), text) or first(phrases("awaiting"), text)
    return bool(found) and len(text.split()) < _SHORT


def to_find_out(text: str) -> bool:
    """Whether an answer begins with what is not known, and goes on with a plan to find it out."""
    start = next((each for each in _SENTENCE.split(text) if each.strip()), "")
    return bool(phrases("unmeasured").search(start) and phrases("plan").search(text))


def is_real_mitigation(mitigation: str) -> bool:
    """Whether a mitigation is one: it says more than that there is none, or that it is still to be found.

    One that points to another group's is taken at its word.
    """
    if phrases("elsewhere").search(mitigation):
        return True
    return bool(mitigation) and not empty(mitigation) and not put_off(mitigation)


def alike(one: str, other: str) -> bool:
    """Whether two texts are about one thing: they share two words of substance or more, and a good part of the shorter.

    Words count by their beginning, so that "deliver" and "delivery" are one.
    """
    stems = [{word[:_STEM].casefold() for word in substance(text) if len(word) >= _STEM - 1} for text in (one, other)]
    shared = len(stems[0] & stems[1])
    return shared >= _SHARED and shared >= _PART * min(map(len, stems))
