"""A form unlike the council's goes from its form.toml to a Word document without a line of Python."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.scaffold import scaffold, write_scaffold
from eia_tui.exports.template.template_file import TemplateError
from eia_tui.exports.template_check.check import check_template
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form, Group, Section
from eia_tui.form.kinds import Choice, Choices, Date, Line, Option, Prose, Rows
from eia_tui.form.loading import load_form
from tests.conftest import ROOT, WORD, Run
from tests.examples import examples
from tests.sample_answers import filled
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow


@pytest.fixture
def riverside(tmp_path: Path) -> Form:
    folder = tmp_path / "riverside"
    shutil.copytree(ROOT / "tests" / "forms" / "riverside", folder)
    return load_form(folder)


def test_a_template_is_made_checked_filled_in_and_printed(eia: Run, riverside: Form, tmp_path: Path):
    folder = riverside.folder
    assert Path(eia("forms", "scaffold", folder).stdout.strip()) == folder / "form.docx"
    checked = eia("forms", "check", folder)
    assert (checked.returncode, checked.stdout) == (
        0,
        f"riverside-2025: {len(riverside.questions)} questions, each with its tag. Nothing is wrong.\n",
    )
    path = Path(eia("new", "Quayside parking", "--form", folder).stdout.strip())
    assert eia("check", path).returncode == 1
    completed = eia("export", path, "-o", tmp_path / "quayside")
    assert (completed.returncode, completed.stderr) == (0, "")
    assert WordDocument(tmp_path / "quayside.docx").cell("What is being decided?").text == "Quayside parking"


def test_every_answer_is_printed(riverside: Form):
    write_scaffold(riverside)
    draft = filled(riverside)
    draft.put("about.kind_of_change", "stop")
    draft.put("analysis.unpaid_carers.risk", "high")
    paper = WordDocument(export(draft, WORD / "riverside.docx").path)
    assert paper.cell("Which wards does it touch?").text == "North, with the quays; South"
    assert paper.cell("What kind of change is it?").text == "Something stops"
    carers = paper.cell("Unpaid carers & their families", 2).text
    assert carers.startswith("High\nWhy is the risk high?\nSome words for analysis.unpaid_carers.because")
    assert paper.cell("Older people", 2).text == "Low"
    assert "DRAFT" not in paper.part("word/header1.xml")


def test_a_blank_form_prints_its_hint(riverside: Form):
    write_scaffold(riverside)
    paper = WordDocument(export(Draft(riverside), WORD / "riverside-blank.docx").path)
    assert paper.cell("Which wards does it touch?").text == "Tick all that apply"
    assert "What takes its place?" not in paper.text


def test_wording_that_would_be_read_as_a_tag_is_refused(riverside: Form):
    with pytest.raises(TemplateError, match=r"“Fees {%” contains a brace"):
        scaffold(replace(riverside, title="Fees {%"))


def test_a_misspelt_tag_in_a_copy_is_reported(eia: Run, riverside: Form):
    eia("forms", "scaffold", riverside.folder)
    text = (riverside.folder / "form.toml").read_text(encoding="utf-8").replace('id = "wards"', 'id = "parishes"')
    (riverside.folder / "form.toml").write_text(text, encoding="utf-8")
    checked = eia("forms", "check", riverside.folder)
    assert checked.returncode == 1
    assert "the tag `about.wards` names nothing on the form" in checked.stdout
    assert "about.parishes has no tag" in checked.stdout


LABEL = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(
    lambda text: text.strip() and not set("{}") & set(text)
)
IDS = st.lists(st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True), min_size=1, max_size=3, unique=True)
NAMES = st.sampled_from([Line, Prose, Date, Choice, Choices])


@st.composite
def questions(draw: st.DrawFn, *, rows: bool = True):
    made = []
    for id_ in draw(IDS):
        kind = draw(NAMES | st.just(Rows)) if rows else draw(NAMES)
        shared = {"id": id_, "label": draw(LABEL), "hint": draw(st.just("") | LABEL)}
        if kind in (Choice, Choices):
            shared["options"] = tuple(Option(f"o{n}", draw(LABEL)) for n in range(draw(st.integers(1, 3))))
        if kind is Rows:
            shared["columns"] = tuple(draw(questions(rows=False)))
        made.append(kind(**shared))
    return made


@st.composite
def forms(draw: st.DrawFn) -> Form:
    groups = tuple(Group(id_, draw(LABEL)) for id_ in draw(IDS))
    taken = {"draft", "groups"}
    sections = tuple(
        Section(id=id_, title=draw(LABEL), questions=tuple(draw(questions())), per_group=draw(st.booleans()))
        for id_ in draw(IDS)
        if id_ not in taken
    ) or (Section(id="one", title="One", questions=(Line(id="a", label="A"),)),)
    return Form(id="any", title=draw(LABEL), council=draw(LABEL), sections=sections, groups=groups)


@examples(8)
@given(any_form=forms())
def test_any_form_at_all_can_be_scaffolded_checked_and_printed(
    any_form: Form, tmp_path_factory: pytest.TempPathFactory
):
    folder = tmp_path_factory.mktemp("form")
    form = replace(any_form, folder=folder)
    write_scaffold(form)
    assert check_template(form) == []
    export(filled(form), WORD / "any-form.docx", overwrite=True)
    export(Draft(form), WORD / "any-blank-form.docx", overwrite=True)
