"""Input from a keyboard in a real pseudo-terminal: any character, any byte, any number of keys at once."""

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choices, Line, Prose, Rows
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.journal import unsaved_answers
from eia_tui.storage.position import save_position
from tests.conftest import ROOT
from tests.form_counts import step_line
from tests.lock_holder import holder_of
from tests.terminal import KEYS, PATIENCE, ForkedTerminal, Terminal, eia

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python"),
]
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
SIGNS = "Age\u00a0UK 10\u202f000 soft\u00adhyphen zero\u200dwidth\u200cjoiners\u2060 \ufeff\u2003\u200b \u2011 \uf0fc \u00a3\u2013\u2019\u2713 \U0001f642\u200d\u2764\ufe0f"
"""Signs that Python does not call printable, among others."""
KEPT = SIGNS.replace("\uf0fc", "\u2713")
"""The same as they are kept: a symbol font's tick is a tick."""


def opened(path: Path, home: Path, address: str = "", **environment: str) -> Terminal:
    """The wizard with a draft, open at a question; in a new interpreter if it is set up by the environment."""
    if address:
        save_position(path, address)
    terminal = Terminal(eia(path), (80, 24), environment) if environment else ForkedTerminal([str(path)], (80, 24))
    terminal.until("Step ", "to do")
    return terminal


def leave(terminal: Terminal) -> None:
    terminal.send("\x11")
    assert terminal.ended() == 0


def addresses(form: Form, kind: type) -> list[str]:
    return [asked.address for step in form.steps for asked in step.asked if isinstance(asked.question, kind)]


def test_every_character_that_a_field_can_have_can_be_typed(home: Path, form: Form):
    path = new_draft("Library", form)
    (name,) = form.with_role("name")
    line = next(each for each in addresses(form, Line) if each != name.address)
    prose = addresses(form, Prose)[0]
    with opened(path, home, line) as terminal:
        for letter in SIGNS:
            terminal.send(letter)
        leave(terminal)
    with opened(path, home, prose) as terminal:
        terminal.send(f"{SIGNS}\x14\r")  # a table of the suggested size
        terminal.until("Table: 3 columns")
        terminal.send(f"{SIGNS}\t{SIGNS}\x1b")
        terminal.until("│ Age")
        leave(terminal)
    with opened(path, home, name.address) as terminal:
        terminal.send(f"\x06{SIGNS}")
        terminal.until("Find in all answers", "places", "soft")
        terminal.send("\x1b")
        leave(terminal)
    draft = open_draft(path)
    assert draft.answer(line) == KEPT
    typed, _, table = str(draft.answer(prose)).partition("\n\n")
    assert typed == KEPT
    assert table.splitlines()[0] == f"| {KEPT} | {KEPT} |  |"


def test_the_name_that_a_dialog_asks_for_keeps_its_no_break_spaces(home: Path):
    with ForkedTerminal([], (80, 24)) as terminal:
        terminal.until("Welcome.")
        terminal.send("\rAge\u00a0UK  grants\r")
        terminal.until(step_line(1), "Age\u00a0UK grants")
        leave(terminal)
    (path,) = (home / "drafts").glob("*/draft.toml")
    assert open_draft(path).name == "Age\u00a0UK grants"


@pytest.mark.parametrize(
    ("sent", "encoding", "expected"),
    [
        ([b"a \xa3", b"5 b"], "utf-8", "a £5 b"),
        ([b"a \xa3", b"5 b"], "latin-1", "a £5 b"),
        ([b"caf\xe9", b" \x80 b"], "cp1252", "café € b"),
        ([b"a \xe2", b"\x82", b"\xac \xe2\x82", b"x \xf0\x9f", b"\x99\x82 b"], "utf-8", "a € \ufffdx 🙂 b"),
        ([b"a \x1b[99999999999u\x1b[97:65;2u\xff\xfe\xc0\x80 b"], "utf-8", "a ÿþÀ€ b"),
    ],
)
def test_a_byte_that_is_not_utf_8_becomes_a_character_and_typing_continues(
    sent: list[bytes], encoding: str, expected: str, home: Path, form: Form
):
    path = new_draft("Library", form)
    prose = addresses(form, Prose)[0]
    environment = {} if encoding == "utf-8" else {"PYTHONIOENCODING": encoding}
    with opened(path, home, prose, **environment) as terminal:
        for data in sent:
            os.write(terminal.keyboard, data)
            terminal.settle()
        leave(terminal)
    assert open_draft(path).answer(prose) == expected


