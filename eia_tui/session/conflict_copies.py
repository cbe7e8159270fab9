"""Resolves copies that a program which synchronises folders left beside a draft. Nothing is lost."""

from pathlib import Path
from typing import NamedTuple

from eia_tui.draft.draft import Draft
from eia_tui.session.session import Session
from eia_tui.storage.codec import encode_draft
from eia_tui.storage.conflict_copies import copies_beside
from eia_tui.storage.draft_paths import short_name
from eia_tui.storage.drafts import open_version, read_content
from eia_tui.storage.history import keep_version
from eia_tui.storage.operations import bin_copy
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError


class Copy(NamedTuple):
    """Another copy of a draft."""

    path: Path
    content: bytes
    draft: Draft


class Unread(NamedTuple):
    """Another copy of a draft, which cannot be opened."""

    path: Path
    why: UserError

    def __str__(self) -> str:
        return f"There is another copy of this draft beside it, and it cannot be opened: {self.why}"


def copies(session: Session) -> list[Copy | Unread]:
    """The copies beside the open draft."""
    return [_read(session, path) for path in copies_beside(session.path)]


def _read(session: Session, path: Path) -> Copy | Unread:
    try:
        content = read_content(path)
        read = open_version(path, content)
    except UserError as error:
        return Unread(path, error)
    return Copy(path, content, Draft(session.draft.form, read.document, session.draft.folder))


def has_same_content(session: Session, copy: Copy) -> bool:
    """Whether a copy has the same content as the open draft."""
    return copy.draft.document == session.draft.document


def keep_this(session: Session, copy: Copy) -> Path:
    """Keeps the open draft, and moves the copy to the bin; its path there. Raises `UserError`."""
    return bin_copy(copy.path, copy.content, session.path)


def take_copy(session: Session, copy: Copy) -> Path:
    """Continues with the content of the copy, and moves its file to the bin; its path there.

    The open draft's content is kept as a version. Raises `UserError`.
    """
    draft_file = session.require_file()
    keep_version(session.path, encode_draft(session.draft), now())
    draft_file.add_comments(copy.content)
    session.replace_content(copy.draft)
    session.save()
    return bin_copy(copy.path, copy.content, session.path)


def keep_as_draft(session: Session, copy: Copy) -> Path:
    """Makes the copy a draft of its own beside the open one, and moves its file to the bin; the path of the new draft.

    Raises `UserError`.
    """
    new = session.require_file().write_copy(copy.draft, f"{short_name(session.path)}-copy", content=copy.content)
    bin_copy(copy.path, copy.content, session.path)
    return new
