"""The exported document begins its pages where a reader would: no slivers of rows, no last page with one line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from docx.table import Table, _Row

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Question, Role
from eia_tui.form.values import Value
from tests.exports.templates import body, changed, says
from tests.sample_answers import filled, sample
from tests.word_document import WordDocument

Print = Callable[[Draft], WordDocument]
LONG = "\n\n".join("A sentence of a consultation that nobody could make any shorter than this. " * 4 for _ in range(20))


def is_whole(row: _Row) -> bool:
    """Whether Word may not divide the row between two pages."""
    return bool(row._tr.xpath("w:trPr/w:cantSplit[not(@w:val='0')]"))


def stays_with_next(row: _Row) -> bool:
    """Whether Word keeps the row on the page of the row below it, which it does if all its paragraphs ask for it."""
    paragraphs = row._tr.xpath("w:tc/w:p")
    return all(each.xpath("w:pPr/w:keepNext") for each in paragraphs)


def rows_above_the_end(table: Table) -> list[bool]:
    return [stays_with_next(row) for row in table.rows]


def answered(form: Form, role: Role, text: str) -> Draft:
    """A draft with a long text for one question of a role."""
    asked = next(form.with_role(role)).address

    def answer(address: str, question: Question) -> Value:
        return text if address == asked else sample(address, question)

    return filled(form, answer)


@pytest.mark.parametrize("draft", ["filled", "empty"])
def test_the_approvals_are_on_one_page_with_their_heading(form: Form, printed: Print, draft: str):
    paper = printed(filled(form) if draft == "filled" else Draft(form))
    approvals = paper.document.tables[-1]
    assert rows_above_the_end(approvals) == [True] * len(approvals.rows)  # the last one with the end of the document
    heading = approvals._tbl.getprevious()
    assert heading.xpath("w:pPr/w:keepNext")
    assert all(is_whole(row) for row in approvals.rows[1:])


def test_comments_longer_than_half_a_page_are_divided_and_the_rows_below_them_stay_together(form: Form, printed: Print):
    paper = printed(answered(form, "comments", LONG))
    first, *rest = paper.document.tables[-1].rows
    assert not is_whole(first)
    assert not stays_with_next(first)
    assert all(stays_with_next(row) for row in rest)


def test_a_row_of_a_few_lines_is_not_divided_and_a_long_one_is(form: Form, printed: Print):
    paper = printed(answered(form, "benefits", LONG))
    groups, actions = (table for table in paper.document.tables if len(table.columns) == 4)
    long, *short = groups.rows[1:]
    assert not is_whole(long)
    assert all(is_whole(row) for row in (*short, *actions.rows[2:]))
    assert not any(stays_with_next(row) for row in groups.rows)


def test_the_first_row_below_the_headings_may_be_divided(form: Form, printed: Print):
    """LibreOffice loses the rest of a table whose first row is not divided and does not fit."""
    for table in printed(filled(form)).document.tables:
        if table.rows[0]._tr.xpath("w:trPr/w:tblHeader"):
            assert not is_whole(table.rows[1])


def test_what_the_template_says_about_a_row_stays(form: Form, tmp_path: Path):
    divided = says(
        '<w:tr><w:tc><w:tcPr><w:tcW w:w="2891"',
        '<w:tr><w:trPr><w:cantSplit w:val="0"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="2891"',
    )
    own = changed(form, tmp_path / "form", divided)
    paper = WordDocument(export(filled(own), tmp_path / "out.docx").path)
    approvals = paper.document.tables[-1]
    assert not any(is_whole(row) for row in approvals.rows)
    assert not approvals._tbl.xpath(".//w:trPr[count(w:cantSplit) > 1]")


def test_the_paragraph_below_the_last_table_needs_no_page_of_its_own(form: Form, printed: Print):
    end = printed(filled(form)).document.paragraphs[-1]
    assert end._p.getprevious().tag == qn("w:tbl")
    assert (end.paragraph_format.line_spacing.pt, end.paragraph_format.space_after.pt) == (1, 0)


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("", [True] * 3),
        ('</w:t></w:r></w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>', [False, True]),
        ("</w:t></w:r></w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>", [False, True]),
        ('</w:t></w:r></w:p><w:p><w:pPr><w:pageBreakBefore w:val="0"/></w:pPr><w:r><w:t>', [True] * 3),
        ("</w:t></w:r></w:p><w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p><w:r><w:t>", [False, True]),
    ],
)
def test_the_last_paragraphs_of_a_form_without_tables_stay_together_below_a_page_break(
    form: Form, tmp_path: Path, between: str, kept: list[bool]
):
    question = next(form.with_role("officer")).address
    own = changed(form, tmp_path / "form", body("One", "Two", f"{between}Three", f"{{{{ {question} }}}}"))
    draft = Draft(own)
    draft.put(question, "A name")
    paragraphs = WordDocument(export(draft, tmp_path / "out.docx").path).document.paragraphs
    named = [bool(each._p.xpath("w:pPr/w:keepNext")) for each in paragraphs if each.text]
    assert named == [*([True] * (3 - len(kept)) if between == "" else [False] * (3 - len(kept))), *kept, False]


def test_no_more_than_a_part_of_a_page_stays_together(form: Form, tmp_path: Path):
    own = changed(form, tmp_path / "form", body(*(f"Paragraph {number}" for number in range(100))))
    paragraphs = WordDocument(export(Draft(own), tmp_path / "out.docx").path).document.paragraphs
    kept = [bool(each._p.xpath("w:pPr/w:keepNext")) for each in paragraphs]
    assert 5 < sum(kept) < 25
    assert kept == [*sorted(kept[:-1]), False]
