"""The plain prompts as a dialogue: what a flow reports is printed, what it asks is answered by typed lines."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.approvals.audit_log import OUTCOMES, Outcome, read_outcome
from eia_tui.approvals.status import StageStatus
from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting_text import sentence
from eia_tui.flows.ask_again import ask_until_right
from eia_tui.flows.dialogue import Comparison, DoubtfulAnswerError, Result, Severity, StageAnswer, Way
from eia_tui.flows.restore import version_numbered
from eia_tui.flows.stage_comments import AnswerInWord, StageComments
from eia_tui.form.dates import no_date, read_date, show_date
from eia_tui.plain.console import INTERRUPTED, Ended, Quit, ask, ask_reply, ask_word, numbered, say
from eia_tui.plain.input import Reply, source
from eia_tui.plain.long_answer import TO_END, ask_long
from eia_tui.plain.typed_numbers import typed_numbers
from eia_tui.session.recovery import version_lines
from eia_tui.session.session import Session
from eia_tui.storage.drafts import when_saved
from eia_tui.storage.history import Version, now
from eia_tui.system.errors import UserError

if TYPE_CHECKING:
    from eia_tui.evidence.areas import OurArea
    from eia_tui.evidence.figures import TopicFigures
    from eia_tui.flows.figures import FiguresOffer

_LONGEST = 300
"""Characters of a passage that are printed."""
_MOST_FILES = 9
"""Files that are listed, the newest first."""
_LEAVE_OUT = "leave out"
_YES_OR_NO = {"y": "yes", "n": "no"}
_WHAT_MORE = f"What else did they say? Enter alone for no more, or type {_LEAVE_OUT} to start again without it:"
_HELP = "Type back to go back without doing anything, or quit to save and leave."


class LineDialogue:
    """A dialogue by lines. An answer is None also where no more lines come.

    Its questions raise `Quit`, and `TakenOver` or `WindowClosed` with what was typed where that is kept nowhere.
    """

    def history_hint(self, path: Path) -> str:  # noqa: ARG002  a word, whatever the draft
        """The word that lists the earlier versions."""
        return "Type history to see"

    @property
    def approvals_hint(self) -> str:
        """The word that lists the stages."""
        return "Type status to see the stages and how."

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
        return "type settle to go through them"

    async def report(self, message: str, severity: Severity = "information") -> None:  # noqa: ARG002  words say it
        """Prints the message."""
        say(message)

    async def explain(self, heading: str, text: str) -> None:
        """Prints the text."""
        say(_sentence(heading), text)

    async def report_file(self, heading: str, lines: Sequence[str], path: Path) -> None:  # noqa: ARG002  the lines name it
        """Prints what was written."""
        say(_sentence(heading), *lines)

    async def choose(self, heading: str, text: str, ways: Sequence[Way]) -> str | None:
        """Prints the text, and asks for the word of a way."""
        say(_sentence(heading), text)
        return _choose(ways)

    async def choose_several(
        self,
        heading: str,
        text: str,
        options: Sequence[Way],
        button: str,  # noqa: ARG002  there is no button
    ) -> Sequence[str] | None:
        """Prints the options with numbers, and asks for the numbers."""
        say(_sentence(heading), text, *(f"{number}. {option.label}" for number, option in enumerate(options, 1)))
        while True:
            typed = await self.ask("Type their numbers, such as 1, 3 or 2 to 5.", "")
            if typed is None:
                return None
            if numbers := typed_numbers(typed, len(options)):
                return [option.word for number, option in enumerate(options, 1) if number in numbers]
            say(f"Type numbers from 1 to {len(options)}, such as 1, 3 or 2 to 5.")

    async def compare(self, heading: str, text: str, comparison: Comparison, ways: Sequence[Way]) -> str | None:
        """Prints what differs, and asks for the word of a way, if there are any."""
        say(_sentence(heading), *([text] if ways else []))
        if not comparison.differences:
            say("Nothing has changed.")
        for difference in comparison.differences:
            say(f"{comparison.draft.label(difference.address)}: {difference}.")
            for passage in difference.passages:
                for title, part in zip(comparison.titles, (passage.removed, passage.added), strict=True):
                    if shown := " ".join(part.split()):
                        say(f"  {title}: {shown[:_LONGEST]}{'…' if len(shown) > _LONGEST else ''}")
        return _choose(ways) if ways else None

    async def ask(
        self,
        question: str,
        button: str,
        *,
        text: str = "",
        aside: str = "",
        note: Callable[[str], object] | None = None,
        confirm: str = "",
    ) -> str | None:
        """Asks for a line; Enter alone cancels. What was started is in the line, where the input allows it."""
        if aside:
            say(aside)
        begun = text if note else ""
        if begun:
            say(f"You had started to type: “{text}”.{can_go_on()}")
        try:
            typed = _asked(lambda prompt: ask(prompt, begun), f"{question} Enter alone goes back:") or None
        except INTERRUPTED as end:
            if note and end.text.strip():
                note(end.text)
                end.text = ""
            raise
        except Quit:
            raise
        except (_Back, Ended):
            return None
        if not (typed and confirm):
            return typed
        if note:
            note(typed)
        say(f"You typed: “{typed}”.")
        match _choose((Way(confirm, button), Way("back", "Change that"))):
            case "back":
                return await self.ask(question, button, text=typed, aside=aside, note=note, confirm=confirm)
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
        today = datetime.now().astimezone()
        say(*numbered([f"{each.name}, {_saved(each, today)}, in {each.parent}" for each in files]))

        def chosen(typed: str) -> Result:
            numbers = typed_numbers(typed, len(files)) or ()
            return use(str(files[numbers[0] - 1]) if len(numbers) == 1 else typed)

        how = "Type its number, or give its whole path." if files else "Give its whole path."
        return await ask_until_right(self, question, "Read it", chosen, aside=f"{how} {aside}")

    async def pick_version(self, path: Path, present: Draft | None, problem: str) -> Version | None:  # noqa: ARG002  the lines say it
        """Prints the earlier versions, and asks for the number of one."""
        if problem:
            say(f"{problem}.")
        say(*version_lines(path))
        while True:
            number = await self.ask("Which version should be restored? Type its number.", "Restore")
            if number is None:
                return None
            try:
                return version_numbered(path, int(number) if number.isdecimal() else 0)
            except UserError as error:
                say(f"{error}.")

    async def record_answer(
        self,
        session: Session,
        status: StageStatus,
        record: Callable[[StageAnswer], StageStatus],
        unsigned: str,
        in_word: AnswerInWord,
    ) -> StageStatus | None:
        """Asks for the outcome, the day, who signed if the stage signs, and the comments, one after the other."""
        stage = status.stage
        kept = StageComments(session, stage)
        say(f"{stage.name}: {status}.")
        try:
            outcome = _ask_outcome(unsigned if stage.signs else "")
            on = _ask_day(in_word.on)
            signs = stage.signs and outcome == "agreed"
            by = _asked(ask, "Who signs it off, name and job title:") if signs else ""
            comments = _ask_comments(kept, in_word)
        except (Quit, *INTERRUPTED):
            raise
        except (_Back, Ended):
            return None
        try:
            after = _record_if_sure(record, StageAnswer(outcome, on, comments, by))
        except (UserError, Quit, *INTERRUPTED):
            _say_kept(kept.keep(comments))
            raise
        if after is None:
            _say_kept(kept.keep(comments))
        return after

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


def _saved(path: Path, today: datetime) -> str:
    """When a file was saved, in words."""
    try:
        return f"saved {when_saved(datetime.fromtimestamp(path.stat().st_mtime).astimezone(), today)}"
    except OSError:
        return "not there any more"


def _choose(ways: Sequence[Way]) -> str | None:
    """The way whose word is typed; None for quit, and where no more lines come."""
    *first, last = [f"{way.word} to {way.label[:1].lower()}{way.label[1:]}" for way in ways]
    prompt = f"Type {', '.join(first)}{' or ' if first else ''}{last}:"
    words_ = {way.word for way in ways}
    while True:
        try:
            typed = _asked(ask_word, prompt).lower()
        except Quit:
            if "quit" in words_:
                return "quit"
            raise
        except _Back:
            return "back" if "back" in words_ else None
        except INTERRUPTED:
            raise
        except Ended:
            return None
        typed = _YES_OR_NO.get(typed, typed)
        if typed in words_:
            return typed
        say(f"“{typed}” is not one of these words." if typed else "Enter alone chooses nothing here.")


class _Back(Exception):  # noqa: N818  not an error: the person goes back
    """The person typed `back`."""


def _asked(read: Callable[[str], str], prompt: str) -> str:
    """What is typed at a question of the program's own. Raises `_Back`, `Quit`, and `Ended` at the end of the input."""
    while True:
        typed = read(prompt).strip()
        match typed.lower():
            case "back":
                raise _Back
            case "quit":
                raise Quit
            case "help":
                say(_HELP)
            case _:
                return typed


