"""Shows what changed since a version was sent, and writes it as a Word file."""

from eia_tui.draft.waiting_text import SETTLED_HEADING, settled_lines
from eia_tui.exports.changes import write_changes
from eia_tui.flows.dialogue import Comparison, Dialogue, Way
from eia_tui.form.stages import Stage
from eia_tui.session.session import Session
from eia_tui.storage.sent_versions import changes_since, sent_version


async def show_changes(
    dialogue: Dialogue,
    session: Session,
    *,
    number: int | None = None,
    stage: Stage | None = None,
    offer_file: bool = True,
) -> None:
    """Shows what changed since a version was sent: the version with a number, or the last one, of a stage or of any.

    Offers to write the changes as a Word file, unless `offer_file` is False. Raises `UserError`.
    """
    version = sent_version(session.path, session.draft, number, stage)
    found = changes_since(session.path, session.draft, version)
    heading = f"What changed since version {version.number}" + (f", which {stage.name} was sent" if stage else "")
    titles = (f"In version {version.number}", "Now")
    settled = settled_lines(session.draft, version.saved)
    answers = "\n".join(["", SETTLED_HEADING, *settled]) if settled else ""
    is_anything = bool(found or settled)
    back = Way("back", "Go back")
    way = await dialogue.compare(
        heading,
        f"A Word file of the changes can be sent along with the form.{answers}" if is_anything else "",
        Comparison(session.draft, found, titles),
        ((Way("word", "Save it as a Word file"), back) if is_anything else (back,)) if offer_file else (),
    )
    if way == "word":
        path = write_changes(session.path, session.draft, version.number)
        await dialogue.report(f"The changes are at {path}")
