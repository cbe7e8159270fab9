"""The commands of the plain prompts, in one table: what is typed, the help for it, and what runs."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import TypeAlias

from eia_tui.approvals.status import sign_off_entry
from eia_tui.flows.dialogue import run_flow
from eia_tui.flows.import_returned import is_document_name
from eia_tui.flows.pack import pack_draft
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Rows
from eia_tui.plain import actions, answer_actions
from eia_tui.plain.command import (
    FEW,
    Command,
    a_number,
    a_number_or_alone,
    alone,
    anything,
    find,
    one_of,
    some_text,
    usage_of,
)
from eia_tui.plain.console import one_line, say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.input import Reply
from eia_tui.plain.open_interview import OpenInterview
from eia_tui.plain.reports import check_lines, find_lines, step_lines
from eia_tui.plain.rows import CELL_COMMANDS, ROW_COMMANDS
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.system.paths import dropped_path


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


InterviewCommand: TypeAlias = "Command[OpenInterview, object]"
_FIRST_HELP = (
    "Enter alone goes on to the next question, back goes back, and go 12 goes to question 12. list lists the steps.",
    "A question keeps its number. A number is left out where your answers so far make its question unnecessary.",
)
_FOR_WRITING = "undo restores what you changed last. Everything is saved as you type; quit leaves."
_MORE_HELP = (
    "Type commands for the names of the commands. Type help all for every command, and for help on the equality duty."
)
_MEANT = {
    "next": "forward forwards onward onwards continue skip",
    "back": "backward backwards previous",
    "go and a question's number": "goto jump",
    "list": "steps contents",
    "clear": "delete erase remove",
    "find and the words to look for": "search",
    "export": "print",
    "commands": "command menu",
    "quit": "stop end leave close bye",
}
"""What people type for a command, by what it is here."""
_NEAR, _SHORTEST = 0.8, 4
"""How like the name of a command a word is that may be a slip of it, from 0 to 1, and how long."""


def find_command(interview: OpenInterview, reply: Reply) -> tuple[InterviewCommand, Reply] | None:
    """The command that a reply means, and what follows its name; None where it means none."""
    found = find(COMMANDS, interview, reply)
    return None if found and found[0].answers and interview.asked is None else found


def is_only_command(interview: OpenInterview, line: str, asked: Asked | None = None) -> bool:
    """Whether a line is a command with nothing behind it that could be a part of a sentence.

    Of the commands that are there only in a row, that is so where the cell is `asked`.
    """
    if asked and is_cell_command(interview, line, asked):
        return True
    found = find_command(interview, Reply(line))
    if not (line.strip() and found):
        return is_row_command(line)
    command, rest = found
    return command.takes_exactly(rest.text) or not command.takes_words


def is_cell_command(interview: OpenInterview, line: str, cell: Asked) -> bool:
    """Whether a line is a command that is there only in a row, typed at a cell of one."""
    return _is_in_row(interview, cell) and any(line.strip() and each.is_named(line.strip()) for each in CELL_COMMANDS)


def is_next(line: str) -> bool:
    """Whether a line is the command that goes on to the next question, or the next part of a row."""
    return bool(line.strip()) and COMMANDS[0].is_named(line.strip())


def is_row_command(line: str) -> bool:
    """Whether a line is a command for a row with its number, as "change 2", wherever it was typed."""
    word, _, rest = line.strip().partition(" ")
    return rest.strip().isdecimal() and any(each.is_named(word) and each.takes_number for each in ROW_COMMANDS)


def slip(line: str) -> str:
    """How to type the command that a line starts with, if the line is not a command; "" if it rather is an answer."""
    return usage_of(COMMANDS, line)


def near_command(line: str) -> str:
    """What to type for the command that a word alone may be meant for, as "forward" or "exprot"; "" for none."""
    word = line.strip().lower()
    meant = next((usage for usage, words in _MEANT.items() if word in words.split()), "")
    if meant or len(word) < _SHORTEST or not word.isalpha():
        return meant
    names = {name: each for each in COMMANDS for name in each.names if abs(len(name) - len(word)) <= 1}
    return next((names[name].usage or name for name in get_close_matches(word, names, 1, _NEAR)), "")


def _is_in_row(interview: OpenInterview, asked: Asked) -> bool:
    return asked.address not in interview.draft.form.questions


def _names(interview: OpenInterview) -> Iterator[str]:
    """The names of the commands that can be typed now; what each of them does, the help says."""
    asked, session = interview.asked, interview.session
    if asked and _is_in_row(interview, asked):
        yield f"In the row: {', '.join(each.name for each in CELL_COMMANDS)}."
    elif asked and isinstance(asked.question, Rows):
        there = [each.name for each in ROW_COMMANDS if not (session.read_only and each.changes)]
        yield f"For the rows: {', '.join(there)}."
    yield f"You can type: {', '.join(each.name for each in _there(session))}."
    yield "help all says what each of them does."


def first_help(session: Session) -> tuple[str, ...]:
    """What `help` says after the question."""
    return (*_FIRST_HELP, "quit leaves." if session.read_only else _FOR_WRITING, _MORE_HELP)


def help_lines(session: Session) -> list[str]:
    """A line for each command that does something in this draft."""
    return [each.help for each in _there(session)]


def _there(session: Session) -> list[InterviewCommand]:
    closed = sign_off_entry(session.draft) is not None
    there = [each for each in COMMANDS if closed or not each.closed_only]
    return [each for each in there if not (session.read_only and each.changes)]


def _number_alone_or_undo(_: OpenInterview, rest: str) -> bool:
    word, __, number = rest.partition(" ")
    return not rest or rest.isdecimal() or (word.lower() == "undo" and (not number or number.isdecimal()))


COMMANDS: tuple[InterviewCommand, ...] = (
    Command(
        ("next", "keep", ""),
        "next, or Enter alone, goes on. keep leaves the answer unchanged.",
        lambda i, _: i.navigation.next(),
    ),
    Command(("back",), "back goes to the question before.", lambda i, _: i.navigation.back()),
    Command(("list",), "list lists the steps.", lambda i, _: say(*step_lines(i.session))),
    Command(
        ("go",),
        "go 12 goes to question 12.",
        lambda i, rest: i.navigation.go_to(int(rest.text)),
        a_number,
        "go and a question's number",
    ),
    Command(("todo",), "todo goes to the next question without an answer.", lambda i, _: i.navigation.to_do()),
    Command(("clear",), "clear deletes the answer.", lambda i, _: i.clear(), answers=True, changes=True),
    Command(
        ("undo",),
        "undo undoes your last change: to an answer, to the rows, or what you settled.",
        lambda i, _: i.undo(),
        answers=True,
        changes=True,
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
        "picture and a path adds a picture to the answer, or you can drop the picture here.",
        lambda i, rest: answer_actions.add_picture(i, dropped_path(rest.text)),
        some_text,
        "picture and the path of a picture",
        small_letters=True,
        answers=True,
        changes=True,
    ),
    Command(("edit",), "edit opens the answer in your own editor.", answer_actions.edit, answers=True, changes=True),
    Command(
        ("file",),
        "file and a path makes the text of a file the answer.",
        answer_actions.take_file,
        some_text,
        "file and the path of a text file",
        small_letters=True,
        answers=True,
        changes=True,
        pasted=alone,
    ),
    Command(
        ("say",),
        "say and your answer gives that answer, even if it is also a command.",
        lambda i, rest: i.answer_with(rest),
        some_text,
        "say and the words of the answer",
        small_letters=True,
        answers=True,
        changes=True,
        pasted=anything,
    ),
    Command(
        ("find",),
        "find and some words finds them in all answers.",
        lambda i, rest: say(*find_lines(i.session.draft, one_line(rest))),
        some_text,
        "find and the words to look for",
        small_letters=True,
        pasted=alone,
    ),
    Command(
        ("figures",),
        "figures reads official figures for your area, and inserts them into the answer if you want.",
        answer_actions.put_in_figures,
        _figures,
        "figures alone, or figures and a topic, such as figures age",
    ),
    Command(
        ("chart",),
        "chart adds a bar chart above the last table, or removes it; chart columns and a title adds columns.",
        answer_actions.chart,
        _chart,
        "chart alone, or chart columns and a title",
        small_letters=True,
        answers=True,
        changes=True,
    ),
    Command(("check",), "check lists what a reviewer would send back.", lambda i, _: say(*check_lines(i.session))),
    Command(
        ("review",),
        "review does what check does; review date sets the date of the next review.",
        actions.review,
        one_of("", "date"),
        "review alone for the checks, or review date for the date of the next review",
    ),
    Command(
        ("accept",),
        "accept and a finding's number accepts it, with a reason.",
        actions.accept_finding,
        a_number,
        "accept and a finding's number, as check lists it",
        changes=True,
    ),
    Command(
        ("import",),
        "import reads a Word form that came back into this draft: type its path after it.",
        actions.import_,
        lambda _, rest: not rest or is_document_name(rest),
        "import alone, or import and the path of the Word file",
        small_letters=True,
        changes=True,
    ),
    Command(
        ("comments",),
        "comments lists what reviewers said, and your replies; comments file saves that as a Word file.",
        actions.comments,
        one_of("", "file"),
        usage="comments alone, or comments file",
    ),
    Command(
        ("settle",),
        "settle goes through what reviewers said. settle undo opens the last one again; settle undo 3 opens number 3.",
        actions.settle_items,
        _number_alone_or_undo,
        "settle alone, settle and a comment's number, as comments lists it, or settle undo",
    ),
    Command(
        ("spell",),
        "spell lists what may be misspelt or is hard to read; spell words goes through the words, to correct them.",
        answer_actions.spell,
        one_of("", "words"),
        usage="spell alone, or spell words",
    ),
    Command(
        ("export",),
        "export writes the Word form; export to asks where it goes from now on.",
        actions.export,
        one_of("", "to"),
        usage="export alone, or export to",
    ),
    Command(
        ("groups",),
        "groups marks several groups as not affected, each with its own reason.",
        actions.mark_groups,
        answers=True,
        changes=True,
    ),
    Command(
        ("pack",),
        "pack packs the draft into one file, for a colleague.",
        lambda i, _: run_flow(pack_draft(LineDialogue(), i.session)),
    ),
    Command(
        ("publish",),
        "publish makes a copy for publication; publish page makes it a web page.",
        actions.publish_copy,
        one_of("", "page"),
        usage="publish alone, or publish page",
    ),
    Command(("status",), "status shows the status of the approvals.", actions.status),
    Command(
        ("send",),
        "send locks a version and writes its Word form for the next stage; send 2 does so for stage 2.",
        actions.send,
        _stage,
        "send and a stage's number, as status lists it",
        changes=True,
    ),
    Command(
        ("record",),
        "record records what a stage said about the version it was sent; record 2 does so for stage 2.",
        actions.record_answer,
        _stage,
        "record and a stage's number, as status lists it",
        changes=True,
    ),
    Command(
        ("changes",),
        "changes lists what changed since the last version that was sent.",
        actions.changes,
        fits=a_number_or_alone,
        usage="changes alone, or changes and a version's number",
    ),
    Command(("revise",), "revise starts a revision.", actions.revise, closed_only=True),
    Command(
        ("history",),
        "history lists the earlier versions, the newest first; history all lists every one.",
        actions.history,
        one_of("", "all"),
        "history alone, or history all",
    ),
    Command(
        ("restore",),
        "restore and a number restores that version, as history lists it.",
        actions.restore,
        fits=a_number,
        usage="restore and a version's number",
        changes=True,
    ),
    Command(
        ("save",), "save saves now, but each answer is saved anyway.", lambda i, _: i.saving.save_now(), changes=True
    ),
    Command(("screens",), "screens uses the full-screen version next time.", lambda *_: actions.use_screens()),
    Command(
        ("help", "?"),
        "help explains the question; help all lists every command.",
        lambda i, rest: i.help(rest.text),
        one_of("", "all"),
        "help alone, or help all",
    ),
    Command(("commands",), "commands names every command.", lambda i, _: say(*_names(i))),
    Command(("home",), "home saves, and goes to the list of drafts.", lambda *_: actions.go_home()),
    Command(("quit", "exit"), "quit saves and leaves.", lambda *_: actions.leave()),
)
"""Every command, in the order of `help`."""
