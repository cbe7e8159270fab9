"""Paragraphs, lists and tables, one below the other as each program copies them, are printed as they were."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Listing, Paragraph, Table, Text
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste.clean import clean
from tests.examples import examples

TEXTS = st.sampled_from(["The bus is late.", "Carers who drive", "No change", "Older people (65+)", "At most 5 of 10"])
CELLS = st.sampled_from(["Age", "Sex", "12", "5%", "Yes", "late", "£5"])
HEADER = ("Group", "Concern", "Share")
# How a program begins an item on each level: with a bullet, and what is before and behind it.
PROGRAMS = {
    "Word": ("•o▪", "", "\t"),
    "Word, with tabs": ("•o▪", "\t", "\t"),
    "Pages": ("•◦▪", "\t", "\t"),
    "OneNote": ("•○§", "\t", " "),
    "Firefox": ("•◦▪", "    ", " "),
    "Outlook": ("***", "    ", "   "),
    "Google Docs": ("***", "   ", " "),
    "Slack": ("•◦▪", "    ", " "),
    "Markdown": ("---", "  ", " "),
}
BEFORE_ALL = {"Pages": "\t", "OneNote": "\t", "Firefox": "    ", "Outlook": "  "}


@dataclass(frozen=True)
class Item:
    """An item of a list, and those below it."""

    text: str
    below: "tuple[Item, ...]" = ()


def items(below: st.SearchStrategy[tuple[Item, ...]]) -> st.SearchStrategy[tuple[Item, ...]]:
    return st.lists(st.builds(Item, TEXTS, below), min_size=2, max_size=3).map(tuple)


NONE_BELOW: st.SearchStrategy[tuple[Item, ...]] = st.just(())
LISTS = items(NONE_BELOW | items(NONE_BELOW | items(NONE_BELOW)))
TABLES = st.integers(2, 3).flatmap(
    lambda columns: st.lists(st.tuples(*[CELLS] * columns), min_size=2, max_size=3).map(
        lambda rows: [HEADER[:columns], *rows]
    )
)


def item_lines(of: Sequence[Item], level: int = 0) -> list[tuple[int, str]]:
    """The items of a list with their levels, in the order in which they are copied."""
    return [line for item in of for line in ((level, item.text), *item_lines(item.below, level + 1))]


def copied(block: object, program: str) -> list[str]:
    """The lines of a block in the text that the program copies."""
    match block:
        case str():
            return [block]
        case tuple():
            bullets, before, behind = PROGRAMS[program]
            first = BEFORE_ALL.get(program, "")
            return [f"{first}{before * level}{bullets[level]}{behind}{text}" for level, text in item_lines(block)]
        case rows:
            assert isinstance(rows, list)
            return ["\t".join(row) for row in rows]


def meant(block: object) -> list[str]:
    """What is to be printed for a block: two blanks a level, and cells between |."""
    match block:
        case str():
            return [block]
        case tuple():
            return [f"{'  ' * level}• {text}" for level, text in item_lines(block)]
        case rows:
            assert isinstance(rows, list)
            return [" | ".join(row) for row in rows]


def printed(blocks: Sequence[object], level: int = 0) -> list[str]:
    """The lines that are printed for the blocks of an answer."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case Paragraph(line):
                lines += "".join(part.text if isinstance(part, Text) else "\n" for part in line).split("\n")
            case Listing(each):
                for first, *below in each:
                    lines += [f"{'  ' * level}• {text}" for text in printed([first])]
                    lines += printed(below, level + 1)
            case Table(header, rows):
                lines += [" | ".join("".join(printed([Paragraph(cell)])) for cell in row) for row in (header, *rows)]
    return lines


def assert_printed_as_copied(blocks: Sequence[object], program: str, between: str, line_end: str) -> None:
    pasted = between.join("\n".join(copied(block, program)) for block in blocks).replace("\n", line_end)
    assert printed(read_prose(clean(pasted).text)) == [line for block in blocks for line in meant(block)]


@pytest.mark.parametrize("program", PROGRAMS)
@examples(20)
@given(
    st.lists(st.tuples(TEXTS, LISTS | TABLES), min_size=1, max_size=3),
    st.sampled_from(["\n", "\n\n"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_text_lists_and_tables_of_any_program_are_printed_as_they_were(
    program: str, parts: list[tuple[str, object]], between: str, line_end: str
):
    assert_printed_as_copied([block for part in parts for block in part], program, between, line_end)


@pytest.mark.parametrize("program", PROGRAMS)
@examples(20)
@given(TABLES, LISTS, TABLES)
def test_a_list_between_two_tables_is_in_neither(
    program: str, above: list[object], items: tuple[Item, ...], below: list[object]
):
    assert_printed_as_copied([above, items, below], program, "\n\n", "\n")
