"""What a reviewer would find or pass in particular answers and drafts."""

import re
from datetime import date

import pytest

from eia_tui.checks import findings, findings_beside_questions
from eia_tui.checks.methods.phrases import is_about
from eia_tui.checks.registry import all_checks
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from tests.checks.conftest import ACTION, DONE, NOT_AFFECTED, REASON, Answer, OnDay


def messages(draft: Draft, name: str) -> list[str]:
    """The messages of one check."""
    [check] = [check for check in all_checks() if check.name == name]
    return [finding.message for finding in check(draft)]


def test_reasons_that_differ_only_in_the_groups_name_count_as_the_same(answer: Answer, form: Form):
    draft = answer(others={"effect": "not-affected"})
    steps = [step for step in form.steps if step.group][2:6]
    for step in steps:
        [reason] = [asked for asked in step.asked if asked.question.role == "reason"]
        draft.put(reason.address, f"Verges are cut for everyone, whatever their {step.group.label.lower()}.")  # type: ignore[union-attr]
    [message] = messages(draft, "same-reason")
    assert all(step.group.name in message for step in steps if step.group)


OWN_REASONS = (
    "Of the tenants {} answered the survey, and none of these spoke of the gate.",
    "The forum walked round the allotments in June; its {} members found every path wide enough.",
    "Letters went to {} plot holders, with a number to ring, and nobody rang.",
    "Water is switched off in winter as before, and {} sheds keep their locks.",
    "Minutes of {} meetings of the association were read, and say nothing of rent.",
    "Our register has {} names, and asks for no more than an address.",
    "Buses stop at the corner all day, as {} drivers and the company told us.",
    "Keys can be fetched on any weekday from {} shops, and posted to whoever asks.",
    "A notice in {} languages hung there for a month, with no reply.",
    "Manure comes on a Monday, a day that {} worshippers chose themselves.",
    "Veterans have a shed of their own, built by {} volunteers, which stays.",
    "Carers share a plot with the school, whose {} pupils dig it.",
)


def test_the_same_reason_is_found_where_it_was_copied_to(answer: Answer):
    draft = answer(others={"effect": "not-affected", "reason": REASON})
    [found] = [each for each in findings(draft) if each.check == "same-reason"]
    *_, last = (asked.address for step in draft.form.steps for asked in step.asked if asked.question.role == "reason")
    assert found.address == last


def test_an_action_names_the_group_that_it_is_for_and_ticks_another(answer: Answer, form: Form):
    first = next(step.group for step in form.steps if step.group)
    other = form.groups[-1]
    row = {**ACTION, "action": f"Walk with {first.name}", "groups": [other.id]}
    draft = answer({"concerns": "They lose the way.", "mitigation": "A walk with an officer each week."}, [row])
    [message] = messages(draft, "orphan-action")
    assert "Tick that group" in message


@pytest.mark.parametrize(
    "reason",
    [
        "Plots are let in the same way whatever the legal status of the couple.",
        "Nearly all who come are under the legal age for marriage.",
    ],
)
def test_what_couples_are_is_a_reason_about_marriage_alone(reason: str, answer: Answer, form: Form):
    draft = answer(others={"effect": "not-affected", "reason": reason})
    found = messages(draft, "no-reason")
    [marriage] = [step.group for step in form.steps if step.group and is_about("marriage", step.group)]
    assert len(found) == len(form.groups) - 1
    assert not any(each.startswith(marriage.name) for each in found)


def test_staff_are_missed_where_the_form_leaves_them_to_others(answer: Answer):
    draft = answer({"effect": "affected", "concerns": "A longer walk for some.", "mitigation": "A bus goes there."})
    first, second = _policy(draft)
    draft.put(first, "Four posts will be cut at the library desk.")
    draft.put(second, "I have been asked to leave the restructure to HR.")
    assert [each.address for each in findings(draft) if each.check == "staff" and each.severity == "warn"] == [second]


def _policy(draft: Draft) -> list[str]:
    """The addresses of the two questions about the policy."""
    asked = [each for step in draft.form.steps if not step.group for each in step.asked]
    return [each.address for each in asked if isinstance(each.question, Prose) and each.question.role is None][:2]


def test_what_answers_no_concern_may_need_no_action(answer: Answer):
    concern, mitigation = "The matron raised none.", "A matron rings each home on Fridays."
    draft = answer(
        {"effect": "affected", "concerns": concern, "mitigation": mitigation}, [{**ACTION, "groups": ["race"]}]
    )
    assert [each.severity for each in findings(draft) if each.check == "no-action"] in ([], ["advice"])


def test_the_same_reason_in_three_groups_is_one_finding_that_names_them(answer: Answer, form: Form):
    draft = answer(others={"effect": "not-affected", "reason": REASON})
    [message] = messages(draft, "same-reason")
    for group in form.groups:
        assert group.name in message
    for number, step in enumerate(step for step in form.steps if step.group):
        own = OWN_REASONS[number].format(number + 20) if number < len(OWN_REASONS) else None
        for asked in step.asked:
            if asked.question.role == "reason":
                draft.put(asked.address, own)
    assert messages(draft, "same-reason") == []


