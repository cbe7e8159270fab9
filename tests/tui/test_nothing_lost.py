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
from tests.tui.wizard_driver import SIZES, WizardDriver, open_wizard
from tests.windows_files import make_read_only, refuse_as_windows, tree

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


def on(ui: WizardDriver, screen: type) -> Callable[[], bool]:
    return lambda: isinstance(ui.wizard.screen, screen) and bool(ui.screen.strip())


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
    async with open_wizard(killed, size=size) as ui:
        await ui.until(on(ui, FormScreen))
        assert open_draft(killed).answer(answer) == "never saved"
        await ui.until(lambda: "it is in the draft again, and saved. F12 shows" in ui.notices)
        await ui.press("f12")
        await ui.until(on(ui, HistoryScreen))
        await ui.press("enter")
        await ui.until(on(ui, CompareScreen))
        assert "[never saved]" in ui.screen
        await ui.press("escape", "escape", "ctrl+q")
    async with open_wizard(killed) as ui:
        assert isinstance(ui.wizard.screen, FormScreen)


async def test_for_unsaved_answers_of_a_draft_changed_since_the_officer_chooses(changed_since: Path, answer: str):
    async with open_wizard(changed_since) as ui:
        await ui.until(on(ui, CompareScreen))
        assert "The program closed unexpectedly" in ui.screen
        assert "[never saved]" in ui.screen
        await ui.press("enter")
        await ui.until(on(ui, FormScreen))
        assert open_draft(changed_since).answer(answer) == "never saved"


async def test_discarded_answers_are_in_the_history(changed_since: Path, answer: str):
    killed = changed_since
    async with open_wizard(killed) as ui:
        await ui.until(on(ui, CompareScreen))
        await ui.press("tab", "enter")
        await ui.until(on(ui, FormScreen))
        assert open_draft(killed).answer(answer) is None
        await ui.press("f12")
        await ui.until(on(ui, HistoryScreen))
        await ui.press("enter")
        await ui.until(on(ui, CompareScreen))
        assert "[never saved]" in ui.screen
        await ui.press("enter")
        await ui.until(on(ui, FormScreen))
        await ui.until(lambda: open_draft(killed).answer(answer) == "never saved")


async def test_esc_postpones_the_decision_and_closes_the_draft(changed_since: Path):
    killed = changed_since
    async with open_wizard(killed) as ui:
        await ui.until(on(ui, CompareScreen))
        await ui.press("escape")
        await ui.until(on(ui, HomeScreen))
        session = Session.at(killed)
        assert unsaved(session)
        session.leave()


async def test_a_draft_open_in_another_window_can_be_viewed(path: Path, answer: str):
    mine = Session.at(path)
    async with open_wizard() as ui:
        await ui.press("enter")
        await ui.until(on(ui, WaysScreen))
        assert "This draft is open in another window" in ui.screen
        assert ", since " in ui.screen
        await ui.press("enter")
        await ui.until(on(ui, FormScreen))
        await ui.until(lambda: "Read-only" in ui.screen)
        await ui.go(answer)
        await ui.type("x")
        assert open_draft(path).answer(answer) is None
    mine.leave()


async def test_a_draft_taken_over_by_another_window_is_saved_and_released_with_a_message(path: Path, answer: str):
    async with open_wizard(path) as ui:
        await ui.go(answer)
        await ui.type("my last words")
        theirs: list[Session] = []

        def take() -> None:
            theirs.append(Session.at(path, steal=True))

        ui.wizard.run_worker(take, thread=True)
        await ui.until(lambda: theirs)
        assert theirs[0].draft.answer(answer) == "my last words"
        await ui.until(lambda: "Read-only" in ui.screen)
        await ui.until(lambda: "was taken over by" in ui.notices)
        theirs[0].leave()


async def test_keys_typed_while_a_draft_is_taken_over_wait_for_it(path: Path, form: Form):
    mine = Session.at(path)  # and it keeps the draft
    async with open_wizard(form=form) as ui:
        await ui.press("enter")
        await ui.until(on(ui, WaysScreen))
        for key in ("tab", "enter", "enter", "delete", *"words"):
            send_key(ui.wizard, key)
        await ui.until(on(ui, FormScreen))
        assert "Taking it over" in ui.notices
        await ui.saved()
        await ui.until(lambda: "Taking it over" not in ui.visible_notices)
        assert any("words" in str(value) for _, _, value in open_draft(path).answers())
    mine.leave()


async def changed_elsewhere(ui: WizardDriver, path: Path, answer: str) -> None:
    """An unsaved answer in the wizard, and another one in the file from another program."""
    await ui.go(answer)
    await ui.type("mine")
    await ui.saved()
    question = answer.rpartition(".")[2]
    content = path.read_text(encoding="utf-8").replace('"mine"', '"theirs"')
    assert f'{question} = "theirs"' in content
    path.write_text(content, encoding="utf-8")
    await ui.until(lambda: "CHANGED ELSEWHERE" in ui.screen)
    await ui.type(" and more")
    await ui.until(lambda: ui.wizard.session and ui.wizard.session.unsaved)
    assert "theirs" in path.read_text(encoding="utf-8")
    await ui.press("ctrl+s")
    await ui.until(on(ui, CompareScreen))
    assert "[theirs]" in ui.screen
    assert "[mine and more]" in ui.screen


