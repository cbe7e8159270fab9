"""The commands, as an officer types them. What a command needs is imported when it is run."""

import argparse
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from eia_tui import __version__
from eia_tui.prose.scrub import visible
from eia_tui.refusal import Refused

DONE, BLOCKED, IMPOSSIBLE = 0, 1, 2
_COMMANDS = ("new", "list", "check", "export", "forms", "doctor")
_OPEN = "open"
_DRAFT = "its name in the drafts folder, the path to it or to its folder, or `example`"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, as every other error."""
        raise Refused(f"{message}; `{self.prog} --help` says what can be")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code. What cannot be done is one line on stderr."""
    for stream in (sys.stdout, sys.stderr):
        # A name may hold characters that this console has no letters for: show what it can.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        asked = _parser().parse_args(_or_open(given))
        run: Callable[[argparse.Namespace], int] = asked.run
        code = run(asked)
        sys.stdout.flush()
    except Refused as refusal:
        print(f"eia-wizard: {visible(str(refusal))}", file=sys.stderr)
        return IMPOSSIBLE
    except KeyboardInterrupt:
        print("eia-wizard: stopped", file=sys.stderr)
        return IMPOSSIBLE
    except BrokenPipeError:
        # Whoever read our output has gone; nothing is left to say, and Python must not try at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001  the last resort: nothing is hidden, all of it is kept in a file
        print(f"eia-wizard: {visible(_reported(error))}", file=sys.stderr)
        return IMPOSSIBLE
    return code


def _or_open(given: list[str]) -> list[str]:
    """What was typed, with the command that opens the wizard put before it where it names no other."""
    first = next((each for each in given if not each.startswith("-")), None)
    if first in (*_COMMANDS, _OPEN) or (first is None and {"-h", "--help", "--version"} & set(given)):
        return given
    return [_OPEN, *given]


def _reported(error: Exception) -> str:
    """Keeps the whole story of a mistake of ours in a file, and says where in one line."""
    import traceback

    from eia_tui.files import write_whole
    from eia_tui.storage.places import state_folder

    path = state_folder() / "last-error.txt"
    try:
        write_whole(path, "".join(traceback.format_exception(error)).encode(errors="backslashreplace"))
    except Refused as refusal:
        return f"a mistake in the program itself ({error!r}), and {refusal}"
    return f"a mistake in the program itself: please send us {path}"


