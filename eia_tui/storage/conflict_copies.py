"""Finds conflict copies: files that OneDrive, Dropbox and others add when a draft was changed on two machines."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from eia_tui.storage.draft_paths import FILE
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_file, resolve_link

_SUFFIX = ".toml"
# What such programs add to a name: a machine ("-LAPTOP", "-LAPTOP-2"), a number (" (1)", " 2"), or words
# (" (Ann's conflicted copy 2026-11-26)", ".sync-conflict-20261126-101010-ABC", "_conflict-20261126", " - Copy").
_ADDED = r"[\s._~(-].*"


def copies_beside(draft: Path) -> list[Path]:
    """The files beside a draft that look like a conflict copy of it, by name.

    In a draft's own folder that is every other .toml whose name begins with the draft's. In a folder with other drafts
    a copy must also be a draft of the same form and policy name: "parks-2027.toml" need not be a copy of "parks.toml".
    """
    draft = resolve_link(draft)
    try:
        names = sorted(os.listdir(draft.parent))  # noqa: PTH208  names are enough
    except OSError:
        return []
    pattern = re.compile(rf"(?is)(copy of |copy \(\d+\) of )?{re.escape(draft.stem)}({_ADDED})?{re.escape(_SUFFIX)}")
    paths = [draft.parent / name for name in names if name != draft.name and pattern.fullmatch(name)]
    copies = [path for path in paths if is_file(path)]
    return copies if not copies or draft.name == FILE else _of_same_policy(draft, copies)


def _of_same_policy(draft: Path, copies: list[Path]) -> list[Path]:
    """The files that are drafts of the same form and policy name as `draft`."""
    from eia_tui.storage.drafts import open_version, read_content  # slow to import, and copies are rare

    try:
        original = open_version(draft, read_content(draft))
    except UserError:
        return []
    same = []
    for path in copies:
        try:
            other = open_version(draft, read_content(path))
        except UserError:
            continue
        if original.name and (other.form.id, other.name) == (original.form.id, original.name):
            same.append(path)
    return same


def copies_notice(copies: Sequence[Path]) -> str:
    """One line saying that a draft has conflict copies and what to do; "" if it has none."""
    if not copies:
        return ""
    more = f" and {len(copies) - 1} more" if len(copies) > 1 else ""
    return f"Another copy of it is beside it ({copies[0].name}{more}): open it to compare them"
