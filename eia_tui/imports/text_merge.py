"""Merges a long answer three ways: as it was sent, as it is in the draft now, and as it came back."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TypeVar

from eia_tui.imports.same_answer import printed_block
from eia_tui.prose.blocks import Block, Listing, Table
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.markdown_writer import write_prose

T = TypeVar("T")


def merged_text(sent: str, now: str, returned: str) -> str | None:
    """The Markdown with the changes of both sides; None if both changed the same block.

    The items of a list and the rows of a table are merged one by one.
    """
    blocks = _merged_blocks(read_prose(sent), read_prose(now), read_prose(returned))
    return None if blocks is None else _spelt_as(now, blocks)


def both_texts(sent: str | None, now: str, returned: str) -> str:
    """The Markdown with the changes of both sides, and both wordings, one below the other, where they differ.

    Where it is not known what was sent (None), that is wherever the two are not the same.
    """
    mine, theirs = read_prose(now), read_prose(returned)
    base = _shared(mine, theirs, printed_block) if sent is None else read_prose(sent)
    blocks = merged(base, mine, theirs, printed_block, _both_inside)
    return _spelt_as(now, blocks or [*mine, *theirs])


def _shared(now: Sequence[T], returned: Sequence[T], key: Callable[[T], Hashable]) -> list[T]:
    """The parts that both sides have, in their order."""
    return [now[at] for at in sorted(_same(list(map(key, now)), list(map(key, returned))))]


def _both_inside(sent: Sequence[Block], now: Sequence[Block], returned: Sequence[Block]) -> list[Block]:
    """What both sides changed: as `_inside`, and one below the other where that cannot merge it."""
    merged_inside = _inside(sent, now, returned)
    if merged_inside is not None:
        return merged_inside
    match (*now, *returned):
        case (Listing() as mine, Listing() as theirs) if (mine.start is None) == (theirs.start is None):
            lists = [each.items for each in sent if isinstance(each, Listing)]
            old = lists[0] if lists else _shared(mine.items, theirs.items, _printed_item)
            items = merged(old, mine.items, theirs.items, _printed_item, lambda _, one, other: [*one, *other])
            return [replace(mine, items=tuple(items or ()))]
        case _:
            return [*now, *returned]


def _spelt_as(text: str, blocks: Sequence[Block]) -> str:
    """The Markdown of blocks, in which the lines that did not change are spelt as in a text."""
    plain, written = write_prose(read_prose(text)), write_prose(blocks)
    lines = merged(plain.split("\n"), text.split("\n"), written.split("\n"), str, lambda *sides: list(sides[2]))
    spelt = "\n".join(lines or ())
    return spelt if read_prose(spelt) == tuple(blocks) else written


def _merged_blocks(sent: Sequence[Block], now: Sequence[Block], returned: Sequence[Block]) -> list[Block] | None:
    return merged(sent, now, returned, printed_block, _inside)


def _inside(sent: Sequence[Block], now: Sequence[Block], returned: Sequence[Block]) -> list[Block] | None:
    """A list or a table that both sides changed, with the changes of both; None for anything else."""
    match (*sent, *now, *returned):
        case (Listing(a), Listing(b, start, delimiter) as mine, Listing(c, start_c, delimiter_c)):
            if (start is None) != (start_c is None) or delimiter != delimiter_c:
                return None
            items = merged(a, b, c, _printed_item, lambda *_: None)
            return None if items is None else [replace(mine, items=tuple(items))]
        case (Table(a_header, a), Table(b_header, b) as mine, Table(c_header, c)):
            if len({len(a_header), len(b_header), len(c_header)}) > 1:
                return None
            rows = merged([a_header, *a], [b_header, *b], [c_header, *c], _printed_row, lambda *_: None)
            return None if not rows else [replace(mine, header=rows[0], rows=tuple(rows[1:]))]
        case _:
            return None


def _printed_item(item: Sequence[Block]) -> Hashable:
    return tuple(map(printed_block, item))


def _printed_row(row: Sequence[object]) -> Hashable:
    return tuple(row)


def merged(
    sent: Sequence[T],
    now: Sequence[T],
    returned: Sequence[T],
    key: Callable[[T], Hashable],
    inside: Callable[[Sequence[T], Sequence[T], Sequence[T]], list[T] | None],
) -> list[T] | None:
    """The parts with the changes of both sides; None if both changed the same ones, and `inside` cannot merge those.

    Parts with the same `key` are the same.
    """
    result: list[T] = []
    for a, b, c in _regions(list(map(key, sent)), list(map(key, now)), list(map(key, returned))):
        base, mine, theirs = sent[slice(*a)], now[slice(*b)], returned[slice(*c)]
        keys = [list(map(key, each)) for each in (base, mine, theirs)]
        if keys[0] == keys[2] or keys[1] == keys[2]:
            result += mine
        elif keys[0] == keys[1]:
            result += theirs
        elif (added := _around(keys[0], keys[1])) is not None:
            result += [*mine[: added[0]], *theirs, *mine[added[1] :]]
        elif (added := _around(keys[0], keys[2])) is not None:
            result += [*theirs[: added[0]], *mine, *theirs[added[1] :]]
        else:
            both = _one_by_one(base, mine, theirs, key, inside)
            if both is None:
                return None
            result += both
    return result


def _around(sent: Sequence[Hashable], other: Sequence[Hashable]) -> tuple[int, int] | None:
    """Where the sent parts are in another version that only has more before or after them; None if it has others."""
    if sent and list(other[: len(sent)]) == list(sent):
        return 0, len(sent)
    if sent and list(other[-len(sent) :]) == list(sent):
        return len(other) - len(sent), len(other)
    return None


def _one_by_one(
    sent: Sequence[T],
    now: Sequence[T],
    returned: Sequence[T],
    key: Callable[[T], Hashable],
    inside: Callable[[Sequence[T], Sequence[T], Sequence[T]], list[T] | None],
) -> list[T] | None:
    """As many parts on each side, merged one by one; None if a part was changed on both."""
    if not 1 < len(sent) == len(now) == len(returned):
        return inside(sent, now, returned)
    result: list[T] = []
    for parts in zip(sent, now, returned, strict=True):
        before, mine, theirs = parts
        one = merged([before], [mine], [theirs], key, inside)
        if one is None:
            return None
        result += one
    return result


_Range = tuple[int, int]


def _regions(
    sent: Sequence[Hashable], now: Sequence[Hashable], returned: Sequence[Hashable]
) -> Iterator[tuple[_Range, _Range, _Range]]:
    """The ranges of the three that belong together: between parts that are the same in all, and those parts."""
    mine, theirs = _same(sent, now), _same(sent, returned)
    a = b = c = 0
    for at in range(len(sent)):
        if at in mine and at in theirs:
            yield (a, at), (b, mine[at]), (c, theirs[at])
            a, b, c = at + 1, mine[at] + 1, theirs[at] + 1
            yield (at, a), (mine[at], b), (theirs[at], c)
    yield (a, len(sent)), (b, len(now)), (c, len(returned))


def _same(sent: Sequence[Hashable], other: Sequence[Hashable]) -> dict[int, int]:
    """For each part that another version still has, its number there."""
    blocks = SequenceMatcher(None, sent, other, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
