"""Writes what changed since a sent version as a Word file."""

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from eia_tui.draft.diff import Difference, Passage
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting_text import SETTLED_HEADING
from eia_tui.exports.word.postprocess import set_language, set_properties
from eia_tui.prose.scrub import scrub

_FONT = "Arial"


def changes_file(draft: Draft, heading: str, changed: Sequence[Difference], settled: Sequence[str]) -> bytes:
    """The bytes of a Word file with the changed answers, by question.

    Removed text is struck through and added text underlined, and both are also named in words. `heading` names the
    version that is compared with.
    """
    name = f"{draft.title}: changes"
    document = titled_document(name)
    document.add_paragraph(f"{heading}.")
    document.add_paragraph(
        "What was removed is struck through, and what was added is underlined; each is named in words as well."
        if changed
        else "Nothing changed."
    )
    step = None
    for difference in changed:
        title, _, label = draft.label(difference.address).partition(": ")
        if title != step:
            document.add_heading(title, 1)
            step = title
        document.add_heading(f"{label or title} ({difference})", 2)
        for passage in difference.passages:
            _write(document.add_paragraph(), passage)
    if settled:
        document.add_heading(SETTLED_HEADING.rstrip(":"), 1)
        for line in settled:
            document.add_paragraph(_one_line(scrub(line)))
    return document_content(document)


def titled_document(title: str) -> Document:
    """A new document that begins with its title, in plain styles."""
    document = docx.Document()
    _prepare(document)
    document.add_paragraph(title, "Title")
    set_language(document)
    set_properties(document, title)
    return document


def document_content(document: Document) -> bytes:
    """The bytes of its Word file."""
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _write(paragraph: Paragraph, passage: Passage) -> None:
    before, after = _one_line(passage.context_before), _one_line(passage.context_after)
    removed, added = _one_line(passage.removed), _one_line(passage.added)
    if before:
        paragraph.add_run(f"… {before} ")
    if removed:
        paragraph.add_run("Removed: ").bold = True
        paragraph.add_run(removed).font.strike = True
        paragraph.add_run(". " if added else " ")
    if added:
        paragraph.add_run("Added: ").bold = True
        paragraph.add_run(added).font.underline = True
        paragraph.add_run(" ")
    if after:
        paragraph.add_run(f"{after} …")


def _one_line(text: str) -> str:
    """A passage as people read it: on one line, without the asterisks of bold text."""
    return " ".join(
        "".join(character if character.isprintable() else " " for character in text.replace("**", "")).split()
    )


def _prepare(document: Document) -> None:
    """Sets A4 pages and plain, readable styles."""
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    for name, size in (("Normal", 12), ("Title", 20), ("Heading 1", 16), ("Heading 2", 13)):
        style = document.styles.get_by_id(document.styles[name].style_id, WD_STYLE_TYPE.PARAGRAPH)
        if isinstance(style, ParagraphStyle):
            style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(size), RGBColor(0, 0, 0)
            if style.element.rPr is not None and style.element.rPr.rFonts is not None:
                fonts = style.element.rPr.rFonts
                for attribute in [key for key in fonts.attrib if str(key).endswith("Theme")]:
                    del fonts.attrib[attribute]
            style.paragraph_format.space_after = Pt(8)
            style.paragraph_format.widow_control = True
