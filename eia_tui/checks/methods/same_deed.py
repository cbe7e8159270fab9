"""Weighs how much of what a promise is about an action has, in the same words or in others that mean the same.

Two texts of one assessment nearly always share words: the service, the place, the people. What tells whether they mean
the same deed are the rarer words for what is done, and to what: "a leaflet in Polish" is done by "translate the guide".
"""

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from itertools import chain
from typing import Any, Literal, NamedTuple

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.substance import substance
from eia_tui.form.library import own_table

_ENDINGS = (
    *("ations", "ating", "ators", "ation", "ator", "ated", "ates", "ate"),
    *("ments", "ment", "ings", "ing", "ions", "ion", "ers", "er", "ors", "or"),
    *("ies", "ied", "ed", "es", "s", "ly", "ity", "al", "y", "e"),
)
"""What a word may end in besides its root, longer ones first."""
_LETTERS_OF_ROOT, _LETTERS_OF_SHORT_ROOT = 4, 3
"""The fewest letters that are left of a word without its ending, and without a final "s"."""
_OF_MANY = ("s", "es", "ies")
"""Endings that only come last."""
_HISSING = ("uses", "sses", "xes", "ches", "shes")
"""Ends of words that have "es" for more than one, where others have "s"."""
_TIMES = 3
"""How many endings a word has at most: "organis-ation-al-ly"."""
_LETTERS, _DIGITS = 3, 2
"""The fewest letters of a word that is compared, and digits of a number."""
_IN_OTHER_WORDS = 0.7
"""What a word counts that another stands for; the same word counts 1."""
_WRITES_TO = LazyPattern(r"(?i)\b(?:writ(?:e|es|ing|ten)|wrote) to\b")
_WHERE_OR_WHO, _EVERYDAY = 0.5, 0.6
"""What a word tells that is for a place or for people, and one for what most plans do."""
_YEAR = LazyPattern(r"20\d\d")
_POSSESSIVE = LazyPattern(r"['’]s?$")


class Likeness(NamedTuple):
    """How much of a promise an action has."""

    weight: float = 0
    """The weights of the words that they share, added up."""
    share: float = 0
    """The same as a share of the weight of all words of the promise."""
    word: float = 0
    """The weight of the one of these words that tells most, if both have it itself."""


@cache
def _table() -> Mapping[str, Any]:
    return own_table("checks", "same_deed.toml")


@cache
def _senses() -> Mapping[str, frozenset[int]]:
    """For each root, the numbers of the lists that have it."""
    found: dict[str, set[int]] = {}
    for number, listed in enumerate(_table()["alike"]):
        for word in listed:
            found.setdefault(root(word), set()).add(number)
    return {each: frozenset(numbers) for each, numbers in found.items()}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(map(root, _table()[name]))


@cache
def _says_little() -> frozenset[str]:
    """The words that are not compared, with their regular endings: other words may share their roots."""
    return frozenset(f"{word}{ending}" for word in _table()["says_little"] for ending in ("", "s", "d", "ed"))


@lru_cache(maxsize=16_384)
def tells(root_of: str) -> float:
    """What a root tells alone, 1 at most: less if it is for a place, people, a number or an everyday deed."""
    if root_of in _listed("where_and_who") or (root_of.isdigit() and len(root_of) <= _DIGITS):
        return _WHERE_OR_WHO
    return _EVERYDAY if root_of in _listed("everyday") else 1


@lru_cache(maxsize=16_384)
def root(word: str) -> str:
    """A word without its endings, by which its forms are the same: "translator", "translations"."""
    left = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word.casefold())).encode("ascii", "ignore").decode()
    for time in range(_TIMES):
        ending = next((each for each in _ENDINGS if left.endswith(each) and _leaves_enough(left, each)), "")
        if not ending or (time and ending in _OF_MANY):
            break
        left = left[: -len(ending)]
        if left[-1] == left[-2] and left[-1] not in ("elst" if ending.startswith("er") else "els"):
            left = left[:-1]  # "swimming", and not "letter"
    return left


def _leaves_enough(word: str, ending: str) -> bool:
    if ending == "es" and word.endswith(_HISSING):
        return len(word) - len(ending) >= _LETTERS_OF_SHORT_ROOT
    fewest = {"s": len(word) if word.endswith("ss") else _LETTERS_OF_SHORT_ROOT, "ly": _LETTERS_OF_ROOT + 1}
    return len(word) - len(ending) >= fewest.get(ending, _LETTERS_OF_ROOT)


