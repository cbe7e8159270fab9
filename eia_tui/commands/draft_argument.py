"""The draft that a command names; what was typed in it and not saved when the program ended is recovered first."""

import argparse
import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.system.errors import UserError

if TYPE_CHECKING:
    from eia_tui.draft.draft import Draft


def draft_path(asked: argparse.Namespace) -> Path:
    """The path of the draft that a command changes or copies as a file.

    Raises `UserError`, also where what was recovered cannot be saved in it.
    """
    from eia_tui.storage.catalogue import typed_name

    path = named_draft(asked.draft)
    if _recover(path):
        raise UserError(f"Nothing was done: save the draft first, with `eia-wizard {typed_name(path)}`")
    return path


def named_draft(name: str) -> Path:
    """The path of the draft with a name. Raises `UserError`, which names the command that helps."""
    from eia_tui.storage.catalogue import NoDraftError, find_draft

    try:
        return find_draft(name)
    except NoDraftError as error:
        hint = "`eia-wizard import` reads it" if error.is_word else "`eia-wizard list` lists your drafts"
        raise UserError(f"{error}: {hint}") from error


def path_and_draft(asked: argparse.Namespace) -> "tuple[Path, Draft]":
    """The path of the draft that a command reads, and the draft, with what cannot be saved. Raises `UserError`."""
    from eia_tui.storage.drafts import open_draft

    path = named_draft(asked.draft)
    return path, _recover(path) or open_draft(path)


def recover_unless_damaged(path: Path) -> None:
    """Recovers a draft whose versions are asked for, unless the draft itself cannot be read. Raises `UserError`."""
    from eia_tui.storage.codec import UnreadableDraftError

    with contextlib.suppress(UnreadableDraftError):
        _recover(path)


def _recover(path: Path) -> "Draft | None":
    """Recovers a draft; the draft with what was restored where that cannot be saved. Raises `UserError`."""
    from eia_tui.storage.journal import has_journal

    if not has_journal(path):
        return None

    from eia_tui.commands.dialogue import CommandDialogue
    from eia_tui.commands.output import warn
    from eia_tui.flows.dialogue import run_flow
    from eia_tui.flows.recover import CLOSED_UNEXPECTEDLY, recover_closed
    from eia_tui.storage.catalogue import typed_name

    recovered = run_flow(recover_closed(CommandDialogue(path), path))
    if not recovered.settled:
        warn(
            f"{CLOSED_UNEXPECTEDLY}, and we kept a copy of what you typed; but the draft has been changed since. "
            f"Open it to choose: `eia-wizard {typed_name(path)}`."
        )
    return recovered.unsaved
