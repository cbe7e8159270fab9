"""The plain prompts in a real pseudo-terminal, and helpers to find and open a question."""

import time
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from eia_tui.form.definition import Asked
from eia_tui.plain.input import Reply, Script
from eia_tui.plain.question_numbers import number_of
from eia_tui.storage.drafts import open_draft
from eia_tui.system.app_folders import draft_state_folder
from tests.terminal import KEYS, ForkedTerminal, Terminal, eia


def number(path: Path, kind: type, *, after: int = 0) -> tuple[int, Asked]:
    """The number of the first question of a kind after number `after`, and the question."""
    draft = open_draft(path)
    asked = ((number_of(draft, each.address), each) for each in draft.all_shown() if type(each.question) is kind)
    return next((n, each) for n, each in asked if n > after)


def prompts(path: Path | None, environment: Mapping[str, str] | None = None) -> Terminal:
    """The plain prompts in a terminal; in a new interpreter if it is set up by the environment."""
    arguments = ["--plain", *([str(path)] if path else [])]
    if environment:
        return Terminal(eia(*arguments), (100, 40), environment)
    return ForkedTerminal(arguments, (100, 40))


class Lines(Script):
    """Lines that are typed, without a terminal."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)

    def read(self, prompt: str, unfinished: str = "") -> Reply:  # noqa: ARG002  nobody reads it
        """The next of them."""
        return Reply(next(self._lines))


def typed_lines(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    """Has the prompts of this process answered with these lines."""
    monkeypatch.setattr("eia_tui.plain.input._source", Lines(lines))


def type_in(terminal: Terminal, text: str) -> None:
    """Types a text character by character, and Enter."""
    for letter in text:
        terminal.send(letter)
    terminal.send(KEYS["enter"])


def typed_after(terminal: Terminal, *shown: str, typed: str) -> None:
    """Types a line once something is shown, in this order, and the program waits."""
    terminal.until(*shown)
    terminal.settle()
    type_in(terminal, typed)


def go_to(terminal: Terminal, question: int) -> None:
    """Goes to a question, once the terminal waits for a line."""
    terminal.settle()
    terminal.send(f"go {question}\r")
    terminal.until(f"Question {question} of")
    terminal.settle()


def journalled(path: Path, text: str) -> bool:
    """Waits until a text is in the journal of a draft."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if any(
            text in each.read_text("utf-8", "replace") for each in draft_state_folder(path).glob("*") if each.is_file()
        ):
            return True
        time.sleep(0.02)
    return False
