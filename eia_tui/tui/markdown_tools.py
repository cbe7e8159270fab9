"""The tools of a long answer: links, tables, pictures, and the officer's own editor."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.app import SuspendNotSupported

from eia_tui.flows.dialogue import Dialogue, Result, Severity
from eia_tui.prose.edit import TextEdit, line_end, smallest_change
from eia_tui.prose.scrub import on_one_line
from eia_tui.system.errors import UserError

if TYPE_CHECKING:
    from textual.screen import Screen

    from eia_tui.prose.tables import Grid, TableAtCursor


_CHART_ADDED = (
    "A bar chart will print above the table. In the line below it you can write columns instead of bars, and a title "
    "after that. F3 shows the chart; the same command removes it."
)


class TextBox(Protocol):
    """A text that is being edited."""

    @property
    def text(self) -> str:
        """The whole text."""

    @property
    def selected_offsets(self) -> tuple[int, int]:
        """Where the selection begins and ends, in characters."""

    def apply(self, change: TextEdit | None) -> None:
        """Changes the text; one undo takes it back."""

    def preview(self, text: str) -> None:
        """Shows another text, and answers with it, without a step for undo."""

    def focus(self) -> object:
        """Gives the text the focus."""


class Asker(Protocol):
    """The parts of a dialogue that the tools use."""

    async def report(self, message: str, severity: Severity = "information") -> None:
        """Reports something that needs no answer."""

    async def ask(self, question: str, button: str, *, text: str = "", aside: str = "") -> str | None:
        """Asks for a line of text."""

    async def show(self, screen: "Screen[Result]") -> Result | None:
        """Shows a screen; what it answers."""


# What these need is imported when the first of them is used: it would hold up every start.


async def insert_link(ask: Asker, box: TextBox) -> None:
    """Asks where the selected words lead, or first which words, and makes a link of them."""
    from eia_tui.prose.inline_formatting import add_link, parse_link_address

    start, end = box.selected_offsets
    words = on_one_line(box.text[start:end])
    words = words or await ask.ask("Link text", "Next", aside="Such as “the 2024 survey”.") or ""
    to = await ask.ask("Web or e-mail address", "Link", aside="Such as www.example.org.") if words else None
    if to is None:
        return
    where = parse_link_address(to)
    if not where:
        await ask.report(
            "No link was made: an answer can link to a web address, such as www.example.org, or an e-mail address."
        )
    elif change := add_link(box.text, start, end, words, where):
        box.apply(change)
    else:
        await ask.report(
            "No link was made: the selection is part of a link, or of bold or italic words. Select all of them, or "
            "words beside them."
        )


async def edit_table(ask: Asker, box: TextBox) -> None:
    """Opens the table at the cursor as a grid, or asks for the size of a new one."""
    from eia_tui.prose.tables import Grid, TableAtCursor, parse_size, table_at

    _, end = box.selected_offsets
    placed = table_at(box.text, end)
    if placed is None:
        typed = await ask.ask(
            "How many columns and rows?",
            "Table",
            text="3 x 4",
            aside="You can change both later. A heading row is added.",
        )
        if typed is None:
            return
        sized = parse_size(typed)
        if sized is None:
            await ask.report("No table was made: give the columns and rows, such as 3 x 4.")
            return
        at = line_end(box.text, end)
        placed = TableAtCursor(at, at, Grid.empty(sized[0], sized[1] + 1), 0, 0)
    await _edit_grid(ask, box, placed)


async def _edit_grid(ask: Asker, box: TextBox, placed: "TableAtCursor") -> None:
    """Opens a table as a grid; every character typed there is part of the answer at once."""
    from eia_tui.tui.dialogs.table import TableScreen

    before, start, end = box.text, placed.start, placed.end
    new = start == end

    def whole(grid: "Grid") -> tuple[str, int]:
        above = "\n" * _breaks(before[:start].rpartition("\n\n")[2], before[:start]) if new else ""
        below = "\n" if new and before[end + 1 :].partition("\n")[0].strip() else ""
        written = above + grid.to_markdown()
        return before[:start] + written + below + before[end:], start + len(written)

    grid = await ask.show(TableScreen(placed, lambda grid: box.preview(whole(grid)[0])))
    empty = new and grid is not None and not any(map(any, grid.rows))
    if grid is None or empty or grid == placed.grid:
        box.preview(before)
    else:
        text, position = whole(grid)
        box.apply(smallest_change(before, text, (position, position)))
    box.focus()


async def add_or_remove_chart(dialogue: Dialogue, box: TextBox) -> None:
    """Adds the line that asks for a chart below the table at the cursor, or removes it; one undo takes it back."""
    from eia_tui.prose.blocks import Chart
    from eia_tui.prose.chart_edit import toggle_chart
    from eia_tui.prose.charts import NoChartError, no_chart

    try:
        change = toggle_chart(box.text, box.selected_offsets[1], Chart("bars"))
    except NoChartError as error:
        await dialogue.report(no_chart(str(error)))
    else:
        box.apply(change.edit)
        await dialogue.report(_CHART_ADDED if change.added else "The chart is removed. The table prints as before.")
    box.focus()


async def insert_picture(ask: Asker, box: TextBox, folder: Path | None) -> None:
    """Asks for a picture and its description, copies it into the draft's folder, and puts it on a line of its own."""
    from eia_tui.tui.dialogs.picture import PictureScreen

    if folder is None:
        await ask.report("Save the draft in a folder of its own first: its pictures are kept there.")
        return
    picture = await ask.show(PictureScreen(folder))
    if picture:
        path, description = picture
        alt = on_one_line(description).replace("[", r"\[").replace("]", r"\]")
        _, end = box.selected_offsets
        before, behind = box.text[:end].rpartition("\n")[2], box.text[end:].partition("\n")[0]
        written = "\n" * bool(before.strip()) + f"![{alt}]({path})" + "\n" * bool(behind.strip())
        box.apply(TextEdit(end, end, written, (end + len(written),) * 2))
    box.focus()


async def edit_outside(
    ask: Asker,
    box: TextBox,
    save: Callable[[], Awaitable[object]],
    suspend: Callable[[], AbstractContextManager[object]],
) -> None:
    """Opens the text in the officer's own editor, and brings it back; one undo takes it back.

    `save` saves the draft first: nothing else runs until the editor is closed, which may be tomorrow. `suspend` gives
    the terminal to the editor.
    """
    from eia_tui.system.desktop import edit_text, editor

    await save()
    before = box.text
    try:
        with suspend():
            print(f"Your answer is open in {(editor() or ['…'])[0]}. Save it there and close it to come back here.")
            text = edit_text(before, "answer")
    except UserError as error:
        await ask.report(str(error), "error")
    except SuspendNotSupported:
        await ask.report("This terminal cannot be given to another program.")
    else:
        box.apply(smallest_change(before, text, (len(text), len(text))))
    box.focus()


def _breaks(last: str, before: str) -> int:
    """How many line breaks separate a table from the text before it."""
    if not before or before.endswith("\n\n") or not last.strip():
        return 0
    return 1 if before.endswith("\n") else 2
