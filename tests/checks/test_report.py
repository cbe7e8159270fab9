"""The report goes by section, begins with a verdict and where to start, and has one numbered entry for each fault."""

import re
from datetime import date
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import LogEntry
from eia_tui.approvals.status import SignOff
from eia_tui.checks import findings
from eia_tui.checks.acceptance import ACCEPTED, accept, acceptances
from eia_tui.checks.finding import Finding
from eia_tui.checks.report import STYLE, report_lines, report_on
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, WaitingItem, with_items
from eia_tui.form.definition import Form
from eia_tui.form.fallback import fallback_form
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import UserError
from tests.checks.conftest import ACTION, Answer
from tests.conftest import Run

DRAFTS = sorted((Path(__file__).parent / "bad").glob("*.toml"))
TODAY = date(2026, 11, 27)


@pytest.fixture(params=DRAFTS, ids=lambda path: path.stem)
def bad(request: pytest.FixtureRequest) -> Draft:
    return open_draft(request.param)


def test_each_finding_is_in_one_entry_and_the_numbers_are_without_gaps(bad: Draft):
    entries = report_on(bad).entries
    assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
    assert sorted(map(repr, (finding for entry in entries for finding in entry.findings))) == sorted(
        map(repr, findings(bad))
    )


def test_a_number_is_that_of_the_line_in_the_report(bad: Draft):
    report = report_on(bad)
    lines = list(report_lines(report, verbose=True))
    for entry in report.entries:
        assert any(
            line.startswith(f"{entry.number}. ") and line.endswith(entry.finding.message[-20:]) for line in lines
        )
        assert report.entry(entry.number) == entry
    for number in (0, -1, len(report.entries) + 1):
        with pytest.raises(UserError, match=f"no finding {number}"):
            report.entry(number)


def test_sections_are_in_the_forms_order_and_the_most_serious_comes_first(bad: Draft, form: Form):
    report = report_on(bad)
    sections = [section for section, _ in report.sections if section]
    assert sections == [section for section in form.sections if section in sections]
    for _, entries in report.sections:
        severities = [["block", "warn", "advice"].index(entry.severity) for entry in entries]
        assert severities == sorted(severities)


def test_where_to_start_is_three_serious_entries_about_different_parts_of_the_form(bad: Draft):
    report = report_on(bad)
    serious = [entry for _, entries in report.sections for entry in entries if entry.severity != "advice"]
    assert len(serious) > 3
    assert len(report.start) == 3
    assert all(entry in serious for entry in report.start)
    lines = list(report_lines(report))
    assert lines[0] == report.verdict
    assert lines[2] == "Start here"


def test_what_must_be_fixed_is_where_to_start_and_evidence_and_groups_come_first(draft: Draft):
    report = report_on(draft)
    assert {entry.severity for entry in report.start} == {"block"}
    assert [entry.finding.address for entry in report.start[:2]] == ["evidence.data", "impact.age"]


def test_three_or_fewer_need_no_place_to_start(example: Draft, form: Form):
    for role in ("completed", "evidence"):
        example.put(next(form.with_role(role)).address, None)
    report = report_on(example)
    assert report.verdict.startswith("Not ready: 2 things to fix before you send it")
    assert "Start here" not in list(report_lines(report))


def test_the_verdict_is_in_words(draft: Draft, bad: Draft, example: Draft):
    assert re.fullmatch(r"Not ready: \d+ things to fix before you send it\.", report_on(draft).verdict)
    assert report_on(bad).verdict.startswith("Not ready: ")
    assert " likely to send back" in report_on(bad).verdict
    assert report_on(example).verdict == ("You can send it: nothing was found that a reviewer is likely to send back.")


def test_what_reviewers_sent_back_already_is_counted_apart(bad: Draft, example: Draft):
    def likely(verdict: str) -> list[str]:
        return re.findall(r"\d+(?= (?:things? )?(?:that )?a reviewer)|(?<=send back )\d+", verdict)

    before = report_on(bad).verdict
    for draft in (bad, example):
        draft.put(WAITING, with_items(draft, [WaitingItem(0, "comment", text=each) for each in ("How many?", "When?")]))
    after = report_on(bad).verdict
    assert "2 comments to settle" in after
    assert likely(after) == likely(before) != []
    assert report_on(example).verdict == "Not ready: 2 comments to settle."


def test_of_a_signed_off_draft_the_verdict_says_what_is_left_for_a_revision(bad: Draft):
    entry = LogEntry(event="answered", at="2026-11-27T10:00:00+00:00", version=1, hash="x")
    verdict = report_on(bad)._replace(signed_off=SignOff(entry)).verdict
    assert re.match(r"Signed off\. For a revision: \d+ things a reviewer is likely to send back\.", verdict)
    by_hand = report_on(bad)._replace(signed_off=SignOff()).verdict
    assert re.match(
        r"Signed off by hand: .* Still to put right: \d+ things a reviewer is likely to send back\.", by_hand
    )


