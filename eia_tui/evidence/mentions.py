"""Finds in an officer's words the categories of the official figures, the areas, and the percentages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from eia_tui.evidence.areas import OurArea, areas
from eia_tui.evidence.figures import Fraction, official
from eia_tui.evidence.official_data import EVIDENCE
from eia_tui.evidence.topics import Topic, category_label, topics
from eia_tui.form.library import own_table

_PERCENT = re.compile(r"(?<![\d.,£/–-])(\d{1,3}(?:\.\d{1,4})?)\s?(?:%|per ?cent\b)", re.IGNORECASE)
_ROUGHLY = re.compile(
    r"(?i)(?:\b(?:about|around|approximately|approx\.?|roughly|circa|c\.|nearly|almost|close to|over|under|above|below|"
    r"(?:more|less|fewer|greater) than|at least|at most|up to|between|some|well over|just over|just under)|[~<>≈])\s*$"
)
_OLDER = re.compile(r"(?i)(?<!under )\b\d{1,3}\s+(?:years?(?: old| of age)?\s+)?(?:and|or)\s+(?:over|above)\s*$")
"""The end of an age, and not of a rough percentage: "aged 65 and over 20.8%"."""
_AND = re.compile(r"(?i)\bbetween\b[^.]*\band\s*$")
_BEFORE = 40
"""Characters before a percentage that may say that it is a rough one."""
_AGE = re.compile(
    r"(?i)\b(?:(?:aged?|ages)\s+)?(?:"
    r"(?P<over>\d{1,3})\s?(?:\+|(?:years?(?: old| of age)?\s+)?(?:and|or)\s+(?:over|above|older))"
    r"|(?:(?:over|above)\s+(?P<above>\d{1,3})s?\b"
    r"|under\s+(?P<under>\d{1,2})s?\b"
    r"|(?P<first>\d{1,3})\s?(?:-|–|to|and)\s?(?P<last>\d{1,3})(?:\s+years?\b| year[\s-]olds\b|s\b)?"
    r")(?!\s?(?:%|per ?cent|\d)))"
)
_AGE_WORD = re.compile(r"(?i)\b(?:aged?|ages|years?|year[\s-]olds?|over|older|under)\b|\+")
_BAND = re.compile(r"Aged (?:(\d+) to (\d+)|(\d+) and over)")
_OLDEST = 200


class Mention(NamedTuple):
    """A category that is named in a text, from `start` to `end`."""

    start: int
    end: int
    words: str
    topic: Topic | None
    """None where the words name a category that the figures do not have."""
    categories: tuple[str, ...] = ()
    """The categories whose counts make up the one that is named."""

    def fraction(self, area: OurArea) -> Fraction | None:
        """The count and the base in an area; None where the figures do not have it."""
        figures = official(self.topic, area) if self.topic else {}
        if not figures or not self.categories:
            return None
        return sum(figures[each][0] for each in self.categories), figures[self.categories[0]][1]


class PercentMention(NamedTuple):
    """A percentage in a text."""

    start: int
    end: int
    words: str
    value: float
    decimals: int
    rough: bool
    """Whether the text says "about", "more than" or the like before it."""


@cache
def _phrases() -> Mapping[str, Any]:
    return own_table(EVIDENCE, "mentions.toml")


def _pattern(phrases: Iterable[str], *, groups: bool = False) -> re.Pattern[str]:
    """Whole words, the longest phrase first; with `groups` each phrase is a group of the pattern."""
    parts = [
        re.escape(phrase).replace(r"\ ", r"[\s-]+").replace(r"\*", r"\w*")
        for phrase in sorted(phrases, key=len, reverse=True)
    ]
    alternatives = "|".join(f"({part})" for part in parts) if groups else "|".join(parts)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)", re.IGNORECASE)


@cache
def _words(name: str) -> re.Pattern[str]:
    return _pattern(_phrases()[name]["phrases"])


@cache
def _categories() -> tuple[re.Pattern[str], Mapping[int | None, tuple[Topic | None, str]]]:
    """The pattern of all phrases for categories, and by the number of its group the topic and the category of each.

    There is no topic for those that the figures do not have.
    """
    by_id = {topic.id: topic for topic in topics()}
    named: dict[str, tuple[Topic | None, str]] = dict.fromkeys(_phrases()["other"]["phrases"], (None, ""))
    for topic, categories in _phrases()["topics"].items():
        for category, phrases in categories.items():
            named |= dict.fromkeys(phrases, (by_id[topic], category))
    longest = sorted(named, key=len, reverse=True)
    return _pattern(longest, groups=True), {number: named[phrase] for number, phrase in enumerate(longest, start=1)}


def is_of_something_else(text: str) -> bool:
    """Whether a sentence is about other people than all residents, or about another year or measure."""
    return bool(_words("skip").search(text))


def means_own_area(text: str) -> bool:
    """Whether a sentence speaks of the residents of the council's own area without its name."""
    return bool(_words("own_area").search(text)) or names_own_place(text)


