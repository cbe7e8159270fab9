"""The bar at the top, with the open draft and whether it is saved, and the bar of keys at the bottom."""

from collections.abc import Sequence
from contextlib import suppress
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from eia_tui.approvals.status import is_revision
from eia_tui.form.dates import show_date
from eia_tui.session.session import Session
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.system.clock import now
from eia_tui.tui.notices import board_of
from eia_tui.tui.widgets.virtual_list import cut, wrapped

_NAMES = {
    "delete": "Del", "escape": "Esc", "pageup": "Page up", "pagedown": "Page down", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "insert": "Ins", "plus": "+", "minus": "-",
}  # fmt: skip


_NARROWEST = 10
"""Columns below which no notice fits."""


def key_name(key: str) -> str:
    """A key as it is written on keyboards: "Ctrl+F", "F5", "Del"."""
    *held, last = key.split("+")
    return "+".join([*(each.capitalize() for each in held), _NAMES.get(last, last.capitalize())])


class TopBar(Widget):
    """The open draft at the left; progress, and whether it is saved, at the right."""

    title: reactive[str] = reactive("")
    status: reactive[str] = reactive("")

    def __init__(self, title: str = "", status: str = "") -> None:
        """Its first texts."""
        super().__init__()
        self.set_reactive(TopBar.title, title)
        self.set_reactive(TopBar.status, status)

    def render(self) -> Content:
        """Both on one line; the text at the right is never cut."""
        width = self.content_size.width
        room = max(width - cell_len(self.status) - 2, 0)
        return Content(f"{cut(self.title, room)}  {self.status}")


class _Key(NamedTuple):
    """A key as the bar shows it."""

    key: str
    name: str
    action: str

    @property
    def width(self) -> int:
        return cell_len(self.name) + cell_len(self.action) + 3


class KeyBar(Widget):
    """The keys of the focused widget, then those of the screen, as many as fit; each can be clicked.

    While a long answer has the focus, a second line above them has the keys for writing.
    A notice takes their place until the next key.
    One widget, where Textual's own footer makes one for each key anew with each change of focus.
    """

    def __init__(self) -> None:
        """Empty until the screen reports its bindings."""
        super().__init__()
        self._places: list[tuple[int, int, int, str]] = []
        self._lines: tuple[list[_Key], list[_Key]] = ([], [])
        self._covers = 1
        self._height = 1

    def on_mount(self) -> None:
        """Subscribes to the bindings of the screen."""
        below = self.app.screen_stack[:-1] if self.screen.is_modal else []
        self._covers = max((bar.size.height for screen in below for bar in screen.query(KeyBar)), default=1)
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow())
        board_of(self.app).listen(self._show_notice)
        self._follow()

    def on_unmount(self) -> None:
        """Follows the notices no longer."""
        board = board_of(self.app)
        with suppress(ValueError):  # the program ended before the bar was there
            board.stop_listening(self._show_notice)

    def _show_notice(self) -> None:
        self.refresh(layout=self._lines_needed(self.content_size.width) != self._height)

    def _follow(self) -> None:
        before = bool(self._lines[0])
        self._lines = self._shown()
        self.refresh(layout=before != bool(self._lines[0]))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's
        """One line or two; in a dialog, as many as the bar below it has."""
        self._height = self._lines_needed(width)
        return self._height

    def _lines_needed(self, width: int) -> int:
        return max(2 if self._lines[0] else self._covers, len(self._notice(width)))

    def _notice(self, width: int) -> list[str]:
        """The lines of the notice that is shown now."""
        current = board_of(self.app).current
        if current is None or width < _NARROWEST:
            return []
        mark = "" if current.severity == "information" else "! "
        return wrapped(f"{mark}{current.message}", width - 2)

    def render(self) -> Content:
        """The notice; or each key with its action, of which the last one always opens the list of all commands."""
        if notice := self._notice(self.content_size.width):
            self._places = []
            return Content("\n".join(f" {line}" for line in notice)).stylize("bold")
        writing, keys = self._lines
        room, all_keys = self.content_size.width, _Key("ctrl+p", key_name("ctrl+p"), "All")
        self._places = []
        shown = [*keys, all_keys] if not self.screen.is_modal else list(keys)
        while len(shown) > 1 and sum(each.width for each in shown) > room:
            shown = [*shown[: -2 if shown[-1] is all_keys else -1], all_keys]
        if not writing:
            return Content("\n" * (self._covers - 1)) + self._line(shown, self._covers - 1, 1)
        # The keys to write with share a prefix: it is shown once, and the line is as tight as it has to be.
        beginning = writing[0].name.rpartition("+")[0] + "+"
        short = [
            _Key(each.key, each.name if not at else each.name.removeprefix(beginning), each.action)
            for at, each in enumerate(writing)
        ]
        apart = 1 if sum(each.width for each in short) <= room else 0
        while sum(each.width - 1 + apart for each in short) > room:
            short.pop()
        return Content("\n").join([self._line(short, 0, apart), self._line(shown, 1, 1)])

    def _line(self, keys: Sequence[_Key], line: int, apart: int) -> Content:
        pieces: list[tuple[str, str]] = []
        at = 0
        for each in keys:
            pieces += [(" ", ""), (each.name, "bold $highlight"), (f" {each.action}{' ' * apart}", "")]
            width = each.width - 1 + apart
            self._places.append((line, at, at + width, each.key))
            at += width
        return Content.assemble(*pieces)

    def _shown(self) -> tuple[list[_Key], list[_Key]]:
        """The keys for writing, and the other keys, one for each action."""
        writing: dict[str, _Key] = {}
        others: dict[str, _Key] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled:
                key = _Key(binding.key, self.app.get_key_display(binding), binding.description)
                (writing if binding.group else others).setdefault(binding.action, key)
        return list(writing.values()), list(others.values())

    def on_click(self, event: events.Click) -> None:
        """Clicking a key presses it."""
        for line, start, end, key in self._places:
            if event.y == line and start <= event.x < end:
                self.app.simulate_key(key)


def open_title(session: Session) -> str:
    """What is open: the name of the policy, and that it is a revision, if it is."""
    name = session.draft.name or session.path.parent.name
    return f"Revision: {name}" if is_revision(session.draft) else name


def saved_state(session: Session) -> str:
    """Whether the draft is saved, in words."""
    if session.read_only:
        return "Worked example" if session.is_example else "Read-only"
    if isinstance(session.trouble, ChangedElsewhereError):
        return "CHANGED ELSEWHERE: Ctrl+S"
    if session.trouble:
        return "NOT SAVED: Ctrl+S"
    if session.unsaved or session.saved is None:
        return "Saving…"
    today = now().date()
    day = "" if session.saved.date() == today else f"{show_date(session.saved.date())} "
    return f"Saved {day}{session.saved:%H:%M}"
