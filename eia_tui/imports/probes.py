"""Drafts whose answers are all different, so that the form printed from them shows which answer is printed where."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.definition import Form, answers_to_show
from eia_tui.form.kinds import Choice, Choices, Question, Rows
from eia_tui.form.values import Value

_TOKEN = re.compile(r"qz(\d+)x", re.IGNORECASE)
ROWS = 2
"""The rows of each question of the kind `rows`: enough to see that its row is printed for each."""


@dataclass(frozen=True)
class Target:
    """An answer, or the cell of a row."""

    address: str
    column: str = ""
    """The column's id in a question of the kind `rows`."""
    row: int = 0
    """The row's number, from 0."""


@dataclass
class Probe:
    """A draft, and the options chosen in it."""

    draft: Draft
    chosen: Mapping[str, str] = field(default_factory=dict)
    """By the addresses of the questions of the kind `choice`; none in a blank draft."""


class Probes:
    """The drafts with which a form is probed."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._targets: list[Target] = []
        self._tokens: dict[Target, str] = {}

    def all(self) -> Iterator[Probe]:
        """A draft whose answers are tokens, one for each option of the choices, those for hidden answers, a blank one.

        The first has no known option chosen.
        """
        choices = {address: each for address, each in self._form.questions.items() if isinstance(each, Choice)}
        seen: set[str] = set()
        turns = range(-1, max((len(each.options) for each in choices.values()), default=0))
        for turn in turns:
            chosen = {
                address: "" if turn < 0 else each.options[turn % len(each.options)].id
                for address, each in choices.items()
            }
            probe = Probe(self._draft(chosen), chosen)
            seen.update(asked.address for asked in probe.draft.all_shown())
            yield probe
        yield from self._showing({address for address in self._form.questions if address not in seen})
        yield Probe(Draft(self._form, {NOTES: {"form": self._form.id}}))

    def one_choice(self, address: str, option: str) -> Probe:
        """A draft in which only one choice is made."""
        draft = Draft(self._form, {NOTES: {"form": self._form.id}})
        draft.put(address, option)
        return Probe(draft, {address: option})

    def _showing(self, hidden: set[str]) -> Iterator[Probe]:
        """Drafts that show questions which depend on several others: one question of each step at a time."""
        while hidden:
            chosen: dict[str, str] = {}
            for step in self._form.steps:
                each = next((each for each in step.asked if each.address in hidden), None)
                if each:
                    answers = answers_to_show(each.question, step.section.questions)
                    chosen |= {step.address.child(id_): value for id_, value in answers.items()}
                    hidden.discard(each.address)
            yield Probe(self._draft(chosen), chosen)

    def _draft(self, chosen: Mapping[str, str]) -> Draft:
        draft = Draft(self._form, {NOTES: {"form": self._form.id}})
        for address, question in self._form.questions.items():
            draft.put(address, chosen.get(address) or self._answer(address, question))
        return draft

    def _answer(self, address: str, question: Question) -> Value:
        if isinstance(question, Rows):
            return [
                {each.id: self._value(each, Target(address, each.id, row)) for each in question.columns}
                for row in range(ROWS)
            ]
        return self._value(question, Target(address))

    def _value(self, question: Question, target: Target) -> Value:
        token = self._token(target)
        return [token] if isinstance(question, Choices) else token

    def _token(self, target: Target) -> str:
        if target not in self._tokens:
            self._tokens[target] = f"qz{len(self._targets)}x"
            self._targets.append(target)
        return self._tokens[target]

    def pieces(self, text: str) -> Iterator[str | Target]:
        """A printed text as the form's own words, and the answers between them."""
        at = 0
        for match in _TOKEN.finditer(text):
            if int(match[1]) < len(self._targets):
                if text[at : match.start()].strip():
                    yield text[at : match.start()]
                yield self._targets[int(match[1])]
                at = match.end()
        if text[at:].strip():
            yield text[at:]
