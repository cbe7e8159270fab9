"""A session keeps answers, saves them, reports the progress of each step, and restores deleted rows."""

import os
import threading
import time
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, WaitingItem, with_items
from eia_tui.form.address import Address
from eia_tui.form.definition import Form, Step
from eia_tui.form.kinds import Choice, Prose, Rows
from eia_tui.form.stages import stage_addresses
from eia_tui.session.progress import REVIEW
from eia_tui.session.session import Session
from eia_tui.session.unfinished import line_typed_at
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.journal import unsaved_answers
from eia_tui.system.errors import UserError
from tests.sample_answers import filled, sample


def group_step(form: Form) -> Step:
    return next(step for step in form.steps if step.group)


def rows_of(form: Form) -> str:
    return next(form.with_role("actions")).address


def test_a_new_draft_starts_at_the_first_question_and_is_saved(session: Session, form: Form):
    assert session.position == form.steps[0].asked[0].address
    assert not session.unsaved


def test_only_a_change_is_unsaved(session: Session, form: Form):
    address = form.steps[0].asked[1].address
    assert session.put(address, "D")
    assert session.unsaved
    session.save()
    assert not session.unsaved
    assert not session.put(address, "D")
    assert not session.unsaved
    assert open_draft(session.path).answer(address) == "D"


def test_text_typed_during_a_slow_save_goes_into_the_journal(
    session: Session, form: Form, monkeypatch: pytest.MonkeyPatch
):
    address = form.steps[0].asked[1].address
    session.put(address, "one")
    flushing, flushed = threading.Event(), threading.Event()

    def slow(_: int) -> None:
        flushing.set()
        flushed.wait(60)

    monkeypatch.setattr(os, "fsync", slow)
    saving = threading.Thread(target=session.save, args=(session.snapshot(),))
    saving.start()
    assert flushing.wait(60)
    session.put(address, "one two")
    end = time.monotonic() + 60
    while not ((unsaved := unsaved_answers(session.path)) and unsaved.answers[address] == "one two"):
        assert time.monotonic() < end
        time.sleep(0.005)
    assert not session.check_for_changes()  # and it does not wait
    assert saving.is_alive()
    flushed.set()
    saving.join()
    assert session.unsaved


def test_text_typed_during_a_save_is_still_unsaved(session: Session, form: Form):
    address = form.steps[0].asked[1].address
    session.put(address, "one")
    snapshot = session.snapshot()
    session.put(address, "two")
    session.save(snapshot)
    assert session.unsaved
    assert open_draft(session.path).answer(address) == "one"
    session.save()
    assert open_draft(session.path).answer(address) == "two"


def test_an_older_snapshot_never_overwrites_a_newer_one(session: Session, form: Form):
    address = form.steps[0].asked[1].address
    session.put(address, "one")
    old = session.snapshot()
    session.put(address, "two")
    session.save()
    session.save(old)
    assert open_draft(session.path).answer(address) == "two"
    assert not session.unsaved


def test_a_failed_save_is_reported_and_succeeds_later(session: Session, form: Form):
    address = form.steps[0].asked[1].address
    session.put(address, "kept")
    folder = session.path.parent
    away = folder.rename(folder.with_name("away"))
    folder.write_text("a file in the way", encoding="utf-8")
    with pytest.raises(UserError):
        session.save()
    assert session.unsaved
    assert "cannot be written" in str(session.trouble)
    folder.unlink()
    away.rename(folder)
    session.save()
    assert (session.trouble, session.unsaved) == (None, False)
    assert open_draft(session.path).answer(address) == "kept"


def test_a_draft_deleted_by_another_program_is_saved_again_completely(session: Session):
    before = session.path.read_bytes()
    session.path.unlink()
    session.save()
    assert session.path.read_bytes() == before


def test_unanswered_steps_are_listed_even_without_findings(session: Session, form: Form):
    step = group_step(form)
    words = next(asked for asked in step.asked if isinstance(asked.question, Prose) and not asked.question.when)
    session.put(words.address, "Something")
    assert step in [each for each, _ in session.progress.left_open()]


def test_the_position_is_saved_beside_the_draft_and_not_in_it(session: Session, form: Form):
    before = session.path.read_bytes()
    for position in (form.steps[5].asked[2].address, REVIEW):
        session.position = position
        session.save()
        assert Session.at(session.path, read_only=True).position == position
    assert session.path.read_bytes() == before


def test_a_position_that_is_no_longer_on_the_form_is_ignored(session: Session, form: Form):
    session.position = "gone.question"
    assert session.position == form.steps[0].asked[0].address


def test_a_group_is_done_when_its_choice_and_a_text_are_answered(session: Session, form: Form):
    step = group_step(form)
    assert session.progress.state(step) == "to do"
    for asked in step.asked:
        if isinstance(asked.question, Choice):
            session.put(asked.address, asked.question.options[0].id)
    assert session.progress.state(step) == "started"
    shown = next(asked for asked in session.draft.shown(step) if isinstance(asked.question, Prose))
    session.put(shown.address, "Something")
    assert session.progress.state(step) == "done"


def test_a_step_is_done_when_its_questions_are_answered(session: Session, form: Form):
    step = form.steps[0]
    assert session.progress.state(step) == "started"
    for asked in step.asked:
        session.put(asked.address, sample(asked.address, asked.question))
    assert session.progress.state(step) == "done"


def test_a_step_with_a_missing_picture_needs_attention(session: Session, form: Form):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    session.put(prose, "![chart](pictures/gone.png)")
    number = session.progress.step_of(prose)
    assert number is not None
    assert session.progress.states()[number] == "needs attention"


