"""Scrubbing makes any text safe for TOML, UTF-8 and Word, and keeps its words."""

import re
import sys
import tomllib

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from eia_tui.prose.scrub import _UNCLEAN, scrub

ANY = st.text(st.characters(exclude_categories=()), max_size=200)


@given(ANY)
def test_scrubbing_again_changes_nothing(text: str):
    assert scrub(scrub(text)) == scrub(text)


@given(ANY)
def test_scrubbed_text_can_be_saved_as_toml_and_xml(text: str):
    clean = scrub(text)
    element = etree.Element("t")
    element.text = clean
    assert etree.fromstring(etree.tostring(element)).text in (clean, None)
    assert tomllib.loads(tomli_w.dumps({"t": clean}, multiline_strings=True).encode().decode()) == {"t": clean}


# Private codes of symbol fonts and Word's object replacement character are not characters that anyone reads.
REPLACED = dict.fromkeys([*range(0xF020, 0xF100), 0xFFFC])
WORDS_CODES = st.text(
    "ab \n.\r\x01\x07\x13\x14\x15\x1e\x1f\ufffc\uf020\uf0b7\uf0fc\uf061\uf03d\uf0a3\uf0e0", max_size=30
)


@given(ANY | WORDS_CODES)
def test_no_letter_digit_punctuation_or_symbol_is_lost(text: str):
    remaining = iter(scrub(text))
    for character in text.translate(REPLACED):
        if character.isprintable() and not character.isspace():
            assert character in remaining


@given(ANY | WORDS_CODES)
def test_no_private_code_and_no_code_of_word_is_left(text: str):
    assert not re.search("[\uf020-\uf0ff\x00-\x08\x0e-\x1f\ufffc]", scrub(text))


@pytest.mark.parametrize("code", "\x01\x02\x05\x07\x08\x13\x14\x15\x1e\ufffc\r\x0b\x0c\x0e\uf020\uf0b7\uf0e0")
def test_a_code_between_two_words_leaves_them_separate(code: str):
    assert re.findall(r"\w+", scrub(f"One{code}two")) == ["One", "two"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        # Wingdings: ticks, crosses, boxes, arrows, faces, telephones and envelopes
        ("Lit \uf0fc, safe \uf0fb", "Lit ✓, safe ✗"),
        ("\uf0fe Yes \uf0a8 No \uf06f Don't know \uf0fd Other", "☑ Yes ☐ No □ Don't know ☒ Other"),
        ("Old stop \uf0e0 new stop \uf0df \uf0e1\uf0e2 \uf0e8 \uf0f0", "Old stop → new stop ← ↑↓ ➔ ⇨"),
        ("Thanks \uf04a or \uf04c", "Thanks ☺ or ☹"),
        ("\uf028 0116 496 0000 \uf02a forum@example.org", "☎ 0116 496 0000 ✉ forum@example.org"),
        # Wingdings 2 and Webdings
        ("\uf052 Yes \uf0a3 No, or \uf050 and \uf04f", "☑ Yes ☐ No, or ✓ and ✗"),
        ("Yes\uf052 No\uf0a3", "Yes☑ No☐"),
        ("\uf0a3 18 to 25\n\uf0a3 26 to 40", "☐ 18 to 25\n☐ 26 to 40"),
        ("\uf061 Yes \uf072 No", "✔ Yes ✖ No"),
        # Symbol, in sums and units
        ("aged \uf0a3 65 and \uf0b3 18, \uf0b1 2\uf0b0", "aged ≤ 65 and ≥ 18, ± 2°"),
        ("\uf061 = 0.05, 40 \uf06dg, \uf063\uf032 = 5, \uf044t, \uf070\uf072", "α = 0.05, 40 μg, χ2 = 5, Δt, πρ"),
        ("\uf0b7 one\uf020two", "• one two"),
    ],
)
def test_characters_of_symbol_fonts_become_what_they_are_shown_as(typed: str, read: str):
    assert scrub(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("co\x1eproduction and co\x1foperation", "co\u2011production and co\u00adoperation"),
        ("Age\x07Sex\x07", "Age Sex"),
        ("See note\x02, and this\x05.", "See note, and this."),
        ("a \x01 b\ufffcc", "a  b c"),
        ('\x13 HYPERLINK "https://example.org" \x14see here\x15 and more', "see here (https://example.org) and more"),
        ('\x13 HYPERLINK "https://example.org" \\o "A tip" \x14https://example.org\x15', "https://example.org"),
        ('\x13 HYPERLINK \\l "part" \x14Part 2\x15 on page \x13 PAGEREF part \x145\x15', "Part 2 on page 5"),
        ('\x13 TOC \\h \x14\x13HYPERLINK \\l "a"\x14Aims\t\x13 PAGEREF a \\h \x143\x15\x15\x15.', "Aims\t3."),
        ("Page \x13 PAGE \x15of", "Page of"),
        ('\x13 HYPERLINK "https://example.org" \x14cut off', "cut off"),
        ("a\x13no field\x14of Word\x15b", "a no field of Word b"),
        ("a\r\nb\r\r\nc\rd", "a\nb\nc\nd"),
        ("a\n\rb\n\r\n\rc", "a\nb\n\nc"),
    ],
)
def test_codes_of_word_become_what_they_are_shown_as(typed: str, read: str):
    assert scrub(typed) == read


def test_breaks_of_word_become_line_breaks_and_half_an_emoji_is_removed():
    assert scrub("a\r\nb\rc\x0bd\x85e\u2028f\x0cg\u2029h\x00\x1b[31m\ud83dx") == "a\nb\nc\nd\ne\nf\n\ng\n\nh[31mx"
    assert scrub("“quotes” – £5\u00a0\u202f\u3000\t") == "“quotes” – £5\u00a0\u202f\u3000\t"


def test_no_character_that_is_not_clean_passes_for_printable():
    unclean = _UNCLEAN.findall("".join(map(chr, range(sys.maxunicode + 1))))
    assert len(unclean) > 2000
    assert [each for each in unclean if scrub(f"a{each}b") == f"a{each}b"] == []
