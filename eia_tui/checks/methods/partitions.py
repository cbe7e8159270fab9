"""Adds up the parts of a text that exclude each other, such as those for, against and without a view."""

import itertools
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from eia_tui.checks.methods.numbers import ROUNDED, Doubtful, Number, is_rough, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import Sentence

_AGES = LazyPattern(
    r"(?i)^[\s(]*(?:of (?:them|those|users|visitors|readers)\s+)?(?:(?:are|were|is|was|aged?|people|"
    r"adults)\s+){0,3}(?:(?:under|below)[\s-](?P<under>\d{1,2})|"
    r"(?:over|above)[\s-](?P<over>\d{1,2})|(?P<plus>\d{1,2})(?:\+|\s+(?:and|or) (?:over|above|older))|"
    r"(?P<first>\d{1,2})\s?(?:to|-|–)\s?(?P<last>\d{1,2})|(?P<working>(?:of\s+)?working[\s-]age))"
    r"(?![\d%])"
)
_OLDEST, _WORKING_AGE = 200, (18, 64)
_AGE = "years"
"""The kind of division whose sides are bands of age."""
_MOST_OF_AGES = 130
"""Per cent: shares by age that are more together are those of each age who do something, which need not be 100."""
_SLIP = 0.1
"""How far a sum may be from its whole, as a part of it, and still be a slip in adding up."""
REST = LazyPattern(r"(?i)\b(?:the\s+)?(?:others?|rest|remaining|remainder)\b\W*(?:\w+\W+){0,2}$")
"""What is before the number of those who are left: "the other ", "and the rest, "."""
OF_SOME = LazyPattern(
    r"(?i)^\s*(?:of|in)\s+(?!favour\b)(?!(?:the\s+|all\s+|our\s+|these\s+|those\s+|them\b)*(?:respondents|replies|responses|people|those|them|users|"
    r"customers|residents|staff|answers|comments|visitors|members|whom|parents|tenants|pupils|survey)\b(?! (?:with|"
    r"from|aged|in|over|under)\b))"
)
"""A share of some people only: "of disabled users"."""


def wrong_partition(sentence: str) -> Iterator[str]:
    """What is wrong with the parts of a sentence that exclude each other, each as a sentence that says so.

    They are more than everyone, as "52% agreed, 45% disagreed and 12% had no view" are, or another number than the
    whole that they are said to be of.
    """
    questions = sentence.split(";")
    # "60% were for the site; 70% were against the price, 20% for it" are answers to two questions.
    if any(len([number for number in numbers(each) if number.kind == "percent"]) > 1 for each in questions):
        for each in questions:
            yield from _wrong_parts(each)
    else:
        yield from _wrong_parts(sentence)


def _wrong_parts(sentence: str) -> Iterator[str]:
    for kind in ("percent", "count"):
        parts: dict[str, Number] = {}
        family = ""
        all_numbers = [number for number in numbers(sentence) if number.kind == kind]
        wholes = {two.start: one for one, two in itertools.pairwise(all_numbers) if _is_part_of(sentence, one, two)}
        for position, number in enumerate(all_numbers):
            if number.start not in wholes and (not number.is_exact or OF_SOME.match(sentence[number.end :])):
                continue
            following = sentence[
                number.end : all_numbers[position + 1].start if position + 1 < len(all_numbers) else None
            ]
            before = sentence[all_numbers[position - 1].end if position else 0 : number.start]
            side = _side(following) or _side(before) or _view(re.split(r"[,;:(]", before)[-1])
            if side and side[1] not in parts and (not family or side[0] == family):
                family = side[0]
                parts[side[1]] = wholes.get(number.start, number)
        total = sum(number.value for number in parts.values())
        compared = any(_COMPARED.search(sentence[: number.start]) for number in parts.values())
        if (
            len(parts) < 2
            or (compared and len(parts) == 2)  # "agreement 73%, against 74% of all"
            or (family == _AGE and _overlap(parts))
            or any(is_rough(sentence, number) for number in parts.values())
        ):
            continue
        shown = " + ".join(number.words for number in parts.values())
        if kind == "percent" and total > 100 + ROUNDED:
            wrong = f"{shown} is {total:.0f}%, more than everyone"
            if family != _AGE:
                yield wrong
            elif total <= _MOST_OF_AGES:
                yield Doubtful(wrong)
        elif kind == "count" and (whole := _whole(sentence, parts.values(), family)):
            complete = {frozenset(parts)} & _COMPLETE and not _NO_ANSWER.search(sentence)
            if total > whole.value or (complete and total != whole.value):
                yield f"{shown} is {total:,.0f}, not {whole.words}"


