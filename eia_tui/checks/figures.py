"""Checks what an answer does with figures: whether it says what they show, and whether official ones are right."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.facts import (
    TextAnswer,
    answers_with_role,
    evidence_answers,
    own_councils,
    prose_answers,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.councils import councils
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.evidence.areas import OurArea, together
from eia_tui.evidence.chosen_area import area_of_council, area_of_draft
from eia_tui.evidence.figures import Fraction
from eia_tui.evidence.mentions import (
    Mention,
    PercentMention,
    areas_named,
    is_of_something_else,
    means_own_area,
    mentions,
    names_own_place,
    percentages,
    printed_category,
)
from eia_tui.evidence.own_figures import own_figures
from eia_tui.evidence.rounding import percent
from eia_tui.evidence.writing import CONCLUSION, SOURCE, after_source, unfinished_conclusion
from eia_tui.form.kinds import Role
from eia_tui.prose.table_syntax import row_cells
from eia_tui.system.errors import UserError

_FIGURE = LazyPattern(r"\d")
_PERCENT = LazyPattern(r"\d\s?(?:%|per ?cent)", re.IGNORECASE)
_RULE = LazyPattern(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PARAGRAPH = LazyPattern(r"\n\s*\n")
_BOUNDARY = LazyPattern(r"(?<=[.!?])\s+(?=[A-Z“\"*])|\n\s*\n|\n(?=\s*(?:[-*•]|\d+[.)])\s)")
_CHART = LazyPattern(r"^[ \t]*Chart:.*$", re.IGNORECASE | re.MULTILINE)
_SHOWS = LazyPattern(
    r"(?i)\b(?:shows?|showed|means?|tells?|suggests?|more|fewer|higher|lower|older|younger|larger|smaller)\b"
)
_INTRODUCES = LazyPattern(r"(?i)\b(?:tables?|figures?|below|following)\b|:\s*$")
_LEAST_WORDS = 3
"""Words that a sentence has at least which says what figures show."""
_ITEM = LazyPattern(r"\s*[-*•]\s+([^|]{2,90}):\s*[£(]?\d[^!?]{0,60}")
"""An item of a list that is a label and a figure: "- Aged 65 and over: 148,100, 20.8%"."""
_LEAST_CELLS, _WORDS_OF_ANSWER = 2, 5
_WITH_FIGURES: tuple[Role, ...] = ("evidence", "engagement", "benefits", "concerns", "reason", "plan")
"""What the answers are for in which figures need a sentence that says what they show."""
_TOLERANCE = 0.1
"""Percentage points by which a figure may differ that is added up from smaller areas."""


@check(
    "figures-alone",
    severity="advice",
    category=Category.EVIDENCE,
    source="The form, section 3: “What does it show?”",
)
def figures_alone(draft: Draft) -> Iterator[Problem]:
    """A table or a list of figures with no sentence after it that says what it shows, or one that is only begun."""
    for answer in prose_answers(draft):
        if unfinished_conclusion(answer.text):
            name, begun = question_name(draft, answer.address), CONCLUSION.strip(" :")
            yield answer.address, f"{name}: the sentence “{begun}” stops there. Complete it, or delete it."
        elif answer.question.role in _WITH_FIGURES and (head := _unexplained(answer.text)):
            name = question_name(draft, answer.address)
            message = f"{name} has figures (“{head}”), and no sentence after them"
            yield answer.address, f"{message}. Say what they show for this proposal."


def _unexplained(text: str) -> str:
    """The beginning of a table or list of figures without a sentence about it; "" if there is none."""
    paragraphs = [each for each in _PARAGRAPH.split(text) if each.strip()]
    waiting = ""
    for number, paragraph in enumerate(paragraphs):
        is_sourced = any(each.lstrip().startswith(SOURCE.strip()) for each in paragraphs[number + 1 : number + 2])
        items = _figure_items(paragraph, 1 if is_sourced else _LEAST_CELLS)
        table, beside = ([], "") if items else _split_table(paragraph)
        if waiting and not table and _says_something(beside):
            waiting = ""
        if items or (table and _counts(table)):
            before = paragraphs[number - 1] if number else ""
            head = items[0] if items else next(filter(None, row_cells(table[0])), "a table")
            explained = _says_something(beside) or (not waiting and _introduces(before))
            waiting = "" if explained else waiting or head
    return waiting


def _figure_items(paragraph: str, least: int) -> list[str]:
    """What the items of a list count, if `least` or more, and all, are a label with a figure; else none."""
    items = [_ITEM.fullmatch(line) for line in paragraph.strip("\n").split("\n")]
    return [item[1].strip() for item in items if item] if len(items) >= least and all(items) else []


def _split_table(paragraph: str) -> tuple[list[str], str]:
    """The lines of the table in a paragraph, and the words after it."""
    lines = paragraph.strip("\n").split("\n")
    rule = next((number for number, line in enumerate(lines) if number and "|" in line and _RULE.match(line)), 0)
    if not rule:
        return [], paragraph
    end = next((number for number in range(rule, len(lines)) if "|" not in lines[number]), len(lines))
    return [lines[rule - 1], *lines[rule + 1 : end]], "\n".join(lines[end:])


def _counts(table: Sequence[str]) -> bool:
    """Whether a table has figures outside its first row and first column."""
    cells = [cell.strip(" *_") for line in table[1:] for cell in row_cells(line)[1:]]
    says = sum(cell.count(" ") >= _WORDS_OF_ANSWER for cell in cells)
    return sum(bool(_FIGURE.match(cell)) for cell in cells) >= _LEAST_CELLS and says * 2 < len(table)


def _says_something(text: str) -> bool:
    """Whether a line says something about figures: it is not a source, chart or picture, nor an unfinished sentence."""
    text = _CHART.sub("", text)
    if text.lstrip().startswith(SOURCE.strip()):
        text = after_source(text)
    return len(re.findall(r"[^\W\d]{2,}", text.replace(CONCLUSION.strip(), ""))) >= _LEAST_WORDS


def _introduces(paragraph: str) -> bool:
    """Whether the paragraph before a table says already what it shows."""
    lines = paragraph.strip().split("\n")
    if paragraph.lstrip().startswith(("#", SOURCE.strip())):
        return False
    shows = bool(_SHOWS.search(lines[-1]) and _INTRODUCES.search(lines[-1]))
    return shows and lines[-1].count(" ") > _LEAST_WORDS


_NEAR, _SMALL = 0.15, 5.0
"""Percentage points by which a figure of 5% or more may differ, for it may be of another release."""


class _Claim(NamedTuple):
    """A percentage that an officer gives for a category of an area."""

    stated: PercentMention
    mention: Mention
    area: OurArea
    fraction: Fraction

    @property
    def figure(self) -> float:
        """Our figure, with as many decimals as the officer's."""
        return percent(*self.fraction, self.stated.decimals)

    @property
    def agrees(self) -> bool:
        count, base = self.fraction
        if self.mention.topic and self.mention.topic.added_up:
            exact, decimals = count / base * 100, self.stated.decimals
            return round(exact - _TOLERANCE, decimals) <= self.stated.value <= round(exact + _TOLERANCE, decimals)
        return self.distance <= (_NEAR if self.stated.value >= _SMALL and self.stated.decimals else 0)

    @property
    def key(self) -> tuple[tuple[str, ...], OurArea]:
        """The categories and the area. Where a sentence has their right figure, its other ones are of other people."""
        return self.mention.categories, self.area

    @property
    def distance(self) -> float:
        return abs(self.figure - self.stated.value)


