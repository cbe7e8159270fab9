"""At a question of rows each row is read out once, and then what changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Rows
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from tests.conftest import Run
from tests.plain.prompts import go_to, number, prompts, type_in

pytestmark = pytest.mark.slow

Turns = Callable[..., list[str]]
ACTIONS = ("Write to carers", "Print a timetable", "Ring the lunch club")


@pytest.fixture
def turns(eia: Run, path: Path) -> Turns:
    """What is said at each turn of the question of rows, for these typed lines."""

    def turns_(*lines: str) -> list[str]:
        at, _ = number(path, Rows)
        completed = eia(path, typed="".join(f"{line}\n" for line in (f"go {at}", *lines, "quit")))
        assert (completed.returncode, completed.stderr) == (0, "")
        return completed.stdout.split(f"Question {at} of")[1:]

    return turns_


def answer(path: Path, change: Callable[[Draft], None]) -> None:
    draft = open_draft(path)
    change(draft)
    save_draft(draft, path)


@pytest.fixture
def path(path: Path) -> Path:
    _, asked = number(path, Rows)
    answer(path, lambda draft: bool(draft.put(asked.address, [{"action": each} for each in ACTIONS])) and None)
    return path


def test_rows_are_read_out_once(turns: Turns):
    first, second = turns("status")
    assert all(f"Row {number}: {text}\n" in first for number, text in enumerate(ACTIONS, 1))
    assert "Row 1" not in second
    assert "3 rows in all. Type read to read them." in second
    assert "Produce a framework" in first
    assert "Produce a framework" not in second


def test_only_what_changed_is_read_out(turns: Turns):
    _, changed, deleted, moved = turns("change 2", *["Print a map", ".", "replace"], "done", "delete 1", "up 2")
    assert "Row 2: Print a map\n3 rows in all." in changed
    assert "Row 1:" not in changed
    assert "Row" not in deleted.partition("2 rows in all")[0]
    assert "Row 1: Ring the lunch club\nRow 2: Print a map\n" in moved


def test_words_can_begin_a_new_row(path: Path, turns: Turns):
    words = "Ask the youth club first"
    _, left, added = turns(words, "back", words, "add", ".", "done")
    assert "3 rows in all" in left
    assert f"Row 4: {words}\n4 rows in all" in added


def test_words_for_a_new_row_survive_a_kill(path: Path):
    at, _ = number(path, Rows)
    with prompts(path) as terminal:
        go_to(terminal, at)
        type_in(terminal, "Ask the youth club first")
        terminal.until("Type add to begin a new row with these words")
        terminal.settle()
        terminal.kill()
    with prompts(path) as terminal:
        go_to(terminal, at)
        terminal.until("You had started to fill in row 4. Type add to go on.")
        terminal.settle()
        type_in(terminal, "add")
        terminal.until("You had typed “Ask the youth club first”")


def test_read_reads_every_row_and_coming_back_does_so_too(turns: Turns):
    first, _, again = turns("read", "back", "next")
    assert "Row 3.\nWhat action is planned? Ring the lunch club" in first
    assert all(f"Row {number}: {text}\n" in again for number, text in enumerate(ACTIONS, 1))


def test_what_no_action_covers_keeps_its_number(path: Path, turns: Turns):
    texts = ("We will write to every household", "We will print large timetables")

    def mitigate(draft: Draft) -> None:
        for asked, text in zip(draft.form.with_role("mitigation"), texts, strict=False):
            draft.put(asked.address, text)

    answer(path, mitigate)
    first, taken, wrong, read = turns("take 1", "done", "take 1", "read")
    assert f"1 Age: {texts[0]}\n2 Disability: {texts[1]}\nType take and one of these numbers" in first
    assert f"Row 4: {texts[0]}" in taken
    assert "Still without an action: 2 Disability.\n" in taken
    assert texts[1] not in taken
    assert "Type take and one of these numbers: 2." in taken
    assert texts[1] not in wrong
    assert f"2 Disability: {texts[1]}" in read
