"""What reviewers said waits in the draft until somebody settles it."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.approvals.audit_log import log_entries
from eia_tui.checks import findings
from eia_tui.checks.report import report_on
from eia_tui.draft.diff import Difference
from eia_tui.draft.draft import Draft
from eia_tui.draft.replacement import read_replacement, replacements, undo
from eia_tui.draft.tracked_change import with_change
from eia_tui.draft.waiting import WAITING, WaitingItem, open_items, waiting_items, with_items, with_settled
from eia_tui.draft.waiting_text import item_text, placed_text, settled_lines
from eia_tui.flows.accept import accept, accept_finding
from eia_tui.flows.comments_in_text import comments_of_stage
from eia_tui.flows.dialogue import StageAnswer, run_flow
from eia_tui.flows.export import export_form
from eia_tui.flows.import_form import _comment_item
from eia_tui.flows.record import record, record_answer
from eia_tui.flows.revise import revise
from eia_tui.flows.send import send_to_stage
from eia_tui.flows.settle import settle, undo_last
from eia_tui.flows.settle_items import item_numbered, settle_item
from eia_tui.flows.stage_comments import answer_in_word
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Choices, Date, Line, Question, Rows
from eia_tui.form.stages import stages
from eia_tui.form.values import parse_answer
from eia_tui.imports.returned_form import Comment
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import duplicate_draft, put_note
from eia_tui.storage.sent_versions import integrity_problems
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.tui.widgets.review_items import review_items
from tests.approvals import answered, put, ready, sent, signed
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.tui.wizard_driver import SIZES, open_wizard
from tests.word_document import WordDocument

COMMENTS = "Age: say how many.\n\n- Section 5 needs dates\nThe whole thing reads well."


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


MAIL = """\
From: Equalities
Sent: 20 November 2026 10:12

Hi Margaret,

Thanks for sending this through.

1. Section 3: say how many
replied, and when.
2. Disability - who manages the bookings?
Section 4: too long for a reader.
Religion: no figures.

Section 5:
- add dates
- add who pays

Kind regards,

