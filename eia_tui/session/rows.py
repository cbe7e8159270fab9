"""Changes to the rows of an answer: added, copied, moved, taken out and put back."""

import functools
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value, answered, every_row


class RowChanges(ABC):
    """What can be done to rows by whoever has a draft in hand. Rows are numbered from 1, as in their addresses."""

    draft: Draft
    _removed: list[tuple[str, int, Mapping[str, Value]]]

    @abstractmethod
    def put(self, address: str, value: Value | None) -> bool:
        """Answers a question. Whether that changed anything."""

    def rows(self, address: str) -> list[Mapping[str, Value]]:
        """The rows of an answer, numbered from 1 by their addresses."""
        question = self.draft.form.questions[address]
        return every_row(question, self.draft.answer(address)) if isinstance(question, Rows) else []

    def tidy_rows(self, address: str) -> None:
        """Takes out the rows that were begun and left without a word."""
        kept = [row for row in self.rows(address) if answered(row)]
        if len(kept) != len(self.rows(address)):
            self.put(address, kept)

    def copy_row(self, address: str, number: int) -> int:
        """Puts a copy of a row after it; the copy's number."""
        self._change_rows(address, lambda rows: rows.insert(number, dict(rows[number - 1])))
        return number + 1

    def move_row(self, address: str, number: int, by: int) -> int:
        """Moves a row up or down; its number afterwards."""
        to = min(max(number + by, 1), len(self.rows(address)))
        self._change_rows(address, lambda rows: rows.insert(to - 1, rows.pop(number - 1)))
        return to

    def remove_row(self, address: str, number: int) -> None:
        """Takes a row out; `put_back` undoes it."""
        row = self.rows(address)[number - 1]
        self._change_rows(address, lambda rows: rows.pop(number - 1))
        self._removed.append((address, number, row))

    def put_back(self, address: str) -> int | None:
        """Puts the row that was last taken out of an answer back at its place; its number, None where none was."""
        for at, (where, number, row) in reversed(list(enumerate(self._removed))):
            if where == address:
                self._change_rows(address, functools.partial(_insert, number, row))
                del self._removed[at]
                return min(number, len(self.rows(address)))
        return None

    def add_row(self, address: str, row: Mapping[str, Value]) -> int:
        """Adds a row at the end; its number."""
        self._change_rows(address, lambda rows: rows.append(row))
        return len(self.rows(address))

    def _change_rows(self, address: str, change: Callable[[list[Mapping[str, Value]]], object]) -> None:
        rows = self.rows(address)
        change(rows)
        self.put(address, rows)


def _insert(number: int, row: Mapping[str, Value], rows: list[Mapping[str, Value]]) -> None:
    rows.insert(number - 1, row)
