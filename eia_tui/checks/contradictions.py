"""Finds answers that say yes here and no there."""

from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import (
    GroupAnswers,
    TextAnswer,
    actions,
    answers_with_role,
    evidence_answers,
    group_answers,
    policy_answers,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.incomplete_actions import about_action
from eia_tui.checks.methods.begins import LOOKS_BACK
from eia_tui.checks.methods.choice import are_about_the_same, leaves_a_choice, leaves_no_choice
from eia_tui.checks.methods.conclusions import concludes_no_effect
from eia_tui.checks.methods.forbidding import forbidden, promises_the_same
from eia_tui.checks.methods.others_work import NONE_AFFECTED
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.removal import is_kept, removed_things
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.substance import begins_with_nothing, is_real_concern, is_real_mitigation, says_nothing
from eia_tui.checks.methods.this_plan import of_this_plan
from eia_tui.checks.methods.trouble import expects_difficulty
from eia_tui.checks.methods.work_changes import names_staff, work_change
from eia_tui.checks.number_steps import more_of_less
from eia_tui.checks.opposite_answers import none_and_some, silent_and_heard, supported_and_opposed
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_OF_THIS = LazyPattern(
    r"(?i)\b(?:this|will|would|(?:the|our) (?:proposal|change|policy|plan|scheme|closure|charge|move))\b|"
    r"^\W*(?:no[- ]one|nobody)\b"
)
"""Words of a sentence of the evidence that is about what is proposed."""
_WITH_MEASURES = LazyPattern(
    r"(?i)\b(?:after|once|with (?:these|the)|provided|if|unless|remain\w*|left(?! worse| out| behind)|mitigat\w*|"
    r"aims?|objectives?|goals?|purpose|want|so that|(?<!with )(?<!gives )without (?:an? )?(?:good |"
    r"sound )?(?:reason|cause|justification)|"
    r"other than|more than(?! another| others)|beyond|except|apart from|"
    r"option|alternative|previous|last)\b"
)
"""Words of a sentence about what is left when something has been done, or about another plan."""
_SEVERE = LazyPattern(
    r"(?i)\b(?:effects?|impacts?|disadvantages?|loss|consequences?|harm)\b[^.;]{0,80}\b(?:severe|serious|grave|substantial|major|significant|long-lasting|"
    r"disproportionate)\b|\b(?:severe|serious|grave|substantial|major|significantly? (?:adverse|"
    r"negative))\s+(?:\w+\s+)?(?:effects?|impacts?|disadvantages?|"
    r"loss|consequences?|harm)\b"
)
_AS_IT_IS = LazyPattern(
    r"(?i)\b(?:recommend\w*|propos\w+|decid\w+|goes? ahead|go(?:es)? on|proceeds?|"
    r"continues?)\b[^.;]{0,60}\b(?:without (?:a |any )?(?:changes?|amendments?)|"
    r"unchanged|as (?:planned|proposed|drafted|it (?:is|stands))|regardless|in full|no changes?)\b"
)
_BECAUSE = LazyPattern(
    r"(?i)\b(?:because|since|in order to|so that|outweigh\w*|justif\w+|proportionate|otherwise|aim)\b"
)
_NOBODY_ASKED = LazyPattern(
    r"(?i)\b(?:no (?:\w+ ){0,3}?(?:consultation|engagement|survey)\b[^.;]{0,40}\b(?:undertaken|carried out|held|"
    r"done|taken place|planned|needed|required|"
    r"necessary|yet|place)|(?:has|have|was|were)(?: not|n['’]t) (?:yet )?(?:been )?(?:consulted|engaged|asked)|"
    r"nobody (?:has been |was )(?:asked|consulted)|"
    r"(?:did not|didn['’]t) (?:consult|engage|ask)|no (?:one|residents|users|groups) (?:has|have|was|"
    r"were) (?:been )?(?:asked|consulted))\b"
)
_REPORTED_VIEWS = LazyPattern(
    r"(?i)\b(?:told us|said (?:that|in)|asked us|(?:the )?(?:consultation|survey|engagement|workshops?|"
    r"focus groups?|respondents|replies|responses|feedback)"
    r" (?:also )?(?:showed?|shows|found|said|told|asked|raised|suggested|identified|from|with|named)|consultees?|"
    r"(?:were|was) (?:consulted|raised by|asked for by)|"
    r"as (?:parents|residents|users|tenants|disabled people|people|families|carers) asked)\b"
)
_PLAN = r"(?:proposals?|plans?|scheme|drafts?|design|policy)"
_UNCHANGED = LazyPattern(
    rf"(?i)\bno (?:\w+ )?changes? (?:was|were|has been|have been|is|are) (?:\w+ )?(?:made|needed|necessary|proposed)\b"
    rf"(?! to (?!the {_PLAN}))|\bno (?:\w+ )?changes? to the {_PLAN}\b|"
    rf"\b{_PLAN} (?:itself )?(?:is|are|was|were|remains?|stays?|goes ahead|will go ahead|has been left)(?: \w+){{0,2}} "
    r"(?:unchanged|unaltered|as (?:planned|proposed|published|drafted|it (?:is|was)))\b|"
    rf"\b{_PLAN} (?:is|are|was|were|has|have) not (?:been )?(?:changed|altered|amended)\b"
)
"""That what is proposed was not changed; "the paths themselves are not altered" says what it leaves alone."""
_CHANGED = LazyPattern(
    r"(?i)\b(?:as a result|in response|because of (?:this|these|that|what)|following (?:this|these|"
    r"the (?:consultation|feedback|replies))|after (?:the consultation|hearing)|"
    r"what changed|changes made|(?:been|was|were) put back|that is why|have been (?:added|moved|dropped|changed)|"
    r"we (?:have )?answered|so we (?:have )?(?:changed|added|dropped|moved|kept|put back|"
    r"widened)|we (?:have )?(?:changed|added|dropped|amended))\b"
)
_STAFF_UNAFFECTED = LazyPattern(
    r"(?i)\bno[- ]?(?:one|body) (?:will )?loses? (?:their|a|his or her) (?:job|post)|\bno (?:\w+ )?(?:posts?|jobs?|"
    r"staff|employees?|roles?|redundanc\w+)\b[^.;]{0,30}\b(?:affected|lost|follow|expected|result|"
    r"at risk|go\b|removed|deleted|change\w*)|\b(?:all|every)\b[^.;]{0,40}\bkeeps? (?:their|its|"
    r"his or her) (?:jobs?|posts?)\b|"
    r"\bno (?:impact|effect|change|implication)s? (?:on|for|to) (?:our |the |any |council )?(?:staff|employees|"
    r"workforce|posts|jobs)\b|"
    r"\b(?:staff|employees|workforce|posts|jobs) (?:\w+ ){0,2}?(?:is|are|will be) (?:not|un)\s?affected\b"
)
_HOUSE_VIEW = (
    "House view: a reviewer reads the answers beside one another, and cannot rest on either of two that differ."
)


@check("contradicts-itself", severity="warn", category=Category.NEGATIVES, source=_HOUSE_VIEW)
def contradicts_itself(draft: Draft) -> Iterator[Problem]:
    """Two answers that contradict each other: one says yes and the other no."""
    yield from _no_effect_and_concerns(draft)
    yield from _affected_and_none(draft)
    for look in (
        _removed_and_kept,
        _severe_and_unchanged,
        _nobody_asked_but_reported,
        _unchanged_and_changed,
        _staff_unaffected_and_affected,
        _voluntary_and_compulsory,
        _promised_and_forbidden,
    ):  # two sentences may well be of two things
        yield from (Guess(*problem) for problem in look(draft))
    yield from none_and_some(draft)
    yield from silent_and_heard(draft)
    yield from supported_and_opposed(draft)
    yield from more_of_less(draft)


def _find(answers: list[TextAnswer], pattern: LazyPattern, but_not: LazyPattern | None = None) -> tuple[str, str]:
    """The address and the sentence of the first match in some answers; "" twice if there is none."""
    for answer in answers:
        if found := _first(answer.text, pattern, but_not):
            return answer.address, found
    return "", ""


@lru_cache(maxsize=4096)
def _first(text: str, pattern: LazyPattern, but_not: LazyPattern | None) -> str:
    """The first sentence of a text that matches; "" if none does."""
    return next(
        (
            each.text
            for each in sentences(text)
            if pattern.search(each.text) and not (but_not and but_not.search(each.text))
        ),
        "",
    )


def _no_effect_and_concerns(draft: Draft) -> Iterator[Problem]:
    """An answer about the policy that says there is no effect on any group, and rows with concerns."""
    concerned = [answers.name for answers in group_answers(draft) if is_real_concern(answers.text("concerns"))]
    address, sentence = _conclusion(policy_answers(draft))
    if not address:
        address, sentence = _conclusion(evidence_answers(draft), is_evidence=True)
    if address and concerned:
        more = f" and {len(concerned) - 1} more" if len(concerned) > 1 else ""
        message = (
            f"“{shortened(sentence)}” does not agree with section 4, where you describe concerns for "
            f"{concerned[0]}{more}"
        )
        message = f"{message}. Say what the effects are and why you still propose this, or change section 4."
        yield (address, message) if _OF_GROUPS.search(sentence) else Guess(address, message)


_WORDS_OF_LABEL = 6
"""The first words of a paragraph, which may say that it is about staff."""
_OF_GROUPS = LazyPattern(r"(?i)\b(?:groups?|characteristics?|protected|equality (?:impact|effect|concern)s?)\b")


def _conclusion(answers: list[TextAnswer], *, is_evidence: bool = False) -> tuple[str, str]:
    """The address and the sentence of the first conclusion that there is no effect; "" twice if there is none.

    A sentence of the evidence must be about the proposal: a study may well have found no effect elsewhere.
    """
    for answer in answers:
        for each in of_this_plan(answer.text):
            if (
                concludes_no_effect(each.text)
                and not _WITH_MEASURES.search(each.with_lead)
                and not _is_of_staff(answer.text, each)
                and (not is_evidence or _OF_THIS.search(each.text))
            ):
                return answer.address, each.text
    return "", ""


def _is_of_staff(text: str, sentence: Sentence) -> bool:
    """Whether a sentence that names no group is in a paragraph on staff: "Staff: two hours more. None at risk"."""
    line = " ".join(text[sentence.start : sentence.end].split()[:_WORDS_OF_LABEL])
    return not _OF_GROUPS.search(sentence.text) and phrases("staff").search(line) is not None


def _affected_and_none(draft: Draft) -> Iterator[Problem]:
    """A group that is affected, and has neither benefits nor concerns; or that is not, with a concern as the reason."""
    for answers in group_answers(draft):
        if answers.effect == "affected":
            effects = [answers.text(role) for role in ("benefits", "concerns") if answers.text(role)]
            if (
                len(effects) == 2
                and all(map(says_nothing, effects))
                and not is_real_mitigation(answers.text("mitigation"))
            ):
                message = "you say this group will be affected, and then that there is neither a benefit nor a concern"
                yield (
                    answers.address("concerns"),
                    f"{answers.name}: {message}. Say how it is affected, or choose “No” and say why.",
                )
            elif _denies_concern(answers.text("concerns")) and is_real_mitigation(answers.text("mitigation")):
                message = f"you say “{shortened(answers.text('concerns'))}”, and then what you do to lessen a concern"
                advice = "Say what the concern is, or whom you asked who saw none"
                yield Guess(answers.address("concerns"), f"{answers.name}: {message}. {advice}.")
        elif answers.effect == "not-affected" and (found := _difficulty_in(answers)):
            message = f"you say this group will not be affected, but “{shortened(found)}” is a concern"
            yield Guess(
                answers.address("reason"),
                f"{answers.name}: {message}. Choose “Yes, or possibly”, and say what you will do about it.",
            )


_WHO_SAW_NONE = LazyPattern(
    r"(?i)\b(?:asked|told|said|raised|survey\w*|consult\w*|forum|network|group|panel|met|tested|tried|found|checked|"
    r"looked|so far|once|after|with (?:the|an?|these)|but|provided)\b"
)
"""How somebody knows that there is no concern, or what makes it so."""


_FALLS_EVENLY = LazyPattern(
    r"(?i)\b(?:falls?|bears?|weighs?|affects?|applies|treats?|hits?)\s+(?:[\w’'-]+\s+){0,2}?(?:evenly|equally|alike|uniformly)\b"
)


@lru_cache(maxsize=512)
def _denies_concern(text: str) -> bool:
    """Whether an answer says that there is no concern, and not who saw none."""
    is_denied = begins_with_nothing(text) or _FALLS_EVENLY.search(text) is not None
    return is_denied and len(text.split()) > _FEW_WORDS and not _WHO_SAW_NONE.search(text)


_FEW_WORDS = 4


def _difficulty_in(answers: GroupAnswers) -> str:
    """The sentence of a reason for "not affected" that expects an effect all the same; "" if there is none."""
    return next((each.text for each in sentences(answers.text("reason")) if expects_difficulty(each.text)), "")


def _severe_and_unchanged(draft: Draft) -> Iterator[Problem]:
    """A sentence that calls the effect severe, and keeps the proposal unchanged without saying why."""
    rows = [answer for group in group_answers(draft) for answer in group.answers.values() if answer.text]
    for answer in [*policy_answers(draft), *rows]:
        every = [each.text for each in sentences(answer.text)]
        for number, sentence in enumerate(every):
            text = " ".join(every[number : number + 2])
            if _SEVERE.search(sentence) and _AS_IT_IS.search(text) and not _BECAUSE.search(text):
                message = f"“{shortened(sentence)}” finds a severe effect, and you go on without a change"
                yield answer.address, f"{message}. Change the proposal, or say what justifies it all the same."
                return


def _nobody_asked_but_reported(draft: Draft) -> Iterator[Problem]:
    """Engagement that has not happened, and other answers that say what people said."""
    address, sentence = _find(list(answers_with_role(draft, "engagement")), _NOBODY_ASKED)
    if not address:
        return
    others = [answer for group in group_answers(draft) for answer in group.answers.values() if answer.text]
    there, reported = _find([*policy_answers(draft), *others], _REPORTED_VIEWS)
    if there:
        message = (
            f"You say “{shortened(sentence)}”, but {question_name(draft, there)} tells what people said "
            f"(“{shortened(reported)}”)"
        )
        yield address, f"{message}. Say here who was asked, when and how, or take out what nobody told you."


def _removed_and_kept(draft: Draft) -> Iterator[Problem]:
    """A group's answer that says that something stays which the proposal takes away."""
    gone = [thing for answer in policy_answers(draft)[:1] for thing in removed_things(answer.text)]
    for answers in group_answers(draft) if gone else ():
        for role in ("benefits", "concerns", "mitigation", "reason"):
            for sentence in sentences(answers.text(role)):
                if thing := next((thing for thing in gone if is_kept(sentence.text, thing)), ""):
                    message = f"you say “{shortened(sentence.text)}”, but the proposal takes away “{thing}”"
                    yield answers.address(role), f"{answers.name}: {message}. Say which is true."
                    return


def _unchanged_and_changed(draft: Draft) -> Iterator[Problem]:
    """A proposal that is unchanged in one sentence, and changed after the engagement in another."""
    answers = [*policy_answers(draft), *evidence_answers(draft)]
    address, sentence = _find(answers, _UNCHANGED, _CHANGED)
    there, changed = _find(answers, _CHANGED, _UNCHANGED)
    if address and there:
        name = question_name(draft, there)
        message = f"You say “{shortened(sentence)}”, but {name} names changes (“{shortened(changed)}”)"
        yield address, f"{message}. Say which is true."


def _staff_unaffected_and_affected(draft: Draft) -> Iterator[Problem]:
    """A form that says no staff are affected, and that posts go."""
    rows = [
        answer
        for group in group_answers(draft)
        for role, answer in group.answers.items()
        if role in ("benefits", "concerns") and answer.text
    ]
    answers = [*policy_answers(draft), *answers_with_role(draft, "evidence"), *rows]
    if not _find(answers, _STAFF_UNAFFECTED)[0]:
        return
    proposed = [(answer, each) for answer in answers for each in of_this_plan(answer.text)]
    address, sentence = next(
        ((answer.address, each.text) for answer, each in proposed if _STAFF_UNAFFECTED.search(each.text)), ("", "")
    )
    if not address:
        return
    for answer, other in proposed:
        kind, words = work_change(other.text)
        if (
            kind in ("posts", "vacancies")
            and other.text != sentence
            and names_staff(other.text)
            and not _STAFF_UNAFFECTED.search(other.text)
            and not NONE_AFFECTED.search(other.text)
        ):
            name = question_name(draft, answer.address)
            message = f"You say “{shortened(sentence)}”, but {name} says “{shortened(words)}”"
            yield address, f"{message}. Say which staff are affected and how."
            return


def _voluntary_and_compulsory(draft: Draft) -> Iterator[Problem]:
    """What is voluntary according to one answer, and compulsory according to another."""
    rows = [answer for group in group_answers(draft) for answer in group.answers.values() if answer.text]
    answers = [*policy_answers(draft), *rows, *(cell for action in actions(draft) for cell in action.cells.values())]
    free = [(answer, each) for answer in answers for each in sentences(answer.text) if leaves_a_choice(each)]
    bound = [(answer, each) for answer in answers for each in sentences(answer.text) if leaves_no_choice(each)]
    for one, choice in free:
        for other, must in bound:
            if one.address != other.address and are_about_the_same(choice.text, must.text):
                message = (
                    f"“{shortened(must.text)}” does not agree with {question_name(draft, one.address)}, which says "
                    f"“{shortened(choice.text)}”"
                )
                yield other.address, f"{message}. Say which is true."
                return


def _promised_and_forbidden(draft: Draft) -> Iterator[Problem]:
    """A measure of a group, or a benefit, that an action or the proposal forbids."""
    promised = [
        (group.group.name, answer, each.text)
        for group in group_answers(draft)
        for role, answer in group.answers.items()
        if role in ("benefits", "mitigation")
        for each in sentences(answer.text)
    ]
    rules = [*policy_answers(draft), *(cell for action in actions(draft) for cell in action.cells.values())]
    for answer in rules:
        for sentence in sentences(answer.text):
            rule = forbidden(sentence.text)
            for name, one, promise in promised if rule else ():
                if rule and promises_the_same(promise, *rule):
                    where = question_name(draft, answer.address)
                    message = f"{name}: you say “{shortened(promise)}”, but {where} says “{shortened(sentence.text)}”"
                    yield Guess(one.address, f"{message}. Say which is true.")
                    return


@check(
    "action-unneeded",
    severity="advice",
    category=Category.MITIGATION,
    source="The form, section 5: actions answer the concerns of section 4.",
)
def action_unneeded(draft: Draft) -> Iterator[Problem]:
    """An action for a group that is not affected according to the form."""
    unaffected = {
        answers.group.id: answers.name for answers in group_answers(draft) if answers.effect == "not-affected"
    }
    for action in actions(draft):
        names = [unaffected[group] for group in action.groups if group in unaffected]
        text = action.text("action")
        if names and not LOOKS_BACK.search(text) and not phrases("recording").search(text):
            message = (
                f"is for {' and '.join(names[:2])}, and you say that "
                f"{'they are' if len(names) > 1 else 'this group is'} "
                f"not "
                f"affected"
            )
            yield about_action(
                action, "groups", message, "Say what the concern is in section 4, or take the group off the action"
            )
