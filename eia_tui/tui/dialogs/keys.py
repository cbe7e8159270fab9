"""Explains the keys of a screen."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from eia_tui.tui.widgets.bars import KeyBar, key_name
from eia_tui.tui.widgets.text_field import TextField
from eia_tui.tui.widgets.virtual_list import VirtualList, cut, wrapped

_HERE = "This screen"
_WRITING = "In this text"
_CHOOSING = "In this list"
_OF_TEXTUAL = ("scroll_", "press", "page_left", "page_right")
"""Actions that every widget of Textual has, also where nothing can be scrolled sideways."""
_TURNING = {"page_up": "A page up", "page_down": "A page down"}
"""What actions of Textual do, whose descriptions are only the names of their keys."""
_IN_WORDS = ("tab", "shift+tab")
"""Keys that the last line explains."""
_ELSE = "Tab goes to the next field, Shift+Tab to the one before. Everything can be clicked as well."
_FOR_KEYS = 22
"""Columns for the keys of a line."""


class KeysScreen(ModalScreen[None]):
    """Every key that does something now, taken from the bindings of the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "dismiss", "Back", key_display="Esc")]

    def __init__(self, active: Mapping[str, ActiveBinding]) -> None:
        """The bindings of the screen below."""
        super().__init__()
        self.active = active

    def compose(self) -> ComposeResult:
        """The keys in groups: of the focused widget, of the screen, and of every screen."""
        with VerticalScroll(classes="sheet"):
            yield Static("Keys", classes="heading")
            yield _KeyTable(list(self._groups()))
            yield Static(_ELSE, classes="help-text")
        yield KeyBar()

    def _groups(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        groups: dict[str, dict[tuple[str, str], list[str]]] = {
            _HERE: {},
            _CHOOSING: {},
            _WRITING: {},
            "Everywhere": {},
        }
        # What is shown below the screen first; moving about in a text after that.
        for key, (node, binding, enabled, _) in sorted(self.active.items(), key=lambda each: not each[1].binding.show):
            noise = "super" in key or key in _IN_WORDS or binding.action.startswith(_OF_TEXTUAL)
            if not enabled or not binding.description or noise:
                continue
            place = "Everywhere" if node is self.app else _place(node)
            description = binding.tooltip or _TURNING.get(binding.action, binding.description)
            keys = groups[place].setdefault((binding.action, description), [])
            if key_name(key) not in keys:  # a letter and its capital
                keys.append(key_name(key))
        for heading, lines in groups.items():
            if lines:
                yield heading, [(", ".join(keys), description) for (_, description), keys in lines.items()]


class _KeyTable(Widget):
    """The keys of each group, with what they do beside them; a long line continues below its beginning."""

    def __init__(self, groups: Sequence[tuple[str, Sequence[tuple[str, str]]]]) -> None:
        """Each group has a heading, and its keys with what they do."""
        super().__init__(classes="help-text")
        self._groups = groups

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's
        """As many lines as it has at a width."""
        return len(self._lines(width).plain.split("\n"))

    def render(self) -> Content:
        """The lines, at the width that there is."""
        return self._lines(self.content_size.width)

    def _lines(self, width: int) -> Content:
        pieces: list[str | tuple[str, str]] = []
        for heading, keys in self._groups:
            pieces.append((f"{heading}\n", "bold"))
            for names, description in keys:
                does = f"\n{' ' * (_FOR_KEYS + 1)}".join(wrapped(description, width - _FOR_KEYS - 1))
                pieces.append(f"{cut(names, _FOR_KEYS)} {does}\n")
            pieces.append("\n")
        return Content.assemble(*pieces[:-1])


def _place(node: object) -> str:
    """The heading under which the keys of a widget or a screen are listed."""
    match node:
        case VirtualList():
            return _CHOOSING
        case TextField():
            return _WRITING
        case _:
            return _HERE
