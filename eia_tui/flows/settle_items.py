"""What is done with an item that waits to be settled: it is taken, refused, answered or done, or that is undone."""

import contextlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eia_tui.approvals.audit_log import last_sent
from eia_tui.draft.draft import Draft
from eia_tui.draft.replacement import replacements, undo
from eia_tui.draft.tracked_change import with_change
from eia_tui.draft.waiting import WAITING, State, WaitingItem, waiting_items, with_settled
from eia_tui.draft.waiting_text import NOT_IN_ANSWER, NOT_TAKEN, state_text
from eia_tui.form.address import Address
from eia_tui.form.kinds import Choice, Line, Option, Prose
from eia_tui.form.stages import Stage, stages
from eia_tui.form.values import answer_text
from eia_tui.session.session import Session
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError

STATES: Mapping[str, State] = {
    "take": "taken",
    "refuse": "refused",
    "both": "both",
    "answer": "answered",
    "reply": "answered",
    "done": "done",
}
"""What a word at the prompts, and of the command, makes of an item."""

_SECOND = timedelta(seconds=1)
"""How exactly the log says when a version was sent."""
_INSTEAD = {"comment": "reply to it, or mark it as done", "report": "mark it as done"}


def item_numbered(draft: Draft, number: int) -> WaitingItem:
    """The item with a number. Raises `UserError` if there is none."""
    for item in waiting_items(draft):
        if item.number == number:
            return item
    raise UserError(f"There is no comment or change {number}: comments lists them with their numbers")


def settle_item(
    session: Session, item: WaitingItem, state: State, reply: str = "", *, at: str = "", save: bool = False
) -> None:
    """Settles an item. A change that is taken is made in its answer; `at` is when, by default now.

    `reply` is the reply to a comment, or the option that is chosen where Word does not say it clearly.
    Raises `UserError`, and changes nothing then, also for a draft that is read-only.
    """
    session.refuse_read_only()
    item = item_numbered(session.draft, item.number)
    _require_possible(session.draft, item, state, reply)
    settled = _settled(session.draft, item, state, reply, at or moment())
    if not settled.is_taken:
        session.notes.settle(with_settled(session.draft, settled), save=save)
        return
    with session.transaction(save=save) as transaction:
        if problem := _take(session.path, transaction.draft, [settled]).get(item.number):
            raise UserError(problem)
        settled = replace(settled, replaced=tuple(replacements(session.draft, transaction.draft)))
        transaction.draft.put(WAITING, with_settled(transaction.draft, settled))


def _require_possible(draft: Draft, item: WaitingItem, state: State, reply: str) -> None:
    """Raises `UserError` where an item cannot be settled so."""
    if not item.is_open and not (item.kind == "comment" and state == "answered"):
        raise UserError(f"Number {item.number} is settled already ({state_text(item)}). To change that, undo it first")
    if state in ("taken", "refused", "both") and item.kind in ("comment", "report"):
        raise UserError(f"Number {item.number} is not a tracked change: {_INSTEAD[item.kind]}")
    if state in ("taken", "both") and not may_be_taken(draft, item):
        raise UserError(NOT_TAKEN if stages_of(draft, item) else NOT_IN_ANSWER)
    if state == "both" and not item.both:
        raise UserError(f"Number {item.number} cannot have both: take it to use what Word has, or refuse it")
    if state == "taken" and (options := options_of(draft, item)) and not _option(draft, item, reply):
        names = ", ".join(f"“{each.label}”" for each in options)
        raise UserError(f"Word does not say clearly which option is right in number {item.number}. Choose one: {names}")
    if state == "refused" and not may_be_refused(draft, item):
        raise UserError(f"There is nothing to refuse in number {item.number}: record it, or mark it as done")
    if state == "done" and may_be_refused(draft, item) and item.kind != "change":
        raise UserError(
            f"Number {item.number} needs a decision: take it to use what Word has, or refuse it to keep ours"
        )
    if state == "answered" and item.kind != "comment":
        raise UserError(f"Number {item.number} is not a comment, so you cannot reply to it")
    if state == "answered" and not reply.strip():
        raise UserError("Enter your reply to the comment")


def may_be_taken(draft: Draft, item: WaitingItem) -> bool:
    """Whether taking an item can change an answer.

    What is in the box of an approval stage is for the record, and what is in a label or outside the form in no answer.
    """
    return may_be_refused(draft, item) and not stages_of(draft, item) and _is_in_answer(draft, item)


def _is_in_answer(draft: Draft, item: WaitingItem) -> bool:
    return any(Address(question).contains(each) for question in draft.form.questions for each in item.on)


