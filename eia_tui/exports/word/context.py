"""The values that a Word template is filled in with: for every address of the form, its answer as text or XML."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Self

from markupsafe import Markup

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.sandbox import STYLED, Budget
from eia_tui.exports.word.ledger import Ledger
from eia_tui.exports.word.prose_xml import ParagraphFormat, ProseWriter
from eia_tui.exports.word.tally import tally_blocks
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows
from eia_tui.form.stages import SIGNED_OFF
from eia_tui.form.values import Value, answer_text, is_answered, option_label
from eia_tui.prose.blocks import plain_paragraph
from eia_tui.prose.markdown import read_prose
from eia_tui.system.errors import UserError
from eia_tui.word.ooxml import text_xml


class TextValue(str):  # noqa: SLOT000  a str cannot have slots with values
    """A short answer or a text of the form: a text, or an option that compares by its id and prints its label.

    The methods are for the filters: the sandbox lets a template call none.
    """

    _label: str
    _address: str
    _ledger: Ledger | None

    def __new__(cls, value: str, label: str | None = None, address: str = "", ledger: Ledger | None = None) -> Self:
        """Compares as `value` and prints `label`, or `value` if that is None; the ledger notes both at `address`."""
        text = super().__new__(cls, value)
        text._label, text._address, text._ledger = value if label is None else label, address, ledger
        return text

    def __html__(self) -> str:
        xml = text_xml(self._label)
        return self._ledger.mark(self._address, xml) if self._ledger else xml

    def __eq__(self, other: object) -> bool:
        if self._ledger:
            self._ledger.compared.add(self._address)
        return str.__eq__(self, other) if isinstance(other, str) else False

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = str.__hash__

    def __iter__(self) -> Iterator[str]:
        raise UserError("The template loops over a text: a loop goes over groups, rows or choices")

    def transformed(self, change: Callable[[str], str]) -> "TextValue":
        """The same value with a change such as `str.upper` to its text."""
        return TextValue(change(str(self)), change(self._label), self._address, self._ledger)

    def paragraphs(self, writer: ProseWriter, format_: ParagraphFormat) -> str:
        """The text as the XML of whole paragraphs."""
        xml = writer.write((plain_paragraph(self._label),) if self._label else (), format_)
        return self._ledger.mark(self._address, xml) if self._ledger else xml


class ProseValue:
    """A long answer. A template can only print it, or test whether it is empty."""

    __slots__ = ("_address", "_ledger", "_text", "_writer")

    def __init__(self, text: str, address: str, writer: ProseWriter, ledger: Ledger) -> None:
        self._text, self._address, self._writer, self._ledger = text, address, writer, ledger

    def __bool__(self) -> bool:
        return bool(self._text)

    def __html__(self) -> str:
        return self.paragraphs(self._writer, ParagraphFormat())

    __str__ = __html__

    def paragraphs(self, writer: ProseWriter, format_: ParagraphFormat) -> str:
        """The answer as the XML of whole paragraphs, lists and tables."""
        blocks = read_prose(self._text)
        xml = writer.write(blocks, format_)
        return self._ledger.mark_prose(self._address, xml, tally_blocks(blocks, writer.missing), blocks)


class ListValue(list[object]):
    """Groups, rows or choices, which a template may loop over within its budget."""

    def __init__(self, items: Sequence[object], budget: Budget) -> None:
        super().__init__(items)
        self._budget = budget

    def __iter__(self) -> Iterator[object]:
        for item in super().__iter__():
            self._budget.spend()
            yield item

    def __contains__(self, item: object) -> bool:
        # All are compared, so that the ledger notes all of them.
        return True in [each == item for each in super().__iter__()]

    def __html__(self) -> str:
        return text_xml("; ").join(Markup.escape(item) for item in super().__iter__())

    __str__ = __html__


def filters(writer: ProseWriter, formats: Sequence[ParagraphFormat]) -> Mapping[str, Callable[..., object]]:
    """The filters for our own values, which replace those of Jinja.

    `formats` are those of the paragraphs with prose tags, by the number that the tag gives to the filter `styled`.
    """

    def styled(value: object, number: int) -> Markup:
        answer = value if isinstance(value, (TextValue, ProseValue)) else TextValue(str(value))
        format_ = formats[number] if 0 <= number < len(formats) else ParagraphFormat()
        return Markup(answer.paragraphs(writer, format_))  # noqa: S704  our own XML, with every text escaped

    def transforming(change: Callable[[str], str]) -> Callable[[object], object]:
        return lambda value: value.transformed(change) if isinstance(value, TextValue) else value

    changes = {each.__name__: transforming(each) for each in (str.upper, str.lower, str.title, str.capitalize)}
    return {STYLED: styled, **changes, "trim": transforming(str.strip)}


class Context:
    """Builds the context of a template for one draft, and notes in the ledger what the document must contain."""

    def __init__(self, draft: Draft, writer: ProseWriter, ledger: Ledger, budget: Budget, *, signed_off: bool) -> None:
        self._draft = draft
        self._signed_off = signed_off
        self._writer = writer
        self._ledger = ledger
        self._budget = budget

    def build(self) -> dict[str, object]:
        """The form's groups, whether it is signed off, and every address as nested dictionaries.

        A question without an answer has an empty value, and so has one that is not shown.
        """
        form = self._draft.form
        groups = [{"id": group.id, "label": TextValue(group.label)} for group in form.groups]
        context: dict[str, object] = {
            "groups": ListValue(groups, self._budget),
            SIGNED_OFF: self._signed_off,
        }
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
        text = answer_text(question, value)
        if question.printed and text:
            self._ledger.expected[address] = text
        match question:
            case Prose():
                return ProseValue(text, address, self._writer, self._ledger)
            case Line() | Date():
                return TextValue(text, None, address, self._ledger)
            case Choice():
                return TextValue(value if isinstance(value, str) else text, text, address, self._ledger)

    def _options(self, address: str, question: Choices, value: Value | None) -> ListValue:
        """The chosen options, each expected under an address of its own, since a template may loop over them."""
        ids = value if isinstance(value, list) else [value] if is_answered(value) else []
        options = []
        for id_ in map(str, ids):
            option, text = Address(address).child(id_), option_label(question.options, id_)
            if question.printed and text.strip():
                self._ledger.expected[option] = text
            options.append(TextValue(id_, text, option, self._ledger))
        return ListValue(options, self._budget)

    def _rows(self, address: str, question: Rows, value: Value | None) -> ListValue:
        if value is None:
            return ListValue([], self._budget)
        cells = self._draft.cells(Asked(Address(address), question))
        self._ledger.rows |= {cell.parent: address for row in cells for cell, _, _ in row[:1]}
        rows = [
            {
                column.id: self._answer(cell, column, answer if is_answered(answer) else None)
                for cell, column, answer in row
            }
            for row in cells
        ]
        empty = {column.id: self._answer("", column, None) for column in question.columns}
        return ListValue([empty | row for row in rows], self._budget)
