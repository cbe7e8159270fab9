"""Opens and creates drafts."""

import contextlib
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from eia_tui.draft.draft import NOTES, Document, Draft, new_id
from eia_tui.form.definition import Form
from eia_tui.form.fallback import fallback_form
from eia_tui.form.library import DEFAULT, find_form, form_in, is_shipped, is_shipped_id
from eia_tui.prose.scrub import on_one_line
from eia_tui.storage.codec import encode_draft, read_document
from eia_tui.storage.draft_paths import FILE, PICTURES, refuse_if_away
from eia_tui.storage.migrations import FORMAT
from eia_tui.storage.settings import drafts_folder, read_settings, save_settings
from eia_tui.system.app_folders import settings_file
from eia_tui.system.errors import UserError
from eia_tui.system.file_names import cut_name, file_name
from eia_tui.system.files import as_user_error, new_folder, write_whole
from eia_tui.system.folders import delete, make_folders
from eia_tui.system.path_kinds import ON_ANOTHER_MACHINE, why_untrusted
from eia_tui.system.paths import read_file, resolve_link
from eia_tui.system.text import quoted
from eia_tui.system.windows import LONGEST_PATH, path_length

_LARGEST = 50_000_000
_LONGEST_SLUG, _SHORTEST_SLUG = 60, 8
_ROOM = 60
"""Characters of a path that the files in a draft's folder take, with the number after its name: mostly a version's."""
_LONGEST_FORM = 200
"""The most characters of a form's name in a message; it may be the long path of a folder."""


def open_draft(path: Path) -> Draft:
    """The draft in a file, for reading only. Raises `UserError`."""
    return open_version(path, read_content(path))


def read_content(path: Path) -> bytes:
    """The content of a draft's file. Raises `UserError`, also if it is not a file or is larger than any draft."""
    return read_file(path, _LARGEST, "a draft.toml")


def open_version(path: Path, content: bytes, name: str = "") -> Draft:
    """The draft with this content, as if it were in the file at `path`.

    Raises `UserError`, whose message calls the content `name`, or else by its path.
    """
    document = read_document(content, name or str(path))
    path = resolve_link(path)  # pictures and form are relative to the file itself, not to a link
    return Draft(_form_of(document, path), document, path.parent)


def _form_of(document: Document, path: Path) -> Form:
    """The form that a draft names, or a fallback if that is missing. Raises `UserError` if there can be no fallback."""
    value = document.get(NOTES)
    notes = value if isinstance(value, dict) else {}
    id_, folder = str(notes.get("form", "")), str(notes.get("form_folder", "")).strip()
    try:
        with as_user_error(path.parent):
            return _form_in_folder(folder, id_, path) if folder else form_of_draft(id_ or DEFAULT, path)
    except UserError as error:
        tables = {key: value for key, value in document.items() if key != NOTES}
        form = fallback_form(_shortened(id_ or folder or DEFAULT), tables, str(error))
        if form is None:
            raise
        return form


def form_of_draft(name: str, path: Path) -> Form:
    """The form of the draft at `path`: one that comes with the program, by its id, or one in a folder, by its path.

    Raises `UserError`, also for a folder on another machine that may not be accessed.
    """
    if not is_shipped_id(name):
        _refuse_elsewhere(name, name, path)
    return find_form(name, beside=path.parent)


def _form_in_folder(folder: str, id_: str, path: Path) -> Form:
    """The form in the folder that a draft names; never another form, not even one of the same id elsewhere."""
    _refuse_elsewhere(folder, id_, path)
    form = form_in(folder, beside=path.parent)
    if form is None:
        raise UserError(
            f"{_the_form(id_)} is not installed: it is not in {folder} any more. Put its folder back there, "
            f"or change `form_folder` in {path}"
        )
    if id_ and form.id != id_:
        raise UserError(
            f"{_the_form(id_)} is not in {folder} any more, where {quoted(form.id)} is now: put its folder back there, "
            f"or to continue with that one, change `form` in {path}"
        )
    return form