def test_a_reason_in_other_words_is_a_copy(answer: Answer, form: Form):
    draft = answer(others={"effect": "not-affected"})
    one, other = [step for step in form.steps if step.group][3:5]
    for step, reason in (
        (one, "The gate, its opening hours and the way in which plots are let do not turn on who a tenant is."),
        (other, "Nothing in how plots are let, in the hours of opening or at the gate turns on who the tenant is."),
    ):
        [asked] = [each for each in step.asked if each.question.role == "reason"]
        draft.put(asked.address, reason)
    [message] = messages(draft, "same-reason")
    assert one.group
    assert other.group
    assert f"{one.group.name} and {other.group.name}" in message


def test_the_covenant_and_marriage_findings_say_what_the_law_asks(answer: Answer):
    draft = answer({"name": "School admissions"}, others=NOT_AFFECTED)
    assert "Armed Forces Covenant" in messages(draft, "covenant")[0]
    assert "only the first aim" in messages(draft, "marriage")[0]


@pytest.mark.parametrize(
    ("timescale", "message"),
    [
        ("31/02/2027", "a date that does not exist (“31/02/2027”): February has 28 days in 2027. Correct it."),
        ("by 1 April", "has no year (“by 1 April”). Add it, such as 1 April 2027."),
        ("when we can", "has no date yet (“when we can”). Give a month and year, such as March 2027."),
    ],
)
def test_the_message_says_what_a_timescale_lacks(answer: Answer, timescale: str, message: str):
    [found] = messages(answer({"completed": DONE}, [{**ACTION, "timescale": timescale}]), "vague-timescale")
    assert message in found


def test_an_action_with_only_its_words_is_one_finding(answer: Answer):
    [found] = messages(answer({}, [{"action": "Ask customers"}, ACTION]), "incomplete-action")
    assert found.count("“") == 3


def test_a_reason_that_is_too_thin_is_not_called_missing(answer: Answer):
    assert "but not why" in messages(answer({"effect": "not-affected"}), "no-reason")[0]
    thin = answer({"effect": "not-affected", "reason": "Men and women use it equally, we think."})
    assert "“Men and women use it equally, we think.”) does not say how you know" in messages(thin, "no-reason")[0]


def test_a_plan_to_find_out_may_name_a_person(answer: Answer):
    plan = {"effect": "not-known", "plan": "Dev Patel will ask the community forum by 31 January 2027."}
    assert messages(answer(plan), "plan-incomplete") == []
    asked = "We will ask the community forum by 31 January 2027."
    for who in ("Dev Patel.", "Dev Patel, July 2027", "Owner: Dev Patel."):
        assert messages(answer({**plan, "plan": f"{asked} {who}"}), "plan-incomplete") == []
    for who in ("Great Glen.", "Citizens Advice, July 2027.", "The forum knows Dev Patel."):
        assert messages(answer({**plan, "plan": f"{asked} {who}"}), "plan-incomplete")
    [nobody] = messages(
        answer({**plan, "plan": "We will ask the community forum by 31 January 2027."}), "plan-incomplete"
    )
    assert nobody.endswith("does not say who will do it. Name a post.")


def test_a_topic_that_no_group_mentions_is_not_reported_while_groups_have_no_answers(answer: Answer, form: Form):
    draft = answer({})
    proposal = next(address for address, each in form.questions.items() if isinstance(each, Prose) and not each.role)
    draft.put(proposal, "Six posts will be deleted.")
    assert messages(draft, "staff")
    assert not [each for each in findings_beside_questions(draft) if each.check == "staff"]
    for step in form.steps:
        if step.group:
            draft.put(step.asked[0].address, "not-affected")
    assert [each for each in findings_beside_questions(draft) if each.check == "staff"]


def test_a_timescale_that_has_passed_is_found_until_a_stage_has_agreed_before(answer: Answer, on_day: OnDay):
    late = [{**ACTION, "timescale": "December 2026"}]
    draft = answer({"completed": DONE}, late)
    on_day(date(2026, 12, 31))
    assert messages(draft, "past-timescale") == []
    on_day(date(2027, 1, 1))
    assert messages(draft, "past-timescale")
    answer({"officer": "Director", "signed": date(2026, 12, 1)}, late)
    assert messages(draft, "past-timescale") == []
    answer({"officer": "Director", "signed": date(2027, 1, 2)}, late)
    [found] = messages(draft, "past-timescale")
    assert "which had passed when it was agreed to on 2 January 2027" in found


def test_a_date_of_completion_after_today_is_found(answer: Answer, on_day: OnDay):
    draft = answer({"completed": DONE})
    on_day(date(2026, 10, 29))
    assert messages(draft, "future-date")
    on_day(DONE)
    assert messages(draft, "future-date") == []


def test_the_worked_example_has_no_finding_on_any_later_day(example: Draft, on_day: OnDay):
    on_day(date(2036, 1, 1))
    assert findings(example) == []


