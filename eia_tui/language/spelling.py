"""Finds words that may be misspelt, and suggests corrections."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from eia_tui.language.lexicon import Lexicon, lookup_form, typing_errors

_SKIPPED = r"""
    \]\([^)\n]*\)                                                   # the address of a link or picture
  | \b(?:https?|mailto|file):\S+ | \bwww\.\S+ | \S+@\S+             # web and mail addresses
  | \b[\w-]+(?:\.[\w-]+)*\.(?:uk|gov|org|com|net|info|eu)\b\S*
  | (?:[A-Za-z]:)?[\\/][\w.-]+(?:[\\/][\w.-]+)+                     # paths
  | \b[\w-]+\.(?:docx?|xlsx?|pptx?|pdf|csv|txt|png|jpe?g|toml|zip)\b
  | \w*\d\w* | \w*_\w*                                              # "2nd", "COVID19"
"""
_LETTER = "[^\\W\\d_\u00ad\u200b-\u200d\u2060\ufeff]"
_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_WORD = re.compile(
    rf"(?:{_SKIPPED})|(?P<word>{_LETTER}(?:{_INVISIBLE}{_LETTER})*(?:['’]{_LETTER}(?:{_INVISIBLE}{_LETTER})*)*)",
    re.VERBOSE,
)
# What comes before the first word of a sentence, a list item or a table cell.
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…|\n])[\s\"“”‘’'*_()\[>|-]*(?:\d{1,3}[.)]\s+)?[\"“‘'*(\[]*$")
_CONTEXT = 40
_MOST_SUGGESTIONS = 5
_COSTS_WITHOUT_REPLACING = {1, 3}
"""The costs of typing errors that swap, double, add or leave out a letter, but do not replace one."""
_LONG = 7
_LONGEST = 40
"""Letters of a word that corrections are looked for: a longer one is several whose spaces were lost, or no word."""
_UNBROKEN = re.compile(r"(?<![^\s|])[^\s|]{201,}")
"""What is no word and no address, such as a picture that was pasted as text."""
"""Letters that a word needs, so that words two typing errors away are suggested."""


class Misspelling(NamedTuple):
    """A word that may be misspelt; `start` and `end` are its position in the text."""

    start: int
    end: int
    word: str
    may_be_name: bool = False
    """Whether it is probably a name: it is capitalised, and no correction is certain."""
    within_sentence: bool = False
    """Whether it is capitalised within a sentence, where most such words are names."""


@lru_cache(maxsize=512)
def misspellings(text: str, lexicon: Lexicon, *, skip_names: bool = False) -> tuple[Misspelling, ...]:
    """The words of a text that may be misspelt, in order.

    A capitalised word within a sentence may be a name, unless it is one typing error away from a name in the form's
    wording. With `skip_names`, for answers that are lists of people, capitalised words are left out. What has no blank
    in more than 200 characters is not read.
    """
    result = []
    read = _UNBROKEN.sub(lambda run: " " * len(run.group()), text)
    for match in _WORD.finditer(read):
        word = match["word"]
        if word is None or lexicon.knows(word):
            continue
        base = lookup_form(word)
        if not base[1:].islower() or lexicon.knows(base):
            continue  # capitals inside: an acronym, or the name of a product
        may_be_name = within_sentence = False
        if base[0].isupper() and not lexicon.correction(base) and not lexicon.name_near(base):
            before = text[max(match.start() - _CONTEXT, 0) : match.start()]
            if skip_names:
                continue
            within_sentence = not _SENTENCE_START.search(before)
            may_be_name = (
                within_sentence
                or not _is_swap_of_word(base, lexicon)
                or _capital_follows(text, match.end())
                or _is_capitalised_in_a_sentence(text, base)
            )
        result.append(Misspelling(match.start(), match.end(), word, may_be_name, within_sentence))
    return tuple(result)


@lru_cache(maxsize=1024)
def is_near_word(word: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is one typing error away from an ordinary word, and so may not be a name.

    Replaced letters do not count: they turn too many names into words.
    """
    base = lookup_form(word).lower()
    return len(base) > 4 and any(
        cost in _COSTS_WITHOUT_REPLACING and lexicon.may_offer(near) for near, cost in typing_errors(base).items()
    )


