"""Takes pictures into a draft's own folder, and finds them on the officer's disk."""

import hashlib
import os
from pathlib import Path

from eia_tui.prose.pictures import LARGEST, measure
from eia_tui.storage.drafts import PICTURES
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import is_folder, path_of, read_file

ENDINGS = {"png": "png", "jpeg": "jpg"}
_NAMED = (".png", ".jpg", ".jpeg", ".jfif", ".jpe")
_MOST = 200


def add_picture(source: Path, draft: Path) -> str:
    """Copies a picture into the folder of a draft; its path from there, which an answer may hold.

    Its name comes from its content, so that the same picture is kept once and none ever takes another's place.
    One that is slightly damaged is kept as mended. Raises `UserError` for anything but a PNG or JPEG of at most 10 MB.
    """
    name = source.name
    if is_folder(source):
        raise UserError(f"{name} is a folder: choose a picture in it")
    try:
        if (size := source.stat().st_size) > LARGEST:
            raise UserError(
                f"{name} has {size / 1e6:.0f} MB, and {LARGEST // 1_000_000} MB is the most that e-mail carries: "
                "save it smaller, and choose that file"
            )
        content = read_file(source, LARGEST, "a picture")
    except (OSError, ValueError) as error:
        why = "is not there" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise UserError(f"{source} {why}: choose another file") from error
    picture = measure(content, name)
    kept = f"{hashlib.sha256(picture.content).hexdigest()[:16]}.{ENDINGS[picture.format]}"
    place = draft / PICTURES / kept
    if not _holds(place, picture.content):
        write_whole(place, picture.content)
    return f"{PICTURES}/{kept}"


def _holds(path: Path, content: bytes) -> bool:
    try:
        return read_file(path, LARGEST) == content
    except UserError:
        return False


def typed_path(typed: str) -> Path:
    """The path that somebody means: without the quotation marks of "Copy as path", from the home folder on."""
    bare = typed.strip().strip('"').strip()
    if os.name != "nt" and bare.startswith("'") and bare.endswith("'"):
        bare = bare[1:-1]
    try:
        path = path_of(bare)
    except UserError:
        path = Path(bare)  # which is not there
    return path if path.is_absolute() else Path.home() / path


def pictures_near(typed: str) -> list[Path]:
    """The folders and pictures that begin as somebody has begun to type: folders first, at most 200.

    Nothing where the folder is not there or may not be read.
    """
    whole = typed_path(typed)
    inside = not typed.strip() or typed.rstrip().rstrip('"').endswith(("/", os.sep))
    folder, begun = (whole, "") if inside else (whole.parent, whole.name)
    try:
        with os.scandir(folder) as entries:
            found = [
                (not entry.is_dir(), entry.name.casefold(), Path(entry.path))
                for entry in entries
                if entry.name.casefold().startswith(begun.casefold())
                and (begun.startswith(".") or not entry.name.startswith("."))
                and (entry.is_dir() or entry.name.lower().endswith(_NAMED))
            ]
    except (OSError, ValueError):
        return []
    return [path for _, _, path in sorted(found)][:_MOST]
