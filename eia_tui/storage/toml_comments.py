"""Keeps the comments that somebody wrote into a draft's file, though the file is written anew with each save."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

TomlPath: TypeAlias = tuple[str | int, ...]
"""A table or key in a file: its names from the top, with the number of the table where a name has several."""

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')"""
_KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
_HEADER = re.compile(rf"(\[\[?)[ \t]*({_KEY.pattern})[ \t]*\]\]?")
_TOKEN = re.compile(
    r'''"""(?:\\.|[^\\])*?""""{0,2}|\'\'\'.*?\'\'\''{0,2}|"(?:\\.|[^"\\\n])*"|'[^'\n]*\''''
    r"""|(?P<comment>#[^\n]*)|(?P<end>\n)|(?P<opens>[\[{])|(?P<closes>[\]}])|[^"'#\n\[\]{}]+""",
    re.DOTALL,
)
_BLANK = re.compile(r"[ \t]*")
_TOP: TomlPath = (0,)
_BOTTOM: TomlPath = ()
"""Where comments are that stand apart at the beginning of a file, and those after everything else."""


@dataclass(frozen=True)
class Comment:
    """One comment, with its sign."""

    place: TomlPath
    """The table or key that it stands above, beside or in."""
    text: str


@dataclass(frozen=True)
class _Part:
    """A table's header, or a key with its value."""

    place: TomlPath
    start: int
    comments: tuple[str, ...]
    """What is said in front of it, beside it and in it."""


def comments_in(content: str) -> list[Comment]:
    """The comments of a draft's file, which must be TOML that can be read. A `#` in an answer is none."""
    if "#" not in content:
        return []
    text = content.replace("\r\n", "\n")
    top = _standing_apart(text)
    found = [Comment(_TOP, each) for each in top]
    for part in _parts(text):
        said = part.comments[len(top) :] if top else part.comments
        top = []
        found += [Comment(part.place, each) for each in said]
    return found


def with_comments(content: str, comments: Sequence[Comment]) -> str:
    """A file with the comments in it, each above what it belongs to, or where that is gone above what is nearest.

    What the file says is not changed by them.
    """
    if not comments:
        return content
    parts = [part for part in _parts(content) if part.place]
    top = [comment.text for comment in comments if comment.place == _TOP]
    lines: dict[int, list[str]] = {}
    for comment in comments:
        if comment.place != _TOP:
            lines.setdefault(_start(comment.place, parts, len(content)), []).append(comment.text)
    pieces, before = [*(f"{each}\n" for each in top), "\n" if top else ""], 0
    for start in sorted(lines):
        pieces += [content[before:start], *(f"{each}\n" for each in lines[start])]
        before = start
    commented = "".join([*pieces, content[before:]])
    return commented if _says(commented, content) else content + "".join(f"{each.text}\n" for each in comments)


def _says(commented: str, content: str) -> bool:
    """Whether a file with comments says what it says without them."""
    try:
        return tomllib.loads(commented) == tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return False


def _start(place: TomlPath, parts: Sequence[_Part], end: int) -> int:
    """Where in a file the comments of a place go."""
    for depth in range(len(place), 0, -1):
        for part in parts:
            if part.place[:depth] == place[:depth]:
                return part.start
    return end


def _standing_apart(text: str) -> list[str]:
    """The comments at the very beginning that a blank line sets apart from what follows."""
    first, _, rest = text.partition("\n\n")
    lines = [line.strip() for line in first.split("\n")]
    return lines if rest.strip() and all(line.startswith("#") for line in lines) else []


def _parts(text: str) -> Iterator[_Part]:
    """The tables and keys of a file in their order, and at last what stands after all of them."""
    table: TomlPath = ()
    several: dict[TomlPath, int] = {}
    said: list[str] = []
    at = 0
    while at < len(text):
        start = _end(_BLANK, text, at)
        if header := _HEADER.match(text, start):
            place = table = _table(header[2], several, another=header[1] == "[[")
            at = header.end()
        elif key := _KEY.match(text, start):
            place = table + _names(key[0])
            at = text.index("=", key.end()) + 1
        else:  # a blank line, or a comment alone
            at, alone = _rest(text, start)
            said += alone
            continue
        at, inside = _rest(text, at)
        yield _Part(place, start, (*said, *inside))
        said = []
    yield _Part(_BOTTOM, len(text), tuple(said))


def _rest(text: str, at: int) -> tuple[int, list[str]]:
    """Where the next line begins after what begins here, be it of several lines; and the comments in it."""
    comments: list[str] = []
    depth = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if not token:
            return len(text), comments  # no TOML after all
        at = token.end()
        if token["comment"]:
            comments.append(token["comment"].rstrip())
        depth += bool(token["opens"]) - bool(token["closes"])
        if token["end"] and depth <= 0:
            break
    return at, comments


def _table(key: str, several: dict[TomlPath, int], *, another: bool) -> TomlPath:
    """The place of a table by its header; `several` counts those of one name."""
    place: TomlPath = ()
    names = _names(key)
    for number, name in enumerate(names, 1):
        place += (name,)
        if another and number == len(names):
            several[place] = several.get(place, -1) + 1
        if place in several:
            place += (several[place],)
    return place


def _names(key: str) -> TomlPath:
    """The names of a dotted key."""
    inner: object = tomllib.loads(f"{key} = 0")
    names: list[str | int] = []
    while isinstance(inner, dict):
        (name, inner), *_ = inner.items()
        names.append(name)
    return tuple(names)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at
