"""Every command has a key that Windows consoles deliver, is in the palette, and is explained by F1."""

import re
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.tui.command_search import CommandSearch
from eia_tui.tui.palette import _MOVING
from eia_tui.tui.widgets.bars import key_name
from tests.approvals import ready
from tests.form_counts import STEPS, step_line
from tests.tui.wizard_driver import WizardDriver, open_wizard

pytestmark = pytest.mark.slow

DELIVERED = re.compile(
    r"(ctrl\+)?[a-z0-9]|[A-Z]|f([1-9]|10|12)|((ctrl|shift|ctrl\+shift)\+)?(up|down|left|right|home|end|delete|backspace|tab)"
    r"|(pageup|pagedown|insert|enter|escape|space|plus)"
)
"""Keys that the classic Windows console and Windows Terminal hand to a program. F11 makes them fill the screen."""
ODD = {"super+c", "ctrl+shift+c", "shift+tab", "ctrl+pageup", "ctrl+pagedown", "f11"}
"""Seconds to keys that are delivered: Textual's own, and F11 for small keyboards that have no Insert key."""


@pytest.mark.parametrize("keys", [[], ["enter"], ["enter", "f9"], ["enter", "f9", "f7", "f7"]])
async def test_the_palette_and_f1_list_every_command_of_the_screen(keys: list[str], form: Form):
    new_draft("Mobile library", form)
    async with open_wizard() as ui:
        await ui.press(*keys)
        screen = ui.wizard.screen
        commands = {
            (key, binding.description)
            for key, (_, binding, enabled, _) in screen.active_bindings.items()
            if enabled and binding.show
        }
        titles = [command.title for command in ui.wizard.get_system_commands(screen)]
        for _, description in commands:
            assert any(re.match(rf"{re.escape(description)}\W", title) for title in titles), description
        for description in ("Light theme", "Dark theme", "Plain prompts"):
            assert any(title.startswith(description) for title in titles)
        await ui.press("f1")
        explained = " ".join(str(ui.wizard.screen.query_one(".help-text").render()).split())
        for key, description in commands:
            assert key_name(key) in explained
            assert description in explained


