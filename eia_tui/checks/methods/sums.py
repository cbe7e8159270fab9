"""Works out the numbers of a text again: percentages, totals, differences, and the sums of tables."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.methods.complements import wrong_complement, wrong_making
from eia_tui.checks.methods.made_up_of import wrong_brackets, wrong_make_up, wrong_places
from eia_tui.checks.methods.numbers import ROUNDED, Doubtful, Number, is_rough, numbers, written_like
from eia_tui.checks.methods.one_base import wrong_shares_of_one_base
from eia_tui.checks.methods.partitions import OF_SOME, REST, items_after, wrong_list, wrong_partition
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.sums_across import without_sources, wrong_across
from eia_tui.checks.methods.table_sums import wrong_tables
from eia_tui.checks.methods.yearly_sums import wrong_years

_IN_WORDS = 6.0
"""Percentage points by which a share in words, such as "a third", may differ from one in figures."""
_PART_OF = LazyPattern(r"(?i)^\s*(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|these\s+|those\s+|its\s+|a total of\s+)*$")
_NEAR = LazyPattern(
    r"(?i)^(?:\s+[a-z][\w’'-]*){0,6}\s*(?:[(,–—-]\s*|\bor\s+|,?\s*which is\s+|,?\s*that is\s+|:\s*)+(?:about\s+|"
    r"around\s+|some\s+)?$"
)
"""What is between a number and the percentage that it is: "486 customers (about"."""
_OTHER_FIGURE = LazyPattern(r"[^.;:()\d]{0,60}:\s*(?:\w+\s+)?\d[\d.]*\s?%\s+\w")
"""After a number of people: a share of them that has a sentence of its own."""
_EACH = LazyPattern(r"(?i)^(?:\s+[a-z][\w’'-]*){0,2}\s*\(\s*$")
_CHANGE = LazyPattern(
    r"(?i)\b(?:rises?|rising|increases?|increasing|cuts?|reductions?|reduc(?:es?|ed|ing)|falls?|falling|drops?|decreases?|loss|loses?|losing|"
    r"sav(?:es?|ing|ings)|fewer|less|more|extra|up|down|difference|gains?|goes up|goes down|shorter|longer|dearer|"
    r"cheaper|lower|higher)\b"
)
_LEAVING = LazyPattern(
    r"(?i)\b(?:leaving|leaves|would leave|will leave|so that)\b\W*(?:only\s+|just\s+|us with\s+|the other\s+)?$"
)
_OF_WHOLE = LazyPattern(r"(?i)\bof\s+(?:the\s+|our\s+|all\s+|these\s+|those\s+)*$")
_NOUN_BETWEEN = LazyPattern(r"(?i)^(?:\s+[a-z][\w’'-]*){1,3},?\s+$")
_STEP = LazyPattern(
    r"(?i)\b(?:falls?|rises?|reduc\w+|cut|increas\w+|drops?|decreas\w+|grows?|goes (?:up|down)|down|up|lowered|"
    r"raised)\s+by\s+(?:about\s+)?$"
)
_TO = LazyPattern(r"(?i)^(?:\s+[\w’'-]+){0,3}\s+to\s+(?:about\s+)?$")
_IN_ALL = LazyPattern(r"(?i)^(?:\s+[\w’'-]+){0,2}?\s+(?:in all|in total|altogether|overall)\b")
_LISTED = LazyPattern(r"(?i)^[^.;:]{0,60}?(?:,\s*(?:and\s+)?|\s+and\s+)(?:[a-z’'-]+\s+){0,2}$")
_BEFORE_TOTAL = LazyPattern(r"(?i)^[^.;:]{0,40}?\s*[;–—-]\s+(?:[a-z’'-]+\s+){0,2}$")
_YEAR = LazyPattern(r"(?:19|20)\d\d")
"""A year, as in "the 2026 survey: 19 men, 2 women"; a count of that size has a comma."""
_REST_AFTER = LazyPattern(
    r"(?i)^\W*(?:(?:from|of|by|in)\s+(?:the\s+)?)?(?:others?|remain(?:s|ed|ing)?|of the others)\b"
)
_TAKEN = LazyPattern(
    r"(?i)\b(?:clos|los|cut|remov|delet|withdraw|end|stop|go\b|goes\b|sell|sold|reduc|take[ns]?|replac)\w*"
)
_LEAST_ROWS, _LARGE = 2, 100
_PARTS_FOLLOW = LazyPattern(r"(?i)^(?:\s+[\w’'-]+){1,3}\s*[,:(–]\s*$")
"""What is between a whole and its first part: "534 replies, 412"."""
_GOES_FROM = LazyPattern(
    r"(?i)\b(?P<noun>[a-z]{3,}s)\b(?:\s+[\w’'-]+){0,3}?\s+(?:goes|go|falls?|drops?|is cut|are cut|is reduced|"
    r"are reduced|changes?|rises?)\s+"
    r"(?:\w+\s+)?from\s+(?P<before>\d[\d,]*)\s+to\s+(?P<after>\d[\d,]*)(?![\d%]|\s?(?:per cent|a |per ))"
)
_NUMBER_GONE = (
    r"(?i)(?<![\d,.£])(?P<gone>\d[\d,]*)\s+{noun}\s+(?:(?:will|would|are|is)\s+)?(?:be\s+)?"
    r"(?:ends?|clos\w+|go(?=\W)|gone|removed|withdrawn|lost|taken (?:off|away|out)|cut|deleted|dropped|stops?)\b"
)
_NUMBER_NEW = (
    r"(?i)\d[\d,]*\s+(?:new|extra|additional|more|other)\s+{noun}\b|\b{noun}\s+(?:are|will be|"
    r"would be)\s+(?:added|opened|new)\b"
)
_LESS = LazyPattern(r"(?i)\b(?:less|minus)\s+(?:the\s+)?$")
_LEAVES = LazyPattern(r"(?i)\b(?:leaves?|leaving|makes?|is|comes to)\s+(?:a net\s+|us\s+)?$")
_ENDS_THERE = LazyPattern(
    r"(?i)(?:\s*(?!(?:at|in|for|among|on|where|who|which|that|from|by|than|to)\b)[a-z%£’'-]+){0,5}\s*(?:[.,;:)]|$)"
)
"""What follows a difference which is of everything: "a cut of 20 hours a week", and not "10 fewer at weekends"."""
_OF_WHICH = LazyPattern(r"(?i)\b(?:of|among) (?:which|whom|them|these|those)\W*(?:\w+\W+){0,2}$")
_NEAR_ENOUGH = 40
"""Characters between two numbers that belong together."""
_FIGURE = LazyPattern(r"(?i)\d|\b(?:leaving|remaining|others?|rest)\b")


@lru_cache(maxsize=1024)
def wrong_shares(text: str) -> tuple[tuple[str, str], ...]:
    """The percentages of a text that are not those of the numbers beside them: what is right, and what is there."""
    every = sentences(text)
    texts = (without_sources(each.text) for each in every if _has_figure(each.text))
    beside = (found for text in texts for found in _wrong_shares(text))
    return (*beside, *wrong_shares_of_one_base(every))


@lru_cache(maxsize=1024)
def wrong_sums(text: str) -> tuple[str, ...]:
    """The totals, differences and sums of a text that are wrong, each as a sentence that says so."""
    found: list[str] = []
    every = sentences(text)
    for number, sentence in enumerate(every):
        if sentence.is_row or not _has_figure(sentence.text):
            continue
        words = without_sources(sentence.text)
        found += _wrong_changes(words)
        found += wrong_partition(words)
        found += _wrong_rest(words)
        found += map(Doubtful, wrong_years(words))
        found += wrong_complement(words)
        found += wrong_making(words)
        found += _wrong_steps(words)
        found += _wrong_totals(words)
        found += map(Doubtful, wrong_places(words))
        found += _wrong_remainder(words)
        if words.rstrip("*_ ").endswith(":"):
            found += wrong_list(words, items_after(every, number))
    found += map(Doubtful, _wrong_removals(text))
    found += wrong_brackets(text)
    found += wrong_make_up(every)
    found += wrong_across(every)
    return (*dict.fromkeys(found), *wrong_tables(text))


def _wrong_removals(text: str) -> Iterator[str]:
    """A number of things that goes, which is not what is left of those before: "from 148 to 96", and "56 stops end"."""
    for change in _GOES_FROM.finditer(text):
        before, after = (int(change[name].replace(",", "")) for name in ("before", "after"))
        noun = change["noun"]
        gone = re.search(_NUMBER_GONE.replace("{noun}", noun), text)
        if gone and change.start() - _NEAR_ENOUGH < gone.start() < change.end():
            continue  # "the hours at the 12 libraries go from 396 to 300"
        if gone and before > after and not re.search(_NUMBER_NEW.replace("{noun}", noun), text):
            number = int(gone["gone"].replace(",", ""))
            if number != before - after:
                yield f"from {before:,} to {after:,} {noun} is {before - after:,} fewer, not {number:,}"


def _has_figure(text: str) -> bool:
    return _FIGURE.search(text) is not None


def _wrong_shares(sentence: str) -> Iterator[tuple[str, str]]:
    """Percentages beside "112 of 486", before it or after it, and "one in four (40%)"."""
    all_numbers = numbers(sentence)
    for position, (one, two, three) in enumerate(zip(all_numbers, all_numbers[1:], all_numbers[2:], strict=False)):
        kinds = (one.kind, two.kind, three.kind)
        has_part = position > 0 and _is_part(sentence, all_numbers[position - 1], one)
        if kinds == ("count", "count", "percent") and _is_part(sentence, one, two) and _is_near(sentence, two, three):
            part, whole, percent = one, two, three
        elif kinds == ("percent", "count", "count") and _is_part(sentence, two, three) and _is_near(sentence, one, two):
            part, whole, percent = two, three, one
        elif (
            kinds == ("count", "count", "percent")
            and _is_of(sentence, one, two)
            and _is_near(sentence, two, three)
            and not has_part  # "57,100 of the 102,000 journeys on the five services (56%)"
        ):
            part, whole, percent = two, one, three
        else:
            continue
        if any(is_rough(sentence, each) for each in (part, whole)) or not 0 < part.value <= whole.value:
            continue
        if percent is three and OF_SOME.match(sentence[percent.end :]):
            continue
        if percent is three and _OTHER_FIGURE.match(sentence[whole.end :]):
            continue  # "171 of 236 drivers replied: 62% are 55 or over"
        right = 100 * part.value / whole.value
        if percent is one and _has_its_own_share(sentence, whole, right):
            continue  # "fewer than 5% afraid (65 of 512, 13%, in 2026)"
        allowed = ROUNDED if percent.is_exact and not is_rough(sentence, percent) else _IN_WORDS
        if abs(right - percent.value) > allowed:
            yield f"{part.words} of {whole.words} is {right:.0f}%", percent.words
    for one, two, three in zip(all_numbers, all_numbers[1:], all_numbers[2:], strict=False):
        if (
            one.is_exact
            or two.kind != "count"
            or three.kind != "count"
            or not _EACH.match(sentence[two.end : three.start])
        ):
            continue
        if _is_part(sentence, one, two) and abs(100 * three.value / two.value - one.value) > _IN_WORDS:
            yield f"{three.words} of {two.words} is {100 * three.value / two.value:.0f}%", one.words
    for one, two in itertools.pairwise(all_numbers):
        is_share_in_words = not one.is_exact and two.is_exact and two.kind == "percent"
        is_of_some = re.match(r"\s+(?:of|in|among|at|for|from)\s", sentence[two.end :])
        if (
            is_share_in_words
            and not is_of_some
            and _EACH.match(sentence[one.end : two.start])
            and abs(one.value - two.value) > _IN_WORDS
        ):
            yield f"{one.words} is {one.value:.0f}%", two.words


def _has_its_own_share(sentence: str, whole: Number, right: float) -> bool:
    """Whether the share of a whole that is right comes just after it."""
    after = next((each for each in numbers(sentence) if each.start >= whole.end), None)
    return (
        after is not None
        and after.kind == "percent"
        and abs(after.value - right) <= ROUNDED
        and _is_near(sentence, whole, after)
    )


def _is_part(sentence: str, part: Number, whole: Number) -> bool:
    """Whether a number is a part of the next: "112 of the 486"."""
    between = sentence[part.end : whole.start]
    return (
        _PART_OF.match(re.sub(r"(?i)^(?:\s+(?!of\b|out\b)[a-z][\w’'-]*){0,3}(?=\s+(?:out\s+)?of\b)", "", between))
        is not None
    )


def _is_of(sentence: str, whole: Number, part: Number) -> bool:
    """Whether a number comes after the one that it is a part of: "of the 236 carers 118"."""
    before, between = sentence[max(0, whole.start - 15) : whole.start], sentence[whole.end : part.start]
    return _OF_WHOLE.search(before) is not None and _NOUN_BETWEEN.match(between) is not None


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
            if (
                not re.search(r"(?i)\b(?:by|of|an?|some)\b\W*(?:\w+\W+){0,2}$|\(\s*$|\b(?:saving|up|down)\s+$", before)
                or is_rough(sentence, other)
                or _OF_WHICH.search(before)
            ):
                continue
            if not _ENDS_THERE.match(sentence, other.end):
                continue
            change = abs(one.value - two.value)
            relative = 100 * change / one.value if one.value else 0
            if other.kind == "percent":
                right = {relative} | ({change} if one.kind == "percent" else set())
                allowed = ROUNDED if other.is_exact else _IN_WORDS
            elif other.kind == one.kind:
                right, allowed = {change}, 0.005
            else:
                continue
            if all(abs(other.value - each) > allowed for each in right):
                yield (
                    f"from {one.words} to {two.words} is "
                    f"{written_like(min(right, key=lambda each: abs(other.value - each)), other)}, "
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


def _wrong_rest(sentence: str) -> Iterator[str]:
    """A part, a whole and what is left that do not agree: "of the 22 staff, 14 are women and the other 9 are men"."""
    all_numbers = [number for number in numbers(sentence) if number.kind == "count"]
    for one, two, three in zip(all_numbers, all_numbers[1:], all_numbers[2:], strict=False):
        before_three = sentence[two.end : three.start]
        if not (REST.search(before_three) or _LEAVING.search(before_three) or _REST_AFTER.match(sentence[three.end :])):
            continue
        if ")" in before_three and "(" in sentence[one.end : two.start]:
            continue  # "118 from students (69 of them with help) and 354 from others": a part of the students
        if ")" in sentence[one.end : two.start] and sentence.rfind("(", 0, one.start) > sentence.rfind(
            ")", 0, one.start
        ):
            continue  # "168 parents (of 274 families), 21 staff and 12 others"
        if len(before_three) > 90 or any(is_rough(sentence, each) for each in (one, two, three)):
            continue
        if _is_part(sentence, one, two) and (_TAKEN.search(sentence) or not _LEAVING.search(before_three)):
            part, whole = one, two
        elif (
            _OF_WHOLE.search(sentence[max(0, one.start - 15) : one.start])
            or (
                _LEAVING.search(before_three)
                and _TAKEN.search(sentence[one.end : three.start])
                and one.value > two.value
            )
            or (
                one is all_numbers[0]
                and _REST_AFTER.match(sentence[three.end :])
                and _PARTS_FOLLOW.match(sentence[one.end : two.start])
            )
        ):
            part, whole = two, one
        else:
            continue
        after = [number.value for number in all_numbers if number.start > three.start]
        if part.value + three.value in {whole.value - sum(after[:count]) for count in range(1, len(after) + 1)}:
            continue  # "400 replied: 310 drivers, 66 other residents and 24 from groups"
        if not _YEAR.fullmatch(whole.words) and whole.value > part.value and whole.value - part.value != three.value:
            yield f"{part.words} of {whole.words} leaves {whole.value - part.value:,.0f}, not {three.words}"


def _wrong_steps(sentence: str) -> Iterator[str]:
    """An amount that changes by another to a wrong one: "£600,000 falls by £140,000 to £480,000"."""
    all_numbers = numbers(sentence)
    for one, two, three in zip(all_numbers, all_numbers[1:], all_numbers[2:], strict=False):
        if len({one.kind, two.kind, three.kind}) > 1 or one.kind == "percent":
            continue
        step = _STEP.search(sentence[one.end : two.start])
        if step and _TO.match(sentence[two.end : three.start]) and two.start - one.end < _NEAR_ENOUGH:
            right = {one.value - two.value, one.value + two.value}
            if three.value not in right and not any(is_rough(sentence, each) for each in (one, two, three)):
                nearest = min(right, key=lambda each: abs(each - three.value))
                yield f"{one.words} changed by {two.words} is {written_like(nearest, three)}, not {three.words}"


def _wrong_totals(sentence: str) -> Iterator[str]:
    """A total at the end of a list that is not the sum of it: "218 from parents and 47 from pupils, 300 in all"."""
    counted = [number for number in numbers(sentence) if number.kind == "count"]
    yield from _wrong_total_of(sentence, counted)
    yield from _wrong_total_of(sentence, [number for number in counted if number.value >= _LARGE])


def _wrong_total_of(sentence: str, all_numbers: list[Number]) -> Iterator[str]:
    for position, total in enumerate(all_numbers):
        if position < _LEAST_ROWS or not _IN_ALL.match(sentence[total.end :]):
            continue
        parts: list[Number] = []
        after = total
        for number in reversed(all_numbers[:position]):
            between = sentence[number.end : after.start]
            if not (_LISTED.match(between) or (after is total and _BEFORE_TOTAL.match(between))):
                break
            parts.insert(0, number)
            after = number
        if len(parts) >= _LEAST_ROWS and sum(part.value for part in parts) != total.value:
            shown = " + ".join(part.words for part in parts)
            yield f"{shown} is {sum(part.value for part in parts):,.0f}, not {total.words}"


def _wrong_remainder(sentence: str) -> Iterator[str]:
    """An amount less another that leaves a wrong one: "£61,000, less £14,500 for the shuttle, which leaves £56,500"."""
    for one, two, three in zip(*(numbers(sentence)[n:] for n in range(3)), strict=False):
        if not one.kind == two.kind == three.kind or one.kind == "percent":
            continue
        between = sentence[one.end : two.start], sentence[two.end : three.start]
        if not _LESS.search(between[0]) or not _LEAVES.search(between[1]) or len(between[1]) > _NEAR_ENOUGH:
            continue
        if one.value - two.value != three.value and not any(is_rough(sentence, each) for each in (one, two, three)):
            yield f"{one.words} less {two.words} is {written_like(one.value - two.value, three)}, not {three.words}"
