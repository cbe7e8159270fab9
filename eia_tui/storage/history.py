"""Keeps earlier versions of a draft beside it, fewer of the older ones. A version is never changed."""

import contextlib
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from eia_tui.approvals.audit_log import AUDIT_LOG, log_entries
from eia_tui.approvals.status import refuse_signed_off
from eia_tui.draft.draft import ID, Document, Draft
from eia_tui.storage.codec import UnreadableDraftError, comments_of, encode_draft, joined_comments
from eia_tui.storage.containment import are_contained, words_by_line
from eia_tui.storage.draft_paths import has_own_folder, when_saved
from eia_tui.storage.drafts import open_version, read_content
from eia_tui.storage.locks import acquire
from eia_tui.storage.word_loss import NOTICEABLE, words_lost
from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.files import NameTakenError, as_user_error, explain, refuse_read_only, write_whole
from eia_tui.system.paths import is_file, resolve_link

HISTORY = "history"
"""The folder of versions beside a draft in a folder of its own."""
RETURNED = "returned"
"""The folder in that one for the Word forms that came back, which taking a tracked change reads again."""
_NAME = re.compile(r"([12]\d{7}T\d{6}\.\d{6}Z)(?:-v(\d{1,6}))?\.toml")
_FORMAT = "%Y%m%dT%H%M%S.%fZ"
INTERVAL = timedelta(minutes=5)
"""The time between the versions that a session keeps while the user types."""
_ALL_FOR, _HOURLY_FOR = timedelta(hours=1), timedelta(days=1)
"""How long all versions are kept, and how long one of each hour; after that one of each day is kept."""
_COMPARED = 5
"""The number of later versions with which one is compared before it is deleted."""


class Version(NamedTuple):
    """An earlier version of a draft."""

    path: Path
    saved: datetime
    """When it was kept, in UTC."""
    number: int | None = None
    """The number under which it was sent, and is kept for good; None for any other version."""

    def content(self) -> bytes:
        """The content of its file. Raises `UserError`."""
        return read_content(self.path)

    def draft(self, path: Path) -> Draft:
        """The draft as it was then, as if it were in the file at `path`. Raises `UserError`."""
        name = f"The version from {when_saved(self.saved)}"
        try:
            return open_version(path, self.content(), name)
        except UnreadableDraftError as error:
            if error.newer:
                raise
            # Nobody is to correct a line of it.
            raise UnreadableDraftError(f"{name} is damaged and cannot be read") from error

    def hash(self) -> str:
        """The SHA-256 of its file, by which the audit log identifies it. Raises `UserError`."""
        import hashlib

        return hashlib.sha256(self.content()).hexdigest()


def history_folder(draft: Path) -> Path:
    """The folder of a draft's versions: beside it, or for a lone file in the program's own folder on this machine."""
    draft = resolve_link(draft)
    return draft.absolute().parent / HISTORY if has_own_folder(draft) else draft_state_folder(draft) / HISTORY


def versions(draft: Path) -> list[Version]:
    """The versions of a draft, the oldest first; an empty list if their folder cannot be read."""
    folder = history_folder(draft)
    try:
        names = [each.name for each in folder.iterdir()]
    except OSError:
        return []
    kept = []
    for name in names:
        if match := _NAME.fullmatch(name):
            with contextlib.suppress(ValueError):  # 31 February
                saved = datetime.strptime(match[1], _FORMAT).replace(tzinfo=UTC)
                kept.append(Version(folder / name, saved, int(match[2]) if match[2] else None))
    return sorted(kept, key=lambda version: version.saved)


def returned_files(draft: Path) -> list[Path]:
    """The Word forms that came back and are kept with a draft; an empty list if their folder cannot be read."""
    try:
        return sorted(each for each in (history_folder(draft) / RETURNED).iterdir() if is_file(each))
    except OSError:
        return []


