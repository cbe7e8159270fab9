"""Finds concerns that are left open: without mitigation, not measured, or put off."""

from collections.abc import Iterator

from eia_tui.checks.facts import actions, group_answers, prose_answers, short_name
from eia_tui.checks.finding import Category
from eia_tui.checks.phrases import collapse_spaces, first_match, phrases
from eia_tui.checks.registry import Problem, check
from eia_tui.checks.substance import is_real_concern, is_real_mitigation
from eia_tui.draft.draft import Draft

_WORDS_BEFORE_AWAITING = 3
"""The words before "awaiting" that are searched for people who wait."""
_WORDS_BEFORE_TO_FOLLOW = 2
"""The most words before "to follow", which name what is put off."""
_BRIDGES = (
    "R (Bridges) v South Wales Police [2020] EWCA Civ 1058, paragraph 181: if material is not available, "
    "there is a duty to acquire it"
)


@check(
    "no-mitigation",
    severity="warn",
    category=Category.MITIGATION,
    source="The form, section 4: “demonstrate how risks would be mitigated for each affected group”. "
    "The EHRC's research, which names mitigation as a weakness of assessments.",
)
def no_mitigation(draft: Draft) -> Iterator[Problem]:
    """A real concern without a real mitigation."""
    for answers in group_answers(draft):
        if (
            "mitigation" in answers.answers
            and is_real_concern(answers.text("concerns"))
            and not is_real_mitigation(answers.text("mitigation"))
        ):
            message = "there is a concern, but no mitigation. Say what you will do, or why nothing can be done"
            yield answers.address("mitigation"), f"{answers.group.name}: {message}."


@check(
    "not-measured",
    severity="warn",
    category=Category.EVIDENCE,
    source=f"{_BRIDGES}. The EHRC's research, which names evidence as a weakness of assessments.",
)
def not_measured(draft: Draft) -> Iterator[Problem]:
    """Something that is not known about a group, without a plan to find out."""
    planned = {group for action in actions(draft) for group in action.groups}
    for answers in group_answers(draft):
        if answers.effect == "not-known":
            if not is_real_mitigation(answers.text("plan")):
                message = "the effect is not known yet, and there is no plan to find out"
                yield (
                    answers.address("plan"),
                    f"{answers.group.name}: {message}. Say who will find out, how, and by when.",
                )
            continue
        if answers.group.id in planned:
            continue
        for role in ("benefits", "concerns", "reason"):
            found = first_match(phrases("unmeasured"), answers.text(role))
            if found and not phrases("plan").search(answers.text("benefits", "concerns", "reason", "mitigation")):
                message = f"“{found}”. Say who will find out, how, and by when"
                yield answers.address(role), f"{answers.group.name}: {message}."
                break


@check(
    "awaiting",
    severity="warn",
    category=Category.EVIDENCE,
    source=f"{_BRIDGES}. A form that is sent out rests on what is known.",
)
def awaiting(draft: Draft) -> Iterator[Problem]:
    """Answers that put something off."""
    for answer in prose_answers(draft):
        if found := _put_off(answer.text):
            name = short_name(draft, answer.address)
            yield (
                answer.address,
                f"“{found}” in “{name}”: write what is known now, or say who will add the rest and when.",
            )


def _put_off(text: str) -> str:
    """The words that put something off; "" if there are none, or if people wait for something."""
    for found in phrases("awaiting").finditer(text):
        before = " ".join(text[: found.start()].split()[-_WORDS_BEFORE_AWAITING:])
        if not phrases("counted").search(before):
            return collapse_spaces(found.group())
    return next((line.strip() for line in text.split("\n") if _only_puts_off(line)), "")


def _only_puts_off(line: str) -> bool:
    """Whether a line says only that something is put off, with a word or two before that name it."""
    found = phrases("awaiting_alone").search(line)
    return (
        found is not None
        and len(line[: found.start()].split()) <= _WORDS_BEFORE_TO_FOLLOW
        and not line[found.end() :].strip(" .")
    )
