"""Whether other options are weighed, data is lacking, the change is in force, and who speaks."""

import pytest

from eia_tui.checks.methods.audience import are_only_told, is_by_office, speak_themselves
from eia_tui.checks.methods.data_gaps import lacks_data
from eia_tui.checks.methods.in_force import in_force
from eia_tui.checks.methods.negation import leaves_it_to_them
from eia_tui.checks.methods.other_options import names_options, weighs_options
from eia_tui.checks.methods.periods import unlike_periods
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.promises import promises_in


@pytest.mark.parametrize(
    ("text", "weighs"),
    [
        ("Halving the hours everywhere would have spread the loss more thinly.", True),
        ("Keeping all five open with fewer staff was discounted as unsafe.", True),
        ("The do-nothing case was costed.", True),
        ("We chose two hubs over one, which is too far for many.", True),
        ("The alternatives were a shared counter, or market days only.", True),
        ("No other way of saving the sum was looked at.", False),
        ("The contract has an option to extend for two more years.", False),
        ("People can phone or write, rather than having to travel.", False),
        ("The rejected bid for lottery money left a gap.", False),
    ],
)
def test_an_option_is_weighed(text: str, weighs: bool):
    assert weighs_options(text) is weighs


def test_options_are_named_anywhere_on_the_form():
    assert names_options("We asked about four options, of which three were rejected.")
    assert not names_options("People have three options: phone, post or a visit.")


@pytest.mark.parametrize(
    ("clause", "lacks"),
    [
        ("The form never had a box for disability", True),
        ("Figures by disability do not exist", True),
        ("No one has counted how many wheelchair users come", True),
        ("No disabled person was refused in 2025", False),
        ("There is no evidence of harm to older people", False),
        ("Nobody knows the answer", False),
    ],
)
def test_data_on_people_is_lacking(clause: str, lacks: bool):
    assert lacks_data(clause, group_words()) is lacks


@pytest.mark.parametrize(
    ("text", "is_in_force"),
    [
        ("The new limits were applied to all permits given after 1 October 2026.", True),
        ("Orders have been dealt with under the new rules since 1 October.", True),
        ("The Head of Service signed this off in September 2026.", True),
        ("If agreed, the new limits come into force on 1 April 2027.", False),
        ("The new law came into force on 1 November 2026.", False),
        ("A trial of the new hours ran in May 2026.", False),
    ],
)
def test_a_change_is_in_force(text: str, is_in_force: bool):
    assert bool(in_force(text)) is is_in_force


@pytest.mark.parametrize(
    ("text", "unlike"),
    [
        (
            "From April to December 2025 there were 14,310 visits, against 21,600 from April 2024 to March 2025, a fall.",
            True,
        ),
        ("Loans fell from 12,000 in 2024/25 to 8,500 in the nine months to December 2025.", True),
        ("In the first half of 2026 there were 900 visits, down from 1,900 in 2025.", True),
        ("Visits fell from 14,310 in 2019/20 to 9,820 in 2025/26.", False),
        ("From April to December 2025 there were 900 visits, against 1,600 in the same months of 2024.", False),
    ],
)
def test_periods_of_unlike_length_are_compared(text: str, unlike: bool):
    assert bool(unlike_periods(text)) is unlike


def test_who_speaks():
    assert is_by_office("**Parish clerks**, by e-mail in July 2026. Two offered their halls.")
    assert not is_by_office("Parents at the gate were asked in July 2026.")
    assert speak_themselves("Parish clerks passed the form on: 64 families filled it in.")
    assert not speak_themselves("Members asked about rural families.")
    assert are_only_told("Tenants were told of the plan by notice on 4 May 2026.")
    assert not are_only_told("Tenants were told of the plan and asked for their views.")


def test_those_affected_have_to_live_with_it():
    assert leaves_it_to_them("Members will have to make new friends.")
    assert not leaves_it_to_them("Members keep a day of respite in each week of the move.")


def test_a_sentence_may_make_a_second_promise():
    sentence = "A supplement is paid for nights, and drivers will be shown how to use the autism cards beforehand."
    assert promises_in(sentence) == ("drivers will be shown how to use the autism cards beforehand.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "A supplement is paid, and nobody will lose it.",
        "Shops and cafés will be paid to let anybody use their toilet.",
    ],
)
def test_a_sentence_that_makes_one_promise(sentence: str):
    assert promises_in(sentence) == ()
