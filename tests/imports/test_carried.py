"""What a Word form carries helps it back, and is never the proof: it comes back as well without it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from eia_tui.draft.draft import ID, Draft
from eia_tui.exports.publish import publish
from eia_tui.exports.word.export import export
from eia_tui.flows.export import export_form
from eia_tui.flows.import_form import import_into, import_new
from eia_tui.flows.import_origin import drafts_named
from eia_tui.flows.import_result import Imported
from eia_tui.flows.revise import revise
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Prose, Rows
from eia_tui.form.values import all_rows
from eia_tui.imports.form_map import FormMap
from eia_tui.imports.same_answer import same_answer
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import restore_version, sent_versions, versions
from eia_tui.storage.operations import duplicate_draft, save_draft
from eia_tui.word.carried import LEFT_OUT, Mark, letters_hash
from eia_tui.word.ooxml import w
from tests.approvals import put, ready, sent, signed
from tests.conftest import Run
from tests.imports.sent_back import ANSWER, SentBack, question, without
from tests.imports.test_import import MERGES

pytestmark = pytest.mark.slow

PROPERTIES, PRINTED = "docProps/custom.xml", "customXml/item1.xml"
SET = """\
## What it costs

| Year | Cost |
|------|-----:|
| 2026 | £400 |

3. three
4. four
"""


@pytest.fixture
def address(form: Form) -> str:
    return question(form, "rationale")


def carrying(draft: Draft, form_map: FormMap, folder: Path, mark: Mark | None = None) -> SentBack:
    """The Word form of a draft, as it is exported with what it carries."""
    return SentBack.opened(export(draft, folder / "exported.docx", overwrite=True, mark=mark).path, draft, form_map)


# --- the version that it was made from ---


def twice_sent(form: Form, address: str) -> tuple[Path, list[Path]]:
    path = new_draft("Charges", form)
    ready(path, form)
    files = []
    for words in ("First.", "Second."):
        put(path, address, words)
        files.append(sent(path, 0).path)
    return path, files


def test_an_earlier_version_that_comes_back_late_is_compared_with_itself(
    form: Form, form_map: FormMap, address: str, tmp_path: Path
):
    path, (first, second) = twice_sent(form, address)
    before = path.read_bytes()
    late = import_into(first, path)
    assert (late.version, late.changed, late.decisions) == (1, {}, [])
    assert import_into(second, path).version == 2
    assert path.read_bytes() == before
    taken_out = without(SentBack.opened(first, open_draft(path), form_map)).save(tmp_path / "without.docx")
    assert import_into(taken_out, path, trial=True).version == 2


def marked(first: Path, path: Path, form_map: FormMap, change: Callable[[str], str], folder: Path) -> Path:
    """The form of the first version with another mark."""
    mark = str(Mark.of_version(form_map.form.id, 1, sent_versions(path, open_draft(path))[0].hash()))
    back = SentBack.opened(first, open_draft(path), form_map)
    assert mark.encode() in back.parts[PROPERTIES]
    back.parts[PROPERTIES] = back.parts[PROPERTIES].replace(mark.encode(), change(mark).encode())
    return back.save(folder / "back.docx")


MARKS: dict[str, Callable[[str], str]] = {
    "another hash": lambda mark: mark[:-4] + "0000",
    "another number": lambda mark: mark.replace(" v1 ", " v7 "),
    "another form": lambda mark: f"x{mark}",
}


@pytest.mark.parametrize("kind", MARKS)
def test_a_form_of_a_version_that_the_draft_does_not_have_is_refused_unless_it_is_to_be_read_anyway(  # noqa: PLR0917
    eia: Run, form: Form, form_map: FormMap, address: str, tmp_path: Path, kind: str
):
    path, (first, _) = twice_sent(form, address)
    file = marked(first, path, form_map, MARKS[kind], tmp_path)
    before = path.read_bytes()
    done = eia("import", file, "--into", path)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "--anyway" in done.stderr
    imported = import_into(file, path, anyway=True)
    assert (imported.version, imported.changed, imported.decisions) == (None, {}, [])
    assert path.read_bytes() == before


def test_a_form_without_a_mark_is_that_of_the_version_whose_answers_it_carries(
    form: Form, form_map: FormMap, address: str, tmp_path: Path
):
    path, (first, _) = twice_sent(form, address)
    file = marked(first, path, form_map, lambda _: "somebody's own words", tmp_path)
    assert import_into(file, path, trial=True).version == 1


def test_the_draft_that_a_form_was_made_of_is_named_and_another_keeps_its_answers(
    eia: Run, form: Form, address: str, tmp_path: Path
):
    path, (first, _) = twice_sent(form, address)
    other = new_draft("Other", form)
    put(other, address, "Of the other draft.")
    before = other.read_bytes()
    done = eia("import", first, "--into", other)
    assert done.returncode == 2
    assert str(path) in done.stderr
    assert other.read_bytes() == before
    anyway = eia("import", first, "--into", other, "--anyway")
    assert anyway.returncode == 0, anyway.stdout
    assert open_draft(other).answer(address) == "Of the other draft."
    new = eia("import", first, "-o", tmp_path / "new")
    assert str(path) in new.stdout
    assert f'`eia-wizard import "{first}" --into {path.parent.name}`' in new.stdout


# --- an export that was not sent ---


def test_an_export_of_another_draft_is_refused_and_its_own_draft_named(
    eia: Run, form: Form, address: str, tmp_path: Path
):
    path, other = new_draft("Charges", form), new_draft("Charges", form)
    put(path, address, ANSWER)
    put(other, address, "Of the other draft.")
    before = other.read_bytes()
    file = export(open_draft(path), tmp_path / "form.docx").path
    done = eia("import", file, "--into", other)
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert f"was exported from another draft, {path}" in done.stderr
    assert other.read_bytes() == before
    assert drafts_named(file) == [path]
    assert eia("import", file, "--into", path).returncode == 0
    path.unlink()
    assert "which is not in your drafts folder" in eia("import", file, "--into", other).stderr
    assert drafts_named(file) == []
    assert eia("import", file, "--into", other, "--anyway").returncode in (0, 1)


def test_a_draft_keeps_its_id_and_a_copy_or_a_revision_gets_one_of_its_own(form: Form, address: str):
    path = new_draft("Charges", form)
    first = open_draft(path).id
    assert first
    session = Session.at(path)
    session.put(address, "One.")
    session.save()
    session.put(address, "Two.")
    session.save()
    session.leave()
    assert open_draft(path).id == first
    restore_version(path, versions(path)[0])
    assert open_draft(path).id == first
    assert open_draft(duplicate_draft(path)).id not in ("", first)
    signed(path, form)
    assert open_draft(revise(path)).id not in ("", first)


def test_a_draft_of_an_earlier_version_gets_an_id_when_something_is_saved_in_it(form: Form, address: str):
    path = new_draft("Charges", form)
    draft = open_draft(path)
    draft.put(ID, None)
    save_draft(draft, path)
    file = export(draft, path.parent / "form.docx").path
    before = path.read_bytes()
    session = Session.at(path)
    session.save()
    assert path.read_bytes() == before
    assert import_into(file, path, session=session).has_base
    session.put(address, "New.")
    session.save()
    session.leave()
    assert open_draft(path).id


@pytest.mark.parametrize("how", ["command", "wizard"])
def test_a_draft_of_an_earlier_version_gets_an_id_when_it_is_exported(form: Form, tmp_path: Path, eia: Run, how: str):
    path, other = new_draft("Charges", form), new_draft("Other", form)
    draft = ready(path, form)
    draft.put(ID, None)
    save_draft(draft, path)
    file = tmp_path / "exported.docx"
    if how == "command":
        assert eia("export", path, "-o", file).returncode == 0
    else:
        before = path.read_bytes()
        session = Session.at(path)
        assert path.read_bytes() == before, "opening it changes nothing"
        export_form(session, file)
        session.leave()
    assert open_draft(path).id
    assert drafts_named(file) == [path]
    refused = eia("import", file, "--into", other)
    assert (refused.returncode, str(path) in refused.stderr) == (2, True)


@pytest.fixture(params=["never sent", "sent, and then changed"])
def exported(request: pytest.FixtureRequest, form: Form, address: str, tmp_path: Path) -> tuple[Path, Path]:
    """A draft with actions, and its form as it is exported plainly."""
    asked = next(form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    path = new_draft("Charges", form)
    ready(path, form)
    if request.param != "never sent":
        sent(path, 0)
    put(path, address, ANSWER)
    rows = [dict(row) for row in all_rows(asked.question, open_draft(path).answer(asked.address))]
    printed = next(column.id for column in asked.question.columns if column.printed)
    rows[0][printed] = "Something that was not sent"
    put(path, asked.address, rows)
    return path, export(open_draft(path), tmp_path / "exported.docx").path


def test_an_unedited_export_changes_not_a_byte(eia: Run, exported: tuple[Path, Path]):
    path, file = exported
    before = path.read_bytes()
    done = eia("import", file, "--into", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing differs from what was exported" in done.stdout
    assert path.read_bytes() == before


def test_of_an_edited_export_only_the_edits_are_taken(
    exported: tuple[Path, Path], form: Form, form_map: FormMap, address: str, tmp_path: Path
):
    path, file = exported
    back = SentBack.opened(file, open_draft(path), form_map)
    next(each for each in back.body.iter(w("t")) if each.text == "Most councils charge.").text = "All councils charge."
    other = question(form, "proposal")
    put(path, other, "Changed in the draft since.")
    actions = next(form.with_role("actions")).address
    before = open_draft(path).answer(actions)
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert imported.changed == {address: ANSWER.replace("Most", "All")}
    assert not imported.decisions
    assert open_draft(path).answer(other) == "Changed in the draft since."
    assert open_draft(path).answer(actions) == before


def test_options_that_were_changed_since_an_export_stay_as_they_are(exported: tuple[Path, Path], form: Form):
    path, file = exported
    effect = next(form.with_role("effect"))
    draft = open_draft(path)
    assert isinstance(effect.question, Choice)
    put(
        path,
        effect.address,
        next(each.id for each in effect.question.options if each.id != draft.answer(effect.address)),
    )
    before = path.read_bytes()
    assert not import_into(file, path).needs_a_person
    assert path.read_bytes() == before


def test_without_what_it_carries_the_rows_of_a_draft_that_was_never_sent_are_not_doubled(
    form: Form, form_map: FormMap, tmp_path: Path
):
    path = new_draft("Charges", form)
    ready(path, form)
    asked = next(form.with_role("actions"))
    before = path.read_bytes()
    file = without(SentBack.opened(export(open_draft(path), tmp_path / "a.docx").path, open_draft(path), form_map))
    assert import_into(file.save(tmp_path / "b.docx"), path).changed == {}
    assert path.read_bytes() == before
    table = next(each for each in file.tables() if "".join(each.itertext(w("t"))).startswith("What action"))
    cell = table.findall(w("tr"))[1].findall(w("tc"))[-1]
    next(cell.iter(w("t"))).text = "Another outcome of theirs: "
    imported = import_into(file.save(tmp_path / "c.docx"), path)
    assert [each.on.startswith(f"{asked.address}.1.") for each in imported.decisions] == [True]
    assert "was changed in the draft as well" not in imported.decisions[0].text


# --- the copy for publication ---


@pytest.mark.parametrize("is_sent", [True, False])
def test_what_a_copy_for_publication_leaves_out_is_taken_into_no_answer(
    eia: Run, form: Form, tmp_path: Path, *, is_sent: bool
):
    path = new_draft("Charges", form)
    ready(path, form)
    if is_sent:
        sent(path, 0)
    contacts = next(form.with_role("contacts")).address
    file = publish(open_draft(path), tmp_path).path
    before = path.read_bytes()
    done = eia("import", file, "--into", path)
    assert "this is a copy for publication" in done.stdout
    assert path.read_bytes() == before
    assert contacts not in import_new(file).changed


def test_words_beside_what_a_copy_for_publication_leaves_out_wait_for_a_decision(
    form: Form, form_map: FormMap, tmp_path: Path
):
    path = new_draft("Charges", form)
    ready(path, form)
    contacts = next(form.with_role("contacts")).address
    was = open_draft(path).answer(contacts)
    back = SentBack.opened(publish(open_draft(path), tmp_path).path, open_draft(path), form_map)
    next(each for each in back.body.iter(w("t")) if each.text == LEFT_OUT).text = f"{LEFT_OUT} Ask the desk."
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert [each.is_ for each in imported.decisions] == ["Ask the desk."]
    assert open_draft(path).answer(contacts) == was


# --- with it and without it ---


def edited(path: Path, form_map: FormMap, address: str, words: str, folder: Path) -> SentBack:
    """The form that was sent, with an answer changed in Word."""
    draft, [version] = open_draft(path), sent_versions(path, open_draft(path))
    mark = Mark.of_version(draft.form.id, 1, version.hash())
    as_sent = carrying(version.draft(path), form_map, folder, mark)
    draft.put(address, words)
    back = carrying(draft, form_map, folder, mark)
    back.parts[PRINTED] = as_sent.parts[PRINTED]
    return back


@pytest.mark.parametrize("case", MERGES)
def test_a_merge_is_the_same_with_and_without(
    sent_folder: Path, form_map: FormMap, address: str, tmp_path: Path, case: str
):
    now, word, expected, conflict = MERGES[case]
    path = sent_folder / "draft.toml"
    back = edited(path, form_map, address, word, tmp_path)
    found: list[Imported] = []
    for file in (back, without(back)):
        copy = tmp_path / str(len(found)) / "draft.toml"
        shutil.copytree(sent_folder, copy.parent)
        put(copy, address, now)
        found.append(import_into(file.save(tmp_path / "back.docx"), copy))
        assert (open_draft(copy).answer(address) or "") == expected
    first, second = found
    assert [each.kind for each in first.decisions] == ["conflict"] * conflict
    assert (first.changed, first.decisions, first.reports, first.version) == (
        second.changed, second.decisions, second.reports, second.version,
    )  # fmt: skip


# --- answers as they were typed ---


def plainer(back: SentBack) -> None:
    """Takes out the alignments of cells, as some programs do."""
    for cell in back.body.iter(w("tc")):
        for each in list(cell.iter(w("jc"))):
            each.getparent().remove(each)


def bolder(back: SentBack) -> None:
    """Makes some words bold."""
    cell = next(each for each in back.body.iter(w("t")) if each.text == "£400")
    properties = etree.Element(w("rPr"))
    properties.append(etree.Element(w("b")))
    for old in cell.getparent().findall(w("rPr")):
        cell.getparent().remove(old)
    cell.getparent().insert(0, properties)


def test_what_another_program_lost_of_an_answer_is_there_again(
    form: Form, form_map: FormMap, address: str, tmp_path: Path
):
    back = carrying(_with(form, address, SET), form_map, tmp_path)
    plainer(back)
    assert import_new(back.save(tmp_path / "a.docx")).changed[address] == SET
    lost = import_new(without(back).save(tmp_path / "b.docx")).changed[address]
    assert lost != SET
    assert letters_hash(str(lost)) == letters_hash(SET)


def test_what_somebody_set_in_another_way_is_theirs(form: Form, form_map: FormMap, address: str, tmp_path: Path):
    back = carrying(_with(form, address, SET), form_map, tmp_path)
    bolder(back)
    assert "**£400**" in str(import_new(back.save(tmp_path / "a.docx")).changed[address])


def test_one_more_word_is_not_overlooked(form: Form, form_map: FormMap, address: str, tmp_path: Path):
    back = carrying(_with(form, address, SET), form_map, tmp_path)
    next(each for each in back.body.iter(w("t")) if each.text == "£400").text = "£4000"
    assert "£4000" in str(import_new(back.save(tmp_path / "a.docx")).changed[address])


def test_cells_of_rows_are_found_after_the_rows_changed_places(form: Form, form_map: FormMap, tmp_path: Path):
    asked = next(form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    column = next(each.id for each in asked.question.columns if isinstance(each, Prose))
    written = ["One  thing*s*\n* first\n* second", "Another\n\n* third"]
    draft = _with(form, asked.address, [{column: each} for each in written])
    back = carrying(draft, form_map, tmp_path)
    table = next(each for each in back.tables() if "".join(each.itertext(w("t"))).startswith("What action"))
    rows = table.findall(w("tr"))
    rows[1].addprevious(rows[2])
    answer = import_new(back.save(tmp_path / "a.docx")).changed[asked.address]
    assert [row.get(column) for row in all_rows(asked.question, answer)] == written[::-1]


def _with(form: Form, address: str, value: object) -> Draft:
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}})
    draft.put(next(form.with_role("name")).address, "Charges")
    draft.put(address, value)
    return draft


def test_pictures_keep_their_names_in_a_new_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Also where the folder that the program was started in has the same pictures."""
    example = find_draft("example")
    file = export(open_draft(example), tmp_path / "form.docx").path
    monkeypatch.chdir(example.parent)
    imported = import_new(file)
    names = {each.name for each in (example.parent / "pictures").iterdir()}
    assert {each.name for each in (imported.path.parent / "pictures").iterdir()} == names
    assert all(f"pictures/{name}" in imported.path.read_text(encoding="utf-8") for name in names)


