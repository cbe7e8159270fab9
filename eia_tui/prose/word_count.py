"""Counts the words of an answer."""

import re
from functools import lru_cache

_WORD = re.compile(r"(?<!\S)\S*\w\S*")  # tried once for each run of signs: a run may be very long
# The address of a link or picture is not counted, but its title is. The number of a list item is not counted.
_NOT_COUNTED = re.compile(r"\]\((?:[^)\s]|[ \t](?![\"'(]))*|^ *\d{1,3}[.)] ", re.MULTILINE)


@lru_cache(maxsize=256)
def count_words(text: str) -> int:
    """The number of words as Word counts them: text between spaces that has a letter or digit."""
    return sum(1 for _ in _WORD.finditer(_NOT_COUNTED.sub(" ", text)))
