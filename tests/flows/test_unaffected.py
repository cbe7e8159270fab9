"""Several groups are marked as not affected at once, each with a reason of its own."""

from pathlib import Path

import pytest

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.unaffected import groups_begun, mark_unaffected, markable_groups
from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form
from eia_tui.session.session import Session
from eia_tui.session.unfinished import unfinished_texts
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.system.errors import UserError
from tests.conftest import ROOT, Run
from tests.flows.scripted import ScriptedDialogue
from tests.plain.prompts import prompts, type_in
from tests.tui.wizard_driver import SIZES, open_wizard


def test_each_chosen_group_gets_the_choice_and_its_own_reason(session: Session, form: Form):
    first, second, *_ = markable_groups(session.draft)
    dialogue = ScriptedDialogue([first.group.id, second.group.id], "It is about lorries", "It is about kerbs")
    answered = run_flow(mark_unaffected(dialogue, session))
    assert answered == [first.effect, first.reason, second.effect, second.reason]
    assert session.draft.answer(first.effect) == first.option
    assert session.draft.answer(second.reason) == "It is about kerbs"
    assert len(markable_groups(session.draft)) == len(form.groups) - 2
    assert first.group.name in dialogue.reports[0]


def test_the_same_reason_for_a_second_group_is_asked_for_again(session: Session):
    first, second, *_ = markable_groups(session.draft)
    dialogue = ScriptedDialogue([first.group.id, second.group.id], "No impact", "no  impact.", "It is about kerbs")
    run_flow(mark_unaffected(dialogue, session))
    assert f"You gave this reason for {first.group.name} as well" in dialogue.asked[-1]
    assert session.draft.answer(second.reason) == "It is about kerbs"


def test_a_reason_without_a_word_is_asked_for_again(session: Session):
    first, *_ = markable_groups(session.draft)
    dialogue = ScriptedDialogue([first.group.id], ".", "It is about kerbs")
    run_flow(mark_unaffected(dialogue, session))
    assert "“.” gives no reason" in dialogue.asked[-1]
    assert session.draft.answer(first.reason) == "It is about kerbs"


def test_going_back_at_a_reason_leaves_that_group_and_the_rest(session: Session):
    first, second, third, *_ = markable_groups(session.draft)
    dialogue = ScriptedDialogue([each.group.id for each in (first, second, third)], "It is about lorries", None)
    run_flow(mark_unaffected(dialogue, session))
    assert session.draft.answer(first.reason) == "It is about lorries"
    for each in (second, third):
        assert session.draft.answer(each.effect) is None
        assert session.draft.answer(each.reason) is None


def test_chosen_groups_are_chosen_again_where_the_program_ended_before_their_reasons(session: Session):
    first, second, third, *_ = markable_groups(session.draft)
    words = [each.group.id for each in (first, second, third)]
    with pytest.raises(KeyboardInterrupt):
        run_flow(mark_unaffected(ScriptedDialogue(words, "It is about lorries", KeyboardInterrupt()), session))
    session.put_unfinished()  # as after a crash
    assert groups_begun(session) == [second, third]
    dialogue = ScriptedDialogue(words[1:], "It is about kerbs", "It is about drains")
    run_flow(mark_unaffected(dialogue, session))
    assert dialogue.chosen == words[1:]
    assert not unfinished_texts(session.draft)


def test_what_is_marked_before_the_next_step_is_kept_too(session: Session):
    with pytest.raises(KeyboardInterrupt):
        run_flow(mark_unaffected(ScriptedDialogue(KeyboardInterrupt()), session))
    session.put_unfinished()
    assert groups_begun(session) == markable_groups(session.draft)[:2]


def test_groups_that_are_cancelled_are_not_kept(session: Session):
    first, *_ = markable_groups(session.draft)
    run_flow(mark_unaffected(ScriptedDialogue([first.group.id], None), session))
    assert not session.put_unfinished()
    assert not unfinished_texts(session.draft)


