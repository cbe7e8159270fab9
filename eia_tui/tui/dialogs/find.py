"""Finds words in all answers while they are typed, and replaces them."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.draft.search import Match, replaced_answers, search
from eia_tui.session.session import Session
from eia_tui.session.transaction import Transaction
from eia_tui.system.text import plural
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.buttons import ActionButton
from eia_tui.tui.widgets.pending import caught_up
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

_MOST = 500


class FindScreen(ModalScreen[tuple[str, int] | None]):
    """Returns the address of an answer, and the position of the words in it, in characters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("enter", "choose", "Go to it"),
        Binding("enter", "replace(False)", "Replace", tooltip="Replace the highlighted one"),
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
    ]

    def __init__(self, session: Session, changed: Callable[[Sequence[str]], None]) -> None:
        """`changed` is called with the addresses of the answers that a replacement changed."""
        super().__init__()
        self.session = session
        self.changed = changed
        self.wanted = self.by = ""
        self._done: list[Transaction] = []
        self.listing: VirtualList[Match] = VirtualList(self._lines, lines_each=2)
        self.listing.can_focus = False

    def compose(self) -> ComposeResult:
        """The words to find, the words to replace them with, and where they are."""
        with Vertical(classes="sheet"):
            yield Static("Find in all answers", classes="label")
            yield TextField(id="wanted")
            if not self.session.read_only:
                yield Static("Replace with", classes="label")
                yield TextField(id="by")
                with Horizontal(classes="ways"):
                    yield ActionButton("Replace", action="screen.replace(False)")
                    yield ActionButton("Replace all", action="screen.replace(True)")
                    yield ActionButton("Undo", id="undo", action="screen.put_back")
            yield Static("", classes="aside")
            yield self.listing
        yield KeyBar()

    def on_mount(self) -> None:
        """Nothing is replaced yet."""
        self._show_undo()

    def _show_undo(self) -> None:
        for button in self.query("#undo"):
            button.display = bool(self._done)

    @on(TextField.Typed)
    def look(self, event: TextField.Typed) -> None:
        """Searches again with each key."""
        event.stop()
        if event.area.id == "by":
            self.by = event.text
        else:
            self.wanted = event.text
            self._look(0)

    def _look(self, here: int) -> None:
        found = list(search(self.session.draft, self.wanted))
        self.listing.show(found[:_MOST], here)
        places = plural(len(found), "place") if found else "Not found"
        self.query_one(".aside", Static).update(Content(places if self.wanted.strip() else ""))

    async def action_replace(self, everywhere: bool) -> None:  # noqa: FBT001  Textual gives it so
        """Replaces the highlighted match, or all of them."""
        await caught_up(self)
        if self.session.read_only or self.listing.item is None:
            return
        draft, here = self.session.draft, self.listing.highlighted
        many = len(list(search(draft, self.wanted))) if everywhere else 1
        new = replaced_answers(draft, self.wanted, self.by, None if everywhere else self.listing.item)
        if not new:
            self.notify("Words can be replaced in written answers, not in dates or choices.", markup=False)
            return
        with self.session.transaction() as transaction:
            for each in new:
                transaction.draft.put(each.address, each.after)
        self._done.append(transaction)
        self._show_changed(transaction, here)
        self.notify(f"Replaced in {plural(many, 'place')}. Undo is below “Replace with”.", markup=False)

    def action_put_back(self) -> None:
        """Undoes the last replacement."""
        if self._done:
            transaction = self._done.pop()
            self.session.undo(transaction)
            self._show_changed(transaction, self.listing.highlighted)

    def _show_changed(self, transaction: Transaction, here: int) -> None:
        self._show_undo()
        self.changed(list(transaction.before))
        self._look(here)

    def _lines(self, match: Match, width: int) -> list[Line]:
        where = self.session.draft.label(match.address)
        return [[(cut(where, width), "quiet")], [(cut(f"  {match.excerpt}", width), "")]]

    def action_move(self, by: int) -> None:
        """Highlights another match, while the words can still be typed."""
        self.listing.action_move(by)

    @on(TextField.Entered)
    async def enter(self, event: TextField.Entered) -> None:
        """Enter goes to the highlighted match; behind the words to replace it with, it replaces that."""
        event.stop()
        await caught_up(self)
        if event.area.id == "by":
            await self.action_replace(everywhere=False)
        else:
            self.action_choose()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What Enter does depends on the line that it is pressed in."""
        if self.focused is None or isinstance(self.focused, TextField):
            in_by = self.focused is not None and self.focused.id == "by"
            if (action, parameters) in (("choose", ()), ("replace", (False,))):
                return (action == "replace") == in_by
        return super().check_action(action, parameters)

    @on(VirtualList.Chosen)
    def action_choose(self) -> None:
        """Closes with the highlighted match."""
        match = self.listing.item
        if match:
            self.dismiss((match.address, match.start))
