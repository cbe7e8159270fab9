"""A notice that is taken down once it is no longer true."""

from typing import Any

from textual.app import App

from eia_tui.flows.dialogue import Severity


class Notice:
    """One notice at a time in the corner of the screen: each new one replaces the one before."""

    def __init__(self, app: App[Any]) -> None:
        """No notice yet."""
        self._app = app
        self._message = ""

    def show(self, message: str, severity: Severity, seconds: float) -> None:
        """Shows a message for some seconds, or until it is taken down."""
        self.take_down()
        self._message = message
        self._app.notify(message, severity=severity, timeout=seconds, markup=False)

    def take_down(self) -> None:
        """Removes the message that is shown, if any."""
        message, self._message = self._message, ""
        if message:  # later, as the app may not have shown it yet
            self._app.call_later(self._remove, message)

    def _remove(self, message: str) -> None:
        for notification in list(self._app._notifications):  # noqa: SLF001  Textual has no other way to remove one
            if notification.message == message:
                self._app._unnotify(notification)  # noqa: SLF001  as above
