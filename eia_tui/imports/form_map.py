"""Where the answers of a form are printed: read off the council's template, rendered with probes.

There is no second file that says where an answer is: the tagged template is the map.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice
from eia_tui.imports.blocks import BlockReader
from eia_tui.imports.headers_footers import margin_texts
from eia_tui.imports.inline import Look
from eia_tui.imports.label_matching import plain
from eia_tui.imports.pictures import Pictures
from eia_tui.imports.probes import Probe, Probes, Target
from eia_tui.imports.readable import readable
from eia_tui.word.ooxml import w
from eia_tui.word.received import read_received
from eia_tui.word.tables import rows

Render = Callable[[Draft], bytes]
"""Writes a draft as its Word form."""


@dataclass(frozen=True)
class Slot:
    """A place in which an answer is printed, and how its words look there."""

    target: Target
    look: Look


Pattern = tuple[tuple[str | Slot, ...], ...]
"""What a cell prints: for each of its paragraphs the form's own words and the answers, in their order."""


def _literal_paragraphs(pattern: Pattern) -> list[str]:
    """The paragraphs of a cell that hold only the form's own words."""
    return [
        " ".join(str(piece).strip() for piece in paragraph)
        for paragraph in pattern
        if all(isinstance(piece, str) for piece in paragraph)
    ]


@dataclass(frozen=True)
class Variant:
    """What a row prints when certain options are chosen."""

    chosen: Mapping[str, str]
    """The options by the addresses of their questions: "" where none is chosen."""
    cells: tuple[Pattern, ...]

    # Each of these is read many times for every file that is read, and a map is read for many files.
    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The places for answers."""
        pieces = (piece for pattern in self.cells for line in pattern for piece in line)
        return tuple(dict.fromkeys(piece for piece in pieces if isinstance(piece, Slot)))

    @cached_property
    def literals(self) -> tuple[tuple[int, str], ...]:
        """The paragraphs of the form's own words, each with the number of its cell."""
        return tuple((at, literal) for at, pattern in enumerate(self.cells) for literal in _literal_paragraphs(pattern))

    @property
    def has_slot(self) -> bool:
        """Whether an answer is printed in it."""
        return bool(self.slots)


@dataclass
class FormRow:
    """A row of the form in which answers are printed."""

    label: str
    """Its own words; "" if it has none, as a row below its label."""
    headers: tuple[str, ...]
    """The words above each of its cells; () if it has no header."""
    variants: list[Variant] = field(default_factory=list)
    occurrence: int = 0
    """How many rows above it in its table have the same label."""
    context: str = ""
    """The form's own words nearest above it that are alone, such as a heading: other rows may have the same label."""
    is_below: bool = False
    """Whether its label is the row above it."""
    position: int = 0
    """How many rows were above it where it was first met: below it are the rows that follow it in the form."""
    optional: bool = False
    """Whether some answers leave it out of the form."""

    @property
    def key(self) -> tuple[str, bool, int]:
        """What it is found by in its table."""
        return self.label, self.is_below, self.occurrence

    @property
    def slots(self) -> list[Slot]:
        """The places for answers of all its variants."""
        return list(dict.fromkeys(slot for variant in self.variants for slot in variant.slots))

    @property
    def addresses(self) -> list[str]:
        """The addresses of the answers that it prints, or that decide what it prints."""
        chosen = (address for each in self.variants for address, option in each.chosen.items() if option)
        return list(dict.fromkeys([*(slot.target.address for slot in self.slots), *chosen]))


@dataclass
class FormTable:
    """A table of the form."""

    rows: list[FormRow] = field(default_factory=list)
    growing: list[FormRow] = field(default_factory=list)
    """The rows that are printed once for each row of an answer."""
    literals: set[str] = field(default_factory=set)
    """The texts of its rows without answers, such as its header, or that there is nothing yet."""

    @property
    def labels(self) -> set[str]:
        """The labels and headers by which it is found again."""
        headers = {each for row in (*self.rows, *self.growing) for each in row.headers if each}
        return headers | {row.label for row in self.rows if row.label}

    @property
    def section(self) -> str:
        """The section that it is about; "" if it has no answers."""
        addresses = [address for row in (*self.rows, *self.growing) for address in row.addresses]
        return Address(addresses[0]).section if addresses else ""

    def addresses_below(self, header: str) -> Iterator[str]:
        """The answers that are printed below a header."""
        for row in (*self.rows, *self.growing):
            for at, each in enumerate(row.headers):
                if each == header:
                    yield from (address for variant in row.variants for address in addresses_in(variant.cells[at]))


