"""Finds gaps in the action plan: mitigations without an action, actions for nobody, and actions that change nothing."""

import re
from collections.abc import Iterator, Sequence

from eia_tui.checks.action_coverage import common_stems, is_for, least_planned, uncovered
from eia_tui.checks.action_dates import first_days, seen_afterwards
from eia_tui.checks.facts import Action, GroupAnswers, actions, group_answers, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.methods.conditions import depends_on_means, only_looks_whether, waits_for_means
from eia_tui.checks.methods.council_matters import is_about_cost
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.outcomes import RESULT, SEEN, counts_things_done, says_no_result
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic, names_group
from eia_tui.checks.methods.same_deed import repeats_deed
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import is_measure, is_real_concern, stems
from eia_tui.checks.methods.tense import is_future
from eia_tui.checks.methods.watching import LOOKS_AFTER
from eia_tui.checks.methods.when import names_when
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.checks.ticks import group_meant
from eia_tui.draft.draft import Draft
from eia_tui.system.text import listed, shortened

_SECTION_5 = (
    "The form, section 5: “Produce a framework to outline how identified risks/concerns identified in section 4 "
    "will be mitigated.”"
)
_AUDIT_WALES = (
    "Audit Wales, Equality Impact Assessments: More than a Tick Box Exercise? (2022): actions that can be measured."
)
_MANY_STEMS, _BY_CHANCE = 5, 2
"""The fewest words of a long action, and how many of them an answer may share by chance."""
_PLACES = frozenset(
    [
        "centr",
        "room",
        "rooms",
        "build",
        "offic",
        "hall",
        "meeti",
        "meet",
        "work",
        "new",
        "recep",
        "front",
        "paid",
        "pays",
    ]
)
"""Stems of words for a place or for paying, which say nothing about whom an action helps."""
_FEWEST_STEMS = 3
"""Words of substance that an action has at least, which is compared with the concerns that it answers."""
_BY_GROUP = LazyPattern(
    r"(?i)\b(?:by|each|every|per|any|which|between|protected|equality|for|other) (?:\w+ )?(?:groups?|"
    r"characteristics?)\b|\b(?:equalit|hate|harass)\w*\b|"
    r"\b(?:those|people|everyone|borrowers|users|families|households|tenants) (?:who|whose|affected|with|in)\b|"
    r"\bby (?:ward|area|need|district|neighbourhood)\b"
)
_LIKES = LazyPattern(
    r"(?i)\b(?:likes|(?:number of )?(?:shares|followers|clicks|hits|page views|visits to the (?:web ?site|page)|"
    r"downloads|"
    r"mentions|impressions)|star ratings?|media coverage|positive comments)\b(?!\s+of\b(?! (?:the|our)\b))"
)
"""What is counted of an announcement, and not of the people whom a change affects."""
_COUNTS_PEOPLE = LazyPattern(r"(?i)\bby (?:age|sex|disability|ethnic\w*|group)|\bper ?cent\b|\d\s?%")
_FEW_WORDS = 3
"""An outcome of so few words without a number says too little to be checked."""
_EVERY_GROUP = LazyPattern(
    r"(?i)\b(?:all|every|each|any)\s+(?:the\s+|of the\s+)?(?:protected\s+|equality\s+)?(?:group|characteristic)s?\b"
)
_REVIEW = LazyPattern(
    r"(?i)\b(?:re-?view\w*|monitor\w*|evaluat\w*|repeat\w*|re-?run\w*|re-?assess\w*|re-?visit\w*|look(?:s|"
    r"ing)? (?:again|back)|"
    r"ask\w* (?:\w+ ){0,3}again|survey\w* (?:\w+ ){0,3}again|compar\w*|audit\w*|measur\w*|track\w*|report\w*|"
    r"check\w*|count\w*|take stock|"
    r"lessons|real effect|actual effect|follow-?up|feedback|six months (?:after|on|later)|satisfaction|spot "
    r"check\w*|mystery shop\w*)\b"
)
_IS_REVIEW = LazyPattern(
    r"(?i)\bmeasure\w* (?:the |its |any )?(?:\w+ )?(?:effects?|impacts?|difference)\b|\b(?:as|"
    r"is) the review of this assessment\b"
)


