"""Merges the rows of an answer three ways, and keeps the columns that the Word form does not print."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.values import Value, answer_text, is_answered
from eia_tui.imports.label_matching import plain
from eia_tui.imports.same_answer import same_answer
from eia_tui.imports.text_merge import merged_text

RowAnswer = Mapping[str, Value]
_SIMILAR = 0.6
"""The likeness from which two rows without a cell in common are taken for the same."""


@dataclass
class MergedRows:
    """Rows with the changes of both sides, and what a person must decide."""

    rows: list[dict[str, Value]] = field(default_factory=list)
    gone: dict[int, int] = field(default_factory=dict)
    """The sent rows that are not in the Word file and stay in `rows` until it is decided: for the number of each, from
    1, its number there."""
    back: list[int] = field(default_factory=list)
    """The numbers, from 1, of those of `rows` that were deleted in the draft, and changed in Word."""
    conflicts: list[tuple[int, str, tuple[str, str, str]]] = field(default_factory=list)
    """For each cell that both sides changed: its row in `rows`, from 1, its column, and the words that were sent, those
    of the draft and those of the Word file."""
    emptied: list[tuple[int, str, int]] = field(default_factory=list)
    """For each cell that the Word file does not have any more, and `rows` until it is decided: its row in `rows`, from
    1, its column, and its row in the Word file."""

    def insert(self, place: int, row: dict[str, Value]) -> None:
        """Inserts a row at a place, from 0, before which nothing changes."""
        self.rows.insert(place, row)
        self.conflicts = [(at + (at > place), column, texts) for at, column, texts in self.conflicts]
        self.emptied = [(at + (at > place), column, there) for at, column, there in self.emptied]


def merged_rows(
    question: Rows, sent: Sequence[RowAnswer] | None, now: Sequence[RowAnswer], returned: Sequence[RowAnswer]
) -> MergedRows:
    """The rows in the order of the Word file, then those that were added to the draft since.

    If it is not known what was sent (None), the rows of the draft stay, and those that only the file has follow.
    """
    if sent is None:
        return _joined_rows(question, now, returned)
    came_from = _matched(question, sent, returned)
    now_of = {old: new for new, old in _matched(question, sent, now).items()}
    result = MergedRows()
    order: list[int | None] = []
    back: list[RowAnswer] = []
    gone: dict[int, RowAnswer] = {}
    for at, row in enumerate(returned):
        old = came_from.get(at)
        if old in now_of:
            result.rows.append(_merged_row(question, result, sent[old], now[now_of[old]], row, number=at + 1))
        elif old is None:
            result.rows.append(dict(row))
        elif not same_answer(question, [sent[old]], [row]):
            hidden = {column.id for column in question.columns if not column.printed}
            result.rows.append({**{key: sent[old][key] for key in hidden if key in sent[old]}, **row})
            back.append(result.rows[-1])
        else:
            continue
        order.append(old)
    for old in sorted(set(now_of) - set(came_from.values())):
        above = [at for at, each in enumerate(order) if each is not None and each < old]
        place = max(above, default=-1) + 1
        result.insert(place, dict(now[now_of[old]]))
        gone[old + 1] = result.rows[place]
        order.insert(place, old)
    result.rows += [dict(row) for at, row in enumerate(now) if at not in now_of.values()]
    numbers = {id(row): at for at, row in enumerate(result.rows, 1)}
    result.back = [numbers[id(row)] for row in back]
    result.gone = {number: numbers[id(row)] for number, row in gone.items()}
    return result


def _joined_rows(question: Rows, now: Sequence[RowAnswer], returned: Sequence[RowAnswer]) -> MergedRows:
    came_from = _matched(question, now, returned)
    theirs = {old: returned[at] for at, old in came_from.items()}
    result = MergedRows()
    for at, row in enumerate(now):
        result.rows.append(_merged_row(question, result, {}, row, theirs.get(at, row), number=0))
    result.rows += [dict(row) for at, row in enumerate(returned) if at not in came_from and is_answered(dict(row))]
    return result


def _merged_row(
    question: Rows, result: MergedRows, sent: RowAnswer, now: RowAnswer, returned: RowAnswer, *, number: int
) -> dict[str, Value]:
    """A row with the changes of both sides; `number` is its number in the Word file."""
    row = dict(now)
    for column in question.columns:
        old, mine, theirs = (each.get(column.id) for each in (sent, now, returned))
        if not column.printed or same_answer(column, old, theirs) or same_answer(column, mine, theirs):
            continue
        texts = [answer_text(column, each) for each in (old, mine, theirs)]
        # Merged also where the draft is as it was sent: what Word does not print of a block, its others keep.
        both = merged_text(*texts) if isinstance(column, Prose) else None
        if same_answer(column, old, mine):
            if theirs is not None and is_answered(theirs):
                row[column.id] = both or theirs
            else:
                result.emptied.append((len(result.rows) + 1, column.id, number))
        elif both is None:
            result.conflicts.append((len(result.rows) + 1, column.id, (texts[0], texts[1], texts[2])))
        else:
            row[column.id] = both
    return row


def _matched(question: Rows, sent: Sequence[RowAnswer], other: Sequence[RowAnswer]) -> dict[int, int]:
    """For each row, the number of the sent row that it was, if it was one: by its first cell, then by all its words."""
    first = question.columns[0]

    def key(row: RowAnswer) -> str:
        return plain(answer_text(first, row.get(first.id)))

    def words(row: RowAnswer) -> str:
        return plain(" ".join(answer_text(column, row.get(column.id)) for column in question.columns if column.printed))

    found: dict[int, int] = {}
    for at, row in enumerate(other):
        old = [number for number, each in enumerate(sent) if number not in found.values() and key(each) == key(row)]
        if old and key(row):
            found[at] = old[0]
    for at, row in enumerate(other):
        if at in found:
            continue
        free = [number for number in range(len(sent)) if number not in found.values()]
        likely = [(SequenceMatcher(None, words(sent[number]), words(row)).ratio(), -number) for number in free]
        best, number = max(likely, default=(0.0, 0))
        if best >= _SIMILAR:
            found[at] = -number
    return found