def names_own_place(text: str) -> bool:
    """Whether a sentence speaks of the council's own area, as in "the county", beside others that it names."""
    return bool(_words("own_place").search(text))


def percentages(text: str) -> list[PercentMention]:
    """The percentages in a text, in order."""
    return [
        PercentMention(
            *found.span(),
            found[0],
            float(found[1]),
            len(found[1].partition(".")[2]),
            _is_rough(text[max(found.start() - _BEFORE, 0) : found.start()]),
        )
        for found in _PERCENT.finditer(text)
    ]


def _is_rough(before: str) -> bool:
    return not _OLDER.search(before) and bool(_ROUGHLY.search(before) or _AND.search(before))


def mentions(text: str) -> list[Mention]:
    """The categories that a text names, in order, also those that the figures do not have."""
    found = []
    pattern, categories = _categories()
    for match in pattern.finditer(text):
        topic, category = categories[match.lastindex]
        found.append(Mention(*match.span(), match[0], topic, (category,) if topic else ()))
    taken = [(each.start, each.end) for each in found]
    ages = [each for each in _ages(text) if not any(each.start < end and start < each.end for start, end in taken)]
    counted = {each.topic.of for each in found if each.topic}  # "veterans (aged 16 and over)" is not about age
    ages = [each for each in ages if " ".join(each.words.split()).casefold() not in counted]
    return sorted([*found, *ages], key=lambda each: each.start)


@cache
def _printed() -> Mapping[str, tuple[Topic, str]]:
    """The categories by what the rows of our own tables call them."""
    return {
        topic.printed(topic.labels.get(label, label)): (topic, category)
        for topic in topics()
        for category in topic.categories
        if (label := category_label(category))
    }


def printed_category(cell: str) -> list[Mention]:
    """The category that the first cell of a row names as our own tables do; none where it does not."""
    if (found := _printed().get(cell)) is None:
        return []
    topic, category = found
    return [Mention(0, len(cell), cell, topic, (category,))]


def _ages(text: str) -> Iterator[Mention]:
    for match in _AGE.finditer(text):
        if not _AGE_WORD.search(match[0]):
            continue
        first = int(match["over"] or match["first"] or 0)
        last = int(match["last"] or (int(match["under"]) - 1 if match["under"] else _OLDEST))
        # "Over 65" may mean 65 and over, or 66 and over.
        topic, bands = (None, ()) if match["above"] else _bands(first, last)
        yield Mention(*match.span(), match[0].strip(), topic, bands)


@cache
def _bands(first: int, last: int) -> tuple[Topic | None, tuple[str, ...]]:
    """The topic with bands of age, and the bands that make up these ages; none where no bands do."""
    for topic in topics():
        spans = {
            category: (int(band[1] or band[3]), int(band[2] or _OLDEST))
            for category in topic.categories
            if (band := _BAND.fullmatch(category))
        }
        inside = {each: span for each, span in spans.items() if first <= span[0] and span[1] <= last}
        years = sorted(year for start, end in inside.values() for year in range(start, end + 1))
        if years and years == list(range(first, last + 1)):
            return topic, tuple(inside)
    return None, ()


@cache
def _places() -> Mapping[str, tuple[OurArea, ...]]:
    """The areas by their names as they are written in a sentence; short forms of cities included."""
    named: dict[str, list[OurArea]] = {}
    for area in areas():
        short = area.name.partition(",")[0]
        for name in {area.name, short, area.name.replace("St. ", "St ")}:
            named.setdefault(name, []).append(OurArea((area,)))
    return {name: tuple(each) for name, each in named.items()}


@cache
def _place_names() -> re.Pattern[str]:
    """The pattern of those names, the longest first."""
    longest = sorted(_places(), key=len, reverse=True)
    return re.compile(rf"\b(?=[A-Z])(?:{'|'.join(map(re.escape, longest))})\b")


def areas_named(text: str) -> list[OurArea]:
    """The areas that a text names, in order, each once."""
    if not any(name in text for name in _places()):  # far cheaper than the pattern of all names
        return []
    found = _place_names().finditer(text)
    return list(dict.fromkeys(area for name in found for area in _places()[name[0]]))