@check(
    "figure-differs",
    severity="advice",
    category=Category.EVIDENCE,
    source="Census 2021: the published tables that templates/evidence/topics.toml names.",
)
def figure_differs(draft: Draft) -> Iterator[Problem]:
    """A percentage for a category and an area that the official figures have, and that they have otherwise."""
    is_of_form = own_councils(draft) == councils(draft.form.council) and not _writes_for_another(draft)
    own = area_of_draft(draft) or (area_of_council(draft.form) if is_of_form else None)
    for answer in prose_answers(draft):
        if _PERCENT.search(answer.text):
            wrong = [*_wrong_in_text(answer.text, own)]
            wrong = [claim for claim in wrong if not _is_of_a_part(draft, claim)]
            if wrong := _without_own_figures(draft, wrong):
                yield answer.address, _message(draft, answer, wrong)


_MAIL_OF_COUNCIL = LazyPattern(r"(?i)@(?:[\w-]+\.)*(?P<council>[a-z]{4,})\.gov\.uk\b")
_SAME_NAME = 4
"""Letters that a council's address on the internet and its name begin with: leics.gov.uk."""


def _writes_for_another(draft: Draft) -> bool:
    """Whether the contacts have the address of another council than the form's, whose figures are not those here."""
    names = draft.form.council.casefold().split()
    named = [
        found["council"].casefold()
        for answer in answers_with_role(draft, "contacts")
        for found in _MAIL_OF_COUNCIL.finditer(answer.text)
    ]
    return bool(named) and not any(each[:_SAME_NAME] == name[:_SAME_NAME] for each in named for name in names)


