"""The rows of an answer, and below an action plan the concerns and mitigations that have no action yet."""

from collections.abc import Mapping
from typing import ClassVar, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from eia_tui.checks.action_coverage import GroupToCover, as_action
from eia_tui.checks.offered_actions import offered_actions
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.form.kinds import Choices, Prose, Rows, Simple
from eia_tui.form.values import Value, answer_text
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.widgets.text_field import TextField, typed_by
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut

Request = Literal["edit", "first", "add", "copy", "remove", "restore", "up", "down"]
"""What can be done with rows."""


class RowsList(VirtualList[tuple[int, Mapping[str, Value]]]):
    """The rows of an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "request('edit')", "Edit"),
        Binding("enter", "request('first')", "Add", show=False),
        Binding("enter", "read", "Read it"),
        Binding("a,A", "request('add')", "Add", key_display="A"),
        # A letter may be of a word that is typed slowly: alone it changes no row.
        Binding("c,C", "request('copy')", "Copy", key_display="C"),
        Binding("delete", "request('remove')", "Delete", key_display="Del"),
        Binding("ctrl+z", "request('restore')", "Undo", tooltip="Undo: restore deleted rows"),
        Binding("shift+up", "request('up')", "Move up"),
        Binding("shift+down", "request('down')", "Move down"),
    ]

    can_restore = False
    """Whether a row was deleted that can be restored."""
    read_only = False
    """Whether the rows can only be read."""

    class Requested(Message):
        """Something is to be done, to the highlighted row where there is one."""

        def __init__(self, request: Request) -> None:
            super().__init__()
            self.request = request

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without a row there is nothing to do but to add one; a deletion is undone where there was one."""
        there = bool(self.items)
        if action in ("request", "read") and (action == "read" or self.read_only):
            return action == "read" and self.read_only and there
        possible = {"add": True, "first": not there, "restore": self.can_restore}
        if action == "request" and not possible.get(str(parameters[0]), there):
            return False
        return super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Says why nothing is changed in a draft that is read-only, where the officer tries to."""
        if self.read_only and (typed_by(event) or event.key in ("delete", "backspace", "ctrl+z")):
            event.stop()
            self.post_message(TextField.Refused())

    def refuse_text(self) -> None:
        """Says that a word was typed where each letter is a key, and how to write: see `tui/letter_keys.py`."""
        if self.read_only:
            self.post_message(TextField.Refused())
            return
        way = "Press Enter to open the highlighted row, or A to add one." if self.items else "Press A to add a row."
        self.notify(f"This list takes no text: nothing was written. {way}", markup=False)

    def action_read(self) -> None:
        """Shows the highlighted row."""
        self.action_request("edit")

    def action_request(self, request: Request) -> None:
        """Asks for a change."""
        self.post_message(self.Requested(request))


class UncoveredList(VirtualList[GroupToCover]):
    """The groups with a concern or mitigation that has no action yet."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Make it an action")]

    read_only = False
    """Whether they can only be read."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is added to a draft that is read-only."""
        return not (action == "choose" and self.read_only) and super().check_action(action, parameters)

    def on_key(self, event: events.Key) -> None:
        """Says so where the officer tries to."""
        if self.read_only and event.key == "enter":
            event.stop()
            self.post_message(TextField.Refused())


