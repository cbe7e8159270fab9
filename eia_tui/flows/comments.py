"""Shows what reviewers said and what became of it, and writes that as a Word file to send to them."""

from eia_tui.approvals.comments import HEADING, comments_and_replies, remarks_lines
from eia_tui.exports.comments import NONE, write_comments
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.export import export_folder
from eia_tui.session.session import Session


async def show_comments(dialogue: Dialogue, session: Session) -> None:
    """Shows the comments and replies, and offers to write them as a Word file. Raises `UserError`."""
    draft = session.draft
    text = "\n\n".join("\n".join(remarks_lines(draft, each)) for each in comments_and_replies(draft))
    if not text:
        await dialogue.explain(HEADING, f"{NONE}.")
        return
    ways = (Way("back", "Go back"), Way("word", "Save them as a Word file"))
    if await dialogue.choose(HEADING, text, ways) == "word":
        await save_comments(dialogue, session)


async def save_comments(dialogue: Dialogue, session: Session) -> None:
    """Writes the comments and replies as a Word file where exports go. Raises `UserError`."""
    path = write_comments(session.draft, export_folder(session))
    lines = [f"They are at {path}", "You can email that file to the reviewers, along with the form."]
    await dialogue.report_file(f"{HEADING} are saved", lines, path)
