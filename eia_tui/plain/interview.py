"""Asks one question at a time, from the last position, until the officer or the input stops."""

from datetime import date

from eia_tui.approvals.status import is_revision
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.future_date import keeps_date
from eia_tui.flows.import_returned import dropped_form
from eia_tui.form.dates import no_date, show_date
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Date, Prose, Rows
from eia_tui.form.values import Value, answer_text, is_answered
from eia_tui.plain.answer_actions import add_picture
from eia_tui.plain.answers import (
    NotAnAnswer,
    NotAnOption,
    answer_of,
    answered_lines,
    current,
    invitation,
    replaced_text,
    wording,
)
from eia_tui.plain.asking import keeping_words, typed_behind
from eia_tui.plain.commands import (
    find_command,
    first_help,
    help_lines,
    is_cell_command,
    is_next,
    is_only_command,
    near_command,
    slip,
)
from eia_tui.plain.console import (
    STOP,
    Ended,
    TakenOver,
    WentHome,
    WentTo,
    WindowClosed,
    ask_reply,
    do_or_say,
    refuse_lines,
    say,
)
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.dropped_form import read_dropped
from eia_tui.plain.heard_rows import HeardRows
from eia_tui.plain.input import Reply, source
from eia_tui.plain.kept_words import KeptWords
from eia_tui.plain.long_answer import LongAnswer, ask_long, beside
from eia_tui.plain.navigation import Navigation
from eia_tui.plain.pictures import dropped_picture, wants_picture
from eia_tui.plain.question_help import question_help
from eia_tui.plain.reports import (
    chart_lines,
    closed_line,
    stage_box_lines,
    waiting_lines,
    what_next,
    without_concerns_lines,
)
from eia_tui.plain.rows import RowsPrompts
from eia_tui.plain.saving import Saving
from eia_tui.plain.slips import Slips
from eia_tui.plain.stage_boxes import StageBoxes
from eia_tui.plain.undo import UndoSteps
from eia_tui.plain.unfinished import UnfinishedLines
from eia_tui.prose.paste.clean import Cleaned, clean
from eia_tui.session.session import Session
from eia_tui.session.unfinished import words_typed_at
from eia_tui.system.errors import UserError


