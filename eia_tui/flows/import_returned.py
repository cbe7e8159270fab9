"""Asks for a Word form that came back, and reads it into the open draft or into a new one."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.import_report import details, heading, untracked
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.system.paths import dropped_path

if TYPE_CHECKING:
    from eia_tui.flows.import_form import Imported

_QUESTION = "Which Word file came back?"
_ASIDE = "Give its whole path, or drop the file on this window. E-mail attachments must be saved first."
_MOST_LINES = 8


async def read_into_draft(dialogue: Dialogue, session: Session, typed: str = "") -> bool:
    """Merges a Word form that came back into the open draft. Whether that was done. Raises `UserError`.

    What only the file changed is taken; the rest waits to be settled. `typed` is the path, if it is known.
    """
    from eia_tui.flows.import_form import import_into  # reading Word files takes a moment to load

    if session.closed:
        raise UserError(session.closed)
    path = await _file(dialogue, typed)
    if path is None:
        return False
    session.save()
    await _read(dialogue, path, lambda: import_into(path, session.path, session=session))
    return True


async def read_as_new_draft(dialogue: Dialogue, typed: str = "") -> Path | None:
    """Makes a new draft of a Word form that came back or was filled in by hand; its path. Raises `UserError`."""
    from eia_tui.flows.import_form import import_new

    path = await _file(dialogue, typed)
    if path is None:
        return None
    return (await _read(dialogue, path, lambda: import_new(path))).path


async def read_from_list(dialogue: Dialogue, target: Path | None, name: str) -> Path | None:
    """Asks whether a Word form is read into the draft at `target`, called `name`, or as a new one; the draft's path.

    Raises `UserError`.
    """
    from eia_tui.flows.import_form import import_into

    path = await _file(dialogue, "")
    if path is None:
        return None
    into = (Way("into", f"Read it into “{name}”"),) if target else ()
    way = await dialogue.choose(
        f"“{path.name}” came back",
        "What was changed in Word is taken into its draft; comments, tracked changes and whatever is not certain wait "
        "there for you. Without a draft of its own it becomes a new one.",
        (*into, Way("new", "Make a new draft of it"), Way("back", "Go back")),
    )
    if way == "new":
        return await read_as_new_draft(dialogue, str(path))
    if way != "into" or target is None:
        return None
    return (await _read(dialogue, path, lambda: import_into(path, target))).path


async def _file(dialogue: Dialogue, typed: str) -> Path | None:
    typed = typed or await dialogue.ask(_QUESTION, "Read it", aside=_ASIDE) or ""
    return dropped_path(typed) if typed.strip() else None


async def _read(dialogue: Dialogue, path: Path, work: "Callable[[], Imported]") -> "Imported":
    """Reads the file at `path` as `work` does, and says what came of it."""
    imported = await dialogue.progress(f"Reading “{path.name}”…", work)
    lines = list(filter(None, (untracked(imported), *details(imported))))
    waiting = sum(item.is_open for item in imported.waiting)
    shown = [f"{waiting} to settle: {dialogue.settle_hint}."] if waiting else []
    shown += lines[:_MOST_LINES]
    if len(lines) > _MOST_LINES:
        shown.append(f"And {len(lines) - _MOST_LINES} more.")
    await dialogue.explain(heading(imported, path.name), "\n".join(shown) or "There is nothing to settle.")
    return imported
