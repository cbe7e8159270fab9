"""Finds promises that only watch, concerns left over among several, and disadvantages that are only admitted."""

from collections.abc import Iterator

from eia_tui.checks.action_coverage import common_stems
from eia_tui.checks.facts import actions, group_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.answering import unanswered_concern
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import is_measure, is_real_mitigation
from eia_tui.checks.methods.unfavourable import is_unfavourable
from eia_tui.checks.methods.watching import only_watches
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_FOR_EACH_GROUP = "The form, section 4: “demonstrate how risks would be mitigated for each affected group”."
_ADMITS = LazyPattern(
    r"(?i)\b(?:accept\w*|recognis\w+|acknowledg\w+|conced\w+|admit\w*|aware|clear|appreciat\w+)\b[^.;]{0,40}\b(?:disadvantage\w*|detriment\w*|hardship|"
    r"worse(?: off)?\b|adverse\w*|disproportionate\w*|less favourabl\w*|indirect(?:ly)? discriminat\w*|unequal\w*|"
    r"harder on|falls? (?:more )?heav\w+)\b"
    r"|\b(?:minor|small|low|negligible|minimal|slight|limited)\b[^.;]{0,30}\b(?:as|because|"
    r"since)\b[^.;]{0,30}\b(?:few|small numbers?|not many|rare\w*)\b"
    r"|\b(?:balanced|offset|outweighed|compensated)\s+by\s+(?:the\s+)?(?:benefits?|gains?|advantages?|savings?|improvements?)\b"
    r"|\b(?:regrett\w+|unfortunate\w*)\b[^.;]{0,60}\b(?:more|lose|loses|pay|worse|hard\w*|longer|miss)\b"
    r"|\bno other (?:\w+ )?(?:group|people|users?|residents?|tenants?|families)\b[^.;]{0,30}\b(?:bears?|loses?|pays?|"
    r"faces?|is affected|are affected)\b"
    r"|\b(?:hits?|affects?|falls? on|bears? on|weighs? on)\b[^.;]{0,50}\b(?:hardest|most heavily|the most|alone|"
    r"disproportionately)\b"
    r"|\b(?:carr(?:y|ies)|bears?)\s+(?:most|nearly all|almost all|all|the brunt|the greater part|the main part|"
    r"the whole)\b[^.;]{0,20}\b(?:loss|cost|burden|cut|saving|change|brunt)?"
    r"|\b(?:will|would) be worse off\b[^.;]{0,60}\b(?:accept\w*|than (?:others|other|everyone))\b|\b(?:adverse|"
    r"negative) (?:effect|impact)\b[^.;]{0,60}\boutweigh\w*"
    r"|\b(?:is|are|amounts? to|would be|will be|be)\s+(?:an?\s+)?(?:substantial|particular|real|severe|"
    r"significant|considerable|indirect)\s+"
    r"(?:disadvantage|detriment|hardship|discrimination)\b|\b(?:is|amounts? to|"
    r"would be) indirect discrimination\b|\bindirectly discriminates?\b"
)
"""That a group is put at a disadvantage, as a fact."""
_WEIGHED = LazyPattern(
    r"(?i)\b(?:legitimate|proportionate(?:ly)?|justif\w+|outweigh\w*|less (?:severe|harsh|intrusive)|milder|"
    r"(?:the|our|its|this) aims?\b|aim (?:is|of)|section (?:15|19|20))\b"
)


@check(
    "unjustified",
    severity="advice",
    category=Category.MITIGATION,
    source="House view: a disadvantage that is admitted needs a reason. Compare Equality Act 2010, section 19(2)(d).",
)
def unjustified(draft: Draft) -> Iterator[Problem]:
    """A disadvantage that is admitted as a fact, where nothing in its row says by what it is justified."""
    for answers in group_answers(draft):
        row = answers.text("benefits", "concerns", "mitigation")
        admitted = next((each.text for each in sentences(answers.text("concerns")) if _ADMITS.search(each.text)), "")
        if admitted and not _WEIGHED.search(row):
            message = f"“{shortened(admitted)}” admits a disadvantage, and nothing here says what justifies it"
            advice = "Name the aim, and say why a milder way would not reach it"
            yield answers.address("concerns"), f"{answers.name}: {message}. {advice}."


@check("vague-promise", severity="advice", category=Category.MITIGATION, source=_FOR_EACH_GROUP)
def vague_promise(draft: Draft) -> Iterator[Problem]:
    """One sentence of a mitigation that only promises to watch or to try, or that makes things worse for people."""
    for answers in group_answers(draft):
        read = [each.text for each in sentences(answers.text("mitigation")) if not each.is_heading]
        if worse := next((each for each in read if is_unfavourable(each)), ""):
            message = f"“{shortened(worse)}” {is_unfavourable(worse)}"
            advice = "Say what lessens the difficulty for them, without a new one"
            yield answers.address("mitigation"), f"{answers.name}: {message}. {advice}."
            continue
        if not any(map(is_measure, read)):
            continue
        vague = next((each for each in read if only_watches(each)), "")
        if vague:
            message = f"“{shortened(vague)}” does not say what will change"
            yield (
                answers.address("mitigation"),
                f"{answers.name}: {message}. Say who will look at what by when, and what follows.",
            )


@check("concern-unanswered", severity="advice", category=Category.MITIGATION, source=_FOR_EACH_GROUP)
def concern_unanswered(draft: Draft) -> Iterator[Problem]:
    """One of several concerns of a group that no measure and no action belongs to, where the others have theirs."""
    for answers in group_answers(draft):
        mitigation = answers.text("mitigation")
        if not is_real_mitigation(mitigation):
            continue
        planned = tuple(
            action.text("action", "outcome") for action in actions(draft) if answers.group.id in action.groups
        )
        if found := unanswered_concern(answers.text("concerns"), mitigation, planned, common_stems(draft)):
            message = f"“{shortened(found)}” has no answer beside it"
            advice = "Say what you will do about this concern as well, or why nothing can be done"
            yield answers.address("mitigation"), f"{answers.name}: {message}. {advice}."
