"""Checks that an assessment considers the three aims of the duty, staff and the Armed Forces Covenant."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import group_answers, prose_answers, short_name
from eia_tui.checks.finding import Category
from eia_tui.checks.phrases import collapse_spaces, first_match, is_about, phrases
from eia_tui.checks.registry import Problem, check
from eia_tui.checks.substance import begins_with_nothing
from eia_tui.draft.draft import Draft

_AIMS = {
    "eliminate": "eliminate discrimination",
    "advance": "advance equality of opportunity",
    "relations": "foster good relations",
}
_NEGATED = re.compile(r"(?i)\b(?:no|not|without|none of the|nor)\s+(?:\w+\s+)?$")
_LONG_FORM = 60
"""Words from which a form should mention an aim."""
_LONG_ANSWERS = 60
"""Words about marriage and civil partnership above which there may be more than the duty asks."""


@check("duty", severity="advice", category=Category.POLICY, source="Equality Act 2010, section 149.")
def duty(draft: Draft) -> Iterator[Problem]:
    """None of the three aims is mentioned in a form that has 60 words or more."""
    groups = group_answers(draft)
    texts = [answer.text for answer in prose_answers(draft)]
    if not groups or sum(len(text.split()) for text in texts) < _LONG_FORM:
        return
    if not any(phrases(aim).search(text) for aim in _AIMS for text in texts):
        aims = ", ".join(_AIMS.values())
        yield groups[0].step.address, f"No answer mentions any aim of the duty ({aims}). Say how you considered each."


@check("staff", severity="advice", category=Category.POLICY, source="Equality Act 2010, section 149.")
def staff(draft: Draft) -> Iterator[Problem]:
    """Posts or working time change, and no group's answers mention staff."""
    groups = group_answers(draft)
    change = next(
        ((answer, found) for answer in prose_answers(draft) if (found := _change_of_posts(answer.text))), None
    )
    if change is None or not groups:
        return
    about_groups = "\n".join(answers.text("benefits", "concerns", "mitigation", "reason", "plan") for answers in groups)
    if not phrases("staff").search(about_groups):
        answer, found = change
        message = f"“{found}” in “{short_name(draft, answer.address)}”: staff may be affected"
        yield answer.address, f"{message}, but no group's answers mention them. Say how."


def _change_of_posts(text: str) -> str:
    """The words that say that posts or working time change; "" if there are none, or if they are negated."""
    for found in phrases("posts_change").finditer(text):
        if not _NEGATED.search(text[: found.start()]):
            return collapse_spaces(found.group())
    return ""


@check(
    "covenant",
    severity="advice",
    category=Category.POLICY,
    source="Armed Forces Act 2006, section 343AA: healthcare, education and housing functions.",
)
def covenant(draft: Draft) -> Iterator[Problem]:
    """A proposal about housing, education or healthcare, and no effect on the armed forces."""
    topic = next((found for each in prose_answers(draft) if (found := first_match(phrases("covenant"), each.text))), "")
    for answers in group_answers(draft):
        if not is_about("covenant", answers.group) or not topic:
            continue
        if answers.effect == "not-affected" or begins_with_nothing(answers.text("benefits", "concerns")):
            message = (
                f"the answers mention “{topic}”. In housing, education and healthcare functions councils must have due "
                "regard to the Armed Forces Covenant. Check whether that applies here"
            )
            yield answers.address("reason", "concerns"), f"{answers.group.name}: {message}."


@check(
    "marriage",
    severity="advice",
    category=Category.POLICY,
    source="Equality Act 2010, section 149(7) with section 149(1)(a).",
)
def marriage(draft: Draft) -> Iterator[Problem]:
    """More about marriage and civil partnership than the duty asks: only the first aim applies to it."""
    for answers in group_answers(draft):
        text = answers.text("benefits", "concerns", "mitigation", "reason")
        if is_about("marriage", answers.group) and len(text.split()) > _LONG_ANSWERS:
            message = (
                "only the first aim, to eliminate discrimination, applies here. Unless staff are affected, a line with "
                "the reason is enough"
            )
            yield answers.address("benefits", "reason"), f"{answers.group.name}: {message}."
