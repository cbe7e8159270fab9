"""The pictures of an answer: PNG and JPEG files in the draft's folder, recognised by their bytes."""

import re
from pathlib import Path, PureWindowsPath
from urllib.parse import unquote

from eia_tui.prose.picture_file import JPEG_START, PNG_START, DamagedError, PictureFile
from eia_tui.prose.picture_formats import other_kind
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_file, something_at

LARGEST = 10_000_000
"""Bytes of a picture file. Larger attachments are often refused by email."""

_MOST_PIXELS = 200_000_000
_START = re.compile(re.escape(PNG_START) + b"|" + re.escape(JPEG_START))
_LONGEST_FRONT = 1_024
"""Bytes of a letter's or web server's lines that a bad download may have in front of the picture."""
_LONGEST_NAMED = 100
"""Characters of a path that a message names."""
_PASTED = re.compile(r"(?i)<?data:")
"""The beginning of a picture that is written out as text, as web pages have it."""
_SCHEME = re.compile(r"(?i)^[a-z][a-z0-9+.-]+:")


class PictureError(UserError):
    """A picture that cannot be printed; the text says why, and what to do."""


def open_picture(path: str, folder: Path | None) -> PictureFile:
    """The picture at `path`, relative to the draft's `folder`. Raises `PictureError`."""
    if _PASTED.match(path):
        raise PictureError("there is a pasted picture: save it as a PNG file, and insert that")
    file = _path_in_folder(path, folder)
    try:
        if file.stat().st_size > LARGEST:
            raise PictureError(f"the picture {_named(path)} is larger than {LARGEST // 1_000_000} MB: save it smaller")
        content = file.read_bytes()
    except OSError as error:
        why = "is not there" if isinstance(error, FileNotFoundError) else "cannot be read"
        raise PictureError(
            f"the picture {_named(path)} {why}: put it into the draft's pictures folder, or take it out"
        ) from error
    return measure(content, path)


def _named(path: str) -> str:
    """A path as a message names it: the beginning of one that is longer than any."""
    return path if len(path) <= _LONGEST_NAMED else f"{path[:_LONGEST_NAMED]}…"


def is_inside(path: str) -> bool:
    """Whether a path of a picture, as typed, leads from the draft's folder to somewhere inside it."""
    parts = _relative(path)
    return bool(parts) and ".." not in parts


def _relative(path: str) -> tuple[str, ...]:
    """The parts of a path as typed, on any system; none for one that does not begin at the draft's folder."""
    named = unquote(path.removeprefix("<").removesuffix(">"))
    windows = PureWindowsPath(named)
    if _SCHEME.match(named) or windows.drive or windows.root or "\0" in named:
        return ()
    return windows.parts


def _path_in_folder(path: str, folder: Path | None) -> Path:
    """The path of the picture, links resolved. Raises `PictureError` if it is not inside the draft's folder."""
    outside = PictureError(
        f"the picture {_named(path)} is outside the draft's folder: copy it into its pictures folder"
    )
    parts = _relative(path)
    if folder is None or not parts:
        raise outside
    try:
        home = folder.resolve()
        file = home.joinpath(*parts).resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise outside from error
    if not file.is_relative_to(home) or (something_at(file) and not is_file(file)):
        raise outside
    return file


def measure(content: bytes, path: str) -> PictureFile:
    """The picture in the bytes `content`, repaired if necessary. Raises `PictureError`, whose text quotes `path`.

    Only the bytes decide on the format, not the name of the file.
    """
    kind = "" if _START.match(content) else other_kind(content)
    start = None if kind else _START.search(content[:_LONGEST_FRONT])
    if start is None:
        why = f" ({kind})" if kind else ""
        raise PictureError(
            f"the picture {_named(path)} is not a PNG or JPEG: save it as one of these, and use that file{why}"
        )
    content = content[start.start() :]
    try:
        picture = _read(content)
        if not 0 < picture.width * picture.height <= _MOST_PIXELS:
            raise DamagedError("it has no size, or far too many pixels")
    except DamagedError as error:
        raise PictureError(
            f"the picture {_named(path)} is damaged ({error}): open it, save it again as PNG or JPEG, and use that file"
        ) from error
    return picture


def _read(content: bytes) -> PictureFile:
    # A draft with pictures is opened sooner if only what reads their format is imported.
    if content.startswith(PNG_START):
        from eia_tui.prose.png import read_png

        return read_png(content)
    from eia_tui.prose.jpeg import read_jpeg

    return read_jpeg(content)
