"""The approvals in the wizard: on their step, in the review, and from start to end in a real terminal."""

from dataclasses import replace
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import log_entries
from eia_tui.approvals.status import same_answers, sign_off_entry, stage_statuses
from eia_tui.form.definition import Form
from eia_tui.form.stages import stages
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft, open_version
from eia_tui.storage.history import numbered_versions
from eia_tui.storage.journal import unsaved_answers
from eia_tui.tui.dialogs.record import RecordScreen
from tests.approvals import SIGNER, answered, put, ready, sent, signed
from tests.conftest import Run
from tests.terminal import Terminal
from tests.terminal import eia as command
from tests.tui.wizard_driver import SIZES, desk
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow


@pytest.fixture
def path(form: Form) -> Path:
    """A draft without findings that prevent sending it."""
    path = new_draft("Mobile library timetable", form)
    ready(path, form)
    return path


@pytest.mark.parametrize("size", SIZES)
async def test_the_step_shows_the_status_of_each_stage(path: Path, form: Form, size: tuple[int, int]):
    sent(path, 0)
    answered(path, 0, "agreed")
    async with desk(path, size=size) as at:
        await at.go(stages(form)[0].id)
        await at.press("shift+tab", "shift+tab")
        for stage in stages(form):
            assert stage.name[:20] in at.screen
        assert "agreed on" in at.screen
        assert at.screen.count("not sent yet") == len(stages(form)) - 1


async def test_sending_with_findings_asks_for_a_reason_and_keeps_it(path: Path, form: Form):
    put(path, next(iter(form.questions)), "")
    async with desk(path) as at:
        await at.press("f9", "s", "enter")
        await at.until(lambda: "Why send it anyway?" in at.screen)
        assert not numbered_versions(path)
        await at.type("They asked for it early\n")
        await at.until(lambda: "Version 1 is ready" in at.screen)
        await at.press("escape")
        assert stage_statuses(at.wizard.session.draft)[0].state == "sent"  # type: ignore[union-attr]
    assert log_entries(open_draft(path))[0].reason == "They asked for it early"


async def test_the_answer_of_a_stage_is_asked_for_and_nothing_typed_is_lost(path: Path, form: Form):
    sent(path, 0)
    box = stages(form)[0].asked["comments"]
    async with desk(path) as at:
        await at.press("f9", "s", "enter")
        assert isinstance(at.wizard.screen, RecordScreen)
        await at.press("tab", "tab")
        assert "Table" not in at.lines[-2]
        await at.type("Say more about carers")
        await at.press("ctrl+s")
        assert "Choose the outcome first" in at.notices
        session = at.wizard.session
        assert session
        assert session.draft_file
        session.draft_file.journal.write()
        noted = unsaved_answers(path)
        assert noted
        assert noted.answers[box] == "Say more about carers"
        await at.press("escape")
        assert "Discard the comments?" in at.screen
        await at.press("escape")
        assert "Say more about carers" in at.screen
        at.wizard.screen.query("OptionsList").first().focus()
        await at.press("down", "down", "space", "ctrl+s")
        await at.until(lambda: not isinstance(at.wizard.screen, RecordScreen))
        assert "Recorded." in at.notices
        await at.go(box)
        assert "Say more about carers" in at.screen
    draft = open_draft(path)
    assert (stage_statuses(draft)[0].state, stage_statuses(draft)[0].answer.comments) == (
        "agreed with changes",
        "Say more about carers",
    )  # type: ignore[union-attr]


async def test_comments_that_are_left_out_are_not_offered_again(path: Path):
    sent(path, 0)
    async with desk(path) as at:
        await at.press("f9", "s", "enter", "tab", "tab")
        await at.type("Of another form")
        await at.press("escape", "tab", "enter")
        await at.until(lambda: not isinstance(at.wizard.screen, RecordScreen))
        await at.press("f10")
        await at.until(lambda: at.wizard.session is None)
    assert not unsaved_answers(path)


async def test_changes_are_shown_and_saved_as_a_word_file(path: Path, form: Form):
    sent(path, 0)
    address = next(asked.address for asked in form.with_role("evidence"))
    put(path, address, "Something quite different, by the survey of May 2026.")
    async with desk(path) as at:
        await at.press("f9", "s", "tab", "tab", "enter")
        await at.until(lambda: "What changed since version 1" in at.screen)
        assert "quite different" in at.screen
        await at.press("enter")
        await at.until(lambda: "The changes are at" in at.notices)
    [word] = path.parent.glob("*changes since v1.docx")
    assert "quite different" in WordDocument(word).text


