"""The keys that move in a text and change it, as editors on Windows have them."""

from textual.binding import Binding

EDITING = [
    Binding(key, action, description, show=False)
    for key, action, description in (
        ("ctrl+z", "undo", "Undo"),
        ("ctrl+y", "redo", "Redo"),
        ("ctrl+c", "copy", "Copy"),
        ("ctrl+x", "cut", "Cut"),
        ("ctrl+v", "paste", "Paste"),
        ("ctrl+a", "select_all", "Select all"),
        ("up", "cursor_up", "Up a line"),
        ("down", "cursor_down", "Down a line"),
        ("left", "cursor_left", "Left"),
        ("right", "cursor_right", "Right"),
        ("ctrl+left", "cursor_word_left", "A word left"),
        ("ctrl+right", "cursor_word_right", "A word right"),
        ("home", "cursor_line_start", "To the start of the line"),
        ("end", "cursor_line_end", "To the end of the line"),
        ("ctrl+home", "go_to_start", "To the beginning"),
        ("ctrl+end", "go_to_end", "To the end"),
        ("pageup", "cursor_page_up", "A page up"),
        ("pagedown", "cursor_page_down", "A page down"),
        ("shift+up", "cursor_up(True)", "Select a line up"),
        ("shift+down", "cursor_down(True)", "Select a line down"),
        ("shift+left", "cursor_left(True)", "Select to the left"),
        ("shift+right", "cursor_right(True)", "Select to the right"),
        ("ctrl+shift+left", "cursor_word_left(True)", "Select a word to the left"),
        ("ctrl+shift+right", "cursor_word_right(True)", "Select a word to the right"),
        ("shift+home", "cursor_line_start(True)", "Select to the start of the line"),
        ("shift+end", "cursor_line_end(True)", "Select to the end of the line"),
        ("backspace", "delete_left", "Delete to the left"),
        ("delete", "delete_right", "Delete to the right"),
        ("ctrl+backspace,ctrl+w", "delete_word_left", "Delete a word to the left"),
        ("ctrl+delete", "delete_word_right", "Delete a word to the right"),
    )
]
"""For `TextField`."""
