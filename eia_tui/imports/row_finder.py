"""Finds the rows of a form in a received document by their labels, wherever they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from eia_tui.imports.form_map import FormMap, FormRow, FormTable, literal_text
from eia_tui.imports.label_matching import SIMILAR, likeness, plain
from eia_tui.imports.received_document import TextDocument, TextRow, TextTable
from eia_tui.word.tables import Cell

_SHARE = 0.35
"""How much it counts that a table has the other labels of the form's table as well."""
_CONTEXT = 0.3
"""What it adds to the likeness of a row if the same words are above it as above the form's row."""
_LABEL_CELLS = 2
"""The first cells of a row, in which its label is looked for."""


@dataclass
class PlacedRow:
    """A row of the form, and the row of the document in which it is."""

    row: FormRow
    table: FormTable
    found: TextRow
    label_cell: int | None
    """The number of the document's cell with its label; None for a row without one."""
    cells: tuple[int | None, ...] = ()
    """For each of the form's cells, the number of the document's cell; None if it is merged away or gone."""
    above: TextRow | None = None
    """The row with its label, if that is above it."""
    gone: frozenset[int] = frozenset()
    """The form's cells whose columns are not in the document any more."""
    is_guess: bool = False
    """Whether its label is another, and only its neighbours say which row it is."""

    @property
    def label_cells(self) -> Sequence[Cell]:
        """The document's cells with the label."""
        if self.above:
            return self.above.row.cells
        return [] if self.label_cell is None else [self.found.row.cells[self.label_cell]]

    @property
    def label(self) -> str:
        """The words of the document's label."""
        if self.above:
            return " ".join(filter(None, self.above.texts))
        return "" if self.label_cell is None else self.found.texts[self.label_cell]


@dataclass
class PlacedHeader:
    """The header of a table, and the row of the document in which it is."""

    headers: tuple[str, ...]
    found: TextRow
    columns: dict[str, int]
    """The first grid column of each header in the document."""
    width: int


@dataclass
class Placement:
    """Where a form's rows are in a document."""

    rows: list[PlacedRow] = field(default_factory=list)
    growing: list[tuple[FormRow, list[PlacedRow]]] = field(default_factory=list)
    headers: list[tuple[FormTable, PlacedHeader]] = field(default_factory=list)
    missing: list[tuple[FormTable, FormRow]] = field(default_factory=list)
    of_table: dict[int, FormTable] = field(default_factory=dict)
    """The form's table that each table of the document is, by its number."""
    found: float = 1.0
    """The share of the form's labels that were found."""


