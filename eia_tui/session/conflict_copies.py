"""Where a program that synchronises folders left another copy beside a draft: the ways to choose. Nothing is lost."""

from dataclasses import dataclass
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.session.session import Sitting
from eia_tui.storage.codec import written
from eia_tui.storage.conflict_copies import copies_beside
from eia_tui.storage.draft_file import Hold
from eia_tui.storage.drafts import content_of, open_version, short_name
from eia_tui.storage.history import keep_version, now
from eia_tui.storage.operations import bin_copy
from eia_tui.system.errors import Refused


@dataclass(frozen=True)
class Copy:
    """Another copy of a draft."""

    path: Path
    content: bytes
    draft: Draft


@dataclass(frozen=True)
class Unread:
    """Another copy of a draft, which cannot be opened."""

    path: Path
    why: Refused

    def __str__(self) -> str:
        return f"Another copy of this draft is beside it, and cannot be opened: {self.why}"


def copies(sitting: Sitting) -> list[Copy | Unread]:
    """The copies beside the draft in hand."""
    return [_read(sitting, path) for path in copies_beside(sitting.path)]


def _read(sitting: Sitting, path: Path) -> Copy | Unread:
    try:
        content = content_of(path)
        read = open_version(path, content)
    except Refused as refusal:
        return Unread(path, refusal)
    return Copy(path, content, Draft(sitting.draft.form, read.document, sitting.draft.folder))


def says_the_same(sitting: Sitting, copy: Copy) -> bool:
    """Whether a copy holds just what the draft in hand does."""
    return copy.draft.document == sitting.draft.document


def keep_this(sitting: Sitting, copy: Copy) -> Path:
    """Goes on with the draft in hand, and puts the copy into the bin; where it is there. Raises `Refused`."""
    return bin_copy(copy.path, copy.content, sitting.path)


def take_copy(sitting: Sitting, copy: Copy) -> Path:
    """Goes on with what the copy says, and puts its file into the bin; where it is there.

    What was in hand is kept as a version. Raises `Refused`.
    """
    _hold(sitting)
    keep_version(sitting.path, written(sitting.draft), now())
    sitting.become(copy.draft)
    sitting.save()
    return bin_copy(copy.path, copy.content, sitting.path)


def keep_both(sitting: Sitting, copy: Copy) -> Path:
    """Makes the copy a draft of its own beside the one in hand, and puts its file into the bin; where the draft is.

    Raises `Refused`.
    """
    new = _hold(sitting).write_copy(copy.draft, f"{short_name(sitting.path)}-copy")
    bin_copy(copy.path, copy.content, sitting.path)
    return new


def _hold(sitting: Sitting) -> Hold:
    if sitting.hold is None:
        raise Refused(sitting.closed)
    return sitting.hold
