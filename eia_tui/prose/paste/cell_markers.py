"""The bullets and numbers at the start of cells, whose tabs do not separate cells."""

import re

from eia_tui.prose.paste.items import BULLETS, DASHES

MARKER = re.compile(
    rf"(?:^|(?<=\t)) *(?:(?P<bullet>[{DASHES}{BULLETS}·§→➔⇒»›~*Øo])|(?P<tick>[üûþý✓✔✗✘☐☑☒])"
    r"|(?P<number>\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)]))\t"
)
"""A bullet or number at the start of a cell, with the tab after it."""


def columns_of(line: str) -> int:
    """The number of cells in a line. The tab after a bullet or number does not separate cells."""
    return MARKER.sub("", line).count("\t") + 1
