"""The first screen: the drafts, and what can be done with them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button

from eia_tui.form.definition import Form
from eia_tui.session.recovery import recreate_draft
from eia_tui.storage.catalogue import EXAMPLE, find_draft
from eia_tui.storage.drafts import new_draft
from eia_tui.storage.operations import (
    Binned,
    bin_draft,
    duplicate_draft,
    empty_bin,
    in_the_bin,
    rename_draft,
    restore_from_bin,
)
from eia_tui.storage.settings import absolute_path, drafts_folder, read_settings, save_settings, settings_problem
from eia_tui.system.errors import UserError, reason
from eia_tui.system.folders import make_folders
from eia_tui.system.text import plural
from eia_tui.tui.compositor import LayoutCompositor
from eia_tui.tui.dialogs.basic import AskScreen, ConfirmScreen
from eia_tui.tui.widgets.bars import KeyBar, TopBar
from eia_tui.tui.widgets.drafts_panel import DraftsPanel
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import VirtualList

_NAMED = 5
"""Drafts in the bin that are named."""


class HomeScreen(Screen[None]):
    """The drafts; typing filters them."""

    AUTO_FOCUS = ""
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

    class OpenRequested(Message):
        """A draft is to be opened."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, form: Form) -> None:
        """`form` is the form of new drafts."""
        super().__init__()
        self._compositor = LayoutCompositor()
        self.form = form
        self.drafts = DraftsPanel()
        self.binned: list[Binned] = []
        """What was put in the bin since the program was started."""

    def compose(self) -> ComposeResult:
        """The drafts between the two bars."""
        yield TopBar("Equality impact assessments")
        yield self.drafts
        yield KeyBar()

    def on_mount(self) -> None:
        """Says why the drafts of a chosen folder are not here."""
        if why := settings_problem():
            self.notify(why, severity="warning", timeout=20, markup=False)

    def on_screen_resume(self) -> None:
        """Looks again: a draft may have changed meanwhile."""
        self.look()

    def look(self, here: Path | None = None) -> None:
        """Finds the drafts on disk, and shows them with `here` highlighted."""
        self.drafts.look(here)
        count = len(self.drafts.paths)
        self.query_one(TopBar).status = plural(count, "draft")

    def action_move(self, by: int) -> None:
        """Highlights another draft, while the filter can still be typed."""
        self.drafts.listing.action_move(by)

    def action_turn(self, pages: int) -> None:
        """A page of drafts further."""
        self.drafts.listing.action_turn(pages)

    @on(VirtualList.Chosen)
    @on(TextField.Entered)
    def action_open(self) -> None:
        """Opens the highlighted draft."""
        if path := self.drafts.path:
            self._open(path)

    @on(Button.Pressed, "#start")
    def action_new(self) -> None:
        """Asks for the name of a new draft, and opens it."""

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
        if not (path := self.drafts.path):
            return

        def rename(name: str | None) -> None:
            if name:
                self._try(lambda: self.look(rename_draft(path, name)))

        self.app.push_screen(AskScreen("What is it called now?", "Rename", self.drafts.entry(path).name), rename)

    def action_duplicate(self) -> None:
        """Begins another draft with the same answers."""
        if path := self.drafts.path:
            self._try(lambda: self.look(duplicate_draft(path)))

    def action_delete(self) -> None:
        """Deletes the character after the cursor of the filter; where there is none, puts the draft in the bin."""
        typed = self.query_one(TextField)
        if not typed.selection.is_empty or typed.cursor_location != typed.document.end:
            typed.action_delete_right()
        else:
            self.action_bin()

    def action_show_all(self) -> None:
        """Shows every draft again."""
        self.drafts.show_all()

    def action_bin(self) -> None:
        """Puts the highlighted draft in the bin; F9 takes it back."""
        if path := self.drafts.path:

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
        """Makes drafts of the unsaved text of drafts that are missing."""

        def rescue() -> None:
            for each in list(self.drafts.lost):
                self.look(recreate_draft(each))
                self.drafts.lost.remove(each)
                self.notify(f"The unsaved text of {each.draft} is a draft again.", timeout=15, markup=False)
            self.look()

        self._try(rescue)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Rescue is there while there is something to rescue."""
        if action == "rescue" and not self.drafts.lost:
            return False
        return super().check_action(action, parameters)

    def action_empty_bin(self) -> None:
        """Asks whether what is in the bin is to be deleted for good."""
        binned = in_the_bin()
        if not binned:
            self.notify("The bin is empty.", markup=False)
            return

        def empty(sure: bool | None) -> None:  # noqa: FBT001  Textual gives it so
            if sure:
                self.binned.clear()
                self._try(empty_bin)
                self.notify(f"{len(binned) - len(in_the_bin())} deleted for good.", markup=False)

        names = ", ".join(each.stem for each in binned[:_NAMED]) + (" and others" if len(binned) > _NAMED else "")
        count = plural(len(binned), "draft")
        aside = f"{names}: with everything in their folders. This cannot be undone."
        self.app.push_screen(ConfirmScreen(f"Delete {count} for good?", aside, "Delete for good"), empty)

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
        self.post_message(self.OpenRequested(path))

    def _try(self, do: Callable[[], object]) -> None:
        """Does it, or says in a line why it cannot be done."""
        try:
            do()
        except UserError as error:
            self.notify(str(error), severity="error", timeout=15, markup=False)


def _keep_drafts_in(folder: str) -> None:
    """Keeps drafts in another folder from now on. Raises `UserError`."""
    path = absolute_path(folder)
    try:
        make_folders(path)
    except OSError as error:
        raise UserError(f"{folder} cannot be made: {reason(error)}") from error
    save_settings(replace(read_settings(), drafts=str(path)))
