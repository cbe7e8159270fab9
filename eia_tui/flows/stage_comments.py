"""Keeps the comments of a stage while they are typed, so that a crash does not lose them."""

from eia_tui.form.stages import Stage
from eia_tui.form.values import answer_text
from eia_tui.session.session import Session


def comments_of(stage: Stage) -> str:
    """What comments of a stage are called among what was begun."""
    return f"comments of {stage.id}"


class StageComments:
    """Where the form has a box for them, they are an unfinished answer there; else they are kept as what was begun."""

    def __init__(self, session: Session, stage: Stage) -> None:
        """The comments of a stage of the draft that is open."""
        self._session = session
        self._stage = stage
        self._box = stage.addresses.get("comments")

    @property
    def begun(self) -> str:
        """What was typed before the program ended, where it is in no box; "" if nothing was."""
        return "" if self._box else self._session.begun.text(comments_of(self._stage))

    def write(self, text: str) -> None:
        """Writes what is typed so far to the journal; the draft does not change."""
        if self._box:
            before = answer_text(self._session.draft.form.questions[self._box], self._session.draft.answer(self._box))
            self._session.jot(self._box, "\n\n".join(filter(None, (before, text))).strip())
        else:
            self._session.begun.write(comments_of(self._stage), text)

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
            self._session.begun.forget(comments_of(self._stage))
