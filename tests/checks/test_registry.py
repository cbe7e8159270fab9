"""Every check is registered with all that belongs to it, and has examples."""

import pkgutil
import re
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest

import eia_tui.checks
from eia_tui.checks import SHOWN_ELSEWHERE, registry
from eia_tui.checks.examples import Example, all_examples
from eia_tui.checks.finding import SEVERITIES, Category
from eia_tui.checks.registry import Check, all_checks, blocking_checks, check, review_checks
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Form
from eia_tui.form.guidance import guidance
from tests.sample_answers import filled, sample

BY_NAME = {each.name: each for each in all_checks()}
READ_BADLY = re.compile(
    r"\bspeaks? of\b|\btells? of\b|names no deed|takes it that|of the same thing|\b(?:starts|begins) in \d+ "
)
"""Words that read badly aloud."""
WARNINGS = {
    "told-not-asked", "late-review", "no-author",
    "to-settle", "wrong-share", "wrong-sum", "figures-disagree", "contradicts-itself", "mitigation-removed", "late-action",
    "shows-nothing", "out-of-reach", "other-service", "pasted-twice", "unfinished", "early-review", "cost-alone", "dates-disagree", "other-council", "other-policy", "borrowed-evidence",
    "asked-something-else", "asked-online-only", "asked-no-group", "belongs-elsewhere", "no-reason", "same-reason", "no-mitigation", "not-measured", "awaiting", "no-action", "no-actions",
    "vague-timescale", "past-timescale", "later-date", "missing-attachment", "personal-details",
    "team-owner", "staff", "small-number", "covenant", "decided-already", "contradicts-evidence", "refused",
    "pointed-elsewhere", "plan-incomplete", "nobody-asked", "named-person", "half-row", "no-review", "wrong-law",
    "whole-document",
}  # fmt: skip
"""The checks that warn, as other programs rely on it."""
BLOCKS = {
    "no-form", "unanswered", "not-a-date", "future-date", "incomplete-action", "placeholder", "sign-off-order",
    "picture",
}  # fmt: skip
OF_WHOLE_DRAFTS: dict[str, tuple[Callable[[Form], Draft], Callable[[Form], Draft]]] = {
    "no-form": (lambda form: Draft(replace(form, missing="The form elsewhere-2030 is not installed")), Draft),
    "to-settle": (
        lambda form: Draft(form, {"draft": {"waiting": [{"number": 1, "kind": "comment", "text": "How many?"}]}}),
        lambda form: Draft(form, {"draft": {"waiting": [{"number": 1, "kind": "comment", "state": "done"}]}}),
    ),
    "unanswered": (Draft, filled),
    "whole-document": (
        lambda form: filled(
            form, lambda address, question: sample(address, question) if question.role else "A row.\n" * 3000
        ),
        filled,
    ),
}
"""Examples that answers by role cannot give: a draft that fails, and one that passes."""


@pytest.mark.parametrize("each", all_checks(), ids=lambda each: each.name)
def test_a_check_has_a_name_a_severity_a_category_a_source_and_a_docstring(each: Check):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", each.name)
    assert each.severity == ("block" if each.name in BLOCKS else "warn" if each.name in WARNINGS else "advice")
    assert each.category in Category
    assert each.source.endswith((".", ".”", "?”"))
    assert each.rule.__doc__


LAW = re.compile(r"Equality Act 2010, (?:section|Schedule)|Armed Forces Act 2006|\[\d{4}\] (?:EW|UK)")
CITED = re.compile(
    r"\((https://(?:www\.legislation|caselaw\.nationalarchives)\.gov\.uk/\S+), (read [^)]+|not confirmed)\)"
)


@pytest.mark.parametrize("each", all_checks(), ids=lambda each: each.name)
def test_each_law_that_a_check_rests_on_has_its_own_address_and_the_day_it_was_read(each: Check):
    assert len(CITED.findall(each.source)) == len(LAW.findall(each.source))


def test_the_days_agree_with_those_of_the_guidance():
    guided: dict[str, set[str]] = {}
    for source in (source for entry in guidance() for source in entry.sources):
        unconfirmed = source.status == "not confirmed"
        guided.setdefault(source.url, set()).add(
            "not confirmed" if unconfirmed else f"read {show_date(source.checked_on)}"
        )
    days = {address: day for each in all_checks() for address, day in CITED.findall(each.source)}
    assert [address for address in days if address in guided]
    assert not [address for address, day in days.items() if address in guided and day not in guided[address]]


