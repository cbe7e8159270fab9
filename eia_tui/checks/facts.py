"""Facts that checks are built on: answers as text, by question role, by group and by action."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from eia_tui.checks.draft_memo import memoised
from eia_tui.checks.methods.councils import councils
from eia_tui.checks.methods.readable import readable
from eia_tui.draft.draft import Draft
from eia_tui.evidence.writing import without_figures
from eia_tui.form.definition import Group, Step
from eia_tui.form.kinds import Line, Prose, Question, Role, Rows
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import Value, answer_text, is_answered
from eia_tui.system.text import shortened

_LONGEST_NAME = 64
_OF_GROUPS: Mapping[Role | None, str] = {
    "benefits": "answer on benefits",
    "concerns": "answer on concerns",
    "mitigation": "mitigation",
    "reason": "reason",
    "plan": "plan to find out",
}
"""What the answers about a group are called in a sentence, which the wording of their questions is too long for."""
"""Characters of the name of a question in a message."""

_BEGINNING = 240
"""Characters of the description of a proposal in which it says who proposes it."""


class TextAnswer(NamedTuple):
    """An answer as text, at its address; "" if there is no answer."""

    address: str
    question: Question
    text: str
    """What the checks read of it."""
    written: str
    """All of it, as positions in the answer count."""

    @property
    def label(self) -> str:
        """The first line of the question's wording."""
        return self.question.short_label


def _text_answer(address: str, question: Question, value: Value | None, *, strips: bool = False) -> TextAnswer:
    written = answer_text(question, value)
    text = readable(written)
    return TextAnswer(address, question, text.strip() if strips else text, written)


@dataclass(frozen=True)
class GroupAnswers:
    """The shown answers about one group in one section."""

    step: Step
    group: Group
    effect: str
    """The id of the chosen option; "" if none is chosen or the form does not ask."""
    answers: Mapping[Role, TextAnswer]
    _texts: dict[tuple[Role, ...], str] = field(default_factory=dict, init=False, compare=False)
    """What `text` has joined already: the checks ask for the same answers again and again."""
    _says: dict[tuple[Role, ...], str] = field(default_factory=dict, init=False, compare=False)

    def text(self, *roles: Role) -> str:
        """The answers with these roles, a paragraph each."""
        if roles not in self._texts:
            answers = (self.answers[role].text for role in roles if role in self.answers)
            self._texts[roles] = "\n\n".join(filter(None, answers))
        return self._texts[roles]

    def says(self, *roles: Role) -> str:
        """What these answers say, without figures and their sources, which may name any group."""
        if roles not in self._says:
            self._says[roles] = without_figures(self.text(*roles))
        return self._says[roles]

    def address(self, *roles: Role) -> str:
        """The address of the first of these questions that is shown; the step's own if none is."""
        return next((self.answers[role].address for role in roles if role in self.answers), self.step.address)

    @property
    def name(self) -> str:
        """The name of the group, as messages begin with it."""
        return self.group.name


class Action(NamedTuple):
    """A row of the action plan."""

    number: int
    """Counted from 1, among the rows that are not empty."""
    row: str
    """The address of the row, as `actions.plan.2`."""
    cells: Mapping[Role, TextAnswer]
    groups: tuple[str, ...]
    """The ids of the groups that it names."""

    def text(self, *roles: Role) -> str:
        """The text of its cells with these roles, separated by spaces."""
        return " ".join(self.cells[role].text for role in roles if role in self.cells)

    def address(self, role: Role) -> str:
        """The address of a cell; the row's own if the form has no such column."""
        return self.cells[role].address if role in self.cells else self.row


@memoised
def group_answers(draft: Draft) -> list[GroupAnswers]:
    """The answers about each group, in the form's order."""
    return [_answers_of(draft, step, step.group) for step in draft.form.steps if step.group]


def _answers_of(draft: Draft, step: Step, group: Group) -> GroupAnswers:
    answers: dict[Role, TextAnswer] = {}
    effect = ""
    for asked in draft.shown(step):
        value = draft.answer(asked.address)
        role = asked.question.role
        if role == "effect":
            effect = value if isinstance(value, str) else ""
        elif role:
            answers[role] = _text_answer(asked.address, asked.question, value, strips=True)
    return GroupAnswers(step, group, effect, answers)


@memoised
def actions(draft: Draft) -> list[Action]:
    """The rows of the action plan that are not empty."""
    return list(_actions(draft))


