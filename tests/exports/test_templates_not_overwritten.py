"""No export overwrites the template of its form or of another one, however the path is spelt."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.exports.output import is_template, write_export
from eia_tui.exports.word.changes import changes_file
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.system.errors import UserError
from tests.conftest import ROOT, Run
from tests.other_systems import needs_links


@pytest.fixture
def own(form: Form, tmp_path: Path) -> Form:
    """A form of a council, in a folder of its own."""
    shutil.copytree(form.folder, tmp_path / "own")
    path = tmp_path / "own" / "form.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(f'"{form.id}"', '"own"', 1), encoding="utf-8")
    return load_form(tmp_path / "own")


def itself(template: Path) -> Path:
    return template


def relative(template: Path) -> Path:
    return Path(os.path.relpath(template))


def roundabout(template: Path) -> Path:
    (template.parent / "sub").mkdir()
    return template.parent / "sub" / ".." / template.name


def link(template: Path) -> Path:
    (template.parents[1] / "link.docx").symlink_to(template)
    return template.parents[1] / "link.docx"


def hard_link(template: Path) -> Path:
    os.link(template, template.parents[1] / "hard.docx")
    return template.parents[1] / "hard.docx"


def by_linked_folder(template: Path) -> Path:
    (template.parents[1] / "linked").symlink_to(template.parent)
    return template.parents[1] / "linked" / template.name


WAYS = [
    itself, relative, roundabout, hard_link,
    pytest.param(link, marks=needs_links), pytest.param(by_linked_folder, marks=needs_links),
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_no_export_overwrites_its_own_template(way: Callable[[Path], Path], own: Form, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(own.folder.parent)  # on its drive, if drives there are
    draft = open_draft(new_draft("Parks", own))
    path, before = way(own.template_path), own.template_path.read_bytes()
    with pytest.raises(UserError, match="is the Word template of a form and is not overwritten: choose another name"):
        export(draft, path, overwrite=True)
    assert own.template_path.read_bytes() == before
    beside = export(draft, path)
    assert beside.path != path
    assert own.template_path.read_bytes() == before


@pytest.mark.slow
def test_no_export_overwrites_the_template_of_another_form(own: Form, form: Form, eia: Run):
    path, before = new_draft("Parks", form), own.template_path.read_bytes()
    completed = eia("export", path, "--force", "-o", own.template_path)
    assert (completed.returncode, completed.stdout) == (2, "")
    assert completed.stderr.endswith("and is not overwritten: choose another name\n")
    assert completed.stderr.count("\n") == 1
    own.folder.joinpath("form.toml").write_text("[", encoding="utf-8")  # while it is being edited
    assert eia("export", path, "--force", "-o", own.template_path).returncode == 2
    assert own.template_path.read_bytes() == before
    for shipped in ROOT.glob("templates/*/form.docx"):
        assert is_template(shipped, own)


def test_no_export_overwrites_the_template_of_a_form_with_errors(own: Form, form: Form):
    path = own.template_path.rename(own.folder / "Impact form.docx")
    own.folder.joinpath("form.toml").write_text('template = "Impact form.docx"\ngroups = 5\n', encoding="utf-8")
    assert is_template(path, form)
    assert not is_template(own.folder / "other.docx", form)


def test_no_change_report_and_no_published_copy_overwrites_a_template(own: Form):
    draft = open_draft(new_draft("Parks", own))
    before = own.template_path.read_bytes()
    with pytest.raises(UserError, match="is the Word template of a form"):
        write_export(own, own.template_path, changes_file(draft, "", [], []), overwrite=True)
    assert own.template_path.read_bytes() == before


def test_any_other_file_is_overwritten_with_force(own: Form, tmp_path: Path):
    draft = open_draft(new_draft("Parks", own))
    for path in (tmp_path / "x.docx", own.folder / "x.docx"):
        path.write_bytes(b"old")
        assert export(draft, path, overwrite=True).path == path
        assert path.read_bytes().startswith(b"PK")
