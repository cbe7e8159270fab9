"""Charts of tables: the line that asks for one, the numbers that it shows, and why a table has none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eia_tui.prose.blocks import Block, Break, Chart, ChartKind, Line, Paragraph, Table, Text, with_next
from eia_tui.system.text import shortened

MOST_ROWS, MOST_SERIES = 15, 4
"""The most rows of a table, and columns of numbers, that a chart can show and still be read."""
NAMES: dict[ChartKind, str] = {"bars": "Bar chart", "columns": "Column chart"}
NO_TABLE = "this answer has no table"
BELOW = "The numbers are in the table below."
_LONGEST_DESCRIPTION = 250
"""Characters of a chart's description before `BELOW`: a screen reader reads all of them without a pause."""
_LONGEST_QUOTE = 30
"""Characters of a cell in a message about a chart, which is one line on the screen."""
_BLANKS = " \t\u00a0"
_LINE = re.compile(
    rf"[{_BLANKS}]*chart:[{_BLANKS}]*(?P<kind>bar|column)s?"
    rf"(?:[{_BLANKS}:;,.–—-]+|$)(?P<title>.*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?P<minus>[-\u2212–]?)\s?(?P<currency>[£€$]?)\s?(?P<digits>[0-9]{1,3}(?:[,\u00a0\u202f ][0-9]{3})+|[0-9]{1,15})"
    r"(?P<decimals>\.[0-9]{1,6})?\s?(?P<percent>%|per ?cent)?",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"[,\s]")


class NoChartError(Exception):
    """A table cannot be shown as a chart; the message says why, as a clause."""


@dataclass(frozen=True)
class Series:
    """A column of numbers."""

    name: str
    values: tuple[float, ...]
    texts: tuple[str, ...]
    """The numbers as they are written in the table."""


@dataclass(frozen=True)
class ChartData:
    """What a chart shows: rows with their names, and a number in each for every series."""

    kind: ChartKind
    title: str
    names: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    """What every number has: "%", a currency sign before it, or ""."""
    decimals: int
    """The most decimals of any number."""

    @property
    def largest(self) -> float:
        """The largest number, which is at least 0."""
        return max(max(each.values) for each in self.series)


def is_chart_line(line: str) -> bool:
    """Whether a line of an answer asks for a chart of the table above it."""
    return _LINE.match(line) is not None


def chart_of_line(line: Line) -> Chart | None:
    """The chart that a line asks for; None if it asks for none, or has links or pictures, which no title can have."""
    match = _LINE.match(_plain(line))
    if not match or any(not isinstance(part, Text) or part.link for part in line):
        return None
    kind: ChartKind = "bars" if match["kind"].lower() == "bar" else "columns"
    return Chart(kind, match["title"].strip(_BLANKS))


def chart_line(chart: Chart) -> str:
    """The line that asks for a chart, without Markdown's escapes."""
    return f"Chart: {chart.kind}{f', {chart.title}' if chart.title else ''}"


def why_no_chart(table: Table) -> str:
    """Why a table cannot be shown as a chart, as a clause; "" if it can."""
    try:
        chart_data(table, Chart("bars"))
    except NoChartError as error:
        return str(error)
    return ""


def chart_data(table: Table, chart: Chart) -> ChartData:
    """The numbers of a chart of a table. Raises `NoChartError`.

    The first column has the names. Where some columns are percentages and others are not, only the percentages are
    shown: counts would need another scale.
    """
    if not table.rows:
        raise NoChartError("the table has no rows below its headings")
    if len(table.rows) > MOST_ROWS:
        raise NoChartError(f"the table has {len(table.rows)} rows, and a chart shows at most {MOST_ROWS}")
    names = tuple(_plain(row[0]).strip() or f"Row {number}" for number, row in enumerate(table.rows, 1))
    columns = [_Column(table, names, at) for at in range(1, len(table.header))]
    if not columns:
        raise NoChartError("the table has no column of numbers beside its first")
    percentages = [column for column in columns if column.unit == "%"]
    columns = percentages or columns
    if len({column.unit for column in columns}) > 1:
        raise NoChartError("its columns have different units")
    if len(columns) > MOST_SERIES:
        raise NoChartError(f"the table has {len(columns)} columns of numbers, and a chart shows at most {MOST_SERIES}")
    series = tuple(Series(column.name, tuple(column.values), tuple(column.texts)) for column in columns)
    decimals = max(column.decimals for column in columns)
    return ChartData(chart.kind, chart.title, names, series, columns[0].unit, decimals)


