"""The screen classes of the program, found in its modules: new ones are included."""

import importlib
import inspect
import pkgutil
from typing import Any

from textual.screen import Screen

import eia_tui.tui
from tests.other_systems import OF_OTHER_SYSTEMS


def our_screens() -> set[type[Screen[Any]]]:
    """Every class of a screen."""
    found: set[type[Screen[Any]]] = set()
    for module in pkgutil.walk_packages(eia_tui.tui.__path__, "eia_tui.tui."):
        if module.name in OF_OTHER_SYSTEMS:  # they have no screen
            continue
        for _, each in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(each, Screen) and each.__module__.startswith("eia_tui"):
                found.add(each)
    return found
