"""One officer's answers to a form, each at its address."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, cast

from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, Form, Step, shown
from eia_tui.form.kinds import Question, Role, Rows, Simple
from eia_tui.form.values import Value, answered, every_row, words
from eia_tui.prose.scrub import one_line, scrub
from eia_tui.prose.word_count import count_words
from eia_tui.system.text import first_line

NOTES = "draft"
"""The table of the program's own notes."""

Document: TypeAlias = dict[str, Value]


@dataclass(frozen=True)
class Progress:
    """How much of a form is answered."""

    groups: int
    """Groups of which something is said, in every section that asks about them."""
    group_answers: int
    questions: int
    """Shown questions outside those sections that are answered."""
    of_questions: int

    def __str__(self) -> str:
        said = f"{self.questions} of {self.of_questions} questions"
        return f"{self.groups} of {self.group_answers} groups, {said}" if self.group_answers else said


@dataclass
class Draft:
    """A draft of a form. Half-finished or wrong, it always opens; `checks` says what is amiss."""

    form: Form
    document: Document = field(default_factory=dict)
    """The tables as they stand in the file, with whatever is not on the form."""
    folder: Path | None = None
    """Where its pictures are looked for."""

    @property
    def name(self) -> str:
        """The policy's name on one line, as answered; "" where it is not yet."""
        answers = (words(asked.question, self.answer(asked.address)) for asked in self.form.with_role("name"))
        return one_line(next(answers, ""))

    @property
    def title(self) -> str:
        """What it is called for its readers: the policy's name, or while that is not answered the form's title."""
        return self.name or self.form.title

    def answer(self, address: str) -> Value | None:
        """What stands at an address, fitting or not; None where nothing does."""
        if cell := self._cell(address):
            whole, question, number, column = cell
            listed = every_row(question, self.answer(whole))
            return listed[number - 1].get(column) if 0 < number <= len(listed) else None
        place: Value | None = self.document
        for key in address.split("."):
            place = place.get(key) if isinstance(place, Mapping) else None
        return place

    def whole(self, address: str) -> Address:
        """The address of the answer to which an address belongs: a cell's rows, or itself."""
        cell = self._cell(address)
        return cell[0] if cell else Address(address)

    def _cell(self, address: str) -> tuple[Address, Rows, int, str] | None:
        """The cell that an address such as `actions.plan.2.action` names: its rows, their question, row and column."""
        rows = Address(address).parent.parent
        question = self.form.questions.get(rows)
        if not isinstance(question, Rows) or (number := rows.row_number(address)) is None:
            return None
        return rows, question, number, address.rpartition(".")[2]

    def put(self, address: str, value: Value | None) -> bool:
        """Answers a question, or with None or a blank takes its answer back. Whether that changed anything.

        A text is scrubbed. What stood in the way of the address, where a table should, is kept among the notes.
        A cell of the row after the last begins a new row; a row that is emptied keeps its place until its rows are put.
        """
        value = _scrubbed(value) if answered(value) else None
        old = self.answer(address)
        if value == old and type(value) is type(old):
            return False
        if cell := self._cell(address):
            whole, question, number, column = cell
            listed = [dict(row) for row in every_row(question, self.answer(whole))]
            listed += [{} for _ in range(number - len(listed))]
            listed[number - 1].pop(column, None)
            if value is not None:
                listed[number - 1][column] = value
            self._place(whole, listed)
        else:
            self._place(address, value)
        return True

    def _place(self, address: str, value: Value | None) -> None:
        *path, last = address.split(".")
        table = self.document
        for depth, key in enumerate(path):
            inner = table.get(key)
            if not isinstance(inner, dict):
                if inner is not None:
                    self._set_aside(".".join(path[: depth + 1]), inner)
                inner = table[key] = {}
            table = inner
        if value is None:
            table.pop(last, None)
        else:
            table[last] = value

    def _set_aside(self, address: str, value: Value) -> None:
        notes = cast("Document", self.document.setdefault(NOTES, {}))
        aside = notes.setdefault("set_aside", {})
        if isinstance(aside, dict):
            aside[address] = value

    def shown(self, step: Step) -> list[Asked]:
        """The questions of a step that its answers so far leave to be asked, in the form's order."""
        siblings = step.section.questions
        return [
            asked
            for asked in step.asked
            if shown(asked.question, siblings, lambda id_: self.answer(step.address.child(id_)))
        ]

    def asked(self) -> Iterator[Asked]:
        """Every question that is shown, in the form's order."""
        for step in self.form.steps:
            yield from self.shown(step)

    def cells(self, asked: Asked) -> list[list[tuple[Address, Simple, Value | None]]]:
        """The rows of an answer: for each, its shown columns with address (as `actions.plan.2.action`) and value."""
        if not isinstance(asked.question, Rows):
            return []
        columns = asked.question.columns
        return [
            [
                (asked.address.child(number).child(column.id), column, row.get(column.id))
                for column in columns
                if shown(column, columns, row.get)
            ]
            for number, row in enumerate(every_row(asked.question, self.answer(asked.address)), start=1)
            if answered(row)
        ]

    def texts(self) -> Iterator[tuple[str, Question, Value | None]]:
        """Every answer that is shown and says something, row by row and cell by cell: address, question and value."""
        for asked in self.asked():
            if isinstance(asked.question, Rows):
                for row in self.cells(asked):
                    yield from (cell for cell in row if answered(cell[2]))
            elif answered(value := self.answer(asked.address)):
                yield asked.address, asked.question, value

    def count_words(self) -> int:
        """How many words the answers that are shown have together."""
        return sum(count_words(words(question, value)) for _, question, value in self.texts())

    def place(self, address: str, *, briefly: bool = False) -> str:
        """Where on the form an answer stands, in words: the group or section, and the question's first line.

        `briefly` leaves the section out: a question that is asked once is known without it.
        """
        for step in self.form.steps:
            for asked in step.asked:
                if asked.address.contains(address):
                    label = first_line(asked.question.label)
                    where = step.group.name if step.group else "" if briefly else step.section.heading
                    return f"{where}: {label}" if where else label
        return address

    def says_anything(self, step: Step) -> bool:
        """Whether any shown question of a step is answered."""
        return any(answered(self.answer(asked.address)) for asked in self.shown(step))

    def progress(self) -> Progress:
        """How much of the form is answered so far."""
        grouped = [step for step in self.form.steps if step.group]
        silent = {step.group for step in grouped if not self.says_anything(step)}
        single = [asked for step in self.form.steps if not step.group for asked in self.shown(step)]
        done = sum(answered(self.answer(asked.address)) for asked in single)
        groups = {step.group for step in grouped}
        return Progress(len(groups - silent), len(groups), done, len(single))

    def signed_off(self) -> bool:
        """Whether every question of the sign-off (roles officer and signed) is answered; False where there is none."""
        roles: tuple[Role, ...] = ("officer", "signed")
        asked = [asked for role in roles for asked in self.form.with_role(role)]
        return bool(asked) and all(answered(self.answer(each.address)) for each in asked)

    def not_on_the_form(self) -> list[str]:
        """The addresses of what the file holds beside the form's answers. It is kept."""
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
    """The value with every text in it scrubbed, and without the blanks that lists and tables need not keep."""
    match value:
        case str():
            return scrub(value)
        case Mapping():
            return {scrub(key): cast("Value", _scrubbed(each)) for key, each in value.items() if answered(each)}
        case list() | tuple():
            return [cast("Value", _scrubbed(each)) for each in value if answered(each)]
        case _:
            return value