def _record_if_sure(record: Callable[[StageAnswer], StageStatus], answer: StageAnswer) -> StageStatus | None:
    """Records an answer; where something about it is doubtful, only if the person says that it is right."""
    try:
        return record(answer)
    except DoubtfulAnswerError as doubt:
        say(f"{doubt}.")
    ways = (Way("yes", "Record it as it is"), Way("no", "Go back, and record it again"))
    return record(answer._replace(sure=True)) if _choose(ways) == "yes" else None


def _ask_outcome(unsigned: str) -> Outcome:
    """The outcome. Raises as `_asked`, and `_Back` for Enter alone. `unsigned` says why they cannot agree yet."""
    say(*numbered([each.capitalize() for each in OUTCOMES]))
    while True:
        typed = _asked(ask_word, "What was the outcome? Type its number. Enter alone goes back:")
        if not typed:
            raise _Back
        try:
            numbers = typed_numbers(typed, len(OUTCOMES)) or ()
            outcome = OUTCOMES[numbers[0] - 1] if len(numbers) == 1 else read_outcome(typed)
        except UserError:
            say(f"“{typed}” is not one of them. Type a number from 1 to {len(OUTCOMES)}.")
            continue
        if not (unsigned and outcome == "agreed"):
            return outcome
        say(f"{unsigned}.")


