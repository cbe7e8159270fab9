"""Saves a draft at the plain prompts, and says so; or says why it cannot be saved, and asks what to do."""

from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.save_problem import resolve_save_problem
from eia_tui.plain.console import say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.session.recovery import give_up
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError


class Saving:
    """Saves the draft of a session."""

    def __init__(self, session: Session) -> None:
        """Nothing is saved yet."""
        self._session = session
        self._problem = ""
        """Why the draft cannot be saved, as far as the officer was asked what to do about it."""

    def save(self) -> None:
        """Saves what is not saved yet, and says so; or says why that failed, and asks what to do."""
        if self._session.read_only:
            return
        try:
            self._session.save()
        except UserError as error:
            self._not_saved(error)
        else:
            self._problem = ""
            say(f"Saved {self._session.saved:%H:%M}." if self._session.saved else "Saved.")

    def save_now(self) -> None:
        """Saves because the officer asks for it: where that fails, asks again what to do."""
        self._problem = ""
        self.save()

    def is_taken_over(self) -> bool:
        """Whether another window has taken the draft over."""
        return bool(self._session.draft_file and self._session.draft_file.taken_over_by())

    def give_up(self, typed: str = "") -> bool:
        """Leaves the draft to another window that took it over. Whether one did.

        `typed` is the line that Enter was not pressed after, which is not an answer.
        """
        session = self._session
        holder = session.draft_file.taken_over_by() if session.draft_file else None
        if holder is None:
            return False
        say(give_up(session, holder))
        if typed.strip():
            say(f"What you were typing is not kept: “{typed}”.")
        return True

    def _not_saved(self, error: UserError) -> None:
        """Says why a save failed, and asks what to do, once for each reason."""
        if self.give_up():
            return
        say(f"Not saved: {error}.")
        if str(error) == self._problem:
            return
        self._problem = str(error)
        try:
            run_flow(resolve_save_problem(LineDialogue(), self._session))
        except UserError as refusal:
            say(str(refusal))
