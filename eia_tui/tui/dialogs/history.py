"""The earlier versions of a draft: when, how long, what changed; compared side by side, and restored."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.approvals.status import sign_off_entry
from eia_tui.draft.diff import differences
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Comparison, Way
from eia_tui.session.recovery import version_title, what_became_of
from eia_tui.storage.draft_paths import when_saved
from eia_tui.storage.history import Version, versions
from eia_tui.system.errors import UserError
from eia_tui.tui.dialogs.compare import CompareScreen
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.virtual_list import Line, VirtualList, cut


class VersionsList(VirtualList[Version]):
    """The versions, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", "Compare", key_display="Enter")]


class HistoryScreen(ModalScreen[Version | None]):
    """Returns the version to restore."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("f1", "app.keys", "Keys", priority=True),
    ]

    def __init__(self, path: Path, present: Draft | None, trouble: str) -> None:
        """`present` is the current draft; None if it cannot be read, and `trouble` says why."""
        super().__init__()
        self.path = path
        self.present = present
        self.trouble = trouble
        self.is_closed = present is not None and sign_off_entry(present) is not None
        self.kept = versions(path)[::-1]
        self.listing = VersionsList(self._lines, lines_each=2, items=self.kept)
        self._opened = cache(self._open)

    def compose(self) -> ComposeResult:
        """The explanation, and the list."""
        with Vertical(classes="sheet"):
            yield Static("Earlier versions", classes="heading")
            then = ". Nothing can be restored after the sign-off." if self.is_closed else ", and can restore it."
            aside = self.trouble or f"Enter compares a version with the current draft{then}"
            yield Static(Content(aside), classes="instruction")
            yield self.listing
        yield KeyBar()

    def on_mount(self) -> None:
        """Gives the focus to the list, with the newest version highlighted."""
        self.listing.focus()

    def _open(self, version: Version) -> Draft | UserError:
        try:
            return version.draft(self.path)
        except UserError as error:
            return error

    def _lines(self, version: Version, width: int) -> Sequence[Line]:
        draft = self._opened(version)
        when = when_saved(version.saved)
        if isinstance(draft, UserError):
            return [[(cut(f" {when}", width), "strong")], [(cut(f"   {draft}", width), "alert")]]
        at = self.kept.index(version)
        newer = self._opened(self.kept[at - 1]) if at else self.present
        known = None if isinstance(newer, UserError) else newer
        became = what_became_of(version, draft, known, self.present)
        return [
            [(cut(f" {version_title(version, draft, known, self.present)}", width), "strong")],
            [(cut(f"   {became}", width), "quiet")],
        ]

    @on(VirtualList.Chosen)
    def compare(self, event: VirtualList.Chosen) -> None:
        """Shows a version beside the current draft."""
        event.stop()
        version = self.listing.item
        draft = self._opened(version) if version else None
        if version is None or draft is None or isinstance(draft, UserError):
            self.notify(str(draft), severity="error", markup=False)
            return
        present = self.present or Draft(draft.form, {})

        def chosen(way: str | None) -> None:
            if way == "restore":
                self.dismiss(version)

        when = when_saved(version.saved)
        aside = "" if self.is_closed else "The current draft stays in its history, whichever you choose."
        titles = (
            f"The version from {when}",
            "The current draft" if self.present else "The current draft, which cannot be read",
        )
        ways = [Way("restore", "Restore this version"), Way("leave", "Keep the current draft")]
        if self.is_closed:
            ways = [Way("leave", "Go back")]
        comparison = Comparison(draft, differences(draft, present), titles)
        self.app.push_screen(CompareScreen(f"The version from {when}", aside, comparison, ways), chosen)
