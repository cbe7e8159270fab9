"""Rows at the plain prompts: listed with numbers, and filled in column by column."""

from collections.abc import Callable, Mapping, Sequence

from eia_tui.checks.action_coverage import GroupToCover, as_action
from eia_tui.checks.offered_actions import offered_actions
from eia_tui.flows.dialogue import Way
from eia_tui.form.definition import Asked, is_shown
from eia_tui.form.kinds import Rows, Simple
from eia_tui.form.values import is_answered
from eia_tui.plain.answers import cell_text, current, gives, in_one_line, invitation, wording
from eia_tui.plain.asking import choose_way, is_sentence
from eia_tui.plain.command import FEW, Command, anything, find
from eia_tui.plain.console import ask_reply, say
from eia_tui.plain.heard_rows import HeardRows
from eia_tui.plain.input import Reply
from eia_tui.plain.reports import closed_line
from eia_tui.plain.undo import UndoSteps
from eia_tui.plain.unfinished import UnfinishedLines
from eia_tui.session.rows import Row
from eia_tui.session.session import Session
from eia_tui.session.unfinished import line_typed_at, lines_in_rows
from eia_tui.system.errors import UserError
from eia_tui.system.text import listed

_NOTHING = Reply("")


class RowsPrompts:
    """One turn at a question of rows."""

    def __init__(
        self,
        session: Session,
        asked: Asked,
        question: Rows,
        *,
        heard: HeardRows,
        steps: UndoSteps,
        run_line: Callable[[Reply, Asked], None],
        save: Callable[[], None],
        reply_to: Callable[[Asked, str], Reply],
    ) -> None:
        """`heard` is what was read out before, `steps` what can be undone.

        `run_line` does what is not a command for rows.

        `save` saves, and says so; `reply_to` asks for a cell.
        """
        self.session = session
        self.asked = asked
        self.address = asked.address
        self.question = question
        self.heard = heard
        self.steps = steps
        self.run_line = run_line
        self.save = save
        self.reply_to = reply_to

    def run(self) -> None:
        """Lists the rows, and does what is typed. Raises `Ended` for `quit`."""
        rows = self.session.rows.all(self.address)
        cells = [[cell_text(column, row.get(column.id)) for column in self.question.columns] for row in rows]
        say(*self.heard.rows_lines([in_one_line(each) for each in cells]))
        say(*self.heard.uncovered_lines(self._uncovered()))
        closed = closed_line(self.session)
        reply = ask_reply("Command:" if closed else invitation(self.question))
        try:
            if not self._run_command(reply, closed):
                self.run_line(reply, self.asked)
        except UserError as error:
            say(str(error))

    def _run_command(self, reply: Reply, closed: str) -> bool:
        """Runs the command that a reply means; `closed` says why rows cannot be changed. Whether that was all."""
        found = find(ROW_COMMANDS, self, reply)
        if not found:
            return False
        command, rest = found
        if closed and command.changes:
            if len(rest.text.split()) > FEW:  # a sentence, as "Add that …", which is kept as any other
                return False
            say(closed)  # before anything is typed, which would not be kept
            return True
        return command.run(self, rest)

    def add(self, rest: Reply) -> bool:
        """Fills in a new row, whose first answer may begin with what was typed or pasted behind the command."""
        self._fill(len(self.session.rows.all(self.address)) + 1, rest)
        return True

    def offer(self, reply: Reply) -> None:
        """Says that a line is no command, and offers to begin a row with words, which a crash does not lose."""
        say("That is not a command here.")
        if not is_sentence(reply.text):
            return
        row = self.address.child(len(self.session.rows.all(self.address)) + 1)
        what = line_typed_at(row.child(self.question.columns[0].id))
        self.session.unfinished.write(what, reply.text)
        way = choose_way((Way("add", "Begin a new row with these words"), Way("back", "Leave them out")))
        self.session.unfinished.forget(what)
        if way == "add":
            self.add(reply)

    def take(self, rest: Reply) -> bool:
        """Adds an action for what no action covers, by its number in the list, and fills it in."""
        left, number = self._uncovered(), _number(rest)
        made = as_action(self.session.draft, left[number]) if number in left else None
        if made:
            with self.steps.arranging(self.address):
                added = self.session.rows.add(*made)
            self._fill(added)
        elif left:
            say(f"Type take and one of these numbers: {listed([str(each) for each in left])}.")
        else:
            say("Every group is covered.")
        return True

    def change(self, rest: Reply) -> bool:
        """Fills in again the row with a number."""
        if number := self._numbered("change", rest):
            self._fill(number)
        return True

    def copy(self, rest: Reply) -> bool:
        """Copies the row with a number."""
        return self._with_row("copy", rest, lambda number: self.session.rows.copy(self.address, number))

    def delete(self, rest: Reply) -> bool:
        """Deletes the row with a number."""

        def remove(number: int) -> None:
            typed = [each for each in lines_in_rows(self.session.draft, self.address) if each.number == number]
            self.session.rows.remove(self.address, number)
            say("Deleted. Type undo to restore it.")
            UnfinishedLines.offer_once(typed)

        return self._with_row("delete", rest, remove)

    def move(self, word: str, rest: Reply, by: int) -> bool:
        """Moves the row with a number up or down; `word` is what was typed."""
        return self._with_row(word, rest, lambda number: self.session.rows.move(self.address, number, by))

    def read(self) -> bool:
        """Reads every row, and what no action covers."""
        from eia_tui.plain.reading import answer_lines  # the reader of Markdown does not hold up the start

        say(*answer_lines(self.session.draft, self.asked))
        self.heard.read_again()
        return True

    def help(self) -> bool:
        """Lists the commands for rows; False, since the help on the question follows."""
        closed = self.session.read_only
        say(" ".join(each.help for each in ROW_COMMANDS if not (closed and each.changes)))
        if not closed:
            say(" ".join(each.help for each in CELL_COMMANDS))
        return False

    def _with_row(self, word: str, rest: Reply, run: Callable[[int], object]) -> bool:
        """Copies, moves or deletes the row whose number was typed, which `undo` undoes, and saves."""
        if number := self._numbered(word, rest):
            with self.steps.arranging(self.address):
                run(number)
            self.save()
        return True

    def _numbered(self, word: str, rest: Reply) -> int:
        """The number of a row that was typed; 0, having said which rows there are, where it is that of none."""
        number, many = _number(rest), len(self.session.rows.all(self.address))
        if 0 < number <= many:
            return number
        say(
            f"Type the number of the row too, such as {word} 1. There are rows 1 to {many}."
            if many
            else "There are no rows yet: type add."
        )
        return 0

    def _uncovered(self) -> Mapping[int, GroupToCover]:
        left = offered_actions(self.session.draft) if self.question.role == "actions" else []
        return self.heard.numbered(left)

    def _fill(self, number: int, first: Reply = _NOTHING) -> None:
        """Asks each column of a row; `first` is the beginning of the answer to the first one."""
        try:
            self._columns(number, first)
        finally:
            self.session.rows.tidy(self.address)

    def _columns(self, number: int, first: Reply) -> None:
        draft, position = self.session.draft, self.session.position
        columns, row, at = self.question.columns, self.address.child(number), 0
        while at < len(columns):
            cell = Asked(row.child(columns[at].id), columns[at])
            if not is_shown(columns[at], columns, lambda id_: draft.answer(row.child(id_))):
                at += 1
                continue
            reply, first = first, _NOTHING
            if not reply.text:
                say("", f"Row {number}, {at + 1} of {len(columns)}.", *wording(cell))
                say(*current(cell, draft.answer(cell.address)))
                prompt = invitation(columns[at], answered=is_answered(draft.answer(cell.address)))
                prompt = prompt.replace("a command", "next, back, done or another command")
                reply = self.reply_to(cell, prompt)
            command = None if reply.begins_with_paste else find(CELL_COMMANDS, columns, reply)
            if command:
                step = command[0].run(columns, reply)
                if at + step < 0:
                    say("This is the first part of the row. Type done to go back to the rows.")
                at = max(0, at + step)
                continue
            before, others = draft.answer(cell.address), self._other_rows(number)
            self.run_line(reply, cell)
            if self.session.position != position or self._other_rows(number) != others:  # it may be another row now
                return
            answered_now = draft.answer(cell.address)
            if answered_now is not None:
                at += answered_now != before or gives(columns[at], reply, answered_now)

    def _other_rows(self, number: int) -> list[Row]:
        rows = self.session.rows.all(self.address)
        return rows[: number - 1] + rows[number:]


