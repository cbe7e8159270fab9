"""The tools of a long answer: links, tables, pictures, and the officer's own editor."""

from collections.abc import Awaitable, Callable, Coroutine
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from textual.app import SuspendNotSupported

from eia_tui.flows.ask_again import ask_until_right
from eia_tui.flows.dialogue import Dialogue, Result, Way
from eia_tui.prose.edit import TextEdit, line_end, line_start, smallest_change
from eia_tui.prose.scrub import on_one_line
from eia_tui.system.errors import UserError

if TYPE_CHECKING:
    from textual.screen import Screen

    from eia_tui.prose.picture_syntax import PictureAtCursor
    from eia_tui.prose.tables import Grid, TableAtCursor
    from eia_tui.tui.widgets.markdown_field import Tool


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


class ShowingDialogue(Dialogue, Protocol):
    """A dialogue that can also show a screen."""

    async def show(self, screen: "Screen[Result]") -> Result | None:
        """Shows a screen; what it answers."""


async def _ask_into(
    ask: Dialogue,
    box: TextBox,
    whole: Callable[[str], str],
    question: str,
    button: str,
    *,
    text: str = "",
    aside: str,
) -> str | None:
    """Asks for a line; the answer is `whole` of it while it is typed, so that it is not lost if the program ends."""
    before = box.text
    typed = await ask.ask(question, button, text=text, aside=aside, note=lambda typed: box.preview(whole(typed)))
    box.preview(before)
    return typed


# What these need is imported when the first of them is used: it would hold up every start.


def tool_flow(
    tool: "Tool",
    dialogue: ShowingDialogue,
    box: TextBox,
    folder: Path | None,
    *,
    save: Callable[[], Awaitable[object]],
    suspend: Callable[[], AbstractContextManager[object]],
) -> Coroutine[Any, Any, None]:
    """The use of a tool, by its name in `MarkdownField.ToolRequested`. `folder` is that of the draft.

    `save` and `suspend` are those of `edit_outside`.
    """
    match tool:
        case "link":
            return insert_link(dialogue, box)
        case "table":
            return edit_table(dialogue, box)
        case "picture":
            return edit_picture(dialogue, box, folder)
        case "chart":
            return edit_chart(dialogue, box)
        case "editor":
            return edit_outside(dialogue, box, save, suspend)


async def insert_link(ask: ShowingDialogue, box: TextBox) -> None:
    """Asks where the selected words lead, or first which words, and makes a link of them."""
    from eia_tui.prose.inline_formatting import add_link, parse_link_address

    start, end = box.selected_offsets
    words = on_one_line(box.text[start:end])
    if not words:
        before, behind = box.text[:start], box.text[end:]
        aside = "Such as “the 2024 survey”."
        words = await _ask_into(ask, box, lambda typed: before + typed + behind, "Link text", "Next", aside=aside) or ""
    if not words:
        return

    def address(typed: str) -> str:
        where = parse_link_address(typed)
        if not where:
            raise UserError("An answer can link to a web address or an email address")
        return where

    where = await ask_until_right(ask, "Web or email address", "Link", address, aside="Such as www.example.org.")
    if where is None:
        return
    if change := add_link(box.text, start, end, words, where):
        box.apply(change)
    else:
        await ask.report(
            "No link was made: the selection is part of a link, or of bold or italic words. Select all of them, or "
            "words beside them."
        )


async def edit_table(ask: ShowingDialogue, box: TextBox) -> None:
    """Opens the table at the cursor as a grid, or asks for the size of a new one."""
    from eia_tui.prose.tables import MOST_COLUMNS, MOST_ROWS, Grid, TableAtCursor, parse_size, table_at

    _, end = box.selected_offsets
    placed = table_at(box.text, end)
    if placed is None:

        def size(typed: str) -> tuple[int, int]:
            sized = parse_size(typed)
            if sized is None:
                raise UserError(
                    f"Give two numbers, such as 3 x 4: at most {MOST_COLUMNS} columns, and {MOST_ROWS - 1} rows"
                )
            return sized

        aside = "You can change both later. A heading row is added."
        sized = await ask_until_right(ask, "How many columns and rows?", "Table", size, text="3 x 4", aside=aside)
        if sized is None:
            return
        at = line_end(box.text, end)
        placed = TableAtCursor(at, at, Grid.empty(sized[0], sized[1] + 1), 0, 0)
    await _edit_grid(ask, box, placed)


async def _edit_grid(ask: ShowingDialogue, box: TextBox, placed: "TableAtCursor") -> None:
    """Opens a table as a grid; every character typed there is part of the answer at once."""
    from eia_tui.tui.dialogs.table import TableScreen

    before, start, end = box.text, placed.start, placed.end
    new = start == end

    def whole(grid: "Grid") -> tuple[str, int]:
        above = "\n" * _breaks(before[:start].rpartition("\n\n")[2], before[:start]) if new else ""
        below = "\n" if new and before[end + 1 :].partition("\n")[0].strip() else ""
        written = above + placed.written(grid)
        return before[:start] + written + below + before[end:], start + len(written)

    left = await ask.show(TableScreen(placed, lambda grid: box.preview(whole(grid)[0])))
    empty = new and left is not None and not any(map(any, left.grid.rows))
    if left is None or empty or left.grid == placed.grid:
        box.preview(before)
    else:
        text, below = whole(left.grid)
        # Below a new table the officer writes on; one that was there is left where they were in it.
        position = below if new else start + left.end_of_cell()
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


