"""The part of the interview that the commands of the plain prompts use."""

from typing import Protocol

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Asked
from eia_tui.form.values import Value
from eia_tui.plain.input import Reply
from eia_tui.plain.navigation import Navigation
from eia_tui.plain.saving import Saving
from eia_tui.plain.undo import UndoSteps
from eia_tui.prose.paste.clean import Cleaned
from eia_tui.session.session import Session


class OpenInterview(Protocol):
    """An interview while it asks: the draft, where it is in the form, and what changes an answer."""

    session: Session
    draft: Draft
    navigation: Navigation
    steps: UndoSteps
    saving: Saving
    asked: Asked | None
    """The question that is asked, or the cell of a row; None after the last question."""

    def help(self, what: str) -> None:
        """Explains the question, or lists the commands."""

    def clear(self) -> None:
        """Deletes the answer to the question."""

    def answer_with(self, reply: Reply) -> None:
        """Answers with what was typed or pasted, whatever it would mean as a command."""

    def put(self, each: Asked, value: Value | None) -> bool:
        """Applies an answer and saves it. Whether to go on to the next question."""

    def keep_raw(self, each: Asked, raw: str, cleaned: Cleaned) -> None:
        """Keeps the original of a paste, which one undo restores, and says how it was changed."""

    def undo(self) -> None:
        """Restores what the last answer replaced, or opens again what was settled last."""

    def save(self) -> None:
        """Saves what is not saved yet, and says so; or says why that failed, and asks what to do."""
