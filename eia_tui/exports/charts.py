"""The charts of a draft in an export: their colours, and why an answer that asks for a chart gets none."""

from collections.abc import Iterator

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.prose.charts import refusals
from eia_tui.prose.markdown import read_prose

COLOURS = ("12436D", "B5480A", "801650", "5C6670")
"""The colours of the series of a chart, all at least 4.5:1 on white."""
INK, PAPER, LINE = "1A1A1A", "FFFFFF", "767676"
"""The colours of the words, of what is behind them, and of the axis."""


def chart_warnings(draft: Draft) -> Iterator[str]:
    """For each answer that asks for a chart and gets none, its address and why."""
    if "chart:" not in str(draft.document).lower():  # so that answers are not read for nothing
        return
    for address, question, value in draft.answers():
        if isinstance(question, Prose) and question.printed and isinstance(value, str) and "chart:" in value.lower():
            for reason in refusals(read_prose(value)):
                yield f"{address}: {reason}"
