"""Finds groups whom a proposal touches by what it is about, such as less light in the street, and who are forgotten."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.claims import is_of_other_plan
from eia_tui.checks.methods.phrase_list import PhraseList
from eia_tui.checks.methods.phrases import words
from eia_tui.checks.methods.sentences import sentences
from eia_tui.form.library import own_table

_FILE = ("checks", "features.toml")


class Feature(NamedTuple):
    """Something that a proposal brings, and the group whose answers must speak of it."""

    brings: str
    of: str
    """What the group's answers have to speak of."""
    group: str
    proposed: PhraseList
    """The words of the proposal."""
    answered: PhraseList
    """The words of which the group's answers have one."""


@cache
def _features() -> tuple[Feature, ...]:
    return tuple(
        Feature(each["brings"], each["of"], each["group"], *(words(each[name]) for name in ("proposed", "answered")))
        for each in own_table(*_FILE)["feature"]
    )


@lru_cache(maxsize=256)
def features_of(proposal: str) -> tuple[tuple[Feature, str], ...]:
    """What a proposal brings by its own words, each with the sentence that says so."""
    return tuple(_features_of(proposal))


def _features_of(proposal: str) -> Iterator[tuple[Feature, str]]:
    for feature in _features():
        for sentence in sentences(proposal):
            if feature.proposed.search(sentence.text) and not is_of_other_plan(sentence):
                yield feature, sentence.text
                break


def speaks_of(feature: Feature, text: str) -> bool:
    """Whether a group's answers speak of what the proposal brings."""
    return feature.answered.search(text) is not None
