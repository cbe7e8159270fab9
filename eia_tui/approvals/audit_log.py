"""The audit log of a draft's approvals: entries are only appended, each hashed together with the one before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Literal, cast, get_args

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.dates import show_date
from eia_tui.form.values import Value, answer_text
from eia_tui.system.errors import UserError
from eia_tui.system.text import quoted

AUDIT_LOG = f"{NOTES}.record"
"""The address of the audit log in a draft. Entries are appended, and never changed."""

Event = Literal["sent", "answered", "revised"]
"""A version was sent to a stage, the stage answered, or a revision was started after the sign-off."""
Outcome = Literal["agreed", "agreed with changes", "returned"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
_KEYS = {"event": "step"}
"""The keys in a draft's file that differ from the names of the fields."""


@dataclass(frozen=True, kw_only=True)
class LogEntry:
    """One event of the approvals. The file calls it `step`, and every other field as here."""

    event: str
    """An `Event`, unless somebody has edited the log."""
    at: str
    """When it was logged, as 2026-11-23T10:42:00+00:00."""
    version: int
    """The version that was sent, answered, or is revised."""
    hash: str
    """The SHA-256 of the frozen file of that version."""
    stage: str = ""
    """The id of the stage: the address of its first question."""
    on: str = ""
    """The date of the stage's answer, as 2026-11-23."""
    outcome: str = ""
    by: str = ""
    """The signatory: name and job title."""
    comments: str = ""
    reason: str = ""
    """Why it was sent although a check blocked it."""
    file: str = ""
    """The name of the Word file."""
    pictures: str = ""
    """The SHA-256 of all pictures of the version in their order; "" if it has none."""
    answers: str = ""
    """The SHA-256 of all answers at the sign-off; "" in every other entry."""
    before: str = ""
    """The seal of the entry before, which reveals a removed entry; "" for the first."""
    seal: str = ""
    """The SHA-256 of the entry itself, which reveals a changed entry."""

    @property
    def day(self) -> str:
        """The date of the event in full, as "23 November 2026"; unchanged if it is not a date."""
        text = self.on or self.at[:10]
        try:
            return show_date(date.fromisoformat(text))
        except ValueError:
            return text

    def sealed(self) -> "LogEntry":
        """The entry with its correct seal."""
        import hashlib  # the list of drafts reads audit logs without these
        import json

        content = {name: value for name, value in self.as_table().items() if name != "seal"}
        return replace(self, seal=hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest())

    def as_table(self) -> dict[str, Value]:
        """The entry as a table of the draft, without empty fields."""
        values = {each.name: cast("str | int", getattr(self, each.name)) for each in fields(self)}
        return {_KEYS.get(name, name): value for name, value in values.items() if value != ""}


def read_outcome(text: str) -> Outcome:
    """The outcome that a text names, with or without hyphens. Raises `UserError`."""
    name = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    for outcome in OUTCOMES:
        if name == outcome:
            return outcome
    raise UserError(f"{quoted(text)} is not an outcome: expected agreed, agreed-with-changes or returned")


def log_entries(draft: Draft) -> list[LogEntry]:
    """The entries of the audit log, the oldest first. Entries that somebody has edited are read as far as possible."""
    value = draft.answer(AUDIT_LOG)
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    return [_entry(row) for row in rows]


def _entry(row: Mapping[str, Value]) -> LogEntry:
    def text(name: str) -> str:
        return str(row.get(name, ""))

    version = row.get("version")
    return LogEntry(
        event=text("step"),
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


def standing_answers(entries: Sequence[LogEntry]) -> list[LogEntry]:
    """The answers of the stages among some entries, without those that were corrected by recording them again."""
    following = {
        entry: next((each for each in entries[at + 1 :] if each.stage == entry.stage), None)
        for at, entry in enumerate(entries)
        if entry.event == "answered"
    }
    return [entry for entry, after in following.items() if after is None or after.event != "answered"]


def extended_log(draft: Draft, entry: LogEntry) -> Value:
    """The new value of `AUDIT_LOG` with an entry appended, sealed; all earlier entries are unchanged."""
    value = draft.answer(AUDIT_LOG)
    return [*(value if isinstance(value, list) else []), entry.sealed().as_table()]


def next_entry(draft: Draft, event: Event, at: datetime, version: int, hash_: str) -> LogEntry:
    """The next entry, linked to the one before it; the caller adds the other fields."""
    entries = log_entries(draft)
    before = entries[-1].seal if entries else ""
    return LogEntry(event=event, at=at.isoformat(timespec="seconds"), version=version, hash=hash_, before=before)


def last_sent(draft: Draft) -> LogEntry | None:
    """The entry of the version that was sent last, to whichever stage; None where none was."""
    return next((entry for entry in reversed(log_entries(draft)) if entry.event == "sent"), None)


def is_tampered(entries: Sequence[LogEntry]) -> bool:
    """Whether somebody has changed the log: an entry does not match its seal, or is not linked to the one before."""
    seals = ["", *(entry.seal for entry in entries)]
    return any(entry != entry.sealed() or entry.before != seal for entry, seal in zip(entries, seals, strict=False))


def answers_digest(draft: Draft) -> str:
    """The SHA-256 of all answers of a draft, which reveals a change after the sign-off."""
    import hashlib

    lines = [
        f"{address}={answer_text(question, draft.answer(address))}"
        for address, question in draft.form.questions.items()
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
