"""What a Word template sees: every address of the form, with its answer as text or as Word's own XML."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Self

from markupsafe import Markup

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.sandbox import Budget
from eia_tui.exports.word.ledger import Ledger
from eia_tui.exports.word.prose_xml import Fragments, ParagraphFormat
from eia_tui.exports.word.tally import of_blocks
from eia_tui.form.address import Address
from eia_tui.form.definition import Step
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows
from eia_tui.form.values import Value, answered, label, words
from eia_tui.prose.blocks import unsigned
from eia_tui.prose.markdown import read_prose
from eia_tui.system.errors import UserError
from eia_tui.word.ooxml import text_xml


class Said(str):  # noqa: SLOT000  a str cannot have slots with values
    """A short answer, or words of the form: text, or an option that compares by its id and prints its label."""

    _shown: str
    _address: str
    _ledger: Ledger | None

    def __new__(cls, value: str, shown: str | None = None, address: str = "", ledger: Ledger | None = None) -> Self:
        """Keeps `value` to compare by and `shown` to print; the ledger hears of either at `address`."""
        said = super().__new__(cls, value)
        said._shown, said._address, said._ledger = value if shown is None else shown, address, ledger
        return said

    def __html__(self) -> str:
        xml = text_xml(self._shown)
        return self._ledger.mark(self._address, xml) if self._ledger else xml

    def __eq__(self, other: object) -> bool:
        if self._ledger:
            self._ledger.consulted.add(self._address)
        return str.__eq__(self, other) if isinstance(other, str) else False

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __iter__(self) -> Iterator[str]:
        raise UserError("The template loops over a text: a loop goes over groups, rows or choices")

    def _turned(self, turn: Callable[[str], str]) -> "Said":
        return Said(turn(str(self)), turn(self._shown), self._address, self._ledger)

    def _paragraphs(self, fragments: Fragments, look: ParagraphFormat) -> str:
        xml = fragments.write((unsigned(self._shown),) if self._shown else (), look)
        return self._ledger.mark(self._address, xml) if self._ledger else xml


class Written:
    """A long answer; nothing of it is open to a template but whether it says anything."""

    __slots__ = ("_address", "_fragments", "_ledger", "_text")

    def __init__(self, text: str, address: str, fragments: Fragments, ledger: Ledger) -> None:
        self._text, self._address, self._fragments, self._ledger = text, address, fragments, ledger

    def __bool__(self) -> bool:
        return bool(self._text)

    def __html__(self) -> str:
        return self._paragraphs(self._fragments, ParagraphFormat())

    __str__ = __html__

    def _paragraphs(self, fragments: Fragments, look: ParagraphFormat) -> str:
        blocks = read_prose(self._text)
        xml = fragments.write(blocks, look)
        return self._ledger.mark_prose(self._address, xml, of_blocks(blocks, fragments.missing))


class Several(list[object]):
    """Groups, rows or choices, which a template may loop over within its budget."""

    def __init__(self, items: Sequence[object], budget: Budget) -> None:
        super().__init__(items)
        self._budget = budget

    def __iter__(self) -> Iterator[object]:
        for item in super().__iter__():
            self._budget.spend()
            yield item

    def __contains__(self, item: object) -> bool:
        # All are compared, so that the ledger knows that all were asked for.
        return True in [each == item for each in super().__iter__()]

    def __html__(self) -> str:
        return text_xml("; ").join(Markup.escape(item) for item in super().__iter__())

    __str__ = __html__


def filters(fragments: Fragments, looks: Sequence[ParagraphFormat]) -> Mapping[str, Callable[..., object]]:
    """The filters that must know our answers; the others are Jinja's."""

    def styled(value: object, look: int) -> Markup:
        text = value if isinstance(value, (Said, Written)) else Said(str(value))
        return Markup(text._paragraphs(fragments, looks[look] if 0 <= look < len(looks) else ParagraphFormat()))  # noqa: S704, SLF001  our own XML, in our own room

    def turning(turn: Callable[[str], str]) -> Callable[[object], object]:
        def turned(value: object) -> object:
            return value._turned(turn) if isinstance(value, Said) else value  # noqa: SLF001  private to templates

        return turned

    turns = {each.__name__: turning(each) for each in (str.upper, str.lower, str.title, str.capitalize)}
    return {"styled": styled, **turns, "trim": turning(str.strip)}


class Context:
    """Builds what a template sees of one draft, and notes in the ledger what the document will owe."""

    def __init__(self, draft: Draft, fragments: Fragments, ledger: Ledger, budget: Budget) -> None:
        self._draft = draft
        self._fragments = fragments
        self._ledger = ledger
        self._budget = budget

    def build(self) -> dict[str, object]:
        """Every address of the form as nested tables, empty where nothing is said or shown; and its groups."""
        form = self._draft.form
        groups = [{"id": group.id, "label": Said(group.label)} for group in form.groups]
        context: dict[str, object] = {"groups": Several(groups, self._budget)}
        for section in form.sections:
            if not section.per_group:
                context[section.id] = self._step(Step(section))
            else:
                context[section.id] = {group.id: self._step(Step(section, group)) for group in form.groups}
        return context

    def _step(self, step: Step) -> dict[str, object]:
        shown = {asked.address for asked in self._draft.shown(step)}
        return {
            asked.question.id: self._answer(
                asked.address, asked.question, self._draft.answer(asked.address) if asked.address in shown else None
            )
            for asked in step.asked
        }

    def _answer(self, address: str, question: Question, value: Value | None) -> object:
        if isinstance(question, Rows):
            return self._rows(address, question, value)
        if isinstance(question, Choices):
            return self._options(address, question, value)
        text = words(question, value)
        if question.printed and text:
            self._ledger.owed[address] = text
        match question:
            case Prose():
                return Written(text, address, self._fragments, self._ledger)
            case Line() | Date():
                return Said(text, None, address, self._ledger)
            case Choice():
                return Said(value if isinstance(value, str) else text, text, address, self._ledger)

    def _options(self, address: str, question: Choices, value: Value | None) -> Several:
        """The chosen options, each owed on its own, since a template may loop over them."""
        listed = value if isinstance(value, list) else [value] if answered(value) else []
        said = []
        for each in map(str, listed):
            at, text = f"{address}.{each}", label(question.options, each)
            if question.printed and text.strip():
                self._ledger.owed[at] = text
            said.append(Said(each, text, at, self._ledger))
        return Several(said, self._budget)

    def _rows(self, address: str, question: Rows, value: Value | None) -> Several:
        if value is None:
            return Several([], self._budget)
        from eia_tui.form.definition import Asked

        cells = self._draft.cells(Asked(Address(address), question))
        self._ledger.rows |= {at.rpartition(".")[0]: address for row in cells for at, _, _ in row[:1]}
        rows = [
            {column.id: self._answer(at, column, cell if answered(cell) else None) for at, column, cell in row}
            for row in cells
        ]
        empty = {column.id: self._answer("", column, None) for column in question.columns}
        return Several([empty | row for row in rows], self._budget)
