"""Migrates drafts of older formats to the current one, one format at a time."""

from collections.abc import Callable
from typing import cast

from eia_tui.draft.draft import NOTES, Document


def _add_format(document: Document) -> Document:
    """From 0, a file without a format number, as another program may write it, to 1, which has one."""
    notes = cast("Document", document.get(NOTES, {}))
    return {**document, NOTES: {"format": 1, **notes}}


STEPS: tuple[Callable[[Document], Document], ...] = (_add_format,)
"""The migration from each format, counted from 0, to the next. A migration must not change its argument."""
FORMAT = len(STEPS)
"""The format of draft.toml that this program writes. Files of a newer format are refused and left unchanged."""


def migrate(document: Document, format_: int) -> Document:
    """A document of an older format in the current one. The file itself is only rewritten when the draft is saved."""
    for number, step in enumerate(STEPS[max(format_, 0) :], max(format_, 0) + 1):
        document = step(document)
        cast("Document", document[NOTES])["format"] = number
    return document
