"""The position in the form at the plain prompts, and the ways to another."""

from eia_tui.form.definition import Asked, Step
from eia_tui.plain.console import say
from eia_tui.plain.question_numbers import address_numbered, number_of
from eia_tui.session.progress import REVIEW
from eia_tui.session.session import Session


class Navigation:
    """Goes from question to question. The session remembers the position."""

    def __init__(self, session: Session) -> None:
        """Begins at the position of the session."""
        self.session = session
        self.draft = session.draft

    def asked(self) -> list[Asked]:
        """Every question that is asked now, in the form's order."""
        return list(self.draft.all_shown())

    @property
    def current(self) -> Asked | None:
        """The question at the position; None after the last one."""
        asked, number = self.asked(), self.number()
        return asked[number] if number < len(asked) else None

    def number(self) -> int:
        """The number of the question at the position, from 0; after the last one, how many there are."""
        position, asked = self.session.position, self.asked()
        if position == REVIEW:
            return len(asked)
        number = next((number for number, each in enumerate(asked) if each.address == position), None)
        if number is not None:
            return number
        # It is hidden now: the first question of its step that is not.
        step_of = self.session.progress.step_of
        return next((n for n, each in enumerate(asked) if step_of(each.address) == step_of(position)), 0)

    def go(self, number: int) -> None:
        """To the question with this number, from 0; after the last one, to the end."""
        asked = self.asked()
        number = max(number, 0)
        self.session.position = asked[number].address if number < len(asked) else REVIEW

    def next(self) -> None:
        """To the next question."""
        self.go(self.number() + 1)

    def back(self) -> None:
        """To the question before."""
        if self.number() == 0:
            say("This is the first question.")
        self.go(self.number() - 1)

    def go_to(self, number: int) -> None:
        """To the question with this number, from 1, if it is asked."""
        address = address_numbered(self.draft, number)
        if not address:
            say(f"There are questions 1 to {len(self.draft.form.questions)}.")
        elif address in {each.address for each in self.asked()}:
            self.session.position = address
        else:
            say(f"With your answers so far, question {number} is not asked: {self.draft.label(address)}")

    def go_to_address(self, address: str) -> None:
        """To the question of an answer or a cell, or to the first one of a step."""
        self.session.position = self.draft.answer_address(address)

    def to_do(self) -> None:
        """To the next question without an answer."""
        address = self.session.progress.next_to_do(self.session.position)
        if address and address not in self.draft.form.questions:  # the approvals
            say("Nothing is left for you to answer. The approvals are next: type status to see them.")
            self.session.position = REVIEW
        elif address:
            self.session.position = address
        else:
            say("Every step is done.")

    def step(self, asked: Asked) -> Step:
        """The step that a question belongs to."""
        return self.draft.form.steps[self.session.progress.step_of(asked.address) or 0]

    def heading(self, asked: Asked) -> str:
        """The number of a question, and its section of the form."""
        step = self.step(asked)
        section = step.section
        where = f"Section {section.number}, {section.title}" if section.number else section.title
        if step.group:
            groups = self.draft.form.groups
            name = step.group.label if asked == step.asked[0] else step.group.name  # a long one is heard once
            where += f". Group {groups.index(step.group) + 1} of {len(groups)}: {name}"
        return f"Question {number_of(self.draft, asked.address)} of {len(self.draft.form.questions)}. {where}."
