"""The review jumps to what is missing, exports the Word form, and opens it."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest
from textual import events

from eia_tui.checks import findings_beside_questions
from eia_tui.checks.report import report_on
from eia_tui.draft.waiting import WAITING, WaitingItem, with_items
from eia_tui.form.definition import Form
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import duplicate_draft, save_draft
from eia_tui.storage.settings import drafts_folder
from eia_tui.tui.widgets.answer_area import AnswerArea
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.review_pane import ReviewPane
from tests.approvals import put, ready, sent
from tests.conftest import WORD
from tests.other_systems import needs_modes, needs_scripts
from tests.sample_answers import filled
from tests.tui.test_steps import address_of
from tests.tui.wizard_driver import HURRIED, SIZES, open_wizard
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("size", SIZES)
async def test_each_finding_leads_to_its_question(path: Path, size: tuple[int, int]):
    start = report_on(open_draft(path)).start
    async with open_wizard(path, size=size) as ui:
        await ui.press("f9")
        assert "Start here" in ui.screen
        assert "Must fix:" in ui.screen
        for down, entry in enumerate(start):
            await ui.press(*(["f9", "down"] if down else []), "enter")
            assert f"{ui.focused_address}.".startswith(f"{entry.finding.address}.")


@pytest.mark.parametrize("number", [0, 1, 2, 3])
async def test_a_finding_in_a_row_opens_that_row_at_its_answer(number: int, form: Form, path: Path):
    rows = address_of(form, "actions")
    draft = filled(form)
    (first, second) = draft.answer(rows)  # type: ignore[misc]
    column = form.questions[rows].columns[number].id  # type: ignore[union-attr]
    draft.put(rows, [first, {key: value for key, value in second.items() if key != column}])
    save_draft(draft, path)
    async with open_wizard(path) as ui:
        await ui.press("f9", "enter")
        await ui.until(lambda: ui.focused_address == f"{rows}.2.{column}")


@needs_scripts
async def test_the_word_form_is_exported_beside_the_draft_and_opened(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    opened = tmp_path / "opened.txt"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{opened}"\n', encoding="utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:{os.environ['PATH']}")
    async with open_wizard(path) as ui:
        await ui.press("f9", "x")
        await ui.until(lambda: "The Word form is at" in ui.label(".outcome"))
        word = path.parent / "Mobile library timetable.docx"
        assert str(word) in ui.label(".outcome")
        for key, files in (("o", 1), ("d", 2)):
            await ui.press(key)
            await ui.until(
                lambda files=files: opened.exists() and opened.read_text(encoding="utf-8").count("\n") == files
            )
    assert opened.read_text(encoding="utf-8").splitlines() == [str(word), str(word.parent)]
    (WORD / "from-the-review.docx").write_bytes(word.read_bytes())
    assert "Mobile library timetable" in WordDocument(word).text


async def test_the_list_keeps_ten_lines_and_the_export_is_that_of_the_draft(path: Path, form: Form):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9", "x")
        await ui.until(lambda: "The Word form is at" in ui.label(".outcome"))
        pane = ui.wizard.screen.query_one(ReviewPane)
        assert pane.listing.size.height >= 10
        assert pane.query_one("#open").display
        await ui.go(concern(form))
        await ui.type("Fewer stops")
        await ui.press("f9")
        assert not pane.query_one("#open").display
        assert pane.query_one(".outcome").display is False


async def test_a_filter_ends_with_the_last_that_it_lists_and_where_something_new_is_to_settle(path: Path, form: Form):
    ready(path, form)
    required = next(address for address, question in form.questions.items() if question.required)
    put(path, required, None)
    async with open_wizard(path) as ui:
        await ui.press("f9", "f")
        assert "Only “Must fix” is listed" in ui.label(".summary")
        assert ui.wizard.session
        ui.wizard.session.put(required, "Answered")
        pane = ui.wizard.screen.query_one(ReviewPane)
        pane.refresh_answers()
        assert "is listed" not in ui.label(".summary")
        await ui.press("f")
        assert "is listed" in ui.label(".summary")
        waiting = with_items(ui.wizard.session.draft, [WaitingItem(0, "comment", text="Who will do it?")])
        ui.wizard.session.put(WAITING, waiting)
        pane.refresh_answers()
        assert "is listed" not in ui.label(".summary")
        await ui.until(lambda: "Who will do it?" in ui.screen)


async def test_text_that_was_just_typed_is_in_the_export(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("end")
        await ui.type(" 2031")
        await ui.press("f9", "x")
        await ui.until(lambda: "The Word form is at" in ui.label(".outcome"))
    assert "Mobile library timetable 2031" in WordDocument(path.parent / "Mobile library timetable 2031.docx").text


async def test_the_worked_example_is_exported_into_the_drafts_folder():
    async with open_wizard(find_draft("example")) as ui:
        await ui.press("f9", "x")
        await ui.until(lambda: "The Word form is at" in ui.label(".outcome"))
    assert [each.suffix for each in drafts_folder().iterdir()] == [".docx"]


@needs_modes
async def test_a_failed_export_is_reported_in_the_review(path: Path):
    path.parent.chmod(0o500)
    try:
        async with open_wizard(path) as ui:
            await ui.press("f9", "x")
            await ui.until(lambda: "not exported" in ui.label(".outcome") or "The Word form" in ui.label(".outcome"))
            if os.geteuid():
                assert "It was not exported." in ui.label(".outcome")
    finally:
        path.parent.chmod(0o700)


def concern(form: Form) -> str:
    return next(form.with_role("concerns")).address


async def test_findings_are_shown_below_the_answer_after_a_pause_in_typing(path: Path, form: Form):
    async with open_wizard(path) as ui:
        await ui.go(concern(form))
        await ui.type("Awaiting the replies")
        await ui.until(lambda: "! Something is still awaited" in ui.screen)
        await ui.press("ctrl+a", "delete")
        await ui.type("None, the stops stay")
        await ui.until(lambda: "still awaited" not in ui.screen)


async def test_a_warning_is_accepted_with_a_reason_and_the_acceptance_withdrawn(path: Path, form: Form):
    draft = open_draft(path)
    draft.put(concern(form), "Awaiting the replies")
    save_draft(draft, path)
    async with open_wizard(path) as ui:
        await ui.press("f9")
        pane = ui.wizard.screen.query_one(ReviewPane)
        await ui.until(lambda: pane.listing.items)
        headings = [noted.heading for noted in pane.listing.items if noted.heading]
        assert headings[:2] == ["Start here", "Must fix"]
        pane.listing.highlighted = next(
            number
            for number, each in enumerate(pane.listing.items)
            if each.entry and not each.fold and each.entry.finding.check == "awaiting"
        )
        await ui.press("a")
        await ui.until(lambda: "Why are you accepting this?" in ui.screen)
        await ui.type("They come on Friday")
        await ui.press("enter")
        await ui.until(lambda: any("They come on Friday" in each.message for each in pane.listing.items))
        await ui.saved()
        assert "They come on Friday" in path.read_text(encoding="utf-8")
        accepted = pane.listing.items[-1]
        assert (accepted.heading, accepted.label) == ("Accepted", "Accepted")
        await ui.press("end", "a")
        await ui.until(lambda: "You have accepted this already" in ui.screen)
        assert "They come on Friday" in ui.screen
        await ui.press("down", "enter")
        await ui.until(lambda: not any("They come on Friday" in each.message for each in pane.listing.items))
        pane.listing.highlighted = next(
            number for number, each in enumerate(pane.listing.items) if each.is_urgent and not each.fold
        )
        await ui.press("a")
        await ui.until(lambda: "This cannot be accepted" in ui.screen)
        await ui.type("x and no command, such as Export")
        await ui.press("enter")
        await ui.until(lambda: "This cannot be accepted" not in ui.screen)
        assert not list(path.parent.glob("*.docx"))
        await ui.press("a", "escape")
        pane.listing.highlighted = next(number for number, each in enumerate(pane.listing.items) if each.fold)
        await ui.press("a")
        await ui.until(lambda: "Several findings in one line" in ui.screen)
        await ui.press("escape", "end")
        assert pane.listing.item
        assert pane.listing.item.label == "To do"
        await ui.press("a")
        await ui.until(lambda: "Answer it instead" in ui.screen)


async def test_nothing_is_found_in_a_question_that_is_asked_just_now_until_the_officer_was_there(
    path: Path, form: Form
):
    reason = next(form.with_role("reason")).address
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(next(form.with_role("effect")).address)
        await ui.press("2")
        assert ui.wizard.session
        found = findings_beside_questions(ui.wizard.session.draft)
        assert [each for each in found if each.address == reason]
        field = next(each for each in ui.wizard.screen.query(QuestionField) if each.asked.address == reason)
        assert field.display
        field.show_found(found)
        assert "but not why" not in ui.screen
        await ui.go(reason)
        await ui.press("tab")
        await ui.until(lambda: "but not why" in " ".join(str(field._found.content).split()))


async def test_many_findings_of_one_kind_are_one_line_that_opens_and_closes(path: Path):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9")
        listing = ui.wizard.screen.query_one(ReviewPane).listing
        at = next(number for number, item in enumerate(listing.items) if "▸" in item.message)
        before = len(listing.items)
        listing.highlighted = at
        await ui.press("enter")
        assert "▾" in listing.items[at].message
        inside = [item for item in listing.items[at + 1 :] if item.under_fold]
        assert len(inside) > 2
        assert len(listing.items) == before + len(inside)
        await ui.press("down", "enter")
        assert f"{ui.focused_address}.".startswith(f"{inside[0].address}.")
        await ui.press("f9")
        listing.highlighted = at
        await ui.press("enter")
        assert len(listing.items) == before


async def test_a_filter_lists_one_severity_at_a_time(path: Path, form: Form):
    draft = open_draft(path)
    draft.put(concern(form), "Awaiting the replies")
    save_draft(draft, path)
    async with open_wizard(path) as ui:
        await ui.press("f9")
        listing = ui.wizard.screen.query_one(ReviewPane).listing
        everything = list(listing.items)
        await ui.press("f")
        assert "Only “Must fix”" in ui.screen
        assert {item.heading for item in listing.items} <= {"Must fix", ""}
        await ui.press("f")
        assert [item.heading for item in listing.items if item.heading] == ["Likely to be returned"]
        while "is listed" in ui.screen:
            await ui.press("f")
        assert listing.items == everything


async def test_no_finding_is_shown_while_an_answer_is_being_written(path: Path, form: Form):
    evidence = next(asked.address for asked in form.with_role("evidence"))
    with patch.dict(HURRIED, {"eia_tui.tui.widgets.answer_area._PAUSE": 60.0}):
        async with open_wizard(path) as ui:
            await ui.go(evidence)
            await ui.type("To follow.")
            await ui.saved()
            area = ui.wizard.screen.query_one(AnswerArea)
            area.refresh_findings()
            await ui.until(lambda: not list(ui.wizard.workers))
            await ui.pilot.pause()
            assert "! " not in ui.screen
            await ui.press("tab")
            await ui.until(lambda: "! " in ui.screen)


async def test_a_finding_is_shown_after_a_pause(path: Path, form: Form):
    evidence = next(asked.address for asked in form.with_role("evidence"))
    async with open_wizard(path) as ui:
        await ui.go(evidence)
        await ui.type("To follow.")
        await ui.until(lambda: "! " in ui.screen)


async def test_further_lines_of_a_buttons_label_are_below_the_first(path: Path, form: Form):
    ready(path, form)
    sent(path, 0)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Record what the" in ui.screen)
        first = next(at for at, line in enumerate(ui.lines) if "Record what the" in line)
        column = ui.lines[first].index("Record what")
        below = ui.lines[first + 1]
        assert below[column - 2 : column] == "  "
        assert below[column:].startswith("Group said")


async def test_no_word_of_a_buttons_label_is_cut_where_a_line_is_full(form: Form):
    async with open_wizard(find_draft("example"), size=(80, 24)) as ui:
        await ui.go(address_of(form, "completed"))
        await ui.press("tab")
        await ui.until(lambda: "▸ Next: " in ui.screen)
        at = next(number for number, line in enumerate(ui.lines) if "▸ Next: " in line)
        label = " ".join(line.rpartition("│")[2].strip() for line in ui.lines[at : at + 2])
        assert label == f"▸ Next: {form.steps[1].section.title}"
        assert ui.lines[at + 1].index("or practice") == ui.lines[at].index("Next")


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [
        ("", "Only the approvals are left: press S to go on."),
        ("To follow.", "Not ready: "),
        (None, "1 step not done yet: press F5 to go to the next."),
    ],
)
async def test_where_only_the_approvals_are_left_the_review_says_so(form: Form, evidence: str | None, shown: str):
    path = duplicate_draft(find_draft("example"))
    if evidence != "":
        put(path, address_of(form, "evidence"), evidence)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9")
        summary = ui.label(".summary")
        assert shown in summary
        assert ("Only the approvals" in summary) == (evidence == "")
        assert ("step not done" in summary) == (evidence is None)


async def test_the_answers_can_be_checked_as_they_will_print(path: Path):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9")
        ui.wizard.screen.query_one("#preview").focus()
        await ui.press("enter")
        await ui.until(lambda: "The whole form: " in ui.screen)
        await ui.press("escape")
        listing = ui.wizard.screen.query_one(ReviewPane).listing
        assert listing.region.height >= 10


@pytest.mark.parametrize("word", ["so export this", "publish", "Age\n"])
async def test_words_that_are_typed_in_the_review_start_nothing_and_its_keys_are_named(path: Path, word: str):
    async with open_wizard(path) as ui:
        await ui.press("f9")
        before, screen = ui.label(".summary"), ui.wizard.screen
        await ui.type(word)
        assert ui.wizard.screen is screen
        assert ui.label(".summary") == before
        assert ui.focused_address == ""
        assert "This is the review: nothing was written." in ui.visible_notices
        assert "X Export" in ui.visible_notices


async def test_a_word_is_one_also_where_the_program_was_too_busy_to_read_it(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f9")
        screen, driver = ui.wizard.screen, ui.wizard._driver
        assert driver
        keys = [events.Key(letter, letter) for letter in "publish"]
        for key in keys:
            key.time -= 60
            driver.send_message(key)
        await ui.pilot.pause()
        assert ui.wizard.screen is screen
        assert "This is the review: nothing was written." in ui.notices


async def test_a_single_letter_is_a_key_of_the_review_also_after_a_word(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.type("wo")
        await ui.press("f8", "f9", "f")
        assert "is listed: press F for the rest (next: " in ui.label(".summary")
