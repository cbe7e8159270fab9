"""Splits an answer into its sentences, each with the headings and lead-ins above it."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.patterns import LazyPattern

_MARKER = LazyPattern(r"\s*(?:(?:[-*+•>]|\d{1,3}[.)])\s+)*")
_HEADING = LazyPattern(r"#{1,6}\s+|(?:\*\*|__)[^*_]+(?:\*\*|__):?\s*(?:\([^()]*\):?)?\s*$")
_BOLD_LABEL = LazyPattern(r"(?:\*\*|__)[^*_]+(?:\*\*|__)\s*\S")
_LABEL = LazyPattern(r"(?P<mark>\*{1,3}|_{1,3})(?P<words>\w[^*_.!?]{0,80})(?:\.(?P=mark)|(?P=mark)\.)\s+(?=[^a-z\s])")
"""A heading in bold or italic type, with a full stop, on the line of its paragraph: "*Staff.* Five were asked"."""
LIST_ITEM = LazyPattern(r"\s*(?:[-*+•]|\d{1,3}[.)])\s")
"""The beginning of a line that is an item of a list."""
_END = LazyPattern(r"(?<![.!?])[.!?]+[\"”’')*\]]*\s+(?=[\"“‘'(*\[]*[A-Z0-9£@])")
_ABBREVIATION = LazyPattern(
    r"(?i:\b(?:e\.g|i\.e|vs|cf|no|mr|mrs|ms|dr|st|prof|rev|hon|approx|incl|para|sept|app|appx|apx|fig|est))\.$|\b[A-Z]\.$"
)
_LONGEST_ABBREVIATION = 8
_CLAUSE = LazyPattern(
    r"(?i)[;:]\s+|,?\s+(?:and|but|so|because|although|though|while|whereas|which|who|if|when|until|before|after|once|"
    r"unless|then|that)\s+|,\s+|\s+[–—-]\s+"
)


class Sentence(NamedTuple):
    """A sentence, a row of a table or a heading."""

    text: str
    lead: str
    """The headings and lead-ins above it, such as "Key figures from the survey of 2026:"."""
    block: int
    """The number of its paragraph or list."""
    start: int
    """The position in the answer at which its line begins."""
    end: int
    """The position in the answer at which its line ends."""
    is_row: bool = False
    is_heading: bool = False
    label: str = ""
    """The heading before it on its line, with its Markdown: "**Staff.**". It is the end of the lead as well."""

    @property
    def with_label(self) -> str:
        """The sentence after the heading on its line."""
        return f"{self.label} {self.text}" if self.label else self.text

    @property
    def with_lead(self) -> str:
        """The sentence after its headings and lead-ins."""
        return f"{self.lead} {self.text}" if self.lead else self.text


@lru_cache(maxsize=2048)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of an answer in Markdown, in order. A line break ends a sentence."""
    return tuple(_sentences(text))


def _sentences(text: str) -> Iterator[Sentence]:
    heading, lead, block, position = "", "", 0, 0
    in_list = is_in_bold = is_one_of_labels = False
    for line in text.split("\n"):
        start, position = position, position + len(line) + 1
        end = position - 1
        words = line[_MARKER.match(line).end() :].strip()  # type: ignore[union-attr]
        if not words:
            block += 1
            continue
        if _HEADING.match(words):
            heading, lead, in_list = words.strip("#*_ "), "", False
            is_in_bold, is_one_of_labels = not words.startswith("#"), False
            yield Sentence(heading, "", block, start, end, is_heading=True)
            continue
        is_item = bool(LIST_ITEM.match(line))
        has_label = not is_item and _BOLD_LABEL.match(words) is not None
        if has_label and is_one_of_labels:
            heading = ""  # a paragraph with a label of its own is not under the one before it
        if not has_label and is_in_bold:
            is_one_of_labels = True  # the heading has words of its own, so it is no heading of the labels after it
        is_row = words.startswith("|")
        if lead and not is_item and not is_row and in_list:
            lead = ""
        in_list = is_item or is_row
        above = f"{heading} {lead}".strip()
        label = _LABEL.match(words)
        if label and not is_row:
            above, words = f"{above} {label['words']}.".strip(), words[label.end() :]
        for number, part in enumerate([words] if is_row else split_sentences(words)):
            own_label = label.group().strip() if label and not number else ""
            yield Sentence(part, above, block, start, end, is_row=is_row, label=own_label)
        if words.rstrip("*_ ").endswith(":"):
            lead = split_sentences(words)[-1]


@lru_cache(maxsize=4096)
def split_sentences(line: str) -> tuple[str, ...]:
    """The sentences of one line."""
    parts, start = [], 0
    for stop in _END.finditer(line):
        if not _ABBREVIATION.search(line, max(start, stop.start() - _LONGEST_ABBREVIATION), stop.start() + 1):
            parts.append(line[start : stop.end()].strip())
            start = stop.end()
    rest = line[start:].strip()
    return (*parts, rest) if rest else tuple(parts)


@lru_cache(maxsize=4096)
def clauses(sentence: str) -> tuple[str, ...]:
    """The clauses of a sentence, roughly: its parts between commas, colons and conjunctions."""
    return tuple(part.strip() for part in _CLAUSE.split(sentence) if part.strip(" .,;:"))