def _ask_day(in_word: date | None) -> date:
    usual = in_word or now().date()
    while True:
        typed = _asked(ask, f"On which date? Enter alone means {show_date(in_word) if in_word else 'today'}:")
        day = read_date(typed) if typed else usual
        if day and day <= now().date():
            say(f"The date is {show_date(day)}.")
            return day
        say("That date is in the future." if day else no_date(typed))


def _sentence(heading: str) -> str:
    """A heading as a sentence."""
    return heading if heading.endswith(("?", ".")) else f"{heading}."


def _ask_comments(kept: StageComments, in_word: AnswerInWord) -> str:
    """The comments of a stage, which are in the journal while they are typed.

    Comments that are broken off are kept, but are no answer of the stage: raises as `_asked`.
    """
    unfinished = comments = kept.unfinished or in_word.comments
    if unfinished:
        before = "You recorded" if in_word.is_recorded else "They wrote in the Word form"
        before = "You had started to type what they said" if kept.unfinished else before
        say(sentence(f"{before}: “{unfinished}”"))

    def note(text: str) -> None:
        nonlocal comments
        comments = "\n".join(filter(None, (unfinished, text)))
        kept.write(comments)

    replies: list[Reply] = []

    def read(prompt: str) -> str:
        replies.append(ask_reply(prompt))
        return "" if replies[-1].begins_with_paste else replies[-1].text  # what is pasted is no command

    try:
        typed = _asked(read, _WHAT_MORE if unfinished else f"What did they say? {TO_END} Enter alone for nothing:")
        if unfinished and typed.lower() == _LEAVE_OUT:
            kept.discard()
            return ""
        if typed or replies[-1].text.strip():
            match ask_long(replies[-1], note, _is_command, whole=True).command:
                case "back":
                    raise _Back
                case "quit":
                    raise Quit
    except (Ended, _Back) as end:
        if isinstance(end, INTERRUPTED) and end.text.strip():
            note(end.text)
            end.text = ""  # it is in the comments now
        _say_kept(kept.keep(comments))
        raise
    return comments


def _is_command(line: str) -> bool:
    return line.lower() in ("quit", "back")


def can_go_on() -> str:
    """What to do with what was started, where it is in the line below; "" where it cannot be."""
    return " It is in the line below: go on with it, or delete it with Ctrl+U." if source().can_begin_line else ""


def _say_kept(kept: str) -> None:
    if kept:
        say(kept)
