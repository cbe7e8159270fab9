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


@pytest.mark.parametrize("between", ["\n\nText.\n\n", "\nText.\n", "\n\nText.\nMore of it.\n\n"])
@pytest.mark.parametrize("count", [2, 3, 12])
def test_numbers_before_a_tab_with_text_between_them_are_items(between: str, count: int):
    text = between.join(f"{number}\tItem of the agenda" for number in range(1, count + 1))
    shown = printed_lines(text)
    assert [each for each in shown if "agenda" in each] == [f"{n}. Item of the agenda" for n in range(1, count + 1)]


@pytest.mark.parametrize(
    "text", ["Band\tName\n1\tLow\n\n2\tHigh", "1\tOne\tx\n\nText.\n\n2\tTwo\ty", "1\tOne\n\nText.\n\n7\tTwo"]
)
def test_rows_of_figures_with_text_between_them_are_not_items(text: str):
    assert not any(each.startswith(("1.", "2.")) for each in printed_lines(text))


@pytest.mark.parametrize("indent", ["\t", "\t\t", " \t"])
def test_a_tab_before_text_below_a_lettered_line_is_an_indent_and_not_printed(indent: str):
    assert printed_lines(f"a)\tOne\nb)\tTwo\n{indent}continued") == ["a) One / b) Two / continued"]
    assert printed_lines(f"a)\tOne\n{indent}goes on\n{indent}and on\nb)\tTwo") == ["a) One / goes on / and on / b) Two"]
