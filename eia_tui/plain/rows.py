"""Rows in plain words: listed with numbers, and filled in column by column."""

from collections.abc import Callable

from eia_tui.checks.unmet import Unmet, as_action, unmet
from eia_tui.form.definition import Asked, shown
from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.words import words
from eia_tui.plain.answers import NotAnAnswer, answer, current, invitation, wording
from eia_tui.plain.talk import ask, ask_long, say
from eia_tui.refusal import Refused
from eia_tui.sitting import Sitting

_ROW_COMMANDS = """\
add fills in a new row. change 2 fills in row 2 again. copy 2 copies it. delete 2 takes it out, undo puts it back.
up 2 and down 2 move it. take 1 makes an action of the first of what no action answers."""


class RowsTalk:
    """One turn at a question of rows."""

    def __init__(
        self, sitting: Sitting, asked: Asked, question: Rows, obey: Callable[[str], bool], save: Callable[[], None]
    ) -> None:
        """`obey` does what is no command for rows; `save` saves, and says so."""
        self.sitting = sitting
        self.address = asked.address
        self.question = question
        self.obey = obey
        self.save = save

    def run(self) -> bool:
        """Tells the rows, and does what is typed. Whether to go on."""
        rows = self.sitting.rows(self.address)
        for number, row in enumerate(rows, 1):
            said = [words(column, row.get(column.id)) for column in self.question.columns]
            say(f"Row {number}: {'; '.join(' '.join(each.split()) for each in said if each)}")
        if not rows:
            say("No rows yet.")
        left = list(unmet(self.sitting.draft)) if self.question.role == "actions" else []
        if left:
            say("Said of these groups, and no action answers it yet:")
            say(
                *(
                    f"{number} {each.group.name}: {' '.join(each.promise.split())}"
                    for number, each in enumerate(left, 1)
                )
            )
        typed = ask(invitation(self.question))
        word, _, rest = typed.strip().lower().partition(" ")
        number = int(rest) if rest.strip().isdecimal() else 0
        try:
            if not self._change(word, number, len(rows), left):
                return self.obey(typed)
        except Refused as refusal:
            say(str(refusal))
        return True

    def _change(self, word: str, number: int, many: int, left: list[Unmet]) -> bool:
        """Does a command for rows. Whether it was one."""
        sitting, address = self.sitting, self.address
        if word == "add" and not number:
            self._fill(many + 1)
        elif word == "undo" and not number:
            say("Put back." if sitting.put_back(address) else "Nothing was deleted here that could be put back.")
            self.save()
        elif word == "help":
            say(_ROW_COMMANDS)
            return False
        elif word == "take":
            made = as_action(sitting.draft, left[number - 1]) if 0 < number <= len(left) else None
            if made:
                self._fill(sitting.add_row(*made))
            else:
                say(f"There are 1 to {len(left)} of them." if left else "There is nothing left to take up.")
        elif word in ("change", "copy", "delete", "up", "down"):
            if not 0 < number <= many:
                say(
                    f"Say which row, as {word} 1: there are rows 1 to {many}."
                    if many
                    else "There are no rows yet: type add."
                )
                return True
            match word:
                case "change":
                    self._fill(number)
                case "copy":
                    sitting.copy_row(address, number)
                case "delete":
                    sitting.remove_row(address, number)
                    say("Deleted. undo puts it back.")
                case _:
                    sitting.move_row(address, number, 1 if word == "down" else -1)
            self.save()
        else:
            return False
        return True

    def _fill(self, number: int) -> None:
        """Asks each column of a row; `done` goes back to the list of rows."""
        columns = self.question.columns
        at = 0
        while at < len(columns):
            column = columns[at]
            row = f"{self.address}.{number}"
            if not shown(column, columns, lambda id_: self.sitting.draft.answer(f"{row}.{id_}")):  # noqa: B023  used at once
                at += 1
                continue
            asked = Asked(f"{row}.{column.id}", column)
            say("", f"Row {number}, {at + 1} of {len(columns)}.", *wording(asked))
            say(current(asked, self.sitting.draft.answer(asked.address)))
            typed = ask(invitation(column).replace("a command", "next, back, clear or done"))
            match typed.strip().lower():
                case "done":
                    break
                case "" | "next" | "keep":
                    at += 1
                case "back":
                    at = max(at - 1, 0)
                case "clear":
                    self.sitting.put(asked.address, None)
                case _:
                    text = typed.strip().removeprefix("say ")
                    try:
                        value = answer(column, ask_long(text) if isinstance(column, Prose) else text)
                    except NotAnAnswer as wrong:
                        say(str(wrong))
                        continue
                    self.sitting.put(asked.address, value)
                    self.save()
                    at += 1
        self.sitting.tidy_rows(self.address)
        self.save()
