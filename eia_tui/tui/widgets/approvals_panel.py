"""The approvals panel, on the step where the form asks for approvals: the status of each stage."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Static
from textual.worker import get_current_worker

from eia_tui.approvals.comments import comments_summary
from eia_tui.approvals.status import StageStatus, closed_reason, next_stage, stage_statuses
from eia_tui.draft.draft import Draft
from eia_tui.flows.review_date import review_line
from eia_tui.form.stages import Stage
from eia_tui.session.session import Session
from eia_tui.storage.sent_versions import integrity_problems
from eia_tui.system.errors import UserError
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut, wrapped

_HOW = "Press Enter on a stage to send it a version, record what it said, or see what changed since."

_CLOSED = "Press F9 to make the copy for publication, set the review date or start a revision."


class StageRequested(Message):
    """The officer wants to do something with a stage."""

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.stage = stage


class StagesList(VirtualList[StageStatus]):
    """The stages in the form's order."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "Send or record"),
        Binding("enter", "choose_closed", "What you can do"),
    ]

    closed = False
    """Whether nothing more is sent or recorded in the draft."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What Enter leads to depends on whether the draft is read-only."""
        if action in ("choose", "choose_closed"):
            return bool(self.items) and (action == "choose") != self.closed
        return super().check_action(action, parameters)

    def action_choose_closed(self) -> None:
        """Chooses the highlighted stage."""
        self.action_choose()


class ApprovalsPanel(Vertical):
    """The status of each stage, what the reviewers said, and whether anything was altered outside the program."""

    def __init__(self, session: Session) -> None:
        """Shows the approvals of the draft of a session."""
        super().__init__(classes="approvals")
        self.session = session
        self.listing = StagesList(_lines, lines_each=None)
        self._notes = Static("", classes="aside")

    def compose(self) -> ComposeResult:
        """The stages, the way to the comments, and notices below them."""
        yield self.listing
        yield ActionButton("", id="comments")
        yield self._notes

    def on_mount(self) -> None:
        """Shows the status."""
        self.refresh_approvals()

    def refresh_approvals(self) -> None:
        """Shows the current status."""
        self.listing.closed = self.session.read_only
        self.listing.show(stage_statuses(self.session.draft))
        self._show_comments()
        self._show_problems([])
        self._verify(self.session.snapshot().draft)

    def _show_comments(self) -> None:
        button, summary = self.query_one("#comments", Button), comments_summary(self.session.draft)
        button.display = bool(summary)
        if str(button.label) != summary:
            button.label = Content(summary)
            button.refresh(layout=True)

    @work(thread=True, exclusive=True, group="altered")
    def _verify(self, draft: Draft) -> None:
        """Checks in the background whether the sent versions are unchanged, which reads files."""
        try:
            wrong = list(integrity_problems(self.session.path, draft))
        except UserError as error:  # a version that cannot be read
            wrong = [str(error)]
        if wrong and not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show_problems, wrong)

    def _show_problems(self, wrong: Sequence[str]) -> None:
        draft = self.session.draft
        if closed := closed_reason(draft):
            how = f"{closed} {_CLOSED} {review_line(draft)}".strip()
        elif self.session.read_only:
            how = f"{self.session.closed} Press Ctrl+P to see what you can do."
        else:
            from eia_tui.flows.record import next_step

            how = f"{next_step(draft, next_stage(draft), 'press F9')} {_HOW}".strip()
        self._notes.update(Content("\n".join([*(f"! {each}" for each in wrong), how])))

    @on(Button.Pressed, "#comments")
    def list_comments(self, event: Button.Pressed) -> None:
        """Shows what the reviewers said, and what became of it."""
        from eia_tui.flows.comments import show_comments

        event.stop()
        self.post_message(FlowRequested(lambda dialogue: show_comments(dialogue, self.session)))

    @on(VirtualList.Chosen)
    def want(self, event: VirtualList.Chosen) -> None:
        """Asks to open the highlighted stage."""
        event.stop()
        if status := self.listing.item:
            self.post_message(StageRequested(status.stage))


def _lines(status: StageStatus, width: int) -> list[Line]:
    look = "alert" if status.state == "returned" else "quiet"
    details: list[Line] = [[(cut(f"   {line}", width), look)] for line in wrapped(str(status), width - 3)]
    return [[(cut(f" {status.stage.name}", width), "strong")], *details]


def what_next(status: StageStatus) -> str:
    """The next thing to do with a stage, in a few words."""
    if status.state == "sent":
        return f"Record what {status.stage.called} said"
    return f"Send to {status.stage.called}"
