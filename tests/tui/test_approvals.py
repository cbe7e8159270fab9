"""The approvals in the wizard: on their step, in the review, and from start to end in a real terminal."""

from dataclasses import replace
from pathlib import Path

import pytest

from eia_tui.approvals.audit_log import log_entries
from eia_tui.approvals.status import same_answers, sign_off_entry, stage_statuses
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Role
from eia_tui.form.stages import stages
from eia_tui.session.unfinished import UNFINISHED_TEXTS, unfinished_in
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft, open_version
from eia_tui.storage.history import numbered_versions
from eia_tui.storage.journal import unsaved_answers
from eia_tui.tui.dialogs.basic import WaysScreen
from eia_tui.tui.dialogs.record import RecordScreen
from eia_tui.tui.widgets.approvals_panel import StageRequested
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.findings_list import FindingsList
from tests.approvals import SIGNER, answered, put, ready, sent, signed
from tests.conftest import Run
from tests.terminal import ForkedTerminal
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard
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
    async with open_wizard(path, size=size) as ui:
        await ui.go(stages(form)[0].id)
        await ui.press("shift+tab", "shift+tab")
        shown = [*(stage.name[:20] for stage in stages(form)), "agreed on"]
        await ui.until(lambda: all(words in ui.screen for words in shown))
        await ui.until(lambda: ui.screen.count("not sent yet") == len(stages(form)) - 1)


