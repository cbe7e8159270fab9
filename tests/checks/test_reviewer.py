"""Each check finds where a reviewer would, and is silent where one would be.

What passes is written after good practice in published assessments, in words of the project's own.
"""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from eia_tui.checks import CHECKS, findings, reviewers
from eia_tui.checks.actions import past_timescale
from eia_tui.checks.dates import future_date
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Role, Rows
from eia_tui.form.values import Value
from tests.checks.wordings import FOUND, PASSED

DONE = date(2026, 10, 30)
ACTION = {"action": "Ask", "responsible": "Library Manager", "timescale": "March 2027", "outcome": "Asked"}
REASON = "Stops, rules and rotas are the same whatever a person's orientation, and the support group saw no barrier."


@pytest.fixture
def answer(draft: Draft) -> Callable[..., Draft]:
    """Answers by what questions are for: those of the first group, of every other one, of the form, and the actions."""

    def answer_(
        said: Mapping[Role, Value] | None = None, *, many: Mapping[Role, Value] | None = None, rows: object = ()
    ) -> Draft:
        steps = [step for step in draft.form.steps if step.group]
        for number, step in enumerate(steps):
            for asked in step.asked:
                role = asked.question.role
                value = (said or {}).get(role) if number == 0 and role else None
                value = value or (many or {}).get(role) if role else value
                if value is not None:
                    draft.put(asked.address, value)
        for asked in (each for step in draft.form.steps if not step.group for each in step.asked):
            role = asked.question.role
            if role and (said or {}).get(role) is not None:
                draft.put(asked.address, said[role])  # type: ignore[index]
            if isinstance(asked.question, Rows):
                columns = {column.role: column.id for column in asked.question.columns}
                draft.put(asked.address, [{columns[key]: value for key, value in row.items()} for row in rows])
        return draft

    return answer_


def found(draft: Draft, check: str) -> list[str]:
    """The messages of one check."""
    every = {**CHECKS, **reviewers()}
    return [finding.message for finding in every[check](draft)]


Case = tuple[str, dict[Role, Value], list[dict[str, Value]]]

