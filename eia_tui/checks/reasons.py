"""Finds groups that are said not to be affected without a reason of their own.

Rests on the form's words, "If a group will not be affected by the proposal please state so", and on what reviewers say
of it: the EHRC names the analysis of impact as a weakness of assessments, and a policy that looks neutral is where the
courts look (R (Bridges) v South Wales Police [2020] EWCA Civ 1058, paragraphs 175 to 182).
"""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import GroupAnswers, group_answers
from eia_tui.checks.finding import Finding
from eia_tui.checks.phrases import known_by
from eia_tui.checks.substance import empty, gives_reason, put_off
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role

_SAME = 3
"""Groups that may not share one reason."""
_SAYING: tuple[Role, ...] = ("benefits", "concerns")


def no_reason(draft: Draft) -> Iterator[Finding]:
    """Groups of which it is said that nothing affects them, and not why."""
    for each in group_answers(draft):
        reason = each.text("reason")
        if each.effect == "not-affected":
            if not gives_reason(reason):
                said = "it is said not to be affected, and not why. Say in a sentence or two how you know"
                yield Finding("no-reason", "warn", each.address("reason"), f"{each.group.name}: {said}.")
            continue
        texts = {role: each.text(role) for role in _SAYING if each.text(role)}
        more = [each.text(role) for role in ("mitigation", "plan")]
        if texts and all(map(empty, texts.values())) and all(map(empty, filter(None, more))):
            first = next(iter(texts))
            said = f"“{_short(texts[first])}” gives no reason. Say in a sentence or two how you know"
            yield Finding("no-reason", "warn", each.address(first), f"{each.group.name}: {said}.")


def same_reason(draft: Draft) -> Iterator[Finding]:
    """The same words in three or more groups: they cannot have been thought of one by one."""
    alike: dict[str, list[tuple[GroupAnswers, Role]]] = {}
    for each in group_answers(draft):
        for role in ("reason", *_SAYING, "mitigation"):
            # "Not affected because of their race", "… of their sex": the group's own name makes no other reason.
            key = " ".join(re.findall(r"\w+", known_by(each.group).sub(" ", each.text(role)).casefold()))
            if len(key.split()) >= _SAME and not put_off(each.text(role)):
                alike.setdefault(key, []).append((each, role))
    for found in alike.values():
        groups = list(dict.fromkeys(each.group.name for each, _ in found))
        if len(groups) >= _SAME:
            each, role = found[0]
            said = f"“{_short(each.text(role))}” stands word for word in {len(groups)} groups: {', '.join(groups)}"
            yield Finding(
                "same-reason", "warn", each.address(role), f"{said}. Say for each what is true of these people."
            )


def _short(text: str, longest: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]}…"
