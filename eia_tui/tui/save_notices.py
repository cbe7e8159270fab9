"""Shows on the screens how saving in the background goes."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from eia_tui.session.recovery import kept_meanwhile
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.notices import Notice, board_of


class SaveNotices:
    """Listens to an autosave."""

    def __init__(self, app: App[Any], refresh: Callable[[], object], show_draft: Callable[[Session], object]) -> None:
        """`refresh` shows the save state; `show_draft` shows a draft anew."""
        self._app = app
        self._refresh = refresh
        self._show_draft = show_draft
        self._problem: Notice | None = None
        """Why the draft is not saved."""

    def save_state_changed(self, trouble: UserError | None) -> None:
        """Shows whether the draft is saved."""
        if trouble is None:
            self.take_down()
        self._refresh()

    def not_saved(self, session: Session, error: UserError) -> None:
        """Says why the draft could not be saved."""
        self._show(Notice(_not_saved(session, error), "error"))

    def take_down(self) -> None:
        """Removes the notice that the draft is not saved: it is by now, or a dialog says it."""
        if self._problem:
            board_of(self._app).take_down(self._problem)
            self._problem = None

    def _show(self, problem: Notice) -> None:
        self._problem = problem
        board_of(self._app).show(problem)

    def version_not_kept(self, warning: str) -> None:
        """Says why an earlier version could not be kept."""
        self._app.notify(warning, severity="warning", markup=False)

    def changed_elsewhere(self, session: Session, error: UserError) -> None:
        """Says that another program changed the draft."""
        self._show(Notice(_not_saved(session, error), "warning"))

    def taken_over(self, session: Session, message: str) -> None:
        """Shows the draft to be viewed only, as another window took it over."""
        self._show_draft(session)
        self._app.notify(message, severity="warning", markup=False)

    def failed(self, error: BaseException) -> None:
        """Ends the program after a bug."""
        if isinstance(error, Exception):
            self._app._handle_exception(error)  # noqa: SLF001  Textual has no other way to end so


def _not_saved(session: Session, error: UserError) -> str:
    return f"Not saved: {error}. {kept_meanwhile(session)} Press Ctrl+S to see what you can do."
