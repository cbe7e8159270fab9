"""The review: what is unanswered or wrong, with a jump to each answer, and the ways to export and send."""

import copy
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from eia_tui.approvals.status import StageStatus, next_stage
from eia_tui.checks.finding import SEVERITIES, SEVERITY_LABELS, Severity
from eia_tui.checks.report import ReviewReport, report_on
from eia_tui.draft.draft import Document
from eia_tui.draft.waiting import WaitingItem, open_items, placed_items, waiting_items
from eia_tui.flows.dialogue import Dialogue
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.widgets.answer_area import AnswerArea, AnswerWanted, DraftChanged, explain_closed
from eia_tui.tui.widgets.approvals_panel import StageRequested, what_next
from eia_tui.tui.widgets.bars import key_name
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.findings_list import FindingsList, item_lines
from eia_tui.tui.widgets.review_items import ReviewItem, review_items, to_do_item
from eia_tui.tui.widgets.virtual_list import VirtualList


class ReviewPane(Vertical):
    """What a reviewer would send back, and the ways to export and send."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,A", "accept", "Accept", key_display="A"),
        Binding("ctrl+z", "undo_settled", "Undo"),
        Binding("f,F", "filter", "Filter", key_display="F"),
        Binding("x,X", "export", "Export", key_display="X"),
        Binding("s,S", "next_stage", "Send or record", key_display="S"),
        Binding("p,P", "publish", "Publish", key_display="P"),
        Binding("e,E", "export_to", "Export to…", key_display="E"),
        Binding("o,O", "open", "Open", key_display="O"),
        Binding("d,D", "open_folder", "Open its folder", key_display="D"),
    ]

    def __init__(self, session: Session) -> None:
        """Reviews the draft of a session."""
        super().__init__()
        self.session = session
        self.exported: Path | None = None
        self._exported_as: Document = {}
        """What the draft was when it was exported: once it is another, the file is not that of the draft any more."""
        self._settling = 0
        """The comments and changes that were left to settle when they were last listed."""
        self.status: StageStatus | None = None
        self.report = ReviewReport((), (), ())
        self._to_do: list[ReviewItem] = []
        self._left = 0
        """Steps that are not done, apart from the approvals."""
        self._opened: set[str] = set()
        self._only: Severity | None = None
        self.listing = FindingsList(item_lines, lines_each=None, classes="findings")

    def compose(self) -> ComposeResult:
        """The summary, the findings, and the buttons."""
        yield Static("Review and export", classes="heading")
        yield Static("", classes="summary")
        yield self.listing
        with Vertical(classes="ways"):
            yield ActionButton("Check your answers", id="preview", action="app.preview")
            yield ActionButton("Export the Word form", id="export")
            yield ActionButton("", id="next-stage")
            yield ActionButton("Make a copy for publication", id="publish")
            yield ActionButton("Set the review date", id="review-date")
            yield ActionButton("Start a revision", id="revise", action="app.revise")
        yield Static("", classes="outcome")
        with Vertical(classes="ways file"):
            yield ActionButton("Open it", id="open")
            yield ActionButton("Open its folder", id="open-folder")

    def on_mount(self) -> None:
        """Runs the checks."""
        self.refresh_answers()
        self.show_outcome("", None)

    def refresh_answers(self) -> None:
        """Runs the checks again. What is new to settle is not hidden by a filter, and nor is that nothing is left."""
        draft = self.session.draft
        self.report = report_on(draft)
        settling = len(open_items(draft))
        is_new = settling > self._settling
        if is_new or all(entry.severity != self._only for entry in self.report.entries):
            self._only = None
        self._settling = settling
        if self.exported and draft.document != self._exported_as:
            self.show_outcome("", None)
        blocking = [each for entry in self.report.entries for each in entry.findings if each.severity == "block"]
        self._to_do = [to_do_item(step, asked) for step, asked in self.session.progress.left_open(blocking)]
        self._left = 0 if self.session.read_only else self.session.progress.count_left(blocking)
        self.status = None if self.session.read_only else next_stage(draft)
        self._list()
        if is_new and (focused := self.screen.focused) and self in focused.ancestors:
            self.listing.highlighted = 0
            self.go()
        signed = self.report.signed_off
        self.query_one("#revise").display = bool(signed and signed.entry)
        self.query_one("#review-date").display = signed is not None
        button = self.query_one("#next-stage", Button)
        button.display = self.status is not None
        if self.status:
            button.label = Content(what_next(self.status))
            button.refresh(layout=True)

    def _list(self) -> None:
        """Shows the items, and the verdict above them."""
        items = review_items(self.session.draft, self.report, self._to_do, self._opened, self._only)
        had_focus = self.screen.focused is self.listing
        self.listing.show(items)
        self.listing.display = bool(items)
        if had_focus and not items:  # what is hidden loses the focus, and the keys of the review would end with that
            self.go()
        sentences = [self.report.verdict]
        if self._left:
            sentences.append(f"{plural(self._left, 'step')} not done yet: press F5 to go to the next.")
        elif self.status and self.report.is_ready:
            sentences.append("Only the approvals are left: press S to go on.")
        if self._only:
            order = self._filters()
            following = order[(order.index(self._only) + 1) % len(order)]
            rest = f"“{SEVERITY_LABELS[following]}”" if following else "everything"
            sentences.append(f"Only “{SEVERITY_LABELS[self._only]}” is listed: press F for the rest (next: {rest}).")
        self.query_one(".summary", Static).update(Content(" ".join(sentences)))
        self.refresh_bindings()

    def action_filter(self) -> None:
        """Lists one severity at a time, then all again."""
        order = self._filters()
        at = order.index(self._only) if self._only in order else 0
        self._only = order[(at + 1) % len(order)]
        self.listing.highlighted = 0
        self._list()

    def _filters(self) -> list[Severity | None]:
        """What F lists, in turn: everything, and then each severity that was found."""
        there = {entry.severity for entry in self.report.entries}
        return [None, *(severity for severity in SEVERITIES if severity in there)]

    def action_accept(self) -> None:
        """Asks to accept the highlighted finding, or no longer to accept it."""
        if item := self.listing.item:
            self.post_message(FlowRequested(lambda dialogue: self._accept(dialogue, item)))

    async def _accept(self, dialogue: Dialogue, item: ReviewItem) -> None:
        from eia_tui.flows.accept import accept

        if item.waiting:
            await self._settle(dialogue, item.waiting)
            return
        if item.fold:
            await dialogue.explain("Several findings in one line", "Press Enter on it to list them. Then accept each.")
            return
        finding, also = (item.entry.finding, item.entry.also) if item.entry else (None, ())
        if await accept(dialogue, self.session, finding, also=also):
            self.refresh_answers()
            self.post_message(DraftChanged())

    def go(self) -> None:
        """Gives the focus to the findings, or to the export if there are none."""
        (self.listing if self.listing.items else self.query_one("#export")).focus()

    def highlight_waiting(self, address: str) -> None:
        """Highlights the first comment or change about the answer at an address, which the officer was at."""
        here = {item.number for place, item in placed_items(self.session.draft) if place == address}
        for at, each in enumerate(self.listing.items):
            if each.waiting and each.waiting.number in here:
                self.listing.highlighted = at
                return

    def show_outcome(self, text: str, exported: Path | None) -> None:
        """Shows how the export went, and where the file is."""
        self.exported = exported
        self._exported_as = copy.deepcopy(self.session.draft.document) if exported else {}
        outcome = self.query_one(".outcome", Static)
        outcome.update(Content(text))
        outcome.display = bool(text)
        if exported:
            self.call_after_refresh(self.scroll_end, animate=False)
        for button in ("#open", "#open-folder"):
            self.query_one(button).display = exported is not None
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """Only what is there is accepted, filtered, undone or opened, and nothing in a draft that is read-only."""
        if action == "next_stage":
            return self.status is not None
        if action == "accept":
            return not self.session.read_only and bool(self.listing.items)
        if action == "filter":
            return bool(self._only or self.report.entries)
        if action == "undo_settled":
            return not self.session.read_only and any(not item.is_open for item in waiting_items(self.session.draft))
        return self.exported is not None if action in ("open", "open_folder") else True

    def refuse_text(self) -> None:
        """Says that a word was typed where each letter is a key, and what the keys are."""
        ways = [each for each in self.BINDINGS if isinstance(each, Binding)]
        keys = ", ".join(
            f"{way.key_display or key_name(way.key)} {way.description.rstrip('…')}"
            for way in ways
            if self.check_action(way.action, ()) is True
        )
        self.notify(f"This is the review: nothing was written. Its keys, one at a time: {keys}.", markup=False)

    def on_key(self, event: events.Key) -> None:
        """Says why nothing is accepted or undone in a draft that is read-only, where the officer tries to."""
        if self.session.read_only and event.key.lower() in ("a", "ctrl+z"):
            event.stop()
            explain_closed(self, self.session)

    @on(VirtualList.Chosen)
    def want(self, event: VirtualList.Chosen) -> None:
        """Goes to the answer of a finding, or shows or hides several of one kind."""
        event.stop()
        item = self.listing.item
        if item and item.waiting:
            waiting = item.waiting
            self.post_message(FlowRequested(lambda dialogue: self._settle(dialogue, waiting)))
        elif item and item.fold:
            self._opened ^= {item.fold}
            self._list()
        elif item:
            self.post_message(AnswerWanted(item.address))

    @on(Button.Pressed, "#review-date")
    def set_review_date(self) -> None:
        """Asks when the assessment is looked at again."""
        from eia_tui.flows.review_date import ask_review_date

        self.post_message(FlowRequested(lambda dialogue: ask_review_date(dialogue, self.session)))

    async def _settle(self, dialogue: Dialogue, item: WaitingItem) -> None:
        from eia_tui.flows.settle import settle

        address = await settle(dialogue, self.session, item)
        self._show_settled()
        if address:
            self.post_message(AnswerWanted(address))

    def action_undo_settled(self) -> None:
        """Opens again the comment or change that was settled last."""
        self.post_message(FlowRequested(self._undo_settled))

    async def _undo_settled(self, dialogue: Dialogue) -> None:
        from eia_tui.flows.settle import undo_last

        await undo_last(dialogue, self.session)
        self._show_settled()

    def _show_settled(self) -> None:
        """Shows everywhere what was settled or opened again."""
        self.refresh_answers()
        self.refresh_bindings()
        self.post_message(DraftChanged())
        self.post_message(AnswerArea.Quiet())

    @on(Button.Pressed, "#next-stage")
    def action_next_stage(self) -> None:
        """Asks to open the next stage."""
        if self.status:
            self.post_message(StageRequested(self.status.stage))

    @on(Button.Pressed, "#export")
    def action_export(self) -> None:
        """Writes the Word form, and says where."""
        self.post_message(FlowRequested(self._export, save_first=True))

    def action_export_to(self) -> None:
        """Asks where exports go, and then writes the Word form."""
        self.post_message(FlowRequested(self._export_to, save_first=True))

    async def _export_to(self, dialogue: Dialogue) -> None:
        from eia_tui.flows.export import change_export_folder

        if await change_export_folder(dialogue, self.session):
            await self._export(dialogue)

    async def _export(self, dialogue: Dialogue) -> None:
        from eia_tui.flows.export import export_and_report

        self.show_outcome("Making the Word form…", None)
        lines, path = await dialogue.in_background(lambda: export_and_report(self.session))
        self.show_outcome("\n".join(lines), path)

    @on(Button.Pressed, "#publish")
    def action_publish(self) -> None:
        """Writes a copy for publication."""
        self.post_message(FlowRequested(self._publish, save_first=True))

    async def _publish(self, dialogue: Dialogue) -> None:
        from eia_tui.flows.export import publish

        await publish(dialogue, self.session)

    @on(Button.Pressed, "#open")
    def action_open(self) -> None:
        """Opens the exported file."""
        self._open(self.exported)

    @on(Button.Pressed, "#open-folder")
    def action_open_folder(self) -> None:
        """Opens the folder of the exported file."""
        self._open(self.exported and self.exported.parent)

    def _open(self, path: Path | None) -> None:
        from eia_tui.system.desktop import open_with_system

        try:
            if path:
                open_with_system(path)
        except UserError as error:
            self.notify(str(error), severity="error", markup=False)
