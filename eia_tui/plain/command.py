"""A command of the plain prompts: what is typed, the help for it, and what it does. Each prompt has a table of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from eia_tui.plain.console import without_word
from eia_tui.plain.input import Reply

Prompt = TypeVar("Prompt")
"""What the commands of a table are run on: the interview, the rows, the list of drafts."""
Result = TypeVar("Result")
FEW = 3
"""Words up to which a line that begins with a command is taken for a slip rather than for an answer."""


def alone(_: object, rest: str) -> bool:
    """Nothing is typed after the name."""
    return not rest


def anything(_: object, __: str) -> bool:
    """Whatever is typed after the name belongs to it."""
    return True


def some_text(_: object, rest: str) -> bool:
    """Something is typed after the name."""
    return bool(rest)


def a_number(_: object, rest: str) -> bool:
    """A number is typed after the name."""
    return rest.isdecimal()


def a_number_or_alone(_: object, rest: str) -> bool:
    """A number or nothing is typed after the name."""
    return not rest or rest.isdecimal()


@dataclass(frozen=True)
class OneOf:
    """One of some words is typed after the name; "" for nothing."""

    words: tuple[str, ...]

    def __call__(self, _: object, rest: str) -> bool:
        """Whether it is one of them."""
        return rest.lower() in self.words


def one_of(*words: str) -> OneOf:
    """One of these words is typed after the name; "" for nothing."""
    return OneOf(words)


def _nothing(_: object, __: str) -> bool:
    return False


@dataclass(frozen=True)
class Command(Generic[Prompt, Result]):
    """A word that does something at a prompt."""

    names: tuple[str, ...]
    """What is typed: its name, and other words for it."""
    help: str
    """A sentence for `help`, which begins with its name."""
    run: Callable[[Prompt, Reply], Result]
    """Runs it, with what was typed after its name."""
    fits: Callable[[Prompt, str], bool] = alone
    """Whether what was typed after its name belongs to it; if not, the line is not a command."""
    usage: str = ""
    """How it is typed, for somebody who typed it otherwise; "" for its name alone."""
    pasted: Callable[[Prompt, str], bool] = _nothing
    """Whether several lines that were pasted behind it belong to it, by what was typed between its name and them."""
    small_letters: bool = False
    """Whether it is a command in small letters only, since an answer may well begin with the word."""
    answers: bool = False
    """Whether it is about the question that is asked, and so not there after the last one."""
    changes: bool = False
    """Whether it changes the draft, and so is refused in one that is read-only."""
    closed_only: bool = False
    """Whether it is only for drafts that are signed off and closed."""

    def takes_exactly(self, rest: str) -> bool:
        """Whether what was typed after the name can be nothing but an argument: nothing, a number or a fixed word."""
        return not rest or rest.isdecimal() or (isinstance(self.fits, OneOf) and rest.lower() in self.fits.words)

    @property
    def takes_number(self) -> bool:
        """Whether its usage asks for a number."""
        return "number" in self.usage

    @property
    def takes_words(self) -> bool:
        """Whether any words may follow its name, so that a sentence may begin like it."""
        return self.fits in (some_text, anything)

    @property
    def name(self) -> str:
        """The name that the help and the documentation use."""
        return self.names[0]

    def is_named(self, word: str) -> bool:
        """Whether a word is one of its names."""
        return (word if self.small_letters else word.lower()) in self.names


def find(
    commands: Sequence[Command[Prompt, Result]], prompt: Prompt, reply: Reply
) -> tuple[Command[Prompt, Result], Reply] | None:
    """The command of a table that a reply means, and what follows its name; None if it means none."""
    word, _, rest = (reply.typed_before_paste if reply.is_multiline else reply.text).strip().partition(" ")
    rest = rest.strip()
    for command in commands:
        if command.is_named(word) and (command.pasted if reply.is_multiline else command.fits)(prompt, rest):
            return command, without_word(reply, word)
    return None


def usage_of(commands: Sequence[Command[Prompt, Result]], line: str) -> str:
    """How to type the command that a short line begins with; "" if it begins with none, or is too long to be one."""
    word = line.strip().partition(" ")[0].lower()
    if not word or len(line.split()) > FEW:
        return ""
    command = next((each for each in commands if word in each.names), None)
    return (command.usage or f"{word} alone") if command else ""
