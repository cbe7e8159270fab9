"""Text pasted in a real terminal arrives complete, whether the terminal marks pastes or not, and prints as meant."""

import re
import sys
import threading
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.prose.paste.clean import clean
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.position import save_position
from tests.conftest import WORD
from tests.examples import number_tried
from tests.form_counts import step_line
from tests.terminal import ForkedTerminal, Terminal
from tests.word_document import WordDocument

pytestmark = [
    pytest.mark.slow(15),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal in Python"),
]
PASTE, PASTED = "\x1b[200~", "\x1b[201~"

PAGE = """What the survey says

Of 1,090 replies, most came from people over 60\u00a0\u2013 “the stop is my week”.

•\tThree stops would close:
o\tMarkfield Green
▪\twith its shelter
o\tFosse Lane
•\tTwo would move

1.\tAsk the forum
2.\tTell the drivers

Group\tReplies\tShare
Over 60\t640\t59%
Disabled people\t210\t19%

What we do next is below.
"""
SHEET = 'Stop\tTuesday\tNote\nMarkfield\t12\t"opens late,\nshuts early"\nFosse Lane\t9\t\n'
MAIL = """From: Forum <forum@example.org>
To: Policy team
Subject: Timetable

Dear all,

   *   the new stop is steep
   *   there is no seat

> Could you send photographs?

Kind regards
"""
MILLION = ("The bus comes on Tuesdays, and the queue is long by ten. Some bring chairs.\n\n" * 13_000)[:1_000_000]
LONG = 240.0
"""Seconds until a wait for what is done with a megabyte fails: its checks alone take six seconds of a processor."""


def send(terminal: Terminal, text: str, *, bracketed: bool) -> None:
    """Pastes a text as a terminal does, and reads the output of the program meanwhile."""
    text = text.replace("\n", "\r")
    sent = threading.Thread(target=terminal.send_all, args=(f"{PASTE}{text}{PASTED}" if bracketed else text,))
    sent.start()
    while sent.is_alive():
        terminal.settle(0.05)
    terminal.settle(0.5)


@pytest.mark.examples  # a megabyte in CI
@pytest.mark.parametrize("bracketed", [True, False], ids=["bracketed", "as if typed"])
def test_a_page_a_sheet_an_e_mail_and_a_very_long_text_arrive_complete_and_print_as_meant(
    bracketed: bool, home: Path, form: Form
):
    path = new_draft("Mobile library timetable", form)
    sections = [
        step
        for step in form.steps
        if len([each for each in step.asked if isinstance(each.question, Prose)]) > 1 and not step.group
    ]
    page, sheet = (asked.address for asked in sections[0].asked if isinstance(asked.question, Prose))
    mail, long = (asked.address for asked in sections[1].asked if isinstance(asked.question, Prose))
    save_position(path, page)
    huge = MILLION[: number_tried(250_000 if bracketed else 100_000)].rstrip()
    with ForkedTerminal([str(path)], (80, 24)) as terminal:
        terminal.until(step_line(2))
        terminal.settle()
        send(terminal, PAGE, bracketed=bracketed)
        terminal.until("Pasted 3", "5 bullets, 2", "numbers, 1 table")
        terminal.press("tab")
        send(terminal, SHEET, bracketed=bracketed)
        terminal.press("f8", "tab", "shift+tab")
        send(terminal, MAIL, bracketed=bracketed)
        terminal.press("tab")
        send(terminal, huge, bracketed=bracketed)
        terminal.until(f"Pasted {len(huge):,} characters", seconds=LONG)
        terminal.press("ctrl+s")
        terminal.until("Saved ")
        if bracketed:
            terminal.press("f9")
            terminal.until("Export the Word form", seconds=LONG)
            terminal.settle(1)
            terminal.press("x")
            terminal.until("The Word form is at", seconds=LONG)
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    draft = open_draft(path)
    for address, text in ((page, PAGE), (sheet, SHEET), (mail, MAIL), (long, huge)):
        assert draft.answer(address) == clean(text).text.rstrip(), address
    if not bracketed:  # the same answers have the same Word form
        return
    (exported,) = path.parent.glob("*.docx")
    paper = WordDocument(exported)
    text = paper.text
    assert words(PAGE + SHEET.replace('"', "") + MAIL + huge) <= words(text)
    assert text.count("queue is long") == huge.count("queue is long")
    printed = [str(line) for line in paper.lines(paper.cell(label(form, page)))]
    assert printed[2:7] == [
        "• Three stops would close:",
        "◦ Markfield Green",
        "▪ with its shelter",
        "◦ Fosse Lane",
        "• Two would move",
    ]
    assert printed[7:9] == ["1. Ask the forum", "2. Tell the drivers"]
    [table] = paper.tables_inside(paper.cell(label(form, page)))
    assert table == [["Group", "Replies", "Share"], ["Over 60", "640", "59%"], ["Disabled people", "210", "19%"]]
    [table] = paper.tables_inside(paper.cell(label(form, sheet)))
    assert table[1] == ["Markfield", "12", "opens late, shuts early"]
    (WORD / "pasted.docx").write_bytes(exported.read_bytes())


def label(form: Form, address: str) -> str:
    """The text at the start of a question's row in the Word form."""
    return " ".join(form.questions[address].label.split())[:20]


def words(text: str) -> set[str]:
    """The words of a text; a lone "o" is a bullet."""
    return set(re.findall(r"\w+", text)) - {"o"}
