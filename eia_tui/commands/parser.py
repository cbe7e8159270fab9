"""The commands as an officer types them: their arguments, their help, and the function that runs each."""

import argparse
import re
from collections.abc import Callable, Sequence
from typing import NoReturn, Protocol

from eia_tui import __version__
from eia_tui.commands import approvals, comments, drafts, imports, wizard
from eia_tui.commands import figures as figures_commands
from eia_tui.commands import forms as forms_commands
from eia_tui.system.errors import UserError

_STAGE = "a stage's number, name or a part of it, or id, as `status` lists them"
_OPEN = "open"
_DRAFT = "its name in the drafts folder, the path to it or to its folder, or `example`"
_JSON = "as JSON, for other programs"
_FORCE = "overwrite a file that exists"
_FORM = "a form's id, or the path to its folder"
_WRITTEN_OTHERWISE = {"publish": "export DRAFT --publish", "review": "check DRAFT"}
"""What people look for as a command of its own, and how it is written."""
INCLUDABLE = ("comments", "names", "details")
"""What `--include` puts into the copy for publication: the keys of `exports.publish.OPTIONAL`, which imports slowly."""

_IN_PLAIN_WORDS = (
    (r"^the following arguments are required: (.+)$", r"missing: \1"),
    (r"^unrecognized arguments: (.+)$", r"“\1” is not expected here"),
    (r"^argument (\S+): expected (?:one|at least one) argument$", r"\1 needs a value after it"),
    (r"^argument (\S+): invalid choice: '(.*)' \(choose from (.+)\)$", r"“\2” is not one of the choices: \3"),
    (r"^argument (\S+): not allowed with argument (\S+)$", r"\1 and \2 cannot be used together"),
    (r"^ambiguous option: (\S+) could match (.+)$", r"“\1” could be \2: write it in full"),
)
"""What argparse says, and how we say it."""
Run = Callable[[argparse.Namespace], int]


class Parser(argparse.ArgumentParser):
    """A parser that raises `UserError` where arguments are wrong."""

    def error(self, message: str) -> NoReturn:
        """One line, like every other error, in plain words where argparse has others."""
        for pattern, words in _IN_PLAIN_WORDS:
            message = re.sub(pattern, words, message)
        raise UserError(f"{message}; see `{self.prog} --help`")


def _number_in(listing: str) -> Callable[[str], int]:
    """Reads a number that the command `listing` shows. The reader raises `UserError` for anything else."""

    def read(typed: str) -> int:
        if not typed.isdecimal():
            raise UserError(f"“{typed}” is not a number: `eia-wizard {listing} DRAFT` lists the numbers")
        return int(typed)

    return read


class _Command(Protocol):
    """Adds a command to the parser."""

    def __call__(self, name: str, help: str, run: Run, *, draft: bool = False) -> argparse.ArgumentParser:  # noqa: A002  argparse's name for it
        """Adds a command; with `draft` its first argument is a draft."""


