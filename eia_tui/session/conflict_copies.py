"""Where a program that synchronises folders left another copy beside a draft: the ways to choose. Nothing is lost."""

from dataclasses import dataclass
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.session.session import Session
from eia_tui.storage.codec import encode_draft
from eia_tui.storage.conflict_copies import copies_beside
from eia_tui.storage.drafts import open_version, read_content, short_name
from eia_tui.storage.history import keep_version, now
from eia_tui.storage.operations import bin_copy
from eia_tui.system.errors import UserError


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
    why: UserError

    def __str__(self) -> str:
        return f"Another copy of this draft is beside it, and cannot be opened: {self.why}"


def copies(session: Session) -> list[Copy | Unread]:
    """The copies beside the draft in hand."""
    return [_read(session, path) for path in copies_beside(session.path)]


def _read(session: Session, path: Path) -> Copy | Unread:
    try:
        content = read_content(path)
        read = open_version(path, content)
    except UserError as error:
        return Unread(path, error)
    return Copy(path, content, Draft(session.draft.form, read.document, session.draft.folder))


def says_the_same(session: Session, copy: Copy) -> bool:
    """Whether a copy holds just what the draft in hand does."""
    return copy.draft.document == session.draft.document


def keep_this(session: Session, copy: Copy) -> Path:
    """Goes on with the draft in hand, and puts the copy into the bin; where it is there. Raises `UserError`."""
    return bin_copy(copy.path, copy.content, session.path)


def take_copy(session: Session, copy: Copy) -> Path:
    """Goes on with what the copy says, and puts its file into the bin; where it is there.

    What was in hand is kept as a version. Raises `UserError`.
    """
    session.require_file()
    keep_version(session.path, encode_draft(session.draft), now())
    session.become(copy.draft)
    session.save()
    return bin_copy(copy.path, copy.content, session.path)


def keep_both(session: Session, copy: Copy) -> Path:
    """Makes the copy a draft of its own beside the one in hand, and puts its file into the bin; where the draft is.

    Raises `UserError`.
    """
    new = session.require_file().write_copy(copy.draft, f"{short_name(session.path)}-copy")
    bin_copy(copy.path, copy.content, session.path)
    return new
