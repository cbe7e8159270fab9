"""Starts, renames, duplicates and deletes drafts."""

import contextlib
from collections.abc import MutableSequence
from pathlib import Path

from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.kept_line import ask_line
from eia_tui.flows.recover import recover_closed
from eia_tui.form.definition import Form
from eia_tui.session.progress import Progress
from eia_tui.session.recovery import recreate_draft
from eia_tui.storage.catalogue import draft_name
from eia_tui.storage.draft_paths import short_name
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.journal import LostDraft, has_journal
from eia_tui.storage.kept_line import KeptLine
from eia_tui.storage.operations import (
    BinnedDraft,
    bin_contents,
    bin_draft,
    binned_drafts,
    duplicate_draft,
    empty_bin,
    rename_draft,
    restore_from_bin,
)
from eia_tui.storage.position import save_position
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural

_NAMED = 5
"""Drafts in the bin that are named."""


async def start(dialogue: Dialogue, form: Form, name: str = "") -> Path | None:
    """Starts a draft, at its first question without an answer; its path, None where the person gives no name.

    Raises `UserError`.
    """
    aside = "The name of the policy or service. You can change it later."
    name = name or await ask_line(dialogue, KeptLine("new name"), "What is being assessed?", "Start", aside=aside) or ""
    if not name:
        return None
    path = new_draft(name, form)
    with contextlib.suppress(UserError, OSError):  # it opens at the first question then
        save_position(path, Progress(open_draft(path)).first_unanswered())
    return path


async def rename(dialogue: Dialogue, path: Path, name: str) -> Path | None:
    """Asks for another name than `name`, and renames a draft; its path, None where it keeps its name.

    Raises `UserError`.
    """
    if has_journal(path):
        if not (await recover_closed(dialogue, path)).settled:
            return None
        name = open_draft(path).name or name
    new = await ask_line(dialogue, KeptLine("new name", path), "What is its new name?", "Rename", text=name)
    return rename_draft(path, new) if new and new != name else None


async def duplicate(dialogue: Dialogue, path: Path) -> Path | None:
    """Starts another draft with the same answers, once the person agrees; its path, None where they do not.

    Raises `UserError`.
    """
    recovered = await recover_closed(dialogue, path)
    if not recovered.settled:
        return None
    name = (recovered.unsaved or open_draft(path)).name or short_name(path)
    way = await dialogue.choose(
        f"Duplicate “{name}”?",
        "The copy has the same answers and pictures. Changing it does not change the original. "
        "Its approvals start empty.",
        (Way("duplicate", "Duplicate it"), Way("back", "Go back")),
    )
    if way != "duplicate":
        return None
    copy = duplicate_draft(path, recovered.unsaved)
    await dialogue.report("Duplicated.")
    return copy


async def delete(dialogue: Dialogue, path: Path, name: str) -> BinnedDraft | None:
    """Moves a draft to the bin, once the person agrees; None where they do not. Raises `UserError`."""
    way = await dialogue.choose(
        f"Delete “{name}”?",
        "It is moved to the bin with everything in its folder. You can restore it until the bin is emptied.",
        (Way("keep", "Keep it"), Way("delete", "Move it to the bin")),
    )
    if way != "delete":
        return None
    binned = bin_draft(path)
    await dialogue.report(f"Moved to the bin. {dialogue.undo_hint} to undo.")
    return binned


async def undelete(dialogue: Dialogue, binned: MutableSequence[BinnedDraft]) -> Path | None:
    """Restores the draft that was deleted last, and removes it from `binned`; where that is empty, asks for others.

    Its path, or that of the last one; None where none is restored. Raises `UserError`.
    """
    if binned:
        path = restore_from_bin(binned[-1])
        binned.pop()
        await dialogue.report("Restored from the bin.")
        return path
    there = binned_drafts()
    if not there:
        await dialogue.report("There is nothing to undo: no draft is in the bin.")
        return None
    chosen = await dialogue.choose_several(
        "Which drafts do you want back?",
        "You have not deleted a draft since you started the program. These were deleted earlier, and are in the bin.",
        [Way(str(number), draft_name(_file(each))) for number, each in enumerate(there)],
        "Restore",
    )
    restored = [restore_from_bin(there[int(number)]) for number in chosen or ()]
    if not restored:
        return None
    await dialogue.report(f"{plural(len(restored), 'draft')} restored from the bin.")
    return restored[-1]


def _file(binned: BinnedDraft) -> Path:
    """The file of a draft in the bin."""
    return binned.in_bin / binned.draft_file.relative_to(binned.original)


async def delete_for_good(dialogue: Dialogue) -> bool:
    """Empties the bin, once the person agrees. Whether it did. Raises `UserError`."""
    kept = bin_contents()
    if not kept:
        await dialogue.report("The bin is empty.")
        return False
    count = plural(len(kept), "draft")
    names = ", ".join(each.stem for each in kept[:_NAMED]) + (" and others" if len(kept) > _NAMED else "")
    way = await dialogue.choose(
        f"Delete {count} for good?",
        f"{names}: with everything in their folders. You cannot undo this.",
        (Way("keep", "Keep them"), Way("delete", "Delete for good")),
    )
    if way != "delete":
        return False
    empty_bin()
    await dialogue.report(f"Deleted {count} for good.")
    return True


async def recreate(dialogue: Dialogue, lost: MutableSequence[LostDraft]) -> list[Path]:
    """Starts drafts from the unsaved text of missing ones, which leave `lost`; their paths. Raises `UserError`."""
    paths = []
    while lost:
        paths.append(recreate_draft(lost[0]))
        gone = lost.pop(0)
        await dialogue.report(f"The unsaved text of {gone.draft} is now in a draft: {paths[-1]}")
    return paths
