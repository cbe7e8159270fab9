"""Puts official figures into a long answer on screen, below the line or the table at the cursor."""

from collections.abc import Callable

from eia_tui.evidence.writing import put_in
from eia_tui.flows.dialogue import Dialogue
from eia_tui.flows.figures import area_for, choose_figures
from eia_tui.form.definition import Group
from eia_tui.prose.chart_edit import end_of_chart
from eia_tui.prose.edit import TextEdit, line_end
from eia_tui.prose.tables import table_at
from eia_tui.session.session import Session
from eia_tui.tui.markdown_tools import TextBox


async def insert_figures(
    dialogue: Dialogue,
    session: Session,
    box: TextBox,
    group: Group | None,
    area_kept: Callable[[], object],
    called: str,
) -> None:
    """Asks which figures, and puts them in; one undo takes them out. Raises `UserError`.

    `box` is the answer to the question `called` so, `group` the group that it is about; `area_kept` runs when another
    area was named.
    """
    before = area_for(session.draft)
    found = await choose_figures(dialogue, session, group)
    if area_for(session.draft) != before:
        area_kept()
    if not found:
        return
    text = box.text
    at = line_end(text, box.selected_offsets[1])
    if table := table_at(text, at):
        at = end_of_chart(text, table.end) or table.end
    written, cursor = put_in(text, at, found, narrow=group is not None)
    box.apply(TextEdit(at, at, written, (at + cursor,) * 2))
    box.focus()
    topics = ", ".join(each.topic.label for each in found)
    await dialogue.report(
        f"Inserted into “{called}” for {found[0].area.name}: {topics}. Now write what they show. Ctrl+Z removes them."
    )
