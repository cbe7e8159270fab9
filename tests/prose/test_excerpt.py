"""Words of a text in their context."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.prose.excerpt import excerpt

WORDS = st.lists(st.from_regex(r"[a-z£0-9]{1,12}", fullmatch=True), min_size=1, max_size=60)


@given(WORDS, st.data())
def test_the_context_of_a_word_is_whole_words(words: list[str], data: st.DataObject):
    at = data.draw(st.integers(0, len(words) - 1))
    start = len(" ".join(words[:at])) + (at > 0)
    shown = excerpt(" ".join(words), start, start + len(words[at])).strip("…").split()
    assert words[at] in shown
    assert any(words[first : first + len(shown)] == shown for first in range(len(words)))


@pytest.mark.parametrize(("text", "shown"), [("one two", "one two"), ("x" * 200, f"…{'x' * 10}…")])
def test_a_text_that_fits_is_whole_and_a_word_that_does_not_is_alone(text: str, shown: str):
    start, end = (0, 3) if len(text) < 10 else (95, 105)
    assert excerpt(text, start, end) == shown
