"""Finds sentences that only claim something: feelings that nobody reported, and good aims without a deed."""

from collections.abc import Iterator

from eia_tui.checks.facts import (
    GroupAnswers,
    TextAnswer,
    actions,
    evidence_answers,
    group_answers,
    policy_answers,
    policy_words,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.assertion import (
    average_as_proof,
    few_as_proof,
    gives_no_figure,
    is_bare_claim,
    is_hearsay,
    is_overstated,
    is_slogan,
    only_praises,
    overstates,
    silence_as_proof,
)
from eia_tui.checks.methods.beliefs import is_belief, is_known_by
from eia_tui.checks.methods.duty_in_words import goes_through_aims
from eia_tui.checks.methods.inference import concludes_too_much
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_group
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.slots import first_that_says, says
from eia_tui.checks.methods.substance import alike, stems
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_OF_THE_DUTY = LazyPattern(
    r"(?i)^\W*good relations\**\s*[-–—(]|^\W*(?:equality of opportunity|(?:unlawful )?discrimination)\**\s*[-–—(:]|"
    r"^\W*(?:on|for|as to|as regards|as for)\s+(?:good relations|equality of opportunity|discrimination)\b|"
    r"^[^.;]{0,40}\b(?:nothing|no (?:effect|change|difference)|not (?:affect|change|alter))\b|"
    r"\?$|\b(?:(?:first|second|third|three|all) aims?|duty|section 149)\b"
)
_VALUES = LazyPattern(r"(?i)\b(?:human rights|cohesion|cohesive|our values|inclusion|diversity)\b")
_SHARED = 3
"""The fewest words that a claim and the evidence that bears it out have in common."""
_BETWEEN_WHOM = LazyPattern(r"(?i)\b(?:meets?|meeting|mix|together|between|share|sharing)\b")
"""Who comes together, and where: that says what the proposal does for good relations."""
_BOLD = LazyPattern(r"(?i)^\W*(?:\*\*[^*]+\*\*|(?:foster(?:ing)? )?good relations:|human rights:|community cohesion:)")
"""A heading in bold type at the start of a paragraph."""


@check(
    "no-basis",
    severity="advice",
    category=Category.EVIDENCE,
    source="R (Bridges) v South Wales Police [2020] EWCA Civ 1058: an effect is looked into, not assumed.",
)
def no_basis(draft: Draft) -> Iterator[Problem]:
    """A benefit, concern or reason that says how people feel or what most do, which no evidence bears out."""
    evidence = [sentence.text for answer in evidence_answers(draft) for sentence in sentences(answer.text)]
    yield from _of_people(draft, evidence)
    for answers in group_answers(draft):
        for role in ("benefits", "concerns", "reason"):
            for sentence in sentences(answers.text(role)):
                claim = is_bare_claim(sentence.text) or (
                    sentence.text if role == "benefits" and overstates(sentence.text) else ""
                )
                if claim and (is_overstated(claim) or not any(alike(claim, each) for each in evidence)):
                    message = f"“{shortened(sentence.text)}” says what people are like or feel, and not how you know"
                    yield (
                        answers.address(role),
                        f"{answers.name}: {message}. Say who told you or what you counted, or take it out.",
                    )
                    break
                has_figures = numbers(answers.text(role)) != ()
                if gives_no_figure(sentence.text) and not has_figures and not _is_borne_out(sentence.text, evidence):
                    message = f"“{shortened(sentence.text)}” gives neither a figure nor a source"
                    yield (
                        answers.address(role),
                        f"{answers.name}: {message}. Say what you counted and when, or who told you.",
                    )
                    break
        yield from _believed_reason(answers)
    yield from _silence_in_outcomes(draft)
    for answer in (*policy_answers(draft), *evidence_answers(draft)):
        read = [each for each in sentences(answer.text) if not each.is_heading and not each.is_row]
        found = next((each.text for each in read if is_hearsay(each.text) or _is_only_believed(answer, each, read)), "")
        vague = next(
            (
                each
                for each in read
                if (gives_no_figure(each.text) and not _goes_with_figures(each, read))
                or (answer.question.role == "evidence" and is_bare_claim(each.text))
            ),
            None,
        )
        if proof := _weak_proof(read):
            words, why = proof
            yield (
                answer.address,
                f"“{shortened(words)}” draws a conclusion from {why}. Say what you counted or whom you asked.",
            )
        is_shown = vague and _is_borne_out(vague.text, evidence)
        is_shown = is_shown or (vague and answer.question.role is None and _is_counted(draft, vague.text, evidence))
        if vague and not found and not is_shown:
            message = (
                f"“{shortened(vague.text)}” in {question_name(draft, answer.address)} gives neither a "
                f"figure nor a source"
            )
            yield answer.address, f"{message}. Say what you counted and when, or who told you."
        if found and answer.question.role in ("evidence", "engagement"):
            message = f"“{shortened(found)}” in {question_name(draft, answer.address)} rests on what somebody believes"
            yield answer.address, f"{message}. Say what you counted or who told you, or how you will find out."


def _believed_reason(answers: GroupAnswers) -> Iterator[Problem]:
    """A reason that has nothing in it but what somebody believes."""
    every = sentences(answers.text("reason"))
    if found := next((each.text for each in every if is_belief(each.text)), ""):
        if any(is_known_by(each.text) for each in every):
            return
        message = f"“{shortened(found)}” rests on what somebody believes"
        yield answers.address("reason"), f"{answers.name}: {message}. Say what you looked at, or whom you asked."


def _is_only_believed(answer: TextAnswer, sentence: Sentence, read: list[Sentence]) -> bool:
    """Whether a sentence of the evidence is a belief, and its paragraph has no figures."""
    return (
        answer.question.role in ("evidence", "engagement")
        and is_belief(sentence.text)
        and not _goes_with_figures(sentence, read)
    )


def _silence_in_outcomes(draft: Draft) -> Iterator[Problem]:
    for action in actions(draft):
        if silent := first_that_says("silence-for-consent", action.text("outcome")):
            message = f"Action {action.number}: “{shortened(silent)}” takes silence as proof"
            advice = "Those who could not use a service seldom complain: count or ask them"
            yield action.cells["outcome"].address, f"{message}. {advice}."


_DIGIT = LazyPattern(r"\d")
_SOME_DO = LazyPattern(
    r"(?i)^\W*(?:some|a few|several|not all|one or two)\s[^.;]*?"
    r"\b(?:(?:do|does|will|would|can)\s*(?:not|n['’]t)|cannot|want|need|would|find)\b"
)
"""What some of them want or cannot do, which says nothing of what all are like."""


def _of_people(draft: Draft, evidence: list[str]) -> Iterator[Problem]:
    """Words that make light of people or of what they said, and what people of a group are said to be like."""
    rows = [(f"{answers.name}: ", answer) for answers in group_answers(draft) for answer in answers.answers.values()]
    texts = [("", answer) for answer in (*policy_answers(draft), *evidence_answers(draft))]
    for about, answer in (*rows, *texts):
        if light := first_that_says("makes-light", answer.text):
            message = f"{about}“{shortened(light)}” makes light of people or of what they said"
            yield answer.address, f"{message}. Say what is hard for whom, or take it out."
            continue
        few = _few_or_none(answer.text) if answer.question.role == "reason" else ""
        if few and not _DIGIT.search(answer.text):
            message = f"{about}“{shortened(few)}” gives as the reason that there are few or none"
            yield (
                answer.address,
                f"{message}. Say what happens to one of them, or how you know that nothing does.",
            )
            continue
        claim = first_that_says("what-they-are-like", answer.text) if about else ""
        claim = "" if numbers(claim) or _SOME_DO.match(claim) else claim
        if claim and not any(alike(claim, each) for each in evidence):
            message = f"{about}“{shortened(claim)}” says what people are like, and not how you know"
            yield answer.address, f"{message}. Say who told you or what you counted, or take it out."


_LATER_ONES = LazyPattern(
    r"(?i)\b(?:anyone|anybody|somebody|someone|those|whoever|any\s+\w+|(?:the|a) (?:\w+ )?(?:first|next|one))\s+who\b|"
    r"\b(?:if|later|becomes?|"
    r"would|will|may|might|could|in\s+future|risk\s+assess\w*|in\s+the\s+meantime)\b"
)
"""What happens to those who come to belong to a group of which nobody is there now."""


def _few_or_none(reason: str) -> str:
    """The sentence of a reason which says that there are few or none of a group, to which others may come to belong."""
    none_now = first_that_says("none-now", reason)
    return first_that_says("too-few", reason) or ("" if _LATER_ONES.search(reason) else none_now)


def _weak_proof(read: list[Sentence]) -> tuple[str, str] | None:
    """A sentence that concludes too much, and what it rests on; None if there is none."""
    for number, each in enumerate(read):
        if concludes_too_much(each.text):
            return each.text, "too little: what is not known, what few said, or what is true of most"
        if silence_as_proof(each.text):
            return each.text, "silence: those who could not use a service, or do not trust it, seldom complain"
        if average_as_proof(each.text):
            return each.text, "an average, which hides those who are worst off"
        if says("all-are-for-it", each.text) and not numbers(each.text):
            return each.text, "what some said"
        if says("taken-for-all", each.text):
            return each.text, "some people or some days"
        if says("asked-who-gain", each.text):
            return each.text, "what those say who gain by it"
        if few_as_proof(read[number - 1].text if number else "", each.text):
            return each.text, "what a few people said"
    return None


def _goes_with_figures(sentence: Sentence, read: list[Sentence]) -> bool:
    """Whether the paragraph of a sentence, or what it stands under, has figures of which it says the sum."""
    return any(numbers(each.text) for each in read if each.block == sentence.block) or numbers(sentence.lead) != ()


def _is_borne_out(claim: str, evidence: list[str]) -> bool:
    """Whether a sentence of the evidence with a figure is about the same."""
    own = stems(claim)
    return any(
        numbers(each) and each != claim and len(own & stems(each)) >= _SHARED and alike(claim, each)
        for each in evidence
    )


def _is_counted(draft: Draft, claim: str, evidence: list[str]) -> bool:
    """Whether the evidence has figures of each group that a sentence names, which it then need not repeat."""
    named = [group for group in draft.form.groups if names_group(group, claim)]
    figures = [each for each in evidence if numbers(each)]
    return len(named) > 1 and all(any(names_group(group, each) for each in figures) for group in named)


@check(
    "slogan",
    severity="advice",
    category=Category.MITIGATION,
    source="Audit Wales, Equality Impact Assessments: More than a Tick Box Exercise? (2022): actions that can be "
    "measured.",
)
def slogan(draft: Draft) -> Iterator[Problem]:
    """A sentence about a group or good relations, or an outcome, that praises a good aim and names no deed."""
    known = policy_words(draft)
    answers: list[TextAnswer] = [
        answer
        for group in group_answers(draft)
        for role, answer in group.answers.items()
        if role != "plan" and answer.text
    ]
    answers += [action.cells["outcome"] for action in actions(draft) if "outcome" in action.cells]
    for answer in answers:
        found = next(
            (each.text for each in sentences(answer.text) if is_slogan(each.text) or only_praises(each.text, known)), ""
        )
        if found:
            message = (
                f"“{shortened(found)}” in {question_name(draft, answer.address)} is a good aim and says "
                f"nothing that can be checked"
            )
            yield answer.address, f"{message}. Say what will change for whom, or take it out."
    for answer in policy_answers(draft):
        found = next(
            (
                each.text
                for each in sentences(answer.text)
                if not (_OF_THE_DUTY.search(each.text) or goes_through_aims(each.text))
                and (_is_slogan_on_relations(each) or only_praises(_BOLD.sub("", each.text), known))
            ),
            "",
        )
        if found:
            message = f"“{shortened(found)}” is a good aim, and does not say what the proposal does for good relations"
            yield answer.address, f"{message}. Say between whom it may bring trust or tension, and what you will do."


def _is_slogan_on_relations(sentence: Sentence) -> bool:
    """Whether a sentence about good relations, human rights or values only praises a good aim."""
    return (
        (phrases("relations").search(sentence.with_lead) is not None or _VALUES.search(sentence.with_lead) is not None)
        and is_slogan(_BOLD.sub("", sentence.text))
        and not _BETWEEN_WHOM.search(sentence.text)
    )
