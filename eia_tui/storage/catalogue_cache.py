"""Remembers what the list says of each draft, so that a long list need not read every file again."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from eia_tui import __version__
from eia_tui.draft.draft import Progress
from eia_tui.prose.scrub import one_line
from eia_tui.system.app_folders import state_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_whole
from eia_tui.system.paths import read_file

_LARGEST = 50_000_000


@dataclass(frozen=True)
class CachedEntry:
    """What the list said of a draft when it was last read."""

    name: str
    form: str
    progress: Progress
    status: str


class CatalogueCache:
    """What was said of drafts that are still as they were, by the size and time of their files.

    It can always be thrown away; another version of the program begins it anew.
    """

    def __init__(self) -> None:
        """What was kept last time; nothing where that cannot be read."""
        self._file = state_folder() / "listed.json"
        self._drafts: Mapping[str, object] = {}
        self._new: dict[str, object] = {}
        with contextlib.suppress(UserError, ValueError, RecursionError):
            match json.loads(read_file(self._file, _LARGEST)):
                case {"version": version, "drafts": dict(drafts)} if version == __version__:
                    self._drafts = drafts

    def get(self, path: Path, signs: tuple[int, int]) -> CachedEntry | None:
        """What was said of the draft in a file of this time and size; None where it must be read."""
        match self._drafts.get(str(path)):
            case {"signs": list(known), "told": [str(name), str(form), list(far), str(status)]} if known == [
                *signs
            ] and [type(each) for each in far] == [int] * len(fields(Progress)):
                self._new[str(path)] = self._drafts[str(path)]
                return CachedEntry(one_line(name), one_line(form), Progress(*far), one_line(status))
            case _:
                return None

    def put(self, path: Path, signs: tuple[int, int], told: CachedEntry) -> None:
        """Remembers what is said of a draft."""
        self._new[str(path)] = {"signs": signs, "told": [told.name, told.form, astuple(told.progress), told.status]}

    def keep(self) -> None:
        """Keeps what was asked for or put since, and forgets all else."""
        if self._new == self._drafts:
            return
        self._drafts = dict(self._new)
        with contextlib.suppress(UserError):  # read again the next time
            write_whole(self._file, json.dumps({"version": __version__, "drafts": self._drafts}).encode())
