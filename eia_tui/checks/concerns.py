"""Finds concerns that are left standing: without mitigation, not measured, or put off.

Rests on the form's section 4, "demonstrate how risks would be mitigated for each affected group"; on Bridges (above all
paragraph 181: where material is not available there is a duty to acquire it); and on the EHRC's five weaknesses.
"""

from collections.abc import Iterator

from eia_tui.checks.facts import actions as actions_of
from eia_tui.checks.facts import group_answers, has_actions, named, prose
from eia_tui.checks.finding import Finding
from eia_tui.checks.phrases import first, phrases
from eia_tui.checks.substance import is_real_mitigation, put_off, says_nothing, to_find_out
from eia_tui.draft.draft import Draft

_NEAR = 3
"""Words before "awaiting" in which those who wait would stand."""
_NAMING = 2
"""Words with which a line may name what it puts off."""
_FEWEST = 4
"""Words of a concern that is one."""


def real_concern(text: str) -> bool:
    """Whether a concern is one: it says more than that there is none, or that nothing is known yet."""
    rest = " ".join(piece for piece in text.split("\n") if not put_off(piece))
    return bool(rest.strip()) and not (says_nothing(rest) or to_find_out(rest)) and len(rest.split()) >= _FEWEST


def no_mitigation(draft: Draft) -> Iterator[Finding]:
    """A real concern, and nothing that would lessen it."""
    for each in group_answers(draft):
        if (
            "mitigation" in each.said
            and real_concern(each.text("concerns"))
            and not is_real_mitigation(each.text("mitigation"))
        ):
            said = "a concern is described, and nothing is said of how it will be lessened"
            message = f"{each.group.name}: {said}. Say what you will do, or why nothing can be done."
            yield Finding("no-mitigation", "warn", each.address("mitigation"), message)


def not_measured(draft: Draft) -> Iterator[Finding]:
    """What is not known of a group, without a plan to find out."""
    planned = {group for action in actions_of(draft) for group in action.groups or ()}
    for each in group_answers(draft):
        if each.effect == "not-known":
            if not is_real_mitigation(each.text("plan")):
                said = "the effect is not known yet, and no plan to find out is given"
                message = f"{each.group.name}: {said}. Say who will find out, how, and by when."
                yield Finding("not-measured", "warn", each.address("plan"), message)
            continue
        if each.group.id in planned:
            continue
        for role in ("benefits", "concerns", "reason"):
            found = first(phrases("unmeasured"), each.text(role))
            if found and not phrases("plan").search(each.text("benefits", "concerns", "reason", "mitigation")):
                message = f"{each.group.name}: “{found}”. Say who will find out, how, and by when."
                yield Finding("not-measured", "warn", each.address(role), message)
                break


def awaiting(draft: Draft) -> Iterator[Finding]:
    """What is put off: a form that is sent round must stand on what is known."""
    for said in prose(draft):
        if found := _what_is_put_off(said.text):
            place = named(draft, said.address)
            message = f"“{found}” in “{place}”: write what is known now, or say who will add it and when."
            yield Finding("awaiting", "warn", said.address, message)


def _what_is_put_off(text: str) -> str:
    """The words that put something off; "" where there are none, or where it is people who wait for something."""
    for found in phrases("awaiting").finditer(text):
        before = " ".join(text[: found.start()].split()[-_NEAR:])
        if not phrases("counted").search(before):
            return " ".join(found.group().split())
    return next((line.strip() for line in text.split("\n") if _only_put_off(line)), "")


def _only_put_off(line: str) -> bool:
    """Whether a line says no more than that something is put off, with a word or two before it that name what."""
    found = phrases("awaiting_alone").search(line)
    return found is not None and len(line[: found.start()].split()) <= _NAMING and not line[found.end() :].strip(" .")


def no_actions(draft: Draft) -> Iterator[Finding]:
    """Concerns, and an action plan with nothing in it."""
    concerned = [
        each
        for each in group_answers(draft)
        if real_concern(each.text("concerns")) or is_real_mitigation(each.text("mitigation"))
    ]
    if has_actions(draft) and concerned and not actions_of(draft):
        names = ", ".join(each.group.name for each in concerned)
        place = next(draft.form.with_role("actions")).address
        said = f"concerns are described ({names}), and the action plan is empty. Put down who does what, and by when"
        yield Finding("no-actions", "warn", place, f"Action plan: {said}.")
