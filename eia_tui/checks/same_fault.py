"""Puts findings that are signs of the same fault together."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from eia_tui.checks.finding import Finding
from eia_tui.checks.methods.substance import stems
from eia_tui.draft.draft import Draft
from eia_tui.form.address import Address
from eia_tui.form.definition import Step
from eia_tui.form.kinds import Role
from eia_tui.form.values import answer_text

_SAY_MOST = ("same-reason", "unanswered")
"""Checks whose finding is the first of a fault, whichever was found first."""
_ALSO: Mapping[str, frozenset[str]] = {
    "no-reason": frozenset(["pointed-elsewhere", "no-basis", "not-measured", "awaiting"]),
    "no-mitigation": frozenset(
        ["refused", "awaiting", "pointed-elsewhere", "only-information", "hedged-action", "not-measured"]
    ),
    "placeholder": frozenset(["awaiting"]),
    "awaiting": frozenset(["placeholder", "not-measured", "plan-incomplete", "no-mitigation"]),
    "refused": frozenset(["no-mitigation"]),
    "not-measured": frozenset(["awaiting", "plan-incomplete"]),
    "plan-incomplete": frozenset(["awaiting", "not-measured"]),
    "wrong-law": frozenset(["duty"]),
    "personal-details": frozenset(["named-person"]),
    "nobody-asked": frozenset(["asked-no-group", "asked-something-else", "asked-online-only", "awaiting"]),
    "action-unneeded": frozenset(["orphan-action"]),
    "orphan-action": frozenset(["action-unneeded"]),
}
"""For each check, those that find the same fault again in the same answer, or in the same row."""
_POINTED = ("no-reason", "no-mitigation", "pointed-elsewhere")
"""Checks by which words that only point to another answer are found, wherever they are repeated for a group."""
_PASTED = frozenset(["awaiting", "not-measured", "no-reason", "pointed-elsewhere"])
"""Checks whose fault is one where the same words were pasted for several groups."""
_SAYS_TOO_LITTLE = frozenset(
    [
        "duty", "hedged-action", "no-basis", "no-mitigation", "no-reason", "only-information", "outcome-is-action",
        "shows-nothing", "slogan", "vague-promise", "wrong-law",
    ]
)  # fmt: skip
"""Checks of sentences that say too little: several that quote the same words are one fault."""
_WORDS_OF_NOTE = 3
"""Words of an answer that is nothing but a note, such as "To be confirmed"."""
_SHARE_IN_COMMON = 0.6
"""The share of their stems that two sentences have in common from which one was pasted."""
_QUOTED = re.compile("“([^”]*)”")
_SENTENCE = re.compile(r"[^.!?\n]+")


def by_fault(draft: Draft, found: Sequence[Finding]) -> list[list[Finding]]:
    """The findings by fault: first the one that says most, then those that are signs of the same."""
    faults: list[list[Finding]] = []
    for finding in sorted(found, key=lambda each: each.check not in _SAY_MOST):
        same = next((fault for fault in faults if _is_same_fault(draft, fault[0], finding)), None)
        if same:
            same.append(finding)
        else:
            faults.append([finding])
    order = {id(finding): number for number, finding in enumerate(found)}
    return sorted(faults, key=lambda fault: order[id(fault[0])])


def role_of(draft: Draft, finding: Finding) -> Role | None:
    """The role of the question that a finding is about; None for none."""
    question = draft.form.questions.get(draft.answer_address(finding.address))
    return question.role if question else None


def step_of(draft: Draft, address: str) -> Step | None:
    """The step that an address belongs to; None for none."""
    return next((step for step in draft.form.steps if step.address.overlaps(address)), None)


def _is_same_fault(draft: Draft, first: Finding, other: Finding) -> bool:
    """Whether a finding is another sign of a fault that was found already."""
    if first.check == other.check:
        if first.check in ("sign-off-order", "single-sex") or _says_the_same(draft, first, other):
            return True
        return first.check in _PASTED and _is_pasted(draft, first, other)
    are_signs = other.check in _ALSO.get(first.check, ())
    if are_signs and Address(first.address).overlaps(other.address):
        return True
    both_say_too_little = {first.check, other.check} <= _SAYS_TOO_LITTLE and first.address == other.address
    if both_say_too_little and _quoted(first) and _quoted(first) == _quoted(other):
        return True
    match first.check, other.check:
        case "placeholder", "no-mitigation" | "not-measured" | "plan-incomplete":
            return first.address == other.address and len(_own_words(draft, first.address)) <= _WORDS_OF_NOTE
        case "same-reason", "no-reason":
            return _own_words(draft, first.address) == _own_words(draft, other.address)
        case "unanswered", "no-evidence":
            return role_of(draft, first) == "evidence"
        case "unanswered", "incomplete-action":
            row = Address(first.address).parent
            return row.is_row and row.contains(other.address)
        case "unanswered", "orphan-action":
            step = step_of(draft, first.address)
            return bool(step and step.group and f" is for {step.group.name}, where you describe" in other.message)
        case check, "pointed-elsewhere" if check in _POINTED:
            same_step = step_of(draft, first.address) is step_of(draft, other.address)
            return same_step and _own_words(draft, first.address) == _own_words(draft, other.address)
    return False


def _says_the_same(draft: Draft, first: Finding, other: Finding) -> bool:
    """Whether two findings of a check say the same of one group, or are about the same words of an answer."""
    if first.address == other.address:
        here, there = ((_QUOTED.findall(each.message) or [""])[0].rstrip("…") for each in (first, other))
        return first.message == other.message or (here == there != "" and here in _text(draft, first.address))
    return step_of(draft, first.address) is step_of(draft, other.address) and first.message == other.message


def _is_pasted(draft: Draft, first: Finding, other: Finding) -> bool:
    """Whether two findings of a check are about words that were pasted for several groups."""
    steps = [step_of(draft, each.address) for each in (first, other)]
    if not all(step and step.group for step in steps) or first.severity != other.severity:
        return False
    if _own_words(draft, first.address) == _own_words(draft, other.address) != []:
        return True
    if first.check != "awaiting":
        return False
    here, there = (_quoted_sentence(_text(draft, each.address), each.message) for each in (first, other))
    return len(here & there) >= _SHARE_IN_COMMON * max(len(here | there), 1)


def _quoted(finding: Finding) -> str:
    """The words of the answer that a message is about; "" if it quotes none."""
    found = _QUOTED.search(finding.message)
    return found[1].rstrip("….") if found else ""


@lru_cache(maxsize=256)
def _quoted_sentence(text: str, message: str) -> frozenset[str]:
    """The stems of the first sentence of an answer that has the words which a message quotes last."""
    quoted = (_QUOTED.findall(message) or [""])[-1]
    sentence = next((each for each in _SENTENCE.findall(text) if quoted in each), "")
    return frozenset(stems(sentence))


def _text(draft: Draft, address: str) -> str:
    question = draft.form.questions.get(address)
    return answer_text(question, draft.answer(address)) if question else ""


def _own_words(draft: Draft, address: str) -> list[str]:
    """The words of an answer without those of its group's name, by which answers for several groups are compared."""
    step = step_of(draft, address)
    name = _words(step.group.name) if step and step.group else []
    return [word for word in _words(_text(draft, address)) if word not in name]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
