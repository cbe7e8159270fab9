"""Finds pictures that will not be in the Word document."""

import re
from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.form.values import words
from eia_tui.prose.pictures import PictureError, open_picture

# How a picture is nearly always written. Where all are, and all are there, the answer need not be parsed.
_PLAINLY_WRITTEN = re.compile(r"!\[[^\[\]]*\]\(([\w./-]+)\)")


def picture(draft: Draft) -> Iterator[Finding]:
    """Pictures that are missing, damaged, of another format than PNG or JPEG, or outside the draft's folder."""
    for address, question, value in draft.texts():
        if not isinstance(question, Prose) or "![" not in (text := words(question, value)):
            continue
        for unusable in _unusable(text, draft):
            yield Finding("picture", "block", address, f"In “{question.label.splitlines()[0]}”: {unusable}.")


def _unusable(text: str, draft: Draft) -> Iterator[PictureError]:
    plain = _PLAINLY_WRITTEN.findall(text)
    if len(plain) == text.count("![") and not any(_open(path, draft) for path in plain):
        return
    from eia_tui.prose.blocks import pictures
    from eia_tui.prose.markdown import read_prose  # its parser takes as long as the rest of the command

    for each in pictures(read_prose(text)):
        if unusable := _open(each.path, draft):
            yield unusable


def _open(path: str, draft: Draft) -> PictureError | None:
    try:
        open_picture(path, draft.folder)
    except PictureError as unusable:
        return unusable
    return None