FAILING: list[Case] = [
    ("future-date", {"completed": date(2999, 1, 1)}, []),
    ("not-a-date", {"completed": "last spring"}, []),
    ("incomplete-action", {}, [ACTION | {"responsible": ""}]),
    ("incomplete-action", {}, [ACTION | {"timescale": ""}]),
    ("incomplete-action", {}, [ACTION | {"outcome": ""}]),
    ("placeholder", {"evidence": "Lorem ipsum"}, []),
    ("placeholder", {"benefits": "xxx"}, []),
    ("placeholder", {"comments": "(please post any comments from the Departmental Equalities Group here)"}, []),
    ("placeholder", {"concerns": "Some words.\n\nDRAFT"}, []),
    ("sign-off-order", {"officer": "Director of Places", "signed": date(2026, 11, 2)}, []),
    ("no-reason", {"effect": "not-affected"}, []),
    ("no-reason", {"effect": "not-affected", "reason": "No impact."}, []),
    ("no-reason", {"effect": "not-affected", "reason": "They are not affected"}, []),
    ("no-reason", {"benefits": "None", "concerns": "n/a"}, []),
    ("no-reason", {"concerns": "- Neutral"}, []),
    ("no-mitigation", {"concerns": "Many cannot walk to the next stop."}, []),
    ("no-mitigation", {"concerns": "None of the new stops has a seat or a shelter."}, []),
    ("no-mitigation", {"concerns": "No step-free way leads to the new stop."}, []),
    ("awaiting", {"evidence": "To follow."}, []),
    ("awaiting", {"evidence": "Survey results to follow in March."}, []),
    ("not-measured", {"concerns": "Not measured"}, []),
    ("not-measured", {"concerns": "There is no data about this group."}, []),
    ("not-measured", {"effect": "not-known"}, []),
    ("awaiting", {"concerns": "Awaiting the replies"}, []),
    ("awaiting", {"evidence": "The findings will be added in due course."}, []),
    ("awaiting", {"engagement": "Dates TBC."}, []),
    ("no-action", {"mitigation": "Home delivery is offered."}, [ACTION | {"groups": ["race"]}]),
    ("no-actions", {"concerns": "Many cannot walk to the next stop."}, []),
    ("vague-timescale", {}, [ACTION | {"timescale": "Ongoing"}]),
    ("vague-timescale", {}, [ACTION | {"timescale": "ASAP"}]),
    ("past-timescale", {"completed": DONE}, [ACTION | {"timescale": "June 2026"}]),
    ("later-date", {"completed": DONE, "engagement": "We asked on 12 November 2026."}, []),
    ("later-date", {"completed": DONE, "evidence": "Figures of 1/12/2026."}, []),
    ("missing-attachment", {"engagement": "The full report is attached."}, []),
    ("missing-attachment", {"evidence": "See Appendix A."}, []),
    ("missing-attachment", {"evidence": "The chart below shows it.\n\n| a | b |\n|---|---|\n| 1 | 2 |"}, []),
    ("personal-details", {"evidence": "Write to somebody@example.org."}, []),
    ("personal-details", {"engagement": "Ring 0116 496 0000 for more."}, []),
    ("personal-details", {"benefits": "Ring +44 20 7946 0000."}, []),
    ("small-number", {"evidence": "4 people said so."}, []),
    ("small-number", {"concerns": "We heard from 3 of the 5 carers."}, []),
    ("small-number", {"evidence": "4/6 people said so."}, []),
    ("team-owner", {}, [ACTION | {"responsible": "Library team"}]),
    ("same-timescale", {}, [ACTION, ACTION | {"action": "Tell"}]),
    ("orphan-action", {}, [ACTION]),
    ("orphan-action", {"concerns": "Many cannot walk to the next stop."}, [ACTION | {"groups": ["race"]}]),
    ("no-evidence", {"effect": "affected", "evidence": "The vans are old."}, []),
    ("no-source", {"evidence": "52% use it on weekdays."}, []),
    ("duty", {"evidence": "The vans are old and cost a lot. " * 10}, []),
    ("staff", {"evidence": "Savings come from vacancies."}, []),
]
"""A check, answers that it finds something in, and actions."""

AGREED = {
    "block": {"not-a-date", "future-date", "incomplete-action", "placeholder", "sign-off-order"},
    "warn": {
        "no-reason", "no-mitigation", "not-measured", "awaiting", "no-action", "no-actions", "vague-timescale",
        "past-timescale", "later-date", "missing-attachment", "personal-details",
    },
}  # fmt: skip
"""How grave each check is, as other programs rely on it; the others advise."""

