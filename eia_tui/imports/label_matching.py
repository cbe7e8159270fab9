"""Whether two labels are the same, though somebody has retyped, numbered or reworded one of them."""

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import lru_cache

SIMILAR = 0.8
"""The likeness from which two texts are taken for the same label."""
STARTS = 0.9
"""The likeness of a text that starts with a label, and continues."""
_ALTERED = 0.6
"""The share of a sentence's words, in their order, from which a text is taken for the sentence, altered."""
_LONGER = 2
"""How many times as long as the sentence such a text may be."""
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00ad": None})
_NUMBER = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[a-z][.)])\s+")
_IGNORED = re.compile(r"[\s:*?.]+")


@lru_cache(maxsize=10_000)
def plain(text: str) -> str:
    """A text for comparisons: without its number, signs such as colons, and capitals."""
    folded = _NUMBER.sub("", text.translate(_FOLDED).casefold().strip())
    return _IGNORED.sub(" ", folded).strip()


@lru_cache(maxsize=50_000)
def likeness(label: str, text: str) -> float:
    """How like a text is to a label, from 0 to 1; 0 below `SIMILAR`."""
    label, text = plain(label), plain(text)
    if not label or not text:
        return 0.0
    if label == text:
        return 1.0
    if text.startswith(label) and not text[len(label)].isalnum():
        return STARTS
    if min(len(label), len(text)) < SIMILAR / (2 - SIMILAR) * max(len(label), len(text)):
        return 0.0
    matcher = SequenceMatcher(None, label, text, autojunk=False)
    if matcher.quick_ratio() < SIMILAR:
        return 0.0
    ratio = matcher.ratio()
    return min(ratio, STARTS - 0.01) if ratio >= SIMILAR else 0.0


def folded(text: str) -> str:
    """A text on one line with plain quotes and dashes, and without the capital that Word gives its first letter."""
    line = " ".join(text.translate(_FOLDED).split())
    return line[:1].lower() + line[1:]


def words_kept(sentence: str, text: str) -> float:
    """The share of the words of a sentence that a text has, in their order."""
    words, others = plain(sentence).split(), plain(text).split()
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / len(words) if words else 0.0


def is_altered(text: str, sentence: str) -> bool:
    """Whether a text is a sentence in which words were changed."""
    return words_kept(sentence, text) >= _ALTERED and len(text) <= _LONGER * len(sentence)


def rest_behind(label: str, text: str) -> str:
    """What is typed behind a label; "" if the text is another wording of it."""
    wanted = plain(label).replace(" ", "")
    for at in range(len(text)):
        if plain(text[:at]).replace(" ", "") == wanted and (at == len(text) or not text[at].isalnum()):
            return text[at:].strip(" :*?.–—-")
    return ""


def same_letters(one: str, other: str) -> bool:
    """Whether two texts have the same letters and digits, in any order."""
    letters = ["".join(filter(str.isalnum, text)) for text in (one, other)]
    return letters[0] == letters[1] or Counter(letters[0]) == Counter(letters[1])
