"""The wizard: opens drafts, saves them while the officer types, and runs every command."""

import asyncio
import gc
import signal
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from eia_tui.flows.open import open_at_once, open_draft
from eia_tui.flows.settings import remember_colour_scheme
from eia_tui.flows.typed_lines import offer_typed_lines, typed_lines
from eia_tui.form.definition import Form
from eia_tui.form.stages import Stage
from eia_tui.session.autosave import WATCH, Autosave, kept_instead
from eia_tui.session.session import Session
from eia_tui.storage.history import versions
from eia_tui.storage.settings import ColourScheme, read_settings
from eia_tui.system.errors import UserError
from eia_tui.tui import palette
from eia_tui.tui.dialogue import ScreenDialogue
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.save_notices import SaveNotices
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.stray_text import take_typed
from eia_tui.tui.terminal_app import TerminalApp
from eia_tui.tui.themes import THEME_NAMES, THEMES
from eia_tui.tui.widgets.answer_area import DraftChanged
from eia_tui.tui.widgets.bars import key_name
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.pending import caught_up

if TYPE_CHECKING:  # what the first screen does not show is loaded with the first screen that does
    from eia_tui.tui.screens.home import HomeScreen
    from eia_tui.tui.widgets.approvals_panel import StageRequested

_REVISION = "This is the revision: its approvals and date of completion start empty. The signed-off draft is unchanged."


