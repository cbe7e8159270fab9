"""The key map in docs/using.md matches the program. `UPDATE_KEYS=1 pytest tests/tui/test_key_map.py` writes it."""

import os
import re

from eia_tui.tui.app import Wizard
from eia_tui.tui.dialogs.find import FindScreen
from eia_tui.tui.dialogs.spelling import SpellingScreen
from eia_tui.tui.dialogs.table import TableScreen
from eia_tui.tui.screens.form import FormScreen
from eia_tui.tui.screens.home import HomeScreen
from eia_tui.tui.screens.row import RowScreen
from eia_tui.tui.widgets.bars import key_name
from eia_tui.tui.widgets.drafts_panel import DraftsList
from eia_tui.tui.widgets.markdown_field import MarkdownField
from eia_tui.tui.widgets.review_pane import ReviewPane
from eia_tui.tui.widgets.rows_field import RowsList
from tests.conftest import ROOT
from tests.tui.screen_classes import our_screens
from tests.tui.test_bindings import bindings

USING = ROOT / "docs" / "using.md"
PLACES: dict[str, tuple[type, ...]] = {
    "the form": (FormScreen, MarkdownField),
    "first screen": (HomeScreen, DraftsList),
    "review": (ReviewPane,),
    "rows": (RowsList,),
    "one row": (RowScreen,),
    "table": (TableScreen,),
    "find": (FindScreen,),
    "spelling": (SpellingScreen,),
}
KEYS = [
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
    *"abcdefghijklmnopqrstuvwxyz",
    "insert",
    "delete",
]
TAKEN = {
    "ctrl+a": "select all", "ctrl+c": "copy", "ctrl+h": "Backspace on some terminals", "ctrl+i": "Tab",
    "ctrl+m": "Enter", "ctrl+v": "paste", "ctrl+w": "delete a word", "ctrl+x": "cut", "ctrl+y": "redo",
    "ctrl+z": "undo",
}  # fmt: skip
"""Keys of every text, and those that terminals send for other keys."""
SAME = {
    ("ctrl+s", "record it"): "save", ("f2", "back"): "steps", ("f3", "answer or whole form"): "preview",
    ("f6", "back to the question"): "help",
}  # fmt: skip
"""What a dialog calls a meaning that its key has everywhere: it saves there, or leaves what the key has opened."""


def drawn() -> str:
    """The map as a table: a line for each key, a column for each place."""
    lines = [f"| key | {' | '.join(PLACES)} |", f"|---{'|---' * len(PLACES)}|"]
    everywhere = {each.key: each.description for each in bindings(Wizard)}
    for key in KEYS:
        cells = [
            ", ".join(
                dict.fromkeys(each.description for one in classes for each in bindings(one) if each.key.lower() == key)
            )
            for classes in PLACES.values()
        ]
        if key in everywhere and not any(cells):
            cells = [everywhere[key]] * len(cells)
        if key in TAKEN:
            cells = [cell or TAKEN[key] for cell in cells]
        if any(cells) or len(key) > 1:
            lines.append(f"| {key_name(key)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def test_a_control_key_a_function_key_and_ins_have_one_meaning_each():
    meanings: dict[str, set[str]] = {}
    for one in {Wizard, *our_screens(), *(each for classes in PLACES.values() for each in classes)}:
        for each in bindings(one):
            if re.fullmatch(r"ctrl\+[a-z]|f\d+|insert", each.key):
                meaning = each.description.lower()
                meanings.setdefault(each.key, {TAKEN[each.key].lower()} if each.key in TAKEN else set())
                meanings[each.key].add(SAME.get((each.key, meaning), meaning))
    assert {key: names for key, names in meanings.items() if len(names) > 1} == {}


def test_the_documented_key_map_is_that_of_the_program():
    text = USING.read_text(encoding="utf-8")
    shown = re.search(r"^\| key \|.*?(?=\n\n)", text, re.MULTILINE | re.DOTALL)
    assert shown
    if os.environ.get("UPDATE_KEYS"):
        USING.write_text(text.replace(shown[0], drawn()), encoding="utf-8")
    else:
        assert shown[0] == drawn()
