"""The review jumps to what is missing, exports the Word form, and opens it."""

import os
from pathlib import Path
from unittest.mock import patch

import pytest

from eia_tui.checks import findings
from eia_tui.checks.categories import by_category
from eia_tui.form.definition import Form
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.storage.settings import drafts_folder
from eia_tui.tui.widgets.answer_area import AnswerArea
from eia_tui.tui.widgets.review_pane import ReviewPane
from tests.conftest import WORD
from tests.sample_answers import filled
from tests.tui.test_steps import address_of
from tests.tui.wizard_driver import HURRIED, SIZES, desk
from tests.word_document import WordDocument


@pytest.mark.parametrize("size", SIZES)
async def test_each_finding_leads_to_its_question(path: Path, size: tuple[int, int]):
    draft = open_draft(path)
    found = [finding for _, group in by_category(draft, findings(draft)) for finding in group]
    async with desk(path, size=size) as at:
        await at.press("f9")
        assert "Must fix:" in at.screen
        assert found[0].message.split()[0] in at.screen
        for down in range(3):
            await at.press(*(["f9", "down"] if down else []), "enter")
            assert f"{at.focused_address}.".startswith(f"{found[down].address}.")


async def test_a_finding_in_a_row_opens_that_row(form: Form, path: Path):
    rows = address_of(form, "actions")
    draft = filled(form)
    (first, second) = draft.answer(rows)  # type: ignore[misc]
    column = form.questions[rows].columns[0].id  # type: ignore[union-attr]
    draft.put(rows, [first, {key: value for key, value in second.items() if key != column}])
    save_draft(draft, path)
    async with desk(path) as at:
        await at.press("f9", "enter")
        assert at.focused_address == f"{rows}.2.{column}"


async def test_the_word_form_is_exported_beside_the_draft_and_opened(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    opened = tmp_path / "opened.txt"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{opened}"\n', encoding="utf-8")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:{os.environ['PATH']}")
    async with desk(path) as at:
        await at.press("f9", "x")
        await at.until(lambda: "The Word form is at" in at.label(".outcome"))
        word = path.parent / "Mobile library timetable.docx"
        assert str(word) in at.label(".outcome")
        await at.press("o", "d")
        await at.until(lambda: opened.exists() and len(opened.read_text(encoding="utf-8").splitlines()) == 2)
    assert opened.read_text(encoding="utf-8").splitlines() == [str(word), str(word.parent)]
    (WORD / "from-the-review.docx").write_bytes(word.read_bytes())
    assert "Mobile library timetable" in WordDocument(word).text


async def test_text_that_was_just_typed_is_in_the_export(path: Path):
    async with desk(path) as at:
        await at.press("end")
        await at.type(" 2031")
        await at.press("f9", "x")
        await at.until(lambda: "The Word form is at" in at.label(".outcome"))
    assert "Mobile library timetable 2031" in WordDocument(path.parent / "Mobile library timetable 2031.docx").text


async def test_the_worked_example_is_exported_into_the_drafts_folder():
    async with desk(find_draft("example")) as at:
        await at.press("f9", "x")
        await at.until(lambda: "The Word form is at" in at.label(".outcome"))
    assert [each.suffix for each in drafts_folder().iterdir()] == [".docx"]


async def test_a_failed_export_is_reported_in_the_review(path: Path):
    path.parent.chmod(0o500)
    try:
        async with desk(path) as at:
            await at.press("f9", "x")
            await at.until(lambda: "not exported" in at.label(".outcome") or "The Word form" in at.label(".outcome"))
            if os.geteuid():
                assert "It was not exported." in at.label(".outcome")
    finally:
        path.parent.chmod(0o700)


def concern(form: Form) -> str:
    return next(form.with_role("concerns")).address


async def test_findings_are_shown_below_the_answer_after_a_pause_in_typing(path: Path, form: Form):
    async with desk(path) as at:
        await at.go(concern(form))
        await at.type("Awaiting the replies")
        await at.until(lambda: "! “Awaiting” in “Age" in at.screen)
        await at.press("ctrl+a", "delete")
        await at.type("None, the stops stay")
        await at.until(lambda: "“Awaiting”" not in at.screen)


async def test_a_warning_is_accepted_with_a_reason_and_the_acceptance_withdrawn(path: Path, form: Form):
    draft = open_draft(path)
    draft.put(concern(form), "Awaiting the replies")
    save_draft(draft, path)
    async with desk(path) as at:
        await at.press("f9")
        pane = at.wizard.screen.query_one(ReviewPane)
        await at.until(lambda: pane.listing.items)
        headings = [noted.heading for noted in pane.listing.items if noted.heading]
        assert "Evidence" in headings
        pane.listing.here = next(
            number
            for number, each in enumerate(pane.listing.items)
            if each.finding is not None and each.finding.check == "awaiting"
        )
        await at.press("a")
        await at.until(lambda: "Why are you accepting this?" in at.screen)
        await at.type("They come on Friday")
        await at.press("enter")
        await at.until(lambda: any("They come on Friday" in each.message for each in pane.listing.items))
        await at.saved()
        assert "They come on Friday" in path.read_text(encoding="utf-8")
        await at.press("a")
        await at.until(lambda: not any("They come on Friday" in each.message for each in pane.listing.items))
        pane.listing.here = next(number for number, each in enumerate(pane.listing.items) if each.label == "Must fix")
        await at.press("a")
        await at.until(lambda: "This cannot be accepted" in at.screen)
        await at.type("x and no command, such as Export")
        await at.press("enter")
        await at.until(lambda: "This cannot be accepted" not in at.screen)
        assert not list(path.parent.glob("*.docx"))
        await at.press("a", "escape")
        pane.listing.here = next(number for number, each in enumerate(pane.listing.items) if each.finding is None)
        await at.press("a")
        await at.until(lambda: "Answer it instead" in at.screen)


async def test_no_finding_is_shown_while_an_answer_is_being_written(path: Path, form: Form):
    evidence = next(asked.address for asked in form.with_role("evidence"))
    with patch.dict(HURRIED, {"eia_tui.tui.widgets.answer_area._CALM": 60.0}):
        async with desk(path) as at:
            await at.go(evidence)
            await at.type("To follow.")
            await at.saved()
            area = at.wizard.screen.query_one(AnswerArea)
            area.refresh_findings()
            await at.wizard.workers.wait_for_complete()
            await at.pilot.pause()
            assert "! " not in at.screen
            await at.press("tab")
            await at.until(lambda: "! " in at.screen)


async def test_a_finding_is_shown_after_a_pause(path: Path, form: Form):
    evidence = next(asked.address for asked in form.with_role("evidence"))
    async with desk(path) as at:
        await at.go(evidence)
        await at.type("To follow.")
        await at.until(lambda: "! " in at.screen)


async def test_the_answers_can_be_checked_as_they_will_print(path: Path):
    async with desk(path, size=(80, 24)) as at:
        await at.press("f9")
        at.wizard.screen.query_one("#preview").focus()
        await at.press("enter")
        await at.until(lambda: "The whole form: " in at.screen)
        await at.press("escape")
        listing = at.wizard.screen.query_one(ReviewPane).listing
        assert listing.region.height >= 10
