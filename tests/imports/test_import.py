"""`eia-wizard import`: a new draft of a Word form, or a merge into the draft that it was made from."""

import json
import shutil
import zipfile
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import open_items
from eia_tui.exports.word.export import export
from eia_tui.flows.import_form import import_into, import_new
from eia_tui.flows.import_report import heading
from eia_tui.flows.import_result import Imported
from eia_tui.flows.settle_items import settle_item
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.values import all_rows
from eia_tui.imports.form_map import FormMap
from eia_tui.imports.same_answer import same_answer
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import versions
from eia_tui.system.errors import UserError
from eia_tui.word.ooxml import w
from tests.approvals import put, sent, signed
from tests.conftest import Run
from tests.imports.other_forms import parish
from tests.imports.sent_back import ANSWER, SentBack, elements, p, question
from tests.torture.returned_forms import ReturnedForms, found

pytestmark = pytest.mark.slow

ASKED, LONG = "What engagement", "What is the rationale"
BY = 'w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'


# --- a new draft ---


def test_a_form_becomes_a_draft_with_its_pictures_and_the_file_itself(eia: Run, tmp_path: Path):
    """The worked example, sent to somebody who has no draft of it."""
    example = open_draft(find_draft("example"))
    file = export(example, tmp_path / "form.docx").path
    done = eia("import", file, "--json")
    path = Path(json.loads(done.stdout)["draft"])
    draft = open_draft(path)
    from eia_tui.form.stages import stage_addresses

    for asked in example.all_shown():
        if asked.question.printed and asked.address not in stage_addresses(example.form):
            assert same_answer(asked.question, example.answer(asked.address), draft.answer(asked.address)), (
                asked.address
            )
    assert [each.read_bytes() for each in (path.parent / "pictures").iterdir()] == [
        each.read_bytes() for each in (find_draft("example").parent / "pictures").iterdir()
    ]
    assert (path.parent / "history" / "returned" / "form.docx").read_bytes() == file.read_bytes()


def test_the_draft_goes_into_the_folder_that_is_named_and_its_path_is_printed(
    eia: Run, sent_back: SentBack, tmp_path: Path
):
    file = sent_back.save(tmp_path / "form.docx")
    done = eia("import", file, "-o", tmp_path / "new")
    assert done.stdout.splitlines()[-1] == str(tmp_path / "new" / "draft.toml")
    assert (tmp_path / "new" / "draft.toml").is_file()
    for trial in ([], ["--try"]):
        again = eia("import", file, "-o", tmp_path / "new", *trial)
        assert (again.returncode, len(again.stderr.splitlines())) == (2, 1)


def test_a_trial_writes_nothing(eia: Run, sent_back: SentBack, home: Path, tmp_path: Path):
    file = sent_back.save(tmp_path / "form.docx")
    before = {each for each in home.rglob("*") if each.is_file()}
    done = eia("import", file, "--try")
    assert "Nothing was changed" in done.stdout
    assert {each for each in home.rglob("*") if each.is_file()} == before


def test_a_form_that_was_typed_with_tracking_on_is_taken_as_it_is_shown(form: Form, form_map: FormMap, tmp_path: Path):
    blank = SentBack(Draft(form, {"draft": {"format": 1, "form": form.id}}), form_map)
    blank.put(ASKED, f'<w:p><w:ins w:id="1" {BY}><w:r><w:t>We asked.</w:t></w:r></w:ins></w:p>')
    imported = import_new(blank.save(tmp_path / "form.docx"))
    assert imported.all_tracked
    assert list(imported.changed.values()) == ["We asked."]
    assert not imported.changes


def test_a_tracked_change_is_not_in_a_new_draft(sent_back: SentBack, address: str, tmp_path: Path):
    sent_back.put(
        ASKED,
        f'<w:p><w:r><w:t xml:space="preserve">We asked </w:t></w:r><w:ins w:id="1" {BY}><w:r><w:t>all</w:t></w:r></w:ins></w:p>',
    )
    imported = import_new(sent_back.save(tmp_path / "form.docx"))
    assert imported.changed[address] == "We asked"
    assert [(each.on, each.is_) for each in imported.changes] == [((address,), "all")]
    assert imported.needs_a_person


def test_what_a_stage_wrote_is_for_the_record_and_signs_nothing(sent_back: SentBack, form: Form, tmp_path: Path):
    comments = next(form.with_role("comments")).address
    officer = next(form.with_role("officer")).address
    sent_back.put("Departmental Equalities Group", p("Agreed on 18 November."))
    sent_back.put("Sign off by", p("A. Chief"))
    imported = import_new(sent_back.save(tmp_path / "form.docx"))
    assert {comments, officer}.isdisjoint(imported.changed)
    assert [(each.on, each.is_) for each in imported.decisions] == [(comments, "Agreed on 18 November.")]
    assert [(each.on, each.text) for each in imported.reports] == [((officer,), "A. Chief")]


