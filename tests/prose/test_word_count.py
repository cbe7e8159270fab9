"""Words are counted as Word counts them."""

import pytest

from eia_tui.prose.word_count import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one two\nthree", 3),
        ("- one – two", 2),
        ("1. one\n2) two", 2),
        ("co-production isn't £4.50", 3),
        ("**bold** and [the page](https://example.org/a b) end", 5),
        ("![A bar chart](pictures/1.png)", 3),
        ('[the page](https://example.org/a "Adopted in spring") end', 6),
        ("| a | b |\n| --- | --- |\n| 1 | 2 |", 4),
    ],
)
def test_words_are_separated_by_spaces_and_contain_a_letter_or_digit(text: str, count: int):
    assert count_words(text) == count
