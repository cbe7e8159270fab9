"""Charts at the prompts: said in sentences, added and removed."""

from eia_tui.prose.blocks import Chart, ChartKind
from eia_tui.prose.chart_edit import toggle_chart
from eia_tui.prose.charts import NoChartError, as_sentence, charts, no_chart, refusals
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
    """The answer with a chart of its last table, or without the one that it has. Raises `UserError`."""
    kind, _, title = rest.partition(" ")
    try:
        change = toggle_chart(text, len(text), Chart(_KINDS[kind.lower()], title.strip()))
    except NoChartError as error:
        raise UserError(no_chart(str(error))) from error
    return change.edit.apply_to(text)
