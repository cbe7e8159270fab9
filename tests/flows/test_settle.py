"""What reviewers said waits in the draft until somebody settles it."""

import json
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.draft.tracked_change import with_change
from eia_tui.draft.waiting import WAITING, WaitingItem, open_items, waiting_items, with_items
from eia_tui.flows.dialogue import StageAnswer, run_flow
from eia_tui.flows.export import export_form
from eia_tui.flows.record import record
from eia_tui.flows.settle import comments_of_stage, settle, settle_item, settle_next
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Choices, Date, Line, Question, Rows
from eia_tui.form.stages import stages
from eia_tui.form.values import parse_answer
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import now
from eia_tui.system.errors import UserError
from tests.approvals import put, ready, sent
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.tui.wizard_driver import SIZES, open_wizard
from tests.word_document import WordDocument

COMMENTS = "Age: say how many.\n\n- Section 5 needs dates\nThe whole thing reads well."


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    session = Session.at(path)
    yield session
    session.leave()


def add(session: Session, *items: WaitingItem) -> None:
    """Adds items to settle to the draft."""
    session.put(WAITING, with_items(session.draft, items))


def change(form: Form, was: str, now_: str, around: str) -> WaitingItem:
    proposal = next(address for address in form.questions if address.endswith("proposal"))
    return WaitingItem(0, "change", (proposal,), was=was, now=now_, around=around, by="Reviewer A", at="2026-11-20")


def test_comments_of_a_stage_are_items_at_what_they_name(form: Form):
    items = comments_of_stage(Draft(form), "Equalities group", "2026-11-27", COMMENTS, 2)
    assert [item.text for item in items] == [
        "Age: say how many.",
        "Section 5 needs dates",
        "The whole thing reads well.",
    ]
    age = next(step.address for step in form.steps if step.group and step.group.name == "Age")
    actions = next(step.address for step in form.steps if step.section.number == "5")
    assert [item.on for item in items] == [(age,), (actions,), ()]


@pytest.mark.parametrize(("outcome", "count"), [("returned", 3), ("agreed with changes", 3), ("agreed", 0)])
def test_what_a_stage_asks_for_waits_to_be_settled(path: Path, form: Form, outcome: str, count: int):
    ready(path, form)
    sent(path, 0)
    session = Session.at(path)
    dialogue = ScriptedDialogue(StageAnswer(outcome, now().date(), COMMENTS))  # type: ignore[arg-type]
    run_flow(record(dialogue, session, stages(form)[0]))
    session.leave()
    assert len(open_items(open_draft(path))) == count
    assert ("settle the 3 comments" in dialogue.reports[0]) == (count > 0)


@pytest.mark.parametrize(
    ("edit", "around", "after"),
    [
        (("stop", "halt"), "The service will halt at ten villages.", "The service will halt at ten villages.\n\nIt costs less."),
        (("", "small "), "The service will stop at ten small villages.", "The service will stop at ten small villages.\n\nIt costs less."),
        (("ten ", ""), "The service will stop at villages.", "The service will stop at villages.\n\nIt costs less."),
        (("costs less", "costs more"), "It costs more.", "The service will stop at ten villages.\n\nIt costs more."),
    ],
)  # fmt: skip
def test_a_change_that_is_taken_is_made_in_its_answer_and_nowhere_else(
    session: Session, form: Form, edit: tuple[str, str], around: str, after: str
):
    item = change(form, *edit, around)
    session.put(item.on[0], "The service will stop at ten villages.\n\nIt costs less.")
    add(session, item)
    settle_item(session, open_items(session.draft)[0], "taken")
    assert session.draft.answer(item.on[0]) == after
    assert not open_items(session.draft)


def test_a_change_whose_place_is_not_certain_changes_nothing(session: Session, form: Form):
    item = change(form, "stop", "halt", "They halt here.")
    before = "They stop there. We stop elsewhere."
    session.put(item.on[0], before)
    add(session, item)
    with pytest.raises(UserError, match="not found for certain"):
        settle_item(session, open_items(session.draft)[0], "taken")
    assert session.draft.answer(item.on[0]) == before
    assert open_items(session.draft)


