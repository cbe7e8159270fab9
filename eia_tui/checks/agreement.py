"""Finds answers of one form that count the same thing and give different numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, product
from typing import TypeAlias, TypeVar

from eia_tui.checks.facts import TextAnswer, evidence_answers, policy_answers, prose_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.claims import (
    Claim,
    NamedShare,
    are_swapped,
    claims,
    disagree,
    long_numbers,
    mistypings,
    named_shares,
    shares_disagree,
)
from eia_tui.checks.methods.clock import ClockTime, clock_times, times_disagree
from eia_tui.checks.methods.numbers import Number
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.restated import Restated, conflicts, restated
from eia_tui.checks.methods.same_figures import Figure, contradict, figures, has_figure
from eia_tui.checks.methods.savings import Saving, savings, savings_disagree
from eia_tui.checks.methods.shares_of_whole import differ as parts_differ
from eia_tui.checks.methods.shares_of_whole import parts_of_wholes
from eia_tui.checks.methods.steps import NumberStep, steps, steps_disagree
from eia_tui.checks.methods.totals import (
    StateCount,
    YearlyTotal,
    state_counts,
    states_disagree,
    totals_disagree,
    yearly_totals,
)
from eia_tui.checks.number_steps import other_end
from eia_tui.checks.planned_otherwise import planned_otherwise
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft

_HOUSE_VIEW = (
    "House view: a reviewer reads the answers beside one another, and cannot rest on either of two that differ."
)

Repeated: TypeAlias = YearlyTotal | StateCount | ClockTime | NumberStep | Saving
Figures = TypeVar("Figures", YearlyTotal, StateCount, ClockTime, NumberStep, Saving)


@check("figures-disagree", severity="warn", category=Category.EVIDENCE, source=_HOUSE_VIEW)
def figures_disagree(draft: Draft) -> Iterator[Problem]:
    """Two answers that count the same thing and give different numbers."""
    reported: set[frozenset[float]] = set()
    for values, address, message, is_same in _differences(draft):
        if values not in reported:
            reported.add(values)
            is_certain = is_same and min(values) >= _SMALLEST
            whole = f"{message}. {_ONE_FIGURE}."
            yield (address, whole) if is_certain else Guess(address, whole)
    for one, here, other, there in _restated_otherwise(prose_answers(draft)):
        values = frozenset([here.value, there.value])
        if values not in reported:
            reported.add(values)
            message = f"{_pair(draft, one, here.number, other, there.number)}. {_ONE_FIGURE}."
            is_certain = there.says_what and min(values) >= _SMALLEST
            yield (other.address, message) if is_certain else Guess(other.address, message)
    for answer, number, step in other_end(draft):
        values = frozenset([number.value, step.after.value])
        if values not in reported:
            reported.add(values)
            name = question_name(draft, answer.address)
            message = f"{name} says “{number.words}”, but in the proposal it goes {step.words}"
            yield Guess(answer.address, f"{message}. {_ONE_FIGURE}.")
    for answer, words, measure in planned_otherwise(draft):
        message = f"{question_name(draft, answer.address)} says “{words}”, but section 4 promises “{measure}”"
        yield Guess(answer.address, f"{message}. Say the same in both.")
    for answer, words in _unknown_numbers(draft):
        message = f"{question_name(draft, answer.address)} says “{words}”, a number that is not in sections 2 and 3"
        yield Guess(answer.address, f"{message}. {_ONE_FIGURE}.")


_THE_NUMBER = LazyPattern(
    r"(?i)\b(?:the|all|all of the|our|these|those)\s+(?:\w+\s+)?(?P<number>\d[\d,]*)\s+(?P<noun>[a-z]{3,}s|staff|"
    r"people)\b"
)
_YEAR_AFTER = LazyPattern(r"\s+(?:of|in|from|for)\s+(?:\w+\s+)?(?:19|20)\d\d")
"""A number of another year needs no other answer."""
_ANY_NUMBER = LazyPattern(r"\d[\d,]*\d|\d")
_COUNTED = LazyPattern(r"(?i)\b\d[\d,]*\s+(?:[a-z]+\s+)?(?P<noun>[a-z]{3,}s|staff|people)\b")
_SMALLEST = 10


def _unknown_numbers(draft: Draft) -> Iterator[tuple[TextAnswer, str]]:
    """Answers with "the 62 hours", where the proposal and the evidence count hours and never have 62 of anything."""
    told = " ".join(answer.text for answer in (*policy_answers(draft), *evidence_answers(draft)))
    known = set(_ANY_NUMBER.findall(told)) | _worked_out(told)
    counted = {found["noun"].casefold() for found in _COUNTED.finditer(told)}
    addresses = {answer.address for answer in (*policy_answers(draft), *evidence_answers(draft))}
    for answer in prose_answers(draft):
        if answer.address in addresses or answer.question.role in _GIVES_FIGURES:
            continue
        for found in _THE_NUMBER.finditer(answer.text):
            if (
                not _YEAR_AFTER.match(answer.text, found.end())
                and found["number"] not in known
                and found["noun"].casefold() in counted
                and float(found["number"].replace(",", "")) >= _SMALLEST
            ):
                yield answer, " ".join(found.group().split())
                break


def _worked_out(text: str) -> set[str]:
    """The sums and differences of two numbers of one line of a text: 55 of 186 homes, of which 131 replied."""
    found: set[str] = set()
    for line in text.split("\n"):
        numbers_of_line = {int(number.replace(",", "")) for number in _ANY_NUMBER.findall(line)}
        if len(numbers_of_line) <= _MOST_IN_LINE:
            pairs = list(combinations(numbers_of_line, 2))
            found |= {str(abs(one - other)) for one, other in pairs} | {str(one + other) for one, other in pairs}
    return found


_MOST_IN_LINE = 8
"""Numbers. The sums of two of more would be any number by chance."""
_ONE_FIGURE = "Use one figure throughout, and say how it was counted"


def _pair(draft: Draft, one: TextAnswer, here: Number | Repeated, other: TextAnswer, there: Number | Repeated) -> str:
    """What two answers say of the same thing."""
    if one.address == other.address:
        return f"{question_name(draft, one.address)} says “{here.words}”, and then “{there.words}”"
    there_named = question_name(draft, other.address)
    return f"{question_name(draft, one.address)} says “{here.words}”, but {there_named} says “{there.words}”"


def _differences(draft: Draft) -> Iterator[tuple[frozenset[float], str, str, bool]]:
    """The two figures of each pair that differs, the address of the second, what differs, and whether that is certain.

    It is not certain where one noun is all that two numbers share: "the 61 homes" may be others than "the 55 homes".
    """

    def differ(
        one: TextAnswer, here: Number | Repeated, other: TextAnswer, there: Number | Repeated, *, is_same: bool = True
    ) -> tuple[frozenset[float], str, str, bool]:
        return frozenset([here.value, there.value]), other.address, _pair(draft, one, here, other, there), is_same

    answers = [answer for answer in prose_answers(draft) if answer.question.role != "outcome"]  # that is a target
    for one, here, other, there in _disagreeing(answers):
        is_same = len(here.about & there.about) > 1 or here.is_of_replies
        if is_same or not (_is_restricted(answers, here) or _is_restricted(answers, there)):
            yield differ(one, here.number, other, there.number, is_same=is_same)
    for one, right, other, wrong, shared in _mistyped(answers):
        message = (
            f"{question_name(draft, one.address)} has {int(right):,}, and {question_name(draft, other.address)} "
            f"has {int(wrong):,}, which differ by two digits only"
        )
        yield frozenset([float(right), float(wrong)]), other.address, message, shared > 1
    for one, share, other, another in _shares(answers):
        message = (
            f"{question_name(draft, one.address)} gives {share.number.words} for {share.name}, but "
            f"{question_name(draft, other.address)} gives {another.number.words}"
        )
        yield frozenset([share.number.value, another.number.value]), other.address, message, True
    for one, total, other, another_total in _repeated(answers):
        yield differ(one, total, other, another_total)
    for one, other in combinations(answers, 2):
        pairs = product(parts_of_wholes(one.text), parts_of_wholes(other.text))
        for part, other_part in pairs:
            if parts_differ(part, other_part):
                yield differ(one, part.part, other, other_part.part)
    for one, figure, other, another_figure in _same_figures(answers):
        yield differ(one, figure.number, other, another_figure.number)


def _repeated(answers: Sequence[TextAnswer]) -> Iterator[tuple[TextAnswer, Repeated, TextAnswer, Repeated]]:
    """Totals of a year, numbers of those who lack something, times of day and what numbers become, that differ."""
    yield from _differing(answers, yearly_totals, totals_disagree)
    yield from _differing(answers, state_counts, states_disagree)
    yield from _differing(answers, clock_times, times_disagree)
    yield from _differing(answers, steps, steps_disagree)
    yield from _differing(answers, savings, savings_disagree)


def _differing(
    answers: Sequence[TextAnswer], read: Callable[[str], Sequence[Figures]], differ: Callable[[Figures, Figures], bool]
) -> Iterator[tuple[TextAnswer, Repeated, TextAnswer, Repeated]]:
    """What is read of two answers and differs, where neither answer has that of the other."""
    read_of_answers = [(answer, each) for answer in answers for each in read(answer.text)]
    for (one, here), (other, there) in combinations(read_of_answers, 2):
        if (
            one is not other
            and differ(here, there)
            and not _has_words(one.text, there.words)
            and not _has_words(other.text, here.words)
        ):
            yield one, here, other, there


_MOST_COMPARED = 400
"""Figures of the same unit that are compared, each with every other. A form of twenty pages has fewer."""


def _same_figures(answers: Sequence[TextAnswer]) -> Iterator[tuple[TextAnswer, Figure, TextAnswer, Figure]]:
    """Two figures from clauses with the same words in two answers, where neither answer has the other's figure."""
    by_unit: dict[str, list[tuple[TextAnswer, Figure]]] = defaultdict(list)
    for answer in answers:
        for figure in figures(answer.text):
            by_unit[figure.unit].append((answer, figure))
    for same in by_unit.values():
        for (one, here), (other, there) in combinations(same[:_MOST_COMPARED], 2):
            if (
                one is not other
                and contradict(here, there)
                and not (has_figure(one.text, there) or has_figure(other.text, here))
                and not (here.unit == "%" and (_has_share(one.text, there) or _has_share(other.text, here)))
            ):
                yield one, here, other, there


