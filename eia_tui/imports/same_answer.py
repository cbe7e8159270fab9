"""Whether two answers are the same in the Word form, however their Markdown is spelt."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from eia_tui.form.kinds import Prose, Question, Rows
from eia_tui.form.values import Value, answer_text, is_answered, rows
from eia_tui.imports.inline import normalised
from eia_tui.prose.blocks import Block, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.markdown import read_prose

_FOLDED = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u00ad": None, "\u200b": None, "\ufeff": None})
"""Characters that programs put in by themselves and nobody sees, and what they are the same as."""


def same_answer(question: Question, one: Value | None, other: Value | None) -> bool:
    """Whether two answers to a question are printed alike. Columns that are not printed are not compared."""
    if one == other:
        return True
    if isinstance(question, Rows):
        return _printed_rows(question, one) == _printed_rows(question, other)
    if isinstance(question, Prose):
        return printed(answer_text(question, one)) == printed(answer_text(question, other))
    return _plain(answer_text(question, one)) == _plain(answer_text(question, other))


def _plain(text: str) -> str:
    return " ".join(text.translate(_FOLDED).split())


def _printed_rows(question: Rows, value: Value | None) -> list[list[object]]:
    columns = [column for column in question.columns if column.printed]
    found: list[list[object]] = []
    for row in rows(question, value):
        texts = [(column, answer_text(column, row.get(column.id))) for column in columns]
        if any(is_answered(text) for _, text in texts):
            found.append([printed(text) if isinstance(column, Prose) else _plain(text) for column, text in texts])
    return found


def printed(text: str) -> tuple[Block, ...]:
    """The blocks of a long answer as Word prints them: without the names of pictures' files and the like."""
    return tuple(_printed(read_prose(text)))


def printed_block(block: Block) -> tuple[Block, ...]:
    """A block as `printed` makes it; none where nothing of it is printed."""
    return tuple(_printed([block]))


def _printed(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Paragraph(line, heading):
                # The words of a heading are all bold.
                words = _line(line, bold=not heading)
                if words:
                    yield Paragraph(words, heading)
            case Listing(items, start, delimiter):
                filled = [item for each in items if (item := tuple(_printed(each)))]
                if filled:
                    yield Listing(tuple(filled), start, delimiter if start is not None else ".")
            case Quote(inner):
                yield Quote(tuple(_printed(inner)))
            case Table(header, body, alignments, chart):
                columns = len(header)
                sides = tuple("" if side == "left" else side for side in alignments)
                yield Table(
                    tuple(_line(cell, bold=False) for cell in header),
                    tuple(tuple(map(_line, row)) for row in body),
                    (*sides, *[""] * (columns - len(sides))),
                    chart,
                )


def _line(line: Line, *, bold: bool = True) -> Line:
    parts = [
        replace(part, text=part.text.translate(_FOLDED), bold=part.bold and bold)
        if isinstance(part, Text)
        else Picture("", part.alt or part.path)
        if isinstance(part, Picture)
        else part
        for part in line
    ]
    return normalised(parts)
