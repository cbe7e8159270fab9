"""Reads answers out at the prompts: the whole of one as it will print, or the whole form."""

from collections.abc import Iterator, Sequence

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting_text import introduced
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.values import answer_text, is_answered
from eia_tui.plain.answers import cell_text, in_one_line, label
from eia_tui.prose.blocks import Block, Break, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.charts import as_sentence, charts
from eia_tui.prose.markdown import read_prose
from eia_tui.system.text import plural

_NOTHING = "No answer yet."


def answer_lines(draft: Draft, asked: Asked) -> Iterator[str]:
    """The whole answer to a question."""
    value = draft.answer(asked.address)
    if not is_answered(value):
        yield _NOTHING
    elif isinstance(asked.question, Rows):
        for number, row in enumerate(draft.cells(asked), 1):
            yield f"Row {number}."
            for _, column, cell in row:
                if is_answered(cell):
                    yield f"{introduced(column.label.strip())} {cell_text(column, cell)}"
    elif isinstance(asked.question, Prose):
        yield from prose_lines(answer_text(asked.question, value))
    else:
        yield answer_text(asked.question, value)


def prose_lines(text: str) -> Iterator[str]:
    """A long answer as it will print, in lines."""
    yield from _block_lines(read_prose(text))


def form_lines(draft: Draft) -> Iterator[str]:
    """Every question that is asked, in the form's order, with its whole answer."""
    for step in draft.form.steps:
        yield ""
        yield step_heading(step)
        for asked in draft.shown(step):
            yield ""
            yield label(asked, step.group)
            yield from answer_lines(draft, asked)


def step_heading(step: Step) -> str:
    """The section of a step as the form prints it, and its group."""
    section = step.section
    where = f"Section {section.number}, {section.title}" if section.number else section.title
    return f"{where}. {step.group.label}." if step.group else f"{where}."


def _block_lines(blocks: Sequence[Block], indent: str = "") -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(line, heading):
                yield from (f"{indent}{'Heading: ' if heading else ''}{each}" for each in _texts(line))
            case Listing(items, start, delimiter):
                for number, item in enumerate(items):
                    marker = "- " if start is None else f"{start + number}{delimiter} "
                    first, *rest = [*_block_lines(item)] or [""]
                    yield f"{indent}{marker}{first}"
                    yield from (f"{indent}  {each}" for each in rest)
            case Table():
                yield from (f"{indent}{each}" for each in _table_lines(block))
            case Quote(inner):
                yield f"{indent}Quotation:"
                yield from _block_lines(inner, f"{indent}  ")


def _table_lines(table: Table) -> Iterator[str]:
    header = [_text(cell) for cell in table.header]
    yield from map(as_sentence, charts((table,)))
    yield f"Table with {plural(len(header), 'column')} and {plural(len(table.rows), 'row')}: {', '.join(header)}."
    for number, row in enumerate(table.rows, 1):
        cells = (
            f"{introduced(name)} {text}" if name else text for name, text in zip(header, map(_text, row), strict=True)
        )
        yield f"Row {number}. {in_one_line(cells).rstrip('.')}."


def _texts(line: Line) -> list[str]:
    """The text of a line, divided at its line breaks."""
    return "".join(map(_part, line)).split("\n")


def _text(line: Line) -> str:
    return " ".join(_texts(line))


def _part(part: Text | Break | Picture) -> str:
    match part:
        case Text(text, link=link):
            return f"{text} ({link})" if link and link.removeprefix("mailto:") != text else text
        case Break():
            return "\n"
        case Picture(alt=alt):
            return f"Picture: {alt.rstrip('.')}." if alt else "Picture without a description."
