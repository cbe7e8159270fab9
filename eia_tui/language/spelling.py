"""Finds words that may be misspelt, and what may be meant by them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from eia_tui.language.lexicon import Lexicon, plain, slips_of

_SKIPPED = r"""
    \]\([^)\n]*\)                                                   # where a link leads, where a picture lies
  | \b(?:https?|mailto|file):\S+ | \bwww\.\S+ | \S+@\S+             # addresses
  | \b[\w-]+(?:\.[\w-]+)*\.(?:uk|gov|org|com|net|info|eu)\b\S*
  | (?:[A-Za-z]:)?[\\/][\w.-]+(?:[\\/][\w.-]+)+                     # paths
  | \b[\w-]+\.(?:docx?|xlsx?|pptx?|pdf|csv|txt|png|jpe?g|toml|zip)\b
  | \w*\d\w* | \w*_\w*                                              # "2nd", "COVID19"
"""
_LETTER = "[^\\W\\d_\u00ad\u200b-\u200d\u2060\ufeff]"
_UNSEEN = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_WORD = re.compile(
    rf"(?:{_SKIPPED})|(?P<word>{_LETTER}(?:{_UNSEEN}{_LETTER})*(?:['’]{_LETTER}(?:{_UNSEEN}{_LETTER})*)*)", re.VERBOSE
)
# What stands before the first word of a sentence, an item or a cell.
_BEGINNING = re.compile(r"(?:^|[.!?:;…|\n])[\s\"“”‘’'*_()\[>|-]*(?:\d{1,3}[.)]\s+)?[\"“‘'*(\[]*$")
_BEFORE = 40
_MOST = 5
_NO_REPLACING = {1, 3}
"""What it costs to change letters round, to double one or not, to leave one out or put one in."""
_LONG = 7
"""Letters from which on a word may be two slips away from what is meant."""


@dataclass(frozen=True)
class Slip:
    """A word that may be misspelt, and from which letter of the answer to which it stands."""

    start: int
    end: int
    word: str
    name: bool = False
    """Whether it may well be a name: it has a capital, and nothing surely meant is known."""
    midway: bool = False
    """Whether it is capitalised in the midst of a sentence, where most such words are names."""


@lru_cache(maxsize=512)
def slips(text: str, lexicon: Lexicon, *, names: bool = False) -> tuple[Slip, ...]:
    """The words of an answer's text that may be misspelt, in order.

    A capitalised word in the midst of a sentence may be a name, unless it is one slip away from a name in the form's
    own wording; with `names`, as in the answer to who was involved, every capitalised word is one.
    """
    found = []
    for match in _WORD.finditer(text):
        word = match["word"]
        if word is None or lexicon.knows(word):
            continue
        bare = plain(word)
        if not bare[1:].islower() or lexicon.knows(bare):
            continue  # capitals within: an acronym, or a product's name
        name = midway = False
        if bare[0].isupper() and not lexicon.meant(bare) and not lexicon.name_near(bare):
            before = text[max(match.start() - _BEFORE, 0) : match.start()]
            if names:
                continue
            midway = not _BEGINNING.search(before)
            name = midway or not _surely(bare, lexicon) or _name_follows(text, match.end()) or _elsewhere(text, bare)
        found.append(Slip(match.start(), match.end(), word, name, midway))
    return tuple(found)


@lru_cache(maxsize=1024)
def near_a_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is one slip away from an ordinary one, and so may be no name after all.

    A letter in another's place does not count: that makes words of too many names.
    """
    bare = plain(word).lower()
    return len(bare) > 4 and any(
        cost in _NO_REPLACING and lexicon.offered(near) for near, cost in slips_of(bare).items()
    )


def _surely(word: str, lexicon: Lexicon) -> bool:
    """Whether a word at the start of a sentence is surely no name: two letters changed round in one of six or more.

    Anything less sure would take "Farrer" for "farer".
    """
    lower = word.lower()
    round_ = (lower[:at] + lower[at + 1] + lower[at] + lower[at + 2 :] for at in range(1, len(lower) - 1))
    return len(lower) > 5 and any(each != lower and lexicon.offered(each) for each in round_)


def _name_follows(text: str, end: int) -> bool:
    return bool(re.match(r"['’]?s? [^\W\d_]", text[end : end + 5])) and text[end:].lstrip("'’s ")[:1].isupper()


def _elsewhere(text: str, word: str) -> bool:
    """Whether the same capitalised word also stands in the midst of a sentence."""
    return bool(re.search(rf"[a-z,] {word}\b", text))


def suggestions(slip: Slip, lexicon: Lexicon) -> list[str]:
    """What may be meant, the likeliest first, at most five; nothing for what may be a name."""
    return [] if slip.name else list(_suggestions(slip.word, lexicon))


@lru_cache(maxsize=1024)
def _suggestions(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    bare = plain(word)
    end = word[len(bare) :] if word[: len(bare)] == bare else ""
    offered = dict.fromkeys(_with_capital(each, bare) + end for each in _meant(bare, lexicon))
    return tuple(offered)[:_MOST]


def _meant(word: str, lexicon: Lexicon) -> Iterator[str]:
    lower = word.lower()
    if sure := lexicon.meant(word):
        yield sure
    if word[0].isupper() and (name := lexicon.name_near(word)):
        yield name
    if word.islower() and (capital := lexicon.as_written(lower)):
        yield capital  # "monday"
    near = slips_of(lower)
    yield from (each for text in near if near[text] < 2 and (each := lexicon.as_written(text)))
    for at in range(1, len(lower)):
        first, rest = lower[:at], lower[at:]
        if all(part == "a" or (len(part) > 1 and lexicon.offered(part)) for part in (first, rest)):
            yield f"{first} {rest}"  # "alot"
    one = [each for text in near if near[text] >= 2 and (each := lexicon.as_written(text))]
    yield from one
    if not one and len(lower) >= _LONG:
        yield from _two_slips(lower, lexicon)


def _with_capital(meant: str, word: str) -> str:
    return meant[0].upper() + meant[1:] if word[0].isupper() else meant


def _two_slips(word: str, lexicon: Lexicon) -> list[str]:
    """Words with the same first letter that are two slips away, the nearest first."""
    letters = set(word)
    near = [
        (distance, other)
        for other in lexicon.beginning_with(word[0])
        if abs(len(other) - len(word)) <= 2
        and len(letters ^ set(other)) <= 3
        and (distance := _distance(word, other)) <= 2
    ]
    return [other for _, other in sorted(near)]


def _distance(one: str, other: str) -> int:
    """How many letters were changed, left out, put in or changed round; counted to 3 only."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, wanted in enumerate(other, 1):
            cost = min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == wanted:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        if min(row) > 2:
            return 3
        before, last = last, row
    return last[-1]
