"""What came back from reviewers and waits to be settled: comments, tracked changes, and questions that an import left.

It is kept among the program's own notes in the draft: it survives restarts, and is never exported or published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Literal, get_args

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.draft.replacement import Replacement, read_replacement
from eia_tui.form.address import Address
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value

WAITING = f"{NOTES}.waiting"
"""The address of the items, among the program's own notes."""

END_OF_PARAGRAPH = "¶"
"""What a change is called that only joins or divides paragraphs, as Word shows it."""
IN_CELLS = " | "
"""What separates the cells in the text of a row or column that was added or deleted as a whole."""
Kind = Literal["comment", "change", "conflict", "ask", "report"]
"""`conflict`: both sides changed the same words. `ask`: something was taken out. `report`: words in no answer."""
State = Literal["open", "done", "answered", "taken", "refused", "both"]
"""`both`: of a conflict, the words of the draft and those from Word are both in the answer."""
_KINDS: tuple[Kind, ...] = get_args(Kind)
_STATES: tuple[State, ...] = get_args(State)
_TEXTS = ("quote", "text", "was", "now", "both", "option", "row", "around", "by", "at", "file", "reply", "settled")


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
    both: str = ""
    """Of a conflict, the answer with both wordings, one below the other; "" where it cannot have both."""
    option: str = ""
    """The option, by its id, that the words in Word choose; "" where they choose none."""
    row: str = ""
    """Of a row or a cell to decide about, the first cell of the row: by that it is known when its number is another."""
    around: str = ""
    """The paragraph in which a change is, with the change made."""
    by: str = ""
    at: str = ""
    """When, as an ISO date or date and time."""
    file: str = ""
    """The file or the version that it is about."""
    state: State = "open"
    reply: str = ""
    """What was answered to a comment; for a choice, the option that was chosen though Word does not say it."""
    elements: tuple[int, ...] = ()
    """For a change from a Word file that is kept: the numbers of the elements that make it there."""

    settled: str = ""
    """When it was settled, as an ISO date and time; what was settled at once has the same."""
    replaced: tuple[Replacement, ...] = ()
    """What taking it replaced, so that it can be undone."""

    @property
    def identity(self) -> tuple[object, ...]:
        """What it is known by again: Word counts comments anew at each save, so who, when and the words decide."""
        return self.kind, self.by, self.at[:16], self.text, self.was, self.now, self.around

    def is_near(self, other: "WaitingItem") -> bool:
        """Whether both concern the same answers; also where a row has another number, or a comment lost its words."""
        lost = any(not each.on and not each.quote for each in (self, other))
        return self.on == other.on or lost or (self.quote == other.quote and _questions(self) == _questions(other))

    def is_asked_again_by(self, other: "WaitingItem") -> bool:
        """Whether another asks to decide the same: about the same answer and the same words from Word.

        Other words are another person's, or of another day: both wait, so that neither are lost.
        """
        asked = [(each.kind, each.on, each.text, each.now) for each in (self, other)]
        return self.is_decision and asked[0] == asked[1] and self.row in ("", other.row)

    def decided(self, other: "WaitingItem") -> bool:
        """Whether what another asks was decided when the same file was read before, whatever the draft has now."""
        asked = [(each.kind, each.file, each.now or each.text, each.row) for each in (self, other)]
        return self.is_decision and not self.is_open and asked[0] == asked[1] and self.is_near(other)

    @property
    def is_taken(self) -> bool:
        """Whether it is in an answer."""
        return self.state in ("taken", "both")

    @property
    def added(self) -> str:
        """The words that it adds to those that the draft has; all of them where it changes these as well."""
        return self.now.removeprefix(self.was).strip()

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it yet."""
        return self.state == "open"

    @property
    def is_decision(self) -> bool:
        """Whether the import asks a person to decide between the draft and Word; no reviewer wrote it."""
        return self.kind in ("conflict", "ask", "report")

    @property
    def is_row(self) -> bool:
        """Whether it concerns one row of an answer."""
        return bool(self.on) and Address(self.on[0]).is_row


def as_json(item: WaitingItem) -> dict[str, object]:
    """An item as the commands print it. Keys are added, never renamed."""
    values = {"is" if key == "now" else key: value for key, value in asdict(item).items()}
    return {key: value for key, value in values.items() if key not in ("elements", "replaced")}


def waiting_items(draft: Draft) -> list[WaitingItem]:
    """All items of a draft, also the settled ones; rows that another program has damaged are left out."""
    rows = draft.answer(WAITING)
    items = [_item(row) for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []
    return [item for item in items if item]


def open_items(draft: Draft) -> list[WaitingItem]:
    """The items that nobody has settled yet."""
    return [item for item in waiting_items(draft) if item.is_open]


def placed_items(draft: Draft) -> list[tuple[Address, WaitingItem]]:
    """The items that nobody has settled yet, each with the address below which it is shown, of those it concerns.

    That is the first that is asked: of a step its first question, of a row its first cell. An item that concerns the
    whole form is not among them.
    """
    items = open_items(draft)
    shown = [asked.address for asked in draft.all_shown()] if items else []
    placed = ((next(filter(None, (_place(draft, shown, each) for each in item.on)), None), item) for item in items)
    return [(address, item) for address, item in placed if address]


def _place(draft: Draft, shown: Sequence[Address], address: str) -> Address | None:
    """What an item that concerns an address is shown below; None where that is not asked."""
    question = next((each for each in shown if each.overlaps(address)), None)
    if question is None or not question.contains(address):
        return question
    rows = draft.form.questions[question]
    if isinstance(rows, Rows) and Address(address).parent == question:
        return Address(address).child(rows.columns[0].id)
    return Address(address)


def recognised(noted: Sequence[WaitingItem], new: Sequence[WaitingItem]) -> list[WaitingItem | None]:
    """For each new item, the one that was noted of it before; None if none was.

    Of items with the same words, each is one of its own: no noted item is that of two new ones. Those that concern
    exactly the same answers are recognised first, and what was decided of the same file last.
    """
    left = list(noted)
    found: list[WaitingItem | None] = [None] * len(new)
    for is_of in (_is_exactly, _is_nearly, WaitingItem.decided):
        for at, item in enumerate(new):
            known = next((each for each in left if is_of(each, item)), None) if found[at] is None else None
            if known:
                found[at] = known
                left.remove(known)
    return found


def _is_exactly(noted: WaitingItem, new: WaitingItem) -> bool:
    return noted.on == new.on and noted.identity == new.identity


def _is_nearly(noted: WaitingItem, new: WaitingItem) -> bool:
    return noted.is_near(new) and noted.identity == new.identity


def with_items(draft: Draft, new: Sequence[WaitingItem]) -> Value:
    """The value for `WAITING` with further items, which get the next numbers; one that is there is not added again.

    What is still to be decided about an answer takes the place of what was to be decided about it before, if Word has
    the same words there: then only the draft's differ.
    """
    items = waiting_items(draft)
    number = max((item.number for item in items), default=0)
    for item, noted in zip(new, recognised(items, new), strict=True):
        if noted:
            continue
        open_ = next((at for at, each in enumerate(items) if each.is_open and each.is_asked_again_by(item)), None)
        if open_ is None:
            number += 1
            items.append(replace(item, number=number))
        else:
            items[open_] = replace(item, number=items[open_].number)
    return [_row(item) for item in items]


def with_open_items(draft: Draft) -> Value:
    """The value for `WAITING` with what is still open only."""
    return [_row(item) for item in open_items(draft)]


def without_items(draft: Draft, gone: Sequence[WaitingItem]) -> Value:
    """The value for `WAITING` without some items, which were noted by mistake."""
    numbers = {item.number for item in gone}
    return [_row(item) for item in waiting_items(draft) if item.number not in numbers]


def with_settled(draft: Draft, *settled: WaitingItem) -> Value:
    """The value for `WAITING` in which some items are as they were settled, or opened again."""
    new = {item.number: item for item in settled}
    return [_row(new.get(item.number, item)) for item in waiting_items(draft)]


def _questions(item: WaitingItem) -> set[str]:
    """The addresses that an item concerns, without the numbers of rows."""
    return {Address(address).of_question for address in item.on}


def _row(item: WaitingItem) -> dict[str, Value]:
    row: dict[str, Value] = {"number": item.number, "kind": item.kind, "on": list(item.on)}
    row |= {name: getattr(item, name) for name in _TEXTS if getattr(item, name)}
    row["state"] = item.state
    if item.elements:
        row["elements"] = list(item.elements)
    if item.replaced:
        row["replaced"] = [each.as_value() for each in item.replaced]
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
    parts = row.get("replaced")
    replaced = tuple(filter(None, map(read_replacement, parts if isinstance(parts, list) else ())))
    return WaitingItem(number, kind, addresses, state=state, elements=elements, replaced=replaced, **texts)
