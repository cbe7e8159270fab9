"""Caches the entries of the list of drafts, so that a long list need not read every file again."""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from eia_tui import __version__
from eia_tui.draft.answer_counts import AnswerCounts
from eia_tui.prose.scrub import display_line
from eia_tui.system.app_folders import state_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import read_file

_LARGEST = 50_000_000


class CachedEntry(NamedTuple):
    """The entry of a draft when its file was last read."""

    name: str
    form: str
    progress: AnswerCounts
    status: str
    to_settle: int = 0
    """Comments and changes of reviewers that nobody has settled yet."""
    review: str = ""
    """When it is to be reviewed, as "review due 30 November 2027"; "" if nobody has set a date."""


class CatalogueCache:
    """The entries of drafts whose files are unchanged, judged by modification time and size.

    The cache file may be deleted at any time; another version of the program ignores it.
    """

    def __init__(self) -> None:
        """Reads the cache file; the cache is empty if it cannot be read."""
        self._file = state_folder() / "listed.json"
        self._drafts: Mapping[str, object] = {}
        self._new: dict[str, object] = {}
        with contextlib.suppress(UserError, ValueError, RecursionError):
            match json.loads(read_file(self._file, _LARGEST)):
                case {"version": version, "drafts": dict(drafts)} if version == __version__:
                    self._drafts = drafts

    def get(self, path: Path, stamp: tuple[int, int]) -> CachedEntry | None:
        """The entry of the draft file with this time and size; None if the file must be read."""
        match self._drafts.get(str(path)):
            case {
                "stamp": list(known),
                "entry": [str(name), str(form), list(counts), str(status), int(left), str(review)],
            } if known == [*stamp] and [type(each) for each in counts] == [int] * len(AnswerCounts._fields):
                self._new[str(path)] = self._drafts[str(path)]
                return CachedEntry(
                    display_line(name),
                    display_line(form),
                    AnswerCounts(*counts),
                    display_line(status),
                    left,
                    display_line(review),
                )
            case _:
                return None

    def put(self, path: Path, stamp: tuple[int, int], entry: CachedEntry) -> None:
        """Caches the entry of a draft file with this time and size."""
        values = [entry.name, entry.form, tuple(entry.progress), entry.status, entry.to_settle, entry.review]
        self._new[str(path)] = {"stamp": stamp, "entry": values}

    def keep(self, *, all_read: bool = True) -> None:
        """Writes the entries that were read or put since; the others are dropped if all drafts have been read."""
        known = dict(self._new) if all_read else {**self._drafts, **self._new}
        if known == self._drafts:
            return
        self._drafts = known
        with contextlib.suppress(UserError):  # the drafts are read again the next time
            write_whole(self._file, json.dumps({"version": __version__, "drafts": self._drafts}).encode())
