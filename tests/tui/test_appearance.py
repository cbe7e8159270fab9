"""Every character has enough contrast, in both themes and without colour, and no meaning depends on colour alone."""

import copy
import functools
import gc
import inspect
import os
import sys
import unicodedata
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color
from textual.filter import Monochrome
from textual.screen import Screen

from eia_tui.approvals.status import stage_statuses
from eia_tui.commands import wizard
from eia_tui.draft.diff import differences
from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import find_our_area
from eia_tui.evidence.figures import Figures
from eia_tui.evidence.own_figures import OwnFigures
from eia_tui.flows.dialogue import Comparison, Recording, Way
from eia_tui.flows.figures import FiguresOffer
from eia_tui.flows.stage_comments import AnswerInWord
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.session.progress import StepStatus
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.storage.settings import ColourScheme, Settings, save_settings
from eia_tui.tui.dialogs.area import AreaScreen
from eia_tui.tui.dialogs.basic import ConfirmScreen, WaysScreen
from eia_tui.tui.dialogs.compare import CompareScreen
from eia_tui.tui.dialogs.figures import FiguresScreen
from eia_tui.tui.dialogs.file import FileScreen
from eia_tui.tui.dialogs.help import HelpScreen
from eia_tui.tui.dialogs.history import HistoryScreen
from eia_tui.tui.dialogs.record import RecordScreen
from eia_tui.tui.dialogs.several import SeveralScreen
from eia_tui.tui.dialogs.steps import StepsScreen
from tests.sample_answers import filled
from tests.tui.screen_classes import our_screens
from tests.tui.wizard_driver import WizardDriver, open_wizard

pytestmark = pytest.mark.slow

LETTERS, LINES = 7.0, 3.0
"""The contrasts that letters and the lines that frame them must reach (WCAG 2.2, 1.4.6 and 1.4.11)."""
LETTERS_OF_256 = 4.5
"""The contrast of letters on a terminal of 256 colours (1.4.3)."""


def luminance(colour: tuple[int, int, int]) -> float:
    parts = [each / 255 for each in colour]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@functools.cache
