"""The command that imports a Word form that came back."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from eia_tui.commands.draft_argument import draft_path
from eia_tui.commands.output import BLOCKED, DONE, print_json, say
from eia_tui.draft.draft import Draft
from eia_tui.system.errors import UserError
from eia_tui.system.paths import parse_path
from eia_tui.system.text import plural

if TYPE_CHECKING:
    from eia_tui.draft.waiting import WaitingItem
    from eia_tui.flows.import_form import Imported
    from eia_tui.imports.returned import Change, Report

_MOST_LINES = 10
_LONGEST = 160


def run_import(asked: argparse.Namespace) -> int:
    """Imports a Word form, into a new draft or into the one that it was made from."""
    from eia_tui.commands.drafts import form_named
    from eia_tui.flows.import_form import import_into, import_new

    file = parse_path(asked.file)
    if asked.into:
        if asked.output or asked.form:
            raise UserError("With --into, the draft decides the form and the folder: leave out --form and -o")
        into = argparse.Namespace(draft=asked.into)
        imported = import_into(file, draft_path(into), trial=asked.trial)
    else:
        form = form_named(asked.form) if asked.form else None
        imported = import_new(file, form, parse_path(asked.output) if asked.output else None, trial=asked.trial)
    if asked.json:
        print_json(_as_json(imported))
    else:
        _say(imported, file.name, trial=asked.trial)
    return BLOCKED if imported.needs_a_person else DONE


def _say(imported: "Imported", name: str, *, trial: bool) -> None:
    draft = Draft(imported.form)
    compared = f", compared with version {imported.version}" if imported.version else ""
    if imported.all_tracked:
        say("All of it was typed with Track Changes on; it was taken in as it is shown.")
    if imported.is_new:
        say(f"Read “{name}”, {imported.form.title}: {plural(len(imported.changed), 'answer')}.")
    elif not imported.changed and not imported.decisions and not imported.changes:
        say(f"Read “{name}”{compared}: nothing differs from what was sent.")
    else:
        labels = "; ".join(draft.label(address, briefly=True) for address in imported.changed)
        taken = f"{plural(len(imported.changed), 'answer')} changed{f': {labels}' if labels else ''}"
        say(f"Read “{name}”{compared}: {taken}.")
    if imported.untracked:
        labels = "; ".join(draft.label(address, briefly=True) for address in imported.untracked)
        say(f"  Changed without Track Changes: {labels}.")
    lines = list(_lines(imported, draft))
    for line in lines[:_MOST_LINES]:
        say(f"  {line}")
    if len(lines) > _MOST_LINES:
        say(f"  {len(lines) - _MOST_LINES} more: add --json to see all.")
    if imported.waiting and not trial:
        say("They wait in the draft: `eia-wizard comments` lists and settles them.")
    if trial:
        say("Nothing was changed: this was a trial.")
    elif imported.is_new:
        say(str(imported.path.absolute()))


def _lines(imported: "Imported", draft: Draft) -> Iterator[str]:
    """What a person should know, a line each: what must be decided first."""
    for each in imported.decisions:
        where = draft.label(each.on)
        if each.kind == "conflict":
            yield f"To decide: {where}: it was changed in the draft as well, which is kept. In Word: {_short(each.is_)}"
        elif each.is_:
            yield f"To decide: {each.text}: {_short(each.is_)} ({each.on})"
        else:
            yield f"To decide: {each.text} ({where}); the draft keeps it."
    for change in imported.changes:
        yield f"Tracked change by {change.author}, {_where(change.on, draft)}: {_change(change)}"
    for comment in imported.comments:
        if not comment.resolved:
            about = f", on “{_short(comment.quote)}”" if comment.quote else ""
            yield f"Comment by {comment.author}, {_where(comment.on, draft)}{about}: {_short(comment.text)}"
    for report in imported.reports:
        yield f"{_where(report.on, draft)}: {_report(report)}"


def _where(on: tuple[str, ...], draft: Draft) -> str:
    labels = list(dict.fromkeys(draft.label(address) for address in on if address))
    return "; ".join(labels[:3]) + (" and others" if len(labels) > 3 else "") or "the whole form"


def _change(change: "Change") -> str:
    match change.kind:
        case "replaced":
            return f"{_short(change.was)} becomes {_short(change.is_)}"
        case "inserted":
            return f"put in: {_short(change.is_)}"
        case "moved away":
            return f"moved to {'; '.join(change.to) or 'another place'}: {_short(change.was)}"
        case _:
            return f"taken out: {_short(change.was)}"


def _report(report: "Report") -> str:
    text = _short(report.text)
    match report.kind:
        case "taken for":
            return f"“{text}” was taken for “{report.printed}”, by its place alone: look whether that is right."
        case "not found":
            return f"“{_short(report.printed)}” was not found; nothing was taken."
        case "cells merged":
            return "its cell was merged with another; the draft keeps its answer."
        case "wording of the form changed":
            return f"the form's words were changed: “{text}”, not “{_short(report.printed)}”."
        case "hidden text":
            return f"hidden text was not taken: {text}"
        case "sign-off":
            return f"a sign-off is not taken from Word: {text}. Record it with `eia-wizard record`."
        case "not on the form":
            return f"not on the form, so in no answer: {text}"
        case "changes of looks" | "simplified" | "part not read":
            return text


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"


def _item_as_json(item: "WaitingItem") -> dict[str, object]:
    values = {"is" if key == "now" else key: value for key, value in asdict(item).items()}
    return {key: value for key, value in values.items() if key != "elements"}


def _as_json(imported: "Imported") -> dict[str, object]:
    return {
        "draft": str(imported.path.absolute()),
        "version": imported.version,
        "changed": list(imported.changed),
        "untracked": imported.untracked,
        "waiting": [_item_as_json(each) for each in imported.waiting],
        "told": [
            {"on": list(report.on), "text": report.text, "kind": report.kind, "printed": report.printed}
            for report in imported.reports
        ],
    }
