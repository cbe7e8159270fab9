"""The text field: it grows with its text, and Tab always leaves it."""

import re
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.binding import BindingType
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.errors import NoWidget
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from eia_tui.prose.edit import TextEdit, smallest_change
from eia_tui.prose.scrub import scrub
from eia_tui.tui.widgets.block_editing import ScreenNavigator
from eia_tui.tui.widgets.drawn_lines import DrawnLine
from eia_tui.tui.widgets.editing_keys import EDITING
from eia_tui.tui.widgets.line_wrapping import LongLines

NOTHING_SELECTED = "Nothing is selected. Hold Shift and press the arrow keys to select text, or Ctrl+A for all of it."
_MOST_LINES = 2000
"""Lines that are kept as drawn."""
_ENDS = ".,;:!?)"
"""What follows a word without a space."""
_MOST_UNDONE = 5000
"""Changes that can be undone."""


@dataclass
class _AppliedEdit(Edit):
    """An edit that says where the cursor is after it, also when it is done again after it was undone."""

    selection_after: Selection | None = None
    """None for where Textual puts the cursor."""

    def do(self, text_area: TextArea, record_selection: bool = True) -> EditResult:  # noqa: FBT001, FBT002  Textual's
        result = super().do(text_area, record_selection)
        self._updated_selection = self.selection_after or self._updated_selection
        return result


class FieldMessage(Message):
    """A message of a field, with its text."""

    def __init__(self, area: "TextField", text: str) -> None:
        super().__init__()
        self.area = area
        self.text = text

    @property
    def control(self) -> "TextField":
        """The field."""
        return self.area