class RowsField(Vertical):
    """The rows, and for an action plan what has no action yet. It changes them; a row is edited on another screen."""

    class EditRequested(Message):
        """A row is to be filled in."""

        def __init__(self, rows: "RowsField", number: int) -> None:
            """`number` is that of the row, from 1; one more than there are for a new one."""
            super().__init__()
            self.rows = rows
            self.number = number

    class Changed(Message):
        """The rows of an answer have changed."""

        def __init__(self, address: str) -> None:
            super().__init__()
            self.address = address

    def __init__(self, address: str, question: Rows, session: Session) -> None:
        """Shows the rows in the draft of a session."""
        super().__init__()
        self.address = address
        self.question = question
        self.session = session
        self.refuses = False
        """Whether the rows are not changed from here."""
        empty = "None." if session.read_only else "None yet. Press Enter to add one."
        self.listing = RowsList(self._row, lines_each=2, empty=empty, classes="rows")
        self.open = UncoveredList(self._uncovered_lines, lines_each=None, classes="uncovered")
        self.listing.read_only = self.open.read_only = session.read_only

    def compose(self) -> ComposeResult:
        """The rows, and what has no action yet."""
        yield self.listing
        if self.question.role == "actions":
            yield Static("", classes="label uncovered-heading")
            yield self.open

    def on_mount(self) -> None:
        """Fills the lists."""
        self.refresh_rows()

    def refresh_rows(self, here: int | None = None) -> None:
        """Shows the rows in the draft, with the row number `here` (from 1) highlighted."""
        rows = self.session.rows.all(self.address)
        self.listing.show(list(enumerate(rows, 1)), None if here is None else here - 1)
        self.listing.can_restore = self.session.rows.can_restore(self.address)
        self.screen.refresh_bindings()
        if self.question.role == "actions":
            left = offered_actions(self.session.draft)
            self.open.show(left)
            self.open.display = bool(left)
            heading = self.query_one(".uncovered-heading", Static)
            how = "" if self.session.read_only else " Press Enter on one to add it."
            heading.update(Content(f"No action covers these yet.{how}"))
            heading.display = bool(left)

    def _row(self, numbered: tuple[int, Mapping[str, Value]], width: int) -> list[Line]:
        number, row = numbered
        first, *others = self.question.columns
        title = answer_text(first, row.get(first.id))
        title = (_plainly(title) if isinstance(first, Prose) else title) or "No answer yet"
        rest = [_briefly(column, row.get(column.id)) for column in others if not isinstance(column, Prose)]
        details = " · ".join(each for each in rest if each)
        return [[(cut(f"{number:>2} {title}", width), "strong")], [(cut(f"   {details}", width), "")]]

    def _uncovered_lines(self, each: GroupToCover, width: int) -> list[Line]:
        note = "" if each.mitigation else "no mitigation: "
        items = self.open.items
        at = items.index(each)
        heads = at == 0 or items[at - 1].group != each.group
        heading: list[Line] = [[(cut(each.group.name, width), "strong")]] if heads else []
        return [*heading, [(cut(f"   {note}{_plainly(each.action_text)}", width), "")]]

    @on(RowsList.Requested)
    def run_request(self, event: RowsList.Requested) -> None:
        """Does what a key asks for, with the row that is highlighted."""
        event.stop()
        self._run_request(event.request)

    @on(VirtualList.Chosen, ".rows")
    def edit(self, event: VirtualList.Chosen) -> None:
        """Opens the row that was clicked."""
        event.stop()
        self._run_request("edit")

    def _run_request(self, request: Request) -> None:
        if self.refuses:
            self.post_message(TextField.Refused())
        elif request == "copy" and self.listing.item:
            number = self.listing.highlighted + 1
            self.post_message(FlowRequested(lambda dialogue: self._copy(dialogue, number)))
        else:
            self._try(request, self.listing.highlighted + 1)

    async def _copy(self, dialogue: Dialogue, number: int) -> None:
        """Copies a row, if the officer did not just type the letter."""
        ways = (Way("back", "Go back"), Way("copy", "Copy it"))
        if await dialogue.choose(f"Copy row {number}?", "The copy comes after it.", ways) == "copy":
            self._try("copy", number)

    def _try(self, request: Request, number: int) -> None:
        try:
            self._change(request, number)
        except UserError as error:
            self.notify(str(error), markup=False)

    def _change(self, request: Request, number: int) -> None:
        """Does something with the rows, or the row with a number. Raises `UserError`."""
        rows, address = self.session.rows, self.address
        there = len(rows.all(address))
        match request:
            case "add" | "first":
                if not self.session.read_only:
                    self.post_message(self.EditRequested(self, there + 1))
            case "restore":
                here = rows.restore(address)
                if here is None:
                    self.notify("There is no deleted row to restore here.", markup=False)
                else:
                    self.changed(here)
            case _ if not there:
                return
            case "edit":
                self.post_message(self.EditRequested(self, number))
            case "copy":
                self.changed(rows.copy(address, number))
            case "remove":
                rows.remove(address, number)
                self.notify("Deleted. Press Ctrl+Z to undo.", markup=False)
                self.changed(number)
            case "up" | "down":
                self.changed(rows.move(address, number, 1 if request == "down" else -1))

    def changed(self, here: int | None = None) -> None:
        """Shows rows that were changed, with the row number `here` highlighted, and says that they were."""
        self.refresh_rows(here)
        self.post_message(self.Changed(self.address))

    def edited(self, number: int) -> None:
        """Shows a row that was filled in; a new one that stayed empty is left out."""
        self.session.rows.tidy(self.address)
        self.changed(min(number, len(self.session.rows.all(self.address))))
        self.listing.focus()

    @on(VirtualList.Chosen, ".uncovered")
    def take_up(self, event: VirtualList.Chosen) -> None:
        """Adds an action for the highlighted concern, mitigation or promise that has none."""
        event.stop()
        left = self.open.item
        made = as_action(self.session.draft, left) if left else None
        if not left or not made:
            return
        try:
            number = self.session.rows.add(*made)
        except UserError as error:
            self.notify(str(error), markup=False)
            return
        self.changed(number)
        if not self.open.items:  # it is hidden now, and the focus would be nowhere
            self.listing.focus()
        say = "who does it, and by when" if left.mitigation else "what you will do about this concern, who, and by when"
        self.notify(f"Added for {left.group.name}. Open it to say {say}.", markup=False)


def _briefly(column: Simple, value: Value | None) -> str:
    """An answer on one line, of options only their names, without the examples after a colon."""
    if isinstance(column, Choices):
        labels = {option.id: option.label.partition(":")[0] for option in column.options}
        return ", ".join(labels.get(str(each), str(each)) for each in (value if isinstance(value, list) else ()))
    return answer_text(column, value)


def _plainly(text: str) -> str:
    """A long answer as plain text, without Markdown."""
    from eia_tui.prose.blocks import line_text, lines
    from eia_tui.prose.markdown import read_prose  # 0.04 s, when an action plan is first looked at

    return " ".join(line_text(line, " ") for line in lines(read_prose(text)))
