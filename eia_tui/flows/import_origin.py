"""Finds what a returned Word form was made from: a version that was sent, or the answers that its export carries."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from eia_tui.approvals.audit_log import log_entries
from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import rendered
from eia_tui.flows.form_maps import form_map
from eia_tui.imports.carried_answers import Carried, carried_draft, printed_of
from eia_tui.imports.expected_answers import ExpectedAnswers
from eia_tui.imports.read_form import read_form
from eia_tui.imports.returned_form import Reading, ReturnedForm
from eia_tui.storage.catalogue import list_drafts
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import open_draft, read_content
from eia_tui.storage.history import Version, numbered_versions, sent_versions
from eia_tui.system.errors import UserError
from eia_tui.system.paths import same_file
from eia_tui.word.carried import Mark, Printed
from eia_tui.word.received import Received, open_received, read_received


class OtherDraftError(UserError):
    """A Word form was made of another draft, or of a version that the draft does not have."""

    def __init__(self, file: Path, mark: Mark, found: Path | None) -> None:
        """`found` is the draft in the drafts folder that it was made of, if there is one."""
        instead = "--into that one" if found else "without --into, as a new draft"
        if mark.version is None:
            made = f"exported from another draft{f', {found}' if found else ', which is not in your drafts folder'}"
        elif found:
            made = f"made of version {mark.version} of another draft, {found}"
        else:
            made = f"made of version {mark.version}, which this draft does not have"
        super().__init__(f"{file.name} was {made}: import it {instead}, or add --anyway")
        self.version = mark.version
        """The number of the version; None for an export that was not sent."""
        self.found = found


class Base(NamedTuple):
    """What a returned form is compared with."""

    draft: Draft | None = None
    """The answers as they were sent or exported; None if that is not known."""
    version: int | None = None
    """The number of the version that was sent; None for an export that was not."""
    as_sent: Callable[[], Reading] | None = None
    """Reads the Word form of that draft, with the same help as the one that came back."""


def probable_answers(target: Path, draft: Draft, received: Received) -> ExpectedAnswers:
    """The answers that help to read a file that may be made of the draft at `target`."""
    return ExpectedAnswers(_made_of(target, draft, received.mark, received.printed)[0] or draft)


def comparison_base(file: Path, target: Path, draft: Draft, returned: ReturnedForm, *, anyway: bool = False) -> Base:
    """What the form in `file` was made of.

    That is the sent version of the draft at `target` that its mark names. A file that names none is compared with the
    answers that it carries; if it does not carry any, with the version that was sent last. Raises `OtherDraftError`
    where its mark names another draft, or a version that the draft does not have, unless it is to be read `anyway`.
    """
    mark = returned.mark
    if mark and not anyway:
        _refuse_other_draft(file, target, draft, mark)
    return _base(*_made_of(target, draft, mark, returned.printed), returned)


def _refuse_other_draft(file: Path, target: Path, draft: Draft, mark: Mark) -> None:
    if mark.version is not None:
        if not _named_versions(target, draft, mark) and not _is_logged(draft, mark):
            raise OtherDraftError(file, mark, next(_with_version(mark), None))
    elif mark.draft and draft.id and mark.draft != draft.id:
        raise OtherDraftError(file, mark, next(_with_id(mark.draft), None))


def _named_versions(target: Path, draft: Draft, mark: Mark) -> list[Version]:
    """The versions that the draft at `target` sent, of those that a mark names."""
    if mark.form != draft.form.id:
        return []
    sent = sent_versions(target, draft)
    return [each for each in sent if each.number == mark.version and each.hash().startswith(mark.hash)]


def _made_of(
    target: Path, draft: Draft, mark: Mark | None, printed: Mapping[str, Printed]
) -> tuple[Draft | None, int | None]:
    """The answers of which a form with a mark, and answers that it carries, was made; with their version, if sent."""
    carried = carried_draft(draft.form, printed, draft.folder)
    if mark and mark.version is not None:
        named = _named_versions(target, draft, mark)
        return (named[-1].draft(target), mark.version) if named else (carried, None)
    sent = sent_versions(target, draft)
    if carried and not mark:  # some programs keep what it carries, and not its mark
        same = (each for each in reversed(sent) if _fits(each.draft(target), printed))
        if version := next(same, None):
            return version.draft(target), version.number
    if carried or not sent:
        return carried, None
    return sent[-1].draft(target), sent[-1].number


def drafts_named(file: Path) -> list[Path]:
    """The drafts in the drafts folder that a Word form says it was made of: by its version or draft, else by its name.

    Raises `WordFileError` if it is not a Word file, or cannot be trusted.
    """
    received = open_received(file)
    mark = received.mark
    if mark and mark.version is not None:
        return list(_with_version(mark))
    return (list(_with_id(mark.draft)) if mark and mark.draft else []) or list(_with_name(received))


def _with_version(mark: Mark) -> Iterator[Path]:
    for path in draft_files():
        with contextlib.suppress(UserError):  # a version that cannot be read is not known to be the one
            if any(
                each.number == mark.version and each.hash().startswith(mark.hash) for each in numbered_versions(path)
            ):
                yield path


def _with_id(id_: str) -> Iterator[Path]:
    for path in draft_files():
        with contextlib.suppress(UserError):  # a draft that cannot be read is not known to be the one
            if id_.encode() in read_content(path) and open_draft(path).id == id_:
                yield path


def _with_name(received: Received) -> Iterator[Path]:
    """The drafts of the same form that are called as the form says in the answer that names it.

    Without those that are another draft by their id.
    """
    for entry in list_drafts() if received.mark and received.printed else ():
        if entry.trouble or not received.mark or entry.form != received.mark.form:
            continue
        draft = open_draft(entry.path)
        if received.mark.draft and draft.id and draft.id != received.mark.draft:
            continue
        names = (received.printed.get(asked.address) for asked in draft.form.with_role("name"))
        if draft.name and any(each and each.markdown == draft.name for each in names):
            yield entry.path


def is_named(path: Path, named: Sequence[Path]) -> bool:
    """Whether a draft is one of those that a Word form was made of."""
    return any(same_file(path, each) for each in named)


def _is_logged(draft: Draft, mark: Mark) -> bool:
    """Whether a draft sent the version that a mark names, also if the version itself is not beside it any more."""
    return mark.form == draft.form.id and any(
        each.version == mark.version and each.hash.startswith(mark.hash) for each in log_entries(draft)
    )


def _fits(version: Draft, printed: Mapping[str, Printed]) -> bool:
    """Whether the answers that a form carries are those of a version."""
    own = printed_of(version)
    return all(own.get(address, each) == each for address, each in printed.items()) and all(
        address in printed for address in own
    )


def _base(draft: Draft | None, version: int | None, returned: ReturnedForm) -> Base:
    if draft is None:
        return Base()
    if not returned.printed:  # not every program keeps it
        carried = Carried(draft.form, printed_of(draft))
        for reading in (returned.accepted, returned.refused):
            carried.restore(reading)
        returned.names = {**returned.names, **carried.names}
    return Base(draft, version, cache(lambda: _as_sent(draft, returned)))


def _as_sent(base: Draft, returned: ReturnedForm) -> Reading:
    own = read_received(rendered(base))
    own.printed = returned.printed
    return read_form(own, form_map(base.form)).accepted
