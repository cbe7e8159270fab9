"""Edits a line while it is typed, and shows it: only its own characters are drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from eia_tui.plain.row_layout import RowLayout, letter_width

_ALL_CUT = "All of these lines are deleted. Ctrl+Y puts them back."
"""The message where lines above the last one were cut, too: they stay on the screen."""


@dataclass
class LineEditor:
    """The reply to one prompt.

    Lines above the last one, which were pasted or there to begin with, can be deleted together and not be edited.
    """

    prompt: str
    write: Callable[[str], object]
    shown: Callable[[str], str]
    """How the terminal shows a text."""
    width: Callable[[], int]
    """How many columns the terminal has now."""
    moves: bool
    """Whether the terminal can move its cursor; without that, only the end of the line is edited."""
    history: Sequence[str] = ()
    """Earlier answers, the newest last."""
    above: list[str] = field(default_factory=list)
    line: str = ""
    at: int = 0
    """The position of the cursor, in characters from the start of the line."""
    _layout: RowLayout = field(init=False)
    """The prompt and the line, as they are shown."""
    _row: int = 0
    _column: int = 0
    _back: int = 0
    """How many answers ago the one is that is shown; 0 for the officer's own."""
    _shown_before: dict[int, str] = field(default_factory=dict)
    """The lines as they were left, by how many answers ago: the officer's own, and earlier ones that were edited."""
    _cut: str = ""
    """What was cut last."""
    _first_prompt: str = field(init=False)
    """The prompt of the first line."""

    def __post_init__(self) -> None:
        """Nothing is shown yet."""
        self._layout = RowLayout(self.width)
        self._first_prompt = self.prompt

    @property
    def text(self) -> str:
        """The whole answer so far."""
        return self.with_text("")

    def with_text(self, text: str) -> str:
        """The whole answer if a text were inserted at the cursor."""
        return "\n".join([*self.above, self.line[: self.at] + text + self.line[self.at :]])

    def start(self) -> None:
        """Shows the prompt and the line on a free row."""
        self._begin()
        self._show(self.prompt + self.shown(self.line))
        self._go_to(self.at)

    def _begin(self) -> None:
        """The cursor is at the start of a free row."""
        self._layout = RowLayout(self.width)
        self._row = self._column = 0

    def finish(self) -> None:
        """Ends the line, and goes below it."""
        self._go_to(len(self.line))
        self.write("\n")

    def show_message(self, text: str) -> None:
        """Prints a message below the line, and the line again below that."""
        self.finish()
        self.write(f"{text}\n")
        self.start()

    def insert(self, text: str) -> None:
        """Inserts a text at the cursor; of several lines, the last one can still be edited."""
        first, *more = text.split("\n")
        after = self.line[self.at :]
        if not more:
            self._change(self.at, self.line[: self.at] + text + after, self.at + len(text))
            return
        self._change(self.at, self.line[: self.at] + first, self.at + len(first))
        self.above += [self.line, *more[:-1]]
        rows = [row for each in more[:-1] for row in RowLayout(self.width, self.shown(each)).rows(0)]
        self.write("\n" + "".join(f"{row}\n" for row in rows))
        self.prompt, self.line, self.at = "", "", 0
        self._begin()
        self._change(0, more[-1] + after, len(more[-1]))

    def press(self, key: str) -> None:
        """Runs the editing command of a key, if it has one."""
        at, line = self.at, self.line
        match key:
            case "backspace" if at:
                start = _before(line, at)
                self._change(start, line[:start] + line[at:], start)
            case "delete":
                self._change(at, line[:at] + line[_after(line, at) :], at)
            case "cut to end":
                self._cut_out(at, len(line))
            case "cut to start" if self.above:
                self._cut_with_lines_above()
            case "cut to start":
                self._cut_out(0, at)
            case "cut word":
                self._cut_out(_word_before(line, at), at)
            case "put back":
                self.insert(self._cut)
            case "up" | "down" if not self.above:  # below pasted lines, Up is pressed to get into the one above
                self._recall(self._back + (1 if key == "up" else -1))
            case "redraw":
                self.write("\n")
                self.start()
            case _:
                self._move(key)

    def _move(self, key: str) -> None:
        places = {
            "left": _before(self.line, self.at),
            "right": _after(self.line, self.at),
            "home": 0,
            "end": len(self.line),
            "word before": _word_before(self.line, self.at),
            "next word": _next_word(self.line, self.at),
        }
        if self.moves and key in places:
            self.at = places[key]
            self._go_to(self.at)

    def _cut_out(self, start: int, end: int) -> None:
        if start < end:
            self._cut = self.line[start:end]
            self._change(start, self.line[:start] + self.line[end:], start)

    def _cut_with_lines_above(self) -> None:
        """Cuts all before the cursor: of several lines, the last one alone is not what somebody wants to be rid of."""
        self.finish()
        self._cut = "\n".join([*self.above, self.line[: self.at]])
        self.prompt, self.above, self.line, self.at = self._first_prompt, [], self.line[self.at :], 0
        self.write(f"{_ALL_CUT}\n")
        self.start()

    def _recall(self, back: int) -> None:
        if not 0 <= back <= len(self.history):
            return
        self._shown_before[self._back] = self.line
        self._back = back
        line = self._shown_before[back] if back in self._shown_before else self.history[-back]
        self._change(0, line, len(line))

    def _change(self, start: int, line: str, at: int) -> None:
        """Another line, the same as before up to `start`; shows it, with the cursor at `at`."""
        before, self.line = self.line, line
        if self.at == start == len(before):  # typed at the end: the rest is shown already
            self._show(self._layout.text + self.shown(line[start:]))
            self.at = at
            return
        if self.moves:
            self._show(self.prompt + self.shown(line))
        else:
            width = sum(letter_width(each) for each in self.shown(before[start:]))
            self.write("\b" * width + " " * width + "\b" * width)
            self._layout.show(self.prompt + self.shown(line[:start]))
            self._show(self.prompt + self.shown(line))
        self.at = at if self.moves else len(line)
        self._go_to(self.at)

    # --- where on the screen ---

    def _show(self, text: str) -> None:
        """Shows the prompt and the line, of which only what has changed is written. The cursor is at the end then."""
        had = len(self._layout.text)
        same, row, column = self._layout.show(text)
        if not self.moves:
            self.write(text[had:])
            return
        new_row, new_column = self._layout.place(same)
        self._move_to(*min((row, column), (new_row, new_column)))
        if same < had:
            self.write("\x1b[J")
        self.write("\n" * (new_row > row) + "\n".join(self._layout.rows(same)))
        self._row, self._column = self._layout.place(len(text))

    def _go_to(self, at: int) -> None:
        if self.moves:
            self._move_to(*self._layout.place(len(self.prompt) + len(self.shown(self.line[:at]))))

    def _move_to(self, row: int, column: int) -> None:
        if (row, column) == (self._row, self._column):
            return
        if row != self._row:
            self.write(f"\x1b[{abs(row - self._row)}{'A' if row < self._row else 'B'}")
        self.write("\r" + (f"\x1b[{column}C" if column else ""))
        self._row, self._column = row, column


def _before(line: str, at: int) -> int:
    """Where the character before the cursor starts, including its combining accents."""
    at -= 1
    while at > 0 and not letter_width(line[at]):
        at -= 1
    return max(at, 0)


def _after(line: str, at: int) -> int:
    at += 1
    while at < len(line) and not letter_width(line[at]):
        at += 1
    return min(at, len(line))


def _word_before(line: str, at: int) -> int:
    while at > 0 and line[at - 1].isspace():
        at -= 1
    while at > 0 and not line[at - 1].isspace():
        at -= 1
    return at


def _next_word(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    while at < len(line) and not line[at].isspace():
        at += 1
    return at
