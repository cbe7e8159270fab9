"""Decides whether a sentence is like those in which reviewers find a fault of some kind.

Officers put a fault in more ways than phrases can list. Here each word, and each two words in a row, speak for or
against a kind of fault, and a sentence is like that kind if they add up to enough. `scripts/likeness/learn.py` learns
the weights from passages with and without the fault; nothing is learnt while the program runs. It is never certain:
what rests on it alone is a suggestion.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from math import sqrt

from eia_tui.form.dates import MONTHS
from eia_tui.form.library import own_lines

SCALE = 1000
"""The weights are whole numbers of thousandths."""
FEWEST_WORDS = 6
"""A shorter text has too little in it to judge."""
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d[\d,.]*%?|[?;:£]")
_MONTHS = {month.casefold() for month in MONTHS} - {"may"}
"""Not "may", which is a verb as well."""
_ENDINGS = ("ations", "ation", "ings", "ing", "ed", "ies", "es", "s", "ly")
_SHORTEST_STEM = 4


def features(text: str) -> frozenset[str]:
    """The words of a text without their endings, and each two in a row. Numbers, years and months are alike."""
    words = ["<", *(_stem(word) for word in _WORD.findall(text.casefold())), ">"]
    return frozenset([*words, *map(" ".join, pairwise(words))])


def _stem(word: str) -> str:
    if word[0].isdigit():
        return "#%" if word.endswith("%") else "#year" if len(word) == 4 and word.startswith("20") else "#"
    if word in _MONTHS:
        return "#month"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word.removesuffix(ending)
    return word


@cache
def _model() -> tuple[Mapping[str, int], Mapping[str, str]]:
    """The threshold of each kind, and the weights of each feature as they are written. Raises `BrokenFileError`."""
    head, *lines = own_lines("checks", "likeness.tsv.gz")
    kinds = (kind.split(":") for kind in head.split("\t")[1:])
    return (
        {name: int(threshold) for name, threshold in kinds},
        {feature: weights for feature, _, weights in (line.partition("\t") for line in lines)},
    )


@lru_cache(maxsize=16384)
def _weights(feature: str) -> tuple[tuple[int, int], ...]:
    """The weights of a feature, each after the number of its kind."""
    written = (each.split(":") for each in _model()[1].get(feature, "").split("\t") if each)
    return tuple((int(number), int(weight)) for number, weight in written)


@lru_cache(maxsize=4096)
def likeness(text: str) -> Mapping[str, float]:
    """The kinds of fault that a sentence is like, each with how far it is above the threshold."""
    if len(text.split()) < FEWEST_WORDS:
        return {}
    thresholds, _ = _model()
    sums = [0] * len(thresholds)
    every = features(text)
    for feature in every:
        for number, weight in _weights(feature):
            sums[number] += weight
    length = sqrt(len(every))
    over = {name: total / length - limit for total, (name, limit) in zip(sums, thresholds.items(), strict=True)}
    return {name: excess for name, excess in over.items() if excess > 0}