class _Column:
    """The numbers of a column."""

    def __init__(self, table: Table, names: Sequence[str], at: int) -> None:
        self.name = _plain(table.header[at]).strip() or f"Column {at + 1}"
        self.texts = [" ".join(_plain(row[at]).split()) for row in table.rows]
        self.values: list[float] = []
        self.decimals = 0
        units: set[str] = set()
        for name, text in zip(names, self.texts, strict=True):
            match = self._match(name, text)
            value = float(_GROUPS.sub("", match["digits"]) + (match["decimals"] or ""))
            unit = match["currency"] or ("%" if match["percent"] else "")
            if value or unit:  # a bare 0 is 0 of anything
                units.add(unit)
            self.values.append(value)
            self.decimals = max(self.decimals, len(match["decimals"] or ".") - 1)
        if len(units) > 1:
            raise NoChartError(f"the column “{_short(self.name)}” has numbers of different units")
        self.unit = units.pop() if units else ""

    def _match(self, name: str, text: str) -> re.Match[str]:
        """The parts of a number. Raises `NoChartError` for anything else."""
        in_brackets = text.startswith("(") and text.endswith(")")
        match = _NUMBER.fullmatch(text[1:-1].strip() if in_brackets else text)
        if match and not (match["currency"] and match["percent"]):
            if in_brackets or match["minus"]:
                raise NoChartError(f"the column “{_short(self.name)}” has a negative number (“{text}”)")
            return match
        if not text:
            raise NoChartError(f"the column “{_short(self.name)}” has no number for “{_short(name)}”")
        raise NoChartError(f"the column “{_short(self.name)}” has words in it (“{_short(text)}”)")


def refusals(blocks: Sequence[Block]) -> Iterator[str]:
    """For each line that asks for a chart and gets none, a sentence that says why."""
    for block, after in with_next(blocks):
        if reason := refusal(block, after):
            yield reason


def refusal(block: Block | None, after: Block | None) -> str:
    """Why the paragraph after a table, which asks for a chart, has no effect; "" if it is not such a paragraph."""
    if not isinstance(block, Table) or not isinstance(after, Paragraph) or not is_chart_line(_plain(after.line)):
        return ""
    if block.chart:
        return "A table can have only one chart."
    return no_chart(why_no_chart(block) or "its title has a link or a picture")


def no_chart(reason: str) -> str:
    """The sentence that says that there is no chart, and why, from a clause."""
    return f"No chart: {reason}.{' The table prints as before.' if reason != NO_TABLE else ''}"


def charts(blocks: Sequence[Block]) -> Iterator[ChartData]:
    """The charts in the blocks, in reading order."""
    for block, _ in with_next(blocks):
        if isinstance(block, Table) and block.chart:
            yield chart_data(block, block.chart)


def describe(data: ChartData) -> str:
    """The chart in words, for those who cannot see it; the table below it has what is left out."""
    text, space = _opening(data), _LONGEST_DESCRIPTION
    for number, row in enumerate(_rows(data)):
        longer = f"{text}{'; ' if number else ' '}{row}"
        if len(longer) > space - 1:
            return f"{text}; … {BELOW}" if number else f"{longer[: space - 1].rstrip()}… {BELOW}"
        text = longer
    return f"{text}. {BELOW}"


def as_sentence(data: ChartData) -> str:
    """The chart in a sentence, with all its numbers."""
    title = f", “{data.title}”" if data.title else ""
    return f"{NAMES[data.kind]}{title}, printed above the table: {'; '.join(_rows(data))}."


def _opening(data: ChartData) -> str:
    title = f": {shortened(data.title)}" if data.title else ""
    of = f" of {shortened(data.series[0].name)}" if len(data.series) == 1 and not title else ""
    return f"{NAMES[data.kind]}{title.rstrip('.')}{of}."


def _rows(data: ChartData) -> Iterator[str]:
    for at, name in enumerate(data.names):
        values = (
            f"{shortened(each.name)} {each.texts[at]}" if len(data.series) > 1 else each.texts[at]
            for each in data.series
        )
        yield f"{shortened(name)}: {', '.join(values)}"


def _plain(line: Line) -> str:
    """The text of a line; a picture in it is not a number."""
    return "".join(
        part.text if isinstance(part, Text) else " " if isinstance(part, Break) else "[picture]" for part in line
    )


def _short(text: str) -> str:
    return shortened(text, _LONGEST_QUOTE)
