"""The commands of the command palette that have keys."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.app import SystemCommand
from textual.dom import DOMNode
from textual.screen import Screen

from eia_tui.tui.widgets.bars import key_name

_MOVING = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "backspace", "tab"}
"""Keys that move about or delete: they are no commands."""


def key_commands(screen: Screen[object], run: Callable[[str, DOMNode], Any]) -> Iterator[SystemCommand]:
    """A command for each action that has a key on a screen now. `run` runs an action of a node."""
    seen = {"command_palette"}
    for key, (node, binding, enabled, _) in screen.active_bindings.items():
        shown = enabled and binding.description and key.rpartition("+")[2] not in _MOVING and "super" not in key
        if shown and binding.action not in seen:
            seen.add(binding.action)
            title = f"{binding.tooltip or binding.description} ({key_name(key)})"
            yield SystemCommand(title, "", partial(run, binding.action, node))
