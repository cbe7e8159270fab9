"""Sentences that are like others with a fault are suggested, where no rule has found them."""

import gzip
from collections.abc import Callable

import pytest

from eia_tui.checks import findings, likely_faults, registry
from eia_tui.checks.examples import Example
from eia_tui.checks.finding import Category, Finding
from eia_tui.checks.methods.likeness import likeness
from eia_tui.checks.registry import Check, all_checks, suggest
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from scripts.likeness import learn

KINDS = [likely.check for likely in likely_faults._KINDS if likely.is_learnt]


def suggested(draft: Draft, check: str) -> list[Finding]:
    return [each for each in findings(draft) if each.check == check]


def test_the_weights_are_those_of_the_passages():
    head = gzip.decompress(learn.TARGET.read_bytes()).decode().partition("\n")[0]
    assert head.split("\t")[0] == learn.fingerprint(), "run python scripts/likeness/learn.py"


def test_every_kind_that_was_learnt_belongs_to_a_check_and_is_looked_for():
    assert sorted(KINDS) == sorted(path.stem for path in learn.PASSAGES.glob("*.toml"))
    assert set(KINDS) <= {each.name for each in all_checks()}


@pytest.mark.parametrize("kind", KINDS)
def test_most_passages_with_a_fault_are_like_it_and_hardly_any_without_are(kind: str):
    bad, good = (learn.written(kind, each) for each in ("bad", "good"))
    found, disturbed = (
        sum(any(kind in likeness(each) for each in learn.sentences_of(passage)) for passage in passages)
        for passages in (bad, good)
    )
    assert found >= 0.4 * len(bad)
    assert disturbed <= 0.05 * len(good)


def test_what_only_resembles_a_fault_is_a_suggestion_whatever_the_severity_of_its_check(
    answer_example: Callable[[Example], Draft],
):
    text = "The Lead Member put her name to the new opening days before the summer, and the doors shut in October."
    (found,) = suggested(answer_example({"proposal": text}), "decided-already")
    assert found.severity == "advice"
    assert found.message.startswith("“The Lead Member put her name")


def test_a_short_text_is_like_nothing():
    assert likeness("It was all decided.") == {}


def test_what_a_rule_has_found_is_not_suggested_again(form: Form, monkeypatch: pytest.MonkeyPatch):
    check = Check("some-fault", "warn", Category.FORM, "A test.", lambda _: iter(()))
    words = "The doors shut in October"
    monkeypatch.setitem(
        registry._second_rules, "some-fault", lambda _: iter([("policy.name", words, f"“{words}”: no.")])
    )
    others = {
        "another part of the same answer": Finding("other", "advice", "policy.name", "“It will rain” is a guess."),
        "the same words elsewhere": Finding("other", "advice", "policy.department", f"“{words}” is a guess."),
    }
    for finding in others.values():
        assert len(list(check.suggestions(Draft(form), [finding]))) == 1
    same = Finding("other", "advice", "policy.name", f"“{words}” is a guess.")
    own = Finding("some-fault", "warn", "policy.name", "“It will rain” is decided.")
    for finding in (same, own):
        assert list(check.suggestions(Draft(form), [finding])) == []


def test_a_check_has_one_second_rule():
    with pytest.raises(ValueError, match="second rule already"):
        suggest("decided-already", lambda _: iter(()))
