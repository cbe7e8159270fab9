"""Decides which group of people a text is about, and whether it is about anybody with a characteristic."""

import re
from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, mentions, phrases
from eia_tui.form.definition import Group

_AGES = LazyPattern(
    r"(?i)(?<![\w.,£%/-])(?:\d{1,2}\s?\+|\d{1,2}\s?(?:[-–]|to)\s?\d{1,2}(?:[-\s]year[-\s]olds?|s\b)|(?:under|"
    r"over)[-\s]?\d{1,2}s?\b(?!\s*(?:%|people|replies|miles?|hours?|minutes?|weeks?|days?|stops?|£|per))"
    r"|\d{1,2}[-\s](?:and|or)[-\s](?:over|under)|\d{1,2}[-\s]years?[-\s]olds?|(?:aged?|ages)\s+\d)"
)
_AGE_SPAN = LazyPattern(r"(?<![\w.,£%/-])(?:1[0-9]|[2-8]\d)\s?[-–]\s?(?:[1-9]\d)(?![\w%/-]|\.\d)")


def names_group(group: Group, text: str) -> bool:
    """Whether a text speaks of a group: by its name, another word for it or, for age, ages such as "65+" or "18-64"."""
    return mentions(group).search(text) is not None or (is_age(group) and names_age(text))


@lru_cache(maxsize=256)
def is_age(group: Group) -> bool:
    """Whether a group is that of age: ages are written with figures."""
    return mentions(group).fullmatch("aged") is not None


@lru_cache(maxsize=4096)
def names_age(text: str) -> bool:
    """Whether a text gives an age or a span of ages in figures."""
    return _AGES.search(text) is not None or _AGE_SPAN.search(text) is not None


@lru_cache(maxsize=8192)
def has_characteristic(text: str) -> bool:
    """Whether a text has a word for any group of people that an assessment is about, a condition, or an age."""
    return (
        re.search(group_words(), text, re.IGNORECASE) is not None
        or phrases("condition").search(text) is not None
        or names_age(text)
    )


@lru_cache(maxsize=4096)
def names_people(text: str) -> bool:
    """Whether a text has a word for people whom a change may concern: the public, staff, or any group."""
    names = (phrases("public"), phrases("staff"))
    return any(each.search(text) for each in names) or re.search(group_words(), text, re.IGNORECASE) is not None
