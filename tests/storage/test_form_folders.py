"""A draft opens with the form in the folder that it names, and never accesses another machine without permission."""

import builtins
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.draft.draft import NOTES
from eia_tui.exports.word.export import export
from eia_tui.flows.revise import revise
from eia_tui.form.definition import Form
from eia_tui.form.library import find_form, form_in, form_name, is_shipped
from eia_tui.form.loading import FormError, load_form
from eia_tui.form.stages import stage_addresses, stages
from eia_tui.session.recovery import recreate_draft, restore, save_copy, save_in
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import keep_version, versions
from eia_tui.storage.journal import lost_drafts
from eia_tui.storage.operations import duplicate_draft, save_draft
from eia_tui.storage.settings import Settings, read_settings, save_settings
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from tests.approvals import SIGNER, answered, sent
from tests.conftest import Run
from tests.exports.templates import changed, says
from tests.other_systems import needs_links, needs_pipes
from tests.sample_answers import filled
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

OWN = "Our own assessment"


@pytest.fixture
def own(form: Form, tmp_path: Path) -> Form:
    """A form of a council, with the id of the shipped form that it was copied from."""
    folder = changed(form, tmp_path / "forms" / "ours", says(form.title, OWN)).folder
    path = folder / "form.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(form.title, OWN), encoding="utf-8")
    made = load_form(folder)
    assert (made.id, made.title) == (form.id, OWN)
    return made


def test_the_form_in_a_named_folder_is_used_rather_than_a_shipped_one_of_the_same_id(
    own: Form, eia: Run, tmp_path: Path
):
    path = Path(eia("new", "Library", "--form", own.folder).stdout.strip())
    assert open_draft(path).form.title == OWN
    assert eia("check", path).stdout
    assert eia("export", path, "-o", tmp_path / "out.docx").returncode == 0
    assert OWN in WordDocument(tmp_path / "out.docx").text
    assert [(entry.form, entry.trouble) for entry in list_drafts()] == [(own.id, "")]


def test_a_folder_with_the_name_of_a_shipped_form_is_used_and_reported(own: Form, eia: Run, tmp_path: Path):
    shutil.copytree(own.folder, tmp_path / "desk" / own.id)
    completed = eia("new", "Library", "--form", own.id)
    assert open_draft(Path(completed.stdout.strip())).form.title == OWN
    assert "is used, not the one that comes with the program" in completed.stderr
    assert open_draft(Path(eia("new", "Another").stdout.strip())).form.title != OWN


def test_the_named_form_is_used_in_every_copy_of_the_draft(own: Form, tmp_path: Path):
    path = new_draft("Library", own)
    session = Session.at(path)
    try:
        copies = [duplicate_draft(path), save_copy(session, "mine")]
        session.put("policy.name", "Library again")
        session.save()
        restore(session, versions(path)[0])
        assert session.draft.form.title == OWN
        save_in(session, tmp_path / "elsewhere" / "deep" / "down")
        copies.append(session.path)
    finally:
        session.leave()
    assert [open_draft(each).form.title for each in copies] == [OWN] * 3


def test_a_draft_with_a_named_form_is_sent_signed_and_revised(own: Form):
    path = new_draft("Library", own)
    draft, answers = open_draft(path), filled(own)
    for address in own.questions:
        draft.put(address, None if address in stage_addresses(own) else answers.answer(address))
    save_draft(draft, path)
    last = len(stages(own)) - 1
    for stage in range(last + 1):
        assert OWN in WordDocument(sent(path, stage).path).text
        answered(path, stage, "agreed", by=SIGNER if stage == last else "")
    assert open_draft(path).form.title == OWN
    assert open_draft(revise(path)).form.title == OWN


@pytest.mark.parametrize("named", ["form_folder", "form"])
def test_copies_of_a_draft_name_its_form_by_the_absolute_path(named: str, own: Form, tmp_path: Path):
    path = tmp_path / "somewhere" / "draft.toml"
    path.parent.mkdir()
    form = f'form = "{own.id}"\n' if named == "form_folder" else ""
    path.write_text(f'[draft]\nformat = 1\n{form}{named} = "../forms/ours"\n[policy]\nname = "L"\n', encoding="utf-8")
    assert open_draft(path).form.title == OWN
    copy = open_draft(duplicate_draft(path))
    assert copy.form.title == OWN
    assert copy.answer(f"{NOTES}.form_folder") == str(tmp_path / "somewhere" / "../forms/ours")


