"""The comments of a stage: as it wrote them in Word, and kept while they are typed."""

import re
from datetime import date
from typing import NamedTuple

from eia_tui.approvals.audit_log import OUTCOMES, Outcome
from eia_tui.approvals.status import StageStatus
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem, open_items
from eia_tui.form.dates import read_date, show_date
from eia_tui.form.stages import Stage
from eia_tui.prose.scrub import on_one_line
from eia_tui.session.session import Session

_NUMBER = re.compile(r"(?m)^(\d{1,3})\\([.)])(?=\s)")
"""A number that was typed before a paragraph in Word: Markdown keeps it from being a list, which it is for a reader."""


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
    texts = [_NUMBER.sub(r"\1\2", item.added) for item in items if comments in item.on and item.kind != "report"]
    days = [read_date(item.now) for item in items if considered in item.on]
    return AnswerInWord("\n\n".join(filter(None, texts)), next(filter(None, days), None), tuple(items))


def recorded_answer(status: StageStatus) -> AnswerInWord:
    """What was recorded of the version that a stage has; empty where nothing was."""
    if status.answer is None:
        return AnswerInWord()
    return AnswerInWord(status.answer.comments, read_date(status.answer.on), is_recorded=True)


def comments_name(stage: Stage) -> str:
    """What comments of a stage are called among the unfinished texts."""
    return f"comments of {stage.id}"


def begun_name(stage: Stage) -> str:
    """What the rest of an answer of a stage is called among the unfinished texts."""
    return f"answer of {stage.id}"


class BegunAnswer(NamedTuple):
    """What was answered about a stage before the program ended, besides its comments."""

    outcome: Outcome | None = None
    on: date | None = None
    by: str = ""
    on_typed: str = ""
    by_typed: str = ""
    """What was typed as the date or the signer, and is none yet: Enter was not pressed, or it was refused."""


class StageComments:
    """The comments of a stage while they are typed: an unfinished text, and no answer before they are recorded."""

    def __init__(self, session: Session, stage: Stage) -> None:
        """The comments of a stage of the draft that is open."""
        self._session = session
        self._stage = stage
        self._what = comments_name(stage)

    @property
    def unfinished(self) -> str:
        """What was typed before the program ended; "" if nothing was."""
        return self._session.unfinished.text(self._what)

    def write(self, text: str) -> None:
        """Writes what is typed so far to the journal; the draft does not change."""
        self._session.unfinished.write(self._what, text)

    def drop(self) -> None:
        """Drops what was typed since the program started."""
        self._session.unfinished.drop(self._what)

    @property
    def begun(self) -> BegunAnswer:
        """What else was answered before the program ended."""
        lines = [*self._session.unfinished.text(begun_name(self._stage)).split("\n"), *[""] * 5]
        outcome, on, by, on_typed, by_typed, *_ = lines
        return BegunAnswer(
            next((each for each in OUTCOMES if each == outcome), None), read_date(on), by, on_typed, by_typed
        )

    def begin(self, begun: BegunAnswer) -> None:
        """Writes what else is answered so far to the journal; the draft does not change."""
        on = show_date(begun.on) if begun.on else ""
        lines = (begun.outcome or "", on, begun.by, on_one_line(begun.on_typed), on_one_line(begun.by_typed))
        self._session.unfinished.write(begun_name(self._stage), "\n".join(lines))

    def cancel(self) -> None:
        """Forgets what else was answered, unless there are comments that are kept."""
        if not self.unfinished:
            self._session.unfinished.forget(begun_name(self._stage))

    def keep(self, text: str) -> str:
        """Keeps comments that are not recorded; a sentence that says where, "" if there is nothing to keep.

        Raises `UserError`.
        """
        if text.strip():
            self.write(text)
        if not self._session.put_unfinished():
            return ""
        return "What you typed is kept, and is there when you record their answer again."

    def discard(self) -> None:
        """Forgets what was typed."""
        self._session.unfinished.forget(self._what)
