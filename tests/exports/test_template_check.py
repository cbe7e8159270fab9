"""`forms check` reports what is wrong with a council's template, and where in the document."""

from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.template_file import TemplateError
from eia_tui.exports.template_check.check import check_template
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from tests.conftest import WORD
from tests.exports.templates import Change, changed, part, says
from tests.sample_answers import filled
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

NAME, PROSE = "{{ policy.name }}", "{{p objectives.proposal }}"
TAG = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def test_the_shipped_template_has_no_problems(form: Form):
    assert check_template(form) == []


@pytest.mark.parametrize(
    ("change", "position", "message"),
    [
        (says(NAME, "{{ policy.nmae }}"), "the body, table 1, row 1, cell 2 (“Name of policy”)",
         "the tag `policy.nmae` names nothing on the form: did you mean `policy.name`?"),
        (says(NAME, "{{ polcy.name }}"), "table 1, row 1", "`polcy` names nothing on the form: did you mean `policy`?"),
        (says("{{ policy.contacts }}", ""), "", "policy.contacts has no tag: the template would never print it"),
        (says("{{ action.timescale }}", "later"), "", "actions.plan.timescale has no tag"),
        (says("{{p impact[group.id].concerns }}", "none"), "", "impact.age.concerns has no tag"),
        (says("{{ action.timescale }}", "{{ action.when }}"), "table 5, row 3, cell 3", "`action.when` names nothing"),
        (says(PROSE, "{{ objectives.proposal }}"), "table 2, row 1, cell 2",
         "`objectives.proposal` is a long answer: write {{p objectives.proposal }} in a paragraph of its own"),
        (says(PROSE, f"Said: {PROSE}"), "table 2, row 1, cell 2", "needs a paragraph of its own: “Said:” beside it"),
        (says("{%tr for group in groups %}", "{%tr for group in groups %} x"), "table 4, row 2, cell 1", "a row of its own"),
        (says("{%tr for group in groups %}", "{% for group in groups %}"), "table 4", "write {% endfor %}"),
        (lambda parts: [says("{%tr for group in groups %}", "{% for group in groups %}")(parts),
                        says("{%tr endfor %}", "{% endfor %}")(parts)], "table 4, row 2",
         "put each in a row of its own, as {%tr for group in groups %}"),
        (says(NAME, "{{ policy.name }"), "table 1, row 1, cell 2", "a tag is not closed"),
        (says(NAME, "{# note {{ policy.name }}"), "table 1, row 1, cell 2", "a tag is not closed"),
        (says("<w:body>", '<w:body><w:p><w:del w:id="1" w:author="" w:date="2026-01-01T00:00:00Z"/></w:p>'), "the body",
         "contains tracked changes"),
        (says(NAME, "{{ policy..name }}"), "table 1, row 1, cell 2", "the tag cannot be understood"),
        (says(NAME, "{% if policy.name %}x"), "", "cannot be understood"),
        (says(NAME, "{{ policy.name.upper() }}"), "table 1, row 1, cell 2", "may only print, loop and use `if`"),
        (says(NAME, "{{ policy.name|reverse }}"), "table 1, row 1, cell 2", "no filter 'reverse'"),
        (says(NAME, "{% for x in policy.name %}{{ x }}{% endfor %}"), "table 1, row 1, cell 2", "`policy.name` is not a list"),
        (says(NAME, "{{ policy }}"), "table 1, row 1, cell 2", "`policy` is not an answer"),
        (says(NAME, "{{ actions.plan }}"), "table 1, row 1, cell 2", "is a list of rows: loop over it with {%tr"),
        (says("{% if policy.name %}", "{{ objectives.proposal }}{% if policy.name %}", "word/footer1.xml"), "a footer",
         "`objectives.proposal` is a long answer: it can only be in the body"),
        (says(NAME, "{% cellbg 'F00' if policy.nmae else '' %}{{ policy.name }}"), "table 1, row 1", "`policy.nmae` names nothing"),
        (says("<w:tblHeader/>", ""), "the body, table 4", "no header row"),
        (says("<w:tblHeader/>", '<w:tblHeader w:val="Off"/>'), "the body, table 4", "no header row"),
        (part("docProps/core.xml",
              '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
              ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ policy.name }}</dc:title></cp:coreProperties>'),
         "the document's properties (title)", "the tag {{ policy.name }} is never filled in"),
    ],
)  # fmt: skip
def test_each_problem_is_reported_with_its_position(
    change: Change, position: str, message: str, form: Form, tmp_path: Path
):
    found = check_template(changed(form, tmp_path / "form", change))
    assert any(position in problem.position and message in problem.message for problem in found), list(map(str, found))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (says(NAME, "{{ policy.nmae }}"), r"table 1, row 1, cell 2 \(“Name of policy”\): the tag `policy.nmae`"),
        (says(PROSE, "{{ objectives.proposal }}"), "table 2, row 1, cell 2.*is a long answer: write"),
        (says(PROSE, f"Said: {PROSE}"), "table 2, row 1, cell 2.*needs a paragraph of its own"),
        (says(NAME, "{{ policy.name"), "table 1, row 1, cell 2.*a tag is not closed"),
    ],
)
def test_the_export_names_the_tag_and_its_position_too(change: Change, message: str, form: Form, tmp_path: Path):
    with pytest.raises(TemplateError, match=message):
        export(filled(changed(form, tmp_path / "form", change)), tmp_path / "out.docx")


