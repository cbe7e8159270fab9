"""Reads the numbers that are typed at the prompts to choose from a list."""

import re

_RANGE = re.compile(r"(\d+)(?:\s*(?:-|–|to)\s*(\d+))?", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;\s]+(?:and\s+)?")


def typed_numbers(text: str, most: int) -> list[int] | None:
    """The numbers in a text such as "1, 3" or "2 to 5 and 9", each once; None unless all are from 1 to `most`."""
    text, at = text.strip(), 0
    numbers: list[int] = []
    while at < len(text):
        found = _RANGE.match(text, at)
        if found is None:
            return None
        first, last = int(found[1]), int(found[2] or found[1])
        if not 0 < first <= last <= most:
            return None
        numbers += range(first, last + 1)
        at = found.end()
        if at < len(text):
            between = _BETWEEN.match(text, at)
            if between is None or between.end() == len(text):
                return list(dict.fromkeys(numbers)) if between else None
            at = between.end()
    return list(dict.fromkeys(numbers)) or None
