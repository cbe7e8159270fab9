"""A link to a draft is the same draft: it has the same lock, journal, history and pictures."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.session.recovery import restore_unsaved, unsaved
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft, list_drafts
from eia_tui.storage.draft_paths import FILE, PICTURES
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import history_folder, restore_version, versions
from eia_tui.storage.locks import DraftInUseError
from eia_tui.storage.operations import bin_draft, duplicate_draft, empty_bin, rename_draft, restore_from_bin
from eia_tui.storage.pictures import add_picture
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.paths import canonical_name
from tests.conftest import Run
from tests.images import png
from tests.other_systems import needs_links

pytestmark = needs_links


@pytest.fixture
def real(form: Form, tmp_path: Path) -> Path:
    """A draft on a share, outside the drafts folder."""
    path = new_draft("Parks", form)
    folder = tmp_path / "share" / "parks"
    folder.parent.mkdir()
    path.parent.rename(folder)
    return folder / FILE


def by_file(real: Path) -> Path:
    folder = drafts_folder() / "linked"
    folder.mkdir()
    (folder / FILE).symlink_to(real)
    return folder / FILE


def by_relative_file(real: Path) -> Path:
    folder = drafts_folder() / "linked"
    folder.mkdir()
    (folder / FILE).symlink_to(os.path.relpath(real, folder))
    return folder / FILE


def by_link_to_link(real: Path) -> Path:
    (real.parent / "again.toml").symlink_to(real.name)
    return by_file(real.parent / "again.toml")


def by_lone_link(real: Path) -> Path:
    (drafts_folder() / "linked.toml").symlink_to(real)
    return drafts_folder() / "linked.toml"


def by_folder(real: Path) -> Path:
    (drafts_folder() / "linked").symlink_to(real.parent)
    return drafts_folder() / "linked" / FILE


SPELLINGS = [by_file, by_relative_file, by_link_to_link, by_lone_link, by_folder]
spellings = pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.__name__)
Spelling = Callable[[Path], Path]


@spellings
def test_text_is_saved_in_the_file_and_the_link_stays(spelling: Spelling, real: Path, answer: str):
    link = spelling(real)
    links = [each for each in (link, link.parent) if each.is_symlink()]
    session = Session.at(find_draft(str(link)))
    for number in range(3):
        session.put(answer, f"words number {number}, all of them new {number * 7}")
        session.save()
    session.leave()
    assert open_draft(real).answer(answer) == open_draft(link).answer(answer) == session.draft.answer(answer)
    assert links
    assert all(each.is_symlink() for each in links)


@spellings
def test_a_draft_open_by_one_path_is_reported_as_open_by_every_other(spelling: Spelling, real: Path):
    link = spelling(real)
    session = Session.at(link)
    with pytest.raises(DraftInUseError):
        Session.at(real)
    session.leave()
    session = Session.at(real)
    with pytest.raises(DraftInUseError):
        Session.at(link)
    with pytest.raises(DraftInUseError):
        Session.at(Path(os.path.relpath(link)))
    session.leave()


@spellings
def test_unsaved_answers_are_offered_by_every_path(spelling: Spelling, real: Path, answer: str):
    link = spelling(real)
    session = Session.at(link)
    session.put(answer, "typed, and the battery died")
    assert session.draft_file
    session.draft_file.journal.write()
    session.draft_file.release()
    again = Session.at(real)
    found = unsaved(again)
    assert found
    assert found[0].answer(answer) == "typed, and the battery died"
    again.leave()
    third = Session.at(link)
    restore_unsaved(third)
    third.leave()
    assert open_draft(real).answer(answer) == "typed, and the battery died"


@spellings
def test_history_and_pictures_are_beside_the_file(spelling: Spelling, real: Path, answer: str, tmp_path: Path):
    link = spelling(real)
    session = Session.at(link)
    picture = tmp_path / "map.png"
    picture.write_bytes(png(4, 4))
    kept = add_picture(picture, session.path.parent)
    session.put(answer, f"![map]({kept})")
    session.save()
    session.leave()
    assert history_folder(link).resolve() == history_folder(real).resolve() == (real.parent / "history").resolve()
    assert [each.path.name for each in versions(link)] == [each.path.name for each in versions(real)]
    assert (real.parent / kept).is_file()
    copy = duplicate_draft(link)
    assert (copy.parent / kept).is_file()
    restore_version(link, versions(link)[0])
    assert open_draft(real).answer(answer) is None
    assert (real.parent / PICTURES).is_dir()


@spellings
def test_binning_a_link_leaves_its_target_in_place(spelling: Spelling, real: Path):
    link = spelling(real)
    before = real.read_bytes()
    binned = bin_draft(link)
    assert real.read_bytes() == before
    assert not os.path.lexists(link)
    restore_from_bin(binned)
    assert link.read_bytes() == before
    bin_draft(link)
    empty_bin()
    assert real.read_bytes() == before


@spellings
def test_a_linked_draft_is_listed_once_and_renamed_in_its_file(spelling: Spelling, real: Path):
    link = spelling(real)
    assert [entry.name for entry in list_drafts()] == ["Parks"]
    rename_draft(link, "Parks and ponds")
    assert open_draft(real).name == "Parks and ponds"
    assert link.is_symlink() or link.parent.is_symlink()


@pytest.mark.parametrize("spelling", [by_file, by_lone_link, by_folder], ids=lambda spelling: spelling.__name__)
def test_the_commands_accept_a_link(spelling: Spelling, real: Path, eia: Run):
    link = spelling(real)
    assert eia("--plain", link, typed="Parks and ponds\nquit\n").returncode == 0
    assert open_draft(real).name == "Parks and ponds"
    assert eia("history", link).stdout.count("\n") == eia("history", real).stdout.count("\n") >= 2


def test_a_broken_or_circular_link_is_reported_in_one_line(form: Form, tmp_path: Path, eia: Run):
    folder = new_draft("Parks", form).parent.parent
    (folder / "nowhere").mkdir()
    (folder / "nowhere" / FILE).symlink_to(tmp_path / "gone")
    (folder / "round.toml").symlink_to("round.toml")
    listing = eia("list")
    assert listing.returncode == 0
    assert "Parks: " in listing.stdout
    assert listing.stdout.count("cannot be opened") == 2
    for path in (folder / "nowhere" / FILE, folder / "round.toml"):
        completed = eia("check", path)
        assert (completed.returncode, completed.stderr.count("\n")) == (2, 1)


def test_other_capitals_name_the_same_draft_on_a_file_system_that_ignores_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "Parks" / "draft.toml"
    path.parent.mkdir()
    path.touch()
    shouted = Path(str(path).replace("Parks", "PARKS").replace("draft", "Draft"))
    assert canonical_name(shouted) != canonical_name(path)  # this file system distinguishes them
    really = os.path.samefile

    def regardless(one: Path, other: Path) -> bool:
        return str(one).casefold() == str(other).casefold() or really(one, other)

    listed = os.listdir

    def listing(folder: Path) -> list[str]:
        return listed(Path(str(folder).replace("PARKS", "Parks")))

    monkeypatch.setattr(os.path, "samefile", regardless)
    monkeypatch.setattr(os, "listdir", listing)
    assert canonical_name(shouted) == canonical_name(path) == str(path)
