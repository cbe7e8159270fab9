"""Finds the phrases that the checks look for, from the lists in templates/checks."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from eia_tui.form.definition import Group
from eia_tui.form.library import templates

_FOLDER = "checks"


@cache
def _tables(name: str) -> dict[str, dict[str, list[str]]]:
    with (templates() / _FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _pattern(phrases: Iterable[str]) -> str:
    """Whole words, the longest first; a blank stands for any, a star for the rest of a word or a word.

    They are parted by their first letter, so that at most places of a text one look is enough to pass by.
    """
    by_letter: dict[str, list[str]] = {}
    for each in sorted(phrases, key=len, reverse=True):
        rest = re.escape(each[1:]).replace(r"\ ", r"[\s-]+").replace(r"\*", r"\w*")
        by_letter.setdefault(each[0].casefold(), []).append(rest)
    first = "".join(map(re.escape, by_letter))
    pieces = [f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items()]
    return rf"(?<!\w)(?=[{first}])(?:{'|'.join(pieces)})(?!\w)"


@cache
def phrases(name: str) -> re.Pattern[str]:
    """The phrases of a list, wherever they stand as words of their own."""
    return re.compile(_pattern(_tables("phrases")["phrases"][name]), re.IGNORECASE)


@cache
def only(name: str) -> re.Pattern[str]:
    """A text that is a phrase of a list and nothing more but stops and blanks."""
    return re.compile(rf"\W*(?:{_pattern(_tables('phrases')['phrases'][name])})\W*", re.IGNORECASE)


def is_about(check: str, group: Group) -> bool:
    """Whether a check that is about one group alone is about this one."""
    return group.id in _tables("groups")["one_group"][check]


@cache
def known_by(group: Group) -> re.Pattern[str]:
    """The words by which a group is known: its own name, and its common synonyms."""
    return re.compile(_pattern([group.name, *_tables("groups")["groups"].get(group.id, ())]), re.IGNORECASE)


def first(pattern: re.Pattern[str], text: str) -> str:
    """What a pattern finds first, in the text's own letters; "" where it finds nothing."""
    found = pattern.search(text)
    return " ".join(found.group().split()) if found else ""
