"""What was typed and is in no answer: before the window was closed, or words at a choice. It is offered again."""

import contextlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from eia_tui.approvals.status import stage_statuses
from eia_tui.flows.stage_comments import begun_name, comments_name
from eia_tui.flows.typed_lines import choices_before, written_after
from eia_tui.flows.unaffected import groups_begun
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Choice, Choices
from eia_tui.plain.answers import NotAnAnswer, NotAnOption, answer
from eia_tui.plain.asking import can_go_on
from eia_tui.plain.console import WindowClosed, say
from eia_tui.plain.input import Reply, source
from eia_tui.session.session import Session
from eia_tui.session.unfinished import AFTER_LINES, UNFINISHED_TEXTS, line_typed_at, unfinished_texts
from eia_tui.system.text import listed


class _Typed(NamedTuple):
    line: str
    after_lines: bool


class UnfinishedLines:
    """The lines that Enter was not pressed after, and words at a choice. None of them has any effect."""

    def __init__(self, session: Session, is_command: Callable[[str], bool]) -> None:
        """`is_command` says whether a line is a command."""
        self._session = session
        self._is_command = is_command
        self._said = ""
        """The choice at which it was just said that words are kept."""
        self._kept_here: set[str] = set()
        """The questions whose lines are from this session."""

    @contextlib.contextmanager
    def kept_while_typed(self, address: str, *, after_lines: bool = False) -> Iterator[None]:
        """Meanwhile keeps in the journal what Enter was not pressed after, so that it is offered after a crash.

        Where the window is closed it stays there.
        """
        what = line_typed_at(address)

        def keep(line: str) -> None:
            if line.strip() or after_lines:
                self._session.unfinished.write(what, _kept(line, after_lines=after_lines))
            else:
                self._session.unfinished.drop(what)

        closed = False
        try:
            with source().report_to(keep):
                yield
        except WindowClosed:
            closed = True
            raise
        finally:
            if not closed:
                self._session.unfinished.drop(what)

    def keep(self, address: str, line: str, *, after_lines: bool = False) -> None:
        """Keeps a line that was typed at a question or cell; `after_lines` of its answer, which are kept there.

        Raises `UserError`.
        """
        if line.strip() or after_lines:
            self._session.unfinished.write(line_typed_at(address), _kept(line, after_lines=after_lines))
        self._session.put_unfinished()

    def keep_for_later(self, address: str, line: str) -> None:
        """Keeps a line that something else has to be done before. Raises `UserError`."""
        self._kept_here.add(address)
        self.keep(address, line)

    def keep_words(self, asked: Asked, words: str) -> None:
        """Keeps words that were typed at a choice, and says where they are offered. Raises `UserError`."""
        before = self._typed(asked.address)
        together = f"{before.line}\n{words}" if before and words not in before.line else words
        self.keep(asked.address, together)
        self._said = asked.address
        say(f"Your words are kept. {self._where(asked)}")

    def offer(self, asked: Asked) -> str:
        """Says what was typed at a question or cell, or at a choice before it; what to begin its line with."""
        said, self._said = self._said, ""
        typed = self._typed(asked.address)
        if typed is None:
            return self._offer_words(asked)
        if _are_words(asked, typed.line):
            if said != asked.address:
                say(f"You typed “{typed.line}” here, which is not one of the options. {self._where(asked)}")
                say("Type clear to delete them.")
            return ""
        if typed.after_lines:
            say("You were writing this answer when the program closed. We kept what you typed.")
        if typed.line and self._is_command(typed.line):
            say(f"You had typed “{typed.line}” when the program closed. Nothing was done: Enter was not pressed.")
            return ""
        if typed.line:
            when = "" if asked.address in self._kept_here else " when the program closed"
            say(f"You had typed “{typed.line}”{when}. It is not in the answer.{can_go_on()}")
        return typed.line

    def offered(self, asked: Asked, reply: Reply) -> None:
        """Forgets what was typed at a question, once it was in the line again, or was only to be reported.

        Words that were typed at a choice are forgotten once a reply has them.
        """
        typed = self._typed(asked.address)
        if typed and not _are_words(asked, typed.line):
            if source().can_begin_line or self._is_command(typed.line) or not typed.line:
                self.forget(asked.address)
            return
        for choice, words in self._words_before(asked):
            if _has(reply.text, words):
                self.forget(choice.address)

    def _offer_words(self, asked: Asked) -> str:
        """Says which words were typed at a choice before a question; what to begin its line with.

        The up arrow brings a line back: what the officer types next, such as a command, is not to be added to it.
        """
        for choice, words in self._words_before(asked):
            is_line = "\n" not in words
            how = (" Press the up arrow to have it in the line." * source().can_begin_line) if is_line else can_go_on()
            say(f"You typed “{words}” at “{choice.question.short_label}”. It is not in an answer yet.{how}")
            if not is_line:
                return words
            source().remember(words)
        return ""

    def _words_before(self, asked: Asked) -> list[tuple[Asked, str]]:
        """The choices before a question whose words it offers, and the words."""
        kept = [(each, self._typed(each.address)) for each in choices_before(self._session.draft, asked)]
        return [(each, typed.line) for each, typed in kept if typed and _are_words(each, typed.line)]

    def _where(self, choice: Asked) -> str:
        """Where words that were typed at a choice are offered."""
        if written_after(self._session.draft, choice):
            return "They are offered at the next question that is answered in words."
        return "Press the up arrow to have them in the line again." if source().can_begin_line else ""

    def forget(self, address: str) -> None:
        """Forgets what was typed at a question, which has another answer now."""
        if self._typed(address):
            self._session.unfinished.forget(line_typed_at(address))

    def say_where(self, rows: str) -> None:
        """Says in which rows of a question something was typed."""
        beginning = f"{UNFINISHED_TEXTS}.{_key(f'{rows}.')}"
        numbers = {each.removeprefix(beginning).partition("-")[0] for each in unfinished_texts(self._session.draft)}
        there = len(self._session.rows.all(rows))
        for number in sorted(int(each) for each in numbers if each.isdecimal()):
            word = f"change {number}" if number <= there else "add"
            say(f"You were filling in row {number} when the program closed. Type {word} to go on.")

    def say_begun(self) -> None:
        """Says which groups were being marked, and which answers of the stages were being recorded."""
        if groups := groups_begun(self._session):
            names = listed([each.group.name for each in groups])
            say(f"You were marking {names} as not affected when the program closed. Type groups to go on.")
        for number, status in enumerate(stage_statuses(self._session.draft), 1):
            if any(self._session.unfinished.text(name(status.stage)) for name in (comments_name, begun_name)):
                say(
                    f"You were recording what {status.stage.name} said when the program closed. We kept what you "
                    f"typed, and nothing is recorded yet. Type record {number} to go on."
                )

    def _typed(self, address: str) -> _Typed | None:
        text = self._session.unfinished.text(line_typed_at(address))
        return _Typed(text.removeprefix(AFTER_LINES), text.startswith(AFTER_LINES)) if text else None


def _kept(line: str, *, after_lines: bool) -> str:
    return f"{AFTER_LINES if after_lines else ''}{line.strip()}"


def _key(address: str) -> str:
    return line_typed_at(address).replace(".", "-")


def _are_words(asked: Asked, text: str) -> bool:
    """Whether a text that was typed at a choice is none of its options, but words for another question."""
    if not isinstance(asked.question, Choice | Choices) or len(text.split()) < 2:
        return False
    try:
        answer(asked.question, text)
    except NotAnOption:
        return True
    except NotAnAnswer:
        return False
    return False


def _has(text: str, words: str) -> bool:
    """Whether a text has most of some words, which may have been corrected in it."""
    wanted = set(words.casefold().split())
    return 2 * len(wanted & set(text.casefold().split())) > len(wanted)
