"""A draft's way through its approvals, as its own record tells it: what was sent to whom, and what they said."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Literal, cast, get_args

from eia_tui.draft import NOTES, Draft
from eia_tui.form.dates import show_date
from eia_tui.form.stages import Stage, approvals, stages
from eia_tui.form.words import Value, answered, words
from eia_tui.refusal import Refused

RECORD = f"{NOTES}.record"
"""The address of the record among the program's own notes: entries are put after the last, and none is ever changed."""

Step = Literal["sent", "answered", "revised"]
"""What an entry tells of: a version sent to a stage, the stage's answer, or a revision begun after the sign-off."""
Outcome = Literal["agreed", "agreed with changes", "returned"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
State = Literal["not sent", "sent", "agreed", "agreed with changes", "returned"]


@dataclass(frozen=True, kw_only=True)
class Entry:
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

    def sealed(self) -> "Entry":
        """The entry with the seal that belongs to it."""
        said = {name: value for name, value in self.kept().items() if name != "seal"}
        return replace(self, seal=hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest())

    def kept(self) -> dict[str, Value]:
        """The entry as a draft keeps it, without what it does not say."""
        values = {each.name: cast("str | int", getattr(self, each.name)) for each in fields(self)}
        return {name: value for name, value in values.items() if value != ""}


@dataclass(frozen=True)
class Standing:
    """How a stage stands."""

    stage: Stage
    sent: Entry | None = None
    """What was last sent to it."""
    answer: Entry | None = None
    """What it said of that; None while it has not answered, or was sent another version since."""
    by_hand: bool = False
    """Whether all its boxes on the form are filled in though it was never sent anything from here."""

    @property
    def state(self) -> State:
        """Where it stands, in a word."""
        if self.sent is None:
            return "not sent"
        outcome = self.answer.outcome if self.answer else ""
        return next((each for each in OUTCOMES if each == outcome), "sent")

    @property
    def agreed(self) -> bool:
        """Whether the stage lets the form go on: agreed, or agreed with changes; to sign off is to agree to all."""
        return self.by_hand or self.state == "agreed" or (self.state == "agreed with changes" and not self.stage.signs)

    def as_json(self) -> dict[str, str | int]:
        """How it stands, as `status --json` prints it; "" and 0 where there is nothing to tell."""
        return {
            "stage": self.stage.id,
            "name": self.stage.name,
            "state": self.state,
            "version": self.sent.version if self.sent else 0,
            "sent": self.sent.at if self.sent else "",
            "file": self.sent.file if self.sent else "",
            "answered": self.answer.on if self.answer else "",
            "comments": self.answer.comments if self.answer else "",
            "by": self.answer.by if self.answer else "",
        }

    def __str__(self) -> str:
        if self.sent is None:
            return "filled in by hand, not sent from here" if self.by_hand else "not sent yet"
        if self.answer is None:
            return f"with them since {self.sent.day}, version {self.sent.version}"
        done = "signed off" if self.stage.signs and self.agreed else self.answer.outcome
        who = f" by {self.answer.by}" if self.answer.by else ""
        return f"{done}{who} on {self.answer.day}, version {self.answer.version}"


def read_outcome(text: str) -> Outcome:
    """The outcome that a word means, with or without hyphens. Raises `Refused`."""
    said = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    for outcome in OUTCOMES:
        if said == outcome:
            return outcome
    raise Refused(f"{text!r} is no outcome: expected agreed, agreed-with-changes or returned")


def record(draft: Draft) -> list[Entry]:
    """The entries, the oldest first. What somebody has put there by hand is read as far as it can be."""
    value = draft.answer(RECORD)
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, list) else []
    return [_entry(row) for row in rows]


def _entry(row: Mapping[str, Value]) -> Entry:
    def text(name: str) -> str:
        return str(row.get(name, ""))

    version = row.get("version")
    return Entry(
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
        answers=text("answers"),
        before=text("before"),
        seal=text("seal"),
    )


