"""What came back from reviewers and waits to be settled: comments, tracked changes, and questions that an import left.

It is kept among the program's own notes in the draft: it survives restarts, and is never exported or published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.values import Value

WAITING = f"{NOTES}.waiting"
"""The address of the items, among the program's own notes."""

SETTLED_HEADING = "What reviewers said, and what became of it:"

Kind = Literal["comment", "change", "conflict", "ask", "report"]
"""`conflict`: both sides changed the same words. `ask`: something was taken out. `report`: words in no answer."""
State = Literal["open", "done", "answered", "taken", "refused"]
_KINDS: tuple[Kind, ...] = get_args(Kind)
_STATES: tuple[State, ...] = get_args(State)
_TEXTS = ("quote", "text", "was", "now", "around", "by", "at", "file", "reply")


@dataclass(frozen=True)
class WaitingItem:
    """Something to settle."""

    number: int
    """Counted from 1 within the draft; never given again."""
    kind: Kind
    on: tuple[str, ...] = ()
    """The addresses that it concerns; none for the whole form."""
    quote: str = ""
    """The words that a comment is about."""
    text: str = ""
    """The words of a comment, or what is asked."""
    was: str = ""
    now: str = ""
    """The words before and after a change."""
    around: str = ""
    """The paragraph in which a change is, with the change made."""
    by: str = ""
    at: str = ""
    """When, as an ISO date or date and time."""
    file: str = ""
    """The file or the version that it is about."""
    state: State = "open"
    reply: str = ""
    """What was answered to a comment."""
    elements: tuple[int, ...] = ()
    """For a change from a Word file that is kept: the numbers of the elements that make it there."""

    @property
    def may_be_taken(self) -> bool:
        """Whether taking it changes an answer: what a stage said is for the record instead."""
        return self.kind in ("change", "conflict") or (self.kind == "ask" and not self.now)

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it yet."""
        return self.state == "open"

    def __str__(self) -> str:
        who = f"{self.by or 'A reviewer'}{f', {self.at[:10]}' if self.at else ''}"
        if self.kind == "comment":
            return f"{who}{f', on “{self.quote}”' if self.quote else ''}: {self.text}"
        if self.kind == "change":
            return f"{who}: {_change(self.was, self.now)}{f', in: {self.around}' if self.around else ''}"
        return self.text


def _change(was: str, now: str) -> str:
    if was and now:
        return f"“{was}” becomes “{now}”"
    return f"adds “{now}”" if now else f"takes out “{was}”"


def waiting_items(draft: Draft) -> list[WaitingItem]:
    """All items of a draft, also the settled ones; rows that another program has damaged are left out."""
    rows = draft.answer(WAITING)
    items = [_item(row) for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return [item for item in items if item]


def open_items(draft: Draft) -> list[WaitingItem]:
    """The items that nobody has settled yet."""
    return [item for item in waiting_items(draft) if item.is_open]


def settled_lines(draft: Draft) -> list[str]:
    """What became of each comment and change that was settled, a line each: an answer to its reviewer."""
    return [
        f"{item} [{item.state}{f': {item.reply}' if item.reply else ''}]"
        for item in waiting_items(draft)
        if not item.is_open
    ]


def with_items(draft: Draft, new: Sequence[WaitingItem]) -> Value:
    """The value for `WAITING` with further items, which get the next numbers; one that is there is not added again."""
    items = waiting_items(draft)
    known = {_identity(item) for item in items}
    number = max((item.number for item in items), default=0)
    for item in new:
        if _identity(item) not in known:
            number += 1
            known.add(_identity(item))
            items.append(replace(item, number=number))
    return [_row(item) for item in items]


def with_settled(draft: Draft, number: int, state: State, reply: str = "") -> Value:
    """The value for `WAITING` in which an item has another state."""
    return [
        _row(replace(item, state=state, reply=reply) if item.number == number else item)
        for item in waiting_items(draft)
    ]


def _identity(item: WaitingItem) -> tuple[object, ...]:
    """Word counts comments anew at each save: who, when and the words tell them apart."""
    return item.kind, item.by, item.at[:16], item.text, item.was, item.now, item.around


def _row(item: WaitingItem) -> dict[str, Value]:
    row: dict[str, Value] = {"number": item.number, "kind": item.kind, "on": list(item.on)}
    row |= {name: getattr(item, name) for name in _TEXTS if getattr(item, name)}
    row["state"] = item.state
    if item.elements:
        row["elements"] = list(item.elements)
    return row


def _item(row: Mapping[str, Value]) -> WaitingItem | None:
    kind = next((each for each in _KINDS if each == row.get("kind")), None)
    state = next((each for each in _STATES if each == row.get("state", "open")), None)
    number, on = row.get("number"), row.get("on")
    if type(number) is not int or kind is None or state is None:
        return None
    addresses = tuple(each for each in on if isinstance(each, str)) if isinstance(on, list) else ()
    texts = {name: str(row[name]) for name in _TEXTS if name in row}
    numbers = row.get("elements")
    elements = tuple(each for each in numbers if type(each) is int) if isinstance(numbers, list) else ()
    return WaitingItem(number, kind, addresses, state=state, elements=elements, **texts)
