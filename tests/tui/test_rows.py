"""Rows are added, edited, copied, moved and deleted, and one key makes an action of an uncovered mitigation."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Choices, Rows
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from tests.approvals import put
from tests.tui.test_steps import address_of
from tests.tui.wizard_driver import WizardDriver, open_wizard

pytestmark = pytest.mark.slow


@pytest.fixture
def rows_at(form: Form) -> str:
    return address_of(form, "actions")


def first_column(form: Form, address: str) -> str:
    question = form.questions[address]
    assert isinstance(question, Rows)
    return question.columns[0].id


async def add(ui: WizardDriver, *texts: str) -> None:
    for text in texts:
        await ui.press("a")
        await ui.type(text)
        await ui.press("escape")


def titles(path: Path, form: Form, address: str) -> list[str]:
    value = open_draft(path).answer(address)
    column = first_column(form, address)
    return [str(row[column]) for row in value] if isinstance(value, list) else []  # type: ignore[index, call-overload]


async def test_rows_are_added_edited_copied_moved_and_deleted_by_keys_alone(path: Path, form: Form, rows_at: str):
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(rows_at)
        assert "Press Enter to add one" in ui.screen
        await ui.press("enter")
        await ui.type("one")
        await ui.press("escape")
        await add(ui, "two")
        await ui.saved()
        assert titles(path, form, rows_at) == ["one", "two"]
        await ui.press("up", "enter")
        await ui.type(" more")
        await ui.press("escape", "c")
        await ui.until(lambda: "Copy row 1?" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: "Copy row 1?" not in ui.screen)
        await ui.saved()
        assert titles(path, form, rows_at) == ["one more", "one more", "two"]
        await ui.press("shift+down")
        await ui.saved()
        assert titles(path, form, rows_at) == ["one more", "two", "one more"]
        await ui.press("shift+up", "shift+up")
        await ui.saved()
        assert titles(path, form, rows_at) == ["one more", "one more", "two"]
        await ui.press("end", "delete")
        await ui.saved()
        assert titles(path, form, rows_at) == ["one more", "one more"]
        await ui.press("home", "delete", "ctrl+z", "ctrl+z")
        await ui.saved()
        assert titles(path, form, rows_at) == ["one more", "one more", "two"]
        assert ui.focused_address == rows_at


async def test_every_column_of_a_row_can_be_answered(path: Path, form: Form, rows_at: str):
    question = form.questions[rows_at]
    assert isinstance(question, Rows)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(rows_at)
        await ui.press("a")
        met = []
        for column in question.columns:
            met.append(ui.focused_address)
            await ui.type("1" if isinstance(column, Choice | Choices) else f"to {column.id}")
            await ui.press("tab")
        assert met == [f"{rows_at}.1.{column.id}" for column in question.columns]
        await ui.press("escape")
        await ui.saved()
    (row,) = open_draft(path).answer(rows_at)  # type: ignore[misc]
    assert set(row) == {column.id for column in question.columns}


async def test_a_letter_key_works_with_caps_lock_too(path: Path, form: Form, rows_at: str):
    async with open_wizard(path) as ui:
        await ui.go(rows_at)
        await ui.press("A")
        await ui.type("one")
        await ui.press("escape", "C")
        await ui.until(lambda: "Copy row 1?" in ui.screen)
    assert titles(path, form, rows_at) == ["one"]


async def test_a_word_typed_letter_by_letter_changes_no_row(path: Path, form: Form, rows_at: str):
    async with open_wizard(path) as ui:
        await ui.go(rows_at)
        await add(ui, "Ring readers", "Write to them")
        await ui.press("delete")
        for letter in "DocuMuZcd":
            await ui.press(letter)
        await ui.press("enter")
        await ui.saved()
    assert titles(path, form, rows_at) == ["Ring readers"]


@pytest.mark.parametrize("word", ["Dear all", "Come and see", "add"])
async def test_a_word_typed_on_the_rows_changes_none_and_is_refused(path: Path, form: Form, rows_at: str, word: str):
    async with open_wizard(path) as ui:
        await ui.go(rows_at)
        await add(ui, "Ring readers")
        await ui.type(word)
        assert (
            "This list takes no text: nothing was written. Press Enter to open the highlighted row"
            in ui.visible_notices
        )
        await ui.saved()
    assert titles(path, form, rows_at) == ["Ring readers"]


async def test_a_new_row_that_is_left_empty_is_not_kept(path: Path, form: Form, rows_at: str):
    async with open_wizard(path) as ui:
        await ui.go(rows_at)
        await ui.press("a", "escape")
        await add(ui, "real")
        await ui.saved()
    assert titles(path, form, rows_at) == ["real"]


async def test_what_is_typed_in_a_row_is_saved_before_the_row_is_left(path: Path, form: Form, rows_at: str):
    async with open_wizard(path) as ui:
        await ui.go(rows_at)
        await ui.press("a")
        await ui.type("half a row")
        await ui.saved()
        assert titles(path, form, rows_at) == ["half a row"]
        await ui.until(lambda: "Saved " in ui.lines[0])


async def test_one_key_makes_an_action_of_a_mitigation_for_its_group(path: Path, form: Form, rows_at: str):
    draft = open_draft(path)
    group, other = form.groups[:2]
    draft.put(address_of(form, "mitigation", group.id), "Move the shelter")
    draft.put(address_of(form, "concerns", other.id), "Stops are far apart")
    save_draft(draft, path)
    async with open_wizard(path) as ui:
        await ui.go(rows_at)
        assert "Move the shelter" in ui.screen
        assert "no mitigation: Stops are far apart" in ui.screen
        await ui.press("tab", "enter")
        await ui.saved()
        question = form.questions[rows_at]
        assert isinstance(question, Rows)
        columns = {column.role: column.id for column in question.columns}
        assert open_draft(path).answer(rows_at) == [
            {columns["action"]: "Move the shelter", columns["groups"]: [group.id]}
        ]
        await ui.press("enter")
        await ui.saved()
        assert titles(path, form, rows_at) == ["Move the shelter", "Stops are far apart"]
        said = [line for line in ui.notices.splitlines() if line.startswith("Added for")]
        assert ["what you will do about this concern" in line for line in said] == [False, True]
        await ui.until(lambda: "No action covers these yet" not in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "2 of 2" in ui.screen)


async def test_a_group_without_concerns_needs_no_action(path: Path, form: Form, rows_at: str):
    draft = open_draft(path)
    draft.put(address_of(form, "concerns", form.groups[0].id), "None identified.")
    save_draft(draft, path)
    async with open_wizard(path) as ui:
        await ui.go(rows_at)
        assert "None identified" not in ui.screen


async def test_the_list_of_rows_shows_no_markdown(path: Path, form: Form, rows_at: str):
    put(path, rows_at, [{first_column(form, rows_at): "- **Ring** each customer\n- [visit](https://example.org)"}])
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(rows_at)
        await ui.until(lambda: "1 Ring each customer visit" in ui.screen)


async def test_several_mitigations_of_a_group_that_no_action_covers_are_below_its_name_once(
    path: Path, form: Form, rows_at: str
):
    group = form.groups[0]
    promises = ("We will move the shelter in May.", "We will fit a ramp at the library.", "We will train the drivers.")
    question = form.questions[rows_at]
    assert isinstance(question, Rows)
    columns = {column.role: column.id for column in question.columns}
    draft = open_draft(path)
    draft.put(address_of(form, "mitigation", group.id), "\n".join(promises))
    draft.put(rows_at, [{columns["action"]: promises[0]}])
    save_draft(draft, path)
    async with open_wizard(path, size=(90, 40)) as ui:
        await ui.go(rows_at)
        await ui.until(lambda: promises[2] in ui.screen)
        shown = [line.partition("│")[2].strip(" ▌│╔╗║") for line in ui.lines]
        assert shown.count(group.name) == 1
        assert shown.index(group.name) + 1 == shown.index(promises[1]) == shown.index(promises[2]) - 1