@check("no-action", severity="warn", category=Category.MITIGATION, source=_SECTION_5)
def no_action(draft: Draft) -> Iterator[Problem]:
    """A promised mitigation, or one promise of several, that no action covers, if there are any actions."""
    meant = {row.group.id for action in actions(draft) if (row := group_meant(draft, action))}
    for each in uncovered(draft) if actions(draft) else ():
        if each.promise:
            message = f"you promise “{shortened(each.promise)}”, and no action says who will do it by when"
            message = f"{each.group.name}: {message}. Add an action for it."
            yield (each.address, message) if each.is_sure else Guess(each.address, message)
        elif each.mitigation:
            message = "you promise something here that is not in the action plan, so nobody is down to do it"
            message = f"{each.group.name}: {message}. Add an action, or tick this group on one that covers it."
            is_sure = each.is_sure and each.group.id not in meant
            yield (each.address, message) if is_sure else Guess(each.address, message)


@check("unplanned-measure", severity="advice", category=Category.MITIGATION, source=_SECTION_5)
def unplanned_measure(draft: Draft) -> Iterator[Problem]:
    """The one measure whose words are in no action, where `no-action` has nothing to say of its group."""
    found = least_planned(draft)
    if found and found.address not in {each.address for each in uncovered(draft)}:
        message = f"no action seems to say who will do “{shortened(found.promise)}” by when"
        yield found.address, f"{found.group.name}: {message}. Add one, or name the action that covers it."


@check("no-actions", severity="warn", category=Category.MITIGATION, source=_SECTION_5)
def no_actions(draft: Draft) -> Iterator[Problem]:
    """Concerns or mitigations, and an empty action plan."""
    names = [] if actions(draft) else [each.group.name for each in uncovered(draft)]
    if names:
        message = f"The action plan is empty, though you describe concerns for {listed(names)}"
        yield next(draft.form.with_role("actions")).address, f"{message}. Say who will do what, and by when."


@check("orphan-action", severity="advice", category=Category.MITIGATION, source=_SECTION_5)
def orphan_action(draft: Draft) -> Iterator[Problem]:
    """An action that is for no group with a concern, a mitigation or a plan, or for another than it helps."""
    groups = group_answers(draft)
    if not groups:
        return
    for action in actions(draft):
        if meant := group_meant(draft, action):
            message = f"carries out what you promise for {meant.name}, which it is not for"
            yield about_action(action, "groups", message, "Tick that group")
            continue
        every_group = not action.groups and bool(_EVERY_GROUP.search(action.text("action", "outcome")))
        covered = [answers for answers in groups if every_group or is_for(action, answers, draft)]
        if not any(
            is_real_concern(answers.text("concerns")) or answers.text("mitigation", "plan") for answers in covered
        ):
            names = listed([answers.name for answers in covered])
            if not covered:
                advice = "Tick it, or leave the action out if it is only a project task"
                yield about_action(action, "action", "does not say which group's concern it answers", advice)
            else:
                ticked = {answers.group.id for answers in covered} <= set(action.groups)
                advice = f"Untick {names}, or describe" if ticked else "Say whose concern it answers, or describe"
                message = f"is for {names}, where you describe no concern"
                yield about_action(action, "action", message, f"{advice} the concern in section 4")
        elif action.groups and not every_group and _is_unrelated(draft, action, covered):
            message = "has nothing in common with the concerns of the groups that it is for"
            yield about_action(action, "action", message, "Say which concern it answers, or leave it out")


