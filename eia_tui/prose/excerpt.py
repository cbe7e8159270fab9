"""Shows words of a text in their context, on one line."""

import re

AROUND = 40
"""Characters of context on each side."""
_REACH = 400
"""Characters on each side in which marks are looked for: a link or picture near the words may be long."""
_MARKS = re.compile(
    r"""
    ^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$  # the rule below the header of a table
    | ^[ \t]*\|[ \t]* | [ \t]*\|[ \t]*$                              # the outer bars of a row
    | (?P<cells>[ \t]*(?<!\\)\|[ \t]*)
    | (?P<bullet>^[ \t]*[-*][ \t]+)
    | ^[ \t]*(?:\#{1,6}|>)[ \t]+
    | (?P<picture>(?<!\\)!\[)(?=(?:\\.|[^\[\]\\])*\]\([^()\s]*\))
    | (?<![\\!])\[(?=(?:\\.|[^\[\]\\])*\]\([^()\s]*\))               # a link, and the end of either
    | (?<!\\)\]\([^()\s]*\)
    | (?<![\w\\*])\*{1,3}(?=[^\s*]) | (?<=[^\s*\\])\*{1,3}(?![\w*])  # bold and italic; "2*3" stays
    | \\(?=[*\[\]|])
    """,
    re.MULTILINE | re.VERBOSE,
)
_INSTEAD = {"cells": "; ", "bullet": "• ", "picture": "Picture: "}


def excerpt(text: str, start: int, end: int) -> str:
    """The text from `start` to `end` with its context in whole words; "…" marks where the text continues.

    The context is without the marks of Markdown; the words themselves are as they are.
    """
    first, last = max(0, start - _REACH), min(len(text), end + _REACH)
    near, start, end = text[first:last], start - first, end - first
    left, words, right = _without_marks(near, 0, start), near[start:end], _without_marks(near, end, len(near))
    before, after = max(0, len(left) - AROUND), min(len(right), AROUND)
    near, start, end = left + words + right, len(left), len(left) + len(words)
    after += end
    while 0 < before < start and not (near[before - 1].isspace() or near[before].isspace()):
        before += 1
    while end < after < len(near) and not (near[after - 1].isspace() or near[after].isspace()):
        after -= 1
    shown = " ".join(near[before:after].split())
    return f"{'…' if before or first else ''}{shown}{'…' if after < len(near) or last < len(text) else ''}"


def _without_marks(text: str, start: int, end: int) -> str:
    """The part of a text from `start` to `end`, without the marks that are whole in it."""
    pieces, at = [], start
    for mark in _MARKS.finditer(text):
        if start <= mark.start() and mark.end() <= end:
            pieces += [text[at : mark.start()], _INSTEAD.get(mark.lastgroup or "", "")]
            at = mark.end()
    return "".join([*pieces, text[at:end]])
