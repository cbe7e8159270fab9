"""The columns of tables, added up again."""

import pytest

from eia_tui.checks.methods.numbers import Doubtful
from eia_tui.checks.methods.table_sums import wrong_tables


def table(headings: str, *rows: str, above: str = "", below: str = "") -> str:
    """A table of these rows, with a line above it and one below."""
    rule = "|".join("---" for _ in headings.split("|"))
    return "\n".join([above, "", *(f"| {row} |" for row in (headings, rule, *rows)), "", below])


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["Canoes | 40", "Rafts | 70", "Skiffs | 10", "Total | 140"], "add up to 120, not 140"),
        (["Rent | £1,200.50", "Heat | £300", "Paint | £99.50", "Total | £1,650"], "add up to 1,600, not 1,650"),
        (["Hill | 40%", "Quay | 30%", "Mill | 20%", "All | 100%"], "add up to 90%, not 100%"),
        (["Rent | 900", "Heat | 300", "Less: grants | 200", "Total | 1,100"], "add up to 1,000, not 1,100"),
        (["Rent | 900", "Heat | 300", "Grants | (200)", "Net | 1,100"], "add up to 1,000, not 1,100"),
    ],
)
def test_a_total_that_its_rows_do_not_make_is_wrong(rows: list[str], wrong: str):
    [found] = wrong_tables(table("Item | In May", *rows))
    assert found == f"the rows of “In May” {wrong}"


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("Boat | Out", ["Canoes | 40", "Rafts | 70", "Skiffs | 10", "Total | 120"]),
        ("Item | Cost", ["Rent | 900", "Heat | 300", "Grants | (200)", "Net | 1,000"]),
        ("Place | Share", ["Hill | 40%", "Quay | 33%", "Mill | 26%", "All | 100%"]),
        ("Boat | Average age", ["Canoes | 40", "Rafts | 30", "Skiffs | 20", "Total | 31"]),
        ("Who | Members", ["Women | 40", "Men | 60", "Under 25 | 30", "25 and over | 70", "All | 100"]),
        ("Who | Members", ["Tenants | 40", "of whom disabled | 10", "Owners | 60", "All | 100"]),
        ("Who | Members", ["Tenants | some", "Owners | 60", "Lodgers | 10", "All | 100"]),
        ("Who | Members", ["Tenants | 40", "All | 100"]),
    ],
)
def test_a_total_that_is_right_an_average_or_of_overlapping_rows_is_passed(headings: str, rows: list[str]):
    assert wrong_tables(table(headings, *rows)) == ()


def test_a_table_whose_rows_are_said_to_overlap_is_passed():
    rows = ["Tenants | 40", "Carers | 30", "Owners | 60", "Total | 100"]
    assert wrong_tables(table("Who | Members", *rows))
    assert wrong_tables(table("Who | Members", *rows, below="Some are counted in more than one group.")) == ()


def test_a_total_far_from_its_sum_is_in_doubt():
    [wrong] = wrong_tables(table("Who | Members", "Tenants | 30", "Owners | 25", "Lodgers | 10", "All | 100"))
    assert isinstance(wrong, Doubtful)
    assert wrong_tables(table("Who | Members", "Tenants | 3", "Owners | 6", "Lodgers | 1", "All | 100")) == ()


@pytest.mark.parametrize(
    ("headings", "rows", "wrong"),
    [
        (
            "Who | 2025 | 2026",
            ["Tenants | 40% | 42%", "Owners | 35% | 36%", "Lodgers | 25% | 32%"],
            "the rows of “2026” add up to 110%, and those beside it to 100%",
        ),
        (
            "Age | Members | County",
            ["Under 25 | 40% | 30%", "25 to 64 | 35% | 50%", "65 and over | 35% | 20%"],
            "the rows of “Members” add up to 110%, more than everyone",
        ),
        (
            "Age | Members",
            ["Under 25 | 40%", "25 to 64 | 30%", "65 and over | 20%"],
            "the shares by age add up to 90%, not 100%",
        ),
    ],
)
def test_shares_of_a_table_without_a_total_are_everyone(headings: str, rows: list[str], wrong: str):
    assert wrong_tables(table(headings, *rows)) == (wrong,)


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        ("Age | Members", ["Under 25 | 40%", "25 to 64 | 40%", "65 and over | 20%"]),
        ("Age | Use the lift", ["25 to 64 | 40%", "65 and over | 20%", "Not known | 3%"]),
        ("Who | Agree | Swim", ["Tenants | 40% | 80%", "Owners | 35% | 90%", "Lodgers | 25% | 70%"]),
    ],
)
def test_shares_of_which_each_is_of_its_own_row_are_passed(headings: str, rows: list[str]):
    assert wrong_tables(table(headings, *rows)) == ()


