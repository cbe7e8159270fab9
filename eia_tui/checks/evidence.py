"""Checks that the evidence is there, has a source, and is about the groups that are affected."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import answers_with_role, group_answers, prose_answers, short_name
from eia_tui.checks.finding import Category
from eia_tui.checks.phrases import collapse_spaces, mentions, phrases
from eia_tui.checks.registry import Problem, check
from eia_tui.checks.substance import is_real_concern
from eia_tui.draft.draft import Draft

_SECTION_3 = "The form, section 3: “What does it show?”"
_FIGURE = re.compile(
    r"(?i)(?<![\w.£])£?\d[\d,.]*(?:%| per ?cent)"
    r"|\b(?:\d+|one|two|three) (?:in|out of) (?:\d+|every|three|four|five|six|ten)\b"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LINK_OR_PICTURE = re.compile(r"!\[|\]\(https?://")
_TABLE = re.compile(r"^\s*\|.*\|", re.MULTILINE)
_TO_SOMETHING = re.compile(r"(?i)\s+to\s+(?!(?:this|the)\s+(?:form|assessment|document|e-?mail|report))")
_PARAGRAPH = re.compile(r"\n\s*\n")


@check("missing-attachment", severity="warn", category=Category.EVIDENCE, source=_SECTION_3)
def missing_attachment(draft: Draft) -> Iterator[Problem]:
    """An answer that refers to something attached or below, without a link, a picture or, for a table, a table."""
    for answer in prose_answers(draft):
        found = _reference(answer.text)
        if not found or _LINK_OR_PICTURE.search(answer.text):
            continue
        if "table" not in found.casefold() or not _TABLE.search(answer.text):
            message = f"“{short_name(draft, answer.address)}” says “{found}”, but nothing is there"
            yield answer.address, f"{message}. Insert it, link to it, or say here what it shows."


def _reference(text: str) -> str:
    """The words that refer to something attached; "" if there are none, or if people are attached to something."""
    for found in phrases("attached").finditer(text):
        if not _TO_SOMETHING.match(text, found.end()):
            return collapse_spaces(found.group())
    return ""


@check(
    "no-evidence",
    severity="advice",
    category=Category.EVIDENCE,
    source="R (Bridges) v South Wales Police [2020] EWCA Civ 1058: a duty to acquire what is not available; and "
    "R (Rahman) v Birmingham City Council [2011] EWHC 944 (Admin): the assessment did not focus on the "
    "disadvantage caused.",
)
def no_evidence(draft: Draft) -> Iterator[Problem]:
    """A group with an effect or a real concern that the evidence does not mention."""
    evidence = "\n".join(answer.text for answer in answers_with_role(draft, "evidence", "engagement"))
    if not evidence.strip():
        return
    for answers in group_answers(draft):
        affected = answers.effect == "affected" or is_real_concern(answers.text("concerns"))
        if affected and not mentions(answers.group).search(evidence):
            message = "you say that this group may be affected, but the evidence does not mention it"
            yield (
                answers.address("concerns", "benefits"),
                f"{answers.group.name}: {message}. Say there what is known, or how you will find out.",
            )


@check("no-source", severity="advice", category=Category.EVIDENCE, source=_SECTION_3)
def no_source(draft: Draft) -> Iterator[Problem]:
    """A figure without a source or a year in its paragraph, the one before or the one after."""
    for answer in answers_with_role(draft, "evidence", "engagement"):
        paragraphs = _PARAGRAPH.split(answer.text)
        figures = [
            figure.group()
            for number, paragraph in enumerate(paragraphs)
            if (figure := _FIGURE.search(paragraph))
            and not _has_source(" ".join(paragraphs[max(number - 1, 0) : number + 2]))
        ]
        if figures:
            more = f" and {len(figures) - 1} more" if len(figures) > 1 else ""
            message = f"“{short_name(draft, answer.address)}”: no source or date near {figures[0]}{more}"
            yield answer.address, f"{message}. Say where the figures come from, and when."


def _has_source(text: str) -> bool:
    return bool(phrases("source").search(text) or _YEAR.search(text))
