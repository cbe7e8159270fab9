"""Drives the wizard as an officer does: keys go in, the text of the screen comes out."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from pathlib import Path
from time import monotonic
from typing import Any
from unittest.mock import patch

from rich.console import RenderableType
from textual import events
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.screen import Screen
from textual.widgets import Static

from eia_tui.form.definition import Form
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.tui.app import Wizard
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.step_pane import StepPane
from tests.tui.message_queue import DrainedPilot

SIZES = ((80, 24), (120, 40))
_OPENED = count(1)
_COLLECTED_EVERY = 40
"""Wizards after which those that ended are collected: it takes a while, and each leaves three megabytes."""
HURRIED = {
    "eia_tui.session.autosave.QUIET": 0.05,
    "eia_tui.tui.app.WATCH": 0.1,
    "eia_tui.tui.widgets.answer_area._QUIET": 0.05,
    "eia_tui.tui.widgets.answer_area._PAUSE": 0.1,
    "eia_tui.tui.letter_keys.TOGETHER": 0.05,
    "eia_tui.tui.widgets.step_switcher._AFTER": 0.05,
}
"""The waits of the wizard for a pause in typing, in seconds, shortened for tests."""


class WizardDriver:
    """A running wizard."""

    def __init__(self, wizard: Wizard, pilot: DrainedPilot, unseen: set[Compositor]) -> None:
        self.wizard = wizard
        self.pilot = pilot
        self._unseen = unseen
        """Those that have changed since the lines of a screen were read."""

    async def press(self, *keys: str) -> None:
        """Presses keys by their names, and waits until they have been processed."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Types a text, character by character, faster than anyone could."""
        driver = self.wizard._driver
        assert driver is not None
        for letter in text:
            key = {" ": "space", "\n": "enter", "\t": "tab"}.get(letter, letter)
            driver.send_message(events.Key(key, "\r" if letter == "\n" else letter))
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Pastes a text, as a terminal delivers it."""
        self.wizard.screen.post_message(events.Paste(text))
        await self.pilot.pause()

    async def go(self, address: str) -> None:
        """Goes to a question, as a jump from the review does."""
        screen = self.wizard.screen
        assert isinstance(screen, FormScreen)
        await screen.go(address)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object]) -> None:
        """Waits until a condition is met, for a minute at most."""
        end = monotonic() + 60
        while monotonic() < end:
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"The condition was not met. On the screen:\n{self.screen}")

    async def saved(self) -> None:
        """Waits until everything typed is on disk."""
        await self.until(lambda: self.wizard.session is None or not self.wizard.session.unsaved)

    async def die(self) -> None:
        """Leaves the journal as a killed program does; the wizard is to be ended after that."""
        session = self.wizard.session
        assert session
        assert session.draft_file
        session.draft_file.journal.write()
        session.draft_file.release()

    async def resize(self, width: int, height: int) -> None:
        """Changes the size of the window."""
        await self.pilot.resize_terminal(width, height)

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, with what is behind a dialog."""
        visible_screen_stack.set(self.wizard._background_screens)  # Textual sets it only where it draws itself
        self._unseen.discard(self.wizard.screen._compositor)
        return [strip.text.rstrip() for strip in self.wizard.screen._compositor.render_strips()]

    @property
    def screen(self) -> str:
        """The text on the screen."""
        return "\n".join(self.lines)

    def shows(self, text: str) -> bool:
        """Whether a text is on the screen, also across line breaks: the path of a folder may have any length."""
        return "".join(text.split()) in "".join(self.screen.split())

    @property
    def focused_address(self) -> str:
        """The address of the focused question; "" if none has the focus."""
        focused = self.wizard.focused
        for each in focused.ancestors_with_self if focused else ():
            if isinstance(each, QuestionField):
                return each.asked.address
        return ""

    @property
    def shown(self) -> list[str]:
        """The addresses of the questions of the visible step."""
        for pane in self.wizard.screen.query(StepPane):
            if pane.display:
                return [field.asked.address for field in pane.fields if field.display]
        return []

    @property
    def notices(self) -> str:
        """Every notice so far, also those that are no longer on the screen."""
        return "\n".join(notice.message for notice in self.wizard.notice_board.past)

    @property
    def visible_notices(self) -> str:
        """The notice that is on the screen now."""
        current = self.wizard.notice_board.current
        return current.message if current else ""

    def label(self, selector: str) -> str:
        """The text of a label, found by a CSS selector."""
        return str(self.wizard.screen.query_one(selector, Static).content)


def _drawn_if_seen(wizard: Wizard, unseen: set[Compositor]) -> Callable[..., RenderableType | None]:
    """Draws what has changed only if somebody sees it, as `DrawnScreen` does; `WizardDriver.lines` draws a whole screen.

    What was not drawn is then `unseen`.

    It replaces `Compositor.render_update`, which draws for a headless driver as well: that is a third of a test's time.
    """
    render_update = Compositor.render_update

    def draw(
        compositor: Compositor,
        full: bool = False,  # noqa: FBT002  Textual's
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,  # noqa: FBT002  Textual's
    ) -> RenderableType | None:
        if "_display" in vars(wizard):
            return render_update(compositor, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        compositor._dirty_regions.clear()
        unseen.add(compositor)
        return None

    return draw


_parse_rules = Stylesheet._parse_rules
_PARSED: dict[object, list[RuleSet]] = {}
"""The rules of every style that was parsed, by all that they depend on."""


def _parsed_once(styles: Stylesheet, *style: Any, **more: Any) -> list[RuleSet]:
    """Parses each style once for all wizards; each would parse them all, which is a tenth of its start."""
    key = (*style, *more.items(), *styles._variables.items())
    if key not in _PARSED:
        _PARSED[key] = _parse_rules(styles, *style, **more)
    return _PARSED[key]


@asynccontextmanager
async def open_wizard(
    path: Path | None = None, *, form: Form | None = None, size: tuple[int, int] = (120, 40), hurried: bool = True
) -> AsyncIterator[WizardDriver]:
    """Runs the wizard with a draft or on the first screen. Its waits are short unless `hurried` is false."""
    async with AsyncExitStack() as stack:
        for wait, seconds in HURRIED.items() if hurried else ():
            stack.enter_context(patch(wait, seconds))
        # The one wizard of a process is kept from garbage collection; those of tests would fill the memory.
        if next(_OPENED) % _COLLECTED_EVERY == 0:
            gc.collect()
            gc.freeze()
        stack.enter_context(patch.object(gc, "freeze"))
        stack.enter_context(patch.object(Stylesheet, "_parse_rules", _parsed_once))
        wizard = Wizard(form or find_form(DEFAULT), path)
        unseen: set[Compositor] = set()
        stack.enter_context(patch.object(Compositor, "render_update", _drawn_if_seen(wizard, unseen)))
        await stack.enter_async_context(wizard.run_test(size=size))
        pilot = DrainedPilot(wizard)
        await pilot.pause()
        try:
            yield WizardDriver(wizard, pilot, unseen)
            screen = wizard.screen if wizard._running else None
            if screen and (screen._compositor in unseen or screen._dirty_widgets or screen._layout_required):
                screen._compositor.render_strips()  # what a test leaves can be drawn
        finally:
            if wizard.session and wizard.session.draft_file:  # as at the end of the process
                wizard.session.draft_file.release()
