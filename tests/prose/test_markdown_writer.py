"""Blocks written as Markdown are read as the same blocks, whatever the answer."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.prose.blocks import Block, Line, Listing, Paragraph, Quote, Table, Text, plain_paragraph
from eia_tui.prose.escapes import without_escapes
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.markdown_writer import write_prose
from tests.examples import examples

MARKERS = st.sampled_from(
    ("a", "word", "B", "1", "10", " ", "\n", "\n\n", "- ", "* ", "1. ", "2. ", "1) ", "  ", "    ", "> ", "## ", "# ", "#",
     "*", "**", "***", "\\", "• ", "– ", "—", "[", "]", "(", ")", "!", ".", "+", "£5", "é", "\t", "\u00a0", "---", ":-:", "|", "| ", "| --- |",
     "[x](https://example.org/a)", "![p](a.png)", "![p](<a b.png>)")
)  # fmt: skip


def filled(line: Line) -> Line:
    return tuple(part for part in line if part != Text(""))


def normal(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without texts and paragraphs that hold no character."""
    result: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph(line, heading):
                result += [Paragraph(filled(line), heading)] if filled(line) else []
            case Listing(items, start, delimiter):
                result.append(Listing(tuple(map(normal, items)), start, delimiter))
            case Table(header, rows, alignments):
                cells = tuple(tuple(map(filled, row)) for row in rows)
                result.append(Table(tuple(map(filled, header)), cells, alignments))
            case Quote(inner):
                result.append(Quote(normal(inner)))
    return tuple(result)


@examples(100)
@given(st.lists(MARKERS, max_size=14).map("".join) | st.text(max_size=40))
def test_any_answer_written_again_is_read_as_the_same(text: str):
    blocks = read_prose(text)
    assert normal(read_prose(write_prose(blocks))) == normal(blocks)


def test_the_long_answers_of_the_worked_example_are_written_as_they_are_read(example: Draft):
    long = [value for _, question, value in example.answers() if isinstance(question, Prose)]
    assert len(long) > 20
    for text in map(str, long):
        assert read_prose(write_prose(read_prose(text))) == read_prose(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("5*3 and a|b [sic]", "5*3 and a|b [sic]"),
        ("- not a bullet", "\\- not a bullet"),
        ("1. not a number", "1\\. not a number"),
        ("# Not a heading", "\\# Not a heading"),
        ("> not a quotation", "\\> not a quotation"),
        ("**not bold**", "\\*\\*not bold\\*\\*"),
        ("a_b and C:\\new and &nbsp;", "a_b and C:\\new and &nbsp;"),
        ("| a | b |\n| --- | --- |", "\\| a \\| b \\|\n\\| --- \\| --- \\|"),
    ],
)
def test_what_looks_like_a_marker_is_escaped_only_where_it_would_be_one(text: str, written: str):
    paragraph = plain_paragraph(text)
    assert write_prose([paragraph]) == written
    assert read_prose(written) == (paragraph,)
    assert without_escapes(written) == text


def test_lists_tables_and_quotations_are_written_as_people_type_them():
    text = "Before.\n\n- one\n- two\n  1. inside\n  2. again\n\n  more of two\n\n| A | B |\n| --- | --: |\n| a | 1 |\n\n> Said.\n\n## A heading"
    assert write_prose(read_prose(text)) == text
