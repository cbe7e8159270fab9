"""A regular expression that is compiled when it is first needed.

The checks have hundreds, and compiling them all takes longer than a check of a whole draft. Most texts need a part.
"""

import re
from collections.abc import Callable, Iterator
from functools import cached_property


class LazyPattern:
    """A pattern of the standard library's `re`, with the methods that the checks use.

    `needs` are beginnings of words in lower case of which any match contains one: a text without them is not searched,
    and as long as no text has one the pattern is not even compiled.
    """

    def __init__(self, pattern: str | Callable[[], str], flags: int = 0, needs: tuple[str, ...] = ()) -> None:
        """`pattern` may be a function that writes it, which is called when it is first needed."""
        self._pattern = pattern
        self._flags = flags
        self._needs = needs

    @cached_property
    def pattern(self) -> str:
        """The pattern as a text."""
        return self._pattern if isinstance(self._pattern, str) else self._pattern()

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def _may_match(self, text: str) -> bool:
        lower = text.lower()
        return any(word in lower for word in self._needs)

    def search(self, text: str, start: int = 0, end: int = 2**62) -> re.Match[str] | None:
        """The first match."""
        return self._compiled.search(text, start, end) if not self._needs or self._may_match(text) else None

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at the beginning."""
        return self._compiled.match(text, start) if not self._needs or self._may_match(text) else None

    def fullmatch(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match of the whole text."""
        return self._compiled.fullmatch(text, start) if not self._needs or self._may_match(text) else None

    def finditer(self, text: str, start: int = 0, end: int = 2**62) -> Iterator[re.Match[str]]:
        """Every match."""
        return self._compiled.finditer(text, start, end) if not self._needs or self._may_match(text) else iter(())

    def findall(self, text: str) -> list[str]:
        """The words of every match, or of its only group."""
        return self._compiled.findall(text) if not self._needs or self._may_match(text) else []

    def sub(self, instead: str, text: str) -> str:
        """The text with something else instead of each match."""
        return self._compiled.sub(instead, text) if not self._needs or self._may_match(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The parts of the text between the matches."""
        return self._compiled.split(text, maxsplit) if not self._needs or self._may_match(text) else [text]
