"""Rows at the plain prompts: listed with numbers, and filled in column by column."""

from collections.abc import Callable

from eia_tui.checks.action_coverage import GroupToCover, as_action, uncovered
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, is_shown
from eia_tui.form.kinds import Rows
from eia_tui.form.values import answer_text, is_answered
from eia_tui.plain.answers import current, invitation, wording
from eia_tui.plain.console import ask_reply, say, without_word
from eia_tui.plain.input import Reply
from eia_tui.plain.reports import closed_line
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError

_ROW_COMMANDS = """\
add fills in a new row. change 2 fills in row 2 again. copy 2 copies it. delete 2 removes it, undo restores it.
up 2 and down 2 move it. take 1 adds an action for the first group that no action covers."""

_NOTHING = Reply("")


class RowsPrompts:
    """One turn at a question of rows."""

    def __init__(
        self,
        session: Session,
        asked: Asked,
        question: Rows,
        *,
        run_line: Callable[[Reply, Asked], None],
        save: Callable[[], None],
        reply_to: Callable[[Asked, str], Reply],
    ) -> None:
        """`run_line` does what is not a command for rows; `save` saves, and says so; `reply_to` asks for a cell."""
        self.session = session
        self.asked = asked
        self.address = asked.address
        self.question = question
        self.run_line = run_line
        self.save = save
        self.reply_to = reply_to

    def run(self) -> None:
        """Lists the rows, and does what is typed. Raises `Ended` for `quit`."""
        rows = self.session.rows.all(self.address)
        for number, row in enumerate(rows, 1):
            cells = [answer_text(column, row.get(column.id)) for column in self.question.columns]
            say(f"Row {number}: {'; '.join(' '.join(each.split()) for each in cells if each)}")
        if not rows:
            say("No rows yet.")
        left = list(uncovered(self.session.draft)) if self.question.role == "actions" else []
        if left:
            say("No action covers these yet:")
            say(
                *(
                    f"{number} {each.group.name}: {' '.join(each.action_text.split())}"
                    for number, each in enumerate(left, 1)
                ),
                "Type take and one of these numbers to add an action for it.",
            )
        closed = closed_line(self.session)
        reply = ask_reply("Command:" if closed else invitation(self.question))
        word, _, rest = (reply.typed_before_paste if reply.is_multiline else reply.text).strip().partition(" ")
        try:
            if closed and word.lower() in ("add", "change", "take"):
                say(closed)  # before anything is typed, which would not be kept
                return
            if word.lower() == "add":
                self._fill(len(rows) + 1, without_word(reply, word))
                return
            if reply.is_multiline:
                self.run_line(reply, self.asked)
                return
            number = int(rest) if rest.strip().isdecimal() else 0
            if word.lower() in ("change", "take"):
                self._fill_numbered(word.lower(), number, len(rows), left)
            elif not self._change(word.lower(), number, len(rows)):
                self.run_line(reply, self.asked)
        except UserError as error:
            say(str(error))

    def _fill_numbered(self, word: str, number: int, many: int, left: list[GroupToCover]) -> None:
        """Fills in a row that is there, or one for a group that no action covers yet."""
        if word == "take":
            made = as_action(self.session.draft, left[number - 1]) if 0 < number <= len(left) else None
            if made:
                self._fill(self.session.rows.add(*made))
            elif left:
                say(f"Say which, such as take 1: there are 1 to {len(left)}.")
            else:
                say("Every group is covered.")
        elif 0 < number <= many:
            self._fill(number)
        else:
            self._no_such_row(word, many)

    def _no_such_row(self, word: str, many: int) -> None:
        say(f"Say which row, as {word} 1: there are rows 1 to {many}." if many else "There are no rows yet: type add.")

    def _change(self, word: str, number: int, many: int) -> bool:
        """Runs a command that changes the list of rows. Whether it was one."""
        session, address = self.session, self.address
        if word == "undo" and not number:
            if not session.rows.restore(address):
                return False  # what was changed last is undone
            say("Restored.")
        elif word == "help":
            say(_ROW_COMMANDS)
            return False
        elif word not in ("copy", "delete", "up", "down"):
            return False
        elif not 0 < number <= many:
            self._no_such_row(word, many)
            return True
        elif word == "copy":
            session.rows.copy(address, number)
        elif word == "delete":
            session.rows.remove(address, number)
            say("Deleted. Type undo to undo.")
        else:
            session.rows.move(address, number, 1 if word == "down" else -1)
        self.save()
        return True

    def _fill(self, number: int, first: Reply = _NOTHING) -> None:
        """Asks each column of a row; `first` is the beginning of the answer to the first one."""
        try:
            self._columns(number, first)
        finally:
            self.session.rows.tidy(self.address)

    def _columns(self, number: int, first: Reply) -> None:
        draft, position = self.session.draft, self.session.position
        columns, row, at = self.question.columns, f"{self.address}.{number}", 0
        while at < len(columns):
            cell = Asked(Address(f"{row}.{columns[at].id}"), columns[at])
            if not is_shown(columns[at], columns, lambda id_: draft.answer(f"{row}.{id_}")):
                at += 1
                continue
            reply, first = first, _NOTHING
            if not reply.text:
                say("", f"Row {number}, {at + 1} of {len(columns)}.", *wording(cell))
                say(*current(cell, draft.answer(cell.address)))
                prompt = invitation(columns[at], answered=is_answered(draft.answer(cell.address)))
                prompt = prompt.replace("a command", "next, back, done or another command")
                reply = self.reply_to(cell, prompt)
            match None if reply.begins_with_paste else reply.text.strip().lower():
                case "done":
                    return
                case "" | "next" | "keep":
                    at += 1
                case "back" if not at:
                    say("This is the first part of the row. Type done to go back to the rows.")
                case "back":
                    at -= 1
                case _:
                    before = draft.answer(cell.address)
                    self.run_line(reply, cell)
                    if self.session.position != position:
                        return
                    answered_now = draft.answer(cell.address)
                    at += answered_now is not None and answered_now != before
