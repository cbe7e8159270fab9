"""Writes figures: as a Markdown table with its source below it, and as sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from eia_tui.evidence.areas import OurArea
from eia_tui.evidence.figures import FigureRow, TopicFigures
from eia_tui.evidence.topics import OUR_AREA, category_label, settings_of_topics, topics
from eia_tui.prose.tables import Grid

CONCLUSION = "What this shows for this proposal: "
"""What the officer completes, below the figures."""
SOURCE = "Source: "
"""How the paragraph below a table begins that says where its figures are from."""
FEW = "fewer than 10"
_NOT_SHOWN = "not shown"
_NOT_THERE = "not available"
_ROUNDED = "Percentages have one decimal, and counts are rounded."
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_ROW = re.compile(r"\s*(?:[-*•|]|Chart:)")
"""The beginning of a line of a table, of a list, or of what makes a chart of a table."""


def label_of(figures: TopicFigures, row: FigureRow) -> str:
    """What a row of figures is called: its category, and who is counted if not everybody."""
    return figures.topic.printed(row.label)


def count_text(row: FigureRow) -> str:
    """A count in digits, or "fewer than 10"."""
    return FEW if row.count is None else f"{row.count:,}"


def percent_text(share: float | None, missing: str = _NOT_THERE) -> str:
    """A percentage with one decimal, or that there is none."""
    return missing if share is None else f"{share:.1f}%"


def as_markdown(found: Sequence[TopicFigures]) -> str:
    """The figures as tables, one for each area and source, each with its source below it."""
    blocks = []
    for together in _by_table(found):
        blocks += [_table(together), "\n".join(source_lines(together))]
    return "\n\n".join(blocks)


def as_list(found: Sequence[TopicFigures]) -> str:
    """The figures as bullets, for an answer that prints in a narrow box, where a table would break every word."""
    blocks = []
    for together in _by_table(found):
        blocks += [areas_line(together[0]), "\n".join(f"- {each}" for each in _items(together))]
        blocks.append("\n".join(source_lines(together)))
    return "\n\n".join(blocks)


def areas_line(figures: TopicFigures) -> str:
    """Whose figures a list has, and which other areas' shares are in brackets."""
    beside = " and ".join(each.name for each in figures.compared)
    return f"{source_name(figures)}, {figures.area.name}{f' (in brackets {beside})' if beside else ''}:"


def _items(found: Sequence[TopicFigures]) -> Iterator[str]:
    for figures in found:
        for row in figures.rows:
            others = ", ".join(percent_text(share) for share in row.comparators.values())
            share = "" if row.percent is None else f", {percent_text(row.percent)}"
            yield f"{label_of(figures, row)}: {count_text(row)}{share}{f' ({others})' if others else ''}"


def _by_table(found: Iterable[TopicFigures]) -> list[list[TopicFigures]]:
    """The figures of one area and source, which go into one table, in the order of the first topic."""
    together: dict[tuple[OurArea, str], list[TopicFigures]] = {}
    for each in found:
        together.setdefault((each.area, source_name(each)), []).append(each)
    return list(together.values())


def source_name(figures: TopicFigures) -> str:
    """The short name of where figures are from."""
    if figures.own:
        return figures.own.cites(figures.area.codes)[0]
    name: str = settings_of_topics()["sources"][figures.topic.source]["name"]
    return name


def _table(found: Sequence[TopicFigures]) -> str:
    names = [each.name for each in found[0].compared]
    head = (source_name(found[0]), found[0].topic.unit, found[0].area.name, *names)
    rows = [
        (
            label_of(figures, row),
            count_text(row),
            percent_text(row.percent, _NOT_SHOWN if row.count is None else _NOT_THERE),
            *(percent_text(row.comparators.get(name)) for name in names),
        )
        for figures in found
        for row in figures.rows
    ]
    return Grid((head, *rows), ("---", *["--:"] * (len(head) - 1))).to_markdown()


def source_lines(found: Sequence[TopicFigures]) -> list[str]:
    """Where the figures are from, and what must be said with each topic, a line for each."""
    first = found[0]
    lines = [f"{_cited(found)}{'' if all(each.own or each.topic.exact for each in found) else f' {_ROUNDED}'}"]
    if first.area.name != first.area.names:
        lines.append(f"The area is {first.area.names} together.")
    noted = [(each.topic.label.removesuffix(OUR_AREA), " ".join(each.topic.notes)) for each in found if not each.own]
    return [*lines, *(f"{label}: {notes}" for label, notes in noted if notes)]


def _cited(found: Sequence[TopicFigures]) -> str:
    if found[0].own:
        cites = dict.fromkeys(cite for each in found for cite in _own_cites(each))
        return f"{SOURCE}{'; '.join(cites)}."
    tables = list(dict.fromkeys(each.topic.table for each in found))
    source = settings_of_topics()["sources"][found[0].topic.source]
    numbered = all(table.startswith(("TS", "RM")) for table in tables)
    *before, last = tables
    listed = f"{', '.join(before)} and {last}" if before else last
    named = f"table{'s' if before else ''} {listed}" if numbered else listed
    text: str = source["cite"].format(tables=named)
    return text


