"""Keeps earlier versions of a draft beside it, the older the fewer, and none is ever changed."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eia_tui.approvals.audit_log import RECORD, record
from eia_tui.approvals.status import refuse_signed_off
from eia_tui.draft.draft import Document, Draft
from eia_tui.storage.codec import UnreadableDraftError, comments_of, written
from eia_tui.storage.containment import are_contained, words_by_line
from eia_tui.storage.drafts import content_of, has_own_folder, open_version
from eia_tui.storage.locks import acquire
from eia_tui.storage.toml_comments import Comment
from eia_tui.storage.word_loss import NOTICEABLE, words_lost
from eia_tui.system.app_folders import notes_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import NameTakenError, asking, write_whole
from eia_tui.system.paths import followed

HISTORY = "history"
"""The folder of the versions, beside a draft in a folder of its own."""
_NAME = re.compile(r"([12]\d{7}T\d{6}\.\d{6}Z)(?:-v(\d{1,6}))?\.toml")
_FORMAT = "%Y%m%dT%H%M%S.%fZ"
INTERVAL = timedelta(minutes=5)
"""How long the officer types before another version is kept."""
_ALL, _HOURLY = timedelta(hours=1), timedelta(days=1)
"""How long every version is kept, and how long one of each hour; after that, one of each day."""
_COMPARED = 5
"""How many later versions one is compared with before it goes."""


@dataclass(frozen=True)
class Version:
    """A draft as it once was."""

    path: Path
    saved: datetime
    """When it was kept, in universal time."""
    number: int | None = None
    """Which version it was sent as, frozen for good; None for one that is kept from time to time."""

    def content(self) -> bytes:
        """What its file holds. Raises `UserError`."""
        return content_of(self.path)

    def hash(self) -> str:
        """The SHA-256 of its file, by which the record of a draft knows it. Raises `UserError`."""
        import hashlib

        return hashlib.sha256(self.content()).hexdigest()


def now() -> datetime:
    """The time by the officer's own clock."""
    return datetime.now().astimezone()


def history_folder(draft: Path) -> Path:
    """Where the versions of a draft are: beside it, or for a lone file apart on this machine."""
    draft = followed(draft)
    return draft.absolute().parent / HISTORY if has_own_folder(draft) else notes_folder(draft) / HISTORY


def versions(draft: Path) -> list[Version]:
    """The versions of a draft, the oldest first; none where there are none or they cannot be read."""
    folder = history_folder(draft)
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return []
    kept = []
    for name in names:
        if found := _NAME.fullmatch(name):
            with contextlib.suppress(ValueError):  # 31 February
                saved = datetime.strptime(found[1], _FORMAT).replace(tzinfo=UTC)
                kept.append(Version(folder / name, saved, int(found[2]) if found[2] else None))
    return sorted(kept, key=lambda version: version.saved)


def keep_version(draft: Path, content: bytes, at: datetime) -> Version | None:
    """Keeps a version, and thins the older ones; None where the newest holds the same. Raises `UserError`."""
    before = versions(draft)
    with contextlib.suppress(UserError):  # a newest one that cannot be read is not this one
        if before and before[-1].content() == content:
            return None
    version = freeze(draft, content, at)
    for old in _superfluous(draft, [*before, version], version.saved):
        with contextlib.suppress(OSError):  # one too many is no harm
            old.path.unlink()
    return version


def freeze(draft: Path, content: bytes, at: datetime) -> Version:
    """Keeps a version whatever the newest holds, in no other's place, and thins nothing. Raises `UserError`."""
    while True:
        version = _next(draft, versions(draft), at)
        try:
            write_whole(version.path, content, overwrite=False)
        except NameTakenError:  # another program has kept one at the same moment
            at += timedelta(microseconds=1)
        else:
            return version


def _next(draft: Path, before: list[Version], at: datetime) -> Version:
    """Where the next version is kept: two in one moment, or a clock that was set back, never in another's place."""
    moment = max(at.astimezone(UTC), before[-1].saved + timedelta(microseconds=1)) if before else at.astimezone(UTC)
    return Version(history_folder(draft) / f"{moment.strftime(_FORMAT)}.toml", moment)


def frozen(draft: Path) -> list[Version]:
    """The versions that have a number, the oldest first: those that were sent."""
    return [version for version in versions(draft) if version.number]


def sent_versions(draft_file: Path, draft: Draft) -> list[Version]:
    """The versions that were sent, the oldest first, each with the number that the draft's record gives it.

    The file of one whose number could not be put into its name any more (the program ended in between) is known by
    its content.
    """
    kept = versions(draft_file)
    numbers = {version.number for version in kept}
    nameless = {
        each.hash: each.version for each in record(draft) if each.event == "sent" and each.version not in numbers
    }
    found = [version for version in kept if version.number]
    for version in kept if nameless else ():
        with contextlib.suppress(UserError):  # told of as missing, if it is one of them
            if not version.number and (number := nameless.pop(version.hash(), None)):
                found.append(replace(version, number=number))
    return sorted(found, key=lambda version: version.saved)


