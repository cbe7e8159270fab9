"""Finds evidence that does not bear what is built on it.

Rests on the form's section 3, "What does it show?"; on Bridges (a duty to acquire what is not available); and on
R (Rahman) v Birmingham City Council [2011] EWHC 944, where the assessment did not focus on the disadvantage caused.
"""

import re
from collections.abc import Iterator
from functools import cache

from eia_tui.checks.concerns import real_concern
from eia_tui.checks.facts import group_answers, named, prose, with_role
from eia_tui.checks.finding import Finding
from eia_tui.checks.phrases import known_by, phrases
from eia_tui.draft.draft import Draft

_FIGURE = re.compile(
    r"(?i)(?<![\w.£])£?\d[\d,.]*(?:%| per ?cent)"
    r"|\b(?:\d+|one|two|three) (?:in|out of) (?:\d+|every|three|four|five|six|ten)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_COUNT = r"(?<![\w.,/£%:-])(?:[1-9]|two|three|four|five|six|seven|eight|nine)(?:/\d+(?! of\b))?(?![\w.,/%:-])"
_ONE = r"\bone (?:person|respondent|family|resident|applicant|employee|household|tenant|pupil|patient)\b"
_LARGE = r"(?:hundred|thousand|million|billion|or|to|and|per|in|years?|months?|weeks?|days?|hours?|times?)"
_OUT_OF = re.compile(
    r"(?i)(?:\d|one|two|three|four)\s+(?:in|out of|of)\s+(?:every\s+)?$"
    r"|\b(?:family|families|households?|groups?|teams?|crews?|pairs?) of\s+$|\b[a-z]+s?\s+\d+\s+(?:and|or|to|&)\s+$"
)
"""What makes a number a share, a size, or the second of two labels, as "years 5 and 6"."""
_COUNTING = re.compile(r"(?i)\b(?:number|no\.|count|total|how many)(?!\w)")
_FEW = re.compile(r"[1-9]")
_IN_BRACKETS = re.compile(r"[^|(]*\([1-9]\)")
_THERE = re.compile(r"!\[|\]\(https?://")
_TABLE = re.compile(r"^\s*\|.*\|", re.MULTILINE)
_TO_SOMETHING = re.compile(r"(?i)\s+to\s+(?!(?:this|the)\s+(?:form|assessment|document|e-?mail|report))")
_PARAGRAPH = re.compile(r"\n\s*\n")


def no_evidence(draft: Draft) -> Iterator[Finding]:
    """A group with an effect or a concern that the evidence never mentions."""
    evidence = "\n".join(said.text for said in with_role(draft, "evidence", "engagement"))
    if not evidence.strip():
        return
    for each in group_answers(draft):
        touched = each.effect == "affected" or real_concern(each.text("concerns"))
        if touched and not known_by(each.group).search(evidence):
            said = "it is said to be affected, and the evidence never speaks of it"
            message = f"{each.group.name}: {said}. Say there what is known, or how you will find out."
            yield Finding("no-evidence", "advice", each.address("concerns", "benefits"), message)


def no_source(draft: Draft) -> Iterator[Finding]:
    """A figure with no source and no date near it: in its paragraph, or in the one before or after."""
    for said in with_role(draft, "evidence", "engagement"):
        pieces = _PARAGRAPH.split(said.text)
        near = [" ".join(pieces[max(at - 1, 0) : at + 2]) for at in range(len(pieces))]
        bare = [
            found.group()
            for piece, around in zip(pieces, near, strict=True)
            if (found := _FIGURE.search(piece)) and not phrases("source").search(around) and not _YEAR.search(around)
        ]
        if bare:
            place = named(draft, said.address)
            more = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
            message = f"“{place}”: {bare[0]}{more} without a source or date near. Say where it is from, and when."
            yield Finding("no-source", "advice", said.address, message)


def small_number(draft: Draft) -> Iterator[Finding]:
    """A count of fewer than ten people: in what is published, they may be known by it."""
    for said in prose(draft):
        if found := next(_small_counts(said.text), ""):
            place = named(draft, said.address)
            message = (
                f"“{place}”: “{found}” counts fewer than ten people, who may be known by it once this is "
                "published. Write “fewer than ten”, or put groups together."
            )
            yield Finding("small-number", "advice", said.address, message)


@cache
def _of_people() -> re.Pattern[str]:
    """A small count with those whom it counts, or "cohort" with a small count."""
    people = phrases("counted").pattern
    return re.compile(
        rf"(?i){_COUNT}(?:\s+of)?(?:\s+(?!{_LARGE}\b)[a-z-]+)?\s+{people}(?!['’])"
        rf"|\bcohort\b[^.|\d]{{0,12}}{_COUNT}|{_ONE}"
    )


def _small_counts(text: str) -> Iterator[str]:
    counting: list[bool] = []
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.count("|") > 1 else []
        for found in _of_people().finditer(line):
            before = line[: found.start()]
            if not phrases("no_count").fullmatch((before.split() or [""])[-1]) and not _OUT_OF.search(before):
                yield " ".join(found.group().split())
        if found_there := _IN_BRACKETS.search(line) if cells else None:
            yield found_there.group().strip()
        if not cells:
            counting = []
        elif not counting:
            counting = [bool(_COUNTING.search(cell) or phrases("counted").search(cell)) for cell in cells]
        else:
            few = [cell for cell, counts in zip(cells, counting, strict=False) if counts and _FEW.fullmatch(cell)]
            yield from (f"{cells[0]}: {cell}" for cell in few)


def _said_to_be_there(text: str) -> str:
    """The words that say so; people who are attached to something are left alone."""
    for found in phrases("attached").finditer(text):
        if not _TO_SOMETHING.match(text, found.end()):
            return " ".join(found.group().split())
    return ""


def missing_attachment(draft: Draft) -> Iterator[Finding]:
    """What is said to be attached or below, and is not there: no link or picture, and for a table no table."""
    for said in prose(draft):
        found = _said_to_be_there(said.text)
        if found and not _THERE.search(said.text) and not ("table" in found.casefold() and _TABLE.search(said.text)):
            place = named(draft, said.address)
            message = f"“{place}” says “{found}”, and nothing is there. Put it in, link to it, or tell it here."
            yield Finding("missing-attachment", "warn", said.address, message)
