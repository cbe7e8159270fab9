"""Pasted text becomes Markdown, with its lists and tables, and no word is lost."""

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eia_tui.prose.blocks import Break, Listing, Picture, Table, Text, lines
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.paste import rows as pasted_rows
from eia_tui.prose.paste.clean import clean
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
    ("pasted", "expected", "changes"),
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
            ("2 bullets", "2 invisible characters removed"),
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
            '| Group | Note |\n| --- | --- |\n| Age | line one; line two |\n| Sex | they said "yes" |',
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
        ("100.\tone\no\ttwo\n101.\tthree", "100. one\n    - two\n101. three", ("1 bullet", "2 numbers")),
        ("a.\tfirst\nb.\tsecond", "a. first\nb. second", ("2 lettered or numbered lines",)),
        ("Name:\tB. Clerk\nRole:\tClerk", "Name: B. Clerk\n\nRole: Clerk", ("2 labels",)),
        (
            "Who\tWhy\nOld\tslow\ndark\nNew\tnone",
            "| Who | Why |\n| --- | --- |\n| Old | slow; dark |\n| New | none |",
            ("1 table", "1 cell with several lines put on one line"),
        ),
        (
            "Who\tWhy\tHow\nOld\tslow\ndark\nNew\tnone\tnone",
            "Who\tWhy\tHow\nOld\tslow\ndark\nNew\tnone\tnone",
            ("1 table left as text because the rows are unclear",),
        ),
        (
            "\n".join(["\t".join(["cell"] * 64)] * 2),
            "\n".join(["\t".join(["cell"] * 64)] * 2),
            ("1 table left as text because of more than 63 columns",),
        ),
        ("\n".join(["a\tb" + "\t" * 70] * 2), "| a | b |\n| --- | --- |\n| a | b |", ("1 table",)),
        (
            '\x13 HYPERLINK "https://example.org" \x14here\x15, or \x13 HYPERLINK "file://server" \x14there\x15',
            "[here](https://example.org), or there (file://server)",
            ("1 link",),
        ),
        ("one \ufffc two", "one  two", ("1 picture missing from the clipboard",)),
    ],
)
def test_text_of_each_program_becomes_markdown(pasted: str, expected: str, changes: tuple[str, ...]):
    cleaned = clean(pasted)
    assert cleaned.text == expected
    assert cleaned.changes == changes


def test_pasted_bullets_and_tables_are_read_as_lists_and_tables():
    listing = next(block for block in read_prose(clean(WORD).text) if isinstance(block, Listing))
    assert len(listing.items) == 2
    assert isinstance(read_prose(clean(EXCEL).text)[0], Table)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


STARTS = [
    *[
        "",
        "",
        "",
        "\t",
        "    ",
        "  ",
        "•\t",
        "• ",
        "o\t",
        "o   ",
        "▪\t",
        "– ",
        "– \t",
        "1.\t",
        "2.\t",
        "10. ",
        "100.\t",
    ],
    *[
        "a.\t",
        "a)\t",
        "(1)\t",
        "1.1\t",
        "Q1.\t",
        "5\t",
        "6\t",
        "Name:\t",
        "\uf0b7 ",
        "\uf0fc\t",
        "\uf0a3",
        "- ",
        "* ",
        "2) ",
    ],
    *["✓ ", "☐ ", "·  ", "~\t", "∙ ", "→ ", "+ ", '"', "> ", "| ", "# ", "\x07", "\x13 PAGE \x14", "\x15"],
]
ENDS = [
    "",
    "",
    "",
    "\tcell",
    "\t12",
    "\t\t",
    '\t"a\nb"',
    '"',
    "\t•\tx",
    "-",
    "\u00a0",
    "\u200d",
    "\u200b",
    "\n",
    "\r",
    "\ufffc",
]
BREAKS = ["\n", "\r\n", "\r", "\r\r", "\n\n"]
LINES = st.builds(
    lambda between, parts: between.join("".join(part) for part in parts),
    st.sampled_from(BREAKS),
    st.lists(
        st.tuples(
            st.sampled_from(["", "", "    ", "\t"]),
            st.sampled_from(STARTS),
            st.text(max_size=12) | st.text("ab A.-", min_size=40, max_size=70),
            st.sampled_from(ENDS),
        ),
        max_size=8,
    ),
)


@given(LINES | st.text())
@example("o\t•\tx\no\t•\ty")
@example("a\u200b\u200db")
@example("•\tone\n- two\nthree")
@example("0\n\t\n\n– \tcell")
@example("\u2000\u200c")
@example("of\ufb01\u200cce")
def test_cleaning_again_changes_nothing(text: str):
    once = clean(text).text
    assert clean(once).text == once


# Letters that Wingdings shows as bullets, and characters that may be bullets.
BULLETS = frozenset("olnqtuvw²³ªµº_") | {chr(code) for code in range(0xC0, 0x100)}