_PART = LazyPattern(
    r"(?i)\b(?:wards?|parish\w*|town|towns|villages?|estates?|neighbourhoods?|divisions?|lsoas?|postcodes?|catchment|street|streets)\b"
)


def _is_of_a_part(draft: Draft, claim: _Claim) -> bool:
    """Whether the evidence gives the same percentage for a part of the area, such as a ward."""
    words = re.compile(rf"(?<![\d.]){re.escape(claim.stated.words)}")
    return any(
        words.search(each.text) and _PART.search(each.with_lead)
        for answer in evidence_answers(draft)
        for each in sentences(answer.text)
    )


def _without_own_figures(draft: Draft, wrong: list[_Claim]) -> list[_Claim]:
    """The claims about topics and areas that the council has no figures of its own for."""
    if not wrong:
        return wrong
    own = own_figures(draft.form.folder if not draft.form.missing else None)
    topics = [(claim, own.topic(claim.mention.topic.id) if claim.mention.topic else None) for claim in wrong]
    return [claim for claim, topic in topics if not (topic and topic.for_areas(claim.area.codes))]


def _message(draft: Draft, answer: TextAnswer, wrong: Sequence[_Claim]) -> str:
    first = wrong[0]
    table = first.mention.topic.table if first.mention.topic else ""
    official = f"{first.figure:.{first.stated.decimals}f}%"
    more = f" {len(wrong) - 1} more differ." if len(wrong) > 1 else ""
    return (
        f"{question_name(draft, answer.address)}: you give {first.stated.words} for “{first.mention.words}” in "
        f"{first.area.names}; Census 2021 ({table}) gives {official}. "
        f"Check the figure, or say where yours is from.{more}"
    )


@lru_cache(maxsize=512)
def _wrong_in_text(text: str, own: OurArea | None) -> tuple[_Claim, ...]:
    return (*_wrong_in_sentences(text, own), *_wrong_in_tables(text))


def _wrong_in_sentences(text: str, own: OurArea | None) -> Iterator[_Claim]:
    for paragraph in _PARAGRAPH.split(text):
        if paragraph.lstrip().startswith(SOURCE.strip()):
            continue
        lines = "\n".join(line for line in paragraph.split("\n") if not line.lstrip().startswith("|"))
        for sentence in filter(_PERCENT.search, _BOUNDARY.split(lines)):
            yield from _wrong_in(sentence, own)


_SERVED = LazyPattern(r"(?i)\bareas?\b[^.;]{0,30}\b(?:served|covered|around|concerned|affected)\b")
"""An area of its own, whatever it is called."""
_OF_AN_AGE = LazyPattern(
    r"(?i)\b(?:wom[ae]n|m[ae]n|females?|males?|disabled|carers?)\b[^.;]{0,30}\bof (?:the |all )?(?:people|residents|"
    r"adults|those|population)\s+(?:aged |over |under )\d"
)
"""A share of those of an age, which is not that of everybody."""


def _wrong_in(sentence: str, own: OurArea | None) -> Iterator[_Claim]:
    areas = areas_named(sentence)
    if own and own not in areas and (names_own_place(sentence) if areas else means_own_area(sentence)):
        areas.append(own)
    areas += _together(areas, own)
    named = [each for each in mentions(sentence) if not _ALL_BUT.search(sentence[: each.start])] if areas else []
    if not named or is_of_something_else(sentence) or _OF_AN_AGE.search(sentence) or _SERVED.search(sentence):
        return
    stated = percentages(sentence)
    if len(stated) == 1 and len({each.topic.id if each.topic else each.words for each in named}) > 1:
        return  # "In the population of 65 and over 5% are Asian" is of one in the other
    after = not stated or named[0].start > stated[0].start
    right = {claim.key for each in stated for other in named for claim in _claims(each, other, areas) if claim.agrees}
    for number, each in enumerate(stated):
        before_it = stated[number - 1].end if number else 0
        behind_it = stated[number + 1].start if number + 1 < len(stated) else len(sentence)
        mention = _mention_of(each, named, (before_it, behind_it), after=after)
        if (
            mention
            and not each.rough
            and not _is_of_others(sentence, each, mention, named)
            and not _is_of_others_counted(sentence, each)
            and not any(claim.agrees for other in named for claim in _claims(each, other, areas))
        ):
            wrong = [claim for claim in _claims(each, mention, areas) if claim.key not in right]
            yield from sorted(wrong, key=lambda claim: claim.distance)[:1]


