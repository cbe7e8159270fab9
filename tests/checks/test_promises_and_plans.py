"""A promise is recognised in the action that carries it out in other words, and not in one that only shares words.

No method reads like a reviewer, so the figures of both halves of `promises_and_plans.toml` are held, not each pair.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from eia_tui.checks.action_coverage import GroupToCover, uncovered
from eia_tui.checks.carried_out import Carried, carried_out, is_dropped
from eia_tui.checks.facts import actions
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Rows

SERVICES = tomllib.loads((Path(__file__).parent / "promises_and_plans.toml").read_text(encoding="utf-8"))["service"]
HALVES = {"tuned on": SERVICES[::2], "held back": SERVICES[1::2]}


class Judged(NamedTuple):
    """What is said of the promises to one group."""

    missing: str
    """The beginning of the promise that no action carries out; "" if all are carried out."""
    listed: GroupToCover | None


def drafted(form: Form, service: Mapping[str, Any]) -> Draft:
    draft = Draft(form)
    for promise in service["promise"]:
        for step in form.steps:
            for asked in step.asked if step.group and step.group.id == promise["group"] else ():
                if asked.question.role in ("concerns", "mitigation"):
                    said = promise["concern" if asked.question.role == "concerns" else "mitigation"]
                    draft.put(asked.address, said)
    (plan,) = form.with_role("actions")
    assert isinstance(plan.question, Rows)
    columns = {column.role: column.id for column in plan.question.columns}
    draft.put(plan.address, [{columns[role]: cell for role, cell in row.items()} for row in service["plan"]])
    return draft


def judged(form: Form, services: list[dict[str, Any]]) -> Iterator[Judged]:
    for service in services:
        listed = {each.group.id: each for each in uncovered(drafted(form, service))}
        for promise in service["promise"]:
            yield Judged(promise.get("missing", ""), listed.get(promise["group"]))


def test_what_is_missing_is_said_in_the_mitigation():
    promises = [promise for service in SERVICES for promise in service["promise"]]
    assert all(promise.get("missing", "") in promise["mitigation"] for promise in promises)
    assert all(("missing" in promise) == ("why" in promise) for promise in promises)


@pytest.mark.parametrize(("half", "missed"), [("tuned on", 4), ("held back", 10)])
def test_promises_in_no_action_are_listed(form: Form, half: str, missed: int):
    missing = [each for each in judged(form, HALVES[half]) if each.missing]
    assert sum(each.listed is None for each in missing) <= missed
    assert len(missing) > 4 * missed


@pytest.mark.parametrize(("half", "listed", "sure"), [("tuned on", 6, 0), ("held back", 4, 1)])
def test_promises_that_actions_carry_out_in_other_words_are_seldom_listed(
    form: Form, half: str, listed: int, sure: int
):
    found = [each.listed for each in judged(form, HALVES[half]) if not each.missing and each.listed]
    assert len(found) <= listed
    assert sum(each.is_sure for each in found) <= sure


PLAN: list[dict[str, object]] = [
    {"action": "Train the drivers of the minibus in the use of the ramp", "groups": ["disability"]},
    {"action": "Translate the leaflet on fares into Polish", "groups": ["race"]},
    {"action": "Dropped: a shelter at the market (too costly)", "groups": ["age"]},
    {"action": "Dropped kerbs at the three stops by the clinic", "groups": ["age"]},
    {"action": "Staff training", "groups": ["sex", "age"]},
]


@pytest.mark.parametrize(
    ("group", "promise", "expected"),
    [
        ("disability", "Those who drive will be shown how the ramp is let down.", Carried.YES),
        ("race", "Fares will be explained in other languages.", Carried.YES),
        ("age", "A shelter will be built at the market.", Carried.NO),
        ("age", "Kerbs will be lowered near the clinic.", Carried.YES),
        ("religion_belief", "A leaflet on fares at festivals will be sent to each temple.", Carried.MAYBE),
        ("religion_belief", "A leaflet on the law of burials will be sent to each temple.", Carried.NO),
        ("sex", "Guards will be trained to deal with harassment of women at the bus station.", Carried.MAYBE),
    ],
    ids=[
        "same deed",
        "other words",
        "dropped",
        "dropped kerbs",
        "nearly of another group",
        "of another group",
        "everyday words",
    ],
)
def test_what_carries_out_a_promise(form: Form, group: str, promise: str, expected: Carried):
    draft = drafted(form, {"plan": PLAN, "promise": []})
    assert carried_out(draft, group, promise, actions(draft)) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"action": "Not pursued: home visits (too costly)"}, True),
        ({"action": "Withdrawn – lamps at the station"}, True),
        ({"action": "Lamps at the station (rejected by the Board)"}, True),
        ({"action": "Lamps at the station", "timescale": "Cancelled"}, True),
        ({"action": "Decided against a second bus"}, True),
        ({"action": "Dropped kerbs at each crossing"}, False),
        ({"action": "Cancelled trips: text everyone who booked"}, False),
        ({"action": "Sign at each stop – cancelled buses, with the next one"}, False),
        ({"action": "Lamps at the station", "timescale": "May 2027"}, False),
    ],
    ids=lambda value: "; ".join(value.values()) if isinstance(value, dict) else None,
)
def test_an_action_that_says_that_it_will_not_be_done(form: Form, cells: dict[str, object], expected: bool):
    [action] = actions(drafted(form, {"plan": [cells], "promise": []}))
    assert is_dropped(action) == expected


def test_an_action_that_is_rather_another_promise_does_not_carry_out_a_second(form: Form):
    plan = [{"action": "Post a letter about the savings to every household with a pensioner", "groups": ["age"]}]
    draft = drafted(form, {"plan": plan, "promise": []})
    first, second = (
        "We will write to pensioners about the savings.",
        "The film will have subtitles and a large print brochure.",
    )
    assert carried_out(draft, "age", second, actions(draft)) > Carried.NO
    assert carried_out(draft, "age", first, actions(draft), beside=[second]) == Carried.YES
    assert carried_out(draft, "age", second, actions(draft), beside=[first]) < Carried.YES
