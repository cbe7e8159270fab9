"""Works out the numbers of a text again: percentages, totals, differences, and the sums of tables."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache, lru_cache

from eia_tui.checks.methods.numbers import Number, numbers
from eia_tui.checks.methods.sentences import Sentence, sentences

_ROUNDED = 1.0
"""Percentage points by which a rounded percentage, or one of rounded numbers, may differ."""
_IN_WORDS = 6.0
"""Percentage points by which a share in words, such as "a third", may differ from one in figures."""
_ROUGH = re.compile(
    r"(?i)\b(?:about|around|approximately|roughly|circa|nearly|almost|close to|over|under|more than|less than|"
    r"fewer than|at least|up to|some|well over|just over|just under|between|c\.?)\s*$"
)
_PART_OF = re.compile(r"(?i)^\s*(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|these\s+|those\s+|its\s+|a total of\s+)*$")
_NEAR = re.compile(
    r"(?i)^(?:\s+[a-z][\w’'-]*){0,6}\s*(?:[(,–—-]\s*|\bor\s+|,?\s*which is\s+|,?\s*that is\s+|:\s*)+(?:about\s+|"
    r"around\s+|some\s+)?$"
)
"""What is between a number and the percentage that it is: "486 customers (about"."""
_EACH = re.compile(r"(?i)^(?:\s+[a-z][\w’'-]*){0,2}\s*\(\s*$")
_FROM_TO = re.compile(
    r"(?i)\bfrom\s+(?:about\s+)?(?P<a>{n})[^.;,()]{{0,40}}?\s+(?:down\s+|up\s+)?to\s+(?:about\s+)?(?P<b>{n})".replace(
        "{n}", r"£?\s?\d[\d,.]*\d|£?\d|[a-z]+(?:-[a-z]+)?"
    )
    .replace("{{", "{")
    .replace("}}", "}")
)
_CHANGE = re.compile(
    r"(?i)\b(?:rises?|rising|increases?|increasing|cuts?|reductions?|reduc(?:es?|ed|ing)|falls?|falling|drops?|decreases?|loss|loses?|losing|"
    r"sav(?:es?|ing|ings)|fewer|less|more|extra|up|down|difference|gains?|goes up|goes down|shorter|longer|dearer|"
    r"cheaper|lower|higher)\b"
)
_LEAVING = re.compile(
    r"(?i)\b(?:leaving|leaves|would leave|will leave|so that)\b\W*(?:only\s+|just\s+|us with\s+|the other\s+)?$"
)
_REST = re.compile(r"(?i)\b(?:the\s+)?(?:others?|rest|remaining|remainder)\b\W*(?:\w+\W+){0,2}$")
_REST_AFTER = re.compile(r"(?i)^\W*(?:others?|remain(?:s|ed|ing)?|of the others)\b")
_TAKEN = re.compile(
    r"(?i)\b(?:clos|los|cut|remov|delet|withdraw|end|stop|go\b|goes\b|sell|sold|reduc|take[ns]?|replac)\w*"
)
_TOTAL_ROW = re.compile(
    r"(?i)^\W*(?:grand |overall |sub)?(?:total|all|sum)s?\b(?!\s+(?:other|under|over))[\w\s]{0,20}$"
)
_CELL_NUMBER = re.compile(r"^\W*£?\s?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(%?)\W*(?:\(\s*\d[\d.,]*\s?%\s*\))?\W*$")
_LEAST_ROWS = 2
_FIGURE = re.compile(r"(?i)\d|\b(?:leaving|remaining|others?|rest)\b")
_OF_SOME = re.compile(
    r"(?i)^\s*(?:of|in)\s+(?!(?:the\s+|all\s+|our\s+|these\s+|those\s+|them\b)*(?:respondents|replies|responses|people|those|them|users|"
    r"customers|residents|staff|answers|comments|visitors|members|whom|parents|tenants|pupils|survey)\b(?! (?:with|"
    r"from|aged|in|over|under)\b))"
)
"""A share of some people only: "of disabled users"."""
_PERIODS = (
    ("a week", 52),
    ("per week", 52),
    ("each week", 52),
    ("a month", 12),
    ("per month", 12),
    ("each month", 12),
    ("a quarter", 4),
)
_YEARLY = re.compile(r"(?i)^\W*(?:or\s+|about\s+|around\s+|which is\s+)*$")


@lru_cache(maxsize=1024)
def wrong_shares(text: str) -> tuple[tuple[str, str], ...]:
    """The percentages of a text that are not those of the numbers beside them: what is right, and what is there."""
    return tuple(
        found for sentence in sentences(text) if _has_figure(sentence.text) for found in _wrong_shares(sentence.text)
    )


@lru_cache(maxsize=1024)
def wrong_sums(text: str) -> tuple[str, ...]:
    """The totals, differences and sums of a text that are wrong, each as a sentence that says so."""
    found: list[str] = []
    every = sentences(text)
    for number, sentence in enumerate(every):
        if sentence.is_row or not _has_figure(sentence.text):
            continue
        found += _wrong_changes(sentence.text)
        found += _wrong_partition(sentence.text)
        found += _wrong_rest(sentence.text)
        found += _wrong_years(sentence.text)
        if sentence.text.rstrip("*_ ").endswith(":"):
            found += _wrong_list(sentence.text, _items_after(every, number))
    return (*dict.fromkeys(found), *_wrong_tables(text))


def _has_figure(text: str) -> bool:
    return _FIGURE.search(text) is not None


def _show(value: float, like: Number) -> str:
    """A value as a number of that kind is written."""
    shown = f"{value:,.0f}" if abs(value - round(value)) < 0.005 else f"{value:,.2f}"
    return f"£{shown}" if like.kind == "money" else f"{shown}%" if like.kind == "percent" else shown


def _is_rough(sentence: str, number: Number) -> bool:
    return _ROUGH.search(sentence[max(0, number.start - 20) : number.start]) is not None


def _wrong_shares(sentence: str) -> Iterator[tuple[str, str]]:
    """Percentages beside "112 of 486", before it or after it, and "one in four (40%)"."""
    all_numbers = numbers(sentence)
    for one, two, three in zip(all_numbers, all_numbers[1:], all_numbers[2:], strict=False):
        kinds = (one.kind, two.kind, three.kind)
        if kinds == ("count", "count", "percent") and _is_part(sentence, one, two) and _is_near(sentence, two, three):
            part, whole, percent = one, two, three
        elif kinds == ("percent", "count", "count") and _is_part(sentence, two, three) and _is_near(sentence, one, two):
            part, whole, percent = two, three, one
        else:
            continue
        if any(_is_rough(sentence, each) for each in (part, whole)) or not 0 < part.value <= whole.value:
            continue
        if percent is three and _OF_SOME.match(sentence[percent.end :]):
            continue
        right = 100 * part.value / whole.value
        allowed = _ROUNDED if percent.is_exact and not _is_rough(sentence, percent) else _IN_WORDS
        if abs(right - percent.value) > allowed:
            yield f"{part.words} of {whole.words} is {right:.0f}%", percent.words
    for one, two in itertools.pairwise(all_numbers):
        is_share_in_words = not one.is_exact and two.is_exact and two.kind == "percent"
        if is_share_in_words and _EACH.match(sentence[one.end : two.start]) and abs(one.value - two.value) > _IN_WORDS:
            yield f"{one.words} is {one.value:.0f}%", two.words


def _is_part(sentence: str, part: Number, whole: Number) -> bool:
    """Whether a number is a part of the next: "112 of the 486"."""
    between = sentence[part.end : whole.start]
    return (
        _PART_OF.match(re.sub(r"(?i)^(?:\s+(?!of\b|out\b)[a-z][\w’'-]*){0,3}(?=\s+(?:out\s+)?of\b)", "", between))
        is not None
    )


def _is_near(sentence: str, before: Number, after: Number) -> bool:
    between = sentence[before.end : after.start]
    return _NEAR.match(between) is not None or (before.kind == "percent" and between.strip() == "(")


def _wrong_changes(sentence: str) -> Iterator[str]:
    """A difference that is not that of the two numbers beside it: "from 45 to 30 hours, a cut of 20"."""
    all_numbers = numbers(sentence)
    for position, (one, two) in enumerate(itertools.pairwise(all_numbers)):
        if one.kind != two.kind or not _are_from_to(sentence, one, two):
            continue
        others = [*all_numbers[max(0, position - 1) : position], *all_numbers[position + 2 : position + 3]]
        for other in others:
            before = sentence[max(0, other.start - 30) : other.start]
            beside = sentence[two.end : other.start] if other.start > two.end else sentence[other.end : one.start]
            after = sentence[other.end : other.end + 18]
            if len(beside) > 32 or re.search(r"[.;]|\b(?:and|while|but)\b", beside):
                continue
            if not (
                _CHANGE.search(beside)
                or _CHANGE.search(after)
                or _CHANGE.search(sentence[max(0, other.start - 18) : other.start])
            ):
                continue
            if not re.search(r"(?i)\b(?:by|of|an?|some)\b\W*(?:\w+\W+){0,2}$|\(\s*$|\bsaving\s+$", before) or _is_rough(
                sentence, other
            ):
                continue
            change = abs(one.value - two.value)
            relative = 100 * change / one.value if one.value else 0
            if other.kind == "percent":
                right = {relative} | ({change} if one.kind == "percent" else set())
                allowed = _ROUNDED if other.is_exact else _IN_WORDS
            elif other.kind == one.kind:
                right, allowed = {change}, 0.005
            else:
                continue
            if all(abs(other.value - each) > allowed for each in right):
                yield (
                    f"from {one.words} to {two.words} is "
                    f"{_show(min(right, key=lambda each: abs(other.value - each)), other)}, "
                    f"not "
                    f"{other.words}"
                )


def _are_from_to(sentence: str, one: Number, two: Number) -> bool:
    """Whether two numbers are what something is and what it will be: "from 45 to 30", "£45 instead of £30"."""
    before, between = sentence[max(0, one.start - 30) : one.start], sentence[one.end : two.start]
    if len(between) > 40 or re.search(r"[.;]", between):
        return False
    return (
        re.search(r"(?i)\bfrom\s+(?:about\s+|the\s+|our\s+)?$", before) is not None
        and re.search(r"(?i)\bto\s+(?:about\s+|only\s+|just\s+)?$", between) is not None
    )


def _wrong_partition(sentence: str) -> Iterator[str]:
    """Parts that exclude each other and are more than the whole: "52% agreed, 45% disagreed and 12% had no view"."""
    for kind in ("percent", "count"):
        parts: dict[str, Number] = {}
        family = ""
        all_numbers = numbers(sentence)
        for position, number in enumerate(all_numbers):
            if number.kind != kind or not number.is_exact or _OF_SOME.match(sentence[number.end :]):
                continue
            following = sentence[
                number.end : all_numbers[position + 1].start if position + 1 < len(all_numbers) else None
            ]
            before = sentence[all_numbers[position - 1].end if position else 0 : number.start]
            side = _side(following) or _side(before)
            if side and side[1] not in parts and (not family or side[0] == family):
                family = side[0]
                parts[side[1]] = number
        total = sum(number.value for number in parts.values())
        if len(parts) < 2 or any(_is_rough(sentence, number) for number in parts.values()):
            continue
        shown = " + ".join(number.words for number in parts.values())
        if kind == "percent" and total > 100 + _ROUNDED:
            yield f"{shown} is {total:.0f}%, more than everyone"
        elif kind == "count" and (whole := _whole(sentence, parts.values())):
            complete = {frozenset(parts)} & _COMPLETE
            if total > whole.value or (complete and total != whole.value):
                yield f"{shown} is {total:,.0f}, not {whole.words}"


_COMPLETE = {frozenset({"for", "against", "neither"}), frozenset({"men", "women"}), frozenset({"full", "part"})}
"""Sides that are everybody."""


def _whole(sentence: str, parts: Collection[Number]) -> Number | None:
    """The number of which others are parts: the one before them and before a colon, "of", or "of whom"."""
    first = min(number.start for number in parts)
    for number in reversed(numbers(sentence)):
        between = sentence[number.end : first]
        if (
            number.kind == "count"
            and number.end <= first
            and (
                re.match(
                    r"(?i)^(?:\s+[\w’'-]+){0,5}\s*(?::|\(|,?\s*of (?:whom|these|which|them)|–|—|\s-\s|,|\s+in all)",
                    between,
                )
            )
        ) and (
            re.search(
                r"(?i)\bof\s+(?:the\s+|our\s+|all\s+|these\s+)*$|^\W*(?:the\s+|our\s+|there (?:are|were)\s+|"
                r"we (?:had|received|employ)\s+|a total of\s+)*$",
                sentence[: number.start][-30:],
            )
            or re.search(r":|\(|of (?:whom|these|which|them)", between)
        ):
            return number
    return None


@cache
def _sides() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """What people are divided into: the kind of division, the side, and its words."""
    return tuple(
        (family, side, re.compile(rf"(?i)\b(?:{words})\b"))
        for family, side, words in (
            (
                "view",
                "against",
                (
                    r"disagree\w*|oppos\w*|object\w*|against|did not (?:agree|support)|not support\w*|unhappy|rejected|"
                    r"said no"
                ),
            ),
            (
                "view",
                "neither",
                (
                    r"neither|no (?:view|opinion|preference)|did(?:n['’]t| not) (?:know|mind|say)|don['’]t know|unsure|"
                    r"undecided|not sure|neutral"
                ),
            ),
            ("view", "for", r"agree\w*|support\w*|in favour|favoured|for it|backed|said yes|happy with"),
            ("women-men", "women", r"women|female\w*|girls"),
            ("women-men", "men", r"men|males?|boys"),
            ("time", "part", r"part[- ]time\w*"),
            ("time", "full", r"full[- ]time\w*"),
        )
    )


def _side(text: str) -> tuple[str, str] | None:
    """The kind of division and the side that the words beside a number name; None if they name none."""
    near = re.split(r"[,;(]|\band\b", text, maxsplit=1)[0] if not text.lstrip().startswith("(") else text
    return next(((family, side) for family, side, pattern in _sides() if pattern.search(near[:60])), None)


def _wrong_rest(sentence: str) -> Iterator[str]:
    """A part, a whole and what is left that do not agree: "of the 22 staff, 14 are women and the other 9 are men"."""
    all_numbers = [number for number in numbers(sentence) if number.kind == "count"]
    for one, two, three in zip(all_numbers, all_numbers[1:], all_numbers[2:], strict=False):
        before_three = sentence[two.end : three.start]
        if not (
            _REST.search(before_three) or _LEAVING.search(before_three) or _REST_AFTER.match(sentence[three.end :])
        ):
            continue
        if len(before_three) > 90 or any(_is_rough(sentence, each) for each in (one, two, three)):
            continue
        if _is_part(sentence, one, two) and (_TAKEN.search(sentence) or not _LEAVING.search(before_three)):
            part, whole = one, two
        elif re.search(r"(?i)\bof\s+(?:the\s+|our\s+|all\s+|these\s+)*$", sentence[max(0, one.start - 15) : one.start]):
            part, whole = two, one
        else:
            continue
        if whole.value > part.value and whole.value - part.value != three.value:
            yield f"{part.words} of {whole.words} leaves {whole.value - part.value:,.0f}, not {three.words}"


def _wrong_years(sentence: str) -> Iterator[str]:
    """An amount a week or a month that is another amount a year than the one beside it."""
    all_numbers = [number for number in numbers(sentence) if number.kind == "money"]
    for one, two in itertools.pairwise(all_numbers):
        after = sentence[one.end : two.start]
        times = next((n for words, n in _PERIODS if after.strip().lower().startswith(words)), 0)
        rest = re.sub(r"(?i)^\s*(?:a|per|each)\s+(?:week|month|quarter)", "", after)
        if times and _YEARLY.match(rest) and re.match(r"(?i)\s*(?:a|per|each) year", sentence[two.end :]):
            right = one.value * times
            if abs(two.value - right) > 0.02 * right and not (
                _is_rough(sentence, two) and abs(two.value - right) < 0.1 * right
            ):
                yield (
                    f"{one.words} {after.strip().split(',')[0][:10].strip(' (')} is {_show(right, two)} a year, "
                    f"not {two.words}"
                )


def _items_after(every: Sequence[Sentence], number: int) -> list[Sentence]:
    """The items of the list under a lead-in."""
    lead = every[number].text
    items = []
    for each in every[number + 1 :]:
        if each.is_heading or not each.lead.endswith(lead):
            break
        items.append(each)
    return items


def _wrong_list(lead: str, items: Sequence[Sentence]) -> Iterator[str]:
    """Items that divide a number, with a sum that is another: "Of 412 replies:" and 210, 150 and 70 below it."""
    firsts = [next((n for n in numbers(item.text) if n.kind in ("count", "percent")), None) for item in items]
    found = [number for number in firsts if number]
    sides = {side[1] for item in items if (side := _side(item.text.split("(")[0]))}
    if len(found) < 2 or len(found) != len(items):
        return
    if len(sides) < 2 and not _REST.search(items[-1].text.split("(")[0] + " "):
        return
    if all(number.kind == "percent" for number in found):
        total = sum(number.value for number in found)
        if total > 100 + _ROUNDED * len(found) and len(sides) >= len(found) - 1:
            yield f"{' + '.join(number.words for number in found)} is {total:.0f}%, more than everyone"
        return
    wholes = [number for number in numbers(lead) if number.kind == "count"]
    if len(wholes) == 1 and all(number.kind == "count" for number in found):
        total = sum(number.value for number in found)
        if total != wholes[0].value:
            yield f"{' + '.join(number.words for number in found)} is {total:,.0f}, not {wholes[0].words}"


@lru_cache(maxsize=1024)
def _wrong_tables(text: str) -> tuple[str, ...]:
    """The totals of tables that are not the sums of the rows above them, and columns of percentages beyond 100."""
    found: list[str] = []
    table: list[list[str]] = []
    for line in [*text.split("\n"), ""]:
        if line.count("|") > 1:
            table.append([cell.strip(" *_") for cell in line.strip().strip("|").split("|")])
            continue
        if len(table) > _LEAST_ROWS:
            found += _wrong_columns(table)
        table = []
    return tuple(found)


def _wrong_columns(table: Sequence[Sequence[str]]) -> Iterator[str]:
    rows = [row for row in table[1:] if not all(re.fullmatch(r":?-*:?", cell) for cell in row)]
    if len(rows) <= _LEAST_ROWS or not _TOTAL_ROW.match(rows[-1][0]):
        return
    for column in range(1, min(map(len, rows))):
        cells = [_CELL_NUMBER.match(row[column]) for row in rows]
        if not all(cells):
            continue
        values = [float(f"{cell[1].replace(',', '')}.{cell[2] or 0}") for cell in cells if cell]
        total = sum(values[:-1])
        is_percent = bool(cells[-1] and cells[-1][3])
        allowed = _ROUNDED * len(values) / 2 if is_percent else 0.5 if any(cell and cell[2] for cell in cells) else 0
        heading = table[0][column] if column < len(table[0]) else ""
        if abs(total - values[-1]) > allowed and not (is_percent and abs(values[-1] - 100) > allowed):
            unit = "%" if is_percent else ""
            yield f"the rows of “{heading}” add up to {total:,.0f}{unit}, not {values[-1]:,.0f}{unit}"
