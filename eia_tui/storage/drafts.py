"""Opens and begins drafts."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from eia_tui.draft import NOTES, Document, Draft
from eia_tui.files import asking, file_name, free_name, write_whole
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Form
from eia_tui.form.library import DEFAULT, find_form, is_shipped, templates
from eia_tui.form.stand_in import stand_in
from eia_tui.prose.scrub import on_one_line
from eia_tui.refusal import Refused
from eia_tui.storage.documents import read_document, written
from eia_tui.storage.formats import FORMAT
from eia_tui.storage.settings import drafts_folder

FILE = "draft.toml"
"""What the file of a draft in a folder of its own is called."""
PICTURES = "pictures"
"""The folder beside it for the pictures of its answers."""
_LARGEST = 50_000_000
_LONGEST_SLUG = 60


def short_name(path: Path) -> str:
    """What a draft file is called in the drafts folder: its own folder's name, or its own."""
    return path.parent.name if path.name == FILE else path.stem


def is_file(path: Path) -> bool:
    """Whether a path names a file; False also for a name that no system could hold."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def draft_files() -> Iterator[Path]:
    """The drafts in the drafts folder: each in a folder of its own, or a lone .toml. Raises `Refused`."""
    folder = drafts_folder()
    with asking(folder):
        if not folder.is_dir():
            return
        with os.scandir(folder) as entries:
            found = sorted((Path(entry.path), entry.is_dir()) for entry in entries)
    for path, is_folder in found:
        if is_folder:
            if is_file(path / FILE):
                yield path / FILE
        elif path.suffix == ".toml" and is_file(path):
            yield path


def open_draft(path: Path) -> Draft:
    """The draft in a file, which stays as it is. Raises `Refused`."""
    return open_version(path, content_of(path))


def content_of(path: Path) -> bytes:
    """The bytes of a draft's file. Raises `Refused`, also for what is no file, or larger than any draft."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refused(f"{path} is not a file: expected a draft.toml")
        if found.st_size > _LARGEST:
            raise Refused(f"{path} is larger than {_LARGEST // 1_000_000} MB: that is no draft")
        return path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error


def open_version(path: Path, content: bytes) -> Draft:
    """The draft that the bytes hold, as if they were in the file at `path`. Raises `Refused`."""
    document = read_document(content, str(path))
    return Draft(_form_of(document, path), document, path.parent)


def _form_of(document: Document, path: Path) -> Form:
    """The form that a draft names; where that is not there, one that stands in for it. Raises `Refused`."""
    notes = document.get(NOTES)
    noted = notes if isinstance(notes, dict) else {}
    id_, beside = str(noted.get("form", DEFAULT)), noted.get("form_folder")
    own = isinstance(beside, str) and not is_shipped(id_)
    try:
        if own and str(beside).startswith(("\\\\", "//")):  # looking there would open a connection
            raise Refused(f"The form {id_!r} is on another machine, {beside}: copy its folder here")
        with asking(path.parent):
            return find_form(str(beside) if own else id_, beside=path.parent)
    except Refused as refusal:
        tables = {key: value for key, value in document.items() if key != NOTES}
        form = stand_in(id_, tables, str(refusal))
        if form is None:
            raise
        return form


def new_draft(name: str, form: Form) -> Path:
    """Begins a draft in a folder of its own, the name already answered; the path to its file. Raises `Refused`."""
    folder = folder_for(name)
    notes: dict[str, str | int] = {"format": FORMAT, "form": form.id}
    if form.folder.parent != templates():
        notes["form_folder"] = str(form.folder.resolve())
    draft = Draft(form, {NOTES: notes}, folder)
    for asked in form.with_role("name"):
        draft.put(asked.address, on_one_line(name))
    write_whole(folder / FILE, written(draft))
    with asking(folder):
        (folder / PICTURES).mkdir()
    return folder / FILE


def folder_for(name: str) -> Path:
    """A folder in the drafts folder, not there yet, for a draft of this name."""
    return free_name(drafts_folder() / _slug(name), "{}-{}")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold().replace("'", "").replace("’", "")
    slug = "-".join(re.findall(r"\w+", plain.replace("_", " ")))[:_LONGEST_SLUG].strip("-")
    return file_name(slug or "assessment").replace(" ", "-")


def when_saved(saved: datetime, now: datetime) -> str:
    """A time as people say it: "today 10:42", "yesterday 16:05", "3 November 2026"."""
    days = (now.date() - saved.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {saved:%H:%M}"
    return show_date(saved.date())
