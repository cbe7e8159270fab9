"""The Word document is complete, valid, accessible, and looks like the council's form."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.exports.word.ledger import Container, Ledger
from eia_tui.exports.word.verify import LostWordsError, verify
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose, Role, Rows
from eia_tui.form.values import answer_text
from eia_tui.system.errors import UserError
from tests.sample_answers import filled
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

Print = Callable[[Draft], WordDocument]


def alphanumeric(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def test_every_answer_is_printed_in_the_forms_order(form: Form, printed: Print):
    draft = filled(form)
    paper = alphanumeric(printed(draft).text)
    position = 0
    for address, question in form.questions.items():
        if question.printed and address in {asked.address for asked in draft.all_shown()} and question.role != "effect":
            for line in answer_text(question, draft.answer(address)).split("\n"):
                text = alphanumeric(re.sub(r"^\d\. ", "", line.split(": ")[-1] if isinstance(question, Rows) else line))
                if isinstance(question, Rows) and line.startswith("Which groups"):
                    continue  # asked and not printed
                assert text in paper, (address, line)
                if not address.startswith("impact"):  # its columns are side by side
                    position = max(position, paper.index(text))


def test_the_whole_example_is_printed(example: Draft, printed: Print):
    paper = alphanumeric(printed(example).text)
    for address, question, value in example.answers():
        if not isinstance(question, Prose):
            continue
        for line in answer_text(question, value).splitlines():
            plain = re.sub(r"!\[.*?\]\(.*?\)|\]\(.*?\)|^\s*\d+\. ", "", line)
            assert alphanumeric(plain) in paper, address


def test_the_document_looks_like_the_councils_form(form: Form, printed: Print):
    paper = printed(filled(form))
    headings = [p.text for p in paper.document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.heading for section in form.sections]
    assert [p.text for p in paper.document.paragraphs if p.style.name == "Title"] == [form.title]
    section = paper.document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    defaults = paper.part("word/styles.xml").split("</w:docDefaults>")[0]
    assert 'w:ascii="Arial"' in defaults
    assert min(int(size) for size in re.findall(r'<w:sz w:val="(\d+)"', paper.part("word/styles.xml"))) >= 22
    footer = section.footer._element
    assert "".join(t.text for t in footer.iter(qn("w:t"))).startswith(draft_name(form))
    assert [f.get(qn("w:instr")).strip() for f in footer.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def draft_name(form: Form) -> str:
    return next(f"A line for {asked.address}" for asked in form.with_role("name"))


def test_tables_that_grow_repeat_their_headers(form: Form, printed: Print):
    paper = printed(filled(form))
    growing = [table for table in paper.document.tables if len(table.columns) == 4]
    assert len(growing) == 2
    for table in growing:
        assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")


def test_the_document_is_accessible(form: Form, printed: Print):
    paper = printed(filled(form))
    core = paper.document.core_properties
    assert core.title == f"{form.title} - {draft_name(form)}"
    assert (core.author, core.last_modified_by, core.language) == ("", "", "en-GB")
    assert 'w:val="en-GB"' in paper.part("word/styles.xml").split("</w:docDefaults>")[0]
    assert set(re.findall(r'<w:lang w:val="([^"]+)"', paper.part("word/document.xml"))) == {"en-GB"}
    for table in paper.document.element.body.iter(qn("w:tbl")):
        properties = table.find(qn("w:tblPr"))
        assert properties.find(qn("w:tblDescription")).get(qn("w:val"))
    for paragraph in paper.document.element.body.iterchildren(qn("w:p")):
        assert "".join(t.text or "" for t in paragraph.iter(qn("w:t"))) or paragraph.getnext().tag == qn("w:sectPr")


@pytest.mark.parametrize("unanswered", ["officer", "signed", None])
def test_a_draft_watermark_is_on_every_page_until_the_sign_off_is_answered(
    form: Form, unanswered: Role | None, printed: Print
):
    draft = filled(form)
    for asked in form.with_role(unanswered) if unanswered else ():
        draft.put(asked.address, None)
    headers = [name for name in printed(draft).parts() if name.startswith("word/header")]
    marked = ['string="DRAFT"' in printed(draft).part(name) for name in headers]
    assert marked == [unanswered is not None]


def test_a_blank_form_can_be_exported(draft: Draft, printed: Print):
    paper = printed(draft)
    hints = [question.hint for question in draft.form.questions.values() if question.hint]
    assert all(hint in paper.text for hint in hints)
    assert "No actions have been recorded yet" in paper.text
    for cell in paper.document.element.body.iter(qn("w:tc")):
        assert cell[-1].tag == qn("w:p")


def test_a_hint_is_not_printed_once_there_is_an_answer(form: Form, printed: Print):
    text = printed(filled(form)).text
    assert not any(question.hint in text for question in form.questions.values() if question.hint)


def test_what_is_printed_for_a_group_depends_on_its_effect(draft: Draft, printed: Print):
    for group, effect in (("age", "affected"), ("race", "not-affected"), ("sex", "not-known"), ("disability", None)):
        draft.put(f"impact.{group}.effect", effect)
        for question in ("reason", "plan", "benefits", "concerns", "mitigation"):
            draft.put(f"impact.{group}.{question}", f"{group} {question}")
    paper = printed(draft)

    def row(group: str) -> list[str]:
        return [paper.cell(group, column).text for column in (1, 2, 3)]

    assert row("Age") == ["age benefits", "age concerns", "age mitigation"]
    assert row("Disability") == ["disability benefits", "disability concerns", "disability mitigation"]
    assert row("Race") == ["This group will not be affected.\nrace reason", "Not applicable", "Not applicable"]
    assert row("Sex") == ["sex benefits", "Not yet known.\nsex plan", "sex mitigation"]


def test_a_missing_reason_leaves_no_gap(draft: Draft, printed: Print):
    draft.put("impact.race.effect", "not-affected")
    paper = printed(draft)
    assert [line.text for line in paper.lines(paper.cell("Race"))] == ["This group will not be affected."]
    assert [line.text for line in paper.lines(paper.cell("Age"))] == [""]


def test_an_existing_file_is_kept(draft: Draft, tmp_path: Path):
    first, second, third = (export(draft, tmp_path / "a.docx").path.name for _ in range(3))
    assert (first, second, third) == ("a.docx", "a (2).docx", "a (3).docx")
    before = (tmp_path / "a.docx").read_bytes()
    draft.put("policy.name", "Another")
    assert export(draft, tmp_path / "a.docx", overwrite=True).path.read_bytes() != before
    assert export(draft, tmp_path).path == tmp_path / "Another.docx"


def test_a_file_name_that_word_cannot_open_is_refused(draft: Draft, tmp_path: Path):
    with pytest.raises(UserError, match=r"ends in \.docx"):
        export(draft, tmp_path / "a.pdf")


def test_a_document_that_lost_a_word_is_not_kept(draft: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    draft.put("objectives.proposal", "Every word of this\n\nis looked for again")
    monkeypatch.setattr("eia_tui.exports.word.context.read_prose", lambda _: ())
    with pytest.raises(LostWordsError, match=r"objectives\.proposal lost words"):
        export(draft, tmp_path / "a.docx")
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_the_verification_looks_in_the_answers_own_cell(example: Draft, tmp_path: Path):
    path = export(example, tmp_path / "a.docx").path
    elsewhere = Container("word/document.xml", 0)
    with pytest.raises(LostWordsError):
        verify(path, Ledger(expected={"policy.name": example.name}, printed=[("policy.name", elsewhere)]))


def test_a_date_that_is_not_a_day_yet_is_printed_as_typed(draft: Draft, printed: Print):
    draft.put("policy.completed", "once the committee has met")
    draft.put("approval.signed", date(2026, 11, 5))
    paper = printed(draft)
    assert paper.cell("Date of completion").text == "once the committee has met"
    assert paper.cell("Date of sign-off").text == "5 November 2026"