class Interview:
    """The questions of a draft at the plain prompts."""

    session: Session
    navigation: Navigation
    saving: Saving

    def __init__(self, session: Session) -> None:
        """Begins at the position of the session."""
        self.session = session
        self.draft = session.draft
        self.navigation = Navigation(session)
        self.asked: Asked | None = None
        """The question that is asked, or the cell of a row; None after the last question."""
        self.steps = UndoSteps(session)
        self._raw = ""
        """The original of what was pasted just now: its formatted text replaces nothing that the officer wrote."""
        self._typed_ahead = ""
        """The command that ended the long answer of a cell, and is for the next prompt of its row."""
        self.slips = Slips(self.draft)
        self.heard = HeardRows()
        self.saving = Saving(session)
        self.unfinished = UnfinishedLines(session, lambda line: find_command(self, Reply(line)) is not None)
        self.words = KeptWords(session)
        self.boxes = StageBoxes(session, self.unfinished)

    def run(self) -> WentHome | WentTo | None:
        """Asks until `quit` or the end of the input, and saves or says why it cannot. Where to continue, if so."""
        goes_on: WentHome | WentTo | None = None
        revision = "Revision: " if is_revision(self.draft) else ""
        say(f"{revision}{self.draft.name or self.session.path.parent.name}. {self.draft.progress()}.")
        if self.session.read_only:
            say(closed_line(self.session), "Type read all to read the form, and home for the list of drafts.")
        say("Type help at any question for help, and commands for the names of the commands.")
        self.unfinished.say_begun()
        try:
            with source().stop_when(self.saving.is_taken_over), keeping_words(self.words):
                while True:
                    self._turn()
        except (WentHome, WentTo) as end:
            goes_on = end
        except Ended:
            pass
        try:
            self.save()
        finally:
            self.session.leave()
        if self.session.warning:
            say(self.session.warning)
        return goes_on

    def _turn(self) -> None:
        """Asks the question at the position, and does what is typed, until another window takes the draft over."""
        try:
            self._ask()
        except TakenOver as end:
            self.saving.give_up(end.text)

    def _ask(self) -> None:
        self._typed_ahead = ""
        asked = self.asked = self.navigation.current
        if asked is None:
            say("", f"That was the last question. {what_next(self.session)}")
            self.run_line(ask_reply("Command:"), None)
            return
        say("", self.navigation.heading(asked))
        step = self.navigation.step(asked)
        rows = self._rows(asked)
        if self.heard.begin(asked.address if rows else "") and rows:  # only what changed is read out
            rows.run()
            return
        if asked == step.asked[0] and step.section.instruction and not step.group:
            say(step.section.instruction.strip())
        say(*wording(asked, step.group))
        if not self.session.read_only:
            say(*stage_box_lines(self.draft, asked.address), *without_concerns_lines(self.draft, step, asked))
        if rows:
            say(*waiting_lines(self.draft, asked.address))
            self.unfinished.say_where(asked.address)
            rows.run()
            return
        say(*current(asked, self.draft.answer(asked.address), may_change=not self.session.read_only))
        say(*chart_lines(self.draft, asked))
        say(*waiting_lines(self.draft, asked.address))
        answered = is_answered(self.draft.answer(asked.address))
        prompt = "Command:" if self.session.read_only else invitation(asked.question, answered=answered)
        self.run_line(self._reply_to(asked, prompt), asked)

    def _rows(self, asked: Asked) -> RowsPrompts | None:
        """What can be done at a question of rows; None for any other question."""
        question = asked.question
        if not isinstance(question, Rows):
            return None
        return RowsPrompts(
            self.session,
            asked,
            question,
            heard=self.heard,
            steps=self.steps,
            run_line=self.run_line,
            save=self.save,
            reply_to=self._reply_to,
        )

    def _reply_to(self, asked: Asked, prompt: str) -> Reply:
        """What is typed at a question or cell. Raises `Ended`; a line that Enter was not pressed after is kept."""
        if ahead := self._typed_ahead:
            self._typed_ahead = ""
            return Reply(ahead)
        unfinished = self.words.offer(asked, begun=self.unfinished.offer(asked.address))
        try:
            with self.unfinished.kept_while_typed(asked.address):
                reply = ask_reply(prompt, unfinished)
        except WindowClosed as end:
            self.unfinished.keep(asked.address, end.text)
            raise
        except TakenOver as end:
            if not (isinstance(asked.question, Prose) and end.text.strip()) or find_command(self, Reply(end.text)):
                raise
            there = answer_text(asked.question, self.draft.answer(asked.address))
            self.session.put(asked.address, f"{there}\n\n{end.text}".strip())
            raise TakenOver("") from end
        behind = typed_behind(reply.text, unfinished)
        if behind and is_only_command(self, behind, asked):
            self.unfinished.still_kept(asked.address)
            say("Your words before that command are kept.")
            return Reply(behind)
        self.unfinished.offered(asked.address)
        self.words.offered(asked, reply)
        return reply

    def run_line(self, reply: Reply, asked: Asked | None) -> None:
        """Does what a line says: a command, or an answer to the question. Raises `Ended` for `quit`."""
        self.asked = asked
        if reply.is_multiline:
            self._take_pasted(reply, asked)
            return
        if asked and (form := dropped_form(reply.text)) and read_dropped(self.session, self.saving, form):
            return
        if asked and isinstance(asked.question, Prose) and (picture := dropped_picture(reply.text)):
            wants = wants_picture(picture)
            if wants:
                do_or_say(lambda: add_picture(self, picture))
            if wants is not False:
                return
        if reply.begins_with_paste and asked and not isinstance(asked.question, Rows):
            self._answer(asked, reply)
            return
        line = reply.text
        if self._run_command(reply):
            return
        if asked is None:
            usage = slip(line) or near_command(line)
            say(f"“{line.strip()}” is not a command. {f'Type {usage}.' if usage else 'Type help to see them.'}")
        elif line.strip() == STOP and not isinstance(asked.question, Rows):
            say("A full stop alone is not an answer. Type your answer, or next to go on without one.")
        elif usage := self.slips.usage(line, asked):
            self.slips.say(line.strip(), usage, asked)
        else:
            self._answer(asked, reply)

    def _run_command(self, reply: Reply) -> bool:
        """Runs the command that a reply means. Whether it means one."""
        found = find_command(self, reply)
        if not found:
            return False
        command, rest = found
        if self.session.read_only and command.changes:
            say(closed_line(self.session))  # before anything is typed or opened
        else:
            do_or_say(lambda: command.run(self, rest))
        return True

    def _take_pasted(self, reply: Reply, asked: Asked | None) -> None:
        """Handles pasted lines: none of them is a command, unless one was typed before them."""
        if self._run_command(reply):
            return
        if asked is None or isinstance(asked.question, Rows):
            refuse_lines(reply)
        else:
            self._answer(asked, reply)

    # --- the commands that are about the question ---

    def help(self, what: str) -> None:
        """Explains how to answer the question, with the help on it; with "all" also the duty, and every command."""
        if self.asked:
            step, closed = self.navigation.step(self.asked), closed_line(self.session)
            say(*question_help(step, self.asked, whole=bool(what), closed=closed))
        if what:
            say("You can type:", *help_lines(self.session))
        else:
            say(*first_help(self.session) if self.asked else (what_next(self.session),))

    def clear(self) -> None:
        """Removes words that were typed there and are none of the options; where there are none, the answer."""
        if self.asked and (deleted := self.words.clear(self.asked)):
            self.steps.deleted_words(words_typed_at(self.asked.address), deleted)
            self.save()
        elif self.asked:
            self.put(self.asked, None)

    def answer_with(self, reply: Reply) -> None:
        """Answers with what was typed or pasted, whatever it would mean as a command."""
        if self.asked:
            self._answer(self.asked, reply)

    # --- answering ---

    def _answer(self, each: Asked, reply: Reply) -> None:
        if self.session.read_only:  # before more is typed
            self.words.keep_closed(each, reply.text)
            return
        if rows := self._rows(each):
            rows.offer(reply)
        if isinstance(each.question, Rows):
            return
        if (instead := self.boxes.ask(each, reply)) is not None:
            if instead:
                self._run_command(Reply(instead))
            return
        command = ""
        if isinstance(each.question, Prose):
            there = answer_text(each.question, self.draft.answer(each.address))
            raw, cleaned, (text, command) = self._long_answer(each, there, reply)
            if text == there:
                self.session.forget_unfinished()
                if raw.strip() != there.strip():
                    self.unfinished.keep_for_later(each.address, raw)
                    say("The answer is as it was. What you typed is kept, and offered when you come back to it.")
            elif cleaned.changes:
                self.keep_raw(each, text.removesuffix(cleaned.text) + raw, cleaned)
            reply = Reply(text)
        try:
            value = answer_of(each.question, reply)
        except NotAnAnswer as wrong:
            say(str(wrong))
            if isinstance(wrong, NotAnOption) and len(reply.text.split()) > 1:
                self.words.keep(each, reply.text)
                self.save()
            return
        day = self.draft.answer(each.address)
        if isinstance(each.question, Date) and isinstance(value, str) and type(day) is date:
            say(f"{no_date(value)} The date is still {show_date(day)}.")
            return
        goes_on = self.put(each, value)
        if goes_on and each.address in self.draft.form.questions:
            say(*chart_lines(self.draft, each))
            self.navigation.next()
        if command and is_cell_command(self, command, each):
            self._typed_ahead = "" if is_next(command) and goes_on else command
        elif command and not (is_next(command) and goes_on):  # which goes on by itself
            self.run_line(Reply(command), each)

    def _long_answer(self, each: Asked, there: str, first: Reply) -> tuple[str, Cleaned, LongAnswer]:
        """What is typed as a long answer, the same cleaned, and the answer with what was `there`.

        Raises `TakenOver` and `WindowClosed`; the lines that were ended by Enter are in the answer then.
        """
        try:
            with self.unfinished.kept_while_typed(each.address, after_lines=True) as keep:
                typed = ask_long(
                    first,
                    lambda text: self.session.journal_unfinished(each.address, f"{there}\n\n{text}".strip()),
                    lambda line: is_only_command(self, line, each),
                )
                cleaned = clean(typed.text)
                answer = typed._replace(text=cleaned.text) if cleaned.changes else typed
                return typed.text, cleaned, beside(there, answer, keep)
        except WindowClosed as end:
            self.session.put_unfinished()
            self.unfinished.keep(each.address, end.text, after_lines=True)
            raise

    def keep_raw(self, each: Asked, raw: str, cleaned: Cleaned) -> None:
        """Keeps the original of a paste, which one undo restores, and says how it was changed."""
        before = self.draft.answer(each.address)
        self._change(each.address, raw)
        self._raw = raw
        replaced = replaced_text(each.question, before, raw) if is_answered(before) else ""
        again = f", and undo again to restore {replaced}" if replaced else ""
        say(f"Pasted {len(raw):,} characters: {', '.join(cleaned.changes)}. Type undo to undo the formatting{again}.")

    def undo(self) -> None:
        """Restores what the last answer replaced, or opens again what was settled last."""
        if address := self.steps.undo():
            self.session.position = address
        self.save()

    def _change(self, address: str, value: Value | None) -> bool:
        """Applies an answer, which `undo` undoes. Whether that changed anything. Raises `UserError`."""
        answer_address = self.draft.answer_address(address)  # the number of a row may soon be that of another
        before = self.draft.answer(answer_address)
        changed = self.session.put(address, value)
        if changed:
            self.steps.changed(answer_address, before, self.draft.answer(answer_address))
        return changed

    def put(self, each: Asked, value: Value | None) -> bool:
        """Applies an answer and saves it. Whether to go on to the next question."""
        before = self.draft.answer(each.address)
        try:
            self._change(each.address, value)
        except UserError as error:
            say(str(error))
            return False
        self.words.forget_used()
        self.save()
        if is_answered(before) and not is_answered(value):
            say("Deleted. Type undo to restore it.")
            return True
        if isinstance(each.question, Date) and isinstance(value, str):
            say(f"{no_date(value)} Your words are kept; next goes on.")
            return False
        if isinstance(each.question, Date) and isinstance(value, date):
            say(f"The date is {show_date(value)}.")
            if not run_flow(keeps_date(LineDialogue(), each.question, value)):
                return False
        say(*answered_lines(each.question, None if before == self._raw else before, value))
        self._raw = ""
        return True

    def save(self) -> None:
        """Saves what is not saved yet, and says so; or says why that failed, and asks what to do."""
        self.saving.save()
