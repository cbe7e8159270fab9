"""Counts the words of an answer."""

import re
from functools import lru_cache

_WORD = re.compile(r"\S*\w\S*")
# Where a link leads and where a picture lies is no text, though a title behind that is; nor is the number of an item.
_NO_WORDS = re.compile(r"\]\((?:[^)\s]|[ \t](?![\"'(]))*|^ *\d{1,3}[.)] ", re.MULTILINE)


@lru_cache(maxsize=256)
def count_words(text: str) -> int:
    """How many words a text has, as Word counts them: what stands between blanks and holds a letter or figure."""
    return sum(1 for _ in _WORD.finditer(_NO_WORDS.sub(" ", text)))
