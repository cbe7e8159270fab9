"""The questions of one step, with its heading and the buttons to the steps beside it."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from eia_tui.flows.unaffected import markable_groups
from eia_tui.form.definition import Step
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import is_answered
from eia_tui.session.session import Session
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.question_field import QuestionField

if TYPE_CHECKING:  # loaded with the step that shows it
    from eia_tui.tui.widgets.approvals_panel import ApprovalsPanel


class StepPane(Vertical):
    """A step. It stays after it was opened, so that typing can still be undone."""

    def __init__(self, step: Step, session: Session, before: str, after: str) -> None:
        """`before` and `after` are the titles of the steps beside it; "" if there is none."""
        super().__init__()
        self.step = step
        self.session = session
        self.before = before
        self.after = after
        self.approvals = self._approvals_panel()
        self.fields = [QuestionField(asked, session) for asked in step.asked]
        self.refresh_shown()

    def _approvals_panel(self) -> "ApprovalsPanel | None":
        asked_of_stages = stage_addresses(self.session.draft.form)
        if not any(asked.address in asked_of_stages for asked in self.step.asked):
            return None
        from eia_tui.tui.widgets.approvals_panel import ApprovalsPanel

        return ApprovalsPanel(self.session)

    def compose(self) -> ComposeResult:
        """Heading, instruction, questions, and the buttons that Tab reaches last."""
        section, group = self.step.section, self.step.group
        groups = self.session.draft.form.groups
        title = f"{group.name}, {groups.index(group) + 1} of {len(groups)}" if group else section.heading
        yield Static(Content(title), classes="pinned")
        with VerticalScroll(classes="questions", can_focus=False):
            if group:
                whole = f"\n{group.label}" if group.label != group.name else ""
                yield Static(Content(f"{section.heading}{whole}"), classes="section")
            elif section.instruction:
                yield Static(Content(section.instruction.strip()), classes="instruction")
            if self.approvals:
                yield self.approvals
            yield from self.fields
            with Vertical(classes="ways"):
                if self.after:
                    yield ActionButton(Content(f"Next: {self.after}"), action="screen.turn(1)")
                if self.before:
                    yield ActionButton(Content(f"Back: {self.before}"), action="screen.turn(-1)")
                if group and markable_groups(self.session.draft) and not self.session.read_only:
                    yield ActionButton("Mark several groups as not affected", action="screen.mark_unaffected")

    def show_approvals(self, panel: "ApprovalsPanel") -> None:
        """Goes to the status of the approvals, at the top."""
        panel.listing.focus()
        top = self.query_one(".questions")
        self.call_after_refresh(self.call_after_refresh, top.scroll_home, animate=False)

    def refresh_shown(self) -> list[QuestionField]:
        """Shows the questions that are asked, given the answers so far; those with an answer that it has hidden."""
        shown = {asked.address for asked in self.session.draft.shown(self.step)}
        hidden = [each for each in self.fields if each.display and each.asked.address not in shown]
        for field in self.fields:
            field.show_question(asked=field.asked.address in shown)
        return [each for each in hidden if is_answered(self.session.draft.answer(each.asked.address))]

    def refresh_answers(self) -> None:
        """Shows the answers in the draft."""
        for field in self.fields:
            field.refresh_answer()
        self.refresh_shown()
        if self.approvals and self.approvals.is_mounted:
            self.approvals.refresh_approvals()

    def field(self, address: str) -> QuestionField:
        """The field of a question; the first visible one if that one is hidden."""
        shown = [field for field in self.fields if field.display]
        for field in shown:
            if field.asked.address.contains(address):
                return field
        return (shown or self.fields)[0]  # none is shown while the program ends
