"""A draft: one officer's answers to a form, by address."""

import os
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias, cast

from eia_tui.draft.answer_counts import AnswerCounts
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, Form, Step, is_shown
from eia_tui.form.kinds import Question, Rows, Simple
from eia_tui.form.values import Value, all_rows, answer_text, is_answered
from eia_tui.prose.scrub import display_line, scrub
from eia_tui.prose.word_count import count_words

NOTES = "draft"
"""The table of the program's own notes in a draft."""
REVIEW_DATE = f"{NOTES}.review"
"""The address of the day on which the assessment should be reviewed."""
DECISION_DATE = f"{NOTES}.decision.on"
"""The address of the day on which the proposal is decided."""

ID = f"{NOTES}.id"
"""By which a Word form knows its draft again. It is random, and says nothing about anybody."""

Document: TypeAlias = dict[str, Value]


_IDENTITY = re.compile("[0-9a-f]{10}")


def new_id() -> str:
    """An id for a draft, which no other has."""
    return os.urandom(5).hex()


@dataclass
class Draft:
    """The answers to a form. A draft may be incomplete or wrong: validity is a matter of the checks."""

    form: Form
    document: Document = field(default_factory=dict)
    """The tables of the file, including keys that are not on the form."""
    folder: Path | None = None
    """The folder to which the paths of its pictures are relative."""

    def copy(self) -> "Draft":
        """A draft of its own with the same content."""
        return replace(self, document=deepcopy(self.document))

    @property
    def name(self) -> str:
        """The name of the policy on one line; "" if it is not answered yet."""
        answers = (answer_text(asked.question, self.answer(asked.address)) for asked in self.form.with_role("name"))
        return display_line(next(answers, ""))

    @property
    def id(self) -> str:
        """The id by which a Word form names the draft that it was made of; "" if there is none yet."""
        value = self.answer(ID)
        return value if isinstance(value, str) and _IDENTITY.fullmatch(value) else ""

    @property
    def title(self) -> str:
        """The title for readers: the policy's name, or the form's title if that is not answered yet."""
        return self.name or self.form.title

    def answer(self, address: str) -> Value | None:
        """The value at an address, whether or not it fits the question; None if there is no value."""
        if address not in self.form.questions and (cell := self._cell(address)):
            rows_address, question, number, column = cell
            rows = all_rows(question, self.answer(rows_address))
            return rows[number - 1].get(column) if 0 < number <= len(rows) else None
        value: Value | None = self.document
        for key in Address(address).parts:
            value = value.get(key) if isinstance(value, Mapping) else None
        return value

    def answer_address(self, address: str) -> Address:
        """The address of the answer that an address is in: for a cell, that of its rows; otherwise the same address."""
        cell = self._cell(address)
        return cell[0] if cell else Address(address)

    def _cell(self, address: str) -> tuple[Address, Rows, int, str] | None:
        """The cell that an address such as `actions.plan.2.action` names: its rows, their question, row and column."""
        rows = Address(address).parent.parent
        question = self.form.questions.get(rows)
        if not isinstance(question, Rows) or (number := rows.row_number(address)) is None:
            return None
        return rows, question, number, Address(address).name

    def question(self, address: str) -> Question | None:
        """The question that an address answers, for a cell that of its column; None if the form asks none there."""
        if cell := self._cell(address):
            _, rows, _, id_ = cell
            return next((column for column in rows.columns if column.id == id_), None)
        return self.form.questions.get(Address(address))

    def put(self, address: str, value: Value | None) -> bool:
        """Sets the answer at an address; None or a blank value removes it. Returns whether that changed anything.

        Texts are scrubbed. A value that is in the way of the address, where a table should be, is moved to the notes.
        A cell of the row after the last adds a row. An emptied row is kept, so that the others keep their numbers,
        until a new value for all rows is put.
        """
        value = _scrubbed(value) if is_answered(value) else None
        old = self.answer(address)
        if value == old and type(value) is type(old):
            return False
        self._set(self.answer_address(address), self.answer_with(address, value))
        return True

    def answer_with(self, address: str, value: Value | None) -> Value | None:
        """The answer that an address is in, with a value at the address; the draft does not change."""
        cell = self._cell(address)
        if cell is None:
            return value
        rows_address, question, number, column = cell
        rows = [dict(row) for row in all_rows(question, self.answer(rows_address))]
        rows += [{} for _ in range(number - len(rows))]
        rows[number - 1].pop(column, None)
        if value is not None:
            rows[number - 1][column] = value
        return rows

    def _set(self, address: str, value: Value | None) -> None:
        *path, last = Address(address).parts
        table = self.document
        for depth, key in enumerate(path):
            inner = table.get(key)
            if not isinstance(inner, dict):
                if inner is not None:
                    self._set_aside(Address("").child(*path[: depth + 1]), inner)
                inner = table[key] = {}
            table = inner
        if value is None:
            table.pop(last, None)
        else:
            table[last] = value

    def _set_aside(self, address: str, value: Value) -> None:
        notes = cast("Document", self.document.setdefault(NOTES, {}))
        values = notes.setdefault("set_aside", {})
        if isinstance(values, dict):
            values[address] = value

    def shown(self, step: Step) -> list[Asked]:
        """The questions of a step that are shown, given its answers so far, in the form's order."""
        return [asked for asked in step.asked if self._is_shown(asked, step)]

    def _is_shown(self, asked: Asked, step: Step) -> bool:
        siblings = step.section.questions
        return is_shown(asked.question, siblings, lambda id_: self.answer(step.address.child(id_)))

    def all_shown(self) -> Iterator[Asked]:
        """The questions of all steps that are shown, in the form's order."""
        for step in self.form.steps:
            yield from self.shown(step)

    def cells(self, asked: Asked) -> list[list[tuple[Address, Simple, Value | None]]]:
        """The rows of an answer that are not blank: of each, the address, column and value of every shown cell."""
        if not isinstance(asked.question, Rows):
            return []
        columns = asked.question.columns
        return [
            [
                (asked.address.child(number).child(column.id), column, row.get(column.id))
                for column in columns
                if is_shown(column, columns, row.get)
            ]
            for number, row in enumerate(all_rows(asked.question, self.answer(asked.address)), start=1)
            if is_answered(row)
        ]

    def answers(self) -> Iterator[tuple[str, Question, Value | None]]:
        """All answers that are shown and not blank, rows cell by cell: address, question or column, and value."""
        for asked in self.all_shown():
            if isinstance(asked.question, Rows):
                for row in self.cells(asked):
                    yield from (cell for cell in row if is_answered(cell[2]))
            elif is_answered(value := self.answer(asked.address)):
                yield asked.address, asked.question, value

    def count_words(self) -> int:
        """The number of words in all shown answers."""
        return sum(count_words(answer_text(question, value)) for _, question, value in self.answers())

    def label(self, address: str, *, briefly: bool = False) -> str:
        """The label of an answer for readers: its group or section, and the first line of its question.

        `briefly` leaves out the section, without which a question that is asked only once is still clear.
        """
        for step in self.form.steps:
            for asked in step.asked:
                if asked.address.contains(address):
                    label = asked.question.short_label
                    part = step.group.name if step.group else "" if briefly else step.section.heading
                    return f"{part}: {label}" if part else label
        return address

    def has_answers(self, step: Step) -> bool:
        """Whether any shown question of a step is answered."""
        return any(is_answered(self.answer(asked.address)) and self._is_shown(asked, step) for asked in step.asked)

    def progress(self) -> AnswerCounts:
        """How much of the form is answered so far."""
        group_steps = [step for step in self.form.steps if step.group]
        groups = {step.group for step in group_steps}
        incomplete = {step.group for step in group_steps if not self.has_answers(step)}
        questions = [asked for step in self.form.steps if not step.group for asked in self.shown(step)]
        done = sum(is_answered(self.answer(asked.address)) for asked in questions)
        return AnswerCounts(len(groups - incomplete), len(groups), done, len(questions))

    def unknown_addresses(self) -> list[str]:
        """The addresses of values that the form does not ask for. They are kept in the file."""
        known = set(self.form.questions)
        tables = {Address(address).parent for address in known}

        def unknown(table: Mapping[str, Value], above: str) -> Iterator[str]:
            for key, value in table.items():
                address = Address(f"{above}{key}")
                if address in known or (not above and key == NOTES):
                    continue
                if isinstance(value, Mapping) and any(address.contains(each) for each in tables):
                    yield from unknown(value, f"{address}.")
                else:
                    yield address

        return list(unknown(self.document, ""))


def _scrubbed(value: Value | None) -> Value | None:
    """A value with every text in it scrubbed, and without blank items of lists and tables."""
    match value:
        case str():
            return scrub(value)
        case Mapping():
            return {scrub(key): cast("Value", _scrubbed(each)) for key, each in value.items() if is_answered(each)}
        case list() | tuple():
            return [cast("Value", _scrubbed(each)) for each in value if is_answered(each)]
        case _:
            return value
