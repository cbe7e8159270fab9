"""The field for a long answer: lists continue, tables are drawn, and pastes are cleaned."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Location
from textual.document._edit import Edit
from textual.message import Message
from textual.widgets.text_area import Selection

from eia_tui.prose.edit import TextEdit, smallest_change
from eia_tui.prose.scrub import scrub
from eia_tui.tui.widgets.block_editing import block_at, place_to_type, range_to_delete, visitable
from eia_tui.tui.widgets.drawn_blocks import BlockKind
from eia_tui.tui.widgets.text_field import TextField, typed_by

Tool = Literal["link", "table", "picture", "chart", "editor"]
"""What needs a screen of its own, or the officer's editor."""
WRITING = Binding.Group("Writing")
"""The keys that are shown on a line of their own while a long answer has the focus."""


class MarkdownField(TextField):
    """A text area of several lines. It writes Markdown, which nobody needs to know."""

    one_line = False

    # Ctrl with a letter is what every terminal and Windows console delivers; Ctrl+I is Tab there, Ctrl+M is Enter.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+b", "mark('**')", "Bold", group=WRITING),
        Binding("ctrl+e", "mark('*')", "Italic", group=WRITING),
        Binding("ctrl+l", "list(False)", "Bullet", tooltip="Bullets, or none", group=WRITING),
        Binding("ctrl+n", "list(True)", "Number", tooltip="Numbers, or none", group=WRITING),
        Binding("ctrl+d", "indent(1)", "In", tooltip="Increase indent", group=WRITING),
        Binding("ctrl+u", "indent(-1)", "Out", tooltip="Decrease indent", group=WRITING),
        Binding("ctrl+k", "use('link')", "Link", group=WRITING),
        Binding("ctrl+t", "use('table')", "Table", tooltip="Table, new or at the cursor", group=WRITING),
        Binding("ctrl+g", "use('picture')", "Picture", group=WRITING),
        Binding("enter", "edit_block", "Edit", tooltip="Edit the table, picture or chart at the cursor"),
        Binding("ctrl+j", "break_line", "New line, no new item", show=False),
    ]

    class Pasted(Message):
        """A text was pasted; `done` lists how it was changed."""

        def __init__(self, letters: int, done: Sequence[str]) -> None:
            super().__init__()
            self.letters = letters
            self.done = done

    class ToolRequested(Message):
        """The officer wants to use a tool on the text."""

        def __init__(self, area: "MarkdownField", tool: Tool) -> None:
            super().__init__()
            self.area = area
            self.tool = tool

        @property
        def control(self) -> "MarkdownField":
            """The field with the text."""
            return self.area

    def __init__(
        self,
        text: str = "",
        *,
        read_only: bool = False,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  Textual's name
        tools: bool = True,
    ) -> None:
        """Shows a text; without `tools` it has no keys for links, tables, pictures and the officer's editor."""
        super().__init__(text, read_only=read_only, placeholder=placeholder, id=id)
        self._tools = tools
        self._in_edit = False

    _behind_block: tuple[str, Selection] | None = None
    """The text and the cursor after a block was pasted, until something else is done."""

    _marked: tuple[str, Selection] | None = None
    """The text and the cursor after the key for bold or italic was pressed last."""

    _begun: tuple[int, str] | None = None
    """The line of the item that Enter began last, and its bullet or number."""

    _block: BlockKind | None = None
    """What Enter edits where the cursor is."""
    _in_edit = True
    """Whether the text is being made or changed: what is drawn follows only afterwards."""

    def on_key(self, event: events.Key) -> None:
        """Text typed right after a block goes below it; in a table, into a cell."""
        if event.is_printable or typed_by(event):
            self._make_room()
            self._let_number(event.character or "")
        elif event.key != "enter":
            self._behind_block = None

    def write(self, text: str) -> None:
        """Types a text at the cursor, or below a block that is there."""
        self._make_room()
        self._let_number(text)
        super().write(text)

    def write_on(self, text: str, *, pasted: bool = False) -> None:
        """Continues the answer; behind a table, picture or chart in a paragraph of its own."""
        self.action_go_to_end()
        if self._drawn_at_cursor:
            super().write("\n\n")
        super().write_on(text, pasted=pasted)

    def _let_number(self, text: str) -> None:
        """Removes the number that an item got by itself, where the officer types one: theirs counts."""
        row, column = self.cursor_location
        line = self.document[row]
        if self._begun and self._begun[0] == row and line[:column].startswith(self._begun[1]) and not line[column:]:
            from eia_tui.prose.lists import number_by_hand

            if change := number_by_hand(self.text, self.selected_offsets[1], text):
                self._begun = None
                self.apply(change)

    def _go_below(self) -> bool:
        """Starts a paragraph below the pasted block, if nothing else was done since. Whether it did."""
        pasted, self._behind_block = self._behind_block, None
        if pasted is None or pasted != (self.text, self.selection):
            return False
        place = self.selected_offsets[1]
        self.apply(TextEdit(place, place, "\n\n", (place + 2,) * 2))
        return True

    def _make_room(self) -> None:
        """Brings the cursor to where text can be typed or pasted."""
        if self._go_below() or self.read_only or not self.selection.is_empty or not self._drawn_at_cursor:
            return
        place = place_to_type(self._long_lines.blocks, self.document, self.cursor_location)
        if place is None:
            at = self.selected_offsets[1]
            self.apply(TextEdit(at, at, "\n\n", (at + 2,) * 2))
        elif place != self.cursor_location:
            self.move_cursor(place)

    @property
    def _drawn_at_cursor(self) -> bool:
        return self._long_lines.drawn(self.cursor_location[0]) is not None

    def clamp_visitable(self, location: Location) -> Location:
        """The nearest place where the cursor can be."""
        location = super().clamp_visitable(location)
        if self._in_edit or self._long_lines.drawn(location[0]) is None:
            return location
        return visitable(self._long_lines.blocks, self.document, location, self.cursor_location)

    def edit(self, edit: Edit) -> EditResult:
        """Changes the text."""
        with self._editing():
            return super().edit(edit)

    def undo(self) -> None:
        """Undoes the last change."""
        with self._editing():
            super().undo()

    def redo(self) -> None:
        """Does again what was undone last."""
        with self._editing():
            super().redo()

    @contextmanager
    def _editing(self) -> Iterator[None]:
        self._in_edit = True
        try:
            yield
        finally:
            self._in_edit = False
        self._follow_cursor()

    def watch_selection(self) -> None:
        """Shows what can be edited at the cursor."""
        if not self._in_edit:
            self._follow_cursor()

    def watch_has_focus(self, has_focus: bool) -> None:  # noqa: FBT001  Textual's
        """A table at the cursor says how it is edited only in the field that is written in."""
        super().watch_has_focus(has_focus)
        self._follow_cursor()

    def _follow_cursor(self) -> None:
        cursor = self.cursor_location
        self._long_lines.blocks.cursor = cursor if self.has_focus and self._tools and not self.read_only else None
        block = None
        if self._long_lines.blocks.cursor and self.selection.is_empty and self._drawn_at_cursor:
            block = block_at(self._long_lines.blocks, self.document, cursor)
        if block != self._block:
            self._block = block
            self._long_lines.blocks.says_how = block == "table"
            self.refresh_bindings()

    def _delete_via_keyboard(self, start: Location, end: Location) -> EditResult | None:
        """Deletes what a key deletes; what is selected, as it is."""
        if not self.selection.is_empty:
            return super()._delete_via_keyboard(start, end)
        deleted = range_to_delete(self._long_lines.blocks, self.document, *sorted((start, end)))
        if deleted is None:
            self.notify("To delete rows and columns of the table, press Enter.", markup=False)
            return None
        return super()._delete_via_keyboard(*deleted)

    def action_edit_block(self) -> None:
        """Opens the table, picture or chart at the cursor."""
        if self._block:
            self.action_use(self._block)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A read-only text has no keys for writing."""
        if (action == "use" and not self._tools) or (action == "edit_block" and not self._block):
            return False
        if self.read_only and action in ("mark", "list", "indent", "use"):
            return False
        return super().check_action(action, parameters)

    def entered(self) -> None:
        """Starts a line; in a list, its next item."""
        from eia_tui.prose.lists import press_enter  # here and below: what only a key needs does not hold up the start

        if self._go_below():
            return
        if self._block:
            self.action_edit_block()
            return
        start, end = self.selected_offsets
        change = press_enter(self.text, start) if start == end else None
        if change:
            self.apply(change)
            row, column = self.cursor_location
            self._begun = (row, self.document[row][:column])
        else:
            self.action_break_line()

    def action_break_line(self) -> None:
        """Starts a line without a new item; some consoles send Ctrl+J for it."""
        from eia_tui.prose.line_breaks import insert_line_break

        if not self.read_only:
            start, end = self.selected_offsets
            if start != end:
                self.replace("\n", *sorted(self.selection), maintain_selection_offset=False)
            else:
                self.apply(insert_line_break(self.text, start))

    def action_mark(self, mark: str) -> None:
        """Makes words bold or italic, or plain again."""
        from eia_tui.prose.inline_formatting import is_ready, toggle_style

        style = "Italic" if mark == "*" else "Bold"
        start, end = self.selected_offsets
        if start == end and is_ready(self.text, start, mark) and self._marked != (self.text, self.selection):
            self._marked = (self.text, self.selection)  # typed by hand; pressed again, the key removes them
            self.notify(f"What you type here is {style.lower()}.", markup=False)
            return
        change = toggle_style(self.text, start, end, mark)
        if change.apply_to(self.text) == self.text and change.selection == (start, end):
            self.notify(f"{style} cannot begin or end there. Select whole words, and a link as a whole.", markup=False)
        else:
            self.apply(change)
            self._marked = (self.text, self.selection)

    def action_list(self, numbered: bool) -> None:  # noqa: FBT001  Textual gives it so
        """Makes lines items of a list, or plain again."""
        from eia_tui.prose.lists import toggle_list

        change = toggle_list(self.text, *self.selected_offsets, numbered=numbered)
        if change is None:
            self.notify("Rows of a table cannot be items of a list.", markup=False)
        self.apply(change)

    def action_indent(self, by: int) -> None:
        """Moves items one level in or out."""
        from eia_tui.prose.lists import indent_items

        self.apply(indent_items(self.text, *self.selected_offsets, by))

    def action_use(self, tool: Tool) -> None:
        """Asks the app for a tool."""
        self.post_message(self.ToolRequested(self, tool))

    def preview(self, text: str) -> None:
        """Answers with another text, without changing this one: while a table is edited as a grid."""
        self.post_message(self.Typed(self, text))

    def insert_pasted(self, text: str) -> None:
        """Inserts pasted text unchanged, and then cleaned: one undo restores the original."""
        if self.read_only:
            self.post_message(self.Refused(self, text, pasted=True))
            return
        from eia_tui.prose.paste.clean import clean  # its patterns take as long to compile as a screen to build
        from eia_tui.prose.paste.insert import insert_paste, with_outer_blanks

        self._make_room()
        if "\n" not in text:
            self._let_number(text)
        raw, cleaned = scrub(text), clean(text)
        before, (start, end) = self.text, self.selected_offsets
        self.replace(raw, *sorted(self.selection), maintain_selection_offset=False)
        turned = bool(cleaned.changes)
        pasted = with_outer_blanks(cleaned.text, raw) if turned else raw
        now = insert_paste(before, start, end, pasted, became_block=turned)
        self.apply(smallest_change(self.text, now.text, (now.cursor, now.cursor)))
        self._behind_block = (now.text, self.selection) if now.below_block else None
        self.post_message(self.Pasted(len(raw), cleaned.changes))
