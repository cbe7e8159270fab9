"""Writes a chart as Word's own: the chart part in DrawingML, its workbook, and the frame in the text."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from io import BytesIO

from eia_tui.exports.charts import COLOURS, INK, LINE, PAPER
from eia_tui.prose.charts import ChartData, describe
from eia_tui.word.ooxml import LANGUAGE, WP, A, C, R, attribute

WORKBOOK = "workbook"
"""The id of the relationship of a chart part to its workbook."""
_SHEET = "Sheet1"
_EMU_PER_CM = 360_000
_WIDTH = 16.5
"""The width of a chart in centimetres, if its cell or page is as wide."""
_TALLEST = 21.0
_UPRIGHT = 12
"""The most columns of a chart whose numbers have room side by side; above it they are turned."""
_MANY = 30
"""The most bars or columns of a chart whose numbers have letters of the usual size."""
_WHOLE = 10
"""The largest number from which on an axis needs no decimals."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""When every workbook was made: the same answers give the same file."""
_NUMBERS = 1
"""The first row and the first column with numbers in the workbook, from 0."""


def chart_frame(relation: str, number: int, data: ChartData) -> str:
    """The XML of a run with the chart of a relationship of the body, at its own size; `number` counts the charts."""
    size = f'cx="{round(_WIDTH * _EMU_PER_CM)}" cy="{round(_height(data) * _EMU_PER_CM)}"'
    title = f" title={attribute(data.title)}" if data.title else ""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr id="1" name="Chart {number}" descr={attribute(describe(data))}{title}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{C}"><c:chart xmlns:c="{C}" xmlns:r="{R}" r:id="{relation}"/>'
        f"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _height(data: ChartData) -> float:
    """The height of a chart in centimetres."""
    around = 1.6 + (1.0 if data.title else 0) + (0.9 if len(data.series) > 1 else 0)
    if data.kind == "columns":
        return around + 6.5
    return min(around + len(data.names) * (0.55 * len(data.series) + 0.45), _TALLEST)


def workbook(data: ChartData) -> bytes:
    """The workbook with the numbers of a chart, which Word edits. Text that looks like a formula stays text."""
    from xlsxwriter import Workbook  # 0.05 s, for documents with charts only

    content = BytesIO()
    with Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        sheet, shape = book.add_worksheet(_SHEET), book.add_format({"num_format": _format(data)})
        for row, name in enumerate(data.names, _NUMBERS):
            sheet.write_string(row, 0, name)
        for column, series in enumerate(data.series, _NUMBERS):
            sheet.write_string(0, column, series.name)
            for row, value in enumerate(series.values, _NUMBERS):
                sheet.write_number(row, column, _stored(data, value), shape)
    return content.getvalue()


def chart_part(data: ChartData) -> bytes:
    """The chart part. Its elements are in the order that the schema requires."""
    series = "".join(_series(data, number) for number in range(len(data.series)))
    bars = data.kind == "bars"
    legend = f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text()}</c:legend>'
    xml = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{R}"><c:date1904 val="0"/><c:lang val="{LANGUAGE}"/>'
        f'<c:roundedCorners val="0"/><c:chart>{_title(data.title)}<c:plotArea><c:layout/><c:barChart>'
        f'<c:barDir val="{"bar" if bars else "col"}"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>{_axes(data)}</c:plotArea>'
        f'{legend if len(data.series) > 1 else ""}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{_fill(PAPER)}<a:ln><a:noFill/></a:ln></c:spPr>{_text()}"
        f'<c:externalData r:id="{WORKBOOK}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )
    return xml.encode()


def _title(title: str) -> str:
    if not title:
        return '<c:autoTitleDeleted val="1"/>'
    look = f'lang="{LANGUAGE}" sz="1100" b="1"'
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100" b="1"/></a:pPr><a:r><a:rPr {look}>'
        f"{_fill(INK)}</a:rPr><a:t>{escape(title, quote=False)}</a:t></a:r></a:p></c:rich></c:tx>"
        '<c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/>'
    )


