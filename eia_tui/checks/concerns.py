"""Finds concerns that are left open: without a measure, refused, or answered only with "see above"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import GroupAnswers, actions, answers_with_role, group_answers, policy_answers, policy_words
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.declining import declines_help, only_negative
from eia_tui.checks.methods.few_words import says_a_deed
from eia_tui.checks.methods.leading_verb import is_thinking
from eia_tui.checks.methods.negation import is_feared, is_justified, is_refusal, leaves_it_to_them, rests_on_cost
from eia_tui.checks.methods.other_options import names_options, weighs_options
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.phrases import group_words, names_of_groups
from eia_tui.checks.methods.pointing import only_points
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.silence import tells_who_was_asked
from eia_tui.checks.methods.slots import declines, first_that_says
from eia_tui.checks.methods.substance import (
    alike,
    begins_with_nothing,
    gives_reason,
    is_boilerplate,
    is_put_off,
    is_real_concern,
    is_real_mitigation,
    offers_a_contact,
    stems,
)
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

_FOR_EACH_GROUP = "The form, section 4: “demonstrate how risks would be mitigated for each affected group”."
_SHARED_STEMS, _ROOT = 2, 4
_COLUMNS: tuple[Role, ...] = ("benefits", "concerns", "mitigation")
_ABOVE = LazyPattern(r"(?i)\b(?:above|previous\w*|earlier|ditto|before)\b")
_WORDS_OF_REFUSAL = 4
"""A shorter refusal, such as "None possible", is an empty mitigation and no decision."""
_CALLED_JUSTIFIED = LazyPattern(
    r"(?i)\bobjective(?:ly)? (?:justif\w+)|\bproportionate means\b|\b(?:effects?|impacts?|disadvantages?|"
    r"detriments?|harm|burden|hardship|loss|"
    r"difference|it|this|that|which)\b[^.;]{0,30}"
    r"\b(?:is|are|was|be)\s+(?:\w+\s+){0,2}?(?:justified|justifiable|proportionate|legitimate|acceptable|reasonable)\b"
)
_ACTION_NUMBER = LazyPattern(r"(?i)\bactions?\s+(?:\d+\s*(?:,|and|&)\s*)*(\d{1,2})")
_AN_EFFECT = LazyPattern(
    r"(?i)\b(?:disadvantage\w*|(?:adverse|negative)\s+(?:\w+\s+)?(?:effects?|impacts?)|(?:effects?|impacts?)\s+on\b|hardship|"
    r"loss\s+(?:to|for|of\s+service)|detriment\w*|inconvenience|those\s+affected|people\s+who\s+lose)\b"
)
_SAYS_WHY = LazyPattern(
    r"(?i)\b(?:because|since|as (?:the|it|they|this|there|a|no)|aim\w*|in order to|so that|safe\w*|law|legal|court|"
    r"statut\w+|needs?|otherwise|"
    r"protect\w*|purpose|not (?:be )?(?:\w+ )?(?:justified|proportionate|acceptable|reasonable)|for the sake of|"
    r"to (?!be\b)[a-z]+|than|£)\b"
)
"""Words of an answer that says why an effect is justified."""
_SEE = LazyPattern(r"(?i)\b(?:see|under|in the row)\b")
_SEVERAL_CONCERNS, _LONG_ENOUGH = 4, 80
"""Groups with concerns, and words about the policy, from which a form should name other options."""
_LEFT_OVER = LazyPattern(
    r"(?i)\b(?:remain(?:s|ing)?|still (?:be|have|lose|face|pay|need)|cannot be (?:avoided|removed|mitigated)|"
    r"some (?:will|would) (?:still|lose)|not fully|only partly|residual)\b"
)


@check(
    "no-mitigation",
    severity="warn",
    category=Category.MITIGATION,
    source=f"{_FOR_EACH_GROUP} The EHRC's research, which names mitigation as a weakness of assessments.",
)
def no_mitigation(draft: Draft) -> Iterator[Problem]:
    """A real concern without a real mitigation: none, an intention, or a pointer to a row that does not answer it."""
    for answers in group_answers(draft):
        if "mitigation" not in answers.answers or not is_real_concern(answers.text("concerns")):
            continue
        mitigation = answers.text("mitigation")
        if is_real_mitigation(mitigation) or _answered_elsewhere(draft, answers) or _is_planned(draft, answers):
            continue
        if not mitigation:
            message = "you describe a concern but not what you will do about it"
        elif _declined(mitigation) or any(declines(each.text) for each in sentences(mitigation)):
            if is_justified(mitigation):
                continue
            message = f"you describe a concern, and answer it with “{shortened(mitigation)}”"
        else:
            message = f"your mitigation (“{shortened(mitigation)}”) does not say what will change"
        advice = "Say what you will do, or why nothing can be done and why the change is still justified"
        address, message = answers.address("mitigation"), f"{answers.name}: {message}. {advice}."
        is_uncertain = offers_a_contact(mitigation) or _cites_an_action(draft, answers) or says_a_deed(mitigation)
        is_uncertain = is_uncertain or any(first_that_says(kind, mitigation) for kind in _UNCERTAIN)
        yield Guess(address, message) if is_uncertain else (address, message)


_UNCERTAIN = ("only-hedged", "has-it-anyway")


def _is_planned(draft: Draft, answers: GroupAnswers) -> bool:
    """Whether an action for the group does what its mitigation says in a noun: "a talk to carers, and a guide"."""
    said = answers.text("mitigation")
    own = {stem[:_ROOT] for stem in stems(said)} if not first_that_says("has-it-anyway", said) else set()
    return not _declined(said) and any(
        answers.group.id in action.groups
        and len(own & {stem[:_ROOT] for stem in stems(action.text("action"))}) >= _SHARED_STEMS
        and not is_thinking(action.text("action"))
        for action in actions(draft)
    )


def _cites_an_action(draft: Draft, answers: GroupAnswers) -> bool:
    """Whether a mitigation names an action of the plan by its number, and that action is for this group."""
    cited = {int(number) for number in _ACTION_NUMBER.findall(answers.text("mitigation"))}
    return any(action.number in cited and answers.group.id in action.groups for action in actions(draft))


def _answered_elsewhere(draft: Draft, answers: GroupAnswers) -> bool:
    """Whether a mitigation that only points elsewhere points to a row that is there and has the same concern."""
    mitigation = answers.text("mitigation")
    if not only_points(mitigation, names_of_groups(draft.form.groups)):
        return False
    groups = group_answers(draft)
    before = groups[: groups.index(answers)]
    targets = [other for other in groups if other is not answers and names_group(other.group, mitigation)]
    if not targets and _ABOVE.search(mitigation):
        targets = before
    return any(
        is_real_mitigation(other.text("mitigation"))
        and (
            alike(answers.text("concerns"), other.text("concerns"))
            or alike(answers.text("concerns"), other.text("mitigation"))
            or only_points(answers.text("concerns"), group_words())
        )
        for other in targets
    )


@lru_cache(maxsize=512)
def _refusals(text: str) -> tuple[str, ...]:
    """The sentences that say that nothing, or nothing more, will be done."""
    return tuple(sentence.text for sentence in sentences(text) if is_refusal(sentence.text))


def _declined(mitigation: str) -> list[str]:
    """The sentences of a mitigation that help nobody, in whatever words; that none is needed is another matter."""
    return [
        each.text
        for each in sentences(mitigation)
        if len(each.text.split()) > 1
        and not _NOT_CALLED_FOR.search(each.text)
        and (
            is_refusal(each.text)
            or leaves_it_to_them(each.text)
            or declines_help(each.text)
            or only_negative(each.text)
        )
    ]


_NOT_CALLED_FOR = LazyPattern(r"(?i)\b(?:needed|required|necessary|applicable|relevant|identified|noted)\b")


@lru_cache(maxsize=512)
def _bare(text: str) -> str:
    """The sentence that calls an effect justified, where neither it nor the next says why; "" if there is none."""
    every = [each.text for each in sentences(text)]
    for number, sentence in enumerate(every):
        why = any(_SAYS_WHY.search(each) for each in every[number : number + 2])
        if not why and _CALLED_JUSTIFIED.search(sentence) and not rests_on_cost(sentence):
            return sentence
    return ""


_NONE_NEEDED = LazyPattern(r"(?i)\bno\b[^.;]{0,40}\b(?:needed|required|necessary|planned|proposed)\b")


@check(
    "refused",
    severity="warn",
    category=Category.MITIGATION,
    source="House view: what is left of an adverse effect needs a reason. Compare Equality Act 2010, section 19(2)(d).",
)
def refused(draft: Draft) -> Iterator[Problem]:
    """A decision not to answer a concern, without why the aim justifies it."""
    for answers in group_answers(draft):
        if not is_real_concern(answers.text("concerns")):
            continue
        for role in ("mitigation", "concerns"):
            text = answers.text(role)
            found = [each for each in _refusals(text) if len(each.split()) >= _WORDS_OF_REFUSAL]
            if role == "concerns":
                found = [each for each in found if not is_feared(each)]
            elif not is_real_mitigation(text) or only_negative(text):
                found = found or _declined(text)
                if not found and not _is_planned(draft, answers):
                    found = [each.text for each in sentences(text) if declines(each.text)]
            if bare := _bare(text):
                message = f"“{shortened(bare)}” does not say by what"
                advice = "Name the aim, and say why a milder way would not reach it"
                yield answers.address(role), f"{answers.name}: {message}. {advice}."
                break
            is_beside = (
                bool(found) and role == "mitigation" and is_real_mitigation(text) and _NONE_NEEDED.search(found[0])
            )
            if is_beside and not is_justified(found[0]):
                message = f"“{shortened(found[0])}” says that nothing is needed for some of these people"
                yield Guess(answers.address(role), f"{answers.name}: {message}. Say how you know, or what you will do.")
                break
            if (
                role == "mitigation"
                and (left := _left_over(found))
                and is_real_mitigation(text)
                and not only_negative(text)
            ):
                message = f"“{shortened(left)}” leaves a part of the concern unanswered"
                yield Guess(answers.address(role), f"{answers.name}: {message}. {_WHY_OR_WHAT}.")
                break
            is_left = not is_real_mitigation(answers.text("mitigation"))
            if found and not is_justified(text) and (is_left or only_negative(text)):
                message = f"“{shortened(found[0])}” leaves a concern unanswered"
                address, message = answers.address(role), f"{answers.name}: {message}. {_WHY_OR_WHAT}."
                yield (address, message) if is_left else Guess(address, message)
                break


_WHY_OR_WHAT = "Say why the aim of the change justifies that, and what else you looked at"
_BY_OTHER_MEANS = LazyPattern(r"(?i)[;:]|\b(?:so|but|instead|because|since|as (?:the|it|they) (?:law|act|rules?))\b")


def _left_over(refusals: list[str]) -> str:
    """A refusal that gives no other reason than money, and nothing in its place; "" if there is none."""
    return next((each for each in refusals if not is_justified(each) and not _BY_OTHER_MEANS.search(each)), "")


@check(
    "cost-alone",
    severity="warn",
    category=Category.NEGATIVES,
    source="House view: saving money is seldom enough on its own. Compare Equality Act 2010, section 19(2)(d), and "
    "Heskett v Secretary of State for Justice [2020] EWCA Civ 1487.",
)
def cost_alone(draft: Draft) -> Iterator[Problem]:
    """An adverse effect that is called justified or unavoidable because of money alone."""
    for answers in group_answers(draft):
        for role in (*_COLUMNS, "reason"):
            text = answers.text(role)
            found = next((each.text for each in sentences(text) if rests_on_cost(each.text)), "")
            if (
                found
                and role == "mitigation"
                and is_real_mitigation(text.replace(found, ""))
                and not _CALLED_JUSTIFIED.search(found)
            ):
                continue  # a dearer measure was not taken, and another is
            if found:
                message = f"“{shortened(found)}” rests on money alone, which is seldom enough on its own"
                advice = (
                    "Say what other aim it serves, why a milder way would not do, and what you will do to reduce it"
                )
                yield answers.address(role), f"{answers.name}: {message}. {advice}."
    for answer in policy_answers(draft):
        found = next((each.text for each in sentences(answer.text) if _justifies_by_cost(each.text)), "")
        if found:
            message = f"“{shortened(found)}” rests on money alone, which is seldom enough on its own"
            yield answer.address, f"{message}. Say what other aim it serves, and why a milder way would not do."


def _justifies_by_cost(sentence: str) -> bool:
    """Whether a sentence about the policy weighs an effect on people, and only money on the other side."""
    weighs = _AN_EFFECT.search(sentence) is not None or _CALLED_JUSTIFIED.search(sentence) is not None
    return rests_on_cost(sentence) and weighs and not weighs_options(sentence)


_NO_CONCERN = LazyPattern(
    r"(?i)\W*(?:there (?:is|are|will be|would be) )?no (?:\w+ )?(?:concerns?|effects?|impacts?|issues?|"
    r"disadvantages?|barriers?)\b"
)
_HOW_KNOWN = LazyPattern(
    r"(?i)\b(?:asked|ask|told|said|raised|found|looked|checked|tried|tested|survey\w*|consult\w*|met|forum|network|group|"
    r"records?|register|census|section|review\w*|no (?:one|body)|none of|interview\w*|wrote|read|by law|because)\b|\d"
)
"""How somebody knows that there is no concern."""


@check("pointed-elsewhere", severity="warn", category=Category.NEGATIVES, source=_FOR_EACH_GROUP)
def pointed_elsewhere(draft: Draft) -> Iterator[Problem]:
    """An answer that only points to another, which does not answer the same concern."""
    names = names_of_groups(draft.form.groups)
    for answers in group_answers(draft):
        for role in _COLUMNS:
            if not only_points(answers.text(role), names) or (
                role == "mitigation" and _answered_elsewhere(draft, answers)
            ):
                continue
            message = f"“{shortened(answers.text(role))}” only points to another answer"
            message = f"{answers.name}: {message}. Say here what is true for this group."
            is_cited = role == "mitigation" and _cites_an_action(draft, answers)
            yield Guess(answers.address(role), message) if is_cited else (answers.address(role), message)


@check("half-row", severity="warn", category=Category.NEGATIVES, source=_FOR_EACH_GROUP)
def half_row(draft: Draft) -> Iterator[Problem]:
    """A group that is affected, with an empty benefit, concern or mitigation."""
    for answers in group_answers(draft):
        asked = [role for role in _COLUMNS if role in answers.answers]
        empty = [role for role in asked if not answers.text(role)]
        concern = answers.text("concerns")
        if (
            answers.effect == "affected"
            and not {"benefits", "concerns"} & set(empty)
            and is_boilerplate(re.sub(group_words(), " ", concern, flags=re.IGNORECASE))
            and not is_put_off(concern)
            and not tells_who_was_asked(concern)
            and not only_points(concern, names_of_groups(draft.form.groups))
            and not (_SEE.search(concern) and re.search(names_of_groups(draft.form.groups), concern, re.IGNORECASE))
        ):
            if not is_boilerplate(answers.text("benefits")):
                message = (
                    f"you name only good effects, and “{shortened(concern)}” gives no reason why there is no other"
                )
                yield (
                    answers.address("concerns"),
                    f"{answers.name}: {message}. Say who might find it harder, or how you know that nobody will.",
                )
            continue
        if (
            answers.effect == "affected"
            and "concerns" not in empty
            and (begins_with_nothing(concern) or _NO_CONCERN.match(concern))
            and not _HOW_KNOWN.search(concern)
            and not gives_reason(re.sub(group_words(), " ", concern, flags=re.IGNORECASE), policy_words(draft))
            and not is_boilerplate(answers.text("benefits"))
            and not answers.text("mitigation")
        ):
            message = f"you name only good effects, and “{shortened(concern)}” does not say how you know of no other"
            advice = "Say who might find it harder, or whom you asked"
            yield Guess(answers.address("concerns"), f"{answers.name}: {message}. {advice}.")
            continue
        if answers.effect != "affected" or not empty:
            continue
        if {*empty} <= {"benefits", "mitigation"} and is_real_concern(concern):
            if answers.text("mitigation") and _all_others_have_benefits(draft, answers):
                message = f"every other group that is affected has an answer to “{answers.answers['benefits'].label}”"
                yield Guess(answers.address("benefits"), f"{answers.name}: {message}. Write it here, or “None”.")
            continue  # a change need not do a group any good, and a missing mitigation is `no-mitigation`
        if empty == ["mitigation"]:
            continue  # without a mitigation for a concern it is `no-mitigation`; without a concern none is needed
        label = answers.answers[empty[0]].label
        message = f"you say this group is affected, but there is no answer to “{shortened(label)}”"
        yield answers.address(empty[0]), f"{answers.name}: {message}. Write what you know, or “None” and how you know."


_SEVERAL_OTHERS = 3


def _all_others_have_benefits(draft: Draft, answers: GroupAnswers) -> bool:
    """Whether each of several other groups that are affected has an answer about benefits, so that one was missed."""
    others = [each for each in group_answers(draft) if each.effect == "affected" and each.group != answers.group]
    return len(others) >= _SEVERAL_OTHERS and all(each.text("benefits") for each in others)


@check(
    "alternatives",
    severity="advice",
    category=Category.POLICY,
    source="House view: whether an effect is justified depends on what else could be done. Compare Equality Act 2010, "
    "section 19(2)(d).",
)
def alternatives(draft: Draft) -> Iterator[Problem]:
    """An adverse effect that is left, or concerns for several groups, and no other option considered."""
    elsewhere = [answer.text for answer in answers_with_role(draft, "engagement")]
    elsewhere += [answers.text(*_COLUMNS) for answers in group_answers(draft)]
    if any(weighs_options(answer.text) for answer in policy_answers(draft)) or any(map(names_options, elsewhere)):
        return
    for answers in group_answers(draft):
        mitigation = answers.text("mitigation")
        concern = is_real_concern(answers.text("concerns"))
        if concern and (not is_real_mitigation(mitigation) or _refusals(mitigation) or _LEFT_OVER.search(mitigation)):
            policy = policy_answers(draft)
            message = f"{answers.name} is left with an adverse effect, and you do not say what else you considered"
            yield (
                (policy[-1].address if policy else answers.step.address),
                f"{message}. Name the other options, and why you chose this one.",
            )
            return
    concerned = [answers.name for answers in group_answers(draft) if is_real_concern(answers.text("concerns"))]
    policy = policy_answers(draft)
    if len(concerned) >= _SEVERAL_CONCERNS and sum(len(answer.text.split()) for answer in policy) >= _LONG_ENOUGH:
        message = f"You describe concerns for {len(concerned)} groups, and no other option that you considered"
        yield policy[-1].address, f"{message}. Name the other options, and why you chose this one."
