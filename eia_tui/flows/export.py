"""Exports the open draft as the council's Word form or as a copy for publication, beside the draft."""

from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.exports.registry import exporters
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.session.session import EXAMPLE_CLOSED, Session
from eia_tui.storage.settings import drafts_folder
from eia_tui.system.errors import UserError, reason
from eia_tui.system.folders import make_folders
from eia_tui.system.native import native_modules_needed

if TYPE_CHECKING:
    from eia_tui.exports.pictures import Exported
    from eia_tui.exports.publish import Published


@native_modules_needed()
def export_form(session: Session, name: str = "", *, overwrite: bool = False) -> "Exported":
    """Writes the Word form beside the draft, called `name` or after the policy. Raises `UserError`."""
    from eia_tui.exports.word.export import export  # 0.1 s, when the first export is asked for

    return export(session.snapshot().draft, export_folder(session) / name, overwrite=overwrite)


def export_and_report(session: Session) -> tuple[list[str], Path | None]:
    """Writes the Word form beside the draft; lines that say how it went, and its path, None where it failed."""
    try:
        exported = export_form(session)
    except UserError as error:
        return [f"It was not exported. {error}"], None
    return [f"The Word form is at {exported.path}", *exported.warnings], exported.path


@native_modules_needed()
def publish_copy(session: Session, suffix: str) -> "Published":
    """Writes the copy for publication beside the draft, as .docx or .html. Raises `UserError`."""
    from eia_tui.exports.publish import publish

    return publish(session.snapshot().draft, export_folder(session), suffix=suffix)


async def publish(dialogue: Dialogue, session: Session, kind: str = "") -> None:
    """Writes a copy for publication, and asks for its kind unless that is given, such as "html". Raises `UserError`."""
    way = kind or await _ask_kind(dialogue)
    if way not in (None, "back"):
        published = await dialogue.in_background(lambda: publish_copy(session, f".{way}"))
        lines = [f"The copy for publication is at {published.path}", *published.warnings]
        await dialogue.report_file("The copy for publication is ready", lines, published.path)


async def _ask_kind(dialogue: Dialogue) -> str | None:
    kinds = sorted(exporters(publish=True), key=lambda each: not each.publication_only)
    return await dialogue.choose(
        "A copy for publication",
        "This copy leaves out contact details and hidden photo data. Remove or accept personal details first. "
        "Small numbers of people are listed for you to check.",
        (*(Way(each.suffix[1:], f"As a {each.name}") for each in kinds), Way("back", "Go back")),
    )


def export_folder(session: Session) -> Path:
    """Where exports go: beside the draft; those of the worked example into the drafts folder. Raises `UserError`."""
    folder = drafts_folder() if session.closed == EXAMPLE_CLOSED else session.path.absolute().parent
    try:
        make_folders(folder)
    except OSError as error:
        raise UserError(f"{folder} cannot be made: {reason(error)}") from error
    return folder