PASSING: list[Case] = [
    ("future-date", {"completed": DONE}, []),
    ("incomplete-action", {}, [ACTION]),
    ("placeholder", {"evidence": "The first draft timetable was shown to residents."}, []),
    ("placeholder", {"benefits": "Exxon and XXL are words."}, []),
    ("no-reason", {"effect": "not-affected", "reason": REASON}, []),
    ("no-reason", {"effect": "affected", "benefits": "Nothing", "concerns": "Many cannot walk to the next stop."}, []),
    ("no-reason", {"benefits": "No impact, because every stop, time and rule stays just as it is for them."}, []),
    ("same-reason", {"concerns": "Not measured"}, []),
    ("no-mitigation", {"concerns": "None identified in the survey."}, []),
    ("no-mitigation", {"concerns": "No concerns were raised by the people whom we asked."}, []),
    ("awaiting", {"concerns": "Asylum seekers awaiting a decision cannot prove where they live."}, []),
    ("awaiting", {"concerns": "The new timetable is hard to follow for people with a learning disability."}, []),
    ("later-date", {"completed": DONE, "concerns": "The stop would close on 26 April 2027."}, []),
    ("later-date", {"completed": DONE, "engagement": "A session is planned for 14 January 2027."}, []),
    ("missing-attachment", {"concerns": "Some residents are attached to their driver."}, []),
    ("team-owner", {}, [ACTION | {"responsible": "Jane Roe, Library Service"}]),
    ("no-mitigation", {"concerns": "Many cannot walk.", "mitigation": "Home delivery."}, []),
    ("not-measured", {"concerns": "Not measured. The manager will ask all users by the end of March 2027."}, []),
    ("not-measured", {"effect": "not-known", "plan": "The manager will ask in May 2027."}, []),
    ("awaiting", {"evidence": "People waiting for a bus cannot follow the new timetable."}, []),
    ("no-action", {"mitigation": "Home delivery is offered."}, [ACTION | {"groups": ["age"]}]),
    ("no-action", {"mitigation": "Home delivery."}, [ACTION | {"action": "Offer older people home delivery"}]),
    ("no-actions", {"concerns": "None"}, []),
    ("vague-timescale", {}, [ACTION | {"timescale": "Ongoing, reviewed in May 2027"}]),
    ("vague-timescale", {}, [ACTION | {"timescale": "Spring 2027"}]),
    ("past-timescale", {"completed": DONE}, [ACTION | {"timescale": "Q4 2999"}]),
    ("later-date", {"completed": DONE, "evidence": "Asked in June 2026, and on 1 May 2026."}, []),
    ("later-date", {"completed": DONE, "mitigation": "A stop moves on 26 April 2027."}, []),
    ("missing-attachment", {"evidence": "The table below shows it.\n\n| a | b |\n|---|---|\n| 1 | 2 |"}, []),
    ("missing-attachment", {"evidence": "The [report](https://example.org/report) is attached."}, []),
    ("missing-attachment", {"evidence": "Residents are attached to their stop, ![map](pictures/a.png)."}, []),
    ("personal-details", {"contacts": "0116 496 0000, somebody@example.org"}, []),
    (
        "personal-details",
        {"evidence": "In 2025-26 there were 84,300 loans, 128,400 in 2015-16; 0.8% spoke Polish."},
        [],
    ),
    ("small-number", {"evidence": "1/3 of customers, 4% of people, 1,104 replies and 23 people in 3 villages."}, []),
    ("small-number", {"evidence": "Table 3 lists them. Section 4, question 2."}, []),
    ("team-owner", {}, [ACTION | {"responsible": "Library Team Manager"}]),
    ("same-timescale", {}, [ACTION, ACTION | {"timescale": "May 2027"}]),
    ("orphan-action", {"concerns": "Many cannot walk to the next stop."}, [ACTION | {"groups": ["age"]}]),
    ("orphan-action", {"effect": "not-known", "plan": "Ask."}, [ACTION | {"groups": ["age"]}]),
    ("no-evidence", {"effect": "affected", "evidence": "Older people use it most."}, []),
    ("no-source", {"evidence": "52% use it on weekdays (User survey, March 2026)."}, []),
    ("no-source", {"evidence": "| Age | Share |\n|---|---|\n| 65 | 52% |\n\n*Source: register, 2026.*"}, []),
    ("duty", {"evidence": "The vans are old. " * 20 + "Some shut out disabled people: a barrier."}, []),
    ("staff", {"evidence": "Savings come from vacancies.", "concerns": "Drivers' hours change."}, []),
]


def ids(cases: list[Case]) -> list[str]:
    return [f"{check}-{number}" for number, (check, _, _) in enumerate(cases)]


@pytest.mark.parametrize(("check", "said", "rows"), FAILING, ids=ids(FAILING))
def test_it_finds_what_a_reviewer_finds(
    check: str, said: dict[Role, Value], rows: object, answer: Callable[..., Draft]
):
    every = list({**CHECKS, **reviewers()}[check](answer(said, rows=rows)))
    assert every
    for finding in every:
        assert finding.check == check
        assert finding.severity == next((each for each, names in AGREED.items() if check in names), "advice")
        assert finding.message.endswith(".")
        assert "\n" not in finding.message
        assert len(finding.message) < 400


