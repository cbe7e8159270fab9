"""An action is offered for each line or list item of a mitigation that no action covers."""

from pathlib import Path

import pytest

from eia_tui.checks.action_coverage import as_action, uncovered
from eia_tui.checks.offered_actions import offered_actions
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft

POST = "We will write to every household by post"
PRINT = "We will print large timetables at each stop"


@pytest.fixture
def draft(form: Form) -> Draft:
    return Draft(form)


def mitigate(draft: Draft, mitigation: str) -> None:
    for role, text in (("concerns", "Older people may not hear of the change"), ("mitigation", mitigation)):
        draft.put(next(asked.address for asked in draft.form.with_role(role)), text)  # type: ignore[arg-type]


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


def test_an_action_for_another_group_takes_nothing_off_the_list(draft: Draft):
    mitigate(draft, f"- {POST}\n- {PRINT}")
    take(draft, 0)
    (asked,) = draft.form.with_role("actions")
    rows = draft.answer(asked.address)
    assert isinstance(rows, list)
    draft.put(asked.address, [*rows, {"action": "Print a map of the stop by the temple", "groups": ["race"]}])
    assert [each.action_text for each in offered_actions(draft)] == [PRINT]


@pytest.mark.parametrize("sign", ["- ", "* ", "1. "])
def test_the_only_item_of_a_list_is_an_action_without_its_sign(draft: Draft, sign: str):
    mitigate(draft, f"{sign}{POST}")
    assert [each.action_text for each in offered_actions(draft)] == [POST]
    take(draft, 0)
    assert offered_actions(draft) == []


def test_what_is_planned_to_find_out_is_offered_until_it_is_an_action(draft: Draft):
    plan = "The service manager will ask carers at the spring drop-ins, by May 2027"
    for role, value in (("effect", "not-known"), ("plan", f"- {plan}")):
        draft.put(next(asked.address for asked in draft.form.with_role(role)), value)  # type: ignore[arg-type]
    assert [each.action_text for each in offered_actions(draft)] == [plan]
    take(draft, 0)
    assert offered_actions(draft) == []
    assert list(uncovered(draft)) == []


@pytest.mark.parametrize("plan", ["", "None", "Not known"])
def test_no_plan_is_no_action(draft: Draft, plan: str):
    for role, value in (("effect", "not-known"), ("plan", plan)):
        draft.put(next(asked.address for asked in draft.form.with_role(role)), value)  # type: ignore[arg-type]
    assert offered_actions(draft) == []


def test_a_wrapped_line_is_one_action(draft: Draft):
    mitigate(draft, "We will write to every\nhousehold by post")
    assert [" ".join(each.action_text.split()) for each in offered_actions(draft)] == [POST]


def test_an_action_in_other_words_covers_the_group(draft: Draft):
    mitigate(draft, f"- {POST}\n- {PRINT}")
    (asked,) = draft.form.with_role("actions")
    draft.put(asked.address, [{"action": "Post a letter and a printed timetable to households", "groups": ["age"]}])
    assert POST not in [each.action_text for each in offered_actions(draft)]


@pytest.mark.parametrize("path", [find_draft("example"), *sorted((Path(__file__).parent / "good").iterdir())], ids=str)
def test_where_nothing_was_offered_yet_the_list_and_the_checks_agree(path: Path):
    draft = open_draft(path)
    assert {each.group.id for each in offered_actions(draft)} == {each.group.id for each in uncovered(draft)}