class Wizard(TerminalApp):
    """The screens, over one draft at a time."""

    TITLE = "eia-wizard"
    CSS_PATH = "wizard.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-usual"), (100, "-wide"), (125, "-broad"), (160, "-broadest")]  # noqa: RUF012  Textual's own way to say it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]  # noqa: RUF012  as above
    COMMANDS = {palette.command_search}  # noqa: RUF012  as above
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Leave", priority=True, show=False),
        # With priority: what is typed right after Tab cannot land in the field before it.
        Binding("tab", "focus_next", "Next field", priority=True, show=False),
        Binding("shift+tab", "focus_previous", "Previous field", priority=True, show=False),
        # With priority, so that it is there in every dialog.
        Binding("f1", "keys", "Keys", priority=True, show=False),
        Binding("ctrl+p", "command_palette", "All commands", priority=True, show=False),
    ]

    def __init__(self, form: Form, path: Path | None = None) -> None:
        """Starts with the draft at `path`, or with the list; `form` is that of new drafts. Raises `UserError`."""
        super().__init__(lambda: self.dialogue.working)
        for theme in THEMES:
            self.register_theme(theme)
        self.begin_with_theme(THEME_NAMES[read_settings().colour_scheme])
        self.form = form
        notices = SaveNotices(self, self.refresh_bars, self.show_draft)
        self._take_down_not_saved = notices.take_down
        self.autosave = Autosave(notices)
        self.dialogue = ScreenDialogue(self)
        self._first = path
        if path:
            # Where nothing has to be settled first the draft is opened at once, which saves a screen.
            self.session = open_at_once(path)

    def on_mount(self) -> None:
        """Allows the first screen to be replaced by another, like the ones after it."""
        self.screen._push_result_callback(self, None)  # noqa: SLF001  Textual forgets it for the default screen
        self.set_interval(WATCH, self.autosave.watch)

    def on_ready(self) -> None:
        """Excludes what exists by now from garbage collection: it stays until the program ends."""
        gc.enable()
        gc.freeze()
        if not self.is_headless:
            self._end_when_asked()
        if self.session:
            self._offer_typed_lines(self.session)
        elif self._first:
            self.open_draft(self._first)

    def _end_when_asked(self) -> None:
        """Has the system end the program as the officer does."""
        loop = asyncio.get_running_loop()
        if sys.platform == "win32":
            from eia_tui.tui.windows_terminal import when_closed

            when_closed(lambda: loop.call_soon_threadsafe(lambda: self.run_worker(self._end())))
        else:
            for ending in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
                loop.add_signal_handler(ending, lambda: self.run_worker(self._end()))

    async def _end(self) -> None:
        """Ends when the system asks, at a shutdown or when the window closes; `run_wizard` saves what was typed."""
        await self.all_arrived()
        self.autosave.stop()
        self.exit()

    def get_default_screen(self) -> Screen[None]:
        """The draft, or the list of them."""
        return FormScreen(self.session) if self.session else self._home_screen()

    def _home_screen(self) -> "HomeScreen":
        from eia_tui.tui.screens.home import HomeScreen

        return HomeScreen(self.form, self.dialogue)

    # --- drafts ---

    @property
    def session(self) -> Session | None:
        """The session of the open draft."""
        return self.autosave.session

    @session.setter
    def session(self, session: Session | None) -> None:
        self.autosave.session = session

    def on_home_screen_open_requested(self, event: "HomeScreen.OpenRequested") -> None:
        """Opens a draft at its last position."""
        event.stop()
        self.open_draft(event.path)

    def open_draft(self, path: Path) -> None:
        """Opens a draft, once everything is settled that has to be."""
        self.dialogue.start(self._open(path))

    async def _open(self, path: Path) -> None:
        if session := await open_draft(self.dialogue, path):
            self.show_draft(session)
            self._offer_typed_lines(session)

    def _offer_typed_lines(self, session: Session) -> None:
        """Offers what was typed at the prompts when the program closed."""
        if not session.read_only and any(typed_lines(session.draft)):
            self._start_flow(partial(offer_typed_lines, session=session))

    def show_draft(self, session: Session) -> None:
        """Shows a draft, in place of what is on the screen."""
        self.session = session
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.switch_screen(FormScreen(session))
        if session.draft.form.missing:
            message = f"{session.draft.form.missing}. Your answers are kept, but cannot be checked or printed."
            self.notify(message, severity="warning", markup=False)
        elif not any(session.draft.answers()) and versions(session.path):
            self.notify("This draft has no answers. Press F12 to see its earlier versions.", markup=False)

    async def action_home(self) -> None:
        """Saves, and goes to the list of drafts."""
        await self._leave(lambda: self.switch_screen(self._home_screen()))

    async def action_quit(self) -> None:
        """Saves, and leaves."""
        await self._leave(self.exit)

    async def _leave(self, then: Callable[[], object]) -> None:
        """Closes the open draft; asks first where changes could not be saved."""
        if await self.save_now():
            await self.autosave.close()
            then()
        else:
            self.dialogue.start(self._leave_unsaved(then))

    async def _leave_unsaved(self, then: Callable[[], object]) -> None:
        session = self.session
        self._take_down_not_saved()
        why = f"{session.trouble}. {kept_instead(session)}" if session else ""
        if await self.dialogue.confirm("The last changes are not saved", why, "Leave", "Stay"):
            await self.autosave.close()
            then()

    # --- saving ---

    @on(DraftChanged)
    def _save_soon(self) -> None:
        """Saves once the keys are quiet."""
        self.autosave.changed()

    async def save_now(self) -> bool:
        """Saves everything that was typed. Whether it is on disk."""
        await caught_up(self.screen)
        return await self.autosave.save_now()

    def refresh_bars(self) -> None:
        """Shows whether the draft is saved."""
        from eia_tui.tui.screens.row import RowScreen

        for screen in self.screen_stack:
            if isinstance(screen, FormScreen | RowScreen) and screen.is_mounted:
                screen.refresh_bar()

    async def action_save_now(self) -> None:
        """Saves at once; where that fails, offers what can be done."""
        saved = await self.save_now()
        if saved and not (self.session and self.session.trouble):
            self.notify("Saved. Your work is also saved as you type.", markup=False)
        elif self.session and self.session.trouble:
            self.dialogue.start(self._resolve_save_problem(self.session))

    async def _resolve_save_problem(self, session: Session) -> None:
        from eia_tui.flows.save_problem import resolve_save_problem

        self._take_down_not_saved()  # the dialog says it
        if await resolve_save_problem(self.dialogue, session):
            self.show_draft(session)
        else:
            self.refresh_bars()

    # --- the form, its review and its approvals; a flow is imported when it first runs ---

    @on(MarkdownField.ToolRequested)
    def _use_tool(self, event: MarkdownField.ToolRequested) -> None:
        """Uses a tool on a long answer."""
        from eia_tui.tui.markdown_tools import tool_flow

        event.stop()
        folder = self.session.draft.folder if self.session else None
        flow = tool_flow(event.tool, self.dialogue, event.area, folder, save=self.save_now, suspend=self.suspend)
        self.dialogue.start(flow)

    @on(FlowRequested)
    async def _run_flow(self, event: FlowRequested) -> None:
        """Runs what a widget or a screen asks for."""
        event.stop()
        if not event.save_first or await self.save_now():
            self._start_flow(event.flow)

    def _start_flow(self, flow: palette.Flow) -> None:
        self.dialogue.start(self._run_and_show(flow))

    async def _run_and_show(self, flow: palette.Flow) -> None:
        """Runs a flow, and shows the answers whose addresses it returns, or the draft whose path it returns."""
        result = await flow(self.dialogue)
        if isinstance(result, Path):
            await self._open(result)
        elif isinstance(result, list) and isinstance(screen := self.screen, FormScreen):
            screen.show_replaced(result)

    def on_stage_requested(self, event: "StageRequested") -> None:
        """Offers what can be done with a stage of the approvals."""
        event.stop()
        if self.session:
            self.dialogue.start(self._open_stage(self.session, event.stage))

    async def _open_stage(self, session: Session, stage: Stage) -> None:
        from eia_tui.flows.approvals import handle_stage

        match await handle_stage(self.dialogue, session, stage, self.save_now):
            case "changed":
                self._show_approvals(session)
            case "revise":
                await self._revise(session)

    def _show_approvals(self, session: Session) -> None:
        screen = self.screen
        if session.closed:
            self.show_draft(session)
        elif isinstance(screen, FormScreen):
            screen.show_replaced(sorted(session.draft.form.questions))

    def action_revise(self) -> None:
        """Starts a revision of the open draft, which is signed off, and opens it."""
        if self.session:
            self.dialogue.start(self._revise(self.session))

    async def _revise(self, session: Session) -> None:
        from eia_tui.flows.revise import start_revision

        if path := await start_revision(self.dialogue, session.path):
            await self.autosave.close()
            await self._open(path)
            await self.dialogue.report(_REVISION)

    def action_read_returned(self) -> None:
        """Reads a Word form that came back into the open draft."""
        if self.session:
            self._start_flow(partial(palette.read_returned, self.session))

    def action_history(self) -> None:
        """Shows the earlier versions of the open draft, or of the highlighted one, and restores one."""
        from eia_tui.flows.restore import restore_on_disk
        from eia_tui.tui.screens.home import HomeScreen

        if self.session:
            self.dialogue.start(self._restore(self.session))
        elif isinstance(screen := self.screen, HomeScreen) and (path := screen.drafts.path):
            self.dialogue.start(restore_on_disk(self.dialogue, path))

    async def _restore(self, session: Session) -> None:
        from eia_tui.flows.restore import restore_earlier

        if await restore_earlier(self.dialogue, session):
            self.show_draft(session)

    def on_key(self, event: events.Key) -> None:
        """What is typed where nothing takes it goes where the officer was before, or a line says that it does not."""
        take_typed(self, event, self.session)

    def on_paste(self) -> None:
        """Says that a paste is written nowhere where nothing takes it: that would be lost without a word."""
        self.notify(
            "Nothing was pasted. Go to an answer first (Tab), and paste again.", severity="warning", markup=False
        )

    # --- commands ---

    def action_preview(self) -> None:
        """Shows the focused answer as it will print, or the whole form."""
        from eia_tui.tui.dialogs.preview import PreviewScreen

        if self.session:
            area = self.focused if isinstance(self.focused, MarkdownField) else None
            self.push_screen(PreviewScreen(self.session.draft, area.text if area else None))

    def action_spelling(self) -> None:
        """Goes through the words that may be misspelt, from the focused question on."""
        from eia_tui.tui.dialogs.spelling import SpellingScreen  # the word lists take a moment to read
        from eia_tui.tui.screens.row import RowScreen

        screen = self.screen
        if self.session and isinstance(screen, FormScreen | RowScreen):
            self.push_screen(SpellingScreen(self.session, screen.show_replaced), screen.go_to_match)

    def action_keys(self) -> None:
        """Explains the keys of the current screen; ends that where they are explained already."""
        from eia_tui.tui.dialogs.keys import KeysScreen

        if isinstance(self.screen, KeysScreen):
            self.screen.dismiss()
        else:
            self.push_screen(KeysScreen(dict(self.screen.active_bindings)))

    def action_theme(self, colour_scheme: ColourScheme) -> None:
        """Changes the theme, and remembers it."""
        self.theme = THEME_NAMES[colour_scheme]
        self.dialogue.start(remember_colour_scheme(colour_scheme))

    def get_key_display(self, binding: Binding) -> str:
        """Keys as keyboards name them."""
        return binding.key_display or key_name(binding.key.split(",")[0])

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command that has a key now, and those that have none."""
        yield from palette.key_commands(screen, self.run_action)
        yield from palette.review_commands(screen, self.session, self.run_action)
        from eia_tui.tui.screens.home import HomeScreen

        chosen = isinstance(screen, HomeScreen) and screen.drafts.path is not None
        for title, action in palette.commands_without_a_key(self.session, chosen=chosen):
            yield SystemCommand(title, "", partial(self.run_action, action))
        past = [notice.message for notice in reversed(self.notice_board.past)]
        for title, flow in palette.flows_without_a_key(self.session, past):
            yield SystemCommand(title, "", partial(self._start_flow, flow))


def run_wizard(form: Form, path: Path | None) -> None:
    """Runs the screens until the officer leaves.

    Raises `UserError` if the system ended them with a draft open, and any other exception that ended them. Either says
    whether the work is saved; another exception says so in a note.
    """
    wizard = Wizard(form, path)
    wizard.run()
    outcome = wizard.autosave.close_at_exit()
    if error := wizard._exception:  # noqa: SLF001  Textual has no other way to ask
        error.add_note(outcome)
        raise error
    if outcome:
        raise UserError(f"the system has closed the program. {outcome}")
