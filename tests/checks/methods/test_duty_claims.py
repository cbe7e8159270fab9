"""Tests which sentences put the equality duty aside."""

import pytest

from eia_tui.checks.methods.duty_claims import only_names_duty, puts_duty_aside
from eia_tui.checks.methods.duty_in_words import is_duty_in_words


@pytest.mark.parametrize(
    "sentence",
    [
        "PSED: not applicable.",
        "Allotments are discretionary, so there is nothing to have due regard to.",
        "The general duty attaches to strategies, not to individual orders.",
        "Equality matters will be looked after by the school.",
        "Due regard will be given once the hall has been let.",
        "Members will vote in March and the assessment will be written afterwards.",
        "The need to save overrides the equality duty.",
        "Legal Services have signed off the equalities side.",
        "Equality Act complied with? Yes.",
        "All officers know the equality duty.",
    ],
)
def test_a_duty_that_is_denied_deferred_handed_on_or_ticked_is_put_aside(sentence: str):
    assert puts_duty_aside(sentence) or only_names_duty(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "We had due regard to what deaf callers need.",
        "The equality duty applies to a closure as to anything else.",
        "Members must have due regard to the equality duty themselves.",
        "Signing a form is not enough to meet the equality duty.",
        "The budget does not override the equality duty.",
        "This assessment helps to show due regard to each of them:",
        "The duty manager rang 40 swimmers.",
        "Under the Highways Act the duty is met by a yearly inspection.",
        "The assessment of need is done after the first visit.",
    ],
)
def test_a_duty_that_is_weighed_upheld_or_another_is_not(sentence: str):
    assert not puts_duty_aside(sentence)
    assert not only_names_duty(sentence)


@pytest.mark.parametrize(
    ("sentence", "is_empty"),
    [
        ("Audit wants an EIA on file.", True),
        ("All limbs of the duty have been looked at.", True),
        ("The duty does not come into it for hedges.", True),
        ("The assessment was signed by the lifeguard after the storm.", False),
        ("The equality duty is why the ramp comes first.", False),
        ("Jury duty is paid.", False),
    ],
)
def test_a_sentence_of_duty_and_paperwork_has_no_word_of_what_was_weighed(sentence: str, is_empty: bool):
    assert is_duty_in_words(sentence) is is_empty