def may_be_refused(draft: Draft, item: WaitingItem) -> bool:
    """Whether refusing an item keeps an answer as it is: what a stage said is recorded, or marked as done."""
    return item.kind in ("change", "conflict") or (
        item.kind == "ask" and (not item.now or bool(options_of(draft, item)))
    )


def options_of(draft: Draft, item: WaitingItem) -> Sequence[Option]:
    """The options to choose from when an item is taken: the one that Word says, or else all others; none elsewhere."""
    question = draft.question(item.on[0]) if item.kind == "ask" and item.now and item.on else None
    if not isinstance(question, Choice):
        return ()
    in_word = [option for option in question.options if option.id == item.option]
    return in_word or [option for option in question.options if option.id != draft.answer(item.on[0])]


def is_clear(draft: Draft, item: WaitingItem) -> bool:
    """Whether it is clear what taking an item puts into the answer, so that nobody has to choose an option first."""
    return not options_of(draft, item) or bool(_option(draft, item))


def _option(draft: Draft, item: WaitingItem, reply: str = "") -> str:
    """The id of the option that is chosen when an item is taken: `reply` by its label or id, or the one in Word."""
    words = reply.strip().casefold()
    options = options_of(draft, item)
    wanted = [each.id for each in options if words in (each.id.casefold(), each.label.casefold())]
    return next(iter(wanted), "") if words else item.option


def _settled(draft: Draft, item: WaitingItem, state: State, reply: str, at: str) -> WaitingItem:
    """An item as it is when it was settled."""
    if state in ("taken", "both"):
        option = _option(draft, item, reply)
        reply = next((each.label for each in options_of(draft, item) if each.id == option), "")
    return replace(item, state=state, reply=reply.strip() or item.reply, settled=at)


def stages_of(draft: Draft, item: WaitingItem) -> list[Stage]:
    """The approval stages whose boxes an item concerns."""
    on = {str(draft.answer_address(each)) for each in item.on}
    return [stage for stage in stages(draft.form) if on & {*stage.addresses.values()}]


def settle_items(
    session: Session, items: Iterable[WaitingItem], state: State, reply: str = "", *, save: bool = False
) -> dict[int, str]:
    """Settles several at once; why some could not be, by their numbers.

    Raises `UserError` if it cannot be saved, and for a draft that is read-only.
    """
    session.refuse_read_only()
    problems, at, possible = {}, moment(), []
    known = {item.number: item for item in waiting_items(session.draft)}
    for item in (known[each.number] for each in items):
        try:
            _require_possible(session.draft, item, state, reply)
        except UserError as error:
            problems[item.number] = str(error)
        else:
            possible.append(item)
    settled = [_settled(session.draft, item, state, reply, at) for item in possible]
    if state in ("taken", "both"):
        return problems | _take_together(session, settled, save=save)
    if settled:
        session.notes.settle(with_settled(session.draft, *settled), save=save)
    return problems


def _take_together(session: Session, items: Sequence[WaitingItem], *, save: bool) -> dict[int, str]:
    """Takes several, which are as they are settled then; why some could not be, by their numbers.

    What the changes of one file replaced together is kept with the first of them: see `_undo_together`.
    """
    problems: dict[int, str] = {}
    settled: list[WaitingItem] = []
    try:
        with session.transaction(save=save) as transaction:
            draft = transaction.draft
            for some in _by_file(items):
                before = draft.copy()
                problems |= (wrong := _take(session.path, draft, some))
                taken = [item for item in some if item.number not in wrong]
                if taken:
                    taken[0] = replace(taken[0], replaced=tuple(replacements(before, draft)))
                    settled += taken
            if settled:
                draft.put(WAITING, with_settled(draft, *settled))
    except UserError as error:
        return {item.number: str(error) for item in items}
    return problems


def _by_file(items: Iterable[WaitingItem]) -> list[list[WaitingItem]]:
    """The tracked changes of each file together, and everything else one by one."""
    together: dict[str, list[WaitingItem]] = {}
    for item in items:
        together.setdefault(item.file if item.elements else f"/{item.number}", []).append(item)
    return list(together.values())


def reopen_item(session: Session, item: WaitingItem, *, save: bool = False) -> None:
    """Undoes that an item was settled: it waits again, and its answer is as it was before the change was taken.

    What was changed since beside it stays; so does what was answered, for the next time. Raises `UserError`, and
    changes nothing then.
    """
    if problem := reopen_items(session, [item], save=save).get(item.number):
        raise UserError(problem)


