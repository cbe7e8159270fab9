"""What a change replaced in an answer, so that it can be undone later, beside what was changed since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from eia_tui.draft.draft import Draft
from eia_tui.form.address import Address
from eia_tui.form.kinds import Rows
from eia_tui.form.values import Value, all_rows
from eia_tui.prose.edit import smallest_change

_CONTEXT = 40
"""The most characters kept on each side of a replaced part, by which it is found again."""
_FEWEST = 8
"""Of these so many must still be there, on one side at least."""


@dataclass(frozen=True)
class Replacement:
    """A part of an answer that was replaced."""

    on: str
    """The address of the answer, or of a cell."""
    old: Value | None
    """What was there: of a text the part that was replaced, with its context; else the whole value; None if nothing."""
    new: Value | None
    """What is there since."""
    before: int = 0
    after: int = 0
    """How many characters of both texts are context, at the beginning and at the end."""

    def as_value(self) -> dict[str, Value]:
        """It as it is kept in a draft's file."""
        every = {"on": self.on, "old": self.old, "new": self.new, "before": self.before, "after": self.after}
        return {key: value for key, value in every.items() if value is not None}


def read_replacement(value: object) -> Replacement | None:
    """What `as_value` has written; None for anything else."""
    if not isinstance(value, Mapping) or not isinstance(value.get("on"), str):
        return None
    sides = [value.get(key, 0) for key in ("before", "after")]
    if any(type(side) is not int or side < 0 for side in sides):
        return None
    return Replacement(value["on"], value.get("old"), value.get("new"), *sides)


def replacements(before: Draft, after: Draft) -> list[Replacement]:
    """What differs between two states of a draft, answer by answer; of rows that stayed, cell by cell."""
    found: list[Replacement] = []
    for address, question in before.form.questions.items():
        old, new = before.answer(address), after.answer(address)
        if old == new:
            continue
        rows = (all_rows(question, old), all_rows(question, new)) if isinstance(question, Rows) else None
        if rows and len(rows[0]) == len(rows[1]):
            for number, (was, is_) in enumerate(zip(*rows, strict=True), 1):
                for column in dict.fromkeys((*was, *is_)):
                    if was.get(column) != is_.get(column):
                        cell = Address(address).child(number, column)
                        found.append(_replacement(cell, was.get(column), is_.get(column)))
        else:
            found.append(_replacement(address, old, new))
    return found


def undo(draft: Draft, replaced: Replacement) -> bool:
    """Puts back into a draft what was replaced; False, and nothing is changed, where that part was changed since."""
    for address in _places(draft, replaced.on):
        now = draft.answer(address)
        if now == replaced.new:
            draft.put(address, replaced.old)
            return True
        if isinstance(now, str) and isinstance(replaced.old, str | None) and isinstance(replaced.new, str | None):
            text = _restored(now, replaced)
            if text is not None:
                draft.put(address, text)
                return True
    question = draft.form.questions.get(Address(replaced.on))
    return isinstance(question, Rows) and _undo_rows(draft, question, replaced)


def _replacement(address: str, old: Value | None, new: Value | None) -> Replacement:
    if not isinstance(old, str | None) or not isinstance(new, str | None):
        return Replacement(address, old, new)
    was, is_ = old or "", new or ""
    edit = smallest_change(was, is_)
    if edit is None:
        return Replacement(address, old, new)
    start, end = max(0, edit.start - _CONTEXT), min(len(was), edit.end + _CONTEXT)
    before, after = edit.start - start, end - edit.end
    new_end = edit.start + len(edit.text) + after
    return Replacement(address, was[start:end] or None, is_[start:new_end] or None, before, after)


def _places(draft: Draft, address: str) -> Iterator[str]:
    """An address, and for a cell those of the same column in other rows, where rows were moved since."""
    yield address
    rows = Address(address).parent.parent
    question = draft.form.questions.get(rows)
    if isinstance(question, Rows):
        column = Address(address).name
        for number in range(1, len(all_rows(question, draft.answer(rows))) + 1):
            if (other := rows.child(number, column)) != address:
                yield other


def _restored(now: str, replaced: Replacement) -> str | None:
    """A text with the old part instead of the new one; None where the new one is not there just once."""
    old, new = str(replaced.old or ""), str(replaced.new or "")
    before, after = new[: replaced.before], new[len(new) - replaced.after :]
    part = new[replaced.before : len(new) - replaced.after]
    was = old[replaced.before : len(old) - replaced.after]
    for many in (_CONTEXT, _CONTEXT // 2, _FEWEST):
        for left, right in ((many, many), (many, 0), (0, many)):
            beside = before[max(0, len(before) - left) :]
            words = f"{beside}{part}{after[:right]}"
            first = now.find(words)
            is_once = first == now.rfind(words) != -1  # counted so, as it may overlap itself: "a b a" in "a b a b a"
            if words and len(words) >= min(_FEWEST, len(new)) and is_once:
                at = first + len(beside)
                return now[:at] + was + now[at + len(part) :]
    return None


def _undo_rows(draft: Draft, question: Rows, replaced: Replacement) -> bool:
    """Restores rows that were deleted, and removes those that were added; False if one of these was changed since."""
    old, new = all_rows(question, replaced.old), all_rows(question, replaced.new)
    now = list(all_rows(question, draft.answer(replaced.on)))
    came = _without(new, old)
    if _without(came, now):
        return False
    kept = _without(now, came)
    for row in _without(old, new):
        at = old.index(row)
        above = [kept.index(each) + 1 for each in old[:at] if each in kept]
        below = [kept.index(each) for each in old[at + 1 :] if each in kept]
        kept.insert(above[-1] if above else below[0] if below else len(kept), row)
    draft.put(replaced.on, kept)
    return True


def _without(rows: Sequence[Mapping[str, Value]], others: Sequence[Mapping[str, Value]]) -> list[Mapping[str, Value]]:
    """The rows that are left when each of the others takes away one that is equal."""
    left = list(rows)
    for row in others:
        if row in left:
            left.remove(row)
    return left
