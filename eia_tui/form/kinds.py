"""The kinds of question that a form can ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, TypeAlias

from eia_tui.system.text import first_line

Role: TypeAlias = Literal[
    "name", "department", "people", "contacts", "completed",
    "evidence", "engagement",
    "effect", "reason", "plan", "benefits", "concerns", "mitigation",
    "actions", "action", "responsible", "timescale", "outcome", "groups",
    "comments", "considered", "officer", "signed",
]  # fmt: skip
"""What a question is for, if the program needs to know. No form needs to use every role."""


OF_A_WHOLE_ACTION: tuple[Role, ...] = ("responsible", "timescale", "outcome")
"""What every action must say, besides what is done, whether the form requires it or not."""


@dataclass(frozen=True)
class Option:
    """One of the answers that a choice offers."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    """The value that the draft stores."""
    label: str
    """What the officer and the reader of the form see."""
    hides: tuple[str, ...] = ()
    """The ids of sibling questions that are not shown, printed or checked while this option is chosen."""


@dataclass(frozen=True, kw_only=True)
class _QuestionBase:
    """The fields that every kind of question has."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    """The last part of its address."""
    label: str
    """The council's wording; may have several lines."""
    hint: str = ""
    """Printed on the form while there is no answer."""
    help: str = ""
    """Short help shown beside the question, in the council's words."""
    required: bool = False
    """Whether a finished form must have an answer, if the question is shown."""
    when: Mapping[str, str] = field(default_factory=dict)
    """The question is shown only while each sibling named here has the given value."""
    printed: bool = True
    """Whether the Word template must have a tag for it."""
    role: Role | None = None
    """How the program finds the question on any council's form."""
    stage: str = ""
    """The name of the approval stage that starts with this question, if the label is not that name."""

    @property
    def asks_for_evidence(self) -> bool:
        """Whether it asks what is known, and from whom: where official figures belong."""
        return self.role in ("evidence", "engagement")

    @property
    def must_be_answered(self) -> bool:
        """Whether a finished form must have an answer: the form says so, or its role does."""
        return self.required or self.role in OF_A_WHOLE_ACTION

    @property
    def short_label(self) -> str:
        """The first line of the label that is not blank: what messages call the question."""
        return first_line(self.label)


class Line(_QuestionBase):
    """One line of text."""


class Prose(_QuestionBase):
    """Text of any length, in Markdown."""


class Date(_QuestionBase):
    """A date, or the text that the officer typed if it is not a date yet."""


@dataclass(frozen=True, kw_only=True)
class Choice(_QuestionBase):
    """One of several options."""

    options: tuple[Option, ...]

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The ids of the siblings that any of its options hides."""
        return frozenset(id_ for option in self.options for id_ in option.hides)


@dataclass(frozen=True, kw_only=True)
class Choices(_QuestionBase):
    """Any number of several options."""

    options: tuple[Option, ...]


Simple: TypeAlias = Line | Prose | Date | Choice | Choices
"""The kinds that a column of rows can have."""


@dataclass(frozen=True, kw_only=True)
class Rows(_QuestionBase):
    """A table to which the officer adds rows; each column is a question."""

    columns: tuple[Simple, ...]


Question: TypeAlias = Simple | Rows

KINDS: Mapping[str, type[Question]] = {
    "line": Line,
    "prose": Prose,
    "date": Date,
    "choice": Choice,
    "choices": Choices,
    "rows": Rows,
}
"""The kinds by their names in form.toml."""
