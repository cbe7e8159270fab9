"""Packs the open draft into one file, for a colleague who continues with it on another machine."""

from eia_tui.flows.dialogue import Dialogue
from eia_tui.flows.export import export_folder
from eia_tui.session.session import Session
from eia_tui.storage.archive import SUFFIX, pack
from eia_tui.system.file_names import named_after
from eia_tui.system.files import free_name


async def pack_draft(dialogue: Dialogue, session: Session) -> None:
    """Saves the draft, packs it beside itself, and says what to do with the file. Raises `UserError`."""
    if session.draft_file:
        session.save()
    target = free_name(named_after(session.draft.title, export_folder(session), SUFFIX))
    packed = await dialogue.in_background(lambda: pack(session.path, target))
    how = "Send it to your colleague. They open it on the first screen, as they would a Word form that came back."
    lines = [f"It is at {packed}", f"It has the answers, pictures, earlier versions and approvals. {how}"]
    await dialogue.report_file("The draft is packed into one file", lines, packed)
