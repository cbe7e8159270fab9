"""Separates substantive answers from boilerplate such as "no impact" or "not known yet"."""

import re
from functools import lru_cache

from eia_tui.checks.phrases import first_match, phrases

_WORDS_OF_REASON = 3
"""The fewest words of substance that make a reason."""
_STEM = 5
"""The first characters of a word, by which it is compared with others."""
_FEWEST_SHARED, _LEAST_SHARE = 2, 0.2
"""The fewest stems that similar texts have in common, and the smallest share of those of the shorter text."""
_SHORT = 12
"""Words. A shorter answer that says that something is not known has no room for more."""
_WORDS_OF_CONCERN = 4
"""The fewest words of a real concern."""
_STOP = re.compile(r"\s*(?:$|[.,;:!()–—])|\s+-|-(?!\w)")
"""What follows "none" or "neutral" if that is all; "none of the stops has a seat" and "neutral-coloured" say more."""
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_SENTENCE = re.compile(r"[.!?;\n]+")
_NEGATIVE = re.compile(r"(?i)\b(?:no|not|none|nothing|never|neither|nor|without|cannot|\w+n['’]t)\b")
_CONTRAST = re.compile(r"(?i)\b(?:but|however|although|though|except|unless|whereas|nevertheless)\b")


def substance(text: str) -> list[str]:
    """The words of a text without those that fit any group, effect or policy (the list "generic")."""
    return [word for word in _WORD.findall(phrases("nothing").sub(" ", text)) if not _is_generic(word.casefold())]


@lru_cache(maxsize=20_000)
def _is_generic(word: str) -> bool:
    return phrases("generic").fullmatch(word) is not None


def gives_reason(text: str) -> bool:
    """Whether a text that says that nothing changes for a group also says why."""
    return len(substance(text)) >= _WORDS_OF_REASON


def says_nothing(text: str) -> bool:
    """Whether an answer says only that there is nothing to report, with or without a reason."""
    sentence = _first_sentence(text)
    nothing = begins_with_nothing(text) or bool(_NEGATIVE.search(sentence) and not substance(sentence))
    contrast = _CONTRAST.search(text)
    return nothing and not (contrast and len(substance(text[contrast.end() :])) >= _WORDS_OF_REASON)


def begins_with_nothing(text: str) -> bool:
    """Whether an answer is empty or begins with a phrase such as "no impact", whatever follows."""
    start = text.lstrip(" \t\n-–—*•.\"'“")
    alone = phrases("nothing_alone").match(start)
    return (
        bool(phrases("nothing").match(start))
        or bool(alone and _STOP.match(start, alone.end()))
        or not re.search(r"\w", start)
    )


def is_boilerplate(text: str) -> bool:
    """Whether an answer says that there is nothing to report and not why, or has only words that fit any group."""
    return (says_nothing(text) and not gives_reason(text)) or not substance(text)


def is_put_off(text: str) -> bool:
    """Whether an answer says only that something is not known, or will follow."""
    found = first_match(phrases("unmeasured"), text) or first_match(phrases("awaiting"), text)
    return bool(found) and len(text.split()) < _SHORT


def _plans_to_find_out(text: str) -> bool:
    """Whether an answer begins with what is not known, and continues with a plan to find it out."""
    return bool(phrases("unmeasured").search(_first_sentence(text)) and phrases("plan").search(text))


def _first_sentence(text: str) -> str:
    return next((sentence for sentence in _SENTENCE.split(text) if sentence.strip()), "")


def is_real_concern(text: str) -> bool:
    """Whether a concern says more than that there is none, or that nothing is known yet."""
    rest = " ".join(line for line in text.split("\n") if not is_put_off(line))
    return (
        bool(rest.strip())
        and not (says_nothing(rest) or _plans_to_find_out(rest))
        and len(rest.split()) >= _WORDS_OF_CONCERN
    )


def is_real_mitigation(text: str) -> bool:
    """Whether a mitigation says more than that there is none, or that it will follow.

    One that refers to another answer ("see above") counts.
    """
    if phrases("elsewhere").search(text):
        return True
    return bool(text) and not is_boilerplate(text) and not is_put_off(text)


def alike(one: str, other: str) -> bool:
    """Whether two texts are about the same thing: they share enough words of substance.

    Words are compared by their first characters, so that "deliver" and "delivery" count as the same.
    """
    stems = [{word[:_STEM].casefold() for word in substance(text) if len(word) >= _STEM - 1} for text in (one, other)]
    shared = len(stems[0] & stems[1])
    return shared >= _FEWEST_SHARED and shared >= _LEAST_SHARE * min(map(len, stems))