def _has_share(text: str, figure: Figure) -> bool:
    """Whether a text has a percentage, whatever it is of."""
    return re.search(rf"(?<![\d.]){re.escape(figure.number.words)}", text) is not None


def _restated_otherwise(answers: Sequence[TextAnswer]) -> Iterator[tuple[TextAnswer, Restated, TextAnswer, Restated]]:
    """A figure that only one answer has, of what another answer counts otherwise: the other answer comes first."""
    read = {answer.address: restated(answer.text) for answer in answers}
    known = Counter(key for each in read.values() for key in {figure.key for figure in each})
    kin: defaultdict[object, list[tuple[TextAnswer, Restated]]] = defaultdict(list)
    for answer in answers:
        if answer.question.role != "outcome":
            for figure in read[answer.address]:
                kin[figure.kin].append((answer, figure))
    for wrong in answers:
        if wrong.question.role in _GIVES_FIGURES:
            continue
        beside = {figure.key for figure in read[wrong.address]}
        for there in read[wrong.address]:
            if known[there.key] > 1 or _is_percentage_of_others(answers, wrong, there):
                continue
            for right, here in kin[there.kin][:_MOST_COMPARED]:
                if right is not wrong and conflicts(there, here, beside):
                    yield right, here, wrong, there


def _is_percentage_of_others(answers: Sequence[TextAnswer], wrong: TextAnswer, figure: Restated) -> bool:
    """Whether another answer has a percentage as well, such as in brackets in a table: "38 (29%)"."""
    words = figure.number.words
    return figure.number.kind == "percent" and any(
        each is not wrong and re.search(rf"(?<![\d.]){re.escape(words)}", each.text) for each in answers
    )


