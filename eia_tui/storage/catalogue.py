"""Lists the drafts there are, and finds the one that a name means."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from eia_tui.approvals.status import approval_summary, signed_off
from eia_tui.draft.draft import Draft, Progress
from eia_tui.form.library import DEFAULT, is_shipped, templates
from eia_tui.form.values import answered
from eia_tui.prose.scrub import one_line
from eia_tui.storage.catalogue_cache import CachedEntry, CatalogueCache
from eia_tui.storage.conflict_copies import copies_beside, told_of_copies
from eia_tui.storage.drafts import FILE, draft_files, open_draft, saved_at, short_name
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError, reason
from eia_tui.system.paths import is_file, path_of, something_at

_LONGEST = 200
"""Letters of a name that are told where there is no such draft."""
EXAMPLE = "example"
"""The name by which the worked example is opened."""


def find_draft(name: str) -> Path:
    """The draft file that `name` means: a path to it or to its folder, its name in the drafts folder, or the example.

    Raises `UserError` where there is none, or more than one of that name.
    """
    if name == EXAMPLE:
        return templates() / DEFAULT / EXAMPLE / FILE
    try:
        path = path_of(name)
    except UserError:
        path = Path(name)  # it may be a draft's name all the same
    for candidate in (path / FILE, path):
        if is_file(candidate):
            return candidate
    wanted = name.casefold().strip()
    folder = drafts_folder()
    found = [each for each in draft_files() if short_name(each).casefold() == wanted]
    found = found or [entry.path for entry in list_drafts() if entry.name.casefold() == wanted]
    match found:
        case [only]:
            return only
        case []:
            if something_at(path):
                raise UserError(f"{name} is not a draft: expected a draft.toml, or the folder that holds one")
            if name.startswith("~"):
                path_of(name)  # which says so where there is no such home folder
            said = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
            raise UserError(f"There is no draft {said!r} in {folder}: `eia-wizard list` names those there are")
        case _:
            raise UserError(f"{len(found)} drafts are called {name!r}: name one by its path, as {found[0]}")


@dataclass(frozen=True)
class CatalogueEntry:
    """A draft as the list shows it."""

    path: Path
    name: str
    form: str
    progress: Progress | None
    saved: datetime
    status: str
    """Where it is on its way through the approvals, or how far the officer is: drafting, just begun."""
    trouble: str = ""
    """Why it cannot be opened, if it cannot."""
    copies: tuple[Path, ...] = ()
    """The copies of it that a program which synchronises folders has put beside it."""

    @property
    def told_of_copies(self) -> str:
        """That there are copies, and what to do, in a line; "" where there is none."""
        return told_of_copies(self.copies)


def list_drafts() -> list[CatalogueEntry]:
    """The drafts in the drafts folder, by name; one that cannot be opened says why."""
    remembered = CatalogueCache()
    entries = [read_entry(path, remembered) for path in draft_files()]
    remembered.keep()
    return entries


def read_entry(path: Path, remembered: CatalogueCache) -> CatalogueEntry:
    """What the list says of the draft in a file, which is read only where it is not as it is remembered."""
    entry = _read_entry(path, remembered)
    return replace(entry, copies=tuple(copies_beside(path)))


def _read_entry(path: Path, remembered: CatalogueCache) -> CatalogueEntry:
    fallback = one_line(short_name(path))
    saved = saved_at(path) or datetime.fromtimestamp(0).astimezone()
    try:
        found = path.stat()
    except OSError as error:  # gone, or on a stick that is
        why = f"{path} cannot be read: {reason(error)}"
        return CatalogueEntry(path, fallback, "", None, saved, "cannot be opened", why)
    signs = (found.st_mtime_ns, found.st_size)
    if told := remembered.get(path, signs):
        return CatalogueEntry(path, told.name, told.form, told.progress, saved, told.status)
    try:
        draft = open_draft(path)
    except UserError as refusal:
        return CatalogueEntry(path, fallback, "", None, saved, "cannot be opened", str(refusal))
    form = one_line(draft.form.id)
    entry = CatalogueEntry(path, draft.name or fallback, form, draft.progress(), saved, one_line(status_of(draft)))
    if is_shipped(draft.form) and entry.progress:  # another form may change by itself
        remembered.put(path, signs, CachedEntry(entry.name, entry.form, entry.progress, entry.status))
    return entry


def status_of(draft: Draft) -> str:
    """Where a draft is on its way, as the list says it: with whom, agreed by whom, or how far the officer is."""
    place = approval_summary(draft)
    if draft.signed_off() and not signed_off(draft):
        return "signed off"  # by hand, in the form's own boxes
    if place:
        return place
    names = {asked.address for asked in draft.form.with_role("name")}
    begun = any(answered(value) for address, _, value in draft.texts() if address not in names)
    return "drafting" if begun else "just begun"