CONFLICTS = {
    Date: ("2 September 2026", "5 October 2026", date(2026, 10, 5)),
    Choice: (None, None, None),
    Line: ("Ours", "Theirs", "Theirs"),
}


@pytest.mark.parametrize("kind", CONFLICTS)
def test_the_words_from_word_are_an_answer_of_the_questions_kind(session: Session, form: Form, kind: type[Question]):
    address = next(address for address, question in form.questions.items() if type(question) is kind)
    question = form.questions[address]
    ours, theirs, answer = CONFLICTS[kind]
    if isinstance(question, Choice):
        ours, theirs, answer = question.options[0].label, question.options[1].label, question.options[1].id
    session.put(address, parse_answer(question, ours))
    add(session, WaitingItem(0, "conflict", (address,), was=ours, now=theirs))
    settle_item(session, open_items(session.draft)[0], "taken")
    assert session.draft.answer(address) == answer


def test_the_words_from_word_for_a_cell_are_an_answer_of_its_column(session: Session, form: Form):
    rows, column = next(
        (address, column)
        for address, question in form.questions.items()
        if isinstance(question, Rows)
        for column in question.columns
        if isinstance(column, Choices)
    )
    first, second = column.options[:2]
    session.put(rows, [{column.id: [first.id]}])
    add(session, WaitingItem(0, "conflict", (f"{rows}.1.{column.id}",), was=first.label, now=second.label))
    settle_item(session, open_items(session.draft)[0], "taken")
    assert session.draft.answer(rows) == [{column.id: [second.id]}]


def test_words_that_were_changed_since_the_import_are_not_replaced(session: Session, form: Form):
    address = next(address for address, question in form.questions.items() if type(question) is Line)
    add(session, WaitingItem(0, "conflict", (address,), was="Ours", now="Theirs"))
    session.put(address, "Ours, and more")
    with pytest.raises(UserError, match="was changed since the import"):
        settle_item(session, open_items(session.draft)[0], "taken")
    assert session.draft.answer(address) == "Ours, and more"
    assert open_items(session.draft)


WORDS = st.text(st.sampled_from("ab c\n*"), max_size=30)


@given(WORDS, WORDS, WORDS, WORDS)
def test_a_change_is_made_whole_or_not_at_all(before: str, was: str, now_: str, after: str):
    changed = with_change(f"{before}{was}{after}", was, now_, f"{before}{now_}{after}")
    assert changed is None or len(changed) == len(before) + len(now_) + len(after)


def test_an_item_is_added_once_however_often_the_file_is_read(session: Session, form: Form):
    item = change(form, "a", "b", "b")
    add(session, item, item)
    add(session, item)
    assert [each.number for each in waiting_items(session.draft)] == [1]


def test_damaged_notes_are_no_items(session: Session):
    session.draft.put(WAITING, [{"number": "x"}, {"number": 1, "kind": "?"}, {"number": 2, "kind": "comment", "on": 3}])
    assert [(each.number, each.on) for each in waiting_items(session.draft)] == [(2, ())]


def test_the_officer_takes_refuses_answers_and_goes_on_to_the_next(session: Session, form: Form):
    item = change(form, "stop", "halt", "They halt.")
    session.put(item.on[0], "They stop.")
    add(session, item, WaitingItem(0, "comment", text="How many?", by="B"), WaitingItem(0, "comment", text="Well."))
    dialogue = ScriptedDialogue("take", "answer", "Forty", "done")
    assert run_flow(settle_next(dialogue, session)) == ""
    assert [each.state for each in waiting_items(session.draft)] == ["taken", "answered", "done"]
    assert waiting_items(session.draft)[1].reply == "Forty"
    assert session.draft.answer(item.on[0]) == "They halt."


