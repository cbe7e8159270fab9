"""Texts as messages show them."""

from hypothesis import given
from hypothesis import strategies as st

from eia_tui.system.text import agreeing, plural, quoted, shortened

WORDS = st.lists(st.from_regex(r"[a-z£0-9]{1,12}", fullmatch=True), min_size=1, max_size=60)


@given(WORDS, st.integers(10, 80))
def test_the_beginning_of_a_text_ends_with_a_whole_word(words: list[str], longest: int):
    shown = shortened(" ".join(words), longest).removesuffix("…").split()
    assert shown == words[: len(shown)] or len(words[0]) > longest


def test_a_verb_goes_with_its_count():
    assert [f"{plural(count, 'answer')} {agreeing(count, 'has')}" for count in (0, 1, 2)] == [
        "0 answers have",
        "1 answer has",
        "2 answers have",
    ]


def test_a_quotation_has_its_spaces_and_only_the_beginning_of_a_very_long_text():
    assert quoted(" a  draft ") == "' a  draft '"
    assert quoted("x" * 200) == f"'{'x' * 200}'"
    assert quoted("x" * 5000) == f"'{'x' * 200}…'"
