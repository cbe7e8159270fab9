"""A share needs a source where it is given first; in a group's row it may be said again."""

from eia_tui.checks import findings
from eia_tui.checks.facts import policy_answers
from eia_tui.draft.draft import Draft

SHARE = "Of all customers 37% would lose their stop."


def no_source(draft: Draft) -> list[str]:
    return [each.address for each in findings(draft) if each.check == "no-source"]


def test_a_share_in_the_rationale_alone_needs_its_source(example: Draft):
    rationale = policy_answers(example)[1].address
    example.put(rationale, f"{example.answer(rationale)}\n\n{SHARE}")
    assert no_source(example) == [rationale]


def test_a_share_of_the_rationale_needs_no_other_source_in_a_groups_row(example: Draft):
    rationale = policy_answers(example)[1].address
    concerns = next(example.form.with_role("concerns")).address
    example.put(rationale, f"{example.answer(rationale)}\n\n{SHARE} (Stop register, August 2026)")
    example.put(concerns, f"{example.answer(concerns)}\n\n{SHARE}")
    assert no_source(example) == []
