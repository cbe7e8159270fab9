"""Kinds of sentences by their slots, names of other places, and sums over two sentences."""

import pytest

from eia_tui.checks.methods import slots
from eia_tui.checks.methods.places import places
from eia_tui.checks.methods.slots import declines, first_that_says, is_no_measure, says
from eia_tui.checks.methods.sums import wrong_sums
from eia_tui.checks.methods.sums_across import without_sources


def test_each_kind_has_slots_that_are_there():
    table = slots._table()
    for name, kind in table["said"].items():
        named = [*kind.get("all", ()), *kind.get("row", ()), *kind.get("none", ())]
        assert kind.get("all") or len(kind.get("row", ())) > 1, name
        assert set(named) <= set(table["slot"]), name
        assert ("gap" in kind) == ("row" in kind), name


@pytest.mark.parametrize(
    ("kind", "fills", "fills_not"),
    [
        (
            "duty-elsewhere",
            "The duty passes to the operator.",
            "The duty passes to the operator and also stays with us.",
        ),
        ("not-characteristic", "Carers are a protected group.", "A protected group has carers."),
        ("loss-as-benefit", "Losing the bus makes them more active.", "More active people lose the bus."),
        ("left-to-near-ones", "Neighbours will help.", "Neighbours, whom we pay, will help."),
    ],
)
def test_a_sentence_is_of_a_kind_if_it_fills_its_slots(kind: str, fills: str, fills_not: str):
    assert says(kind, fills)
    assert not says(kind, fills_not)


def test_slots_in_a_row_are_near_each_other():
    near, far = "Veterans {} are a protected group.".format, " and others whom the council has met at three hubs in May"
    assert says("not-characteristic", near("here"))
    assert not says("not-characteristic", near(far))


def test_the_first_sentence_of_a_kind_is_given():
    assert (
        first_that_says("never-again", "We start in May. No review is planned. It ends there.")
        == "No review is planned."
    )
    assert first_that_says("never-again", "We start in May.") == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The worries of older people are taken into the heart of our values.",
        "Falls among over 65s will be recorded.",
        "Exemptions have been rejected.",
        "A ramp might be fitted if funding allows.",
    ],
)
def test_what_stands_in_place_of_a_measure(sentence: str):
    assert is_no_measure(sentence)


@pytest.mark.parametrize("sentence", ["A ramp is fitted by the side door.", "12 stewards are trained to lift chairs."])
def test_a_measure(sentence: str):
    assert not is_no_measure(sentence)
    assert not declines(sentence)


def test_other_places():
    assert places("Residents of Doncaster, and Swindon") == ("Doncaster", "Swindon")
    assert places("The Reading Room in Lincoln Street is read by Kent's children.") == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The club has 240 members (log, 2026). Of these, 150 are women and 110 are men.", "150 + 110 is 260, not 240"),
        ("The club has 240 members (log, 2026). Of these, 150 are women and 90 are men.", ""),
        ("Replies: 120 in all (May 2026). Online 90, paper 45.", "90 + 45 is 135, not 120"),
        ("Users: under 18, 20%; 18 to 64, 55%; 65 and over, 35%.", "20% + 55% + 35% is 110%, not 100%"),
        ("Users: under 18, 20%; 18 to 64, 45%; 65 and over, 35%.", ""),
        ("Pay £61,000 and premises £27,000, which makes £94,000 a year.", "£61,000 + £27,000 is £88,000, not £94,000"),
        ("Stress 31%, backs 19% and infections 15%; the other 35% were of other kinds.", ""),
    ],
)
def test_sums_over_two_sentences(text: str, wrong: str):
    assert wrong_sums(text) == ((wrong,) if wrong else ())


def test_only_brackets_with_a_source_are_left_out():
    assert without_sources("We have 60 (register, 4 May 2026), 45 of them (75%) women.") == (
        "We have 60, 45 of them (75%) women."
    )
