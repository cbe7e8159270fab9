"""The commands that open the wizard, and look at the machine it runs on."""

import argparse
import gc
import os
import sys

from eia_tui.commands.draft_argument import named_draft
from eia_tui.commands.output import DONE, say
from eia_tui.system import clock

_EVERY_COLOUR_SINCE = 15063
"""The build of Windows 10 whose consoles have 24-bit colour."""


def run_open(asked: argparse.Namespace) -> int:
    """Opens the wizard or the plain prompts, at a draft or at the list of them."""
    from eia_tui.form.library import DEFAULT, find_form
    from eia_tui.storage.settings import drafts_folder, read_settings

    drafts_folder()  # a bad drafts folder is reported before any screen is drawn
    path = named_draft(asked.draft) if asked.draft else None
    form = find_form(DEFAULT)
    # The screens are drawn on stderr, or on Windows on stdout.
    screens = (
        all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)) and os.environ.get("TERM") != "dumb"
    )
    if asked.plain or _accessible() or not screens or read_settings().plain:
        from eia_tui.plain.home import ask_plainly

        ask_plainly(form, path)
        return DONE
    # Whatever is made while the screens are put up stays: looking for garbage in it would take a fifth of the start.
    gc.disable()
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    if _has_every_colour():
        os.environ.setdefault("TEXTUAL_COLOR_SYSTEM", "truecolor")
    from eia_tui.tui.app import run_wizard

    run_wizard(form, path)
    return DONE


def _has_every_colour() -> bool:
    """Whether the terminal has 24-bit colour although it does not say so where it is looked for.

    The consoles of Windows have it since 2017, but are asked before they are told to obey such sequences.
    """
    if sys.platform == "win32":
        return sys.getwindowsversion().build >= _EVERY_COLOUR_SINCE
    inside_another = os.environ.get("TERM", "").startswith(("screen", "tmux"))
    return bool(os.environ.get("WT_SESSION")) and not inside_another


def _accessible() -> bool:
    return os.environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false", "no")


def run_doctor(asked: argparse.Namespace) -> int:  # noqa: ARG001  a command
    """Says what this machine offers, and what is missing."""
    from eia_tui.commands.doctor import examine

    for result in examine(clock.today()):
        say(f"{result.level:<8}{result.text}")
    return DONE
