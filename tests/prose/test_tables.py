"""A table in an answer is found, edited cell by cell, and written so that it is read as the same table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Paragraph, Table, Text
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.scrub import scrub
from eia_tui.prose.tables import Grid, parse_size, table_at

TEXT = "Above\n\n| Group | 2024 |\n| :--- | ---: |\n| Age | 12 |\n| A \\| B | |\n\nBelow | that"


def test_a_table_is_found_from_any_position_with_the_cell_at_the_cursor():
    placed = table_at(TEXT, TEXT.index("12"))
    assert placed
    assert placed.grid.rows == (("Group", "2024"), ("Age", "12"), ("A | B", ""))
    assert (placed.row, placed.column) == (1, 1)
    assert TEXT[placed.start : placed.end].startswith("| Group")
    assert TEXT[placed.start : placed.end].endswith("| |")
    header = table_at(TEXT, TEXT.index("Group"))
    assert header
    assert (header.row, header.column) == (0, 0)
    for outside in ("Above", "Below"):
        assert table_at(TEXT, TEXT.index(outside)) is None


def test_rows_and_columns_are_added_and_removed_but_not_the_last_ones():
    grid = Grid.empty(2, 3).with_cell(0, 0, "Group").with_cell(1, 1, " two\nlines ")
    assert grid.with_row(1).rows == (("Group", ""), ("", ""), ("", "two lines"), ("", ""))
    assert grid.with_column(1).rows[0] == ("Group", "", "")
    assert grid.without_row(2).without_row(1).rows == grid.without_row(2).rows
    assert grid.without_row(0) == grid
    assert grid.without_column(0).without_column(0).columns == 1


CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=6).filter(
    lambda cell: not set(cell) & set("*[]\\!<`") and scrub(cell) == cell
)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=2, max_size=4)
    )
)
def test_a_table_written_as_markdown_is_read_as_the_same_table(rows: list[list[str]]):
    rows[0][0] = rows[0][0] or "a"
    grid = Grid(tuple(map(tuple, rows)))
    placed = table_at(f"x\n\n{grid.to_markdown()}\n\ny", 5)
    assert placed
    assert placed.grid.rows == grid.rows
    [table] = read_prose(grid.to_markdown())
    assert isinstance(table, Table)
    texts = [
        [text for part in cell if isinstance(part, Text) for text in [part.text]]
        for row in (table.header, *table.rows)
        for cell in row
    ]
    assert ["".join(cell) for cell in texts] == [cell for row in rows for cell in row]


@pytest.mark.parametrize(("columns", "kind"), [(63, Table), (64, Paragraph)])
def test_a_table_that_is_too_wide_for_word_is_text(columns: int, kind: type):
    [block] = read_prose(Grid.empty(columns, 2).with_cell(1, columns - 1, "last").to_markdown())
    assert isinstance(block, kind)
    assert "last" in str(block)
    [block] = read_prose("| a | b |\n| --- | --- |\n|" + " c |" * columns)
    assert isinstance(block, kind)


@pytest.mark.parametrize(
    ("typed", "expected"), [("3 x 4", (3, 4)), ("2by5", (2, 5)), ("3", None), ("0 x 4", None), ("99 x 4", None)]
)
def test_the_size_of_a_table_is_read_as_people_write_it(typed: str, expected: tuple[int, int] | None):
    assert parse_size(typed) == expected


@pytest.mark.parametrize("before", ["> ", "  ", "> > "])
def test_a_table_in_a_list_or_quotation_is_found_and_stays_there(before: str):
    rows = ("| a | b |", "|---|--:|", "| 1 | 2 |")
    text = "Said:\n\n" + "\n".join(before + row for row in rows) + "\n\nAfter"
    for at in range(text.index("| a"), text.index("\n\nAfter")):
        placed = table_at(text, at)
        assert placed
        assert placed.grid.rows == (("a", "b"), ("1", "2"))
        changed = placed.grid.with_cell(1, 1, "3")
        assert text[: placed.start] + placed.written(changed) + text[placed.end :] == text.replace(
            "| 1 | 2", "| 1 | 3"
        ).replace("|---|--:|", "| --- | --: |")


def test_a_table_of_one_column_needs_no_bars_in_its_rule():
    placed = table_at("| Stop\n---\n| Elm Way", 12)
    assert placed
    assert placed.grid.rows == (("Stop",), ("Elm Way",))