def _is_unrelated(draft: Draft, action: Action, covered: Sequence[GroupAnswers]) -> bool:
    """Whether no word of substance of an action is in the answers of its groups; one that looks back needs none.

    Of a long action one word may be there, if most answers or the policy's name have it too.
    """
    text = action.text("action")
    own = stems(text)
    answered = {
        stem for answers in covered for stem in stems(answers.text("benefits", "concerns", "mitigation", "plan"))
    }
    named = any(names_group(answers.group, action.text("action", "outcome")) for answers in covered)
    shared = own & answered
    by_chance = len(own) >= _MANY_STEMS and len(shared) <= _BY_CHANCE and not shared - common_stems(draft) - _PLACES
    return len(own) >= _FEWEST_STEMS and not named and not LOOKS_AFTER.search(text) and (not shared or by_chance)


@check("hedged-action", severity="advice", category=Category.MITIGATION, source=_AUDIT_WALES)
def hedged_action(draft: Draft) -> Iterator[Problem]:
    """An action that only promises to think, or that waits for money or for what is possible, as may a mitigation."""
    concerns = {
        words
        for answers in group_answers(draft)
        for each in sentences(answers.text("concerns"))
        if len(words := _words_of(each.text)) >= _WORDS_OF_CONCERN
    }
    for action in actions(draft):
        read = [each.text for each in sentences(action.text("action")) if not each.is_heading]
        if condition := _hangs_on(read) or next(filter(None, map(waits_for_means, read)), ""):
            message = f"depends on “{shortened(condition, 40)}”, so nobody can rely on it"
            yield about_action(action, "action", message, "Settle that first, or say what you will do if it is not met")
        elif read and concerns.issuperset(map(_words_of, read)):
            message = f"only repeats a concern (“{shortened(read[0], 40)}”)"
            yield about_action(action, "action", message, "Say what will be done about it")
        elif len(read) == 1 and _OF_THE_PROJECT.match(read[0]):
            message = f"(“{shortened(read[0], 40)}”) is a step of the project, and lessens no concern"
            yield about_action(action, "action", message, "Say what will change for people, or leave it out")
        elif read and _only_thinks(read) and not (_TALKS.match(read[0]) and _is_seen(action.text("outcome"))):
            yield about_action(
                action, "action", f"says “{shortened(read[0], 40)}”, not what will change", "Say what will be done"
            )
    for answers in group_answers(draft):
        read = [each.text for each in sentences(answers.text("mitigation")) if not each.is_heading]
        if not is_real_concern(answers.text("concerns")):
            continue
        if condition := _hangs_on(read):
            message = f"all that you promise depends on “{shortened(condition, 40)}”, so nobody can rely on it"
        elif waiting := next(filter(waits_for_means, read), ""):
            condition = waits_for_means(waiting)
            message = f"“{shortened(waiting)}” depends on “{shortened(condition, 40)}”, so nobody can rely on it"
        else:
            continue
        advice = "Say what you will do whatever happens, or what if it is not met"
        yield answers.address("mitigation"), f"{answers.name}: {message}. {advice}."


_WORDS_OF_CONCERN = 5


def _words_of(sentence: str) -> tuple[str, ...]:
    """The words of a sentence, by which two are the same."""
    return tuple(re.findall(r"\w+", sentence.casefold()))


def _hangs_on(read: Sequence[str]) -> str:
    """The condition that everything in an action or a mitigation depends on; "" if some of it depends on nothing."""
    conditions = [depends_on_means(each) for each in read]
    return conditions[0] if conditions and all(conditions) else ""


_TALKS = LazyPattern(r"(?i)\W*(?:talk|meet|speak)\b(?![^.;]*\b(?:discuss|regularly|progress)\b)")


def _is_seen(outcome: str) -> bool:
    """Whether an outcome names a result that can be seen or counted, so that a talk is only the way to it."""
    return numbers(outcome) != () or RESULT.search(outcome) is not None


def _only_thinks(read: Sequence[str]) -> bool:
    """Whether the sentences of an action only promise to think, and it is no review."""
    if all(map(_KEPT_IN_VIEW.match, read)):
        return True
    if len(read) == 1 and _REVIEWS_PAPERS.match(read[0]):
        return True
    if _LOOKS_FOR_SCOPE.match(read[0]) and not names_when(read[0]):
        return True
    if LOOKS_AFTER.search(read[0]):
        return False
    if all(map(only_looks_whether, read)):
        return True
    if len(read) == 1 and _ONLY_MEETS.match(read[0]):
        return True
    is_review = _REVIEW.search(_FEEDBACK.sub(" ", read[0])) is not None
    return not is_review and not any(map(is_measure, read))


