"""Misstatements of law, conclusions of no effect, and measures for another difficulty are told from their neighbours."""

import pytest

from eia_tui.checks.methods.conclusions import concludes_no_effect
from eia_tui.checks.methods.law_errors import misstated, misstates_duty
from eia_tui.checks.methods.law_for_groups import puts_marriage_aside
from eia_tui.checks.methods.topics import answers_something_else


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("The needs of a minority cannot outweigh the saving for the many.", "due regard"),
        (
            "Now that Cabinet has the options, the equality duty is discharged and need not be looked at again.",
            "after the decision as well",
        ),
        ("Indirect discrimination is not possible where there is no intention.", "whatever was intended"),
        ("Only deliberate discrimination is unlawful.", "whatever was intended"),
        ("Civil partnership is no protected characteristic in employment.", "At work"),
        ("Age is not protected in services.", "every age"),
        ("The Act covers eight protected characteristics.", "nine"),
        ("Care leavers are protected under the Equality Act.", "nine"),
        ("When the rounds are let, responsibility for equality passes to the contractor.", "hand its duty over"),
        ("The council does not have to make adjustments until a visitor asks.", "in advance"),
        ("Direct discrimination can be justified where the saving is large.", "differs between direct and indirect"),
        ("GDPR prevents us from asking people about their religion.", "data protection officer"),
        ("The Equality Act 2012 lists the groups.", "2010"),
        ("The duty requires the council to remove all disadvantages.", "due regard"),
        ("Positive action is not permitted.", "favourably"),
        ("Everyone pays the same, so it cannot be unfair to anyone.", "One rule for all"),
    ],
)
def test_a_misstatement_of_law_is_found_with_what_the_law_is(sentence: str, law: str):
    found, advice = misstated(f"The desk moves in May. {sentence}")
    assert found == sentence
    assert law in advice


@pytest.mark.parametrize(
    "sentence",
    [
        "The needs of the few who come by bus are met by the stop at the door.",
        "The equality duty was weighed at each stage and will be again in October 2027.",
        "The council keeps its duty when the service is let, and the provider has it as well.",
        "The Act covers nine protected characteristics, and the council adds three groups.",
        "The other eight protected characteristics were looked at in turn.",
        "Care experience is treated as if it were a protected characteristic.",
        "Under the Data Protection Act we may not publish names.",
        "Adjustments are planned before the desk opens, and made for whoever asks.",
        "Children are not covered by the insurance of the boat.",
        "Most residents come first thing in the morning.",
        "The duty to grit is in the Highways Act 1980.",
    ],
)
def test_correct_statements_of_the_law_are_left_alone(sentence: str):
    assert misstated(sentence) == ("", "")


def test_what_is_said_wrongly_of_the_duty_is_distinguished_from_other_misstatements():
    assert misstates_duty("The equality duty does not apply to a scheme that we need not offer.")
    assert not misstates_duty("The Equality Act 2012 lists the groups.")
    assert not misstates_duty("The duty to provide a bus does not apply within two miles.")


@pytest.mark.parametrize(
    ("sentence", "concludes"),
    [
        ("On balance the proposal does not raise equality concerns.", True),
        ("The list is fair to everyone, and no one is left worse off.", True),
        ("The screening concluded low impact on all groups.", True),
        ("The change affects all residents equally.", True),
        ("It will not disproportionately affect people with protected characteristics.", True),
        ("The scheme is expected to be positive for all communities.", True),
        ("No equality group was left out of the consultation.", False),
        ("No one is made redundant.", False),
        ("The effect on traffic is minimal.", False),
        ("Nobody's alarm is taken away without a risk assessment.", False),
        ("It is an offer: nobody loses transport because they say no.", False),
        ("We looked for times that seem fair to all but shut some people out.", False),
    ],
)
def test_a_conclusion_of_no_effect_is_about_people(sentence: str, *, concludes: bool):
    assert concludes_no_effect(sentence) is concludes


@pytest.mark.parametrize(
    ("mitigation", "is_other"),
    [
        ("Season tickets are sold in ten instalments.", True),
        ("Two more bays are marked in the car park.", True),
        ("A quiet hour with the lights low, on Tuesdays.", False),
        ("An adviser rings each visitor before the first visit.", False),
        ("Whoever prefers may choose a smaller hall.", False),
    ],
)
def test_a_measure_must_lessen_the_difficulty_that_people_have(mitigation: str, *, is_other: bool):
    assert (
        answers_something_else("The noise and glare of the hall are painful for autistic visitors.", mitigation)
        is is_other
    )


@pytest.mark.parametrize(
    ("reason", "is_aside"),
    [
        ("The duty does not extend to this characteristic.", True),
        ("Marital status lies outside the Act and was not looked at.", True),
        ("Only the first aim of the duty applies.", False),
        ("In services the Act does not cover it.", False),
        ("The rota does not ask who is married.", False),
    ],
)
def test_marriage_is_put_aside_where_the_law_is_said_not_to_protect_it(reason: str, is_aside: bool):
    assert bool(puts_marriage_aside(reason)) == is_aside
