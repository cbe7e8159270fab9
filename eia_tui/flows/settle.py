"""Settles what came back from reviewers: takes or refuses a change, answers a comment, or marks it as done."""

from collections.abc import Mapping
from functools import partial

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import State, WaitingItem, open_items
from eia_tui.draft.waiting_text import item_lines, item_place, item_text, placed_text, state_text
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.reason import ask_reason
from eia_tui.flows.record import record
from eia_tui.flows.settle_items import (
    STATES,
    is_clear,
    item_numbered,
    may_be_refused,
    may_be_taken,
    nothing_to_undo,
    options_of,
    reopen_items,
    settle_item,
    settle_items,
    settled_last,
    stages_of,
)
from eia_tui.flows.stages import status_of
from eia_tui.flows.typed_lines import keep_words
from eia_tui.form.stages import Stage
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural, shortened

_CHOICES = {
    "change": ("Take the change", "Refuse it"),
    "conflict": ("Use the words from Word", "Keep ours"),
    "ask": ("Take it out", "Keep ours"),
}
"""For each kind that may be taken, what taking and refusing it is called."""
_DONE: Mapping[State, str] = {
    "done": "Marked as done.",
    "answered": "Your reply is kept with the comment.",
    "taken": "The change is in the answer.",
    "refused": "The answer stays as it is.",
    "both": "Both wordings are in the answer.",
}
_SHORT = 100
"""How much is shown of each of several items."""


async def undo_last(dialogue: Dialogue, session: Session, number: int | None = None) -> None:
    """Undoes what was settled last, or how the item with a number was settled, and says so.

    Without a number it does not reach back beyond a version that was sent.

    Raises `UserError`, also for a draft that is read-only.
    """
    session.refuse_read_only()
    items = settled_last(session.draft) if number is None else [item_numbered(session.draft, number)]
    if not items:
        await dialogue.report(f"{nothing_to_undo(session.draft)}.")
        return
    problems = reopen_items(session, items)
    for problem in problems.values():
        await dialogue.report(f"{problem}.", "error")
    opened = [item for item in items if item.number not in problems]
    if len(opened) == 1:
        await dialogue.report(f"Open again: {placed_text(session.draft, opened[0])}")
    elif opened:
        await dialogue.report(f"{len(opened)} comments and changes are open again.")


async def settle(dialogue: Dialogue, session: Session, item: WaitingItem) -> str:
    """Asks what to do about an item, does it, and continues with the next ones; the address to go to, or "".

    Ends where the person leaves one for now. Of a draft that is read-only an item can only be read. Raises `UserError`,
    also where the item is settled already.
    """
    if not item.is_open:
        raise UserError(f"Number {item.number} is settled already ({state_text(item)}): undo that first")
    while True:
        text = "\n\n".join(item_lines(item, whole=True))
        aside = f"\n\n{session.closed}" if session.read_only else ""
        way = await dialogue.choose(
            _heading(session.draft, item),
            f"{text}{aside}",
            _ways(session, item),
            keep=None if session.read_only else partial(_keep_words, session, item),
        )
        if way == "go":
            return item.on[0]
        if way is None or way == "back":
            return ""
        if way == "all":
            if not await _settle_all_of(dialogue, session, item.by):
                continue
        elif not await _settle_one(dialogue, session, item, way):
            continue
        following = open_items(session.draft)
        if not following:
            await dialogue.report("Every comment and change is settled.")
            return ""
        item = next((each for each in following if each.number > item.number), following[0])


def _reply_to(item: WaitingItem) -> str:
    """What a reply to an item is called among the unfinished texts."""
    return f"answer to item {item.number}"


def _keep_words(session: Session, item: WaitingItem, words: str) -> str:
    """Keeps words that are none of the ways: as a reply that was started, or for the answer that an item is on."""
    if item.kind == "comment":
        begun = session.unfinished.text(_reply_to(item))
        session.unfinished.write(_reply_to(item), f"{begun} {words}".strip())
        session.put_unfinished()
        return "Your words are kept. Type reply to go on with them as your reply."
    place = keep_words(session, item.on[0] if item.on else "", words)
    return f"Your words are kept, and offered at “{place}”."