def _own_cites(figures: TopicFigures) -> list[str]:
    """Where the figures of a council's own are from, those of the areas beside them as well."""
    shown = [figures.area, *figures.compared]
    return figures.own.cites([code for area in shown for code in area.codes]) if figures.own else []


def as_sentences(found: Iterable[TopicFigures]) -> Iterator[str]:
    """The figures as sentences, for a screen reader: a line for each category, and below them what must be said."""
    for together in _by_table(found):
        for figures in together:
            yield f"{figures.topic.label}, {figures.area.names}, {source_name(figures)}."
            yield from (_sentence(figures, row) for row in figures.rows)
        yield from source_lines(together)


def _sentence(figures: TopicFigures, row: FigureRow) -> str:
    beside = ", ".join(f"{name} {percent_text(share)}" for name, share in row.comparators.items())
    share = "" if row.percent is None else f", {percent_text(row.percent)}"
    return f"{label_of(figures, row)}: {count_text(row)}{share}{f'. Compared with: {beside}' if beside else ''}."


def as_json(figures: TopicFigures) -> dict[str, object]:
    """A topic for other programs."""
    source = {} if figures.own else settings_of_topics()["sources"][figures.topic.source]
    return {
        "topic": figures.topic.id,
        "label": figures.topic.label,
        "area": {"code": "+".join(figures.area.codes), "name": figures.area.names},
        "table": figures.topic.table,
        "date": source.get("date", ""),
        "source": source_lines([figures])[0].removeprefix(SOURCE),
        "note": "" if figures.own else " ".join(figures.topic.notes),
        "rows": [
            {
                "category": category_label(row.category),
                "count": row.count,
                "percent": row.percent,
                "comparators": dict(row.comparators),
                "of": figures.topic.of,
                "key": row.category,
            }
            for row in figures.rows
        ],
    }


def put_in(text: str, at: int, found: Sequence[TopicFigures], *, narrow: bool = False) -> tuple[str, int]:
    """What is put into an answer at a position, and where the cursor is in it afterwards, in characters.

    `narrow` is for answers about a group, which forms print in narrow boxes.
    """
    written = f"{as_list(found) if narrow else as_markdown(found)}\n\n{CONCLUSION}"
    before, behind = text[:at].rstrip("\n"), text[at:].lstrip("\n")
    above = "\n\n" if before.strip() else ""
    below = "\n" * max(2 - (len(text) - at - len(behind)), 0) if behind.strip() else ""
    gap = len(text[:at]) - len(before)
    return f"{above[min(gap, len(above)) :]}{written}{below}", len(above) - min(gap, len(above)) + len(written)


@cache
def _source_pattern() -> re.Pattern[str]:
    """What `source_lines` writes: where figures are from, and what must be said with each topic."""
    settings = settings_of_topics()
    cites = (
        re.escape(each["cite"]).replace(re.escape("{tables}"), ".{0,200}?") for each in settings["sources"].values()
    )
    notes = (re.escape(f"{each.label}: {' '.join(each.notes)}") for each in topics() if each.notes)
    written = (*cites, re.escape(_ROUNDED), *notes, r"The area is .{0,300} together\.")
    return re.compile("|".join(f"(?:{each})" for each in written))


@lru_cache(maxsize=1024)
def after_source(paragraph: str) -> str:
    """What an officer added to the paragraph below figures that says where they are from; "" for nothing.

    Other sources than ours may be named there: then that is what follows the first sentence.
    """
    rest = _source_pattern().sub(" ", paragraph).strip()
    return rest.partition(". ")[2] if rest.startswith(SOURCE.strip()) else rest


@lru_cache(maxsize=1024)
def without_figures(text: str) -> str:
    """A text without figures and their sources: what the officer says, as far as the figures do not say it.

    Figures are a table or a list with its source below it, and the line above it that says whose they are.
    """
    if SOURCE.strip() not in text:
        return text
    kept: list[str] = []
    for paragraph in _PARAGRAPH.split(text):
        said = paragraph
        if (
            paragraph.lstrip().startswith(SOURCE.strip())
            and kept
            and all(map(_ROW.match, kept[-1].strip().split("\n")))
        ):
            kept.pop()
            if kept and kept[-1].rstrip().endswith(":") and "\n" not in kept[-1].strip():
                kept.pop()
            said = after_source(paragraph)
        kept.append(said.replace(CONCLUSION, "").replace(CONCLUSION.strip(), ""))
    return "\n\n".join(filter(str.strip, kept))


def unfinished_conclusion(text: str) -> bool:
    """Whether the sentence that says what figures show is begun and not completed."""
    begun = CONCLUSION.strip()
    return any(each.rpartition(begun)[2].strip(" *_") == "" for each in _PARAGRAPH.split(text) if begun in each)
