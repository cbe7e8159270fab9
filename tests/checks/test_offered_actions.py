"""An action is offered for each line or list item of a mitigation that no action covers."""

import pytest

from eia_tui.checks.action_coverage import as_action
from eia_tui.checks.offered_actions import offered_actions
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form

POST = "We will write to every household by post"
PRINT = "We will print large timetables at each stop"


@pytest.fixture
def draft(form: Form) -> Draft:
    return Draft(form)


def mitigate(draft: Draft, mitigation: str, number: int = 0) -> None:
    for role, text in (("concerns", "Older people may not hear of the change"), ("mitigation", mitigation)):
        draft.put([asked.address for asked in draft.form.with_role(role)][number], text)  # type: ignore[arg-type]


def take(draft: Draft, number: int) -> None:
    made = as_action(draft, offered_actions(draft)[number])
    assert made
    address, row = made
    before = draft.answer(address)
    draft.put(address, [*(before if isinstance(before, list) else []), row])


@pytest.mark.parametrize(
    "mitigation",
    [f"- {POST}\n- {PRINT}", f"{POST}\n{PRINT}", f"{POST}\n\n{PRINT}", f"The council will:\n\n1. {POST}\n2. {PRINT}"],
)
def test_each_line_or_item_is_offered_until_it_is_an_action(draft: Draft, mitigation: str):
    mitigate(draft, mitigation)
    assert [each.action_text for each in offered_actions(draft)] == [POST, PRINT]
    take(draft, 0)
    assert [each.action_text for each in offered_actions(draft)] == [PRINT]
    take(draft, 0)
    assert offered_actions(draft) == []


def test_a_wrapped_line_is_one_action(draft: Draft):
    mitigate(draft, "We will write to every\nhousehold by post")
    assert [" ".join(each.action_text.split()) for each in offered_actions(draft)] == [POST]


def test_an_action_in_other_words_covers_the_group(draft: Draft):
    mitigate(draft, f"- {POST}\n- {PRINT}")
    (asked,) = draft.form.with_role("actions")
    draft.put(asked.address, [{"action": "Post a letter and a printed timetable to households", "groups": ["age"]}])
    assert POST not in [each.action_text for each in offered_actions(draft)]


VISIT = "Offer every reader a home library visit by May 2027."
RING, LIFT = "Ring each disabled reader before March 2027", "Book a lift for the town library trip"


def offered(draft: Draft) -> list[str]:
    return [each.action_text for each in offered_actions(draft)]


def plan(draft: Draft, *planned: tuple[str, list[str]]) -> None:
    (asked,) = draft.form.with_role("actions")
    draft.put(asked.address, [{"action": text, "groups": groups} for text, groups in planned])


def test_an_action_for_another_group_with_a_common_word_covers_nothing(draft: Draft):
    mitigate(draft, VISIT)
    mitigate(draft, f"- {RING}\n- {LIFT}", number=1)
    take(draft, 0)
    assert offered(draft) == [RING, LIFT]
    take(draft, 1)
    assert offered(draft) == [RING]


def test_what_an_action_was_that_is_deleted_is_offered_again(draft: Draft):
    mitigate(draft, VISIT)
    mitigate(draft, f"- {RING}\n- {LIFT}", number=1)
    counting: tuple[str, list[str]] = ("Count home visits and ask readers how the change has gone", [])
    plan(draft, (VISIT, ["age"]), (f"{LIFT} each month", ["disability"]), counting)
    assert offered(draft) == [RING]
    plan(draft, (f"{LIFT} each month", ["disability"]), counting)
    assert offered(draft) == [VISIT, RING]


def test_an_action_for_everyone_in_the_words_of_the_mitigation_covers_it(draft: Draft):
    mitigate(draft, VISIT)
    plan(draft, ("Offer home library visits to every reader", []))
    assert offered(draft) == []


def test_a_mitigation_that_names_its_action_by_number_is_not_offered(draft: Draft):
    mitigate(draft, f"- {POST} (action 1)\n- {PRINT} (action 2)")
    plan(draft, ("Letters go out in March", ["age"]), ("Timetables in large print", []))
    assert offered(draft) == []
