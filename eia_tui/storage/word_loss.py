"""Tells how many words one content of a draft had that another has no more."""

from collections import Counter
from collections.abc import Iterator, Mapping

from eia_tui.draft.draft import Document
from eia_tui.form.values import Value
from eia_tui.prose.edit import between

NOTICEABLE = 3
"""Words from which on their going is more than a slip that is mended, or a word thought better of."""


def words_lost(before: Document, after: Document) -> int:
    """How many words of `before` went; at least `NOTICEABLE` where an answer has not one of its words any more."""
    gone = 0
    later = dict(flat_texts(after, ""))
    for address, text in flat_texts(before, ""):
        change = between(text, later.get(address, ""))
        if change is None:
            continue
        dropped = text[change.start : change.end].split()
        lost = (Counter(dropped) - Counter(change.text.split())).total()
        if lost and not set(text.split()) & set(later.get(address, "").split()):
            lost = max(lost, NOTICEABLE)
        gone += lost
    return gone


def flat_texts(place: Mapping[str, Value], above: str) -> Iterator[tuple[str, str]]:
    """Every value of the tables as one text; a list is one text too, in whatever order its rows are."""
    for key, value in place.items():
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
