"""Finds when what a text proposes begins, and whether a text is about looking back at it afterwards."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.when import days_in, first_day

_BEGINS = LazyPattern(
    r"(?i)\b(?:go-?live|rises?|increases?|from|as of|with effect from|starting|starts?|begins?|beginning|commenc\w+|"
    r"takes? effect|"
    r"come[s]? into (?:force|"
    r"effect)|go(?:es)? live|launch\w*|introduc\w+|implement\w+|open[s]?|clos\w+|ends?|stops?|ceas\w+|moves?|"
    r"transfers?|appl(?:y|ies)|"
    r"takes? over|replac\w+|chang\w+|withdraw\w*|in place)\b"
)
_OF_SOMETHING_ELSE = LazyPattern(
    r"(?i)\b(?:leases?|licen[cs]es?|notices?|decid\w+|decision|cabinet|committees?|consult\w*|survey\w*|approv\w+|reports?|review\w*|"
    r"present contract|current contract|contract (?:ends|expires)|expir\w+|engagements? end|funding (?:ends|stops)|"
    r"trial|pilot\w*|"
    r"until|was|were|had|since|already|last year|fell|rose)\b"
)
"""Words of a sentence about another event than the change."""
_NOT_THEN = LazyPattern(
    r"(?i)\b(?:nobody|no[- ]one|not|never|no|none|nothing)\b[^.;]{0,60}\b(?:between|before|until|from|in|on|"
    r"after)\s+(?:the\s+)?$|\bbetween\s+$"
)
"""Words before a day on which nothing happens: "nobody would move between"."""
_SUBJECT_TO = LazyPattern(
    r"(?i)\b(?:subject to|if|once|following|after|pending)\b[^,.;]{0,60}?\b(?:approv\w+|agree\w*|decision|decide\w*|"
    r"consent)\b[^,.;]{0,30},"
)
"""What a change depends on, in the sentence which says when it begins."""
_PERIOD = LazyPattern(r"\b(?!(?:From|In|By|On|Since|During|The)\b)[A-Z][a-z]+\s+(?:[Tt]erm\s+)?20\d\d\b")
_YEAR_FROM = LazyPattern(r"(?i)\b(?:from|in|for|during)\s+20\d\d\s?[-/–]\s?(?:20)?\d\d\b")
_FIRST_WORDS = 5
LOOKS_BACK = LazyPattern(
    r"(?i)\b(?:re-?view\w*|evaluat\w*|re-?assess\w*|re-?visit\w*|look(?:s|ing)? (?:again|back)|take stock|lessons|"
    r"actual effects?|real effects?|post-implementation)\b"
)
"""Words of an action that looks at what really happened."""
OF_EFFECTS = LazyPattern(
    r"(?i)\b(?:this (?:assessment|eia)|the (?:assessment|eia)|effects?|impacts?|changes?|use|usage|take-?up|numbers|"
    r"attendance|figures|results?|outcomes?|"
    r"satisfaction|complaints?|how it|what happened|afterwards|after|by (?:age|sex|disability|ethnic\w*|group))\b"
)


@lru_cache(maxsize=256)
def begins_on(text: str, after: date) -> tuple[tuple[date, str], ...]:
    """The days on which what a text proposes begins, each as a date and as written, in order: those after `after`."""
    found = {day: words for day, words in _begins_on(text) if day > after}
    return tuple(sorted(found.items()))


def _begins_on(text: str) -> Iterator[tuple[date, str]]:
    for sentence in sentences(text):
        if sentence.is_row or not re.search(r"20\d\d", sentence.text):
            continue
        text = _SUBJECT_TO.sub(" ", sentence.text)
        for words in _dates(text):
            at = text.find(words)
            before = text[:at]
            if _OF_SOMETHING_ELSE.search(text[max(0, at - 70) : at + len(words) + 15]) or _NOT_THEN.search(before):
                continue
            if _BEGINS.search(before[-60:]) and not _YEAR_FROM.search(f"{before[-6:]}{words}"):
                day = first_day(words)
                if day:
                    yield day, words


def _dates(sentence: str) -> list[str]:
    """The dates of a sentence, as they are written."""
    found = [words for words, _ in days_in(" ".join(sentence.split()))]
    rest = sentence
    for words in found:
        rest = rest.replace(words, " ")
    found += [each.group() for each in _PERIOD.finditer(rest) if first_day(each.group())]
    return found


@lru_cache(maxsize=1024)
def looks_back(text: str) -> bool:
    """Whether an action looks at the effects of a change, as "Review after a year: use by age and sex"."""
    beginning = " ".join(text.split()[:_FIRST_WORDS])
    return LOOKS_BACK.search(beginning) is not None and OF_EFFECTS.search(text) is not None
