"""A draft's own record of its approvals: entries that are only ever added, each sealed and tied to the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Literal, cast, get_args

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.dates import show_date
from eia_tui.form.values import Value, words
from eia_tui.system.errors import UserError

RECORD = f"{NOTES}.record"
"""The address of the record among the program's own notes: entries are put after the last, and none is ever changed."""

Step = Literal["sent", "answered", "revised"]
"""What an entry tells of: a version sent to a stage, the stage's answer, or a revision begun after the sign-off."""
Outcome = Literal["agreed", "agreed with changes", "returned"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """One step of the way, as it is kept."""

    step: str
    at: str
    """When it was entered, as 2026-11-23T10:42:00+00:00."""
    version: int
    """Which version was sent, answered, or is revised."""
    hash: str
    """The SHA-256 of the file of that version, as it was frozen."""
    stage: str = ""
    """The address at which the stage's questions begin."""
    on: str = ""
    """The day of an answer, as 2026-11-23."""
    outcome: str = ""
    by: str = ""
    """Who signed: name and job title."""
    comments: str = ""
    reason: str = ""
    """Why it was sent though something blocked."""
    file: str = ""
    """What the Word file was called."""
    pictures: str = ""
    """The SHA-256 of the pictures that the version shows, one after the other; "" where it shows none."""
    answers: str = ""
    """The SHA-256 of all answers as they were signed off; "" in every other entry."""
    before: str = ""
    """The seal of the entry before, so that one that is taken out shows; "" for the first."""
    seal: str = ""
    """Its own SHA-256, so that a change to it shows."""

    @property
    def day(self) -> str:
        """The day it tells of, in full; as it stands where that is no day."""
        told = self.on or self.at[:10]
        try:
            return show_date(date.fromisoformat(told))
        except ValueError:
            return told

    def sealed(self) -> "LogEntry":
        """The entry with the seal that belongs to it."""
        import hashlib  # the list of drafts reads records without them
        import json

        said = {name: value for name, value in self.kept().items() if name != "seal"}
        return replace(self, seal=hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest())

    def kept(self) -> dict[str, Value]:
        """The entry as a draft keeps it, without what it does not say."""
        values = {each.name: cast("str | int", getattr(self, each.name)) for each in fields(self)}
        return {name: value for name, value in values.items() if value != ""}


def read_outcome(text: str) -> Outcome:
    """The outcome that a word means, with or without hyphens. Raises `UserError`."""
    said = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    for outcome in OUTCOMES:
        if said == outcome:
            return outcome
    raise UserError(f"{text!r} is no outcome: expected agreed, agreed-with-changes or returned")


def record(draft: Draft) -> list[LogEntry]:
    """The entries, the oldest first. What somebody has put there by hand is read as far as it can be."""
    value = draft.answer(RECORD)
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    return [_entry(row) for row in rows]


def _entry(row: Mapping[str, Value]) -> LogEntry:
    def text(name: str) -> str:
        return str(row.get(name, ""))

    version = row.get("version")
    return LogEntry(
        step=text("step"),
        at=text("at"),
        version=version if type(version) is int else 0,
        hash=text("hash"),
        stage=text("stage"),
        on=text("on"),
        outcome=text("outcome"),
        by=text("by"),
        comments=text("comments"),
        reason=text("reason"),
        file=text("file"),
        pictures=text("pictures"),
        answers=text("answers"),
        before=text("before"),
        seal=text("seal"),
    )


def with_entry(draft: Draft, entry: LogEntry) -> Value:
    """What is to stand at `RECORD` once the entry is entered: all that stood there, untouched, and the entry."""
    value = draft.answer(RECORD)
    return [*(value if isinstance(value, list) else []), entry.sealed().kept()]


def next_entry(draft: Draft, step: Step, at: datetime, version: int, hash_: str) -> LogEntry:
    """The beginning of the next entry, tied to the one before it."""
    kept = record(draft)
    before = kept[-1].seal if kept else ""
    return LogEntry(step=step, at=at.isoformat(timespec="seconds"), version=version, hash=hash_, before=before)


def is_tampered(entries: Sequence[LogEntry]) -> bool:
    """Whether an entry is not as it was sealed, or not tied to the one before: somebody has changed the record."""
    seals = ["", *(entry.seal for entry in entries)]
    return any(entry != entry.sealed() or entry.before != seal for entry, seal in zip(entries, seals, strict=False))


def answers_mark(draft: Draft) -> str:
    """The SHA-256 of all that a draft answers, by which a change after the sign-off shows."""
    import hashlib

    said = [f"{address}={words(question, draft.answer(address))}" for address, question in draft.form.questions.items()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
