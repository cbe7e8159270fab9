"""What a Word form carries for its way back: its version, and the Markdown of what it prints, and never more."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from lxml import etree

from eia_tui.checks.acceptance import ACCEPTED
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING
from eia_tui.exports.changes import write_changes
from eia_tui.exports.publish import publish
from eia_tui.exports.word.carry import carry
from eia_tui.exports.word.export import export, same_document
from eia_tui.exports.word.ledger import Container, Ledger
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Prose, Question, Rows
from eia_tui.form.values import Value
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import sent_versions
from eia_tui.storage.operations import save_draft
from eia_tui.word.carried import PRINTED, Mark, Printed, read_mark, read_printed
from tests.approvals import put, sent
from tests.conftest import WORD
from tests.exports.templates import changed
from tests.sample_answers import filled, sample

UNSEEN = "Zanzibarite"


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def mark(path: Path) -> Mark | None:
    content = parts(path).get("docProps/custom.xml")
    return read_mark(etree.fromstring(content)) if content else None


def carried(path: Path) -> dict[str, Printed]:
    return {
        address: printed
        for name, content in parts(path).items()
        if name.startswith("customXml/") and name.endswith(".xml")
        for address, printed in read_printed(etree.fromstring(content)).items()
    }


def unprinted(form: Form) -> Draft:
    """A draft whose hidden and unprinted answers, and the program's own notes, all have the same word in them."""
    draft = filled(form, _answer)
    for address, question in form.questions.items():
        if isinstance(question, Choice):
            draft.put(address, question.options[-1].id)
    shown = {asked.address for asked in draft.all_shown()}
    hidden = [address for address in form.questions if address not in shown]
    assert hidden
    for address in hidden:
        if isinstance(form.questions[address], Prose):
            draft.put(address, UNSEEN)
    draft.put(ACCEPTED, {f"{hidden[0]}/finding": UNSEEN})
    draft.put(WAITING, [{"number": 1, "kind": "comment", "text": UNSEEN, "by": UNSEEN, "state": "open"}])
    draft.put("draft.name_of_somebody", UNSEEN)
    return draft


def _answer(address: str, question: Question) -> Value:
    if isinstance(question, Rows):
        rows = sample(address, question)
        assert isinstance(rows, list)
        hidden = {column.id: [UNSEEN] for column in question.columns if not column.printed}
        assert hidden
        return [{**row, **hidden} for row in rows if isinstance(row, dict)]
    return sample(address, question) if question.printed else UNSEEN


@pytest.fixture
def path(form: Form) -> Path:
    path = new_draft("Charges", form)
    draft = unprinted(form)
    draft.folder = path.parent
    save_draft(draft, path)
    return path


def every_export(path: Path, tmp_path: Path) -> Iterator[Path]:
    """Every kind of file that leaves the program."""
    yield sent(path, 0, anyway=f"{UNSEEN} said so").path
    draft = open_draft(path)
    yield export(draft, tmp_path / "form.docx").path
    for suffix in (".docx", ".html"):
        for include in ((), ("comments", "names")):
            yield publish(draft, tmp_path / f"copy{len(include)}{suffix}", include=include).path
    put(path, next(draft.form.with_role("engagement")).address, "We asked again.")
    for suffix in (".docx", ".txt"):
        yield write_changes(path, open_draft(path), target=tmp_path / f"changes{suffix}")


def test_no_export_has_an_unprinted_answer_in_any_of_its_parts(path: Path, tmp_path: Path):
    found = 0
    for file in every_export(path, tmp_path):
        contents = parts(file) if file.suffix == ".docx" else {file.name: file.read_bytes()}
        assert [name for name, content in contents.items() if UNSEEN.casefold().encode() in content.lower()] == [], file
        found += 1
    assert UNSEEN in path.read_text(encoding="utf-8")
    assert found == 8


def test_the_copy_for_publication_carries_nothing(path: Path, tmp_path: Path):
    published = publish(open_draft(path), tmp_path / "copy.docx")
    assert not any(b"eia-wizard" in content for content in parts(published.path).values())


def test_every_printed_answer_is_carried_with_its_markdown(form: Form, path: Path, tmp_path: Path):
    draft = open_draft(path)
    file = export(draft, WORD / "carried.docx").path
    answers = carried(file)
    for asked in draft.all_shown():
        if isinstance(asked.question, Prose) and asked.question.printed:
            assert answers[asked.address].markdown == draft.answer(asked.address)
            letters = "".join(each for each in str(draft.answer(asked.address)).casefold() if each.isalnum())
            # The numbers of the sample's list are not among its letters.
            expected = letters.replace("1one2two", "onetwo")
            assert answers[asked.address].letters == hashlib.sha256(expected.encode()).hexdigest()
    assert mark(file) == Mark(form.id)


def test_a_sent_file_names_its_version_and_the_beginning_of_its_hash(form: Form, path: Path):
    file = sent(path, 0, anyway="test").path
    shutil.copy(file, WORD / "carried-sent.docx")
    [version] = sent_versions(path, open_draft(path))
    assert mark(file) == (form.id, 1, version.hash()[:16], "")
    again = sent(path, 0, anyway="test").path
    assert again == file


def test_two_exports_are_the_same(path: Path, tmp_path: Path):
    draft = open_draft(path)
    assert same_document(export(draft, tmp_path / "a.docx").path, export(draft, tmp_path / "b.docx").path)


def test_a_path_of_a_picture_outside_the_draft_is_not_carried(form: Form, tmp_path: Path):
    address = next(each for each, question in form.questions.items() if isinstance(question, Prose))
    for name in ("C:/Users/Somebody/site.png", "../Somebody/site.png", "/home/Somebody/site.png"):
        draft = filled(form)
        draft.put(address, f"Words.\n\n![The site]({name})")
        answers = carried(export(draft, tmp_path / "form.docx", overwrite=True).path)
        assert address not in answers
        draft.put(address, "Words.\n\n![The site](pictures/site.png)")
        answers = carried(export(draft, tmp_path / "form.docx", overwrite=True).path)
        assert answers[address].markdown == draft.answer(address)


def test_what_a_template_carries_from_another_export_is_taken_out(form: Form, tmp_path: Path):
    """Somebody has made the council's template of a form that was exported, where it has other properties as well."""
    template = changed(form, tmp_path / "form", lambda _: None)
    document = docx.Document(str(template.template_path))
    carry(
        document, Mark("other", 3, "0" * 16), Ledger(expected={"a.b": UNSEEN}, printed=[("a.b", Container("", None))])
    )
    [properties] = [each.target_part for each in document.part.package.rels.values() if "custom-prop" in each.reltype]
    properties._blob = properties.blob.replace(
        b"</Properties>",
        b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="7" name="Owner"><vt:lpwstr>Council</vt:lpwstr>'
        b"</property></Properties>",
    )
    document.save(str(template.template_path))
    assert carried(template.template_path)
    draft = Draft(template, {"draft": {"format": 1, "form": template.id}})
    exported = export(draft, WORD / "carried-template.docx").path
    assert mark(exported) == Mark(template.id)
    assert carried(exported) == {}
    published = publish(draft, tmp_path / "copy.docx").path
    assert not any(PRINTED.encode() in content or b"eia-wizard" in content for content in parts(published).values())
    assert all(b"Council" in parts(file)["docProps/custom.xml"] for file in (exported, published))
