"""Presses a button of another program's window, inside Windows: `press_button.py WORDS BUTTON`.

It waits for a window with these words in it in which this button can be pressed, presses it, and prints all words of
the window.
"""

import ctypes
import sys
import time
from ctypes import wintypes

PATIENCE = 200.0
GET_TEXT, CLICK = 0x000D, 0x00F5
"""Messages to a window."""
LONGEST = 1000
USER: ctypes.CDLL = ctypes.windll.user32  # type: ignore[attr-defined]
FOUND = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)  # type: ignore[attr-defined]


def windows_in(parent: int | None) -> list[int]:
    """The windows on the desktop, or those within a window, such as its texts and buttons."""
    found: list[int] = []
    add = FOUND(lambda window, _: bool(found.append(window)) or True)
    if parent is None:
        USER.EnumWindows(add, 0)
    else:
        USER.EnumChildWindows(wintypes.HWND(parent), add, 0)
    return found


def words(window: int) -> str:
    """The text of a window, without the mark of the key that chooses it."""
    text = ctypes.create_unicode_buffer(LONGEST)
    USER.SendMessageTimeoutW(wintypes.HWND(window), GET_TEXT, LONGEST, text, 2, 1000, None)
    return text.value.replace("&", "")


def press(wanted: str, button: str) -> bool:
    """Presses the button where there is such a window; whether there is."""
    for window in windows_in(None):
        within = {each: words(each) for each in windows_in(window) if USER.IsWindowVisible(wintypes.HWND(each))}
        buttons = [
            each for each, text in within.items() if text == button and USER.IsWindowEnabled(wintypes.HWND(each))
        ]
        if buttons and any(wanted in text for text in within.values()):
            print("\n".join(filter(None, [words(window), *within.values()])))
            USER.PostMessageW(wintypes.HWND(buttons[0]), CLICK, 0, 0)
            return True
    return False


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    end = time.monotonic() + PATIENCE
    while not press(*sys.argv[1:]):
        if time.monotonic() > end:
            sys.exit(f"there is no window with {sys.argv[1:]}")
        time.sleep(0.2)
