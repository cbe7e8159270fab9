"""Finds, opens, begins and saves drafts."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from eia_tui.draft import FORMAT, NOTES, Draft, Progress, read_document, written
from eia_tui.files import file_name, free_name, write_whole
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Form
from eia_tui.form.library import DEFAULT, find_form, shipped, templates
from eia_tui.form.words import answered
from eia_tui.refusal import Refused
from eia_tui.storage.settings import drafts_folder

EXAMPLE = "example"
"""The name by which the worked example is opened."""
FILE = "draft.toml"
"""What the file of a draft in a folder of its own is called."""
PICTURES = "pictures"
"""The folder beside it for the pictures of its answers."""
_LARGEST = 50_000_000
_LONGEST_SLUG = 60

Status = Literal["just begun", "drafting", "signed off", "cannot be opened"]


def find_draft(name: str) -> Path:
    """The draft file that `name` means: a path to it or to its folder, its name in the drafts folder, or the example.

    Raises `Refused` where there is none, or more than one of that name.
    """
    if name == EXAMPLE:
        return templates() / DEFAULT / EXAMPLE / FILE
    path = Path(name).expanduser()
    for candidate in (path / FILE, path):
        if _is_file(candidate):
            return candidate
    wanted = name.casefold().strip()
    folder = drafts_folder()
    found = [each for each in draft_files() if short_name(each).casefold() == wanted]
    found = found or [entry.path for entry in list_drafts() if entry.name.casefold() == wanted]
    match found:
        case [only]:
            return only
        case []:
            if _exists(path):
                raise Refused(f"{name} is not a draft: expected a draft.toml, or the folder that holds one")
            raise Refused(f"There is no draft {name!r} in {folder}: `eia-wizard list` names those there are")
        case _:
            raise Refused(f"{len(found)} drafts are called {name!r}: name one by its path, as {found[0]}")


def short_name(path: Path) -> str:
    """What a draft file is called in the drafts folder: its own folder's name, or its own."""
    return path.parent.name if path.name == FILE else path.stem


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no file system could hold
        return False


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def draft_files() -> Iterator[Path]:
    """The drafts in the drafts folder: each in a folder of its own, or a lone .toml."""
    folder = drafts_folder()
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda each: each.name):
            path = Path(entry.path)
            if entry.is_dir():
                if _is_file(path / FILE):
                    yield path / FILE
            elif path.suffix == ".toml" and entry.is_file():
                yield path


def open_draft(path: Path) -> Draft:
    """The draft in a file, which stays as it is. Raises `Refused`."""
    try:
        if path.stat().st_size > _LARGEST:
            raise Refused(f"{path} is larger than {_LARGEST // 1_000_000} MB: that is no draft")
        content = path.read_bytes()
    except OSError as error:
        raise Refused(f"{path} cannot be read: {(error.strerror or str(error)).lower()}") from error
    return open_version(path, content)


def open_version(path: Path, content: bytes) -> Draft:
    """The draft that the bytes hold, as if they were in the file at `path`. Raises `Refused`."""
    document = read_document(content, str(path))
    notes = document.get(NOTES)
    noted = notes if isinstance(notes, dict) else {}
    id_, beside = str(noted.get("form", DEFAULT)), noted.get("form_folder")
    known = {folder.name for folder in shipped()}
    form = find_form(str(beside) if id_ not in known and isinstance(beside, str) else id_, beside=path.parent)
    return Draft(form, document, path.parent)


def new_draft(name: str, form: Form) -> Path:
    """Begins a draft in a folder of its own, the name already answered; the path to its file. Raises `Refused`."""
    folder = folder_for(name)
    notes: dict[str, str | int] = {"format": FORMAT, "form": form.id}
    if form.folder.parent != templates():
        notes["form_folder"] = str(form.folder.resolve())
    draft = Draft(form, {NOTES: notes}, folder)
    for asked in form.with_role("name"):
        draft.put(asked.address, " ".join(name.split()))
    write_whole(folder / FILE, written(draft))
    (folder / PICTURES).mkdir()
    return folder / FILE


def folder_for(name: str) -> Path:
    """A folder in the drafts folder, not there yet, for a draft of this name."""
    return free_name(drafts_folder() / _slug(name), "{}-{}")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).casefold().replace("'", "").replace("’", "")
    slug = "-".join(re.findall(r"\w+", plain.replace("_", " ")))[:_LONGEST_SLUG].strip("-")
    return file_name(slug or "assessment").replace(" ", "-")


@dataclass(frozen=True)
class Entry:
    """A draft as the list shows it."""

    path: Path
    name: str
    form: str
    progress: Progress | None
    saved: datetime
    status: Status
    trouble: str = ""
    """Why it cannot be opened, if it cannot."""


def list_drafts() -> Iterator[Entry]:
    """The drafts in the drafts folder, by name; one that cannot be opened says why."""
    return map(read_entry, draft_files())


def read_entry(path: Path) -> Entry:
    """What the list says of the draft in a file."""
    fallback = short_name(path)
    try:
        saved = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError as error:  # gone, or on a stick that is
        saved = datetime.fromtimestamp(0).astimezone()
        return Entry(path, fallback, "", None, saved, "cannot be opened", f"{path} cannot be read: {error.strerror}")
    try:
        draft = open_draft(path)
    except Refused as refusal:
        return Entry(path, fallback, "", None, saved, "cannot be opened", str(refusal))
    return Entry(path, draft.name or fallback, draft.form.id, draft.progress(), saved, _status(draft))


def _status(draft: Draft) -> Status:
    if draft.signed_off():
        return "signed off"
    names = {asked.address for asked in draft.form.with_role("name")}
    begun = any(answered(value) for address, _, value in draft.texts() if address not in names)
    return "drafting" if begun else "just begun"


def when_saved(saved: datetime, now: datetime) -> str:
    """A time as people say it: "today 10:42", "yesterday 16:05", "3 November 2026"."""
    days = (now.date() - saved.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {saved:%H:%M}"
    return show_date(saved.date())
