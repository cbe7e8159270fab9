"""Adds up numbers whose whole is in the sentence before: "The club has 240 members. Of these 150 are women."."""

import itertools
import re
from collections.abc import Iterator, Sequence

from eia_tui.checks.methods.made_up_of import wrong_make_up
from eia_tui.checks.methods.numbers import Doubtful, Number, is_rough, numbers
from eia_tui.checks.methods.partitions import age_band, wrong_partition
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import Sentence

_SOURCE = LazyPattern(r"\s*\((?=[^()]*[A-Za-z])(?:[^()\d]|\b\d{1,2}(?= [A-Z])|\b(?:19|20)\d\d(?:[/-]\d\d)?\b)*\)")
"""Brackets that say where a number is from, and have none themselves: "(register, May 2026)"."""
_OF_THESE = LazyPattern(r"(?i)^\W*of (?:these|them|those|whom)\b\W*")
_TOTAL = LazyPattern(r"(?i)\b(?:in all|in total|altogether|total(?:s|led)?|all told|overall)\b")
_LABELS = LazyPattern(r"(?:\W*(?:and\s+)?[A-Za-z][A-Za-z’' -]*?:?\s+\d[\d,]*(?![\d%])){2,}\W*")
"""A sentence of labels and counts only: "Online 90, paper 45."."""
_BEGINS_WITH_NUMBER = LazyPattern(r"\W*\d[\d,]*\s(?:were|are|came|said|is|was)\b")
_THE_OTHERS = LazyPattern(
    r"(?i)\b(?:were|was|did|are|do|does|have|had|said)\s*(?:not|n['’]t|no)\W*$|\b(?:others?|the rest)\b"
)
_PERCENT = LazyPattern(r"\d+(?:\.\d+)?\s?(?:%|per cent)")
_SMALLEST, _ROUNDED, _EVERYONE = 10, 2.0, 100


def without_sources(sentence: str) -> str:
    """A sentence without the brackets that only name a source, which stand between numbers that belong together."""
    return _SOURCE.sub("", sentence) if "(" in sentence else sentence


def wrong_across(every: Sequence[Sentence]) -> Iterator[str]:
    """What is wrong with the parts of a number in the sentence before, or with shares by age that leave nobody out."""
    for sentence in every:
        if not sentence.is_row:
            yield from _wrong_ages(sentence.text)
    plain = [(each.block, without_sources(each.text)) for each in every if not each.is_row and not each.is_heading]
    for position, (block, before) in enumerate(plain[:-1]):
        following = [text for other, text in plain[position + 1 : position + 3] if other == block]
        whole = _only_count(before)
        if not whole or not following:
            continue
        if _OF_THESE.match(following[0]):
            joined = _OF_THESE.sub(f"Of the {whole.words} people, ", following[0])
            yield from wrong_partition(joined)
            yield from wrong_make_up((Sentence(joined, "", 0, 0, 0),))
        elif _TOTAL.search(before) and _LABELS.fullmatch(following[0]):
            yield from _wrong_total(whole, numbers(following[0]))
        elif len(following) > 1 and _TOTAL.search(before) and _THE_OTHERS.search(following[1]):
            yield from map(Doubtful, _wrong_total(whole, [*map(_only_count, following)]))
        elif len(following) > 1 and all(_BEGINS_WITH_NUMBER.match(each) for each in following):
            yield from wrong_partition(
                f"Of the {whole.words} people, {' and '.join(each.rstrip('. ') for each in following)}."
            )


def _only_count(sentence: str) -> Number | None:
    """The one count of a sentence that is large enough to have parts; None if it has several, or none."""
    found = [each for each in numbers(sentence) if each.kind == "count"]
    is_one = len(found) == 1 and not is_rough(sentence, found[0])
    return found[0] if is_one and found[0].value >= _SMALLEST else None


def _wrong_total(whole: Number, parts: Sequence[Number | None]) -> Iterator[str]:
    known = [each for each in parts if each]
    total = sum(each.value for each in known)
    if len(known) == len(parts) > 1 and total != whole.value and all(each.value < whole.value for each in known):
        yield f"{' + '.join(each.words for each in known)} is {total:,.0f}, not {whole.words}"


def _wrong_ages(sentence: str) -> Iterator[str]:
    """Shares of all ages that are not 100 together: "under 18, 20%; 18 to 64, 55%; 65 and over, 35%"."""
    items = re.split(r";\s*", sentence.partition(": ")[2] or sentence)
    shares = [_PERCENT.findall(item) for item in items]
    if len(items) < 3 or any(len(each) != 1 for each in shares):
        return
    bands = [age_band(item.strip()) for item in items]
    if not all(bands):
        return
    known = sorted(band for band in bands if band)
    is_all = known[0][0] == 0 and known[-1][1] > _EVERYONE
    follows = all(one[1] + 1 == other[0] for one, other in itertools.pairwise(known))
    total = sum(float(re.findall(r"[\d.]+", share)[0]) for (share,) in shares)
    if follows and (total > _EVERYONE + _ROUNDED or (is_all and total < _EVERYONE - _ROUNDED)):
        shown = " + ".join(share for (share,) in shares)
        yield f"{shown} is {total:.0f}%, not 100%"
