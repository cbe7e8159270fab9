"""The draft that a command names; what was typed in it and not saved when the program ended is recovered first."""

import argparse
from pathlib import Path


def draft_path(asked: argparse.Namespace) -> Path:
    """The path of the draft that a command names. Raises `UserError`."""
    from eia_tui.storage.catalogue import find_draft
    from eia_tui.storage.journal import has_journal

    path = find_draft(asked.draft)

    if has_journal(path):
        from eia_tui.commands.dialogue import CommandDialogue
        from eia_tui.flows.dialogue import run_flow
        from eia_tui.flows.recover import recover_closed

        run_flow(recover_closed(CommandDialogue(), path))
    return path