@pytest.mark.parametrize(("check", "said", "rows"), PASSING, ids=ids(PASSING))
def test_it_is_silent_where_a_reviewer_is(
    check: str, said: dict[Role, Value], rows: object, answer: Callable[..., Draft]
):
    assert found(answer(said, rows=rows), check) == []


@pytest.mark.parametrize(("check", "said", "rows"), FOUND, ids=ids(FOUND))
def test_it_finds_it_however_it_is_put(check: str, said: dict[Role, Value], rows: object, answer: Callable[..., Draft]):
    assert found(answer({"completed": DONE, **said}, rows=rows), check)


@pytest.mark.parametrize(("check", "said", "rows"), PASSED, ids=ids(PASSED))
def test_it_lets_pass_what_is_well_put(check: str, said: dict[Role, Value], rows: object, answer: Callable[..., Draft]):
    assert found(answer({"completed": DONE, **said}, rows=rows), check) == []


def test_every_check_has_an_example_that_fails():
    elsewhere = {"no-form", "unanswered", "picture", "spelling", "wording", "acronym", "long-sentence"}
    shared = {"same-reason", "covenant", "marriage"}
    assert {check for check, _, _ in FAILING} | elsewhere | shared == {*CHECKS, *reviewers()}


def test_the_same_words_with_only_the_groups_name_changed_are_the_same(answer: Callable[..., Draft], form: Form):
    draft = answer(many={"effect": "not-affected"})
    steps = [step for step in form.steps if step.group][2:6]
    for step in steps:
        [reason] = [asked for asked in step.asked if asked.question.role == "reason"]
        draft.put(reason.address, f"Verges are cut for everyone, whatever their {step.group.label.lower()}.")  # type: ignore[union-attr]
    [message] = found(draft, "same-reason")
    assert all(step.group.name in message for step in steps if step.group)


def test_the_same_words_in_three_groups_are_one_finding_that_names_them(answer: Callable[..., Draft], form: Form):
    draft = answer(many={"effect": "not-affected", "reason": REASON})
    [message] = found(draft, "same-reason")
    for group in form.groups:
        assert group.name in message
    names = [group.name for group in form.groups]
    for step in [step for step in form.steps if step.group][2:]:
        for asked in step.asked:
            if asked.question.role == "reason":
                draft.put(asked.address, f"{REASON} This holds for {names.pop()}.")
    assert found(draft, "same-reason") == []


def test_the_covenant_and_marriage_are_tips(answer: Callable[..., Draft]):
    draft = answer(
        {"evidence": "School admissions and housing would change."},
        many={"effect": "not-affected", "reason": "Nothing here treats them otherwise than all other people. " * 8},
    )
    assert "Armed Forces Covenant" in found(draft, "covenant")[0]
    assert "only the first aim" in found(draft, "marriage")[0]
    assert found(answer(many={"reason": REASON}), "marriage") == []


def test_a_time_that_is_past_today_is_told_of_until_it_is_signed_off(answer: Callable[..., Draft]):
    draft = answer({"completed": DONE}, rows=[ACTION | {"timescale": "December 2026"}])
    assert list(past_timescale(draft, date(2026, 12, 31))) == []
    assert list(past_timescale(draft, date(2027, 1, 1)))
    answer({"officer": "Director", "signed": date(2026, 12, 1)}, rows=[ACTION | {"timescale": "December 2026"}])
    assert list(past_timescale(draft, date(2027, 1, 1))) == []
    assert list(future_date(draft, date(2026, 10, 29)))


def test_hidden_answers_are_not_checked(answer: Callable[..., Draft]):
    draft = answer({"concerns": "Awaiting the replies of 3 people."})
    assert found(draft, "awaiting")
    answer({"effect": "not-affected", "reason": REASON})
    assert found(draft, "awaiting") == found(draft, "small-number") == []


def test_nothing_blocks_or_warns_on_the_worked_example(example: Draft):
    assert [finding.message for finding in findings(example) if finding.severity != "advice"] == []