def test_hidden_answers_are_not_checked(answer: Answer):
    draft = answer({"concerns": "Awaiting the replies of 3 people."})
    assert messages(draft, "awaiting")
    answer({"effect": "not-affected", "reason": REASON})
    assert messages(draft, "awaiting") == messages(draft, "small-number") == []


def test_nothing_blocks_or_warns_on_the_worked_example(example: Draft):
    assert [finding.message for finding in findings(example) if finding.severity != "advice"] == []


def test_an_ethnic_group_under_religion_is_found_until_the_row_for_race_names_it(answer: Answer, form: Form):
    draft = answer(others={"effect": "affected", "benefits": "Booking by telephone."})
    rows = {
        step.group.id: asked.address
        for step in form.steps
        for asked in step.asked
        if step.group and asked.question.role == "concerns"
    }
    [religion] = [group.id for group in form.groups if is_about("no_peoples", group)]
    [race] = [group.id for group in form.groups if is_about("peoples", group)]
    draft.put(rows[religion], "Prayers fall on the same day. Roma families on the site have no post.")
    assert [each for each in messages(draft, "belongs-elsewhere") if "Roma" in each]
    draft.put(rows[race], "Roma families on the site have no post.")
    assert not [each for each in messages(draft, "belongs-elsewhere") if "Roma" in each]


@pytest.mark.parametrize(
    ("timescale", "advice"),
    [
        ("June 2026", "write “Done, June 2026”"),
        ("before the end of June 2026", "write “Done, June 2026”"),
        ("The beginning of the autumn term, September 2026", "write “Done, September 2026”"),
        ("no later than 9 June 2026", "write “Done, 9 June 2026”"),
        ("2024/25", "write “Done” and the month in which it was"),
    ],
)
def test_what_to_write_for_an_action_that_is_done_has_no_limit_in_it(answer: Answer, timescale: str, advice: str):
    [found] = messages(answer(rows=[{**ACTION, "timescale": timescale}]), "past-timescale")
    assert advice in found


def test_a_financial_year_that_is_over_has_passed_and_is_not_called_no_date(answer: Answer):
    assert messages(answer(rows=[{**ACTION, "timescale": "2024/25"}]), "vague-timescale") == []
    assert messages(answer(rows=[{**ACTION, "timescale": "2029/30"}]), "vague-timescale")


def test_a_group_without_a_concern_is_to_be_unticked(answer: Answer):
    draft = answer(rows=[{**ACTION, "groups": ["race"]}])
    draft.put("impact.race.effect", "affected")
    draft.put("impact.race.benefits", "Shorter queues at the desk in Melton.")
    [found] = messages(draft, "orphan-action")
    assert "Untick Race, or describe the concern" in found


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("Her National Insurance number is QQ 12 34 56 C, born on 3 May 1961.", "Take them out."),
        ("Her National Insurance number is QQ 12 34 56 C.", "Take it out."),
        ("Write to maria.lopez@example.org.", "Take it out unless it is a public one."),
    ],
)
def test_only_what_an_office_has_as_well_can_be_a_public_one(answer: Answer, text: str, advice: str):
    found = messages(answer({"engagement": text}), "personal-details")
    assert any(each.endswith(f"is published. {advice}") for each in found)


def test_an_answer_about_a_group_is_named_by_what_it_is_rather_than_by_a_question_that_is_cut_off(answer: Answer):
    [found] = messages(answer({"concerns": "Awaiting the results of the survey."}), "awaiting")
    assert "in the answer on concerns for Age (" in found


def test_a_finding_says_which_answer_it_is_about(answer: Answer):
    draft = answer(
        {"concerns": "Many cannot walk so far.", "mitigation": "None", "evidence": "We never asked for age."}
    )
    assert "your mitigation (“None”)" in messages(draft, "no-mitigation")[0]
    assert "You say “We never asked for age.” in “What equalities" in messages(draft, "not-measured")[0]


def test_groups_are_listed_with_and(answer: Answer):
    draft = answer({"concerns": "Many cannot walk so far."}, others={"concerns": "Some would pay more for a taxi."})
    [found] = messages(draft, "no-actions")
    assert re.search(r", [^,.]+ and Other groups\. ", found)


def test_two_actions_with_one_timescale_are_both(answer: Answer):
    [found] = messages(answer(rows=[ACTION, ACTION]), "same-timescale")
    assert found.startswith("Both actions ")
    [found] = messages(answer(rows=[ACTION, ACTION, ACTION]), "same-timescale")
    assert found.startswith("All 3 actions ")


def test_a_share_in_words_is_in_the_middle_of_the_sentence_and_a_figure_in_quotes(answer: Answer):
    [wrong] = messages(answer({"evidence": "Half of the 70 swimmers (52) came on foot."}), "wrong-share")
    assert "52 of 70 is 74%, not half" in wrong
    [unsourced] = messages(answer({"evidence": "Of the users 35% come by bus."}), "no-source")
    assert "has no source for “" in unsourced