_GIVES_FIGURES = ("outcome", "timescale", "evidence", "engagement", "people", "responsible", "contacts")
"""The roles of answers that give figures of their own, or none."""


def _shares(answers: Sequence[TextAnswer]) -> Iterator[tuple[TextAnswer, NamedShare, TextAnswer, NamedShare]]:
    """The percentages of two answers for one place that disagree, where neither answer has that of the other."""
    for one, other in combinations(answers, 2):
        for here in named_shares(one.text):
            for there in named_shares(other.text):
                if shares_disagree(here, there) and not (_has(one.text, there) or _has(other.text, here)):
                    yield one, here, other, there


def _disagreeing(answers: Sequence[TextAnswer]) -> Iterator[tuple[TextAnswer, Claim, TextAnswer, Claim]]:
    """The claims of two answers that disagree, where neither answer has the number of the other."""
    alike: dict[object, list[tuple[TextAnswer, Claim]]] = defaultdict(list)
    for answer in answers:
        for claim in claims(answer.text):
            alike[claim.about].append((answer, claim))
            alike[claim.digits].append((answer, claim))
    texts = [answer.text for answer in answers]
    for same in alike.values():
        for (one, here), (other, there) in combinations(same, 2):
            if (
                one is not other
                and (disagree(here, there) or are_swapped(here, there))
                and not _has(one.text, there)
                and not _has(other.text, here)
                and not (here.is_of_replies and _is_known(texts, here if here.is_definite else there))
                and not (here.is_of_replies and (_is_introduced(one.text, here) or _is_introduced(other.text, there)))
            ):
                yield one, here, other, there