def number_versions(draft_file: Path, draft: Draft) -> None:
    """Puts its number into the name of the file of each version that the draft's record says was sent."""
    for version in sent_versions(draft_file, draft):
        named = version.path.with_name(f"{version.saved.strftime(_FORMAT)}-v{version.number}.toml")
        if version.path.name == f"{version.saved.strftime(_FORMAT)}.toml":
            with contextlib.suppress(OSError):  # it is known by its content, until this works another time
                version.path.rename(named)


def _superfluous(draft: Path, kept: list[Version], at: datetime) -> list[Version]:
    """The versions that both their age and their words let go: each line of theirs stands in a later one that stays.

    A clock that was wrong for a moment makes them all old, but takes no words away. What the draft's own record says
    was sent stays in any case.
    """
    old = set(expired(kept, at))
    if not old:
        return []
    gone: list[Version] = []
    later: list[frozenset[bytes]] = []
    try:
        told = kept[-1].content() + (content_of(draft) if draft.exists() else b"")
        for version in reversed(kept):
            lines = words_by_line(version.content())
            if version not in old:
                later = [lines]
            elif any(are_contained(lines, each) for each in later) and version.hash().encode() not in told:
                gone.append(version)
            else:
                later = [*later[-_COMPARED:], lines]
    except (UserError, OSError):  # what cannot be read cannot be compared: nothing older goes this time
        return gone
    return gone


def expired(kept: list[Version], at: datetime) -> list[Version]:
    """The versions that their age lets go: all but the last of each hour older than an hour, each day older than a day.

    The very first version always stays, and so does every one that was sent.
    """
    last: dict[object, Version] = {}
    gone: list[Version] = []
    for version in kept[1:]:
        age = at - version.saved
        if age <= _ALL or version.number:
            continue
        slot = (version.saved.date(), version.saved.hour) if age <= _HOURLY else version.saved.date()
        if slot in last:
            gone.append(last[slot])
        last[slot] = version
    return gone


def restore_version(draft: Path, version: Version) -> None:
    """Puts a version in the place of a draft, which is kept as a version, whatever it holds.

    The record of what was sent goes on from the present one. Raises `UserError`;
    `DraftInUseError` where a window has it open.
    """
    lock = acquire(draft)
    try:
        content = version.content()
        restored = open_version(draft, content)
        with asking(draft):
            there = draft.exists()
        if there:
            replaced = content_of(draft)
            keep_version(draft, replaced, now())
            content = _with_record_of(draft, replaced, restored, comments_of(content)) or content
        write_whole(draft, content)
    finally:
        if lock:
            lock.release()


def _with_record_of(path: Path, present: bytes, restored: Draft, comments: Sequence[Comment]) -> bytes | None:
    """What restores a version once the present draft's record is in it; None where that has none that can be read.

    Raises `UserError` where the present one is signed off.
    """
    try:
        draft = open_version(path, present)
    except UnreadableDraftError:
        return None
    refuse_signed_off(draft)
    return written(restored, comments) if restored.put(RECORD, draft.answer(RECORD)) else None


class History:
    """The versions that one session keeps: the draft as found, whatever loses words, every few minutes, as it is left.

    A version that cannot be kept stops nothing: `trouble` says why.
    """

    def __init__(self, draft: Path, content: bytes, document: Document) -> None:
        """What the draft holds when it is opened. Nothing is kept until something is changed."""
        self.draft = draft
        self.kept: datetime | None = None
        self.trouble = ""
        self._last = (content, document)
        self._gone = 0
        self._owed: list[tuple[bytes, datetime]] = []
        """What could not be kept yet, though its words go."""

    def before_save(self, document: Document, at: datetime) -> None:
        """Keeps what is about to be written over, where that is the draft as found, or has words that go."""
        self._gone += words_lost(self._last[1], document)
        if self.kept is None or self._gone >= NOTICEABLE or self._owed:
            self._keep(self._last[0], at)
            self._gone = 0

    def after_save(self, content: bytes, document: Document, at: datetime) -> None:
        """Keeps what was saved, from time to time."""
        self._last = (content, document)
        # A clock that was set back would keep nothing for as long as it was set back.
        if self.kept and not self.kept <= at < self.kept + INTERVAL:
            self._keep(content, at)

    def leave(self, at: datetime) -> None:
        """Keeps what is left, where anything was changed."""
        if self.kept:
            self._keep(self._last[0], at)

    def _keep(self, content: bytes, at: datetime) -> None:
        self.kept = at
        if content not in [each for each, _ in self._owed]:
            self._owed.append((content, at))
        try:
            while self._owed:
                keep_version(self.draft, *self._owed[0])
                self._owed.pop(0)
        except UserError as error:
            self.trouble = f"The draft is saved, but its earlier version could not be kept: {error}"
        else:
            self.trouble = ""