class TextField(TextArea, inherit_bindings=False):
    """A text area of one line, which Enter leaves; `MarkdownField` is one of many."""

    one_line = True

    BINDINGS: ClassVar[list[BindingType]] = [*EDITING]

    class Typed(FieldMessage):
        """The text changed, other than by `show`."""

    class Entered(FieldMessage):
        """Enter was pressed in a single line."""

    class Refused(Message):
        """Something was typed or pasted, and the text cannot be changed."""

        def __init__(self, area: "TextField | None" = None, text: str = "", *, pasted: bool = False) -> None:
            """`area` is the field, None for another control; `text` is what was typed or pasted."""
            super().__init__()
            self.area = area
            self.text = text
            self.pasted = pasted

    def __init__(
        self,
        text: str = "",
        *,
        read_only: bool = False,
        placeholder: str = "",
        id: str | None = None,  # noqa: A002  Textual's own name for it
        classes: str = "",
    ) -> None:
        """`read_only` shows a text that cannot be changed."""
        self._quiet_lines: dict[tuple[str, int, int, int, int], Strip] = {}
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            read_only=read_only,
            show_line_numbers=False,
            highlight_cursor_line=False,
            placeholder=placeholder,
            max_checkpoints=_MOST_UNDONE,
            id=id,
            classes=f"{classes} -one-line" if self.one_line else classes,
        )
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._reported = self.text
        if not read_only:  # the officer continues where the text ends, and reads from where it begins
            self.set_reactive(TextArea.selection, Selection.cursor(self.document.end))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's
        """The number of lines that the text takes at this width; wrapped at once, so that one layout is enough."""
        self._wrap(width - self.scrollbar_size_vertical - 1)
        return self.wrapped_document.height

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:  # noqa: FBT001, FBT002  Textual's
        """Wraps for the room that the area has got, before any of it is drawn there.

        Its height may have been asked for at other widths meanwhile, or not at all, as where it has the whole screen.
        """
        changed = super()._size_updated(size, virtual_size, container_size, layout)
        if self.region:
            self._wrap(self.wrap_width)
        return changed

    def _wrap(self, width: int) -> None:
        if max(width, 1) != self.wrapped_document._width:  # noqa: SLF001  Textual has no other way to ask
            self.wrapped_document.wrap(max(width, 1), tab_width=self.indent_width)
            self._refresh_size()

    # Textual calls the handlers of every class, ours first: what must not happen there is prevented here.

    def on_resize(self, event: events.Resize) -> None:
        """Keeps Textual from wrapping again what is wrapped already."""
        event.prevent_default()
        if self.has_focus:
            self.call_after_refresh(self._keep_cursor_in_sight)

    def _keep_cursor_in_sight(self) -> None:
        """Scrolls to the cursor, which moved up or down where lines of another width are wrapped elsewhere."""
        self.scroll_cursor_visible()
        self._stay_in_sight()

    def _stay_in_sight(self) -> None:
        """Scrolls to the field, with its wording where that fits, after it grew or was scrolled away with the mouse."""
        if self.screen.maximized:
            return
        try:
            placed = self.screen.find_widget(self)
        except NoWidget:
            return  # its screen has been left meanwhile
        if placed.visible_region != placed.region:
            if isinstance(self.parent, Widget):
                self.parent.scroll_visible(top=True, animate=False, immediate=True)
            self.scroll_visible(animate=False, immediate=True)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: FBT001, FBT002  Textual's
        """Brings the cursor into view, once it is in the text.

        Textual undoes a long edit line by line and puts the cursor back last: until then it may be below the last line.
        """
        if self.cursor_location[0] >= self.document.line_count:
            return Offset(0, 0)
        return super().scroll_cursor_visible(center, animate)

    def show(self, text: str) -> None:
        """Shows another text; Ctrl+Z restores the old one."""
        change = smallest_change(self.text, text, (0, 0))
        if change:
            self._reported = text
            self.edit(self._edit(change, keep_cursor=True))

    def apply(self, change: TextEdit | None) -> None:
        """Applies a change; one undo takes it back."""
        if change is None or self.read_only:
            return
        self.history.checkpoint()
        edit = self._edit(change)
        self.edit(edit)
        self.history.checkpoint()
        self.selection = edit.selection_after = Selection(*map(self.location, change.selection))

    def undo(self) -> None:
        """Undoes the last edit. What is typed next is an edit of its own.

        Textual would add it to the edit before, of which several lines may be a part: it could not wrap those again.
        """
        self._long_lines.edits_are_exact = False
        super().undo()
        self._long_lines.edits_are_exact = True
        self.history.checkpoint()

    def redo(self) -> None:
        """Does again what was undone last."""
        self._long_lines.edits_are_exact = False
        super().redo()
        self._long_lines.edits_are_exact = True

    def _edit(self, change: TextEdit, *, keep_cursor: bool = False) -> "_AppliedEdit":
        return _AppliedEdit(change.text, self.location(change.start), self.location(change.end), keep_cursor)

    def location(self, at: int) -> tuple[int, int]:
        """The line and column of the character at an offset."""
        before = self.text[:at]
        line = before.count("\n")
        return line, at - (before.rfind("\n") + 1)

    def offset_of(self, location: tuple[int, int]) -> int:
        """The offset, in characters, of a line and column."""
        line, column = location
        return sum(len(each) + 1 for each in self.document.lines[:line]) + column

    @property
    def selected_offsets(self) -> tuple[int, int]:
        """The start and end of the selection, as offsets in characters; both at the cursor without a selection."""
        start, end = sorted(self.selection)
        return self.offset_of(start), self.offset_of(end)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = self._long_lines = LongLines(
            self.document, tab_width=self.indent_width, prose=not self.one_line
        )
        self.navigator = ScreenNavigator(self._long_lines)

    def render_line(self, y: int) -> Strip:
        """A line on the screen; one without cursor or selection is drawn once and kept.

        Textual draws every line in sight anew with each key, and for each goes through the whole line of the text.
        """
        lines = self.wrapped_document._offset_to_line_info  # noqa: SLF001  which line, and which part of it, is where
        at = y + self.scroll_offset.y
        if at >= len(lines) or self.document.end == (0, 0):
            return super().render_line(y)
        line, part = lines[at]
        first, last = sorted(self.selection)
        wrapped = self._long_lines
        hang = wrapped.hang(line) if part else 0
        if (first[0], wrapped.part_of(first)) <= (line, part) <= (last[0], wrapped.part_of(last)):
            return self._draw_line(y, hang)
        room = (self.wrapped_document._width, self.size.width, hang)  # noqa: SLF001  Textual has no other way to ask
        drawn = wrapped.drawn(line)
        section = wrapped.section(line, part, drawn)
        kind = -1 if drawn is None else -2 - drawn.strong
        key = (self.document.get_line(line), part, *room) if section is None else (section, kind, *room)
        if key not in self._quiet_lines:
            if len(self._quiet_lines) > _MOST_LINES:
                self._quiet_lines.clear()
            self._quiet_lines[key] = self._draw_line(y, hang)
        return self._quiet_lines[key]

    def _draw_line(self, y: int, hang: int) -> Strip:
        """A line on the screen, indented by some columns, which are free at its end.

        What is taken off the end may be wider: a cursor inside an emoji of several characters counts as more columns.
        """
        line, part = self.wrapped_document._offset_to_line_info[y + self.scroll_offset.y]  # noqa: SLF001  as above
        cursor = self.selection.end
        drawn = self._long_lines.drawn(line, cursor[1] if cursor[0] == line else None)
        strip = self._render_line(y) if drawn is None else self._render_drawn(drawn, line, part)
        if not hang:
            return strip
        end = [*strip][-1]
        return Strip.join([Strip([Segment(" " * hang, end.style)], hang), strip.crop(0, strip.cell_length - hang)])

    def _render_drawn(self, drawn: DrawnLine, line: int, part: int) -> Strip:
        """What Textual's own `_render_line` returns, of a line that is drawn otherwise than it was typed."""
        begin, end = self._long_lines.range_of(drawn, line, part)
        text = Text(f"{drawn.text} ", style="bold" if drawn.strong else "", end="", no_wrap=True)
        (first_line, first), (last_line, last) = sorted(self.selection)
        if self.selection.start != self.selection.end and first_line <= line <= last_line:
            start = drawn.starts[first] if line == first_line else 0
            stop = drawn.starts[last] if line == last_line else len(drawn.text)
            text.stylize(self._theme.selection_style or "", start, stop)
        cursor_line, cursor = self.selection.end
        if cursor_line == line and self._draw_cursor:
            text.stylize(self._theme.cursor_style or "", drawn.starts[cursor], drawn.starts[cursor] + 1)
        base = self._theme.base_style or self.rich_style
        shown = text[begin : end + (end == len(drawn.text))]
        strip = Strip(shown.render(self.app.console), cell_length=shown.cell_len)
        width = self.scrollable_content_region.size.width
        return strip.adjust_cell_length(width, base).apply_style(base)

    def notify_style_update(self) -> None:
        """Draws every line again after a change of theme."""
        self._quiet_lines.clear()
        super().notify_style_update()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Reports what was typed, but not what `show` put there."""
        event.stop()
        text = self.text
        if text != self._reported:
            self._reported = text
            self.post_message(self.Typed(self, text))
            self._stay_in_sight()

    def on_key(self, event: events.Key) -> None:
        """Enter leaves the line; other characters are typed."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.entered()
        elif self.read_only and (typed := typed_by(event)):
            event.stop()
            self.post_message(self.Refused(self, typed))
        elif not event.is_printable and (typed := typed_by(event)):
            event.stop()
            event.prevent_default()
            typed = typed.replace("\n", " ") if self.one_line else typed
            self.replace(typed, *sorted(self.selection), maintain_selection_offset=False)

    def write(self, text: str) -> None:
        """Types a text at the cursor."""
        self.replace(text, *sorted(self.selection), maintain_selection_offset=False)

    def write_on(self, text: str, *, pasted: bool = False) -> None:
        """Continues the answer with what was typed or pasted elsewhere, as an officer would: a space comes first."""
        self.action_go_to_end()
        before = self.text[-1:].strip()
        if pasted and "\n" in text.strip() and before and not self.one_line:
            self.write("\n\n")
        elif before and text[:1].strip() and text[0] not in _ENDS:
            self.write(" ")
        (self.insert_pasted if pasted else self.write)(text)

    def entered(self) -> None:
        """What Enter does."""
        self.post_message(self.Entered(self, self.text))

    def on_paste(self, event: events.Paste) -> None:
        """Inserts what is pasted at the cursor.

        Textual's own would take the focus back afterwards, from a field that the officer has moved to meanwhile.
        """
        event.stop()
        event.prevent_default()
        self.insert_pasted(event.text)

    def action_cut(self) -> None:
        """Cuts what is selected. Textual would cut the whole paragraph if nothing is, which no one could see."""
        if self.selection.is_empty:
            self.notify(NOTHING_SELECTED, markup=False)
        else:
            super().action_cut()

    def action_paste(self) -> None:
        """Pastes what is on the clipboard."""
        self.insert_pasted(self.app.clipboard)

    def insert_pasted(self, text: str) -> None:
        """Inserts what was pasted as one line; nothing is cut off."""
        if self.read_only:
            self.post_message(self.Refused(self, text, pasted=True))
            return
        self.replace(joined(text), *sorted(self.selection), maintain_selection_offset=False)
        if many := scrub(text).strip("\n").count("\n"):
            self.notify(f"{many + 1} lines were joined into one: this answer has a single line.", markup=False)

    def action_go_to_start(self) -> None:
        """To the start of the text."""
        self.move_cursor((0, 0))

    def go_to(self, start: int) -> None:
        """To the character at an offset."""
        self.move_cursor(self.location(start), center=True)

    def action_go_to_end(self) -> None:
        """To the end of the text."""
        self.move_cursor(self.document.end)


def typed_by(key: events.Key) -> str:
    """The text that a key types; "" for a command.

    Textual leaves out what Python does not call printable: no-break spaces, joiners, soft hyphens, private signs.
    """
    letter = key.character or ""
    return scrub(letter) if letter >= " " and not "\x7f" <= letter < "\xa0" else ""


def joined(text: str) -> str:
    """Several lines joined into one; no words are left out."""
    return re.sub(r"\s*[\n\t]\s*", " ", scrub(text).strip("\n\t"))
