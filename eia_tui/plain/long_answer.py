"""Reads a long answer at the plain prompts, line by line, up to a line that has only a full stop."""

from collections.abc import Callable
from typing import NamedTuple

from eia_tui.plain.asking import again, is_sentence, refuse_and_keep, said_again
from eia_tui.plain.console import INTERRUPTED, STOP, Ended, TakenOver, WindowClosed, ask_word, read_line, say
from eia_tui.plain.input import Reply, source
from eia_tui.prose.word_count import count_words
from eia_tui.system.text import agreeing, plural

TO_END = "To end the answer, type a full stop on a line of its own."
_BESIDE = ("replace", "add", "keep", "quit", "exit", "back", "help")
_WHILE_WRITING = f"You are writing an answer: each line that you type is part of it. {TO_END}"


class LongAnswer(NamedTuple):
    """What was typed."""

    text: str
    command: str = ""
    """The command that ended it, and is to be run now; "" where a full stop did."""


class _Lines:
    """The lines so far, and the last one if it may be a command, which the officer is asked about."""

    def __init__(self, first: Reply, on_line: Callable[[str], object]) -> None:
        self._on_line = on_line
        self._lines: list[str] = []
        self.doubtful = ""
        self.ended = False
        self.add(first)

    @property
    def text(self) -> str:
        return "\n".join(self._lines)

    def add(self, reply: Reply) -> None:
        """Adds the lines of a reply; the last one, then left out, may end the answer.

        A full stop inside a paste does not end it; at its very end it does if it was typed there, and if the terminal
        does not mark pastes.
        """
        lines = reply.text.split("\n")
        may_end = reply.is_multiline and (reply.last_line_is_typed or not reply.terminal_marks_pastes)
        self.ended = may_end and lines[-1].strip() == STOP
        self._lines += lines[:-1] if self.ended else lines
        self._on_line(self.text)

    @property
    def count(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def end_after(self, count: int) -> None:
        """Ends the answer after its first lines."""
        del self._lines[count:]
        self.ended = True
        self._on_line(self.text)

    def take_doubtful(self) -> None:
        """Adds the line that might have been a command, and is not."""
        if self.doubtful:
            doubtful, self.doubtful = self.doubtful, ""
            self.add(Reply(doubtful))


def ask_long(
    first: Reply, on_line: Callable[[str], object], is_command: Callable[[str], bool], *, whole: bool = False
) -> LongAnswer:
    """The lines from `first` on, up to a line with only a full stop, or the end of the input.

    `on_line` is called with the text so far, after each line. The officer is asked whether a line that `is_command`
    is one. If the input ends before that full stop, the text so far is returned; with `whole`, `Ended` is raised
    instead. Raises `TakenOver` and `WindowClosed` after `on_line` was called with every line that was ended by Enter;
    with `whole`, and where another window takes the draft over, with the rest of the text, too.
    """
    lines = _Lines(first, on_line)
    if not lines.ended:
        say(f"Go on. {TO_END}")
    while not lines.ended:
        try:
            command = _take(read_line(), lines, is_command)
        except WindowClosed as end:
            if whole:
                _add_rest(lines, end)
            raise
        except TakenOver as end:
            lines.take_doubtful()
            _add_rest(lines, end)
            raise
        except Ended:
            lines.take_doubtful()
            if whole:
                raise
            break
        if command:
            return LongAnswer(lines.text, command)
    return LongAnswer(lines.text)


def _add_rest(lines: _Lines, end: WindowClosed | TakenOver) -> None:
    """Adds the line that Enter was not pressed after."""
    if end.text:
        lines.add(Reply(end.text))
        end.text = ""


def _take(reply: Reply, lines: _Lines, is_command: Callable[[str], bool]) -> str:
    """Adds a reply to the lines, or ends them; the command that it is, "" for none."""
    typed = "" if reply.begins_with_paste or reply.is_multiline else reply.text.strip()
    doubtful = lines.doubtful.strip()
    command = _command_in(doubtful, is_command)
    if command and typed.lower() in said_again(command):
        return command
    if typed == STOP:
        if doubtful:
            say(f"“{doubtful}” was not done, and is not in the answer.")
        if together := source().set_aside():
            _ask_whose(together, lines)
        else:
            lines.ended = True
        return ""
    if doubtful and typed.lower() == "text":
        lines.take_doubtful()
        return ""
    if doubtful:
        _settle_doubtful(lines, _command_in(typed, is_command))
    if typed.lower() in ("help", "?"):
        say(_WHILE_WRITING)
    elif command := _command_in(typed, is_command):
        lines.doubtful = reply.text
        again = "again" if command == typed else "once more"
        say(
            f"“{typed}” is a command. To end the answer here and do that, type {command} {again}. "
            "To write it as a line of the answer, type text."
        )
    else:
        if not reply.text.strip() and lines.text.endswith("\n"):
            say(TO_END)  # who presses Enter again and again waits for something
        lines.add(reply)
    return ""


def _settle_doubtful(lines: _Lines, another: str) -> None:
    """Adds the line that might have been a command to the answer, or leaves it out, and says so.

    One with an argument, as "go 12", is hardly a line of an answer, nor is one after which `another` is typed.
    """
    doubtful = lines.doubtful.strip()
    first, _, rest = doubtful.partition(" ")
    if another or rest.strip().lower() not in ("", first.lower()):
        lines.doubtful = ""
        say(f"“{doubtful}” was not done, and is not in the answer.")
    else:
        lines.take_doubtful()
        say(f"“{doubtful}” is a line of your answer now, and was not done.")


def _command_in(typed: str, is_command: Callable[[str], bool]) -> str:
    """The command that a line is, also where it has it twice, as "back back"; "" for none."""
    first, _, rest = typed.partition(" ")
    command = first if rest.strip().lower() == first.lower() else typed
    return command if command and is_command(command) else ""


def _ask_whose(together: str, lines: _Lines) -> None:
    """Asks whether lines that arrived together with a full stop are part of the answer, or were typed ahead.

    In doubt they are part of it: nothing else shall be answered or done with them.
    """
    lines.take_doubtful()
    before = lines.count
    lines.add(Reply("\n".join([STOP, together.removesuffix("\n")])))
    count = lines.count - before - (not lines.ended)
    them = agreeing(count, "it")
    say(
        f"{plural(count, 'line')} arrived together with that full stop. If you pasted text, type text to have {them} in"
        f" this answer, and the full stop. If you typed {them} ahead, type typed to end the answer here and go on."
    )
    try:
        while (word := ask_word("Type text or typed:").strip()).lower() not in ("text", "typed"):
            say(f"“{word}” is not one of these words.")
    except Ended as end:
        end.text = ""
        raise
    if word.lower() == "typed":
        lines.end_after(before)
        source().bring_back()


def beside(there: str, typed: LongAnswer, note: Callable[[str], object]) -> LongAnswer:
    """A long answer, together with the existing one unless the officer wants to replace that.

    `note` is called with what is typed meanwhile that is none of the words asked for, "" for nothing. Raises
    `TakenOver` and `WindowClosed`, which have it, too.
    """
    if not there.strip():
        return typed
    say(f"There is an answer of {plural(count_words(there), 'word')} already.")
    together = typed._replace(text=f"{there}\n\n{typed.text}")
    while True:
        try:
            with source().report_to(lambda line: note(_not_asked_for(line))):
                wanted = ask_word(
                    "Type replace to replace it, add to put yours below it, or keep to leave it unchanged and have "
                    "yours offered here again:",
                    refuse_and_keep,
                ).strip()
        except INTERRUPTED as end:
            end.text = _not_asked_for(end.text)
            raise
        except Ended:
            return together  # nobody is left to ask: neither is lost
        is_wrong = bool(wanted) and wanted.lower() != "help"
        match "" if is_sentence(wanted) else wanted.lower().split(" ")[0]:
            case "replace":
                return typed
            case "add":
                return together
            case "keep":
                return typed._replace(text=there)
            case "quit" | "exit" | "back" as command:  # what was typed is not to be lost by it
                say("What you typed is added below the answer. Type undo there to restore the answer as it was.")
                return LongAnswer(together.text, "back" if command == "back" else "quit")
            case _:
                say(
                    *([f"“{wanted}” is not one of these words.{again(wanted)}"] if is_wrong else []),
                    "Type replace to have only what you typed now, add to have it below the answer that is there, or "
                    "keep to have the answer as it was: what you typed is then offered when you come back to it.",
                )


def _not_asked_for(line: str) -> str:
    """A line, or "" where it begins one of the words that `beside` asks for."""
    return "" if any(word.startswith(line.strip().lower()) for word in _BESIDE) else line
