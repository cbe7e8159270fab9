"""The form on screen: its steps at the left, one of them in the middle, help for the question at the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from eia_tui.checks.finding import Finding
from eia_tui.form.definition import Step
from eia_tui.form.kinds import Question
from eia_tui.session.progress import REVIEW, StepStatus
from eia_tui.session.session import Session
from eia_tui.system.text import plural
from eia_tui.tui.compositor import LayoutCompositor, draw_first
from eia_tui.tui.dialogs.help import HelpPane, HelpScreen
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.widgets.answer_area import AnswerArea, AnswerWanted, DraftChanged
from eia_tui.tui.widgets.bars import KeyBar, TopBar, open_title, saved_state
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.step_list import StepList
from eia_tui.tui.widgets.step_pane import StepPane
from eia_tui.tui.widgets.step_switcher import StepSwitcher
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:  # what the first step may not show is loaded when it is shown
    from eia_tui.tui.widgets.rows_field import RowsField

_READ = "Returned form: read a Word form that came back"


class FormScreen(Screen[None]):
    """One step at a time, with the whole form in view."""

    AUTO_FOCUS = ""
    ALLOW_IN_MAXIMIZED_VIEW = "TopBar, KeyBar"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "whole_screen(False)", "Leave full screen", key_display="Esc", priority=True),
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("f8", "turn(1)", "Next", tooltip="Next step", priority=True),
        # Windows consoles keep F11 for themselves, and small keyboards have no Insert key.
        Binding("insert,f11", "figures", "Figures", priority=True, tooltip="Official figures for your area"),
        Binding("f5", "next_to_do", "To do", tooltip="To do: the next question to answer", priority=True),
        Binding("f6", "help", "Help", tooltip="Help for the question", priority=True),
        Binding("f9", "review", "Review", tooltip="Review and export", priority=True),
        # These come last of what fits on 80 columns: the list of steps and the button for the step before are in view.
        Binding("f2", "list_steps", "Steps", tooltip="Steps of the form", priority=True),
        Binding("f7", "turn(-1)", "Back", tooltip="Back to the step before", priority=True),
        Binding("f3", "app.preview", "Preview", priority=True),
        Binding("f10", "app.home", "Home", tooltip="Home: your drafts", priority=True),
        Binding("f4", "whole_screen", "Full screen", priority=True),
        Binding("ctrl+f", "find", "Find", tooltip="Find and replace", priority=True),
        Binding("ctrl+r", "app.spelling", "Spelling", priority=True),
        Binding("ctrl+o", "app.read_returned", "Returned form", tooltip=_READ, priority=True, show=False),
        Binding("f12", "app.history", "Earlier versions", priority=True, show=False),
        Binding("ctrl+s", "app.save_now", "Save", priority=True, show=False),
    ]

    def __init__(self, session: Session) -> None:
        """Opens at the position of the session."""
        super().__init__()
        self._compositor: LayoutCompositor = LayoutCompositor(waits=True)
        self.session = session
        self.steps = session.draft.form.steps
        self.states = session.progress.states_of_answers()  # the screen is drawn before the first checks
        self._faults: Sequence[Sequence[Finding]] = ()
        """What the checks found last."""
        self.switcher = StepSwitcher(session, self._number(session.position))
        self._question: Question | None = session.draft.form.questions.get(session.position)
        self._words = session.draft.count_words()

    def compose(self) -> ComposeResult:
        """Bars above and below, three columns between; in their final shape, so that the layout is made once."""
        for least, room in reversed(self.app.HORIZONTAL_BREAKPOINTS or []):
            if self.app.size.width >= least:
                self.add_class(room)
                break
        yield TopBar(*self._bar())
        with Horizontal(classes="columns"):
            yield StepList(self.session.draft.form, self._statuses(), self.switcher.current)
            yield self.switcher
            yield HelpPane(self._step, self._question, self.session.draft)
        yield KeyBar()

    async def on_mount(self) -> None:
        """Goes to the question at which the draft was left."""
        self.watch(self, "maximized", self.refresh_bindings, init=False)
        await self.go(self.session.position)
        self.run_worker(self._draw_first())

    async def _draw_first(self) -> None:
        await draw_first(self, self._compositor, self._settle)
        self.call_later(self.refresh_progress)

    # --- position ---

    @property
    def _step(self) -> Step:
        return self.steps[min(self.switcher.current, len(self.steps) - 1)]

    def _number(self, address: str) -> int:
        number = self.session.progress.step_of(address)
        return len(self.steps) if address == REVIEW or number is None else number

    def _address(self, number: int) -> str:
        return REVIEW if number == len(self.steps) else self.steps[number].address

    async def go(self, address: str, *, start: int | None = None, into_row: bool = False) -> None:
        """Goes to a question, a row or the review; `start` is a position in the answer, in characters."""
        if not self.query(StepSwitcher):
            return  # the program ends before the screen was there
        self.minimize()
        pane = await self.switcher.show(self._number(address))
        self._refresh_states()
        self.refresh_bar()
        self.switcher.check_later()
        if not isinstance(pane, StepPane):
            pane.highlight_waiting(self.session.position)
            self._at(REVIEW, None)
            pane.go()
            return
        field = pane.field(address)
        if pane.approvals and address == pane.step.address:  # the officer came for the status of the approvals
            self._at(field.asked.address, field.asked.question)
            pane.show_approvals(pane.approvals)
        else:
            field.go()
        if isinstance(field.control, TextField) and start is not None:
            field.control.go_to(start)
        if field.rows and (row := field.asked.address.row_number(address)):
            field.rows.refresh_rows(row)
            if into_row:
                self._edit_row(field.rows, row, address, start)

    async def go_to_match(self, match: tuple[str, int] | None) -> None:
        """Goes to words that were found, by their address and position in characters; None stays."""
        if match:
            await self.go(match[0], start=match[1], into_row=True)

    @on(AnswerArea.QuestionFocused)
    def enter_question(self, event: AnswerArea.QuestionFocused) -> None:
        """Remembers the position, and shows the help for the question."""
        event.stop()
        self._at(event.asked.address, event.asked.question)

    def _at(self, address: str, question: Question | None) -> None:
        took_figures = self._takes_figures
        self._question = question
        self.session.position = address
        if self._takes_figures != took_figures:
            self.refresh_bindings()
        self.post_message(DraftChanged())
        self._show_help()

    def _show_help(self) -> None:
        pane = self.query_one(HelpPane)
        if pane.display and self.size.width >= 100:
            pane.show(self._step, self._question)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Keeps the styles that the widgets got a moment ago, when the screen is new."""
        event.refresh_styles = event.refresh_styles and not self._compositor.waits

    def on_resize(self) -> None:
        """Help and steps appear and disappear with the room for them; the question keeps the focus."""
        if not self._compositor.waits:
            self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._show_help()
        focused = self.focused
        if focused is None or not focused.is_on_screen or focused.region.area == 0:
            self.switcher.focus_question(self.session.position)
        else:
            focused.scroll_visible(animate=False, immediate=True)

    # --- what is shown of the draft ---

    @on(DraftChanged)
    def show_change(self, event: DraftChanged) -> None:
        """Shows or hides at once what depends on an answer."""
        if event.address:
            self.switcher.refresh_field(event.address)

    def show_replaced(self, addresses: Sequence[str]) -> None:
        """Shows, saves and checks answers that changed elsewhere than in their fields."""
        self.switcher.refresh_answers()
        if addresses:
            self.post_message(DraftChanged())
            self.refresh_progress()
            self.switcher.check_later()

    @on(AnswerArea.Quiet)
    def refresh_progress(self) -> None:
        """Counts again how far each step is, and how long the form."""
        self.states = self.session.progress.states()
        self._words = self.session.draft.count_words()
        self._refresh_states()
        self.refresh_bar()

    def _refresh_states(self) -> None:
        self.query_one(StepList).show_form(self.session.draft.form, self._statuses(), self.switcher.current)

    @on(AnswerArea.Checked)
    def show_findings(self, event: AnswerArea.Checked) -> None:
        """Shows in the list of steps where something was found."""
        event.stop()
        self._faults = event.faults
        self._refresh_states()

    def _statuses(self) -> list[StepStatus]:
        return self.session.progress.statuses(self.states, self._faults)

    def refresh_bar(self) -> None:
        """Shows in the top bar what is open, how far it is, and whether it is saved."""
        for bar in self.query_children(TopBar):  # none is left where a save ends while the program does
            bar.title, bar.status = self._bar()

    def _bar(self) -> tuple[str, str]:
        session = self.session
        done = sum(state == "done" for state in self.states)
        number = self.switcher.current + 1
        progress = f"Step {number} of {len(self.steps) + 1}, {done} done · {plural(self._words, 'word')}"
        return open_title(session), f"{progress} · {saved_state(session)}"

    # --- rows ---

    def on_rows_field_edit_requested(self, event: "RowsField.EditRequested") -> None:
        """Opens one row on a screen of its own."""
        event.stop()
        self._edit_row(event.rows, event.number)

    def _edit_row(self, field: "RowsField", number: int, at: str = "", start: int | None = None) -> None:
        """Opens a row, at the answer with the address `at` and its character `start`, or at its first answer."""
        from eia_tui.tui.screens.row import RowScreen

        screen = RowScreen(self.session, field.address, number, (at, start))
        self.app.push_screen(screen, lambda _: field.edited(number))

    # --- commands ---

    async def action_turn(self, by: int) -> None:
        """To the step before or after."""
        to = min(max(self.switcher.current + by, 0), len(self.steps))
        if to != self.switcher.current:
            await self.go(self._address(to))

    async def action_next_to_do(self) -> None:
        """To the next question without an answer."""
        address = self.session.progress.next_to_do(self.session.position)
        if address is None:
            self.notify("Every step is done. Press F9 to review the form.", markup=False)
        else:
            await self.go(address)

    async def action_review(self) -> None:
        """To the review."""
        await self.go(REVIEW)

    def action_list_steps(self) -> None:
        """To the list of steps; back again where it has the focus already."""
        from eia_tui.tui.dialogs.steps import StepsScreen

        steps = self.query_one(StepList)
        if steps.region.area == 0:
            self.app.push_screen(StepsScreen(self.session, self._statuses(), self.switcher.current), self._jump)
        elif steps.has_focus:
            self.switcher.focus_question(self.session.position)
        else:
            self.minimize()
            steps.focus()

    async def _jump(self, number: int | None) -> None:
        if number is not None:
            await self.go(self._address(number))

    def action_mark_unaffected(self) -> None:
        """Marks several groups as not affected, each with its own reason."""
        from eia_tui.flows.unaffected import mark_unaffected

        self.post_message(FlowRequested(lambda dialogue: mark_unaffected(dialogue, self.session)))

    @on(StepList.Left)
    def leave_steps(self) -> None:
        """From the list of steps back to the question."""
        self.switcher.focus_question(self.session.position)

    @on(VirtualList.Chosen, "StepList")
    async def jump(self, event: VirtualList.Chosen) -> None:
        """To the step that was chosen."""
        event.stop()
        if stop := self.query_one(StepList).item:
            await self._jump(stop.number)

    def action_whole_screen(self, begins: bool = True) -> None:  # noqa: FBT001, FBT002  Textual gives it so
        """Gives the focused question the whole screen, or ends that; with `begins` false it only ends it."""
        if self.maximized:
            self.minimize()
        elif self.focused and begins:
            self.maximize(self.focused)
        if self.focused:
            self.focused.scroll_visible(animate=False)

    def action_help(self) -> None:
        """To the help: beside the question, or on a screen of its own."""
        pane = self.query_one(HelpPane)
        if pane.region.area and not self.maximized:
            if pane.has_focus:
                self.switcher.focus_question(self.session.position)
            else:
                pane.focus()
        else:
            self.app.push_screen(HelpScreen(self._step, self._question, self.session.draft))

    @property
    def _takes_figures(self) -> bool:
        """Whether official figures can be put in at the question."""
        asks = self._step.group or (self._question and self._question.asks_for_evidence)
        return bool(asks) and not self.session.read_only and self.session.position != REVIEW

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done: figures where they belong, leaving the full screen in it, and what is to do."""
        if action == "whole_screen" and parameters:
            return self.maximized is not None
        if action == "next_to_do":
            return not self.session.read_only
        return (action != "figures" or self._takes_figures) and super().check_action(action, parameters)

    def action_figures(self) -> None:
        """Puts official figures into the answer, or into the first long answer about the group."""
        from eia_tui.tui.figures_tool import AnswerBox, insert_figures

        field = self.switcher.long_answer(self.session.position)
        if field and isinstance(box := field.control, MarkdownField):
            answer = AnswerBox(box, field.asked.question.short_label, self._step.group)
            show_area = self.query_one(HelpPane).refresh_figures
            self.post_message(FlowRequested(lambda each: insert_figures(each, self.session, answer, show_area)))

    def action_find(self) -> None:
        """Finds words across all answers."""
        from eia_tui.tui.dialogs.find import FindScreen

        self.app.push_screen(FindScreen(self.session, self.show_replaced), self.go_to_match)

    @on(AnswerWanted)
    async def go_to_wanted(self, event: AnswerWanted) -> None:
        """From a finding or a comment to its answer."""
        event.stop()
        await self.go(event.address, into_row=True)
