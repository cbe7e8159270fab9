"""A table as a small grid, in which one cell at a time is edited."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Button, Static

from eia_tui.flows.dialogue import Way
from eia_tui.prose.tables import Grid, TableAtCursor
from eia_tui.tui.dialogs.basic import WaysScreen
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.drawn_lines import fitted
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

_LEAST, _MOST = 4, 30


class TableScreen(ModalScreen[TableAtCursor]):
    """Returns the table, with the cell that was current last.

    Every change is passed on at once, so that nothing is lost if the program ends.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "done", "Done", key_display="Esc", priority=True),
        Binding("up", "move(-1)", "Row above", show=False, priority=True),
        Binding("down", "move(1)", "Row below", show=False, priority=True),
        Binding("ctrl+t", "rows_and_columns", "Table", tooltip="Add or delete a row or column", priority=True),
        Binding("ctrl+z", "back", "Undo", priority=True),
        Binding("f1", "app.keys", "Keys", priority=True),
    ]

    def __init__(self, placed: TableAtCursor, keep: Callable[[Grid], None]) -> None:
        """Starts in the cell at the cursor; `keep` is called with the grid after every change."""
        super().__init__()
        self.placed = placed
        self.grid = placed.grid
        self._row_of_tab = 0
        """The row that Tab added last, until something is typed there; 0 for none."""
        self.row = min(placed.row, len(self.grid.rows) - 1)
        self.column = min(placed.column, self.grid.columns - 1)
        self.keep = keep
        self._before: list[Grid] = []
        self._shown: VirtualList[int] = VirtualList(self._lines)
        self._shown.can_focus = False

    def compose(self) -> ComposeResult:
        """The grid, the current cell, and a button to close."""
        with Vertical(classes="sheet"):
            yield Static("", classes="heading")
            yield self._shown
            yield Static("", classes="cell label")
            yield TextField(self.grid.rows[self.row][self.column])
            with Vertical(classes="ways"):
                yield ActionButton("Done")
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows the cell at the cursor."""
        self._show()
        self.query_one(TextField).focus()

    def _show(self) -> None:
        grid = self.grid
        many = f"Table: {grid.columns} columns, a heading and {len(grid.rows) - 1} rows"
        self.query_one(".heading", Static).update(Content(many))
        named = grid.rows[0][self.column] or f"column {self.column + 1}"
        where = f"Heading of column {self.column + 1}" if self.row == 0 else f"Row {self.row}, {named}"
        self.query_one(".cell", Static).update(Content(where))
        self._shown.show(range(len(grid.rows)), self.row)

    def _go(self, row: int, column: int) -> None:
        self.row, self.column = row, column
        area = self.query_one(TextField)
        area.show(self.grid.rows[row][column])
        area.action_go_to_end()
        area.history.clear()
        area.focus()
        self._show()

    def _lines(self, number: int, width: int) -> Sequence[Line]:
        """A row of the grid; the current cell is in brackets, and its column always visible."""
        widths = self._widths(width)
        first = 0
        while first < self.column and sum(widths[first : self.column + 1]) + 3 * (self.column - first + 1) > width:
            first += 1
        line: list[tuple[str, str]] = []
        for column in range(first, self.grid.columns):
            here = number == self.row and column == self.column
            text = cut(self.grid.rows[number][column], widths[column])
            line.append((f"[{text}]" if here else f" {text} ", "strong" if number == 0 or here else ""))
            line.append(("│", ""))
        return [line]

    def _widths(self, width: int) -> list[int]:
        """The width of each column in cells: that of its widest cell, or less if there is no room."""
        widest = [
            min(max([_LEAST, *(cell_len(row[column]) for row in self.grid.rows)]), _MOST)
            for column in range(self.grid.columns)
        ]
        return fitted(widest, max(width - 3 * self.grid.columns, 0), [_LEAST] * self.grid.columns)

    def _then(self, act: Callable[[], object]) -> None:
        """Does something after the keys that were pressed before it: the next keys are for another cell."""
        area = self.query_one(TextField)

        def now() -> None:
            # Not by message, which would arrive when another cell is current.
            self._put_cell(area.text)
            act()

        area.call_later(now)

    def _put_cell(self, text: str) -> None:
        grid = self.grid.with_cell(self.row, self.column, text)
        if grid != self.grid:
            self.grid = grid
            self.keep(grid)

    @on(TextField.Typed)
    def put(self, event: TextField.Typed) -> None:
        """Writes what is typed into the cell."""
        event.stop()
        self._put_cell(event.area.text)
        self._shown.show(range(len(self.grid.rows)), self.row)

    @on(TextField.Entered)
    def below(self, event: TextField.Entered) -> None:
        """Enter goes to the cell below; from the last row, to one more."""
        event.stop()
        self._put_cell(event.area.text)
        if self.row == len(self.grid.rows) - 1:
            self._add_or_take_row(more=True)
        else:
            self._go(self.row + 1, self.column)

    def action_move(self, by: int) -> None:
        """To the row above or below."""
        self._then(lambda: self._go(min(max(self.row + by, 0), len(self.grid.rows) - 1), self.column))

    def focus_next(self, selector: str | type[Widget] = "*") -> Widget | None:  # noqa: ARG002  Textual's
        """Tab goes to the next cell; from the last one, to a new row as in Word, or from an empty row to the button."""
        self._then(lambda: self._step(1))
        return self.focused

    def focus_previous(self, selector: str | type[Widget] = "*") -> Widget | None:  # noqa: ARG002  Textual's
        """Shift+Tab goes to the cell before."""
        self._then(lambda: self._step(-1))
        return self.focused

    def _step(self, by: int) -> None:
        last = len(self.grid.rows) * self.grid.columns - 1
        at = self.row * self.grid.columns + self.column
        if self.query_one(Button).has_focus:
            at = 0 if by > 0 else last
        else:
            at += by
        if 0 <= at <= last:
            self._go(*divmod(at, self.grid.columns))
        elif by > 0 and any(self.grid.rows[-1]):
            self._row_of_tab = len(self.grid.rows)
            self._change(self.grid.with_row(self._row_of_tab), self._row_of_tab, 0)
        else:
            if by > 0 and self._row_of_tab == len(self.grid.rows) - 1 > 0:  # nothing was typed there: it goes again
                self._row_of_tab = 0
                self._add_or_take_row(more=False)
            self.query_one(Button).focus()

    def action_rows_and_columns(self) -> None:
        """Asks what to add or delete at the current cell."""
        grid = self.grid  # a table keeps its heading and one column
        ways = [Way("row", "Add a row below"), Way("column", "Add a column at the right")]
        ways += [Way("delete-row", "Delete this row")] if grid.without_row(self.row) != grid else []
        ways += [Way("delete-column", "Delete this column")] if grid.without_column(self.column) != grid else []
        ways.append(Way("back", "Go back"))
        where = "the heading" if self.row == 0 else f"row {self.row}"
        text = f"You are in {where}, column {self.column + 1}. Ctrl+Z in the table undoes it."
        self.app.push_screen(WaysScreen("Rows and columns", text, ways), self._change_as)

    def _change_as(self, way: str | None) -> None:
        match way:
            case "row" | "delete-row":
                self._then(lambda: self._add_or_take_row(more=way == "row"))
            case "column" | "delete-column":
                self._then(lambda: self._add_or_take_column(more=way == "column"))

    def _add_or_take_row(self, *, more: bool) -> None:
        row = self.row + 1 if more else self.row
        self._change(self.grid.with_row(row) if more else self.grid.without_row(row), row, self.column)

    def _add_or_take_column(self, *, more: bool) -> None:
        column = self.column + 1 if more else self.column
        self._change(self.grid.with_column(column) if more else self.grid.without_column(column), self.row, column)

    def _change(self, grid: Grid, row: int, column: int) -> None:
        if grid == self.grid:
            self.notify("There must be at least one.", markup=False)
            return
        self._before.append(self.grid)
        self._put(grid, row, column)

    def _put(self, grid: Grid, row: int, column: int) -> None:
        self.grid = grid
        self.keep(grid)
        self._go(min(row, len(grid.rows) - 1), min(column, grid.columns - 1))

    def action_back(self) -> None:
        """Undoes what was typed in the cell; where that is done, the last row or column that was added or removed."""
        self._then(self._undo)

    def _undo(self) -> None:
        area = self.query_one(TextField)
        if area.history.undo_stack:
            area.undo()
        elif self._before:
            self._put(self._before.pop(), self.row, self.column)

    @on(Button.Pressed)
    def action_done(self) -> None:
        """Closes with the table, without the rows that were added at its end and left blank."""
        self._then(self._close)

    def _close(self) -> None:
        grid = self.grid
        while len(grid.rows) > len(self.placed.grid.rows) and not any(grid.rows[-1]):
            grid = grid.without_row(len(grid.rows) - 1)
        row = min(self.row, len(grid.rows) - 1)
        self.dismiss(replace(self.placed, grid=grid, row=row, column=self.column))

    def on_click(self, event: events.Click) -> None:
        """The row under the mouse."""
        if self._shown.region.contains(event.screen_x, event.screen_y):
            row = event.screen_y - self._shown.content_region.y + self._shown.scroll_offset.y
            if 0 <= row < len(self.grid.rows):
                self._then(lambda: self._go(row, self.column))
