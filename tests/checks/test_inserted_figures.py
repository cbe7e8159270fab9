"""Figures that the program puts in are not what the officer says: each asks for a sentence, and moves to no group."""

import pytest

from eia_tui.checks import findings
from eia_tui.draft.draft import Draft
from eia_tui.evidence.topics import Topic, topics
from eia_tui.evidence.writing import CONCLUSION, put_in, without_figures
from eia_tui.flows.figures import figures_for

BESIDE_GROUPS = [(topic, group) for topic in topics() for group in topic.groups]
SAYS = "More of them live alone, so the last bus home matters to them."


def inserted(draft: Draft, topic: Topic, group: str, *, narrow: bool = True) -> str:
    figures = figures_for(draft)
    assert figures
    found = figures.figures(topic, group=group)
    assert found
    return put_in("", 0, [found], narrow=narrow)[0]


def found_in(draft: Draft, address: str) -> set[str]:
    return {each.check for each in findings(draft) if each.address == address}


@pytest.mark.parametrize(("topic", "group"), BESIDE_GROUPS, ids=lambda each: getattr(each, "id", each))
def test_figures_without_a_sentence_are_found_and_are_about_no_other_group(topic: Topic, group: str, draft: Draft):
    steps = [step for step in draft.form.steps if step.group and step.group.id == group]
    effect, benefits = (
        next(asked.address for step in steps for asked in step.asked if asked.question.role == role)
        for role in ("effect", "benefits")
    )
    draft.put(effect, "affected")
    draft.put(benefits, inserted(draft, topic, group))
    assert "figures-alone" in found_in(draft, benefits)
    assert not {each.check for each in findings(draft)} & {"belongs-elsewhere", "marriage"}
    draft.put(benefits, inserted(draft, topic, group).removesuffix(CONCLUSION))
    assert "figures-alone" in found_in(draft, benefits)  # what must be said with a topic is no such sentence
    draft.put(benefits, inserted(draft, topic, group) + SAYS)
    assert "figures-alone" not in found_in(draft, benefits)


@pytest.mark.parametrize("narrow", [True, False])
def test_only_the_figures_are_left_out(narrow: bool, draft: Draft):
    for topic, group in BESIDE_GROUPS:
        text = f"We looked.\n\n{inserted(draft, topic, group, narrow=narrow)}{SAYS}\n\nAnd more."
        assert without_figures(text) == f"We looked.\n\n{SAYS}\n\nAnd more."
    assert without_figures(f"- 40 children\n- 12 families\n\n{SAYS}") == f"- 40 children\n- 12 families\n\n{SAYS}"
