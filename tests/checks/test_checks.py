"""What a finished form must answer, and the wording of findings."""

from datetime import date

from eia_tui.checks import blocking_findings, findings, findings_beside_questions
from eia_tui.checks.registry import all_checks
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.loading import load_form
from eia_tui.form.stages import stages
from eia_tui.system.text import shortened
from tests.conftest import ROOT
from tests.sample_answers import filled


def unanswered(draft: Draft) -> set[str]:
    """The addresses of the findings of the check of that name."""
    return {finding.address for finding in findings(draft) if finding.check == "unanswered"}


def test_a_full_draft_has_nothing_unanswered(form: Form):
    assert unanswered(filled(form)) == set()


def test_the_example_has_nothing_unanswered(example: Draft):
    assert findings(example) == []


def test_a_blank_draft_has_a_finding_for_each_required_question_and_each_group(draft: Draft, form: Form):
    required = {address for address, question in form.questions.items() if question.required}
    assert unanswered(draft) == required | {f"impact.{group.id}" for group in form.groups}
    assert {finding.severity for finding in findings(draft)} == {"block"}


def test_a_group_is_named_without_its_examples(draft: Draft):
    (message,) = [finding.message for finding in findings(draft) if finding.address == "impact.other_groups"]
    assert message.startswith("Other groups: there is no answer about this group yet.")


def test_a_group_with_any_answer_is_answered(draft: Draft):
    draft.put("impact.age.effect", "not-affected")
    draft.put("impact.race.concerns", "A concern")
    assert not {"impact.age", "impact.race"} & unanswered(draft)


def test_an_answer_that_is_hidden_does_not_count(draft: Draft):
    draft.put("impact.age.reason", "hidden while the effect is not chosen")
    assert "impact.age" in unanswered(draft)


def test_a_row_without_a_required_column_is_reported_by_its_number(draft: Draft):
    draft.put("actions.plan", [{"action": "One"}, {"outcome": "Two"}])
    assert "actions.plan.2.action" in unanswered(draft)
    assert "actions.plan.1.action" not in unanswered(draft)


def test_a_required_question_counts_only_while_it_is_shown():
    draft = Draft(load_form(ROOT / "tests" / "forms" / "riverside"))
    assert "about.replacement" not in unanswered(draft)
    draft.put("about.kind_of_change", "stop")
    assert "about.replacement" in unanswered(draft)


def test_every_finding_is_one_line_of_plain_english(draft: Draft):
    for finding in findings(draft):
        assert "\n" not in finding.message
        assert finding.message.endswith(".")


def test_an_answer_that_is_not_a_date_is_reported_and_a_date_is_not(draft: Draft, form: Form):
    completed = next(form.with_role("completed"))
    draft.put(completed.address, "31/2/26")
    (finding,) = (each for each in findings(draft) if each.check == "not-a-date")
    assert (finding.severity, finding.address) == ("block", completed.address)
    assert "“31/2/26” is not a date. February has 28 days in 2026." in finding.message
    assert not [each for each in findings_beside_questions(draft) if each.check == "not-a-date"]  # the note says it
    draft.put(completed.address, date(2026, 2, 28))
    assert not [each for each in findings(draft) if each.check == "not-a-date"]


def test_what_a_stage_said_is_not_checked_as_the_officers_own_words(form: Form):
    faulty = [text for check in all_checks() for example in check.finds for text in example.values()]
    stage_comments = "\n\n".join(each for each in faulty if isinstance(each, str))
    draft = filled(form)
    before = findings(draft)
    for stage in stages(form):
        for role in ("comments", "officer"):
            if role in stage.addresses:
                draft.put(
                    stage.addresses[role], stage_comments if role == "comments" else " ".join(stage_comments.split())
                )
    added = {(each.check, each.address) for each in findings(draft)} - {(each.check, each.address) for each in before}
    assert {check for check, _ in added} == {"details-of-stages", "picture"}  # what publishing or printing it would do


def test_the_hint_of_a_box_is_still_found_where_it_was_left(form: Form):
    address, hint = next((address, each.hint) for address, each in form.questions.items() if each.hint)
    draft = filled(form)
    draft.put(address, hint)
    (finding,) = (each for each in findings(draft) if each.check == "placeholder")
    assert (finding.address, "a hint of the form" in finding.message) == (address, True)


def test_a_quotation_in_a_finding_ends_with_a_whole_word(form: Form):
    draft = filled(form)
    note = "Please add the date of the cabinet meeting to the action plan"
    draft.put(next(form.with_role("evidence")).address, note)
    (finding,) = (each for each in findings(draft) if each.check == "placeholder")
    assert f"“{shortened(note)}”" in finding.message


def test_advice_is_one_finding_for_each_answer_and_does_not_block(draft: Draft, form: Form):
    address = next(form.with_role("evidence")).address
    draft.put(address, "Most recieve teh BAME and BME post, and recieve it from the JSNA. " + "and so on " * 12)
    found = {each.check: each for each in findings(draft) if each.address == address}
    assert set(found) == {"spelling", "wording", "acronym", "long-sentence"}
    assert {each.severity for each in found.values()} == {"advice"}
    assert found["spelling"].message.startswith("2 words may be misspelt: recieve (receive?), teh (the?).")
    assert {each.severity for each in blocking_findings(draft)} == {"block"}


def test_names_are_not_reported_as_misspelt(draft: Draft, form: Form):
    draft.put(next(form.with_role("evidence")).address, "Okonkwo said so.")
    assert not [each for each in findings(draft) if each.check == "spelling"]


def test_aims_that_are_not_mentioned_are_asked_for_where_the_policy_is_explained(draft: Draft):
    words = "The vans are old and cost a great deal to run. " * 10
    evidence = next(draft.form.with_role("evidence")).address
    draft.put(evidence, words)
    [finding] = [each for each in findings(draft) if each.check == "duty"]
    section = next(
        step.section for step in draft.form.steps if finding.address in [each.address for each in step.asked]
    )
    question = draft.form.questions[finding.address]
    assert isinstance(question, Prose)
    assert question.role is None
    assert f"in section {section.number} is enough" in finding.message
