"""An answer becomes text and the text the same answer, for every kind."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.form.kinds import Choice, Choices, Date, Line, Option, Prose, Rows, Simple
from eia_tui.form.values import Value, read, rows, words

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
def test_reading_the_words_of_an_answer_gives_the_answer(question: Simple, answer: Value):
    assert read(question, words(question, answer)) == answer


@given(st.text())
def test_any_prose_comes_back_as_it_was_once_it_is_clean(text: str):
    answer = read(PROSE, text)
    assert answer is None or read(PROSE, words(PROSE, answer)) == answer


@given(st.text())
def test_a_line_is_joined_and_never_cut(text: str):
    answer = read(LINE, text)
    assert "".join(str(answer or "").split()) == "".join(words(PROSE, read(PROSE, text)).split())


@pytest.mark.parametrize("typed", ["age", "AGE", " Age "])
def test_a_choice_is_named_by_its_id_or_its_label_in_any_capitals(typed: str):
    assert read(CHOICE, typed) == "age"


def test_words_that_fit_no_option_are_kept():
    assert read(CHOICE, "perhaps") == "perhaps"
    assert words(CHOICE, "perhaps") == "perhaps"
    assert read(CHOICES, "Age, the moon") == ["age", "the moon"]


@pytest.mark.parametrize("value", [5, True, 1.5, date(2026, 1, 2), ["a", ["b"]], {"x": "y"}, "x", [{"z": 1}]])
@pytest.mark.parametrize("question", [LINE, PROSE, DATE, CHOICE, CHOICES])
def test_a_value_of_the_wrong_type_is_shown_in_words(question: Simple, value: Value):
    assert words(question, value)


def test_rows_that_are_no_tables_are_kept_as_words():
    question = Rows(id="r", label="R", columns=(LINE, DATE))
    assert rows(question, "all of it") == [{"a": "all of it"}]
    assert rows(question, [{"a": "one"}, 7, {}]) == [{"a": "one"}, {"a": "7"}]
    assert words(question, [{"a": "one", "c": date(2026, 1, 2)}]) == "A: one\nC: 2 January 2026"