async def test_a_change_made_elsewhere_is_offered_even_if_nothing_was_typed(path: Path, answer: str):
    async with open_wizard(path) as ui:
        draft = open_draft(path)
        draft.put(answer, "theirs")
        save_draft(draft, path)
        await ui.until(lambda: "CHANGED ELSEWHERE" in ui.screen)
        await ui.press("ctrl+s")
        await ui.until(on(ui, CompareScreen))
        await ui.press("tab", "enter")
        await ui.until(lambda: ui.wizard.session and ui.wizard.session.draft.answer(answer) == "theirs")
        await ui.until(lambda: "Saved" in ui.screen)


@pytest.mark.parametrize(("keys", "kept"), [([], "mine and more"), (["tab"], "theirs"), (["tab", "tab"], "theirs")])
async def test_for_a_draft_changed_elsewhere_the_officer_chooses(path: Path, answer: str, keys: list[str], kept: str):
    async with open_wizard(path) as ui:
        await changed_elsewhere(ui, path, answer)
        await ui.press(*keys, "enter")
        await ui.until(on(ui, FormScreen))
        await ui.until(lambda: open_draft(path).answer(answer) == kept)
        await ui.until(lambda: "Saved" in ui.screen)
        assert kept in ui.screen
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
    async with open_wizard(path, size=size) as ui:
        await ui.go(answer)
        await ui.type("before ")
        await ui.saved()
        path.parent.rename(path.parent.with_name("pulled-out"))
        await ui.type("and after")
        await ui.until(lambda: "NOT SAVED" in ui.screen)
        await ui.until(lambda: "put the stick or drive back" in ui.notices)
        await ui.type(" it was pulled out")
        assert "before and after it was pulled out" in " ".join(ui.screen.replace("║", " ").split())
        session = ui.wizard.session
        assert session
        assert session.draft_file
        await ui.until(lambda: session.draft_file and b"pulled out" in session.draft_file.journal.path.read_bytes())
        assert ui.visible_notices.count("what you type is kept") == 1
        await ui.press("ctrl+s")
        await ui.until(on(ui, WaysScreen))
        assert "This draft is not saved" in ui.screen
        await ui.until(lambda: "Ctrl+S offers" not in ui.visible_notices)
        await ui.press("tab", "enter")
        await ui.until(lambda: "In which folder?" in ui.screen)
        await ui.paste(str(tmp_path / "safe"))
        await ui.press("enter")
        await ui.until(on(ui, FormScreen))
        await ui.until(lambda: "Saved" in ui.screen)
        assert open_draft(session.path).answer(answer) == "before and after it was pulled out"
        assert session.path.is_relative_to(tmp_path / "safe")


async def test_leaving_without_saving_is_confirmed_and_keeps_the_text(path: Path, answer: str):
    async with open_wizard(path) as ui:
        await ui.go(answer)
        path.parent.rename(path.parent.with_name("pulled-out"))
        await ui.type("words")
        await ui.until(lambda: "NOT SAVED" in ui.screen)
        await ui.press("ctrl+q")
        await ui.until(lambda: "They are kept on this machine" in " ".join(ui.screen.split()))
        await ui.press("tab", "enter")
    path.parent.with_name("pulled-out").rename(path.parent)
    session = Session.at(path)
    found = unsaved(session)
    assert found
    assert found[0].answer(answer) == "words"
    session.leave()


async def test_the_text_of_a_missing_draft_is_recovered_from_the_first_screen(killed: Path, answer: str):
    killed.parent.rename(killed.parents[2] / "lost")
    async with open_wizard(size=(80, 24)) as ui:
        await ui.until(lambda: "Unsaved text from 1 missing draft can be saved: Ctrl+S" in ui.screen)
        await ui.press("ctrl+s")
        await ui.until(lambda: "mobile-library-timetable-recovered" in ui.screen or "(recovered)" in ui.screen)
        await ui.press("enter")
        await ui.until(on(ui, FormScreen))
        session = ui.wizard.session
        assert session
        assert session.draft.answer(answer) == "never saved"


async def test_a_damaged_draft_offers_its_versions(path: Path, answer: str):
    session = Session.at(path)
    session.put(answer, "good words")
    session.save()
    session.leave()
    path.write_bytes(b"[broken\n")
    async with open_wizard() as ui:
        await ui.press("enter")
        await ui.until(on(ui, HistoryScreen))
        assert "at line 1" in ui.label("HistoryScreen .instruction")
        await ui.press("enter")
        await ui.until(on(ui, CompareScreen))
        assert "[good words]" in ui.screen
        await ui.press("enter")
        await ui.until(on(ui, FormScreen))
        assert "good words" in ui.screen
    assert b"[broken\n" in [version.content() for version in versions(path)]


