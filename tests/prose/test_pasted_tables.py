"""Tables whose cells have several paragraphs, some of them empty, arrive whole, or a line says that they did not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eia_tui.prose.paste.clean import clean

HEADER = "Group\tConcern\tWho"
CASES = {
    "an empty paragraph in the last cell": ("Age\tOne\tFirst\n\nSecond\nSex\tTwo\tThird", ["First; Second", "Third"]),
    "in the last cell of each row": (
        "Age\tOne\tFirst\n\nSecond\nSex\tTwo\tThird\n\nFourth\nRace\tThree\tFifth",
        ["First; Second", "Third; Fourth", "Fifth"],
    ),
    "two of them": ("Age\tOne\tFirst\n\n\nSecond\n\nThird\nSex\tTwo\tFourth", ["First; Second; Third", "Fourth"]),
    "at the start of the last cell": ("Age\tOne\t\nFirst\nSex\tTwo\tThird", ["First", "Third"]),
    "twice at the start of the last cell": ("Age\tOne\t\n\nFirst\nSex\tTwo\tThird", ["First", "Third"]),
    "at the end of the last cell": ("Age\tOne\tFirst\n\nSex\tTwo\tThird", ["First", "Third"]),
    "at the end of the last cell, with sentences": (
        "Age\tOne\tFirst\n\nSex\tTwo has a reason.\tThird\nRace\tThree\tFourth",
        ["First", "Third", "Fourth"],
    ),
    "at the end of a first cell": ("Age\n\tOne\tFirst\nSex\tTwo\tThird", ["First", "Third"]),
    "at the start of the first row": ("\nAge\tOne\tFirst\nSex\tTwo\tThird", ["First", "Third"]),
    "between bullets": ("Age\tOne\t•\tFirst\n\n•\tSecond\nSex\tTwo\tThird", ["First; Second", "Third"]),
    "in a row that has several lines": (
        "Age\tOne\nand more\tFirst\n\nSecond\nSex\t\nTwo\tThird",
        ["First; Second", "Third"],
    ),
    "at the start of a middle cell": ("Age\t\nOne\tFirst\nSex\tTwo\tThird", ["First", "Third"]),
    "alone in a cell": ("Age\t\n\t\nFirst\nSex\tTwo\tThird", ["First", "Third"]),
    "below sentences in the last cell": (
        "Age\tOne\n\tFirst.\nIt goes on over as many words as a sentence has.\n\nSex\tTwo\tThird\nRace\tTwo\tFourth",
        ["First. It goes on over as many words as a sentence has.", "Third", "Fourth"],
    ),
    "at the end of one of several last cells": (
        "Age\tOne\tFirst\nSex\tTwo\tThird\n\nRace\tOne\tFourth\nFaith\tTwo\tFifth",
        ["First", "Third", "Fourth", "Fifth"],
    ),
    "a blank row": ("Age\tOne\tFirst\n\t\t\nSex\tTwo\tThird", ["First", "", "Third"]),
    "a blank row below an empty paragraph": (
        "Age\tOne\n\nand more\tFirst\n\nSecond\n\t\t\n\t\t\nSex\tTwo\tThird\n\t\t",
        ["First; Second", "", "Third"],
    ),
}


@pytest.mark.parametrize(("rows", "last"), CASES.values(), ids=CASES)
def test_a_table_with_an_empty_paragraph_in_a_cell_is_whole(rows: str, last: list[str]):
    lines = clean(f"{HEADER}\n{rows}\n").text.split("\n")
    assert [line.split(" | ")[-1].removesuffix(" |") for line in lines[2:]] == last
    assert all(line.startswith("| ") for line in lines)


@pytest.mark.parametrize(
    ("pasted", "rows"),
    [
        ("Age\tOne\n\nTwo\n\t\nSex\tThree", ["Age | One; Two", " | ", "Sex | Three"]),
        ("Age\t\nOne\n\nTwo\n\nSex\tThree\n\nFour\nRace\tFive", ["Age | One; Two", "Sex | Three; Four", "Race | Five"]),
        ("Age\tOne\n\nSex\tTwo\nRace\tThree", ["Age | One", "Sex | Two", "Race | Three"]),
    ],
)  # fmt: skip
def test_a_table_of_two_columns_with_empty_paragraphs_and_rows_is_whole(pasted: str, rows: list[str]):
    lines = clean(f"Group\tConcern\n{pasted}\n").text.split("\n")
    assert [line.removeprefix("| ").removesuffix(" |") for line in lines[2:]] == rows


def test_text_and_another_table_with_a_word_of_the_header_are_apart():
    cleaned = clean(f"{HEADER}\nAge\tOne\n\tFirst\n\nWe asked the teams.\n\nTeam\tWhat\tWho\nNorth\tTwo\tThird\n")
    assert "2 tables" in cleaned.changes
    assert "\n\nWe asked the teams.\n\n" in cleaned.text


@pytest.mark.parametrize(
    "between",
    ["", "Table 2\n", "The numbers by team:\n", "\nThe numbers are those of last year, from the survey.\n\n"],
    ids=["nothing", "a caption", "a line with a colon", "a paragraph"],
)
def test_two_tables_with_an_empty_line_between_are_two(between: str):
    cleaned = clean(
        f"{HEADER}\nAge\tOne\tFirst\nSex\tTwo\tSecond\n\n{between}Team\tNow\tThen\nNorth\t3\t4\nSouth\t5\t6\n"
    )
    assert "2 tables" in cleaned.changes
    assert "| Team | Now | Then |\n| --- | --- | --- |\n| North | 3 | 4 |" in cleaned.text


def test_rows_with_cells_on_several_lines_do_not_become_a_table_of_fewer_columns():
    pasted = (
        f"{HEADER}\tWhen\nAge\tfew\tNight\tWalks.\nLonger\nSeats\nSex\tfive\nMay\tAsk\nLamps\nNight\tSee\n"
        "Race\tAsk\nForum\tWalks\tJune"
    )
    assert clean(pasted).text.split("\n")[2:] == [
        "| Age | few | Night | Walks. Longer; Seats |",
        "| Sex | five; May | Ask; Lamps; Night | See |",
        "| Race | Ask; Forum | Walks | June |",
    ]


def test_text_that_may_be_in_the_last_cell_or_above_another_table_leaves_both_as_pasted():
    pasted = f"{HEADER}\nAge\tOne\tFirst\nSex\tTwo\tSecond\n\nBy team\nTeam\tWhat\tBy\nNorth\tThree\tThird"
    assert clean(pasted) == clean(clean(pasted).text)
    assert clean(pasted).text == pasted
    assert clean(pasted).changes == ("1 table left as text because the rows are unclear",)


PARAGRAPHS = st.lists(
    st.sampled_from(
        ["", "Night travel", "B. Clerk", "Longer walks to town.", "People may have to walk further than now."]
    ),
    min_size=1,
    max_size=4,
).filter(any)


@given(st.lists(st.lists(PARAGRAPHS, min_size=3, max_size=3), min_size=2, max_size=4))
@example([[["Night"], ["", "Night"], ["Night"]], [["Night"], ["", "Night", ""], ["Night"]]])
def test_no_table_is_divided_without_a_word_about_it(rows: list[list[list[str]]]):
    pasted = "".join(f"Group {at}\t" + "\t".join("\n".join(cell) for cell in row) + "\n" for at, row in enumerate(rows))
    cleaned = clean(f"Group\tConcern\tWho\tWhen\n{pasted}")
    lines = [line for line in cleaned.text.split("\n") if line.startswith("| ")]
    is_whole = [line.partition(" |")[0] for line in lines if " --- " not in line][1:] == [
        f"| Group {at}" for at in range(len(rows))
    ]
    tables = sum("| ---" in line for line in lines)
    says = any("left as text" in change for change in cleaned.changes) or f"{tables} tables" in cleaned.changes
    assert (is_whole and tables == 1) or says, cleaned
    assert (
        sorted(" ".join(pasted.replace("|", "").split()).replace(";", "").split())
        == sorted(
            cleaned.text.replace("Group | Concern | Who | When", "")
            .replace("---", "")
            .replace("|", "")
            .replace(";", "")
            .split()
        )
        or says
    )
