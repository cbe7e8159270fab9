"""What a person is told about an import, in lines."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from eia_tui.draft.draft import Draft
from eia_tui.system.text import plural

if TYPE_CHECKING:
    from eia_tui.flows.import_form import Imported
    from eia_tui.imports.returned import Change, Report

_LONGEST = 160


def heading(imported: "Imported", name: str) -> str:
    """How an import of the file with a name went, in a sentence."""
    compared = f", compared with version {imported.version}" if imported.version else ""
    if imported.is_new:
        return f"Read “{name}”, {imported.form.title}: {plural(len(imported.changed), 'answer')}."
    if not imported.changed and not imported.decisions and not imported.changes:
        return f"Read “{name}”{compared}: nothing differs from what was sent."
    labels = _labels(imported, imported.changed)
    return (
        f"Read “{name}”{compared}: {plural(len(imported.changed), 'answer')} changed{f': {labels}' if labels else ''}."
    )


def untracked(imported: "Imported") -> str:
    """Which answers were changed without Track Changes beside tracked ones, as a sentence; "" if none were."""
    if not imported.untracked:
        return ""
    return f"Changed without Track Changes: {_labels(imported, imported.untracked)}."


def _labels(imported: "Imported", addresses: Iterable[str]) -> str:
    draft = Draft(imported.form)
    return "; ".join(draft.label(address, briefly=True) for address in addresses)


def details(imported: "Imported") -> Iterator[str]:
    """What a person should know, a line each: what must be decided first."""
    draft = Draft(imported.form)
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
