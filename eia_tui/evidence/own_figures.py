"""Reads a council's own figures: CSV files with a row for each category of each area.

docs/using.md describes their columns for councils.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from io import StringIO
from pathlib import Path

from eia_tui.evidence.areas import area_named, area_with_code
from eia_tui.evidence.topics import Topic, topics
from eia_tui.form.dates import show_date
from eia_tui.prose.scrub import on_one_line, scrub
from eia_tui.system.app_folders import settings_file
from eia_tui.system.encodings import decode_text
from eia_tui.system.errors import UserError, reason
from eia_tui.system.paths import is_folder, read_file
from eia_tui.system.text import quoted

FOLDER = "evidence"
"""The folder beside a form, or in the folder of the settings."""
_REQUIRED = ("area_code", "area_name", "topic", "category", "count", "base", "source", "reference_date")
_LARGEST = 20_000_000
_WHOLE = re.compile(r"\d{1,3}(?:[ ,]\d{3})+|\d{1,12}")


@dataclass
class OwnTopic:
    """A topic of a council's own figures."""

    topic: Topic
    cited: dict[str, list[str]] = field(default_factory=dict)
    """By code of the area: where its figures are from, and of when; each once."""
    counted: dict[str, dict[str, tuple[int, int | None]]] = field(default_factory=dict)
    """By code of the area: for each category its count, and its base where there is one."""

    def for_areas(self, codes: Sequence[str]) -> Mapping[str, tuple[int, int | None]]:
        """The counts and bases of these areas together; empty where one of them has none."""
        parts = [self.counted.get(code, {}) for code in codes]
        categories = [each for each in parts[0] if all(each in part for part in parts)]
        found: dict[str, tuple[int, int | None]] = {}
        for category in categories:
            bases = [part[category][1] for part in parts]
            base = None if None in bases else sum(each for each in bases if each is not None)
            found[category] = sum(part[category][0] for part in parts), base
        return found

    def cites(self, codes: Sequence[str]) -> list[str]:
        """Where the figures of these areas are from, and of when; each once."""
        return list(dict.fromkeys(cite for code in codes for cite in self.cited.get(code, [])))


@dataclass
class OwnFigures:
    """The topics of a council's own files, and what is wrong with files that could not be used."""

    topics: list[OwnTopic] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """A line for each file that is not used: its path, the row, and what to correct."""

    def topic(self, name: str) -> OwnTopic | None:
        """The topic with an id; None if the files do not have it."""
        return next((each for each in self.topics if each.topic.id == name), None)


def own_figures(form_folder: Path | None) -> OwnFigures:
    """The figures beside a form, which win, and those in the folder of the settings."""
    found = OwnFigures()
    folders = [form_folder / FOLDER] if form_folder else []
    for folder in (*folders, settings_file().parent / FOLDER):
        for path in _files(folder, found):
            try:
                status = path.stat()
                _add(found, _kept_rows(path, status.st_mtime_ns, status.st_size))
            except OSError as error:
                found.problems.append(f"{path} cannot be read: {reason(error)}")
            except UserError as error:
                found.problems.append(str(error))
    return found


def _files(folder: Path, found: OwnFigures) -> list[Path]:
    if not is_folder(folder):
        return []
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.casefold() == ".csv")
    except OSError as error:
        found.problems.append(f"{folder} cannot be read: {reason(error)}")
        return []


@dataclass(frozen=True)
class _OwnRow:
    """A row of a file."""

    code: str
    topic: str
    category: str
    count: int
    base: int | None
    cite: str
    groups: tuple[str, ...]


@lru_cache(maxsize=50)
def _kept_rows(path: Path, changed: int, size: int) -> tuple[_OwnRow, ...]:  # noqa: ARG001  another file then
    """The rows of a file, read once while it stays as it is. Raises `UserError`."""
    first: dict[tuple[str, str, str], str] = {}
    rows = []
    for where, row in _rows(path):
        same = (row.code, row.topic.casefold(), row.category.casefold())
        if same in first:
            raise UserError(
                f"{path}, {where}: {first[same]} has the same area, topic and category. Keep the newest of them"
            )
        first[same] = where
        rows.append(row)
    return tuple(rows)