@pytest.mark.parametrize("bracketed", [True, False], ids=["after a paste", "before any paste"])
def test_keys_that_arrive_all_at_once_take_effect_one_after_the_other(bracketed: bool, home: Path, form: Form):
    """The keys go through several fields, into a row and out again, and to the next step."""
    path = new_draft("Library", form)
    address = addresses(form, Rows)[0]
    plan = form.questions[address]
    assert isinstance(plan, Rows)
    expected, keys = [], ""
    for number in range(1, 4):
        row: dict[str, object] = {}
        keys += "a"
        for column in plan.columns:
            words = f"{column.id} {number}"
            match column:
                case Line():
                    keys += f"{words}\r"
                    row[column.id] = words
                case Prose() if bracketed:
                    keys += f"{PASTE}{words}{PASTED}\t"
                    row[column.id] = words
                case Prose():
                    keys += f"{words}\rand more\t"
                    row[column.id] = f"{words}\nand more"
                case Choices():
                    keys += "12\t"
                    row[column.id] = [option.id for option in column.options[:2]]
        expected.append(row)
        keys += "\x1b"
    with opened(path, home, address) as terminal:
        terminal.send_all(keys + KEYS["f7"] * 3)
        number = next(at for at, step in enumerate(form.steps, 1) if address in {each.address for each in step.asked})
        terminal.until("Saved ", f"Step {number - 3} of")
        leave(terminal)
    assert open_draft(path).answer(address) == expected


def test_enter_and_tab_among_characters_that_arrive_at_once_go_to_the_next_field(home: Path, form: Form):
    path = new_draft("Library", form)
    first, second = addresses(form, Line)[:2]
    with opened(path, home, first) as terminal:
        terminal.send(f"{KEYS['end']} one\rtwo\t")
        terminal.settle()
        leave(terminal)
    draft = open_draft(path)
    assert (draft.answer(first), draft.answer(second)) == ("Library one", "two")


def output_at_the_end(terminal: Terminal, before: list[object], meanwhile: bytes = b"") -> str:
    """The output of a program after it has restored the terminal; `meanwhile` is typed until it ends."""
    import termios  # not on Windows

    written = b""
    while terminal.exit_code() is None:
        if more := terminal.read(0.05):
            written += more
        elif meanwhile:
            os.write(terminal.keyboard, meanwhile)
    while more := terminal.read(0.1):
        written += more
    ours = termios.ECHO | termios.ICANON | termios.ISIG
    assert int(termios.tcgetattr(terminal.keyboard)[3]) & ours == int(str(before[3])) & ours
    for mode, ended in (("1049", "l"), ("25", "h"), ("1000", "l"), ("1003", "l"), ("2004", "l"), ("1004", "l")):
        *_, last = re.findall(rf"\x1b\[\?{mode}([hl])", written.decode(errors="replace"))
        assert last == ended, mode
    return re.split(r"\x1b\[[?<\d;]*[A-Za-z]", written.decode(errors="replace"))[-1]


BROKEN = """
import sys
from eia_tui.system.errors import UserError
from eia_tui.storage.draft_file import DraftFile
from eia_tui.tui.screens.form import FormScreen

def fails(self):
    if "not saved" in sys.argv:
        DraftFile.save = refuses
    1 / 0

def refuses(*_):
    raise UserError("the disk is full")

FormScreen.action_help = fails
from eia_tui.commands.cli import main
sys.exit(main(sys.argv[1:2]))
"""


