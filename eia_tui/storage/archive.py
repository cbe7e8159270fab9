"""Packs a draft with its pictures, history and audit log into one file, which another machine opens as it was."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from eia_tui.storage.draft_paths import FILE, PICTURES, short_name
from eia_tui.storage.drafts import new_folder_for, open_draft, open_version, read_content
from eia_tui.storage.history import HISTORY, RETURNED, history_folder, returned_files, versions
from eia_tui.system.errors import UserError
from eia_tui.system.file_names import named_after
from eia_tui.system.files import as_user_error, write_new, write_whole
from eia_tui.system.paths import is_file, read_file, resolve_link
from eia_tui.system.text import quoted

SUFFIX = " - packed draft.zip"
"""How the name of a packed draft ends."""
_LARGEST = 500_000_000
"""Bytes of a packed draft, and of what is in it."""
_ANY_NAME = r"[^/\\:*?\"<>|\x00-\x1f]+"
_MEMBER = re.compile(
    rf"{re.escape(FILE)}|{HISTORY}/[\w.-]+\.toml|{HISTORY}/{RETURNED}/{_ANY_NAME}\.docx|{PICTURES}/{_ANY_NAME}"
)
"""The names of the files in a packed draft. None leads out of the draft's folder."""


def pack(path: Path, target: Path | None = None, *, overwrite: bool = False) -> Path:
    """Packs a draft into `target`, or into a new file in the current folder; the path of that file.

    Raises `UserError`, also where `target` exists, unless `overwrite`.
    """
    path = resolve_link(path)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, file in _members(path):
            archive.writestr(name, read_file(file, _LARGEST))
    if target is None:
        return write_new(named_after(open_draft(path).title, Path.cwd(), SUFFIX), packed.getvalue())
    write_whole(target, packed.getvalue(), overwrite=overwrite)
    return target


def _members(path: Path) -> Iterator[tuple[str, Path]]:
    """The name of each file in the packed draft, and the file."""
    yield FILE, path
    for version in versions(path):
        yield f"{HISTORY}/{version.path.name}", version.path
    yield from ((f"{HISTORY}/{RETURNED}/{each.name}", each) for each in returned_files(path))
    pictures = path.parent / PICTURES
    if path.name == FILE and pictures.is_dir():
        with as_user_error(pictures):
            yield from ((f"{PICTURES}/{each.name}", each) for each in sorted(pictures.iterdir()) if is_file(each))


def unpack(file: Path) -> Path:
    """Unpacks a draft into a new folder in the drafts folder; the path of its file. Raises `UserError`.

    Nothing is written if the file is damaged, or contains anything that is not part of a draft.
    """
    contents = _contents(file)
    draft = open_version(file, contents[FILE], f"The draft in {file}")
    with new_folder_for(draft.name or short_name(file)) as folder:
        path = folder / FILE
        history = history_folder(path)
        parents = {HISTORY: history, f"{HISTORY}/{RETURNED}": history / RETURNED, PICTURES: folder / PICTURES}
        for name, content in contents.items():
            if name != FILE:
                below, _, own = name.rpartition("/")
                write_whole(parents[below] / own, content)
        write_whole(path, contents[FILE])  # last: before it, there is no draft
        read_content(path)
    return path


def _contents(file: Path) -> dict[str, bytes]:
    """The files in a packed draft, by name. Raises `UserError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(read_file(file, _LARGEST, "a packed draft"))) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            if odd := next((each.filename for each in members if not _MEMBER.fullmatch(each.filename)), ""):
                if odd.lower().endswith(".docx"):
                    raise UserError(f"{file} is not a packed draft: take {quoted(odd)} out of the zip file first")
                raise UserError(f"{file} is not a packed draft: it holds {quoted(odd)}, which no draft has")
            if sum(each.file_size for each in members) > _LARGEST:
                raise UserError(f"{file} is not a packed draft: it holds more than {_LARGEST // 1_000_000} MB")
            contents = {each.filename: archive.read(each) for each in members}
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise UserError(f"{file} is not a packed draft, or is damaged: ask for it again") from error
    if FILE not in contents:
        raise UserError(f"{file} is not a packed draft: there is no {FILE} in it")
    return contents