@pytest.mark.parametrize("unread", ["EWHC 944", "EWHC 3158", "EHRC's research"])
def test_what_was_not_read_again_is_marked_wherever_a_check_rests_on_it(unread: str):
    after = [text for each in all_checks() for text in each.source.split(unread)[1:]]
    assert after
    assert all(re.match(r"[^.]*? \(\S* ?not confirmed", text.removeprefix(" (Admin)")) for text in after)


@pytest.mark.parametrize("each", all_checks(), ids=lambda each: each.name)
def test_a_check_has_examples_that_it_finds_and_that_it_passes(each: Check):
    assert each.name in OF_WHOLE_DRAFTS or (each.finds and each.passes)


def test_every_example_is_of_a_check():
    assert set(all_examples()) <= set(BY_NAME)


@pytest.mark.parametrize("name", OF_WHOLE_DRAFTS)
def test_a_check_of_whole_drafts_finds_a_bad_one_and_passes_a_good_one(name: str, form: Form):
    bad, good = OF_WHOLE_DRAFTS[name]
    assert {(finding.check, finding.severity) for finding in BY_NAME[name](bad(form))} == {
        (name, BY_NAME[name].severity)
    }
    assert list(BY_NAME[name](good(form))) == []


@pytest.mark.parametrize("each", all_checks(), ids=lambda each: each.name)
def test_a_check_finds_what_a_reviewer_would_send_back_and_one_of_them_for_certain(
    each: Check, answer_example: Callable[[Example], Draft]
):
    severities = set()
    for example in each.finds:
        found = list(each(answer_example(example)))
        assert found, example
        for finding in found:
            assert finding.check == each.name
            assert finding.severity in (each.severity, "advice")  # `Guess` makes a suggestion of it
            assert finding.message.endswith(".")
            assert "\n" not in finding.message
            assert len(finding.message) < 400 or each.name == "same-reason"
            own_words = re.sub("“[^”]*”", "", finding.message)
            assert not own_words[:1].islower()
            assert "““" not in finding.message
            assert "””" not in finding.message
            assert not READ_BADLY.search(own_words), own_words
            severities.add(finding.severity)
    assert each.severity in severities or not each.finds


@pytest.mark.parametrize("each", all_checks(), ids=lambda each: each.name)
def test_a_check_passes_what_a_reviewer_would_pass(each: Check, answer_example: Callable[[Example], Draft]):
    found = [(example, finding.message) for example in each.passes for finding in each(answer_example(example))]
    assert found == []


@pytest.mark.parametrize(
    ("evidence", "severity"),
    [
        ("We never open in the evening, so there is no figure for who would come.", "advice"),
        ("We do not hold figures on disabled swimmers.", "warn"),
    ],
)
def test_what_only_the_wording_points_to_is_a_suggestion(
    evidence: str, severity: str, answer_example: Callable[[Example], Draft]
):
    found = BY_NAME["not-measured"](answer_example({"evidence": evidence}))
    assert [finding.severity for finding in found] == [severity]


def test_every_module_with_checks_is_listed_in_the_registry():
    for module in pkgutil.iter_modules(eia_tui.checks.__path__):
        import_module(f"eia_tui.checks.{module.name}")
    assert set(registry._registered) == set(BY_NAME)


def test_blocking_checks_come_first_then_warnings():
    assert {each.severity for each in blocking_checks()} == {"block"}
    assert {each.severity for each in review_checks()} == {"warn", "advice"}
    severities = [SEVERITIES.index(each.severity) for each in all_checks()]
    assert severities == sorted(severities)


@pytest.mark.parametrize(
    ("quoted", "shown"),
    [
        ("**Carers:** new parents need…", "Carers: new parents need…"),
        ("**cut off in the…", "cut off in the…"),
        ("see [the minutes](https://example.org/minutes)", "see the minutes"),
        ("*The smaller room* (29 comments*, 4 * 5)", "The smaller room (29 comments*, 4 * 5)"),
        ("__all__ of them, 5 ** 2 and a__b", "all of them, 5 ** 2 and a__b"),
    ],
)
def test_a_message_shows_no_markdown_of_the_words_that_it_quotes(form: Form, quoted: str, shown: str):
    quoting = Check("x", "advice", Category.FORM, "our own view", lambda _: iter([("policy", f"“{quoted}” is odd.")]))
    assert [finding.message for finding in quoting(Draft(form))] == [f"“{shown}” is odd."]


def test_a_name_is_registered_only_once():
    with pytest.raises(ValueError, match="no-reason already"):
        check("no-reason", severity="warn", category=Category.FORM, source="House view.")(lambda _draft: iter(()))


def test_findings_that_are_shown_elsewhere_belong_to_checks():
    assert set(BY_NAME) >= SHOWN_ELSEWHERE