def keep_version(draft: Path, content: bytes, at: datetime) -> Version | None:
    """Keeps a version, and deletes superfluous older ones; None if the newest has the same content.

    Raises `UserError`.
    """
    before = versions(draft)
    with contextlib.suppress(UserError):  # one that cannot be read counts as different
        if before and before[-1].content() == content:
            return None
    version = freeze(draft, content, at)
    for old in _superfluous(draft, [*before, version], version.saved):
        with contextlib.suppress(OSError):  # a version too many does no harm
            old.path.unlink()
    return version


def freeze(draft: Path, content: bytes, at: datetime) -> Version:
    """Keeps a version, even of unchanged content; no other is overwritten or deleted. Raises `UserError`."""
    while True:
        version = _next(draft, versions(draft), at)
        try:
            write_whole(version.path, content, overwrite=False)
        except NameTakenError:  # another program has kept one at the same time
            at += timedelta(microseconds=1)
        else:
            return version


def _next(draft: Path, before: list[Version], at: datetime) -> Version:
    """The next version, later than all others even if the clock was set back, so that it never overwrites one."""
    moment = max(at.astimezone(UTC), before[-1].saved + timedelta(microseconds=1)) if before else at.astimezone(UTC)
    return Version(history_folder(draft) / f"{moment.strftime(_FORMAT)}.toml", moment)


def numbered_versions(draft: Path) -> list[Version]:
    """The versions with a number in their file name, which were sent, the oldest first."""
    return [version for version in versions(draft) if version.number]


def sent_versions(draft_file: Path, draft: Draft) -> list[Version]:
    """The versions that were sent, the oldest first, each with its number in the draft's audit log.

    If the program ended before it could put the number into a file's name, the file is recognised by its content.
    """
    kept = versions(draft_file)
    numbers = {version.number for version in kept}
    unnumbered = {
        each.hash: each.version for each in log_entries(draft) if each.event == "sent" and each.version not in numbers
    }
    sent = [version for version in kept if version.number]
    for version in kept if unnumbered else ():
        with contextlib.suppress(UserError):  # if it was sent, it is reported as missing
            if not version.number and (number := unnumbered.pop(version.hash(), None)):
                sent.append(version._replace(number=number))
    return sorted(sent, key=lambda version: version.saved)


def number_versions(draft_file: Path, draft: Draft) -> None:
    """Puts its number into the file name of each version that was sent according to the draft's audit log."""
    for version in sent_versions(draft_file, draft):
        named = version.path.with_name(f"{version.saved.strftime(_FORMAT)}-v{version.number}.toml")
        if version.path.name == f"{version.saved.strftime(_FORMAT)}.toml":
            with contextlib.suppress(OSError):  # it is recognised by its content until the next attempt
                version.path.rename(named)


def _superfluous(draft: Path, kept: list[Version], at: datetime) -> list[Version]:
    """The versions that can be deleted: expired, and with no line that a later version does not have.

    So nothing is lost even if a wrong clock makes all of them expire. Versions that the audit log mentions are never
    deleted.
    """
    old = set(expired(kept, at))
    if not old:
        return []
    superfluous: list[Version] = []
    later: list[frozenset[bytes]] = []
    try:
        logs = kept[-1].content() + (read_content(draft) if draft.exists() else b"")
        for version in reversed(kept):
            lines = words_by_line(version.content())
            if version not in old:
                later = [lines]
            elif any(are_contained(lines, each) for each in later) and version.hash().encode() not in logs:
                superfluous.append(version)
            else:
                later = [*later[-_COMPARED:], lines]
    except (UserError, OSError):  # a version that cannot be read cannot be compared, so no older one is deleted now
        return superfluous
    return superfluous


