"""The command `comments`: what came back from reviewers, and settling it."""

import argparse
from typing import TYPE_CHECKING

from eia_tui.commands.draft_argument import draft_path
from eia_tui.commands.output import BLOCKED, DONE, print_json, say, warn, warn_unsure
from eia_tui.system.errors import UserError
from eia_tui.system.paths import parse_path

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from eia_tui.draft.waiting import WaitingItem
    from eia_tui.session.session import Session

DO = ("take", "refuse", "both", "answer", "done", "undo")
"""What the command can do with an item; without any it lists them."""


def run_comments(asked: argparse.Namespace) -> int:
    """Lists comments and tracked changes, or settles some. BLOCKED where something is left to settle after that."""
    if not asked.do:
        return _list(asked)
    if asked.output:
        raise UserError(f"-o writes the list and settles nothing: leave out “{asked.do}”, or -o")
    return _undo(asked) if asked.do == "undo" else _settle(asked)


def _list(asked: argparse.Namespace) -> int:
    from eia_tui.approvals.comments import comments_and_replies
    from eia_tui.draft.waiting import as_json, open_items, waiting_items
    from eia_tui.draft.waiting_text import placed_text, sentence, state_text
    from eia_tui.exports.comments import write_comments
    from eia_tui.flows.settle_items import is_clear, may_be_taken, options_of, stages_of
    from eia_tui.storage.catalogue import typed_name
    from eia_tui.storage.drafts import open_draft

    path = draft_path(asked)
    draft = open_draft(path)
    items = waiting_items(draft)
    if asked.json:
        print_json([as_json(item) for item in items])
        return DONE
    if asked.output:
        say(str(write_comments(draft, parse_path(asked.output), overwrite=asked.force).absolute()))
        return DONE
    for item in items:
        text = sentence(placed_text(draft, item, whole=True))
        say(f"{item.number}. {text}{'' if item.is_open else f' [{state_text(item)}]'}")
        if item.is_open and not is_clear(draft, item):
            say(f"   Options: {', '.join(f'“{option.label}”' for option in options_of(draft, item))}")
    for remarks in comments_and_replies(draft):
        if remarks.said:
            say(f"{remarks.heading}: “{' '.join(remarks.said.split())}”")
    waiting, name = open_items(draft), typed_name(path)
    say(f"{len(waiting)} to settle." if waiting else "There is nothing to settle.")
    for can, what, words in (
        (any(may_be_taken(draft, item) for item in waiting), "Changes", "take NUMBER, or refuse NUMBER"),
        (any(item.both for item in waiting), "Both wordings", "both NUMBER"),
        (any(not is_clear(draft, item) for item in waiting), "An option", "take NUMBER --say OPTION"),
        (any(item.kind == "comment" for item in waiting), "Comments", "answer NUMBER --say TEXT, or done NUMBER"),
        (
            any(stages_of(draft, item) for item in waiting),
            "What a stage said",
            "done NUMBER, once you have recorded it",
        ),
        (any(item.kind == "report" for item in waiting), "Anything else", "done NUMBER"),
    ):
        if can:
            say(f"{what}: eia-wizard comments {name} {words}")
    return DONE


def _settle(asked: argparse.Namespace) -> int:
    from eia_tui.draft.waiting import open_items
    from eia_tui.flows.settle_items import STATES, is_clear, may_be_refused, may_be_taken, settle_items

    state = STATES[asked.do]

    def settle(session: "Session") -> dict[int, str]:
        chosen = _chosen(asked, session, open_items(session.draft))
        if asked.do == "take" and not asked.numbers:
            taken = [item for item in chosen if may_be_taken(session.draft, item) and is_clear(session.draft, item)]
            chosen = _some(taken, "There is no change to take")
        elif asked.do == "refuse" and not asked.numbers:
            refused = [item for item in chosen if may_be_refused(session.draft, item)]
            chosen = _some(refused, "There is no change to refuse")
        elif asked.do == "both" and not asked.numbers:
            chosen = _some([item for item in chosen if item.both], "There are no two wordings to keep")
        problems = settle_items(session, chosen, state, asked.say or "", save=True)
        for item in chosen:
            if item.number not in problems:
                kept = "; the answer stays as it is" if state == "done" and item.kind == "change" else ""
                say(f"{item.number}: {'both wordings are in the answer' if state == 'both' else state}{kept}")
        return problems

    return _in_session(asked, settle)


def _undo(asked: argparse.Namespace) -> int:
    from eia_tui.draft.waiting import waiting_items
    from eia_tui.flows.settle_items import nothing_to_undo, reopen_items, settled_last

    def undo(session: "Session") -> dict[int, str]:
        session.refuse_read_only()
        if asked.numbers or asked.all or asked.by:
            settled = [item for item in waiting_items(session.draft) if not item.is_open]
            chosen = _chosen(asked, session, settled)
        else:
            chosen = _some(settled_last(session.draft), nothing_to_undo(session.draft))
        problems = reopen_items(session, chosen, save=True)
        for item in chosen:
            if item.number not in problems:
                say(f"{item.number}: open again")
        return problems

    return _in_session(asked, undo)


def _in_session(asked: argparse.Namespace, work: "Callable[[Session], Mapping[int, str]]") -> int:
    """Opens the draft for what settles items and says why some could not be, by their numbers."""
    from eia_tui.draft.waiting import open_items
    from eia_tui.session.session import Session

    session = Session.at(draft_path(asked))
    try:
        problems = work(session)
        warn_unsure(session)
        left = len(open_items(session.draft))
    finally:
        session.leave()
    for number, problem in sorted(problems.items()):
        warn(f"{number}: {problem}")
    return BLOCKED if problems or left else DONE


def _chosen(asked: argparse.Namespace, session: "Session", found: "Sequence[WaitingItem]") -> "Sequence[WaitingItem]":
    """The items that the arguments name, of those that were found. Raises `UserError` where they name none."""
    from eia_tui.flows.settle_items import item_numbered

    if asked.numbers:
        return [item_numbered(session.draft, number) for number in dict.fromkeys(asked.numbers)]
    if not asked.all and not asked.by:
        raise UserError("Say which: their numbers, --all, or --by NAME")
    what = "settled" if asked.do == "undo" else "left to settle"
    by = f" of {asked.by}" if asked.by else ""
    chosen = [item for item in found if not asked.by or item.by.casefold() == asked.by.casefold()]
    return _some(chosen, f"No comment or change{by} is {what}")


def _some(items: "Sequence[WaitingItem]", none: str) -> "Sequence[WaitingItem]":
    """The items. Raises `UserError`, which says `none`, where there are none."""
    if not items:
        raise UserError(none)
    return items
