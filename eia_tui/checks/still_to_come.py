"""Finds answers that put something off, and evidence that is still being made."""

from collections.abc import Iterator
from datetime import date

from eia_tui.checks.facts import TextAnswer, evidence_answers, prose_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.asking_later import asked_later
from eia_tui.checks.methods.in_the_making import is_unfinished
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.pending import is_this_consultation, put_off
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.when import completion_date
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.checks.unknowns import BRIDGES, SAYS_LITTLE_ELSE
from eia_tui.draft.draft import Draft
from eia_tui.system import clock
from eia_tui.system.text import shortened

_OF_DEEDS = ("mitigation", "plan", "action", "outcome")
"""The roles of answers that say what will be done."""
_BY_ACTION = LazyPattern(r"(?i)\blater date\b[^.;]{0,20}\(action \d")
"""What is done later by an action that is named is not put off."""


@check(
    "awaiting",
    severity="warn",
    category=Category.EVIDENCE,
    source=f"{BRIDGES}. A form that is sent out rests on what is known.",
)
def awaiting(draft: Draft) -> Iterator[Problem]:
    """Answers that put something off, and evidence that is still being made."""
    evidence = {answer.address for answer in evidence_answers(draft)}
    done = completion_date(draft) or clock.today()
    for answer in prose_answers(draft):
        is_measure = answer.question.role in _OF_DEEDS
        found = put_off(answer.text, is_evidence=answer.address in evidence, is_measure=is_measure)
        if found and not _BY_ACTION.search(answer.text):
            message = f"Something is still awaited in {question_name(draft, answer.address)} (“{shortened(found)}”)"
            advice = "Write what you know now, and say who will add the rest and by when"
            is_deed = put_off(answer.text, is_evidence=False, is_measure=is_measure) == found
            is_certain = (is_deed or is_this_consultation(found)) and not _answers_a_point(answer.text, found)
            says_more = is_measure and len(answer.text.split()) > SAYS_LITTLE_ELSE
            problem = answer.address, f"{message}. {advice}."
            yield problem if is_certain and not says_more else Guess(*problem)
            continue
        if not found and answer.address in evidence and (later := _not_finished(answer, done)):
            advice = "Write what you know now, and say who will ask, whom, and by when"
            yield Guess(answer.address, f"“{shortened(later)}” is still to come. {advice}.")


def _not_finished(answer: TextAnswer, done: date) -> str:
    """The first sentence of evidence about people who are asked later, or about research that is not finished."""
    later = asked_later(answer.text, done if answer.question.role == "engagement" else None)
    read = (each.text for each in sentences(answer.text) if not each.is_row)
    return later or next((each for each in read if is_unfinished(each, done)), "")


_POINT = LazyPattern(r"\*[^*]+\*\s*\([^()]+\)")
"""What people said, in italics, and how many of them."""


def _answers_a_point(text: str, words: str) -> bool:
    """Whether some words stand after a point that people made, in its line: what is done about it."""
    return any(words in line and _POINT.search(line.partition(words)[0]) for line in text.split("\n"))