D. E. Group
Equalities Officer, Leicestershire County Council
0116 496 0000
This email is confidential and intended solely for the addressee.
"""


def test_greetings_thanks_and_signatures_are_not_comments_and_each_goes_where_it_belongs(form: Form):
    items = comments_of_stage(Draft(form), "Equalities group", "2026-11-27", MAIL, 2)
    steps = {step.group.name if step.group else step.section.number: step.address for step in form.steps}
    grouped = next(step.section.id for step in form.steps if step.group)
    assert [(item.text, item.on) for item in items] == [
        ("Section 3: say how many replied, and when.", (steps["3"],)),
        ("Disability - who manages the bookings?", (steps["Disability"],)),
        ("Section 4: too long for a reader.", (grouped,)),
        ("Religion: no figures.", (steps["Religion or Belief"],)),
        ("add dates", (steps["5"],)),
        ("add who pays", (steps["5"],)),
    ]


def test_what_a_reviewer_is_likely_to_send_back_is_said_before_a_version_is_sent(path: Path, form: Form):
    ready(path, form)
    likely = report_on(open_draft(path)).likely
    assert likely > 1
    session = Session.at(path)
    dialogue = ScriptedDialogue("back")
    assert run_flow(send_to_stage(dialogue, session, stages(form)[0])) is None
    assert f"A reviewer is likely to send back {likely} things: " in dialogue.asked[0]
    session.leave()


def test_numbers_that_a_stage_typed_in_word_are_a_list_in_its_comments(path: Path, form: Form):
    stage = next(each for each in stages(form) if "comments" in each.addresses)
    draft = open_draft(path)
    wrote = "1\\. Say how many.\n\n2\\) Ask the access group."
    draft.put(WAITING, with_items(draft, [WaitingItem(0, "ask", (stage.addresses["comments"],), now=wrote)]))
    comments = answer_in_word(draft, stage).comments
    assert comments == "1. Say how many.\n\n2) Ask the access group."
    items = comments_of_stage(draft, stage.name, "2026-11-27", comments, 1)
    assert [item.text for item in items] == ["Say how many.", "Ask the access group."]


@pytest.mark.parametrize(
    ("comments", "texts"),
    [
        ("Thanks Margaret.\n1. Add dates\n2. Say who\nKind regards,\nDEG", ["Add dates", "Say who"]),
        ("Thanks\nAdd dates", ["Add dates"]),
        ("Thank you for the draft, please add dates.", ["Thank you for the draft, please add dates."]),
        ("Thanks, but who manages it?", ["Thanks, but who manages it?"]),
        ("Add dates\nRegards\nSay who pays.", ["Add dates", "Say who pays."]),
        ("Add dates\n\nJo Roe", ["Add dates"]),
        ("Agreed", ["Agreed"]),
        ("Dates", ["Dates"]),
    ],
)
def test_what_asks_for_nothing_is_left_out_and_nothing_else(form: Form, comments: str, texts: list[str]):
    items = comments_of_stage(Draft(form), "Equalities group", "2026-11-27", comments, 2)
    assert [item.text for item in items] == texts


def test_what_waits_is_listed_once_and_comments_pasted_again_are_not_added(path: Path, form: Form):
    ready(path, form)
    for day in (date(2026, 11, 20), date(2026, 11, 21)):
        sent(path, 0)
        session = Session.at(path)
        record_answer(session, stages(form)[0], StageAnswer("returned", day, COMMENTS))
        session.leave()
    draft = open_draft(path)
    assert len(open_items(draft)) == 3
    listed = review_items(draft, report_on(draft), [], (), None)
    assert sum("say how many" in each.message for each in listed) == 1


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


def test_a_wrong_record_is_corrected_in_the_box_and_in_what_is_to_settle(path: Path, form: Form):
    ready(path, form)
    sent(path, 0)
    stage = stages(form)[0]
    session = Session.at(path)
    stage_answer = StageAnswer("agreed with changes", now().date(), COMMENTS)
    record_answer(session, stage, stage_answer)
    dialogue = ScriptedDialogue(stage_answer._replace(comments="Age: say how many."))
    run_flow(record(dialogue, session, stage))
    assert COMMENTS in dialogue.asked[0]  # as it was recorded
    assert [item.text for item in open_items(session.draft)] == ["Age: say how many."]
    record_answer(session, stage, StageAnswer("agreed", now().date(), ""))
    box = str(session.draft.answer(stage.addresses["comments"]))
    assert (box.count("Agreed"), box.startswith("Agreed on")) == (1, True)
    assert not open_items(session.draft)
    assert [entry.outcome for entry in log_entries(session.draft)] == [
        "",
        "agreed with changes",
        "agreed with changes",
        "agreed",
    ]
    session.leave()
    assert not list(integrity_problems(path, open_draft(path)))


def test_comments_on_an_earlier_version_stay_in_the_box(path: Path, form: Form):
    ready(path, form)
    box = str(stages(form)[0].addresses["comments"])
    for number in (1, 2):
        put(path, form.steps[0].asked[1].address, f"Department {number}")
        sent(path, 0)
        answered(path, 0, "returned", f"Say who, {number}.")
    text = str(open_draft(path).answer(box))
    assert all(f"version {number}.\n\nSay who, {number}." in text for number in (1, 2))


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
    with pytest.raises(UserError, match="was changed since the form was read"):
        settle_item(session, open_items(session.draft)[0], "taken")
    assert session.draft.answer(address) == "Ours, and more"
    assert open_items(session.draft)


def test_both_wordings_are_shown_and_of_long_ones_where_they_differ(form: Form):
    address = next(address for address, question in form.questions.items() if type(question) is Line)
    short = WaitingItem(
        1, "conflict", (address,), text=f"{address} was changed in the draft as well", was="Ours", now=""
    )
    assert placed_text(Draft(form), short) == (
        f"{Draft(form).label(address, briefly=True)}: This was changed in the draft and in Word. In the draft: “Ours”. In Word: nothing."
    )
    same = "Words that both have. " * 40
    shown = item_text(replace(short, was=f"{same}Our own end. {same}", now=f"{same}Their end. {same}"))
    assert "Our own end" in shown
    assert "Their end" in shown
    assert len(shown) < 500


def test_words_are_shown_without_the_backslashes_of_markdown():
    text = item_text(WaitingItem(1, "conflict", ("a.b",), was="1\\. one", now="\\* two"), whole=True)
    assert [each in text for each in ("“1. one”", "“* two”", "\\")] == [True, True, False]
    assert item_text(WaitingItem(1, "comment", text="\\* as typed in Word")).endswith("\\* as typed in Word")
    assert Difference("a.b", "one", "one \\# two").passages[0].added == "# two"


def test_what_is_not_in_word_any_more_is_shown_as_the_draft_has_it(form: Form):
    emptied = WaitingItem(1, "ask", ("a.b",), text="a.b was emptied", was="Our words")
    assert item_text(emptied) == "This is empty in Word. In the draft: “Our words”."
    row = WaitingItem(1, "ask", ("a.b.3",), text="a.b.3 was taken out", was="Our row")
    assert item_text(row) == "This row is not in Word any more: “Our row”."


@pytest.mark.parametrize(
    ("item", "ways"),
    [
        (WaitingItem(1, "conflict", was="a", now="b"), ["Use the words from Word", "Keep ours"]),
        (WaitingItem(1, "ask", was="a"), ["Take it out", "Keep ours"]),
        (WaitingItem(1, "change", was="a", now="b"), ["Take the change", "Refuse it", "Mark it as dealt with"]),
        (WaitingItem(1, "comment", text="a"), ["Mark it as done", "Write a reply"]),
        (WaitingItem(1, "ask", text="record what they said", now="a"), ["Mark it as done"]),
    ],
)
def test_what_can_be_done_is_called_by_what_it_does(session: Session, item: WaitingItem, ways: list[str]):
    name = next(session.draft.form.with_role("name")).address
    add(session, replace(item, on=(name,)))
    dialogue = ScriptedDialogue("back")
    run_flow(settle(dialogue, session, open_items(session.draft)[0]))
    assert sorted(dialogue.offered[-1]) == sorted([*ways, "Go to the answer", "Leave it for now"])


def test_a_comment_is_not_done_with_by_enter_pressed_again_and_going_back_from_all_stays_there(session: Session):
    add(session, *(WaitingItem(0, "comment", text=text, by="Reviewer A") for text in ("Shorter?", "Clearer?")))
    dialogue = ScriptedDialogue("all", None, "all", "back", "back")
    run_flow(settle(dialogue, session, open_items(session.draft)[0]))
    assert dialogue.offered[0][0] == "Leave it for now"
    assert all("Shorter?" in asked for asked in dialogue.asked), "the second comment is not asked about"
    assert len(open_items(session.draft)) == 2


def test_all_of_one_reviewer_are_settled_at_once_and_undone_at_once(session: Session, form: Form):
    address = change(form, "", "", "").on[0]
    session.put(address, "They stop. It costs much.")
    first = change(form, "stop", "halt", "They halt. It costs little.")
    second = change(form, "much", "little", "They halt. It costs little.")
    add(session, first, second, WaitingItem(0, "comment", text="Well.", by="B"))
    dialogue = ScriptedDialogue("all", "take", "back")
    assert run_flow(settle(dialogue, session, open_items(session.draft)[0])) == ""
    assert session.draft.answer(address) == "They halt. It costs little."
    assert "information: 2 changes taken." in dialogue.reports
    run_flow(undo_last(dialogue, session))
    assert session.draft.answer(address) == "They stop. It costs much."
    assert [each.state for each in waiting_items(session.draft)] == ["open"] * 3
    run_flow(undo_last(dialogue, session))
    assert "nothing to undo" in dialogue.reports[-1]


@pytest.mark.parametrize("way", ["take", "done"])
def test_all_of_one_reviewer_are_saved_before_the_next_question(session: Session, form: Form, way: str):
    address = change(form, "", "", "").on[0]
    session.put(address, "They stop. It costs much.")
    add(session, change(form, "stop", "halt", "They halt."), change(form, "much", "little", "It costs little."))
    add(session, WaitingItem(0, "comment", text="Well.", by="B"))
    session.save()
    with pytest.raises(IndexError):  # the program ends at the next question
        run_flow(settle(ScriptedDialogue("all", way), session, open_items(session.draft)[0]))
    kept = open_draft(session.path)
    assert waiting_items(kept) == waiting_items(session.draft)
    assert [each.by for each in open_items(kept)] == ["B"]
    assert kept.answer(address) == session.draft.answer(address)


def test_once_it_is_signed_off_what_was_not_settled_can_only_be_read(path: Path, form: Form, eia: Run):
    signed(path, form)
    items = [
        WaitingItem(0, "comment", text="How many?", by="A", state="done", settled="2026-11-20T10:00:00+00:00"),
        WaitingItem(0, "comment", text="Who?", by="B"),
    ]
    put_note(path, WAITING, with_items(open_draft(path), items))
    before = path.read_bytes()
    session = Session.at(path)
    dialogue = ScriptedDialogue("back")
    run_flow(settle(dialogue, session, open_items(session.draft)[0]))
    assert dialogue.offered == [["Close"]]
    (open_item,) = open_items(session.draft)
    finding = next(each for each in findings(session.draft) if each.check == "to-settle")
    for refused in (
        lambda: run_flow(undo_last(dialogue, session)),
        lambda: settle_item(session, open_item, "done"),
        lambda: run_flow(accept(dialogue, session, finding)),
        lambda: accept_finding(session, finding, "It is late"),
    ):
        with pytest.raises(UserError, match="was signed off on"):
            refused()
    commands = (["comments", path, "done", "2"], ["comments", path, "undo"], ["accept", path, "1", "--reason", "x"])
    for command in commands:
        done = eia(*command)
        assert (done.returncode, "was signed off on" in done.stderr) == (2, True)
    assert "eia-wizard accept" not in eia("check", path).stdout
    prompts = eia("--plain", path, typed="help all\naccept 1\nsettle undo\nquit\n").stdout
    assert "accept and a finding's number" not in prompts
    assert "revise starts a revision" in prompts
    assert prompts.count("Start a revision to change it.") == 4  # when it is opened, and for each
    assert path.read_bytes() == before
    assert not list(integrity_problems(path, open_draft(path)))


def test_before_the_sign_off_you_see_what_is_not_settled(path: Path, form: Form):
    ready(path, form)
    for stage in range(len(stages(form)) - 1):
        sent(path, stage)
        answered(path, stage, "agreed")
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", text="Who?", by="B")]))
    session = Session.at(path)
    dialogue = ScriptedDialogue("back")
    assert run_flow(send_to_stage(dialogue, session, stages(form)[-1])) is None
    assert (
        "One comment or change is not settled yet: the list shows them. After the sign-off you can only read"
        in (dialogue.asked[0])
    )
    session.leave()


@pytest.mark.slow
async def test_the_review_of_a_draft_that_is_signed_off_offers_neither_accept_nor_undo(path: Path, form: Form):
    signed(path, form)
    items = [
        WaitingItem(0, "comment", text="How many?", by="A", state="done", settled="2026-11-20T10:00:00+00:00"),
        WaitingItem(0, "comment", text="Who?", by="B"),
    ]
    put_note(path, WAITING, with_items(open_draft(path), items))
    before = path.read_bytes()
    async with open_wizard(path, size=SIZES[0]) as ui:
        await ui.press("f9")
        await ui.until(lambda: "that were not settled" in ui.screen)
        assert "Accept" not in ui.screen
        assert "Undo" not in ui.screen
        await ui.press("ctrl+z", "a", "enter")
        await ui.until(lambda: "Go to the answer" in ui.screen or "Close" in ui.screen)
        assert "Mark it as done" not in ui.screen
    assert path.read_bytes() == before


def test_what_is_taken_is_not_taken_again_and_can_still_be_undone(session: Session, form: Form):
    item = change(form, "stop", "halt", "They halt.")
    session.put(item.on[0], "They stop.")
    add(session, item)
    (waiting,) = open_items(session.draft)
    settle_item(session, waiting, "taken")
    for state in ("taken", "done"):
        with pytest.raises(UserError, match="settled already"):
            settle_item(session, waiting, state)
    with pytest.raises(UserError, match="settled already"):
        run_flow(settle(ScriptedDialogue(), session, item_numbered(session.draft, 1)))
    run_flow(undo_last(ScriptedDialogue(), session))
    assert session.draft.answer(item.on[0]) == "They stop."


def test_the_same_decision_again_takes_the_place_of_the_one_that_waits(session: Session, form: Form):
    item = WaitingItem(0, "conflict", ("a.b",), text="a.b was changed in the draft as well", was="Ours", now="Theirs")
    add(session, item)
    add(session, replace(item, was="Ours again"))
    assert [(each.number, each.was) for each in waiting_items(session.draft)] == [(1, "Ours again")]
    settle_item(session, open_items(session.draft)[0], "refused")
    add(session, replace(item, was="Ours again"))
    assert not open_items(session.draft)


def test_what_is_asked_about_another_row_with_the_same_number_waits_as_well(session: Session):
    item = WaitingItem(0, "ask", ("a.b.1",), text="a.b.1 was taken out", was="First row", row="First")
    add(session, item)
    add(session, replace(item, was="Second row", row="Second"))
    add(session, replace(item, was="First row, changed", row="First"))
    assert [each.was for each in waiting_items(session.draft)] == ["First row, changed", "Second row"]


TEXT = st.text("ab \n*é", max_size=60)


def test_words_that_are_there_twice_and_overlap_are_not_put_back_at_one_of_the_places(form: Form):
    address = change(form, "", "", "").on[0]
    before, after, later = Draft(form), Draft(form), Draft(form)
    before.put(address, "aa")
    after.put(address, "a\n\na")
    later.put(address, "a\n\na\n\na")
    (replaced,) = replacements(before, after)
    assert not undo(later, replaced)
    assert later.answer(address) == "a\n\na\n\na"


@given(st.data())
def test_what_was_replaced_is_put_back_exactly_also_beside_later_words(form: Form, data: st.DataObject):
    address = change(form, "", "", "").on[0]
    before, after, later = Draft(form), Draft(form), Draft(form)
    start, was, now_, end, words = (data.draw(TEXT) for _ in range(5))
    before.put(address, f"{start}{was}{end}")
    after.put(address, f"{start}{now_}{end}")
    replaced = [each for one in replacements(before, after) if (each := read_replacement(one.as_value()))]
    for draft, added in ((later, f"{words}\n\n" if words.strip() else ""), (after, "")):
        draft.put(address, f"{added}{after.answer(address) or ''}")
        changed = draft.answer(address)
        done = all(undo(draft, each) for each in replaced)
        assert done or added
        put_back = Draft(form, {})
        put_back.put(address, f"{added}{before.answer(address) or ''}" if done and replaced else changed)
        assert draft.answer(address) == put_back.answer(address)


WORDS = st.text(st.sampled_from("ab c\n*"), max_size=30)


@given(WORDS, WORDS, WORDS, WORDS)
def test_a_change_is_made_whole_or_not_at_all(before: str, was: str, now_: str, after: str):
    changed = with_change(f"{before}{was}{after}", was, now_, f"{before}{now_}{after}")
    assert changed is None or len(changed) == len(before) + len(now_) + len(after)


def test_an_item_is_added_once_however_often_the_file_is_read(session: Session, form: Form):
    item = change(form, "a", "b", "b")
    add(session, item)
    add(session, item)
    assert [each.number for each in waiting_items(session.draft)] == [1]
    add(session, item, item)  # the same words, twice in one file
    add(session, item, item)
    assert [each.number for each in waiting_items(session.draft)] == [1, 2]


def test_damaged_notes_are_not_items(session: Session):
    session.draft.put(WAITING, [{"number": "x"}, {"number": 1, "kind": "?"}, {"number": 2, "kind": "comment", "on": 3}])
    assert [(each.number, each.on) for each in waiting_items(session.draft)] == [(2, ())]


def test_the_officer_takes_refuses_answers_and_continues_with_the_next(session: Session, form: Form):
    item = change(form, "stop", "halt", "They halt.")
    session.put(item.on[0], "They stop.")
    add(session, item, WaitingItem(0, "comment", text="How many?", by="B"), WaitingItem(0, "comment", text="Well."))
    dialogue = ScriptedDialogue("take", "reply", "Forty", "done")
    assert run_flow(settle(dialogue, session, open_items(session.draft)[0])) == ""
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
        await ui.press("ctrl+z")
        await ui.until(lambda: "Open again: Age" in ui.notices)
        await ui.until(lambda: "1 to settle" in ui.screen)
        await ui.press("enter", "down", "enter")
        await ui.until(lambda: "1 to settle" not in ui.screen)
        await ui.saved()
    assert not open_items(open_draft(path))


async def test_long_wordings_are_read_whole_with_the_keyboard(path: Path, form: Form):
    name = next(iter(form.questions))
    words = " ".join(f"word{number}" for number in range(150))
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "conflict", (name,), was="Ours", now=words)]))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Comments and changes to settle" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Read on" in ui.screen)
        assert "word149" not in ui.screen
        await ui.press("pagedown", "pagedown")
        await ui.until(lambda: "word149" in ui.screen)


def test_at_the_prompts_comments_are_listed_and_settled(path: Path, form: Form, eia: Run):
    name = next(iter(form.questions))
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", (name,), text="Shorter?", by="A")]))
    typed = "comments\nsettle 1\ndone\nundo\nsettle\nreply\nIt is the official name\ncomments\nquit\n"
    output = eia("--plain", path, typed=typed).stdout
    assert "To settle: A: Shorter? Type settle 1" in output
    assert "Open again: " in output
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
    assert "1. Name of policy: A: Shorter?" in eia("comments", path).stdout
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
    assert "reply: Forty" in (tmp_path / "changes.txt").read_text(encoding="utf-8-sig")
    assert "reply: Forty" in WordDocument(tmp_path / "changes.docx").text
    put(path, change(form, "", "", "").on[0], "Forty people are asked, by post.")
    sent(path, 0)
    assert "Reviewer A" not in eia("changes", path).stdout
    assert "Reviewer A: How many?" in eia("changes", path, "--since", "1").stdout


def test_a_duplicate_has_no_comments_and_a_revision_those_that_are_open(path: Path, form: Form):
    signed(path, form)
    items = [
        WaitingItem(0, "comment", text=words, by="Reviewer A", state=state)
        for words, state in (("How many?", "done"), ("Who?", "open"))
    ]
    put_note(path, WAITING, with_items(open_draft(path), items))
    assert not waiting_items(open_draft(duplicate_draft(path)))
    assert [each.text for each in waiting_items(open_draft(revise(path)))] == ["Who?"]


def test_the_day_of_a_comment_is_in_words(form: Form):
    items = comments_of_stage(Draft(form), "Equalities group", "2026-11-27", COMMENTS, 2)
    assert item_text(items[0]).startswith("Equalities group, 27 November 2026: ")
    nobodys = replace(items[0], at="0000-00-00T00:00:00Z")  # as some programs write what they do not know
    assert item_text(nobodys).startswith("Equalities group: ")


def test_what_a_stage_wrote_in_word_is_there_when_it_is_recorded_and_settled_by_that(path: Path, form: Form):
    ready(path, form)
    sent(path, 0)
    stage = stages(form)[0]
    box, considered = stage.addresses["comments"], stage.addresses.get("considered")
    long = f"We agree. {'Say how many use it. ' * 30}"
    items = [WaitingItem(0, "ask", (box,), text=f"record what the {stage.name} said", now=long)]
    if considered:
        items.append(WaitingItem(0, "ask", (considered,), text=f"record when the {stage.name} met", now="2026-01-20"))
    session = Session.at(path)
    add(session, *items)
    dialogue = ScriptedDialogue("record", StageAnswer("agreed", date(2026, 1, 20), long), "yes")
    run_flow(settle(dialogue, session, open_items(session.draft)[0]))
    session.leave()
    assert long.strip() in dialogue.asked[0]
    assert long.strip() in dialogue.asked[1]
    assert not open_items(open_draft(path))
    assert long.strip() in str(open_draft(path).answer(box))


def test_a_change_in_the_box_of_a_stage_offers_to_record_it_instead_of_taking_it(path: Path, form: Form):
    ready(path, form)
    sent(path, 0)
    session = Session.at(path)
    add(session, WaitingItem(0, "change", (stages(form)[0].addresses["comments"],), now="Agreed.", by="A"))
    dialogue = ScriptedDialogue("back")
    (item,) = open_items(session.draft)
    run_flow(settle(dialogue, session, item))
    with pytest.raises(UserError, match="approval stage"):
        settle_item(session, item, "taken")
    session.leave()
    assert dialogue.offered[-1][0] == "Record what they said"
    assert "Take the change" not in dialogue.offered[-1]


def test_check_keeps_the_sign_at_the_end_of_a_comment_and_changes_name_its_question(path: Path, form: Form):
    name = next(iter(form.questions))
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", (name,), text="Source?", by="A")]))
    draft = open_draft(path)
    (found,) = (each for each in findings(draft) if each.check == "to-settle")
    assert "Source? Reply to it" in found.message
    put(path, WAITING, with_settled(draft, replace(open_items(draft)[0], state="done")))
    (line,) = settled_lines(open_draft(path), now())
    assert line.startswith(draft.label(name, briefly=True))


def test_undo_does_not_reach_beyond_what_was_sent(path: Path, form: Form, eia: Run):
    ready(path, form)
    session = Session.at(path)
    add(session, *(WaitingItem(0, "comment", text=text, by="A") for text in ("How many?", "Who?")))
    first, second = open_items(session.draft)
    settle_item(session, first, "done", at="2026-11-20T10:00:00.000000+00:00", save=True)
    session.leave()
    sent(path, 0)
    session = Session.at(path)
    run_flow(undo_last(dialogue := ScriptedDialogue(), session))
    assert "you have not settled a comment or change since version 1 was sent" in dialogue.reports[-1]
    assert open_items(session.draft) == [second]
    settle_item(session, second, "done", at="2096-11-20T10:00:00.000000+00:00", save=True)
    run_flow(undo_last(dialogue, session))
    assert open_items(session.draft) == [second]
    session.leave()
    assert eia("comments", path, "undo").returncode != 0
    assert eia("comments", path, "undo", "1").stdout == "1: open again\n", "one that is named"


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("Action 4: who does it?", [4]),
        ("action no. 2 needs a date", [2]),
        ("Please give actions 1, 2 and 4 a date", [1, 2, 4]),
        ("Row 3 of the action plan has no outcome", [3]),
        ("Action plan, row 2: by when?", [2]),
        ("Action 4: it says nothing about age", [4]),
        ("Section 5, action 4: by when?", [4]),
        ("Take action 2 weeks before", []),
        ("Action 9: which one?", []),
    ],
)
def test_a_comment_belongs_to_the_action_that_it_names(words: str, rows: list[int], form: Form):
    draft = Draft(form)
    plan = next(form.with_role("actions")).address
    column = form.questions[plan].columns[0].id  # type: ignore[union-attr]
    draft.put(plan, [{column: f"Action {number}"} for number in range(1, 5)])
    typed = comments_of_stage(draft, "Equalities group", "2026-11-27", words, 1)[0]
    in_word = _comment_item(draft, Comment(on=(), author="A", at="", text=words, quote=""))
    in_plan = _comment_item(draft, Comment(on=(plan,), author="A", at="", text=words, quote=""))
    elsewhere = _comment_item(draft, Comment(on=("policy.name",), author="A", at="", text=words, quote=""))
    wanted = tuple(f"{plan}.{number}" for number in rows)
    assert typed.on == wanted or (not wanted and not any(place.startswith(f"{plan}.") for place in typed.on))
    assert in_word.on == wanted
    assert in_plan.on == (wanted or (plan,))
    assert elsewhere.on == ("policy.name",)
