"""Puts official figures into a long answer on screen, below the line or the table at the cursor."""

from collections.abc import Callable
from typing import NamedTuple

from eia_tui.evidence.writing import put_in
from eia_tui.flows.dialogue import Dialogue
from eia_tui.flows.figures import area_for, choose_figures
from eia_tui.form.definition import Group
from eia_tui.prose.chart_edit import end_of_chart
from eia_tui.prose.edit import TextEdit, line_end
from eia_tui.prose.tables import table_at
from eia_tui.session.session import Session
from eia_tui.tui.markdown_tools import TextBox


class AnswerBox(NamedTuple):
    """A long answer that figures can be put into."""

    box: TextBox
    called: str
    """What its question is called."""
    group: Group | None
    """The group that it is about."""


async def insert_figures(
    dialogue: Dialogue, session: Session, answer: AnswerBox, area_kept: Callable[[], object]
) -> None:
    """Asks which figures, and puts them in; one undo takes them out. Raises `UserError`.

    `area_kept` runs when another area was named.
    """
    before = area_for(session.draft)
    found = await choose_figures(dialogue, session, answer.group)
    if area_for(session.draft) != before:
        area_kept()
    if not found:
        return
    box = answer.box
    text = box.text
    at = line_end(text, box.selected_offsets[1])
    if table := table_at(text, at):
        at = end_of_chart(text, table.end) or table.end
    written, cursor = put_in(text, at, found, narrow=answer.group is not None)
    box.apply(TextEdit(at, at, written, (at + cursor,) * 2))
    box.focus()
    topics = ", ".join(each.topic.label for each in found)
    await dialogue.report(
        f"Inserted into “{answer.called}” for {found[0].area.name}: {topics}. Now write what they show. "
        "Ctrl+Z removes them."
    )
