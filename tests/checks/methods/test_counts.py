import pytest

from eia_tui.checks.methods.counts import counts_of_anything


@pytest.mark.parametrize(
    "sentence",
    [
        "About 1,300 garden bins, most of them from pensioners.",
        "There were 48 hate incidents on the ferry.",
        "One rower in eight is deaf.",
        "Numbers of Roma families have doubled.",
        "The ward is the second poorest in the region.",
    ],
)
def test_it_counts_whatever_is_about_people(sentence: str):
    assert counts_of_anything(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The slipway is 40 metres long and takes 24 people.",
        "Children under 16 come with an adult.",
        "Bus 44 brings residents of 65 and over.",
        "The panel of 12 tenants met on 14 May.",
        "The shed has 14 lamps.",
    ],
)
def test_it_passes_measures_ages_and_things(sentence: str):
    assert not counts_of_anything(sentence)
