"""Who is responsible: one person or one post, or nobody in particular."""

import pytest

from eia_tui.checks.methods.who import is_one_person, names_who


@pytest.mark.parametrize(
    "owner",
    [
        "Head of Parks", "AD Parks", "Parks Accountant", "Matron in charge", "Zainab Okoro", "Z. Okoro", "Parks Team Leader",
        "Deputy Chief Executive", "Lead Member for Parks", "Parks Manager and both wardens", "Tree Officer, Parks Service",
        "Interim Director (Parks)", "Landscape Architect", "Contract Manager, Veltrix Ltd", "Senior Responsible Owner",
    ],
)  # fmt: skip
def test_a_post_or_a_name_is_one_person(owner: str):
    assert is_one_person(owner)


@pytest.mark.parametrize(
    "owner",
    [
        "Parks", "Parks team", "Managers", "Veltrix", "Veltrix Ltd", "Steering Group", "Everyone", "TBC", "Head to be appointed",
        "Workstream 7", "The council", "Friends of the Park", "Officers", "Head of Parks' team", "Lead Provider", "Public Health",
    ],
)  # fmt: skip
def test_a_team_a_firm_or_nobody_is_not_one_person(owner: str):
    assert not is_one_person(owner)


def test_a_sentence_names_who_by_a_post():
    assert names_who("The Tree Officer will count them.")
    assert not names_who("We will count them.")
