"""Carries the draft in hand through its approvals: sends, records, compares, starts a revision."""

from textual import on

from eia_tui.approvals.status import StageStatus, signed_off, stage_statuses
from eia_tui.form.stages import Stage, approvals
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.exporting import ExportingApp
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.widgets.approvals_panel import StageWanted


class SendingApp(ExportingApp):
    """An app whose drafts are sent to those who approve them."""

    @on(StageWanted)
    def deal_with(self, event: StageWanted) -> None:
        """Offers what can be done with a stage."""
        event.stop()
        session = self.session
        status = (
            next((each for each in stage_statuses(session.draft) if each.stage == event.stage), None)
            if session
            else None
        )
        if session is None or status is None:
            return
        from eia_tui.tui.dialogs.basic import WaysScreen

        def chosen(way: str | None) -> None:
            match way:
                case "send":
                    self.run_worker(self._send(session, status.stage))
                case "record":
                    self._record(session, status)
                case "changes":
                    self._show_changes(session, status)
                case "revise":
                    self.action_revise()

        self.push_screen(WaysScreen(event.stage.name, f"Where it stands: {status}.", _ways(session, status)), chosen)

    # --- sending ---

    async def _send(self, session: Session, stage: Stage, reason: str = "") -> None:
        from eia_tui.flows.approvals import NotReadyError, send
        from eia_tui.tui.dialogs.basic import AskScreen

        if not await self.save_now():
            return
        try:
            sent = send(session, stage, anyway=reason)
        except NotReadyError as stopped:
            more = f" And {len(stopped.why) - 1} more: F9 lists them." if stopped.why[1:] else ""

            def anyway(why: str | None) -> None:
                if why:
                    self.run_worker(self._send(session, stage, why))

            aside = f"{stopped.why[0]}{more} It can be sent all the same, with a reason that stays in its record."
            self.push_screen(
                AskScreen("Something should be mended first. Why send it anyway?", "Send anyway", aside=aside), anyway
            )
            return
        except UserError as error:
            self.complain(error)
            return
        self._show_again()
        told = [
            f"It is frozen in the draft's history. Its Word file is at {sent.path}",
            *sent.warnings,
            f"Send that file to {stage.name}. When they have answered, record here what they said.",
        ]
        self.show_written(f"Version {sent.version} is ready for {stage.name}", told, sent.path)

    # --- recording ---

    def _record(self, session: Session, status: StageStatus) -> None:
        from eia_tui.tui.dialogs.record import RecordScreen

        def recorded(now: StageStatus | None) -> None:
            if now is None:
                return
            self._show_again()
            if signed_off(session.draft):
                said = "It is signed off: nothing in it can be changed any more, and the Word form has no DRAFT on it."
                self.notify(said, timeout=20, markup=False)
            else:
                self.notify(f"Recorded. {now.stage.name}: {now}.", markup=False)

        self.push_screen(RecordScreen(session, status), recorded)

    def _show_again(self) -> None:
        screen = self.screen
        if self.session and self.session.closed:
            self.show_draft(self.session)
        elif isinstance(screen, FormScreen):
            screen.changed_elsewhere(sorted(approvals(screen.session.draft.form)))

    # --- what changed ---

    def _show_changes(self, session: Session, status: StageStatus) -> None:
        from eia_tui.storage.sent_versions import changes, sent_version
        from eia_tui.tui.dialogs.compare import CompareScreen

        try:
            version = sent_version(session.path, session.draft, stage=status.stage)
            found = changes(session.path, session.draft, version)
        except UserError as error:
            self.complain(error)
            return

        def chosen(way: str | None) -> None:
            if way == "word":
                self._write_changes(session, version.number or 0)

        heading = f"What changed since version {version.number}, which {status.stage.name} was sent"
        ways = {"Save it as a Word file": "word", "Go on": "on"}
        titles = (f"As version {version.number} says", "As it says now")
        aside = "The Word file can be sent along with the form."
        self.push_screen(
            CompareScreen(heading, aside, draft=session.draft, found=found, titles=titles, ways=ways), chosen
        )

    def _write_changes(self, session: Session, number: int) -> None:
        from eia_tui.exports.changes import write_changes

        try:
            path = write_changes(session.path, session.draft, number)
        except UserError as error:
            self.complain(error)
        else:
            self.notify(f"The changes are at {path}", timeout=20, markup=False)

    # --- next year ---

    def action_revise(self) -> None:
        """Starts a revision of the signed-off draft in hand, and opens it."""
        from eia_tui.flows.approvals import revise

        if self.session is None:
            return
        try:
            path = revise(self.session.path)
        except UserError as error:
            self.complain(error)
            return
        self.session.leave()
        self.open_draft(path)
        said = "This is the revision. What was signed off stays as it was, and is in the history of this one too."
        self.notify(said, timeout=20, markup=False)


def _ways(session: Session, status: StageStatus) -> dict[str, str]:
    """What can be done with a stage; what is most likely next comes first."""
    ways: dict[str, str] = {}
    if signed_off(session.draft):
        ways["Start a revision"] = "revise"
    elif not session.read_only:
        send = {"Send it a version" if status.sent is None else "Send it the draft as it is now": "send"}
        record = {"Record what they said": "record"} if status.sent else {}
        ways = {**record, **send} if status.state == "sent" else {**send, **record}
    if status.sent:
        ways[f"What changed since version {status.sent.version}"] = "changes"
    return {**ways, "Go back": "on"}
