"""Asks at the prompts what a stage of the approvals said, and has it recorded."""

from collections.abc import Callable
from datetime import date

from eia_tui.approvals.audit_log import OUTCOMES, Outcome, read_outcome
from eia_tui.approvals.status import StageStatus
from eia_tui.draft.waiting_text import sentence
from eia_tui.flows.dialogue import DoubtfulAnswerError, Recording, StageAnswer, Way
from eia_tui.flows.stage_comments import AnswerInWord, StageComments
from eia_tui.form.dates import no_date, read_date, show_date
from eia_tui.plain.asking import Back, asked_line, choose_way
from eia_tui.plain.console import INTERRUPTED, STOP, Ended, Quit, ask, ask_reply, ask_word, numbered, say
from eia_tui.plain.input import Reply, source
from eia_tui.plain.long_answer import TO_END, ask_long
from eia_tui.plain.typed_numbers import typed_numbers
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError

_LEAVE_OUT = "leave out"
_WHAT_MORE = f"What else did they say? Enter alone for no more, or type {_LEAVE_OUT} to start again without it:"


def ask_stage_answer(recording: Recording) -> StageStatus | None:
    """Asks for the outcome, the day, who signed if the stage signs, and the comments, as `Dialogue.record_answer`.

    Raises `Quit`, and `TakenOver` or `WindowClosed`; comments that were typed are kept then.
    """
    session, status, record, unsigned, in_word = recording
    stage = status.stage
    kept = StageComments(session, stage)
    say(f"{stage.name}: {status}.")
    try:
        begun = kept.begun
        outcome = _ask_outcome(unsigned if stage.signs else "", begun.outcome)
        kept.begin(begun := begun._replace(outcome=outcome))
        on = _ask_day(begun.on or in_word.on)
        kept.begin(begun := begun._replace(on=on))
        signs = stage.signs and outcome == "agreed"
        by = _ask_signer(begun.by) if signs else ""
        kept.begin(begun._replace(by=by))
        comments = _ask_comments(kept, in_word)
    except (Quit, *INTERRUPTED):
        raise
    except (Back, Ended):
        kept.cancel()
        return None
    try:
        after = _record_if_sure(record, StageAnswer(outcome, on, comments, by))
    except (UserError, Quit, *INTERRUPTED):
        _say_kept(kept.keep(comments))
        raise
    if after is None:
        _say_kept(kept.keep(comments))
    return after


def _record_if_sure(record: Callable[[StageAnswer], StageStatus], answer: StageAnswer) -> StageStatus | None:
    """Records an answer; where something about it is doubtful, only if the person says that it is right."""
    try:
        return record(answer)
    except DoubtfulAnswerError as doubt:
        say(f"{doubt}.")
        yes = doubt.sign_off or "Record it as it is"
    ways = (Way("yes", yes), Way("no", "Go back, and record it again"))
    return record(answer._replace(sure=True)) if choose_way(ways) == "yes" else None


def _ask_outcome(unsigned: str, begun: Outcome | None) -> Outcome:
    """The outcome; Enter alone means the one that was chosen before the program ended.

    Raises as `asked_line`, and `Back` for Enter alone where there is none. `unsigned` says why they cannot agree yet.
    """
    enter = f"means {begun}, as you chose before" if begun else "goes back"
    say(*numbered([each.capitalize() for each in OUTCOMES]))
    while True:
        prompt = f"What was the outcome? Type its number. Enter alone {enter}:"
        typed = asked_line(ask_word, prompt, takes_words=False) or begun or ""
        if not typed:
            raise Back
        try:
            numbers = typed_numbers(typed, len(OUTCOMES)) or ()
            outcome = OUTCOMES[numbers[0] - 1] if len(numbers) == 1 else read_outcome(typed)
        except UserError:
            say(f"“{typed}” is not one of them. Type a number from 1 to {len(OUTCOMES)}.")
            continue
        if not (unsigned and outcome == "agreed"):
            return outcome
        say(f"{unsigned}.")


def _ask_signer(begun: str) -> str:
    enter = f"Enter alone means {begun}" if begun else "Type their name and job title"
    while not (typed := asked_line(ask, f"Who signs it off? {enter}:") or begun):
        say("Enter the name and job title of the person signing off, or type back.")
    return typed


def _ask_day(in_word: date | None) -> date:
    usual = in_word or now().date()
    while True:
        prompt = f"On which date? Enter alone means {show_date(in_word) if in_word else 'today'}:"
        typed = asked_line(ask, prompt, takes_words=False)
        day = read_date(typed) if typed else usual
        if day and day <= now().date():
            say(f"The date is {show_date(day)}.")
            return day
        say("That date is in the future." if day else no_date(typed))


def _ask_comments(kept: StageComments, in_word: AnswerInWord) -> str:
    """The comments of a stage, which are in the journal while they are typed.

    Comments that are broken off are kept, but are not an answer of the stage: raises as `asked_line`.
    """
    unfinished = comments = kept.unfinished or in_word.comments
    if unfinished:
        before = "You recorded" if in_word.is_recorded else "They wrote in the Word form"
        before = "You had started to type what they said" if kept.unfinished else before
        say(sentence(f"{before}: “{unfinished}”"))

    at_first = comments

    def note(text: str) -> None:
        nonlocal comments
        comments = "\n".join(filter(None, (unfinished, text)))
        kept.write(comments)

    def keep_line(line: str) -> None:
        """Keeps the line that Enter was not pressed after, too; only what was typed now is in the journal."""
        if line.strip() not in ("", STOP):
            kept.write("\n".join(filter(None, (comments, line))))
        elif comments != at_first:
            kept.write(comments)
        else:
            kept.drop()

    replies: list[Reply] = []

    def read(prompt: str) -> str:
        replies.append(ask_reply(prompt))
        return "" if replies[-1].begins_with_paste else replies[-1].text  # what is pasted is not a command

    try:
        with source().report_to(keep_line):
            typed = asked_line(
                read, _WHAT_MORE if unfinished else f"What did they say? {TO_END} Enter alone if they said nothing:"
            )
            leaves_out = bool(unfinished) and typed.lower() == _LEAVE_OUT
            if not leaves_out and replies[-1].text.strip() not in ("", STOP):
                match ask_long(replies[-1], note, _is_command, whole=True).command:
                    case "back":
                        raise Back
                    case "quit":
                        raise Quit
    except (Ended, Back) as end:
        if isinstance(end, INTERRUPTED) and end.text.strip():
            note(end.text)
            end.text = ""  # it is in the comments now
        keep_line("")
        _say_kept(kept.keep(comments))
        raise
    keep_line("")
    if leaves_out:
        kept.discard()
        return _ask_comments(kept, AnswerInWord())
    return comments


def _is_command(line: str) -> bool:
    return line.lower() in ("quit", "back")


def _say_kept(kept: str) -> None:
    if kept:
        say(kept)
