"""Whether a form is signed off: the Word document, the web page, the list, the report and the refusals agree."""

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from eia_tui.approvals.audit_log import AUDIT_LOG
from eia_tui.approvals.status import next_stage
from eia_tui.draft.draft import Draft
from eia_tui.exports.html.page import write_page
from eia_tui.exports.publish import publish
from eia_tui.exports.template.parser import ParsedTemplate
from eia_tui.exports.template.scaffold import write_scaffold
from eia_tui.exports.word.export import export
from eia_tui.flows.revise import require_revisable
from eia_tui.form.definition import Form
from eia_tui.form.loading import FormError, load_form
from eia_tui.form.stages import stages
from eia_tui.form.values import Value
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import UserError
from tests.conftest import ROOT, Run
from tests.sample_answers import filled
from tests.web_page import WebPage
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

OLD_TAG, TAG = "not (approval.officer and approval.signed)", "not signed_off"


@dataclass(frozen=True)
class State:
    """Boxes of a form and entries of its audit log, and what follows."""

    boxes: Sequence[int]
    """The stages whose boxes are filled in, from 0."""
    log: Sequence[tuple[int, str]] = ()
    """The stages that a version was sent to, each with its answer: "" for none."""
    signed_off: bool = False
    closed: bool = False


STATES = {
    "nothing": State(()),
    "the boxes of the advice only": State((0, 1)),
    "every box by hand": State((0, 1, 2), signed_off=True),
    "the boxes of the sign-off by hand": State((2,), signed_off=True),
    "boxes typed after a version was sent": State((0, 1, 2), [(2, "")]),
    "boxes typed after it was returned": State((0, 1, 2), [(2, "returned")]),
    "boxes typed after changes were asked for": State((0, 1, 2), [(2, "agreed with changes")]),
    "boxes typed while others have a version": State((1, 2), [(0, "")]),
    "boxes typed after others returned it": State((1, 2), [(0, "returned")]),
    "boxes typed after others agreed": State((1, 2), [(0, "agreed with changes")], signed_off=True),
    "signed, and recorded": State((0, 1, 2), [(0, "agreed"), (1, "agreed"), (2, "agreed")], signed_off=True, closed=True),
    "recorded, and the boxes emptied elsewhere": State((), [(2, "agreed")], signed_off=True, closed=True),
}  # fmt: skip


def entries(form: Form, log: Sequence[tuple[int, str]]) -> list[Mapping[str, Value]]:
    """An audit log in which a version was sent to each of these stages, and answered."""
    version = {"at": "2026-11-20T10:00:00+00:00", "version": 1, "hash": "x"}
    written: list[Mapping[str, Value]] = []
    for stage, outcome in log:
        about = {**version, "stage": stages(form)[stage].id}
        written.append({**about, "step": "sent"})
        if outcome:
            written.append({**about, "step": "answered", "outcome": outcome, "on": "2026-11-21"})
    return written


def in_state(path: Path, state: State) -> Draft:
    """Puts the draft at `path` into a state."""
    draft = open_draft(path)
    draft.document |= {key: value for key, value in filled(draft.form).document.items() if key != "draft"}
    for number, stage in enumerate(stages(draft.form)):
        for address in stage.addresses.values() if number not in state.boxes else ():
            draft.put(address, None)
    draft.put(AUDIT_LOG, entries(draft.form, state.log))
    save_draft(draft, path)
    return open_draft(path)


@pytest.fixture(scope="module")
def old_form(form: Form, tmp_path_factory: pytest.TempPathFactory) -> Form:
    """The council's form with the tag that its Word template had before there was `signed_off`."""
    folder = tmp_path_factory.mktemp("old-form")
    shutil.copy(form.folder / "form.toml", folder)
    with ZipFile(form.folder / "form.docx") as new, ZipFile(folder / "form.docx", "w") as old:
        for name in new.namelist():
            content = new.read(name)
            old.writestr(name, content.replace(TAG.encode(), OLD_TAG.encode()))
            assert (TAG.encode() in content) == (name == "word/header1.xml")
    return replace(form, folder=folder)


def marked_draft(word: Path) -> bool:
    paper = WordDocument(word)
    return any('string="DRAFT"' in paper.part(name) for name in paper.parts() if name.startswith("word/header"))


