"""The commands that begin, name, check, export and restore drafts."""

import argparse
from pathlib import Path

from eia_tui.commands.output import BLOCKED, DONE, print_json, say, warn, warn_unsure
from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Form
from eia_tui.system.errors import UserError
from eia_tui.system.paths import path_of
from eia_tui.system.text import plural


def run_new(asked: argparse.Namespace) -> int:
    """Begins a draft, and prints its path."""
    from eia_tui.storage.drafts import new_draft, remember_form
    from eia_tui.storage.settings import settings_problem

    if not asked.name.strip():
        raise UserError("A draft needs a name: give it the policy's, as `eia-wizard new 'Mobile library timetable'`")
    form = _form_asked_for(asked.form)
    if why := settings_problem():
        warn(why)
    path = new_draft(asked.name, form)
    if noted := remember_form(form, path):
        warn(noted)
    say(str(path))
    return DONE


def _form_asked_for(named: str | None) -> Form:
    """The form of this id, or in this folder. A folder here that is called as a form of the program comes first."""
    from eia_tui.form.library import DEFAULT, find_form, form_in, is_shipped, is_shipped_id

    own = form_in(named) if named else None
    if own is None or is_shipped(own):
        return find_form(named or DEFAULT)
    if is_shipped_id(named or ""):
        warn(f"The form in the folder {own.folder.absolute()} is used, not the one that comes with the program")
    return own


def run_list(asked: argparse.Namespace) -> int:
    """Names the drafts."""
    from datetime import datetime

    from eia_tui.storage.catalogue import list_drafts
    from eia_tui.storage.drafts import when_saved
    from eia_tui.storage.settings import drafts_folder, settings_problem

    if why := settings_problem():
        warn(why)
    entries = list(list_drafts())
    if asked.json:
        print_json(
            [
                {
                    "name": entry.name,
                    "form": entry.form,
                    "progress": str(entry.progress or ""),
                    "saved": entry.saved.isoformat(timespec="seconds"),
                    "status": entry.status,
                    "path": str(entry.path),
                    "trouble": entry.trouble,
                    "copies": [str(copy) for copy in entry.copies],
                }
                for entry in entries
            ]
        )
        return DONE
    if not entries:
        say(f"No drafts yet in {drafts_folder()}. Begin one with: eia-wizard new NAME")
    now = datetime.now().astimezone()
    for entry in entries:
        progress = f"{entry.progress}, " if entry.progress else ""
        say(f"{entry.name}: {progress}saved {when_saved(entry.saved, now)}, {entry.status} ({entry.form or 'no form'})")
        for told in (entry.trouble, entry.copies_notice):
            if told:
                say(f"  {told}")
    return DONE


def run_check(asked: argparse.Namespace) -> int:
    """Says what a reviewer would send back."""
    from eia_tui.checks import findings
    from eia_tui.checks.acceptance import acceptance
    from eia_tui.storage.catalogue import find_draft
    from eia_tui.storage.drafts import open_draft

    draft = open_draft(find_draft(asked.draft))
    found = findings(draft)
    if asked.json:
        print_json([finding.as_json() for finding in found])
    else:
        for finding in found:
            told = acceptance(draft, finding)
            why = f" It was accepted on {told.on}: {told.reason}" if told else ""
            say(f"{finding.severity}: {finding.message}{why} ({finding.check}: {finding.address})")
        for address in draft.unknown_addresses():
            say(f"kept: {address} is in the draft and not on the form; it is neither printed nor lost.")
        blocking = sum(finding.severity == "block" for finding in found)
        say(f"{blocking} to mend before it is sent." if blocking else "Nothing stops it from being sent.")
    return BLOCKED if any(finding.severity == "block" for finding in found) else DONE


def run_accept(asked: argparse.Namespace) -> int:
    """Accepts a finding with a reason, or withdraws that."""
    from eia_tui.checks import findings
    from eia_tui.flows.accept import accept_finding
    from eia_tui.session.session import Session
    from eia_tui.storage.catalogue import find_draft

    if not asked.take_back and not (asked.reason or "").strip():
        raise UserError("Say why it is acceptable: --reason REASON")
    session = Session.at(find_draft(asked.draft))
    try:
        found = [each for each in findings(session.draft) if (each.check, each.address) == (asked.check, asked.address)]
        if not found:
            raise UserError(f"`check` finds no {asked.check} at {asked.address}: it lists the addresses")
        if asked.take_back:
            session.notes.withdraw(found[0], save=True)
        else:
            accept_finding(session, found[0], asked.reason, save=True)
        warn_unsure(session)
    finally:
        session.leave()
    say(f"{'No longer accepted' if asked.take_back else 'Accepted'}: {found[0].message}")
    return DONE


def run_spell(asked: argparse.Namespace) -> int:
    """Says what may be misspelt, and what is hard to read."""
    from eia_tui.checks.proofread import read_over
    from eia_tui.storage.catalogue import find_draft
    from eia_tui.storage.drafts import open_draft

    draft = open_draft(find_draft(asked.draft))
    things = 0
    for address, lines in read_over(draft):
        say(f"{draft.label(address)} ({address})")
        for line in lines:
            say(f"  {line}")
        things += len(lines)
    say(f"{plural(things, 'thing')} to look at." if things else "Nothing to look at.")
    return DONE


def run_export(asked: argparse.Namespace) -> int:
    """Writes the Word document, or the copy for publication, and prints its path."""
    from eia_tui.exports.registry import exporter_for
    from eia_tui.storage.catalogue import find_draft
    from eia_tui.storage.drafts import open_draft

    draft = open_draft(find_draft(asked.draft))
    target = path_of(asked.output) if asked.output else None
    if asked.publish:
        return _publish(draft, target, overwrite=asked.force)
    exporter = exporter_for(target)
    exported = exporter.write(draft, exporter.path(draft, target), overwrite=asked.force)
    for each in exported.warnings:
        warn(each)
    say(str(exported.path.absolute()))
    return DONE


def _publish(draft: Draft, target: Path | None, *, overwrite: bool) -> int:
    from eia_tui.exports.publish import PrivateDetailsError, publish

    try:
        published = publish(draft, target, overwrite=overwrite)
    except PrivateDetailsError as private:
        for finding in private.found:
            say(f"{finding.severity}: {finding.message} ({finding.address})")
        raise
    for each in published.told:
        warn(each)
    say(str(published.path.absolute()))
    return DONE


def run_history(asked: argparse.Namespace) -> int:
    """Names the earlier versions of a draft, the newest first."""
    from eia_tui.session.recovery import version_lines
    from eia_tui.storage.catalogue import find_draft
    from eia_tui.storage.history import versions

    path = find_draft(asked.draft)
    if versions(path):
        for line in version_lines(path):
            say(line)
    else:
        say("No earlier versions yet: one is kept as soon as the draft is changed in the wizard.")
    return DONE


def run_restore(asked: argparse.Namespace) -> int:
    """Restores an earlier version of a draft, and keeps the present one."""
    from eia_tui.flows.restore import restore_closed, version_numbered
    from eia_tui.storage.catalogue import find_draft

    path = find_draft(asked.draft)
    try:
        version = version_numbered(path, asked.version)
    except UserError as error:
        raise UserError(f"There is no version {asked.version} of {path}. {error}: see `eia-wizard history`") from error
    restore_closed(path, version)
    say(f"{path} is as it was in version {asked.version}. What it was until now is version 1.")
    return DONE
