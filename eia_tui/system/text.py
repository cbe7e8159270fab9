"""Short helpers for sentences that the program writes."""

from collections.abc import Sequence
from textwrap import TextWrapper


def plural(count: int, noun: str) -> str:
    """A count with its noun, whose plural takes an "s": "1 draft", "2 drafts", "1,234 drafts"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """Words as people list them: "Age", "Age and Sex", "Age, Race and Sex"; "" for none."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def wrapped(line: str, columns: int) -> list[str]:
    """A line, divided between words so that each part has at most so many columns; a longer word stays whole."""
    wrapper = TextWrapper(
        columns, expand_tabs=False, replace_whitespace=False, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(line) or [""]


def first_line(text: str) -> str:
    """The first line of a text that is not blank, without the spaces around it; "" for a blank text."""
    return next(iter(text.strip().splitlines()), "").rstrip()


def quoted(value: object) -> str:
    """A text in quotation marks, with its backslashes as they are; what does not show as Python writes it.

    Any other value as Python writes it.
    """
    if not isinstance(value, str):
        return repr(value)
    mark = '"' if "'" in value and '"' not in value else "'"
    return mark + "".join(each if each.isprintable() else repr(each)[1:-1] for each in value) + mark
