"""Opens and begins drafts."""

import contextlib
import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from eia_tui.draft.draft import NOTES, Document, Draft
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Form
from eia_tui.form.fallback import stand_in
from eia_tui.form.library import DEFAULT, find_form, form_in, is_shipped, is_shipped_id
from eia_tui.prose.scrub import on_one_line
from eia_tui.storage.codec import read_document, written
from eia_tui.storage.migrations import FORMAT
from eia_tui.storage.settings import drafts_folder, keep_settings, read_settings
from eia_tui.system.app_folders import settings_file
from eia_tui.system.errors import UserError
from eia_tui.system.files import asking, file_name, new_folder, write_whole
from eia_tui.system.folders import make_folders
from eia_tui.system.path_kinds import ON_ANOTHER_MACHINE, why_untrusted
from eia_tui.system.paths import followed, is_folder, read_file, same_file

FILE = "draft.toml"
"""What the file of a draft in a folder of its own is called."""
PICTURES = "pictures"
"""The folder beside it for the pictures of its answers."""
_LARGEST = 50_000_000
_LONGEST_SLUG = 60
_LONGEST_FORM = 200
"""Letters of a form's name that are told; a folder's path may be long."""


def short_name(path: Path) -> str:
    """What a draft file is called in the drafts folder: its own folder's name, or its own."""
    return path.parent.name if path.name == FILE else path.stem


def has_own_folder(path: Path) -> bool:
    """Whether a draft file is in a folder of its own, and not alone in the drafts folder or under another name."""
    if path.name != FILE:
        return False
    with contextlib.suppress(UserError):  # settings that name no folder
        return not same_file(path.parent, drafts_folder())
    return True


def draft_files() -> Iterator[Path]:
    """The drafts in the drafts folder: each in a folder of its own, or a lone .toml.

    One that cannot be opened is among them: whatever is called as a draft is. Raises `UserError` where the folder
    itself cannot be read.
    """
    folder = drafts_folder()
    with asking(folder):
        if not folder.is_dir():
            return
        entries = sorted(os.listdir(folder))  # noqa: PTH208  names are enough
    for name in entries:
        path = folder / name
        if is_folder(path):
            if _is_there(path / FILE):
                yield path / FILE
        elif path.suffix == ".toml":
            yield path


def _is_there(path: Path) -> bool:
    """Whether something is at a path, though it may not be looked at."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        pass
    return True


def open_draft(path: Path) -> Draft:
    """The draft in a file, which stays as it is. Raises `UserError`."""
    return open_version(path, content_of(path))


def content_of(path: Path) -> bytes:
    """The bytes of a draft's file. Raises `UserError`, also for what is no file, or larger than any draft."""
    return read_file(path, _LARGEST, "a draft.toml")


def open_version(path: Path, content: bytes) -> Draft:
    """The draft that the bytes hold, as if they were in the file at `path`. Raises `UserError`."""
    document = read_document(content, str(path))
    path = followed(path)  # its pictures and its form's folder are beside the file itself
    return Draft(_form_of(document, path), document, path.parent)


def _form_of(document: Document, path: Path) -> Form:
    """The form that a draft names; where that is not there, one that stands in for it. Raises `UserError`."""
    notes = document.get(NOTES)
    noted = notes if isinstance(notes, dict) else {}
    id_, folder = str(noted.get("form", "")), str(noted.get("form_folder", "")).strip()
    try:
        with asking(path.parent):
            return _form_in_folder(folder, id_, path) if folder else form_of_draft(id_ or DEFAULT, path)
    except UserError as error:
        tables = {key: value for key, value in document.items() if key != NOTES}
        form = stand_in(_shortened(id_ or folder or DEFAULT), tables, str(error))
        if form is None:
            raise
        return form


def form_of_draft(name: str, path: Path) -> Form:
    """The form of the draft at `path`: the one that comes with the program under an id, or that is in a folder.

    Raises `UserError`, also for a folder on another machine where it is not looked for.
    """
    if not is_shipped_id(name):
        _refuse_elsewhere(name, name, path)
    return find_form(name, beside=path.parent)