async def test_the_list_of_steps_says_where_the_version_is_that_was_sent_last(path: Path, form: Form):
    title = form.steps[-1].section.title
    first, second, *_ = stages(form)

    def shown(ui: WizardDriver) -> str:
        return next(line.partition("│")[0] for line in ui.lines if title in line.partition("│")[0])

    async with open_wizard(path, size=(80, 24)) as ui:
        assert "to do" in shown(ui)
        await ui.press("f9", "s", "enter")
        await ui.until(lambda: "Send version 1 to" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: "Version 1 is ready" in ui.screen)
        await ui.press("escape")
        await ui.until(lambda: shown(ui).endswith(" sent "))
        await ui.resize(70, 24)
        await ui.press("f2")
        await ui.until(lambda: f"sent to {first.name}" in ui.screen)
    answered(path, 0, "agreed with changes", "Say more.")
    async with open_wizard(path, size=(80, 24)) as ui:
        assert shown(ui).endswith(" 1 of 3 ")
    sent(path, 1)
    answered(path, 1, "returned", "Not yet.")
    async with open_wizard(path, size=(70, 24)) as ui:
        await ui.press("f2")
        await ui.until(lambda: f"returned by {second.name}" in ui.screen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_step_begins_at_the_stages_so_that_enter_sends(path: Path, form: Form, size: tuple[int, int]):
    section = stages(form)[0].id.split(".")[0]
    async with open_wizard(path, size=size) as ui:
        await ui.go(section)
        await ui.press("enter")
        await ui.until(lambda: "Send a version" in ui.screen)


async def test_sending_with_findings_asks_for_a_reason_and_keeps_it(path: Path, form: Form):
    put(path, next(iter(form.questions)), "")
    async with open_wizard(path) as ui:
        await ui.press("f9", "s", "enter")
        await ui.until(lambda: "Why send it anyway?" in ui.screen)
        assert not numbered_versions(path)
        await ui.type("They asked for it early\n")
        await ui.until(lambda: "Version 1 is ready" in ui.screen)
        await ui.press("escape")
        assert stage_statuses(ui.wizard.session.draft)[0].state == "sent"  # type: ignore[union-attr]
    assert log_entries(open_draft(path))[0].reason == "They asked for it early"


async def test_the_answer_of_a_stage_is_asked_for_and_nothing_typed_is_lost(path: Path, form: Form):
    sent(path, 0)
    box = stages(form)[0].addresses["comments"]
    async with open_wizard(path) as ui:
        await ui.press("f9", "s", "enter")
        assert isinstance(ui.wizard.screen, RecordScreen)
        await ui.press("tab", "tab")
        assert "Table" not in ui.lines[-2]
        await ui.type("Say more about carers")
        await ui.press("ctrl+s")
        assert "! Choose the outcome first" in ui.screen
        ui.wizard.screen.query_one("#comments").focus()
        session = ui.wizard.session
        assert session
        assert session.draft_file
        session.draft_file.journal.write()
        noted = unsaved_answers(path)
        assert noted
        assert list(unfinished_in(noted.answers).values()) == ["Say more about carers"]
        await ui.press("escape")
        assert "Discard what you typed?" in ui.screen
        await ui.press("escape")
        assert "Say more about carers" in ui.screen
        ui.wizard.screen.query("OptionsList").first().focus()
        await ui.press("down", "down", "space", "ctrl+s")
        await ui.until(lambda: not isinstance(ui.wizard.screen, RecordScreen))
        assert "Recorded." in ui.notices
        await ui.go(box)
        assert "Say more about carers" in ui.screen
    draft = open_draft(path)
    assert (stage_statuses(draft)[0].state, stage_statuses(draft)[0].answer.comments) == (
        "agreed with changes",
        "Say more about carers",
    )  # type: ignore[union-attr]


async def test_comments_that_are_left_out_are_not_offered_again(path: Path):
    sent(path, 0)
    async with open_wizard(path) as ui:
        await ui.press("f9", "s", "enter", "tab", "tab")
        await ui.type("Of another form")
        await ui.press("escape", "tab", "enter")
        await ui.until(lambda: not isinstance(ui.wizard.screen, RecordScreen))
        await ui.press("f10")
        await ui.until(lambda: ui.wizard.session is None)
    assert not unsaved_answers(path)


async def test_comments_and_reasons_that_were_being_typed_when_the_program_died_are_there_again(path: Path, form: Form):
    last = len(stages(form)) - 1
    sent(path, last, anyway="A first look")
    put(path, next(iter(form.questions)), "")
    async with open_wizard(path) as ui:
        ui.wizard.screen.post_message(StageRequested(stages(form)[last]))
        await ui.until(lambda: isinstance(ui.wizard.screen, WaysScreen))
        await ui.press("enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, RecordScreen))
        ui.wizard.screen.query_one("#comments").focus()
        await ui.type("Ask the parents.")
        await ui.die()
    async with open_wizard(path) as ui:
        await ui.until(lambda: ui.wizard.session)
        assert (
            "What you had started in a box, such as a reason, a reply or a comment, is there again when you open that box."
            in ui.notices
        )
        ui.wizard.screen.post_message(StageRequested(stages(form)[last]))
        await ui.until(lambda: isinstance(ui.wizard.screen, WaysScreen))
        await ui.press("enter")
        await ui.until(lambda: "Ask the parents." in ui.screen)
        ui.wizard.screen.query_one("#comments").focus()
        await ui.type(" And the drivers.")
        await ui.press("escape", "tab", "enter")
        await ui.press("f9", "s", "enter")
        await ui.until(lambda: "Why send it anyway?" in ui.screen)
        await ui.type("They asked for it")
        await ui.die()
    async with open_wizard(path) as ui:
        await ui.until(lambda: ui.wizard.session)
        await ui.press("f9", "s", "enter")
        await ui.until(lambda: "They asked for it" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "is ready" in ui.screen)
    draft = open_draft(path)
    assert log_entries(draft)[-1].reason == "They asked for it"
    assert draft.answer(UNFINISHED_TEXTS) is None


async def test_an_outcome_that_was_chosen_when_the_program_died_is_chosen_again(path: Path, form: Form):
    sent(path, 0)

    async def open_dialog(ui: WizardDriver) -> None:
        await ui.until(lambda: ui.wizard.session)
        ui.wizard.screen.post_message(StageRequested(stages(form)[0]))
        await ui.until(lambda: isinstance(ui.wizard.screen, WaysScreen))
        await ui.press("enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, RecordScreen))

    async with open_wizard(path) as ui:
        await open_dialog(ui)
        await ui.press("2", "tab", "ctrl+a")
        await ui.type("the day before Cabinet")
        await ui.die()
    async with open_wizard(path) as ui:
        await open_dialog(ui)
        assert "(•) 2 Agreed with changes" in ui.screen
        assert "the day before Cabinet" in ui.screen
        await ui.press("escape")
        await ui.until(lambda: not isinstance(ui.wizard.screen, RecordScreen))
        await open_dialog(ui)
        assert "(•)" not in ui.screen, "the officer cancelled it"
        assert ui.wizard.session
        assert ui.wizard.session.draft.answer(UNFINISHED_TEXTS) is None


async def test_changes_are_shown_and_saved_as_a_word_file(path: Path, form: Form):
    sent(path, 0)
    address = next(asked.address for asked in form.with_role("evidence"))
    put(path, address, "Something quite different, by the survey of May 2026.")
    async with open_wizard(path) as ui:
        await ui.press("f9", "s", "tab", "tab", "enter")
        await ui.until(lambda: "What changed since version 1" in ui.screen)
        assert "quite different" in ui.screen
        await ui.press("enter")
        await ui.until(lambda: "The changes are at" in ui.notices)
    [word] = path.parent.glob("*changes since v1.docx")
    assert "quite different" in WordDocument(word).text


async def test_a_signed_draft_is_read_only_and_can_be_revised(path: Path, form: Form):
    signed(path, form)
    async with open_wizard(path) as ui:
        assert "Read-only" in ui.screen
        await ui.go(stages(form)[0].id)
        assert "was signed off" in " ".join(ui.screen.split())
        await ui.type("x")
        assert open_draft(path).answer(stages(form)[0].id) == ui.wizard.session.draft.answer(stages(form)[0].id)  # type: ignore[union-attr]
        ui.wizard.action_revise()
        await ui.until(lambda: ui.wizard.session and ui.wizard.session.path != path)
        assert not ui.wizard.session.read_only  # type: ignore[union-attr]
        await ui.until(lambda: ui.lines[0].strip().startswith("Revision: "))


@pytest.mark.parametrize("on_button", [False, True])
async def test_what_is_typed_in_a_signed_draft_is_answered_by_why_and_what_can_be_done(
    path: Path, form: Form, on_button: bool
):
    signed(path, form)
    async with open_wizard(path) as ui:
        await ui.go(form.steps[0].asked[0].address)
        if on_button:
            ui.wizard.screen.query(ActionButton).first().focus()
        for letter in "xy":
            await ui.type(letter)
            assert "It was signed off on" in ui.visible_notices
            assert "Press Ctrl+P to see what you can do." in ui.visible_notices
        assert "Nothing here takes text." not in ui.notices


async def test_alterations_are_reported_on_the_step(path: Path, form: Form):
    sent(path, 0)
    [version] = numbered_versions(path)
    version.path.write_bytes(version.content() + b"# more")
    async with open_wizard(path) as ui:
        await ui.go(stages(form)[0].id)
        await ui.press("shift+tab", "shift+tab")
        await ui.until(lambda: "its file was changed since" in " ".join(ui.screen.split()))


async def test_the_first_screen_says_which_stage_has_each_draft(path: Path, form: Form):
    sent(path, 0)
    async with open_wizard() as ui:
        assert f"With {stages(form)[0].name}" in ui.screen


async def test_the_worked_example_is_not_sent(form: Form):
    async with open_wizard(find_draft("example")) as ui:
        await ui.press("f9")
        assert not ui.wizard.screen.query_one("#next-stage").display
        await ui.press("s")
        assert "Send a version" not in ui.screen
        assert "Send or record" not in ui.screen


async def test_a_signed_off_draft_does_not_offer_to_send_or_record(path: Path, form: Form):
    signed(path, form)
    async with open_wizard(path, size=(200, 50)) as ui:
        await ui.go(stages(form)[0].id.split(".")[0])
        assert "Enter What you can do" in ui.lines[-1]
        assert "Send or record" not in ui.lines[-1]
        await ui.press("enter")
        await ui.until(lambda: "Start a revision" in ui.screen)


@pytest.mark.slow(20)
def test_all_approvals_by_keyboard_gives_the_same_files_as_by_commands(path: Path, form: Form, eia: Run):
    other = new_draft("Mobile library timetable", form)
    ready(other, form)
    last = len(stages(form)) - 1
    with ForkedTerminal([str(path)], (80, 24)) as terminal:
        terminal.until("Policy details")
        terminal.press("f9")
        for number, stage in enumerate(stages(form)):
            terminal.until(f"Send to {stage.called}")
            terminal.press("s")
            terminal.until("Send a version")
            terminal.press("enter")
            terminal.until(f"Send version {number + 1} to {stage.called}?"[:60], "will be locked")
            terminal.press("down", "enter")
            terminal.until(f"ready for {stage.called}"[:60])
            terminal.press("escape")
            terminal.until(f"Record what {stage.called}"[:39])
            terminal.press("s")
            terminal.until("Record what they said")
            terminal.press("enter")
            terminal.until(f"What did {stage.called} say?")
            terminal.press("down", " ", "tab")
            if number == last:
                terminal.press("tab")
                terminal.send(SIGNER)
                terminal.until(SIGNER)
            else:
                terminal.press("tab")
                terminal.send("Fine with us")
                terminal.until("Fine with us")
            terminal.press("ctrl+s")
        terminal.until(f"Sign off version {last + 1}?", f"signed off by {SIGNER}")
        terminal.press("tab", "enter")
        terminal.until("It is signed off")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
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


async def test_the_sign_off_is_asked_about_and_nothing_is_signed_where_the_officer_goes_back(path: Path, form: Form):
    last = len(stages(form)) - 1
    for number in range(last):
        sent(path, number)
        answered(path, number, "agreed", "Fine")
    sent(path, last)
    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Record what" in ui.screen)
        await ui.press("s", "enter")
        await ui.until(lambda: "say?" in ui.screen)
        await ui.press("1", "ctrl+s")
        assert "Enter the name and job title" in ui.screen
        await ui.type(SIGNER)
        await ui.press("ctrl+s")
        assert f"Sign off version {last + 1}?" in ui.screen
        assert f"signed off by {SIGNER}" in ui.screen
        await ui.press("enter")
        assert isinstance(ui.wizard.screen, RecordScreen)
        assert not sign_off_entry(open_draft(path))
        await ui.press("ctrl+s", "tab", "enter")
        await ui.until(lambda: sign_off_entry(open_draft(path)))


async def test_after_the_sign_off_the_review_offers_publication_and_a_revision(path: Path, form: Form):
    signed(path, form)
    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Start a revision" in ui.screen)
        assert "Make a copy for publication" in ui.screen
        ui.wizard.screen.query_one("#revise").focus()
        await ui.press("enter")
        await ui.until(lambda: ui.wizard.session and ui.wizard.session.path != path)


async def test_before_the_sign_off_no_revision_is_offered(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f9")
        assert "Start a revision" not in ui.screen


async def test_what_is_wrong_with_an_answer_is_shown_beside_its_field(path: Path):
    sent(path, 0)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9", "s", "enter")
        comments = ui.wizard.screen.query_one("#comments")
        assert comments.region.height >= 5
        assert ui.wizard.screen.can_view_entire(comments), "the whole box of the comments is in sight"
        await ui.press("down", "space", "tab", "ctrl+a")
        await ui.type("1 May 2999\n")
        await ui.type("Say more about carers")
        await ui.press("ctrl+s")
        await ui.until(lambda: "! 1 May 2999 is in the future" in ui.screen)
        assert ui.wizard.focused
        assert ui.wizard.focused.id == "on"
        assert "1 May 2999" in ui.screen


async def test_enter_pressed_again_and_again_sends_nothing_to_a_stage_that_has_agreed(path: Path, form: Form):
    sent(path, 0)
    answered(path, 0, "agreed")
    put(path, next(iter(form.questions)), "Another name")
    async with open_wizard(path) as ui:
        ui.wizard.screen.post_message(StageRequested(stages(form)[0]))
        await ui.until(lambda: isinstance(ui.wizard.screen, WaysScreen))
        assert "▸ What changed since version 1" in ui.screen
        await ui.press("down", "down", "enter")
        await ui.until(lambda: "They have agreed to version 1: if you send this" in " ".join(ui.screen.split()))
        await ui.press("enter")
        assert [version.number for version in numbered_versions(path)] == [1]


@pytest.mark.parametrize("role", ["comments", "considered"])
async def test_the_box_of_a_stage_is_written_in_by_hand_only_after_a_question(path: Path, form: Form, role: Role):
    box = stages(form)[0].addresses[role]
    async with open_wizard(path) as ui:
        await ui.go(box)
        await ui.paste("2 May 2026")
        await ui.until(lambda: "this box is for them" in ui.screen)
        await ui.press("escape")
        for letter in "mine":
            ui.wizard.simulate_key(letter)
        await ui.until(lambda: "this box is for them" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: not isinstance(ui.wizard.screen, WaysScreen))
        await ui.type(" is when")
        await ui.saved()
    assert "is when" in str(open_draft(path).answer(box))
    assert "2 May" not in str(open_draft(path).answer(box))


async def test_what_is_pasted_into_the_box_of_a_stage_is_there_once_the_officer_writes_in_it(path: Path, form: Form):
    box = stages(form)[0].addresses["comments"]
    async with open_wizard(path) as ui:
        await ui.go(box)
        await ui.paste("They agreed:\n\n- on the first\n- on the second")
        await ui.until(lambda: "this box is for them" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: not isinstance(ui.wizard.screen, WaysScreen))
        await ui.saved()
    assert open_draft(path).answer(box) == "They agreed:\n\n- on the first\n- on the second"


async def test_typing_into_the_box_of_a_stage_leads_to_recording_its_answer(path: Path, form: Form):
    sent(path, 0)
    async with open_wizard(path) as ui:
        await ui.go(stages(form)[0].addresses["comments"])
        await ui.press("x")
        await ui.until(lambda: "this box is for them" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "Record what they said" in ui.screen and "Send a new version" in ui.screen)


async def test_the_name_of_who_will_sign_is_typed_before(path: Path, form: Form):
    officer = stages(form)[-1].addresses["officer"]
    async with open_wizard(path) as ui:
        await ui.go(officer)
        await ui.type("Head of Service")
        await ui.saved()
    assert open_draft(path).answer(officer) == "Head of Service"


async def test_a_draft_that_can_only_be_viewed_offers_nothing_to_do_and_says_why(path: Path, form: Form):
    signed(path, form)
    for opened in (path, find_draft("example")):
        async with open_wizard(opened) as ui:
            await ui.go(stages(form)[0].id.split(".")[0])
            assert "F5 To do" not in ui.screen
            await ui.until(lambda: "Press Enter on a stage" not in ui.screen)
            if opened != path:
                await ui.press("enter")
                await ui.until(lambda: ui.screen.count("copy it to") > 1)


async def test_in_a_signed_draft_the_keys_of_the_review_say_why_they_change_nothing(path: Path, form: Form):
    signed(path, form)
    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Start a revision" in ui.screen)
        assert "A Accept" not in ui.screen
        for key in ("a", "ctrl+z"):
            ui.wizard.notice_board.past.clear()
            await ui.press(key)
            await ui.until(lambda: "Start a revision to change it." in ui.notices)


@pytest.mark.parametrize(
    ("outcome", "day", "doubt"),
    [
        (1, "1 May 2020", "1 May 2020 is before version 1 was sent"),
        (2, "", "You have not entered which changes they agreed to"),
        (3, "", "You have not entered why they returned it"),
    ],
)
async def test_a_doubtful_answer_of_a_stage_is_recorded_when_the_officer_is_sure(
    path: Path, outcome: int, day: str, doubt: str
):
    sent(path, 0)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9", "s", "enter")
        await ui.press(str(outcome), "tab")
        if day:
            await ui.press("ctrl+a")
            await ui.type(day)
        await ui.press("ctrl+s")
        await ui.until(lambda: f"! {doubt}" in " ".join(ui.screen.replace("│", "").split()))
        assert len(log_entries(open_draft(path))) == 1
        await ui.press("ctrl+s")
        await ui.until(lambda: "Recorded." in ui.notices)
    assert len(log_entries(open_draft(path))) == 2


async def test_once_an_outcome_is_chosen_nothing_says_any_more_that_it_is_missing(path: Path):
    sent(path, 0)
    async with open_wizard(path) as ui:
        await ui.press("f9", "s", "enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, RecordScreen))
        await ui.press("ctrl+s")
        await ui.until(lambda: "! Choose the outcome first" in ui.screen)
        await ui.press("3")
        await ui.until(lambda: "! Choose the outcome first" not in ui.screen)
        await ui.press("ctrl+s")
        await ui.until(lambda: "! You have not entered why they returned it" in ui.screen)
        await ui.type("Say more about carers")
        await ui.until(lambda: "! You have not entered" not in ui.screen)


async def test_comments_that_were_recorded_have_the_focus_in_the_review(path: Path):
    sent(path, 0)
    async with open_wizard(path) as ui:
        await ui.press("f9", "s", "enter")
        await ui.until(lambda: isinstance(ui.wizard.screen, RecordScreen))
        await ui.press("3", "tab", "tab")
        await ui.type("Say more about carers")
        await ui.press("ctrl+s")
        await ui.until(lambda: "Recorded." in ui.notices)
        await ui.until(lambda: isinstance(ui.wizard.focused, FindingsList))
        await ui.press("enter")
        await ui.until(lambda: "A comment on the whole form" in ui.screen)


async def test_in_a_signed_draft_earlier_versions_are_compared_and_none_is_offered_to_be_restored(
    path: Path, form: Form
):
    signed(path, form)
    async with open_wizard(path) as ui:
        await ui.press("f12")
        await ui.until(lambda: "Nothing can be restored after the sign-off." in " ".join(ui.screen.split()))
        await ui.press("enter")
        await ui.until(lambda: "The version from" in ui.screen)
        assert "Restore this version" not in ui.screen
        await ui.press("enter")
        await ui.until(lambda: "Earlier versions" in ui.screen)
