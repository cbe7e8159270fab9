"""The keys of every screen, taken from its class: consoles deliver them, and they hide no editing key."""

from collections.abc import Iterator
from typing import Any

import pytest
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import TextArea

from eia_tui.tui.app import Wizard
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.text_field import TextField
from tests.tui.screen_classes import our_screens
from tests.tui.test_keys import DELIVERED, ODD

ON_PURPOSE = {
    "AreaScreen": {"up", "down", "enter"},
    "FiguresScreen": {"enter"},
    "FileScreen": {"up", "down", "pageup", "pagedown", "enter"},
    "FindScreen": {"up", "down"},
    "HomeScreen": {"up", "down", "pageup", "pagedown", "ctrl+z"},
    "PictureScreen": {"up", "down", "enter"},
    "SeveralScreen": {"enter"},
    "SpellingScreen": {"enter"},
    "FormScreen": {"f6", "f7"},
    "TableScreen": {"up", "down", "ctrl+t", "ctrl+z"},
    "Wizard": {"tab", "shift+tab"},
}
"""Keys of a text that a screen takes for itself: a text of one line has no use for them, or Textual's meaning is none of ours."""
SCREENS = sorted(our_screens(), key=lambda each: each.__name__)


def bindings(one: type) -> Iterator[Binding]:
    """The bindings of the class itself, one for each key."""
    for each in vars(one).get("BINDINGS", ()):
        yield from Binding.make_bindings([each])


@pytest.mark.parametrize("screen", [Wizard, *SCREENS], ids=lambda each: each.__name__)
def test_consoles_deliver_every_key_of_a_screen(screen: type[Screen[Any]]):
    for binding in bindings(screen):
        assert DELIVERED.fullmatch(binding.key) or binding.key in ODD, binding


@pytest.mark.parametrize("screen", [Wizard, *SCREENS], ids=lambda each: each.__name__)
def test_no_key_of_a_screen_hides_an_editing_key(screen: type[Screen[Any]]):
    texts = {binding.key for text in (TextArea, TextField, MarkdownField) for binding in bindings(text)}
    first = {binding.key for binding in bindings(screen) if binding.priority}
    assert first & texts == ON_PURPOSE.get(screen.__name__, set()) & first & texts
    assert ON_PURPOSE.get(screen.__name__, set()) <= first


def test_screens_are_found():
    assert {"FormScreen", "HomeScreen", "RowScreen", "WaysScreen"} <= {each.__name__ for each in SCREENS}
