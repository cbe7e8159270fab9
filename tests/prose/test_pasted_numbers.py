"""Numbers of chapters, questions and table rows are distinguished when they are pasted."""

import pytest

from tests.prose.pasted import printed_lines


@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\nText of it.\n"])
def test_numbers_of_chapters_and_sections_are_headings_not_a_table(between: str, end: str):
    headings = ["1 Introduction", f"1.1{end} Purpose", f"1.2{end} Scope", "2 Method", f"2.1{end} Survey", "3 Results"]
    pasted = between.join(each.replace(" ", "\t", 1) for each in headings)
    assert [each for each in printed_lines(pasted) if each != "Text of it."] == headings


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
def test_table_rows_that_start_with_such_a_number_stay_rows(rows: list[str]):
    assert printed_lines("\n".join(rows)) == ["table"] * len(rows)


def test_a_section_number_after_a_table_is_not_a_row_of_it():
    assert printed_lines("Group\tUsers\nAge\t12\n1.1\tIt is heard.\n1.2\tIt is told.") == [
        *["table"] * 2, "1.1 It is heard.", "1.2 It is told.",
    ]  # fmt: skip


def test_circled_numbers_and_numbers_of_short_questions_start_lines():
    assert printed_lines("①\tOlder people\n②\tCarers") == ["① Older people / ② Carers"]
    assert printed_lines("Q1\tWho?\nQ2\tWhat else?") == ["Q1 Who?", "Q2 What else?"]


def test_a_plus_indented_below_an_item_is_an_item_but_a_sum_is_not():
    assert printed_lines("* One\n  + Sub\n    - Deeper\n* Two") == ["• One", "• Sub", "• Deeper", "• Two"]
    assert printed_lines("- One\n  + 3 days") == ["• One / + 3 days"]
    assert (
        printed_lines("+ more buses\n+ lower fares\n- longer waits\n- less space")[0] == "+ more buses / + lower fares"
    )
