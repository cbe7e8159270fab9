"""Examines what this machine offers the program, and what is missing."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from eia_tui import __version__
from eia_tui.form.dates import show_date
from eia_tui.form.guidance import STALE_AFTER, guidance, stale_sources
from eia_tui.form.library import find_form, shipped_folders
from eia_tui.storage.conflict_copies import copies_beside, copies_notice
from eia_tui.storage.draft_paths import draft_files, refuse_if_away
from eia_tui.storage.journal import journals_set_aside
from eia_tui.storage.settings import drafts_folder, settings_problem
from eia_tui.system.app_folders import settings_file, state_folder
from eia_tui.system.desktop import editor
from eia_tui.system.errors import UserError, reason
from eia_tui.system.files import why_not_writable
from eia_tui.system.native import NATIVE_MODULES, native_modules_needed
from eia_tui.system.paths import is_folder, something_at

_ROOM = 100_000_000
"""Bytes that should be free where drafts are kept."""


@dataclass(frozen=True)
class Result:
    """One thing that was examined."""

    level: Literal["good", "note", "missing"]
    text: str


def examine(today: date) -> Iterator[Result]:
    """The results, in the order that an officer's IT desk would ask for them."""
    yield Result("good", f"eia-wizard {__version__}, Python {platform.python_version()}, {_system()}")
    yield from _native_modules()
    yield from _folders()
    yield from _terminal()
    yield from _programs()
    yield from _forms()
    yield from _guidance(today)
    yield from _wording(today)
    yield Result("good", "Network: not used, ever")


def _system() -> str:
    """The name and version of the system. `platform` would ask Windows' management service and for the host's name."""
    if sys.platform == "win32":
        version = sys.getwindowsversion()
        return f"Windows {version.major}.{version.minor}, build {version.build}"
    system = os.uname()
    return f"{system.sysname} {system.release}"


def _native_modules() -> Iterator[Result]:
    """Loads each module of machine code on its own: rules of the organisation may block any of them."""
    problems = {module: problem for module in NATIVE_MODULES if (problem := module.problem())}
    for module, problem in problems.items():
        yield Result("missing" if module.required else "note", f"{module.use}: {problem}")
    if not problems:
        yield Result("good", f"Parts in machine code: all {len(NATIVE_MODULES)} can be loaded")


def _folders() -> Iterator[Result]:
    try:
        yield from _drafts_folder(drafts_folder())
    except UserError as error:
        yield Result("missing", f"Drafts: {error}")
    yield _writable(state_folder(), f"The program's own notes: {state_folder()}")
    yield _writable(settings_file().parent, f"Settings: {settings_file()}")
    if why := settings_problem():
        yield Result("missing", f"Settings: {why}")
    for file in journals_set_aside():
        yield Result("note", f"Unsaved text that no question of its form asks for is set aside in {file}")


def _drafts_folder(folder: Path) -> Iterator[Result]:
    try:
        refuse_if_away(folder)
    except UserError as error:
        yield Result("missing", f"Drafts: {error}")
        return
    yield _writable(folder, f"Drafts: {folder}")
    if is_folder(folder):
        yield from _drafts()
        free = _free(folder)
        if free is not None and free < _ROOM:
            yield Result("missing", f"Space: only {free // 1_000_000} MB free where drafts are kept; make more")
    if "onedrive" in str(folder).casefold():
        yield Result(
            "note", "Drafts are in OneDrive: they are copied to your council's cloud, as its other documents are"
        )


def _drafts() -> Iterator[Result]:
    try:
        files = list(draft_files())
    except UserError as error:
        yield Result("missing", f"Drafts there: {error}")
        return
    yield Result("good", f"Drafts there: {len(files)}")
    for path in files:
        if copies := copies_beside(path):
            yield Result("note", f"{path}: {copies_notice(copies)}")


def _free(folder: Path) -> int | None:
    """Free bytes on the disk of a folder; None if the system does not say."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def _no_place(folder: Path) -> str:
    """Why there cannot be a folder at a path; "" if there is one, or nothing."""
    try:
        folder.stat()
    except FileNotFoundError:
        return f"{folder} is a link to nowhere" if something_at(folder) else ""
    except OSError as error:
        return reason(error)
    return "" if is_folder(folder) else f"{folder} is not a folder"


def _writable(folder: Path, text: str) -> Result:
    """Whether a file can be written in a folder; leaves no file behind, and makes no folder."""
    nearest = next((each for each in (folder, *folder.parents) if is_folder(each)), folder)
    if why := _no_place(folder):
        return Result("missing", f"{text}: it cannot be made ({why})")
    if why := why_not_writable(nearest):
        return Result("missing", f"{text}: nothing can be saved there: {why}")
    return Result("good", text if nearest == folder else f"{text} (made when it is first needed)")


def _terminal() -> Iterator[Result]:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Result("note", "Terminal: none here, so questions are asked as plain prompts")
        return
    size = shutil.get_terminal_size()
    kind = os.environ.get("TERM_PROGRAM") or os.environ.get("TERM", "")
    if os.name == "nt":
        kind = "Windows Terminal" if os.environ.get("WT_SESSION") else "the classic console"
    yield Result("good", f"Terminal: {kind or 'unknown'}, {size.columns} columns, {size.lines} lines")
    if os.name == "nt" and not os.environ.get("WT_SESSION"):
        yield Result(
            "note",
            "The classic console does not mark pastes: they are known by their speed. Windows Terminal is better",
        )
    if size.columns < 80 or size.lines < 24:
        yield Result("note", "The window is small. It works, but 80 columns by 24 lines or more show more")
    encoding = (sys.stdout.encoding or "").lower()
    if encoding.replace("-", "") != "utf8" and os.name != "nt":
        yield Result(
            "note", f"Characters: this terminal uses {encoding}; some may show as ?. A UTF-8 locale fixes that"
        )


def _programs() -> Iterator[Result]:
    command = editor()
    yield (
        Result("good", f"Editor for long answers: {command[0]}")
        if command
        else Result("note", "Editor for long answers: none found; name one in EDITOR, or type them here")
    )
    if os.name != "nt" and not shutil.which("open" if sys.platform == "darwin" else "xdg-open"):
        yield Result("note", "Opening the Word form from here: not possible on this machine; its path is shown instead")


def _forms() -> Iterator[Result]:
    for folder in shipped_folders():
        form = find_form(folder.name)
        try:
            with native_modules_needed():
                from eia_tui.exports.template_check.check import check_template

                mistakes = [str(mistake) for mistake in check_template(form)]
        except UserError as error:
            mistakes = [str(error)]
        yield (
            Result("missing", f"Form {form.id}: {mistakes[0]}")
            if mistakes
            else Result("good", f"Form: {form.council}, {form.id}")
        )


def _wording(today: date) -> Iterator[Result]:
    from eia_tui.language.plain_english import wording_advice

    for source in wording_advice().sources:
        if source.url and (today - source.checked_on).days > STALE_AFTER:
            yield Result(
                "note", f"Advice on wording from “{source.title}” was last checked {show_date(source.checked_on)}"
            )


def _guidance(today: date) -> Iterator[Result]:
    stale = stale_sources(today)
    old = {entry.id for entry, _ in stale}
    yield Result("good", f"Guidance: {len(guidance())} entries, {len(guidance()) - len(old)} checked within a year")
    for entry, source in stale:
        yield Result(
            "note",
            f"Guidance on “{entry.title}” was last checked {show_date(source.checked_on)}: check {source.url}",
        )
