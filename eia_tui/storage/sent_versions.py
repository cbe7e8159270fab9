"""The versions of a draft that were sent: found, compared with the draft, and verified against the audit log."""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

from eia_tui.approvals.audit_log import LogEntry, answers_digest, is_tampered, log_entries
from eia_tui.approvals.status import sign_off_entry
from eia_tui.draft.diff import Difference, differences
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.form.stages import Stage
from eia_tui.form.values import answer_text
from eia_tui.storage.history import Version, numbered_versions, sent_versions
from eia_tui.system.errors import UserError


def sent_version(path: Path, draft: Draft, number: int | None = None, stage: Stage | None = None) -> Version:
    """The version that was sent under a number; without one, the last version sent to `stage`, or to any stage.

    Raises `UserError` if there is none.
    """
    if number is None:
        sent = [each for each in _entries(draft) if not stage or each.stage == stage.id]
        if not sent:
            recipient = f" to {stage.called}" if stage else ""
            raise UserError(f"It has not been sent{recipient} yet: there is no version to compare it with")
        number = sent[-1].version
    kept = sent_versions(path, draft)
    matches = [version for version in kept if version.number == number]
    if not matches:
        numbers = ", ".join(str(version.number) for version in kept) or "none"
        raise UserError(f"There is no version {number} that was sent: there is {numbers}")
    return matches[-1]


def changes_since(path: Path, draft: Draft, version: Version) -> list[Difference]:
    """The differences between a version and the draft. Raises `UserError`."""
    return differences(version.draft(path), draft)


def unchanged_sent_version(path: Path, draft: Draft) -> Version | None:
    """The last sent version, if its file is unaltered and the draft has the same answers and pictures."""
    kept = sent_versions(path, draft)
    if not kept:
        return None
    last = (kept[-1].number, kept[-1].hash(), pictures_digest(draft))
    if last not in [(each.version, each.hash, each.pictures) for each in _entries(draft)]:
        return None
    return None if changes_since(path, draft, kept[-1]) else kept[-1]


def last_sent_number(path: Path, draft: Draft) -> int:
    """The highest number under which a version was sent; 0 if none was."""
    return max(
        (*(entry.version for entry in log_entries(draft)), *(each.number or 0 for each in numbered_versions(path))),
        default=0,
    )


def pictures_digest(draft: Draft) -> str:
    """The SHA-256 of the draft's pictures, as their files are now; "" if it has none."""
    # The first screen shows the stages, and would wait for the reading of Markdown.
    from eia_tui.prose.blocks import pictures
    from eia_tui.prose.markdown import read_prose
    from eia_tui.prose.pictures import PictureError, open_picture

    paths = [
        picture.path
        for _, question, value in draft.answers()
        if isinstance(question, Prose)
        for picture in pictures(read_prose(answer_text(question, value)))
    ]
    digest = hashlib.sha256()
    for path in paths:
        with contextlib.suppress(PictureError):  # the export reports it
            digest.update(open_picture(path, draft.folder).content)
    return digest.hexdigest() if paths else ""


def integrity_problems(path: Path, draft: Draft) -> Iterator[str]:
    """Every way in which the draft, its versions and its audit log disagree, each as a sentence."""
    entries = log_entries(draft)
    if is_tampered(entries):
        yield "The record of the approvals was changed by hand: an entry does not follow from the one before it."
    kept = sent_versions(path, draft)
    for number, hash_ in dict.fromkeys(_sent(draft)):
        files = [version for version in kept if version.number == number]
        if not files:
            yield f"Version {number} was sent, and is not in the draft's history any more."
        elif hash_ not in [version.hash() for version in files]:
            yield f"Version {number} in the draft's history is not what was sent: its file was changed since."
    for number, hash_, digest in dict.fromkeys((each.version, each.hash, each.pictures) for each in _entries(draft)):
        files = [version for version in kept if version.number == number and version.hash() == hash_]
        if files and pictures_digest(files[-1].draft(path)) != digest:
            yield f"A picture of version {number} has changed since it was sent, or is not there any more."
    known = {number for number, _ in _sent(draft)}
    for version in kept:
        if version.number not in known:
            yield f"Version {version.number} is in the draft's history, but the record does not say that it was sent."
    signed = sign_off_entry(draft)
    if signed and signed.answers != answers_digest(draft):
        yield f"The draft was changed after it was signed off: it is not what was signed as version {signed.version}."


def _sent(draft: Draft) -> list[tuple[int, str]]:
    return [(entry.version, entry.hash) for entry in _entries(draft)]


def _entries(draft: Draft) -> list[LogEntry]:
    return [entry for entry in log_entries(draft) if entry.event == "sent"]
