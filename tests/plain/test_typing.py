"""Everything typed at a plain prompt is kept, on any terminal and in any encoding."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.approvals.audit_log import log_entries
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Rows
from eia_tui.form.values import answer_text
from eia_tui.plain.question_numbers import number_of
from eia_tui.session.unfinished import unfinished_texts
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.drafts import open_draft
from eia_tui.system.encodings import NEAREST, WINDOWS, register_error_handlers
from tests.conftest import ROOT
from tests.plain.prompts import go_to, number, prompts, type_in
from tests.terminal import KEYS, Terminal, eia

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python"),
]
EVERY = "".join(map(chr, range(33, 127))) + " £ é – ’ \u00a0bBb"
"""Every printable ASCII character, and some that officers type; it is no command and no number."""
ODD_KEYS = 'set editing-mode vi\nset convert-meta on\n"b": "x"\n"a": kill-whole-line\nset disable-completion off\n'


RunBytes = Callable[..., bytes]


@pytest.fixture
def eia_bytes() -> RunBytes:
    """The output of the prompts, in bytes, for an input of bytes."""

    def run(path: Path, script: bytes, **environment: str) -> bytes:
        named = {each: text for each, text in os.environ.items() if each != "PYTHONIOENCODING"}
        completed = subprocess.run(
            eia("--plain", path), input=script, env=named | environment, cwd=ROOT, capture_output=True, check=True
        )
        assert b"Traceback" not in completed.stderr
        assert b"mistake in the program" not in completed.stderr
        return completed.stdout

    return run


@pytest.mark.parametrize("setting", ["as it is", "readline set up oddly", "without readline", "dumb", "C", "ascii"])
def test_every_character_is_kept_on_any_terminal(setting: str, path: Path, tmp_path: Path):
    (tmp_path / "inputrc").write_text(ODD_KEYS, encoding="utf-8")
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['readline'] = None\n", encoding="utf-8")
    environment = {
        "readline set up oddly": {"INPUTRC": str(tmp_path / "inputrc")},
        "without readline": {"PYTHONPATH": str(tmp_path)},
        "dumb": {"TERM": "dumb"},
        "C": {"LC_ALL": "C"},
        "ascii": {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    }.get(setting)
    line, asked = number(path, Line, after=1)
    with prompts(path, environment) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, line)
        type_in(terminal, EVERY)
        terminal.until(f"Question {line + 1} of")
        terminal.send("quit\r")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == EVERY


def test_every_character_is_kept_at_every_kind_of_question(path: Path):
    prose, day, rows, choice = (number(path, each) for each in (Prose, Date, Rows, Choice))
    last_option = choice[1].question.options[-1].label  # type: ignore[union-attr]
    columns = rows[1].question.columns  # type: ignore[union-attr]
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, prose[0])
        type_in(terminal, EVERY)
        terminal.until("Go on.")
        type_in(terminal, EVERY)
        type_in(terminal, ".")
        terminal.until(f"Question {prose[0] + 1} of")
        go_to(terminal, day[0])
        type_in(terminal, EVERY)
        terminal.until("Enter a full date, such as 2 September 2026 or 2/9/26. Your words are kept")
        go_to(terminal, choice[0])
        type_in(terminal, EVERY)
        terminal.until("not one of the options")
        type_in(terminal, last_option)
        draft = open_draft(path)
        draft.put(choice[1].address, choice[1].question.options[-1].id)  # type: ignore[union-attr]
        shown = [each.address for each in draft.all_shown()]
        terminal.until(f"Question {number_of(draft, shown[shown.index(choice[1].address) + 1])} of")
        go_to(terminal, rows[0])
        type_in(terminal, "add")
        for number_of_column, column in enumerate(columns, 1):
            terminal.until(f"Row 1, {number_of_column} of {len(columns)}.")
            if isinstance(column, Choices):
                type_in(terminal, "; ".join(option.label for option in column.options))
            else:
                type_in(terminal, EVERY)
            if isinstance(column, Prose):
                terminal.until("Go on.")
                type_in(terminal, ".")
        terminal.until("Row 1:")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    draft = open_draft(path)
    assert draft.answer(prose[1].address) == f"{EVERY}\n{EVERY}"
    assert draft.answer(day[1].address) == EVERY
    assert answer_text(choice[1].question, draft.answer(choice[1].address)) == last_option
    (row,) = draft.cells(rows[1])
    for _, column, value in row:
        kept = [option.id for option in column.options] if isinstance(column, Choices) else EVERY
        assert value == kept


def test_every_character_is_kept_at_the_first_prompt(form: Form):
    for typed in ([f"new x{EVERY}"], ["new", f"x{EVERY}"]):
        with prompts(None) as terminal:
            terminal.until("quit:")
            type_in(terminal, typed[0])
            for each in typed[1:]:
                terminal.until("What is being assessed?")
                type_in(terminal, each)
            terminal.until("Question 2 of")
            type_in(terminal, "quit")
            assert terminal.ended() == 0
    assert [entry.name for entry in list_drafts()] == [f"x{EVERY}"] * 2


def test_every_character_of_a_reason_and_of_comments_is_kept(path: Path, form: Form):
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        for typed, asked in (
            ("send 1", "Why send it anyway?"), (EVERY, "Type send to"), ("send", "Version 1 is ready"),
            ("record 1", "What was the outcome"), ("3", "On which date?"), ("", "What did they say?"),
            (EVERY, "Go on."), (EVERY, ""), (".", "Recorded."), ("quit", ""),
        ):  # fmt: skip
            type_in(terminal, typed)
            terminal.until(asked)
        assert terminal.ended() == 0
    sent, answered = log_entries(open_draft(path))
    assert sent.reason == EVERY
    assert answered.comments == f"{EVERY}\n{EVERY}"


@pytest.mark.parametrize("dumb", [False, True])
def test_a_line_is_edited_by_the_usual_keys(dumb: bool, path: Path):
    line, asked = number(path, Line, after=1)
    with prompts(path, {"TERM": "dumb"} if dumb else {}) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, line)
        if dumb:
            terminal.send("Library serviceX\x7f£\x7fs\r")
        else:
            left, home, end, delete = (KEYS[key] for key in ("left", "home", "end", "delete"))
            terminal.send(f"brary services{home}Li{end}X\x7f{left}{left}Y{left}{delete}\x1b[1;5D\x1b[24~\x1bq\r")
        terminal.until(f"Question {line + 1} of")
        if not dumb:
            assert "Answer, or a command: Library services" in terminal.text
            go_to(terminal, line)
            terminal.send(f"{KEYS['up']}{KEYS['up']}, too\r")
            terminal.until("New answer, or a command: Library services, too", "Current answer: Library services")
            terminal.settle()
        terminal.send("quit\r")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == ("Library services" if dumb else "Library services, too")


@pytest.mark.parametrize("words", ["Library services", "Only libraries", "bus routes", "£5 fares"])
def test_words_typed_right_after_escape_keep_their_first_letter(words: str, path: Path):
    line, asked = number(path, Line, after=1)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, line)
        terminal.send(f"\x1b{words}\r")
        terminal.until(f"Question {line + 1} of")
        terminal.send("quit\r")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == words


@pytest.mark.parametrize("letter", ["\x03", "\x04"])
def test_ctrl_c_and_ctrl_d_save_and_restore_the_terminal(letter: str, path: Path):
    import termios  # not on Windows

    prose, asked = number(path, Prose)
    with prompts(path) as terminal:
        before = termios.tcgetattr(terminal.keyboard)
        terminal.until("Question 1 of")
        go_to(terminal, prose)
        type_in(terminal, "Half an answer")
        terminal.until("Go on.")
        for shown in ("Saved", "Question"):
            terminal.send(letter)
            if letter == "\x03":
                terminal.until("Press Ctrl+C again to save and leave.")
                terminal.send(letter)
            terminal.until(shown)
        assert terminal.ended() == 0
        after = termios.tcgetattr(terminal.keyboard)
    assert after[:4] == before[:4]
    assert open_draft(path).answer(asked.address) == "Half an answer"


@pytest.mark.parametrize("ending", ["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
def test_a_signal_to_end_keeps_the_unfinished_line_apart_and_restores_the_terminal(ending: str, path: Path):
    import termios  # not on Windows

    line, asked = number(path, Line, after=1)
    with prompts(path) as terminal:
        before = termios.tcgetattr(terminal.keyboard)
        terminal.until("Question 1 of")
        go_to(terminal, line)
        terminal.send("Half a line")
        terminal.until("Half a line")
        os.kill(terminal.process, signal.Signals[ending])
        assert terminal.ended() == 0
        after = termios.tcgetattr(terminal.keyboard)
    assert after[:4] == before[:4]
    assert open_draft(path).answer(asked.address) is None
    assert [*unfinished_texts(open_draft(path)).values()] == ["Half a line"]


@pytest.mark.parametrize("marked", [True, False])
@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}], ids=["xterm", "dumb"])
def test_ctrl_c_deletes_nothing_typed_or_pasted_unless_pressed_twice(
    marked: bool, environment: dict[str, str], path: Path
):
    prose, asked = number(path, Prose)
    with prompts(path, environment) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, prose)
        pasted = "First line\rSecond line"
        terminal.send(f"\x1b[200~{pasted}\x1b[201~" if marked else pasted)
        terminal.until("Second line")
        terminal.send("\x03")
        terminal.until("Press Enter to keep what you typed")
        terminal.send(", typed on\r")
        terminal.until("Go on.")
        terminal.send("Half a line\x03")
        terminal.until("Half a line\nPress Enter")
        terminal.send("\x03")
        terminal.until("Saved")
        terminal.send("\x03")
        terminal.until("Press Ctrl+C again to save and leave.")
        terminal.send("\x03")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "First line\nSecond line, typed on"


def test_an_editing_key_before_a_text_that_comes_at_once_is_a_key(path: Path):
    line, asked = number(path, Line, after=1)
    text = "a text that is longer than any key, and comes with the key before it"
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, line)
        terminal.send(f"\x15{text}")
        terminal.settle()
        terminal.send(f"\x15{text}")
        terminal.until(text)
        terminal.send("\r")
        terminal.until(f"Question {line + 1} of")
        terminal.kill()
    assert open_draft(path).answer(asked.address) == text


def test_the_terminal_is_restored_before_an_editor_starts(path: Path, tmp_path: Path):
    prose, asked = number(path, Prose)
    editor = tmp_path / "editor.sh"
    editor.write_text('#!/bin/sh\nread line\necho "$line" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    with prompts(path, {"EDITOR": str(editor), "VISUAL": ""}) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, prose)
        type_in(terminal, "edit")
        terminal.settle()
        terminal.send("wrong\x15right\r")
        terminal.until("Saved")
        type_in(terminal, "quit")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "right"


@pytest.mark.parametrize("key", ["\x03", "\x1c"], ids=["ctrl+c", "ctrl+backslash"])
@pytest.mark.parametrize("plain", [True, False])
def test_a_signal_key_pressed_in_the_editor_does_not_end_the_prompts(plain: bool, key: str, path: Path, tmp_path: Path):
    prose, asked = number(path, Prose)
    editor = tmp_path / "editor.sh"
    editor.write_text(
        """#!/bin/sh
