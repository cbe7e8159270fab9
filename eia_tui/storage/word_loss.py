"""Counts the words that a change of a draft deletes."""

from collections import Counter
from collections.abc import Iterator, Mapping

from eia_tui.draft.draft import Document
from eia_tui.form.values import Value
from eia_tui.prose.edit import smallest_change

NOTICEABLE = 3
"""The number of deleted words from which the previous version is kept; fewer are a typing error or a second thought."""


def words_lost(before: Document, after: Document) -> int:
    """The number of words of `before` that `after` lacks; at least `NOTICEABLE` if an answer lost all its words."""
    total = 0
    later = dict(flat_texts(after, ""))
    for address, text in flat_texts(before, ""):
        change = smallest_change(text, later.get(address, ""))
        if change is None:
            continue
        deleted = text[change.start : change.end].split()
        lost = (Counter(deleted) - Counter(change.text.split())).total()
        if lost and not set(text.split()) & set(later.get(address, "").split()):
            lost = max(lost, NOTICEABLE)
        total += lost
    return total


def flat_texts(table: Mapping[str, Value], above: str) -> Iterator[tuple[str, str]]:
    """Every value in nested tables as one text with its address; a list is one text, too.

    `above` is the address of the table with a dot at its end, "" for the whole document.
    """
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from flat_texts(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value if isinstance(value, str) else "\n".join(_pieces(value))


def _pieces(value: Value) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for each in value.values():
                yield from _pieces(each)
        case list() | tuple():
            for each in value:
                yield from _pieces(each)
        case _:
            yield str(value)