_LOOKS_FOR_SCOPE = LazyPattern(
    r"(?i)^\W*(?:consider|explore|look into|investigate|examine|assess|review)\s+(?:the\s+|any\s+|further\s+)*"
    r"(?:scope|possibilit\w+|potential|feasibility|merits|case|opportunit\w+)\b"
)
"""An action that looks whether something can be done, whatever it watches besides."""
_OF_THE_PROJECT = LazyPattern(
    r"(?i)^\W*(?:publish|update|circulate|complete|sign\s+off|submit|present|finalise)\s+(?:this|the)\s+(?:eia|"
    r"equality\s+\w+\s+assessment|assessment|form|policy|strategy|business\s+case|cabinet\s+report)\W*$"
    r"|^\W*(?:deliver|achieve|realise|make)\s+the\s+(?:\w+\s+)?savings?\b.{0,30}$|^\W*(?:explain|"
    r"communicate)\b[^.;]{0,40}\bwhy\s+the\s+change\s+is\s+(?:necessary|needed)\W*$"
)
"""A step of the project, whomever it is ticked for."""
_ONLY_MEETS = LazyPattern(
    r"(?i)^\W*(?:meet|hold|have|arrange)\s+(?:[\w’'-]+\s+){0,5}?to\s+(?:discuss|share|talk|update|consider|"
    r"explore|review|keep)\b[^.;\d]{0,40}$"
)
_REVIEWS_PAPERS = LazyPattern(
    r"(?i)^\W*review\s+(?:the\s+|our\s+)?(?:[\w’'-]+\s+){0,2}?(?:policy|policies|procedures?|options?|needs|"
    r"requirements?|arrangements|guidance|provision|process\w*|documents?|documentation|information|communications)\W*$"
)
"""An action that looks at papers, and says nothing of what will change."""
_FEEDBACK = LazyPattern(r"(?i)\bfeedback\b")
_KEPT_IN_VIEW = LazyPattern(
    r"(?i)^\W*(?:continue\s+to\s+)?(?:keep|be)\s+(?:[\w’'-]+\s+){0,4}?(?:under\s+(?:\w+\s+)?(?:review|"
    r"observation)|an?\s+(?:close\s+)?(?:eye|watch)\b|mindful\b|alert\b|in\s+mind\b)"
    r"[^.;\d]{0,40}$|^\W*(?:continue\s+to\s+|continued?\s+|ongoing\s+)?monitor(?:ing)?\b(?:\s+[\w’'-]+){0,2}\W*$"
)
"""An action that only goes on watching, without a day, a figure or who is told."""


@check(
    "review-not-by-group",
    severity="advice",
    category=Category.MITIGATION,
    source=f"{_AUDIT_WALES} It found that the actual effect on people is seldom looked at.",
)
def review_not_by_group(draft: Draft) -> Iterator[Problem]:
    """Only reviews that look at no group: totals cannot show who is worse off."""
    reviews = [
        action
        for action in actions(draft)
        if LOOKS_AFTER.search(action.text("action")) or _IS_REVIEW.search(action.text("action", "outcome"))
    ]
    for action in reviews:
        if (liked := _LIKES.search(action.text("outcome"))) and not _COUNTS_PEOPLE.search(action.text("outcome")):
            message = f"is measured by “{liked.group()}”, which does not show what happened to any group"
            yield about_action(
                action, "outcome", message, "Count who uses the service, by group, beside the year before"
            )
            return
    if any(
        has_characteristic(outcome) and numbers(outcome)
        for outcome in (each.text("outcome") for each in actions(draft))
    ):
        return
    texts = [action.text("action", "outcome") for action in reviews]
    if texts and not any(has_characteristic(text) or _BY_GROUP.search(text) for text in texts):
        message = "looks at totals only, which cannot show whether one group is worse off than others"
        yield about_action(
            reviews[0], "action", message, "Say by which groups you will look: age, disability, sex, ethnic group"
        )


