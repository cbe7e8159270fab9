"""Adds up the columns of the tables of a text again."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from eia_tui.checks.methods.numbers import ROUNDED, Doubtful, numbers
from eia_tui.checks.methods.partitions import age_band
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.prose.table_syntax import row_cells

_LEAST_ROWS = 2
"""A table with no more rows is not added up."""
_FEWEST_PAIRS, _ROUNDED_TWICE = 4, 2.0
"""Rows with a number and its share, and the percentage points by which such a share may differ, whole and all."""
_EVERYONE = 100
_MISTAKE = 25
"""Percentage points from 100 up to which a column is a wrong sum; further away it is no division of people."""
_TOTAL_ROW = LazyPattern(
    r"(?i)^\W*(?:grand |overall |sub)?(?:total|all|sum)s?\b(?!\s+(?:other|under|over))[\w\s]{0,20}$"
)
_NET_ROW = LazyPattern(r"(?i)^\W*(?:net\b(?!work)|balance|overall effect|difference)[\w\s]{0,24}$")
"""The last row of a table of gains and losses."""
_TAKEN_OFF = LazyPattern(r"(?i)^\W*(?:less\b(?!\s+than)|minus\b|deduct\w*\b)")
_HAS_PARTS = LazyPattern(r"(?i)\b(?:of which|of whom|of these|of them|including|thereof)\b")
"""Rows that are parts of the row above them."""
_IS_RATE = LazyPattern(
    r"(?i)\b(?:average|mean|median|rate|per|each|minutes?|hours?|miles?|score|index|ratio|age|price|fee|distance)\b"
)
"""Headings of columns in which the last row is an average, and no sum."""
_FAR, _NEAR_MISS = 0.5, 0.25
"""How far a sum may be from a total, as a part of it: beyond this it is no total of these rows, or it is in doubt."""
_NEGATIVE_CELL = LazyPattern(r"^[^\w(]*[-−–]\s?£?\s?\d|^\(\s?£?\s?\d[\d,.]*\s?\)\W*$")
"""A number below nought: with a minus, or in brackets as accountants write it."""
_RULE = LazyPattern(r":?-*:?")
"""A cell of the line below the headings."""
_CELL_NUMBER = LazyPattern(r"^\W*£?\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%?)\W*(?:\(\s*\d[\d.,]*\s?%\s*\))?\W*$")


_Row: TypeAlias = Sequence[str]
"""The cells of a line of a table, of which the first is the label."""


@lru_cache(maxsize=1024)
def wrong_tables(text: str) -> tuple[str, ...]:
    """What does not add up in the tables of a text, each as a sentence that says so.

    These are totals that the rows above them do not make, shares that are not those of their numbers or are not
    everyone together, and sums that the line above a table gives otherwise.
    """
    found: list[str] = []
    table: list[list[str]] = []
    lead = above = ""
    lines = [*text.split("\n"), ""]
    for position, line in enumerate(lines):
        if line.count("|") > 1:
            lead = lead if table else above
            table.append([cell.strip(" *_") for cell in row_cells(line)])
            continue
        if len(table) > _LEAST_ROWS:
            headings, rows = table[0], [row for row in table[1:] if not all(map(_RULE.fullmatch, row))]
            beside = " ".join([lead, *lines[position : position + _LINES_BESIDE]])
            found += () if _OVERLAPS.search(beside) else _wrong_columns(headings, rows)
            found += _wrong_cells(rows)
            found += _wrong_share_of_row(rows)
            found += _short_of_everyone(rows)
            found += _wrong_bands(lead, rows)
            found += _wrong_total_above(lead, headings, rows)
        table = []
        above = line.strip(" *_") or above
    return tuple(found)


def _wrong_columns(headings: _Row, rows: Sequence[_Row]) -> Iterator[str]:
    """Columns whose last cell is not the sum of those above it; without a last row of totals, what else is wrong."""
    if len(rows) <= _LEAST_ROWS:
        return
    is_net = _NET_ROW.match(rows[-1][0]) is not None
    if not is_net and not _TOTAL_ROW.match(rows[-1][0]):
        yield from _beyond_everyone(headings, rows)
        yield from _unlike_others(headings, rows)
        yield from _wrong_balance(rows)
        return
    for column in range(1, min(map(len, rows))):
        cells = [_CELL_NUMBER.match(row[column]) for row in rows]
        if not all(cells):
            continue
        values = [_value(row, column, cell) for row, cell in zip(rows, cells, strict=True) if cell]
        if (is_net or values[-1] < 0) and not any(value < 0 for value in values[:-1]):
            continue  # what is taken off has no sign of its own
        total = sum(values[:-1])
        is_percent = bool(cells[-1] and cells[-1][3])
        allowed = ROUNDED * len(values) / 2 if is_percent else 0.5 if any(cell and cell[2] for cell in cells) else 0
        heading = headings[column] if column < len(headings) else ""
        if abs(total - values[-1]) > allowed and not (is_percent and abs(values[-1] - 100) > allowed):
            bands = sorted(band for row in rows[:-1] if (band := age_band(row[0])))
            is_by_age = len(bands) == len(rows) - 1 and all(a[1] < b[0] for a, b in itertools.pairwise(bands))
            labels = [row[0] for row in rows]
            if (
                _of_several_kinds(labels[:-1])
                or (not is_by_age and _divides_several_times(values, allowed))
                or _HAS_PARTS.search(" ".join(labels))
            ):
                continue
            if _IS_RATE.search(heading) or abs(total - values[-1]) > _FAR * abs(values[-1]):
                continue  # an average, or rows that do not divide the whole
            unit = "%" if is_percent else ""
            wrong = f"the rows of “{heading}” add up to {total:,.0f}{unit}, not {values[-1]:,.0f}{unit}"
            yield Doubtful(wrong) if abs(total - values[-1]) > _NEAR_MISS * abs(values[-1]) else wrong


def _totals_of_shares(rows: Sequence[_Row]) -> Mapping[int, float]:
    """The total of each column of which every cell is a percentage, by the number of the column."""
    columns = {}
    for column in range(1, min(map(len, rows))):
        cells = [_CELL_NUMBER.match(row[column]) for row in rows]
        if all(cell and cell[3] for cell in cells):
            columns[column] = sum(_amount(cell) for cell in cells if cell)
    return columns


def _unlike_others(headings: _Row, rows: Sequence[_Row]) -> Iterator[str]:
    """Columns of shares that are not everyone, beside one in which the same rows are: a cell is likely to be wrong."""
    if _of_several_kinds([row[0] for row in rows]) or all(age_band(row[0]) for row in rows):
        return
    columns = _totals_of_shares(rows)
    allowed = ROUNDED * len(rows) / 2
    if any(abs(total - _EVERYONE) <= allowed for total in columns.values()):
        for column, total in columns.items():
            if allowed < abs(total - _EVERYONE) < _MISTAKE:
                yield Doubtful(f"the rows of “{headings[column]}” add up to {total:g}%, and those beside it to 100%")


_OVERLAPS = LazyPattern(
    r"(?i)\boverlap\w*|\bmore than one (?:group|reason|answer|line|row|category|box)|\bseveral (?:reasons|answers|"
    r"boxes)|\bdo(?:es)? not add up\b|"
    r"\b(?:counted|count|included|appear) (?:twice|in (?:more than one|several|both))"
)
"""That the rows of a table are not parts of a whole."""
_LINES_BESIDE = 3
_KINDS = (
    LazyPattern(r"(?i)\b(?:women|men|females?|males?|girls|boys)\b"),
    LazyPattern(r"(?i)\baged?\b|\b(?:under|over)\s?\d\d|\b\d\d\s?(?:\+|to \d\d|and over|or over|-\s?\d\d)"),
    LazyPattern(r"(?i)\bdisab\w+|\blong-term\b|\bimpairment\w*"),
    LazyPattern(r"(?i)\bethnic\w*|\bwhite\b|\basian\b|\bblack\b"),
    LazyPattern(r"(?i)\bpart-time\b|\bcarers?\b|\bfull-time\b"),
    LazyPattern(r"(?i)\blesbian\b|\bgay\b|\btrans\b|\breligio\w*|\bfaith\b|\bmuslim\b|\bchristian\b"),
)
"""Words for people of one characteristic each."""


def _of_several_kinds(labels: Sequence[str]) -> bool:
    """Whether rows are of different characteristics, so that people are in several of them."""
    return sum(any(kind.search(label) for label in labels) for kind in _KINDS) > 1


def _amount(cell: re.Match[str]) -> float:
    """The number in a cell, without its sign: whole pounds or per cent, and what is after the point."""
    return float(f"{cell[1].replace(',', '')}.{cell[2] or 0}")


def _value(row: _Row, column: int, cell: re.Match[str]) -> float:
    """The number in a cell, with its sign: that of the number, or of a row such as "Less: grants"."""
    value = _amount(cell)
    return -value if _NEGATIVE_CELL.match(row[column]) or _TAKEN_OFF.match(row[0]) else value


def _divides_several_times(values: Sequence[float], allowed: float) -> bool:
    """Whether rows next to one another are already the whole: a table by age, then by sex, divides it several times."""
    *parts, whole = values
    for first in range(len(parts)):
        total = 0.0
        for last in range(first, len(parts)):
            total += parts[last]
            if last > first and abs(total - whole) <= max(allowed, ROUNDED if whole == _EVERYONE else 0):
                return len(parts) > last - first + 1
    return False


def _wrong_cells(rows: Sequence[_Row]) -> Iterator[str]:
    """A cell such as "2,394 (60%)" whose share is not that of the row of all, as those of the others are."""
    whole = next((row for row in rows if _TOTAL_ROW.match(row[0])), None)
    for column in range(1, min(map(len, rows), default=0)) if whole else ():
        base = _CELL_NUMBER.match(whole[column]) if whole else None
        total = _amount(base) if base else 0
        cells = [(row[0], cell) for row in rows if row is not whole and (cell := _WITH_SHARE.fullmatch(row[column]))]
        wrong = [
            (label, cell)
            for label, cell in cells
            if total and abs(100 * float(cell[1].replace(",", "")) / total - float(cell[2])) > ROUNDED
        ]
        if len(wrong) == 1 and len(cells) > _LEAST_ROWS:
            label, cell = wrong[0]
            right = 100 * float(cell[1].replace(",", "")) / total
            yield f"{cell[1]} of {total:,.0f} is {right:.0f}%, not {cell[2]}% (“{label}”)"


def _wrong_share_of_row(rows: Sequence[_Row]) -> Iterator[str]:
    """A row whose share is not that of its number, where the other rows all have shares of one and the same whole."""
    for column in range(1, min(map(len, rows), default=1) - 1):
        pairs: list[tuple[str, float, float]] = []
        for row in rows:
            count, share = (_CELL_NUMBER.match(row[at]) for at in (column, column + 1))
            if count and share and share[3] and not count[3]:
                pairs.append((row[0], _amount(count), _amount(share)))
        if len(pairs) < _FEWEST_PAIRS:
            continue
        wholes = sorted(100 * number / share for _, number, share in pairs if share and number)
        whole = wholes[len(wholes) // 2] if wholes else 0
        wrong = [each for each in pairs if whole and abs(100 * each[1] / whole - each[2]) > _ROUNDED_TWICE]
        if len(wrong) == 1:
            label, number, stated = wrong[0]
            right = f"{number:,.0f} is {100 * number / whole:.0f}% of all"
            yield f"{right}, as the other rows have it, not {stated:g}% (“{label}”)"


def _short_of_everyone(rows: Sequence[_Row]) -> Iterator[str]:
    """A column of shares by bands of age from the youngest to the oldest, alone in its table, that is not everyone."""
    bands = sorted(filter(None, (age_band(row[0]) for row in rows)))
    is_whole = bool(bands) and len(bands) == len(rows) and bands[0][0] == 0 and bands[-1][1] >= _EVERYONE
    if len(rows) <= _LEAST_ROWS or not is_whole or any(a[1] + 1 != b[0] for a, b in itertools.pairwise(bands)):
        return
    columns = [[_CELL_NUMBER.match(row[at]) for row in rows] for at in range(1, min(map(len, rows)))]
    shares = [column for column in columns if all(cell and cell[3] for cell in column)]
    totals = [sum(_amount(cell) for cell in column if cell) for column in shares]
    if len(totals) == 1 and _EVERYONE - _MISTAKE < totals[0] < _EVERYONE - ROUNDED * len(rows) / 2:
        yield f"the shares by age add up to {totals[0]:g}%, not 100%"


def _wrong_bands(lead: str, rows: Sequence[_Row]) -> Iterator[str]:
    """Counts by bands of age, up to the oldest, which are not the number in the line above: "58 people attend:"."""
    bands = [age_band(row[0]) for row in rows]
    wholes = [number for number in numbers(lead) if number.kind == "count"]
    if not lead.endswith(":") or len(wholes) != 1 or len(rows) <= _LEAST_ROWS or not all(bands):
        return
    ordered = sorted(filter(None, bands))
    if any(one[1] + 1 != other[0] for one, other in itertools.pairwise(ordered)) or ordered[-1][1] < _EVERYONE:
        return
    cells = [_CELL_NUMBER.match(row[1]) if len(row) > 1 else None for row in rows]
    values = [int(cell[1].replace(",", "")) for cell in cells if cell and not cell[2] and not cell[3]]
    if len(values) == len(rows) and sum(values) != wholes[0].value:
        yield f"{' + '.join(f'{value:,}' for value in values)} is {sum(values):,}, not {wholes[0].words}"


_IN_ALL = LazyPattern(r"(?i)\b(?:totals?|totalling|altogether|in all|overall)\b")


def _wrong_total_above(lead: str, headings: _Row, rows: Sequence[_Row]) -> Iterator[str]:
    """A total in the line above a table that has none of its own, which its column does not make, as another does."""
    told = [number for number in numbers(lead) if number.kind != "percent"]
    if (
        len(rows) <= _LEAST_ROWS
        or not told
        or not _IN_ALL.search(lead)
        or any(_TOTAL_ROW.match(row[0]) for row in rows)
    ):
        return
    sums: dict[str, float] = {}
    for column in range(1, min(map(len, rows))):
        cells = [_CELL_NUMBER.match(row[column]) for row in rows]
        if all(cell and not cell[3] for cell in cells):
            heading = headings[column] if column < len(headings) else ""
            sums[heading] = sum(_amount(cell) for cell in cells if cell)
    right = {number.value for number in told} & set(sums.values())
    for heading, total in sums.items():
        near = [n for n in told if n.value not in right and abs(n.value - total) <= _NEAR_MISS * total]
        if total not in right and len(near) == 1 and (right or len(sums) == 1):
            wrong = f"the rows of “{heading}” add up to {total:,.0f}, not {near[0].words}"
            yield wrong if right else Doubtful(wrong)  # one column that is right shows that the line is its total
            return


_WITH_SHARE = LazyPattern(r"(\d[\d,]*)\s*\(\s*(\d+(?:\.\d+)?)\s?%\s*\)")
_BALANCE = {
    "before": re.compile(r"(?i)\b(?:now|today|at present|currently?|existing|before)\b"),
    "gone": re.compile(
        r"(?i)\b(?:taken (?:off|out|away)|remov\w+|clos\w+|ends?|ended|lost|withdrawn|deleted|go|goes)\b"
    ),
    "kept": re.compile(r"(?i)\b(?:kept|keep|stays?|staying|remain\w*|retained|left)\b"),
    "added": re.compile(r"(?i)\b(?:added|extra|additional|opened|gained)\b"),
    "after": re.compile(r"(?i)\b(?:after(?:wards)?|proposed|in future|then|on the new|new (?:total|list|number))\b"),
}
"""The rows of a table that says how many there are, go, stay, come and will be, by the words of their first cell."""
_IDENTITIES = (
    (("before", 1), ("gone", -1), ("kept", -1)),
    (("kept", 1), ("added", 1), ("after", -1)),
    (("before", 1), ("gone", -1), ("added", 1), ("after", -1)),
)
"""Rows that are nought together, each with its sign."""


def _wrong_balance(rows: Sequence[_Row]) -> Iterator[str]:
    """Rows of what there is, goes, stays and comes that do not add up to what will be."""
    named: dict[str, _Row] = {}
    for row in rows:
        kinds = [kind for kind, words in _BALANCE.items() if words.search(row[0])]
        if len(kinds) != 1 or kinds[0] in named:
            return
        named[kinds[0]] = row
    for column in range(1, min(map(len, rows))):
        cells = {kind: _CELL_NUMBER.match(row[column]) for kind, row in named.items()}
        values = {kind: _amount(cell) for kind, cell in cells.items() if cell and not cell[3]}
        for identity in _IDENTITIES:
            if all(kind in values for kind, _ in identity):
                *parts, last = identity
                right = sum(sign * values[kind] for kind, sign in parts)
                if right != values[last[0]]:
                    label = named[last[0]][0]
                    shown = " ".join(f"{'−' if sign < 0 else '+'} {values[kind]:,.0f}" for kind, sign in parts).strip(
                        "+ "
                    )
                    yield Doubtful(f"{shown} is {right:,.0f}, not {values[last[0]]:,.0f} (“{label}”)")
                    return


def _beyond_everyone(headings: _Row, rows: Sequence[_Row]) -> Iterator[str]:
    """Columns of shares by bands of age that are more than everyone, beside a column in which they are everyone.

    A column of its own may as well say how many of each band do something; one beside it that adds up to 100 shows
    that the table divides people.
    """
    bands = [age_band(row[0]) for row in rows]
    if not all(bands) or any(one[1] >= other[0] for one, other in itertools.pairwise(sorted(filter(None, bands)))):
        return
    columns = _totals_of_shares(rows)
    allowed = ROUNDED * len(rows) / 2
    if any(abs(total - _EVERYONE) <= allowed for total in columns.values()):
        for column, total in columns.items():
            if allowed < total - _EVERYONE < _MISTAKE:
                yield f"the rows of “{headings[column]}” add up to {total:.0f}%, more than everyone"