def with_entry(draft: Draft, entry: Entry) -> Value:
    """What is to stand at `RECORD` once the entry is entered: all that stood there, untouched, and the entry."""
    value = draft.answer(RECORD)
    return [*(value if isinstance(value, list) else []), entry.sealed().kept()]


def next_entry(draft: Draft, step: Step, at: datetime, version: int, hash_: str) -> Entry:
    """The beginning of the next entry, tied to the one before it."""
    kept = record(draft)
    before = kept[-1].seal if kept else ""
    return Entry(step=step, at=at.isoformat(timespec="seconds"), version=version, hash=hash_, before=before)


def torn(entries: Sequence[Entry]) -> bool:
    """Whether an entry is not as it was sealed, or not tied to the one before: somebody has changed the record."""
    seals = ["", *(entry.seal for entry in entries)]
    return any(entry != entry.sealed() or entry.before != seal for entry, seal in zip(entries, seals, strict=False))


def chain(draft: Draft) -> list[Standing]:
    """How each stage of the form stands, in the form's order, since the last revision was begun."""
    entries = record(draft)
    begun = max((at + 1 for at, entry in enumerate(entries) if entry.step == "revised"), default=0)
    standings = []
    for stage in stages(draft.form):
        mine = [entry for entry in entries[begun:] if entry.stage == stage.id]
        sent = max((at for at, entry in enumerate(mine) if entry.step == "sent"), default=None)
        if sent is None:
            by_hand = all(answered(draft.answer(address)) for address in stage.asked.values())
            standings.append(Standing(stage, by_hand=by_hand))
        else:
            answers = [entry for entry in mine[sent + 1 :] if entry.step == "answered"]
            standings.append(Standing(stage, mine[sent], answers[-1] if answers else None))
    return standings


def last_sent(draft: Draft) -> Entry | None:
    """The version that was last sent to anybody; None where none was."""
    return next((entry for entry in reversed(record(draft)) if entry.step == "sent"), None)


def signed_off(draft: Draft) -> Entry | None:
    """The answer with which the last of the stages that sign has signed, by the record; None where one has not.

    A form that nobody signs is approved when all its stages have agreed.
    """
    standings = chain(draft)
    wanted = [each for each in standings if each.stage.signs] or standings
    answers = [each.answer for each in wanted if each.agreed and each.answer]
    if not wanted or len(answers) < len(wanted):
        return None
    return next(entry for entry in reversed(record(draft)) if entry in answers)


def why_closed(draft: Draft) -> str:
    """Why nothing in a draft can be changed any more; "" where it can."""
    signed = signed_off(draft)
    return (
        f"It was signed off on {signed.day}, version {signed.version}. Start a revision to change it" if signed else ""
    )


def refuse_signed_off(draft: Draft) -> None:
    """Raises `Refused` for a draft that is signed off."""
    if why := why_closed(draft):
        raise Refused(why)


def where(draft: Draft) -> str:
    """Where a draft is on its way, as the list of drafts says it; "" where it was not sent to anybody."""
    if signed := signed_off(draft):
        return f"signed off, version {signed.version}"
    entries = record(draft)
    standing = next((each for each in chain(draft) if entries and each.stage.id == entries[-1].stage), None)
    if standing is None:
        return f"revision of version {entries[-1].version}" if entries else ""
    said = {"sent": "with", "returned": "returned by"}.get(standing.state, f"{standing.state} by")
    return f"{said} {standing.stage.name} ({entries[-1].day}, version {entries[-1].version})"


def same_answers(one: Draft, other: Draft) -> bool:
    """Whether two drafts of a form say the same, apart from what its stages have said of it."""
    aside = approvals(one.form)
    return all(one.answer(address) == other.answer(address) for address in one.form.questions if address not in aside)


def answers_mark(draft: Draft) -> str:
    """The SHA-256 of all that a draft answers, by which a change after the sign-off shows."""
    said = [f"{address}={words(question, draft.answer(address))}" for address, question in draft.form.questions.items()]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()