def _refuse_elsewhere(folder: str, id_: str, path: Path) -> None:
    """Raises `UserError` for a form on another machine, unless the draft is there too or the settings allow it."""
    why = why_untrusted(folder, path.parent, read_settings().forms)
    if why == ON_ANOTHER_MACHINE:
        raise UserError(
            f"{_the_form(id_)} {why}, in {folder}, which is not opened unless you allow it: "
            f"copy its folder here, or name that folder under `forms` in {settings_file()}"
        )
    if why:
        raise UserError(f"{_the_form(id_)} is not installed: {folder} {why}. Change it in {path}")


def _the_form(id_: str) -> str:
    return f"The form {quoted(_shortened(id_))}" if id_ else "The form"


def _shortened(id_: str) -> str:
    """The name of a form for a message: on one line, and not too long."""
    return " ".join(id_.split())[:_LONGEST_FORM]


def remember_form(form: Form, path: Path) -> str:
    """Allows access to a form's folder on another machine, which the user has named, in the settings.

    Otherwise the draft at `path` could not be opened with it again. Returns one line saying so; "" if it was not
    necessary. Raises `UserError`.
    """
    folder, settings = str(form.folder.absolute()), read_settings()
    if why_untrusted(folder, path.parent, settings.forms) != ON_ANOTHER_MACHINE:
        return ""
    save_settings(settings._replace(forms=(*settings.forms, folder)))
    return f"{folder} {ON_ANOTHER_MACHINE}: it is now under `forms` in {settings_file()}, so that drafts find it there"


def set_form_folder(draft: Draft) -> None:
    """Gives a draft the absolute path of its form's folder, so that it can be written to another folder."""
    if not draft.form.missing and not is_shipped(draft.form):
        draft.put(f"{NOTES}.form", draft.form.id)
        draft.put(f"{NOTES}.form_folder", str(draft.form.folder.absolute()))


def new_draft(name: str, form: Form) -> Path:
    """Creates a draft of this name in a folder of its own. Returns the path of its file. Raises `UserError`."""
    notes: dict[str, str | int] = {"format": FORMAT, "id": new_id(), "form": form.id}
    if not is_shipped(form):
        notes["form_folder"] = str(form.folder.absolute())
    with new_folder_for(name) as folder:
        draft = Draft(form, {NOTES: notes}, folder)
        for asked in form.with_role("name"):
            draft.put(asked.address, on_one_line(name))
        write_whole(folder / FILE, encode_draft(draft))
        make_pictures_folder(folder)
    return folder / FILE


def make_pictures_folder(folder: Path) -> None:
    """Makes the folder for pictures in a draft's own folder. Raises `UserError`."""
    with as_user_error(folder):
        make_folders(folder / PICTURES)


@contextlib.contextmanager
def new_folder_for(name: str) -> Iterator[Path]:
    """A new folder in the drafts folder for a draft of this name, which its block writes. Raises `UserError`.

    Where the block cannot, for example on a full disk, the folder is deleted with what is in it.
    """
    folder = folder_for(name)
    refuse_if_away(folder)
    folder = new_folder(folder)
    try:
        yield folder
    except (UserError, OSError):
        with contextlib.suppress(OSError):  # the drive may be gone; the error says what is wrong
            delete(folder)
        raise


def folder_for(name: str) -> Path:
    """The folder in the drafts folder for a draft of this name; something may exist there.

    The name is shortened so that Windows can open the files in it, where the path of the drafts folder is long.
    """
    folder = drafts_folder()
    room = LONGEST_PATH - _ROOM - path_length(folder.absolute())
    return folder / _slug(name, max(_SHORTEST_SLUG, min(room, _LONGEST_SLUG)))


def _slug(name: str, longest: int) -> str:
    plain = unicodedata.normalize("NFC", name).casefold().replace("'", "").replace("’", "")
    words = " ".join(re.findall(r"\w+", plain.replace("_", " ")))[:_LONGEST_SLUG]
    return file_name(cut_name(words, longest) or "assessment").replace(" ", "-")