@pytest.mark.parametrize(
    ("above", "rows", "wrong"),
    [
        ("58 people row:", ["Under 25 | 20", "25 to 64 | 30", "65 and over | 10"], ("20 + 30 + 10 is 60, not 58",)),
        ("58 people row:", ["Under 25 | 20", "25 to 64 | 28", "65 and over | 10"], ()),
        ("58 people row:", ["Under 25 | 20", "30 to 64 | 30", "65 and over | 10"], ()),
        ("The 300 loans in all were:", ["Hill | 100", "Quay | 120", "Mill | 60"], ("the rows of “No.” add up to 280, not 300",)),
        ("The 300 loans in all were:", ["Hill | 100", "Quay | 120", "Mill | 80"], ()),
        ("We asked 300 borrowers:", ["Hill | 100", "Quay | 120", "Mill | 60"], ()),
    ],
)  # fmt: skip
def test_the_number_in_the_line_above_a_table_is_its_sum(above: str, rows: list[str], wrong: tuple[str, ...]):
    assert wrong_tables(table("Who | No.", *rows, above=above)) == wrong


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["Women | 1,200 (60%)", "Carers | 400 (20%)", "Tenants | 500 (35%)", "All | 2,000"], "500 of 2,000 is 25%, not 35% (“Tenants”)"),
        (["Women | 1,200 (60%)", "Carers | 400 (20%)", "Tenants | 500 (25%)", "All | 2,000"], ""),
        (["Hill | 100 | 25%", "Quay | 120 | 30%", "Mill | 80 | 20%", "Pier | 100 | 35%"], "100 is 25% of all, as the other rows have it, not 35% (“Pier”)"),
        (["Hill | 100 | 25%", "Quay | 120 | 30%", "Mill | 80 | 20%", "Pier | 100 | 25%"], ""),
    ],
)  # fmt: skip
def test_a_share_in_a_table_is_that_of_its_number(rows: list[str], wrong: str):
    headings = "Who | No." if rows[0].count("|") == 1 else "Who | No. | Share"
    assert "".join(wrong_tables(table(headings, *rows))) == wrong


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["Now | 148", "Taken away | 52", "Kept | 96", "Extra | 6", "After | 104"], "96 + 6 is 102, not 104 (“After”)"),
        (["Now | 148", "Taken away | 50", "Kept | 96"], "148 − 50 is 98, not 96 (“Kept”)"),
        (["Now | 148", "Taken away | 52", "Kept | 96", "Extra | 6", "After | 102"], ""),
        (["Now | 148", "Before 1990 | 50", "Kept | 96"], ""),
    ],
)
def test_what_there_is_goes_stays_and_comes_adds_up(rows: list[str], wrong: str):
    assert "".join(wrong_tables(table("Stops | No.", *rows))) == wrong


def test_each_table_of_a_text_is_read_with_the_line_above_it():
    first = table("Who | No.", "Hill | 100", "Quay | 120", "Mill | 80", above="The 300 loans in all were:")
    second = table("Who | No.", "Hill | 10", "Quay | 12", "Mill | 6", above="The 30 renewals in all were:")
    assert wrong_tables(f"{first}\n{second}") == ("the rows of “No.” add up to 28, not 30",)


def test_a_text_without_tables_has_nothing_to_add_up():
    assert wrong_tables("Rafts | 70 are out.\n\nThe total is 90.") == ()
