"""Marks several groups as not affected in one go, each with a reason of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.flows.reason import ask_reason
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked, Group, Step
from eia_tui.form.kinds import Choice
from eia_tui.form.values import is_answered
from eia_tui.session.session import Session

_NAMED = 3
"""Groups that the last message names; more of them are counted."""
_EACH_ITS_OWN = (
    "Each group needs a reason of its own: what you know about this group, and how you know it. One reason for "
    "several groups is what reviewers send back."
)


_CHOSEN = "groups to mark as not affected"
"""What the groups that were chosen, and are not marked yet, are called among the unfinished texts."""


class Unaffected(NamedTuple):
    """How a group is marked as not affected: the choice, its option, and the question for the reason."""

    group: Group
    effect: Address
    option: str
    reason: Address


def markable_groups(draft: Draft) -> list[Unaffected]:
    """The groups that can be marked so: their effect is not answered or not known, and nothing is written yet."""
    return [
        found
        for step in draft.form.steps
        if step.group and not _is_written(draft, step)
        for found in _of_step(step, step.group)
        if draft.answer(found.effect) != found.option
    ]


def _of_step(step: Step, group: Group) -> Iterator[Unaffected]:
    """The choice and reason of a step: the reason is the question that the option shows."""
    for reason in (asked for asked in step.asked if asked.question.role == "reason"):
        for effect in (asked for asked in step.asked if asked.question.role == "effect"):
            if isinstance(effect.question, Choice) and (option := reason.question.when.get(effect.question.id)):
                yield Unaffected(group, effect.address, option, reason.address)


def _is_written(draft: Draft, step: Step) -> bool:
    def is_text(asked: Asked) -> bool:
        return not isinstance(asked.question, Choice)

    return any(is_text(asked) and is_answered(draft.answer(asked.address)) for asked in step.asked)


def groups_begun(session: Session) -> list[Unaffected]:
    """The groups that were chosen when the program ended, and are not marked yet."""
    words = session.unfinished.text(_CHOSEN).split()
    return [each for each in markable_groups(session.draft) if each.group.id in words] if words else []


async def mark_unaffected(dialogue: Dialogue, session: Session) -> list[Address]:
    """Asks which groups are not affected, and for the reason of each; the addresses that were answered.

    Esc at a reason leaves that group and the rest as they were. If the program ends before the last reason, the groups
    that were chosen are chosen when this is asked again. Raises `UserError`.
    """
    session.refuse_read_only()
    groups = markable_groups(session.draft)
    if not groups:
        await dialogue.report("Every group has an answer already.")
        return []
    picked = await dialogue.choose_several(
        "Which groups are not affected?",
        f"{_EACH_ITS_OWN} You are asked for each of them next.",
        [Way(each.group.id, each.group.label, session.draft.form.groups.index(each.group) + 1) for each in groups],
        "Next: the reasons",
        chosen=[each.group.id for each in groups_begun(session)],
        note=lambda words: _keep_chosen(session, words),
    )
    chosen = [each for each in groups if each.group.id in (picked or ())]
    answered: list[Address] = []
    reasons: dict[str, str] = {}
    for number, each in enumerate(chosen, 1):
        _keep_chosen(session, [each.group.id for each in chosen[number - 1 :]])
        reason = await _reason(dialogue, session, each, f"{number} of {len(chosen)}", reasons)
        if reason is None:
            break
        reasons[_plain(reason)] = each.group.name
        session.put(each.effect, each.option)
        session.put(each.reason, reason)
        session.unfinished.forget(_what(each))
        answered += [each.effect, each.reason]
    session.unfinished.forget(_CHOSEN)
    if answered:
        done = [each.group.name for each in chosen[: len(answered) // 2]]
        named = ", ".join(done) if len(done) <= _NAMED else f"{len(done)} groups"
        await dialogue.report(f"Marked as not affected: {named}.")
    return answered


def _keep_chosen(session: Session, words: Sequence[str]) -> None:
    if words:
        session.unfinished.write(_CHOSEN, " ".join(words))
    else:
        session.unfinished.forget(_CHOSEN)


def _what(each: Unaffected) -> str:
    """What the reason for a group is called among the unfinished texts."""
    return f"reason at {each.reason}"


async def _reason(
    dialogue: Dialogue, session: Session, each: Unaffected, number: str, reasons: dict[str, str]
) -> str | None:
    """The reason for a group, which has words; one that was given for another group is asked for again, once."""
    question = session.draft.label(each.reason)
    aside = f"{number}." if reasons else f"{number}. {_EACH_ITS_OWN}"
    reason = await ask_reason(dialogue, session, _what(each), question, "Next", aside=aside)
    while reason and not any(map(str.isalpha, reason)):
        aside = f"{number}. “{reason}” gives no reason. What do you know about this group, and how?"
        reason = await ask_reason(dialogue, session, _what(each), question, "Next", aside=aside)
    if reason and (other := reasons.get(_plain(reason))):
        aside = f"{number}. You gave this reason for {other} as well. What is different for this group?"
        return await ask_reason(dialogue, session, _what(each), question, "Next", aside=aside, text=reason)
    return reason or None


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
