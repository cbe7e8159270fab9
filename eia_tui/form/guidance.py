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
from eia_tui.form.library import templates
from eia_tui.system.errors import UserError

Status = Literal["in force", "local policy", "not confirmed"]
STATUSES: tuple[Status, ...] = ("in force", "local policy", "not confirmed")
STALE_AFTER = 365
"""Days after which an entry must be checked again."""


@dataclass(frozen=True, kw_only=True)
class GuidanceEntry:
    """Help on one subject, with where it comes from and when that was last checked."""

    id: str
    title: str
    covers: str
    """What it covers."""
    source: str
    """The section of the Act, or what else it rests on."""
    url: str
    checked_on: date
    status: Status
    groups: Sequence[str] = ()
    """The ids of the groups it is about, on any form."""
    roles: Sequence[Role] = ()
    """The roles of the questions it is about."""
    think_of: Sequence[str] = ()
    """Whom to think of."""
    ask: Sequence[str] = ()
    """Questions to ask yourself."""
    evidence: str = ""
    """Where evidence is found."""
    good: str = ""
    weak: str = ""
    """What good and weak answers look like."""
    unconfirmed: str = ""
    """What could not be confirmed about the law."""

    def parts(self) -> Iterator[tuple[str, Sequence[str]]]:
        """What an officer reads, part by part: a heading, and its paragraph or its items."""
        for heading, said in (
            ("What it covers", self.covers),
            ("Think of", self.think_of),
            ("Ask yourself", self.ask),
            ("Where evidence is found", self.evidence),
            ("A good answer", self.good),
            ("A weak answer", self.weak),
            ("Not confirmed", self.unconfirmed),
        ):
            if said:
                yield heading, (said,) if isinstance(said, str) else said

    @property
    def citation(self) -> str:
        """Where it comes from, how it stands and when that was checked, in a line."""
        return f"{self.source}. {self.status.capitalize()}. Checked {show_date(self.checked_on)}. {self.url}"

    def stale(self, today: date) -> bool:
        """Whether it was checked too long ago to be relied on."""
        return (today - self.checked_on).days > STALE_AFTER


@cache
def guidance() -> tuple[GuidanceEntry, ...]:
    """Every entry. Raises `UserError` where the file is not as it must be."""
    path = templates() / "guidance.toml"
    known = {each.name for each in fields(GuidanceEntry)}
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["entries"]
        for number, entry in enumerate(entries, start=1):
            if strange := set(entry) - known:
                raise UserError(
                    f"{path}: entry {number} has {min(strange)!r}, which is none of {', '.join(sorted(known))}"
                )
            if entry.get("status") not in STATUSES or type(entry.get("checked_on")) is not date:
                raise UserError(f"{path}: entry {number} needs a checked_on day, and a status of {', '.join(STATUSES)}")
        return tuple(GuidanceEntry(**entry) for entry in entries)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UserError(f"{path} cannot be used: {error}") from error


def guidance_for(step: Step, question: Question | None) -> list[GuidanceEntry]:
    """The help for a question in hand: on its purpose, then on its group; on the duty where there is neither."""
    entries = guidance()
    on_role = [entry for entry in entries if question and question.role in entry.roles]
    on_group = [entry for entry in entries if step.group and step.group.id in entry.groups]
    general = [entry for entry in entries if not entry.groups and not entry.roles]
    return on_role + on_group or general


def guidance_text(entry: GuidanceEntry) -> str:
    """An entry as plain text, for prompts and for counting its words."""
    said = []
    for heading, items in entry.parts():
        said.append(
            f"{heading}: {items[0]}" if len(items) == 1 else "\n".join([f"{heading}:", *(f"- {i}" for i in items)])
        )
    return "\n".join(said)


def stale_entries(today: date) -> list[GuidanceEntry]:
    """The entries that must be checked again."""
    return [entry for entry in guidance() if entry.stale(today)]
