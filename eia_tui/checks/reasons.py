"""Checks that each group that, according to the form, is not affected has a reason of its own."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import GroupAnswers, group_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.phrases import mentions
from eia_tui.checks.registry import Problem, check
from eia_tui.checks.substance import gives_reason, is_boilerplate, is_put_off
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role

_SOURCE = (
    "The form, section 4: “If a group will not be affected by the proposal please state so.” The EHRC's research, "
    "which names the analysis of impact as a weakness of assessments; and R (Bridges) v South Wales Police [2020] EWCA "
    "Civ 1058, paragraphs 175 to 182: the courts look closely at a policy that looks neutral."
)
_GROUPS_WITH_SAME_ANSWER = 3
"""The number of groups from which the same answer is reported."""
_FEWEST_WORDS = 3
"""A shorter answer is not compared."""
_EFFECTS: tuple[Role, ...] = ("benefits", "concerns")
_QUOTED = 60
"""Characters of an answer that a message quotes."""


@check("no-reason", severity="warn", category=Category.NEGATIVES, source=_SOURCE)
def no_reason(draft: Draft) -> Iterator[Problem]:
    """Groups that are not affected according to the form, without a reason."""
    for answers in group_answers(draft):
        if answers.effect == "not-affected":
            if not gives_reason(answers.text("reason")):
                message = "you say that this group will not be affected, but not why"
                yield (
                    answers.address("reason"),
                    f"{answers.group.name}: {message}. Say in a sentence or two how you know.",
                )
            continue
        effects = [role for role in _EFFECTS if answers.text(role)]
        others = [text for role in ("mitigation", "plan") if (text := answers.text(role))]
        if effects and all(map(is_boilerplate, [*map(answers.text, effects), *others])):
            message = f"“{_quoted(answers.text(effects[0]))}” gives no reason. Say in a sentence or two how you know"
            yield answers.address(effects[0]), f"{answers.group.name}: {message}."


@check("same-reason", severity="warn", category=Category.NEGATIVES, source=_SOURCE)
def same_reason(draft: Draft) -> Iterator[Problem]:
    """The same answer for three or more groups: it was not written for each of them."""
    same: dict[str, list[tuple[GroupAnswers, Role]]] = {}
    for answers in group_answers(draft):
        for role in ("reason", *_EFFECTS, "mitigation"):
            # "Not affected because of their race", "… of their sex": only the name of the group differs.
            text = mentions(answers.group).sub(" ", answers.text(role))
            key = " ".join(re.findall(r"\w+", text.casefold()))
            if len(key.split()) >= _FEWEST_WORDS and not is_put_off(answers.text(role)):
                same.setdefault(key, []).append((answers, role))
    for occurrences in same.values():
        names = list(dict.fromkeys(answers.group.name for answers, _ in occurrences))
        if len(names) >= _GROUPS_WITH_SAME_ANSWER:
            answers, role = occurrences[0]
            message = f"“{_quoted(answers.text(role))}” is word for word the same for {len(names)} groups"
            yield answers.address(role), f"{message}: {', '.join(names)}. Write what is true of each group."


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED].rsplit(' ', 1)[0]}…"
