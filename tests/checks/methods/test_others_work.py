"""Changes to the work of people who need not be the council's own staff."""

import pytest

from eia_tui.checks.methods.others_work import (
    NOBODY_LOSES,
    NONE_AFFECTED,
    NOT_OURS,
    OF_ANYBODY,
    OF_EMPLOYMENT,
    SERVICE_MOVES,
    are_more,
    who_loses_work,
)
from eia_tui.checks.methods.patterns import LazyPattern


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Agency nurses will no longer be needed.", "agency"),
        ("The agency nurses will not be needed after May.", "agency"),
        ("The firm that cleans the baths loses the contract.", "firm"),
        ("Volunteers would be let go when the museum shuts.", "volunt"),
        ("The cleaning contract will end in March.", "cleani"),
        ("Sessional tutors lose their income.", "sessio"),
        ("Apprentices finish in July.", "appren"),
        ("Casual ushers are no longer booked.", "casual"),
    ],
)
def test_workers_of_others_who_lose_their_work_are_named_by_how_the_word_begins(sentence: str, who: str):
    assert who_loses_work(sentence) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Apprentices will not lose their work.",
        "Volunteers finish tea at four.",
        "The operator runs six boats; the pier will be let go.",
        "The contract ends in March.",
        "Ushers lose their pitch.",
        "The contractor sends a van.",
        "Volunteers will go to Hinckley by bus.",
        "The company would end its sponsorship of the gala.",
        "Agency ushers are not used on Mondays.",
    ],
)
def test_who_keeps_their_work_or_loses_something_else_is_passed(sentence: str):
    assert who_loses_work(sentence) == ""


@pytest.mark.parametrize(
    ("before", "happens", "more"),
    [
        ("", "from 14 to 16", True),
        ("", "from 16 to 14", False),
        ("There will be six ", "instead of four", True),
        ("There will be four ", "rather than 6", False),
        ("Ushers ", "change places", False),
    ],
)
def test_more_staff_than_now_are_told_from_fewer(before: str, happens: str, more: bool):
    assert are_more(before, happens) is more


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The Sunday premium ends in May.", "hours"),
        ("The rota for wardens would change.", "hours"),
        ("The working day will lengthen.", "hours"),
        ("We will reduce the number of museum wardens.", "posts"),
        ("Payroll will be run by an external provider.", "transfer"),
        ("The unit moves to a shared service.", "transfer"),
        ("Weekend payments can be made online.", ""),
        ("Shift workers start at six.", ""),
        ("We will reduce the number of bollards.", ""),
        ("The gala will be run by volunteers.", ""),
    ],
)
def test_a_change_to_work_has_its_kind_whoever_does_it(sentence: str, kind: str):
    assert next((each for each, pattern in OF_ANYBODY if pattern.search(sentence)), "") == kind


@pytest.mark.parametrize(
    ("pattern", "says", "near_miss"),
    [
        (SERVICE_MOVES, "The record office moves from Wharf Street to Hinckley, four miles away.", "The library moves to a new system."),
        (SERVICE_MOVES, "We would move the library to Lower Green, 3 miles off.", "We would move the library to the ground floor."),
        (NOT_OURS, "Night workers use the first bus.", "Our wardens use the first bus."),
        (NOT_OURS, "Staff of other councils may come.", "Staff of the museum may come."),
        (NONE_AFFECTED, "No council post is affected.", "No council tenant is affected."),
        (NONE_AFFECTED, "Nobody plans any redundancies.", "Nobody plans any outings."),
        (NOBODY_LOSES, "No-one loses their post.", "No-one loses their seat."),
        (NOBODY_LOSES, "The museum keeps every job.", "The museum keeps every jar."),
        (OF_EMPLOYMENT, "Wardens would be redeployed.", "Wardens would be thanked."),
        (OF_EMPLOYMENT, "Excess mileage is paid for two years.", "Mileage is shown on the sign."),
    ],
)  # fmt: skip
def test_work_is_told_from_what_only_sounds_like_it(pattern: LazyPattern, says: str, near_miss: str):
    assert pattern.search(says)
    assert not pattern.search(near_miss)
