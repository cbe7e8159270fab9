"""Says on the screens what becomes of the draft while it is saved in the background."""

from collections.abc import Callable

from eia_tui.flows.dialogue import Severity
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError


class SaveNotices:
    """Listens to an autosave."""

    def __init__(
        self,
        notify: Callable[[str, Severity], object],
        refresh: Callable[[], object],
        show_draft: Callable[[Session], object],
        fail: Callable[[Exception], object],
    ) -> None:
        """`refresh` shows the save state; `show_draft` shows a draft anew; `fail` ends the program."""
        self._notify = notify
        self._refresh = refresh
        self._show_draft = show_draft
        self._fail = fail

    def save_state_changed(self) -> None:
        """Shows whether the draft is saved."""
        self._refresh()

    def not_saved(self, error: UserError) -> None:
        """Says why the draft could not be saved."""
        self._notify(_not_saved(error), "error")

    def version_not_kept(self, warning: str) -> None:
        """Says why an earlier version could not be kept."""
        self._notify(warning, "warning")

    def changed_elsewhere(self, error: UserError) -> None:
        """Says that another program changed the draft."""
        self._notify(_not_saved(error), "warning")

    def taken_over(self, session: Session, message: str) -> None:
        """Shows the draft to be viewed only, as another window took it over."""
        self._show_draft(session)
        self._notify(message, "warning")

    def failed(self, error: BaseException) -> None:
        """Ends the program for a mistake of its own."""
        if isinstance(error, Exception):
            self._fail(error)


def _not_saved(error: UserError) -> str:
    return f"Not saved: {error}. What you type is kept on this machine meanwhile. Ctrl+S offers what can be done."