@pytest.mark.parametrize("saved", ["saved", "not saved"])
def test_a_bug_restores_the_terminal_and_says_truly_whether_the_work_is_saved(
    saved: str, home: Path, form: Form, tmp_path: Path
):
    import termios  # not on Windows

    path = new_draft("Library", form)
    prose = addresses(form, Prose)[0]
    save_position(path, prose)
    script = tmp_path / "broken.py"
    script.write_text(BROKEN, encoding="utf-8")
    environment = {"EIA_WIZARD_HOME": str(home), "PYTHONPATH": str(ROOT)}
    with Terminal([sys.executable, str(script), str(path), saved], (200, 30), environment) as terminal:
        before = termios.tcgetattr(terminal.keyboard)
        # Linux discards the latest output of any program when Ctrl+Z is pressed; this setting prevents it.
        before[3] |= termios.NOFLSH
        termios.tcsetattr(terminal.keyboard, termios.TCSANOW, before)
        terminal.until("Step ", "║")
        terminal.settle()
        terminal.send("My words." + KEYS["f6"] + "\x1a\x1a\x1a")
        output = output_at_the_end(terminal, before, meanwhile=b"\x1a")
        with pytest.raises(ProcessLookupError):
            os.killpg(terminal.process, 0)
    assert "Traceback" not in output
    assert output.count("Sorry, something went wrong") == 1
    assert holder_of(path) is None
    if saved == "saved":
        assert "Your work is saved." in output
        assert open_draft(path).answer(prose) == "My words."
    else:
        assert "Your work is saved" not in output
        assert "not saved: the disk is full. They are kept on this machine" in output
        found = unsaved_answers(path)
        assert found is not None
        assert "My words." in str(found)


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_program_that_the_system_closes_saves_first_and_restores_the_terminal(ending: str, home: Path, form: Form):
    import termios  # not on Windows

    path = new_draft("Library", form)
    prose = addresses(form, Prose)[0]
    with opened(path, home, prose) as terminal:
        before = termios.tcgetattr(terminal.keyboard)
        before[3] = termios.ECHO | termios.ICANON | termios.ISIG  # as before the program changed it
        terminal.send("My words.")
        terminal.until("My words.")
        os.kill(terminal.process, signal.Signals[ending])
        assert "the system has closed the program. Your work is saved." in output_at_the_end(terminal, before)
    assert open_draft(path).answer(prose) == "My words."
    assert holder_of(path) is None


def test_closing_the_window_loses_no_word(home: Path, form: Form):
    path = new_draft("Library", form)
    prose = addresses(form, Prose)[0]
    with opened(path, home, prose) as terminal:
        terminal.send("My words.")
        terminal.until("My words.")
        terminal.hang_up()
        end = time.monotonic() + PATIENCE
        while terminal.exit_code() is None:
            assert time.monotonic() < end, "the program goes on without a terminal"
            time.sleep(0.01)
    assert open_draft(path).answer(prose) == "My words."
    assert holder_of(path) is None


LINES = "A first line\rand the next – £5\r"


def test_a_paste_whose_end_never_comes_is_in_the_answer_and_the_keys_work_again(home: Path, form: Form):
    path = new_draft("Library", form)
    prose = addresses(form, Prose)[0]
    with opened(path, home, prose) as terminal:
        terminal.send(f"{PASTE}{LINES}")
        terminal.until("and the next")
        terminal.send("Typed.")
        terminal.until("Typed.")
        leave(terminal)
    assert open_draft(path).answer(prose) == "A first line\nand the next – £5\nTyped."


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "the window"])
def test_a_paste_whose_end_has_not_come_when_the_program_is_closed_is_kept(ending: str, home: Path, form: Form):
    path = new_draft("Library", form)
    prose = addresses(form, Prose)[0]
    with opened(path, home, prose) as terminal:
        terminal.send(f"Before. {PASTE}{LINES}")
        terminal.until("Before.")
        if ending == "the window":
            terminal.hang_up()
        else:
            os.kill(terminal.process, signal.Signals[ending])
        terminal.ended()
    assert open_draft(path).answer(prose) == f"Before. {LINES}".replace("\r", "\n")


def test_answers_of_the_terminal_and_parts_of_keys_are_never_typed(home: Path, form: Form):
    path = new_draft("Library", form)
    prose = addresses(form, Prose)[0]
    parts = (
        "a\x1b[?12;4",
        "0R\x1b]11;rgb:ffff/ff",
        "ff/dddd\x1b\\\x1b[?6",
        "2;22cb\x1b[",
        "Dc\x1b[20",
        f"0~ d{PASTED}\x1b[C",
    )
    with opened(path, home, prose) as terminal:
        for part in parts:
            terminal.send(part)
            terminal.settle(0.3)
        terminal.send("e")
        terminal.until("ac db")
        leave(terminal)
    assert open_draft(path).answer(prose) == "ac dbe"
