"""The commands, as an officer types them, and the one line that says what could not be done."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from eia_tui import __version__, commands
from eia_tui.commands import DONE, IMPOSSIBLE
from eia_tui.prose.scrub import visible
from eia_tui.refusal import Refused

_COMMANDS = ("new", "list", "check", "spell", "export", "history", "restore", "forms", "doctor")
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
    from eia_tui.places import state_folder

    path = state_folder() / "last-error.txt"
    try:
        write_whole(path, "".join(traceback.format_exception(error)).encode(errors="backslashreplace"))
    except Refused as refusal:
        return f"a mistake in the program itself ({error!r}), and {refusal}"
    return f"a mistake in the program itself: please send us {path}"


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

    wizard = parsers.add_parser(_OPEN, prog="eia-wizard")
    wizard.add_argument("draft", metavar="DRAFT", nargs="?", help=_DRAFT)
    wizard.add_argument("--plain", action="store_true", help="ask by plain prompts, without screens")
    wizard.set_defaults(run=commands.run_open)

    def command(name: str, does: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = parsers.add_parser(name, help=does, description=does[0].upper() + does[1:] + ".")
        added.set_defaults(run=run)
        return added

    new = command("new", "begin a draft, and print its path", commands.run_new)
    new.add_argument("name", metavar="NAME", help="the policy's name")
    new.add_argument("--form", metavar="FORM", help="a form's id, or the path to its folder")

    list_ = command("list", "name the drafts: progress, last saved, status", commands.run_list)
    list_.add_argument("--json", action="store_true", help="as JSON, for other programs")

    check = command(
        "check",
        "say what a reviewer would send back; exit code 1 if something must be mended first",
        commands.run_check,
    )
    check.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    check.add_argument("--json", action="store_true", help="as JSON, for other programs")

    spell = command("spell", "say what may be misspelt, and what is hard to read", commands.run_spell)
    spell.add_argument("draft", metavar="DRAFT", help=_DRAFT)

    export = command("export", "write the council's Word document, and print its path", commands.run_export)
    export.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    export.add_argument("-o", "--output", metavar="FILE", help="where to; else under the policy's name in this folder")
    export.add_argument("--force", action="store_true", help="write over a file that is there already")

    history = command("history", "name the earlier versions of a draft, and what changed in each", commands.run_history)
    history.add_argument("draft", metavar="DRAFT", help=_DRAFT)

    restore = command(
        "restore",
        "put an earlier version in a draft's place; the present one is kept too",
        commands.run_restore,
    )
    restore.add_argument("draft", metavar="DRAFT", help=_DRAFT)
    restore.add_argument("version", metavar="VERSION", type=int, help="its number, as `history` tells it")

    forms = command(
        "forms",
        "name the forms there are; check a form's folder, or make its first Word template",
        commands.run_forms,
    )
    does = forms.add_subparsers(title="with a form's folder", metavar="COMMAND")
    for name, said, run in (
        ("check", "say what is wrong with a form's folder; exit code 1 if anything is", commands.run_forms_check),
        (
            "scaffold",
            "make a first Word template from the form.toml, and print its path",
            commands.run_forms_scaffold,
        ),
    ):
        each = does.add_parser(name, help=said, description=said[0].upper() + said[1:] + ".")
        each.add_argument("folder", metavar="FOLDER", help="the folder that holds the form.toml")
        each.set_defaults(run=run)
        if name == "scaffold":
            each.add_argument("--force", action="store_true", help="write over a template that is there already")

    command("doctor", "say what this machine offers, and what is missing", commands.run_doctor)
    return parser