def test_unsaved_answers_are_recovered_with_their_own_form(own: Form):
    path = new_draft("Library", own)
    session = Session.at(path)
    session.put("policy.name", "Library at night")
    assert session.draft_file
    session.draft_file.journal.write()
    shutil.rmtree(path.parent)
    (found,) = lost_drafts()
    assert open_draft(recreate_draft(found)).form.title == OWN
    session.draft_file.release()


def test_a_missing_form_is_not_replaced_by_the_shipped_one(own: Form, tmp_path: Path):
    path = new_draft("Library", own)
    own.folder.rename(tmp_path / "put away")
    draft = open_draft(path)
    assert f"it is not in {own.folder} any more" in draft.form.missing
    assert draft.answer("policy.name") == "Library"
    with pytest.raises(UserError, match="any more"):
        export(draft, tmp_path / "out.docx")
    with pytest.raises(UserError, match="any more"):
        open_draft(new_draft_without_answers(path))


def new_draft_without_answers(path: Path) -> Path:
    path.write_bytes(path.read_bytes().partition(b"[policy]")[0])
    return path


def test_a_folder_that_now_has_another_form_is_reported(own: Form):
    path = new_draft("Library", own)
    toml = own.folder / "form.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace(own.id, "ours-2031"), encoding="utf-8")
    assert "where 'ours-2031' is now" in open_draft(path).form.missing
    path.write_text(path.read_text(encoding="utf-8").replace(own.id, "ours-2031"), encoding="utf-8")
    assert open_draft(path).form.title == OWN


@needs_links
def test_a_shipped_form_named_by_its_folder_is_found_wherever_the_program_is(form: Form, tmp_path: Path):
    (tmp_path / "link").symlink_to(form.folder)
    for named in (str(form.folder), str(tmp_path / "link"), os.path.relpath(form.folder)):
        found = form_in(named)
        assert found
        assert is_shipped(found)
        assert form_name(found) == form.id
        assert open_draft(new_draft("Library", found)).answer(f"{NOTES}.form_folder") is None


@pytest.mark.parametrize("named", ["x" * 300, "a\0b", "~nobody-of-this-name", "", "/dev/zero", "/dev/null/x"])
def test_a_form_that_is_not_a_valid_path_is_reported_in_one_line(named: str):
    with pytest.raises(UserError) as error:
        find_form(named)
    assert "\n" not in str(error.value)


@needs_pipes
def test_a_form_toml_that_is_not_a_file_is_reported_in_one_line(tmp_path: Path):
    os.mkfifo(tmp_path / "form.toml")
    with pytest.raises(FormError, match="is not a file"):
        load_form(tmp_path)


# --- other machines ---

ELSEWHERE = [
    r"\\\\evil\\share\\form", "//evil/share/form", r"\\\\?\\UNC\\evil\\share\\form", r"\\\\.\\UNC\\evil\\share", r"\\/evil\\share",
    "file://evil/share/form", r"\\\\.\\pipe\\evil", "/net/evil/form", r"\\\\?\\GLOBALROOT\\Device\\Mup\\evil\\x", "  //evil/share",
]  # fmt: skip


