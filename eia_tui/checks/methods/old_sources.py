"""Recognises figures and findings whose source is years old: its newest year, and whether that is of the source."""

from functools import lru_cache

from eia_tui.checks.methods.counts import counts
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.tense import is_past

_YEAR = LazyPattern(
    r"(?<![\w,£.])(?P<year>(?:19[89]|20\d)\d)(?:\s?[-/–]\s?(?P<end>(?:19|20)?\d\d)(?!\d|\s?%))?(?!,\d|\d)"
)
"""A year, or two with a dash or stroke between them."""
_CENTURY = 100
_LENGTH_OF_CENTURY = 4
_LONG_AGO = LazyPattern(
    r"(?i)\b(?:since|before (?:19|20)\d\d|courts?|tribunal|method|acts?|regulations|order|built|open(?:ed|s)|"
    r"founded|began|until|rose from|fell from|rais(?:ed|"
    r"es)|born|joined|planted|issued|adopted|introduced|"
    r"set up|closed|launched|merged|refurbished|established|created|transferred|signed|installed|moved|replaced|"
    r"withdrawn|stopped|ended|lost|"
    r"changed|law|judgment|ruling|EWCA|EWHC|UKSC|convention|directive|whose|bought|leased?|contract|bylaw|byelaw|"
    r"named after)\b"
    r"|\b(?:polic(?:y|ies)|strateg(?:y|ies)|schemes?|plans?|guidance|code|rules?|criteria|building|hall|vehicles?|"
    r"fleet|pilot|trial)\s+(?:of|from|in|dated)\s+(?:\w+\s+)?(?:19|20)\d\d"
    r"|\b(?:19|20)\d\d\s+(?:polic(?:y|ies)|strateg(?:y|ies)|schemes?|plans?|guidance|code|rules?|building|intake|"
    r"cohort|contract|bylaw|byelaw)\b"
)
"""What began, or was made, long ago, or is compared with long ago."""
_KNOWN_TO_BE_OLD = LazyPattern(
    r"(?i)\byears old and\b|\b(?:it|that|this|they|which) (?:is|are)\s+(?:now\s+)?\w+ years old\b|\b(?:is|are|"
    r"now) old\b|\bsince then\b|\bmay (?:differ|have changed)\b|"
    r"(?<!-)\bold(?:er)? (?:figures|data|study)\b|\bnewest\b|\bno (?:newer|later|more recent)\b[^.;]*\b(?:exists?|"
    r"there is|published|available)\b|\bstill (?:right|holds?|true)\b|\b(?:now|today)\W*$"
)
_MANY = r"(?:six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|[6-9]|1\d|2\d)"
_OF_FIGURES = (
    r"(?:data|figures|statistics|stats|evidence|survey|census|profile|study|research|counts?|numbers|estimates?|audit|"
    r"report)"
)
_OLD_IN_WORDS = LazyPattern(
    r"(?i)\b(?:pre|predat\w+|before|prior to|older than)(?: the)?[\s-]+(?:covid\w*|pandemic|lockdown)\b"
    rf"|\b(?:{_MANY}\s+(?:or\s+so\s+)?years?|a\s+decade|decades)\s+(?:ago|out\s+of\s+date)\b"
    rf"|\b{_OF_FIGURES}\b[^.;]{{0,40}}\b(?:is|are)\s+(?:now\s+|about\s+|over\s+|some\s+|more\s+than"
    rf"\s+)*(?:{_MANY}\s+years|a\s+decade)\s+old\b|\b{_MANY}[\s-]+years?[\s-]+old\s+{_OF_FIGURES}\b"
    r"|\b(?:out[\s-]of[\s-]date|dated|old)\s+(?:\w+\s+)?(?:data|figures|statistics|information|evidence|survey|"
    r"census|profile)\b"
)
_SOURCE = LazyPattern(
    r"(?i)\b(?:data|figures?|statistics|stats|evidence|information|surveys?|census(?:es)?|counts?|counted|audits?|"
    r"stud(?:y|ies)|research|profiles?|records?|register|returns|monitoring|"
    r"analysis|assessment|jsna|imd|iod|indices|index|estimates?|projections?|sales|bookings|membership|poll|panel|"
    r"questionnaires?|interviews?|inspection|evaluation|"
    r"reports?|needs|mosaic|acorn|life expectancy|loans|attendance|usage|consultation|indicators?|intelligence|"
    r"logs?|spreadsheet|updated|collected|surveyed|last asked|asked about|"
    r"assessed|measured|drawn up|active (?:lives|people)|ofsted|there were|as (?:of|at))\b"
)
_VERB = LazyPattern(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|can|may|must|does|do|\w+(?<!s)s\s+(?:the|a|an|to|no))\b"
)
_FEW_WORDS = 12
"""The most words of a line without a verb that is taken for the name of a source: "Pupils by faith (2016)"."""
_RECENT, _OLD = 5, 10
"""After so many years a source is old; and after so many, even where the next sentence has a newer one."""


@lru_cache(maxsize=8192)
def years_in(text: str) -> tuple[int, ...]:
    """The years of a text; of a span such as "2019/20" or "2015-18", the last."""
    return tuple(_last(found["year"], found["end"]) for found in _YEAR.finditer(text))


def _last(year: str, end: str | None) -> int:
    if end is None:
        return int(year)
    last = int(end) if len(end) == _LENGTH_OF_CENTURY else int(year) // _CENTURY * _CENTURY + int(end)
    return max(int(year), last)


@lru_cache(maxsize=256)
def old_source(text: str, year: int) -> str:
    """The first sentence of an answer that rests on a source which is old in a year; "" if there is none."""
    every = sentences(text)
    for number, sentence in enumerate(every):
        following = next((each.text for each in every[number + 1 : number + 2] if each.block == sentence.block), "")
        if not sentence.is_row and not sentence.is_heading and _is_old(sentence, following, year):
            return sentence.text
    return ""


def _is_old(sentence: Sentence, following: str, year: int) -> bool:
    text = sentence.text
    years = years_in(text)
    if years:
        newest = max(years)
        if newest >= year - _RECENT or (newest >= year - _OLD and max(years_in(following), default=0) > newest):
            return False
    elif not _OLD_IN_WORDS.search(text) or max(years_in(sentence.lead), default=0) >= year - _RECENT:
        return False
    is_evidence = _SOURCE.search(text) or phrases("source_noun").search(text) or shares(text) or counts(text)
    is_name = len(text.split()) <= _FEW_WORDS and not _VERB.search(text) and not is_past(text)
    is_source = bool(is_evidence or is_name)
    return is_source and not _LONG_AGO.search(text) and not _KNOWN_TO_BE_OLD.search(f"{text} {following}")
