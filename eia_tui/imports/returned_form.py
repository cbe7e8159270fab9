"""What was read from a returned Word form: answers by address, and everything else that a person should know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from eia_tui.form.values import Value
from eia_tui.word.carried import Mark, Printed

ReportKind = Literal[
    "not on the form", "taken for", "not found", "cells merged", "wording of the form changed", "changes of looks",
    "simplified", "part not read", "hidden text", "struck through", "sign-off", "left out",
]  # fmt: skip
NOTED: frozenset[ReportKind] = frozenset({"wording of the form changed", "changes of looks", "simplified", "left out"})
"""The reports that need nobody to do anything."""


@dataclass(frozen=True)
class Report:
    """Something in the file that is in no answer, or an answer that is not certain."""

    kind: ReportKind
    on: tuple[str, ...]
    """The addresses that it concerns: answers, a step, or none for the whole form."""
    text: str
    """The words in the file."""
    printed: str = ""
    """The words that the form has in that place."""
    tracked: bool = False
    """Whether its words are those of tracked changes, which wait themselves."""

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody should decide what to do about it."""
        return self.kind not in NOTED and not self.tracked


@dataclass(frozen=True)
class Comment:
    """A comment of Word's, and what it concerns."""

    on: tuple[str, ...]
    """The addresses that it concerns; none for the whole form."""
    author: str
    at: str
    """When it was written, as Word says it: an ISO date and time, or ""."""
    text: str
    quote: str = ""
    """The words that it is about; "" if they are gone."""
    resolved: bool = False
    replies: tuple["Comment", ...] = ()


@dataclass(frozen=True)
class Change:
    """A tracked change that nobody has accepted or refused in Word."""

    kind: Literal["inserted", "deleted", "replaced", "moved away", "deleted in an insertion"]
    on: tuple[str, ...]
    was: str
    is_: str
    author: str
    at: str
    around: str
    """The paragraph in which it is, with the change accepted."""
    to: tuple[str, ...] = ()
    """Where moved words are now."""
    numbers: frozenset[int] = frozenset()
    """The numbers of the document's elements that make it."""


@dataclass(frozen=True)
class Doubt:
    """The words that print an option are not exactly there, or beside words that say something else."""

    printed: str
    """The words with which the form prints the option; "" where it prints none of its own."""
    found: str
    """The words in the file; "" where there are none."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """The options that these words choose, by the addresses of the choices, where they say it clearly."""


@dataclass
class Reading:
    """The answers of one view of the file: with all tracked changes accepted, or with all refused."""

    answers: dict[str, Value] = field(default_factory=dict)
    """By address; an address that was found and is blank has "" here, or [] for rows."""
    implied: dict[str, str] = field(default_factory=dict)
    """Options that follow only from others being answered: they are not answers of their own."""
    doubts: dict[str, Doubt] = field(default_factory=dict)
    """The choices that a person must look at, by address: they have no option in `answers`."""
    merged: set[str] = field(default_factory=set)
    """Addresses whose cell was merged with another."""
    reports: list[Report] = field(default_factory=list)
    cells: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """The addresses that each cell or paragraph concerns, by its number."""


@dataclass
class ReturnedForm:
    """A Word form that came back."""

    accepted: Reading
    """With every tracked change accepted."""
    refused: Reading
    """With every tracked change refused."""
    comments: list[Comment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """The files of the pictures in the answers, by their paths there."""
    names: Mapping[str, str] = field(default_factory=dict)
    """For the path of a picture, the one that it had in the draft that the form was made of, if that is known."""
    mark: Mark | None = None
    """From which version it was made, if it says so."""
    printed: Mapping[str, Printed] = field(default_factory=dict)
    """The answers that it carries, by address."""
    found: float = 1.0
    """The share of the form's labels that were found."""

    @property
    def answers(self) -> dict[str, Value]:
        """The answers with every tracked change accepted."""
        return self.accepted.answers

    @property
    def guesses(self) -> list[Report]:
        """The answers whose label is another than the form's."""
        return [each for each in self.accepted.reports if each.kind == "taken for"]

    @property
    def unplaced(self) -> list[Report]:
        """The words that are in no answer."""
        return [each for each in self.accepted.reports if each.kind == "not on the form"]
