"""Reads TOML from untrusted sources, refusing documents that would use up time or memory."""

import re
import tomllib
from collections.abc import Mapping

_MOST_PARTS = 100
"""The most parts of a dotted key; a form's address has three. The parser's time and memory grow with their square."""
_PART = r"""(?>[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"(?:^|[{{,\[])[ \t]*{_PART}(?>[ \t]*\.[ \t]*{_PART}){{{_MOST_PARTS},}}[ \t]*[=\]]")
_MOST_BITS = 10_000
"""The most bits of a whole number; Python will not print one of over 4,300 digits."""


class RefusedTomlError(ValueError):
    """Valid TOML that no draft or form needs, and that is too costly to process."""


def read_toml(text: str) -> dict[str, object]:
    """The tables of a text. Raises `tomllib.TOMLDecodeError`, `RefusedTomlError`, RecursionError, ValueError."""
    for line in text.split("\n") if text.count(".") > _MOST_PARTS else ():
        if line.count(".") >= _MOST_PARTS and _LONG_KEY.search(line):
            raise RefusedTomlError(f"a key of over {_MOST_PARTS} parts")
    tables = tomllib.loads(text)
    _refuse_long_numbers(tables)
    return tables


def _refuse_long_numbers(tables: Mapping[str, object]) -> None:
    waiting: list[object] = [tables]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each
        elif isinstance(each, int) and each.bit_length() > _MOST_BITS:
            raise RefusedTomlError("a number of thousands of digits")
