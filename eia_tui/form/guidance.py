"""Dated help on the equality duty, each group and each part of the form, from templates/guidance.toml."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from eia_tui.form.dates import show_date
from eia_tui.form.definition import Step
from eia_tui.form.kinds import Question, Role
from eia_tui.form.library import own_table, templates_folder
from eia_tui.system.errors import BrokenFileError, UserError
from eia_tui.system.text import quoted

Status = Literal["in force", "judgment", "guidance", "figures", "local policy", "not confirmed"]
STATUSES: tuple[Status, ...] = get_args(Status)
STALE_AFTER = 365
"""Days after which an entry must be checked again."""


NOT_CONFIRMED = "Not confirmed, so check before you rely on it"
"""The heading over what no source that we could read confirms."""


@dataclass(frozen=True, kw_only=True)
class GuidanceSource:
    """A law, a judgment or another document that an entry rests on, at the publisher's own address."""

    title: str
    """The section of the Act, or the name of the document."""
    url: str
    checked_on: date
    """When it was last read; if it is not confirmed, when we last tried."""
    status: Status

    @property
    def citation(self) -> str:
        """Its title, its status and the date of the last check, without the address."""
        day = show_date(self.checked_on)
        if self.status == "not confirmed":
            return f"{self.title}. Not confirmed when we looked on {day}."
        return f"{self.title}. {self.status.capitalize()}. Checked {day}."

    def is_stale(self, today: date) -> bool:
        """Whether the last check was more than a year before `today`."""
        return (today - self.checked_on).days > STALE_AFTER


@dataclass(frozen=True, kw_only=True)
class GuidanceEntry:
    """Help on one subject, with its sources."""

    id: str
    title: str
    covers: str
    """What the group or the subject includes."""
    sources: Sequence[GuidanceSource]
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
    unconfirmed: Sequence[str] = ()
    """What could not be confirmed, each in a sentence that says so."""

    def parts(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The parts that are not empty, in reading order: each heading with its paragraph or its items."""
        for heading, text in (
            ("What it covers", self.covers),
            ("Think of", self.think_of),
            ("Ask yourself", self.ask),
            ("Where evidence is found", self.evidence),
            ("A good answer", self.good),
            ("A weak answer", self.weak),
            (NOT_CONFIRMED, self.unconfirmed),
        ):
            if text:
                yield heading, (text,) if isinstance(text, str) else text


@cache
def guidance() -> tuple[GuidanceEntry, ...]:
    """All entries. Raises `UserError` if the file cannot be used."""
    path = templates_folder() / "guidance.toml"
    try:
        entries = own_table(path.name)["entries"]
        return tuple(_entry(path, number, entry) for number, entry in enumerate(entries, start=1))
    except (TypeError, KeyError) as error:
        raise BrokenFileError(path, error) from error


def _entry(path: Path, number: int, entry: dict[str, Any]) -> GuidanceEntry:
    """An entry as the file has it. Raises `UserError` for what it does not know, and without a dated source."""
    _refuse_unknown(path, number, entry, GuidanceEntry)
    sources = entry.get("sources") or [{}]
    for source in sources:
        _refuse_unknown(path, number, source, GuidanceSource)
        if source.get("status") not in STATUSES or type(source.get("checked_on")) is not date:
            raise UserError(
                f"{path}: entry {number} needs sources, each with a date `checked_on`, and a `status`, one of "
                f"{', '.join(STATUSES)}"
            )
    return GuidanceEntry(**entry | {"sources": tuple(GuidanceSource(**source) for source in sources)})


def _refuse_unknown(path: Path, number: int, table: dict[str, Any], kind: type[GuidanceEntry | GuidanceSource]) -> None:
    known = {known_field.name for known_field in fields(kind)}
    if unknown := set(table) - known:
        raise UserError(
            f"{path}: entry {number} has the unknown key {quoted(min(unknown))}: expected {', '.join(sorted(known))}"
        )


def guidance_for(step: Step, question: Question | None) -> list[GuidanceEntry]:
    """The help on a question's role, then on the step's group; without either, the help on the equality duty."""
    general = [entry for entry in guidance() if not entry.groups and not entry.roles]
    return own_guidance(step, question) or general


def own_guidance(step: Step, question: Question | None) -> list[GuidanceEntry]:
    """The help on a question's role, then on the step's group."""
    entries = guidance()
    on_role = [entry for entry in entries if question and question.role in entry.roles]
    on_group = [entry for entry in entries if step.group and step.group.id in entry.groups]
    return on_role + on_group


def guidance_text(entry: GuidanceEntry) -> str:
    """An entry as plain text without its sources, for the prompts and for word counts."""
    paragraphs = []
    for heading, items in entry.parts():
        paragraphs.append(
            f"{heading}: {items[0]}" if len(items) == 1 else "\n".join([f"{heading}:", *(f"- {i}" for i in items)])
        )
    return "\n".join(paragraphs)


def sources_text(entry: GuidanceEntry) -> list[str]:
    """Each source of an entry on one line, with its status, the date of the last check and its address."""
    return [f"{source.citation} {source.url}" for source in entry.sources]


def stale_sources(today: date) -> list[tuple[GuidanceEntry, GuidanceSource]]:
    """The sources whose last check was more than a year before `today`, each with its entry."""
    return [(entry, source) for entry in guidance() for source in entry.sources if source.is_stale(today)]
