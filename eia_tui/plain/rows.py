"""Rows in plain words: listed with numbers, and filled in column by column."""

from collections.abc import Callable

from eia_tui.checks.coverage import UncoveredGroup, as_action, uncovered
from eia_tui.form.definition import Asked, shown
from eia_tui.form.kinds import Rows
from eia_tui.form.values import words
from eia_tui.plain.answers import current, invitation, wording
from eia_tui.plain.console import ask_reply, say, without_word
from eia_tui.plain.input import Reply
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError

_ROW_COMMANDS = """\
add fills in a new row. change 2 fills in row 2 again. copy 2 copies it. delete 2 takes it out, undo puts it back.
up 2 and down 2 move it. take 1 makes an action of the first of what no action answers."""

_NOTHING = Reply("")


class RowsPrompts:
    """One turn at a question of rows."""

    def __init__(
        self,
        session: Session,
        asked: Asked,
        question: Rows,
        obey: Callable[[Reply, Asked], bool],
        save: Callable[[], None],
    ) -> None:
        """`obey` does what is no command for rows; `save` saves, and says so."""
        self.session = session
        self.asked = asked
        self.address = asked.address
        self.question = question
        self.obey = obey
        self.save = save

    def run(self) -> bool:
        """Tells the rows, and does what is typed. Whether to go on."""
        rows = self.session.rows(self.address)
        for number, row in enumerate(rows, 1):
            said = [words(column, row.get(column.id)) for column in self.question.columns]
            say(f"Row {number}: {'; '.join(' '.join(each.split()) for each in said if each)}")
        if not rows:
            say("No rows yet.")
        left = list(uncovered(self.session.draft)) if self.question.role == "actions" else []
        if left:
            say("Said of these groups, and no action answers it yet:")
            say(
                *(
                    f"{number} {each.group.name}: {' '.join(each.promise.split())}"
                    for number, each in enumerate(left, 1)
                )
            )
        reply = ask_reply(invitation(self.question))
        word, _, rest = (reply.before if reply.pasted else reply.text).strip().partition(" ")
        try:
            if word.lower() == "add":
                return self._fill(len(rows) + 1, without_word(reply, word))
            if reply.pasted:
                return self.obey(reply, self.asked)
            number = int(rest) if rest.strip().isdecimal() else 0
            if word.lower() in ("change", "take"):
                return self._fill_numbered(word.lower(), number, len(rows), left)
            if not self._change(word.lower(), number, len(rows)):
                return self.obey(reply, self.asked)
        except UserError as error:
            say(str(error))
        return True

    def _fill_numbered(self, word: str, number: int, many: int, left: list[UncoveredGroup]) -> bool:
        """Fills in a row that is there, or one made of what no action answers yet. Whether to go on."""
        if word == "take":
            made = as_action(self.session.draft, left[number - 1]) if 0 < number <= len(left) else None
            if made:
                return self._fill(self.session.add_row(*made))
            say(f"Say which, as take 1: there are 1 to {len(left)}." if left else "There is nothing left to take up.")
        elif 0 < number <= many:
            return self._fill(number)
        else:
            self._no_such_row(word, many)
        return True

    def _no_such_row(self, word: str, many: int) -> None:
        say(f"Say which row, as {word} 1: there are rows 1 to {many}." if many else "There are no rows yet: type add.")

    def _change(self, word: str, number: int, many: int) -> bool:
        """Does what changes the list of rows. Whether it was that."""
        session, address = self.session, self.address
        if word == "undo" and not number:
            say("Put back." if session.put_back(address) else "Nothing was deleted here that could be put back.")
        elif word == "help":
            say(_ROW_COMMANDS)
            return False
        elif word not in ("copy", "delete", "up", "down"):
            return False
        elif not 0 < number <= many:
            self._no_such_row(word, many)
            return True
        elif word == "copy":
            session.copy_row(address, number)
        elif word == "delete":
            session.remove_row(address, number)
            say("Deleted. undo puts it back.")
        else:
            session.move_row(address, number, 1 if word == "down" else -1)
        self.save()
        return True

    def _fill(self, number: int, first: Reply = _NOTHING) -> bool:
        """Asks each column of a row, `first` being the beginning of its first; whether to go on with the form."""
        try:
            return self._columns(number, first)
        finally:
            self.session.tidy_rows(self.address)

    def _columns(self, number: int, first: Reply) -> bool:
        draft, place = self.session.draft, self.session.place
        columns, row, at = self.question.columns, f"{self.address}.{number}", 0
        while at < len(columns):
            cell = Asked(f"{row}.{columns[at].id}", columns[at])
            if not shown(columns[at], columns, lambda id_: draft.answer(f"{row}.{id_}")):
                at += 1
                continue
            reply, first = first, _NOTHING
            if not reply.text:
                say("", f"Row {number}, {at + 1} of {len(columns)}.", *wording(cell))
                say(current(cell, draft.answer(cell.address)))
                reply = ask_reply(invitation(columns[at]).replace("a command", "next, back, done or another command"))
            match None if reply.begins_pasted else reply.text.strip().lower():
                case "done":
                    return True
                case "" | "next" | "keep":
                    at += 1
                case "back":
                    at = max(at - 1, 0)
                case _:
                    before = draft.answer(cell.address)
                    if not self.obey(reply, cell):
                        return False
                    if self.session.place != place:
                        return True
                    answered_now = draft.answer(cell.address)
                    at += answered_now is not None and answered_now != before
        return True
