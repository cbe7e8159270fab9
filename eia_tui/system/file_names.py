"""Names of files that every system allows, made from the titles of what is in them."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from eia_tui.system.windows import LONGEST_PATH, path_length

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")
_LONGEST_NAME = 80
_SHORT_NAME, _SHORTEST_NAME = 15, 8
"""Characters of a title that a file's name keeps before the words after it are cut, and in any case."""
_ROOM = len(" (99)")


def file_name(title: str) -> str:
    """A file name for a title that Windows, macOS and Linux allow, in the title's own words; never empty."""
    name = " ".join(_FORBIDDEN.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    while len(name.encode()) > 2 * _LONGEST_NAME:
        name = name[:-1].rstrip(" .")
    if not name:
        return "Untitled"
    return f"{name} form" if _RESERVED.match(name) else name


def named_after(title: str, folder: Path, ending: str) -> Path:
    """A path in `folder` for a file that is called after a title, with an ending such as " - v1 for Sign-off.docx".

    The title, and then the words of the ending, are shortened so that Word can open the file in a folder with a long
    path, also with a number after its name.
    """
    words, _, kind = ending.rpartition(".")
    room = LONGEST_PATH - _ROOM - path_length(folder.absolute() / f".{kind}")
    name = cut_name(file_name(title), max(room - path_length(words), min(room, _SHORT_NAME), _SHORTEST_NAME))
    words = cut_name(words, max(room - path_length(name), 0))
    return folder / f"{name}{words}.{kind}"


def cut_name(text: str, room: int) -> str:
    """A text of at most `room` characters, cut between words if it has any."""
    if path_length(text) <= room:
        return text
    while path_length(text) > room + 1:
        text = text[:-1]
    text = text.rpartition(" ")[0] or text
    while path_length(text) > room:
        text = text[:-1]
    return text.rstrip(" .-")


def numbered_names(path: Path, numbered: str = "{} ({})") -> Iterator[Path]:
    """`path` itself, then "name (2).docx", "name (3).docx" and so on without end."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(numbered.format(path.stem, number) + path.suffix)
