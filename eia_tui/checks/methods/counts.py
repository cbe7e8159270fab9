"""Reads how many people a sentence counts, and what else of theirs: visits, rents, languages."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, is_one_of
from eia_tui.checks.methods.slots import says

_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
_RANK_OR_ODDS = LazyPattern(
    r"(?i)\b(?:\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|tenth)[\s-]+(?:most|least|highest|lowest|worst|poorest|largest|oldest|youngest|healthiest)\b|"
    rf"\b(?:{_SMALL}|\d+)\s+(?:[a-z-]+\s+){{1,2}}in\s+(?:every\s+)?(?:{_SMALL}|\d+|ten|twelve|twenty)\b(?!\s+(?:days|hours|weeks|months|minutes|years|of|languages|ways|places|wards|sites)\b)|"
    rf"\b(?!one)(?:{_SMALL}|\d+)\s+to\s+one\b|\boutnumber(?:s|ed)?\b|\b(?:doubled|trebled|tripled|quadrupled|halved)\b|\bevery\s+(?:other|second|third|fourth|fifth)\s+(?!year|month|week|day|hour|sunday|saturday|monday|tuesday|wednesday|thursday|friday)[a-z]+|"
    r"\b(?:risen|rose|grew|grown|fell|fallen|dropped|gone\s+up|gone\s+down|went\s+up)\s+(?:from\s+\d[\d,]*\s+)?to\s+\d[\d,]*(?!\s*(?:[ap]m|hours|days|minutes|a\b|p\b|pence|per\b|%))",
    needs=(
        "most",
        "least",
        "est",
        " in ",
        " to one",
        "outnumber",
        "doubled",
        "trebled",
        "tripled",
        "quadrupled",
        "halved",
        "every ",
        " to ",
    ),
)
"""A rank, odds or a change: "the 3rd most deprived", "one resident in nine", "numbers have doubled"."""
_DEPRIVED = LazyPattern(r"(?i)\b(?:most|least)\s+deprived\b|\bpoorest\b")
_COUNT = LazyPattern(
    r"(?i)(?<![\w.,£/'’-])(?:\d{1,3}(?:,\d{3})+|\d{2,6})(?![\w.,/%:-]*\d)(?!\s*(?:%|years?|months?|weeks?|"
    r"days?|hours?|minutes?|miles?|metres?|m\b|km|am\b|pm\b|pence|p\b))"
)
_COUNTED_BY_ENDING = LazyPattern(
    r"(?:collections|burials|complaints|appeals|permits|memberships|"
    r"[a-z-]*(?:traders|owners|holders|goers|makers))"
)
_NOT_PEOPLE = LazyPattern(
    r"(?i)\W*(?:(?:more|further|extra|new|full|square|cubic|working|calendar|opening)\s+)?(?:years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|seconds?|miles?|metres?|meters?|"
    r"m|cm|mm|km|kg|g|kw\w*|mph|litres?|l|tonnes?|acres?|hectares?|ha|degrees?|lux|watts?|points?|pages?|words?|rooms|floors|storeys|lanes|steps|stops|"
    r"sites|buildings|branches|routes|roads|streets|wards|parishes|villages|councils|schools|spaces|bays|seats|places|beds|desks|machines|kiosks|vehicles|"
    r"buses|vans|columns|lamps|lights|trees|benches|shelters|signs|boards|doors|lifts|ramps|courses|sessions|meetings|events|workshops|options|questions|sections|"
    r"clauses?|articles|copies|books|items|titles|leaflets|posters|posts|languages\s+(?:on|in)\s+the\s+(?:web|leaf|tele)\w*|pence|pounds?|p|am|pm|per|and\s+\d+|to\s+\d+|(?:or|and)\s+(?:over|above|more|under|older|below|upwards)|\+|s\b|%)(?!\w)"
)
"""What is counted, if not people or what they do: a length, a time, a thing."""
_BEFORE_COUNT_LABEL = LazyPattern(
    r"(?i)\b(?:aged?|age\s+of|people\s+of|service|bus|over|under|section|page|age|route|line|no\.?|number|room|act|phase|stage|wcag|ward|to|"
    r"and|between|from|until|by|band|form|class|year|regulation|part|chapter|paragraph)\s+$"
)
_CAPACITY = LazyPattern(
    r"(?i)\b(?:(?:panel|group|team|board|class|committee)\s+of|holds?|takes?|seats?|sleeps|fits?|carr(?:y|ies)|(?:room|space|places?|seats|beds|capacity)\s+(?:for|of))\s+(?:up\s+to\s+|about\s+)?$"
)
"""Words before a number of people for whom there is room."""
_WORDS_AFTER = LazyPattern(
    r"(?i)[^\w\s'’-]|\b(?:and|or|to|for|in|on|at|by|with|from|is|are|was|were|will|would|than|have|has|had|that|which|who|a|an|per)\b"
)
"""Where the words that may say what a number counts end."""
_AFTER_COUNT = LazyPattern(r"[A-Za-z][A-Za-z'’-]*")
_MOST_AFTER = 4
_MONTHS = LazyPattern(r"(?i)^\s*(?:st|nd|rd|th)?\s*(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_YEAR = LazyPattern(r"(?<![\d,])(?:19|20)\d\d\b")


@lru_cache(maxsize=8192)
def counts(sentence: str) -> tuple[str, ...]:
    """The counts of people or uses in a sentence: numbers of two digits or more before a word for people."""
    found_counts = []
    for found in _COUNT.finditer(sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        if _YEAR.fullmatch(found.group()) or _MONTHS.match(after) or _BEFORE_COUNT_LABEL.search(before[-20:]):
            continue
        if _CAPACITY.search(before[-30:]):
            continue
        for word in _AFTER_COUNT.findall(" ".join(_WORDS_AFTER.split(after, maxsplit=1)[0].split()[:_MOST_AFTER])):
            if is_one_of("counted", word) or _COUNTED_BY_ENDING.fullmatch(word):
                found_counts.append(f"{found.group()} {word}")
                break
    return tuple(found_counts)


@lru_cache(maxsize=8192)
def counts_of_anything(sentence: str) -> tuple[str, ...]:
    """The counts in a sentence about people, whatever they count but measures and parts of a building."""
    if not re.search(group_words(), sentence, re.IGNORECASE) and not (
        says("of-people-there", sentence) or says("of-what-people-do", sentence) or _DEPRIVED.search(sentence)
    ):
        return ()
    return tuple(
        found.group()
        for found in _COUNT.finditer(sentence)
        if not _YEAR.fullmatch(found.group())
        and not _MONTHS.match(sentence[found.end() :])
        and not _NOT_PEOPLE.match(sentence, found.end())
        and not _BEFORE_COUNT_LABEL.search(sentence[max(0, found.start() - 20) : found.start()])
        and not _CAPACITY.search(sentence[max(0, found.start() - 30) : found.start()])
        and not sentence[: found.start()].endswith(("£", "(", "-", "–", "1 in "))
    ) + tuple(found.group() for found in _RANK_OR_ODDS.finditer(sentence))
