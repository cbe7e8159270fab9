"""What only some systems have: modules of the program that others cannot load, and marks for tests that need it."""

import os
import sys

import pytest

OF_OTHER_SYSTEMS = (
    ("eia_tui.tui.terminal", "eia_tui.plain.keyboard") if sys.platform == "win32" else ("eia_tui.tui.windows_terminal",)
)
"""The modules of the program that only the other systems can load."""
needs_modes = pytest.mark.skipif(os.name == "nt", reason="Windows has no permissions of this kind")
needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows needs a privilege for symbolic links")
needs_pipes = pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes with a name in a folder")
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="a script of a Unix shell is the program")
needs_quoting = pytest.mark.skipif(os.name == "nt", reason="on Windows a name may begin and end with a '")
