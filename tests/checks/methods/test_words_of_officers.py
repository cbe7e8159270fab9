"""What officers write for a gap, a note, a reference or a job, in words of their own."""

import pytest

from eia_tui.checks.methods.assuring import only_assures
from eia_tui.checks.methods.gap_ways import is_lacking_somehow
from eia_tui.checks.methods.pending import put_off
from eia_tui.checks.methods.phrases import group_words
from eia_tui.checks.methods.pointing import only_points
from eia_tui.checks.methods.private_people import private_people
from eia_tui.checks.methods.shown import shown_thing
from eia_tui.checks.methods.staff_changes import changed_work
from eia_tui.checks.methods.substance import is_real_mitigation


@pytest.mark.parametrize(
    "sentence",
    [
        "The contractor's report omits disability.", "Asking about faith was dropped in 2023.", "Visits are filed by site, not by person.",
        "The service lacks figures on carers.", "Loans are counted by branch and not by user.",
    ],
)  # fmt: skip
def test_a_source_without_room_for_people_is_a_gap(sentence: str):
    assert is_lacking_somehow(sentence, group_words())


@pytest.mark.parametrize(
    "sentence", ["The town lacks ramps.", "Tickets are sold by age and by zone.", "Charging was stopped in 2024."]
)
def test_what_is_lacking_besides_data_is_no_gap(sentence: str):
    assert not is_lacking_somehow(sentence, group_words())


@pytest.mark.parametrize(
    "sentence",
    [
        "We still need to put in what parents said.", "To write up: comments from the forum.", "We haven't had the minutes back.",
        "The write-up of the visits has not reached us.",
    ],
)  # fmt: skip
def test_what_has_still_to_be_written_down_is_awaited(sentence: str):
    assert put_off(sentence, is_evidence=True)


@pytest.mark.parametrize(
    "sentence", ["To be confirmed as a school governor takes a year.", "The letter has not reached 12 homes."]
)
def test_what_people_wait_for_is_not_awaited_here(sentence: str):
    assert not put_off(sentence, is_evidence=True)


@pytest.mark.parametrize(
    "sentence", ["Ward profile 2026 - enclosed.", "As the bars show, use falls.", "Print-out from the till, May 2026:"]
)
def test_what_is_not_on_the_page_is_referred_to(sentence: str):
    assert shown_thing(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["The form enclosed with the water bill came back from 300 homes.", "The bars on the windows worry people."],
)
def test_what_people_got_by_post_is_no_reference(sentence: str):
    assert shown_thing(sentence) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Payroll goes to a company owned by the council.",
        "A layer of managers is taken out.",
        "The archive joins the museum under its management.",
    ],
)
def test_a_new_employer_and_a_thinner_management_change_work(sentence: str):
    assert changed_work(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "Read what we wrote for Sex.",
        "What I put for Race holds for Age too.",
        "Please look at our answer for Disability.",
    ],
)
def test_a_request_to_read_another_answer_only_points(text: str):
    assert only_points(text, group_words())


@pytest.mark.parametrize("text", ["It is the same for all, so nothing needed.", "Equal for everyone and so no action"])
def test_that_all_are_treated_alike_is_no_mitigation(text: str):
    assert not is_real_mitigation(text)


@pytest.mark.parametrize(
    "text",
    [
        "Existing tenants keep their rent.",
        "The panel considers requests until 31 May from those who were away.",
        "Late claims are considered until June.",
    ],
)
def test_what_people_keep_or_may_still_ask_for_is_a_mitigation(text: str):
    assert is_real_mitigation(text)


@pytest.mark.parametrize(
    "reason",
    [
        "No impact is expected as none is expected.",
        "Age isn't recorded and isn't relevant.",
        "No effect, because there is no effect.",
    ],
)
def test_a_reason_that_says_itself_again_or_that_nobody_asks_only_assures(reason: str):
    assert only_assures(reason)


def test_somebody_who_held_an_office_once_is_a_private_person():
    assert private_people("Ex-Navy sergeant Colin Roper told us of his stroke.")
    assert not private_people("Sergeant Colin Roper told us of his plans.")
