"""An officer who does what a message asks gets no other message for it."""

from collections.abc import Callable, Mapping

import pytest

from eia_tui.checks import findings
from eia_tui.checks.finding import STYLE, Finding
from eia_tui.checks.report import report_on
from eia_tui.draft.draft import Draft
from eia_tui.form.values import Value

Put = Callable[[Mapping[str, Value]], Draft]
SEATS = {"action": "Lend a folding seat", "outcome": "Readers who tire can stay to the end", "timescale": "March 2027"}
WHY = (
    "The desk opens at ten, because few people come before, and the officer is needed at the school in the first hour."
)
CASES: dict[str, tuple[str, Mapping[str, Value], Mapping[str, Value]]] = {
    "no-reason": (
        "impact.age.reason",
        {"effect": "not-affected", "reason": "Not relevant."},
        {"effect": "not-affected", "reason": "We checked the desk log of June 2026 and asked 40 readers of all ages: none came so early."},
    ),
    "not-measured": (
        "impact.age.plan",
        {"effect": "not-known", "plan": "We do not record age."},
        {"effect": "not-known", "plan": "We do not record age. The Library Manager will ask readers for it at the desk by March 2027."},
    ),
    "plan-incomplete": (
        "impact.age.plan",
        {"effect": "not-known", "plan": "We will ask readers."},
        {"effect": "not-known", "plan": "The Library Manager will ask readers of each age at the desk in March 2027."},
    ),
    "no-mitigation": (
        "impact.age.mitigation",
        {"concerns": "Older readers may tire of standing in the queue.", "mitigation": "Monitor.", **SEATS},
        {"concerns": "Older readers may tire of standing in the queue.", "mitigation": "We lend a folding seat to whoever asks.", **SEATS},
    ),
    "refused": (
        "impact.age.mitigation",
        {"concerns": "Older readers may wait outside.", "mitigation": "Nothing can be done.", **SEATS},
        {
            "concerns": "Older readers may wait outside.",
            "mitigation": "Nothing more can be done: the aim is to keep the branch within its grant, and opening at nine "
            "with one officer was looked at and is unsafe.",
            **SEATS,
        },
    ),
    "awaiting": (
        "evidence.engagement",
        {"engagement": "We asked 60 older readers in June 2026; most wanted mornings. The results of the survey will follow."},
        {
            "engagement": "We asked 60 older readers in June 2026; most wanted mornings. By October 2026 96 of 300 disabled "
            "readers had answered the survey and wanted seats; the Library Manager will add the rest by January 2027."
        },
    ),
    "duty": (
        "objectives.rationale",
        {"proposal": f"{WHY} {WHY} {WHY}", "reason": "It stays as it is for people of every age."},
        {
            "proposal": f"{WHY} {WHY} We want to end discrimination, advance equality of opportunity and foster good relations.",
            "reason": "It stays as it is for people of every age.",
        },
    ),
    "other-groups-named": (
        "impact.other_groups.reason",
        {"others": {"effect": "not-affected", "reason": "The queue was counted in June 2026: 6 of 80 stood in it."}},
        {
            "others": {
                "effect": "not-affected",
                "reason": "Rural readers come by the bus at ten; the desk is free, so those in poverty lose nothing; the health "
                "shelf stays; carers, refugees and looked after children come after school, as each told us in June 2026.",
            }
        },
    ),
}  # fmt: skip


def _at(draft: Draft, address: str) -> list[Finding]:
    return [each for each in findings(draft) if each.address == address and each.check not in STYLE]


@pytest.mark.parametrize("name", CASES)
def test_what_a_message_asks_for_silences_it_and_brings_no_other(name: str, answer_example: Put):
    address, faulty, followed = CASES[name]
    assert name in {each.check for each in findings(answer_example(faulty))}
    left = _at(answer_example(followed), address)
    assert name not in {each.check for each in findings(answer_example(followed)) if each.address == address}
    assert [each for each in left if each.check not in ("same-reason", "unanswered")] == []


@pytest.mark.parametrize(
    "aims",
    [
        "On discrimination, nobody is treated worse. On equality of opportunity, wheelchair users can get in. On good relations, nothing changes.",
        "It does nothing about discrimination. It does nothing for equality of opportunity. It does nothing for good relations.",
        "We have had due regard to ending harassment, promoting equal opportunities and building good relations.",
    ],
)  # fmt: skip
def test_a_sentence_on_each_aim_is_enough(aims: str, answer_example: Put):
    found = findings(answer_example({"proposal": f"{WHY} {aims}", "reason": "It stays as it is for all ages."}))
    assert {"duty", "slogan"} & {each.check for each in found} == set()


def test_what_says_too_little_in_two_ways_is_one_entry(answer_example: Put):
    draft = answer_example(
        {"concerns": "Older readers may tire of standing.", "mitigation": "Signpost", "action": "Lend a seat"}
    )
    entries = [each for each in report_on(draft).entries if each.finding.address == "impact.age.mitigation"]
    checks = [{finding.check for finding in entry.findings} for entry in entries]
    assert {"no-mitigation", "only-information"} in checks


def test_a_note_beside_another_fault_of_the_answer_is_an_entry_of_its_own(answer_example: Put):
    text = "There is no equality data relevant to this. Complaints figures xx/xx to be inserted."
    entries = report_on(answer_example({"evidence": text})).entries
    checks = [entry.finding.check for entry in entries if entry.finding.address == "evidence.data"]
    assert {"placeholder", "not-measured"} <= {*checks}


def test_a_note_that_is_the_whole_answer_is_one_entry(answer_example: Put):
    draft = answer_example({"concerns": "Older readers may tire of standing.", "mitigation": "TBC"})
    entries = [each for each in report_on(draft).entries if each.finding.address == "impact.age.mitigation"]
    assert [entry.finding.check for entry in entries] == ["placeholder"]
