"""An app that reads the keyboard, the clipboard and the terminal as officers' machines have them."""

import asyncio
import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from rich.console import RenderableType
from textual import constants, events, on
from textual._compositor import CompositorUpdate
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size
from textual.screen import Screen

from eia_tui.flows.dialogue import Severity
from eia_tui.tui.input_lost import InputLost
from eia_tui.tui.notices import Notice, NoticeBoard
from eia_tui.tui.paste_detection import Burst, FinishesPaste, keys_of, parted
from eia_tui.tui.type_ahead import TypeAhead
from eia_tui.tui.widgets.pending import caught_up
from eia_tui.tui.widgets.text_field import NOTHING_SELECTED, TextField
from eia_tui.tui.written_lines import WrittenLines

_MOMENT = 0.01
"""Seconds between two checks whether keys wait."""
_MOMENTS = 200
"""Checks after which it no longer waits."""
_LEADS_AWAY = re.compile(r"escape|f\d+")
"""Keys that show something else."""


class TerminalApp(App[None]):
    """Handles keys and pastes one after the other, and ends without a traceback."""

    def __init__(self, working: Callable[[], bool]) -> None:
        """`working` says whether something is about to be shown that keys typed ahead have to wait for."""
        super().__init__()
        self.notice_board = NoticeBoard()
        self._type_ahead = TypeAhead(self, self._handle, working)
        self._theme_of_styles = ""
        self._written = WrittenLines()
        self._last_size: Size | None = None

    def begin_with_theme(self, name: str) -> None:
        """Uses a theme before the first screen is drawn."""
        self.theme = self._theme_of_styles = name
        self.stylesheet.set_variables(self.get_css_variables())

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002  Textual's
        """Parses the styles again if the theme was changed; those of the first theme have its colours already."""
        if self.theme != self._theme_of_styles:
            self._theme_of_styles = self.theme
            super().refresh_css(animate=animate)
        else:
            self.stylesheet.update(self, animate=animate)

    @property
    def clipboard(self) -> str:
        """What Ctrl+V pastes: the text on the system's clipboard; where that cannot be asked for, what was copied here.

        A console that brings a paste itself never lets Ctrl+V through to here.
        """
        from eia_tui.system.desktop import read_clipboard

        text = read_clipboard()
        return super().clipboard if text is None else text

    def copy_to_clipboard(self, text: str) -> None:
        """Copies for other programs as well; not every console does so when it is asked."""
        from eia_tui.system.desktop import write_clipboard

        super().copy_to_clipboard(text)
        write_clipboard(text)

    async def on_event(self, event: events.Event) -> None:
        """Whatever the officer does is dealt with in its order, each thing once the one before it is done."""
        if isinstance(event, events.Resize):
            self._written.forget()
            if event.size == self._last_size:  # the program was stopped and continues: Textual would draw nothing
                self.screen.refresh()
            self._last_size = event.size
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            await self._type_ahead.take(event)
        else:
            await super().on_event(event)

    @property
    def keys_wait(self) -> bool:
        """Whether keys have come that are still to be dealt with, or what one of them leads to is."""
        return self._type_ahead.waits

    async def all_arrived(self) -> None:
        """Waits until whatever the terminal has sent is in its field; not to be awaited by the app itself."""
        driver: object = self._driver
        reader = driver if isinstance(driver, FinishesPaste) else None
        if reader:
            reader.finish_paste()
        for _ in range(_MOMENTS):
            if not ((reader and reader.is_finishing_paste) or self.message_queue_size or self.keys_wait):
                break
            await asyncio.sleep(_MOMENT)
        await caught_up(self.screen)

    def action_focus_next(self) -> None:
        """Goes to the next field; from the last one on the full screen, to the one after it among all fields."""
        self._after_full_screen(-1, super().action_focus_next)

    def action_focus_previous(self) -> None:
        """Goes to the field before; from the first one on the full screen, to the one before it among all fields."""
        self._after_full_screen(0, super().action_focus_previous)

    def _after_full_screen(self, edge: int, move: Callable[[], None]) -> None:
        """Moves the focus. If it leaves what has the full screen, that ends first: the order needs the layout."""
        if whole := self.screen.maximized:
            shown = [field for field in self.screen.focus_chain if whole in field.ancestors_with_self]
            if shown and self.focused is shown[edge]:
                self.screen.maximized = None
                self.screen.call_after_refresh(move)
                return
        move()

    async def _handle(self, event: events.Event) -> None:
        """Handles one event. Characters that arrived at once are a paste in a text field, and single keys elsewhere."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown):
            leads_away = isinstance(event, events.Key) and bool(_LEADS_AWAY.fullmatch(event.key))
            if left := self.notice_board.key_pressed(leads_away=leads_away):
                self.set_timer(left, self.notice_board.time_is_up)
        if not isinstance(event, Burst):
            await super().on_event(event)
            return
        area, inside, keys = self.focused, "", event.text
        if isinstance(area, TextField) and (event.sure or not area.one_line):
            inside, keys = parted(event.text, lines=not area.one_line)
        self._type_ahead.put_first([*([events.Paste(inside)] if inside else []), *keys_of(keys)])

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: Severity = "information",
        timeout: float | None = None,  # noqa: ARG002  it is there until the next key
        markup: bool = True,  # noqa: ARG002  nobody's words are markup
    ) -> None:
        """Shows a notice in the place of the bar of keys until the next key, where Textual covers the text."""
        self.notice_board.show(Notice(f"{title}: {message}" if title else message, severity))

    def action_help_quit(self) -> None:
        """What Ctrl+C does where nothing is selected, and Textual would say how to leave."""
        self.notify(NOTHING_SELECTED, markup=False)

    @contextlib.contextmanager
    def suspend(self) -> Iterator[None]:
        """Gives the terminal to another program, and takes it back, also where that one cannot be run.

        Textual takes it back only where nothing was raised. Raises `SuspendNotSupported`.
        """
        raised: Exception | None = None
        with super().suspend():
            try:
                yield
            except Exception as error:  # noqa: BLE001  raised again once the screen is back
                raised = error
        self._written.forget()
        if raised:
            raise raised

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        changed = self._written.changes(renderable, screen) if isinstance(renderable, CompositorUpdate) else renderable
        super()._display(screen, changed)

    @on(InputLost)
    async def end_without_input(self, event: InputLost) -> None:
        """Ends the program where the terminal cannot be read any more, once what was typed is in the draft."""
        await caught_up(self.screen)
        failure = RuntimeError(*event.error.args)
        failure.__cause__ = event.error
        failure.add_note("The keyboard could not be read any more: start the program again")
        self._handle_exception(failure)

    def _fatal_error(self) -> None:
        """Ends the program after a bug, without a traceback; `run_wizard` raises the exception."""
        self._close_messages_no_wait()

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal: it knows a paste from typing, and takes any byte."""
        if constants.DRIVER:
            return super().get_driver_class()
        if sys.platform == "win32":
            from eia_tui.tui.windows_terminal import driver_with_our_thread

            return driver_with_our_thread()
        from eia_tui.tui.terminal import TerminalDriver

        return TerminalDriver