async def edit_chart(dialogue: Dialogue, box: TextBox) -> None:
    """Changes the chart that the line at the cursor asks for, or removes it; one undo takes it back."""
    from eia_tui.prose.blocks import Chart, Text
    from eia_tui.prose.charts import chart_line, chart_of_line
    from eia_tui.prose.line_markers import before_block

    _, at = box.selected_offsets
    start, end = line_start(box.text, at), line_end(box.text, at)
    start += len(before_block(box.text[start:end]))
    chart = chart_of_line((Text(box.text[start:end]),))
    if chart is None:
        return
    ways = (
        Way("columns", "Show it as columns") if chart.kind == "bars" else Way("bars", "Show it as bars"),
        Way("title", "Change its title" if chart.title else "Give it a title"),
        Way("remove", "Remove the chart"),
        Way("back", "Cancel"),
    )
    match await dialogue.choose("Chart", "It prints above the table. F3 shows it.", ways):
        case "columns" | "bars" as kind:
            _write(box, start, end, chart_line(Chart(kind, chart.title)))
        case "title":
            before, behind, kind = box.text[:start], box.text[end:], chart.kind
            title = await _ask_into(
                dialogue,
                box,
                lambda typed: before + chart_line(Chart(kind, typed)) + behind,
                "Title of the chart",
                "Save",
                text=chart.title,
                aside="It prints above the chart.",
            )
            if title is not None:
                _write(box, start, end, chart_line(Chart(chart.kind, title)))
        case "remove":
            await add_or_remove_chart(dialogue, box)
    box.focus()


def _write(box: TextBox, start: int, end: int, text: str) -> None:
    """Puts a text in the place of another, with the cursor where it begins: there Enter opens it again."""
    if box.text[start:end] != text:
        box.apply(TextEdit(start, end, text, (start, start)))


async def edit_picture(ask: ShowingDialogue, box: TextBox, folder: Path | None) -> None:
    """Changes or removes the picture at the cursor, or asks for a new one; one undo takes it back."""
    from eia_tui.prose.picture_syntax import picture_at

    placed = picture_at(box.text, box.selected_offsets[1])
    if placed is None:
        await _insert_picture(ask, box, folder)
    else:
        await _change_picture(ask, box, folder, placed)
    box.focus()


async def _change_picture(ask: ShowingDialogue, box: TextBox, folder: Path | None, placed: "PictureAtCursor") -> None:
    from eia_tui.flows.picture import WHAT_DOES_IT_SHOW, WHAT_IT_SHOWS
    from eia_tui.prose.picture_syntax import picture_text

    ways = (
        Way("description", "Change its description" if placed.description else "Describe it"),
        Way("replace", "Use another picture"),
        Way("remove", "Remove the picture"),
        Way("back", "Cancel"),
    )
    match await ask.choose("Picture", placed.description or "It has no description yet.", ways):
        case "description":
            before, behind = box.text[: placed.start], box.text[placed.end :]
            description = await _ask_into(
                ask,
                box,
                lambda typed: before + picture_text(typed, placed.path) + behind,
                WHAT_DOES_IT_SHOW,
                "Save",
                text=placed.description,
                aside=WHAT_IT_SHOWS,
            )
            if description is not None:
                _write(box, placed.start, placed.end, picture_text(description, placed.path))
        case "replace":
            start, end = placed.start, placed.end
            if chosen := await _choose_picture(
                ask, box, folder, lambda chosen: TextEdit(start, end, chosen, (start, start))
            ):
                _write(box, placed.start, placed.end, chosen)
        case "remove":
            _write(box, placed.start, placed.end, "")


async def _insert_picture(ask: ShowingDialogue, box: TextBox, folder: Path | None) -> None:
    """Puts a new picture on a line of its own."""
    _, end = box.selected_offsets
    before, behind = box.text[:end].rpartition("\n")[2], box.text[end:].partition("\n")[0]

    def change(chosen: str) -> TextEdit:
        written = "\n" * bool(before.strip()) + chosen + "\n" * bool(behind.strip())
        return TextEdit(end, end, written, (end + len(written),) * 2)

    if chosen := await _choose_picture(ask, box, folder, change):
        box.apply(change(chosen))


async def _choose_picture(
    ask: ShowingDialogue, box: TextBox, folder: Path | None, change: Callable[[str], TextEdit]
) -> str:
    """Asks for a picture and what it shows, and copies it into the draft's folder; its Markdown, "" if cancelled.

    `change` puts that into the answer, as is done already while the description is typed.
    """
    from eia_tui.flows.picture import WHAT_DOES_IT_SHOW, WHAT_IT_SHOWS
    from eia_tui.prose.picture_syntax import picture_text
    from eia_tui.tui.dialogs.picture import PictureScreen

    if folder is None:
        await ask.report("Save the draft in a folder of its own first: its pictures are kept there.")
        return ""
    before, screen = box.text, PictureScreen(folder)
    while path := await ask.show(screen):
        screen = PictureScreen(folder, screen.typed)  # for the officer who goes back from the description

        def whole(description: str, path: str = path) -> str:
            return change(picture_text(description, path)).apply_to(before)

        description = await _ask_into(ask, box, whole, WHAT_DOES_IT_SHOW, "Insert", aside=WHAT_IT_SHOWS)
        if description is not None:
            return picture_text(description, path)
    return ""


async def edit_outside(
    ask: ShowingDialogue,
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
        await ask.report("Your own editor cannot be opened from this window.")
    else:
        box.apply(smallest_change(before, text, (len(text), len(text))))
    box.focus()


def _breaks(last: str, before: str) -> int:
    """How many line breaks separate a table from the text before it."""
    if not before or before.endswith("\n\n") or not last.strip():
        return 0
    return 1 if before.endswith("\n") else 2