async def test_a_damaged_draft_opened_by_its_name_offers_its_versions(path: Path, answer: str):
    session = Session.at(path)
    session.put(answer, "good words")
    session.save()
    session.leave()
    path.write_bytes(b"[broken\n")
    async with open_wizard(path) as ui:
        await ui.until(on(ui, HistoryScreen))


async def test_the_first_screen_restores_versions_of_the_selected_draft(path: Path, answer: str):
    session = Session.at(path)
    session.put(answer, "good words")
    session.save()
    session.leave()
    async with open_wizard() as ui:
        await ui.press("f12")
        await ui.until(on(ui, HistoryScreen))
        await ui.press("end", "enter")
        await ui.until(on(ui, CompareScreen))
        await ui.press("enter")
        await ui.until(on(ui, HomeScreen))
        assert open_draft(path).answer(answer) is None


async def test_the_bin_is_emptied_only_after_a_yes(path: Path, form: Form):
    new_draft("Winter gritting", form)
    async with open_wizard() as ui:
        await ui.press("delete", "tab", "enter")
        await ui.until(lambda: len(bin_contents()) == 1)
        screen = ui.wizard.screen
        assert isinstance(screen, HomeScreen)
        screen.action_empty_bin()
        await ui.until(lambda: "Delete 1 draft for good?" in ui.screen)
        await ui.press("escape")
        assert len(bin_contents()) == 1
        screen.action_empty_bin()
        await ui.until(lambda: "Delete 1 draft for good?" in ui.screen)
        await ui.press("tab", "enter")
        await ui.until(lambda: bin_contents() == [])
        screen.action_empty_bin()
        await ui.until(lambda: "The bin is empty" in ui.notices)


async def test_a_form_that_is_not_installed_opens_with_its_answers(tmp_path: Path):
    path = tmp_path / "draft.toml"
    path.write_text('[draft]\nformat = 1\nform = "elsewhere-2031"\n[parks]\nwords = "Some words"\n', encoding="utf-8")
    async with open_wizard() as ui:
        ui.wizard.open_draft(path)
        await ui.until(lambda: "Some words" in ui.screen)
        await ui.until(lambda: "is not installed" in ui.notices)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for root")
async def test_a_read_only_folder_is_reported(path: Path, answer: str):
    path.parent.chmod(0o500)
    async with open_wizard(path) as ui:
        await ui.go(answer)
        await ui.type("words")
        await ui.until(lambda: "NOT SAVED" in ui.screen)
        await ui.until(lambda: "it is read-only" in ui.notices)
    path.parent.chmod(0o700)


async def test_answers_to_a_read_only_file_are_kept_in_the_journal(
    path: Path, answer: str, monkeypatch: pytest.MonkeyPatch
):
    refuse_as_windows(monkeypatch)
    make_read_only(path)
    before = tree(path.parent)
    for number in ("One", "Two"):  # the second time what was typed the first time is restored, and cannot be saved
        async with open_wizard(path) as ui:
            await ui.until(lambda: ui.wizard.session)
            await ui.go(answer)
            await ui.type(number)
            await ui.until(lambda: "NOT SAVED" in ui.screen)
            await ui.until(lambda: "it is read-only" in ui.notices)
            await ui.type(" on")
            session = ui.wizard.session
            assert session
            await ui.until(lambda: f"{number} on" in str(session.draft.answer(answer)))  # noqa: B023  awaited here
            assert ui.wizard.is_running
        ui.wizard.autosave.close_at_exit()
        assert tree(path.parent) == before
    path.chmod(0o644)
    async with open_wizard(path) as ui:
        await ui.until(lambda: ui.wizard.session and not ui.wizard.session.unsaved)
        assert "One on" in str(open_draft(path).answer(answer))
        assert "Two on" in str(open_draft(path).answer(answer))


async def test_an_error_of_the_system_that_nothing_foresees_does_not_end_the_wizard(
    path: Path, answer: str, monkeypatch: pytest.MonkeyPatch
):
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1234, "The parameter is incorrect")

    async with open_wizard(path) as ui:
        with monkeypatch.context() as patched:
            patched.setattr("eia_tui.storage.draft_file.DraftFile.save", refuse)
            await ui.go(answer)
            await ui.type("words")
            await ui.until(lambda: "NOT SAVED" in ui.screen)
            await ui.until(lambda: "the parameter is incorrect" in ui.notices)
        await ui.type(" and more")
        await ui.saved()
    assert open_draft(path).answer(answer) == "words and more"


async def test_a_read_only_draft_says_at_the_first_key_that_it_is_and_what_to_do():
    async with open_wizard(find_draft("example")) as ui:
        await ui.press("x", "y")
        await ui.until(lambda: "copy it to a draft of your own. Press Ctrl+P" in ui.notices)
        await ui.paste("words")
        assert ui.notices.count("Press Ctrl+P") == 1
        prose = next(each.address for each in ui.wizard.session.draft.all_shown() if isinstance(each.question, Prose))  # type: ignore[union-attr]
        before = ui.wizard.session.draft.answer(prose)  # type: ignore[union-attr]
        await ui.go(prose)
        await ui.paste("words")
        assert ui.wizard.session.draft.answer(prose) == before  # type: ignore[union-attr]