def test_a_group_with_words_is_not_offered(session: Session, form: Form):
    concerns = next(form.with_role("concerns")).address
    session.put(concerns, "Some would lose their stop")
    assert not any(each.effect.parent == concerns.parent for each in markable_groups(session.draft))


def test_nothing_is_asked_where_every_group_is_answered(session: Session):
    for each in markable_groups(session.draft):
        session.put(each.effect, each.option)
    dialogue = ScriptedDialogue()
    assert run_flow(mark_unaffected(dialogue, session)) == []
    assert "Every group has an answer already" in dialogue.reports[0]


def test_a_form_that_asks_for_no_reason_has_no_groups_to_mark():
    form = load_form(ROOT / "tests" / "forms" / "riverside")
    session = Session.at(new_draft("Riverside", form))
    assert all(each.reason for each in markable_groups(session.draft))
    session.leave()


def test_a_draft_that_cannot_change_says_why(path: Path):
    session = Session.at(path)
    session.close("It is signed off")
    with pytest.raises(UserError, match="signed off"):
        run_flow(mark_unaffected(ScriptedDialogue(), session))
    session.leave()


@pytest.mark.parametrize("size", SIZES)
async def test_on_screen_groups_are_marked_with_space_and_reasons_typed(path: Path, size: tuple[int, int]):
    async with open_wizard(path, size=size) as ui:
        session = ui.wizard.session
        assert session
        first, second, *_ = markable_groups(session.draft)
        await ui.go(first.effect)
        await ui.press("ctrl+p")
        await ui.type("several groups")
        await ui.until(lambda: "Mark several groups as not affected" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Which groups are not affected?" in ui.screen)
        await ui.press("space", "down", "space", "tab", "enter")
        for each, reason in ((first, "It is about lorries"), (second, "It is about kerbs")):
            await ui.until(lambda each=each: f"{each.group.name}: Why will this group not be affected?" in ui.screen)
            await ui.type(reason)
            await ui.press("enter")
        await ui.until(lambda: "Marked as not affected" in ui.notices)
        assert "(•) 2 No" in ui.screen
        await ui.saved()
        assert open_draft(path).answer(second.reason) == "It is about kerbs"


def test_at_the_prompts_numbers_choose_the_groups(path: Path, eia: Run):
    first, second, *_ = markable_groups(open_draft(path))
    output = eia("--plain", path, typed="groups\n99\n1, 2\nIt is about lorries\nIt is about kerbs\nquit\n").stdout
    assert "“99” is not in the list. Type numbers from it" in output
    draft = open_draft(path)
    assert draft.answer(first.reason) == "It is about lorries"
    assert draft.answer(second.effect) == second.option


def test_at_the_prompts_a_group_keeps_its_number(path: Path, eia: Run):
    last = markable_groups(open_draft(path))[-1]
    lines = ("groups", "1", "It is about lorries", "groups", "12", "It is about kerbs", "groups", "1", "back", "quit")
    output = eia("--plain", path, typed="".join(f"{line}\n" for line in lines)).stdout
    assert open_draft(path).answer(last.reason) == "It is about kerbs"
    assert output.count("\n2. Disability\n") == 3
    assert "“1” is not in the list." in output


def test_at_the_prompts_chosen_groups_survive_a_kill(path: Path):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        type_in(terminal, "groups")
        terminal.until("Type their numbers")
        type_in(terminal, "1, 3")
        terminal.until("Age: Why will this group not be affected?")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("You had started to mark Age and Race as not affected. Type groups to go on.")
        terminal.settle()
        type_in(terminal, "groups")
        terminal.until("You had started to type: “1, 3”.")
        terminal.settle()
        type_in(terminal, "")
        terminal.until("Age: Why will this group not be affected?")
        type_in(terminal, "help")
        terminal.until("Type back to leave this question without answering it")


def test_at_the_prompts_numbers_without_enter_survive_a_kill(path: Path):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        terminal.settle()
        type_in(terminal, "groups")
        terminal.until("Type their numbers")
        terminal.settle()
        terminal.send("2")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        terminal.until("You had started to mark Disability as not affected.")