async def test_a_signed_draft_is_read_only_and_can_be_revised(path: Path, form: Form):
    signed(path, form)
    async with desk(path) as at:
        assert "Read-only" in at.screen
        await at.go(stages(form)[0].id)
        assert "was signed off" in " ".join(at.screen.split())
        await at.type("x")
        assert open_draft(path).answer(stages(form)[0].id) == at.wizard.session.draft.answer(stages(form)[0].id)  # type: ignore[union-attr]
        at.wizard.action_revise()
        await at.until(lambda: at.wizard.session and at.wizard.session.path != path)
        assert not at.wizard.session.read_only  # type: ignore[union-attr]


async def test_alterations_are_reported_on_the_step(path: Path, form: Form):
    sent(path, 0)
    [version] = numbered_versions(path)
    version.path.write_bytes(version.content() + b"# more")
    async with desk(path) as at:
        await at.go(stages(form)[0].id)
        await at.press("shift+tab", "shift+tab")
        await at.until(lambda: "its file was changed since" in " ".join(at.screen.split()))


async def test_the_first_screen_says_which_stage_has_each_draft(path: Path, form: Form):
    sent(path, 0)
    async with desk() as at:
        assert f"With {stages(form)[0].name}" in at.screen


async def test_the_worked_example_is_not_sent(form: Form):
    async with desk(find_draft("example")) as at:
        await at.press("f9")
        assert at.wizard.screen.query_one("#next-stage").display
        await at.press("s")
        assert "Send it a version" not in at.screen


@pytest.mark.slow(20)
def test_the_approval_chain_by_keyboard_gives_the_same_files_as_by_commands(path: Path, form: Form, eia: Run):
    other = new_draft("Mobile library timetable", form)
    ready(other, form)
    last = len(stages(form)) - 1
    with Terminal(command(path), (80, 24)) as at:
        at.until("Policy details")
        at.press("f9")
        for number, stage in enumerate(stages(form)):
            at.until(f"Send it to {stage.name}")
            at.press("s")
            at.until("Send it a version")
            at.press("enter")
            at.until(f"Send version {number + 1} to {stage.name}?"[:60], "will be locked")
            at.press("enter")
            at.until(f"ready for {stage.name}"[:60])
            at.press("escape")
            at.until(f"Record what {stage.name}"[:40])
            at.press("s")
            at.until("Record what they said")
            at.press("enter")
            at.until(f"What did {stage.name} say?")
            at.press("down", " ", "tab")
            if number == last:
                at.press("tab")
                at.send(SIGNER)
                at.until(SIGNER)
            else:
                at.press("tab")
                at.send("Fine with us")
                at.until("Fine with us")
            at.press("ctrl+s")
        at.until("It is signed off")
        at.press("ctrl+q")
        assert at.ended() == 0
    comments = path.parent.parent / "comments.txt"
    comments.write_text("Fine with us", encoding="utf-8")
    for number, stage in enumerate(stages(form)):
        assert eia("send", other, str(number + 1)).returncode == 0
        rest = ["--by", SIGNER] if number == last else ["--comments-file", comments]
        assert eia("record", other, stage.name, "--outcome", "agreed", *rest).returncode == 0
    mine, theirs = open_draft(path), open_draft(other)
    assert sign_off_entry(mine)
    assert {address: mine.answer(address) for address in form.questions} == {
        address: theirs.answer(address) for address in form.questions
    }
    plain = {"at": "", "hash": "", "before": "", "seal": ""}
    assert [replace(entry, **plain) for entry in log_entries(mine)] == [
        replace(entry, **plain) for entry in log_entries(theirs)
    ]
    for one, two in zip(numbered_versions(path), numbered_versions(other), strict=True):
        assert one.number == two.number
        assert same_answers(open_version(path, one.content()), open_version(other, two.content()))
    words = [sorted(each.parent.glob("*.docx")) for each in (path, other)]
    assert [each.name for each in words[0]] == [each.name for each in words[1]]
    assert len(words[0]) == len(stages(form))
    for one, two in zip(*words, strict=True):
        assert WordDocument(one).text == WordDocument(two).text


async def test_after_the_sign_off_the_review_offers_publication_and_a_revision(path: Path, form: Form):
    signed(path, form)
    async with desk(path) as at:
        await at.press("f9")
        await at.until(lambda: "Start a revision" in at.screen)
        assert "Make a copy for publication" in at.screen
        at.wizard.screen.query_one("#revise").focus()
        await at.press("enter")
        await at.until(lambda: at.wizard.session and at.wizard.session.path != path)


async def test_before_the_sign_off_no_revision_is_offered(path: Path):
    async with desk(path) as at:
        await at.press("f9")
        assert "Start a revision" not in at.screen
