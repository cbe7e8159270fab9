"""Finds what an assessment should have thought of: the three aims, staff, the covenant; and where it need not say more.

Rests on s149 of the Equality Act 2010; on the Armed Forces Act 2006 ss343AA to 343AF (healthcare, education and housing
functions); and on s149(7) with s149(1)(a), by which only the first aim reaches marriage and civil partnership.
"""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import group_answers, named, prose
from eia_tui.checks.finding import Finding
from eia_tui.checks.phrases import first, is_about, phrases
from eia_tui.checks.substance import begins_with_nothing
from eia_tui.draft.draft import Draft

_AIMS = {
    "eliminate": "eliminate discrimination",
    "advance": "advance equality of opportunity",
    "relations": "foster good relations",
}
_NONE_OF = re.compile(r"(?i)\b(?:no|not|without|none of the|nor)\s+(?:\w+\s+)?$")
_LONG = 60
"""Words on marriage and civil partnership from which on it is more than the duty asks."""


def duty(draft: Draft) -> Iterator[Finding]:
    """None of the three aims reflected anywhere, in a form that has something to say."""
    texts = [said.text for said in prose(draft)]
    if sum(len(text.split()) for text in texts) < _LONG or not group_answers(draft):
        return
    if not any(phrases(aim).search(text) for aim in _AIMS for text in texts):
        aims = ", ".join(_AIMS.values())
        place = group_answers(draft)[0].step.address
        message = f"None of the three aims of the duty ({aims}) is spoken of. Say how each was thought of."
        yield Finding("duty", "advice", place, message)


def staff(draft: Draft) -> Iterator[Finding]:
    """Posts or officers' time change, and no group's answers speak of staff."""
    change = next(((said, found) for said in prose(draft) if (found := _posts_change(said.text))), None)
    groups = group_answers(draft)
    said = "\n".join(each.text("benefits", "concerns", "mitigation", "reason", "plan") for each in groups)
    if change and groups and not phrases("staff").search(said):
        where, found = change
        place = named(draft, where.address)
        message = f"“{found}” in “{place}”: staff may be affected, and no group's answers speak of them. Say how."
        yield Finding("staff", "advice", where.address, message)


def _posts_change(text: str) -> str:
    """The words that say that posts or officers' time change; "" where there are none, or that none do."""
    for found in phrases("posts_change").finditer(text):
        if not _NONE_OF.search(text[: found.start()]):
            return " ".join(found.group().split())
    return ""


def covenant(draft: Draft) -> Iterator[Finding]:
    """A proposal that touches housing, education or healthcare, and nothing said of the armed forces."""
    touched = next((found for said in prose(draft) if (found := first(phrases("covenant"), said.text))), "")
    for each in group_answers(draft):
        if not is_about("covenant", each.group) or not touched:
            continue
        if each.effect == "not-affected" or begins_with_nothing(each.text("benefits", "concerns")):
            message = (
                f"{each.group.name}: the answers speak of “{touched}”. In housing, education and healthcare "
                "functions councils must have due regard to the Armed Forces Covenant. Check whether it bites here."
            )
            yield Finding("covenant", "advice", each.address("reason", "concerns"), message)


def marriage(draft: Draft) -> Iterator[Finding]:
    """More on marriage and civil partnership than the duty asks: only the first aim reaches it."""
    for each in group_answers(draft):
        text = each.text("benefits", "concerns", "mitigation", "reason")
        if is_about("marriage", each.group) and len(text.split()) > _LONG:
            message = (
                f"{each.group.name}: only the first aim, to eliminate discrimination, applies here. Unless staff are "
                "affected, a line with the reason is enough."
            )
            yield Finding("marriage", "advice", each.address("benefits", "reason"), message)