@dataclass
class FormMap:
    """Where each answer of a form is printed."""

    form: Form
    tables: list[FormTable]
    body: Pattern
    """The paragraphs outside tables."""
    literals: set[str]
    """The texts of the form's own paragraphs outside tables."""
    margins: Pattern = ()
    """The paragraphs of its headers and footers."""

    @property
    def contexts(self) -> set[str]:
        """The words above rows, by which rows with the same label are told apart."""
        return {row.context for table in self.tables for row in table.rows if row.context}


def read_map(form: Form, render: Render) -> FormMap:
    """The map of a form, whose template `render` fills in. Raises what `render` raises."""
    probes = Probes(form)
    printed = [_Printed(probe, probes, render) for probe in probes.all()]
    tables = [FormTable() for _ in printed[0].tables]
    for each in printed:
        for number, found in enumerate(each.tables):
            if number == len(tables):
                tables.append(FormTable())
            _add(tables[number], found, each.probe, each.above[number])
    for table in tables:
        for row in table.rows:
            row.optional = len(row.variants) < len(printed)
    for table in tables:
        _relevant_choices(table)
    _add_ticks(tables, probes, render, form)
    for table in tables:
        table.rows.sort(key=lambda row: row.position)
    literals = {
        text
        for each in printed
        for paragraph in each.body
        if not any(isinstance(piece, Slot) for piece in paragraph)
        for text in paragraph
        if isinstance(text, str)
    }
    margins = tuple(dict.fromkeys(line for each in printed for line in each.margins))
    return FormMap(form, tables, printed[0].body, literals, margins)


class _Printed:
    """A printed probe: its tables and paragraphs, with the answers in them."""

    def __init__(self, probe: Probe, probes: Probes, render: Render) -> None:
        self.probe = probe
        received = read_received(render(probe.draft))
        root = readable(received.document)
        self._reader = BlockReader(root, received, Pictures(""))
        self._probes = probes
        body = root.find(w("body"))
        elements = [] if body is None else list(body)
        self.tables: list[list[list[Pattern]]] = []
        self.above: list[str] = []
        """For each table, the form's own words in the paragraph above it."""
        above = ""
        for each in elements:
            if each.tag == w("tbl"):
                self.tables.append([[self._pattern(cell.content) for cell in row.cells] for row in rows(each)])
                self.above.append(above)
            elif each.tag == w("p"):
                above = literal_text(self._pattern([each])) or above
        self.body = self._pattern([each for each in elements if each.tag == w("p")])
        texts = margin_texts(received.margins)
        self.margins = tuple(self._as_slots(probes.pieces(text), Look()) for text in texts)

    def _pattern(self, elements: Sequence[etree._Element]) -> Pattern:
        paragraphs = (each for element in elements for each in element.iter(w("p")))
        return tuple(pieces for each in paragraphs if (pieces := self._paragraph(each)))

    def _paragraph(self, paragraph: etree._Element) -> tuple[str | Slot, ...]:
        pieces = list(self._probes.pieces(self._reader.text(paragraph).replace("\n", " ")))
        if all(isinstance(each, str) for each in pieces):
            return tuple(each for each in pieces if isinstance(each, str))
        return self._as_slots(pieces, self._reader.look(paragraph))

    @staticmethod
    def _as_slots(pieces: Iterable[str | Target], look: Look) -> tuple[str | Slot, ...]:
        return tuple(each if isinstance(each, str) else Slot(each, look) for each in pieces)


def _slots(cells: Sequence[Pattern]) -> Iterator[Slot]:
    for pattern in cells:
        for paragraph in pattern:
            yield from (piece for piece in paragraph if isinstance(piece, Slot))


def addresses_in(pattern: Pattern) -> list[str]:
    """The addresses of the answers that a cell prints."""
    return [slot.target.address for slot in _slots([pattern])]


def columns_in(pattern: Pattern) -> list[str]:
    """The columns of a row of an answer that a cell prints, by their ids."""
    return [slot.target.column for slot in _slots([pattern])]


def literal_text(pattern: Pattern) -> str:
    """The form's own words in a cell."""
    return " ".join(piece.strip() for paragraph in pattern for piece in paragraph if isinstance(piece, str))