@pytest.mark.parametrize("state", STATES.values(), ids=list(STATES))
def test_every_part_of_the_program_says_the_same(state: State, form: Form, old_form: Form, eia: Run, tmp_path: Path):
    path = new_draft("Mobile library timetable", form)
    draft = in_state(path, state)
    old = Draft(old_form, draft.document, draft.folder)
    assert marked_draft(export(draft, tmp_path / "new.docx").path) != state.signed_off
    assert marked_draft(export(old, tmp_path / "old.docx").path) != state.signed_off
    page = WebPage(write_page(draft, tmp_path / "page.html").path).text
    assert ("Draft: not signed off yet" in page) != state.signed_off
    [listed] = json.loads(eia("list", "--json").stdout)
    status = json.loads(eia("status", path, "--json").stdout)["status"]
    assert listed["status"] == status
    assert status.startswith("signed off") == state.signed_off
    verdict = eia("check", path).stdout.splitlines()[0]
    assert verdict.startswith("Signed off by hand: " if not state.closed else "Signed off. ") == state.signed_off
    assert (next_stage(draft) is None) == state.signed_off
    session = Session.at(path)
    assert session.read_only == state.closed
    session.leave()
    if state.closed:
        assert require_revisable(draft)
    else:
        refusal = "signed off by hand" if state.signed_off else "It is not signed off"
        with pytest.raises(UserError, match=refusal):
            require_revisable(draft)


def test_the_copy_for_publication_is_signed_off_as_its_draft_is_though_it_leaves_out_a_box_that_says_so(tmp_path: Path):
    (tmp_path / "form.toml").write_text(
        'id = "board"\ntitle = "Equality form"\n[[sections]]\nid = "approvals"\ntitle = "Approvals"\n'
        '[[sections.questions]]\nid = "board"\nkind = "rows"\nrole = "officer"\nlabel = "The board"\n'
        'columns = [{ id = "member", kind = "line", label = "Member" }]\n'
        '[[sections.questions]]\nid = "day"\nkind = "date"\nrole = "signed"\nlabel = "Signed on"\n',
        encoding="utf-8",
    )
    form = load_form(tmp_path)
    write_scaffold(form)
    draft = Draft(form)
    draft.put("approvals.board", [{"member": "Head of Parking"}])
    for day in (None, date(2026, 9, 1)):
        draft.put("approvals.day", day)
        word, page = (publish(draft, tmp_path / f"copy{suffix}", overwrite=True).path for suffix in (".docx", ".html"))
        assert "Head of Parking" not in WordDocument(word).text + WebPage(page).text
        assert marked_draft(word) == (day is None)
        assert ("Draft: not signed off yet" in WebPage(page).text) == (day is None)


def test_a_form_that_nobody_signs_is_a_draft_until_all_agree(tmp_path: Path):
    (tmp_path / "form.toml").write_text(
        'id = "advice-only"\ntitle = "Equality form"\n[[sections]]\nid = "approvals"\ntitle = "Approvals"\n'
        '[[sections.questions]]\nid = "board"\nkind = "prose"\nrole = "comments"\nlabel = "The board"\n',
        encoding="utf-8",
    )
    form = load_form(tmp_path)
    write_scaffold(form)
    draft = Draft(form, {"draft": {"form": form.id}})
    assert marked_draft(export(draft, tmp_path / "draft.docx").path)
    draft.put(AUDIT_LOG, entries(form, [(0, "agreed")]))
    assert not marked_draft(export(draft, tmp_path / "agreed.docx").path)


def test_signed_off_can_be_asked_in_the_body_and_not_printed(tmp_path: Path):
    shutil.copytree(ROOT / "tests" / "forms" / "riverside", tmp_path, dirs_exist_ok=True)
    form = load_form(tmp_path)
    write_scaffold(form)
    for tag, problem in (
        ("{% if signed_off %}Final{% endif %}", ""),
        ("{{ signed_off }}", "`signed_off` is not an answer: test it with `if signed_off`"),
        ("{% for each in signed_off %}{% endfor %}", "`signed_off` is not a list"),
    ):
        with_tag(form, tag)
        assert [problem in each.message for each in ParsedTemplate(form).problems] == [True] * bool(problem)
        write_scaffold(form, overwrite=True)


def with_tag(form: Form, tag: str) -> None:
    """Puts a tag into the title of a form's template."""
    path = form.folder / form.template
    with ZipFile(path) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    body = contents["word/document.xml"].decode()
    contents["word/document.xml"] = re.sub(r"(<w:t [^>]*>)", rf"\1{tag}", body, count=1).encode()
    with ZipFile(path, "w") as package:
        for name, content in contents.items():
            package.writestr(name, content)


def test_no_section_may_have_the_name_of_the_sign_off(tmp_path: Path):
    (tmp_path / "form.toml").write_text(
        'id = "x"\ntitle = "Form"\n[[sections]]\nid = "signed_off"\ntitle = "S"\n'
        '[[sections.questions]]\nid = "a"\nkind = "line"\nlabel = "A"\n',
        encoding="utf-8",
    )
    with pytest.raises(FormError, match="whether the draft is signed off"):
        load_form(tmp_path)
