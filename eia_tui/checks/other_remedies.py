"""Finds mitigations that only tell people of a change, or that lessen another difficulty than theirs."""

from collections.abc import Iterator

from eia_tui.checks.action_coverage import common_stems
from eia_tui.checks.facts import group_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.informing import about_knowing, for_whom, only_informs
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import is_measure, is_real_concern
from eia_tui.checks.methods.topics import answers_something_else, only_comforts
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_FOR_EACH_GROUP = "The form, section 4: “demonstrate how risks would be mitigated for each affected group”."
_NONE_FIRST = LazyPattern(r"(?i)\W*(?:none|no|nothing|few)\b")


@check(
    "only-information",
    severity="advice",
    category=Category.MITIGATION,
    source=f"{_FOR_EACH_GROUP} To tell people of an effect does not lessen it.",
)
def only_information(draft: Draft) -> Iterator[Problem]:
    """A concern about more than not knowing, which is answered by information alone."""
    for answers in group_answers(draft):
        concern, mitigation = answers.text("concerns"), answers.text("mitigation")
        if is_real_concern(concern) and (found := _information_alone(concern, mitigation)):
            message = (
                f"“{shortened(found)}” tells people about the change, and does not lessen what you are concerned about"
            )
            yield (
                answers.address("mitigation"),
                (f"{answers.name}: {message}. Say what will be done about the concern itself."),
            )


@check("other-remedy", severity="advice", category=Category.MITIGATION, source=_FOR_EACH_GROUP)
def other_remedy(draft: Draft) -> Iterator[Problem]:
    """A mitigation that lessens another difficulty than the one that people have: money where the way is too far."""
    for answers in group_answers(draft):
        concern, mitigation = answers.text("concerns"), answers.text("mitigation")
        measures = tuple(each.text for each in sentences(mitigation))
        if is_real_concern(concern) and (comfort := only_comforts(concern, measures)):
            message = f"“{shortened(comfort)}” comforts people, and does nothing about “{shortened(concern)}”"
            yield answers.address("mitigation"), f"{answers.name}: {message}. Say what lessens this difficulty."
        elif (
            is_real_concern(concern)
            and not _NONE_FIRST.match(concern)
            and answers_something_else(concern, mitigation, common_stems(draft))
        ):
            message = f"“{shortened(mitigation)}” does nothing about “{shortened(concern)}”"
            yield answers.address("mitigation"), f"{answers.name}: {message}. Say what lessens this difficulty."


def _information_alone(concern: str, mitigation: str) -> str:
    """The measure that only informs, for a concern or for the people whom it names; "" if there is none."""
    read = [each.text for each in sentences(mitigation) if not each.is_heading]
    measures = [each for each in read if is_measure(each) or only_informs(each)]
    informing = [each for each in measures if only_informs(each)]
    if not informing:
        return ""
    if len(informing) == len(measures) and not about_knowing(concern):
        return informing[0]
    for measure in informing:
        people = for_whom(measure)
        about_them = [each.text for each in sentences(concern) if people and people in each.text.casefold()]
        others = [each for each in measures if each is not measure and people in each.casefold()]
        if about_them and not others and not any(map(about_knowing, about_them)):
            return measure
    return ""
