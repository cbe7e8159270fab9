"""Settles what came back from reviewers: takes or refuses a change, answers a comment, or marks it as done."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.draft.tracked_change import with_change
from eia_tui.draft.waiting import WAITING, State, WaitingItem, open_items, waiting_items, with_items, with_settled
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.reason import ask_reason
from eia_tui.form.address import Address
from eia_tui.form.kinds import Line, Prose
from eia_tui.form.values import answer_text
from eia_tui.prose.scrub import scrub
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError

_DONE: dict[State, str] = {
    "done": "Marked as done.",
    "answered": "Your answer is kept with the comment.",
    "taken": "The change is in the answer.",
    "refused": "The change is refused: the answer stays as it is.",
}


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


def add_items(session: Session, items: Sequence[WaitingItem], *, save: bool = False) -> None:
    """Adds items to settle to the draft. Raises `UserError`."""
    if items:
        with session.transaction(save=save) as transaction:
            transaction.draft.put(WAITING, with_items(transaction.draft, items))


def item_numbered(draft: Draft, number: int) -> WaitingItem:
    """The item with a number. Raises `UserError` if there is none."""
    for item in waiting_items(draft):
        if item.number == number:
            return item
    raise UserError(f"There is no comment or change {number}: `comments` lists them with their numbers")


def settle_item(session: Session, item: WaitingItem, state: State, reply: str = "", *, save: bool = False) -> None:
    """Settles an item; `open` undoes that for a comment. A change that is taken is made in its answer.

    Raises `UserError`, and changes nothing then.
    """
    if state in ("taken", "refused") and not item.may_be_taken:
        raise UserError(f"Number {item.number} is no tracked change: mark it as done, or answer it")
    if state == "answered" and not reply.strip():
        raise UserError("Say what the answer is")
    with session.transaction(save=save) as transaction:
        if state == "taken":
            _take(session.path, transaction.draft, item)
        transaction.draft.put(WAITING, with_settled(transaction.draft, item.number, state, reply.strip()))


def settle_all(session: Session, items: Iterable[WaitingItem], state: State, *, save: bool = False) -> list[str]:
    """Settles several; why some could not be, a sentence each."""
    problems = []
    for item in items:
        try:
            settle_item(session, item, state, save=save)
        except UserError as error:
            problems.append(f"{item.number}: {error}")
    return problems


def _take(path: Path, draft: Draft, item: WaitingItem) -> None:
    # What reads Word files is loaded when it is needed.
    if item.elements:
        from eia_tui.flows.returned_changes import take_change

        take_change(path, draft, item)
        return
    if item.kind == "conflict":
        draft.put(item.on[0], item.now)
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
    """Asks what to do about an item, and does it: the address to go to, or "". Raises `UserError`."""
    change = (Way("take", "Take the change"), Way("refuse", "Refuse it")) if item.may_be_taken else ()
    answer = (Way("answer", "Answer it"),) if item.kind == "comment" else ()
    go = (Way("go", "Go to its answer"),) if item.on else ()
    way = await dialogue.choose(
        _heading(session.draft, item),
        str(item),
        (*change, *go, Way("done", "Mark it as done"), *answer, Way("back", "Leave it for now")),
    )
    states: dict[str | None, State] = {"take": "taken", "refuse": "refused", "done": "done", "answer": "answered"}
    if way == "go":
        return item.on[0]
    if way in states:
        reply, begun = "", f"answer to item {item.number}"
        if way == "answer":
            reply = await ask_reason(dialogue, session, begun, "What is your answer?", "Keep it", aside=str(item)) or ""
            if not reply:
                return ""
        settle_item(session, item, states[way], reply, save=bool(reply))
        if reply:
            session.begun.forget(begun)
        await dialogue.report(_DONE[states[way]])
    return ""


async def settle_next(dialogue: Dialogue, session: Session) -> str:
    """Goes through the open items until the person leaves one for now; the address to go to, or ""."""
    while items := open_items(session.draft):
        address = await settle(dialogue, session, items[0])
        if address or items[0] in open_items(session.draft):
            return address
    await dialogue.report("Every comment and change is settled.")
    return ""


def _heading(draft: Draft, item: WaitingItem) -> str:
    where = "the whole form"
    if item.on:
        address = Address(item.on[0])
        step = next((step for step in draft.form.steps if step.address == address), None)
        where = step.title if step else draft.label(address)
    kind = {"comment": "A comment", "change": "A tracked change"}.get(item.kind, "To decide")
    left = len(open_items(draft))
    return f"{kind} on {where}{f' ({left} to settle)' if left > 1 else ''}"