_COMPARED = LazyPattern(r"(?i),?\s(?:against|compared (?:with|to)|and not|than)\s+(?:about\s+|the\s+)?$")
_OF_THE = LazyPattern(r"(?i)\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+|these\s+|those\s+)*")


def _is_part_of(sentence: str, part: Number, whole: Number) -> bool:
    """Whether a number is a part of the next, whose side is after the whole: "118 of the 149 said yes"."""
    return part.value <= whole.value and _OF_THE.fullmatch(sentence[part.end : whole.start]) is not None


_NO_ANSWER = LazyPattern(
    r"(?i)\b(?:did|do|would) not (?:say|answer|reply|tell)|\bprefer(?:red)? not to\b|\bno answer\b"
)
_COMPLETE = {frozenset({"for", "against", "neither"}), frozenset({"men", "women"}), frozenset({"full", "part"})}
"""Sides that are everybody."""


_WHO_ANSWER = LazyPattern(
    r"(?i)\s*(?:[\w’'-]+\s+){0,3}?(?:repl(?:y|ies|ied)|respon\w+|answer\w*|people|residents?|parents|carers|users|customers|members|staff|"
    r"pupils|students|visitors|tenants|households|families|drivers|readers|voters?|comments|forms|came|took part|"
    r"said|[:,(]|$|were\b|in all)"
)
"""What follows the number of those who gave a view: "Closing 12 offices: 232 opposed" has none."""


