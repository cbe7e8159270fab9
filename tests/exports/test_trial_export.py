"""`forms check` also exports samples: a template that passes can be exported, and problems are reported with their positions."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.scaffold import write_scaffold
from eia_tui.exports.template_check.check import check_template
from eia_tui.exports.template_check.samples import samples
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form, Group, Section
from eia_tui.form.kinds import Choice, Choices, Date, Line, Option, Prose, Rows
from eia_tui.form.loading import load_form
from eia_tui.form.values import is_answered
from eia_tui.system.errors import UserError
from tests.conftest import ROOT, Run
from tests.examples import examples
from tests.exports.templates import Change, changed, says
from tests.sample_answers import filled

pytestmark = pytest.mark.slow

NAME, PROSE, TIMESCALE = "{{ policy.name }}", "{{p objectives.proposal }}", "{{ action.timescale }}"
CELL = "in the body, table 1, row 1, cell 2 (“Name of policy”): "


def reported(form: Form, folder: Path, change: Change) -> list[str]:
    return [str(each) for each in check_template(changed(form, folder, change))]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{{r policy.name }}", "{{r policy.name }} would replace a whole run of text with the answer: write {{ policy.name }}"),
        ("{{tr policy.name }}", "{{tr policy.name }} would replace a whole row with the answer: write {{ policy.name }}"),
        ("{{tc policy.name }}", "{{tc policy.name }} would replace a whole cell with the answer"),
        ("{%r if policy.name %}x{%r endif %}", "{%r if policy.name %} is for a run of text, which no form needs: write {% if"),
        ("{% cellbg policy.name %}x", "{% cellbg policy.name %} needs a colour of six digits or letters"),
        ("{% cellbg 'red' %}x", "{% cellbg 'red' %} needs a colour"),
        ("{% cellbg 'FF0000' if policy.name else policy.name %}x", "needs a colour"),
        ("{% cellbg %}x", "the tag cannot be understood: Encountered unknown tag 'cellbg'"),
        ("{% colspan policy.name %}x", "{% colspan policy.name %} needs a number of columns"),
        ("{% colspan 0 %}x", "{% colspan 0 %} needs a number of columns"),
        ("{% hm %}x", "{% hm %} merges the cells that a loop makes: put it inside a loop"),
        ("{% vm %}x", "{% vm %} merges the cells that a loop makes: put it inside a loop"),
        ("{%- if policy.name -%}x{%- endif -%}", "{%- if policy.name -%} joins its paragraph with another"),
        ("{%tc if policy.name %}x{%tc endif %}", "{%tc if policy.name %} needs a cell of its own"),
    ],
)  # fmt: skip
def test_a_docxtpl_tag_that_cannot_work_is_reported(tag: str, message: str, form: Form, tmp_path: Path):
    found = reported(form, tmp_path / "form", says(NAME, f"{tag}{NAME}"))
    assert any(each.startswith(CELL) and message in each for each in found), found


@pytest.mark.parametrize(
    "tag",
    [
        "{% cellbg 'FF0000' %}", "{% cellbg 'auto' if policy.name else '00ff00' %}", "{% colspan 1 %}", "{% colspan groups|length %}",
    ],
)  # fmt: skip
def test_a_docxtpl_tag_that_works_is_exported(tag: str, form: Form, tmp_path: Path):
    other = changed(form, tmp_path / "form", says(NAME, f"x{tag}{NAME}"))
    assert check_template(other) == []
    assert export(filled(other), tmp_path / "out.docx").path.exists()


@pytest.mark.parametrize("tag", ["{% cellbg 'FF0000' %}", "{% colspan 2 %}", "{% vm %}", "{%tc if policy.name %}"])
def test_a_cell_tag_must_be_in_a_cell(tag: str, form: Form, tmp_path: Path):
    alone = f"<w:body><w:p><w:r><w:t>{tag}</w:t></w:r></w:p>"
    found = reported(form, tmp_path / "form", says("<w:body>", alone))
    assert any(
        "move it into a table" in each or "put it inside a loop" in each or "cannot be understood" in each
        for each in found
    ), found


@pytest.mark.parametrize(
    ("expression", "message"),
    [
        ("policy.name > 5", "the tag in “{{ policy.name > 5 }}”: it cannot be evaluated"),
        ("policy.name in 5", "cannot be evaluated"),
        ("policy.name|join(1, 2, 3)", "cannot be evaluated"),
        ("policy.name|first", "The template loops over a text"),
        ("policy.name|last", "No last item"),
    ],
)
def test_an_expression_that_fails_with_answers_is_reported(expression: str, message: str, form: Form, tmp_path: Path):
    other = changed(form, tmp_path / "form", says(NAME, f"{{{{ {expression.replace('>', '&gt;')} }}}}"))
    (found,) = map(str, check_template(other))
    assert found.startswith("a trial export of an empty form fails: cannot be filled in: the tag in “{{ policy.name")
    assert message in found
    with pytest.raises(UserError, match=r"cannot be filled in: the tag in “\{\{ policy\.name"):
        export(Draft(other), tmp_path / "out.docx")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        # One option of many prints nothing.
        (says('{%p if impact[group.id].effect == "not-affected" %}', '{%p if impact[group.id].effect == "never" %}'), "impact."),
        # Rows print once, whatever number of them there is.
        (says(TIMESCALE, f"{{% if loop.first %}}{TIMESCALE}{{% endif %}}"), "actions.plan.2.timescale has an answer"),
        (says(TIMESCALE, f"{{% vm %}}{TIMESCALE}"), "actions.plan.2.timescale has an answer"),
    ],
)  # fmt: skip
def test_an_answer_that_is_lost_only_in_some_drafts_is_reported(
    change: Change, message: str, form: Form, tmp_path: Path
):
    found = reported(form, tmp_path / "form", change)
    assert any("a trial export of " in each and message in each for each in found), found


def test_a_lost_answer_is_reported_with_the_position_of_its_tag(form: Form, tmp_path: Path):
    (found,) = reported(form, tmp_path / "form", says(TIMESCALE, f"{{% if loop.first %}}{TIMESCALE}{{% endif %}}"))
    assert found.startswith("in the body, table 5, row 3, cell 3")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (says("<w:body>", '<w:body><w:p><w:r><w:t>x</w:t></w:r><w:bookmarkStart w:id="9" w:name="{{ policy.name }}"/></w:p>'),
         "the paragraph “x”: the tag “{{ policy.name }}” is outside the text (bookmarkStart)"),
        (says("<w:body>", '<w:body><w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>'
              "{{ policy.name }}</m:t></m:r></m:oMath></w:p>"), "the tag “{{ policy.name }}” is outside the text (t)"),
        (says("<w:body>", '<w:body><w:p><w:hyperlink w:anchor="x"><w:r><w:t>{% if policy.name %}</w:t></w:r></w:hyperlink><w:r><w:t>'
              "{% endif %}</w:t></w:r></w:p>"), "are in different boxes, links or tables"),
    ],
)  # fmt: skip
def test_a_tag_where_nothing_is_printed_is_reported(change: Change, message: str, form: Form, tmp_path: Path):
    found = reported(form, tmp_path / "form", change)
    assert any(message in each for each in found), found


def test_the_samples_answer_every_question_and_take_every_option(form: Form, tmp_path: Path):
    other = load_form(ROOT / "tests" / "forms" / "riverside")
    for each in (form, other):
        drafts = [sample.draft for sample in samples(each, tmp_path)]
        assert not list(drafts[0].answers())
        shown = {
            asked.address for draft in drafts for asked in draft.all_shown() if is_answered(draft.answer(asked.address))
        }
        assert shown == set(each.questions)
        for address, question in each.questions.items():
            if isinstance(question, Choice):
                ids = {option.id.rpartition(".")[2] for option in question.options}
                group = address.rpartition(".")[2]
                taken = {draft.answer(at) for at in each.questions if at.endswith(f".{group}") for draft in drafts}
                assert ids <= taken
        assert {path.name for path in tmp_path.iterdir()} == {"sample.png"}


def test_a_question_that_depends_on_two_others_is_answered_in_a_sample(tmp_path: Path):
    def choice(id_: str, **more: object) -> Choice:
        return Choice(
            id=id_, label=id_, options=(Option("yes", "Yes", ("d",)), Option("no", "No"), Option("may", "May")), **more
        )

    section = Section(
        id="one",
        title="One",
        questions=(
            choice("a"), choice("b", when={"a": "may"}), Line(id="c", label="C", when={"a": "may", "b": "no"}),
            Line(id="d", label="D", when={"c": "exactly this"}),
            Rows(id="r", label="R", columns=(choice("x"), Line(id="y", label="Y", when={"x": "may"}))),
        ),
    )  # fmt: skip
    drafts = [each.draft for each in samples(Form(id="any", title="Any", sections=(section,)), tmp_path)]
    assert {asked.address for draft in drafts for asked in draft.all_shown()} == {
        "one.a",
        "one.b",
        "one.c",
        "one.d",
        "one.r",
    }
    assert any(address.endswith(".y") for draft in drafts for address, _, _ in draft.answers())


def test_forms_check_runs_the_trial_export(eia: Run, form: Form, tmp_path: Path):
    other = changed(form, tmp_path / "form", says(NAME, "{{ policy.name > 5 }}".replace(">", "&gt;")))
    completed = eia("forms", "check", other.folder)
    assert (completed.returncode, completed.stdout.count("\n"), completed.stderr) == (1, 1, "")
    assert "a trial export of an empty form fails" in completed.stdout
    assert sorted(path.name for path in other.folder.iterdir()) == ["form.docx", "form.toml"]


# --- any form, and any tag in it ---

PIECES = [
    "{{ one.a }}", "{{p one.b }}", "{{r one.a }}", "{%r if one.a %}", "{{tr one.a }}", "{{tc one.a }}", "{% cellbg one.a %}", "{% cellbg 'FFFFFF' %}",
    "{% colspan 2 %}", "{% hm %}", "{% vm %}", "{%p if one.a %}", "{%p endif %}", "{%tr for row in one.r %}", "{%tr endfor %}", "{{ row.x }}",
    "{% if one.c == 'o1' %}", "{% endif %}", "{% for g in groups %}", "{% endfor %}", "{{ g.label }}", "{{ one.c|upper }}", "{{ one.a > 1 }}", "{{ one.d }}",
    "{%- if one.a -%}", "{# x #}", "{#p x #}", "words", "", "{{ one.a", "{%tc for g in groups %}", "{%tc endfor %}", "{%tc if one.c %}", "{{ loop.index }}",
    "{{ one.e|first }}", "{% for o in one.e %}{{ o }}{% endfor %}", "{% if 'o1' in one.e %}x{% endif %}", "{{ one.a|length }}", "{{p one.a }}",
]  # fmt: skip
OPTIONS = (Option("o1", "First"), Option("o2", "Second"))
ANY = Form(
    id="any",
    title="Any",
    groups=(Group("age", "Age"), Group("sex", "Sex")),
    sections=(
        Section(
            id="one",
            title="One",
            questions=(
                Line(id="a", label="A"), Prose(id="b", label="B"), Choice(id="c", label="C", options=OPTIONS), Date(id="d", label="D"),
                Choices(id="e", label="E", options=OPTIONS), Rows(id="r", label="R", columns=(Line(id="x", label="X"),)),
            ),
        ),
    ),
)  # fmt: skip


@examples(15)
@given(
    rows=st.lists(
        st.lists(st.lists(st.sampled_from(PIECES), max_size=3), min_size=1, max_size=3), min_size=1, max_size=4
    )
)
def test_a_template_that_passes_the_check_can_be_exported(
    rows: list[list[list[str]]], tmp_path_factory: pytest.TempPathFactory
):
    folder = tmp_path_factory.mktemp("form")
    form = replace(ANY, folder=folder)
    write_scaffold(form)

    def paragraph(pieces: list[str]) -> str:
        texts = "".join(f"<w:r><w:t>{each.replace('>', '&gt;')}</w:t></w:r>" for each in pieces)
        return f"<w:p>{texts}</w:p>"

    table = "".join(
        "<w:tr>"
        + "".join(f'<w:tc><w:tcPr><w:tcW w:w="999" w:type="dxa"/></w:tcPr>{paragraph(cell)}</w:tc>' for cell in row)
        + "</w:tr>"
        for row in rows
    )
    grid = '<w:gridCol w:w="999"/>' * max(map(len, rows))
    header = "<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p/></w:tc></w:tr>"
    with_table = says(
        "<w:body>",
        f"<w:body><w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{header}{table}</w:tbl>{paragraph(rows[0][0])}",
    )
    (folder / "form.toml").write_text("", encoding="utf-8")
    other = replace(form, folder=folder)
    rewrite(other, with_table)
    try:
        found = check_template(other)
    except UserError as error:
        assert "\n" not in str(error)  # noqa: PT017  either is right
        return
    assert all("\n" not in str(each) for each in found)
    if not found:
        export(filled(other), folder / "filled.docx")
        export(Draft(other), folder / "empty.docx")
    else:
        try:
            export(filled(other), folder / "filled.docx")
        except UserError as error:
            assert "\n" not in str(error)  # noqa: PT017  either is right


def rewrite(form: Form, change: Change) -> None:
    """Changes the template in the folder of a form."""
    import zipfile

    with zipfile.ZipFile(form.template_path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(form.template_path, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
