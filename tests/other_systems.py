"""The modules of the program that only other systems can load."""

import sys

OF_OTHER_SYSTEMS = (
    ("eia_tui.tui.terminal", "eia_tui.plain.keyboard") if sys.platform == "win32" else ("eia_tui.tui.windows_terminal",)
)
