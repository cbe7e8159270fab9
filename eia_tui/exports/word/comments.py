"""Writes the comments and replies of a draft as a Word file of their own, which is sent along with the form."""

from docx.shared import Cm
from docx.table import Table
from lxml import etree

from eia_tui.approvals.comments import HEADING, Remarks, comments_and_replies
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting_text import item_place, reply_text, said_text
from eia_tui.exports.word.changes import document_content, titled_document
from eia_tui.prose.scrub import scrub
from eia_tui.word.ooxml import w

_COLUMNS = (("About", 4.0), ("Comment", 7.0), ("Reply", 6.0))
"""The heading of each column, and its width in cm: together the width between the margins."""


def comments_file(draft: Draft) -> bytes:
    """The bytes of a Word file with what each reviewer said, and what became of it, as tables below their names."""
    document = titled_document(scrub(f"{draft.title}: {HEADING.lower()}"))
    for remarks in comments_and_replies(draft):
        document.add_heading(scrub(remarks.heading), 1)
        for line in scrub(remarks.said).splitlines():
            document.add_paragraph(line)
        if remarks.items:
            table = document.add_table(rows=1 + len(remarks.items), cols=len(_COLUMNS))
            table.style, table.autofit = "Table Grid", False
            _fill(table, draft, remarks)
    return document_content(document)


def _fill(table: Table, draft: Draft, remarks: Remarks) -> None:
    etree.SubElement(table.rows[0]._tr.get_or_add_trPr(), w("tblHeader"))  # noqa: SLF001  python-docx has no other way
    rows = [
        [title for title, _ in _COLUMNS],
        *(
            [item_place(draft, item) if item.on else "The whole form", said_text(item), reply_text(item)]
            for item in remarks.items
        ),
    ]
    for number, (column, (_, width)) in enumerate(zip(table.columns, _COLUMNS, strict=True)):
        column.width = Cm(width)
        for cell, row in zip(column.cells, rows, strict=True):
            cell.width = Cm(width)
            cell.text = scrub(row[number])
    for cell in table.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
