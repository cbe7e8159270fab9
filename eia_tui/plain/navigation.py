"""Where in the form the officer is, and the ways to somewhere else."""

from eia_tui.form.definition import Asked, Step
from eia_tui.plain.console import say
from eia_tui.session.progress import REVIEW
from eia_tui.session.session import Session


class Place:
    """A place in a draft's walk. The session remembers it."""

    def __init__(self, session: Session) -> None:
        """Where the draft was left."""
        self.session = session
        self.draft = session.draft

    def asked(self) -> list[Asked]:
        """Every question that is asked now, in the form's order."""
        return list(self.draft.asked())

    def at(self) -> int:
        """The question in hand, counted from 0; behind the last for the review."""
        place = self.session.place
        asked = self.asked()
        if place == REVIEW:
            return len(asked)
        at = next((number for number, each in enumerate(asked) if each.address == place), None)
        if at is not None:
            return at
        # It is hidden now: the first question of its step that is not.
        step = self.session.step_of(place)
        return next((n for n, each in enumerate(asked) if self.session.step_of(each.address) == step), 0)

    def go(self, at: int) -> None:
        """To the question of this place, counted from 0; behind the last, to the review."""
        asked = self.asked()
        at = max(at, 0)
        self.session.place = asked[at].address if at < len(asked) else REVIEW

    def step(self, asked: Asked) -> Step:
        """The step to which a question belongs."""
        return self.draft.form.steps[self.session.step_of(asked.address) or 0]

    def heading(self, at: int, asked: Asked) -> str:
        """Which question of how many it is, and where on the form."""
        step = self.step(asked)
        section = step.section
        place = f"Section {section.number}, {section.title}" if section.number else section.title
        if step.group:
            groups = self.draft.form.groups
            place += f". {step.group.label}, {groups.index(step.group) + 1} of {len(groups)}"
        return f"Question {at + 1} of {len(self.asked())}. {place}."

    def go_to(self, number: int) -> None:
        """To the question of this number, counted from 1, where there is one."""
        many = len(self.asked())
        if 0 < number <= many:
            self.go(number - 1)
        else:
            say(f"There are questions 1 to {many}.")

    def to_do(self) -> None:
        """To the next question without an answer."""
        address = self.session.next_to_do(self.session.place)
        if address:
            self.session.place = address
        else:
            say("Every step is done.")
