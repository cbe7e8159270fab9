"""The commands that start, list, check, export and restore drafts."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.commands.draft_argument import draft_path, named_draft, path_and_draft, recover_unless_damaged
from eia_tui.commands.output import BLOCKED, DONE, print_json, say, warn, warn_unsure
from eia_tui.system.errors import UserError
from eia_tui.system.paths import parse_path
from eia_tui.system.text import plural

if TYPE_CHECKING:
    from eia_tui.checks.finding import Finding
    from eia_tui.draft.draft import Draft
    from eia_tui.form.definition import Form


def run_new(asked: argparse.Namespace) -> int:
    """Starts a draft, and prints its path."""
    from eia_tui.storage.drafts import new_draft, remember_form
    from eia_tui.storage.settings import settings_problem

    if not asked.name.strip():
        raise UserError(
            "A draft needs a name: give it the name of the policy, such as `eia-wizard new 'Mobile library timetable'`"
        )
    form = form_named(asked.form)
    if why := settings_problem():
        warn(why)
    path = new_draft(asked.name, form)
    if noted := remember_form(form, path):
        warn(noted)
    say(str(path))
    return DONE


def form_named(name: str | None) -> "Form":
    """The form with an id, or in a folder. A folder in the current one comes before a form of the program."""
    from eia_tui.form.library import DEFAULT, find_form, form_in, is_shipped, is_shipped_id

    own = form_in(name) if name else None
    if own is None or is_shipped(own):
        return find_form(name or DEFAULT)
    if is_shipped_id(name or ""):
        warn(f"The form in the folder {own.folder.absolute()} is used, not the one that comes with the program")
    return own


def run_list(asked: argparse.Namespace) -> int:
    """Lists the drafts."""
    from eia_tui.storage.catalogue import list_drafts
    from eia_tui.storage.draft_paths import when_saved
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
                    "to_settle": entry.to_settle,
                    "copies": [str(copy) for copy in entry.copies],
                }
                for entry in entries
            ]
        )
        return DONE
    if not entries:
        say(f"No drafts yet in {drafts_folder()}. Start one with: eia-wizard new NAME")
    for entry in entries:
        progress = f"{entry.progress}, " if entry.progress else ""
        waiting = f", {entry.to_settle_text}" if entry.to_settle else ""
        saved = f"saved {when_saved(entry.saved)}, {entry.status}{waiting}"
        say(f"{entry.name}: {progress}{saved} ({entry.form or 'no form'})")
        for notice in (entry.trouble, entry.copies_notice):
            if notice:
                say(f"  {notice}")
    return DONE


def run_pack(asked: argparse.Namespace) -> int:
    """Packs a draft into one file, and prints its path."""
    from eia_tui.storage.archive import pack

    target = parse_path(asked.output) if asked.output else None
    say(str(pack(draft_path(asked), target, overwrite=asked.force).absolute()))
    return DONE


def run_unpack(asked: argparse.Namespace) -> int:
    """Makes a draft of a packed one, and prints its path."""
    from eia_tui.storage.archive import unpack

    say(str(unpack(parse_path(asked.file))))
    return DONE


def run_check(asked: argparse.Namespace) -> int:
    """Lists what a reviewer would send back."""
    from eia_tui.checks import findings

    path, draft = path_and_draft(asked)
    if asked.json:
        found = findings(draft)
        print_json([finding.as_json() for finding in found])
        return BLOCKED if any(finding.severity == "block" for finding in found) else DONE
    return _say_report(path, draft, verbose=asked.verbose)


def _say_report(path: Path, draft: "Draft", *, verbose: bool) -> int:
    """Prints what the checks found, by section. The exit code."""
    from eia_tui.approvals.status import closed_reason
    from eia_tui.checks.acceptance import may_be_accepted
    from eia_tui.checks.report import report_lines, report_on
    from eia_tui.flows.accept import remember_numbers
    from eia_tui.storage.catalogue import typed_name

    def where(finding: "Finding") -> str:
        return f" ({finding.check}: {finding.address})" if verbose else ""

    report = report_on(draft)
    remember_numbers(path, report)
    for line in report_lines(report, after=where, verbose=verbose):
        say(line)
    if report.style_line and not verbose:
        say(f"To see them: eia-wizard spell {typed_name(path)}")
    for address in draft.unknown_addresses():
        say(f"kept: {address} is in the draft, but not on the form; it is kept, and not printed.")
    acceptable = any(may_be_accepted(entry.finding) and not entry.accepted for entry in report.entries)
    if acceptable and not closed_reason(draft):
        say(f"To accept one, with a reason: eia-wizard accept {typed_name(path)} NUMBER --reason REASON")
    return BLOCKED if any(entry.severity == "block" for entry in report.entries) else DONE


def run_accept(asked: argparse.Namespace) -> int:
    """Accepts a finding with a reason, or withdraws that."""
    from eia_tui.checks.acceptance import acceptance
    from eia_tui.flows.accept import ALREADY, accept_finding, withdraw_acceptance
    from eia_tui.session.session import Session

    if not asked.take_back and not (asked.reason or "").strip():
        raise UserError("Say why it is acceptable: --reason REASON")
    session = Session.at(draft_path(asked))
    try:
        finding, *also = _find_findings(session.path, session.draft, asked.check, asked.address)
        accepted = [acceptance(session.draft, each) for each in (finding, *also)]
        if asked.take_back:
            withdraw_acceptance(session, finding, *also)
        elif all(accepted) and accepted[0] and accepted[0].reason != asked.reason:
            why = f"{ALREADY}, with the reason “{accepted[0].reason}”"
            raise UserError(f"{why}. To give another, run the command with --take-back first: {finding.message}")
        else:
            accept_finding(session, finding, asked.reason, also=also, save=True)
        warn_unsure(session)
    finally:
        session.leave()
    say(f"{'No longer accepted' if asked.take_back else 'Accepted'}: {finding.message}")
    return DONE


def _find_findings(path: Path, draft: "Draft", check: str, address: str | None) -> "Sequence[Finding]":
    """The findings with the number that `check` printed, or the one of a check at an address. Raises `UserError`."""
    from eia_tui.checks import findings
    from eia_tui.flows.accept import findings_numbered

    if address is None:
        if not check.isdecimal():
            raise UserError(f"Give the number of the finding, as `check` lists it; or give the address of {check} too")
        return findings_numbered(path, draft, int(check))
    for finding in findings(draft):
        if (finding.check, finding.address) == (check, address):
            return [finding]
    raise UserError(f"`check` finds no {check} at {address}: `check --verbose` lists each finding with its address")


def run_spell(asked: argparse.Namespace) -> int:
    """Lists what may be misspelt, and what is hard to read."""
    from eia_tui.checks.proofread import proofread

    _, draft = path_and_draft(asked)
    count = 0
    for address, lines in proofread(draft):
        say(f"{draft.label(address)} ({address})")
        for line in lines:
            say(f"  {line}")
        count += len(lines)
    say(f"{plural(count, 'thing')} to check." if count else "Nothing to check.")
    return DONE


def run_export(asked: argparse.Namespace) -> int:
    """Writes the Word document, or the copy for publication, and prints its path."""
    from eia_tui.exports.registry import exporter_for
    from eia_tui.flows.export import give_id

    path, draft = path_and_draft(asked)
    target = parse_path(asked.output) if asked.output else None
    if asked.publish:
        return _publish(draft, target, asked)
    for option, given in (("--include", asked.include), ("--names-elsewhere", asked.names_elsewhere)):
        if given:
            raise UserError(f"{option} is for the copy for publication: add --publish. Other exports have everything")
    exporter = exporter_for(target)
    give_id(path, draft)
    exported = exporter.write(draft, exporter.path(draft, target), overwrite=asked.force)
    for each in exported.warnings:
        warn(each)
    say(str(exported.path.absolute()))
    return DONE


def _publish(draft: "Draft", target: Path | None, asked: argparse.Namespace) -> int:
    from eia_tui.checks.finding import SEVERITY_LABELS
    from eia_tui.exports.publish import NamesLeftError, PrivateDetailsError, publish

    try:
        published = publish(
            draft, target, overwrite=asked.force, include=asked.include, names=asked.names_elsewhere or "refuse"
        )
    except NamesLeftError as left:
        for place in left.places:
            say(f"“{place.name}” in “{draft.label(place.address, briefly=True)}”: {place.context} ({place.address})")
        raise UserError(f"{left}. Add --names-elsewhere replace or --names-elsewhere keep") from left
    except PrivateDetailsError as private:
        for finding in private.findings:
            say(f"{SEVERITY_LABELS[finding.severity]}: {finding.message} ({finding.address})")
        raise UserError(f"{private}, or add --include details") from private
    for each in filter(None, (published.left_out, *published.warnings)):
        warn(each)
    say(str(published.path.absolute()))
    return DONE


def run_history(asked: argparse.Namespace) -> int:
    """Lists the earlier versions of a draft, newest first."""
    from eia_tui.flows.restore import NO_VERSIONS
    from eia_tui.session.recovery import version_lines
    from eia_tui.storage.history import versions

    path = named_draft(asked.draft)
    recover_unless_damaged(path)
    if versions(path):
        for line in version_lines(path):
            say(line)
    else:
        say(f"{NO_VERSIONS}.")
    return DONE


def run_restore(asked: argparse.Namespace) -> int:
    """Restores an earlier version of a draft, and keeps the present one."""
    from eia_tui.flows.restore import RESTORED, version_numbered
    from eia_tui.storage.history import restore_version

    path = named_draft(asked.draft)
    try:
        version = version_numbered(path, asked.version)
    except UserError as error:
        raise UserError(f"There is no version {asked.version} of {path}. {error}: see `eia-wizard history`") from error
    recover_unless_damaged(path)  # only now, since it may add a version
    restore_version(path, version)
    say(RESTORED)
    return DONE
