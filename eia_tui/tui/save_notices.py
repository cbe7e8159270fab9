"""Says on the screens what becomes of the draft while it is saved in the background."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.notices import Notice

_SECONDS = 20
"""How long a notice stays."""


class SaveNotices:
    """Listens to an autosave."""

    def __init__(self, app: App[Any], refresh: Callable[[], object], show_draft: Callable[[Session], object]) -> None:
        """`refresh` shows the save state; `show_draft` shows a draft anew."""
        self._app = app
        self._refresh = refresh
        self._show_draft = show_draft
        self.problem = Notice(app)
        """Why the draft is not saved; taken down once it is."""

    def save_state_changed(self, trouble: UserError | None) -> None:
        """Shows whether the draft is saved."""
        if trouble is None:
            self.problem.take_down()
        self._refresh()

    def not_saved(self, error: UserError) -> None:
        """Says why the draft could not be saved."""
        self.problem.show(_not_saved(error), "error", _SECONDS)

    def version_not_kept(self, warning: str) -> None:
        """Says why an earlier version could not be kept."""
        self._app.notify(warning, severity="warning", timeout=_SECONDS, markup=False)

    def changed_elsewhere(self, error: UserError) -> None:
        """Says that another program changed the draft."""
        self.problem.show(_not_saved(error), "warning", _SECONDS)

    def taken_over(self, session: Session, message: str) -> None:
        """Shows the draft to be viewed only, as another window took it over."""
        self._show_draft(session)
        self._app.notify(message, severity="warning", timeout=_SECONDS, markup=False)

    def failed(self, error: BaseException) -> None:
        """Ends the program for a mistake of its own."""
        if isinstance(error, Exception):
            self._app._handle_exception(error)  # noqa: SLF001  Textual has no other way to end so


def _not_saved(error: UserError) -> str:
    return f"Not saved: {error}. What you type is kept on this machine meanwhile. Ctrl+S offers what can be done."
