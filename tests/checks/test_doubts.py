"""On a sound form only the three surest suggestions are made; next to several faults all of them."""

from datetime import date

import pytest

from eia_tui import checks
from eia_tui.checks import SHOWN_ELSEWHERE, findings, findings_beside_questions
from eia_tui.checks.acceptance import ACCEPTED, accept
from eia_tui.checks.doubts import _OFTEN_WRONG, _UNSURE_WARNINGS, without_doubts
from eia_tui.checks.finding import STYLE, Finding, Severity
from eia_tui.checks.registry import all_checks
from eia_tui.checks.report import report_lines, report_on
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, WaitingItem, with_items

AT = "evidence.data"


def found(severity: Severity, count: int, check: str = "no-source") -> list[Finding]:
    return [Finding(check, severity, AT, f"Finding {number} of {check}.") for number in range(count)]


def test_a_sound_form_gets_its_three_surest_suggestions_of_which_style_is_one(example: Draft):
    warning, style, often_wrong = found("warn", 1), found("advice", 2, next(iter(STYLE))), found("advice", 3)
    sure = found("advice", 1, "duty")
    every = [*warning, *often_wrong, *style, *sure]
    assert without_doubts(example, every)[0] == [*warning, often_wrong[0], *style, *sure]
    assert without_doubts(example, [*warning, *often_wrong, *sure])[0] == [*warning, *often_wrong[:2], *sure]


def test_what_was_accepted_is_kept_on_a_sound_form(example: Draft):
    sure, accepted = found("advice", 3, "duty"), found("advice", 1)
    example.put(ACCEPTED, accept(example, accepted[0], "The survey is named in section 2.", date(2026, 11, 28)))
    assert without_doubts(example, [*sure, *accepted])[0] == [*sure, *accepted]


@pytest.mark.parametrize("every", [[*found("warn", 4), *found("advice", 6)], found("advice", 21)])
def test_next_to_several_faults_every_suggestion_is_made(example: Draft, every: list[Finding]):
    assert without_doubts(example, every) == (every, [])


def test_a_warning_that_is_mostly_wrong_on_sound_forms_is_a_suggestion_there(example: Draft):
    unsure, sure = found("warn", 1, "figures-disagree"), found("warn", 1, "no-reason")
    suggestions = found("advice", 3, "duty")
    made, left_out = without_doubts(example, [*unsure, *sure, *suggestions])
    assert [(each.check, each.severity) for each in made] == [
        ("no-reason", "warn"), ("figures-disagree", "advice"), ("duty", "advice"), ("duty", "advice"),
    ]  # fmt: skip
    assert left_out == suggestions[2:]
    every = [*unsure, *found("warn", 7, "no-reason")]
    assert without_doubts(example, every) == (every, [])


def test_while_a_question_is_unanswered_every_suggestion_is_made(example: Draft):
    example.put(AT, "")
    every = found("advice", 4)
    assert without_doubts(example, every) == (every, [])


def test_the_checks_that_are_often_wrong_exist():
    assert {each.name for each in all_checks()} >= _OFTEN_WRONG | _UNSURE_WARNINGS


def test_beside_the_questions_are_those_of_the_review_also_where_what_is_shown_elsewhere_counts(example: Draft):
    gap = "It is thought that most people will be happy with it."
    for asked in [*example.form.with_role("concerns")][:6]:
        example.put(asked.address, f"{example.answer(asked.address)} {gap}")
    for added in ([], [WaitingItem(number, "comment", text="Who pays?") for number in range(1, 4)]):
        example.put(WAITING, with_items(example, added))
        review = [each for each in findings(example) if each.check not in SHOWN_ELSEWHERE]
        assert len(review) > 2 if added else review
        assert findings_beside_questions(example) == review


def test_the_verdict_counts_what_is_left_out_and_verbose_lists_it(example: Draft, monkeypatch: pytest.MonkeyPatch):
    every = found("advice", 4, "duty")
    monkeypatch.setattr(checks, "_run", lambda *_: every)
    report = report_on(example)
    assert report.verdict.endswith("3 suggestions, and 1 weaker one not listed.")
    assert not any(each.message in line for line in report_lines(report) for each in every[3:])
    assert [*report_lines(report, verbose=True)][-1] == every[3].message