@check("outcome-is-action", severity="advice", category=Category.MITIGATION, source=_AUDIT_WALES)
def outcome_is_action(draft: Draft) -> Iterator[Problem]:
    """An expected outcome that only says that the action is done: "training in place"."""
    for action in actions(draft):
        outcome = action.text("outcome")
        read = [each.text for each in sentences(outcome)]
        is_bare = 0 < len(outcome.split()) <= _FEW_WORDS and not SEEN.search(outcome) and not numbers(outcome)
        if read and (
            all(map(counts_things_done, read))
            or (not re.search(r"\d", outcome) and not numbers(outcome) and (is_bare or all(map(says_no_result, read))))
            or repeats_deed(action.text("action"), outcome)
        ):
            message = f"has the outcome “{shortened(outcome, 40)}”, which only says that it is done"
            advice = "Say what will be different for people, and how you will see it"
            yield about_action(action, "outcome", message, advice)
        elif read and all(map(is_about_cost, read)):
            message = f"has the outcome “{shortened(outcome, 40)}”, which is about money alone"
            yield about_action(
                action, "outcome", message, "Say what will be different for people, and how you will see it"
            )


@check(
    "no-review",
    severity="warn",
    category=Category.MITIGATION,
    source="R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin): a continuing duty.",
)
def no_review(draft: Draft) -> Iterator[Problem]:
    """No action, and no sentence elsewhere, that looks at the real effect afterwards."""
    planned = actions(draft)
    if not planned or not any(is_real_concern(answers.text("concerns")) for answers in group_answers(draft)):
        return
    looking = [text for each in planned if LOOKS_AFTER.search(text := each.text("action", "outcome", "timescale"))]
    if any(LOOKS_AFTER.search(_FIGURES_OF_ITS_OWN.sub(" ", text)) for text in looking):
        return
    if any(seen_afterwards(action.text("outcome"), first_days(draft)) for action in planned):
        return
    texts = [answer.text for answer in policy_answers(draft)]
    texts += [answers.text("mitigation", "plan") for answers in group_answers(draft)]
    found = (each.text for text in texts for each in sentences(text) if LOOKS_AFTER.search(each.text))
    if not any(is_future(each) or names_when(each) for each in found):
        message = "No action looks at what really happened to people after the change"
        message = f"{message}. Add one: who will look, at what figures, and in which month."
        address = next(draft.form.with_role("actions")).address
        yield Guess(address, message) if looking or any(map(_may_look_back, planned)) else (address, message)


_FIGURES_OF_ITS_OWN = LazyPattern(
    r"(?i)\b(?:weekly|monthly|quarterly|termly|yearly|annual)\s+(?:reports?|figures|returns?)\b(?!\s+(?:by|of|for|on|"
    r"to)\b)"
    r"|\blessons\b(?!\s+(?:learn\w*|from|of|are\s+drawn))|\bfollow-?up\s+(?:letters?|calls?|visits?|appointments?|"
    r"texts?|e-?mails?)\b"
    r"|\brepeat\s+(?:visits?|prescriptions?|letters?|journeys?|bookings?|orders?)\b|\bmonitors?\s+(?:arms?|at|on|"
    r"for\s+each|stands?)\b"
    r"|\b(?:running|race|cycle|farm|dirt|athletics)\s+tracks?\b|\btracks?\s+(?:at|in|near|through)\b|"
    r"\bprice\s+comparison\w*\b"
    r"|\bpeer\s+review\w*\b|\b(?:rent|tenancy|medication|care\s+plan|annual\s+leave|file)\s+reviews?\b"
)
"""What an action does under such a name, and no look at its effects: "bag checks, quarterly figures", "ski lessons"."""


def _may_look_back(action: Action) -> bool:
    """Whether an action counts or asks by its own words, and may well do so after the change."""
    return _REVIEW.search(action.text("action")) is not None
