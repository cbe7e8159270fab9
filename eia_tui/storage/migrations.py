"""Brings a draft of an older format up to today's, a step at a time."""

from collections.abc import Callable
from typing import cast

from eia_tui.draft.draft import NOTES, Document


def _numbered(document: Document) -> Document:
    """From 0, a file that a person or another program wrote without the number, to 1, which says its own."""
    notes = cast("Document", document.get(NOTES, {}))
    return {**document, NOTES: {"format": 1, **notes}}


STEPS: tuple[Callable[[Document], Document], ...] = (_numbered,)
"""What makes of each format, counted from 0, the one after it. A step never changes what it is given."""
FORMAT = len(STEPS)
"""The shape of draft.toml that this program writes. It refuses, untouched, a file of a newer one."""


def migrate(document: Document, kind: int) -> Document:
    """The document of the format `kind` in today's. The file is written so with its first change, not before."""
    for step, change in enumerate(STEPS[max(kind, 0) :], max(kind, 0) + 1):
        document = change(document)
        cast("Document", document[NOTES])["format"] = step
    return document
