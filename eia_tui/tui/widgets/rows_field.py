"""Rows: the list of them, and below it what no action answers yet. One row is filled in on a screen of its own."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from eia_tui.checks.coverage import UncoveredGroup, uncovered
from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.values import Value, words
from eia_tui.session.session import Session
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

Wish = Literal["edit", "add", "copy", "remove", "put_back", "up", "down"]
"""What can be done with rows."""


class RowsList(VirtualList[tuple[int, Mapping[str, Value]]]):
    """The rows of an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "wish('edit')", "Edit"),
        Binding("a,A,insert", "wish('add')", "Add", key_display="A"),
        Binding("c,C", "wish('copy')", "Copy", key_display="C"),
        Binding("delete,d,D", "wish('remove')", "Delete", key_display="Del"),
        Binding("z,Z,ctrl+z", "wish('put_back')", "Undo delete", key_display="Z"),
        Binding("u,U,shift+up", "wish('up')", "Move up", key_display="U"),
        Binding("m,M,shift+down", "wish('down')", "Move down", key_display="M"),
    ]

    class Wished(Message):
        """Something is to be done, to the row in hand where there is one."""

        def __init__(self, wish: Wish) -> None:
            super().__init__()
            self.wish = wish

    def action_wish(self, wish: Wish) -> None:
        """Says what is wanted."""
        self.post_message(self.Wished(wish))


class UncoveredList(VirtualList[UncoveredGroup]):
    """What no action answers yet."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Make it an action")]


class RowsField(Vertical):
    """The rows, and where they are actions, what they leave open. It changes nothing itself: it says what is wanted."""

    class Wished(Message):
        """Something is to be done to the rows of an answer."""

        def __init__(self, rows: "RowsField", wish: Wish, number: int) -> None:
            super().__init__()
            self.rows = rows
            self.wish = wish
            self.number = number
            """The row in hand, from 1."""

    class TakenUp(Message):
        """What was open is to become an action."""

        def __init__(self, rows: "RowsField", uncovered: UncoveredGroup) -> None:
            super().__init__()
            self.rows = rows
            self.uncovered = uncovered

    def __init__(self, address: str, question: Rows, session: Session) -> None:
        """Shows the rows that stand in the draft."""
        super().__init__()
        self.address = address
        self.question = question
        self.session = session
        self.listing = RowsList(self._row, lines_each=2, empty="None yet. Press A to add the first.", classes="rows")
        self.open = UncoveredList(self._unmet, lines_each=2, classes="unmet")

    def compose(self) -> ComposeResult:
        """The rows, a line when there are none, and what is open."""
        yield self.listing
        if self.question.role == "actions":
            yield Static("", classes="label unmet-said")
            yield self.open

    def on_mount(self) -> None:
        """Fills the lists."""
        self.refresh_rows()

    def refresh_rows(self, here: int | None = None) -> None:
        """Shows what stands in the draft now, with the row in hand that is numbered `here` from 1."""
        rows = self.session.rows(self.address)
        self.listing.show(list(enumerate(rows, 1)), None if here is None else here - 1)
        if self.question.role == "actions":
            left = list(uncovered(self.session.draft))
            self.open.show(left)
            self.open.display = bool(left)
            said = self.query_one(".unmet-said", Static)
            said.update(Content("Said of these groups, and no action answers it yet. Enter makes it one."))
            said.display = bool(left)

    def _row(self, numbered: tuple[int, Mapping[str, Value]], width: int) -> list[Line]:
        number, row = numbered
        first, *others = self.question.columns
        title = words(first, row.get(first.id)) or "Nothing said yet"
        rest = [words(column, row.get(column.id)) for column in others if not isinstance(column, Prose)]
        said = " · ".join(each for each in rest if each)
        return [[(cut(f"{number:>2} {title}", width), "strong")], [(cut(f"   {said}", width), "")]]

    def _unmet(self, each: UncoveredGroup, width: int) -> list[Line]:
        said = "" if each.mitigation else "no mitigation: "
        return [[(cut(each.group.name, width), "strong")], [(cut(f"   {said}{_plainly(each.promise)}", width), "")]]

    @on(RowsList.Wished)
    def wish(self, event: RowsList.Wished) -> None:
        """Says which rows are meant, and which of them is in hand."""
        event.stop()
        self._wish(event.wish)

    @on(VirtualList.Chosen, ".rows")
    def edit(self, event: VirtualList.Chosen) -> None:
        """A row that was clicked is edited."""
        event.stop()
        self._wish("edit")

    def _wish(self, wish: Wish) -> None:
        self.post_message(self.Wished(self, wish, self.listing.here + 1))

    @on(VirtualList.Chosen, ".unmet")
    def take_up(self, event: VirtualList.Chosen) -> None:
        """What is open becomes a row."""
        event.stop()
        if left := self.open.item:
            self.post_message(self.TakenUp(self, left))


def _plainly(text: str) -> str:
    """A long answer as it reads, without the signs of its lists and emphasis."""
    from eia_tui.prose.blocks import Text, lines
    from eia_tui.prose.markdown import read_prose  # 0.04 s, when an action plan is first looked at

    said = ("".join(part.text if isinstance(part, Text) else " " for part in line) for line in lines(read_prose(text)))
    return " ".join(said)