def _whole(sentence: str, parts: Collection[Number], family: str) -> Number | None:
    """The number of which others are parts; None if there is none.

    It is before them, as in "Of the 80 drivers 50 agreed", "80 drivers: 50 agreed" and "80 drivers, of whom 50 agreed".
    """
    first = min(number.start for number in parts)
    largest = max(number.value for number in parts)
    for number in reversed(numbers(sentence)):
        between = sentence[number.end : first]
        if (
            number.kind == "count"
            and not _is_another_part(sentence, number, parts)
            and number.end <= first
            and number.value >= largest
            and (family != "view" or _WHO_ANSWER.match(between))
            and (
                re.match(
                    r"(?i)^(?:\s+[\w’'-]+){0,5}\s*(?::|\(|,?\s*of (?:whom|these|which|them)|–|—|\s-\s|,|\s+in all)|"
                    r"^(?:\s+[a-z][\w’'-]*){1,2}\s+$",
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


_SHARE_BESIDE = LazyPattern(r"\s*\((\d{1,3}(?:\.\d+)?)\s?%\)")


def _is_another_part(sentence: str, number: Number, parts: Collection[Number]) -> bool:
    """Whether a number and these parts have shares in brackets that are 100% together: "236 (46%) wanted it"."""
    shares = [_SHARE_BESIDE.match(sentence, each.end) for each in (number, *parts)]
    return all(shares) and abs(sum(float(each[1]) for each in shares if each) - 100) <= ROUNDED * len(shares)


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
            (
                "view",
                "for",
                (
                    r"agree\w*|support\w*|(?:are|was|were|spoke|voted) for\b|for(?=\s*(?:$|[,;.)]|and\b))|"
                    r"in favour|favoured|for it|backed|said yes|"
                    r"happy with"
                ),
            ),
            ("women-men", "women", r"women|female\w*|girls"),
            ("women-men", "men", r"men|males?|boys"),
            ("time", "part", r"part[- ]time\w*"),
            ("time", "full", r"full[- ]time\w*(?! equivalent)"),
        )
    )


def age_band(text: str) -> tuple[int, int] | None:
    """The ages that the words beside a number name: "were over 65", "25 to 64", "under 25"; None if they name none."""
    found = _AGES.match(text)
    if not found:
        return None
    if found["under"]:
        return 0, int(found["under"]) - 1
    if found["working"]:
        return _WORKING_AGE
    first = int(found["over"] or found["plus"] or found["first"])
    return first, int(found["last"]) if found["last"] else _OLDEST


def _overlap(sides: Collection[str]) -> bool:
    """Whether two of these bands of age have an age in common."""
    bands = sorted(tuple(map(int, side.split("-"))) for side in sides)
    return any(one[1] > other[0] for one, other in itertools.pairwise(bands))


def _side(text: str) -> tuple[str, str] | None:
    """The kind of division and the side that the words beside a number name; None if they name none."""
    if band := age_band(text):
        return _AGE, f"{band[0]}-{band[1]}"
    near = re.split(r"[,;(]|\band\b", text, maxsplit=1)[0] if not text.lstrip().startswith("(") else text
    return next(((family, side) for family, side, pattern in _sides() if pattern.search(near[:60])), None)


def _view(text: str) -> tuple[str, str] | None:
    """The view that the label before a number names: "agree 48%". Women 60% and men 62% may be two rates."""
    side = _side(text)
    return side if side and side[0] == "view" else None


def items_after(every: Sequence[Sentence], number: int) -> list[Sentence]:
    """The items of the list below one of the sentences of a text, which is its lead-in: the one at that position."""
    lead = every[number].text
    items = []
    for each in every[number + 1 :]:
        if each.is_heading or not each.lead.endswith(lead):
            break
        items.append(each)
    return items


_EACH_HAS_ONE = LazyPattern(
    r"(?i)\b(?:all|each|every|(?:made|make) up|divided?|split|broken down|consists?|comprises?|total(?:s|ling)?|"
    r"altogether|in all)\b"
)
_SOME_TWICE = LazyPattern(
    r"(?i)\b(?:more than one|several|both|multiple|overlap\w*|twice|at least|some (?:are|have|were)|main(?:ly)?|"
    r"largest|include[sd]?|including|"
    r"most common|could (?:give|tick|choose)|may (?:give|tick|choose))\b"
)
_LABEL_AND_COUNT = LazyPattern(r"(?i)[-*•\s]*[a-z][a-z ,/&'’()-]*[a-z)][:,]?\s+\d[\d,]*\.?\s*")


def _divides_all(lead: str, items: Sequence[Sentence]) -> bool:
    """Whether a lead-in is about all of a number, of which each item is a part: a label and a count."""
    return (
        len(items) > 2
        and _EACH_HAS_ONE.search(lead) is not None
        and not _SOME_TWICE.search(lead)
        and all(_LABEL_AND_COUNT.fullmatch(item.text) for item in items)
    )


def wrong_list(lead: str, items: Sequence[Sentence]) -> Iterator[str]:
    """What is wrong with the items of a list: "Of 412 replies:" has 210, 150 and 70 below it, which are 430."""
    firsts = [next((n for n in numbers(item.text) if n.kind in ("count", "percent")), None) for item in items]
    found = [number for number in firsts if number]
    named = [side for item in items if (side := _side(item.text.split("(")[0]))]
    sides = {side[1] for side in named}
    if len(found) < 2 or len(found) != len(items):
        return
    # "Women 2,905", "Disabled 332" and "25 to 54: 2,573" are parts of three divisions.
    is_one_division = len({side[0] for side in named}) == 1 and len(named) >= len(items) - 1
    is_division = (len(sides) > 1 and is_one_division) or REST.search(items[-1].text.split("(")[0] + " ")
    if not is_division and not _divides_all(lead, items):
        return
    if all(number.kind == "percent" for number in found):
        total = sum(number.value for number in found)
        if total > 100 + ROUNDED * len(found) and len(sides) >= len(found) - 1:
            yield f"{' + '.join(number.words for number in found)} is {total:.0f}%, more than everyone"
        return
    wholes = [number for number in numbers(lead) if number.kind == "count" and number.value > 1]
    if len(wholes) == 1 and all(number.kind == "count" for number in found):
        total = sum(number.value for number in found)
        if total != wholes[0].value:
            wrong = f"{' + '.join(number.words for number in found)} is {total:,.0f}, not {wholes[0].words}"
            is_near = abs(total - wholes[0].value) <= _SLIP * wholes[0].value
            yield wrong if is_division or is_near else Doubtful(wrong)
