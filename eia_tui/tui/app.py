"""The wizard: opens drafts, saves them as they are typed, and knows every command."""

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import constants, events, on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from eia_tui.approvals.status import signed_off
from eia_tui.form.definition import Form
from eia_tui.session.recovery import unsaved
from eia_tui.session.session import Session
from eia_tui.storage.codec import UnreadableDraftError
from eia_tui.storage.conflict_copies import copies_beside
from eia_tui.storage.history import versions
from eia_tui.storage.locks import DraftInUseError
from eia_tui.storage.settings import Look, Settings, keep_settings, read_settings
from eia_tui.system.errors import UserError
from eia_tui.tui.paste_detection import Burst, keys_of, know_bursts, parted
from eia_tui.tui.screens.answering import caught_up
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.screens.home import HomeScreen
from eia_tui.tui.sending import SendingApp
from eia_tui.tui.themes import LOOKS, THEMES
from eia_tui.tui.type_ahead import TypeAhead
from eia_tui.tui.widgets.bars import key_name
from eia_tui.tui.widgets.text_field import TextField

_MOVING = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "backspace", "tab"}
"""Keys that move about or rub out: no commands, so not among them."""


_NOTED = "It is noted on this machine, and offered when the draft is opened again."


class Wizard(SendingApp):
    """The screens, over one draft at a time."""

    TITLE = "eia-wizard"
    CSS_PATH = "wizard.tcss"
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  Textual's own way to say it
        (0, "-narrow"),
        (80, "-usual"),
        (100, "-wide"),
        (125, "-broad"),
    ]
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Leave", priority=True, show=False),
        # With priority: what is typed right after Tab cannot land in the field before, however slow the machine.
        Binding("tab", "focus_next", "Next field", priority=True, show=False),
        Binding("shift+tab", "focus_previous", "Field before", priority=True, show=False),
        Binding("f1", "keys", "Keys", show=False),
        Binding("ctrl+p", "command_palette", "All commands", priority=True, show=False),
    ]

    def __init__(self, form: Form, path: Path | None = None) -> None:
        """Begins with the draft at `path`, or at home; `form` is the one of new drafts. Raises `UserError`."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = LOOKS[read_settings().look]
        self.form = form
        self._ahead = TypeAhead(self, self._deal)
        self._first: Path | None = None
        if path:
            self._begin_at(path)

    def _begin_at(self, path: Path) -> None:
        """Opens the first draft at once where nothing has to be asked, which saves a screen; else from the list."""
        try:
            session = Session.at(path)
        except (DraftInUseError, UnreadableDraftError) as error:
            if isinstance(error, UnreadableDraftError) and not versions(path):
                raise
            self._first = path
            return
        if unsaved(session) or copies_beside(session.path):
            session.leave()
            self._first = path
        else:
            self.session = session

    def on_mount(self) -> None:
        """Lets the first screen be switched for another, as those are that were pushed."""
        self.screen._push_result_callback(self, None)  # noqa: SLF001  Textual forgets it for the default screen

    @property
    def clipboard(self) -> str:
        """What Ctrl+V pastes: the text on the system's clipboard; where that cannot be asked for, what was copied here.

        A console that brings a paste itself never lets Ctrl+V through to here.
        """
        from eia_tui.system.desktop import clipboard

        text = clipboard()
        return super().clipboard if text is None else text

    def copy_to_clipboard(self, text: str) -> None:
        """Copies for other programs as well; not every console does so when it is asked."""
        from eia_tui.system.desktop import put_on_clipboard

        super().copy_to_clipboard(text)
        put_on_clipboard(text)

    async def on_event(self, event: events.Event) -> None:
        """Whatever the officer does is dealt with in its order, each thing once the one before it is done."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            await self._ahead.take(event)
        else:
            await super().on_event(event)

    @property
    def keys_wait(self) -> bool:
        """Whether keys have come that are still to be dealt with, or what one of them leads to is."""
        return self._ahead.waits

    async def _deal(self, event: events.Event) -> None:
        """A burst of letters is a paste where there is a field for it, and what it was typed as elsewhere."""
        if not isinstance(event, Burst):
            await super().on_event(event)
            return
        area, inside, keys = self.focused, "", event.text
        if isinstance(area, TextField) and (event.sure or not area.one_line):
            inside, keys = parted(event.text, lines=not area.one_line)
        self._ahead.put_first([*([events.Paste(inside)] if inside else []), *keys_of(keys)])

    def on_ready(self) -> None:
        """What is there by now stays: garbage is looked for only in what comes."""
        gc.enable()
        gc.freeze()
        if not self.is_headless and sys.platform != "win32":
            for ending in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                asyncio.get_running_loop().add_signal_handler(ending, self.call_later, self._end)
        if self._first:
            self.open_draft(self._first)

    async def _end(self) -> None:
        """Ends as the system asks, at a shutdown or when the window is closed; `run_wizard` saves what was typed."""
        await caught_up(self.screen)
        self.exit()

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
        if raised:
            raise raised

    def _fatal_error(self) -> None:
        """A mistake of ours ends the program without a traceback; `run_wizard` raises it."""
        self._close_messages_no_wait()

    def get_driver_class(self) -> type[Driver]:
        """What reads the terminal: it knows a paste from typing, and takes any byte."""
        if constants.DRIVER:
            return super().get_driver_class()
        if sys.platform == "win32":
            know_bursts()
            return super().get_driver_class()
        from eia_tui.tui.terminal import TerminalDriver

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        """The draft, or the list of them."""
        return FormScreen(self.session) if self.session else HomeScreen(self.form)

    # --- drafts ---

    @on(HomeScreen.OpenWanted)
    def open(self, event: HomeScreen.OpenWanted) -> None:
        """Opens a draft where it was left."""
        event.stop()
        self.open_draft(event.path)

    async def action_home(self) -> None:
        """Saves, and goes to the list of drafts."""
        await self._leave(lambda: self.switch_screen(HomeScreen(self.form)))

    async def action_quit(self) -> None:
        """Saves, and leaves."""
        await self._leave(self.exit)

    async def _leave(self, then: Callable[[], object]) -> None:
        """Lets go of the draft in hand; what could not be saved is asked about first."""
        if await self.save_now():
            await self.let_go()
            then()
            return
        from eia_tui.tui.dialogs.basic import ConfirmScreen

        async def leave(sure: bool | None) -> None:  # noqa: FBT001  Textual gives it so
            if sure:
                await self.let_go()
                then()

        session = self.session
        lost = session and session.draft_file and session.draft_file.journal.trouble
        kept = "It could not be noted on this machine either: it would be lost." if lost else _NOTED
        why = f"{session.trouble}. {kept}" if session else kept
        await self.push_screen(ConfirmScreen("The last changes are not saved", why, "Leave", "Stay"), leave)

    # --- commands ---

    def action_keys(self) -> None:
        """Explains the keys of the screen in hand."""
        from eia_tui.tui.dialogs.keys import KeysScreen

        self.push_screen(KeysScreen(dict(self.screen.active_bindings)))

    def action_look(self, look: Look) -> None:
        """Puts on another look, and remembers it."""
        self.theme = LOOKS[look]
        self._keep(replace(read_settings(), look=look))

    def action_plain(self) -> None:
        """Asks by plain prompts from the next start on."""
        self._keep(replace(read_settings(), plain=True))
        self.notify("From the next start on, questions are asked as plain text, without screens.", markup=False)

    def _keep(self, settings: Settings) -> None:
        try:
            keep_settings(settings)
        except UserError as error:
            self.notify(str(error), severity="error", markup=False)

    def get_key_display(self, binding: Binding) -> str:
        """Keys as keyboards name them."""
        return binding.key_display or key_name(binding.key.split(",")[0])

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command that has a key now, and those that have none."""
        seen: set[str] = set()
        for key, (node, binding, enabled, _) in screen.active_bindings.items():
            wanted = enabled and binding.description and key.rpartition("+")[2] not in _MOVING and "super" not in key
            if wanted and binding.action not in (*seen, "command_palette"):
                seen.add(binding.action)
                run = partial(self.run_action, binding.action, node)
                yield SystemCommand(f"{binding.tooltip or binding.description} ({key_name(key)})", "", run)
        if isinstance(screen, HomeScreen):
            yield SystemCommand("Empty the bin: delete for good what was put there", "", screen.empty_bin)
        if self.session and signed_off(self.session.draft):
            yield SystemCommand("Start a revision: a copy of what was signed off", "", self.action_revise)
        yield SystemCommand("Light screen: dark letters on a light ground", "", partial(self.action_look, "light"))
        yield SystemCommand("Dark screen: light letters on a dark ground", "", partial(self.action_look, "dark"))
        yield SystemCommand("Plain prompts from the next start, as for a screen reader", "", self.action_plain)


def run_wizard(form: Form, path: Path | None) -> None:
    """Runs the screens until the officer leaves.

    Raises `UserError` where the system ended them with a draft open, and whatever mistake of ours ended them. Either
    says what has become of the work, the mistake in a note.
    """
    wizard = Wizard(form, path)
    wizard.run()
    outcome = wizard.save_what_is_left()
    if error := wizard._exception:  # noqa: SLF001  Textual has no other way to ask
        error.add_note(outcome)
        raise error
    if outcome:
        raise UserError(f"the system has closed the program. {outcome}")
