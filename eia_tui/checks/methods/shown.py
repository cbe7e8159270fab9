"""Finds where a text refers to something attached or shown: a file, a picture, a table, an appendix."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeAlias

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import collapse_spaces, phrases
from eia_tui.checks.methods.shown_words import SHOWN, SHOWN_IN_OTHER_WORDS, Where

Kind: TypeAlias = Literal["picture", "table", "file"]


class Reference(NamedTuple):
    """Words that refer to something shown or attached."""

    words: str
    kind: Kind
    where: Where

    @property
    def is_plain(self) -> bool:
        """Whether its words can hardly mean anything else: "attached", "Appendix B", "the chart below"."""
        return _PLAIN.search(self.words) is not None

    @property
    def is_label(self) -> bool:
        """Whether they are a name that may be below a picture or above a table as well: "Figure 2"."""
        return _LABELLED.fullmatch(self.words) is not None


_LABELLED = LazyPattern(r"(?i)(?:figure|fig\.?|chart|graph|table|map|diagram|picture|image|photo)\s?\d{1,2}")
_PLAIN = LazyPattern(
    r"(?i)attach|enclos|append|annex|appendi|embedded|\bapp\b|below|overleaf|above|opposite|underneath|over the page|"
    r"(?:figure|fig|chart|graph|table|schedule|exhibit)\.?\s*\w{1,2}\b"
)

_NEEDED = {
    "below": (
        "below",
        "overleaf",
        "underneath",
        "page",
        "following",
        "attach",
        "enclos",
        "embed",
        "includ",
        "append",
        "accompan",
        "the right",
        "the left",
        "see over",
        "next ",
        "previous ",
        "last ",
        "follow",
        "over the",
        "pasted",
        " here",
    ),
    "above": ("above", "opposite"),
    "anywhere": (),
}
"""Words of which one is in every reference to something below or above: most sentences have none."""


@cache
def _patterns() -> tuple[tuple[LazyPattern, Where], ...]:
    things = "|".join(phrases(name).pattern for name in ("shown_picture", "shown_table", "shown_file"))
    every = (*((pattern, where, ()) for pattern, where in SHOWN), *SHOWN_IN_OTHER_WORDS)
    return tuple(
        (LazyPattern(pattern.replace("THING", f"(?P<thing>{things})"), re.IGNORECASE, needs), where)
        for pattern, where, needs in every
    )


_NO_LONGER = LazyPattern(r"(?i)\b(?:no longer|not|rather than|instead of)\s+(?:\w+\s+)?$")
"""What is before a place where something is not: "no longer in an appendix"."""
_ITSELF = LazyPattern(
    r"(?i)\bthis (?:form|assessment|eia|document) (?:is |will be )?(?:attached|enclosed|appended)\W*$"
)
"""What is attached to another paper is this form itself."""
_DOCUMENT = LazyPattern(r"(?i)spreadsheet|workbook|document|report|file|pdf|slides|presentation|paper|letter")
_ATTACHED = LazyPattern(r"(?i)attach|enclos|append|annex|appendi|embedded|\bapp\b")


@lru_cache(maxsize=4096)
def shown_thing(sentence: str) -> Reference | None:
    """What a sentence says is attached or shown elsewhere in the answer; None if it does not."""
    lower = sentence.lower()
    shown = {where for where, needed in _NEEDED.items() if not needed or any(word in lower for word in needed)}
    for pattern, where in _patterns():
        for found in _matches(pattern, sentence) if where in shown else ():
            if _NO_LONGER.search(sentence[: found.start()]) or _ITSELF.search(sentence[: found.end()]):
                continue
            thing = found.groupdict().get("thing") or found.group()
            words = collapse_spaces(found.group()).strip(" .(")
            if (
                where != "anywhere"
                and _kind(thing) == "file"
                and not _ATTACHED.search(words)
                and not _DOCUMENT.search(thing)
            ):
                continue  # "the results below" are in the words that follow
            kind = "file" if where == "anywhere" and _ATTACHED.search(words) else _kind(thing)
            return Reference(words, kind, where)
    return None


def _matches(pattern: LazyPattern, sentence: str) -> Iterator[re.Match[str]]:
    """Every match, also one inside another: "the results are in the graph overleaf" has "the graph overleaf" in it."""
    at = 0
    while found := pattern.search(sentence, at):
        yield found
        at = found.start() + 1


def _kind(thing: str) -> Kind:
    if phrases("shown_table").search(thing):
        return "table"
    return "picture" if phrases("shown_picture").search(thing) else "file"