def test_an_answer_that_the_template_never_prints_stops_the_export(form: Form, tmp_path: Path):
    from eia_tui.exports.word.verify import LostWordsError

    silent = changed(form, tmp_path / "form", says(NAME, ""))
    silent = changed(silent, tmp_path / "more", says("{{ policy.name }}", "", "word/footer1.xml"))
    with pytest.raises(LostWordsError, match=r"policy\.name has an answer, and the template never prints it"):
        export(filled(silent), tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize(
    "tag",
    [
        "{{policy.name}}", "{{ policy[“name”] }}", "{{\u00a0policy.name\u00a0}}", "{{ policy.name|upper }}",
        "{{ policy.name|default('none', true) }}", "{% if policy.name %}{{ policy.name }}{% else %}none{% endif %}",
        f"{{{{ pol</w:t></w:r>{TAG.format('icy.na')}<w:r><w:t>me }}}}", "{% for g in groups %}{{ loop.index }}{% endfor %}{{ policy.name }}",
        "{{ 'Name: ' ~ policy.name }}", "{% cellbg 'FF0000' if policy.name == 'x' else '00FF00' %}{{ policy.name }}",
        "{# for editors #}{{ policy.name }}", "{% if 'a' in policy.name %}{% endif %}{{ policy.name|trim|lower }}",
    ],
)  # fmt: skip
def test_other_ways_of_writing_a_tag_are_understood(tag: str, form: Form, tmp_path: Path):
    other = changed(form, tmp_path / "form", says(NAME, tag))
    assert check_template(other) == []
    assert export(filled(other), tmp_path / "out.docx").path.exists()


def test_a_text_box_has_its_own_paragraphs(form: Form, tmp_path: Path):
    box = (
        '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:100pt;height:50pt">'
        '<v:textbox style="mso-fit-shape-to-text:t">'
        f"<w:txbxContent><w:p>{TAG.format('{{ policy.name }}')}</w:p><w:p>{TAG.format(PROSE)}</w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></w:r>"
    )
    boxed = changed(form, tmp_path / "form", says(TAG.format(NAME), box))
    assert check_template(boxed) == []
    assert export(filled(boxed), WORD / "boxed.docx").path.exists()


def test_a_part_that_cannot_be_parsed_has_no_questions_without_tags(form: Form, tmp_path: Path):
    (found,) = check_template(changed(form, tmp_path / "form", says(NAME, "{{ policy..name }}")))
    assert "cannot be understood" in found.message


def test_a_paragraph_without_properties_may_have_a_blank_answer(form: Form, tmp_path: Path):
    bare = changed(form, tmp_path / "form", says('<w:pPr><w:pStyle w:val="Answer"/></w:pPr>', ""))
    assert export(Draft(bare), WORD / "bare-paragraphs.docx").path.exists()
    assert export(filled(bare), WORD / "bare-paragraphs-filled.docx").path.exists()


def test_the_colour_of_a_cell_may_depend_on_an_answer(form: Form, tmp_path: Path):
    coloured = says(NAME, "{% cellbg 'FF0000' if policy.name else '00FF00' %}{{ policy.name }}")
    path = export(filled(changed(form, tmp_path / "form", coloured)), WORD / "coloured.docx").path
    assert 'w:fill="FF0000"' in WordDocument(path).part("word/document.xml")


def test_rows_for_groups_may_be_written_out(form: Form, tmp_path: Path):
    def written_out(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        start = text.index("<w:tr>", text.index("{%tr for group in groups %}"))
        loop_start = text.rindex("<w:tr>", 0, text.index("{%tr for group in groups %}"))
        row_end = text.index("</w:tr>", start) + len("</w:tr>")
        loop_end = text.index("</w:tr>", row_end) + len("</w:tr>")
        row = text[start:row_end]
        rows = "".join(
            row.replace("impact[group.id]", f"impact.{group.id}").replace("{{ group.label }}", group.label)
            for group in form.groups
        )
        parts["word/document.xml"] = (text[:loop_start] + rows + text[loop_end:]).encode()

    other = changed(form, tmp_path / "form", written_out)
    assert check_template(other) == []
    assert export(filled(other), tmp_path / "out.docx").path.exists()
