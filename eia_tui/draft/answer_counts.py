"""How much of a form is answered, in numbers."""

from typing import NamedTuple


class AnswerCounts(NamedTuple):
    """How much of a form is answered."""

    groups: int
    """Groups with an answer in every section that asks about groups."""
    total_groups: int
    questions: int
    """Answered questions outside those sections, of the shown ones."""
    total_questions: int

    def __str__(self) -> str:
        questions = f"{self.questions} of {self.total_questions}"
        if not self.total_groups:
            return f"{questions} questions"
        # "other": the questions about the groups are not among them, but have numbers as all have.
        return f"{self.groups} of {self.total_groups} groups, {questions} other questions"