def test_an_accepted_finding_counts_no_longer_but_keeps_its_number(answer: Answer):
    draft = answer({"evidence": "To follow."})
    before = report_on(draft)
    (entry,) = [each for each in before.entries if each.finding.check == "awaiting"]
    draft.put(ACCEPTED, accept(draft, entry.finding, "It comes in March", TODAY))
    after = report_on(draft)
    assert after.entry(entry.number).accepted
    assert after.verdict != before.verdict
    line = next(line for line in report_lines(after) if line.startswith(f"{entry.number}. "))
    assert line.startswith(f"{entry.number}. Accepted: ")
    assert line.endswith("It comes in March")
    assert all(not each.accepted for each in after.start)


def test_the_same_reason_without_substance_is_one_entry(answer: Answer):
    draft = answer({}, others={"effect": "not-affected", "reason": "No impact on them."})
    found = [finding.check for finding in findings(draft)]
    assert found.count("no-reason") > 2
    assert "same-reason" in found
    entries = [
        entry for entry in report_on(draft).entries if {"no-reason", "same-reason"} & {f.check for f in entry.findings}
    ]
    assert [entry.finding.check for entry in entries] == ["same-reason"]
    assert len(entries[0].also) == found.count("no-reason")


def test_groups_without_evidence_are_one_entry_with_evidence_that_is_not_there(
    draft: Draft, form: Form, monkeypatch: pytest.MonkeyPatch
):
    missing = Finding("unanswered", "block", next(form.with_role("evidence")).address, "There is no evidence.")
    other = Finding("unanswered", "block", next(form.with_role("completed")).address, "There is no date.")
    groups = [
        Finding("no-evidence", "advice", asked.address, "The evidence does not mention this group.")
        for asked in form.with_role("concerns")
    ]
    monkeypatch.setattr("eia_tui.checks.report.findings_and_doubts", lambda _: ([*groups, other, missing], []))
    entries = {entry.finding.message: entry for entry in report_on(draft).entries}
    assert len(entries) == 2
    assert entries["There is no evidence."].also == tuple(groups)
    monkeypatch.setattr("eia_tui.checks.report.findings_and_doubts", lambda _: ([*groups, other], []))
    assert len(report_on(draft).entries) == 1 + len(groups)


def test_an_early_signature_is_one_entry(answer: Answer):
    draft = answer({"officer": "A. Manager, Director", "signed": date(2026, 11, 2)})
    assert len([finding for finding in findings(draft) if finding.check == "sign-off-order"]) > 1
    entries = [entry for entry in report_on(draft).entries if entry.finding.check == "sign-off-order"]
    assert len(entries) == 1
    assert any(line.startswith("   Also: ") for line in report_lines(report_on(draft)))


def test_style_is_one_line_unless_all_is_wanted(bad: Draft):
    style = "We recieve BAME views of the JSNA. " + "and so on " * 14 + "."
    bad.put("evidence.data", style)
    report = report_on(bad)
    assert {entry.finding.check for entry in report.style} <= set(STYLE)
    lines = list(report_lines(report))
    assert [line for line in lines if line.startswith("Plain English: ")] == [report.style_line]
    assert "possible misspellings in 1 answer" in report.style_line
    assert not any(line.startswith(f"{report.style[0].number}. ") for line in lines)
    verbose = list(report_lines(report, verbose=True))
    assert sum(line.startswith(f"{entry.number}. ") for entry in report.style for line in verbose) == len(report.style)


@pytest.mark.slow
def test_one_number_accepts_all_signs_of_a_fault_and_withdraws_them(answer: Answer, path: Path, eia: Run):
    draft = answer({}, others={"effect": "not-affected", "reason": "No impact on them."})
    save_draft(Draft(draft.form, draft.document), path)
    number = next(e.number for e in report_on(open_draft(path)).entries if e.finding.check == "same-reason")
    assert eia("accept", path, number, "--reason", "Agreed with the equalities group").returncode == 0
    accepted = {each.check for each in acceptances(open_draft(path))}
    assert accepted == {"same-reason", "no-reason"}
    assert report_on(open_draft(path)).entry(number).accepted
    typed = f"accept {number}\nwithdraw\nquit\n"
    assert "no longer accepted" in eia("--plain", path, typed=typed).stdout
    assert not acceptances(open_draft(path))


def test_a_refusal_and_a_missing_mitigation_are_one_entry(answer: Answer):
    draft = answer({"concerns": "Wheelchair users cannot reach it.", "mitigation": "We cannot fund a second lift."})
    [entry] = [each for each in report_on(draft).entries if each.finding.check == "no-mitigation"]
    assert [finding.check for finding in entry.also] == ["refused"]


def test_that_the_form_is_missing_is_said_of_the_whole_form_and_its_sections_have_titles():
    fallback = fallback_form(
        "elsewhere-2030", {"impact": {"care_experience": {"effect": "xxx"}}}, "It is not installed"
    )
    assert fallback
    draft = Draft(fallback, {"impact": {"care_experience": {"effect": "xxx"}}})
    lines = list(report_lines(report_on(draft)))
    assert lines[lines.index("The whole form") + 1].endswith("It is not installed. Every answer is kept.")
    assert "Impact, care experience" in lines


