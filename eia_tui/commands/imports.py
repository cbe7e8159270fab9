"""The command that imports a Word form that came back."""

import argparse
from typing import TYPE_CHECKING

from eia_tui.commands.draft_argument import draft_path
from eia_tui.commands.output import BLOCKED, DONE, print_json, say
from eia_tui.system.errors import UserError
from eia_tui.system.paths import parse_path, same_file

if TYPE_CHECKING:
    from pathlib import Path

    from eia_tui.flows.import_form import OtherFormError
    from eia_tui.flows.import_result import Imported

_MOST_LINES = 10


def run_import(asked: argparse.Namespace) -> int:
    """Imports a Word form, into a new draft or into the one that it was made from."""
    from eia_tui.flows.import_form import OtherFormError

    try:
        return _import(asked)
    except OtherFormError as error:
        raise UserError(f"{error}{_hint(asked, error)}") from error


def _hint(asked: argparse.Namespace, error: "OtherFormError") -> str:
    """What to do about a file that is of another form, with the arguments that are there for it."""
    if error.better:
        instead = "leave out --into" if asked.into else f"add --form {error.better.id} instead"
        return f". To make a new draft of it, {instead}"
    leave = "leave out --into, and " if asked.into else ""
    return f". If it is another council's form, {leave}name the folder of that form with --form"


def _import(asked: argparse.Namespace) -> int:
    from eia_tui.commands.drafts import form_named
    from eia_tui.flows.import_form import import_into, import_new, put_back, require_changed
    from eia_tui.flows.import_origin import drafts_named

    file = parse_path(asked.file)
    made_of: list[Path] = []
    if asked.into:
        if asked.output or asked.form:
            raise UserError("With --into, the draft decides the form and the folder: leave out --form and -o")
        into = argparse.Namespace(draft=asked.into)
        path = draft_path(into)
        if asked.undo:
            require_changed(import_into(file, path, trial=True, anyway=asked.anyway), asked.undo)
        imported = import_into(file, path, trial=asked.trial, anyway=asked.anyway)
        if asked.undo and not asked.trial:
            put_back(imported, asked.undo)
    else:
        if asked.anyway:
            raise UserError("--anyway says that a form of another draft is merged: it needs --into")
        if asked.undo:
            raise UserError("--undo keeps the answers of a draft that the form is merged into: it needs --into")
        form = form_named(asked.form) if asked.form else None
        imported = import_new(file, form, parse_path(asked.output) if asked.output else None, trial=asked.trial)
        made_of = [each for each in drafts_named(file) if not same_file(each, imported.path)]
    if asked.json:
        print_json({**_as_json(imported), "made_of": [str(each.absolute()) for each in made_of]})
    else:
        _say(imported, file.name, trial=asked.trial)
        for each in made_of:
            would_be = "would be" if asked.trial else "is"
            say(f"This {would_be} a second draft: the file was made of one that you have, {each}.")
            say(f"To read it into that one instead: {_into(asked.file, each)}")
    return BLOCKED if imported.needs_a_person else DONE


def _into(file: str, draft: "Path") -> str:
    """The command that reads a file into a draft."""
    from eia_tui.storage.catalogue import typed_name

    return f'`eia-wizard import "{file}" --into {typed_name(draft)}`'


def _say(imported: "Imported", name: str, *, trial: bool) -> None:
    from eia_tui.flows.import_report import changed_lines, details, heading, untracked
    from eia_tui.flows.restore import version_before_import
    from eia_tui.storage.catalogue import typed_name

    say(heading(imported, name))
    for line in changed_lines(imported):
        say(f"  {line}")
    if imported.before and not trial:
        if number := version_before_import(imported.path):
            restore = f"restore {typed_name(imported.path)} {number}"
            say(f"  `eia-wizard {restore}` restores the draft as it was before.")
    elif imported.before:
        say("  To keep your own words in one of them, add --undo and its address.")
    if without_tracking := untracked(imported):
        say(f"  {without_tracking}")
    lines = list(details(imported))
    for line in lines[:_MOST_LINES]:
        say(f"  {line}")
    if len(lines) > _MOST_LINES:
        say(f"  {len(lines) - _MOST_LINES} more: add --json to see all.")
    if any(each.is_open for each in imported.waiting) and not trial:
        listing = f"`eia-wizard comments {typed_name(imported.path)}`"
        say(f"They wait in the draft: {listing} lists and settles them.")
    if trial:
        say("Nothing was changed: this was a trial.")
    elif imported.is_new:
        say(str(imported.path.absolute()))


def _as_json(imported: "Imported") -> dict[str, object]:
    from eia_tui.draft.waiting import as_json

    return {
        "draft": str(imported.path.absolute()),
        "version": imported.version,
        "changed": list(imported.changed),
        "differences": [{"on": each.address, "was": each.before, "is": each.after} for each in imported.differences()],
        "untracked": imported.untracked,
        "waiting": [as_json(each) for each in imported.waiting if each.kind != "report"],
        "told": [
            {"on": list(report.on), "text": report.text, "kind": report.kind, "printed": report.printed}
            for report in imported.reports
        ],
    }