@pytest.fixture
def address(sent_back: SentBack) -> str:
    return next(sent_back.draft.form.with_role("engagement")).address


# --- what is refused ---


def zipped(**parts: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return written.getvalue()


REFUSED = {
    "x.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") * 40, "in Word: File, Save As, Word document (.docx)"),
    "x.odt": (zipped(mimetype="application/vnd.oasis.opendocument.text"), "in Word: File, Save As, Word document (.docx)"),
    "x.rtf": (b"{\\rtf1 Form}", "in Word: File, Save As, Word document (.docx)"),
    "x.pdf": (b"%PDF-1.7\n", "Word file"),
    "password.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 40, "password"),
    "empty.docx": (b"", "is empty"),
    "x.zip": (zipped(a="b"), "is not a Word document"),
    "x.txt": (b"words", "is not a Word document"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_a_word_form_gives_one_line_and_changes_nothing(
    eia: Run, home: Path, tmp_path: Path, name: str
):
    content, words = REFUSED[name]
    (tmp_path / "renamed.docx").write_bytes(content)
    done = eia("import", tmp_path / "renamed.docx")
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert words in done.stderr
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError):
        import_new(tmp_path / name)
    assert not list(home.rglob("*.toml"))


def test_a_form_cut_off_one_with_macros_one_with_entities_and_one_of_another_council(
    sent_back: SentBack, form: Form, tmp_path: Path
):
    whole = sent_back.content()
    (tmp_path / "half.docx").write_bytes(whole[: len(whole) // 2])
    sent_back.save(tmp_path / "macros.docm")
    sent_back.parts["word/styles.xml"] = (
        b'<!DOCTYPE x [<!ENTITY a "b">]>' + sent_back.parts["word/styles.xml"].split(b"?>", 1)[-1]
    )
    sent_back.save(tmp_path / "entities.docx")
    other = export(Draft(parish(tmp_path / "parish"), {}), tmp_path / "other.docx").path
    for file, words in (
        ("half.docx", "not whole"),
        ("macros.docm", "without macros"),
        ("entities.docx", "is refused, its part word/styles.xml declares entities"),
        (other, "fewer than half"),
    ):
        with pytest.raises(UserError, match=words):
            import_new(tmp_path / file, form)


def test_a_part_that_breaks_off_is_called_damaged_in_one_plain_line(eia: Run, sent_back: SentBack, tmp_path: Path):
    sent_back.parts["word/comments.xml"] = b"<w:comments"
    sent_back.relate("rC", "comments", "comments.xml")
    file = sent_back.save(tmp_path / "form.docx")
    done = eia("import", file)
    damaged = "is damaged: in Word, open it and save it again, or take another copy"
    assert (done.returncode, done.stderr) == (2, f"eia-wizard: {file} {damaged}\n")


def test_the_command_says_how_to_read_a_form_of_another_council(eia: Run, form: Form, tmp_path: Path):
    own = new_draft("Charges", form)
    other = export(Draft(parish(tmp_path / "parish"), {}), tmp_path / "other.docx").path
    known = export(open_draft(own), tmp_path / "known.docx").path
    for arguments, hint in (
        ((other,), "If it is another council's form, name the folder of that form with --form"),
        ((other, "--into", own), "leave out --into, and name the folder of that form with --form"),
        ((known, "--form", tmp_path / "parish"), f"To make a new draft of it, add --form {form.id} instead"),
    ):
        done = eia("import", *arguments)
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
        assert hint in done.stderr, arguments


def test_tracked_words_outside_the_answers_wait_once_and_untracked_ones_beside_them_too(
    sent_back: SentBack, form: Form, tmp_path: Path
):
    tracked = f'<w:ins w:id="9" {BY}><w:r><w:t>Please ring me.</w:t></w:r></w:ins>'
    path = new_draft("Charges", form)
    sent_back.body.insert(0, elements(f"<w:p>{tracked}</w:p>")[0])
    imported = import_into(sent_back.save(tmp_path / "back.docx"), path)
    outside = [each for each in imported.waiting if "Please ring me" in f"{each.text} {each.now}"]
    assert [each.kind for each in outside] == ["change"]
    assert [each.text for each in imported.reports if each.kind == "not on the form"] == ["Please ring me."]
    sent_back.body.insert(0, elements(f"<w:p><w:r><w:t>And write. </w:t></w:r>{tracked}</w:p>")[0])
    imported = import_into(sent_back.save(tmp_path / "again.docx"), path)
    assert any(each.kind == "report" and "And write." in each.text for each in imported.waiting)


def test_words_outside_the_answers_are_not_called_no_difference(sent_back: SentBack, form: Form, tmp_path: Path):
    path = new_draft("Charges", form)
    file = export(open_draft(path), tmp_path / "form.docx").path
    back = SentBack.opened(file, open_draft(path), sent_back.map)
    assert "nothing differs" in heading(import_into(file, path, trial=True), "form.docx")
    back.body.insert(0, elements(p("Please ring me."))[0])
    imported = import_into(back.save(tmp_path / "back.docx"), path)
    assert "no answer changed" in heading(imported, "back.docx")


def test_a_file_whose_parts_are_said_to_lie_before_its_beginning_is_refused(sent_back: SentBack, tmp_path: Path):
    content = bytearray(sent_back.content())
    at = content.rindex(b"PK\x05\x06") + 16  # where the list of parts begins, as the end of the file says
    content[at : at + 4] = (int.from_bytes(content[at : at + 4], "little") + 10_000_000).to_bytes(4, "little")
    file = tmp_path / "form.docx"
    file.write_bytes(bytes(content))
    with pytest.raises(UserError, match="is not whole"):
        import_new(file)


@pytest.mark.slow(3)
def test_a_damaged_file_is_read_without_a_wrong_cell_or_refused_and_nothing_written(tmp_path: Path):
    """Of 60 damages; `python -m tests.torture.returned_forms` tries 10,000."""
    assert not list(found(tmp_path, files=60, seed=1))


def test_a_word_in_another_answers_row_would_be_found(tmp_path: Path):
    forms = ReturnedForms(tmp_path)
    returned = forms.back.read()
    concerns = [asked.address for asked in forms.form.with_role("concerns")][:2]
    answers = returned.accepted.answers
    answers[concerns[0]], answers[concerns[1]] = answers[concerns[1]], answers[concerns[0]]
    assert len(set(forms.wrong_cells(forms.back.root, returned))) == 2


# --- a merge ---


@pytest.fixture
def path(sent_folder: Path, tmp_path: Path) -> Path:
    """A draft that was sent."""
    shutil.copytree(sent_folder, tmp_path / "draft")
    return tmp_path / "draft" / "draft.toml"


@pytest.fixture
def back(path: Path, form_map: FormMap) -> SentBack:
    """Its Word form."""
    return SentBack(open_draft(path), form_map)


def returned(back: SentBack, path: Path, tmp_path: Path) -> Imported:
    return import_into(back.save(tmp_path / "back.docx"), path)


def test_an_unedited_form_changes_not_a_byte(eia: Run, back: SentBack, path: Path, tmp_path: Path):
    before = path.read_bytes()
    done = eia("import", back.save(tmp_path / "back.docx"), "--into", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "nothing differs from what was sent" in done.stdout
    assert path.read_bytes() == before


Edit = Callable[[str], str]
FIRST, SECOND = "The service costs more than it brings in.", "Most councils charge."
MERGES: dict[str, tuple[str, str, str, bool]] = {
    "only Word": (ANSWER, ANSWER.replace("Most", "All"), ANSWER.replace("Most", "All"), False),
    "only the draft": (ANSWER.replace("Most", "All"), ANSWER, ANSWER.replace("Most", "All"), False),
    "both the same": (ANSWER.replace("Most", "All"), ANSWER.replace("Most", "All"), ANSWER.replace("Most", "All"), False),
    "both, other paragraphs": (ANSWER.replace("Most", "All"), ANSWER.replace("costs", "takes"), ANSWER.replace("Most", "All").replace("costs", "takes"), False),
    "both, the same paragraph": (ANSWER.replace("Most", "All"), ANSWER.replace("Most", "Few"), ANSWER.replace("Most", "All"), True),
    "both, other items of a list": (ANSWER.replace("- one", "- first"), ANSWER.replace("- three", "- third"), ANSWER.replace("- one", "- first").replace("- three", "- third"), False),
    "both, the same item": (ANSWER.replace("- two", "- 2nd"), ANSWER.replace("- two", "- second"), ANSWER.replace("- two", "- 2nd"), True),
    "emptied in the draft, as sent in Word": ("", ANSWER, "", False),
    "emptied in the draft, changed in Word": ("", ANSWER.replace("Most", "All"), "", True),
}  # fmt: skip


@pytest.mark.parametrize("case", MERGES)
def test_an_answer_is_merged_three_ways(back: SentBack, path: Path, tmp_path: Path, form_map: FormMap, case: str):
    now, word, expected, conflict = MERGES[case]
    address = question(back.draft.form, "rationale")
    edited = open_draft(path)
    edited.put(address, word)
    put(path, address, now or None)
    imported = returned(SentBack(edited, form_map), path, tmp_path)
    assert (open_draft(path).answer(address) or "") == expected
    assert [each.kind for each in imported.decisions] == ["conflict"] * conflict
    if conflict:
        assert (imported.decisions[0].was, imported.decisions[0].is_) == (now, word)


def test_an_emptied_cell_is_a_question_and_empties_nothing(back: SentBack, path: Path, tmp_path: Path):
    address = next(back.draft.form.with_role("engagement")).address
    back.put(ASKED, "<w:p/>")
    imported = returned(back, path, tmp_path)
    assert [each.text for each in imported.decisions] == [f"{address} was emptied"]
    assert open_draft(path).answer(address) == back.draft.answer(address)


def test_rows_keep_what_is_not_printed_and_one_that_is_gone_is_a_question(back: SentBack, path: Path, tmp_path: Path):
    asked = next(back.draft.form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    hidden = [column.id for column in asked.question.columns if not column.printed]
    before = back.draft.answer(asked.address)
    table = next(each for each in back.tables() if "".join(each.itertext(w("t"))).startswith("What action"))
    rows = table.findall(w("tr"))
    table.remove(rows[2])
    added = deepcopy(rows[1])
    for cell in added.findall(w("tc")):
        for each in cell.findall(w("p")) + cell.findall(w("tbl")):
            cell.remove(each)
        cell.extend(elements(p("New")))
    rows[1].addprevious(added)
    imported = returned(back, path, tmp_path)
    after = open_draft(path).answer(asked.address)
    assert [each.text for each in imported.decisions] == [f"{asked.address}.2 was taken out"]
    assert after[0].get(asked.question.columns[0].id) == "New"
    assert [after[1], after[2]] == [before[0], before[1]]
    assert hidden
    assert all(after[1].get(column) == before[0].get(column) for column in hidden)


def test_a_row_that_was_deleted_in_the_draft_and_changed_in_word_is_a_question(
    back: SentBack, path: Path, tmp_path: Path
):
    asked = next(back.draft.form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    first, second, *_ = all_rows(asked.question, back.draft.answer(asked.address))
    hidden = {column.id for column in asked.question.columns if not column.printed}
    table = next(each for each in back.tables() if "".join(each.itertext(w("t"))).startswith("What action"))
    cell = table.findall(w("tr"))[1].findall(w("tc"))[-1]
    for each in cell.findall(w("p")):
        cell.remove(each)
    cell.extend(elements(p("Another outcome")))
    put(path, asked.address, [second])
    imported = returned(back, path, tmp_path)
    (decision,) = imported.decisions
    assert decision.text == f"{asked.address}.1 was deleted in the draft, and changed in Word"
    row, other = all_rows(asked.question, open_draft(path).answer(asked.address))
    assert "Another outcome" in row.values()
    assert {key: row.get(key) for key in hidden} == {key: first.get(key) for key in hidden}
    assert other == second


@pytest.mark.parametrize("way", ["emptied", "taken away", "in another row since"])
def test_a_cell_of_a_row_that_is_not_in_word_any_more_empties_nothing_by_itself(
    back: SentBack, path: Path, tmp_path: Path, way: str
):
    asked = next(back.draft.form.with_role("actions"))
    assert isinstance(asked.question, Rows)
    column = [column.id for column in asked.question.columns if column.printed][-1]
    before = all_rows(asked.question, back.draft.answer(asked.address))
    table = next(each for each in back.tables() if "".join(each.itertext(w("t"))).startswith("What action"))
    cell = table.findall(w("tr"))[2].findall(w("tc"))[-1]
    if way == "taken away":
        cell.getparent().remove(cell)
    else:
        for each in cell.findall(w("p")):
            cell.remove(each)
        cell.extend(elements("<w:p/>"))
    returned(back, path, tmp_path)
    assert all_rows(asked.question, open_draft(path).answer(asked.address)) == before
    [item] = open_items(open_draft(path))
    if way == "taken away":
        assert (item.kind, "merged with another; the draft keeps its answer" in item.text) == ("report", True)
        return
    assert (item.on, item.text) == ((f"{asked.address}.2.{column}",), f"{asked.address}.2.{column} was emptied")
    rest = before
    if way == "in another row since":
        # The row that has its number now has the same words in that cell.
        rest = [before[0], {**before[0], column: before[1][column]}, *before[1:]]
        put(path, asked.address, rest)
    session = Session.at(path)
    settle_item(session, item, "taken", save=True)
    now = all_rows(asked.question, session.draft.answer(asked.address))
    assert [at for at, row in enumerate(rest) if row != now[at]] == [len(rest) - len(before) + 1]
    session.leave()


def test_a_form_in_which_everything_is_tracked_is_taken_as_it_is_shown(back: SentBack, path: Path, tmp_path: Path):
    """As Word's "Compare" makes it: without its tracked changes not even a label is left."""
    back.put(ASKED, p("We asked again."))
    for run in list(back.body.iter(w("r"))):
        (change,) = elements(f'<w:ins w:id="1" {BY}/>')
        run.getparent().replace(run, change)
        change.append(run)
    imported = returned(back, path, tmp_path)
    assert imported.all_tracked
    assert list(imported.changed.values()) == ["We asked again."]
    assert not imported.waiting
    assert heading(imported, "back.docx").startswith("All of it was typed with Track Changes on")


def test_changes_without_tracking_beside_tracked_ones_are_named(eia: Run, back: SentBack, path: Path, tmp_path: Path):
    back.put(ASKED, p("Changed quietly."))
    back.put(
        LONG,
        f'<w:p><w:r><w:t xml:space="preserve">Because </w:t></w:r><w:ins w:id="1" {BY}><w:r><w:t>so</w:t></w:r></w:ins></w:p>',
    )
    done = eia("import", back.save(tmp_path / "back.docx"), "--into", path)
    assert done.returncode == 1
    assert "Changed without Track Changes" in done.stdout
    assert "What engagement has been undertaken so far?" in done.stdout


def test_what_was_there_is_a_version_and_the_word_file_is_kept_beside_it(back: SentBack, path: Path, tmp_path: Path):
    address = next(back.draft.form.with_role("engagement")).address
    before = open_draft(path).answer(address)
    back.put(ASKED, p("We asked again."))
    returned(back, path, tmp_path)
    assert open_draft(path).answer(address) == "We asked again."
    assert before in [version.draft(path).answer(address) for version in versions(path)]
    assert (path.parent / "history" / "returned" / "back.docx").read_bytes() == (tmp_path / "back.docx").read_bytes()


def test_a_picture_that_the_draft_has_keeps_its_name(tmp_path: Path, form: Form, form_map: FormMap):
    example = open_draft(find_draft("example"))
    from eia_tui.storage.operations import duplicate_draft

    path = duplicate_draft(find_draft("example"))
    sent(path, 0, anyway="test")
    long = next(
        address
        for address, each in form.questions.items()
        if isinstance(each, Prose) and "![" in str(example.answer(address))
    )
    edited = open_draft(path)
    edited.put(long, f"{edited.answer(long)}\n\nOne more paragraph.")
    import_into(SentBack(edited, form_map).save(tmp_path / "back.docx"), path)
    assert open_draft(path).answer(long).endswith("One more paragraph.")
    assert same_answer(form.questions[long], edited.answer(long), open_draft(path).answer(long))
    assert str(edited.answer(long)).count("pictures/") == str(open_draft(path).answer(long)).count("pictures/")
    assert len(list((path.parent / "pictures").iterdir())) == len(
        list((find_draft("example").parent / "pictures").iterdir())
    )


def test_a_draft_that_is_signed_off_or_open_elsewhere_is_not_changed(
    back: SentBack, path: Path, form: Form, tmp_path: Path
):
    file = back.save(tmp_path / "back.docx")
    back.put(ASKED, p("Changed."))
    session = Session.at(path)
    with pytest.raises(UserError):
        import_into(back.save(tmp_path / "changed.docx"), path)
    session.leave()
    signed(path, form)
    before = path.read_bytes()
    for trial in (True, False):
        with pytest.raises(UserError, match="signed off"):
            import_into(file, path, trial=trial)
    assert path.read_bytes() == before


def test_a_draft_that_was_never_sent_gets_what_it_lacks_and_loses_nothing(
    form: Form, form_map: FormMap, tmp_path: Path
):
    path = new_draft("Charges", form)
    put(path, question(form, "rationale"), "Mine.")
    other = open_draft(path)
    other.put(question(form, "rationale"), "Theirs.")
    other.put(question(form, "proposal"), "New.")
    imported = import_into(SentBack(other, form_map).save(tmp_path / "back.docx"), path)
    assert open_draft(path).answer(question(form, "rationale")) == "Mine."
    assert [each.kind for each in imported.decisions] == ["conflict"]
    assert "New." in imported.changed.values()
