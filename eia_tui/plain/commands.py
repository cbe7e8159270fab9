"""The commands of the plain prompts, in one table: what is typed, the help for it, and what runs."""

from collections.abc import Callable
from dataclasses import dataclass

from eia_tui.approvals.status import sign_off_entry
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.import_returned import is_document_name
from eia_tui.flows.pack import pack_draft
from eia_tui.flows.unaffected import mark_unaffected
from eia_tui.plain import actions, answer_actions
from eia_tui.plain.console import say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.open_interview import OpenInterview
from eia_tui.plain.reports import check_lines, comment_lines, find_lines, spelling_lines, step_lines
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.system.paths import dropped_path

CHANGES = {"clear", "undo", "edit", "file", "say", "chart", "picture", "accept", "import", "groups", "send", "record",
            "restore", "save"}  # fmt: skip
"""Commands that a draft which is read-only refuses."""
_AFTER_SIGN_OFF = {"revise"}
FEW = 3
"""Words up to which a line that begins with a command is taken for a slip rather than for an answer."""


def _alone(_: OpenInterview, rest: str) -> bool:
    return not rest


def _number(_: OpenInterview, rest: str) -> bool:
    return rest.isdecimal()


def _text(_: OpenInterview, rest: str) -> bool:
    return bool(rest)


def _figures(interview: OpenInterview, rest: str) -> bool:
    from eia_tui.plain.figures import is_topic_or_area

    return is_topic_or_area(interview.session, rest)


def _chart(_: OpenInterview, rest: str) -> bool:
    from eia_tui.plain.charts import is_chart

    return is_chart(rest)


def _stage(interview: OpenInterview, rest: str) -> bool:
    if len(rest.split()) > FEW:
        return False
    try:
        actions.stage_named(interview, rest)
    except UserError:
        return False
    return True


@dataclass(frozen=True)
class Command:
    """A word that does something at a prompt."""

    names: tuple[str, ...]
    """What is typed: its name, and other words for it."""
    help: str
    """A sentence for `help`."""
    run: Callable[[OpenInterview, str], object]
    """Runs it, with what was typed after its name."""
    fits: Callable[[OpenInterview, str], bool] = _alone
    """Whether what was typed after its name belongs to it; if not, the line is an answer."""
    usage: str = ""
    """How it is typed, for somebody who typed it otherwise; "" for its name alone."""
    small_letters: bool = False
    """Whether it is a command in small letters only, since an answer may well begin with the word."""
    answers: bool = False
    """Whether it is about the question that is asked, and so not there after the last one."""


FIRST_HELP = (
    "Enter alone goes on to the next question, back goes back, and go 12 goes to question 12. list lists the steps.",
    "A question keeps its number. A number is left out where your answers so far make its question unnecessary.",
    "undo restores what you changed last. Everything is saved as you type; quit leaves.",
    "Type help all for every command, and for help on the equality duty.",
)
"""What `help` says after the question."""


def find_command(interview: OpenInterview, line: str) -> tuple[Command, str] | None:
    """The command that a line means, and what follows its name; None where it means none."""
    word, _, rest = line.strip().partition(" ")
    rest = rest.strip()
    for command in COMMANDS:
        name = word if command.small_letters else word.lower()
        if name in command.names and command.fits(interview, rest):
            if command.answers and interview.asked is None:
                return None
            return command, rest
    return None


def is_only_command(interview: OpenInterview, line: str) -> bool:
    """Whether a line is a command with nothing behind it that could be a part of a sentence."""
    found = find_command(interview, line)
    return bool(line.strip() and found and (not found[1] or found[1].isdecimal()))


def slip(line: str) -> str:
    """How to type the command that a line starts with, if the line is not a command; "" if it rather is an answer."""
    word = line.strip().partition(" ")[0].lower()
    if len(line.split()) > FEW:
        return ""
    command = next((each for each in COMMANDS if word and word in each.names), None)
    return (command.usage or f"{word} alone") if command else ""


def help_lines(session: Session) -> list[str]:
    """A line for each command that does something in this draft."""
    signed_off = sign_off_entry(session.draft) is not None
    there = [each for each in COMMANDS if signed_off or each.names[0] not in _AFTER_SIGN_OFF]
    return [each.help for each in there if each.help and not (session.read_only and each.names[0] in CHANGES)]


def _number_alone_or_undo(_: OpenInterview, rest: str) -> bool:
    word, __, number = rest.partition(" ")
    return not rest or rest.isdecimal() or (word.lower() == "undo" and (not number or number.isdecimal()))


def _number_or_alone(_: OpenInterview, rest: str) -> bool:
    return not rest or rest.isdecimal()


