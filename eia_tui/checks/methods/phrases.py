"""Regular expressions for the phrases in templates/checks."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrase_list import PhraseList, pattern_of
from eia_tui.form.definition import Group
from eia_tui.form.library import own_table

_FOLDER = "checks"
_SEPARATOR = LazyPattern(r"[\s-]")
_REST = LazyPattern(r"\w*")


@cache
def _tables(name: str) -> dict[str, dict[str, list[str]]]:
    return own_table(_FOLDER, f"{name}.toml")


def words(listed: Iterable[str]) -> PhraseList:
    """The pattern of phrases that another file lists, as whole words in any case."""
    return PhraseList(listed)


def name_words(listed: str) -> list[str]:
    """A list in names.toml, of first names or of words beside a name."""
    return _tables("names")["names"][listed]


@cache
def phrases(name: str) -> PhraseList:
    """The phrases of a list in phrases.toml, as whole words in any case."""
    return PhraseList(_tables("phrases")["phrases"][name])


@cache
def _words(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The single words of a list in phrases.toml, and the beginnings of those that end in a star."""
    single = [phrase.casefold() for phrase in _tables("phrases")["phrases"][name] if not _SEPARATOR.search(phrase)]
    return (
        frozenset(word for word in single if "*" not in word),
        tuple(word.removesuffix("*") for word in single if "*" in word),
    )


@lru_cache(maxsize=32_768)
def is_one_of(name: str, word: str) -> bool:
    """Whether a word is one of a list in phrases.toml, in any case: `phrases(name).fullmatch`, without its pattern.

    Compiling the pattern of a long list takes longer than all its words of one form do here.
    """
    if _SEPARATOR.search(word):
        return phrases(name).fullmatch(word) is not None
    lower = word.casefold()
    words, beginnings = _words(name)
    return lower in words or (
        lower.startswith(beginnings)
        and any(lower.startswith(each) and _REST.fullmatch(lower, len(each)) for each in beginnings)
    )


def is_about(check: str, group: Group) -> bool:
    """Whether a check that is for one group is for this group, according to groups.toml."""
    return group.id in _tables("groups")["one_group"][check]


@cache
def mentions(group: Group) -> PhraseList:
    """The words that mention a group: its name, and its synonyms in groups.toml."""
    return PhraseList([group.name, *_tables("groups")["groups"].get(group.id, ())])


@cache
def confused_with(group: Group) -> frozenset[str]:
    """The ids of groups that officers take for this one, according to groups.toml."""
    return frozenset(_tables("groups")["confused"].get(group.id, ()))


@cache
def not_theirs(group: Group) -> PhraseList | None:
    """The words for people who are taken for a group and are none of it; None if there are none."""
    listed = _tables("groups")["not_theirs"].get(group.id)
    return words(listed) if listed else None


@cache
def group_words() -> str:
    """The pattern of all words that mention any group in groups.toml."""
    return pattern_of({word for words in _tables("groups")["groups"].values() for word in words})


@cache
def names_of_groups(groups: tuple[Group, ...]) -> str:
    """The pattern of the names of a form's groups and of all words that mention any group."""
    words = {word for words in _tables("groups")["groups"].values() for word in words}
    return pattern_of(words | {group.name for group in groups} | {group.label for group in groups})


def first_match(pattern: re.Pattern[str] | LazyPattern, text: str) -> str:
    """The first match in a text, on one line; "" if there is none."""
    found = pattern.search(text)
    return collapse_spaces(found.group()) if found else ""


def collapse_spaces(text: str) -> str:
    """The text with each run of spaces and line breaks as one space."""
    return " ".join(text.split())