def _say(line: str) -> None:
    print("\n".join(visible(each) for each in line.split("\n")))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="eia-wizard",
        usage="eia-wizard [--plain] [DRAFT]\n       eia-wizard COMMAND ...",
        description="A council's Equality Impact Assessment, from answers to its Word form. "
        "Without a command it takes you through DRAFT, or shows the drafts there are.",
        epilog=f"DRAFT is {_DRAFT}. --plain asks by plain prompts, as for a screen reader; so does ACCESSIBLE=1.",
    )
    parser.add_argument("--version", action="version", version=f"eia-wizard {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")

    wizard = commands.add_parser(_OPEN, prog="eia-wizard")
    wizard.add_argument("draft", metavar="DRAFT", nargs="?", help=_DRAFT)
    wizard.add_argument("--plain", action="store_true", help="ask by plain prompts, without screens")
    wizard.set_defaults(run=_open)

    def command(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        added.set_defaults(run=run)
        return added

    new = command("new", "begin a draft, and print its path", _new)
    new.add_argument("name", metavar="NAME", help="the policy's name")
    new.add_argument("--form", metavar="FORM", help="a form's id, or the path to its folder")

    list_ = command("list", "name the drafts: progress, last saved, status", _list)
    list_.add_argument("--json", action="store_true", help="as JSON, for other programs")

    check = command(
        "check", "say what a reviewer would send back; exit code 1 if something must be mended first", _check
    )
    check.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    check.add_argument("--json", action="store_true", help="as JSON, for other programs")

    export = command("export", "write the council's Word document, and print its path", _export)
    export.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    export.add_argument("-o", "--output", metavar="FILE", help="where to; else under the policy's name in this folder")
    export.add_argument("--force", action="store_true", help="write over a file that is there already")

    forms = command("forms", "name the forms there are; check a form's folder, or make its first Word template", _forms)
    does = forms.add_subparsers(title="with a form's folder", metavar="COMMAND")
    for name, said, run in (
        ("check", "say what is wrong with a form's folder; exit code 1 if anything is", _forms_check),
        ("scaffold", "make a first Word template from the form.toml, and print its path", _forms_scaffold),
    ):
        each = does.add_parser(name, help=said, description=said[0].upper() + said[1:] + ".")
        each.add_argument("folder", metavar="FOLDER", help="the folder that holds the form.toml")
        each.set_defaults(run=run)
        if name == "scaffold":
            each.add_argument("--force", action="store_true", help="write over a template that is there already")

    command("doctor", "say what this machine offers, and what is missing", _doctor)
    return parser


def _open(asked: argparse.Namespace) -> int:
    from eia_tui.form.library import DEFAULT, find_form
    from eia_tui.storage.drafts import find_draft
    from eia_tui.storage.settings import read_settings

    path = find_draft(asked.draft) if asked.draft else None
    form = find_form(DEFAULT)
    screens = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
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


def _doctor(asked: argparse.Namespace) -> int:  # noqa: ARG001  a command
    from datetime import date

    from eia_tui.doctor import examine

    for sign in examine(date.today()):  # noqa: DTZ011  the officer's own day
        _say(f"{sign.standing:<8}{sign.said}")
    return DONE


def _new(asked: argparse.Namespace) -> int:
    from eia_tui.form.library import DEFAULT, find_form
    from eia_tui.storage.drafts import new_draft

    if not asked.name.strip():
        raise Refused("A draft needs a name: give it the policy's, as `eia-wizard new 'Mobile library timetable'`")
    _say(str(new_draft(asked.name, find_form(asked.form or DEFAULT))))
    return DONE


def _list(asked: argparse.Namespace) -> int:
    from datetime import datetime

    from eia_tui.storage.drafts import list_drafts, when_saved
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


def _check(asked: argparse.Namespace) -> int:
    from eia_tui.checks import findings
    from eia_tui.storage.drafts import find_draft, open_draft

    draft = open_draft(find_draft(asked.draft))
    found = findings(draft)
    if asked.json:
        _print_json([finding.as_json() for finding in found])
    else:
        for finding in found:
            _say(f"{finding.severity}: {finding.message} ({finding.address})")
        for address in draft.not_on_the_form():
            _say(f"kept: {address} is in the draft and not on the form; it is neither printed nor lost.")
        blocking = sum(finding.severity == "block" for finding in found)
        _say(f"{blocking} to mend before it is sent." if blocking else "Nothing stops it from being sent.")
    return BLOCKED if any(finding.severity == "block" for finding in found) else DONE


def _export(asked: argparse.Namespace) -> int:
    from eia_tui.exports.word import export
    from eia_tui.storage.drafts import find_draft, open_draft

    draft = open_draft(find_draft(asked.draft))
    exported = export(draft, Path(asked.output).expanduser() if asked.output else None, overwrite=asked.force)
    for missing in exported.missing:
        print(f"eia-wizard: {visible(missing)}", file=sys.stderr)
    _say(str(exported.path.absolute()))
    return DONE


def _forms(asked: argparse.Namespace) -> int:  # noqa: ARG001  a command
    from eia_tui.form.library import shipped
    from eia_tui.form.loading import load_form

    for folder in shipped():
        form = load_form(folder, trusted=True)
        _say(f"{form.id}: {form.council}, {form.title} ({folder})")
    return DONE


def _forms_check(asked: argparse.Namespace) -> int:
    from eia_tui.exports.template.rules import check_template
    from eia_tui.form.loading import load_form

    form = load_form(Path(asked.folder).expanduser())
    mistakes = check_template(form)
    for mistake in mistakes:
        _say(f"{form.template}: {mistake}")
    if not mistakes:
        _say(f"{form.id}: {len(form.questions)} questions, each with its tag. Nothing is wrong.")
    return BLOCKED if mistakes else DONE


def _forms_scaffold(asked: argparse.Namespace) -> int:
    from eia_tui.exports.template.scaffold import write_scaffold
    from eia_tui.form.loading import load_form

    _say(str(write_scaffold(load_form(Path(asked.folder).expanduser()), overwrite=asked.force).absolute()))
    return DONE


def _print_json(value: object) -> None:
    import json

    print(json.dumps(value, ensure_ascii=True, indent=2))
