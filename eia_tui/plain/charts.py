"""Charts at the prompts: described in sentences, added and removed."""

from eia_tui.prose.blocks import Chart, ChartKind, Text
from eia_tui.prose.chart_edit import toggle_chart
from eia_tui.prose.charts import NoChartError, as_sentence, chart_of_line, charts, no_chart, refusals
from eia_tui.prose.markdown import read_prose
from eia_tui.system.errors import UserError

_KINDS: dict[str, ChartKind] = {"": "bars", "bars": "bars", "columns": "columns"}


def is_chart(rest: str) -> bool:
    """Whether what was typed after `chart` belongs to it: nothing, or a kind and perhaps a title."""
    return rest.partition(" ")[0].lower() in _KINDS


def chart_sentences(text: str) -> list[str]:
    """A sentence for each chart of a long answer, and for each that cannot be made."""
    blocks = read_prose(text)
    return [*map(as_sentence, charts(blocks)), *refusals(blocks)]


def with_or_without_chart(text: str, rest: str) -> str:
    """The answer with a chart of its last table, with another kind or title if it has one, or without it.

    Raises `UserError`.
    """
    kind, _, title = rest.partition(" ")
    wanted = Chart(_KINDS[kind.lower()], title.strip())
    try:
        change = toggle_chart(text, len(text), wanted)
        now = None if change.added or not rest else _chart_in(text[change.edit.start : change.edit.end])
        without = change.edit.apply_to(text)
        if now and (other := Chart(wanted.kind, wanted.title or now.title)) != now:
            return toggle_chart(without, len(without), other).edit.apply_to(without)
    except NoChartError as error:
        raise UserError(no_chart(str(error))) from error
    return without


def _chart_in(line: str) -> Chart | None:
    """The chart that a line asks for; the line may be in a list or a quotation."""
    return chart_of_line((Text(line.strip(" \t\n\u00a0>")),))