def _number(rest: Reply) -> int:
    """The number that was typed after a command; 0 if it was not a number."""
    return int(rest.text) if rest.text.isdecimal() else 0


ROW_COMMANDS: tuple[Command[RowsPrompts, bool], ...] = (
    Command(
        ("add",),
        "add fills in a new row.",
        RowsPrompts.add,
        anything,
        "add alone, or add and the beginning of the row",
        anything,
        changes=True,
    ),
    Command(
        ("change",),
        "change 2 fills in row 2 again.",
        RowsPrompts.change,
        anything,
        usage="change and a row's number",
        changes=True,
    ),
    Command(
        ("copy",), "copy 2 copies row 2.", RowsPrompts.copy, anything, usage="copy and a row's number", changes=True
    ),
    Command(
        ("delete",),
        "delete 2 deletes row 2.",
        RowsPrompts.delete,
        anything,
        usage="delete and a row's number",
        changes=True,
    ),
    Command(
        ("up",),
        "up 2 moves row 2 up.",
        lambda rows, rest: rows.move("up", rest, -1),
        anything,
        usage="up and a row's number",
        changes=True,
    ),
    Command(
        ("down",),
        "down 2 moves row 2 down.",
        lambda rows, rest: rows.move("down", rest, 1),
        anything,
        usage="down and a row's number",
        changes=True,
    ),
    Command(
        ("take",),
        "take 1 adds an action for number 1 in the list of what no action covers.",
        RowsPrompts.take,
        anything,
        usage="take and a number from the list of what no action covers",
        changes=True,
    ),
    Command(("read",), "read reads every row, and what no action covers.", lambda rows, _: rows.read()),
    Command(("help",), "help explains the question.", lambda rows, _: rows.help(), anything),
)
"""The commands at a question of rows, in the order of `help`. Each says whether it is done with the line."""
CELL_COMMANDS: tuple[Command[Sequence[Simple], int], ...] = (
    Command(
        ("next", "keep", ""),
        "next, or Enter alone, goes on to the next part of the row.",
        lambda *_: 1,
    ),
    Command(("back",), "back goes to the part before.", lambda *_: -1),
    Command(("done",), "done goes back to the rows.", lambda columns, _: len(columns)),
)
"""The commands in a row, in the order of `help`. Each gives by how many parts to go on."""