def make_parser() -> Parser:
    """The parser of every command. Its result has a `run` that takes it and returns the exit code."""
    parser = Parser(
        prog="eia-wizard",
        usage="eia-wizard [--plain] [DRAFT]\n       eia-wizard COMMAND ...",
        description="A council's Equality Impact Assessment, from answers to its Word form. "
        "Without a command it takes you through DRAFT, or shows your drafts.",
        epilog=f"DRAFT is {_DRAFT}. --plain asks by plain prompts, as for a screen reader; so does ACCESSIBLE=1.",
    )
    parser.add_argument("--version", action="version", version=f"eia-wizard {__version__}")
    parsers = parser.add_subparsers(title="commands", metavar="COMMAND", prog="eia-wizard")

    opened = parsers.add_parser(_OPEN, prog="eia-wizard")
    opened.add_argument("draft", metavar="DRAFT", nargs="?", help=_DRAFT)
    opened.add_argument("--plain", action="store_true", help="ask by plain prompts, without screens")
    opened.set_defaults(run=wizard.run_open)

    def command(name: str, help: str, run: Run, *, draft: bool = False) -> argparse.ArgumentParser:  # noqa: A002  as above
        added = parsers.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
        added.set_defaults(run=run)
        if draft:
            added.add_argument("draft", metavar="DRAFT", help=_DRAFT)
        return added

    _add_drafts(command)
    _add_import(command)
    _add_checks(command)
    _add_approvals(command)
    _add_history(command)
    _add_figures(command)
    _add_forms(command)
    command("doctor", "report what this machine offers, and what is missing", wizard.run_doctor)
    return parser


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command that the arguments name, else the one that opens the wizard: a `run` and what it takes.

    Raises `UserError`, or `SystemExit` where it has printed help or the version.
    """
    parser = make_parser()
    names, words = _names(parser), [each for each in arguments if not each.startswith("-")]
    if len(words) > 1 and words[0] not in names:
        raise UserError(_not_a_command(words, names))
    opens = words[0] not in names if words else not {"-h", "--help", "--version"} & set(arguments)
    return parser.parse_args([_OPEN, *arguments] if opens else list(arguments))


def _not_a_command(words: Sequence[str], names: set[str]) -> str:
    """What to do about several words of which the first is not a command: a mistyped one, or a name without quotes."""
    from difflib import get_close_matches

    if words[0] in _WRITTEN_OTHERWISE:
        return f"“{words[0]}” is not a command: use `eia-wizard {_WRITTEN_OTHERWISE[words[0]]}`"
    if near := get_close_matches(words[0], names, n=1):
        return f"“{words[0]}” is not a command: did you mean `{near[0]}`?"
    return f"“{words[0]}” is not a command (`eia-wizard --help` lists them); put the name of a draft in quotes"


def _names(parser: Parser) -> set[str]:
    """The names of all commands."""
    actions = parser._actions  # noqa: SLF001  argparse has no other way to ask
    return {name for action in actions if action.choices for name in action.choices}


def _add_drafts(command: _Command) -> None:
    new = command("new", "start a draft, and print its path", drafts.run_new)
    new.add_argument("name", metavar="NAME", help="the policy's name")
    new.add_argument("--form", metavar="FORM", help=_FORM)

    list_ = command("list", "list the drafts: progress, last saved, status", drafts.run_list)
    list_.add_argument("--json", action="store_true", help=_JSON)

    pack = command("pack", "pack a draft, with its pictures and history, into one file", drafts.run_pack, draft=True)
    pack.add_argument("-o", "--output", metavar="FILE", help="where to; else under the policy's name in this folder")
    pack.add_argument("--force", action="store_true", help=_FORCE)
    unpack = command("unpack", "make a draft of a packed one, and print its path", drafts.run_unpack)
    unpack.add_argument("file", metavar="FILE", help="the packed draft")

    export = command("export", "write the council's Word document, and print its path", drafts.run_export, draft=True)
    export.add_argument(
        "-o", "--output", metavar="FILE", help="where to (.docx); else under the policy's name in this folder"
    )
    export.add_argument("--force", action="store_true", help=_FORCE)
    export.add_argument(
        "--publish",
        action="store_true",
        help="the copy for publication, without contacts, comments and names; as a web page where FILE ends in .html",
    )
    export.add_argument(
        "--include",
        action="append",
        choices=INCLUDABLE,
        default=[],
        help="with --publish: include the reviewers' comments, the names of staff, or personal details that "
        "nobody has accepted; may be given again",
    )
    export.add_argument(
        "--names-elsewhere",
        choices=("keep", "replace"),
        help="with --publish: what to do with names of staff that are left out and still in other answers",
    )


def _add_import(command: _Command) -> None:
    imported = command(
        "import",
        "read a Word form that came back; exit code 1 if something must be decided",
        imports.run_import,
    )
    imported.add_argument("file", metavar="FILE", help="the Word file (.docx)")
    imported.add_argument("--into", metavar="DRAFT", help=f"merge it into this draft: {_DRAFT}")
    imported.add_argument("-o", "--output", metavar="FOLDER", help="make a new draft, in this new folder")
    imported.add_argument("--form", metavar="FORM", help=_FORM)
    imported.add_argument("--anyway", action="store_true", help="merge it even if it was made of another draft")
    imported.add_argument(
        "--undo",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="with --into: keep your own answer there; may be given again",
    )
    imported.add_argument("--try", action="store_true", dest="trial", help="only say what would be done")
    imported.add_argument("--json", action="store_true", help=_JSON)


def _add_checks(command: _Command) -> None:
    check = command(
        "check",
        "list what a reviewer would send back; exit code 1 if something must be fixed first",
        drafts.run_check,
        draft=True,
    )
    check.add_argument("--json", action="store_true", help=_JSON)
    check.add_argument(
        "--verbose",
        action="store_true",
        help="with the name and the address of each check, and each suggestion about style",
    )

    settle = command(
        "comments",
        "list what reviewers said and your replies, settle some, or undo that",
        comments.run_comments,
        draft=True,
    )
    settle.add_argument("do", metavar="|".join(comments.DO), nargs="?", choices=comments.DO)
    settle.add_argument(
        "numbers", metavar="N", nargs="*", type=_number_in("comments"), help="their numbers, as this command lists them"
    )
    settle.add_argument("--all", action="store_true", help="all that are open; with undo, all that are settled")
    settle.add_argument("--by", metavar="NAME", help="the same of one reviewer only")
    settle.add_argument("--say", metavar="TEXT", help="the reply to a comment; or, with take, the option to choose")
    settle.add_argument("--json", action="store_true", help=_JSON)
    settle.add_argument("-o", "--output", metavar="FILE", help="write the comments and replies as a Word file")
    settle.add_argument("--force", action="store_true", help=_FORCE)
    accept = command(
        "accept", "accept a finding, with a reason, until its answer changes", drafts.run_accept, draft=True
    )
    accept.add_argument("check", metavar="N", help="its number, as `check` lists it; or its name, with ADDRESS")
    accept.add_argument("address", metavar="ADDRESS", nargs="?", help="its address, as `check --verbose` lists it")
    accept.add_argument("--reason", help="why it is acceptable")
    accept.add_argument("--take-back", action="store_true", help="no longer accept it")

    command("spell", "list what may be misspelt, and what is hard to read", drafts.run_spell, draft=True)


def _add_approvals(command: _Command) -> None:
    send = command(
        "send",
        "lock a version for a stage of the approvals, and write its Word file",
        approvals.run_send,
        draft=True,
    )
    send.add_argument("stage", metavar="STAGE", help=_STAGE)
    send.add_argument("--anyway", metavar="REASON", help="why it is sent although something should be fixed first")

    record = command("record", "record what a stage said about its version", approvals.run_record, draft=True)
    record.add_argument("stage", metavar="STAGE", help=_STAGE)
    record.add_argument("--outcome", required=True, help="agreed, agreed-with-changes or returned")
    record.add_argument("--comments-file", metavar="FILE", help="a text file with what they said")
    record.add_argument("--date", metavar="DAY", help="the day they considered it; today by default")
    record.add_argument("--by", metavar="NAME", help="who signs it off: name and job title")

    status = command(
        "status", "show the status of the approvals, and what was altered since", approvals.run_status, draft=True
    )
    status.add_argument("--json", action="store_true", help=_JSON)

    changes = command("changes", "list what changed since a version was sent", approvals.run_changes, draft=True)
    changes.add_argument(
        "--since", metavar="N", type=_number_in("status"), help="the version's number; by default the last one sent"
    )
    changes.add_argument("--stage", metavar="STAGE", help="since the version that this stage was sent last")
    changes.add_argument("-o", "--output", metavar="FILE", help="a Word file (.docx) to send along, or a text (.txt)")
    changes.add_argument("--force", action="store_true", help=_FORCE)

    command("revise", "start a revision of a signed-off draft, and print its path", approvals.run_revise, draft=True)


def _add_history(command: _Command) -> None:
    command("history", "list the earlier versions of a draft, and what changed in each", drafts.run_history, draft=True)
    restore = command(
        "restore", "restore an earlier version of a draft; the current one is kept too", drafts.run_restore, draft=True
    )
    restore.add_argument(
        "version", metavar="VERSION", type=_number_in("history"), help="its number, as `history` lists it"
    )


def _add_figures(command: _Command) -> None:
    figures = command("figures", "print official figures for an area, as evidence", figures_commands.run_figures)
    figures.add_argument(
        "area",
        metavar="AREA",
        nargs="?",
        help="a council, region or country by name or code, or several joined by +; else that of the settings, or of "
        "the form's council",
    )
    figures.add_argument("--topic", metavar="T", action="append", help="only this topic, whole; may be given again")
    figures.add_argument("--areas", action="store_true", help="list the areas")
    figures.add_argument("--json", action="store_true", help=_JSON)


def _add_forms(command: _Command) -> None:
    forms = command(
        "forms",
        "list the forms; check a form's folder, or make its first Word template",
        forms_commands.run_forms,
    )
    added = forms.add_subparsers(title="with a form's folder", metavar="COMMAND")

    def folder_command(name: str, help: str, run: Run) -> argparse.ArgumentParser:  # noqa: A002  as above
        parser = added.add_parser(name, help=help, description=help[0].upper() + help[1:] + ".")
        parser.add_argument("folder", metavar="FOLDER", help="the folder that holds the form.toml")
        parser.set_defaults(run=run)
        return parser

    folder_command(
        "check", "list what is wrong with a form's folder; exit code 1 if anything is", forms_commands.run_forms_check
    )
    scaffold = folder_command(
        "scaffold",
        "make a first Word template from the form.toml, and print its path",
        forms_commands.run_forms_scaffold,
    )
    scaffold.add_argument("--force", action="store_true", help="overwrite a template that exists")
