"""In the wizard, unsaved answers are restored, changes by others are not overwritten, and versions can be restored."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.session.recovery import unsaved
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import versions
from eia_tui.storage.operations import bin_contents, save_draft
from eia_tui.tui.dialogs.basic import WaysScreen
from eia_tui.tui.dialogs.compare import CompareScreen
from eia_tui.tui.dialogs.history import HistoryScreen
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.screens.home import HomeScreen
from tests.tui.message_queue import send_key
from tests.tui.wizard_driver import SIZES, WizardDriver, desk

pytestmark = pytest.mark.slow


@pytest.fixture
def killed(path: Path, answer: str) -> Path:
    """A draft with unsaved answers in the journal."""
    session = Session.at(path)
    session.put(answer, "never saved")
    assert session.draft_file
    session.draft_file.journal.write()
    session.draft_file.release()
    return path


def on(at: WizardDriver, screen: type) -> Callable[[], bool]:
    return lambda: isinstance(at.wizard.screen, screen) and bool(at.screen.strip())


@pytest.fixture
def changed_since(killed: Path) -> Path:
    """The same draft, changed by another program since."""
    draft = open_draft(killed)
    draft.put(next(iter(draft.form.questions)), "Another name")
    save_draft(draft, killed)
    return killed


@pytest.mark.parametrize("size", SIZES)
async def test_unsaved_answers_are_restored_and_the_history_shows_the_differences(
    killed: Path, answer: str, size: tuple[int, int]
):
    async with desk(killed, size=size) as at:
        await at.until(on(at, FormScreen))
        assert open_draft(killed).answer(answer) == "never saved"
        await at.until(lambda: "it is in the draft again, and saved. F12 shows" in at.notices)
        await at.press("f12")
        await at.until(on(at, HistoryScreen))
        await at.press("enter")
        await at.until(on(at, CompareScreen))
        assert "[never saved]" in at.screen
        await at.press("escape", "escape", "ctrl+q")
    async with desk(killed) as at:
        assert isinstance(at.wizard.screen, FormScreen)


async def test_for_unsaved_answers_of_a_draft_changed_since_the_officer_chooses(changed_since: Path, answer: str):
    async with desk(changed_since) as at:
        await at.until(on(at, CompareScreen))
        assert "The program closed unexpectedly" in at.screen
        assert "[never saved]" in at.screen
        await at.press("enter")
        await at.until(on(at, FormScreen))
        assert open_draft(changed_since).answer(answer) == "never saved"


async def test_discarded_answers_are_in_the_history(changed_since: Path, answer: str):
    killed = changed_since
    async with desk(killed) as at:
        await at.until(on(at, CompareScreen))
        await at.press("tab", "enter")
        await at.until(on(at, FormScreen))
        assert open_draft(killed).answer(answer) is None
        await at.press("f12")
        await at.until(on(at, HistoryScreen))
        await at.press("enter")
        await at.until(on(at, CompareScreen))
        assert "[never saved]" in at.screen
        await at.press("enter")
        await at.until(on(at, FormScreen))
        await at.until(lambda: open_draft(killed).answer(answer) == "never saved")


async def test_esc_postpones_the_decision_and_closes_the_draft(changed_since: Path):
    killed = changed_since
    async with desk(killed) as at:
        await at.until(on(at, CompareScreen))
        await at.press("escape")
        await at.until(on(at, HomeScreen))
        session = Session.at(killed)
        assert unsaved(session)
        session.leave()


async def test_a_draft_open_in_another_window_can_be_viewed(path: Path, answer: str):
    mine = Session.at(path)
    async with desk() as at:
        await at.press("enter")
        await at.until(on(at, WaysScreen))
        assert "This draft is open in another window" in at.screen
        assert ", since " in at.screen
        await at.press("enter")
        await at.until(on(at, FormScreen))
        await at.until(lambda: "Read-only" in at.screen)
        await at.go(answer)
        await at.type("x")
        assert open_draft(path).answer(answer) is None
    mine.leave()


async def test_a_draft_taken_over_by_another_window_is_saved_and_released_with_a_message(path: Path, answer: str):
    async with desk(path) as at:
        await at.go(answer)
        await at.type("my last words")
        theirs: list[Session] = []

        def take() -> None:
            theirs.append(Session.at(path, steal=True))

        at.wizard.run_worker(take, thread=True)
        await at.until(lambda: theirs)
        assert theirs[0].draft.answer(answer) == "my last words"
        await at.until(lambda: "Read-only" in at.screen)
        await at.until(lambda: "was taken over by" in at.notices)
        theirs[0].leave()


async def test_keys_typed_while_a_draft_is_taken_over_wait_for_it(path: Path, form: Form):
    mine = Session.at(path)  # and it keeps the draft
    async with desk(form=form) as at:
        await at.press("enter")
        await at.until(on(at, WaysScreen))
        for key in ("tab", "enter", "enter", "delete", *"words"):
            send_key(at.wizard, key)
        await at.until(on(at, FormScreen))
        assert "Taking it over" in at.notices
        await at.saved()
        await at.until(lambda: "Taking it over" not in at.visible_notices)
        assert any("words" in str(value) for _, _, value in open_draft(path).answers())
    mine.leave()


async def changed_elsewhere(at: WizardDriver, path: Path, answer: str) -> None:
    """An unsaved answer in the wizard, and another one in the file from another program."""
    await at.go(answer)
    await at.type("mine")
    await at.saved()
    question = answer.rpartition(".")[2]
    content = path.read_text(encoding="utf-8").replace('"mine"', '"theirs"')
    assert f'{question} = "theirs"' in content
    path.write_text(content, encoding="utf-8")
    await at.until(lambda: "CHANGED ELSEWHERE" in at.screen)
    await at.type(" and more")
    await at.until(lambda: at.wizard.session and at.wizard.session.unsaved)
    assert "theirs" in path.read_text(encoding="utf-8")
    await at.press("ctrl+s")
    await at.until(on(at, CompareScreen))
    assert "[theirs]" in at.screen
    assert "[mine and more]" in at.screen


async def test_a_change_made_elsewhere_is_offered_even_if_nothing_was_typed(path: Path, answer: str):
    async with desk(path) as at:
        draft = open_draft(path)
        draft.put(answer, "theirs")
        save_draft(draft, path)
        await at.until(lambda: "CHANGED ELSEWHERE" in at.screen)
        await at.press("ctrl+s")
        await at.until(on(at, CompareScreen))
        await at.press("tab", "enter")
        await at.until(lambda: at.wizard.session and at.wizard.session.draft.answer(answer) == "theirs")
        await at.until(lambda: "Saved" in at.screen)


@pytest.mark.parametrize(("keys", "kept"), [([], "mine and more"), (["tab"], "theirs"), (["tab", "tab"], "theirs")])
async def test_for_a_draft_changed_elsewhere_the_officer_chooses(path: Path, answer: str, keys: list[str], kept: str):
    async with desk(path) as at:
        await changed_elsewhere(at, path, answer)
        await at.press(*keys, "enter")
        await at.until(on(at, FormScreen))
        await at.until(lambda: open_draft(path).answer(answer) == kept)
        await at.until(lambda: "Saved" in at.screen)
        assert kept in at.screen
        if len(keys) == 2:
            [copy] = [each for each in path.parents[1].iterdir() if "mine" in each.name]
            assert open_draft(copy / "draft.toml").answer(answer) == "mine and more"
        else:
            texts = [version.content().decode() for version in versions(path)]
            assert any(("theirs" if kept != "theirs" else "mine and more") in text for text in texts)


@pytest.mark.parametrize("size", SIZES)
async def test_if_the_draft_cannot_be_saved_typing_continues_and_another_folder_is_offered(
    path: Path, answer: str, tmp_path: Path, size: tuple[int, int]
):
    async with desk(path, size=size) as at:
        await at.go(answer)
        await at.type("before ")
        await at.saved()
        path.parent.rename(path.parent.with_name("pulled-out"))
        await at.type("and after")
        await at.until(lambda: "NOT SAVED" in at.screen)
        await at.until(lambda: "put the stick or drive back" in at.notices)
        await at.type(" it was pulled out")
        assert "before and after it was pulled out" in " ".join(at.screen.replace("║", " ").split())
        session = at.wizard.session
        assert session
        assert session.draft_file
        await at.until(lambda: session.draft_file and b"pulled out" in session.draft_file.journal.path.read_bytes())
        assert at.visible_notices.count("What you type is kept") == 1
        await at.press("ctrl+s")
        await at.until(on(at, WaysScreen))
        assert "This draft is not saved" in at.screen
        await at.until(lambda: "Ctrl+S offers" not in at.visible_notices)
        await at.press("tab", "enter")
        await at.until(lambda: "In which folder?" in at.screen)
        await at.paste(str(tmp_path / "safe"))
        await at.press("enter")
        await at.until(on(at, FormScreen))
        await at.until(lambda: "Saved" in at.screen)
        assert open_draft(session.path).answer(answer) == "before and after it was pulled out"
        assert session.path.is_relative_to(tmp_path / "safe")


async def test_leaving_without_saving_is_confirmed_and_keeps_the_text(path: Path, answer: str):
    async with desk(path) as at:
        await at.go(answer)
        path.parent.rename(path.parent.with_name("pulled-out"))
        await at.type("words")
        await at.until(lambda: "NOT SAVED" in at.screen)
        await at.press("ctrl+q")
        await at.until(lambda: "They are kept on this machine" in " ".join(at.screen.split()))
        await at.press("tab", "enter")
    path.parent.with_name("pulled-out").rename(path.parent)
    session = Session.at(path)
    found = unsaved(session)
    assert found
    assert found[0].answer(answer) == "words"
    session.leave()


async def test_the_text_of_a_missing_draft_is_recovered_from_the_first_screen(killed: Path, answer: str):
    killed.parent.rename(killed.parents[2] / "lost")
    async with desk(size=(80, 24)) as at:
        await at.until(lambda: "Unsaved text from 1 missing draft can be recovered: Ctrl+R" in at.screen)
        await at.press("ctrl+r")
        await at.until(lambda: "mobile-library-timetable-recovered" in at.screen or "(recovered)" in at.screen)
        await at.press("enter")
        await at.until(on(at, FormScreen))
        session = at.wizard.session
        assert session
        assert session.draft.answer(answer) == "never saved"


async def test_a_damaged_draft_offers_its_versions(path: Path, answer: str):
    session = Session.at(path)
    session.put(answer, "good words")
    session.save()
    session.leave()
    path.write_bytes(b"[broken\n")
    async with desk() as at:
        await at.press("enter")
        await at.until(on(at, HistoryScreen))
        assert "at line 1" in at.label("HistoryScreen .instruction")
        await at.press("enter")
        await at.until(on(at, CompareScreen))
        assert "[good words]" in at.screen
        await at.press("enter")
        await at.until(on(at, FormScreen))
        assert "good words" in at.screen
    assert b"[broken\n" in [version.content() for version in versions(path)]


async def test_a_damaged_draft_opened_by_its_name_offers_its_versions(path: Path, answer: str):
    session = Session.at(path)
    session.put(answer, "good words")
    session.save()
    session.leave()
    path.write_bytes(b"[broken\n")
    async with desk(path) as at:
        await at.until(on(at, HistoryScreen))


async def test_the_first_screen_restores_versions_of_the_selected_draft(path: Path, answer: str):
    session = Session.at(path)
    session.put(answer, "good words")
    session.save()
    session.leave()
    async with desk() as at:
        await at.press("f12")
        await at.until(on(at, HistoryScreen))
        await at.press("end", "enter")
        await at.until(on(at, CompareScreen))
        await at.press("enter")
        await at.until(on(at, HomeScreen))
        assert open_draft(path).answer(answer) is None


async def test_the_bin_is_emptied_only_after_a_yes(path: Path, form: Form):
    new_draft("Winter gritting", form)
    async with desk() as at:
        await at.press("delete", "tab", "enter")
        await at.until(lambda: len(bin_contents()) == 1)
        screen = at.wizard.screen
        assert isinstance(screen, HomeScreen)
        screen.action_empty_bin()
        await at.until(lambda: "Delete 1 draft for good?" in at.screen)
        await at.press("escape")
        assert len(bin_contents()) == 1
        screen.action_empty_bin()
        await at.until(lambda: "Delete 1 draft for good?" in at.screen)
        await at.press("tab", "enter")
        await at.until(lambda: bin_contents() == [])
        screen.action_empty_bin()
        await at.until(lambda: "The bin is empty" in at.notices)


async def test_a_form_that_is_not_installed_opens_with_its_answers(tmp_path: Path):
    path = tmp_path / "draft.toml"
    path.write_text('[draft]\nformat = 1\nform = "elsewhere-2031"\n[parks]\nwords = "Some words"\n', encoding="utf-8")
    async with desk() as at:
        at.wizard.open_draft(path)
        await at.until(lambda: "Some words" in at.screen)
        await at.until(lambda: "is not installed" in at.notices)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for root")
async def test_a_read_only_folder_is_reported(path: Path, answer: str):
    path.parent.chmod(0o500)
    async with desk(path) as at:
        await at.go(answer)
        await at.type("words")
        await at.until(lambda: "NOT SAVED" in at.screen)
        await at.until(lambda: "it is read-only" in at.notices)
    path.parent.chmod(0o700)


async def test_a_read_only_draft_says_at_the_first_key_that_it_is_and_what_to_do():
    async with desk(find_draft("example")) as at:
        await at.press("x", "y")
        await at.until(lambda: "Duplicate it on the first screen to change it. Press Ctrl+P" in at.notices)
        await at.paste("words")
        assert at.notices.count("Press Ctrl+P") == 1
        prose = next(each.address for each in at.wizard.session.draft.all_shown() if isinstance(each.question, Prose))  # type: ignore[union-attr]
        before = at.wizard.session.draft.answer(prose)  # type: ignore[union-attr]
        await at.go(prose)
        await at.paste("words")
        assert at.wizard.session.draft.answer(prose) == before  # type: ignore[union-attr]
