"""Finds measures that rely on what the proposal takes away, or on what people do not have."""

from collections.abc import Iterator

from eia_tui.checks.facts import group_answers, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.reach import lacking
from eia_tui.checks.methods.removal import is_place, likely_removed, relies_on, removed_things
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_FOR_THEM = "The form, section 4: “demonstrate how risks would be mitigated for each affected group”."
_HOUSE_VIEW = (
    "House view: a reviewer reads the answers beside one another, and cannot rest on either of two that differ."
)


@check("mitigation-removed", severity="warn", category=Category.MITIGATION, source=_HOUSE_VIEW)
def mitigation_removed(draft: Draft) -> Iterator[Problem]:
    """A mitigation that relies on what the proposal takes away."""
    gone = [thing for answer in policy_answers(draft)[:1] for thing in removed_things(answer.text)]
    likely = [thing for answer in policy_answers(draft)[:1] for thing in likely_removed(answer.text)]
    sure = {thing for thing in gone if " " in thing} | set(filter(is_place, likely))
    gone += likely
    for answers in group_answers(draft) if gone else ():
        for sentence in sentences(answers.text("mitigation")):
            if thing := next((thing for thing in gone if relies_on(sentence.text, thing)), ""):
                message = f"you rely on “{thing}”, which the proposal takes away"
                address, message = answers.address("mitigation"), f"{answers.name}: {message}."
                message = f"{message} Name something that will still be there."
                yield (address, message) if thing in sure else Guess(address, message)
                break


_DOES_SOMETHING_ELSE = LazyPattern(
    r"(?i)\b(?:tested (?:by|with)|easy read|visits?|in person|face to face|alternative|instead|double|longer|"
    r"video within|bsl|clinics?|"
    r"counter|desk|staff|officers?|workers?|minibus|taxi|paper|post(?:ed|al)?)\b"
)
"""Words of a mitigation of several sentences that may well reach people in another way."""


@check("out-of-reach", severity="warn", category=Category.MITIGATION, source=_FOR_THEM)
def out_of_reach(draft: Draft) -> Iterator[Problem]:
    """A mitigation that needs what those whom it is for do not have: a website for people without the internet."""
    for answers in group_answers(draft):
        mitigation = answers.text("mitigation")
        for each in sentences(mitigation):
            if lack := lacking(each.text, each.text):
                message = f"“{shortened(each.text)}” needs {lack}, which the people whom it names do not have"
                yield Guess(answers.address("mitigation"), f"{answers.name}: {message}. Say what reaches them.")
                break
        if lack := lacking(answers.text("concerns"), mitigation):
            message = f"“{shortened(mitigation)}” needs {lack}, which the people you are concerned about do not have"
            address, message = answers.address("mitigation"), f"{answers.name}: {message}. Say what reaches them."
            is_one = len(sentences(mitigation)) == 1 and ";" not in mitigation
            if not is_one and _DOES_SOMETHING_ELSE.search(mitigation):
                continue
            yield (address, message) if is_one else Guess(address, message)
