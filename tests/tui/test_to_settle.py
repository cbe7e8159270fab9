"""What reviewers said is below the answer that it concerns, and is settled there."""

import re
from pathlib import Path

import pytest

from eia_tui.checks import findings
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WAITING, WaitingItem, open_items, placed_items, with_items
from eia_tui.form.definition import Form
from eia_tui.plain.reports import waiting_lines
from eia_tui.session.progress import Progress
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import duplicate_draft
from tests.approvals import put
from tests.conftest import Run
from tests.tui.test_appearance import low_contrast
from tests.tui.wizard_driver import SIZES, open_wizard

pytestmark = pytest.mark.slow


def column(form: Form, role: str = "mitigation") -> tuple[str, ...]:
    """The addresses below one header of the table of groups."""
    return tuple(asked.address for asked in form.with_role(role))


def draft_with(form: Form, *items: WaitingItem) -> Draft:
    """A draft in which these items wait."""
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}})
    draft.put(WAITING, with_items(draft, items))
    return draft


def test_a_comment_on_a_columns_header_marks_one_step_and_one_answer(form: Form):
    addresses = column(form)
    draft = draft_with(form, WaitingItem(0, "comment", addresses, text="Too vague.", by="Reviewer A"))
    progress = Progress(draft)
    marked = [status.to_settle for status in progress.statuses(progress.states(), [])]
    assert sum(marked) == 1
    assert [address for address, _ in placed_items(draft)] == [addresses[0]]
    [line] = waiting_lines(draft, addresses[0])
    assert "and 9 others: Reviewer A: Too vague." in line
    assert not list(waiting_lines(draft, addresses[1]))


def test_what_concerns_a_row_is_below_its_first_cell_only(form: Form):
    asked = next(form.with_role("actions"))
    cells = tuple(f"{asked.address}.2.{each.id}" for each in asked.question.columns[:3])  # type: ignore[union-attr]
    row, whole = f"{asked.address}.2", f"{asked.address}.1"
    draft = draft_with(
        form,
        WaitingItem(0, "change", cells, was="a | b | c", by="Reviewer A"),
        WaitingItem(0, "ask", (row,), text="was taken out", was="a"),
        WaitingItem(0, "ask", (whole,), text="was taken out", was="b"),
    )
    first = asked.question.columns[0].id  # type: ignore[union-attr]
    assert [address for address, _ in placed_items(draft)] == [f"{row}.{first}", f"{row}.{first}", f"{whole}.{first}"]
    lines = list(waiting_lines(draft, asked.address))
    assert [line.split(":")[1].strip() for line in lines] == ["Actions, row 2", "Actions, row 2", "Actions, row 1"]
    assert len(list(waiting_lines(draft, f"{row}.{first}"))) == 2
    assert not list(waiting_lines(draft, cells[1]))
    assert [each.address for each in findings(draft) if each.check == "to-settle"] == [cells[0], row, whole]


def test_what_concerns_a_group_is_below_its_first_question_and_the_whole_form_nowhere(form: Form):
    step = next(step for step in form.steps if step.group)
    draft = draft_with(form, WaitingItem(0, "comment", (step.address,), text="a"), WaitingItem(0, "comment", text="b"))
    assert [address for address, _ in placed_items(draft)] == [draft.shown(step)[0].address]


async def test_what_concerns_the_whole_form_is_counted_beside_the_review_in_the_list_of_steps(
    path: Path, form: Form, eia: Run
):
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", text="Too long.", by="A")]))
    async with open_wizard(path, size=(120, 40)) as ui:
        assert any(re.search(r"Review and.* 1 to settle", line) for line in ui.lines)
    assert "The whole form: 1 to settle." in eia("--plain", path, typed="list\nquit\n").stdout


@pytest.mark.parametrize("size", SIZES)
async def test_a_conflict_is_settled_below_its_answer(path: Path, form: Form, size: tuple[int, int]):
    name = next(form.with_role("name")).address
    other = list(form.questions)[1]
    put(path, name, "Ours")
    items = [
        WaitingItem(0, "conflict", (name,), was="Ours", now="Theirs", both="Ours; Theirs"),
        WaitingItem(0, "comment", (other,), text="Which one?", by="Reviewer A"),
    ]
    put(path, WAITING, with_items(open_draft(path), items))
    async with open_wizard(path, size=size) as ui:
        await ui.go(name)
        await ui.until(lambda: "To settle: press Tab, then Enter" in ui.screen)
        await ui.until(lambda: "“Theirs”." in ui.screen)
        await ui.press("tab")
        assert not list(low_contrast(ui))
        await ui.press("enter")
        await ui.until(lambda: "To decide:" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: "A comment on" in ui.screen)  # the next one
        await ui.press("escape")
        await ui.until(lambda: "“Theirs”." not in ui.screen)
        assert ui.focused_address == name
        await ui.until(lambda: "Ours; Theirs" in ui.screen)
        await ui.saved()
    assert open_draft(path).answer(name) == "Ours; Theirs"
    assert [item.text for item in open_items(open_draft(path))] == ["Which one?"]


async def test_once_everything_is_settled_the_keys_of_the_review_still_work():
    path = duplicate_draft(find_draft("example"))  # nothing else is found in it
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", text="Too long.", by="A")]))
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.press("f9")
        await ui.until(lambda: "Too long." in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "A comment on the whole form" in ui.screen)
        await ui.press("down", "enter")
        await ui.until(lambda: "Every comment and change is settled" in ui.screen)
        await ui.press("s")
        await ui.until(lambda: "Send a version" in ui.screen)
        await ui.press("escape")
        await ui.until(lambda: "S Send or record" in ui.lines[-1])
        assert not any(useless in ui.lines[-1] for useless in ("Accept", "Filter"))


async def test_the_review_opens_at_what_concerns_the_answer_that_one_comes_from(path: Path, form: Form):
    first, second = list(form.questions)[:2]
    items = [WaitingItem(0, "comment", (each,), text=f"About {each}", by="A") for each in (first, second)]
    put(path, WAITING, with_items(open_draft(path), items))
    async with open_wizard(path) as ui:
        await ui.go(second)
        await ui.press("f9", "enter")
        await ui.until(lambda: "A comment on" in ui.screen)
        assert f"About {second}" in ui.screen


def test_the_list_of_drafts_says_how_many_wait(path: Path, form: Form, eia: Run):
    put(path, WAITING, with_items(open_draft(path), [WaitingItem(0, "comment", text=each) for each in "ab"]))
    assert ", 2 comments to settle (" in eia("list").stdout
