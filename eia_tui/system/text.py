"""Short helpers for sentences that the program writes."""

from collections.abc import Sequence
from textwrap import TextWrapper

_LONGEST_QUOTE = 200
"""Characters of a text that a message repeats as it was typed."""
_PLURALS = {"is": "are", "was": "were", "has": "have", "does": "do", "it": "them"}


def plural(count: int, noun: str) -> str:
    """A count with its noun, whose plural takes an "s": "1 draft", "2 drafts", "1,234 drafts"."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def agreeing(count: int, word: str) -> str:
    """A verb or "it" as it goes with a count: "is" with 1, and "are" with any other."""
    return word if count == 1 else _PLURALS[word]


def listed(words: Sequence[str]) -> str:
    """Words as people list them: "Age", "Age and Sex", "Age, Race and Sex"; "" for none."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def either(words: Sequence[str]) -> str:
    """Words of which one is meant: "Age", "Age or Sex", "Age, Race or Sex"; "" for none."""
    *first, last = words or ("",)
    return f"{', '.join(first)} or {last}" if first else last


def wrapped(line: str, columns: int) -> list[str]:
    """A line, divided between words so that each part has at most so many columns; a longer word stays whole."""
    wrapper = TextWrapper(
        columns, expand_tabs=False, replace_whitespace=False, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(line) or [""]


def shortened(text: str, longest: int = 60) -> str:
    """The beginning of a text on one line; "…" marks where whole words were left out."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]}…"


def first_line(text: str) -> str:
    """The first line of a text that is not blank, without the spaces around it; "" for a blank text."""
    return next(iter(text.strip().splitlines()), "").rstrip()


def capitalised(text: str) -> str:
    """A text with its first letter in upper case; the others stay."""
    return text[:1].upper() + text[1:]


def quoted(value: object) -> str:
    """A text in quotation marks, with its backslashes as they are; what does not show as Python writes it.

    Of a very long one the beginning, with spaces as they are, since they may be what is wrong with it. Any other value
    as Python writes it.
    """
    if not isinstance(value, str):
        return repr(value)
    value = value if len(value) <= _LONGEST_QUOTE else f"{value[:_LONGEST_QUOTE]}…"
    mark = '"' if "'" in value and '"' not in value else "'"
    return mark + "".join(each if each.isprintable() else repr(each)[1:-1] for each in value) + mark