def test_the_states_at_the_start_depend_on_answers_alone(session: Session, form: Form):
    before = session.progress.states_of_answers()
    assert before == session.progress.states()
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    number = session.progress.step_of(prose)
    assert number is not None
    session.put(prose, "Figures to be confirmed [TBC]")
    assert session.progress.states()[number] == "needs attention"
    assert session.progress.states_of_answers()[number] != "needs attention"


def test_next_to_do_continues_at_the_start_and_ends(session: Session, form: Form):
    met = []
    position = session.position
    for _ in range(200):
        found = session.progress.next_to_do(position)
        if found is None:
            break
        met.append(found)
        boxes = [each for each in stage_addresses(form) if Address(found).contains(each)]
        for address in boxes or [found]:  # of the approvals it is the step: their boxes are not for the officer
            session.put(address, sample(address, form.questions[address]))
        position = REVIEW if len(met) == 5 else found
    assert found is None
    assert set(session.progress.states()) == {"done"}
    asked = [each for each in met[5:] if each in form.questions]
    assert met[5] == min(asked, key=list(form.questions).index)


def test_next_to_do_leads_to_what_is_to_settle_and_to_no_box_of_a_stage(session: Session, form: Form):
    session.replace_content(filled(form))
    for address in stage_addresses(form):
        session.put(address, None)
    concerns = next(form.with_role("concerns")).address
    session.put(WAITING, with_items(session.draft, [WaitingItem(0, "comment", (concerns,), text="How many?")]))
    approvals = next(
        step.address for step in form.steps if stage_addresses(form) & {each.address for each in step.asked}
    )
    assert session.progress.next_to_do("") == concerns
    assert session.progress.next_to_do(concerns) == approvals
    assert session.progress.next_to_do(REVIEW) == concerns
    assert [step.address for step, _ in session.progress.left_open()] == []


def test_next_to_do_leads_to_what_must_be_fixed_in_a_step_with_every_answer(session: Session, form: Form):
    session.replace_content(filled(form))
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    session.put(prose, "Lorem ipsum")
    assert session.progress.next_to_do(REVIEW) == prose


def test_next_to_do_leads_to_the_approvals_once_nothing_else_is_left(session: Session, form: Form):
    session.replace_content(filled(form))
    for address in stage_addresses(form):
        session.put(address, None)
    one, other = list(form.questions)[:2]
    session.put(one, None)
    session.put(other, None)
    last = list(form.questions)[-1]
    assert session.progress.next_to_do(last) == one
    assert session.progress.next_to_do(one) == other
    assert session.progress.next_to_do(other) == one
    session.put(one, "Mobile library timetable")
    assert session.progress.next_to_do(other) not in form.questions, "there is just the step of the approvals"


def test_removed_rows_are_restored_at_their_positions(session: Session, form: Form):
    address = rows_of(form)
    question = form.questions[address]
    assert isinstance(question, Rows)
    first = question.columns[0].id
    for name in ("one", "two", "three"):
        session.rows.add(address, {first: name})

    def names() -> list[object]:
        return [row[first] for row in session.rows.all(address)]

    session.rows.remove(address, 1)
    session.rows.remove(address, 2)
    assert names() == ["two"]
    assert session.rows.restore(address) == 2
    assert session.rows.restore(address) == 1
    assert names() == ["one", "two", "three"]
    assert session.rows.restore(address) is None
    assert session.rows.move(address, 3, -5) == 1
    assert session.rows.copy(address, 1) == 2
    assert names() == ["three", "three", "one", "two"]


def test_unfinished_lines_follow_rows_that_are_put_back(session: Session, form: Form):
    address = rows_of(form)
    question = form.questions[address]
    assert isinstance(question, Rows)
    first = question.columns[0].id
    for name in ("one", "two", "three"):
        session.rows.add(address, {first: name})
    before = session.rows.all(address)
    session.rows.move(address, 3, -2)
    session.rows.remove(address, 2)
    session.unfinished.write(line_typed_at(f"{address}.1.{first}"), "typed in three")
    session.put_unfinished()
    session.rows.put_back(address, before)
    assert session.rows.all(address) == before
    assert session.unfinished.text(line_typed_at(f"{address}.3.{first}")) == "typed in three"


def test_a_cell_is_answered_at_its_own_address(draft: Draft, form: Form):
    address = rows_of(form)
    question = form.questions[address]
    assert isinstance(question, Rows)
    first, second = question.columns[0].id, question.columns[1].id
    assert draft.put(f"{address}.2.{first}", "later")
    assert draft.answer(f"{address}.2.{first}") == "later"
    assert draft.answer(f"{address}.1.{first}") is None
    assert draft.put(f"{address}.1.{second}", "sooner")
    assert not draft.put(f"{address}.1.{second}", "sooner")
    assert draft.answer(address) == [{second: "sooner"}, {first: "later"}]
    assert draft.put(f"{address}.1.{second}", None)
    assert [cell[0][0] for cell in draft.cells(next(form.with_role("actions")))] == [f"{address}.2.{first}"]
    assert draft.put(address, draft.answer(address))
    assert draft.answer(address) == [{first: "later"}]


def test_the_worked_example_is_read_only(form: Form, home: Path):
    session = Session.at(find_draft("example"))
    name = next(form.with_role("name")).address
    assert session.read_only
    with pytest.raises(UserError, match="only view it"):
        session.put(name, "mine")
    assert not session.put(name, session.draft.answer(name))
    assert not session.unsaved
