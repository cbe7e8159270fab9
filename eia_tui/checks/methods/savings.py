"""Reads what a proposal saves in a year, so that two answers can be compared."""

from dataclasses import dataclass
from functools import lru_cache

from eia_tui.checks.methods.numbers import Number, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.this_plan import of_this_plan

_SAVES = LazyPattern(
    r"(?i)\b(?:saves?|saving(?:s)?(?:\s+(?:of|is|are|comes? to|would be|will be))?)\s+(?:about\s+|around\s+|some\s+)?$"
)
_A_YEAR = LazyPattern(
    r"(?i)^[^.;£]{0,25}\b(?:a year|per year|per annum|each year|in a full year|annually|yearly|pa|p\.a\.)(?!\w)"
)
_CHOSEN = LazyPattern(r"(?i)^[^.;£]{0,30}\b(?:proposed|preferred|recommended|chosen|this proposal)\b")
_ITEM = LazyPattern(r"[;|]|\n")
_PART = LazyPattern(
    r"(?i)\b(?:of which|including|part of|another|further|also|option|first year|from (?:staff|premises|posts|"
    r"buildings))\b"
)
_LEAST = 0.02
"""The share by which two savings differ that are not one rounded."""


@dataclass(frozen=True)
class Saving:
    """What the proposal saves in a year."""

    number: Number

    @property
    def value(self) -> float:
        """The amount in pounds."""
        return self.number.value

    @property
    def words(self) -> str:
        """The amount as it is written."""
        return self.number.words


@lru_cache(maxsize=256)
def savings(text: str) -> tuple[Saving, ...]:
    """What a text says that the proposal saves in a year, if it gives one amount; none if it gives several."""
    if "£" not in text:
        return ()
    found = [
        number
        for sentence in of_this_plan(text)
        for number in numbers(sentence.text)
        if number.kind == "money"
        and _SAVES.search(sentence.text[: number.start])
        and _A_YEAR.match(sentence.text[number.end :])
        and not _PART.search(sentence.text)
    ]
    for item in _ITEM.split(text):
        amounts = [number for number in numbers(item) if number.kind == "money"]
        if len(amounts) == 1 and _A_YEAR.match(item[amounts[0].end :]) and _CHOSEN.match(item[amounts[0].end :]):
            found += amounts
    return (Saving(found[0]),) if len({number.value for number in found}) == 1 else ()


def savings_disagree(one: Saving, other: Saving) -> bool:
    """Whether two amounts of what the proposal saves differ by more than rounding."""
    return abs(one.value - other.value) > _LEAST * max(one.value, other.value)
