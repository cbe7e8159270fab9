"""Numbers of chapters, questions and rows are told apart when pasted."""

import pytest

from tests.prose.arrived import words


@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\nText of it.\n"])
def test_numbers_of_chapters_and_of_their_parts_are_headings_and_no_table(between: str, end: str):
    headings = ["1 Introduction", f"1.1{end} Purpose", f"1.2{end} Scope", "2 Method", f"2.1{end} Survey", "3 Results"]
    pasted = between.join(each.replace(" ", "\t", 1) for each in headings)
    assert [each for each in words(pasted) if each != "Text of it."] == headings


@pytest.mark.parametrize(
    "rows",
    [
        ["Section\tTitle", "1\tIntroduction", "1.1\tPurpose"],
        ["Band\tScore", "1\tLow", "1.1\tMiddle", "2\tHigh"],
        ["Band\tScore", "1\tLow", "1.5\tMiddle", "1.7\tMiddle", "2\tHigh"],
        ["Q1\t12", "Q2\t13"],
        ["①\t12", "②\t13"],
    ],
)
def test_rows_that_begin_with_such_a_number_stay_rows(rows: list[str]):
    assert words("\n".join(rows)) == ["table"] * len(rows)


def test_what_follows_a_table_with_a_sections_number_is_no_row_of_it():
    assert words("Group\tUsers\nAge\t12\n1.1\tIt is heard.\n1.2\tIt is told.") == [
        *["table"] * 2, "1.1 It is heard.", "1.2 It is told.",
    ]  # fmt: skip


def test_circled_numbers_and_numbers_of_short_questions_begin_lines():
    assert words("①\tOlder people\n②\tCarers") == ["① Older people / ② Carers"]
    assert words("Q1\tWho?\nQ2\tWhat else?") == ["Q1 Who?", "Q2 What else?"]


def test_a_plus_set_in_below_an_item_is_an_item_and_a_sum_is_none():
    assert words("* One\n  + Sub\n    - Deeper\n* Two") == ["• One", "• Sub", "• Deeper", "• Two"]
    assert words("- One\n  + 3 days") == ["• One / + 3 days"]
    assert words("+ more buses\n+ lower fares\n- longer waits\n- less space")[0] == "+ more buses / + lower fares"
