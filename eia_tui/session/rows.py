"""Edits the rows of an answer: adds, copies, moves and removes them, and restores what was removed."""

import functools
from collections.abc import Callable, Mapping, Sequence

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value, all_rows, is_answered

Row = Mapping[str, Value]


class RowEditor:
    """Edits the rows of the answers of a draft. Rows are numbered from 1, as in their addresses.

    Every method that changes something raises what `put` raises.
    """

    def __init__(
        self,
        draft: Draft,
        put: Callable[[str, Value | None], bool],
        renumbered: Callable[[str, Callable[[int], int | None]], object],
    ) -> None:
        """`put` gives the question at an address another answer.

        `renumbered` is told the new number of each row of an answer by its old one, None for a row that is removed.
        """
        self._draft = draft
        self._put = put
        self._renumbered = renumbered
        self._removed: list[tuple[str, int, Row]] = []

    def all(self, address: str) -> list[Row]:
        """The rows of the answer at an address."""
        question = self._draft.form.questions[address]
        return all_rows(question, self._draft.answer(address)) if isinstance(question, Rows) else []

    def add(self, address: str, row: Row) -> int:
        """Adds a row at the end; its number."""
        self._change(address, lambda rows: rows.append(row))
        return len(self.all(address))

    def copy(self, address: str, number: int) -> int:
        """Puts a copy of a row after it; the number of the copy."""
        self._change(address, lambda rows: rows.insert(number, dict(rows[number - 1])))
        return number + 1

    def move(self, address: str, number: int, by: int) -> int:
        """Moves a row down, or up where `by` is negative, as far as there are rows; its new number."""
        to = min(max(number + by, 1), len(self.all(address)))
        self._change(address, lambda rows: rows.insert(to - 1, rows.pop(number - 1)))
        return to

    def remove(self, address: str, number: int) -> None:
        """Removes a row; `restore` undoes it."""
        row = self.all(address)[number - 1]
        self._change(address, lambda rows: rows.pop(number - 1))
        self._removed.append((address, number, row))

    def restore(self, address: str) -> int | None:
        """Puts the row that was removed last from an answer back where it was; its number, None where none was."""
        for at, (where, number, row) in reversed(list(enumerate(self._removed))):
            if where == address:
                self._change(address, functools.partial(_insert, number, row))
                del self._removed[at]
                return min(number, len(self.all(address)))
        return None

    def put_back(self, address: str, rows: Sequence[Row]) -> None:
        """Gives an answer the rows back that it had before they were copied, moved, added or removed."""

        def change(now: list[Row]) -> None:
            left = [*now]
            now[:] = [next((left.pop(at) for at, each in enumerate(left) if each == row), row) for row in rows]

        self._change(address, change)

    def can_restore(self, address: str) -> bool:
        """Whether a row of an answer was removed that `restore` puts back."""
        return any(where == address for where, _, _ in self._removed)

    def tidy(self, address: str) -> None:
        """Removes the rows that have no answer in any column."""
        kept = [row for row in self.all(address) if is_answered(row)]
        if len(kept) != len(self.all(address)):
            self._put(address, kept)

    def forget_removed(self) -> None:
        """Forgets the removed rows, where the draft has other content now."""
        self._removed.clear()

    def _change(self, address: str, change: Callable[[list[Row]], object]) -> None:
        before = self.all(address)
        rows = [*before]
        change(rows)
        self._put(address, rows)

        def number_now(number: int) -> int | None:
            if number > len(before):  # of a row that is still to be added
                return number - len(before) + len(rows)
            return next((now for now, row in enumerate(rows, 1) if row is before[number - 1]), None)

        self._renumbered(address, number_now)


def _insert(number: int, row: Row, rows: list[Row]) -> None:
    rows.insert(number - 1, row)
