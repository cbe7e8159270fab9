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


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**The lobby** is *small*, and **has** no rail", "The lobby is small, and has no rail"),
        ("## Access\n- one step\n- no lobby\n\n> said there", "Access • one step • no lobby said there"),
        ("| Where | What |\n|---|---|\n| lobby | a \\| b |", "Where; What lobby; a | b"),
        (
            "See [our lobby](https://a.example/lift) and ![a lift](pictures/lift.png).",
            "See our lobby and Picture: a lift.",
        ),
        ("2*3 rails of the lobby, 4 * 5 and A|", "2*3 rails of the lobby, 4 * 5 and A"),
        (r"the lobby \[sic\] \*there", "the lobby [sic] *there"),
    ],
)
def test_context_is_without_the_marks_of_markdown(text: str, shown: str):
    start = text.index("lobby")
    assert excerpt(text, start, start + len("lobby")) == shown


def test_words_that_were_looked_for_keep_their_own_marks():
    text = "It is **bold** and [a link](https://a.example/here)."
    assert excerpt(text, 6, 14) == "It is **bold** and a link."
    start = text.index("here")
    assert "https://a.example/here" in excerpt(text, start, start + 4)