# --- it is not trusted ---


@pytest.mark.parametrize(
    "name", ["pictures/../draft.toml", "history/a.png", "/home/a.png", "pictures/a.toml", "CON.png"]
)
def test_a_picture_goes_nowhere_but_into_its_folder(tmp_path: Path, form_map: FormMap, name: str):
    example = open_draft(find_draft("example"))
    [own] = [each.name for each in (example.folder / "pictures").iterdir()] if example.folder else []
    back = carrying(example, form_map, tmp_path)
    assert f"pictures/{own}".encode() in back.parts[PRINTED]
    back.parts[PRINTED] = back.parts[PRINTED].replace(f"pictures/{own}".encode(), name.encode())
    imported = import_new(back.save(tmp_path / "back.docx"), folder=tmp_path / "new")
    [picture] = (imported.path.parent / "pictures").iterdir()
    assert picture.read_bytes() == (example.folder / "pictures" / own).read_bytes() if example.folder else None
    assert name not in imported.path.read_text(encoding="utf-8")
    assert picture.name in imported.path.read_text(encoding="utf-8")


def test_words_that_are_only_carried_are_taken_into_no_answer(
    form: Form, form_map: FormMap, address: str, tmp_path: Path
):
    back = carrying(_with(form, address, ANSWER), form_map, tmp_path)
    back.parts[PRINTED] = back.parts[PRINTED].replace(b"Most councils", b"Few councils")
    assert import_new(back.save(tmp_path / "back.docx")).changed[address] == ANSWER