def _mistyped(answers: Sequence[TextAnswer]) -> Iterator[tuple[TextAnswer, str, TextAnswer, str, int]]:
    """A number that only one answer has, and one in another answer that differs by two neighbouring digits.

    The last value is how many of the words around them they share.
    """
    where: dict[str, TextAnswer] = {}
    often: Counter[str] = Counter()
    for answer in answers:
        for digits in long_numbers(answer.text):
            where.setdefault(digits, answer)
            often[digits] += 1
    for wrong, other in where.items():
        for right in mistypings(wrong) if often[wrong] == 1 else ():
            one = where.get(right)
            if one is None or one is other or (often[right] == 1 and wrong < right):
                continue
            near = long_numbers(one.text)[right] & long_numbers(other.text)[wrong]
            is_long = len(wrong) > _SHORT and not (wrong.endswith("00") or right.endswith("00"))
            is_proposed = any(each.question.role is None for each in (one, other))
            fewest = 1 + (not is_proposed or wrong.endswith("0"))
            if (len(near) >= fewest or (is_long and is_proposed)) and right not in long_numbers(other.text):
                yield one, right, other, wrong, len(near)


_SHORT = 3
"""Digits. Two numbers as short as this may well be of different things: they need a word in common.

So do longer ones in answers that are not about the policy, and round ones.
"""


_WHICH = r"(?<![\d,.]){number}\s+{noun}[\w’'-]*,?\s+(?:which|that|who|whose|where|with|without|not)\b"


def _is_restricted(answers: Sequence[TextAnswer], claim: Claim) -> bool:
    """Whether an answer says which things a number counts: "the 55 homes which did not reply" are some of the homes."""
    nouns = "|".join(re.escape(stem) for stem in claim.about)
    pattern = re.compile(
        _WHICH.replace("{number}", re.escape(claim.number.words)).replace("{noun}", f"(?:{nouns})"), re.IGNORECASE
    )
    return any(pattern.search(answer.text) for answer in answers)


def _is_known(texts: Sequence[str], claim: Claim) -> bool:
    """Whether more than one answer has the number of a claim."""
    return sum(_has(text, claim) for text in texts) > 1


def _is_introduced(text: str, claim: Claim) -> bool:
    """Whether the same text says what a number counts: "40 came back", and later "of the 40 replies"."""
    return claim.is_definite and len(_found(text, claim)) > 1


def _has(text: str, claim: Claim | NamedShare) -> bool:
    """Whether a text has the number of a claim, whatever it counts there."""
    return bool(_found(text, claim))


def _found(text: str, claim: Claim | NamedShare) -> list[str]:
    """Each place where a text has the number of a claim."""
    return re.findall(rf"(?<![\d,.]){re.escape(claim.number.words)}(?![\d,]*\d)", text)


def _has_words(text: str, words: str) -> bool:
    """Whether a text has a number as it is written elsewhere."""
    return re.search(rf"(?<![\d,.]){re.escape(words)}(?![\d,]*\d|\s?%)", text) is not None
