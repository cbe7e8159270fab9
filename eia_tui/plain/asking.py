"""Questions of the program's own at the prompts: a line or one of several words; `back`, `quit` and `help` work."""

import contextlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar, Protocol

from eia_tui.flows.dialogue import Way
from eia_tui.plain.command import FEW
from eia_tui.plain.console import INTERRUPTED, STOP, Ended, Quit, ask_word, refuse_lines, say
from eia_tui.plain.input import Reply, source

_YES_OR_NO = {"y": "yes", "n": "no"}
_HELP = (
    "Type back to leave this question without answering it, or quit to save and leave. "
    "Other commands work at the questions of the form."
)


class Keeper(Protocol):
    """Keeps sentences that are typed where only a word can be, and so belong somewhere else."""

    def keep_at_menu(self, words: str) -> str:
        """Keeps a sentence that was refused; where it is offered, as a sentence."""

    def note_at_menu(self, line: str) -> None:
        """Notes a line that Enter was not pressed after, so that a crash does not lose it; "" for none."""


class _Menus:
    keeper: ClassVar[Keeper | None] = None
    """Who keeps sentences at menus now; None for nobody, as at the list of drafts."""


@contextlib.contextmanager
def keeping_words(keeper: Keeper) -> Iterator[None]:
    """Meanwhile has somebody keep the sentences that are typed at menus."""
    before, _Menus.keeper = _Menus.keeper, keeper
    try:
        yield
    finally:
        _Menus.keeper = before


class Back(Exception):  # noqa: N818  not an error: the person goes back
    """The person typed `back`."""


def asked_line(read: Callable[[str], str], prompt: str, *, takes_words: bool = True) -> str:
    """What is typed at a question of the program's own. Raises `Back`, `Quit`, and `Ended` at the end of the input.

    A line that is a command of another prompt is an answer only if it is typed twice, unless the prompt names it; it is
    none where no words can be the answer.
    """
    doubtful = ""
    while True:
        typed = read(prompt).strip()
        match _once(typed.lower()):
            case "back":
                raise Back
            case "quit" | "exit":
                raise Quit
            case "help" | "?":
                say(_HELP)
            case _ if doubtful and typed.lower() in said_again(doubtful):
                return doubtful
            case _ if is_command(typed) and not _names(prompt, typed):
                doubtful = typed if takes_words else ""
                again = f", or {typed} again if it is your answer" if takes_words else ""
                say(f"“{typed}” is a command, and does not work at this question. Type back to leave it{again}.")
            case _:
                return typed


def _once(typed: str) -> str:
    """A word that was typed twice, as by somebody who was asked to type it again; anything else unchanged."""
    first, _, rest = typed.partition(" ")
    return first if rest.strip() == first else typed


def said_again(command: str) -> tuple[str, ...]:
    """What is typed by somebody who is asked to type a command again, in small letters."""
    word = command.lower()
    return word, f"{word} {word}", f"{word} again"


def _names(prompt: str, word: str) -> bool:
    """Whether a prompt itself asks for a word, as "Type send to send it"; not "Why send it anyway?"."""
    return bool(re.search(rf"\b(?:type {re.escape(word)}|{re.escape(word)} to)\b", prompt, re.IGNORECASE))


def typed_behind(line: str, kept: str) -> str:
    """What was typed right behind words that were in the line to begin with; "" where it goes on with them."""
    behind = line.removeprefix(kept) if kept and line.startswith(kept) else ""
    return "" if behind[:1].isspace() else behind


def is_command(line: str) -> bool:
    """Whether a line is a command of the form, of its rows or of the list of drafts, with nothing else behind it."""
    from eia_tui.plain.commands import COMMANDS, is_row_command  # whose flows ask such questions
    from eia_tui.plain.home import HOME_COMMANDS

    word, _, rest = line.partition(" ")
    if not word:
        return False
    of_form = any(each.is_named(word) and each.takes_exactly(rest.strip()) for each in COMMANDS)
    of_list = any(each.is_named(word) and each.takes_exactly(rest.strip()) for each in HOME_COMMANDS)
    return of_form or of_list or is_row_command(line)


def choose_way(ways: Sequence[Way], keep: Callable[[str], str] | None = None) -> str | None:
    """The way whose word is typed; None for quit, and where no more lines come. `keep` is as for `Dialogue.choose`."""
    *first, last = [f"{way.word} to {way.label[:1].lower()}{way.label[1:]}" for way in ways]
    before_last = ", or " if first else ""
    prompt = f"Type {', '.join(first)}{before_last}{last}:"
    words_ = {way.word for way in ways}
    while True:
        try:
            typed = asked_line(_ask_noting, prompt, takes_words=False)
        except Quit:
            if "quit" in words_:
                return "quit"
            raise
        except Back:
            return "back" if "back" in words_ else None
        except INTERRUPTED:
            raise
        except Ended:
            return None
        word = _YES_OR_NO.get(typed.lower(), typed.lower())
        if word in words_:
            return word
        if typed == STOP:
            say("You need no full stop here: Enter ended your line.")
            continue
        say(f"“{typed}” is not one of these words.{again(typed, keep)}" if typed else "Type one of these words.")


def _ask_noting(prompt: str) -> str:
    """A word, as `ask_word`; a sentence that is typed meanwhile is noted."""
    return noting(lambda: ask_word(prompt, refuse_and_keep), is_sentence)


def noting(read: Callable[[], str], is_noted: Callable[[str], bool] = bool) -> str:
    """What `read` reads; a line that is typed meanwhile and not ended is noted, so that a crash does not lose it."""
    keeper = _Menus.keeper
    if keeper is None:
        return read()
    with source().report_to(lambda line: keeper.note_at_menu(line if is_noted(line) else "")):
        typed = read()
    keeper.note_at_menu("")
    return typed


def refuse_and_keep(reply: Reply) -> None:
    """Says that pasted lines are not used where a word is asked for, and keeps them as it keeps a sentence."""
    refuse_lines(reply)
    say(*filter(None, [again(reply.text).strip()]))


def is_sentence(line: str) -> bool:
    """Whether a line has so many words that it is hardly meant for a menu."""
    return len(line.split()) >= FEW


def again(typed: str, keep: Callable[[str], str] | None = None) -> str:
    """Where a line is again that is a sentence, and so may be meant for somewhere else; "" for any other."""
    if not is_sentence(typed):
        return ""
    keep = keep or (_Menus.keeper.keep_at_menu if _Menus.keeper else None)
    kept = f" {keep(typed)}" if keep else ""
    return f"{kept} The up arrow brings it back where words are asked for." if source().can_begin_line else kept


def can_go_on() -> str:
    """What to do with what was started, where it is in the line below; "" where it cannot be."""
    return " It is in the line below: go on with it, or delete it with Ctrl+U." if source().can_begin_line else ""