class RowFinder:
    """Places one document on the map of a form."""

    def __init__(self, form_map: FormMap, document: TextDocument) -> None:
        self._map = form_map
        self._tables = document.tables
        self._used: set[tuple[int, int]] = set()
        """The rows of the document that are taken, as the numbers of table and row."""
        self._shares = [[self._share(table, found) for found in self._tables] for table in form_map.tables]
        self._placed: dict[tuple[int, int], tuple[int, int]] = {}
        """For each row of the form, as numbers of table and row, that of the document."""
        self._labels: dict[tuple[int, int], int | None] = {}
        self._guesses: set[tuple[int, int]] = set()
        self._known_contexts = form_map.contexts
        self._contexts: dict[tuple[int, int], str] = {}

    def place(self) -> Placement:
        """The rows, headers and growing rows that were found."""
        self._place_by_labels()
        labelled = sum(not row.optional for table in self._map.tables for row in table.rows)
        found = sum(not self._map.tables[table].rows[row].optional for table, row in self._placed)
        self._guess_from_neighbours()
        placement = Placement()
        for number, table in enumerate(self._map.tables):
            headers = self._headers(number, table)
            placement.headers += [(table, header) for _, header in sorted(headers.items())]
            labelled += bool(table.growing)
            found += bool(table.growing and headers)
            for at, row in enumerate(table.rows):
                where = self._placed.get((number, at))
                if where is None:
                    placement.missing += [] if row.optional else [(table, row)]
                    continue
                placement.rows.append(self._placed_row(table, row, (number, at), headers))
                placement.of_table.setdefault(where[0], table)
            grown = list(self._growing(number, table, headers, placement))
            placement.growing += grown
            placement.missing += [] if grown else [(table, row) for row in table.growing[:1]]
        placement.found = found / labelled if labelled else 0.0
        return placement

    # --- rows ---

    def _share(self, table: FormTable, found: TextTable) -> float:
        """The share of the labels of a form's table that a table of the document has."""
        texts = {text for row in found.rows for text in row.texts if text}
        labels = table.labels
        hits = sum(any(likeness(label, text) for text in texts) for label in labels)
        return hits / len(labels) if labels else 0.0

    def _place_by_labels(self) -> None:
        candidates = []
        for number, table in enumerate(self._map.tables):
            for at, row in enumerate(table.rows):
                for score, where, cell in self._candidates(number, row):
                    candidates.append((-score, number, at, where, cell))
        for _, number, at, where, cell in sorted(candidates, key=lambda each: each[:4]):
            if (number, at) not in self._placed and where not in self._used:
                self._take((number, at), where, cell)

    def _candidates(self, number: int, row: FormRow) -> Iterator[tuple[float, tuple[int, int], int | None]]:
        for where_table, found in enumerate(self._tables):
            for where_row, each in enumerate(found.rows):
                likely = [(likeness(row.label, text), -cell) for cell, text in enumerate(each.texts[:_LABEL_CELLS])]
                best, cell = max(likely, default=(0.0, 0))
                if best >= SIMILAR:
                    score = best + _SHARE * self._shares[number][where_table]
                    score += _CONTEXT * (likeness(row.context, self._context(where_table, where_row)) > 0)
                    if not row.is_below:
                        yield score, (where_table, where_row), -cell
                    elif where_row + 1 < len(found.rows):
                        yield score, (where_table, where_row + 1), None

    def _context(self, table: int, row: int) -> str:
        """The nearest words above a row of the document that are also above a row of the form."""
        if (table, row) not in self._contexts:
            above = [next(filter(None, each.texts), "") for each in self._tables[table].rows[:row]]
            above = [*self._tables[table].above, *above]
            known = (text for text in reversed(above) if any(likeness(each, text) for each in self._known_contexts))
            self._contexts[table, row] = next(known, "")
        return self._contexts[table, row]

    def _take(self, own: tuple[int, int], where: tuple[int, int], cell: int | None) -> None:
        self._placed[own] = where
        self._labels[own] = cell
        self._used.add(where)
        if self._map.tables[own[0]].rows[own[1]].is_below:
            self._used.add((where[0], where[1] - 1))

    def _guess_from_neighbours(self) -> None:
        """Takes what is between two known rows, or one and the edge of its table, for the one row missing there."""
        for number, table in enumerate(self._map.tables):
            for at, row in enumerate(table.rows):
                if (number, at) in self._placed or row.occurrence:
                    continue
                where = self._between((number, at), row)
                label = None if where is None else (where[0], where[1] - row.is_below)
                if where is None or label is None or where in self._used or label in self._used:
                    continue
                found = self._tables[where[0]].rows[where[1]]
                if _is_header(row.headers, found):
                    continue  # it was copied to there, or what was between it and the next row is gone
                if len(found.texts) == len(row.variants[0].cells) and self._tables[label[0]].rows[label[1]].texts[0]:
                    self._take((number, at), where, None if row.is_below else 0)
                    self._guesses.add((number, at))

    def _between(self, own: tuple[int, int], row: FormRow) -> tuple[int, int] | None:
        """Where a row is, if just as many rows as it has, with a label above it, are between its neighbours."""
        rows = self._map.tables[own[0]].rows
        size = 1 + row.is_below
        before, after = self._placed.get((own[0], own[1] - 1)), self._placed.get((own[0], own[1] + 1))
        if after:
            start = after[1] - rows[own[1] + 1].is_below
            header = _is_header(row.headers, self._tables[after[0]].rows[0])
            fits = start == header + size if own[1] == 0 else before == (after[0], start - size - 1)
            return (after[0], start - 1) if fits else None
        is_last = own[1] + 1 == len(rows) and not self._map.tables[own[0]].growing
        if before and is_last and len(self._tables[before[0]].rows) == before[1] + 1 + size:
            return before[0], before[1] + size
        return None

    # --- columns ---

    def _headers(self, number: int, table: FormTable) -> dict[int, PlacedHeader]:
        """The header of a form's table in each table of the document that has it."""
        wanted = next((row.headers for row in (*table.rows, *table.growing) if row.headers), ())
        if not wanted:
            return {}
        found: dict[int, PlacedHeader] = {}
        own = {self._placed[key][0] for key in self._placed if key[0] == number}
        for where, each in enumerate(self._tables):
            if where not in own and (own or self._shares[number][where] <= 1 / 2):
                continue
            headers = (
                (sum(map(bool, columns.values())), -at, columns)
                for at, row in enumerate(each.rows)
                if (where, at) not in self._used
                if len(columns := _columns(wanted, row)) * 2 >= len(wanted)
            )
            best = max(headers, default=None, key=lambda header: (len(header[2]), header[1]))
            if best:
                row = each.rows[-best[1]]
                last = row.row.cells[-1]
                found[where] = PlacedHeader(wanted, row, best[2], last.column + last.span)
                self._used.add((where, -best[1]))
        return found

    def _placed_row(
        self, table: FormTable, row: FormRow, own: tuple[int, int], headers: dict[int, PlacedHeader]
    ) -> PlacedRow:
        where, at = self._placed[own]
        found = self._tables[where].rows[at]
        placed = PlacedRow(row, table, found, self._labels[own], is_guess=own in self._guesses)
        placed.above = self._tables[where].rows[at - 1] if row.is_below else None
        self._place_cells(placed, where, headers)
        return placed

    def _place_cells(self, placed: PlacedRow, where: int, headers: dict[int, PlacedHeader]) -> None:
        """Finds the cells of a row in a table of the document; a cell that covers two is that of the first."""
        row, found, label_cell = placed.row, placed.found, placed.label_cell
        header = self._header_for(where, found, headers) if row.headers else None
        count = len(row.variants[0].cells)
        if header:
            columns = [header.columns.get(each) if each else None for each in row.headers]
            placed.gone = frozenset(at for at, each in enumerate(row.headers) if each and each not in header.columns)
            cells = [None if column is None else _cell_at(found, column) for column in columns]
        elif len(found.texts) == count:
            cells = list(range(count))
        else:
            cells = [_cell_at(found, column) for column in range(count)]
        label = next((at for at, pattern in enumerate(row.variants[0].cells) if literal_text(pattern)), None)
        if label is not None and label_cell is not None and cells[label] != label_cell:
            taken = cells[label]
            cells = [taken if cell == label_cell else cell for cell in cells]
            cells[label] = label_cell
        seen: set[int] = set()
        result: list[int | None] = []
        for cell in cells:
            merged = cell is None or cell in seen or found.row.cells[cell].continues
            result.append(None if merged else cell)
            seen |= {cell} if cell is not None else set()
        placed.cells = tuple(result)

    def _header_for(self, where: int, found: TextRow, headers: dict[int, PlacedHeader]) -> PlacedHeader | None:
        """The header of a table, or that of the last one above it with as many columns."""
        if where in headers:
            return headers[where]
        width = _width(found)
        above = [header for at, header in sorted(headers.items()) if at < where and header.width == width]
        return above[-1] if above else None

    # --- growing rows ---

    def _growing(
        self, number: int, table: FormTable, headers: dict[int, PlacedHeader], placement: Placement
    ) -> Iterator[tuple[FormRow, list[PlacedRow]]]:
        for row in table.growing[:1]:
            rows: list[PlacedRow] = []
            literals = {plain(each) for each in table.literals}
            for where, found in enumerate(self._tables):
                header = headers.get(where) or self._continued(number, where, headers, placement)
                if header is None:
                    continue
                placement.of_table.setdefault(where, table)
                for at, each in enumerate(found.rows):
                    if (where, at) in self._used or each.found_in(literals) or len(_columns(row.headers, each)) > 1:
                        continue
                    self._used.add((where, at))
                    placed = PlacedRow(row, table, each, None)
                    self._place_cells(placed, where, {where: header})
                    rows.append(placed)
            if rows or headers:
                yield row, rows

    def _continued(
        self, number: int, where: int, headers: dict[int, PlacedHeader], placement: Placement
    ) -> PlacedHeader | None:
        """The header of the table right above, if this one is its second half, without a header of its own."""
        above = headers.get(where - 1)
        table = self._tables[where]
        if above is None or where in placement.of_table or not table.rows:
            return None
        others = any(shares[where] > 1 / 4 for at, shares in enumerate(self._shares) if at != number)
        same = all(_width(row) == above.width for row in table.rows)
        return above if same and not others else None