def test_going_to_the_answer_or_leaving_it_settles_nothing(session: Session, form: Form):
    add(session, change(form, "a", "b", "b"))
    item = open_items(session.draft)[0]
    assert run_flow(settle(ScriptedDialogue("go"), session, item)) == item.on[0]
    assert run_flow(settle(ScriptedDialogue("back"), session, item)) == ""
    assert open_items(session.draft) == [item]


def test_what_waits_is_never_in_an_export(session: Session, tmp_path: Path):
    words = "Between ourselves, this is weak"
    add(session, WaitingItem(0, "comment", text=words, by="Reviewer Z"))
    exported = export_form(session, tmp_path / "form.docx").path
    with zipfile.ZipFile(exported) as parts:
        assert not any(
            words.encode() in parts.read(name) or b"Reviewer Z" in parts.read(name) for name in parts.namelist()
        )


@pytest.mark.parametrize("size", SIZES)
async def test_on_screen_the_review_lists_what_waits_first_and_the_step_says_how_much(
    path: Path, form: Form, size: tuple[int, int]
):
    age = next(step.address for step in form.steps if step.group and step.group.name == "Age")
    draft = open_draft(path)
    put(path, WAITING, with_items(draft, [WaitingItem(0, "comment", (age,), text="How many?", by="Reviewer A")]))
    async with open_wizard(path, size=size) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Comments and changes to settle" in ui.screen)
        assert "1 to settle" in ui.screen
        await ui.press("enter")
        await ui.until(lambda: "A comment on Age" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: "Marked as done." in ui.notices)
        await ui.until(lambda: "1 to settle" not in ui.screen)
        await ui.saved()
    assert not open_items(open_draft(path))


def test_at_the_prompts_comments_are_listed_and_settled(path: Path, form: Form, eia: Run):
    name = next(iter(form.questions))
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", (name,), text="Shorter?", by="A")]))
    output = eia("--plain", path, typed="comments\nsettle 1\nanswer\nIt is the official name\ncomments\nquit\n").stdout
    assert "To settle: A: Shorter?. Type settle 1" in output
    assert "There are no comments or changes to settle." in output
    assert waiting_items(open_draft(path))[0].reply == "It is the official name"


def test_the_command_lists_and_settles(path: Path, form: Form, eia: Run):
    name = next(iter(form.questions))
    items = [
        WaitingItem(0, "comment", (name,), text="Shorter?", by="A"),
        WaitingItem(0, "comment", text="Well done", by="B"),
        change(form, "a", "b", "b"),
    ]
    put(path, WAITING, with_items(open_draft(path), items))
    assert "1. A: Shorter?" in eia("comments", path).stdout
    assert [each["number"] for each in json.loads(eia("comments", path, "--json").stdout)] == [1, 2, 3]
    assert eia("comments", path, "answer", "1", "--say", "It is the name").returncode == 1
    assert eia("comments", path, "done", "--by", "b").returncode == 1
    taken = eia("comments", path, "take", "3")
    assert (taken.returncode, "not found for certain" in taken.stderr) == (1, True)
    assert eia("comments", path, "refuse", "--all").returncode == 0
    assert [each.state for each in waiting_items(open_draft(path))] == ["answered", "done", "refused"]
    wrong = eia("comments", path, "done", "9")
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)


def test_the_changes_to_send_along_say_what_became_of_each_comment(path: Path, form: Form, eia: Run, tmp_path: Path):
    ready(path, form)
    sent(path, 0)
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", text="How many?\x07", by="Reviewer A")]))
    assert eia("comments", path, "answer", "1", "--say", "Forty").returncode == 0
    assert "Reviewer A: How many?" in eia("changes", path).stdout
    for name in ("changes.txt", "changes.docx"):
        assert eia("changes", path, "-o", tmp_path / name).returncode == 0
    assert "answered: Forty" in (tmp_path / "changes.txt").read_text(encoding="utf-8-sig")
    assert "answered: Forty" in WordDocument(tmp_path / "changes.docx").text
