"""The checks, the panel of the action plan and the prompts agree on which groups no action covers."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.checks import findings
from eia_tui.checks.action_coverage import as_action, uncovered
from eia_tui.checks.methods.phrases import mentions
from eia_tui.checks.registry import all_checks
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form, Group
from eia_tui.form.kinds import Role, Rows
from eia_tui.form.values import Value
from eia_tui.storage.drafts import open_draft
from eia_tui.system.text import shortened
from tests.examples import examples

HERE = Path(__file__).parent
ANSWERS: list[Mapping[Role, Value]] = [
    {"concerns": "Older borrowers may not manage the new kiosks", "mitigation": "Staff show anybody how they work"},
    {"concerns": "Neutral-coloured signs cannot be read from a wheelchair"},
    {"concerns": "Not measured"},
    {"concerns": "Awaiting the full results of the survey"},
    {"concerns": "Awaiting the full results of the survey", "mitigation": "Borrowers may bring a friend"},
    {"concerns": "None identified", "mitigation": "None required"},
    {"concerns": "Nothing in particular, although some find the signs in English hard", "mitigation": "Not measured"},
    {"concerns": "Evening closing shuts out people who work by day", "mitigation": "TBC"},
    {"concerns": "N/A", "mitigation": "N/A"},
    {"mitigation": "Interpreters at the desk"},
]
"""For each group in turn, answers as officers write them in a first draft."""
REAL = [0, 1, 4, 6, 7, 9]
"""Those with a real mitigation or a real concern."""
SENTENCES = [
    *(text for each in ANSWERS for text in each.values() if isinstance(text, str)),
    "An adviser will ring each of the tenants who live alone, once a fortnight, about heating bills.",
    "Security patrols will walk the estates by the factory at night.",
    "The counter stays open on Fridays (action 1).",
    "Review after a year: use of the branches by age and sex.",
    "Older borrowers and disabled borrowers are shown how the kiosks work.",
    "Staff show anybody how they work",
]
"""What random answers and actions are made of."""
OF_THE_PLAN = ("no-action", "no-actions", "no-mitigation")
PROMISES = [
    each
    for check in all_checks()
    if check.name == "no-action"
    for each in check.finds
    if "action" in each or "actions" in each
]
"""Examples of a mitigation that makes one promise which no action carries out."""
ROWS: dict[str, list[dict[Role, Value]]] = {
    "no actions": [],
    "actions that name no groups": [{"action": "Show older borrowers how the kiosks work"}, {"action": "Order stamps"}],
    "actions that name groups": [{"action": "Show how the kiosks work", "groups": ["age", "sex"]}],
}


def first_draft(form: Form, rows: list[dict[Role, Value]]) -> Draft:
    draft = Draft(form)
    steps = [step for step in form.steps if step.group]
    for step, answers in zip(steps, ANSWERS, strict=False):
        for asked in step.asked:
            if asked.question.role in answers:
                draft.put(asked.address, answers[asked.question.role])
    for asked in form.with_role("actions"):
        assert isinstance(asked.question, Rows)
        columns = {column.role: column.id for column in asked.question.columns}
        draft.put(asked.address, [{columns[role]: cell for role, cell in row.items()} for row in rows])
    return draft


def agree(draft: Draft) -> None:
    """Fails unless the checks report exactly what the panel and the prompts list."""
    listed = list(uncovered(draft))
    found = [finding for each in all_checks() if each.name in OF_THE_PLAN for finding in each(draft)]
    no_action = [finding for finding in found if finding.check == "no-action"]
    plan = [draft.answer(asked.address) for asked in draft.form.with_role("actions")]
    if any(plan):
        with_mitigation = [each for each in listed if each.mitigation]
        assert [finding.address for finding in no_action] == [each.address for each in with_mitigation]
        for finding, each in zip(no_action, with_mitigation, strict=True):
            assert finding.message.startswith(f"{each.group.name}: ")
            assert ("no action says who will do it" in finding.message) == bool(each.promise)
            assert shortened(each.promise) in finding.message
    else:
        assert no_action == []
        assert not any(each.promise for each in listed)
        messages = [finding.message for finding in found if finding.check == "no-actions"]
        assert len(messages) == bool(listed)
        assert all(each.group.name in message for message in messages for each in listed)
    no_mitigation = [finding.message for finding in found if finding.check == "no-mitigation"]
    for each in listed:
        reported = any(message.startswith(f"{each.group.name}:") for message in no_mitigation)
        assert reported == (not each.mitigation)
    assert len({each.group.id for each in listed}) == len(listed)


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_the_panel_lists_what_the_checks_report(form: Form, rows: list[dict[Role, Value]]):
    agree(first_draft(form, rows))


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*.toml")), ids=lambda path: path.stem)
def test_the_panel_lists_what_the_checks_report_on_whole_drafts(path: Path):
    agree(open_draft(path))


@given(data=st.data())
@examples(25)
def test_the_panel_lists_what_the_checks_report_on_any_draft(form: Form, data: st.DataObject):
    draft = Draft(form)
    texts = st.lists(st.sampled_from(SENTENCES), max_size=3).map(" ".join)
    for step in form.steps:
        for asked in step.asked if step.group else ():
            if asked.question.role in ("concerns", "mitigation"):
                draft.put(asked.address, data.draw(texts) or None)
    plan = next(form.with_role("actions"))
    assert isinstance(plan.question, Rows)
    columns = {column.role: column.id for column in plan.question.columns}
    row = st.fixed_dictionaries(
        {
            columns["action"]: texts,
            columns["groups"]: st.lists(st.sampled_from([group.id for group in form.groups]), max_size=3, unique=True),
        }
    )
    draft.put(plan.address, data.draw(st.lists(row, max_size=4)))  # type: ignore[arg-type]
    agree(draft)


@pytest.mark.parametrize("example", PROMISES, ids=[each["mitigation"] for each in PROMISES])
def test_a_promise_that_no_action_carries_out_can_be_added_to_the_plan(
    answer_example: Callable[[Mapping[str, Value]], Draft], example: Mapping[str, Value]
):
    draft = answer_example(example)
    agree(draft)
    [left] = uncovered(draft)
    assert left.promise
    assert left.promise in left.mitigation
    added = as_action(draft, left)
    assert added
    address, row = added
    assert left.promise in row.values()
    draft.put(address, [*(draft.answer(address) or []), row])  # type: ignore[misc]
    assert list(uncovered(draft)) == []
    agree(draft)


def test_only_real_mitigations_and_concerns_are_offered_as_actions(form: Form):
    listed = list(uncovered(first_draft(form, [])))
    assert [each.group for each in listed] == [form.groups[number] for number in REAL]
    action_texts = [each.action_text for each in listed]
    assert "Neutral-coloured signs cannot be read from a wheelchair" in action_texts
    assert not {"Not measured", "None required", "TBC", "Awaiting the full results of the survey"} & set(action_texts)


def test_a_group_that_an_action_names_or_is_about_is_covered(form: Form):
    about = first_draft(form, ROWS["actions that name no groups"])
    assert form.groups[0] not in [each.group for each in uncovered(about)]
    named = first_draft(form, ROWS["actions that name groups"])
    assert {"age", "sex"} & {each.group.id for each in uncovered(named)} == set()


def without_groups(form: Form) -> Form:
    """The form with an action plan that does not ask which groups an action is for."""
    sections = tuple(
        replace(
            section,
            questions=tuple(
                replace(question, columns=tuple(each for each in question.columns if each.role != "groups"))
                if isinstance(question, Rows)
                else question
                for question in section.questions
            ),
        )
        for section in form.sections
    )
    return replace(form, sections=sections)


@pytest.mark.parametrize("change", [lambda form: form, without_groups], ids=["with groups", "without groups"])
def test_a_group_whose_mitigation_or_concern_becomes_an_action_is_covered(form: Form, change: Callable[[Form], Form]):
    draft = first_draft(change(form), [])
    remaining = list(uncovered(draft))
    assert remaining
    while remaining:
        action = as_action(draft, remaining[0])
        assert action
        address, row = action
        draft.put(address, [*(draft.answer(address) or []), row])  # type: ignore[misc]
        now = list(uncovered(draft))
        assert remaining[0].group not in [each.group for each in now]
        remaining = now
    assert [finding for finding in findings(draft) if finding.check in ("no-action", "no-actions")] == []


def test_a_form_without_an_action_plan_offers_none(form: Form):
    sections = tuple(section for section in form.sections if all(q.role != "actions" for q in section.questions))
    bare = Form(id="bare", title="Bare", sections=sections, groups=form.groups)
    assert list(uncovered(first_draft(bare, []))) == []


def test_every_group_of_the_councils_form_is_mentioned_by_other_words_than_its_name(form: Form):
    without = [group.id for group in form.groups if mentions(group) == mentions(Group("", group.label))]
    assert without == []
