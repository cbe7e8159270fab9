"""Settles what came back from reviewers: takes or refuses a change, answers a comment, or marks it as done."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.draft.replacement import replacements, undo
from eia_tui.draft.tracked_change import with_change
from eia_tui.draft.waiting import WAITING, State, WaitingItem, open_items, waiting_items, with_settled
from eia_tui.draft.waiting_text import item_lines, item_place, item_text, placed_text, state_text
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.reason import ask_reason
from eia_tui.form.address import Address
from eia_tui.form.kinds import Line, Prose
from eia_tui.form.values import answer_text
from eia_tui.prose.excerpt import shortened
from eia_tui.prose.scrub import scrub
from eia_tui.session.session import Session
from eia_tui.storage.history import now
from eia_tui.system.errors import UserError
from eia_tui.system.text import plural

STATES: Mapping[str, State] = {"take": "taken", "refuse": "refused", "answer": "answered", "done": "done"}
"""What a word at the prompts, and of the command, makes of an item."""
_CHOICES = {
    "change": ("Take the change", "Refuse it"),
    "conflict": ("Use the words from Word", "Keep ours"),
    "ask": ("Take it out", "Keep ours"),
}
"""For each kind that may be taken, what taking and refusing it is called."""
_DONE: Mapping[State, str] = {
    "done": "Marked as done.",
    "answered": "Your answer is kept with the comment.",
    "taken": "The change is in the answer.",
    "refused": "The answer stays as it is.",
}
_SHORT = 100
"""How much is shown of each of several items."""


def comments_of_stage(draft: Draft, stage: str, on: str, comments: str, version: int) -> list[WaitingItem]:
    """What a stage said, as items to settle: each paragraph or list item, at the question or group that it names."""
    lines = [line.strip(" -•*\t") for line in scrub(comments).splitlines()]
    return [
        WaitingItem(0, "comment", _named(draft, line), text=line, by=stage, at=on, file=f"version {version}")
        for line in lines
        if line
    ]


def _named(draft: Draft, text: str) -> tuple[str, ...]:
    """The step that a comment names: a group, or a section by its number or title."""
    words = f" {' '.join(text.casefold().split())} "
    for step in draft.form.steps:
        if step.group and any(name and name.casefold() in words for name in (step.group.name, step.group.label)):
            return (step.address,)
    for step in draft.form.steps:
        section = step.section
        numbered = section.number and f" section {section.number} " in words.replace(".", " ").replace(",", " ")
        if numbered or section.title.casefold() in words:
            return (step.address,)
    return ()


def item_numbered(draft: Draft, number: int) -> WaitingItem:
    """The item with a number. Raises `UserError` if there is none."""
    for item in waiting_items(draft):
        if item.number == number:
            return item
    raise UserError(f"There is no comment or change {number}: `comments` lists them with their numbers")


def settle_item(
    session: Session, item: WaitingItem, state: State, reply: str = "", *, at: str = "", save: bool = False
) -> None:
    """Settles an item. A change that is taken is made in its answer; `at` is when, by default now.

    In a draft that is signed off nothing can be taken, but what was said may still be answered or marked as done.
    Raises `UserError`, and changes nothing then.
    """
    if state in ("taken", "refused") and not item.may_be_taken:
        raise UserError(f"Number {item.number} is not a tracked change: mark it as done, or answer it")
    if state == "answered" and not reply.strip():
        raise UserError("Say what the answer is")
    if item_numbered(session.draft, item.number).state == "taken":
        raise UserError(f"Number {item.number} is taken already: undo that first")
    settled = replace(item, state=state, reply=reply.strip() or item.reply, settled=at or moment())
    if state != "taken":
        session.notes.settle(with_settled(session.draft, settled), save=save)
        return
    with session.transaction(save=save) as transaction:
        _take(session.path, transaction.draft, item)
        settled = replace(settled, replaced=tuple(replacements(session.draft, transaction.draft)))
        transaction.draft.put(WAITING, with_settled(transaction.draft, settled))


def settle_items(
    session: Session, items: Iterable[WaitingItem], state: State, reply: str = "", *, save: bool = False
) -> dict[int, str]:
    """Settles several at once; why some could not be, by their numbers."""
    problems, at = {}, moment()
    for item in items:
        try:
            settle_item(session, item, state, reply, at=at, save=save)
        except UserError as error:
            problems[item.number] = str(error)
    return problems


def reopen_item(session: Session, item: WaitingItem, *, save: bool = False) -> None:
    """Undoes that an item was settled: it waits again, and its answer is as it was before the change was taken.

    What was changed since beside it stays; so does what was answered, for the next time. Raises `UserError`, and
    changes nothing then.
    """
    if item.is_open:
        raise UserError(f"Number {item.number} is not settled yet, so there is nothing to undo")
    opened = replace(item, state="open", settled="", replaced=())
    if item.state != "taken":
        session.notes.settle(with_settled(session.draft, opened), save=save)
        return
    with session.transaction(save=save) as transaction:
        for replaced in item.replaced:
            if not undo(transaction.draft, replaced):
                raise UserError(
                    f"{session.draft.label(replaced.on)} was changed there since: change it back yourself, in the "
                    "answer. What was taken stays marked as taken"
                )
        transaction.draft.put(WAITING, with_settled(transaction.draft, opened))


def settled_last(draft: Draft) -> list[WaitingItem]:
    """What was settled last: one item, or all that were settled at once."""
    settled = [item for item in waiting_items(draft) if item.settled and not item.is_open]
    last = max((item.settled for item in settled), default="")
    return [item for item in settled if item.settled == last]


async def undo_last(dialogue: Dialogue, session: Session) -> None:
    """Undoes what was settled last, and says so."""
    items = settled_last(session.draft)
    if not items:
        await dialogue.report("There is nothing to undo: you have not settled a comment or change yet.")
        return
    opened = []
    for item in reversed(items):
        try:
            reopen_item(session, item)
        except UserError as error:
            await dialogue.report(f"{error}.", "error")
        else:
            opened.append(item)
    if len(opened) == 1:
        await dialogue.report(f"Open again: {placed_text(session.draft, opened[0])}")
    elif opened:
        await dialogue.report(f"{len(opened)} comments and changes are open again.")


def moment() -> str:
    """Now, as the time of settling is kept."""
    return now().astimezone(UTC).isoformat(timespec="microseconds")


def _take(path: Path, draft: Draft, item: WaitingItem) -> None:
    # What reads Word files is loaded when it is needed.
    if item.elements:
        from eia_tui.flows.returned_changes import take_change

        take_change(path, draft, item)
        return
    if item.kind == "conflict":
        from eia_tui.flows.returned_changes import use_words_from_word

        use_words_from_word(draft, item)
        return
    if item.kind == "ask":
        from eia_tui.flows.returned_changes import take_out

        take_out(draft, item)
        return
    for address in item.on:
        question = draft.form.questions.get(Address(address))
        if isinstance(question, Prose | Line):
            changed = with_change(answer_text(question, draft.answer(address)), item.was, item.now, item.around)
            if changed is not None:
                draft.put(address, changed)
                return
    raise UserError(
        "The place of this change was not found for certain: the answer is different now. Make the change in the "
        "answer yourself, and then mark it as done"
    )


async def settle(dialogue: Dialogue, session: Session, item: WaitingItem) -> str:
    """Asks what to do about an item, does it, and goes on to the next ones; the address to go to, or "".

    Ends where the person leaves one for now. Raises `UserError`, also where the item is settled already.
    """
    if not item.is_open:
        raise UserError(f"Number {item.number} is settled already ({state_text(item)}): undo that first")
    while True:
        text = "\n\n".join(item_lines(item))
        way = await dialogue.choose(_heading(session.draft, item), text, _ways(session, item))
        if way == "go":
            return item.on[0]
        if way is None or way == "back":
            return ""
        if way == "all":
            await _settle_all_of(dialogue, session, item.by)
        elif not await _settle_one(dialogue, session, item, way):
            continue
        following = open_items(session.draft)
        if not following:
            await dialogue.report("Every comment and change is settled.")
            return ""
        item = next((each for each in following if each.number > item.number), following[0])


def _ways(session: Session, item: WaitingItem) -> list[Way]:
    """What can be done about an item."""
    ways = []
    if item.may_be_taken:
        take, refuse = _CHOICES[item.kind]
        ways += [] if session.read_only else [Way("take", take)]
        ways += [Way("refuse", refuse)]
    if item.on:
        ways.append(Way("go", "Go to its answer"))
    if item.kind in ("comment", "change") or not item.may_be_taken:
        ways.append(Way("done", "Mark it as done"))
    if item.kind == "comment":
        ways.append(Way("answer", "Answer it"))
    if (many := len(_open_of(session.draft, item.by))) > 1 and item.by:
        ways.append(Way("all", f"Settle all of {item.by} ({many})"))
    return [*ways, Way("back", "Leave it for now")]


async def _settle_one(dialogue: Dialogue, session: Session, item: WaitingItem, way: str) -> bool:
    """Settles an item in the way that was chosen; False where the person has no answer to a comment after all."""
    reply, begun = "", f"answer to item {item.number}"
    if way == "answer":
        aside = item_text(item)
        asked = await ask_reason(
            dialogue, session, begun, "What is your answer?", "Keep it", aside=aside, text=item.reply
        )
        reply = asked or ""
        if not reply:
            return False
    try:
        settle_item(session, item, STATES[way], reply, save=bool(reply))
    except UserError as error:
        await dialogue.report(str(error), "error")
        return False
    if reply:
        session.begun.forget(begun)
    await dialogue.report(_done(item, STATES[way]))
    return True


async def _settle_all_of(dialogue: Dialogue, session: Session, by: str) -> None:
    """Asks what to do about all that one reviewer said and changed, and does it."""
    items = _open_of(session.draft, by)
    changed = [item for item in items if item.may_be_taken]
    ways = []
    if changed:
        many = plural(len(changed), "change")
        ways += [] if session.read_only else [Way("take", f"Take {many}")]
        ways += [Way("refuse", f"Refuse {many}")]
    ways += [Way("done", f"Mark all {len(items)} as done"), Way("back", "Go back")]
    text = "\n".join(f"• {shortened(item_text(item), _SHORT)}" for item in items)
    way = await dialogue.choose(f"Everything of {by} that is not settled", text, ways)
    if way is None or way == "back":
        return
    chosen = items if way == "done" else changed
    problems = await dialogue.progress(
        f"Settling {len(chosen)} of {by}…", lambda: settle_items(session, chosen, STATES[way])
    )
    done = len(chosen) - len(problems)
    for number, problem in problems.items():
        await dialogue.report(f"Number {number}: {problem}.", "error")
    if done:
        words = {"take": "taken", "refuse": "refused", "done": "marked as done"}[way]
        await dialogue.report(f"{plural(done, 'comment' if way == 'done' else 'change')} {words}.")


def _open_of(draft: Draft, by: str) -> list[WaitingItem]:
    return [item for item in open_items(draft) if item.by == by]


def _done(item: WaitingItem, state: State) -> str:
    """What is said when an item is settled."""
    if item.is_decision and state == "taken":
        return "The words from Word are in the answer." if item.kind == "conflict" else "It is taken out."
    return _DONE[state]


def _heading(draft: Draft, item: WaitingItem) -> str:
    kind = {"comment": "A comment on", "change": "A tracked change on", "report": "To look at:"}.get(
        item.kind, "To decide:"
    )
    left = len(open_items(draft))
    return f"{kind} {item_place(draft, item)}{f' ({left} to settle)' if left > 1 else ''}"