def _actions(draft: Draft) -> Iterator[Action]:
    for asked in draft.form.with_role("actions"):
        for number, row in enumerate(draft.cells(asked), 1):
            cells: dict[Role, TextAnswer] = {}
            groups: tuple[str, ...] = ()
            row_address = asked.address
            for address, column, value in row:
                row_address = address.parent
                if column.role == "groups":
                    ids = [value] if isinstance(value, str) else value if isinstance(value, list) else []
                    groups = tuple(str(each) for each in ids)
                elif column.role:
                    cells[column.role] = _text_answer(address, column, value, strips=True)
            yield Action(number, row_address, cells, groups)


def has_action_plan(draft: Draft) -> bool:
    """Whether the form asks for actions."""
    return any(isinstance(asked.question, Rows) for asked in draft.form.with_role("actions"))


@memoised
def printed_texts(draft: Draft) -> list[TextAnswer]:
    """Every line and long answer that is shown and not empty, cells of rows and boxes of stages included, in order."""
    return [
        _text_answer(address, question, value)
        for address, question, value in draft.answers()
        if isinstance(question, Line | Prose)
    ]


@memoised
def written_answers(draft: Draft) -> list[TextAnswer]:
    """The lines and long answers that the officer writes: all but those in the boxes of the approval stages."""
    of_stages = stage_addresses(draft.form)
    return [answer for answer in printed_texts(draft) if answer.address not in of_stages]


@memoised
def stage_texts(draft: Draft) -> list[TextAnswer]:
    """What is in the boxes of the approval stages, which is theirs: no check of the officer's words reads it."""
    of_stages = stage_addresses(draft.form)
    return [answer for answer in printed_texts(draft) if answer.address in of_stages]


@memoised
def prose_answers(draft: Draft) -> list[TextAnswer]:
    """The long answers that the officer writes, cells of rows included; empty and hidden ones are left out."""
    return [answer for answer in written_answers(draft) if isinstance(answer.question, Prose)]


@memoised
def policy_answers(draft: Draft) -> list[TextAnswer]:
    """The long answers that say what is proposed and why: those outside the groups that have no role of their own."""
    grouped = {asked.address for step in draft.form.steps if step.group for asked in step.asked}
    return [answer for answer in prose_answers(draft) if answer.question.role is None and answer.address not in grouped]


@memoised
def evidence_answers(draft: Draft) -> list[TextAnswer]:
    """The answers that give the evidence: what was gathered, and whom the council asked."""
    return list(answers_with_role(draft, "evidence", "engagement"))


@memoised
def policy_words(draft: Draft) -> frozenset[str]:
    """The words of the policy's name and of the department, in lower case, with and without a final "s"."""
    text = " ".join(answer.text for answer in answers_with_role(draft, "name", "department"))
    words = re.findall(r"\w+", text.casefold())
    forms = (form for word in words for form in (word, f"{word}s", word.removesuffix("s"), re.sub("y$", "ies", word)))
    return frozenset(forms)


@memoised
def own_councils(draft: Draft) -> tuple[str, ...]:
    """The names of the council whose draft it is.

    They are those in the details of the policy, or else that of the form's; if no answer names the form's, the council
    that the description of the proposal begins with.
    """
    details = [answer.text for answer in answers_with_role(draft, "name", "department", "people", "contacts")]
    named = [name for text in details for name in councils(text)]
    ours = councils(draft.form.council)
    if not named and not any(name in answer.text for name in ours for answer in prose_answers(draft)):
        first = next((answer.text for answer in policy_answers(draft)), "")
        named = [name for name in councils(first)[:1] if name in first[:_BEGINNING]]
    return tuple(dict.fromkeys(named)) or ours


def answers_with_role(draft: Draft, *roles: Role) -> Iterator[TextAnswer]:
    """The shown answers with these roles that are not empty, cells of rows excluded, in the form's order."""
    return (answer for answer in _shown_answers(draft) if answer.question.role in roles)


@memoised
def _shown_answers(draft: Draft) -> list[TextAnswer]:
    """The shown answers with a role that are not empty, cells of rows excluded, in the form's order."""
    return [
        _text_answer(asked.address, asked.question, value)
        for asked in draft.all_shown()
        if asked.question.role and is_answered(value := draft.answer(asked.address))
    ]


def question_name(draft: Draft, address: str) -> str:
    """Names a question in a sentence: the beginning of its wording in quotes, or what is answered about a group."""
    for step in draft.form.steps:
        if step.group and step.address.contains(address):
            question = draft.form.questions.get(address)
            noun = _OF_GROUPS.get(question.role) if question else None
            if noun:
                return f"the {noun} for {step.group.name}"
    return f"“{shortened(draft.label(address, briefly=True), _LONGEST_NAME)}”"
