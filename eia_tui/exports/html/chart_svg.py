"""Draws a chart as SVG inside a web page, described in words."""

from collections.abc import Sequence
from itertools import count
from textwrap import wrap

from markupsafe import escape

from eia_tui.exports.charts import COLOURS, INK, LINE, PAPER
from eia_tui.prose.charts import ChartData, describe

# All lengths are in units of the drawing, which the page shows as pixels where there is room.
_WIDTH, _EDGE = 420, 12
"""The width of a drawing that a telephone can show as a whole, and of its edge."""
_LETTERS, _LETTER, _ROW = 14, 7.6, 18
"""The size of letters, the width of one on average, and the height of a line of them."""
_BAR, _GAP = 20, 14
"""The thickness of a bar, and the space between those of two names."""
_COLUMN, _TALLEST = 46, 220
"""The least width of a column, and the height of the tallest."""
_BESIDE = 6


def chart_svg(data: ChartData) -> str:
    """The chart with its legend, on a white ground; its title is not part of it."""
    legend, top = _legend(data)
    drawn, width, bottom = _bars(data, top) if data.kind == "bars" else _columns(data, top)
    height = round(bottom + _EDGE)
    narrow = ' class="narrow"' if width == _WIDTH else ""
    return (
        f'<svg role="img" aria-label="{escape(describe(data))}"{narrow} width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" font-size="{_LETTERS}">'
        f'<rect width="{width}" height="{height}" fill="#{PAPER}"/>{legend}{drawn}</svg>'
    )


def _legend(data: ChartData) -> tuple[str, float]:
    """A line for each series, if there are several, and where the chart below it begins."""
    if len(data.series) == 1:
        return "", _EDGE
    drawn, y = [], float(_EDGE)
    for series, colour in zip(data.series, COLOURS, strict=False):
        drawn.append(f'<rect x="{_EDGE}" y="{y:g}" width="14" height="14" fill="#{colour}"/>')
        for line in _lines(series.name, _WIDTH - 60):
            drawn.append(_text(_EDGE + 22, y + 12, line))
            y += _ROW
    return "".join(drawn), y + _GAP


def _bars(data: ChartData, top: float) -> tuple[str, int, float]:
    """Bars from left to right, with the name above them: no name is too long."""
    room = _WIDTH - 2 * _EDGE - _longest(data)
    drawn, y = [], top
    for at, name in enumerate(data.names):
        for line in _lines(name, _WIDTH - 2 * _EDGE):
            y += _ROW
            drawn.append(_text(_EDGE, y - 5, line))
        for series, colour in zip(data.series, COLOURS, strict=False):
            length = room * series.values[at] / (data.largest or 1)
            drawn.append(f'<rect x="{_EDGE}" y="{y:g}" width="{length:.1f}" height="{_BAR - 2}" fill="#{colour}"/>')
            drawn.append(_text(_EDGE + length + _BESIDE, y + _LETTERS, series.texts[at]))
            y += _BAR
        y += _GAP
    drawn.append(f'<path d="M{_EDGE} {top:g}V{y - _GAP / 2:g}" stroke="#{LINE}"/>')
    return "".join(drawn), _WIDTH, y - _GAP


def _columns(data: ChartData, top: float) -> tuple[str, int, float]:
    """Columns on a line, with the names below it; wide enough for the numbers above them."""
    each = max(_COLUMN, _longest(data))
    group = max(len(data.series) * each, 90)
    width = max(_WIDTH, round(len(data.names) * (group + _GAP) + 2 * _EDGE))
    between = (width - 2 * _EDGE) / len(data.names)
    base = top + _ROW + _TALLEST
    drawn, bottom = [], base
    for at, name in enumerate(data.names):
        middle = _EDGE + between * (at + 0.5)
        for number, (series, colour) in enumerate(zip(data.series, COLOURS, strict=False)):
            height = _TALLEST * series.values[at] / (data.largest or 1)
            x = middle + (number - len(data.series) / 2) * each
            size = f'width="{each - 4:g}" height="{height:.1f}"'
            drawn.append(f'<rect x="{x + 2:.1f}" y="{base - height:.1f}" {size} fill="#{colour}"/>')
            drawn.append(_text(x + each / 2, base - height - 5, series.texts[at], middle=True))
        for line, y in zip(_lines(name, between - _GAP), count(base + _ROW, _ROW), strict=False):
            drawn.append(_text(middle, y, line, middle=True))
            bottom = max(bottom, y)
    drawn.append(f'<path d="M{_EDGE} {base:g}H{width - _EDGE}" stroke="#{LINE}"/>')
    return "".join(drawn), width, bottom


def _longest(data: ChartData) -> float:
    """The room for the longest number."""
    return max(len(text) for series in data.series for text in series.texts) * _LETTER + 2 * _BESIDE


def _lines(text: str, width: float) -> Sequence[str]:
    return wrap(text, max(4, int(width / _LETTER))) or [""]


def _text(x: float, y: float, text: str, *, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="#{INK}"{anchor}>{escape(text)}</text>'
