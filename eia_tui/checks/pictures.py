"""Finds pictures that will not be in the Word document."""

from collections.abc import Iterator

from eia_tui.checks.facts import printed_texts
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.prose.pictures import PictureError, open_picture

# How a picture is nearly always written. If all pictures are written so and can be opened, the text is not parsed.
_SIMPLE_PICTURE = LazyPattern(r"!\[[^\[\]]*\]\(([\w./-]+)\)")


@check(
    "picture",
    severity="block",
    category=Category.FORM,
    source="House view: the Word document can show only PNG and JPEG pictures from the draft's folder.",
)
def picture(draft: Draft) -> Iterator[Problem]:
    """Pictures that are missing, damaged, neither PNG nor JPEG, or outside the draft's folder."""
    for answer in printed_texts(draft):
        if isinstance(answer.question, Prose) and "![" in answer.written:
            for error in _picture_errors(answer.written, draft):
                yield answer.address, f"In “{answer.label}”: {error}."


def _picture_errors(text: str, draft: Draft) -> Iterator[PictureError]:
    paths = _SIMPLE_PICTURE.findall(text)
    if len(paths) == text.count("![") and not any(_picture_error(path, draft) for path in paths):
        return
    from eia_tui.prose.blocks import pictures
    from eia_tui.prose.markdown import read_prose  # importing its parser takes as long as the rest of the command

    for each in pictures(read_prose(text)):
        if error := _picture_error(each.path, draft):
            yield error


def _picture_error(path: str, draft: Draft) -> PictureError | None:
    try:
        open_picture(path, draft.folder)
    except PictureError as error:
        return error
    return None
