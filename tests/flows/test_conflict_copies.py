"""A conflict copy beside a draft, as from OneDrive: the list and doctor report it, and opening the draft compares the two."""

from datetime import date
from pathlib import Path

import pytest

from eia_tui.commands.doctor import examine
from eia_tui.form.definition import Form
from eia_tui.session.conflict_copies import Copy, Unread, copies, keep_as_draft, keep_this, take_copy
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.conflict_copies import copies_beside
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import versions
from eia_tui.storage.operations import bin_contents
from eia_tui.system.errors import UserError
from tests.approvals import put
from tests.conftest import Run

TWINS = [
    "draft-LAPTOP.toml",
    "draft-LAPTOP-2.toml",
    "draft-DESKTOP-4KJ2L9Q.toml",
    "draft (1).toml",
    "draft 2.toml",
    "draft (Ann's conflicted copy 2026-11-26).toml",
    "draft.sync-conflict-20261126-101010-ABCDEFG.toml",
    "draft_conflict-20261126-101010.toml",
    "draft - Copy.toml",
    "Copy of draft.toml",
    "Draft-laptop.TOML",
]
OTHERS = ["drafting.toml", "draft.toml.bak", ".draft-0a1b2c.tmp", "notes.toml", "draft.docx", "drafts.toml"]


@pytest.fixture
def path(form: Form, answer: str) -> Path:
    """A draft with a conflict copy beside it that has a different answer."""
    path = new_draft("Parks", form)
    put(path, answer, "here")
    twin = path.with_name("draft-LAPTOP.toml")
    twin.write_text(path.read_text(encoding="utf-8").replace("here", "in the copy"), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", TWINS)
def test_a_conflict_copy_is_recognised_by_its_name(name: str, form: Form):
    path = new_draft("Parks", form)
    path.with_name(name).write_bytes(path.read_bytes())
    assert copies_beside(path) == [path.with_name(name)]
    for other in OTHERS:
        path.with_name(other).write_bytes(path.read_bytes())
    assert copies_beside(path) == [path.with_name(name)]


def test_beside_a_single_file_draft_only_a_file_with_its_name_is_a_copy(form: Form, tmp_path: Path):
    content = new_draft("Parks", form).read_text(encoding="utf-8")
    for name, policy_name in (
        ("parks", "Parks"),
        ("parks-LAPTOP", "Parks"),
        ("parks-2027", "Parks in 2027"),
        ("parks 2", ""),
    ):
        (tmp_path / f"{name}.toml").write_text(content.replace('"Parks"', f'"{policy_name}"'), encoding="utf-8")
    (tmp_path / "parks-broken.toml").write_bytes(b"[")
    assert copies_beside(tmp_path / "parks.toml") == [tmp_path / "parks-LAPTOP.toml"]


def test_list_and_doctor_report_a_conflict_copy(path: Path, eia: Run):
    (entry,) = list_drafts()
    assert entry.copies == (path.with_name("draft-LAPTOP.toml"),)
    message = "Another copy of it is beside it (draft-LAPTOP.toml): open it to compare them"
    assert message in eia("list").stdout
    assert "draft-LAPTOP.toml" in eia("list", "--json").stdout
    assert message in eia("--plain", typed="quit\n").stdout
    (sign,) = [sign for sign in examine(date(2026, 11, 26)) if message in sign.text]
    assert str(path) in sign.text


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("this", ["here"]),
        ("copy", ["in the copy"]),
        ("both", ["here", "in the copy"]),
        ("later", ["here"]),
        ("quit", ["here"]),
    ],
)
def test_the_plain_prompts_compare_both_and_ask_which_to_keep(
    typed: str, texts: list[str], path: Path, answer: str, eia: Run
):
    completed = eia("--plain", path, typed=f"{typed}\nquit\n")
    assert completed.returncode == 0
    assert "There is another copy of this draft beside it." in completed.stdout
    assert "in the copy" in completed.stdout
    assert open_draft(path).answer(answer) == texts[0]
    assert sorted(str(open_draft(entry.path).answer(answer)) for entry in list_drafts()) == texts
    stays = typed in ("later", "quit")
    assert path.with_name("draft-LAPTOP.toml").exists() == stays
    assert [b"in the copy" in each.read_bytes() for each in bin_contents()] == [True] * (not stays)
    if typed == "copy":
        assert any(b'"here"' in version.content() for version in versions(path))
    if not stays:
        assert "Another copy" not in eia("--plain", path, typed="quit\n").stdout


def test_a_copy_that_changes_meanwhile_or_is_unreadable_is_kept(path: Path, answer: str, eia: Run):
    twin = path.with_name("draft-LAPTOP.toml")
    path.with_name("draft-PHONE.toml").write_bytes(b"[")
    session = Session.at(path)
    copy, unread = copies(session)
    assert isinstance(copy, Copy)
    assert isinstance(unread, Unread)
    assert copy.draft.answer(answer) == "in the copy"
    twin.write_text(twin.read_text(encoding="utf-8").replace("copy", "meanwhile"), encoding="utf-8")
    for choose in (keep_this, take_copy, keep_as_draft):
        with pytest.raises(UserError, match="was changed just now, and stays where it is"):
            choose(session, copy)
    assert "meanwhile" in twin.read_text(encoding="utf-8")
    session.leave()
    completed = eia("--plain", path, typed="this\nquit\n")
    assert "cannot be opened: " in completed.stdout
    assert path.with_name("draft-PHONE.toml").read_bytes() == b"["


def test_an_identical_copy_is_reported_without_a_question(path: Path, eia: Run):
    path.with_name("draft-LAPTOP.toml").write_bytes(path.read_bytes())
    completed = eia("--plain", path, typed="quit\n")
    assert "draft-LAPTOP.toml, with the same content" in completed.stdout
    assert path.with_name("draft-LAPTOP.toml").exists()
