"""Puts official figures into a long answer: asks for the area once, and which topics."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.screen import Screen

from eia_tui.evidence.areas import OurArea
from eia_tui.evidence.figures import Figures, TopicFigures
from eia_tui.evidence.topics import missing_notes
from eia_tui.evidence.writing import put_in
from eia_tui.flows.figures import (
    affected_groups,
    affected_topics,
    area_for,
    figures_for,
    group_figures,
    keep_area,
    no_figures,
)
from eia_tui.form.definition import Group
from eia_tui.prose.chart_edit import end_of_chart
from eia_tui.prose.edit import TextEdit, line_end
from eia_tui.prose.tables import table_at
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.dialogs.area import AreaScreen
from eia_tui.tui.dialogs.figures import ChosenFigures, FiguresScreen
from eia_tui.tui.markdown_tools import TextBox


class FiguresTool:
    """One use of the figures, for one answer."""

    def __init__(
        self, screen: Screen[Any], session: Session, box: TextBox, group: Group | None, area_kept: Callable[[], object]
    ) -> None:
        """`box` is the answer, `group` the group that it is about; `area_kept` runs when the area has changed."""
        self._screen = screen
        self._session = session
        self._box = box
        self._group = group
        self._area_kept = area_kept

    def start(self) -> None:
        """Asks for the area if nobody has named it yet, and then puts figures in."""
        figures = figures_for(self._session.draft)
        if figures is None:
            self._ask_area()
        elif self._group:
            self._choose_for_group(figures, self._group)
        else:
            draft = self._session.draft
            ticked, missing = affected_topics(figures, draft), missing_notes(affected_groups(draft))
            why = "Those about the groups that you say are affected are ticked already."
            self._screen.app.push_screen(FiguresScreen(figures, ticked, missing, why), self._chosen)

    def _ask_area(self) -> None:
        self._screen.app.push_screen(AreaScreen(area_for(self._session.draft)), self._keep)

    def _keep(self, chosen: tuple[OurArea, bool] | None) -> None:
        if chosen is None:
            return
        area, only_this_draft = chosen
        try:
            keep_area(self._session, area, only_this_draft=only_this_draft)
        except UserError as error:
            self._screen.notify(str(error), severity="error", markup=False)
            return
        self._area_kept()
        self.start()

    def _chosen(self, chosen: object) -> None:
        if chosen == "area":
            self._ask_area()
        elif isinstance(chosen, ChosenFigures):
            self._put_in(chosen.figures)

    def _choose_for_group(self, figures: Figures, group: Group) -> None:
        notes = no_figures(figures, group.id)
        if ticked := [found.topic for found in group_figures(figures, group.id)]:
            why = f"Those about {group.name} are ticked already."
            self._screen.app.push_screen(FiguresScreen(figures, ticked, notes, why, group.id), self._chosen)
            return
        for note in [*figures.own.problems, *notes]:
            self._screen.notify(note, markup=False)

    def _put_in(self, found: Sequence[TopicFigures]) -> None:
        """Puts the figures below the line or the table at the cursor; one undo takes them out."""
        text = self._box.text
        at = line_end(text, self._box.selected_offsets[1])
        if table := table_at(text, at):
            at = end_of_chart(text, table.end) or table.end
        written, cursor = put_in(text, at, found, narrow=self._group is not None)
        self._box.apply(TextEdit(at, at, written, (at + cursor,) * 2))
        self._box.focus()
        topics = ", ".join(each.topic.label for each in found)
        self._screen.notify(
            f"Inserted for {found[0].area.name}: {topics}. Now write what they show. Ctrl+Z removes them.", markup=False
        )
