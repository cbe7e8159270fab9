"""Finds out which session has a draft open."""

from datetime import datetime
from pathlib import Path

from eia_tui.storage.locks import DraftInUseError, Holder, acquire


def holder_of(draft: Path) -> Holder | None:
    """The session that has a draft open; None if none has."""
    try:
        lock = acquire(draft)
    except DraftInUseError as use:
        return use.holder or Holder("somebody", datetime.now().astimezone(), 0, "")
    if lock:
        lock.release()
    return None
