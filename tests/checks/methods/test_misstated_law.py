"""What sentences say wrongly of laws, of whom they protect, and of the equality duty."""

import pytest

from eia_tui.checks.methods.law_by_slots import HANDED_OVER, LAW_BY_SLOTS, NINE, OF_THE_DUTY
from eia_tui.checks.methods.law_errors import misstated, misstates_duty
from eia_tui.checks.methods.law_for_groups import ABOUT_GROUPS
from eia_tui.checks.methods.law_names import NAMES_OF_LAW, Misstatement
from eia_tui.checks.methods.law_of_duty import ABOUT_DUTY, without_other_duties


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("Rural residents are protected under the Equality Act.", "Income, class and place"),
        ("Nationality is a protected characteristic.", "use their names"),
        ("The nine characteristics (age, sexuality and so on) were looked at.", "use their names"),
        ("The Equal Pay Act 1970 covers our porters.", "The Equality Act 2010 replaced"),
        ("The Equality Act gives campers a right to be consulted.", "no duty to consult"),
        ("Riders with hay fever are protected under the Act.", "not itself an impairment"),
        ("Gypsies are not an ethnic group.", "section 9"),
        ("The Act has eight characteristics.", "nine protected characteristics"),
        ("Names are kept under the Data Protection Act 1998.", "Data Protection Act 2018"),
        ("The National Assistance Act 1948 binds the day centre.", "Care Act 2014"),
    ],
)
def test_what_a_name_stands_for_in_law_is_put_right(sentence: str, law: str):
    assert law in misstated(sentence)[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rural residents are not protected under the Act.",
        "We treat care experience as if it were a protected characteristic.",
        "The protected characteristic of gender reassignment matters at the baths.",
        "The nine protected characteristics (age, race including ethnicity and nationality, and so on) were looked at.",
        "The Equal Pay Act was repealed.",
        "The Equality Act gives no right to be consulted.",
        "Addiction itself is not protected by the Act.",
        "A traveller family said that they were not covered.",
        "The Data Protection Act 1998 was replaced.",
    ],
)
def test_names_that_are_used_rightly_are_passed(sentence: str):
    assert misstated(sentence) == ("", "")


@pytest.mark.parametrize(
    ("act", "exists"),
    [
        ("Care Act 2014", True),
        ("Health and Social Care Act 2012", True),
        ("Health and Care Act 2022", True),
        ("Adoption and Children Act 2002", True),
        ("Carers and Disabled Children Act 2000", True),
        ("Protection of Children Act 1978", True),
        ("Children Act 1989", True),
        ("Mental Capacity (Amendment) Act 2019", True),
        ("Care Act 2016", False),
        ("Children Act 2010", False),
        ("Human Rights Act 1999", False),
        ("Autism Act 2012", False),
    ],
)
def test_an_act_of_that_year_is_told_from_one_that_never_was(act: str, exists: bool):
    assert ("No Act of that name" in misstated(f"The {act} asks for a plan.")[1]) is not exists


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("Adjustments are only made where riders have told us.", "looks ahead"),
        ("A fee that is the same for all cannot disadvantage anyone.", "at a disadvantage"),
        ("Carers are outside the scope of the Act.", "through the person they care for"),
        ("Carers aren't protected by the Act.", "through the person they care for"),
        ("Refugees have no rights under the equality duty.", "whatever somebody's status"),
        ("Migrants aren’t covered by the Equality Act.", "whatever somebody's status"),
        ("Boys aren't protected by the Act.", "people of every age, sex"),
    ],
)
def test_what_the_law_does_for_a_group_is_put_right(sentence: str, law: str):
    assert law in misstated(sentence)[1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Adjustments are not only for those who asked.",
        "At work we make adjustments only where the employee asks.",
        "A fee that is the same for all can disadvantage some.",
        "Carers are protected by association under the Act.",
        "Refugees have no boat of their own.",
    ],
)
def test_what_is_right_about_a_group_is_passed(sentence: str):
    assert misstated(sentence) == ("", "")


@pytest.mark.parametrize(
    "sentence",
    [
        "The equality duty isn't triggered by a new ferry timetable.",
        "Ferry grants are exempt from the equality duty.",
        "There is no obligation to consider equality in a tender.",
        "The need to save overrides the equality duty.",
        "Equality was never considered for the pier.",
        "The duty is met by definition.",
        "The duty covers only our staff.",
        "The equality duty only applies to employment.",
        "By completing this form we meet the equality duty.",
        "Once Cabinet has decided, the duty ends.",
        "Responsibility for equality passes to the contractor.",
        "The trust takes on the equality duty in place of the council.",
    ],
)
def test_a_duty_that_is_denied_narrowed_ended_or_handed_over_is_misstated(sentence: str):
    assert misstates_duty(sentence)
    assert misstated(sentence)[0] == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Ferry grants are not exempt from the equality duty.",
        "Savings do not override the equality duty.",
        "Completing this form does not meet the equality duty.",
        "A signature cannot discharge the duty.",
        "The duty is never over.",
        "The duty manager only covers staff on Sundays.",
        "Night duty covers only two staff.",
        "The contractor has the equality duty as well.",
        "The housing duty does not apply to lodgers.",
        "As regards age, the duty does not apply to pupils in schools.",
    ],
)
def test_a_duty_that_is_upheld_or_another_is_not_misstated(sentence: str):
    assert not misstates_duty(sentence)


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("The covenant duty does not apply.", ""),
        ("As regards age, the duty leaves out pupils in schools.", ""),
        ("The relief duty ends and the equality duty goes on.", "The   ends and the equality duty goes on."),
        ("The duty to consult does not apply.", "The   does not apply."),
        ("The duty to have due regard does not apply.", "The duty to have due regard does not apply."),
    ],
)
def test_other_duties_are_left_out_of_a_sentence(sentence: str, rest: str):
    assert without_other_duties(sentence) == rest


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("The equality duty falls on the ferry operator.", HANDED_OVER),
        ("Veterans count as a protected group.", NINE),
        ("The Act protects young carers.", NINE),
    ],
)
def test_whose_duty_and_who_is_protected_is_put_right_in_any_words(sentence: str, law: str):
    assert misstated(sentence)[1] == law


def test_every_kind_about_the_duty_has_its_law():
    assert set(OF_THE_DUTY) <= set(LAW_BY_SLOTS)


@pytest.mark.parametrize("error", [*ABOUT_DUTY, *ABOUT_GROUPS, *NAMES_OF_LAW], ids=lambda error: error.law[:30])
def test_advice_on_the_law_is_a_sentence(error: Misstatement):
    assert error.law[0].isupper()
    assert error.law.endswith(".")