def entries_about(draft: Draft, *addresses: str) -> list[list[str]]:
    """The checks of each entry that is about one of these answers."""
    return [
        sorted({finding.check for finding in entry.findings})
        for entry in report_on(draft).entries
        if any(finding.address in addresses for finding in entry.findings) and entry.finding.check not in STYLE
    ]


def test_one_sentence_of_a_reason_is_one_entry_whatever_is_wrong_with_it(answer: Answer):
    draft = answer({"effect": "not-affected", "reason": "Nobody is transgender here to the best of our knowledge"})
    assert len([each for each in findings(draft) if each.address == "impact.age.reason"]) > 1
    assert len(entries_about(draft, "impact.age.reason")) == 1


def test_a_plan_of_one_word_is_one_entry(answer: Answer):
    draft = answer({"effect": "not-known", "plan": "TBA"})
    [checks] = entries_about(draft, "impact.age.plan")
    assert checks == ["awaiting", "not-measured", "placeholder"]


def test_a_measure_that_only_tells_people_is_one_entry(answer: Answer):
    draft = answer({"concerns": "Older people would lose the only bus to the clinic.", "mitigation": "Leaflets"})
    assert len(entries_about(draft, "impact.age.mitigation")) == 1


def test_words_that_only_point_elsewhere_are_one_entry_for_a_group(answer: Answer):
    pointed = {"impact.race.effect": "affected", "impact.race.benefits": "As sex", "impact.race.concerns": "As sex"}
    draft = answer({})
    for address, words in {**pointed, "impact.race.mitigation": "As sex"}.items():
        draft.put(address, words)
    found = [each.address for each in findings(draft) if each.check == "pointed-elsewhere"]
    assert len([address for address in found if address.startswith("impact.race")]) > 1
    entries = [
        entry
        for entry in report_on(draft).entries
        if any(each.check == "pointed-elsewhere" and each.address.startswith("impact.race") for each in entry.findings)
    ]
    assert len(entries) == 1


def test_what_was_pasted_for_several_groups_is_one_entry_that_names_them(answer: Answer):
    draft = answer({})
    for group, words in {
        "race": "Awaiting the results of the summer survey.",
        "sex": "Some ask for later hours. Awaiting results of the whole summer survey.",
        "religion_belief": "Awaiting the results of the summer survey.",
    }.items():
        draft.put(f"impact.{group}.concerns", words)
        draft.put(f"impact.{group}.effect", "affected")
    entries = [
        entry
        for entry in report_on(draft).entries
        if entry.finding.check == "awaiting" and entry.finding.address.startswith("impact.")
    ]
    assert [entry.groups for entry in entries] == [("Sex", "Religion or Belief")]
    assert "   The same goes for Sex and Religion or Belief." in list(report_lines(report_on(draft)))


def test_a_row_that_lacks_its_action_and_the_rest_is_one_entry(example: Draft):
    example.put("actions.plan.2.action", None)
    example.put("actions.plan.2.timescale", None)
    checks = entries_about(example, "actions.plan.2.action")
    assert checks in ([["incomplete-action", "unanswered"]], [["unanswered"]])


def test_an_action_for_a_group_without_an_answer_is_one_entry_with_that(answer: Answer):
    draft = answer(rows=[{**ACTION, "action": "Ask again", "groups": ["race"]}])
    assert any(each.check == "orphan-action" for each in findings(draft))
    [checks] = [checks for checks in entries_about(draft, "impact.race") if "unanswered" in checks]
    assert checks == ["orphan-action", "unanswered"]


def test_entries_that_are_alike_are_under_one_line_that_counts_them(answer: Answer):
    draft = answer({})
    for group in ("race", "sex", "disability"):
        draft.put(f"impact.{group}.effect", "not-affected")
        draft.put(f"impact.{group}.reason", f"The {group} of users plays no part at all")
    lines = list(report_lines(report_on(draft)))
    alike = [number for number, line in enumerate(lines) if line.endswith(" like this:")]
    assert alike
    count = int(lines[alike[0]].split()[0])
    following = lines[alike[0] + 1 : alike[0] + 1 + count]
    assert all(re.match(r"\d+\. ", line) for line in following)


def test_where_to_start_has_the_promises_that_no_action_keeps_and_names_the_groups(example: Draft):
    plan = example.answer("actions.plan")
    assert isinstance(plan, list)
    for group in ("age", "disability", "race"):
        example.put(f"impact.{group}.effect", "affected")
        example.put(f"impact.{group}.concerns", f"People may not manage to book by phone ({group}).")
        example.put(f"impact.{group}.mitigation", f"We will pay for a minibus on Fridays for the {group} club.")
    example.put("evidence.data", "Awaiting the figures.")
    example.put("actions.plan", [{**plan[0], "responsible": "Team", "timescale": "Soon", "groups": []}])  # type: ignore[dict-item]
    report = report_on(example)
    kinds = [entry.finding.check for entry in report.start]
    assert "no-action" in kinds
    start = "\n".join(report_lines(report)).partition("\n\n")[2].partition("\n\n")[0]
    assert all(name in start for name in ("Age", "Disability", "Race"))
