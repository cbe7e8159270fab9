"""Lists the drafts, and finds a draft by its name."""

import re
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from eia_tui.draft.answer_counts import AnswerCounts
from eia_tui.prose.scrub import display_line
from eia_tui.storage.catalogue_cache import CatalogueCache
from eia_tui.storage.conflict_copies import copies_beside, copies_notice
from eia_tui.storage.draft_paths import FILE, draft_files, refuse_if_away, saved_at, short_name
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.clock import EPOCH, local_time
from eia_tui.system.errors import TOO_LONG, UserError, reason
from eia_tui.system.paths import is_file, parse_path, same_file, something_at
from eia_tui.system.text import plural, quoted
from eia_tui.system.windows import LONGEST_PATH, ON_WINDOWS, path_length

_UNQUOTED = re.compile(r"\w[\w.-]*")
"""What needs no quotes in a command."""
EXAMPLE = "example"
"""The name of the worked example."""


class NoDraftError(UserError):
    """No draft has a name."""

    def __init__(self, message: str, *, is_word: bool = False) -> None:
        """`is_word` says that it is the path of a Word file instead."""
        super().__init__(message)
        self.is_word = is_word


def find_draft(name: str) -> Path:
    """The path of a draft file, given its path, its folder, its name in the drafts folder, or `EXAMPLE`.

    Raises `UserError` if there is no such draft, or several of that name.
    """
    if name == EXAMPLE:
        from eia_tui.form.library import DEFAULT, templates_folder

        return templates_folder() / DEFAULT / EXAMPLE / FILE
    try:
        path = parse_path(name)
    except UserError:
        path = Path(name)  # it may still be the name of a draft
    for candidate in (path / FILE, path):
        if is_file(candidate) and candidate.suffix.lower() != ".docx":
            return candidate
    folded = name.casefold().strip()
    folder = drafts_folder()
    matches = [each for each in draft_files() if short_name(each).casefold() == folded]
    matches = matches or [entry.path for entry in list_drafts() if entry.name.casefold() == folded]
    match matches:
        case [only]:
            return only
        case []:
            if is_file(path) and path.suffix.lower() == ".docx":
                raise NoDraftError(f"{name} is a Word file, not a draft", is_word=True)
            if something_at(path):
                raise UserError(f"{name} is not a draft: expected a draft.toml, or the folder that holds one")
            if ON_WINDOWS and path_length(path.absolute()) > LONGEST_PATH:
                raise UserError(f"{name} cannot be opened: {TOO_LONG}")
            refuse_if_away(path)
            if name.startswith("~"):
                parse_path(name)  # raises if there is no such home folder
            raise NoDraftError(f"There is no draft {quoted(name)} in {folder}")
        case _:
            raise UserError(f"{len(matches)} drafts are called {quoted(name)}: name one by its path, as {matches[0]}")


def typed_name(path: Path) -> str:
    """What to type in a command for the draft at a path: its name in the drafts folder, or else its path in quotes."""
    name = short_name(path)
    typed = name if _is_called(path, name) else str(path.absolute())
    return typed if _UNQUOTED.fullmatch(typed) else f'"{typed}"'


def _is_called(path: Path, name: str) -> bool:
    """Whether `find_draft` finds the draft at a path by a name."""
    try:
        among_drafts = any(same_file(each, path) for each in draft_files() if short_name(each) == name)
        return among_drafts and same_file(find_draft(name), path)
    except UserError:  # several have it, or the drafts folder cannot be read
        return False


class CatalogueEntry(NamedTuple):
    """A draft in the list."""

    path: Path
    name: str
    form: str
    progress: AnswerCounts | None
    saved: datetime
    status: str
    """The status of its approvals; before the first, "drafting" or "just begun"."""
    trouble: str = ""
    """Why it cannot be opened; "" if it can."""
    to_settle: int = 0
    """Comments and changes of reviewers that nobody has settled yet."""
    review: str = ""
    """When it is to be reviewed, as "review due 30 November 2027"; "" if nobody has set a date."""
    copies: tuple[Path, ...] = ()
    """Its conflict copies: files that a program for synchronising folders has put beside it."""

    @property
    def to_settle_text(self) -> str:
        """How many comments and changes wait; "" for none."""
        return f"{plural(self.to_settle, 'comment')} to settle" if self.to_settle else ""

    @property
    def copies_notice(self) -> str:
        """One line saying that there are conflict copies and what to do; "" if there are none."""
        return copies_notice(self.copies)


def list_drafts() -> list[CatalogueEntry]:
    """The drafts in the drafts folder, sorted by file name; one that cannot be opened gives the reason."""
    cache = CatalogueCache()
    entries = [read_entry(path, cache) for path in draft_files()]
    cache.keep()
    return entries


def read_entry(path: Path, cache: CatalogueCache) -> CatalogueEntry:
    """The entry of a draft file, which is read only if it has changed since it was cached."""
    entry = _read_entry(path, cache)
    return entry._replace(copies=tuple(copies_beside(path)))


def draft_name(path: Path) -> str:
    """What the list calls a draft."""
    return read_entry(path, CatalogueCache()).name


def _read_entry(path: Path, cache: CatalogueCache) -> CatalogueEntry:
    fallback = display_line(short_name(path))
    saved = saved_at(path) or local_time(EPOCH)
    try:
        status = path.stat()
    except OSError as error:  # deleted, or its drive is unplugged
        why = f"{path} cannot be read: {reason(error)}"
        return CatalogueEntry(path, fallback, "", None, saved, "cannot be opened", why)
    stamp = (status.st_mtime_ns, status.st_size)
    entry = cache.get(path, stamp)
    if not entry:
        # What reads a draft takes longer to import than all that lists cached ones.
        from eia_tui.storage.draft_summary import read_summary

        try:
            entry, stays = read_summary(path)
        except UserError as error:
            return CatalogueEntry(path, fallback, "", None, saved, "cannot be opened", str(error))
        if stays:
            cache.put(path, stamp, entry)
    return CatalogueEntry(
        path, entry.name, entry.form, entry.progress, saved, entry.status, "", entry.to_settle, entry.review
    )