def expired(kept: list[Version], at: datetime) -> list[Version]:
    """The versions that have expired: all but the last of each hour after an hour, and of each day after a day.

    The very first version never expires, nor does one that was sent.
    """
    last: dict[object, Version] = {}
    old: list[Version] = []
    for version in kept[1:]:
        age = at - version.saved
        if age <= _ALL_FOR or version.number:
            continue
        slot = (version.saved.date(), version.saved.hour) if age <= _HOURLY_FOR else version.saved.date()
        if slot in last:
            old.append(last[slot])
        last[slot] = version
    return old


def restore_version(draft: Path, version: Version) -> None:
    """Replaces a draft file that no session has open by an earlier version, even if the file is damaged or missing.

    Its present content is kept as a version, and its audit log is carried over. A session that has the file open uses
    `DraftFile.restore`. Raises `UserError`; `DraftInUseError` if a window has the draft open.
    """
    lock = acquire(draft)
    try:
        refuse_read_only(draft)
        content, restored = version.content(), version.draft(draft)
        with as_user_error(draft):
            exists = draft.exists()
        if exists:
            present = read_content(draft)
            keep_version(draft, present, now())
            commented = comments_of(content)
            comments = joined_comments(commented, present)
            with contextlib.suppress(UnreadableDraftError):  # a damaged file has no audit log to carry over
                if carry_over_log(restored, open_version(draft, present)) or comments != commented:
                    content = encode_draft(restored, comments)
        write_whole(draft, content)
    finally:
        if lock:
            lock.release()


def carry_over_log(restored: Draft, present: Draft) -> bool:
    """Gives an earlier version the audit log of the present draft, which only ever grows, and its id.

    Returns whether that changed it.

    Raises `UserError` if the present draft is signed off.
    """
    refuse_signed_off(present)
    identified = bool(present.id) and restored.put(ID, present.id)
    return restored.put(AUDIT_LOG, present.answer(AUDIT_LOG)) or identified


class History:
    """The versions that a session keeps: before its first change, before words are deleted, regularly, and at its end.

    If a version cannot be kept, the session continues, and `trouble` gives the reason.
    """

    def __init__(self, draft: Path, content: bytes, document: Document) -> None:
        """`content` and `document` are those of the file when it is opened. No version is kept before a change."""
        self.draft = draft
        self.last_kept: datetime | None = None
        """When the session last kept a version."""
        self.trouble = ""
        self._saved = (content, document)
        self._words_lost = 0
        """Words deleted since the last version."""
        self._pending: list[tuple[bytes, datetime]] = []
        """Versions that could not be kept yet."""

    def before_save(self, document: Document, at: datetime) -> None:
        """Keeps the content that is about to be overwritten, if it is the original or the save deletes words of it."""
        self._words_lost += words_lost(self._saved[1], document)
        if self.last_kept is None or self._words_lost >= NOTICEABLE or self._pending:
            self._keep(self._saved[0], at)
            self._words_lost = 0

    def keep(self, at: datetime) -> None:
        """Keeps the content of the file, before a change that is easier to undo as a whole."""
        self._keep(self._saved[0], at)
        self._words_lost = 0

    def after_save(self, content: bytes, document: Document, at: datetime) -> None:
        """Keeps the saved content, if `INTERVAL` has passed."""
        self._saved = (content, document)
        # If the clock was set back, a version is kept at once, or none would be until it catches up.
        if self.last_kept and not self.last_kept <= at < self.last_kept + INTERVAL:
            self._keep(content, at)

    def close(self, at: datetime) -> None:
        """Keeps the last saved content at the end of the session, if anything was changed."""
        if self.last_kept:
            self._keep(self._saved[0], at)

    def _keep(self, content: bytes, at: datetime) -> None:
        self.last_kept = at
        if content not in [pending for pending, _ in self._pending]:
            self._pending.append((content, at))
        try:
            while self._pending:
                keep_version(self.draft, *self._pending[0])
                self._pending.pop(0)
        except (UserError, OSError) as error:
            why = explain(error) if isinstance(error, OSError) else error
            self.trouble = f"The draft is saved, but its earlier version could not be kept: {why}"
        else:
            self.trouble = ""
