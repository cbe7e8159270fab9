"""The first screen: the drafts, and what can be done with them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Button

from eia_tui.session.recovery import recreate_draft
from eia_tui.storage.catalogue import EXAMPLE, find_draft
from eia_tui.storage.drafts import new_draft
from eia_tui.storage.operations import bin_draft, duplicate_draft, empty_bin, in_the_bin, rename_draft, restore_from_bin
from eia_tui.storage.settings import drafts_folder, keep_settings, read_settings, whole_path
from eia_tui.system.errors import UserError
from eia_tui.system.folders import make_folders
from eia_tui.tui.dialogs.basic import AskScreen, ConfirmScreen
from eia_tui.tui.screens.drafts_list import DraftsScreen
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import VirtualList

_NAMED = 5
"""Drafts in the bin that are named."""


class HomeScreen(DraftsScreen):
    """The drafts; typing narrows them down."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "app.keys", "Keys", priority=True),
        Binding("enter", "open", "Open", key_display="Enter"),
        Binding("f2,ctrl+n", "new", "New", key_display="F2", priority=True),
        Binding("f3", "rename", "Rename", priority=True),
        Binding("f4", "duplicate", "Duplicate", priority=True),
        # Not F8, which is Next on the form: a finger that goes on pressing it must not put a draft away.
        Binding("delete", "delete", "To the bin", priority=True, key_display="Del"),
        Binding("f9", "take_back", "Undo", priority=True),
        Binding("f5", "example", "Example", priority=True),
        Binding("f6", "open_folder", "Folder", priority=True),
        Binding("f7", "change_folder", "Change folder", priority=True),
        Binding("ctrl+r", "rescue", "Rescue", tooltip="Rescue words that were never saved", priority=True),
        Binding("f12", "app.history", "Earlier versions", priority=True, show=False),
        Binding("escape", "show_all", "Show all", show=False),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("pageup", "turn(-1)", "A page up", show=False, priority=True),
        Binding("pagedown", "turn(1)", "A page down", show=False, priority=True),
    ]

    class OpenWanted(Message):
        """A draft is to be opened."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    @on(TextField.Typed)
    def narrow(self, event: TextField.Typed) -> None:
        """Shows the drafts whose name holds what is typed."""
        event.stop()
        self._wanted = event.text
        self._narrow(None)

    def action_move(self, by: int) -> None:
        """Takes another draft in hand, while the words can still be typed."""
        self.listing.action_move(by)

    def action_turn(self, pages: int) -> None:
        """A page of drafts further."""
        self.listing.action_turn(pages)

    @on(VirtualList.Chosen)
    @on(TextField.Entered)
    def action_open(self) -> None:
        """Opens the draft in hand."""
        if path := self.listing.item:
            self._open(path)

    @on(Button.Pressed, "#start")
    def action_new(self) -> None:
        """Asks what a new draft is called, and opens it."""

        def begin(name: str | None) -> None:
            if name:
                self._try(lambda: self._open(new_draft(name, self.form)))

        aside = "The name of the policy or service. It can be changed later."
        self.app.push_screen(AskScreen("What is being assessed?", "Start", aside=aside), begin)

    @on(Button.Pressed, "#example")
    def action_example(self) -> None:
        """Opens the worked example, to look at."""
        self._try(lambda: self._open(find_draft(EXAMPLE)))

    def action_rename(self) -> None:
        """Asks for another name."""
        if not (path := self.listing.item):
            return

        def rename(name: str | None) -> None:
            if name:
                self._try(lambda: self.look(rename_draft(path, name)))

        self.app.push_screen(AskScreen("What is it called now?", "Rename", self._entry(path).name), rename)

    def action_duplicate(self) -> None:
        """Begins another draft with the same answers."""
        if path := self.listing.item:
            self._try(lambda: self.look(duplicate_draft(path)))

    def action_delete(self) -> None:
        """Rubs out a letter where one stands behind the cursor; else puts the draft in hand in the bin."""
        typed = self.query_one(TextField)
        if not typed.selection.is_empty or typed.cursor_location != typed.document.end:
            typed.action_delete_right()
        else:
            self.bin()

    def action_show_all(self) -> None:
        """Shows every draft again."""
        self.query_one(TextField).text = ""

    def bin(self) -> None:
        """Puts the draft in hand in the bin; F9 takes it back."""
        if path := self.listing.item:

            def to_the_bin() -> None:
                self.binned.append(bin_draft(path))
                self.notify("It is in the bin, a folder beside the drafts. F9 takes it back.", markup=False)
                self.look()

            self._try(to_the_bin)

    def action_take_back(self) -> None:
        """Takes the draft that was last put in the bin back out of it."""
        if not self.binned:
            self.notify("Nothing was put in the bin since the program was started.", markup=False)
            return

        def take() -> None:
            restore_from_bin(self.binned[-1])
            self.binned.pop()
            self.look()

        self._try(take)

    def action_rescue(self) -> None:
        """Makes drafts of what was noted of drafts that are gone."""

        def rescue() -> None:
            for each in list(self.lost_drafts):
                self.look(recreate_draft(each))
                self.lost_drafts.remove(each)
                self.notify(f"What was noted of {each.draft} is a draft again.", timeout=15, markup=False)
            self.look()

        self._try(rescue)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rescue is there while there is something to rescue."""
        if action == "rescue" and not self.lost_drafts:
            return False
        return super().check_action(action, parameters)

    def empty_bin(self) -> None:
        """Asks whether what is in the bin is to go for good."""
        there = in_the_bin()
        if not there:
            self.notify("The bin is empty.", markup=False)
            return

        def empty(sure: bool | None) -> None:  # noqa: FBT001  Textual gives it so
            if sure:
                self.binned.clear()
                self._try(empty_bin)
                self.notify(f"{len(there) - len(in_the_bin())} deleted for good.", markup=False)

        names = ", ".join(each.stem for each in there[:_NAMED]) + (" and others" if len(there) > _NAMED else "")
        many = f"{len(there)} draft{'' if len(there) == 1 else 's'}"
        aside = f"{names}: with all that is in their folders. This cannot be undone."
        self.app.push_screen(ConfirmScreen(f"Delete {many} for good?", aside, "Delete for good"), empty)

    def action_open_folder(self) -> None:
        """Opens the folder of the drafts in the file manager."""
        from eia_tui.system.desktop import open_with_system

        self._try(lambda: open_with_system(drafts_folder()))

    def action_change_folder(self) -> None:
        """Asks where drafts are kept."""

        def change(folder: str | None) -> None:
            if folder:
                self._try(lambda: _keep_drafts_in(folder))
                self.look()

        aside = "Drafts that are elsewhere stay there. Give the whole path of a folder."
        self.app.push_screen(
            AskScreen("Where are drafts kept?", "Keep them there", str(drafts_folder()), aside), change
        )

    def _open(self, path: Path) -> None:
        self.post_message(self.OpenWanted(path))

    def _try(self, do: Callable[[], object]) -> None:
        """Does it, or says in a line why it cannot be done."""
        try:
            do()
        except UserError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)


def _keep_drafts_in(folder: str) -> None:
    """Keeps drafts in another folder from now on. Raises `UserError`."""
    path = whole_path(folder)
    try:
        make_folders(path)
    except OSError as error:
        raise UserError(f"{folder} cannot be made: {(error.strerror or str(error)).lower()}") from error
    keep_settings(replace(read_settings(), drafts=str(path)))
