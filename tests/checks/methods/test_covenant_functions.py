"""Functions under the Armed Forces Covenant, and schools, homes and clinics that are only places."""

import pytest

from eia_tui.checks.methods.covenant_functions import is_covenant_function


@pytest.mark.parametrize(
    "sentence",
    [
        "Places in Year 7 are offered by lot.",
        "Half of SEND pupils wait for a taxi.",
        "Tenants with arrears cannot swap homes.",
        "Rough sleepers get a bed for 28 days.",
        "The obesity clinic is let again.",
        "The dental clinic at Mill House is on Mondays.",
        "A plan for homeless people covers their dogs.",
        "Children with a plan are placed two towns away.",
        "Hearing tests take place in libraries.",
    ],
)
def test_what_is_done_with_homes_lessons_or_care_is_under_the_covenant(sentence: str):
    assert is_covenant_function(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Send the form by post.",
        "The car park in School Road is resurfaced.",
        "Leaflets go to clinics and flats.",
        "Health and safety rules ask for a rail.",
        "The pump's housing is cracked.",
        "Library visits by nurseries are booked.",
        "The rank is moved to the hospital.",
        "The path behind a special school is lit.",
        "Nothing here is about admissions policy, which stays as it is.",
    ],
)
def test_a_school_home_or_clinic_may_be_only_a_place(sentence: str):
    assert not is_covenant_function(sentence)