async def test_a_command_from_the_palette_does_what_its_key_does(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("ctrl+p")
        await ui.type("review")
        await ui.press("enter")
        await ui.until(lambda: step_line(STEPS) in ui.lines[0])


async def test_the_palette_finds_a_command_by_what_people_call_it(path: Path, form: Form):
    called = {
        "quit": "Leave",
        "word": "Export the Word form",
        "print": "Export the Word form",
        "copy": "Make a copy for publication",
        "send": "Send to",
        "delete": "Home",
        "dark": "Dark theme",
    }
    ready(path, form)
    async with open_wizard(path) as ui:
        for typed, first in called.items():
            assert any(each.startswith(first) for each in await found(ui, typed)), typed
        (nothing,) = await found(ui, "made of nothing here")
        assert nothing.startswith("No command matches “made of nothing here”.")
        await ui.press("ctrl+p")
        await ui.type("zzqq")
        await ui.until(lambda: "press Esc to close this list" in ui.screen)
        await ui.press("enter")
        assert "No command matches" not in ui.screen


async def found(ui: WizardDriver, typed: str) -> list[str]:
    """The commands that the palette finds, the likeliest first."""
    search = CommandSearch(ui.wizard.screen)
    hits = [hit async for hit in search.search(typed)]
    return [str(hit.match_display) for hit in sorted(hits, key=lambda hit: -hit.score)]  # type: ignore[union-attr]


async def test_the_palette_exports_from_any_step(path: Path):
    async with open_wizard(path) as ui:
        await ui.press("ctrl+p")
        await ui.type("docx")
        await ui.until(lambda: "Export the Word form" in ui.screen)
        await ui.press("enter")
        await ui.until(lambda: "The Word form is at" in ui.label(".outcome"))


PATHS = [
    [],
    ["enter"],
    ["enter", "f9"],
    ["enter", "f9", "f7", "f7"],
    ["enter", "f9", "f7", "f7", "a"],
    ["tab", "enter"],
    ["enter", "ctrl+f"],
    ["enter", "f8", "ctrl+r"],
    ["enter", "f8", "ctrl+t"],
    ["enter", "f8", "ctrl+t", "enter"],
    ["enter", "f8", "ctrl+g"],
    ["enter", "f8", "f3"],
    ["enter", "f8", "f8"],
]


@pytest.mark.parametrize("keys", PATHS)
async def test_every_key_has_an_action_and_windows_consoles_deliver_it(keys: list[str], form: Form):
    new_draft("Mobile library", form)
    async with open_wizard() as ui:
        await ui.press(*keys)
        for key, (node, binding, _, _) in ui.wizard.screen.active_bindings.items():
            assert DELIVERED.fullmatch(key) or key in ODD, (key, binding)
            destination, _, name = binding.action.partition("(")[0].rpartition(".")
            target = {"app": ui.wizard, "screen": ui.wizard.screen}.get(destination, node)
            assert any(hasattr(target, f"{private}action_{name}") for private in ("", "_")), (key, binding)


async def test_ctrl_s_saves_at_once_and_says_so(path: Path):
    async with open_wizard(path) as ui:
        await ui.type(" 2")
        await ui.press("ctrl+s")
        assert "Saved. Your work is also saved as you type." in ui.notices
        assert open_draft(path).name == "Mobile library timetable 2"


@pytest.mark.parametrize("width", [40, 80, 120, 200])
async def test_the_keys_at_the_bottom_can_be_clicked(width: int, path: Path):
    async with open_wizard(path, size=(width, 24)) as ui:
        line = ui.lines[-1]
        assert len(line) <= width
        assert "F1 Keys" in line
        shown = sum(binding.show for _, binding, _, _ in ui.wizard.screen.active_bindings.values())
        if "Ctrl+P All" in line:
            await ui.pilot.click("KeyBar", offset=(line.index("Ctrl+P") + 1, 0))
            assert len(ui.wizard.screen_stack) == 2
        else:
            assert line.count("F") >= shown
            await ui.pilot.click("KeyBar", offset=(line.index("F8") + 1, 0))
            await ui.until(lambda: step_line(2) in ui.lines[0])


async def test_the_keys_below_lists_and_on_wide_screens_are_those_that_do_something(path: Path, form: Form):
    rows = next(asked.address for asked in form.with_role("actions"))
    async with open_wizard(path, size=(200, 50)) as ui:
        assert ui.lines[-1].endswith("Ctrl+P All")
        await ui.go(rows)
        assert "A Add" in ui.lines[-1]
        assert "Copy" not in ui.lines[-1]
        await ui.press("a")
        await ui.type("Move the stop")
        await ui.press("escape")
        assert "C Copy" in ui.lines[-1]
        await ui.press("f10")
        await ui.until(lambda: "1 draft" in ui.screen)
        assert "Enter Open" in ui.lines[-1]
        assert ui.lines[-1].endswith("Ctrl+P All")


async def test_everything_can_be_clicked(path: Path, form: Form):
    async with open_wizard(path) as ui:
        group = next(row for row, line in enumerate(ui.lines) if line.startswith(f"   {form.groups[0].name} "))
        await ui.pilot.click("StepList", offset=(3, group - ui.wizard.screen.query_one("StepList").region.y))
        await ui.until(lambda: step_line(4) in ui.lines[0])
        await ui.pilot.click("OptionsList", offset=(3, 2))
        await ui.until(lambda: "(•) 2" in ui.screen)


def test_arrow_keys_are_not_commands():
    assert {"up", "down", "left", "right"} <= _MOVING


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("ctrl+f", "Ctrl+F"),
        ("f10", "F10"),
        ("delete", "Del"),
        ("shift+up", "Shift+↑"),
        ("a", "A"),
        ("ctrl+shift+left", "Ctrl+Shift+←"),
    ],
)
def test_a_key_is_named_as_on_the_keyboard(key: str, name: str):
    assert key_name(key) == name


async def test_a_long_line_of_the_keys_goes_on_below_its_beginning(form: Form):
    path = new_draft("Mobile library", form)
    async with open_wizard(path, size=(80, 24)) as ui:
        await ui.go(next(form.with_role("evidence")).address)
        await ui.press("f1")
        lines = str(ui.wizard.screen.query_one(".help-text").render()).split("\n")
        first = "Returned form: read a Word form"
        at = next(number for number, line in enumerate(lines) if first in line)
        assert lines[at + 1].strip()
        assert lines[at + 1].index(lines[at + 1].strip()) == lines[at].index(first)
