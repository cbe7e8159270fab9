"""The comments of a stage: as it wrote them in Word, and kept while they are typed."""

from datetime import date
from typing import NamedTuple

from eia_tui.approvals.status import StageStatus
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem, open_items
from eia_tui.form.dates import read_date
from eia_tui.form.kinds import Rows
from eia_tui.form.stages import Stage
from eia_tui.form.values import answer_text
from eia_tui.session.session import Session


class AnswerInWord(NamedTuple):
    """What a stage wrote into its boxes of the Word form, which waits to be recorded."""

    comments: str = ""
    on: date | None = None
    """The date on which they considered it."""
    items: tuple[WaitingItem, ...] = ()
    """The items that are settled once it is recorded."""
    is_recorded: bool = False
    """Whether it is what was recorded of the same version before, to be corrected."""


def answer_in_word(draft: Draft, stage: Stage) -> AnswerInWord:
    """What a stage wrote into its boxes of a Word form that came back. Who signed is for the officer to enter."""
    boxes = {*stage.addresses.values()}
    items = [
        item
        for item in open_items(draft)
        if item.kind in ("ask", "change", "report") and boxes & {str(draft.answer_address(each)) for each in item.on}
    ]
    comments, considered = stage.addresses.get("comments"), stage.addresses.get("considered")
    texts = [item.added for item in items if comments in item.on and item.kind != "report"]
    days = [read_date(item.now) for item in items if considered in item.on]
    return AnswerInWord("\n\n".join(filter(None, texts)), next(filter(None, days), None), tuple(items))


def recorded_answer(status: StageStatus) -> AnswerInWord:
    """What was recorded of the version that a stage has; empty where nothing was."""
    if status.answer is None:
        return AnswerInWord()
    return AnswerInWord(status.answer.comments, read_date(status.answer.on), is_recorded=True)


def comments_of(stage: Stage) -> str:
    """What comments of a stage are called among the unfinished texts."""
    return f"comments of {stage.id}"


class StageComments:
    """They are an unfinished answer where the form has a box for them, else an unfinished text of the draft."""

    def __init__(self, session: Session, stage: Stage) -> None:
        """The comments of a stage of the draft that is open."""
        self._session = session
        self._stage = stage
        box = stage.addresses.get("comments")
        # An unfinished text is no row of a table: it would take the place of all of them.
        in_rows = isinstance(session.draft.form.questions.get(box or ""), Rows)
        self._box = None if in_rows else box

    @property
    def unfinished(self) -> str:
        """What was typed before the program ended, where it is in no box; "" if nothing was."""
        return "" if self._box else self._session.unfinished.text(comments_of(self._stage))

    def write(self, text: str) -> None:
        """Writes what is typed so far to the journal; the draft does not change."""
        if self._box:
            before = answer_text(self._session.draft.form.questions[self._box], self._session.draft.answer(self._box))
            self._session.jot(self._box, "\n\n".join(filter(None, (before, text))).strip())
        else:
            self._session.unfinished.write(comments_of(self._stage), text)

    def keep(self, text: str) -> str:
        """Keeps comments that are not recorded; a sentence that says where, "" if there is nothing to keep.

        Raises `UserError`.
        """
        if text.strip():
            self.write(text)
        if not self._session.put_jotted():
            return ""
        if self._box:
            return "What you typed is kept in the form, as comments of that stage."
        return "What you typed is kept, and is there when you record their answer again."

    def discard(self) -> None:
        """Forgets what was typed."""
        self._session.forget_jotted()
        if not self._box:
            self._session.unfinished.forget(comments_of(self._stage))