def _series(data: ChartData, number: int) -> str:
    series = data.series[number]
    column, last = chr(ord("B") + number), len(data.names) + 1
    shape, values = _format(data), (repr(_stored(data, value)) for value in series.values)
    count = len(data.names) * len(data.series)
    labels = _text(turned=data.kind == "columns" and count > _UPRIGHT, size=700 if count > _MANY else 900)
    shown = "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f"<c:tx>{_texts(f'${column}$1', [series.name])}</c:tx><c:spPr>{_fill(COLOURS[number])}</c:spPr>"
        f'<c:invertIfNegative val="0"/><c:dLbls><c:numFmt formatCode={attribute(shape)} sourceLinked="0"/>'
        f"<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{labels}"
        f'<c:dLblPos val="outEnd"/>{shown}</c:dLbls><c:cat>{_texts(f"$A$2:$A${last}", data.names)}</c:cat>'
        f"<c:val><c:numRef><c:f>{_SHEET}!${column}$2:${column}${last}</c:f><c:numCache>"
        f"<c:formatCode>{escape(shape, quote=False)}</c:formatCode>{_points(values)}</c:numCache></c:numRef></c:val>"
        "</c:ser>"
    )


def _texts(cells: str, texts: Sequence[str]) -> str:
    points = _points(escape(text, quote=False) for text in texts)
    return f"<c:strRef><c:f>{_SHEET}!{cells}</c:f><c:strCache>{points}</c:strCache></c:strRef>"


def _points(values: Iterable[str]) -> str:
    points = [f'<c:pt idx="{number}"><c:v>{value}</c:v></c:pt>' for number, value in enumerate(values)]
    return f'<c:ptCount val="{len(points)}"/>{"".join(points)}'


def _axes(data: ChartData) -> str:
    """The axis of the names, from the top or from the left, and that of the numbers, which begins at 0."""
    bars = data.kind == "bars"
    line = f'<c:spPr><a:ln w="9525">{_fill(LINE)}</a:ln></c:spPr>'
    marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
    top = '<c:max val="1"/>' if not data.largest else ""
    shape = attribute(_format(replace(data, decimals=0) if data.largest >= _WHOLE or not data.largest else data))
    unit = "" if data.largest else '<c:majorUnit val="1"/>'
    names = (
        f'<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="{"maxMin" if bars else "minMax"}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"l" if bars else "b"}"/><c:numFmt formatCode="General" sourceLinked="0"/>'
        f'{marks}{line}{_text()}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )
    numbers = (
        f'<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{top}<c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{"b" if bars else "l"}"/>'
        f'<c:numFmt formatCode={shape} sourceLinked="0"/>{marks}{line}{_text()}'
        f'<c:crossAx val="1"/><c:crosses val="{"max" if bars else "autoZero"}"/><c:crossBetween val="between"/>'
        f"{unit}</c:valAx>"
    )
    return names + numbers


def _text(*, turned: bool = False, size: int = 900) -> str:
    """How words are written; the size is in hundredths of a point."""
    turn = ' rot="-5400000" vert="horz"' if turned else ""
    return (
        f'<c:txPr><a:bodyPr{turn}/><a:p><a:pPr><a:defRPr sz="{size}">{_fill(INK)}</a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="{LANGUAGE}"/></a:p></c:txPr>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _stored(data: ChartData, value: float) -> float:
    """A number as Excel keeps it: a percentage as a share of 1."""
    return round(value / 100, data.decimals + 2) if data.unit == "%" else value


def _format(data: ChartData) -> str:
    """The number format of Excel with which the numbers look as in the table."""
    decimals = f".{'0' * data.decimals}" if data.decimals else ""
    if data.unit == "%":
        return f"0{decimals}%"
    return f"{f'{chr(34)}{data.unit}{chr(34)}' if data.unit else ''}#,##0{decimals}"
