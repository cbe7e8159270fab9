"""Lines that may be meant for a command: how to type it, and how to answer with the line."""

from eia_tui.draft.draft import Draft
from eia_tui.form.dates import no_date
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Choice, Choices, Date, Rows
from eia_tui.plain.answers import can_answer
from eia_tui.plain.commands import is_row_command, near_command, slip
from eia_tui.plain.console import say
from eia_tui.plain.question_numbers import number_of


class Slips:
    """The slips at the questions of a draft."""

    def __init__(self, draft: Draft) -> None:
        """Nothing was questioned yet."""
        self._draft = draft
        self._questioned = ("", "")
        """The question and the line that was typed there last."""

    def usage(self, line: str, asked: Asked) -> str:
        """How to type the command that a line is probably meant for; "" for an answer.

        A word alone that is near a command is questioned once: it is the answer if typed again, or if it is an option.
        """
        if is_row_command(line) and (usage := self._row_usage(line, asked)):
            return usage
        before, self._questioned = self._questioned, (asked.address, line)
        is_option = isinstance(asked.question, Choice | Choices) and can_answer(asked.question, line)
        return slip(line) or ("" if is_option or before == self._questioned else near_command(line))

    def _row_usage(self, line: str, asked: Asked) -> str:
        """How to type a command for a row, at a question that is not the list of rows; "" where there is no list."""
        if asked.address not in self._draft.form.questions:
            return f"done to go back to the rows, and then {line.strip()}"
        rows = next((each for each in self._draft.all_shown() if isinstance(each.question, Rows)), None)
        return f"go {number_of(self._draft, rows.address)}, and then {line.strip()}" if rows else ""

    @staticmethod
    def say(line: str, usage: str, asked: Asked) -> None:
        """Says how to type the command that a line is probably meant for, and how to answer with the line."""
        if isinstance(asked.question, Date):
            say(no_date(line))
        elif not isinstance(asked.question, Rows) and can_answer(asked.question, line):
            say(f"If “{line}” is your answer, type: say {line}")
        elif not isinstance(asked.question, Rows):
            say(f"“{line}” is not one of the options.")
        say(f"If you mean the command, type {usage}.")