_ALL_BUT = LazyPattern(r"(?i)\b(?:other than|apart from|except|excluding|non)[\s-]+$")
"""What makes a category everybody else: "ethnic groups other than White"."""
_COUNT_OF_SOME = LazyPattern(r"(?<![\d,.£])\d{1,3}\s+(?:[a-z]+\s+){0,2}\(\s*$")
"""A number too small for a part of the population, with its share in brackets."""
_OF_THEM = LazyPattern(r"(?i)\s*(?:of|among|in)\b[^,;:]*")


def _is_of_others(sentence: str, stated: PercentMention, mention: Mention, named: Sequence[Mention]) -> bool:
    """Whether a share is one of people of another category: "Women are 58% of people over 75 in the county"."""
    topic = mention.topic.id if mention.topic else ""
    return any(
        each.start >= stated.end
        and (each.topic.id if each.topic else "") != topic
        and _OF_THEM.fullmatch(sentence[stated.end : each.start]) is not None
        for each in named
    )


_OF_SOME = LazyPattern(
    r"(?i)\s+of\s+(?:the|our|all|these|those|its|their)\s+(?!county|borough|district|city|town|residents|population|people\b|"
    r"adults|households|whole|local)[a-z]+"
)
"""A share of people who are not all those who live there: "38% of the night workers"."""


def _is_of_others_counted(sentence: str, stated: PercentMention) -> bool:
    """Whether a share is one of other people, or of a number in the sentence: "388 calls, 262 of them (68%)"."""
    if _OF_SOME.match(sentence, stated.end) or _COUNT_OF_SOME.search(sentence[: stated.start]):
        return True
    counted = [each.value for each in numbers(sentence) if each.kind == "count" and each.value]
    return any(
        part < whole and abs(100 * part / whole - stated.value) <= _OF_TWO_COUNTS
        for whole in counted
        for part in counted
    )


_OF_TWO_COUNTS = 0.6
"""Percentage points by which a rounded share may differ from that of two counts."""


def _together(areas: Sequence[OurArea], own: OurArea | None) -> list[OurArea]:
    """The areas of a sentence as one, and the draft's own districts if it names them: a share may be of all of them."""
    found = (
        [own] if own and len(own.parts) > 1 and {*own.parts} & {part for area in areas for part in area.parts} else []
    )
    with contextlib.suppress(UserError):  # one is part of another
        found += [together(part for area in areas for part in area.parts)] if len(areas) > 1 else []
    return found


def _mention_of(
    stated: PercentMention, named: Sequence[Mention], room: tuple[int, int], *, after: bool
) -> Mention | None:
    """The category that a percentage is about; None where that is not clear.

    `room` is from the percentage before to the one after; `after` is whether the sentence names a category after each
    percentage. Where two topics are named there, the share may be of one of them in the other.
    """
    behind = [each for each in named if stated.end <= each.start < room[1]]
    before = [each for each in named if room[0] <= each.start < stated.start]
    earlier = [each for each in named if each.start < stated.start][-1:]
    near = (behind or before or earlier) if after else (before or earlier or behind)
    if len({each.topic.id if each.topic else each.words for each in near}) > 1:
        return None
    return near[0] if after and behind else near[-1] if near else None


def _claims(stated: PercentMention, mention: Mention, areas: Sequence[OurArea]) -> list[_Claim]:
    if mention.topic is None or not mention.topic.for_area:
        return []
    return [_Claim(stated, mention, area, fraction) for area in areas if (fraction := mention.fraction(area))]


def _wrong_in_tables(text: str) -> Iterator[_Claim]:
    """Cells of tables whose row names one category, and whose column one area."""
    for paragraph in _PARAGRAPH.split(text):
        table, _ = _split_table(paragraph)
        columns = [areas_named(cell) for cell in row_cells(table[0])] if table else []
        for line in table[1:]:
            first, *cells = row_cells(line)
            named = printed_category(first) or mentions(first)
            if len(named) != 1 or is_of_something_else(table[0] + first):
                continue
            for areas, cell in zip(columns[1:], cells, strict=False):
                stated = percentages(cell)
                if len(areas) == 1 and len(stated) == 1 and stated[0].words == cell.strip("* "):
                    yield from (claim for claim in _claims(stated[0], named[0], areas) if not claim.agrees)
