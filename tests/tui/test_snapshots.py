"""A few screens, character for character. `UPDATE_SNAPSHOTS=1 pytest tests/tui/test_snapshots.py` updates them: check the differences before you commit."""

import contextlib
import os
import re
from pathlib import Path

import pytest
from textual.worker import WorkerCancelled

from tests.tui.wizard_driver import WizardDriver, open_wizard

pytestmark = pytest.mark.slow

KEPT = Path(__file__).parent / "snapshots"


def normalised(screen: str, home: Path) -> str:
    """A screen without the parts that differ in each run: the time, and the folder of the test."""
    timeless = re.sub(r"(Saved|today) \d\d:\d\d", r"\1 10:42", screen)
    return re.sub(re.escape(str(home)) + r"\S*", "HOME", timeless).rstrip() + "\n"


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("step-80", (80, 24), ["f8", "f8", "f8", "2"]),
        ("step-120", (120, 40), ["f8", "f8", "f8", "1", "tab"]),
        ("actions-80", (80, 24), ["f9", "f7", "f7"]),
        ("review-80", (80, 24), ["f9"]),
        ("table-80", (80, 24), ["f8", "ctrl+t", "enter", *"Group", "tab", *"Count", "ctrl+t", "enter"]),
    ],
)
async def test_a_screen_matches_its_snapshot(name: str, size: tuple[int, int], keys: list[str], path: Path, home: Path):
    kept = KEPT / f"{name}.txt"
    async with open_wizard(path, size=size) as ui:
        await ui.press(*keys)
        await ui.saved()
        if os.environ.get("UPDATE_SNAPSHOTS"):
            await ui.pilot.pause(1.0)
            kept.write_text(await settled(ui, home), encoding="utf-8")
        expected = kept.read_text(encoding="utf-8")
        with contextlib.suppress(AssertionError):  # the comparison below shows what differs
            await ui.until(lambda: normalised(ui.screen, home) == expected)
        assert await settled(ui, home) == expected


async def settled(ui: WizardDriver, home: Path) -> str:
    """The screen once the checks have run; a flow may still run, such as one with an open dialog."""
    while checks := [each for each in ui.wizard.workers if each.group != "flow" and not each.is_finished]:
        with contextlib.suppress(WorkerCancelled):  # a newer check has replaced it
            await checks[0].wait()
    await ui.pilot.pause()
    return normalised(ui.screen, home)
