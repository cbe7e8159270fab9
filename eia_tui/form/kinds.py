"""The few kinds of question that a form is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

Role: TypeAlias = Literal[
    "name", "contacts", "completed",
    "evidence", "engagement",
    "effect", "reason", "plan", "benefits", "concerns", "mitigation",
    "actions", "action", "responsible", "timescale", "outcome", "groups",
    "comments", "considered", "officer", "signed",
]  # fmt: skip
"""What a question is for, where the program must know. Every role is optional."""


@dataclass(frozen=True)
class Option:
    """One of the answers that a choice offers."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    """What the draft keeps."""
    label: str
    """What the officer and the reader of the form see."""
    hides: tuple[str, ...] = ()
    """Siblings that are neither asked, printed nor checked while this option is chosen."""


@dataclass(frozen=True, kw_only=True)
class _Asked:
    """What every kind of question has."""

    __pydantic_config__: ClassVar = {"extra": "forbid"}

    id: str
    """The last part of its address."""
    label: str
    """The council's own wording; may hold several lines."""
    hint: str = ""
    """Printed on the form where there is no answer yet."""
    help: str = ""
    """A word of help beside the question, in the council's words."""
    required: bool = False
    """Whether a finished form must answer it, where it is shown."""
    when: Mapping[str, str] = field(default_factory=dict)
    """Shown only while each named sibling has the given value."""
    printed: bool = True
    """Whether the Word template must have a tag for it."""
    role: Role | None = None
    """What the program may know it by."""
    stage: str = ""
    """Who is asked, where it begins a stage of the approval and its label is not their name."""


@dataclass(frozen=True, kw_only=True)
class Line(_Asked):
    """One line of text."""


@dataclass(frozen=True, kw_only=True)
class Prose(_Asked):
    """A text of any length, in Markdown."""


@dataclass(frozen=True, kw_only=True)
class Date(_Asked):
    """A day, or the officer's own words while they are not a day yet."""


@dataclass(frozen=True, kw_only=True)
class Choice(_Asked):
    """One of several options, or none yet."""

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Choices(_Asked):
    """Any number of several options."""

    options: tuple[Option, ...]


Simple: TypeAlias = Line | Prose | Date | Choice | Choices
"""The kinds that may stand in a column of rows."""


@dataclass(frozen=True, kw_only=True)
class Rows(_Asked):
    """A table that grows by a row at a time."""

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
"""The kinds by the names that a form.toml calls them."""
