"""What is pasted arrives whole: bullets are bullets, tables are tables, and no word is lost."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Break, Listing, Picture, Table, Text, lines
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste import clean
from eia_tui.prose.scrub import scrub

WORD = "Who loses\r\n•\tPeople at three stops\r\no\tof whom most are over 75\r\n▪\tand two use a frame\r\n•\tCarers\r\nWhat follows.\r\n"
NUMBERED = "1.\tAsk the users\n2.\tMove the stop\n\t1.\twith its shelter\n"
EXCEL = "\tQ1\tQ2\nRural\t12\t9\nTown\t30\t\n"
OUTLOOK = "Dear all,\n\n·         first point\n·         second point\n\nKind regards"
PDF = "The survey\u00ad showed that 67\u00a0% were\u200b content \u2013 more than\nbefore.\n\uf0b7 one\n\uf0b7 two"

LOOSE = "Concerns\r\n\r\n•\tFirst\r\n\r\n•\tSecond\r\n\r\no\tNested\r\n\r\n▪\tDeep\r\n\r\nAfter."
QUOTED = 'Group\tNote\r\nAge\t"line one\nline two"\r\nSex\t"they said ""yes"""\r\n'
MAIL = "From: The Forum <forum@example.org>\nTo: Team\n\n\n\nHi all,\n\n   *   one\n   *   two\n\n> what you wrote\n\nKind regards\n"
WRAPPED = (
    "The survey was answered by a thousand and ninety people from all\nover the county, most of them over sixty, and many would rather\n"
    "keep the co-\nproduction group than lose it altogether. The numbers rose in\nCounty Hall too.\n\nA short line\nand another\n"
)


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
        (LOOSE, "Concerns\n\n- First\n- Second\n    - Nested\n        - Deep\n\nAfter.", ("4 bullets",)),
        ("•       First\n    o   Nested", "- First\n    - Nested", ("2 bullets",)),
        ("a.\tfirst\n(b)\tsecond\n1)\tthird", "a. first\n(b) second\n\n1) third", ("1 number",)),
        (
            QUOTED,
            '| Group | Note |\n| --- | --- |\n| Age | line one line two |\n| Sex | they said "yes" |',
            ("1 table",),
        ),
        ("Group\tQ1\tQ2\t\nAge\t12\n", "| Group | Q1 | Q2 |\n| --- | --- | --- |\n| Age | 12 |  |", ("1 table",)),
        ("Age\nSex\n", "Age\nSex", ()),
        ("Age\t12\t13", "Age\t12\t13", ()),
        ("said “so”\tand\n“thus”", "said “so”\tand\n“thus”", ()),
        (
            MAIL,
            "From: The Forum <forum@example.org>\nTo: Team\n\nHi all,\n\n- one\n- two\n\n> what you wrote\n\nKind regards",
            ("2 bullets",),
        ),
        (
            WRAPPED,
            "The survey was answered by a thousand and ninety people from all over the county, most of them over sixty, and many would rather keep the co-production group than lose it altogether. The numbers rose in County Hall too.\n\nA short line\nand another",
            ("4 lines joined",),
        ),
        ("12 High Street\nMarkfield\nLE67 1AA", "12 High Street\nMarkfield\nLE67 1AA", ()),
        (
            "• a point that goes on for rather a long way and is broken\nat the end\n• two",
            "- a point that goes on for rather a long way and is broken at the end\n- two",
            ("2 bullets", "1 line joined"),
        ),
        (
            "► one\n➢ two\n\uf0d8 three\n✓ four\n· five\n3·5 six",
            "- one\n- two\n- three\n- ✓ four\n- five\n\n3·5 six",
            ("5 bullets",),
        ),
        ("•one\n•two", "- one\n- two", ("2 bullets",)),
        ("So:\t•\tone\t•\ttwo", "So:\n\n- one\n- two", ("2 bullets",)),
        ("eﬀicient ﬁnance, ﬂats", "eﬀicient finance, flats".replace("ﬀ", "ff"), ()),
        ("one\x0btwo", "one\ntwo", ()),
        ("one\n\n\n\ntwo", "one\n\ntwo", ()),
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
        st.sampled_from(
            [
                "",
                "",
                "\t",
                "    ",
                "•\t",
                "o\t",
                "o   ",
                "– ",
                "1.\t",
                "a.\t",
                "\uf0b7 ",
                "- ",
                "2) ",
                "✓ ",
                "·  ",
                '"',
                "> ",
            ]
        ),
        st.text(max_size=12) | st.text("ab A.-", min_size=40, max_size=70),
        st.sampled_from(["", "", "\tcell", "\t\t", '\t"a\nb"', '"', "\t•\tx", "-", "\u00a0", "\u200d", "\u200b", "\n"]),
    )
).map(lambda parts: "\n".join("".join(part) for part in parts))


@given(LINES | st.text())
@example("o\t•\tx\no\t•\ty")
@example("a\u200b\u200db")
@example("•\tone\n- two\nthree")
@example("0\n\t\n\n– \tcell")
def test_cleaning_again_changes_nothing_more(text: str):
    once = clean(text).text
    assert clean(once).text == once


def seen(text: str) -> list[str]:
    """The words of a pasted text as its reader saw them: ligatures are letters, and a lone "o" may be a bullet."""
    text = re.sub("[\u00ad\u200b\u2060\ufeff\u200c\u200d]", "", scrub(text))
    text = text.translate({0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"})
    return [word for word in words(text) if word != "o"]


@given(LINES | st.text())
@example('a\t"o\tb\n"')
def test_no_word_is_ever_lost(text: str):
    assert seen(clean(text).text) == seen(text)


@given(LINES | st.text())
def test_every_word_that_was_cleaned_is_in_what_prints(text: str):
    cleaned = clean(text).text
    printed = " ".join(
        part.text if isinstance(part, Text) else part.alt if isinstance(part, Picture) else " "
        for line in lines(read_prose(cleaned))
        for part in [*line, Break()]
    )
    numbers = re.sub(r"(?m)^[ >]*(?:(?:[-*>]|\d{1,3}[.)]) +)*\d{1,3}[.)](?= |$)", " ", cleaned)
    assert set(words(printed)) >= {word for word in words(numbers) if not word.isdecimal()}


def test_a_megabyte_is_cleaned_without_freezing():
    text = WORD * 8000
    cleaned = clean(text)
    assert len(words(cleaned.text)) == len(words(re.sub(r"(?m)^o\t", "", text)))
