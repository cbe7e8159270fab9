"""Reads one view of a returned form: the answer at each address, and whatever is in no answer."""

from collections.abc import Container, Iterable, Mapping, Sequence

from lxml import etree

from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Rows
from eia_tui.form.values import Value, is_answered
from eia_tui.imports.answer_values import ValueReader
from eia_tui.imports.cell_contents import divide, hints, is_all_of, is_printed
from eia_tui.imports.expected_answers import ExpectedAnswers
from eia_tui.imports.form_map import FormMap, FormRow, FormTable, Pattern, addresses_in, columns_in, literal_text
from eia_tui.imports.label_matching import likeness, plain, rest_behind
from eia_tui.imports.printed_options import NO_ANSWER, TABLE, is_no_answer, printed_variant
from eia_tui.imports.received_document import TextDocument, TextRow
from eia_tui.imports.returned_form import Doubt, Reading, Report, ReportKind
from eia_tui.imports.row_finder import PlacedHeader, PlacedRow, Placement, RowFinder
from eia_tui.word.ooxml import w
from eia_tui.word.tidy import number_of


class FormReader:
    """Reads a document by the map of a form."""

    def __init__(self, form_map: FormMap, document: TextDocument, expected: ExpectedAnswers | None = None) -> None:
        """`expected` are the answers of the draft that it was probably made of: they only say how to read a row."""
        self._map = form_map
        self._expected = expected or ExpectedAnswers()
        self._form: Form = form_map.form
        self._document = document
        self._reading = Reading()
        self._values = ValueReader(document, self._report)
        self._shared: set[etree._Element] = set()  # cells that were merged with that of another answer below
        self._gone: dict[tuple[int, str], list[str]] = {}
        """For each column that was deleted, given by its table and header, the answers that it had."""
        self._headings = {section.heading: section.id for section in self._form.sections}

    def read(self) -> tuple[Reading, float]:
        """The reading, and the share of the form's labels that were found."""
        placement = RowFinder(self._map, self._document).place()
        for table, header in placement.headers:
            self._header(table, header)
        for placed in placement.rows:
            self._find_shared(placed)
        for placed in placement.rows:
            self._row(placed)
        for row, rows in placement.growing:
            self._growing(row, rows)
        for table, row in placement.missing:
            self._missing(table, row)
        for (_, column), on in self._gone.items():
            self._report("not found", on, "", column)
        self._other_rows(placement)
        self._body()
        self._prove()
        return self._reading, placement.found

    def _report(self, kind: ReportKind, on: Iterable[str], text: str, printed: str = "") -> None:
        self._reading.reports.append(Report(kind, tuple(dict.fromkeys(on)), " ".join(text.split()), printed))

    # --- labels and headers ---

    def _header(self, table: FormTable, header: PlacedHeader) -> None:
        self._document.claim(header.found.row.element)
        for at, cell in enumerate(header.found.row.cells):
            label = next((each for each, column in header.columns.items() if column == cell.column), None)
            on = [] if label is None else list(table.addresses_below(label))
            self._note_cell(cell.element, on or [table.section])
            text = header.found.texts[at]
            if label is None and text:
                self._report("not on the form", [table.section], f"the column “{text}”")
            elif label is not None:
                self._wording(label, text, on)

    def _wording(self, label: str, text: str, on: Sequence[str]) -> None:
        """Reports a label whose words were changed, and words that were typed behind it or into it."""
        if plain(label) == plain(text):
            return
        if rest := rest_behind(label, text):
            self._report("not on the form", on, rest)
        elif len(plain(text).split()) > len(plain(label).split()):
            self._report("not on the form", on, text, label)
        else:
            self._report("wording of the form changed", on, text, label)

    def _note_cell(self, element: etree._Element, on: Iterable[str]) -> None:
        addresses = tuple(dict.fromkeys(on))
        self._reading.cells[number_of(element)] = addresses
        for paragraph in element.iter(w("p")):
            self._reading.cells[number_of(paragraph)] = addresses

    # --- rows ---

    def _row(self, placed: PlacedRow) -> None:
        row, found = placed.row, placed.found
        on = self._row_addresses(row)
        for label_cell in placed.label_cells:
            self._note_cell(label_cell.element, on)
            self._document.claim_cell(label_cell)
        if placed.is_guess:
            self._report("taken for", row.addresses, placed.label, row.label)
        elif placed.label and not self._has_slots(placed):
            self._wording(row.label, placed.label, row.addresses)
        texts = [found.elements[cell] if cell is not None else () for cell in placed.cells]
        direct = [self._direct(found, cell) for cell in placed.cells]
        unknown = [at for at, cell in enumerate(placed.cells) if cell is None or self._is_shared(found, cell)]
        variant, doubt, sentences = printed_variant(row, direct, self._expected, unknown)
        if not row.slots and not is_printed(variant, texts):
            blank = next((each for each in row.variants if not any(each.chosen.values())), None)
            if blank is None or not is_all_of(blank, texts):
                self._unknown_option(placed)
                return
            variant, doubt = blank, None
        seen_words = False
        for at, pattern in enumerate(variant.cells):
            cell = placed.cells[at] if at < len(placed.cells) else None
            if cell == placed.label_cell and cell is not None and not addresses_in(pattern):
                continue
            seen_words |= self._cell(placed, at, pattern, cell, sentences)
        choices = [each for each in variant.chosen if isinstance(self._form.questions.get(each), Choice)]
        if doubt:
            self._reading.doubts |= dict.fromkeys(choices, doubt)
        else:
            has_own = _literals(variant.cells) > min(_literals(each.cells) for each in row.variants)
            self._choices(row, variant.chosen, literals=has_own, words=seen_words)
        self._rest_of_row(placed, on)

    def _unknown_option(self, placed: PlacedRow) -> None:
        """Asks a person what a row says that prints only an option, where its words are not those of one."""
        row, found = placed.row, placed.found
        self._document.claim(found.row.element)
        for cell in found.row.cells:
            self._note_cell(cell.element, row.addresses)
        words = " | ".join(text for at, text in enumerate(found.texts) if text and at != placed.label_cell)
        for address in row.addresses:
            option = self._expected.option(address)
            printed = next((each for each in row.variants if option and each.chosen.get(address) == option), None)
            own = "" if printed is None else " | ".join(filter(None, map(literal_text, printed.cells[1:])))
            self._reading.doubts[address] = Doubt(own, words)

    def _has_slots(self, placed: PlacedRow) -> bool:
        """Whether answers are in the same cell as the label."""
        cells = placed.row.variants[0].cells
        return any(addresses_in(cells[at]) for at, cell in enumerate(placed.cells) if cell == placed.label_cell)

    def _row_addresses(self, row: FormRow) -> list[str]:
        """What a label concerns: the group, where the row is about one, or the answers of the row."""
        addresses = row.addresses
        steps = {Address(each).parent for each in addresses}
        groups = {step.address for step in self._form.steps if step.group}
        return list(steps) if len(steps) == 1 and steps <= groups else addresses

    def _is_shared(self, found: TextRow, cell: int) -> bool:
        return found.row.cells[cell].element in self._shared

    def _find_shared(self, placed: PlacedRow) -> None:
        """Notes the cells above that cells of a row were merged with: whose words are in them is not known."""
        patterns = (each.cells for each in placed.row.variants)
        if any(addresses_in(cells[at]) for cells in patterns for at, cell in enumerate(placed.cells) if cell is None):
            table = next(each for each in self._document.tables if placed.found in each.rows)
            merged = (each for each in placed.found.row.cells if each.continues)
            self._shared |= {top.element for each in merged if (top := table.top_of(each, placed.found))}

    def _direct(self, found: TextRow, cell: int | None) -> list[str]:
        """The texts of a cell's own paragraphs, and a sign for each of its tables."""
        content = () if cell is None else found.row.cells[cell].content
        texts = (self._document.text(each) if each.tag == w("p") else TABLE for each in content)
        return [text for text in texts if text]

    def _cell(self, placed: PlacedRow, at: int, pattern: Pattern, cell: int | None, sentences: Container[str]) -> bool:
        """Reads a cell of a row. Whether it has an answer that says something."""
        targets = addresses_in(pattern)
        if cell is None:
            self._no_cell(placed, at, targets)
            return False
        element = placed.found.row.cells[cell].element
        every = [
            target for each in placed.row.variants if at < len(each.cells) for target in addresses_in(each.cells[at])
        ]
        if cell != placed.label_cell:
            self._note_cell(element, targets or every)
        self._document.claim(element)
        if element in self._shared and every:
            self._reading.merged |= set(every)
            self._report("cells merged", targets or every, placed.found.texts[cell])
            return False
        content = placed.found.row.cells[cell].content
        divided = divide(pattern, content, self._document, hints(placed.row, at), sentences=sentences)
        for text, printed in divided.altered:
            if printed not in sentences:
                self._report("not on the form", targets or every, text, printed)
        for each in divided.contents:
            self._reading.answers[each.slot.target.address] = self._values.read(
                each, self._form.questions[each.slot.target.address], each.slot.target.address
            )
        if words := " ".join(filter(None, map(self._document.text_in, divided.left))):
            own = literal_text(pattern)
            if is_no_answer(own) and is_no_answer(words):
                self._report("wording of the form changed", targets or every, words, own)
            else:
                self._report("not on the form", targets or every, words)
        answers = [self._reading.answers[each.slot.target.address] for each in divided.contents]
        return any(is_answered(each) and str(each).strip(" .").casefold() not in NO_ANSWER for each in answers)

    def _no_cell(self, placed: PlacedRow, at: int, targets: Sequence[str], text: str = "") -> None:
        """Notes answers whose cell is not there, or not theirs alone; `text` is what that has."""
        self._reading.merged |= set(targets)
        if at in placed.gone:
            self._gone.setdefault((id(placed.table), placed.row.headers[at]), []).extend(targets)
        else:
            for address in targets:
                self._report("cells merged", [address], text)

    def _choices(self, row: FormRow, chosen: Mapping[str, str], *, literals: bool, words: bool) -> None:
        for address, option in chosen.items():
            if not isinstance(self._form.questions.get(address), Choice) or address in self._reading.answers:
                continue
            if option and (literals or not row.slots):
                self._reading.answers[address] = option
            elif option and words:
                self._reading.implied[address] = option
            elif not row.slots:
                self._reading.answers[address] = ""

    def _rest_of_row(self, placed: PlacedRow, on: Sequence[str]) -> None:
        """Reports what is in a row beside the form's own cells, as in a column that somebody added."""
        for at, cell in enumerate(placed.found.row.cells):
            if at in placed.cells or at == placed.label_cell:
                continue
            self._document.claim_cell(cell)
            self._note_cell(cell.element, on)
            if placed.found.texts[at]:
                self._report("not on the form", on, placed.found.texts[at])

    def _growing(self, row: FormRow, rows: Sequence[PlacedRow]) -> None:
        address = Address(row.slots[0].target.address)
        question = self._form.questions[address]
        if not isinstance(question, Rows):
            return
        columns = {column.id: column for column in question.columns}
        values: list[dict[str, Value]] = []
        for placed in rows:
            self._find_shared(placed)
        for placed in rows:
            number, value = len(values) + 1, dict[str, Value]()
            for at, pattern in enumerate(row.variants[0].cells):
                cell = placed.cells[at]
                targets = [address.child(number, column) for column in columns_in(pattern)]
                element = None if cell is None else placed.found.row.cells[cell]
                if element:
                    self._note_cell(element.element, targets)
                    self._document.claim_cell(element)
                if element is None or element.element in self._shared:
                    if not placed.found.is_blank:
                        self._no_cell(placed, at, targets, "" if cell is None else placed.found.texts[cell])
                    continue
                divided = divide(pattern, element.content, self._document)
                for each in divided.contents:
                    column = each.slot.target.column
                    answer = self._values.read(each, columns[column], address.child(number, column))
                    if is_answered(answer):
                        value[column] = answer
                if words := " ".join(filter(None, map(self._document.text_in, divided.left))):
                    self._report("not on the form", targets, words)
            self._rest_of_row(placed, [address.child(number)])
            if value:
                values.append(value)
        self._reading.answers[address] = values

    def _missing(self, table: FormTable, row: FormRow) -> None:
        on = [slot.target.address for slot in row.slots]
        self._report("not found", on or [table.section], "", row.label or self._form.questions[on[0]].label)

    # --- what is in no answer ---

    def _other_rows(self, placement: Placement) -> None:
        """Reports the rows that are not the form's, in its tables and in others."""
        for number, table in enumerate(self._document.tables):
            form_table = placement.of_table.get(number)
            rows = [row for row in table.rows if not self._is_claimed(row)]
            own = {plain(text) for text in form_table.literals} if form_table else set()
            rows = [row for row in rows if not row.found_in(own)]
            if form_table is None:
                if not any(True for row in rows if row.text):
                    continue
                if self._is_body_table(table.element):
                    continue
                self._report("not on the form", [], "\n".join(row.text for row in rows if row.text))
            else:
                for row in rows:
                    words = [text for text in row.texts if text]
                    if words:
                        text = f"{words[0]}: {' | '.join(words[1:])}" if words[1:] else words[0]
                        self._report("not on the form", [form_table.section], text)
            for row in table.rows:
                self._document.claim(row.row.element)

    def _is_body_table(self, element: etree._Element) -> bool:
        """Whether a table is in the place of an answer that the form prints outside of tables."""
        return bool(addresses_in(self._map.body)) and element not in self._document.claimed

    def _is_claimed(self, row: TextRow) -> bool:
        paragraphs = list(row.row.element.iter(w("p")))
        open_ = [each for each in paragraphs if each not in self._document.claimed]
        return len(open_) < len(paragraphs) and not any(map(self._document.text, open_))

    def _body(self) -> None:
        """Reads what is outside of tables."""
        elements = [
            each
            for each in self._document.body
            if each.tag != w("tbl") or not all(p in self._document.claimed for p in each.iter(w("p")))
        ]
        section = ""
        for each in elements:
            text = self._document.text(each) if each.tag == w("p") else ""
            heading = next((id_ for words, id_ in self._headings.items() if likeness(words, text)), None)
            section = heading or section
            self._reading.cells[number_of(each)] = (heading,) if heading else ()
        divided = divide(self._map.body, elements, self._document, sorted(self._map.literals), strict=True)
        for text, printed in divided.altered:
            self._report("not on the form", [], text, printed)
        for content in divided.contents:
            address = content.slot.target.address
            if content.slot.target.column:
                continue
            self._reading.answers[address] = self._values.read(content, self._form.questions[address], address)
            for element in content.elements:
                self._note_cell(element, [address])
        for element in divided.left:
            if element.tag == w("altChunk"):
                self._report("part not read", [], "a part in another format, which Word has not opened yet")
            elif text := self._document.text_in(element):
                self._report("not on the form", [], text)
            else:
                self._values.report_asides(element)
        self._document.claim(*elements)

    def _prove(self) -> None:
        """Reports every paragraph that has not been accounted for: there should be none."""
        for paragraph in self._document.paragraphs(self._document.body):
            if paragraph not in self._document.claimed and (text := self._document.text(paragraph)):
                self._report("not on the form", [], text)


def _literals(cells: Sequence[Pattern]) -> int:
    return sum(bool(literal_text(pattern)) for pattern in cells)
