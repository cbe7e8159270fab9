"""A question of any kind with its control. The draft has the answer: this shows it, and posts each change."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, assert_never

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from eia_tui.checks.finding import Finding
from eia_tui.draft.waiting import WaitingItem
from eia_tui.flows.future_date import date_doubt
from eia_tui.form.address import Address
from eia_tui.form.dates import no_date, show_date, weekday_name
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Rows
from eia_tui.form.stages import Stage, stage_that_fills_in
from eia_tui.form.values import Value, answer_text, is_answered, parse_answer
from eia_tui.prose.word_count import count_words
from eia_tui.session.session import Session
from eia_tui.system.text import plural
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.options import OptionsList
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:  # loaded with the first question that has rows, and the first about which a reviewer said something
    from eia_tui.tui.widgets.rows_field import RowsField
    from eia_tui.tui.widgets.to_settle import ToSettle

_COUNTED_AT_ONCE = 20_000
"""The characters of an answer up to which its words are counted again with each key."""
_FEW_WORDS = 3
"""How many misspelt words the note below an answer lists."""


def _few(words: Iterable[str]) -> str:
    """The first few of the words, each once."""
    found = list(dict.fromkeys(words))
    return ", ".join(found[:_FEW_WORDS]) + ("…" if len(found) > _FEW_WORDS else "")


class QuestionField(Vertical):
    """The council's wording, the control, and notes about the answer below it."""

    ALLOW_MAXIMIZE = True

    class Answered(Message):
        """The officer answered the question, or removed the answer (None)."""

        def __init__(self, field: "QuestionField", value: Value | None) -> None:
            super().__init__()
            self.field = field
            self.address = field.asked.address
            self.value = value

    class Left(Message):
        """The officer left a question that was asked just before."""

    class SettleRequested(Message):
        """What a reviewer said about the answer is to be settled."""

        def __init__(self, item: WaitingItem) -> None:
            super().__init__()
            self.item = item

    class Written(Message):
        """A text was typed or pasted on the options of the choice, for the answer below it."""

        def __init__(self, field: "QuestionField", written: OptionsList.Written) -> None:
            super().__init__()
            self.field = field
            self.written = written

    class StageBoxRequested(Message):
        """The officer wants to write what a stage of the approvals fills in."""

        def __init__(self, field: "QuestionField", stage: Stage) -> None:
            super().__init__()
            self.field = field
            self.stage = stage

    def __init__(self, asked: Asked, session: Session) -> None:
        """Shows the answer in the draft of a session."""
        super().__init__()
        self.asked = asked
        self.session = session
        self.stage = None if session.read_only else stage_that_fills_in(session.draft.form, asked.address)
        """The stage whose recorded answer fills it in; None once the officer chose to write in it by hand."""
        self._refused: list[TextField.Refused] = []
        """What was typed and pasted before the officer was told who fills it in."""
        self.control: TextField | OptionsList | RowsField = self._control()
        self._arrived = self._read(self.control.text) if isinstance(self.control, TextField) else None
        """The answer that was last shown here, or that the draft got from here."""
        self._waiting: ToSettle | None = None
        self._found = Static("", classes="found")
        self._known: set[tuple[str, str]] = set()
        """The checks and addresses of the findings that are shown."""
        self._found.display = False
        self._notes: list[str] = []
        """What was last seen to look over in a long answer."""
        self._is_new = False
        """Whether an option that was chosen just now made it appear, and the officer has not been in it yet."""
        self.refresh_count()

    def _control(self) -> "TextField | OptionsList | RowsField":
        question, read_only = self.asked.question, self.session.read_only or self.stage is not None
        until_recorded = "Filled in when you record what they said" if self.stage else ""
        match question:
            case Line() | Date():
                return TextField(self._words(), read_only=read_only, placeholder=until_recorded)
            case Prose():
                return MarkdownField(self._words(), read_only=read_only, placeholder=until_recorded)
            case Choice() | Choices():
                options = OptionsList(question.options, self._chosen(), one=isinstance(question, Choice))
                options.read_only = self.session.read_only
                return options
            case Rows():
                from eia_tui.tui.widgets.rows_field import RowsField

                rows = RowsField(self.asked.address, question, self.session)
                rows.refuses = self.stage is not None
                return rows
            case _:
                assert_never(question)

    def compose(self) -> ComposeResult:
        """Wording, control, and for a date the day in full."""
        question = self.asked.question
        wording: list[str | tuple[str, str]] = [(question.label.strip(), "bold")]
        if question.must_be_answered:
            wording.append(" (required)")
        wording += [(f"\n{text}", "italic") for text in (question.help, question.hint) if text]
        yield Static(Content.assemble(*wording))
        yield self.control
        if isinstance(question, Date):
            yield Static(self._note(), classes="note")
        yield self._found

    def arrive(self, value: Value | None) -> None:
        """Notes that an answer from here has reached the session, which may refuse it."""
        self._arrived = value

    def refresh_answer(self) -> None:
        """Shows the answer in the draft, if the control shows another; not over words still on their way to it."""
        match self.control:
            case TextField():
                here = self._read(self.control.text)
                if here == self._arrived != self._answer:
                    self.control.show(self._words())
                    self._arrived = self._read(self.control.text)
                    self.refresh_count()
            case OptionsList():
                if self.control.chosen != self._chosen():
                    self.control.show_chosen(self._chosen())
            case rows:
                rows.refresh_rows()
        self.refresh_note()

    @property
    def _answer(self) -> Value | None:
        return self.session.draft.answer(self.asked.address)

    def _words(self) -> str:
        return answer_text(self.asked.question, self._answer)

    def _chosen(self) -> Sequence[str]:
        value = self._answer
        if not is_answered(value):
            return []
        return [str(each) for each in value] if isinstance(value, list) else [str(value)]

    def _read(self, text: str) -> Value | None:
        question = self.asked.question
        return None if isinstance(question, Rows) else parse_answer(question, text)

    @on(TextField.Typed)
    def report_text(self, event: TextField.Typed) -> None:
        """Reports what was typed, as an answer."""
        event.stop()
        if len(event.text) <= _COUNTED_AT_ONCE:
            self.refresh_count()
        self.post_message(self.Answered(self, self._read(event.text)))

    @on(TextField.Refused)
    def refuse(self, event: TextField.Refused) -> None:
        """Asks whether the officer wants to write what a stage fills in."""
        if self.stage:
            event.stop()
            self._refused.append(event)
            self.post_message(self.StageBoxRequested(self, self.stage))

    def allow(self) -> None:
        """Lets the officer write what a stage fills in, and writes what was typed and pasted there before."""
        self.stage = None
        if self.rows:
            self.rows.refuses = False
        elif isinstance(self.control, TextField):
            self.control.read_only = False
            self.control.action_go_to_end()
            for each in self._refused:
                put = self.control.insert_pasted if each.pasted else self.control.write
                put(each.text)
        self.forget_refused()
        self.go()

    def forget_refused(self) -> None:
        """Forgets what was typed and pasted before the officer was told who fills it in."""
        self._refused.clear()

    @on(TextField.Entered)
    def leave(self, event: TextField.Entered) -> None:
        """Enter in a single line moves to the next field."""
        event.stop()
        self.screen.focus_next()

    @on(OptionsList.Picked)
    def report_choice(self, event: OptionsList.Picked) -> None:
        """Reports what was chosen: one option, or a list of options."""
        event.stop()
        one = isinstance(self.asked.question, Choice)
        chosen = list(event.chosen)
        self.post_message(self.Answered(self, (chosen[0] if chosen else None) if one else chosen))

    @on(OptionsList.Written)
    def pass_on_text(self, event: OptionsList.Written) -> None:
        """Reports a text that was typed on the options, after what it did to the choice."""
        event.stop()
        self.post_message(self.Written(self, event))

    def refresh_note(self) -> None:
        """Shows below a date the day in full, or that it is not a date yet, or one that is still to come."""
        for note in self.query(".note").results(Static):
            note.update(self._note())

    def refresh_count(self) -> None:
        """Shows at the bottom of a long answer how many words it has."""
        if isinstance(self.control, MarkdownField):
            many = count_words(self.control.text)
            notes = [plural(many, "word"), *self._notes] if many else self._notes
            self.control.border_subtitle = Content(" · ".join(notes))

    def show_found(self, found: Sequence[Finding], *, only_known: bool = False) -> None:
        """Shows below the answer what a reviewer would say about it; with `only_known` nothing new."""
        mine = [each for each in found if self.asked.address.contains(each.address)]
        if self._is_new and not is_answered(self._answer):
            mine = []
        if only_known:
            mine = [each for each in mine if (each.check, each.address) in self._known]
        self._known = {(each.check, each.address) for each in mine}
        text = "\n".join(f"{'·' if each.severity == 'advice' else '!'} {each.message}" for each in mine)
        if str(self._found.content) != text:
            self._found.update(Content(text))
            self._found.display = bool(text)

    def show_waiting(self, placed: Sequence[tuple[Address, WaitingItem]]) -> None:
        """Shows below the answer what reviewers said about it, of all that waits in the draft."""
        items = [item for place, item in placed if self.asked.address.contains(place)]
        if items and self._waiting is None:
            from eia_tui.tui.widgets.to_settle import ToSettle

            self._waiting = ToSettle(self.session.draft, self.asked.address)
            self.mount(self._waiting, before=self._found)
        if self._waiting and list(self._waiting.items) != items:
            had_focus = self._waiting.has_focus
            self._waiting.show(items)
            self._waiting.display = bool(items)
            if had_focus and not items:
                self.go()

    @on(VirtualList.Chosen, "ToSettle")
    def settle(self, event: VirtualList.Chosen) -> None:
        """Asks to settle what was chosen."""
        event.stop()
        if self._waiting and self._waiting.item:
            self.post_message(self.SettleRequested(self._waiting.item))

    def show_question(self, *, asked: bool) -> None:
        """Shows the question, or hides it. Nothing is found in one that is asked just now before it can be answered."""
        self._is_new = asked and self.is_mounted and (self._is_new or not self.display)
        self.display = asked

    def on_descendant_blur(self) -> None:
        """Once the officer leaves the question, what is found in it is shown."""
        if self._is_new:
            self._is_new = False
            self.post_message(self.Left())

    def on_hide(self) -> None:
        """When another step is shown, it is no longer a new question."""
        self._is_new = False

    def look_over(self) -> None:
        """Shows at the bottom what may be misspelt and what is hard to read."""
        if not isinstance(self.control, MarkdownField):
            return
        # The word lists take a moment to read.
        from eia_tui.checks.spelling import lexicon, misspellings_in
        from eia_tui.language.plain_english import long_sentences, wording_to_avoid

        text = self.control.text
        known = lexicon(self.session.draft.form, frozenset(self.session.ignored))
        notes = []
        if wrong := _few(
            slip.word for slip in misspellings_in(self.asked.question, text, known) if not slip.may_be_name
        ):
            notes.append(f"misspelt? {wrong} (Ctrl+R)")
        if advice := _few(each.words for each in wording_to_avoid(text)):
            notes.append(f"avoid: {advice}")
        if long := len(long_sentences(text)):
            notes.append(plural(long, "long sentence"))
        self._notes = notes
        self.refresh_count()

    def _note(self) -> Content:
        value = self._answer
        if type(value) is date:
            doubt = date_doubt(self.asked.question, value)
            return Content(f"! {doubt} Is it right?" if doubt else f"{weekday_name(value)} {show_date(value)}")
        if is_answered(value):
            return Content(f"! {no_date(self._words())} Your words are kept.")
        return Content("")

    def go(self) -> None:
        """Gives the focus to the control, and scrolls to the wording."""
        self.screen.set_focus(self.target, scroll_visible=False)
        self.call_after_refresh(self.scroll_visible, animate=False, immediate=True)

    def say_written_here(self) -> None:
        """Says that what was typed elsewhere is in this answer: long enough to be read by one who goes on typing."""
        message = f"You are writing in “{self.asked.question.label.strip()}” now."
        self.notify(message, severity="warning", markup=False)

    @property
    def target(self) -> Widget:
        """The widget that takes the focus."""
        return self.rows.listing if self.rows else self.control

    @property
    def rows(self) -> "RowsField | None":
        """The control, where the answer has rows."""
        return None if isinstance(self.control, TextField | OptionsList) else self.control
