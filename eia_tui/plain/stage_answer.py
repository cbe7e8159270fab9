"""Asks at the prompts what a stage of the approvals said, and has it recorded."""

from collections.abc import Callable
from datetime import date

from eia_tui.approvals.audit_log import OUTCOMES, Outcome, read_outcome
from eia_tui.approvals.status import StageStatus
from eia_tui.draft.waiting_text import sentence
from eia_tui.flows.dialogue import DoubtfulAnswerError, Recording, StageAnswer, Way
from eia_tui.flows.stage_comments import AnswerInWord, BegunAnswer, StageComments
from eia_tui.form.dates import no_date, read_date, show_date
from eia_tui.plain.asking import Back, asked_line, can_go_on, choose_way, is_command, is_sentence, typed_behind
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
        outcome = _ask_outcome(unsigned if stage.signs else "", begun.outcome, kept)
        kept.begin(begun := begun._replace(outcome=outcome))
        on = _ask_day(begun, in_word, kept)
        kept.begin(begun := begun._replace(on=on, on_typed=""))
        signs = stage.signs and outcome == "agreed"
        by = _ask_signer(begun, kept) if signs else ""
        kept.begin(begun._replace(by=by, by_typed=""))
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
    ways = (Way("yes", yes), Way("no", "Go back and record it again"))
    return record(answer._replace(sure=True)) if choose_way(ways) == "yes" else None


def _ask_outcome(unsigned: str, begun: Outcome | None, kept: StageComments) -> Outcome:
    """The outcome; Enter alone means the one that was chosen before the program ended.

    A sentence is kept as what they said. Raises as `asked_line`, and `Back` for Enter alone where there is none.
    `unsigned` says why they cannot agree yet.
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
            is_said = is_sentence(typed)
            if is_said:
                kept.keep("\n".join(filter(None, (kept.unfinished, typed))))
            later = " Your words are kept for when you are asked what they said." * is_said
            say(f"“{typed}” is not one of them. Type a number from 1 to {len(OUTCOMES)}.{later}")
            continue
        if not (unsigned and outcome == "agreed"):
            return outcome
        say(f"{unsigned}.")


def _ask_signer(begun: BegunAnswer, kept: StageComments) -> str:
    enter = f"Enter alone means {begun.by}" if begun.by else "Type their name and job title"

    def note(line: str) -> None:
        kept.begin(begun._replace(by_typed=line))

    while not (typed := _asked_kept(f"Who signs it off? {enter}:", begun.by_typed, note) or begun.by):
        say("Enter the name and job title of the person signing off, or type back.")
    return typed


def _ask_day(begun: BegunAnswer, in_word: AnswerInWord, kept: StageComments) -> date:
    known, typed = begun.on or in_word.on, begun.on_typed

    def note(line: str) -> None:
        kept.begin(begun._replace(on_typed=line))

    while True:
        prompt = f"On which date? Enter alone means {show_date(known) if known else 'today'}:"
        typed = _asked_kept(prompt, typed, note, takes_words=False)
        day = read_date(typed) if typed else known or now().date()
        if day and day <= now().date():
            say(f"The date is {show_date(day)}.")
            return day
        note(typed)
        say("That date is in the future." if day else no_date(typed))


def _asked_kept(prompt: str, begun: str, note: Callable[[str], object], *, takes_words: bool = True) -> str:
    """As `asked_line`; `note` keeps what is typed so far, and `begun` is in the line if something was kept."""
    begun = "" if is_command(begun) else begun
    if begun:
        say(f"You had typed “{begun}”.{can_go_on()}")

    def read(prompt: str) -> str:
        line = ask(prompt, begun)
        behind = typed_behind(line, begun)
        return behind if behind and is_command(behind) else line

    try:
        with source().report_to(note):
            return asked_line(read, prompt, takes_words=takes_words)
    except INTERRUPTED as end:
        note(end.text or begun)
        end.text = ""
        raise
    except (Ended, Back):
        note(begun)  # a command was typed, not the beginning of an answer
        raise


def _ask_comments(kept: StageComments, in_word: AnswerInWord) -> str:
    """The comments of a stage, which are in the journal while they are typed.

    Comments that are broken off are kept, but are not an answer of the stage: raises as `asked_line`.
    """
    begun = kept.unfinished
    unfinished = comments = begun or in_word.comments
    before, _, last = begun.rpartition("\n") if source().can_begin_line else (unfinished, "", "")
    if unfinished:
        _say_unfinished(unfinished, in_word, is_begun=bool(begun), is_in_line=bool(last))
    at_first, noted = comments, False

    def note(text: str) -> None:
        nonlocal comments, noted
        comments, noted = "\n".join(filter(None, (before, text))), True
        kept.write(comments)

    def keep_line(line: str) -> None:
        """Keeps the line that Enter was not pressed after, too; only what was typed now is in the journal."""
        if line.strip() not in ("", STOP):
            kept.write("\n".join(filter(None, (comments if noted else before, line))))
        elif comments != at_first:
            kept.write(comments)
        else:
            kept.drop()

    replies: list[Reply] = []

    def read(prompt: str) -> str:
        replies.append(ask_reply(prompt, last))
        text = "" if replies[-1].begins_with_paste else replies[-1].text  # what is pasted is not a command
        behind = typed_behind(text, last)
        return behind if is_command(behind) or behind.lower() == _LEAVE_OUT else text

    try:
        with source().report_to(keep_line):
            typed = asked_line(
                read, _WHAT_MORE if unfinished else f"What did they say? {TO_END} Enter alone if they said nothing:"
            )
            leaves_out = bool(unfinished) and typed.lower() == _LEAVE_OUT
            reply = replies[-1]
            if not leaves_out and reply.text.strip() not in ("", STOP, last.strip()):
                _ask_lines(reply, note)
            elif not leaves_out and reply.text.strip() != last.strip():
                note("")  # the last line was deleted
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


def _ask_lines(first: Reply, note: Callable[[str], object]) -> None:
    """Asks for the lines of the comments. Raises as `ask_long`, `Back`, and `Quit`."""
    match ask_long(first, note, _is_command, whole=True).command:
        case "back":
            raise Back
        case "quit":
            raise Quit


def _say_unfinished(comments: str, in_word: AnswerInWord, *, is_begun: bool, is_in_line: bool) -> None:
    """Says which comments there are already, and whether their last line is in the line below."""
    said = "You recorded" if in_word.is_recorded else "They wrote in the Word form"
    said = "You had started to type what they said" if is_begun else said
    goes_on = " The last line is below: go on with it, or delete it with Ctrl+U." if is_in_line else ""
    say(f"{sentence(f'{said}: “{comments}”')}{goes_on}")


def _is_command(line: str) -> bool:
    return line.lower() in ("quit", "back")


def _say_kept(kept: str) -> None:
    if kept:
        say(kept)