@pytest.fixture
def asked_for(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all system calls."""
    asked: list[str] = []

    def watched(call: Callable[..., object]) -> Callable[..., object]:
        def look(path: object, *more: object, **named: object) -> object:
            asked.append(os.fspath(path) if isinstance(path, (str, bytes, os.PathLike)) else "")
            return call(path, *more, **named)

        return look

    # No audit hook: it could never be removed, and would slow down every later test of this process.
    for name in ("stat", "lstat", "open", "scandir", "listdir", "readlink", "access"):
        monkeypatch.setattr(os, name, watched(getattr(os, name)))
    for module in (builtins, io):
        monkeypatch.setattr(module, "open", watched(open))
    return asked


@pytest.mark.parametrize("key", ["form", "form_folder"])
@pytest.mark.parametrize("named", ELSEWHERE)
def test_a_draft_never_makes_the_program_contact_another_machine(
    key: str, named: str, tmp_path: Path, asked_for: list[str]
):
    path = tmp_path / "draft.toml"
    more = 'form = "leicestershire-2024"\n' if key == "form_folder" else ""
    path.write_text(f'[draft]\n{more}{key} = "{named}"\n[policy]\nname = "L"\n', encoding="utf-8")
    draft = open_draft(path)
    assert draft.form.missing
    assert "\n" not in draft.form.missing
    duplicate_draft(path)
    list_drafts()
    assert asked_for
    assert not [each for each in asked_for if "evil" in str(each)]


@pytest.mark.parametrize("target", ["//evil/share/form", "/net/evil/form", "second"])
@pytest.mark.parametrize("named", ["link", "./link/ours", "../here/link"])
@needs_links
def test_a_symbolic_link_never_makes_the_program_contact_another_machine(
    named: str, target: str, tmp_path: Path, asked_for: list[str]
):
    path = tmp_path / "here" / "draft.toml"
    path.parent.mkdir()
    (path.parent / "link").symlink_to(target)
    (path.parent / "second").symlink_to("//evil/share")
    path.write_text(f'[draft]\nform_folder = "{named}"\n[policy]\nname = "L"\n', encoding="utf-8")
    assert open_draft(path).form.missing.startswith("The form is on another machine")
    assert not [each for each in asked_for if "evil" in str(each)]


@needs_links
def test_a_template_that_is_a_link_to_another_machine_is_not_followed(own: Form, asked_for: list[str], tmp_path: Path):
    own.template_path.unlink()
    own.template_path.symlink_to("//evil/share/form.docx")
    with pytest.raises(UserError, match="which is not inside that folder"):
        export(filled(load_form(own.folder)), tmp_path / "out.docx")
    assert not [each for each in asked_for if "evil" in str(each)]


def test_the_error_says_where_the_form_is_and_what_to_do(tmp_path: Path, home: Path):
    path = tmp_path / "draft.toml"
    path.write_text(r"[draft]" "\n" r'form = "x"' "\n" r'form_folder = "\\\\server\\share"' "\n", encoding="utf-8")
    with pytest.raises(UserError) as error:
        open_draft(path)
    assert str(error.value) == (
        rf"The form 'x' is on another machine, in \\server\share, which is not opened unless you allow it: "
        f"copy its folder here, or name that folder under `forms` in {home / 'settings.toml'}"
    )


needs_slashes = pytest.mark.skipif(os.name == "nt", reason="two slashes make a path of this machine one on another")


def on_a_share(folder: Path) -> Path:
    """The folder by a path that looks like one on another machine, and that this system can open."""
    return Path(f"/{folder}")


@needs_slashes
def test_a_draft_on_a_share_finds_its_form_there(own: Form):
    path = new_draft("Library", load_form(on_a_share(own.folder)))
    assert "is on another machine" in open_draft(path).form.missing
    assert open_draft(on_a_share(path)).form.title == OWN


@needs_slashes
def test_a_form_on_a_share_is_found_if_the_settings_allow_its_folder(own: Form):
    path = new_draft("Library", load_form(on_a_share(own.folder)))
    save_settings(Settings(forms=(str(on_a_share(own.folder.parent)),)))
    assert open_draft(path).form.title == OWN


@needs_slashes
def test_naming_a_form_on_a_share_allows_its_folder_for_good(own: Form, eia: Run):
    completed = eia("new", "Library", "--form", on_a_share(own.folder))
    assert "is on another machine: it is now under `forms` in" in completed.stderr
    assert read_settings().forms == (str(on_a_share(own.folder)),)
    assert open_draft(Path(completed.stdout.strip())).form.title == OWN
    assert eia("new", "Another", "--form", on_a_share(own.folder)).stderr == ""


def test_invalid_values_for_forms_allow_no_folder(home: Path):
    home.mkdir(exist_ok=True)
    for text in ("forms = 5", 'forms = "x"', "forms = [1, {}]", "forms = {}"):
        (home / "settings.toml").write_text(text, encoding="utf-8")
        assert read_settings() == Settings()


def test_a_version_opens_with_its_own_form(own: Form):
    path = new_draft("Library", own)
    keep_version(path, path.read_bytes(), now())
    draft = open_draft(path)
    draft.put("policy.name", "Another")
    save_draft(draft, path)
    session = Session.at(path)
    try:
        restore(session, versions(path)[0])
        assert (session.draft.name, session.draft.form.title) == ("Library", OWN)
    finally:
        session.leave()
