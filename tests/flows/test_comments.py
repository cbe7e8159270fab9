"""The officer sees what the reviewers said and what became of it, and sends that back to them."""

from dataclasses import replace
from pathlib import Path

import pytest

from eia_tui.approvals.comments import comment_lines, comments_and_replies, comments_summary
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, WaitingItem, waiting_items, with_items
from eia_tui.exports.comments import write_comments
from eia_tui.flows.comments import show_comments
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.revise import revise
from eia_tui.flows.send import send_to_stage
from eia_tui.flows.settle_items import settle_item
from eia_tui.form.definition import Form
from eia_tui.form.stages import stages
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.system.errors import UserError
from tests.approvals import SIGNER, answered, put, ready, sent
from tests.conftest import Run
from tests.flows.scripted import ScriptedDialogue
from tests.tui.wizard_driver import open_wizard
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

ASKED = "- Age: how many are over 75?\n- Who opens the gate?"
REPLY = "Forty people."
NO_BOX = "Look at these figures again in a year."


@pytest.fixture
def path(form: Form) -> Path:
    """A draft that was returned with two comments: one has a reply, one waits."""
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    sent(path, 0)
    answered(path, 0, "returned", ASKED)
    reply(path, 1, REPLY)
    return path


def reply(path: Path, number: int, text: str) -> None:
    """Replies to the comment with a number."""
    session = Session.at(path)
    settle_item(session, waiting_items(session.draft)[number - 1], "answered", text, save=True)
    session.leave()


def sign(path: Path, form: Form, comments: str = "") -> None:
    """Carries the draft through the rest of its approvals; whoever signs says something."""
    last = len(stages(form)) - 1
    for stage in range(last):
        sent(path, stage)
        answered(path, stage, "agreed")
    sent(path, last)
    answered(path, last, "agreed", comments, by=SIGNER)


def test_each_comment_is_listed_below_who_said_it_with_its_reply(path: Path, form: Form):
    lines = list(comment_lines(open_draft(path)))
    assert lines[0].startswith(f"{stages(form)[0].name}: returned on ")
    assert lines[0].endswith(", version 1.")
    assert lines[1].startswith("1. Age: ")
    assert lines[2:] == [f"   Reply: {REPLY}", "2. Who opens the gate?", "   Not settled yet."]
    assert comments_summary(open_draft(path)) == "Comments and replies: 2, 1 to settle"


def test_what_the_signing_stage_said_is_listed_though_the_form_has_no_box_for_it(path: Path, form: Form):
    sign(path, form, NO_BOX)
    draft = open_draft(path)
    assert NO_BOX not in str([draft.answer(address) for address in form.questions])
    heading, said = list(comment_lines(draft))[-2:]
    assert heading.startswith(f"{stages(form)[-1].name}: signed off by {SIGNER}, on ")
    assert said == f"“{NO_BOX}”"
    # What is no comment to settle has no number in the list.
    assert comments_summary(draft) == "Comments and replies: 2, 1 other remark, 1 to settle"


def test_what_was_corrected_and_what_a_revision_leaves_behind_is_not_listed(path: Path, form: Form):
    answered(path, 0, "returned", "- Who pays?")
    draft = open_draft(path)
    assert [item.text for remarks in comments_and_replies(draft) for item in remarks.items] == [
        "Age: how many are over 75?",  # it has a reply, and so stays
        "Who pays?",
    ]
    sign(path, form)
    assert [each.heading for each in comments_and_replies(open_draft(revise(path)))] == [
        f"{stages(form)[0].name}, version 1"  # what nobody has settled is still to settle
    ]


def test_what_came_back_in_a_word_form_is_listed_by_reviewer_and_file(form: Form):
    question = next(iter(form.questions))
    draft = Draft(form)
    item = WaitingItem(0, "comment", (question,), quote="forty", text="Source?", by="Reviewer A", file="back.docx")
    change = replace(item, kind="change", text="", was="forty", now="fifty", state="refused")
    draft.put(WAITING, with_items(draft, [item, change]))
    heading, comment, open_, changed, refused = comment_lines(draft)
    assert (heading, open_) == ("Reviewer A, in “back.docx”.", "   Not settled yet.")
    assert comment.endswith("on “forty”: Source?")
    assert changed.endswith("“forty” becomes “fifty”.")
    assert refused == "   The change is not made."


def test_a_new_version_goes_with_a_file_of_the_comments_and_replies(path: Path, form: Form):
    def send_again() -> ScriptedDialogue:
        session, dialogue = Session.at(path), ScriptedDialogue("send")
        version = run_flow(send_to_stage(dialogue, session, stages(form)[0]))
        session.leave()
        assert version
        assert version.comments
        assert version.comments.name == version.path.stem + " - comments and replies.docx"
        text = WordDocument(version.comments).text
        assert all(words in text for words in ("how many are over 75?", REPLY, "Not settled yet"))
        return dialogue

    put(path, next(iter(form.questions)), "Another name")
    files = {each.name for each in path.parent.glob("*.docx")}
    reports = " ".join(send_again().reports)
    assert "Email both files to" in reports
    send_again()  # what is the same is not written twice
    assert len({each.name for each in path.parent.glob("*.docx")} - files) == 2
    reply(path, 2, "The parish clerk.")
    session, dialogue = Session.at(path), ScriptedDialogue("send")
    version = run_flow(send_to_stage(dialogue, session, stages(form)[0]))
    session.leave()
    assert version
    assert version.comments
    assert version.comments.name.endswith("(2).docx")
    assert version.comments.name in " ".join(dialogue.reports)