def contrast(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    lighter, darker = sorted((luminance(each.get_truecolor()) for each in (style.color, style.bgcolor)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@functools.cache
def of_256(style: Style) -> Style:
    """A style as it is drawn on a terminal of 256 colours."""
    assert style.color
    assert style.bgcolor
    return Style(color=_of_256(style.color), bgcolor=_of_256(style.bgcolor))


@functools.cache
def _of_256(colour: RichColor) -> RichColor:
    return RichColor.from_triplet(colour.downgrade(ColorSystem.EIGHT_BIT).get_truecolor())


def low_contrast(ui: WizardDriver) -> Iterator[str]:
    """The characters on the screen with too little contrast, with or without colours."""
    for strip in ui.wizard.screen._compositor.render_strips():
        grey = strip.apply_filter(Monochrome(), Color(0, 0, 0))  # as Textual draws if NO_COLOR is set
        for drawn, how, enough in (
            (strip, "", LETTERS),
            (grey, "without colour", LETTERS),
            (strip, "256", LETTERS_OF_256),
        ):
            for text, style, _ in drawn:
                if not text.strip():
                    continue
                assert style is not None
                letters = any(unicodedata.category(letter)[0] in "LNP" for letter in text)
                block = all(0x2500 <= ord(letter) < 0x25A0 for letter in text.strip())
                least = enough if letters else LINES
                measured = contrast(of_256(style) if how == "256" else style)
                if style.dim or (measured < least and not (block and measured < 1.01)):
                    yield f"{text!r} {measured:.2f} {style} {how}"


def examples(path: Path) -> dict[type[Screen[Any]], Callable[[], Screen[Any]]]:
    """Examples of the screens that the walk does not open by keys."""
    draft, ways = open_draft(path), (Way("one", "The one"), Way("other", "The other"))
    status, session = stage_statuses(draft)[0], Session.at(path, read_only=True)
    changed = Draft(draft.form, copy.deepcopy(draft.document))
    changed.put(next(iter(draft.form.questions)), "Another name")
    figures = Figures(find_our_area("Leicestershire"), OwnFigures())
    comparison = Comparison(draft, differences(draft, changed), ("Before", "After"))
    return {
        WaysScreen: lambda: WaysScreen("A heading", "Some text.", ways),
        SeveralScreen: lambda: SeveralScreen("Which ones?", "Some text.", ways, "Next"),
        ConfirmScreen: lambda: ConfirmScreen("A question?", "What it means.", "Yes"),
        CompareScreen: lambda: CompareScreen("A heading", "Some text.", comparison, ways),
        HistoryScreen: lambda: HistoryScreen(path, draft, ""),
        RecordScreen: lambda: RecordScreen(
            Recording(session, status, lambda _: status, "It cannot be signed off yet", AnswerInWord())
        ),
        HelpScreen: lambda: HelpScreen(draft.form.steps[0], None, draft),
        AreaScreen: lambda: AreaScreen(find_our_area("Leicestershire")),
        FiguresScreen: lambda: FiguresScreen(
            FiguresOffer(figures, figures.topics()[:2], notes=["There are no others."])
        ),
        FileScreen: lambda: FileScreen("Which one?", "Some text.", Path, [path]),
        StepsScreen: lambda: StepsScreen(session, [StepStatus("done", 2)] * len(session.draft.form.steps), 0),
    }


async def every_screen(ui: WizardDriver, form: Form, path: Path) -> list[str]:
    """Opens every screen. Returns the characters with too little contrast, and the screens that were not opened."""
    found: list[str] = []
    seen: set[type] = set()

    async def look(*keys: str) -> None:
        await ui.press(*keys)
        seen.add(type(ui.wizard.screen))
        found.extend(f"after {keys}: {each}" for each in low_contrast(ui))

    await look()
    await look("enter")
    for _ in form.steps[:4]:
        await look("f8")
    for keys in (["f9", "f7"], ["f7", "enter"], ["escape", "f1"], ["escape", "f6"], ["escape", "f2"], ["f9", "x"]):
        await look(*keys)
    await ui.pilot.pause(1.5)
    await look()
    await look("tab")
    await look("tab")
    await look("f5", "ctrl+f", "a")
    await look("escape", "f4")
    await look("f4", "ctrl+a")
    await look("ctrl+k")
    await look("escape", "ctrl+g")
    await look("escape", "ctrl+t")
    await look("enter")
    await ui.type("Group\tCount")
    await look("ctrl+t", "enter")
    await look("ctrl+t", "down", "enter")
    await look("tab", "tab", "tab", "tab", "tab")
    await look("escape", "f3")
    await look("f3")
    await look("escape", "ctrl+end")
    await ui.type("Teh Vistaplex recieved it.")
    await ui.pilot.pause(0.5)
    await look("ctrl+r")
    await look("enter", "enter", "n")
    await look("r")
    await look("escape", "escape")
    await look("ctrl+p")
    await ui.type("the")
    await look("down")
    await look("escape", "ctrl+s", "f10")
    await look("tab", "enter")
    await look("escape")
    await ui.resize(70, 24)  # the list of steps closes if there is room for it beside the questions
    for kind, example in examples(path).items():
        ui.wizard.push_screen(example())
        await ui.pilot.pause()
        assert type(ui.wizard.screen) is kind
        await look()
        await look("tab")
        ui.wizard.pop_screen()
    await look("delete")
    return found + [f"{kind.__name__} is never looked at" for kind in sorted(our_screens() - seen, key=str)]


@pytest.mark.parametrize("colour_scheme", ["light", "dark"])
async def test_every_character_on_every_screen_has_enough_contrast(colour_scheme: ColourScheme, form: Form):
    save_settings(Settings(colour_scheme=colour_scheme))
    path = new_draft("Mobile library", form)
    draft = open_draft(path)
    for address, value in filled(form).document.items():
        if address != "draft":
            draft.document[address] = value
    draft.put(next(address for address, question in form.questions.items() if isinstance(question, Prose)), None)
    save_draft(draft, path)
    async with open_wizard(size=(120, 40)) as ui:
        assert await every_screen(ui, form, path) == []


async def test_without_colour_the_screen_is_the_measured_one_in_grey(path: Path, monkeypatch: pytest.MonkeyPatch):
    async with open_wizard(path) as ui:
        coloured = ui.wizard.screen._compositor.render_strips()
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_wizard(path) as ui:
        grey = ui.wizard.screen._compositor.render_strips()
    assert coloured != grey
    assert [strip.apply_filter(Monochrome(), Color(0, 0, 0)) for strip in coloured] == list(grey)


async def test_without_colour_the_focus_still_shows(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_wizard(path) as ui:
        await ui.press("f8")
        before = ui.screen
        await ui.press("tab")
        assert ui.screen.replace("═", "─").replace("║", "│") != ui.screen
        assert ui.screen != before


async def test_a_chosen_theme_is_used_at_the_next_start(path: Path):
    async with open_wizard(path) as ui:
        assert not ui.wizard.current_theme.dark
        ui.wizard.action_theme("dark")
        assert ui.wizard.current_theme.dark
    async with open_wizard(path) as ui:
        assert ui.wizard.current_theme.dark


def test_nothing_is_animated_by_default():
    assert 'setdefault("TEXTUAL_ANIMATIONS", "none")' in inspect.getsource(wizard.run_open)


@pytest.mark.parametrize(
    ("system", "build", "environment", "expected"),
    [
        ("win32", 19045, {}, "truecolor"),
        ("win32", 19045, {"TEXTUAL_COLOR_SYSTEM": "256"}, "256"),
        ("win32", 14393, {}, None),
        ("linux", 0, {"WT_SESSION": "x", "TERM": "xterm-256color"}, "truecolor"),
        ("linux", 0, {"WT_SESSION": "x", "TERM": "tmux-256color"}, None),
        ("linux", 0, {"TERM": "xterm-256color"}, None),
    ],
)
def test_a_console_that_has_24_bit_colour_is_given_it(
    system: str, build: int, environment: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch
):
    for name in ("TEXTUAL_COLOR_SYSTEM", "TEXTUAL_ANIMATIONS", "WT_SESSION", "ACCESSIBLE"):
        monkeypatch.setenv(name, "")  # so that it is afterwards as it was before
        monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.getwindowsversion", lambda: SimpleNamespace(build=build), raising=False)
    monkeypatch.setattr("eia_tui.tui.app.run_wizard", lambda *_: None)
    for stream in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, stream, SimpleNamespace(isatty=lambda: True))
    with monkeypatch.context() as patched:
        patched.setattr(sys, "platform", system)
        wizard.run_open(Namespace(draft=None, plain=False))
    gc.enable()
    assert os.environ.get("TEXTUAL_COLOR_SYSTEM") == expected
