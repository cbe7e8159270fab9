"""Finds groups that are said not to be affected without a reason of their own.

Rests on the form's words, "If a group will not be affected by the proposal please state so", and on what reviewers say
of it: the EHRC names the analysis of impact as a weakness of assessments, and a policy that looks neutral is where the
courts look (R (Bridges) v South Wales Police [2020] EWCA Civ 1058, paragraphs 175 to 182).
"""

import re
from collections.abc import Iterator

from eia_tui.checks.finding import Finding
from eia_tui.checks.phrases import first, phrases
from eia_tui.checks.said import OfGroup, of_groups
from eia_tui.draft import Draft
from eia_tui.form.kinds import Role

_FEWEST = 6
"""Words of a reason worth the name."""
_SAME = 3
"""Groups that may not share one reason."""
_STOP = re.compile(r"\s*(?:$|[.,;:!()–—-])")
"""What ends a word that says that there is nothing: "none of the stops has a seat" says something."""
_SAYING: tuple[Role, ...] = ("benefits", "concerns")


def no_reason(draft: Draft) -> Iterator[Finding]:
    """Groups of which it is said that nothing affects them, and not why."""
    for each in of_groups(draft):
        reason = each.text("reason")
        if each.effect == "not-affected":
            if len(_beyond_nothing(reason)) < _FEWEST:
                said = "it is said not to be affected, and not why. Say in a sentence or two how you know"
                yield Finding("no-reason", "warn", each.address("reason"), f"{each.group.name}: {said}.")
            continue
        texts = {role: each.text(role) for role in _SAYING if each.text(role)}
        if texts and all(_says_nothing(text) for text in texts.values()) and not each.text("mitigation", "plan"):
            first = next(iter(texts))
            said = f"“{_short(texts[first])}” gives no reason. Say in a sentence or two how you know"
            yield Finding("no-reason", "warn", each.address(first), f"{each.group.name}: {said}.")


def same_reason(draft: Draft) -> Iterator[Finding]:
    """The same words in three or more groups: they cannot have been thought of one by one."""
    alike: dict[str, list[tuple[OfGroup, Role]]] = {}
    for each in of_groups(draft):
        for role in ("reason", *_SAYING, "mitigation"):
            key = " ".join(re.findall(r"\w+", each.text(role).casefold()))
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


def put_off(text: str) -> bool:
    """Whether an answer only says that nothing is known yet; other checks speak of it."""
    found = first(phrases("unmeasured"), text) or first(phrases("awaiting"), text)
    return bool(found) and len(text.split()) < 2 * _FEWEST


def says_nothing(text: str) -> bool:
    """Whether an answer says only that there is nothing to say, whatever it gives as its reason."""
    begun = text.lstrip(" \t\n-–—*•.\"'“")
    alone = phrases("nothing_alone").match(begun)
    return bool(phrases("nothing").match(begun)) or bool(alone and _STOP.match(begun, alone.end()))


def _says_nothing(text: str) -> bool:
    """Whether an answer says that there is nothing, without a reason worth the name."""
    return says_nothing(text) and len(_beyond_nothing(text)) < _FEWEST


def _beyond_nothing(text: str) -> list[str]:
    """The words of a reason beside those that only say that there is nothing."""
    return re.findall(r"\w+", phrases("nothing_alone").sub(" ", phrases("nothing").sub(" ", text)))


def _short(text: str, longest: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest].rsplit(' ', 1)[0]}…"