def _rows(path: Path) -> Iterator[tuple[str, _OwnRow]]:
    """The rows of a file, each with where it is. Raises `UserError` that names the file and the row."""
    try:
        text = decode_text(read_file(path, _LARGEST, "a CSV file with figures"))
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is not a text file: save it as CSV UTF-8") from error
    lines = list(StringIO(text, newline=""))  # with their ends, since a cell may have several
    head = next((line for line in lines if line.strip()), "")
    separator = max(",;\t", key=head.count)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        names = [_named(cell) for cell in next(reader, [])]
        if lacking := [name for name in _REQUIRED if name not in names]:
            raise UserError(
                f"{path}, row 1: the column {lacking[0]} is missing. The columns are {', '.join(_REQUIRED)}"
            )
        for cells in reader:
            if any(cell.strip() for cell in cells):
                where = f"row {reader.line_num}"
                yield where, _row(f"{path}, {where}", names, cells)
    except csv.Error as error:
        raise UserError(f"{path}, row {reader.line_num}: {error}. Save it as CSV again") from error


def _named(cell: str) -> str:
    return re.sub(r"\W+", "_", cell.strip().casefold())


def _row(where: str, names: Sequence[str], cells: Sequence[str]) -> _OwnRow:
    if len(cells) > len(names) and any(cell.strip() for cell in cells[len(names) :]):
        raise UserError(
            f"{where}: it has {len(cells)} cells, and the heading {len(names)}. Put cells with commas in quotes"
        )
    row = dict.fromkeys(_REQUIRED, "") | {
        name: on_one_line(scrub(cell)).strip() for name, cell in zip(names, cells, strict=False)
    }
    for name in ("topic", "category", "count", "source", "reference_date"):
        if not row[name]:
            raise UserError(f"{where}: {name} is empty")
    area = area_with_code(row["area_code"]) if row["area_code"] else area_named(row["area_name"])
    if area is None:
        named = row["area_code"] or row["area_name"]
        raise UserError(
            f"{where}: there is no area {quoted(named)}. `eia-wizard figures --areas` lists them with their codes"
        )
    other = area_named(row["area_name"])
    if other and other.name != area.name:
        raise UserError(
            f"{where}: {quoted(row['area_code'])} is the code of {area.name}, and the name is {other.name}. Correct one"
        )
    count, base = _whole(where, "count", row["count"]), _whole(where, "base", row["base"]) if row["base"] else None
    if base is not None and not count <= base:
        raise UserError(f"{where}: the count {count:,} is larger than the base {base:,}")
    cite = f"{row['source'].rstrip('.')}, {_day(row['reference_date'])}"
    groups = tuple(row.get("groups", "").replace(",", " ").replace(";", " ").split())
    return _OwnRow(area.code, row["topic"], row["category"], count, base or None, cite, groups)


def _whole(where: str, name: str, typed: str) -> int:
    if not _WHOLE.fullmatch(typed):
        raise UserError(f"{where}: {name} is {quoted(typed)}, and should be a whole number")
    return int(re.sub(r"[ ,]", "", typed))


def _day(typed: str) -> str:
    """A date in words; anything else as it is, such as "2025-26"."""
    try:
        return show_date(date.fromisoformat(typed))
    except ValueError:
        return typed


def _add(found: OwnFigures, rows: Iterable[_OwnRow]) -> None:
    """Adds the rows of one file. Figures that an earlier file has for a topic and area stay."""
    before = {(own.topic.id, code) for own in found.topics for code in own.counted}
    for row in rows:
        own = _topic_of(found, row)
        if (own.topic.id, row.code) in before:
            continue
        own.counted.setdefault(row.code, {})[row.category] = (row.count, row.base)
        cites = own.cited.setdefault(row.code, [])
        if row.cite not in cites:
            cites.append(row.cite)


def _topic_of(found: OwnFigures, row: _OwnRow) -> OwnTopic:
    """The topic of a row: one of the official topics by its id or label, or one of the council's own."""
    named = row.topic.casefold()
    same = next((each for each in topics() if named in (each.id, each.label.casefold())), None)
    for own in found.topics:
        if own.topic.id == (same.id if same else row.topic):
            return own
    groups = row.groups or (same.groups if same else ())
    own = OwnTopic(
        Topic(
            id=same.id if same else row.topic,
            label=same.label if same else row.topic,
            groups=groups,
            table="",
            source="",
        )
    )
    found.topics.append(own)
    return own