def _ways(session: Session, item: WaitingItem) -> list[Way]:
    """What can be done about an item; not to be done with it first, as Enter may be pressed once too often."""
    see = [Way("go", "Go to the answer")] if item.on else []
    if session.read_only:
        return [Way("back", "Close"), *see]
    ways = []
    if may_be_taken(session.draft, item):
        ways += _ways_to_take(session.draft, item)
        ways += [Way("refuse", _CHOICES[item.kind][1])]
    if item.kind != "comment" and _stage_to_record(session.draft, item):
        ways.append(Way("record", "Record what they said"))
    ways += see
    if item.kind == "change" or not may_be_refused(session.draft, item):
        ways.append(Way("done", "Mark it as dealt with" if item.kind == "change" else "Mark it as done"))
    if item.kind == "comment":
        ways.append(Way("reply", "Write a reply"))
    if (many := len(_open_of(session.draft, item.by))) > 1 and item.by:
        ways.append(Way("all", f"Settle everything from {item.by} ({many})"))
    back = Way("back", "Leave it for now")
    return [back, *ways] if ways[0].word == "done" else [*ways, back]


def _ways_to_take(draft: Draft, item: WaitingItem) -> list[Way]:
    """The ways to put what Word has into an answer; where it is not clear which option that is, each of them."""
    options = options_of(draft, item)
    if is_clear(draft, item):
        ways = [Way("take", f"Use “{options[0].label}”" if options else _CHOICES[item.kind][0])]
    else:
        ways = [Way(option.id, f"Choose “{option.label}”") for option in options]
    return [*ways, *([Way("both", "Keep both wordings")] if item.both else ())]


def _stage_to_record(draft: Draft, item: WaitingItem) -> Stage | None:
    """The approval stage in whose box the words of an item are, if it was sent a version; None for any other."""
    return next((stage for stage in stages_of(draft, item) if status_of(draft, stage).sent), None)


async def _settle_one(dialogue: Dialogue, session: Session, item: WaitingItem, way: str) -> bool:
    """Settles an item in the way that was chosen; False where the person has no reply to a comment after all."""
    if way == "record":
        stage = _stage_to_record(session.draft, item)
        return stage is not None and await record(dialogue, session, stage) is not None
    reply, unfinished = "", _reply_to(item)
    if way not in STATES:  # an option
        way, reply = "take", way
    elif way == "reply":
        aside = item_text(item, whole=True)
        asked = await ask_reason(
            dialogue, session, unfinished, "What is your reply?", "Save the reply", aside=aside, text=item.reply
        )
        reply = asked or ""
        if not reply:
            return False
    try:
        settle_item(session, item, STATES[way], reply, save=True)
    except UserError as error:
        await dialogue.report(str(error), "error")
        return False
    if way == "reply":
        session.unfinished.forget(unfinished)
    await dialogue.report(_done(item, STATES[way]))
    return True


async def _settle_all_of(dialogue: Dialogue, session: Session, by: str) -> bool:
    """Asks what to do with everything from one reviewer, and does it; False if the person goes back."""
    items = _open_of(session.draft, by)
    changed = [item for item in items if may_be_taken(session.draft, item)]
    ways = []
    if changed:
        many = plural(len(changed), "change")
        ways += [Way("take", f"Take {many}"), Way("refuse", f"Refuse {many}")]
    left_out = f", and take no {'change' if len(changed) == 1 else 'changes'}" if changed else ""
    ways += [Way("done", f"Mark all {len(items)} as done{left_out}"), Way("back", "Go back")]
    text = "\n".join(f"• {shortened(item_text(item), _SHORT)}" for item in items)
    way = await dialogue.choose(f"Everything from {by} that is not settled yet", text, ways)
    if way is None or way == "back":
        return False
    chosen = items if way == "done" else changed
    try:
        problems = await dialogue.progress(
            f"Settling {len(chosen)} of {by}…", lambda: settle_items(session, chosen, STATES[way], save=True)
        )
    except UserError as error:
        await dialogue.report(str(error), "error")
        return False
    done = len(chosen) - len(problems)
    for number, problem in problems.items():
        await dialogue.report(f"Number {number}: {problem}.", "error")
    if done:
        words = {"take": "taken", "refuse": "refused", "done": "marked as done"}[way]
        await dialogue.report(f"{plural(done, 'comment' if way == 'done' else 'change')} {words}.")
    return True


def _open_of(draft: Draft, by: str) -> list[WaitingItem]:
    return [item for item in open_items(draft) if item.by == by]


def _done(item: WaitingItem, state: State) -> str:
    """The message when an item is settled."""
    if item.kind == "change" and state == "done":
        return "Marked as done. The answer stays as it is."
    if item.kind == "ask" and item.now and state == "taken":
        return "The option is chosen."
    if item.is_decision and state == "taken":
        return "The words from Word are in the answer." if item.kind == "conflict" else "It is taken out."
    return _DONE[state]


def _heading(draft: Draft, item: WaitingItem) -> str:
    kind = {"comment": "A comment on", "change": "A tracked change on", "report": "To look at:"}.get(
        item.kind, "To decide:"
    )
    left = len(open_items(draft))
    return f"{kind} {item_place(draft, item)}{f' ({left} to settle)' if left > 1 else ''}"
