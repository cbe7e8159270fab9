"""A mistake in a check is reported, and keeps nobody from their draft."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.checks import findings, registry
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.sums import wrong_shares, wrong_sums
from eia_tui.checks.registry import Check, Problem
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form

CELLS = st.sampled_from(
    ["", " ", "Age", "0 to 4", "under 18", "75 and over", "12", "12%", "1,204", "Total", "---", "0", "-3", "£4"]
)


def test_a_check_with_a_mistake_gives_a_finding_that_names_it(form: Form, monkeypatch: pytest.MonkeyPatch):
    def rule(draft: Draft) -> Iterator[Problem]:
        yield "policy.name", "Found before."
        raise IndexError(draft.form.title)

    monkeypatch.setattr(registry._log, "handlers", [logging.NullHandler()])
    before, mistake = Check("broken", "warn", Category.FORM, "A test.", rule)(Draft(form))
    assert (before.severity, before.message) == ("warn", "Found before.")
    assert (mistake.check, mistake.severity, mistake.address) == ("broken", "advice", "policy.name")
    assert "“broken” stopped because of a mistake in the program (IndexError in test_mistakes.py" in mistake.message


def test_a_second_rule_with_a_mistake_gives_a_finding_that_names_its_check(form: Form, monkeypatch: pytest.MonkeyPatch):
    def rule(draft: Draft) -> Iterator[tuple[str, str, str]]:
        raise IndexError(draft.form.title)

    monkeypatch.setattr(registry._log, "handlers", [logging.NullHandler()])
    monkeypatch.setitem(registry._second_rules, "broken", rule)
    (mistake,) = Check("broken", "warn", Category.FORM, "A test.", lambda _: iter(())).suggestions(Draft(form), [])
    assert (mistake.check, mistake.severity) == ("broken", "advice")
    assert "“broken” stopped because of a mistake in the program (IndexError" in mistake.message


def test_a_table_whose_first_column_is_empty_is_checked(form: Form):
    draft = Draft(form)
    draft.put(next(form.with_role("evidence")).address, "| Branch | |\n| --- | --- |\n| | |\n| | |")
    assert findings(draft)


@pytest.mark.examples
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), max_size=6))
def test_any_table_is_checked(rows: list[list[str]]):
    lines = ["| " + " | ".join(cells) + " |" for cells in rows]
    text = "\n".join([*lines[:1], "|" + " --- |" * len(rows[0] if rows else ""), *lines[1:]])
    assert wrong_sums(text) is not None
    assert wrong_shares(text) is not None
