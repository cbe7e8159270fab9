"""What each command does. What a command needs is imported when it is run."""

import argparse
import gc
import os
import sys
from pathlib import Path

from eia_tui.prose.scrub import visible
from eia_tui.refusal import Refused

DONE, BLOCKED, IMPOSSIBLE = 0, 1, 2
"""Exit codes: it is done; `check` found what must be mended first; it could not be done."""


def _say(line: str) -> None:
    print("\n".join(visible(each) for each in line.split("\n")))


def run_open(asked: argparse.Namespace) -> int:
    """Opens the wizard or the plain prompts, at a draft or at the list of them."""
    from eia_tui.form.library import DEFAULT, find_form
    from eia_tui.storage.listed import find_draft
    from eia_tui.storage.settings import read_settings

    path = find_draft(asked.draft) if asked.draft else None
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
    from eia_tui.tui.app import run_wizard

    run_wizard(form, path)
    return DONE


def _accessible() -> bool:
    return os.environ.get("ACCESSIBLE", "").strip().lower() not in ("", "0", "false", "no")


def run_doctor(asked: argparse.Namespace) -> int:  # noqa: ARG001  a command
    """Says what this machine offers, and what is missing."""
    from datetime import date

    from eia_tui.doctor import examine

    for sign in examine(date.today()):  # noqa: DTZ011  the officer's own day
        _say(f"{sign.standing:<8}{sign.said}")
    return DONE


def run_new(asked: argparse.Namespace) -> int:
    """Begins a draft, and prints its path."""
    from eia_tui.form.library import DEFAULT, find_form
    from eia_tui.storage.drafts import new_draft

    if not asked.name.strip():
        raise Refused("A draft needs a name: give it the policy's, as `eia-wizard new 'Mobile library timetable'`")
    _say(str(new_draft(asked.name, find_form(asked.form or DEFAULT))))
    return DONE


def run_list(asked: argparse.Namespace) -> int:
    """Names the drafts."""
    from datetime import datetime

    from eia_tui.storage.drafts import when_saved
    from eia_tui.storage.listed import list_drafts
    from eia_tui.storage.settings import drafts_folder

    entries = list(list_drafts())
    if asked.json:
        _print_json(
            [
                {
                    "name": entry.name,
                    "form": entry.form,
                    "progress": str(entry.progress or ""),
                    "saved": entry.saved.isoformat(timespec="seconds"),
                    "status": entry.status,
                    "path": str(entry.path),
                }
                for entry in entries
            ]
        )
        return DONE
    if not entries:
        _say(f"No drafts yet in {drafts_folder()}. Begin one with: eia-wizard new NAME")
    now = datetime.now().astimezone()
    for entry in entries:
        progress = f"{entry.progress}, " if entry.progress else ""
        _say(
            f"{entry.name}: {progress}saved {when_saved(entry.saved, now)}, {entry.status} ({entry.form or 'no form'})"
        )
        if entry.trouble:
            _say(f"  {entry.trouble}")
    return DONE


def run_check(asked: argparse.Namespace) -> int:
    """Says what a reviewer would send back."""
    from eia_tui.checks import findings
    from eia_tui.checks.acceptance import acceptance
    from eia_tui.storage.drafts import open_draft
    from eia_tui.storage.listed import find_draft

    draft = open_draft(find_draft(asked.draft))
    found = findings(draft)
    if asked.json:
        _print_json([finding.as_json() for finding in found])
    else:
        for finding in found:
            told = acceptance(draft, finding)
            why = f" It was accepted on {told.on}: {told.reason}" if told else ""
            _say(f"{finding.severity}: {finding.message}{why} ({finding.address})")
        for address in draft.not_on_the_form():
            _say(f"kept: {address} is in the draft and not on the form; it is neither printed nor lost.")
        blocking = sum(finding.severity == "block" for finding in found)
        _say(f"{blocking} to mend before it is sent." if blocking else "Nothing stops it from being sent.")
    return BLOCKED if any(finding.severity == "block" for finding in found) else DONE


def run_spell(asked: argparse.Namespace) -> int:
    """Says what may be misspelt, and what is hard to read."""
    from eia_tui.checks.reading import read_over
    from eia_tui.storage.drafts import open_draft
    from eia_tui.storage.listed import find_draft

    draft = open_draft(find_draft(asked.draft))
    things = 0
    for address, lines in read_over(draft):
        _say(f"{draft.place(address)} ({address})")
        for line in lines:
            _say(f"  {line}")
        things += len(lines)
    _say(f"{things} thing{'' if things == 1 else 's'} to look at." if things else "Nothing to look at.")
    return DONE


def run_export(asked: argparse.Namespace) -> int:
    """Writes the Word document, and prints its path."""
    from eia_tui.exports.word import export
    from eia_tui.storage.drafts import open_draft
    from eia_tui.storage.listed import find_draft

    draft = open_draft(find_draft(asked.draft))
    exported = export(draft, Path(asked.output).expanduser() if asked.output else None, overwrite=asked.force)
    for missing in exported.missing:
        print(f"eia-wizard: {visible(missing)}", file=sys.stderr)
    _say(str(exported.path.absolute()))
    return DONE


def run_history(asked: argparse.Namespace) -> int:
    """Names the earlier versions of a draft, the newest first."""
    from eia_tui.rescue import version_lines
    from eia_tui.storage.history import versions
    from eia_tui.storage.listed import find_draft

    path = find_draft(asked.draft)
    if versions(path):
        for line in version_lines(path):
            _say(line)
    else:
        _say("No earlier versions yet: one is kept as soon as the draft is changed in the wizard.")
    return DONE


def run_restore(asked: argparse.Namespace) -> int:
    """Puts an earlier version in a draft's place, and keeps the present one."""
    from eia_tui.storage.history import put_back, versions
    from eia_tui.storage.listed import find_draft

    path = find_draft(asked.draft)
    kept = versions(path)
    if not 0 < asked.version <= len(kept):
        raise Refused(
            f"There is no version {asked.version} of {path}: `eia-wizard history` names the {len(kept)} there are"
        )
    put_back(path, kept[-asked.version])
    _say(f"{path} is as it was in version {asked.version}. What it was until now is version 1.")
    return DONE


def run_forms(asked: argparse.Namespace) -> int:  # noqa: ARG001  a command
    """Names the forms there are."""
    from eia_tui.form.library import shipped
    from eia_tui.form.loading import load_form

    for folder in shipped():
        form = load_form(folder, trusted=True)
        _say(f"{form.id}: {form.council}, {form.title} ({folder})")
    return DONE


def run_forms_check(asked: argparse.Namespace) -> int:
    """Says what is wrong with a form's folder."""
    from eia_tui.exports.template.rules import check_template
    from eia_tui.form.loading import load_form

    form = load_form(Path(asked.folder).expanduser())
    mistakes = check_template(form)
    for mistake in mistakes:
        _say(f"{form.template}: {mistake}")
    if not mistakes:
        _say(f"{form.id}: {len(form.questions)} questions, each with its tag. Nothing is wrong.")
    return BLOCKED if mistakes else DONE


def run_forms_scaffold(asked: argparse.Namespace) -> int:
    """Makes a first Word template from a form.toml."""
    from eia_tui.exports.template.scaffold import write_scaffold
    from eia_tui.form.loading import load_form

    _say(str(write_scaffold(load_form(Path(asked.folder).expanduser()), overwrite=asked.force).absolute()))
    return DONE


def _print_json(value: object) -> None:
    import json

    print(json.dumps(value, ensure_ascii=True, indent=2))
