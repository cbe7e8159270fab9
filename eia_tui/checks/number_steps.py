"""Finds answers that go against what a number of the proposal becomes: more of what is fewer, or another price."""

import re
from collections.abc import Iterator

from eia_tui.checks.facts import TextAnswer, actions, evidence_answers, group_answers, policy_answers
from eia_tui.checks.methods.negation import NEGATIVE
from eia_tui.checks.methods.numbers import Number, numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.steps import NumberStep, about_words, steps
from eia_tui.checks.registry import Guess, Problem
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_MORE_OF = LazyPattern(
    r"(?i)\b(?:more|(?:greater|larger|higher|bigger|increased)\s+(?:number|choice|share|supply|range)\s+of|extra|additional|an?\s+increase\s+in|wider\s+choice\s+of|as\s+many|"
    r"all\s+(?:of\s+)?(?:the|their)|no\s+fewer|longer|all|every)\s+(?P<promised>(?:[\w’'-]+\s*){1,4})"
)
"""What a benefit says there will be more of, or as many."""
_MORE_ALONE = LazyPattern(
    r"(?i)\b(?:more|extra|additional)\s+(?P<thing>[a-z]{4,}s)(?=\s+(?:for|in|at|on|across|to choose|and|"
    r"a (?:week|year))\b|\s*[.,;]|\s*$)"
)
"""More of one thing that has no other word beside it: "more sessions for girls"."""
_FEWEST_SHARED = 2
"""The words that a benefit and what becomes less have in common, if they are about the same."""
_COSTS = LazyPattern(r"(?i)\b(?:at|of|to|is|are|costs?|cost|pay|paying|pays|from|now)\s+(?:only\s+|just\s+)?$")
"""What is before a price."""
_NEAREST, _FARTHEST = 0.5, 1.5
"""How far a figure may be from both ends of a step, as a share of the lower and the higher, if it is of the same."""
_BEFORE = 40
"""Characters before a figure that say of what it is."""


def more_of_less(draft: Draft) -> Iterator[Problem]:
    """A benefit that promises more of what the proposal makes fewer: "more accessible vehicles", from 50% to 30%."""
    less = [step for step in _proposed(draft) if step.after.value < step.before.value]
    for answers in group_answers(draft) if less else ():
        for each in sentences(answers.text("benefits")):
            what = {word for found in _MORE_OF.finditer(each.text) for word in about_words(found["promised"])}
            about = about_words(each.text) if what and not NEGATIVE.search(each.text) else frozenset()
            alone = {word for found in _MORE_ALONE.finditer(each.text) for word in about_words(found["thing"])}
            alone = alone if about else set()
            step = next(
                (
                    each
                    for each in less
                    if alone & each.about or (what & each.about and len(about & each.about) >= _FEWEST_SHARED)
                ),
                None,
            )
            if step:
                message = f"{answers.name}: you say “{shortened(each.text)}”, but in the proposal it goes {step.words}"
                yield Guess(answers.address("benefits"), f"{message}. Say which is true.")
                break


def other_end(draft: Draft) -> Iterator[tuple[TextAnswer, Number, NumberStep]]:
    """A price or share of an answer that is neither what the proposal says that it was, nor what it becomes."""
    proposed = [step for step in _proposed(draft) if step.after.kind != "count"]
    told = " ".join(answer.text for answer in (*policy_answers(draft), *evidence_answers(draft)))
    answers = [answer for group in group_answers(draft) for answer in group.answers.values() if answer.text]
    answers += [action.cells["action"] for action in actions(draft) if "action" in action.cells]
    for answer in answers if proposed else ():
        for each in sentences(answer.text):
            for number in numbers(each.text):
                before = each.text[max(0, number.start - _BEFORE) : number.start]
                if number.kind == "count" or not _COSTS.search(before) or _has(told, number):
                    continue
                about = about_words(before)
                of = next((step for step in proposed if about & step.about and _is_near(number, step)), None)
                if of:
                    yield answer, number, of


def _proposed(draft: Draft) -> list[NumberStep]:
    return [step for answer in policy_answers(draft)[:1] for step in steps(answer.text) if not step.is_past]


def _has(text: str, number: Number) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number.words)}(?!\d|\.\d)", text) is not None


def _is_near(number: Number, step: NumberStep) -> bool:
    """Whether a number is of the same kind as a step and about as large, and not the difference of its ends."""
    ends = sorted([step.before.value, step.after.value])
    is_other = number.value not in (*ends, round(ends[1] - ends[0], 2))
    return number.kind == step.after.kind and is_other and _NEAREST * ends[0] <= number.value <= _FARTHEST * ends[1]