def _columns(wanted: Sequence[str], row: TextRow) -> dict[str, int]:
    """The first grid column of each header that a row has."""
    candidates = sorted(
        (
            (likeness(header, text), at, cell)
            for at, header in enumerate(wanted)
            for cell, text in enumerate(row.texts)
            if header and likeness(header, text) >= SIMILAR
        ),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    found: dict[str, int] = {}
    used: set[int] = set()
    for _, at, cell in candidates:
        if wanted[at] not in found and cell not in used:
            found[wanted[at]] = row.row.cells[cell].column
            used.add(cell)
    free = [cell for cell, text in enumerate(row.texts) if cell not in used and text]
    missing = [header for header in wanted if header and header not in found]
    if len(found) > 1 and len(missing) == 1 and len(free) == 1:
        found[missing[0]] = row.row.cells[free[0]].column
    return found


def _is_header(wanted: Sequence[str], row: TextRow) -> bool:
    """Whether a row has at least half of some headers."""
    return bool(wanted) and len(_columns(wanted, row)) * 2 >= len(wanted)


def _cell_at(row: TextRow, column: int) -> int | None:
    """The number of the cell that covers a grid column."""
    return next((at for at, cell in enumerate(row.row.cells) if cell.column <= column < cell.column + cell.span), None)


def _width(row: TextRow) -> int:
    last = row.row.cells[-1] if row.row.cells else None
    return last.column + last.span if last else 0
