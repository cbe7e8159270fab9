"""Numbers are typed at the prompts one by one, or from one to another."""

import pytest

from eia_tui.plain.typed_numbers import typed_numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("3", [3]),
        ("1, 3", [1, 3]),
        ("1,3;5 7", [1, 3, 5, 7]),
        ("3-5", [3, 4, 5]),
        ("2 to 4 and 9", [2, 3, 4, 9]),
        ("2 – 3, 3, 2", [2, 3]),
        ("1, 2,", [1, 2]),
        ("12", [12]),
    ],
)
def test_numbers_and_ranges_are_read(typed: str, numbers: list[int]):
    assert typed_numbers(typed, 12) == numbers


@pytest.mark.parametrize("typed", ["", "0", "13", "5-3", "1, 13", "one", "3 groups", "3-", "-3", "1..3", "²"])
def test_anything_else_is_none(typed: str):
    assert typed_numbers(typed, 12) is None
