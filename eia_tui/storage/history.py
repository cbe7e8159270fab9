"""Keeps earlier versions of a draft beside it, the older the fewer, and none is ever changed."""

import contextlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eia_tui.chain import refuse_signed_off
from eia_tui.draft import Document, Draft
from eia_tui.files import write_whole
from eia_tui.places import notes_folder
from eia_tui.record import RECORD
from eia_tui.refusal import Refused
from eia_tui.storage.comments import Comment
from eia_tui.storage.documents import Unreadable, comments_of, written
from eia_tui.storage.drafts import FILE, content_of, open_version
from eia_tui.storage.locks import taken
from eia_tui.storage.lost_words import FEW, words_gone
from eia_tui.storage.settings import drafts_folder

HISTORY = "history"
"""The folder of the versions, beside a draft in a folder of its own."""
_NAME = re.compile(r"(\d{8}T\d{6}\.\d{6}Z)(?:-v(\d{1,6}))?\.toml")
_FORMAT = "%Y%m%dT%H%M%S.%fZ"
BETWEEN = timedelta(minutes=5)
"""How long the officer types before another version is kept."""
_ALL, _HOURLY = timedelta(hours=1), timedelta(days=1)
"""How long every version is kept, and how long one of each hour; after that, one of each day."""


@dataclass(frozen=True)
class Version:
    """A draft as it once was."""

    path: Path
    saved: datetime
    """When it was kept, in universal time."""
    number: int | None = None
    """Which version it was sent as, frozen for good; None for one that is kept from time to time."""

    def content(self) -> bytes:
        """What its file holds. Raises `Refused`."""
        return content_of(self.path)


def now() -> datetime:
    """The time by the officer's own clock."""
    return datetime.now().astimezone()


def history_folder(draft: Path) -> Path:
    """Where the versions of a draft are: beside it, or for a lone file apart on this machine."""
    own = draft.name == FILE and draft.absolute().parent != drafts_folder()
    return draft.absolute().parent / HISTORY if own else notes_folder(draft) / HISTORY


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
    """Keeps a version, and thins the older ones; None where the newest holds the same. Raises `Refused`."""
    before = versions(draft)
    if before and before[-1].content() == content:
        return None
    version = _next(draft, before, at)
    write_whole(version.path, content)
    for old in thinned([*before, version], version.saved):
        with contextlib.suppress(OSError):  # one too many is no harm
            old.path.unlink()
    return version


def freeze(draft: Path, content: bytes, at: datetime, number: int) -> Version:
    """Keeps a version for good, as the one that was sent under a number. Raises `Refused`."""
    version = _next(draft, versions(draft), at, number)
    write_whole(version.path, content)
    return version


def _next(draft: Path, before: list[Version], at: datetime, number: int | None = None) -> Version:
    """Where the next version is kept: two in one moment, or a clock that was set back, never in another's place."""
    moment = max(at.astimezone(UTC), before[-1].saved + timedelta(microseconds=1)) if before else at.astimezone(UTC)
    name = moment.strftime(_FORMAT) + (f"-v{number}" if number else "")
    return Version(history_folder(draft) / f"{name}.toml", moment, number)


def frozen(draft: Path) -> list[Version]:
    """The versions that were sent, the oldest first."""
    return [version for version in versions(draft) if version.number]


def thinned(kept: list[Version], at: datetime) -> list[Version]:
    """The versions that are one too many: in each hour older than an hour, and each day older than a day, but the last.

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


def put_back(draft: Path, version: Version) -> None:
    """Puts a version in the place of a draft, which is kept as a version, whatever it holds.

    The record of what was sent goes on from the present one. Raises `Refused`; `InUse` where a window has it open.
    """
    lock = taken(draft)
    try:
        content = version.content()
        restored = open_version(draft, content)
        if draft.exists():
            replaced = content_of(draft)
            keep_version(draft, replaced, now())
            content = _with_record_of(draft, replaced, restored, comments_of(content)) or content
        write_whole(draft, content)
    finally:
        if lock:
            lock.release()


def _with_record_of(path: Path, present: bytes, restored: Draft, comments: Sequence[Comment]) -> bytes | None:
    """What restores a version once the present draft's record is in it; None where that has none that can be read.

    Raises `Refused` where the present one is signed off.
    """
    try:
        draft = open_version(path, present)
    except Unreadable:
        return None
    refuse_signed_off(draft)
    return written(restored, comments) if restored.put(RECORD, draft.answer(RECORD)) else None


class History:
    """The versions that one sitting keeps: the draft as found, whatever loses words, every few minutes, as it is left.

    A version that cannot be kept stops nothing: `trouble` says why.
    """

    def __init__(self, draft: Path, content: bytes, document: Document) -> None:
        """What the draft holds when it is opened. Nothing is kept until something is changed."""
        self.draft = draft
        self.kept: datetime | None = None
        self.trouble = ""
        self._last = (content, document)
        self._gone = 0

    def before_save(self, document: Document, at: datetime) -> None:
        """Keeps what is about to be written over, where that is the draft as found, or has words that go."""
        self._gone += words_gone(self._last[1], document)
        if self.kept is None or self._gone >= FEW:
            self._keep(self._last[0], at)
            self._gone = 0

    def after_save(self, content: bytes, document: Document, at: datetime) -> None:
        """Keeps what was saved, from time to time."""
        self._last = (content, document)
        if self.kept and at - self.kept >= BETWEEN:
            self._keep(content, at)

    def leave(self, at: datetime) -> None:
        """Keeps what is left, where anything was changed."""
        if self.kept:
            self._keep(self._last[0], at)

    def _keep(self, content: bytes, at: datetime) -> None:
        self.kept = at
        try:
            keep_version(self.draft, content, at)
        except Refused as refusal:
            self.trouble = f"The draft is saved, but its earlier version could not be kept: {refusal}"
        else:
            self.trouble = ""