def _is_swap_of_word(word: str, lexicon: Lexicon) -> bool:
    """Whether two letters of an ordinary word of six letters or more were swapped, so that it is not a name.

    Weaker evidence would take "Farrer" for "farer".
    """
    lower = word.lower()
    swapped = (lower[:at] + lower[at + 1] + lower[at] + lower[at + 2 :] for at in range(1, len(lower) - 1))
    return len(lower) > 5 and any(text != lower and lexicon.may_offer(text) for text in swapped)


def _capital_follows(text: str, end: int) -> bool:
    return bool(re.match(r"['’]?s? [^\W\d_]", text[end : end + 5])) and text[end:].lstrip("'’s ")[:1].isupper()


def _is_capitalised_in_a_sentence(text: str, word: str) -> bool:
    """Whether the text also has the capitalised word within a sentence."""
    return bool(re.search(rf"[a-z,] {word}\b", text))


def suggestions(misspelling: Misspelling, lexicon: Lexicon) -> list[str]:
    """At most five corrections, the likeliest first; none for a word that may be a name."""
    return [] if misspelling.may_be_name else list(_suggestions(misspelling.word, lexicon))


@lru_cache(maxsize=1024)
def _suggestions(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    base = lookup_form(word)
    ending = word[len(base) :] if word[: len(base)] == base else ""
    offered = dict.fromkeys(_with_capital(candidate, base) + ending for candidate in _candidates(base, lexicon))
    return tuple(offered)[:_MOST_SUGGESTIONS]


def _candidates(word: str, lexicon: Lexicon) -> Iterator[str]:
    if len(word) > _LONGEST:
        return
    lower = word.lower()
    if correction := lexicon.correction(word):
        yield correction
    if word[0].isupper() and (name := lexicon.name_near(word)):
        yield name
    if word.islower() and (capital := lexicon.as_written(lower)):
        yield capital  # "monday"
    near = typing_errors(lower)
    yield from (listed for text in near if near[text] < 2 and (listed := lexicon.as_written(text)))
    for at in range(1, len(lower)):
        first, rest = lower[:at], lower[at:]
        if all(part == "a" or (len(part) > 1 and lexicon.may_offer(part)) for part in (first, rest)):
            yield f"{first} {rest}"  # "alot"
    unlikely = [listed for text in near if near[text] >= 2 and (listed := lexicon.as_written(text))]
    yield from unlikely
    if not unlikely and len(lower) >= _LONG:
        yield from _two_errors_away(lower, lexicon)


def _with_capital(candidate: str, word: str) -> str:
    return candidate[0].upper() + candidate[1:] if word[0].isupper() else candidate


def _two_errors_away(word: str, lexicon: Lexicon) -> list[str]:
    """Words with the same first letter that are at most two typing errors away, the nearest first."""
    letters = set(word)
    near = [
        (distance, other)
        for other in lexicon.starting_with(word[0])
        if abs(len(other) - len(word)) <= 2
        and len(letters ^ set(other)) <= 3
        and (distance := _distance(word, other)) <= 2
    ]
    return [other for _, other in sorted(near)]


def _distance(one: str, other: str) -> int:
    """The number of letters replaced, left out, added or swapped between two words; 3 stands for 3 or more."""
    second_last: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for column, target in enumerate(other, 1):
            cost = min(last[column] + 1, row[-1] + 1, last[column - 1] + (letter != target))
            if at > 1 and column > 1 and letter == other[column - 2] and one[at - 2] == target:
                cost = min(cost, second_last[column - 2] + 1)
            row.append(cost)
        if min(row) > 2:
            return 3
        second_last, last = last, row
    return last[-1]
