"""The flow of the figures: the area is asked once, topics are offered, and the figures come back to be put in."""

import pytest

from eia_tui.evidence.areas import find_our_area
from eia_tui.evidence.topics import missing_notes, topics
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.figures import AnotherArea, area_for, choose_figures, name_area
from eia_tui.form.definition import Form, Group
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft
from eia_tui.system.errors import UserError
from tests.flows.scripted import ScriptedDialogue
from tests.tui.test_figures import elsewhere  # noqa: F401  a fixture

BLABY = find_our_area("Blaby")


def groups_with_figures(form: Form, *, has: bool) -> list[Group]:
    known = {group for topic in topics() for group in topic.groups}
    return [group for group in form.groups if (group.id in known) is has]


def test_the_area_of_the_forms_council_needs_no_question(session: Session):
    label = topics()[0].label
    dialogue = ScriptedDialogue([label])
    [found] = run_flow(choose_figures(dialogue, session, None))
    assert (found.topic.label, found.area.name) == (label, "Leicestershire")
    assert dialogue.answers == []


def test_nothing_is_put_in_where_the_person_goes_back(session: Session):
    assert run_flow(choose_figures(ScriptedDialogue(None), session, None)) == ()


def test_another_area_is_kept_for_the_draft_and_its_figures_are_offered(session: Session):
    dialogue = ScriptedDialogue(AnotherArea(), (BLABY, True), [topics()[0].label])
    [found] = run_flow(choose_figures(dialogue, session, None))
    assert found.area.name == "Blaby"
    assert area_for(session.draft) == BLABY
    assert dialogue.reports == ["information: The area is Blaby."]


@pytest.mark.parametrize("named", [(BLABY, True), None])
def test_what_was_ticked_is_still_ticked_once_the_area_was_asked_for(session: Session, named: object):
    ticked = topics()[1]
    dialogue = ScriptedDialogue(AnotherArea((ticked.id,)), named, [ticked.label])
    [found] = run_flow(choose_figures(dialogue, session, None))
    assert found.area.name == ("Blaby" if named else "Leicestershire")
    assert dialogue.asked[-1].splitlines()[-1] == f"ticked: {ticked.id}"


def test_a_form_of_no_council_asks_for_the_area_first(elsewhere: Form):  # noqa: F811  the fixture
    session = Session.at(new_draft("A policy", elsewhere))
    assert run_flow(choose_figures(ScriptedDialogue(None), session, None)) == ()
    dialogue = ScriptedDialogue((BLABY, True), [topics()[0].label])
    assert run_flow(choose_figures(dialogue, session, None))
    assert dialogue.asked[0] == "area, now none"
    session.leave()


def test_a_group_is_offered_its_own_topics_or_told_that_there_are_none(session: Session, form: Form):
    known, unknown = (groups_with_figures(form, has=has)[0] for has in (True, False))
    dialogue = ScriptedDialogue(None)
    run_flow(choose_figures(dialogue, session, known))
    labels = [topic.label for topic in topics() if known.id in topic.groups]
    assert dialogue.asked[0].splitlines()[1] == ", ".join(labels)
    assert dialogue.asked[0].endswith("ticked: ")
    dialogue = ScriptedDialogue()
    assert run_flow(choose_figures(dialogue, session, unknown)) == ()
    assert dialogue.reports == [f"information: {note}" for note in missing_notes([unknown.id])]


def test_a_topic_that_was_named_is_the_only_one_offered(session: Session):
    dialogue = ScriptedDialogue(None)
    run_flow(choose_figures(dialogue, session, None, topics()[0].label))
    assert dialogue.asked[0].split("\n")[1] == topics()[0].label
    with pytest.raises(UserError):
        run_flow(choose_figures(ScriptedDialogue(), session, None, "no such topic"))


def test_the_area_can_be_named_alone(session: Session):
    assert run_flow(name_area(ScriptedDialogue(None), session)) is None
    figures = run_flow(name_area(ScriptedDialogue((BLABY, False)), session))
    assert figures
    assert figures.area == BLABY
