"""Copies pictures into a draft's own folder, and suggests pictures on the user's disk."""

import hashlib
import os
import re
from pathlib import Path
from urllib.parse import unquote

from eia_tui.prose.pictures import LARGEST, measure
from eia_tui.storage.draft_paths import PICTURES
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import is_folder, parse_path, read_file, something_at

ENDINGS = {"png": "png", "jpeg": "jpg"}
_NAMED = (".png", ".jpg", ".jpeg", ".jfif", ".jpe")
_OTHER_PICTURES = (".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic", ".svg", ".emf", ".wmf")
"""Pictures that cannot be printed, which `add_picture` says."""
_MOST = 200
_WHOLE_PATH = re.compile(
    r"""(?!\s*["']?file:).+?[\\/ "](["']?(?:[A-Za-z]:[\\/]|\\\\|/|~[\\/]|file:).*)""", re.DOTALL | re.IGNORECASE
)
"""A path that begins anew behind another one: at a drive, a server, a root, a home folder or the address of a file."""
_FILE_ADDRESS = re.compile(r"file:(?://(?:localhost)?(?=/))?(?:/(?=[A-Za-z]:))?(.*)", re.IGNORECASE)
"""The address of a file on this machine, as a browser shows it."""


def add_picture(source: Path, draft: Path) -> str:
    """Copies a picture into the folder of a draft. Returns its path relative to that folder, for an answer.

    Its name is derived from its content, so that a picture is stored once and never overwrites another.
    A slightly damaged picture is repaired. Raises `UserError` for anything but a PNG or JPEG of at most 10 MB.
    """
    name = source.name
    if is_folder(source):
        raise UserError(f"{name} is a folder: choose a picture in it")
    try:
        if (size := source.stat().st_size) > LARGEST:
            raise UserError(
                f"{name} has {size / 1e6:.0f} MB, and {LARGEST // 1_000_000} MB is the most that email carries: "
                "save it smaller, and choose that file"
            )
        content = read_file(source, LARGEST, "a picture")
    except (OSError, ValueError) as error:
        problem = "is not there" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise UserError(f"{source} {problem}: choose another file") from error
    picture = measure(content, name)
    file_name = f"{hashlib.sha256(picture.content).hexdigest()[:16]}.{ENDINGS[picture.format]}"
    path = draft / PICTURES / file_name
    if not _has_content(path, picture.content):
        write_whole(path, picture.content)
    return f"{PICTURES}/{file_name}"


def _has_content(path: Path, content: bytes) -> bool:
    try:
        return read_file(path, LARGEST) == content
    except UserError:
        return False


def typed_path(typed: str) -> Path:
    """The path that a user typed or pasted, relative to the home folder, without quotation marks around it.

    A full path that was typed or pasted after another one replaces it.
    """
    return _path_in(whole_path(typed) or typed)


def whole_path(typed: str) -> str:
    """The full path that was typed or pasted after another one; "" if none was."""
    whole = _WHOLE_PATH.fullmatch(typed)
    return whole[1] if whole and not something_at(_path_in(typed)) else ""


def _path_in(typed: str) -> Path:
    bare = typed.strip().strip('"').strip()
    if os.name != "nt" and bare.startswith("'") and bare.endswith("'"):
        bare = bare[1:-1]
    if address := _FILE_ADDRESS.fullmatch(bare):
        bare = unquote(address[1])
    try:
        path = parse_path(bare)
    except UserError:
        path = Path(bare)  # it does not exist
    return path if path.is_absolute() else Path.home() / path


def is_picture_name(typed: str) -> bool:
    """Whether a path ends as that of a picture does, though no file may be there."""
    return typed.lower().endswith((*_NAMED, *_OTHER_PICTURES))


def pictures_near(typed: str) -> list[Path]:
    """The folders and pictures whose paths begin with what is typed so far: folders first, at most 200.

    An empty list if the folder does not exist or cannot be read.
    """
    path = typed_path(typed)
    is_complete = not typed.strip() or typed.rstrip().rstrip('"').endswith(("/", os.sep))
    folder, prefix = (path, "") if is_complete else (path.parent, path.name)
    try:
        with os.scandir(folder) as entries:
            matches = [
                (not entry.is_dir(), entry.name.casefold(), Path(entry.path))
                for entry in entries
                if entry.name.casefold().startswith(prefix.casefold())
                and (prefix.startswith(".") or not entry.name.startswith("."))
                and (entry.is_dir() or entry.name.lower().endswith(_NAMED))
            ]
    except (OSError, ValueError):
        return []
    return [path for _, _, path in sorted(matches)][:_MOST]
