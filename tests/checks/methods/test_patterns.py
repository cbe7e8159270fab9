"""A lazy pattern finds what `re` finds, and a word is one of a list when the list's pattern matches all of it."""

import re

import pytest

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of, phrases
from eia_tui.checks.methods.same_figures import contradict, figures, has_figure

TEXT = "Two hubs close in May, and two open in June."


def test_a_lazy_pattern_gives_what_the_compiled_one_gives():
    lazy, compiled = LazyPattern(r"(?i)\btwo (\w+)"), re.compile(r"(?i)\btwo (\w+)")
    assert lazy.findall(TEXT) == compiled.findall(TEXT)
    assert [found.span() for found in lazy.finditer(TEXT, 5)] == [found.span() for found in compiled.finditer(TEXT, 5)]
    assert [found and found.group() for found in (lazy.search(TEXT), lazy.match(TEXT), lazy.fullmatch(TEXT))] == [
        "Two hubs", "Two hubs", None,
    ]  # fmt: skip
    assert (lazy.sub("x", TEXT), lazy.split(TEXT)) == (compiled.sub("x", TEXT), compiled.split(TEXT))


def test_a_text_without_a_word_that_a_pattern_needs_has_no_match():
    lazy = LazyPattern(r"two \w+", re.IGNORECASE, needs=("july",))
    assert (lazy.search(TEXT), lazy.findall(TEXT), list(lazy.finditer(TEXT))) == (None, [], [])
    assert (lazy.sub("x", TEXT), lazy.split(TEXT)) == (TEXT, [TEXT])
    assert lazy.search(f"{TEXT} July.")


@pytest.mark.parametrize("name", ["generic", "deed", "measure_filler", "post", "uncounted"])
@pytest.mark.parametrize(
    "word", ["the", "Impacts", "impact's", "officer", "Officers", "keep", "co-ordinator", "of", "xyz"]
)
def test_a_word_is_one_of_a_list_when_its_pattern_matches_the_word(name: str, word: str):
    assert is_one_of(name, word) is (phrases(name).fullmatch(word) is not None)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("71% of borrowers are women.", "61% of borrowers are women, who carry more.", True),
        (
            "27% of the lights are in the poorest fifth of areas.",
            "37% of the lights are in the poorest fifth of areas.",
            True,
        ),
        ("Run the 14 stops that parents asked for.", "The van calls at 19 stops that parents asked for.", True),
        ("Records of 2026: 9,000 tickets; 18% coins, 49% card.", "Only 12% of tickets are bought with coins.", True),
        ("71% of borrowers are women.", "61% of disabled borrowers are women.", False),
        ("71% of borrowers are women (2025).", "In 2026, 61% of borrowers are women.", False),
        ("It concerns 16 drivers.", "We met 15 drivers.", False),
        ("22% of those near the site are over 65.", "9% of those near the site are over 65.", False),
    ],
)
def test_clauses_of_the_same_words_contradict_each_other_when_their_figures_differ(
    one: str, other: str, *, differ: bool
):
    pairs = [(here, there) for here in figures(one) for there in figures(other)]
    assert any(contradict(here, there) for here, there in pairs) is differ


def test_a_figure_that_a_text_has_in_a_table_is_known_there():
    (figure,) = figures("61% of borrowers are women.")
    assert has_figure("| Women | 61% |\n|---|---|\n| Men | 39% |", figure)
    assert not has_figure("61% of drivers smoke.", figure)