trap 'echo stopped by a key' INT QUIT
echo the editor is open
for turn in 1 2 3 4 5; do [ "$line" = end ] || read line; done
echo Written in the editor > "$1"
""",
        encoding="utf-8",
    )
    editor.chmod(0o755)
    environment = {"EDITOR": str(editor), "VISUAL": "", "EIA_WIZARD_HOME": os.environ["EIA_WIZARD_HOME"]}
    with Terminal(eia(*(["--plain"] if plain else []), path), (100, 40), environment) as terminal:
        terminal.until("Name of policy")
        if plain:
            go_to(terminal, prose)
            type_in(terminal, "edit")
        else:
            terminal.settle()
            terminal.press("tab", "tab")
            terminal.choose_command("Open in your own editor")
        terminal.until("the editor is open")
        terminal.send(key)
        terminal.until("stopped by a key")
        terminal.send("end\r")
        terminal.until("Written in the editor")
        terminal.settle()
        terminal.send("quit\r" if plain else "\x11")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "Written in the editor"


BYTES = [
    (b"\xa35 each", "£5 each"),
    (b"fianc\xe9", "fiancé"),
    (b"caf\xe9s and \x93quotes\x94 \x96 dash", "cafés and “quotes” – dash"),
    (b"caf\xe9\x94 end", "café” end"),
    (b"it\xe2\x80s", "it\ufffds"),
    (b"end \xf0\x9f\x92", "end \ufffd"),
    (b"\x81 \xff\xfe \xc3(", "\ufffd ÿþ Ã("),
    ("é – ’ 💡".encode(), "é – ’ 💡"),
]
"""What is typed or piped in, and what is kept of it."""


def test_a_byte_in_another_encoding_becomes_a_character_and_nothing_beside_it_is_lost(path: Path):
    prose, asked = number(path, Prose)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, prose)
        for typed, _ in BYTES:
            os.write(terminal.keyboard, typed + b"\r")
            terminal.settle()
        terminal.send(".\r")
        terminal.until(f"Question {prose + 1} of")
        terminal.send("quit\r")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "\n".join(kept for _, kept in BYTES)


def test_a_character_whose_bytes_arrive_apart_is_one_character(path: Path):
    line, asked = number(path, Line, after=1)
    with prompts(path) as terminal:
        terminal.until("Question 1 of")
        go_to(terminal, line)
        first, rest = "the council’s".encode().split(b"\x80")
        os.write(terminal.keyboard, first)
        time.sleep(0.3)  # the time until a lost packet is sent again
        os.write(terminal.keyboard, b"\x80" + rest + b"\r")
        terminal.until(f"Question {line + 1} of")
        terminal.send("quit\r")
        assert terminal.ended() == 0
    assert open_draft(path).answer(asked.address) == "the council’s"


def test_a_script_in_another_encoding_is_read_line_by_line(path: Path, eia_bytes: RunBytes):
    prose, asked = number(path, Prose)
    line, named = number(path, Line, after=1)
    script = [
        f"go {prose}".encode(),
        *(typed for typed, _ in BYTES),
        b".",
        f"go {line}".encode(),
        b"\xa3",
        b"quit",
        b"",
    ]
    eia_bytes(path, b"\xef\xbb\xbf" + b"\r\n".join(script))
    assert open_draft(path).answer(asked.address) == "\n".join(kept for _, kept in BYTES)
    assert open_draft(path).answer(named.address) == "£"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850"])
def test_a_script_in_the_terminals_own_encoding_is_read_in_it(encoding: str, path: Path, eia_bytes: RunBytes):
    line, asked = number(path, Line, after=1)
    eia_bytes(path, f"go {line}\nCafé £5\nquit\n".encode(encoding), PYTHONIOENCODING=encoding)
    assert open_draft(path).answer(asked.address) == "Café £5"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_console_with_few_characters_does_not_end_the_prompts(encoding: str, path: Path, eia_bytes: RunBytes):
    line, _ = number(path, Line, after=1)
    script = f"go {line}\nsay x – ŵ\nback\nfind ŵ\nquit\n".encode()
    output = eia_bytes(path, script, PYTHONIOENCODING=encoding, LC_ALL="C", PYTHONUTF8="0").decode(encoding)
    assert f"Question {line} of" in output
    assert "Saved" in output


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [
        ("ascii", 'Gwyl - "x" GBP5 e ... ?'),
        ("cp437", 'Gwyl - "x" £5 é ... ?'),
        ("cp1252", "Gwyl – “x” £5 é … ?"),
        ("latin-1", 'Gwyl - "x" £5 é ... ?'),
        ("utf-8", "Gŵyl – “x” £5 é … 💥"),
    ],
)
def test_characters_that_a_console_cannot_show_are_replaced_by_similar_ones(encoding: str, shown: str):
    register_error_handlers()
    assert "Gŵyl – “x” £5 é … 💥".encode(encoding, NEAREST).decode(encoding) == shown


@given(st.binary(max_size=40))
def test_any_bytes_are_read_and_nothing_beside_them_is_lost(content: bytes):
    register_error_handlers()
    read = (b"before " + content + " é after".encode()).decode("utf-8", WINDOWS)
    assert read.startswith("before ")
    assert read.endswith(" é after")
    assert read.encode().decode() == read


@given(st.text(max_size=40), st.sampled_from(["ascii", "cp437", "cp850", "cp1252", "latin-1"]))
def test_any_text_can_be_shown_on_any_console(text: str, encoding: str):
    register_error_handlers()
    shown = text.encode(encoding, NEAREST).decode(encoding)
    assert all(letter in shown for letter in text if letter.isascii())


def test_a_word_alone_that_is_near_a_command_is_questioned_once(path: Path, eia_bytes: RunBytes):
    at, asked = number(path, Line, after=1)
    before = open_draft(path).answer(asked.address)
    shown = eia_bytes(path, f"go {at}\nforward\nexprot\nquit\n".encode()).decode()
    assert "If “forward” is your answer, type: say forward\nIf you mean the command, type next." in shown
    assert "If you mean the command, type export alone, or export to." in shown
    assert open_draft(path).answer(asked.address) == before
    eia_bytes(path, f"go {at}\nforward\nforward\nquit\n".encode())
    assert open_draft(path).answer(asked.address) == "forward"


def test_commands_names_the_commands_and_is_no_answer(path: Path, eia_bytes: RunBytes):
    at, asked = number(path, Line, after=1)
    rows, _ = number(path, Rows)
    before = open_draft(path).answer(asked.address)
    shown = eia_bytes(path, f"go {at}\ncommands\ngo {rows}\ncommands\nquit\n".encode()).decode()
    assert shown.count("You can type: next, back, list, go, todo,") == 2
    assert shown.count("For the rows: add, change, copy, delete,") == 1
    assert "Type help at any question for help, and commands for the names of the commands." in shown
    assert open_draft(path).answer(asked.address) == before