def test_a_first_version_goes_alone_and_a_file_that_cannot_be_written_is_a_warning(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    fresh = new_draft("Another", form)
    ready(fresh, form)
    session, dialogue = Session.at(fresh), ScriptedDialogue("send")
    assert run_flow(send_to_stage(dialogue, session, stages(form)[0]))
    session.leave()
    assert "Email that file to" in " ".join(dialogue.reports)
    assert len(list(fresh.parent.glob("*.docx"))) == 1

    def refuse(*_: object) -> Path:
        raise UserError("there is no room left")

    monkeypatch.setattr("eia_tui.flows.send.write_comments", refuse)
    put(path, next(iter(form.questions)), "Another name")
    session, dialogue = Session.at(path), ScriptedDialogue("send")
    version = run_flow(send_to_stage(dialogue, session, stages(form)[0]))
    session.leave()
    assert version
    assert version.path.is_file()
    assert "The comments and replies are not saved with it: there is no room left." in dialogue.reports


def test_what_the_form_shows_in_its_boxes_needs_no_file_of_its_own(form: Form):
    path = new_draft("Another", form)
    ready(path, form)
    sent(path, 0)
    answered(path, 0, "agreed", "Fine.")
    session = Session.at(path)
    version = run_flow(send_to_stage(ScriptedDialogue("send"), session, stages(form)[1]))
    session.leave()
    assert version
    assert version.comments is None
    assert "“Fine.”" in list(comment_lines(open_draft(path)))


def test_the_list_is_saved_as_a_word_file_on_request(path: Path):
    session = Session.at(path)
    dialogue = ScriptedDialogue("word")
    run_flow(show_comments(dialogue, session))
    run_flow(show_comments(ScriptedDialogue("back"), session))
    session.leave()
    assert f"Reply: {REPLY}" in dialogue.asked[0]
    [file] = path.parent.glob("*comments and replies.docx")
    table = WordDocument(file).text
    assert table.index("Comment") < table.index("how many are over 75?") < table.index(REPLY)


def test_without_comments_there_is_nothing_to_save(form: Form, eia: Run):
    path = new_draft("Another", form)
    dialogue = ScriptedDialogue()
    session = Session.at(path)
    run_flow(show_comments(dialogue, session))
    session.leave()
    assert dialogue.reports == ["Comments and replies. There are no comments yet."]
    refused = eia("comments", path, "-o", path.parent)
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    status = eia("status", path).stdout
    assert "Comments and replies" not in status
    assert "Next:" not in status


def test_the_commands_list_and_write_them(path: Path, form: Form, eia: Run, tmp_path: Path):
    status = eia("status", path).stdout
    assert "Comments and replies: 2, 1 to settle. `eia-wizard comments" in status
    assert "Next: settle the comment" in status
    assert "; returned, with comments; " in eia("history", path).stdout
    again = eia("send", path, "1")
    assert again.returncode == 0
    assert "not settled yet" in again.stderr  # as the screens and the prompts say
    assert again.stderr.rstrip().endswith("- comments and replies.docx: send that file along")
    sign(path, form, NO_BOX)
    assert f": “{NO_BOX}”" in eia("comments", path).stdout
    assert "eia-wizard revise" in eia("status", path).stdout
    written = eia("comments", path, "-o", tmp_path / "said.docx")
    assert Path(written.stdout.strip()) == tmp_path / "said.docx"
    assert NO_BOX in WordDocument(tmp_path / "said.docx").text
    assert eia("comments", path, "-o", tmp_path / "said.odt").returncode == 2
    both = eia("comments", path, "done", "2", "-o", tmp_path / "other.docx")
    assert (both.returncode, both.stderr.count("\n")) == (2, 1)


def test_the_prompts_list_and_save_them(path: Path, form: Form, eia: Run):
    shown = eia("--plain", path, typed="status\ncomments\ncomments file\nquit\n").stdout
    assert "Comments and replies: 2, 1 to settle. Type comments to list them." in shown
    assert f"Reply: {REPLY}" in shown
    [file] = path.parent.glob("*comments and replies.docx")
    assert str(file) in shown
    sign(path, form, NO_BOX)
    shown = eia("--plain", path, typed="comments\nhistory\nquit\n").stdout
    assert NO_BOX in shown
    assert "to restore one" not in shown


async def test_the_approvals_step_says_what_is_next_once_a_version_was_sent(path: Path, form: Form):
    box = stages(form)[0].addresses["comments"]
    async with open_wizard(path) as ui:
        await ui.go(box)
        await ui.until(lambda: "Next: settle the comment (press F9), and" in " ".join(ui.screen.split()))
    fresh = new_draft("Another", form)
    async with open_wizard(fresh) as ui:
        await ui.go(box)
        assert "Next: s" not in " ".join(ui.screen.split())


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_approvals_step_leads_to_the_list_also_after_the_sign_off(
    path: Path, form: Form, size: tuple[int, int]
):
    sign(path, form, NO_BOX)
    async with open_wizard(path, size=size) as ui:
        await ui.go(stages(form)[0].addresses["comments"])
        button = ui.wizard.screen.query_one("#comments")
        button.focus()
        await ui.until(lambda: "▸ Comments and replies: " in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Save them as a Word file" in ui.screen)
        assert f"Reply: {REPLY}" in " ".join(ui.screen.split())
        await ui.press("down", "enter")
        await ui.until(lambda: "Comments and replies are saved" in ui.screen)
    assert len(list(path.parent.glob("*signed off - comments and replies.docx"))) == 1


def test_nothing_in_a_comment_breaks_the_word_file(form: Form, tmp_path: Path):
    draft = Draft(form)
    draft.put(WAITING, with_items(draft, [WaitingItem(0, "comment", text="How many?\x07 & <b>", by="Reviewer\x0b A")]))
    assert "How many? & <b>" in WordDocument(write_comments(draft, tmp_path / "a.docx")).text
