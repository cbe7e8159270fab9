"""Pictures in the text of an answer: their place, their description, and how they are written."""

import re
from typing import NamedTuple

from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.scrub import on_one_line

PICTURE = re.compile(r"(?<!\\)!\[(?P<alt>(?:\\.|[^\[\]\\])*)\]\((?P<path><[^<>]*>|[^\s()<>\\]+)\)")
"""A picture with its description and path. Rarer ways to write one stay as typed on the screen."""
_BRACKETS = re.compile(r"\\([\[\]])")


class PictureAtCursor(NamedTuple):
    """A picture in a text, from `start` to `end` in characters."""

    start: int
    end: int
    description: str
    path: str


def picture_at(text: str, at: int) -> PictureAtCursor | None:
    """The picture at the position `at`; None if there is none, or only one that ends there."""
    start = line_start(text, at)
    for match in PICTURE.finditer(text[start : line_end(text, at)]):
        if match.start() <= at - start < match.end():
            described = _BRACKETS.sub(r"\1", match["alt"])
            return PictureAtCursor(start + match.start(), start + match.end(), described, match["path"])
    return None


def picture_text(description: str, path: str) -> str:
    """A picture as it is written in an answer."""
    described = on_one_line(description).replace("[", r"\[").replace("]", r"\]")
    return f"![{described}]({path})"
