"""Dated help on the equality duty, each group and each part of the form, from templates/guidance.toml."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Literal

from eia_tui.form.dates import show_date
from eia_tui.form.definition import Step
from eia_tui.form.kinds import Question, Role
from eia_tui.form.library import templates_folder
from eia_tui.system.errors import UserError
from eia_tui.system.text import quoted

Status = Literal["in force", "local policy", "not confirmed"]
STATUSES: tuple[Status, ...] = ("in force", "local policy", "not confirmed")
STALE_AFTER = 365
"""Days after which an entry must be checked again."""


@dataclass(frozen=True, kw_only=True)
class GuidanceEntry:
    """Help on one subject, with its source and the date when that was last checked."""

    id: str
    title: str
    covers: str
    """What the group or the subject includes."""
    source: str
    """The section of the Act, or another source."""
    url: str
    checked_on: date
    status: Status
    groups: Sequence[str] = ()
    """The ids of the groups that it is about, on any form."""
    roles: Sequence[Role] = ()
    """The roles of the questions that it is about."""
    think_of: Sequence[str] = ()
    """People to think of."""
    ask: Sequence[str] = ()
    """Questions to ask yourself."""
    evidence: str = ""
    """Where to find evidence."""
    good: str = ""
    """What a good answer looks like."""
    weak: str = ""
    """What a weak answer looks like."""
    unconfirmed: str = ""
    """What could not be confirmed."""

    def parts(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The parts that are not empty, in reading order: each heading with its paragraph or its items."""
        for heading, text in (
            ("What it covers", self.covers),
            ("Think of", self.think_of),
            ("Ask yourself", self.ask),
            ("Where evidence is found", self.evidence),
            ("A good answer", self.good),
            ("A weak answer", self.weak),
            ("Not confirmed", self.unconfirmed),
        ):
            if text:
                yield heading, (text,) if isinstance(text, str) else text

    @property
    def citation(self) -> str:
        """Its source, status, date of the last check and web address, on one line."""
        return f"{self.source}. {self.status.capitalize()}. Checked {show_date(self.checked_on)}. {self.url}"

    def is_stale(self, today: date) -> bool:
        """Whether the last check was more than a year before `today`."""
        return (today - self.checked_on).days > STALE_AFTER


@cache
def guidance() -> tuple[GuidanceEntry, ...]:
    """All entries. Raises `UserError` if the file cannot be used."""
    path = templates_folder() / "guidance.toml"
    known = {entry_field.name for entry_field in fields(GuidanceEntry)}
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["entries"]
        for number, entry in enumerate(entries, start=1):
            if unknown := set(entry) - known:
                found, expected = quoted(min(unknown)), ", ".join(sorted(known))
                raise UserError(f"{path}: entry {number} has the unknown key {found}: expected {expected}")
            if entry.get("status") not in STATUSES or type(entry.get("checked_on")) is not date:
                raise UserError(
                    f"{path}: entry {number} needs a date `checked_on`, and a `status`, one of {', '.join(STATUSES)}"
                )
        return tuple(GuidanceEntry(**entry) for entry in entries)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UserError(f"{path} cannot be used: {error}") from error


def guidance_for(step: Step, question: Question | None) -> list[GuidanceEntry]:
    """The help on a question's role, then on the step's group; without either, the help on the equality duty."""
    entries = guidance()
    on_role = [entry for entry in entries if question and question.role in entry.roles]
    on_group = [entry for entry in entries if step.group and step.group.id in entry.groups]
    general = [entry for entry in entries if not entry.groups and not entry.roles]
    return on_role + on_group or general


def guidance_text(entry: GuidanceEntry) -> str:
    """An entry as plain text, for the prompts and for word counts."""
    paragraphs = []
    for heading, items in entry.parts():
        paragraphs.append(
            f"{heading}: {items[0]}" if len(items) == 1 else "\n".join([f"{heading}:", *(f"- {i}" for i in items)])
        )
    return "\n".join(paragraphs)


def stale_entries(today: date) -> list[GuidanceEntry]:
    """The entries whose last check was more than a year before `today`."""
    return [entry for entry in guidance() if entry.is_stale(today)]