def _form_in_folder(folder: str, id_: str, path: Path) -> Form:
    """The form in the folder that a draft names, and no other in its place: not even one of the same id."""
    _refuse_elsewhere(folder, id_, path)
    form = form_in(folder, beside=path.parent)
    if form is None:
        raise UserError(
            f"{_the_form(id_)} is not installed: it is not in {folder} any more. Put its folder back there, "
            f"or change `form_folder` in {path}"
        )
    if id_ and form.id != id_:
        raise UserError(
            f"{_the_form(id_)} is not in {folder} any more, where {form.id!r} is now: put its folder back there, "
            f"or to go on with that one, change `form` in {path}"
        )
    return form


def _refuse_elsewhere(folder: str, id_: str, path: Path) -> None:
    """Raises `UserError` for a form on another machine, unless the draft is there or the settings name its folder."""
    why = why_untrusted(folder, path.parent, read_settings().forms)
    if why == ON_ANOTHER_MACHINE:
        raise UserError(
            f"{_the_form(id_)} {why}, in {folder}, where it is not looked for unasked: "
            f"copy its folder here, or name that folder under `forms` in {settings_file()}"
        )
    if why:
        raise UserError(f"{_the_form(id_)} is not installed: {folder} {why}. Change it in {path}")


def _the_form(id_: str) -> str:
    return f"The form {_shortened(id_)!r}" if id_ else "The form"


def _shortened(id_: str) -> str:
    """What a draft calls its form, as it is told: whatever it is, on one line."""
    return " ".join(id_.split())[:_LONGEST_FORM]


def remember_form(form: Form, path: Path) -> str:
    """Notes in the settings that a form's folder on another machine may be asked for, which the officer has named.

    Without that the draft at `path` would not find it again. What was noted, in a line; "" where there was no need.
    Raises `UserError`.
    """
    folder, settings = str(form.folder.absolute()), read_settings()
    if why_untrusted(folder, path.parent, settings.forms) != ON_ANOTHER_MACHINE:
        return ""
    keep_settings(replace(settings, forms=(*settings.forms, folder)))
    return f"{folder} {ON_ANOTHER_MACHINE}: it is under `forms` in {settings_file()} now, so that drafts find it there"


def name_form_anywhere(draft: Draft) -> None:
    """Lets a draft that is about to be written elsewhere name the folder of its form by the whole path."""
    if not draft.form.missing and not is_shipped(draft.form):
        draft.put(f"{NOTES}.form", draft.form.id)
        draft.put(f"{NOTES}.form_folder", str(draft.form.folder.absolute()))


def new_draft(name: str, form: Form) -> Path:
    """Begins a draft in a folder of its own, the name already answered; the path to its file. Raises `UserError`."""
    folder = new_folder_for(name)
    notes: dict[str, str | int] = {"format": FORMAT, "form": form.id}
    if not is_shipped(form):
        notes["form_folder"] = str(form.folder.absolute())
    draft = Draft(form, {NOTES: notes}, folder)
    for asked in form.with_role("name"):
        draft.put(asked.address, on_one_line(name))
    write_whole(folder / FILE, written(draft))
    make_pictures_folder(folder)
    return folder / FILE


def make_pictures_folder(folder: Path) -> None:
    """Makes the folder for the pictures of a draft in its own folder. Raises `UserError`."""
    with asking(folder):
        make_folders(folder / PICTURES)


def new_folder_for(name: str) -> Path:
    """Makes a folder in the drafts folder for a draft of this name; it was not there. Raises `UserError`."""
    return new_folder(folder_for(name))


def folder_for(name: str) -> Path:
    """The folder in the drafts folder for a draft of this name, if it is free."""
    return drafts_folder() / _slug(name)


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold().replace("'", "").replace("’", "")
    slug = "-".join(re.findall(r"\w+", plain.replace("_", " ")))[:_LONGEST_SLUG].strip("-")
    return file_name(slug or "assessment").replace(" ", "-")


def saved_at(path: Path) -> datetime | None:
    """When a file was last written; None where it is gone, or of a time that no calendar has."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except (OSError, OverflowError, ValueError):
        return None


def when_saved(saved: datetime, now: datetime) -> str:
    """A time as people say it: "today 10:42", "yesterday 16:05", "3 November 2026"."""
    days = (now.date() - saved.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {saved:%H:%M}"
    return show_date(saved.date())