def reopen_items(session: Session, items: Iterable[WaitingItem], *, save: bool = False) -> dict[int, str]:
    """The same for several; why some could not be undone, by their numbers."""
    session.refuse_read_only()
    problems: dict[int, str] = {}
    chosen: list[WaitingItem] = []
    others: list[WaitingItem] = []
    for item in items:
        if item.is_open:
            problems[item.number] = f"Number {item.number} is not settled yet, so there is nothing to undo"
        else:
            (chosen if item.is_taken else others).append(item)
    if others:
        session.notes.settle(with_settled(session.draft, *map(_opened, others)), save=save)
    if not chosen:
        return problems
    try:
        with session.transaction(save=save) as transaction:
            # What was taken last is undone first.
            for settled in sorted({item.settled for item in chosen}, reverse=True):
                at_once = [item for item in chosen if item.settled == settled]
                for some in reversed(_by_file(at_once)):
                    problems |= _undo_together(session.path, transaction.draft, some)
    except UserError as error:
        return problems | {item.number: str(error) for item in chosen}
    return problems


def _opened(item: WaitingItem) -> WaitingItem:
    return replace(item, state="open", settled="", replaced=())


def _undo_together(path: Path, draft: Draft, items: Sequence[WaitingItem]) -> dict[int, str]:
    """Undoes that these were taken, which were settled at once; why some could not be, by their numbers.

    Where they are all that were taken together, just what they replaced is put back. Else, and where something beside
    it was changed since, the Word file says what each of them changed.
    """
    first = items[0]
    whole = [
        each
        for each in waiting_items(draft)
        if each.state == "taken" and each.settled == first.settled and each.file == first.file and each.elements
    ]
    together = whole if first.elements else items
    replaced = [part for item in reversed(together) for part in reversed(item.replaced)]
    trial = draft.copy()
    problems: dict[int, str] = {}
    known = len(together) == len(items) and bool(replaced or not first.elements)
    if known and all(undo(trial, part) for part in replaced):
        for address in draft.form.questions:
            draft.put(address, trial.answer(address))
    elif first.elements:
        from eia_tui.flows.returned_changes import give_back

        problems = give_back(path, draft, items)
    else:
        labels = ", ".join(dict.fromkeys(draft.label(part.on) for part in replaced))
        problems = dict.fromkeys(
            (item.number for item in items),
            f"{labels} has changed since then. Change it back in the answer yourself. This stays marked as taken",
        )
    opened = [_opened(item) for item in items if item.number not in problems]
    if opened:
        # What they replaced together is not what the others did alone.
        draft.put(WAITING, with_settled(draft, *(replace(item, replaced=()) for item in together), *opened))
    return problems


def settled_last(draft: Draft) -> list[WaitingItem]:
    """What was settled last: one item, or all that were settled at once; nothing that was sent as it is since then."""
    since = _sent_at(draft)
    settled = [item for item in waiting_items(draft) if item.settled >= since and item.settled and not item.is_open]
    last = max((item.settled for item in settled), default="")
    return [item for item in settled if item.settled == last]


def _sent_at(draft: Draft) -> str:
    """When a version was sent last, as `moment` gives a time; "" where none was, or somebody edited the log."""
    sent = last_sent(draft)
    with contextlib.suppress(ValueError):
        at = datetime.fromisoformat(sent.at) if sent else None
        return _as_moment(at + _SECOND) if at and at.tzinfo else ""
    return ""


def nothing_to_undo(draft: Draft) -> str:
    """Why nothing that was settled can be undone, a sentence."""
    sent = last_sent(draft)
    since = f"since version {sent.version} was sent" if sent else "yet"
    return f"There is nothing to undo: you have not settled a comment or change {since}"


def moment() -> str:
    """Now, as the time of settling is kept."""
    return _as_moment(now())


def _as_moment(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def _take(path: Path, draft: Draft, items: Sequence[WaitingItem]) -> dict[int, str]:
    """Makes changes in their answers: tracked ones of one file, or another; why some could not be made.

    They are as they are settled then.
    """
    # What reads Word files is loaded when it is needed.
    from eia_tui.flows.returned_changes import choose_option, take_changes, take_out, use_words_from_word

    item = items[0]
    try:
        if item.elements:
            return take_changes(path, draft, [replace(item, state="open") for item in items])
        if item.kind == "conflict":
            use_words_from_word(draft, item, item.both if item.state == "both" else item.now)
        elif options_of(draft, item):
            choose_option(draft, item, _option(draft, item, item.reply))
        elif item.kind == "ask":
            take_out(draft, item)
        else:
            _replace_words(draft, item)
    except UserError as error:
        return dict.fromkeys((each.number for each in items), str(error))
    return {}


def _replace_words(draft: Draft, item: WaitingItem) -> None:
    """Makes a change that is known by its words alone. Raises `UserError` where its place is not certain."""
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
