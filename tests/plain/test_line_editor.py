"""The line editor shows its text correctly for every position of the cursor and every width of the terminal."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.plain.line_editor import LineEditor
from eia_tui.plain.row_layout import RowLayout, letter_width
from eia_tui.prose.scrub import printable
from tests.examples import examples

KEYS = ("backspace", "delete", "left", "right", "home", "end", "word before", "next word",
        "cut to end", "cut to start", "cut word", "put back", "up", "down", "redraw", "", "unknown")  # fmt: skip
COLUMNS = 20
TEXT = st.text("ab é£–’\u00a0\t", min_size=1, max_size=50)


class Shown:
    """A line editor on an emulated terminal."""

    def __init__(self, prompt: str = "> ", *, moves: bool = True, history: tuple[str, ...] = ()) -> None:
        self.screen = pyte.Screen(COLUMNS, 60)
        self.screen.set_mode(pyte.modes.LNM)  # line ends as the terminal driver sends them
        stream = pyte.Stream(self.screen)
        self.line = LineEditor(prompt, stream.feed, printable, lambda: COLUMNS, moves, history)
        self.line.start()


def rows_of(text: str) -> tuple[list[str], tuple[int, int]]:
    """The rows of a text that is laid out at once, and the position of the cursor behind it."""
    layout = RowLayout(lambda: COLUMNS, text)
    return [row.rstrip() for row in layout.rows(0)], layout.place(len(text))


@given(st.lists(st.text("ab é£–\u00a0中", max_size=60), max_size=6), st.integers(3, 12))
def test_rows_are_divided_between_words_whatever_was_there_before(texts: list[str], columns: int):
    layout = RowLayout(lambda: columns)
    for text in texts:
        layout.show(text)
        rows = layout.rows(0)
        assert rows == RowLayout(lambda: columns, text).rows(0)
        assert "".join(rows) == text
        for number in range(1, len(rows)):
            above, word = rows[number - 1], "".join(rows[number:]).partition(" ")[0]
            last = "" if above.endswith(" ") else above.rpartition(" ")[2]
            assert not last or sum(map(letter_width, last + word)) >= columns  # only what is wider is divided
            assert sum(map(letter_width, above + word)) >= columns


def test_a_word_moves_to_the_next_row_as_a_whole_and_back():
    shown = Shown()
    for letter in "at the end of this wo":
        shown.line.insert(letter)
    assert [row.rstrip() for row in shown.screen.display[:3]] == ["> at the end of", "this wo", ""]
    for _ in range(4):
        shown.line.press("backspace")
    assert [row.rstrip() for row in shown.screen.display[:2]] == ["> at the end of thi", ""]
    shown.line.press("home")
    shown.line.insert("look ")
    assert [row.rstrip() for row in shown.screen.display[:2]] == ["> look at the end", "of thi"]


@examples(40)
@given(st.lists(TEXT | st.sampled_from(KEYS), max_size=25))
def test_after_any_edits_the_screen_shows_the_line_and_the_cursor(edits: list[str]):
    shown = Shown(history=("an earlier answer that is longer than a row", "exactly twenty---"))
    for edit in edits:
        (shown.line.press if edit in KEYS else shown.line.insert)(edit)
    line, cursor = shown.line, shown.screen.cursor
    rows, _ = rows_of("> " + printable(line.line))
    row, column = RowLayout(lambda: COLUMNS, "> " + printable(line.line)).place(2 + line.at)
    top = cursor.y - row
    screen = [each.rstrip() for each in shown.screen.display]
    assert cursor.x == column
    assert screen[top : top + len(rows)] == rows
    assert not any(screen[top + len(rows) :])


def test_a_wide_character_takes_two_columns():
    shown = Shown()
    shown.line.insert("a中文b")
    for key in ("left", "left", "backspace"):
        shown.line.press(key)
    assert (shown.line.line, shown.screen.cursor.x) == ("a文b", 3)
    assert shown.screen.display[0].replace(" ", "") == ">a文b"


@given(st.lists(st.text("ab é\t中", max_size=30), min_size=1, max_size=5), st.integers(0, 10))
def test_several_lines_are_inserted_at_the_cursor_and_the_last_stays_editable(lines: list[str], back: int):
    shown = Shown()
    shown.line.insert("before after")
    for _ in range(back):
        shown.line.press("left")
    shown.line.insert("\n".join(lines))
    at = len("before after") - back
    assert shown.line.text == "before after"[:at] + "\n".join(lines) + "before after"[at:]
    assert shown.line.line[shown.line.at :] == "before after"[at:]


def test_up_recalls_an_earlier_answer_and_keeps_the_unfinished_line():
    shown = Shown(history=("first", "second"))
    shown.line.insert("begun")
    for key, line in (("up", "second"), ("up", "first"), ("up", "first"), ("down", "second"), ("down", "begun")):
        shown.line.press(key)
        assert shown.line.line == line


def test_changes_to_a_recalled_answer_are_kept_after_up_and_down():
    shown = Shown(history=("first", "second"))
    shown.line.press("up")
    shown.line.insert(", and a long answer")
    for key in ("up", "down", "down", "up"):
        shown.line.press(key)
    assert shown.line.text == "second, and a long answer"


@pytest.mark.parametrize("key", ["up", "down"])
def test_no_earlier_answer_replaces_the_last_pasted_line(key: str):
    shown = Shown(history=("go 3",))
    shown.line.insert("one\ntwo")
    shown.line.press(key)
    assert shown.line.text == "one\ntwo"


@pytest.mark.parametrize("moves", [True, False])
@pytest.mark.parametrize("key", ["cut to start", "cut word", "cut to end"])
def test_text_cut_with_one_key_is_pasted_with_another(key: str, moves: bool):
    shown = Shown(moves=moves)
    shown.line.insert("a long answer")
    shown.line.press("home" if key == "cut to end" else "end")
    shown.line.press(key)
    shown.line.press("put back")
    assert shown.line.text == "a long answer"


@pytest.mark.parametrize("key", ["backspace", "delete", "left", "right"])
def test_keys_treat_a_letter_and_its_accent_as_one_character(key: str):
    shown = Shown()
    shown.line.insert("ae\u0301i")
    shown.line.press("left")
    shown.line.press("left" if key in ("delete", "right") else "")
    shown.line.press(key)
    assert (shown.line.line, shown.line.at) == {
        "backspace": ("ai", 1), "delete": ("ai", 1), "left": ("ae\u0301i", 1), "right": ("ae\u0301i", 3)
    }[key]  # fmt: skip


def test_a_terminal_that_cannot_move_its_cursor_is_sent_no_escape_sequence():
    written: list[str] = []
    line = LineEditor("> ", written.append, printable, lambda: COLUMNS, moves=False)
    line.start()
    line.insert("abc")
    for key in KEYS:
        line.press(key)
    line.insert("x")
    line.finish()
    assert "\x1b" not in "".join(written)
    assert line.line.endswith("x")
