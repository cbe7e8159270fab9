"""A line that was typed at the prompts when the program closed is offered where the draft is opened on the screens."""

from pathlib import Path

import pytest

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.typed_lines import offer_typed_lines, place_for_words, typed_lines
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Date, Line, Prose, Rows
from eia_tui.form.stages import stage_addresses
from eia_tui.plain.unfinished import UnfinishedLines
from eia_tui.session.session import Session
from eia_tui.session.unfinished import words_typed_at
from eia_tui.storage.drafts import new_draft, open_draft
from tests.flows.scripted import ScriptedDialogue
from tests.tui.wizard_driver import open_wizard


@pytest.fixture
def path(form: Form) -> Path:
    return new_draft("Mobile library timetable", form)


def address_of(form: Form, kind: type) -> str:
    """The last question of a kind: that is not the name, which every draft has."""
    return [address for address, question in form.questions.items() if isinstance(question, kind)][-1]


def keep(path: Path, address: str, line: str, *, answer: str = "", after_lines: bool = False) -> None:
    """Leaves a draft as the prompts do when their window closes."""
    session = Session.at(path)
    if answer:
        session.put(address, answer)
    UnfinishedLines(session, lambda _: False).keep(address, line, after_lines=after_lines)
    session.save()
    session.leave()


@pytest.mark.parametrize(
    ("kind", "answer", "after_lines", "becomes"),
    [
        (Line, "", False, "and half a word"),
        (Line, "Before", False, "and half a word"),
        (Prose, "", False, "and half a word"),
        (Prose, "Before", False, "Before\n\nand half a word"),
        (Prose, "Before", True, "Before\nand half a word"),
    ],
)
def test_the_line_goes_into_its_answer(path: Path, kind: type, answer: str, after_lines: bool, becomes: str):
    address = address_of(open_draft(path).form, kind)
    keep(path, address, "and half a word", answer=answer, after_lines=after_lines)
    session = Session.at(path)
    dialogue = ScriptedDialogue("use")
    assert run_flow(offer_typed_lines(dialogue, session)) == [address]
    assert session.draft.answer(address) == becomes
    assert not list(typed_lines(session.draft))
    session.leave()


def test_a_line_in_a_new_row_is_offered_too(path: Path, form: Form):
    rows = address_of(form, Rows)
    question = form.questions[rows]
    assert isinstance(question, Rows)
    cell = f"{rows}.1.{question.columns[0].id}"
    keep(path, cell, "Ask the branch")
    session = Session.at(path)
    dialogue = ScriptedDialogue("use")
    assert run_flow(offer_typed_lines(dialogue, session)) == [cell]
    assert f"You had typed “Ask the branch” at “{question.columns[0].short_label}” in row 1." in dialogue.asked[0]
    assert session.draft.answer(cell) == "Ask the branch"
    session.leave()


def test_what_is_typed_at_a_choice_is_only_shown_and_a_line_may_wait(path: Path, form: Form):
    address = address_of(form, Choice)
    keep(path, address, "2")
    session = Session.at(path)
    for way, left in (("later", 1), (None, 1), ("discard", 0)):
        dialogue = ScriptedDialogue(way)
        assert run_flow(offer_typed_lines(dialogue, session)) == []
        assert dialogue.offered == [["Decide later", "Discard it"]]
        assert "“2”" in dialogue.asked[0]
        assert len(list(typed_lines(session.draft))) == left
    assert session.draft.answer(address) is None
    session.leave()


def test_lines_that_are_in_the_answer_are_only_reported(path: Path, form: Form):
    keep(path, address_of(form, Prose), "", answer="The first line", after_lines=True)
    session = Session.at(path)
    dialogue = ScriptedDialogue()
    assert run_flow(offer_typed_lines(dialogue, session)) == []
    assert "We kept what you typed" in dialogue.reports[0]
    assert not list(typed_lines(session.draft))
    session.leave()


@pytest.mark.parametrize("from_home", [False, True])
async def test_the_wizard_offers_it_when_the_draft_is_opened(path: Path, form: Form, from_home: bool):
    address = address_of(form, Line)
    keep(path, address, "Head of Libraries")
    async with open_wizard(None if from_home else path, form=form) as ui:
        if from_home:
            await ui.press("enter")
        await ui.until(lambda: "We kept a line that you were typing" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "We kept a line" not in ui.screen)
        await ui.saved()
    assert open_draft(path).answer(address) == "Head of Libraries"
    async with open_wizard(path) as ui:
        assert "We kept a line" not in ui.screen


@pytest.mark.parametrize("kind", [Date, Rows])
def test_words_at_a_menu_are_kept_for_the_next_answer_in_words_and_not_for_a_stage(path: Path, form: Form, kind: type):
    draft = open_draft(path)
    asked = list(draft.all_shown())
    at = next(number for number, each in enumerate(asked) if isinstance(each.question, kind))
    place = place_for_words(draft, asked[at].address)
    assert isinstance(draft.question(place), Line | Prose)
    assert place not in stage_addresses(form)
    assert (place in [each.address for each in asked[at:]]) == (kind is Date)
    assert place_for_words(draft, place) == place
    assert place_for_words(draft, "") == place_for_words(draft, "no.such")


def test_words_at_a_choice_in_a_row_may_go_into_the_action_of_that_row(path: Path, form: Form):
    rows, question = next((a, q) for a, q in form.questions.items() if isinstance(q, Rows))
    action, choice = question.columns[0], question.columns[-1]
    session = Session.at(path)
    session.put(rows, [{action.id: "Write to carers"}])
    session.unfinished.write(words_typed_at(f"{rows}.1.{choice.id}"), "who live in villages")
    session.put_unfinished()
    dialogue = ScriptedDialogue("use")
    assert run_flow(offer_typed_lines(dialogue, session)) == [f"{rows}.1.{action.id}"]
    assert f"at “{choice.short_label}” in row 1." in dialogue.asked[0]
    assert dialogue.offered[0][0] == f"Add it to “{action.short_label}” in row 1"
    assert session.draft.answer(rows) == [{action.id: "Write to carers\n\nwho live in villages"}]
    session.leave()