@pytest.mark.parametrize(
    "content", [b"", b"<broken", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"<a/>", b"\xff\xfe<"]
)
def test_a_form_is_read_although_what_it_carries_is_damaged(
    form: Form, form_map: FormMap, address: str, tmp_path: Path, content: bytes
):
    back = carrying(_with(form, address, ANSWER), form_map, tmp_path)
    back.parts[PRINTED] = back.parts[PROPERTIES] = content
    assert import_new(back.save(tmp_path / "back.docx")).changed[address] == ANSWER


# --- what programs change by themselves ---


def test_the_version_sent_helps_a_file_that_carries_nothing(
    form: Form, form_map: FormMap, address: str, tmp_path: Path
):
    """As after .odt, .rtf or .doc: the numbers of a list, and a heading, are not what they were."""
    path = new_draft("Charges", form)
    ready(path, form)
    put(path, address, "## What it costs\n\n3. three\n4. four")
    back = without(SentBack.opened(sent(path, 0).path, open_draft(path), form_map))
    numbered = [
        each for each in back.cell("What is the rationale").iter(w("p")) if each.find(f".//{w('numId')}") is not None
    ]
    definition = next(each for each in back.parts if each.endswith("numbering.xml"))
    root = etree.fromstring(back.parts[definition])
    for each in root.iter(w("startOverride"), w("start")):
        each.set(w("val"), "1")
    back.parts[definition] = etree.tostring(root)
    assert len(numbered) == 2
    before = path.read_bytes()
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert (imported.changed, imported.decisions) == ({}, [])
    assert path.read_bytes() == before


def test_spaces_and_hyphens_that_a_program_added_are_not_changes(form: Form, address: str):
    asked = form.questions[address]
    assert same_answer(asked, "Ten residents re-use 5 bins", "Ten\u00a0resi\u00addents re\u2011use 5\u202fbins\u200b")
    assert not same_answer(asked, "Ten residents", "Tenresidents")
