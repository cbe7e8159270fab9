"""The command `comments`: what came back from reviewers, and settling it."""

import argparse
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from eia_tui.commands.draft_argument import draft_path
from eia_tui.commands.output import BLOCKED, DONE, print_json, say, warn, warn_unsure
from eia_tui.system.errors import UserError

if TYPE_CHECKING:
    from eia_tui.draft.waiting import State, WaitingItem

STATES: "Mapping[str, State]" = {"take": "taken", "refuse": "refused", "answer": "answered", "done": "done"}
"""What a word of the command makes of an item."""


def run_comments(asked: argparse.Namespace) -> int:
    """Lists comments and tracked changes, or settles some. BLOCKED where something is left to settle after that."""
    return _settle(asked) if asked.do else _list(asked)


def _list(asked: argparse.Namespace) -> int:
    from eia_tui.draft.waiting import open_items, waiting_items
    from eia_tui.storage.drafts import open_draft

    draft = open_draft(draft_path(asked))
    items = waiting_items(draft)
    if asked.json:
        from dataclasses import asdict

        print_json([asdict(item) for item in items])
        return DONE
    for item in items:
        where = f" ({', '.join(draft.label(address) for address in item.on)})" if item.on else ""
        settled = "" if item.is_open else f" [{item.state}{f': {item.reply}' if item.reply else ''}]"
        say(f"{item.number}. {item}{where}{settled}")
    left = len(open_items(draft))
    say(f"{left} to settle: eia-wizard comments DRAFT done NUMBER" if left else "There is nothing to settle.")
    return DONE


def _settle(asked: argparse.Namespace) -> int:
    from eia_tui.draft.waiting import open_items
    from eia_tui.flows.settle import item_numbered, settle_item
    from eia_tui.session.session import Session

    session = Session.at(draft_path(asked))
    try:
        chosen = _chosen(asked, open_items(session.draft), [item_numbered(session.draft, n) for n in asked.numbers])
        problems = []
        for item in chosen:
            try:
                settle_item(session, item, STATES[asked.do], asked.say or "", save=True)
            except UserError as error:
                problems.append(f"{item.number}: {error}")
            else:
                say(f"{item.number}: {STATES[asked.do]}")
        warn_unsure(session)
        left = len(open_items(session.draft))
    finally:
        session.leave()
    for each in problems:
        warn(each)
    return BLOCKED if problems or left else DONE


def _chosen(
    asked: argparse.Namespace, waiting: "Sequence[WaitingItem]", numbered: "Sequence[WaitingItem]"
) -> "list[WaitingItem]":
    """The items that the arguments name. Raises `UserError` where they name none."""
    if numbered:
        return list(numbered)
    if not asked.all and not asked.by:
        raise UserError("Say which: their numbers, --all, or --by NAME")
    found = [item for item in waiting if not asked.by or item.by.casefold() == asked.by.casefold()]
    if asked.do in ("take", "refuse"):
        found = [item for item in found if item.may_be_taken]
    if not found:
        raise UserError("There is nothing like that to settle")
    return found
