"""What was typed at a question when the window was closed: kept apart, and offered again at the same question."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from eia_tui.approvals.status import stage_statuses
from eia_tui.flows.stage_comments import begun_name, comments_name
from eia_tui.flows.unaffected import groups_begun
from eia_tui.plain.asking import can_go_on
from eia_tui.plain.console import STOP, WindowClosed, say
from eia_tui.plain.input import source
from eia_tui.session.session import Session
from eia_tui.session.unfinished import AFTER_LINES, LineInRow, line_typed_at, lines_in_rows
from eia_tui.system.text import listed


class _Typed(NamedTuple):
    line: str
    after_lines: bool


class UnfinishedLines:
    """The lines that Enter was not pressed after. None of them has any effect."""

    def __init__(self, session: Session, is_command: Callable[[str], bool]) -> None:
        """`is_command` says whether a line is a command."""
        self._session = session
        self._is_command = is_command
        self._kept_here: set[str] = set()
        """The questions whose lines are from this session."""

    @contextlib.contextmanager
    def kept_while_typed(self, address: str, *, after_lines: bool = False) -> Iterator[Callable[[str], None]]:
        """Meanwhile keeps in the journal what Enter was not pressed after, so that it is offered after a crash.

        Gives what keeps a line, for a question that is asked meanwhile. Where the window is closed it stays there.
        """
        what = line_typed_at(address)

        def keep(line: str) -> None:
            if line.strip() or after_lines:
                self._session.unfinished.write(what, _kept(line, after_lines=after_lines))
            else:
                self._session.unfinished.drop(what)

        closed = False
        try:
            with source().report_to(keep):
                yield keep
        except WindowClosed:
            closed = True
            raise
        finally:
            if not closed:
                self._session.unfinished.drop(what)

    def keep(self, address: str, line: str, *, after_lines: bool = False) -> None:
        """Keeps a line that was typed at a question or cell; `after_lines` of its answer, which are kept there.

        Raises `UserError`.
        """
        if line.strip() or after_lines:
            self._session.unfinished.write(line_typed_at(address), _kept(line, after_lines=after_lines))
        self._session.put_unfinished()

    def keep_for_later(self, address: str, line: str) -> None:
        """Keeps a line that something else has to be done before. Raises `UserError`."""
        self._kept_here.add(address)
        self.keep(address, line)

    def still_kept(self, address: str) -> None:
        """Notes that what is kept at a question was offered already in this session, and waits there."""
        if self._typed(address):
            self._kept_here.add(address)

    def offer(self, address: str) -> str:
        """Says what was typed at a question or cell; what to begin its line with."""
        typed = self._typed(address)
        if typed is None:
            return ""
        if self._session.read_only:
            say(f"You had typed “{typed.line}”. It is not in the answer, and no answer can be given here.")
            return ""
        if typed.after_lines:
            say("You were writing this answer when the program closed. We kept what you typed.")
        if typed.line and self._is_command(typed.line):
            say(f"You had typed “{typed.line}” when the program closed. Nothing was done: Enter was not pressed.")
            return ""
        if typed.line:
            when = "" if address in self._kept_here else " when the program closed"
            say(f"You had typed “{typed.line}”{when}. It is not in the answer.{can_go_on()}")
        return typed.line

    def offered(self, address: str) -> None:
        """Forgets what was typed at a question, once it was in the line again, or was only to be reported."""
        typed = self._typed(address)
        if typed and (source().can_begin_line or self._is_command(typed.line) or not typed.line):
            self.forget(address)

    def forget(self, address: str) -> None:
        """Forgets what was typed at a question, which has another answer now."""
        if self._typed(address):
            self._session.unfinished.forget(line_typed_at(address))

    def say_where(self, rows: str) -> None:
        """Says in which rows of a question something was typed.

        What was typed in a row that is gone by now is offered once.
        """
        if self._session.read_only:
            return
        lines, there = lines_in_rows(self._session.draft, rows), len(self._session.rows.all(rows))
        for number in sorted({line.number for line in lines if line.number <= there + 1}):
            word = f"change {number}" if number <= there else "add"
            refused = [line.text for line in lines if line.number == number and line.is_refused]
            for text in refused:
                say(f"You typed “{text}” in row {number}, and it is not in an answer yet. Type {word} to go on.")
            if not refused:
                say(f"You had started to fill in row {number}. Type {word} to go on.")
        gone = [line for line in lines if line.number > there + 1]
        self.offer_once(gone)
        for line in gone:
            self._session.unfinished.forget(line.what)

    @staticmethod
    def offer_once(gone: Sequence[LineInRow]) -> None:
        """Says what was typed in a row that is gone; the up arrow brings it back."""
        for line in gone:
            if text := line.text.removeprefix(AFTER_LINES):
                source().remember(text)
                again = " Press the up arrow to have it in the line." if source().can_begin_line else ""
                say(f"You had typed “{text}” in a row that is no longer there.{again}")

    def say_begun(self) -> None:
        """Says which groups were being marked, and which answers of the stages were being recorded."""
        if self._session.read_only:
            return
        if groups := groups_begun(self._session):
            names = listed([each.group.name for each in groups])
            say(f"You had started to mark {names} as not affected. Type groups to go on.")
        for number, status in enumerate(stage_statuses(self._session.draft), 1):
            if any(self._session.unfinished.text(name(status.stage)) for name in (comments_name, begun_name)):
                say(
                    f"You had started to record what {status.stage.called} said. We kept what you "
                    f"typed, and nothing is recorded yet. Type record {number} to go on."
                )

    def _typed(self, address: str) -> _Typed | None:
        text = self._session.unfinished.text(line_typed_at(address))
        return _Typed(text.removeprefix(AFTER_LINES), text.startswith(AFTER_LINES)) if text else None


def _kept(line: str, *, after_lines: bool) -> str:
    text = line.strip()
    if after_lines:  # where a full stop alone ends the answer
        return f"{AFTER_LINES}{'' if text == STOP else text}"
    return text
