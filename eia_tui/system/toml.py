"""Reads TOML that anybody may have written, without letting it take the machine down."""

import re
import tomllib
from collections.abc import Mapping

_MOST_PARTS = 100
"""Parts of a dotted key; a form's address has three. The parser's time and memory grow with their square."""
_PART = r"""(?>[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"(?:^|[{{,\[])[ \t]*{_PART}(?>[ \t]*\.[ \t]*{_PART}){{{_MOST_PARTS},}}[ \t]*[=\]]")
_MOST_BITS = 10_000
"""Of a whole number; Python will not write one of over 4,300 digits."""


class NotTaken(ValueError):  # noqa: N818  what it means, as with a refusal
    """TOML as it may be, and as nobody writes it."""


def read_toml(text: str) -> dict[str, object]:
    """The tables of a text. Raises `tomllib.TOMLDecodeError`, `NotTaken`, RecursionError, ValueError."""
    for line in text.split("\n") if text.count(".") > _MOST_PARTS else ():
        if line.count(".") >= _MOST_PARTS and _LONG_KEY.search(line):
            raise NotTaken(f"a key of over {_MOST_PARTS} parts")
    tables = tomllib.loads(text)
    _no_endless_number(tables)
    return tables


def _no_endless_number(tables: Mapping[str, object]) -> None:
    waiting: list[object] = [tables]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, int) and each.bit_length() > _MOST_BITS:
            raise NotTaken("a number of thousands of digits")
