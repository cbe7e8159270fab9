"""Runs the program as `python -m eia_tui`, for laptops that block the installed command."""

import sys

from eia_tui.commands.cli import main

sys.exit(main())
