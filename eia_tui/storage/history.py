"""Keeps earlier versions of a draft beside it, the older the fewer, and none is ever changed."""

import contextlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eia_tui.files import write_whole
from eia_tui.places import notes_folder
from eia_tui.refusal import Refused
from eia_tui.storage.drafts import FILE
from eia_tui.storage.settings import drafts_folder

HISTORY = "history"
"""The folder of the versions, beside a draft in a folder of its own."""
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z\.toml")
_FORMAT = "%Y%m%dT%H%M%S.%fZ.toml"
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

    def content(self) -> bytes:
        """What its file holds. Raises `Refused`."""
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise Refused(f"{self.path} cannot be read: {(error.strerror or str(error)).lower()}") from error


def history_folder(draft: Path) -> Path:
    """Where the versions of a draft are: beside it, or for a lone file apart on this machine."""
    own = draft.name == FILE and draft.absolute().parent != drafts_folder()
    return draft.absolute().parent / HISTORY if own else notes_folder(draft) / HISTORY


def versions(draft: Path) -> list[Version]:
    """The versions of a draft, the oldest first; none where there are none or they cannot be read."""
    try:
        names = sorted(each.name for each in history_folder(draft).iterdir() if _NAME.fullmatch(each.name))
    except OSError:
        return []
    folder, found = history_folder(draft), []
    for name in names:
        with contextlib.suppress(ValueError):  # 31 February
            found.append(Version(folder / name, datetime.strptime(name, _FORMAT).replace(tzinfo=UTC)))
    return found


def keep_version(draft: Path, content: bytes, now: datetime) -> Version | None:
    """Keeps a version, and thins the older ones; None where the newest holds the same. Raises `Refused`."""
    before = versions(draft)
    if before and before[-1].content() == content:
        return None
    # Two in one moment, or a clock that was set back: never in the place of another.
    moment = max(now.astimezone(UTC), before[-1].saved + timedelta(microseconds=1)) if before else now.astimezone(UTC)
    version = Version(history_folder(draft) / moment.strftime(_FORMAT), moment)
    write_whole(version.path, content)
    for old in thinned([*before, version], moment):
        with contextlib.suppress(OSError):  # one too many is no harm
            old.path.unlink()
    return version


def thinned(kept: list[Version], now: datetime) -> list[Version]:
    """The versions that are one too many: in each hour older than an hour, and each day older than a day, but the last.

    The very first version always stays.
    """
    last: dict[object, Version] = {}
    gone: list[Version] = []
    for version in kept[1:]:
        age = now - version.saved
        if age <= _ALL:
            continue
        slot = (version.saved.date(), version.saved.hour) if age <= _HOURLY else version.saved.date()
        if slot in last:
            gone.append(last[slot])
        last[slot] = version
    return gone


class History:
    """The versions that one sitting keeps: the draft as it was found, every few minutes, and as it is left.

    A version that cannot be kept stops nothing: `trouble` says why.
    """

    def __init__(self, draft: Path) -> None:
        """Nothing is kept until the sitting changes something."""
        self.draft = draft
        self.kept: datetime | None = None
        self.trouble = ""

    def found(self) -> bytes:
        """The file as this sitting found it, before it changes it for the first time; b"" after that."""
        try:
            return b"" if self.kept else self.draft.read_bytes()
        except OSError:
            return b""  # deleted while it was open: nothing is there to keep

    def save(self, found: bytes, now: datetime) -> None:
        """After a save: keeps what was found before the first, and later what was saved, from time to time."""
        if found or self.kept is None or now - self.kept >= BETWEEN:
            self._keep(found, now)

    def leave(self, now: datetime) -> None:
        """Keeps what is left, where anything was changed."""
        if self.kept:
            self._keep(b"", now)

    def _keep(self, content: bytes, now: datetime) -> None:
        """Keeps a content, or without one what is in the file."""
        self.kept = now
        try:
            keep_version(self.draft, content or Version(self.draft, now).content(), now)
        except Refused as refusal:
            self.trouble = f"The draft is saved, but its earlier version could not be kept: {refusal}"
        else:
            self.trouble = ""