COMMANDS: tuple[Command, ...] = (
    Command(
        ("next", "keep", ""),
        "next, or Enter alone, goes on. keep leaves the answer unchanged.",
        lambda i, _: i.navigation.next(),
    ),
    Command(("back",), "back goes to the question before.", lambda i, _: i.navigation.back()),
    Command(("list",), "list lists the steps.", lambda i, _: say(*step_lines(i.session))),
    Command(
        ("go",),
        "go and a number goes to that question.",
        lambda i, rest: i.navigation.go_to(int(rest)),
        _number,
        "go and a question's number",
    ),
    Command(("todo",), "todo goes to the next question without an answer.", lambda i, _: i.navigation.to_do()),
    Command(("clear",), "clear deletes the answer.", lambda i, _: i.clear(), answers=True),
    Command(
        ("undo",),
        "undo restores what the last answer replaced, or opens again what you settled last.",
        lambda i, _: i.undo(),
        answers=True,
    ),
    Command(
        ("read",),
        "read reads the whole answer as it will print; read all reads the whole form.",
        answer_actions.read,
        lambda i, rest: rest.lower() == "all" or (not rest and i.asked is not None),
        "read alone, or read all",
    ),
    Command(
        ("picture",),
        "picture and a path adds a picture to the answer, or drop the picture here.",
        lambda i, rest: answer_actions.add_picture(i, dropped_path(rest)),
        _text,
        "picture and the path of a picture",
        small_letters=True,
        answers=True,
    ),
    Command(("edit",), "edit opens the answer in your own editor.", answer_actions.edit, answers=True),
    Command(
        ("file",),
        "file and a path takes the answer from a text file.",
        answer_actions.take_file,
        _text,
        "file and the path of a text file",
        small_letters=True,
        answers=True,
    ),
    Command(
        ("say",),
        "say and words answers with those words, even if they are also a command.",
        lambda i, rest: i.answer_with(rest),
        _text,
        "say and the words of the answer",
        small_letters=True,
        answers=True,
    ),
    Command(
        ("find",),
        "find and words finds them in all answers.",
        lambda i, rest: say(*find_lines(i.session.draft, rest)),
        _text,
        "find and the words to look for",
        small_letters=True,
    ),
    Command(
        ("figures",),
        "figures reads official figures for your area, and puts them into the answer if you want.",
        answer_actions.put_in_figures,
        _figures,
        "figures alone, or figures and a topic, such as figures age",
    ),
    Command(
        ("chart",),
        "chart prints a bar chart above the last table of the answer, or none; chart columns and a title does so too.",
        answer_actions.chart,
        _chart,
        "chart alone, or chart columns and a title",
        small_letters=True,
        answers=True,
    ),
    Command(("check",), "check lists what a reviewer would send back.", lambda i, _: say(*check_lines(i.session))),
    Command(
        ("review",),
        "review does that too; review date sets the date of the next review.",
        actions.review,
        lambda _, rest: rest.lower() in ("", "date"),
        "review alone for the checks, or review date for the date of the next review",
    ),
    Command(
        ("accept",),
        "accept and a finding's number accepts it, with a reason.",
        actions.accept_finding,
        _number,
        "accept and a finding's number, as check lists it",
    ),
    Command(
        ("import",),
        "import reads a Word form that came back into this draft: type its path behind it.",
        actions.import_,
        lambda _, rest: not rest or is_document_name(rest),
        "import alone, or import and the path of the Word file",
        small_letters=True,
    ),
    Command(("comments",), "comments lists what reviewers said.", lambda i, _: say(*comment_lines(i.session.draft))),
    Command(
        ("settle",),
        "settle goes through what reviewers said. settle undo opens the last again, settle undo 3 number 3.",
        actions.settle_items,
        _number_alone_or_undo,
        "settle alone, settle and a comment's number, as comments lists it, or settle undo",
    ),
    Command(
        ("spell",),
        "spell lists what may be misspelt or is hard to read.",
        lambda i, _: say(*spelling_lines(i.session.draft)),
    ),
    Command(
        ("export",),
        "export writes the Word form; export to asks where it goes from now on.",
        actions.export,
        lambda _, rest: rest.lower() in ("", "to"),
    ),
    Command(
        ("groups",),
        "groups marks several groups as not affected, each with its own reason.",
        lambda i, _: run_flow(mark_unaffected(LineDialogue(), i.session)),
        answers=True,
    ),
    Command(
        ("pack",),
        "pack packs the draft into one file, for a colleague.",
        lambda i, _: run_flow(pack_draft(LineDialogue(), i.session)),
    ),
    Command(
        ("publish",),
        "publish writes a copy for publication, publish page one as a web page.",
        actions.publish_copy,
        lambda _, rest: rest.lower() in ("", "page"),
    ),
    Command(("status",), "status shows the status of the approvals.", actions.status),
    Command(
        ("send",),
        "send keeps a version unchanged and writes its Word form for the next stage, or for that of a number after it.",
        actions.send,
        _stage,
        "send and a stage's number, as status lists it",
    ),
    Command(
        ("record",),
        "record keeps what the stage said that has the version, or that of a number after it.",
        actions.record_answer,
        _stage,
        "record and a stage's number, as status lists it",
    ),
    Command(
        ("changes",),
        "changes lists what changed since the last version that was sent.",
        actions.changes,
        fits=_number_or_alone,
    ),
    Command(("revise",), "revise starts a revision.", actions.revise),
    Command(
        ("history",),
        "history lists the earlier versions, the newest first; history all lists every one.",
        actions.history,
        lambda _, rest: rest.lower() in ("", "all"),
        "history alone, or history all",
    ),
    Command(
        ("restore",),
        "restore and a number restores that version, as history lists it.",
        actions.restore,
        fits=_number,
        usage="restore and a version's number",
    ),
    Command(("save",), "save saves now; every answer is saved anyway.", lambda i, _: i.saving.save_now()),
    Command(("screens",), "screens uses the full-screen version next time.", lambda _, __: actions.use_screens()),
    Command(
        ("help", "?"),
        "help explains the question; help all lists every command.",
        lambda i, rest: i.help(rest),
        lambda _, rest: rest.lower() in ("", "all"),
        "help alone, or help all",
    ),
    Command(("home",), "home saves, and goes to the list of drafts.", actions.go_home),
    Command(("quit", "exit"), "quit saves and leaves.", actions.leave),
)
"""Every command, in the order of `help`."""
