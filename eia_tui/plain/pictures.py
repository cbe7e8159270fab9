"""Pictures at the prompts: added by a command, or by dropping the file on the window."""

from pathlib import Path

from eia_tui.flows.dialogue import Way, run_flow
from eia_tui.flows.picture import describe_picture
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.session.session import Session
from eia_tui.storage.pictures import is_picture_name
from eia_tui.system.errors import UserError
from eia_tui.system.paths import dropped_path, is_file


def dropped_picture(typed: str) -> Path | None:
    """The picture that a line is the path of; None for anything else."""
    try:
        path = dropped_path(typed) if is_picture_name(typed.strip().strip("\"'")) else None
    except UserError:
        return None
    return path if path and is_file(path) else None


def wants_picture(file: Path) -> bool | None:
    """Asks whether a path was typed for its picture (True) or as words (False); None for neither."""
    ways = (
        Way("picture", "Add it to the answer as a picture"),
        Way("answer", "Write its path into the answer"),
        Way("back", "Do neither"),
    )
    way = run_flow(LineDialogue().choose(f"“{file.name}” is a picture", "Should it be in the answer?", ways))
    return {"picture": True, "answer": False}.get(way or "")


def with_picture(session: Session, text: str, file: Path) -> str | None:
    """A long answer with a picture below it; None where the person goes back. Raises `UserError`."""
    written = run_flow(describe_picture(LineDialogue(), session, file))
    return f"{text.rstrip()}\n\n{written}".lstrip() if written else None
