"""Links and pictures inside a line, as something to be kept whole or divided."""

import re
from typing import NamedTuple

from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.links import safe_link

_LINK = re.compile(
    r"(?<!\\)(?P<picture>!?)\[(?P<label>(?:\\.|[^\[\]\\]|\[[^\[\]]*\])*)\]"
    r"\((?P<address><[^<>\n]*>|(?:[^\s()]|\([^\s()]*\))*)(?P<title>\s+\"[^\"\n]*\")?\)"
)


class LinkAtCursor(NamedTuple):
    """A link or picture around a position, from `start` to `end` in characters."""

    start: int
    end: int
    label_end: int
    """Where its words end, and its address begins."""
    is_picture: bool


def link_around(text: str, at: int) -> LinkAtCursor | None:
    """The link or picture that a position is inside of; None at its ends, and where there is none."""
    first = line_start(text, at)
    for match in _LINK.finditer(text[first : line_end(text, at)]):
        if match.start() < at - first < match.end() and (match["picture"] or safe_link(match["address"].strip("<>"))):
            return LinkAtCursor(
                first + match.start(), first + match.end(), first + match.end("label"), bool(match["picture"])
            )
    return None


def outside_link(text: str, at: int) -> int:
    """The nearest place where a link can be divided, or is not to be: not in a picture, an address, or at an edge."""
    link = link_around(text, at)
    if link is None:
        return at
    if not link.is_picture and not text[link.start + 1 : at].strip(" *"):
        return link.start
    if link.is_picture or at > link.label_end or not text[at : link.label_end].strip(" *"):
        return link.end
    return at