def _label(cells: Sequence[Pattern]) -> str:
    """The label of a row: the words of its first cell that has any before an answer."""
    for pattern in cells:
        words = literal_text(pattern)
        if words:
            return words
        if any(True for _ in _slots([pattern])):
            return ""
    return ""


def _add(table: FormTable, printed: Sequence[Sequence[Pattern]], probe: Probe, context: str) -> None:
    """Adds what a table prints for one probe; `context` is the text above it."""
    headers: tuple[str, ...] = ()
    above = ""
    met: Counter[tuple[str, bool]] = Counter()
    for position, cells in enumerate(printed):
        slots = list(_slots(cells))
        label = _label(cells)
        key = (label or above, not label)
        known = next((row for row in table.rows if row.key == (*key, met[key])), None) if key[0] else None
        if slots and slots[0].target.column:
            if slots[0].target.row == 0 and not table.growing:
                table.growing.append(FormRow("", _fitting(headers, cells), [Variant({}, tuple(cells))]))
        elif slots or known:
            row = known or FormRow(key[0], (), occurrence=met[key], is_below=key[1], context=context, position=position)
            row.headers = row.headers or _fitting(headers, cells)
            if not known:
                table.rows.append(row)
            met[key] += 1
            row.variants.append(Variant(dict(probe.chosen), tuple(cells)))
        else:
            headers = tuple(literal_text(pattern) for pattern in cells)
            table.literals.add(" ".join(filter(None, headers)))
            context = label if sum(map(bool, headers)) == 1 else context
        above = " ".join(literal_text(pattern) for pattern in cells) if not slots else ""


def _fitting(headers: tuple[str, ...], cells: Sequence[Pattern]) -> tuple[str, ...]:
    """The header, if it is one for these cells: words above several answers."""
    several = sum(any(_slots([pattern])) for pattern in cells) > 1
    is_header = several and len(headers) == len(cells) and sum(map(bool, headers)) > 1
    return headers if is_header else ()


def _add_ticks(tables: Sequence[FormTable], probes: Probes, render: Render, form: Form) -> None:
    """Adds the rows that print no answer but only ticks: found by making one choice at a time."""
    printed = {slot.target.address for table in tables for row in table.rows for slot in row.slots}
    decided = {
        address
        for table in tables
        for row in table.rows
        for variant in row.variants
        for address, option in variant.chosen.items()
        if option
    }
    for address, question in form.questions.items():
        if not isinstance(question, Choice) or not question.printed or address in printed | decided:
            continue
        blank = _Printed(Probe(Draft(form)), probes, render)
        for option in question.options:
            each = _Printed(probes.one_choice(address, option.id), probes, render)
            for table, before, after in zip(tables, blank.tables, each.tables, strict=False):
                _add_ticked_rows(table, before, after, {address: option.id})


def _add_ticked_rows(
    table: FormTable, before: Sequence[Sequence[Pattern]], after: Sequence[Sequence[Pattern]], chosen: Mapping[str, str]
) -> None:
    for position, (old, new) in enumerate(zip(before, after, strict=False)):
        if old == new:
            continue
        label = _label(new)
        row = next((row for row in table.rows if row.label == label), None)
        if row is None:
            row = FormRow(label, (), [Variant(dict.fromkeys(chosen, ""), tuple(old))], position=position)
            table.rows.append(row)
        if not row.slots:
            row.variants.append(Variant(chosen, tuple(new)))
            table.literals -= {" ".join(filter(None, map(literal_text, cells))) for cells in (old, new)}


def _relevant_choices(table: FormTable) -> None:
    """Leaves in each variant the choices of the step that its row is about, and drops variants that print the same."""
    for row in table.rows:
        steps = {Address(slot.target.address).parent for slot in row.slots}
        variants: dict[tuple[Pattern, ...], list[Mapping[str, str]]] = {}
        for each in row.variants:
            chosen = {address: option for address, option in each.chosen.items() if Address(address).parent in steps}
            variants.setdefault(each.cells, []).append(chosen)
        row.variants = [
            replace(Variant(options[0], cells), chosen=_common(options)) for cells, options in variants.items()
        ]


def _common(options: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    """The one known option of each choice with which a row prints this; "" where several or none print the same."""
    addresses = {address for each in options for address in each}
    found = {}
    for address in sorted(addresses):
        known = {each[address] for each in options if each.get(address)}
        found[address] = next(iter(known)) if len(known) == 1 else ""
    return found


def same_words(one: str, other: str) -> bool:
    """Whether two texts are the same apart from signs and capitals."""
    return plain(one) == plain(other)
