"""Finds the copies that OneDrive, Dropbox and their like put beside a draft which was changed in two places at once."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from eia_tui.storage.drafts import FILE, content_of, open_version
from eia_tui.system.errors import UserError
from eia_tui.system.paths import followed, is_file

_SUFFIX = ".toml"
# What such programs add to a name: a machine ("-LAPTOP", "-LAPTOP-2"), a number (" (1)", " 2"), or a sentence
# (" (Ann's conflicted copy 2026-11-26)", ".sync-conflict-20261126-101010-ABC", "_conflict-20261126", " - Copy").
_ADDED = r"[\s._~(-].*"


def copies_beside(draft: Path) -> list[Path]:
    """The files that look like another copy of a draft, by name, the oldest name first; none is read, or changed.

    In a draft's own folder that is every other .toml which is called after it. In a folder with other drafts it must
    also answer the same name, for "parks-2027.toml" is no copy of "parks.toml".
    """
    draft = followed(draft)
    try:
        names = sorted(os.listdir(draft.parent))  # noqa: PTH208  names are enough
    except OSError:
        return []
    wanted = re.compile(rf"(?is)(copy of |copy \(\d+\) of )?{re.escape(draft.stem)}({_ADDED})?{re.escape(_SUFFIX)}")
    found = [draft.parent / name for name in names if name != draft.name and wanted.fullmatch(name)]
    copies = [path for path in found if is_file(path)]
    return copies if not copies or draft.name == FILE else _of_one_name(draft, copies)


def _of_one_name(draft: Path, copies: list[Path]) -> list[Path]:
    """Those of the files that are drafts of the same form and name."""
    try:
        here = open_version(draft, content_of(draft))
    except UserError:
        return []
    same = []
    for path in copies:
        try:
            other = open_version(draft, content_of(path))
        except UserError:
            continue
        if here.name and (other.form.id, other.name) == (here.form.id, here.name):
            same.append(path)
    return same


def told_of_copies(copies: Sequence[Path]) -> str:
    """That there are copies of a draft, and what to do, in a line; "" where there is none."""
    if not copies:
        return ""
    more = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
    return f"Another copy of it is beside it ({copies[0].name}{more}): open it to compare them"
