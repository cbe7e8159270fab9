"""The plain prompts as a dialogue: what a flow reports is printed, what it asks is answered by typed lines."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.approvals.status import StageStatus
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting_text import introduced, sentence
from eia_tui.flows.ask_again import ask_until_right
from eia_tui.flows.dialogue import Comparison, Recording, Result, Severity, Way
from eia_tui.flows.recent_forms import when_changed
from eia_tui.flows.restore import version_numbered
from eia_tui.plain.asking import Back, asked_line, can_go_on, choose_way, is_command, typed_behind
from eia_tui.plain.console import INTERRUPTED, STOP, Ended, Quit, ask, numbered, say
from eia_tui.plain.input import source
from eia_tui.plain.stage_answer import ask_stage_answer
from eia_tui.plain.typed_numbers import typed_numbers
from eia_tui.session.recovery import version_lines
from eia_tui.storage.history import Version
from eia_tui.system.errors import UserError
from eia_tui.system.text import shortened

if TYPE_CHECKING:
    from eia_tui.evidence.areas import OurArea
    from eia_tui.evidence.figures import TopicFigures
    from eia_tui.flows.figures import FiguresOffer

_LONGEST = 300
"""Characters of a passage that are printed."""
_MOST_FILES = 9
"""Files that are listed, the newest first."""


class LineDialogue:
    """A dialogue by lines. An answer is None also where no more lines come.

    Its questions raise `Quit`, and `TakenOver` or `WindowClosed` with what was typed where that is kept nowhere.
    """

    def history_hint(self, path: Path) -> str:  # noqa: ARG002  a word, whatever the draft
        """The word that lists the earlier versions."""
        return "Type history to see"

    @property
    def approvals_hint(self) -> str:
        """The words of the next steps."""
        return "Type send to send a version, or record to record what they said."

    @property
    def undo_hint(self) -> str:
        """The word that restores a deleted draft."""
        return "Type undo"

    @property
    def review_hint(self) -> str:
        """The word that lists the findings."""
        return "check lists them"

    @property
    def settle_hint(self) -> str:
        """The word that settles them."""
        return "type settle"

    async def report(self, message: str, severity: Severity = "information") -> None:  # noqa: ARG002  words say it
        """Prints the message."""
        say(message)

    async def explain(self, heading: str, text: str) -> None:
        """Prints the text."""
        say(sentence(heading), text)

    async def report_file(self, heading: str, lines: Sequence[str], path: Path) -> None:  # noqa: ARG002  the lines name it
        """Prints what was written."""
        say(sentence(heading), *lines)

    async def choose(
        self, heading: str, text: str, ways: Sequence[Way], *, keep: Callable[[str], str] | None = None
    ) -> str | None:
        """Prints the text, and asks for the word of a way."""
        say(sentence(heading), text)
        return choose_way(ways, keep)

    async def choose_several(
        self,
        heading: str,
        text: str,
        options: Sequence[Way],
        button: str,  # noqa: ARG002  there is no button
        *,
        chosen: Sequence[str] = (),
        note: Callable[[Sequence[str]], object] | None = None,
    ) -> Sequence[str] | None:
        """Prints the options with numbers, and asks for the numbers. Those that are chosen are in the line already."""
        words = {option.number or number: option.word for number, option in enumerate(options, 1)}
        most = max(words, default=0)

        def picked(typed: str) -> list[str]:
            numbers = typed_numbers(typed, most) or ()
            return [word for number, word in words.items() if number in numbers]

        say(sentence(heading), text, *(f"{n}. {each.label}" for n, each in zip(words, options, strict=True)))
        begun = ", ".join(str(number) for number, word in words.items() if word in chosen)
        while True:
            typed = await self.ask(
                "Type their numbers, such as 1, 3 or 2 to 5.",
                "",
                text=begun,
                note=(lambda typed: note(picked(typed))) if note else None,
                started=bool(begun),
                takes_words=False,
            )
            if typed is None or (found := picked(typed)):
                return None if typed is None else found
            say(f"{sentence(f'“{typed}” is not in the list')} Type numbers from it, such as 1, 3 or 2 to 5.")

    async def compare(self, heading: str, text: str, comparison: Comparison, ways: Sequence[Way]) -> str | None:
        """Prints what differs, and asks for the word of a way, if there are any."""
        say(sentence(heading), *([text] if ways else []))
        if not comparison.differences:
            say("Nothing has changed.")
        for difference in comparison.differences:
            say(f"{introduced(comparison.draft.label(difference.address))} {difference}.")
            for parts in difference.wordings:
                for title, part in zip(comparison.titles, parts, strict=True):
                    if shown := shortened(part, _LONGEST):
                        say(f"  {title}: {shown}")
        return choose_way(ways) if ways else None

    async def ask(
        self,
        question: str,
        button: str,
        *,
        text: str = "",
        aside: str = "",
        note: Callable[[str], object] | None = None,
        confirm: str = "",
        started: bool = False,
        takes_words: bool = True,
    ) -> str | None:
        """Asks for a line; Enter alone cancels. What was started is in the line, where the input allows it.

        `takes_words` says that words can be the answer, and not only numbers.
        """
        if aside:
            say(aside)
        unfinished = text if started else ""
        if unfinished:
            say(f"You had started to type: “{text}”.{can_go_on()}")

        def read(prompt: str) -> str:
            while (line := ask(prompt, unfinished)).strip() == STOP and is_written:
                say("A full stop alone is not an answer. This takes one line, which Enter ends.")
            behind = typed_behind(line, unfinished)
            return behind if behind and is_command(behind) else line

        # A command behind words that were begun is never meant to replace them.
        is_written, takes_words = takes_words, takes_words and not unfinished
        try:
            with source().report_to(note) if note else contextlib.nullcontext():
                how = " Type it on one line." if note and is_written else ""
                prompt = f"{question}{how} Enter alone goes back:"
                typed = asked_line(read, prompt, takes_words=takes_words) or None
        except INTERRUPTED as end:
            if note and end.text.strip():
                note(end.text)
                end.text = ""
            raise
        except (Quit, Back, Ended) as end:
            if note:
                note(unfinished)  # a command was typed, not the beginning of a line
            if isinstance(end, Quit):
                raise
            return None
        if not (typed and confirm):
            return typed
        if note:
            note(typed)
        say(f"You typed: “{typed}”.")
        match choose_way((Way(confirm, button), Way("change", "Change what you typed"))):
            case "change":
                return await self.ask(
                    question, button, text=typed, aside=aside, note=note, confirm=confirm, started=True
                )
            case way:
                return typed if way == confirm else None

    async def ask_file(
        self,
        question: str,
        use: Callable[[str], Result],
        offered: Callable[[], Sequence[Path]],
        aside: str,
    ) -> Result | None:
        """Prints the newest of the files that are offered, and asks for a number or a path until it can be used."""
        files = offered()[:_MOST_FILES]
        say(*numbered([f"{each.name}, {_saved(each)}, in {each.parent}" for each in files]))

        def chosen(typed: str) -> Result:
            numbers = typed_numbers(typed, len(files)) or ()
            return use(str(files[numbers[0] - 1]) if len(numbers) == 1 else typed)

        how = "Type its number, or its full path." if files else "Type its full path."
        return await ask_until_right(self, question, "Read it", chosen, aside=f"{how} {aside}")

    async def pick_version(self, path: Path, present: Draft | None, problem: str) -> Version | None:  # noqa: ARG002  the lines say it
        """Prints the earlier versions, and asks for the number of one."""
        if problem:
            say(f"{problem}.")
        say(*version_lines(path))
        while True:
            number = await self.ask("Which version should be restored? Type its number.", "Restore", takes_words=False)
            if number is None:
                return None
            try:
                return version_numbered(path, int(number) if number.isdecimal() else 0)
            except UserError as error:
                say(f"{error}.")

    async def record_answer(self, recording: Recording) -> StageStatus | None:
        """Asks for the outcome, the day, who signed if the stage signs, and the comments, one after the other."""
        return ask_stage_answer(recording)

    async def name_area(self, now: "OurArea | None") -> "tuple[OurArea, bool] | None":
        """Asks for its name until there are figures for it, and for which drafts it is."""
        from eia_tui.plain.figures import ask_area  # the figures do not hold up the start

        return await ask_area(self, now)

    async def choose_figures(self, offer: "FiguresOffer") -> "Sequence[TopicFigures] | None":
        """Reads figures out, and asks whether to put them in."""
        from eia_tui.plain.figures import read_figures

        return await read_figures(self, offer)

    async def progress(self, message: str, work: Callable[[], Result]) -> Result:
        """Prints the message, and runs it."""
        say(message)
        return work()

    async def in_background(self, work: Callable[[], Result]) -> Result:
        """Runs it; the prompt comes back when it is done."""
        return work()


def _saved(path: Path) -> str:
    """When a file was saved, in words."""
    when = when_changed(path)
    return f"saved {when}" if when else "not there any more"
