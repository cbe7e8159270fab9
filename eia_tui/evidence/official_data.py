"""Reads the compact file of official figures; only the lines that are asked for are parsed."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from eia_tui.form.library import own_lines, templates_folder

NAMED = 5
"""Columns before the figures: code, name, type, and the codes of the region and the county."""

Counts = Mapping[str, int]
"""Counts by category; the first is the base. A category without a count is left out."""


EVIDENCE = "evidence"
"""The name of the folder of the official figures in the templates folder."""


def evidence_folder() -> Path:
    """The folder of the official figures."""
    return templates_folder() / EVIDENCE


@cache
def _lines() -> tuple[str, ...]:
    return tuple(own_lines(EVIDENCE, "figures.tsv.gz"))


@cache
def columns() -> Mapping[str, tuple[int, tuple[str, ...]]]:
    """For each topic its first column, and its categories in the order of the columns."""
    found: dict[str, tuple[int, list[str]]] = {}
    for number, column in enumerate(_lines()[0].split("\t")):
        topic, bar, category = column.partition("|")
        if bar:
            found.setdefault(topic, (number, []))[1].append(category)
    return {topic: (first, tuple(categories)) for topic, (first, categories) in found.items()}


@cache
def named_cells() -> tuple[tuple[str, ...], ...]:
    """For each area the cells before its figures, in the order of the file."""
    return tuple(tuple(line.split("\t", NAMED)[:NAMED]) for line in _lines()[1:])


@cache
def _cells(code: str) -> tuple[str, ...]:
    line = next(line for line in _lines() if line.startswith(f"{code}\t"))
    return tuple(line.split("\t"))


def counts(code: str, topic: str) -> Counts:
    """The counts of a topic for the area with a code; empty where the topic does not cover it."""
    first, categories = columns()[topic]
    cells = _cells(code)[first : first + len(categories)]
    return {category: int(cell) for category, cell in zip(categories, cells, strict=True) if cell}
