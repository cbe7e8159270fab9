"""Draws a chart with bars of characters, as the preview shows it."""

from collections.abc import Iterator

from rich.text import Text as Run

from eia_tui.prose.charts import NAMES, ChartData

_LONGEST = 30
"""The characters of the longest bar."""
_HALF, _WHOLE = "▌", "█"


def chart_bars(data: ChartData) -> Iterator[Run]:
    """The chart's title, and below it for each name the bars, with their numbers and what each stands for."""
    yield Run(f"{NAMES[data.kind]}{f': {data.title}' if data.title else ''}", "bold")
    for at, name in enumerate(data.names):
        yield Run(name)
        for series in data.series:
            words = f" {series.name}" if len(data.series) > 1 else ""
            yield Run(f"{_bar(series.values[at], data.largest)} {series.texts[at]}{words}".strip())
    yield Run("")


def _bar(value: float, largest: float) -> str:
    halves = round(2 * _LONGEST * value / (largest or 1))
    return _WHOLE * (halves // 2) + _HALF * (halves % 2)
