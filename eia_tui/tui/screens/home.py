"""The first screen: the drafts, and what can be done with them."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button

from eia_tui.flows.dialogue import Dialogue
from eia_tui.flows.drafts import delete, delete_for_good, duplicate, recreate, rename, start, undelete
from eia_tui.form.definition import Form
from eia_tui.storage.catalogue import EXAMPLE, find_draft
from eia_tui.storage.operations import BinnedDraft, binned_drafts
from eia_tui.storage.settings import drafts_folder, settings_problem
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural
from eia_tui.tui.compositor import LayoutCompositor
from eia_tui.tui.dialogue import ScreenDialogue
from eia_tui.tui.flow_request import FlowRequested
from eia_tui.tui.widgets.bars import KeyBar, TopBar
from eia_tui.tui.widgets.drafts_panel import DraftsPanel
from eia_tui.tui.widgets.text_field import TextField, typed_by
from eia_tui.tui.widgets.virtual_list import VirtualList


class HomeScreen(Screen[None]):
    """The drafts; typing filters them."""

    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("enter", "open", "Open", key_display="Enter"),
        Binding(
            "ctrl+o",
            "read_returned",
            "Returned form",
            tooltip="Returned form: read a Word form that came back",
            priority=True,
        ),
        Binding("ctrl+z", "undelete", "Undo", tooltip="Undo: restore a deleted draft", priority=True),
        Binding("ctrl+s", "recreate", "Save", tooltip="Save the unsaved text of missing drafts", priority=True),
        Binding("f12", "app.history", "Earlier versions", priority=True, show=False),
        Binding("escape", "show_all", "Show all", show=False),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("pageup", "turn(-1)", "A page up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "A page down", show=False, priority=True),
    ]

    class OpenRequested(Message):
        """A draft is to be opened."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, form: Form, dialogue: ScreenDialogue) -> None:
        """`form` is the form of new drafts."""
        super().__init__()
        self._compositor = LayoutCompositor()
        self.form = form
        self.dialogue = dialogue
        self.drafts = DraftsPanel()
        self.binned: list[BinnedDraft] = []
        """What was put in the bin since the program was started."""
        self._can_undelete = False
        """Whether there is a draft in the bin."""

    def compose(self) -> ComposeResult:
        """The drafts between the two bars."""
        yield TopBar("Equality impact assessments")
        yield self.drafts
        yield KeyBar()

    def on_mount(self) -> None:
        """Says why the drafts of a chosen folder are not here."""
        if why := settings_problem():
            self.notify(why, severity="warning", markup=False)

    def on_screen_resume(self) -> None:
        """Looks again: a draft may have changed meanwhile."""
        self.look()

    def look(self, here: Path | None = None) -> None:
        """Finds the drafts on disk, and shows them with `here` highlighted."""
        self._can_undelete = bool(binned_drafts())
        self.drafts.look(here)
        count = len(self.drafts.paths)
        self.query_one(TopBar).status = plural(count, "draft")

    def action_move(self, by: int) -> None:
        """Highlights another draft, while the filter can still be typed."""
        self.drafts.listing.action_move(by)

    def action_turn(self, pages: int) -> None:
        """A page further."""
        self.drafts.turn(pages)

    @on(VirtualList.Chosen)
    @on(TextField.Entered)
    def action_open(self) -> None:
        """Opens the highlighted draft."""
        if path := self.drafts.path:
            self._open(path)

    def action_new(self) -> None:
        """Asks for the name of a new draft, and opens it."""
        self.dialogue.start(self._start())

    async def _start(self) -> None:
        if path := await start(self.dialogue, self.form):
            self._open(path)

    def action_example(self) -> None:
        """Opens the worked example, to check."""
        self._try(lambda: self._open(find_draft(EXAMPLE)))

    def action_rename(self) -> None:
        """Asks for another name."""
        if path := self.drafts.path:
            self._run(rename(self.dialogue, path, self.drafts.entry(path).name))

    def action_duplicate(self) -> None:
        """Starts another draft with the same answers."""
        if path := self.drafts.path:
            self._run(duplicate(self.dialogue, path))

    def on_key(self, event: events.Key) -> None:
        """What is typed on the list or a button finds a draft; Space presses a button."""
        on_button = isinstance(self.focused, Button)
        if (on_button or self.focused is self.drafts.listing) and (typed := typed_by(event)):
            if on_button and (typed == " " or not self.drafts.paths):
                return
            event.stop()
            event.prevent_default()
            self._filter().insert(typed)

    def on_paste(self, event: events.Paste) -> None:
        """So does what is pasted."""
        if self.drafts.paths and not isinstance(self.focused, TextField):
            event.stop()
            self._filter().insert_pasted(event.text)

    def _filter(self) -> TextField:
        """The line to find a draft with, which gets the focus."""
        field = self.query_one(TextField)
        field.focus()
        return field

    def action_show_all(self) -> None:
        """Shows every draft again."""
        self.drafts.show_all()

    def action_bin(self) -> None:
        """Moves the highlighted draft to the bin, once the officer agrees."""
        if path := self.drafts.path:
            self.dialogue.start(self._delete(path))

    async def _delete(self, path: Path) -> None:
        if binned := await delete(self.dialogue, path, self.drafts.entry(path).name):
            self.binned.append(binned)
            self.look()

    def action_undelete(self) -> None:
        """Restores the draft that was deleted last."""
        self._run(undelete(self.dialogue, self.binned))

    def action_recreate(self) -> None:
        """Starts drafts from the unsaved text of drafts that are missing."""
        self.dialogue.start(self._recreate())

    async def _recreate(self) -> None:
        try:
            await recreate(self.dialogue, self.drafts.lost)
        finally:
            self.look()

    def _run(self, flow: Coroutine[Any, Any, Path | None]) -> None:
        """Runs a flow, and shows the list with the draft that it returns highlighted."""

        async def run() -> None:
            if path := await flow:
                self.look(path)

        self.dialogue.start(run())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each is there while it can do something: to a draft, to unsaved text of a missing one, to one in the bin."""
        if action == "recreate" and not self.drafts.lost:
            return False
        if action == "undelete" and not self._can_undelete:
            return False
        if action in ("open", "rename", "duplicate", "bin") and not self.drafts.path:
            return False
        return super().check_action(action, parameters)

    def action_empty_bin(self) -> None:
        """Deletes for good what is in the bin, once the officer agrees."""
        self.dialogue.start(self._empty_bin())

    async def _empty_bin(self) -> None:
        if await delete_for_good(self.dialogue):
            self.binned.clear()
            self.look()

    def action_read_returned(self) -> None:
        """Reads a Word form that came back, into the highlighted draft or as a new one."""
        path = self.drafts.path
        name = self.drafts.entry(path).name if path else ""
        self.post_message(FlowRequested(lambda dialogue: _read_returned(dialogue, path, name)))

    def action_open_folder(self) -> None:
        """Opens the folder of the drafts in the file manager."""
        from eia_tui.system.desktop import open_with_system

        self._try(lambda: open_with_system(drafts_folder()))

    def action_change_folder(self) -> None:
        """Asks where drafts are kept."""
        self.dialogue.start(self._change_folder())

    async def _change_folder(self) -> None:
        from eia_tui.flows.settings import change_drafts_folder  # loaded when it is asked for

        if await change_drafts_folder(self.dialogue):
            self.look()

    def _open(self, path: Path) -> None:
        self.post_message(self.OpenRequested(path))

    def _try(self, do: Callable[[], object]) -> None:
        """Does it, or says in a line why it cannot be done."""
        try:
            do()
        except UserError as error:
            self.notify(str(error), severity="error", markup=False)


async def _read_returned(dialogue: Dialogue, path: Path | None, name: str) -> Path | None:
    from eia_tui.flows.import_returned import read_from_list  # loaded when it is asked for

    return await read_from_list(dialogue, path, name)
