"""Asks what a stage said about its version, and records it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from eia_tui.approvals.audit_log import OUTCOMES, read_outcome
from eia_tui.approvals.status import StageStatus
from eia_tui.flows.dialogue import DoubtfulAnswerError, Recording, StageAnswer
from eia_tui.flows.stage_comments import BegunAnswer, StageComments
from eia_tui.form.dates import no_date, read_date, show_date
from eia_tui.form.kinds import Option
from eia_tui.form.values import answer_text
from eia_tui.prose.scrub import scrub
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.tui.dialogs.basic import ConfirmScreen, leave_typed
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.options import OptionsList
from eia_tui.tui.widgets.text_field import TextField


class RecordScreen(ModalScreen[StageStatus | None]):
    """Returns the new status of the stage once its answer is recorded; None where the officer cancels."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel", key_display="Esc"),
        Binding("ctrl+s", "record", "Record it", priority=True),
        Binding("f1", "app.keys", "Keys", show=False, priority=True),
    ]

    def __init__(self, recording: Recording) -> None:
        """`recording` is what is asked, and what records the answer."""
        super().__init__()
        self.session, self.status, self.record, self.unsigned, self.in_word = recording
        self.stage = self.status.stage
        self.kept = StageComments(self.session, self.stage)
        begun = self.kept.begun
        self.outcome: str = begun.outcome or ""
        self.doubted: StageAnswer | None = None
        """The answer about which the officer was asked whether it is right."""
        self.typed = {
            "on": begun.on_typed or show_date(begun.on or self.in_word.on or now().date()),
            "by": begun.by_typed or begun.by or self._signer(),
            "comments": self.kept.unfinished or self.in_word.comments,
        }
        self.at_first = dict(self.typed)

    def _signer(self) -> str:
        """The name that is in the form's own box already."""
        officer = self.stage.addresses.get("officer")
        questions = self.session.draft.form.questions
        return answer_text(questions[officer], self.session.draft.answer(officer)) if officer else ""

    def compose(self) -> ComposeResult:
        """The outcome, the day, who signed, and the comments."""
        chosen = [self.outcome] if self.outcome else []
        with Vertical(classes="sheet"):
            yield Static(Content(f"What did {self.stage.called} say?"), classes="heading")
            yield Static(Content(f"So far: {self.status}."), classes="aside")
            with VerticalScroll(can_focus=False):
                if self.unsigned:
                    yield Static(Content(f"{self.unsigned}."), classes="instruction")
                yield OptionsList([Option(each, each.capitalize()) for each in OUTCOMES], chosen, one=True)
                yield _problem_with("outcome")
                yield Static("On which date?", classes="label")
                yield TextField(self.typed["on"], id="on")
                yield _problem_with("on")
                if self.stage.signs:
                    yield Static("Who signs it off? (name and job title)", classes="label")
                    yield TextField(self.typed["by"], id="by")
                    yield _problem_with("by")
                label = "Their comments (they can be pasted)"
                if self.in_word.comments and not self.kept.unfinished:
                    how = "as you recorded them" if self.in_word.is_recorded else "as they wrote them in Word"
                    label = f"Their comments, {how}"
                yield Static(label, classes="label")
                yield _problem_with("comments")  # above: below it would be out of sight on a small screen
                yield MarkdownField(self.typed["comments"], id="comments", tools=False)
            with Horizontal(classes="ways"):
                yield ActionButton("Record it", id="yes")
                yield ActionButton("Cancel", id="no")
        yield KeyBar()

    def on_mount(self) -> None:
        """Gives the focus to the outcome."""
        self.query_one(OptionsList).focus()

    @on(OptionsList.Picked)
    def keep_outcome(self, event: OptionsList.Picked) -> None:
        """Remembers the outcome."""
        event.stop()
        self.outcome = next(iter(event.chosen), "")
        self._keep_rest()
        self._no_problem_with("outcome")

    @on(OptionsList.Written)
    def write_comments(self, event: OptionsList.Written) -> None:
        """Writes what was typed or pasted on the outcomes into the comments."""
        event.stop()
        comments = self.query_one("#comments", MarkdownField)
        comments.focus()
        event.write_in(comments)

    @on(TextField.Typed)
    def keep_text(self, event: TextField.Typed) -> None:
        """Remembers what was typed; it goes into the journal at once."""
        event.stop()
        field = event.area.id or ""
        if event.text != self.typed[field]:
            self._no_problem_with(field)
        self.typed[field] = event.text
        if field == "comments":
            self.kept.write(scrub(event.text))
        else:
            self._keep_rest()

    def _keep_rest(self) -> None:
        by = self.typed["by"] if self.stage.signs else ""
        outcome = read_outcome(self.outcome) if self.outcome else None
        on = read_date(self.typed["on"])
        self.kept.begin(BegunAnswer(outcome, on, scrub(by), "" if on else self.typed["on"]))

    def _no_problem_with(self, field: str) -> None:
        """Hides what was wrong with a field, now that it has another content."""
        self.query_one(f"#{field}-problem").display = False

    @on(TextField.Entered)
    def go_on(self, event: TextField.Entered) -> None:
        """Enter in a line moves to the next field."""
        event.stop()
        self.focus_next()

    @on(Button.Pressed, "#yes")
    def action_record(self) -> None:
        """Records the answer, or says what is missing and keeps what was typed."""
        if not self.is_current:
            return
        if not self.outcome:
            self._refuse("outcome", "Choose the outcome first: agreed, agreed with changes, or returned.")
            return
        on = read_date(self.typed["on"])
        if on is None:
            self._refuse("on", no_date(self.typed["on"]))
            return
        answer = StageAnswer(read_outcome(self.outcome), on, scrub(self.typed["comments"]), self.typed["by"])
        self._record(answer._replace(sure=answer == self.doubted))

    def _record(self, answer: StageAnswer) -> None:
        """Records an answer; asks first where that cannot be undone, and says what is wrong or doubtful about it."""
        try:
            status = self.record(answer)
        except DoubtfulAnswerError as error:
            if error.sign_off:
                question = ConfirmScreen(f"{error.sign_off}?", f"{error}.", error.sign_off, "Go back")
                self.app.push_screen(question, lambda sure: self._record(answer._replace(sure=True)) if sure else None)
            else:
                self.doubted = answer
                self._refuse(error.field, f"{error}. If that is right, record it again (Ctrl+S).")
        except UserError as error:
            unsigned = self.stage.signs and not answer.by.strip()
            self._refuse("on" if answer.on > now().date() else "by" if unsigned else "outcome", f"{error}.")
        else:
            self.dismiss(status)

    def _refuse(self, field: str, message: str) -> None:
        """Shows below a field why the answer cannot be recorded, and gives it the focus."""
        for note in self.query(".found").results(Static):
            note.display = note.id == f"{field}-problem"
            note.update(Content(f"! {message}"))
        control = self.query_one(OptionsList) if field == "outcome" else self.query_one(f"#{field}", TextField)
        control.focus()
        self.call_after_refresh(self.query_one(f"#{field}-problem").scroll_visible, animate=False, immediate=True)

    @on(Button.Pressed, "#no")
    def action_leave(self) -> None:
        """Closes; asks first if something was typed."""
        if self.is_current:
            texts = [(text, self.at_first[field]) for field, text in self.typed.items()]
            leave_typed(self, *texts, discard=self.kept.discard)


def _problem_with(field: str) -> Static:
    """The place below a field for what is wrong with it; hidden until something is."""
    place = Static("", classes="found", id=f"{field}-problem")
    place.display = False
    return place
