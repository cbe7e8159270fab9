"""Preserves the comments in a draft's file, although each save writes the file anew."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

TomlPath: TypeAlias = tuple[str | int, ...]
"""The path of a table or key in a file: its names from the top, each table of an array followed by its index."""

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
"""The path of comments at the beginning of a file that a blank line separates from the rest."""
_BOTTOM: TomlPath = ()
"""The path of comments after everything else."""


class TomlComment(NamedTuple):
    """One comment of a file."""

    path: TomlPath
    """The table or key to which it belongs: it is above, beside or inside it."""
    text: str
    """The comment with its `#`."""


class _Part(NamedTuple):
    """A table's header, or a key with its value."""

    path: TomlPath
    start: int
    """Where it begins in the file, in characters."""
    comments: tuple[str, ...]
    """The comments above, beside and inside it."""


def comments_in(content: str) -> list[TomlComment]:
    """The comments of a draft's file, which must be valid TOML. A `#` inside an answer is not a comment."""
    if "#" not in content:
        return []
    text = content.replace("\r\n", "\n")
    top = _separate_comments(text)
    comments = [TomlComment(_TOP, each) for each in top]
    for part in _parts(text):
        own = part.comments[len(top) :] if top else part.comments
        top = []
        comments += [TomlComment(part.path, each) for each in own]
    return comments


def with_comments(content: str, comments: Sequence[TomlComment]) -> str:
    """A file with the comments added, each above the table or key to which it belongs, or above the nearest one left.

    The values of the file do not change.
    """
    if not comments:
        return content
    parts = [part for part in _parts(content) if part.path]
    top = [comment.text for comment in comments if comment.path == _TOP]
    lines: dict[int, list[str]] = {}
    for comment in comments:
        if comment.path != _TOP:
            lines.setdefault(_start(comment.path, parts, len(content)), []).append(comment.text)
    pieces, end = [*(f"{each}\n" for each in top), "\n" if top else ""], 0
    for start in sorted(lines):
        pieces += [content[end:start], *(f"{each}\n" for each in lines[start])]
        end = start
    commented = "".join([*pieces, content[end:]])
    return commented if _same_values(commented, content) else content + "".join(f"{each.text}\n" for each in comments)


def _same_values(commented: str, content: str) -> bool:
    """Whether a file has the same values with comments as without."""
    try:
        return tomllib.loads(commented) == tomllib.loads(content)
    except tomllib.TOMLDecodeError:
        return False


def _start(path: TomlPath, parts: Sequence[_Part], end: int) -> int:
    """Where in a file the comments of a path are inserted: at the first part with the longest common beginning."""
    for depth in range(len(path), 0, -1):
        for part in parts:
            if part.path[:depth] == path[:depth]:
                return part.start
    return end


def _separate_comments(text: str) -> list[str]:
    """The comments at the very beginning that a blank line separates from the rest."""
    first, _, rest = text.partition("\n\n")
    lines = [line.strip() for line in first.split("\n")]
    return lines if rest.strip() and all(line.startswith("#") for line in lines) else []


def _parts(text: str) -> Iterator[_Part]:
    """The tables and keys of a file in their order, and at the end a part for the comments after them."""
    table: TomlPath = ()
    indexes: dict[TomlPath, int] = {}
    above: list[str] = []
    at = 0
    while at < len(text):
        start = _end(_BLANK, text, at)
        if header := _HEADER.match(text, start):
            path = table = _table(header[2], indexes, is_array=header[1] == "[[")
            at = header.end()
        elif key := _KEY.match(text, start):
            path = table + _names(key[0])
            at = text.index("=", key.end()) + 1
        else:  # a blank line, or a line with only a comment
            at, comments = _rest(text, start)
            above += comments
            continue
        at, comments = _rest(text, at)
        yield _Part(path, start, (*above, *comments))
        above = []
    yield _Part(_BOTTOM, len(text), tuple(above))


def _rest(text: str, at: int) -> tuple[int, list[str]]:
    """Where the next line after the value at `at` begins, which may have several lines; and the comments in it."""
    comments: list[str] = []
    depth = 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if not token:
            return len(text), comments  # not valid TOML
        at = token.end()
        if token["comment"]:
            comments.append(token["comment"].rstrip())
        depth += bool(token["opens"]) - bool(token["closes"])
        if token["end"] and depth <= 0:
            break
    return at, comments


def _table(key: str, indexes: dict[TomlPath, int], *, is_array: bool) -> TomlPath:
    """The path of a table, given its header; `indexes` has the last index of each array of tables so far."""
    path: TomlPath = ()
    names = _names(key)
    for number, name in enumerate(names, 1):
        path += (name,)
        if is_array and number == len(names):
            indexes[path] = indexes.get(path, -1) + 1
        if path in indexes:
            path += (indexes[path],)
    return path


def _names(key: str) -> TomlPath:
    """The names of a dotted key."""
    inner: object = tomllib.loads(f"{key} = 0")
    names: list[str | int] = []
    while isinstance(inner, dict):
        (name, inner), *_ = inner.items()
        names.append(name)
    return tuple(names)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