def readable_words(text: str) -> list[str]:
    """The words of a pasted text as its reader saw them, except single letters, which may be bullets.

    Ligatures are letters, and a word that a PDF reader divided is one word.
    """
    text = re.sub("(?<=[^\\W\\d_])[\x02\ufffe](?:\r?\n|\r)?(?=[^\\W\\d_A-Z])", "", text)
    text = re.sub("[\u00ad\u200b\u2060\ufeff\u200c\u200d]", "", scrub(text))
    text = text.translate({0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"})
    return [word for word in words(text) if word not in BULLETS]


@given(LINES | st.text())
@example('a\t"o\tb\n"')
@example("¹\tcell\n¹\tcell")
@example("½\tcell\n½\tcell")
def test_no_word_is_ever_lost(text: str):
    assert readable_words(clean(text).text) == readable_words(text)


@given(LINES | st.text())
def test_every_word_of_a_cleaned_text_is_printed(text: str):
    cleaned = clean(text).text
    printed = " ".join(
        part.text if isinstance(part, Text) else part.alt if isinstance(part, Picture) else " "
        for line in lines(read_prose(cleaned))
        for part in [*line, Break()]
    )
    numbers = re.sub(r"(?m)^[ >]*(?:(?:[-*>]|\d{1,3}[.)]) +)*\d{1,3}[.)](?= |$)", " ", cleaned)
    assert set(words(printed)) >= {word for word in words(numbers) if not word.isdecimal()}


SYMBOLS = st.characters(categories=["So", "Sm", "Pd", "Po"], exclude_characters="'\".,:;|").filter(
    lambda character: character not in chr(0xFFFC) and scrub(character) == character
)
NOT_BULLETS = st.characters(categories=["Lu", "Ll", "Lo", "Nd", "Nl", "No", "Sc"]).filter(
    lambda character: character == clean(character).text
)
TEXTS = ["Benches", "Lamps", "A ramp"]


@given(SYMBOLS, st.sampled_from(["\t", "  ", "\t \t"]), st.sampled_from(["\n", "\r\n", "\n\n", "\r\r"]))
def test_the_same_symbol_before_a_tab_in_each_line_is_a_bullet(symbol: str, gap: str, between: str):
    items = clean(between.join(f"{symbol}{gap}{text}" for text in TEXTS)).text.split("\n")
    # A symbol with a meaning of its own, such as a tick or a telephone, stays after the bullet.
    assert [line.startswith("- ") and line.removeprefix(f"- {symbol} ").removeprefix("- ") for line in items] == TEXTS


@given(NOT_BULLETS)
def test_letters_digits_and_currency_symbols_before_a_space_are_text(character: str):
    typed = "\n".join(f"{character} {text}" for text in TEXTS)
    assert clean(typed).text == typed


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9),
            st.booleans(),
            st.sampled_from(["•\t", "o\t", "▪ ", "–\t", "- ", "1.\t", "2) ", "7. ", "⦁\t", "✓\t"]),
        ),
        min_size=1,
        max_size=9,
    ),
    st.sampled_from(["\n", "\r\n", "\r\r", "\n\n"]),
)
def test_the_first_item_is_on_the_first_level_and_others_at_most_one_below_the_last(
    items: list[tuple[int, bool, str]], between: str
):
    lines = [("\t" if tabs else "  ") * level + marker + "said" for level, tabs, marker in items]
    cleaned = clean(between.join(lines)).text
    indents = [re.match(" *", line)[0].count(" ") for line in cleaned.split("\n") if line]  # type: ignore[index]
    assert len(indents) == len(items)
    assert all(indent % 4 == 0 for indent in indents)
    assert indents[0] == 0
    assert all(below <= above + 4 for above, below in pairwise(indents))


@given(LINES, st.sampled_from(["\r\n", "\r\r\n", "\n\r", "\r"]))
def test_all_line_breaks_are_equivalent(text: str, between: str):
    text = re.sub("[\r\x0b\x0c\x0e\x85\u2028\u2029\x07]", "", text)
    assert clean(text.replace("\n", between)) == clean(text)


ROWS = st.lists(st.tuples(st.text("abc", min_size=1), st.text("abc"), st.text("abc", min_size=1)), min_size=2)


@given(ROWS, st.sampled_from(["\r\r", "\n\n", "\r\n\r\n"]))
def test_table_rows_with_doubled_line_breaks_are_one_table(rows: list[tuple[str, ...]], between: str):
    lines = ["\t".join(row) for row in rows]
    assert clean(between.join(lines)) == clean("\n".join(lines))


def test_a_megabyte_is_cleaned_quickly():
    text = WORD * 8000
    cleaned = clean(text)
    assert len(words(cleaned.text)) == len(words(re.sub(r"(?m)^o\t", "", text)))


def test_each_line_of_a_long_numbered_paste_is_read_only_a_few_times(monkeypatch: pytest.MonkeyPatch):
    read: list[str] = []
    original = pasted_rows._numbers

    def counts(line: str) -> dict[str, int]:
        read.append(line)
        return original(line)

    monkeypatch.setattr(pasted_rows, "_numbers", counts)
    clean("\n".join(f"Objective {number}\tAsk the forum about it" for number in range(1, 1000)))
    assert len(read) < 10 * 999
