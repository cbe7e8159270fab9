"""A screen reader speaks what is on the screen when it looks: nothing of a long text passes by unspoken."""

import os

import pytest

from eia_tui.plain import console
from eia_tui.plain.console import ask_reply, say
from eia_tui.plain.input import Reply

LINES = [f"Line {number} of a list that is longer than a screen." for number in range(70)]


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What was printed before each pause, in a terminal of 80 columns and 24 lines."""
    printed: list[str] = []
    monkeypatch.setattr(console, "_terminal_size", lambda: os.terminal_size((80, 24)))
    monkeypatch.setattr(console, "sleep", lambda _: printed.append(capsys.readouterr().out))
    monkeypatch.setattr(console._Screenful, "lines", 0)
    return printed


@pytest.mark.parametrize("at_once", [True, False])
def test_no_screenful_is_printed_without_a_pause_before_the_next(
    looked: list[str], capsys: pytest.CaptureFixture[str], at_once: bool
):
    if at_once:
        say(*LINES, " ".join(LINES[:30]))
    else:
        for line in LINES:
            say(line)
    rest = capsys.readouterr().out
    assert len(looked) >= 3
    for shown in looked[:-1]:
        assert shown.count("\n") <= 22
    assert all(line in "".join([*looked, rest]) for line in LINES)


def test_a_reply_begins_the_count_again(looked: list[str], monkeypatch: pytest.MonkeyPatch):
    class Typing:
        def read(self, prompt: str, unfinished: str) -> Reply:  # noqa: ARG002  the protocol
            return Reply("next")

    monkeypatch.setattr(console, "source", Typing)
    for _ in range(10):
        say(*LINES[:15])
        ask_reply("Answer:")
    assert looked == []


def test_nothing_waits_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(console, "sleep", lambda _: pytest.fail("it waited"))
    say(*LINES)
    assert capsys.readouterr().out.splitlines() == LINES


def test_a_path_at_the_end_of_a_line_is_not_divided(looked: list[str], capsys: pytest.CaptureFixture[str]):
    path = "/home/officer/Documents/EIA drafts/Mobile library timetable 2027 - v1 - signed off and final.docx"
    say(f"The Word form is at {path}", "A short one is at /tmp/a b.docx", "Yes and/or no, as in " + "either / or " * 9)
    first, second, third, *rest = capsys.readouterr().out.splitlines()
    assert [first, second, third] == ["The Word form is at", path, "A short one is at /tmp/a b.docx"]
    assert all(len(each) <= 80 for each in rest)
    assert looked == []
