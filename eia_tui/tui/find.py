"""Finds words across all answers, as they are typed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.draft import Draft
from eia_tui.search import Match, search
from eia_tui.tui.bars import KeyBar
from eia_tui.tui.listing import Line, Listing, cut
from eia_tui.tui.words_area import WordsArea

_MOST = 500


class FindScreen(ModalScreen[tuple[str, int] | None]):
    """Answers with the address and the letter at which the words stand."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("enter", "choose", "Go to it", priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
    ]

    def __init__(self, draft: Draft) -> None:
        """Where to look."""
        super().__init__()
        self.draft = draft
        self.listing: Listing[Match] = Listing(self._lines, lines_each=2)
        self.listing.can_focus = False

    def compose(self) -> ComposeResult:
        """What to look for, and where it stands."""
        with Vertical(classes="sheet"):
            yield Static("Find in all answers", classes="heading")
            yield WordsArea()
            yield Static("", classes="aside")
            yield self.listing
        yield KeyBar()

    @on(WordsArea.Typed)
    def look(self, event: WordsArea.Typed) -> None:
        """Looks again with each key."""
        event.stop()
        found = list(search(self.draft, event.text))
        self.listing.show(found[:_MOST], 0)
        places = f"{len(found)} place{'' if len(found) == 1 else 's'}" if found else "Nowhere"
        self.query_one(".aside", Static).update(Content(places if event.text.strip() else ""))

    def _lines(self, match: Match, width: int) -> list[Line]:
        for step in self.draft.form.steps:
            if f"{match.address}.".startswith(f"{step.address}."):
                place = step.group.name if step.group else step.section.heading
                where = f"{place}: {match.question.label.strip().splitlines()[0]}"
                return [[(cut(where, width), "quiet")], [(cut(f"  {match.excerpt}", width), "")]]
        return []

    def action_move(self, by: int) -> None:
        """Takes another place in hand, while the words can still be typed."""
        self.listing.action_move(by)

    @on(Listing.Chosen)
    def action_choose(self) -> None:
        """The place in hand is the answer."""
        match = self.listing.item
        if match:
            self.dismiss((match.address, match.start))