@lru_cache(maxsize=4096)
def roots(text: str) -> frozenset[str]:
    """The roots of the words of a text that say what is done, and to what; numbers as they are."""
    said = _WRITES_TO.sub("letter to", text)
    words = (
        word
        for word in substance(said)
        if len(word) >= (_DIGITS if word.isdigit() else _LETTERS)
        and word.casefold() not in _says_little()
        and not _YEAR.fullmatch(word)
    )
    return frozenset(map(root, words))


def likeness(promise: str, action: str, weight: Callable[[str], float]) -> Likeness:
    """How much of a promise an action has. `weight` is what a root counts in this draft, 1 if it tells much."""
    own, planned = roots(promise), roots(action)
    same, senses = own & planned, _senses()
    ways = _ways(planned - same)
    others = {each for each in own - same if not ways.isdisjoint(senses.get(each, ()))}
    met = sum(map(weight, same)) + _IN_OTHER_WORDS * sum(map(weight, others))
    ways_of_others = _ways(frozenset(others))
    used = {each for each in planned - same if not ways_of_others.isdisjoint(senses.get(each, ()))} if others else ()
    meeting = sum(map(weight, same)) + _IN_OTHER_WORDS * sum(map(weight, used))
    every = sum(map(weight, own))
    shared = min(met, meeting)  # several words of one may mean a single one of the other
    return Likeness(shared, shared / every, max(map(weight, same), default=0)) if every else Likeness()


@lru_cache(maxsize=4096)
def _ways(words: frozenset[str]) -> frozenset[int]:
    """The numbers of the lists that have any of the words."""
    return frozenset(chain.from_iterable(_senses().get(each, ()) for each in words))


_FEWEST_OF_DEED, _MOST_NEW = 2, 3
"""The roots that an outcome has at least, of which it can be said that they are those of its action, and of how many
one may be new: the verb, mostly."""
_BRINGS = LazyPattern(
    r"(?i)\d|\b(?:no|none|nobody|fewer|less|more|every|each|all|half|most|than|still|without|again|same|first time|"
    r"instead|"
    r"keeps?|continues?|stays?|comes?|uses?|returns?|leaves?|loses?|feels?|understand\w*|trusts?|safe\w*|sooner|"
    r"on time|in time)\b"
)
"""Words of an outcome that says how many, or what is different afterwards."""


def repeats_deed(action: str, outcome: str) -> bool:
    """Whether an outcome only says the action again: "staff can switch it on by phone" for "switching on by phone"."""
    own, planned = roots(outcome), roots(action)
    said = {word.casefold() for word in _BRINGS.findall(action)}
    if len(own) < _FEWEST_OF_DEED or any(word.casefold() not in said for word in _BRINGS.findall(outcome)):
        return False
    ways = _ways(planned)
    new = [each for each in own - planned if ways.isdisjoint(_senses().get(each, ()))]
    return len(new) * _MOST_NEW < len(own)


_FEWEST_ROOTS, _NEARLY_SAME, _MUCH_THE_SAME = 3, 0.9, 0.75
"""The roots of two actions that are compared, and the share of each in the other from which they are the same."""
_OWN_NAME = LazyPattern(r"(?<=[\w,] )[A-Z][\w’'-]+|\b[A-Z]{2,}\b|\d[\d,.]*")
"""A name or a number, by which two actions differ that are otherwise the same: the same letter to another street."""
_AGAIN = LazyPattern(r"(?i)\b(?:again|second|next|repeat\w*|re-?view\w*|further|another|other)\b")


@lru_cache(maxsize=4096)
def is_deed_again(one: str, other: str) -> Literal["all", "most", ""]:
    """How much of an action is another in slightly other words: "all" or "most" of it, or "" if they differ."""
    if _AGAIN.search(other) or set(_OWN_NAME.findall(one)) != set(_OWN_NAME.findall(other)):
        return ""
    if min(len(roots(one)), len(roots(other))) < _FEWEST_ROOTS and roots(one) != roots(other):
        return ""
    share = min(likeness(one, other, _all_alike).share, likeness(other, one, _all_alike).share)
    return "all" if share >= _NEARLY_SAME else "most" if share >= _MUCH_THE_SAME else ""


def _all_alike(_: str) -> float:
    return 1
