"""The commands, as an officer types them, and the one line that says what could not be done."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from eia_tui import __version__
from eia_tui.commands import approvals, drafts, wizard
from eia_tui.commands import forms as council
from eia_tui.commands.output import DONE, IMPOSSIBLE
from eia_tui.commands.streams import prepare_streams, print_error, why_unprinted
from eia_tui.system.errors import OutputError, UserError

_COMMANDS = (
    "new", "list", "check", "accept", "spell", "export", "send", "record", "status", "changes", "revise", "history",
    "restore", "forms", "doctor",
)  # fmt: skip
_STAGE = "a stage's number, name or a part of it, or id, as `status` tells them"
_OPEN = "open"
_OWNERS = 0o700
_DRAFT = "its name in the drafts folder, the path to it or to its folder, or `example`"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One line, as every other error."""
        raise UserError(f"{message}; `{self.prog} --help` says what can be")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code. What cannot be done is one line on stderr."""
    prepare_streams()
    os.umask(os.umask(0) & ~_OWNERS)  # whatever is made can be used by whoever had it made
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
    except UserError as refusal:
        print_error(str(refusal))
        code = IMPOSSIBLE
    except KeyboardInterrupt:
        print_error("stopped")
        code = IMPOSSIBLE
    except OSError as error:
        # What is printed has no file's name; only then it is tried whether that was it.
        if error.filename is None and (unprinted := why_unprinted(after_error=True)):
            return _unprinted(unprinted, DONE)
        print_error(_refused(error))
        code = IMPOSSIBLE
    except Exception as error:  # noqa: BLE001  the last resort: nothing is hidden, all of it is kept in a file
        print_error(_reported(error))
        code = IMPOSSIBLE
    why = why_unprinted()
    return _unprinted(why, code) if why else code


def _run(given: list[str]) -> int:
    try:
        asked = _parser().parse_args(_or_open(given))
    except SystemExit as end:  # help, or the version, was printed
        return int(end.code or DONE)
    run: Callable[[argparse.Namespace], int] = asked.run
    return run(asked)


def _unprinted(why: OSError, code: int) -> int:
    """The exit code of a command whose output cannot be written; a line says so, unless nobody reads it any more."""
    if isinstance(why, BrokenPipeError):
        return code
    print_error(str(OutputError(why)))
    return IMPOSSIBLE


def _or_open(given: list[str]) -> list[str]:
    """What was typed, with the command that opens the wizard put before it where it names no other."""
    first = next((each for each in given if not each.startswith("-")), None)
    if first in (*_COMMANDS, _OPEN) or (first is None and {"-h", "--help", "--version"} & set(given)):
        return given
    return [_OPEN, *given]


def _refused(error: OSError) -> str:
    """What the system refused, and what to do."""
    from eia_tui.system.files import plainly

    return f"{error.filename or 'The system'} cannot be used: {plainly(error)}"


def _reported(error: Exception) -> str:
    """Keeps the whole story of a mistake of ours in a file, and says where in one line."""
    import traceback

    from eia_tui.system.app_folders import state_folder
    from eia_tui.system.files import write_whole

    notes = [note for note in getattr(error, "__notes__", ()) if note]
    try:
        path = state_folder() / "last-error.txt"
        write_whole(path, "".join(traceback.format_exception(error)).encode(errors="backslashreplace"))
    except UserError as refusal:
        return ". ".join([f"a mistake in the program itself ({error!r}), and {refusal}", *notes])
    return ". ".join([f"a mistake in the program itself: please send us {path}", *notes])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="eia-wizard",
        usage="eia-wizard [--plain] [DRAFT]\n       eia-wizard COMMAND ...",
        description="A council's Equality Impact Assessment, from answers to its Word form. "
        "Without a command it takes you through DRAFT, or shows the drafts there are.",
        epilog=f"DRAFT is {_DRAFT}. --plain asks by plain prompts, as for a screen reader; so does ACCESSIBLE=1.",
    )
    parser.add_argument("--version", action="version", version=f"eia-wizard {__version__}")
    parsers = parser.add_subparsers(title="commands", metavar="COMMAND")

    opened = parsers.add_parser(_OPEN, prog="eia-wizard")
    opened.add_argument("draft", metavar="DRAFT", nargs="?", help=_DRAFT)
    opened.add_argument("--plain", action="store_true", help="ask by plain prompts, without screens")
    opened.set_defaults(run=wizard.run_open)

    def command(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = parsers.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        added.set_defaults(run=run)
        return added

    new = command("new", "begin a draft, and print its path", drafts.run_new)
    new.add_argument("name", metavar="NAME", help="the policy's name")
    new.add_argument("--form", metavar="FORM", help="a form's id, or the path to its folder")

    list_ = command("list", "name the drafts: progress, last saved, status", drafts.run_list)
    list_.add_argument("--json", action="store_true", help="as JSON, for other programs")

    check = command(
        "check",
        "say what a reviewer would send back; exit code 1 if something must be mended first",
        drafts.run_check,
    )
    check.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    check.add_argument("--json", action="store_true", help="as JSON, for other programs")

    accept = command("accept", "let a finding stand, with a reason, until its answer changes", drafts.run_accept)
    accept.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    accept.add_argument("check", metavar="CHECK", help="its name, as `check` tells it")
    accept.add_argument("address", metavar="ADDRESS", help="its address, as `check` tells it")
    accept.add_argument("--reason", help="why it can stand")
    accept.add_argument("--take-back", action="store_true", help="accept it no more")

    spell = command("spell", "say what may be misspelt, and what is hard to read", drafts.run_spell)
    spell.add_argument("draft", metavar="DRAFT", help=_DRAFT)

    export = command("export", "write the council's Word document, and print its path", drafts.run_export)
    export.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    export.add_argument("-o", "--output", metavar="FILE", help="where to; else under the policy's name in this folder")
    export.add_argument("--force", action="store_true", help="write over a file that is there already")
    export.add_argument(
        "--publish",
        action="store_true",
        help="the copy for publication, without contacts; as a web page where FILE ends in .html",
    )

    _add_approvals(command)

    history = command("history", "name the earlier versions of a draft, and what changed in each", drafts.run_history)
    history.add_argument("draft", metavar="DRAFT", help=_DRAFT)

    restore = command(
        "restore",
        "put an earlier version in a draft's place; the present one is kept too",
        drafts.run_restore,
    )
    restore.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    restore.add_argument("version", metavar="VERSION", type=int, help="its number, as `history` tells it")

    forms = command(
        "forms",
        "name the forms there are; check a form's folder, or make its first Word template",
        council.run_forms,
    )
    does = forms.add_subparsers(title="with a form's folder", metavar="COMMAND")
    for name, said, run in (
        ("check", "say what is wrong with a form's folder; exit code 1 if anything is", council.run_forms_check),
        (
            "scaffold",
            "make a first Word template from the form.toml, and print its path",
            council.run_forms_scaffold,
        ),
    ):
        each = does.add_parser(name, help=said, description=said[0].upper() + said[1:] + ".")
        each.add_argument("folder", metavar="FOLDER", help="the folder that holds the form.toml")
        each.set_defaults(run=run)
        if name == "scaffold":
            each.add_argument("--force", action="store_true", help="write over a template that is there already")

    command("doctor", "say what this machine offers, and what is missing", wizard.run_doctor)
    return parser


def _add_approvals(command: Callable[..., argparse.ArgumentParser]) -> None:
    send = command("send", "freeze a version for a stage of the approval, and write its Word file", approvals.run_send)
    send.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    send.add_argument("stage", metavar="STAGE", help=_STAGE)
    send.add_argument("--anyway", metavar="REASON", help="why it is sent though something should be mended first")

    record = command("record", "record what a stage said of the version it was sent", approvals.run_record)
    record.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    record.add_argument("stage", metavar="STAGE", help=_STAGE)
    record.add_argument("--outcome", required=True, help="agreed, agreed-with-changes or returned")
    record.add_argument("--comments-file", metavar="FILE", help="a text file with what they said")
    record.add_argument("--date", metavar="DAY", help="the day they considered it; today, if it is not given")
    record.add_argument("--by", metavar="NAME", help="who signs it off: name and job title")

    status = command(
        "status", "say how the approvals of a draft stand, and what was altered since", approvals.run_status
    )
    status.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    status.add_argument("--json", action="store_true", help="as JSON, for other programs")

    changes = command("changes", "say what changed since a version that was sent", approvals.run_changes)
    changes.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    changes.add_argument("--since", metavar="N", type=int, help="the version's number; the last that was sent, without")
    changes.add_argument("--stage", metavar="STAGE", help="since the version that this stage was sent last")
    changes.add_argument("-o", "--output", metavar="FILE", help="a Word file (.docx) to send along, or a text (.txt)")
    changes.add_argument("--force", action="store_true", help="write over a file that is there already")

    revise = command(
        "revise", "start a revision of a draft that is signed off, and print its path", approvals.run_revise
    )
    revise.add_argument("draft", metavar="DRAFT", help=_DRAFT)
