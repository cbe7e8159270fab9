"""What is pasted arrives whole: bullets are bullets, tables are tables, and no word is lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Listing, Table
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste import clean
from eia_tui.prose.scrub import scrub

WORD = "Who loses\r\n•\tPeople at three stops\r\no\tof whom most are over 75\r\n▪\tand two use a frame\r\n•\tCarers\r\nWhat follows.\r\n"
NUMBERED = "1.\tAsk the users\n2.\tMove the stop\n\t1.\twith its shelter\n"
EXCEL = "\tQ1\tQ2\nRural\t12\t9\nTown\t30\t\n"
OUTLOOK = "Dear all,\n\n·         first point\n·         second point\n\nKind regards"
PDF = "The survey\u00ad showed that 67\u00a0% were\u200b content \u2013 more than\nbefore.\n\uf0b7 one\n\uf0b7 two"


@pytest.mark.parametrize(
    ("pasted", "wanted", "done"),
    [
        (
            WORD,
            "Who loses\n\n- People at three stops\n    - of whom most are over 75\n        - and two use a frame\n- Carers\n\nWhat follows.",
            ("4 bullets",),
        ),
        (NUMBERED, "1. Ask the users\n2. Move the stop\n    1. with its shelter", ("3 numbers",)),
        (EXCEL, "|  | Q1 | Q2 |\n| --- | --- | --- |\n| Rural | 12 | 9 |\n| Town | 30 |  |", ("1 table",)),
        (OUTLOOK, "Dear all,\n\n- first point\n- second point\n\nKind regards", ("2 bullets",)),
        (
            PDF,
            "The survey showed that 67 % were content – more than\nbefore.\n\n- one\n- two",
            ("2 bullets", "2 invisible characters taken out"),
        ),
        ("– one\n– two", "- one\n- two", ("2 bullets",)),
        ("“Quoted” – it’s so…", "“Quoted” – it’s so…", ()),
        ("o what a day\n– or was it", "o what a day\n– or was it", ()),
        ("a\tb", "a\tb", ()),
        ("x | y\tz\n1\t2", "| x \\| y | z |\n| --- | --- |\n| 1 | 2 |", ("1 table",)),
        ("family 👨‍👩‍👧", "family 👨‍👩‍👧", ()),
    ],
)
def test_what_each_source_puts_on_the_clipboard_becomes_ours(pasted: str, wanted: str, done: tuple[str, ...]):
    cleaned = clean(pasted)
    assert cleaned.text == wanted
    assert cleaned.done == done


def test_bullets_numbers_and_tables_are_read_as_such():
    listing = next(block for block in read_prose(clean(WORD).text) if isinstance(block, Listing))
    assert len(listing.items) == 2
    assert isinstance(read_prose(clean(EXCEL).text)[0], Table)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "\t", "    ", "•\t", "o\t", "– ", "1.\t", "\uf0b7 ", "- ", "2) "]),
        st.text(max_size=12),
        st.sampled_from(["", "\tcell", "\t\t", "\u00a0", "\u200d", "\u200b"]),
    )
).map(lambda parts: "\n".join("".join(part) for part in parts))


@given(LINES | st.text())
@example("o\t•\tx\no\t•\ty")
@example("a\u200b\u200db")
@example("•\tone\n- two\nthree")
def test_cleaning_again_changes_nothing_more(text: str):
    once = clean(text).text
    assert clean(once).text == once


@given(LINES | st.text())
def test_no_word_is_ever_lost(text: str):
    unseen = re.sub("[\u00ad\u200b\u2060\ufeff\u200c\u200d]", "", scrub(text))
    unseen = unseen.replace("\u00a0", " ")
    signs = re.sub(r"(?m)^[ \t]*o\t(?=[ \t]*\S)", "", unseen)
    kept = re.sub("[\u200c\u200d]", "", clean(text).text)
    assert words(kept) == words(signs)


def test_a_megabyte_is_cleaned_without_freezing():
    text = WORD * 8000
    cleaned = clean(text)
    assert len(words(cleaned.text)) == len(words(re.sub(r"(?m)^o\t", "", text)))
