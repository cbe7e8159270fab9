"""Any text becomes one that TOML, UTF-8 and Word can hold, and keeps its words."""

import tomllib

import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from eia_tui.prose.scrub import scrub

ANY = st.text(st.characters(exclude_categories=()), max_size=200)


@given(ANY)
def test_scrubbing_twice_changes_nothing_more(text: str):
    assert scrub(scrub(text)) == scrub(text)


@given(ANY)
def test_scrubbed_text_can_be_saved_and_put_into_xml(text: str):
    clean = scrub(text)
    element = etree.Element("t")
    element.text = clean
    assert etree.fromstring(etree.tostring(element)).text in (clean, None)
    assert tomllib.loads(tomli_w.dumps({"t": clean}, multiline_strings=True).encode().decode()) == {"t": clean}


@given(ANY)
def test_no_letter_figure_mark_or_symbol_is_lost(text: str):
    def kept(said: str) -> list[str]:
        return [letter for letter in said if letter.isprintable() and not letter.isspace()]

    assert kept(scrub(text)) == kept(text)


def test_word_breaks_become_lines_and_half_an_emoji_goes():
    assert scrub("a\r\nb\rc\x0bd\x85e\u2028f\x0cg\u2029h\x00\x1b[31m\ud83dx") == "a\nb\nc\nd\ne\nf\n\ng\n\nh[31mx"
    assert scrub("“quotes” – £5\u00a0\u202f\u3000\t") == "“quotes” – £5\u00a0\u202f\u3000\t"
