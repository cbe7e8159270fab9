"""A sitting keeps answers, saves them, tells how far each step is, and undoes what was deleted."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form, Step
from eia_tui.form.kinds import Choice, Prose, Rows
from eia_tui.session.progress import REVIEW
from eia_tui.session.session import Sitting
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.journal import left_behind
from eia_tui.system.errors import Refused
from tests.sample import sample


@pytest.fixture
def sitting(form: Form) -> Iterator[Sitting]:
    sitting = Sitting.at(new_draft("Mobile library", form))
    yield sitting
    sitting.leave()


def group_step(form: Form) -> Step:
    return next(step for step in form.steps if step.group)


def rows_of(form: Form) -> str:
    return next(form.with_role("actions")).address


def test_a_new_draft_begins_at_the_first_question_and_is_saved(sitting: Sitting, form: Form):
    assert sitting.place == form.steps[0].asked[0].address
    assert not sitting.unsaved


def test_only_a_change_is_unsaved(sitting: Sitting, form: Form):
    address = form.steps[0].asked[1].address
    assert sitting.put(address, "D")
    assert sitting.unsaved
    sitting.save()
    assert not sitting.unsaved
    assert not sitting.put(address, "D")
    assert not sitting.unsaved
    assert open_draft(sitting.path).answer(address) == "D"


def test_what_is_typed_while_a_slow_disk_saves_is_noted_meanwhile(
    sitting: Sitting, form: Form, monkeypatch: pytest.MonkeyPatch
):
    address = form.steps[0].asked[1].address
    sitting.put(address, "one")
    flushing, flushed = threading.Event(), threading.Event()

    def slow(_: int) -> None:
        flushing.set()
        flushed.wait(60)

    monkeypatch.setattr(os, "fsync", slow)
    saving = threading.Thread(target=sitting.save, args=(sitting.snapshot(),))
    saving.start()
    assert flushing.wait(60)
    sitting.put(address, "one two")
    end = time.monotonic() + 60
    while not ((left := left_behind(sitting.path)) and left.answers[address] == "one two"):
        assert time.monotonic() < end
        time.sleep(0.005)
    assert not sitting.look()  # and it does not wait
    assert saving.is_alive()
    flushed.set()
    saving.join()
    assert sitting.unsaved


def test_what_is_typed_while_a_snapshot_is_saved_is_still_unsaved(sitting: Sitting, form: Form):
    address = form.steps[0].asked[1].address
    sitting.put(address, "one")
    snapshot = sitting.snapshot()
    sitting.put(address, "two")
    sitting.save(snapshot)
    assert sitting.unsaved
    assert open_draft(sitting.path).answer(address) == "one"
    sitting.save()
    assert open_draft(sitting.path).answer(address) == "two"


def test_an_older_snapshot_never_writes_over_a_newer_one(sitting: Sitting, form: Form):
    address = form.steps[0].asked[1].address
    sitting.put(address, "one")
    old = sitting.snapshot()
    sitting.put(address, "two")
    sitting.save()
    sitting.save(old)
    assert open_draft(sitting.path).answer(address) == "two"
    assert not sitting.unsaved


def test_what_cannot_be_saved_is_said_and_saved_when_it_can(sitting: Sitting, form: Form):
    address = form.steps[0].asked[1].address
    sitting.put(address, "kept")
    folder = sitting.path.parent
    away = folder.rename(folder.with_name("away"))
    folder.write_text("a file in the way", encoding="utf-8")
    with pytest.raises(Refused):
        sitting.save()
    assert sitting.unsaved
    assert "cannot be written" in str(sitting.trouble)
    folder.unlink()
    away.rename(folder)
    sitting.save()
    assert (sitting.trouble, sitting.unsaved) == (None, False)
    assert open_draft(sitting.path).answer(address) == "kept"


def test_a_draft_that_was_deleted_behind_us_is_saved_whole_again(sitting: Sitting):
    before = sitting.path.read_bytes()
    sitting.path.unlink()
    sitting.save()
    assert sitting.path.read_bytes() == before


def test_what_is_left_open_is_named_though_no_check_finds_anything(sitting: Sitting, form: Form):
    step = group_step(form)
    words = next(asked for asked in step.asked if isinstance(asked.question, Prose) and not asked.question.when)
    sitting.put(words.address, "Something")
    assert step in [each for each, _ in sitting.left_open()]


def test_the_place_is_remembered_beside_the_draft_and_not_in_it(sitting: Sitting, form: Form):
    before = sitting.path.read_bytes()
    for place in (form.steps[5].asked[2].address, REVIEW):
        sitting.place = place
        sitting.save()
        assert Sitting.at(sitting.path, look_only=True).place == place
    assert sitting.path.read_bytes() == before


def test_a_place_that_is_no_longer_on_the_form_is_forgotten(sitting: Sitting, form: Form):
    sitting.place = "gone.question"
    assert sitting.place == form.steps[0].asked[0].address


def test_a_group_is_done_when_its_choice_and_something_in_words_are_there(sitting: Sitting, form: Form):
    step = group_step(form)
    assert sitting.state(step) == "to do"
    for asked in step.asked:
        if isinstance(asked.question, Choice):
            sitting.put(asked.address, asked.question.options[0].id)
    assert sitting.state(step) == "started"
    shown = next(asked for asked in sitting.draft.shown(step) if isinstance(asked.question, Prose))
    sitting.put(shown.address, "Something")
    assert sitting.state(step) == "done"


def test_a_step_is_done_when_what_it_needs_is_there(sitting: Sitting, form: Form):
    step = form.steps[0]
    assert sitting.state(step) == "started"
    for asked in step.asked:
        sitting.put(asked.address, sample(asked.address, asked.question))
    assert sitting.state(step) == "done"


def test_a_step_with_a_picture_that_is_missing_needs_attention(sitting: Sitting, form: Form):
    prose = next(address for address, question in form.questions.items() if isinstance(question, Prose))
    sitting.put(prose, "![chart](pictures/gone.png)")
    number = sitting.step_of(prose)
    assert number is not None
    assert sitting.states()[number] == "needs attention"


def test_next_to_do_comes_round_to_the_start_and_ends(sitting: Sitting, form: Form):
    met = []
    place = sitting.place
    for _ in range(200):
        found = sitting.next_to_do(place)
        if found is None:
            break
        met.append(found)
        sitting.put(found, sample(found, form.questions[found]))
        place = REVIEW if len(met) == 5 else found
    assert found is None
    assert set(sitting.states()) == {"done"}
    assert met[5] == min(met[5:], key=list(form.questions).index)


def test_rows_are_put_back_where_they_were(sitting: Sitting, form: Form):
    address = rows_of(form)
    question = form.questions[address]
    assert isinstance(question, Rows)
    first = question.columns[0].id
    for name in ("one", "two", "three"):
        sitting.add_row(address, {first: name})

    def names() -> list[object]:
        return [row[first] for row in sitting.rows(address)]

    sitting.remove_row(address, 1)
    sitting.remove_row(address, 2)
    assert names() == ["two"]
    assert sitting.put_back(address) == 2
    assert sitting.put_back(address) == 1
    assert names() == ["one", "two", "three"]
    assert sitting.put_back(address) is None
    assert sitting.move_row(address, 3, -5) == 1
    assert sitting.copy_row(address, 1) == 2
    assert names() == ["three", "three", "one", "two"]


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


def test_the_worked_example_can_only_be_looked_at(form: Form, home: Path):
    sitting = Sitting.at(find_draft("example"))
    name = next(form.with_role("name")).address
    assert sitting.look_only
    with pytest.raises(Refused, match="to look at"):
        sitting.put(name, "mine")
    assert not sitting.put(name, sitting.draft.answer(name))
    assert not sitting.unsaved
