"""For every kind of question, an answer becomes text, and the text becomes the same answer."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.form.kinds import Choice, Choices, Date, Line, Option, Prose, Rows, Simple
from eia_tui.form.values import Value, answer_text, is_answered, parse_answer, rows

GROUPS = (Option("age", "Age"), Option("other", "Other groups: e.g., carers; refugees, and more"), Option("sex", "Sex"))
LINE, PROSE, DATE = Line(id="a", label="A"), Prose(id="b", label="B"), Date(id="c", label="C")
CHOICE = Choice(id="d", label="D", options=GROUPS)
CHOICES = Choices(id="e", label="E", options=(GROUPS[0], GROUPS[2], Option("rural", "Rural, or remote")))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (LINE, "Mobile library"),
        (PROSE, "Two\n\nparagraphs"),
        (DATE, date(2024, 9, 2)),
        (DATE, "when the committee has met"),
        *((CHOICE, option.id) for option in GROUPS),
        (CHOICES, ["age", "rural"]),
        (CHOICES, ["sex"]),
    ],
)
def test_reading_the_text_of_an_answer_gives_the_answer(question: Simple, answer: Value):
    assert parse_answer(question, answer_text(question, answer)) == answer


def test_the_short_label_is_the_first_line_that_is_not_blank():
    assert Line(id="a", label="\n  What is the proposal? \nWhat will change?").short_label == "What is the proposal?"
    assert Line(id="a", label=" ").short_label == ""


@given(st.text())
def test_scrubbed_prose_is_read_back_unchanged(text: str):
    answer = parse_answer(PROSE, text)
    assert answer is None or parse_answer(PROSE, answer_text(PROSE, answer)) == answer


@given(st.text())
def test_several_lines_become_one_without_losing_any_text(text: str):
    answer = parse_answer(LINE, text)
    assert "".join(str(answer or "").split()) == "".join(answer_text(PROSE, parse_answer(PROSE, text)).split())


@pytest.mark.parametrize("typed", ["age", "AGE", " Age "])
def test_an_option_is_recognised_by_its_id_or_label_ignoring_case(typed: str):
    assert parse_answer(CHOICE, typed) == "age"


def test_text_that_is_not_an_option_is_kept():
    assert parse_answer(CHOICE, "perhaps") == "perhaps"
    assert answer_text(CHOICE, "perhaps") == "perhaps"
    assert parse_answer(CHOICES, "Age, the moon") == ["age", "the moon"]


@pytest.mark.parametrize("value", [5, True, 1.5, date(2026, 1, 2), ["a", ["b"]], {"x": "y"}, "x", [{"z": 1}]])
@pytest.mark.parametrize("question", [LINE, PROSE, DATE, CHOICE, CHOICES])
def test_a_value_of_the_wrong_type_is_shown_as_text(question: Simple, value: Value):
    assert answer_text(question, value)


def test_rows_that_are_not_tables_are_kept_as_text():
    question = Rows(id="r", label="R", columns=(LINE, DATE))
    assert rows(question, "all of it") == [{"a": "all of it"}]
    assert rows(question, [{"a": "one"}, 7, {}]) == [{"a": "one"}, {"a": "7"}]
    assert answer_text(question, [{"a": "one", "c": date(2026, 1, 2)}]) == "A: one\nC: 2 January 2026"


@pytest.mark.parametrize("text", ["", " \n", "\u200b\u200b", "\ufeff \u2060", "\u00ad", "\u200e\u00a0"])
def test_a_text_in_which_nothing_can_be_seen_is_no_answer(text: str):
    assert not is_answered(text)
    assert parse_answer(PROSE, text) is None
    assert answer_text(PROSE, text) == ""


@pytest.mark.parametrize("text", ["-", "\u200bNo", "\u0645\u200d", "\U0001f469\u200d\U0001f467"])
def test_a_text_with_a_character_that_can_be_seen_is_an_answer(text: str):
    assert is_answered(text)
