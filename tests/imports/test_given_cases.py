"""Each given file that came back, through the command: everything is as its case expects.

Whether a tracked deletion is one of words that another reviewer inserted is not compared: what waits does not say it.
"""

import shutil
import zipfile
from pathlib import Path

import pytest

from eia_tui.flows.import_form import import_into
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Rows
from eia_tui.form.values import all_rows
from eia_tui.imports.form_map import FormMap
from eia_tui.storage.drafts import open_draft
from eia_tui.word.ooxml import w
from tests.conftest import Run
from tests.imports.given_cases import CASES, FOLDER, Outcome, carrying, change_draft, expected, file_of, send_base
from tests.imports.programs import saved_by_libreoffice
from tests.imports.sent_back import SentBack, elements, p, text, without

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def base(form: Form, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The home folder in which the draft of all cases was sent, and the Word file that was sent."""
    home = tmp_path_factory.mktemp("returned")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("EIA_WIZARD_HOME", str(home))
        path, file = send_base(form)
    return path, file


@pytest.fixture
def path(base: tuple[Path, Path], home: Path) -> Path:
    """The draft, in the home folder of the test."""
    return Path(shutil.copytree(base[0].parent, home / "drafts" / "charges")) / base[0].name


@pytest.mark.parametrize("name", CASES)
def test_a_file_that_came_back_is_read_as_its_case_expects(eia: Run, path: Path, name: str):
    case = expected(name)
    if "now" in case.get("into", ""):
        change_draft(path, FOLDER / "base" / "draft-now.toml")
    assert Outcome(eia, file_of(name), path, case).problems() == []


LOST_IN_LIBREOFFICE = {
    "w05-content-controls": "bold in a content control",
    "w23-comments-without-words": "a comment without a place",
    "w38-altchunk": "a part in another format",
}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with each case that is a Word form, as LibreOffice saves it."""
    files = [file_of(name) for name in CASES if name.startswith("w") and name not in LOST_IN_LIBREOFFICE]
    folder = tmp_path_factory.mktemp("saved")
    saved_by_libreoffice(files, folder)
    return folder


@pytest.mark.slow(30)
@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("w") and name not in LOST_IN_LIBREOFFICE])
def test_a_file_that_libreoffice_saved_as_well_is_read_in_the_same_way(eia: Run, path: Path, saved: Path, name: str):
    case = expected(name)
    if "now" in case.get("into", ""):
        change_draft(path, FOLDER / "base" / "draft-now.toml")
    assert Outcome(eia, saved / file_of(name).name, path, case).problems() == []


def _whole(name: str) -> bool:
    return zipfile.is_zipfile(file_of(name)) and expected(name)["exit"] < 2


@pytest.mark.parametrize("name", [name for name in CASES if _whole(name)])
def test_a_file_that_carries_what_was_printed_is_read_in_the_same_way(
    eia: Run, path: Path, base: tuple[Path, Path], name: str, tmp_path: Path
):
    case = expected(name)
    if "now" in case.get("into", ""):
        change_draft(path, FOLDER / "base" / "draft-now.toml")
    file = tmp_path / f"{name}.docx"
    file.write_bytes(carrying(file_of(name), base[1]))
    assert Outcome(eia, file, path, case).problems() == []


@pytest.mark.parametrize("column", range(4))
def test_cells_of_the_action_plan_that_were_merged_downwards_are_reported_and_the_draft_keeps_its_own(
    base: tuple[Path, Path], path: Path, form_map: FormMap, tmp_path: Path, column: int
):
    back = SentBack.opened(base[1], open_draft(path), form_map)
    asked = next(back.draft.form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    rows = all_rows(asked.question, back.draft.answer(asked.address))
    first, second = (back.cell(str(row["action"]), column) for row in rows)
    words = [text(first), text(second)]
    first.extend(each for each in second.findall(w("p")))
    second.append(elements("<w:p/>")[0])
    for cell, merge in ((first, '<w:vMerge w:val="restart"/>'), (second, "<w:vMerge/>")):
        cell.find(w("tcPr")).extend(elements(merge))
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert imported.changed == {}
    assert imported.decisions == []
    assert [(each.kind, each.text) for each in imported.reports] == [
        ("cells merged", " ".join(words)),
        ("cells merged", ""),
    ]
    assert all(each.needs_a_person for each in imported.reports)


def test_a_sentence_that_prints_another_option_beside_the_answers_of_a_row_is_a_question(
    base: tuple[Path, Path], path: Path, form_map: FormMap, tmp_path: Path
):
    back = SentBack.opened(base[1], open_draft(path), form_map)
    back.put("Sex", p("This group will not be affected.") + p("Bins are for all."))
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert [(each.on.rpartition(".")[2], each.is_) for each in imported.decisions] == [
        ("effect", "This group will not be affected.")
    ]


@pytest.mark.parametrize("carries", [True, False])
def test_a_name_that_was_changed_in_its_cell_only_is_not_reported_for_the_header(
    base: tuple[Path, Path], path: Path, form_map: FormMap, tmp_path: Path, *, carries: bool
):
    back = SentBack.opened(base[1], open_draft(path), form_map)
    back = back if carries else without(back)
    back.put("Name of policy", p("Charges for brown bins"))
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert list(imported.changed.values()) == ["Charges for brown bins"]
    assert imported.reports == []


def test_a_column_that_was_deleted_says_nothing_about_the_options_of_its_rows(
    base: tuple[Path, Path], path: Path, form_map: FormMap, tmp_path: Path
):
    back = SentBack.opened(base[1], open_draft(path), form_map)
    for row in back.row("Age").getparent().findall(w("tr")):
        row.remove(row.findall(w("tc"))[3])
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert (imported.changed, imported.decisions) == ({}, [])
    [report] = imported.reports
    assert (report.kind, report.text) == ("not found", "")
    assert set(report.on) >= {
        asked.address for asked in back.draft.form.with_role("mitigation") if "race" not in asked.address
    }


def test_words_of_an_option_that_were_merged_with_the_cell_above_change_no_option(
    base: tuple[Path, Path], path: Path, form_map: FormMap, tmp_path: Path
):
    back = SentBack.opened(base[1], open_draft(path), form_map)
    first, second = back.cell("Race", 2), back.cell("Sex", 2)
    first.extend(second.findall(w("p")))
    second.append(elements("<w:p/>")[0])
    for cell, merge in ((first, '<w:vMerge w:val="restart"/>'), (second, "<w:vMerge/>")):
        cell.find(w("tcPr")).extend(elements(merge))
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert (imported.changed, imported.decisions) == ({}, [])
    assert {each.kind for each in imported.reports} == {"cells merged"}


def test_a_column_of_rows_that_was_deleted_is_reported_once(
    base: tuple[Path, Path], path: Path, form_map: FormMap, tmp_path: Path
):
    back = SentBack.opened(base[1], open_draft(path), form_map)
    asked = next(back.draft.form.with_role("actions"))
    rows = all_rows(asked.question, back.draft.answer(asked.address)) if isinstance(asked.question, Rows) else []
    for row in back.row(str(rows[0]["action"])).getparent().findall(w("tr")):
        row.remove(row.findall(w("tc"))[2])
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert (imported.changed, imported.decisions) == ({}, [])
    [report] = imported.reports
    assert (report.kind, report.printed) == ("not found", "Timescale")
    assert report.on == tuple(f"{asked.address}.{number}.timescale" for number, _ in enumerate(rows, 1))
