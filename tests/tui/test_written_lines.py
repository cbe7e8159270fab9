"""Only what changed is written to the terminal, and it shows the same as if all were written again."""

import os
import random
import signal
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyte
import pytest
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from eia_tui.form.definition import Form
from eia_tui.storage.drafts import new_draft
from eia_tui.tui.written_lines import WrittenLines
from tests.terminal import Terminal, eia
from tests.tui.wizard_driver import open_wizard

SCREEN = object()


def screen(*lines: tuple[str, ...], bold: bool = False) -> LayoutUpdate:
    """A whole screen of these lines, in pieces."""
    strips = [[Strip([Segment(text, Style(bold=bold))]) for text in line] for line in lines]
    return LayoutUpdate([iter(line) for line in strips], Region(0, 0, 10, len(lines)))


def written(lines: WrittenLines, update: LayoutUpdate, source: object = SCREEN) -> str:
    return lines.changes(update, source).render_segments(Console(force_terminal=True))


def test_only_pieces_that_the_terminal_does_not_show_are_written():
    lines = WrittenLines()
    assert "Step" in written(lines, screen(("Steps", "│Name"), ("1", "│Library")))
    assert written(lines, screen(("Steps", "│Name"), ("1", "│Library"))) == ""
    changed = written(lines, screen(("Steps", "│Name"), ("1", "│Libraries")))
    assert changed.startswith("\x1b[2;2H")
    assert changed.count("\x1b[2;2H") == 1
    assert "Steps" not in changed


def test_what_follows_a_changed_piece_in_its_line_is_written_too():
    lines = WrittenLines()
    written(lines, screen(("abc", "de", "│"), ("1", "│")))
    changed = written(lines, screen(("abc", "d😀", "│"), ("1", "│")))
    assert "abc" not in changed
    assert changed.count("│") == 1


def test_a_piece_that_another_covered_is_written_again():
    lines = WrittenLines()
    written(lines, screen(("abc", "defg")))
    written(lines, screen(("abcd", "efg")))
    assert "abc" in written(lines, screen(("abc", "defg")))


def test_another_style_is_a_change():
    lines = WrittenLines()
    written(lines, screen(("abc",)))
    assert "abc" in written(lines, screen(("abc",), bold=True))


def test_another_screen_and_whatever_follows_a_resize_are_written_whole():
    lines = WrittenLines()
    written(lines, screen(("abc",)))
    assert "abc" in written(lines, screen(("abc",)), source=object())
    lines.forget()
    assert "abc" in written(lines, screen(("abc",)), source=object())


@pytest.mark.slow
async def test_after_any_keys_the_terminal_shows_what_it_shows_when_all_is_written(path: Path):
    console = Console(force_terminal=True, color_system="truecolor")
    whole, changes = pyte.Screen(100, 30), pyte.Screen(100, 30)
    sizes = [0, 0]

    def display(source: Screen[Any], update: RenderableType | None) -> None:
        if not isinstance(update, CompositorUpdate):
            return
        texts = update.render_segments(console), ui.wizard._written.changes(update, source).render_segments(console)
        for at, (shown, text) in enumerate(zip((whole, changes), texts, strict=True)):
            sizes[at] += len(text)
            pyte.Stream(shown).feed(text)
        assert changes.buffer == whole.buffer

    some = ["tab", "tab", "shift+tab", "down", "up", "enter", "f1", "escape", "ctrl+z", "f7", "f8", "f4", *"Wer? – 😀1"]
    async with open_wizard(path, size=(100, 30)) as ui:
        with patch.object(ui.wizard, "_display", display):
            chosen = random.Random(15)
            for _ in range(20):
                await ui.press(*chosen.choices(some, k=6))
            await ui.type("Timetable")
    assert sizes[1] < sizes[0] / 2


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python")
def test_the_screen_is_there_again_when_the_stopped_program_goes_on(home: Path, form: Form):
    path = new_draft("Mobile library timetable", form)
    with Terminal(eia(path), environment={"EIA_WIZARD_HOME": str(home)}) as terminal:
        terminal.until("Policy details", "Ctrl+P")
        os.kill(terminal.process, signal.SIGTSTP)
        os.waitpid(terminal.process, os.WUNTRACED)
        terminal.screen.reset()
        os.kill(terminal.process, signal.SIGCONT)
        terminal.until("Policy details", "Ctrl+P")
