"""Finds counts of fewer than ten people, who could be identified in a published assessment."""

import re
from collections.abc import Iterator
from functools import cache

from eia_tui.checks.facts import prose_answers, short_name
from eia_tui.checks.finding import Category
from eia_tui.checks.phrases import collapse_spaces, phrases
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft

_COUNT = r"(?<![\w.,/£%:-])(?:[1-9]|two|three|four|five|six|seven|eight|nine)(?:/\d+(?! of\b))?(?![\w.,/%:-])"
_ONE = r"\bone (?:person|respondent|family|resident|applicant|employee|household|tenant|pupil|patient)\b"
_NOT_COUNTED = r"(?:hundred|thousand|million|billion|or|to|and|per|in|years?|months?|weeks?|days?|hours?|times?)"
_OUT_OF = re.compile(
    r"(?i)(?:\d|one|two|three|four)\s+(?:in|out of|of)\s+(?:every\s+)?$"
    r"|\b(?:family|families|households?|groups?|teams?|crews?|pairs?) of\s+$|\b[a-z]+s?\s+\d+\s+(?:and|or|to|&)\s+$"
)
"""Words before a number that is a share, a size, or the second of two labels ("years 5 and 6")."""
_COUNT_HEADING = re.compile(r"(?i)\b(?:number|no\.|count|total|how many)(?!\w)")
_SMALL_CELL = re.compile(r"[1-9]")
_SMALL_IN_BRACKETS = re.compile(r"(?<![^|(])[^|(]*\([1-9]\)")  # from no other place: a row may be very long


@check(
    "small-number",
    severity="advice",
    category=Category.FORM,
    source="House view: assessments are published, and a small number of people could be identified.",
)
def small_number(draft: Draft) -> Iterator[Problem]:
    """A count of fewer than ten people."""
    for answer in prose_answers(draft):
        if found := next(_small_counts(answer.text), ""):
            message = (
                f"“{found}” is a count of fewer than ten people, who could be identified once this is published. "
                "Write “fewer than ten”, or combine groups"
            )
            yield answer.address, f"“{short_name(draft, answer.address)}”: {message}."


@cache
def _count_of_people() -> re.Pattern[str]:
    """A small count followed by the people that it counts, or "cohort" followed by a small count."""
    people = phrases("counted").pattern
    return re.compile(
        r"(?i)(?<!\w)(?=[1-9tfsneoc])"  # rules out most positions of a text at once
        rf"(?:{_COUNT}(?:\s+of)?(?:\s+(?!{_NOT_COUNTED}\b)[a-z-]+)?\s+{people}(?!['’])"
        rf"|\bcohort\b[^.|\d]{{0,12}}{_COUNT}|{_ONE})"
    )


def _small_counts(text: str) -> Iterator[str]:
    """The small counts in a text, as quoted in a message: in sentences, and in columns of a table that count people."""
    counting: list[bool] = []
    """Whether each column of the current table counts people, by its heading; empty outside a table."""
    for line in text.split("\n"):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")] if line.count("|") > 1 else []
        for found in _count_of_people().finditer(line):
            before = line[: found.start()]
            if not phrases("no_count").fullmatch((before.split() or [""])[-1]) and not _OUT_OF.search(before):
                yield collapse_spaces(found.group())
        if in_brackets := _SMALL_IN_BRACKETS.search(line) if cells else None:
            yield in_brackets.group().strip()
        if not cells:
            counting = []
        elif not counting:
            counting = [bool(_COUNT_HEADING.search(cell) or phrases("counted").search(cell)) for cell in cells]
        else:
            small = [
                cell for cell, counts in zip(cells, counting, strict=False) if counts and _SMALL_CELL.fullmatch(cell)
            ]
            yield from (f"{cells[0]}: {cell}" for cell in small)
