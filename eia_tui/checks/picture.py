"""Finds pictures that will not be in the Word document."""

from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.form.words import words


def picture(draft: Draft) -> Iterator[Finding]:
    """Pictures that are missing, damaged, of another format than PNG or JPEG, or outside the draft's folder."""
    for address, question, value in draft.texts():
        if not isinstance(question, Prose) or "![" not in (text := words(question, value)):
            continue
        # Only an answer with a picture in it pays for the parser.
        from eia_tui.prose.blocks import pictures
        from eia_tui.prose.markdown import read_prose
        from eia_tui.prose.pictures import Unusable, open_picture

        for each in pictures(read_prose(text)):
            try:
                open_picture(each.path, draft.folder)
            except Unusable as unusable:
                yield Finding("picture", "block", address, f"In “{question.label.splitlines()[0]}”: {unusable}.")
