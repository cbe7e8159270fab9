"""The line at the top, with what is in hand and whether it is saved, and the line of keys at the bottom."""

from datetime import datetime

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from eia_tui.form.dates import show_date
from eia_tui.sitting import Sitting
from eia_tui.tui.listing import cut

_NAMES = {
    "delete": "Del", "escape": "Esc", "pageup": "Page up", "pagedown": "Page down", "up": "↑", "down": "↓",
    "left": "←", "right": "→", "insert": "Ins", "plus": "+", "minus": "-",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as it is written on keyboards: "Ctrl+F", "F5", "Del"."""
    *held, last = key.split("+")
    return "+".join([*(each.capitalize() for each in held), _NAMES.get(last, last.capitalize())])


class TopBar(Widget):
    """What is in hand at the left; how far, and whether it is saved, at the right."""

    named: reactive[str] = reactive("")
    told: reactive[str] = reactive("")

    def __init__(self, named: str = "", told: str = "") -> None:
        """What it says to begin with."""
        super().__init__()
        self.set_reactive(TopBar.named, named)
        self.set_reactive(TopBar.told, told)

    def render(self) -> Content:
        """Both on one line; what is told is never cut."""
        width = self.content_size.width
        room = max(width - cell_len(self.told) - 2, 0)
        return Content(f"{cut(self.named, room)}  {self.told}")


class KeyBar(Widget):
    """The keys of what has the focus, then those of the screen, as many as there is room for; each can be clicked.

    One widget, where Textual's own footer makes one for each key anew with each change of focus.
    """

    def __init__(self) -> None:
        """Empty until the screen tells its keys."""
        super().__init__()
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        """Follows the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.refresh())

    def render(self) -> Content:
        """Each key with what it does; the last always leads to all of them."""
        room, all_keys = self.content_size.width, ("ctrl+p", key_name("ctrl+p"), "All")
        shown = self._shown()
        while len(shown) > 1 and sum(map(_width, shown)) > room:
            shown = [*shown[: -2 if shown[-1] is all_keys else -1], all_keys]
        pieces: list[tuple[str, str]] = []
        self._places, at = [], 0
        for each in shown:
            key, name, said = each
            pieces += [(" ", ""), (name, "bold $mark"), (f" {said} ", "")]
            self._places.append((at, at + _width(each), key))
            at += _width(each)
        return Content.assemble(*pieces)

    def _shown(self) -> list[tuple[str, str, str]]:
        """Key, its name and what it does, one for each action."""
        seen: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _ in self.screen.active_bindings.values():
            if binding.show and enabled:
                seen.setdefault(binding.action, (binding.key, self.app.get_key_display(binding), binding.description))
        return list(seen.values())

    def on_click(self, event: events.Click) -> None:
        """A key that is clicked is as good as pressed."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)


def _width(shown: tuple[str, str, str]) -> int:
    _, name, said = shown
    return cell_len(name) + cell_len(said) + 3


def saved_state(sitting: Sitting) -> str:
    """Whether the draft is saved, in words."""
    if sitting.look_only:
        return "To look at only"
    if sitting.trouble:
        return "NOT SAVED"
    if sitting.unsaved or sitting.saved is None:
        return "Saving…"
    today = datetime.now().astimezone().date()
    day = "" if sitting.saved.date() == today else f"{show_date(sitting.saved.date())} "
    return f"Saved {day}{sitting.saved:%H:%M}"
