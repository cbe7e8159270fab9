"""Reads the charts of a received document: what each was asked for with, and of which table it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lxml import etree

from eia_tui.prose.blocks import Block, Chart, Line, Paragraph, Table, Text, line_text
from eia_tui.prose.charts import chart_line, why_no_chart
from eia_tui.prose.scrub import on_one_line
from eia_tui.word.ooxml import A, C, R
from eia_tui.word.received import Received


@dataclass(frozen=True)
class ReceivedChart:
    """A chart with bars or columns, as it is shown."""

    chart: Chart
    names: frozenset[str]
    """What its bars or columns are about."""

    def is_of(self, table: Table) -> bool:
        """Whether it shows a table: one of its names is in the first column."""
        return any(_plain(row[0]) in self.names for row in table.rows)


def charts_in(paragraph: etree._Element, received: Received) -> list[ReceivedChart]:
    """The charts in a paragraph; those of other kinds, such as pies, have no line that asks for them."""
    ids = (str(each.get(f"{{{R}}}id")) for each in paragraph.iter(f"{{{C}}}chart"))
    relations = (received.relations[id_] for id_ in ids if id_ in received.relations)
    parts = (received.charts[each.target] for each in relations if each.target in received.charts)
    return [chart for part in parts if (chart := _read(part))]


def _read(part: etree._Element) -> ReceivedChart | None:
    direction = next((str(each.get("val", "col")) for each in part.iter(f"{{{C}}}barDir")), "")
    title = part.find(f"{{{C}}}chart/{{{C}}}title")
    words = "" if title is None else "".join(each.text or "" for each in title.iter(f"{{{A}}}t"))
    texts = (each.text or "" for names in part.iter(f"{{{C}}}cat") for each in names.iter(f"{{{C}}}v"))
    names = frozenset(map(on_one_line, texts))
    return (
        ReceivedChart(Chart("bars" if direction == "bar" else "columns", on_one_line(words)), names)
        if direction
        else None
    )


def with_chart(table: Table, received: ReceivedChart) -> tuple[Sequence[Block], str]:
    """The table with its chart; if none can be made of it any more, the line that asks for it, also as a text."""
    charted = replace(table, chart=received.chart)
    if not why_no_chart(charted):
        return (charted,), ""
    line = chart_line(received.chart)
    return (table, Paragraph((Text(line),))), line


def _plain(line: Line) -> str:
    return on_one_line(line_text(line, " "))
