"""Checks that an assessment considers the three aims of the duty, and does not misstate the law."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import group_answers, prose_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.prose.excerpt import shortened

_AIMS = ("eliminate", "advance", "relations")
"""The lists of words that show that each aim was considered."""
_LONG_FORM = 60
"""Words from which a form should mention an aim."""
_ACT = "Equality Act 2010, section 149."
_NO_DUTY = re.compile(
    r"""(?ix)\b(?:equality\s+duty|equality\s+act|public\s+sector\s+equality\s+duty|psed|duty|section\s+149|s\.?\s?149)\b[^.;]{0,60}?
        \b(?:does\s+not|doesn['’]?t|do\s+not|will\s+not|is\s+not|isn['’]?t|cannot|not)\s+(?:\w+\s+){0,2}?(?:appl\w+|relevant|engaged?|required|arise\w*|triggered|needed|bind\w*)
      | \b(?:no|without\s+any|not\s+(?:under\s+)?(?:any|an?|the))\s+(?:\w+\s+){0,2}?
        (?:equality\s+(?:act\s+)?(?:duty|duties|obligation\w*)|psed)\b
      | \bno\s+(?:legal|statutory)\s+(?:duty|obligation|requirement)\b[^.;]{0,80}\bequality\b
      | \b(?:discretionary|non-statutory|not\s+(?:a\s+)?statutory)\b[^.;]{0,80}
        \b(?:equality\s+(?:act|duty)|duty\s+does|eia)\b
      | \bexempt\s+from\s+(?:the\s+)?(?:equality|duty)"""
)
_TREATED_THE_SAME = re.compile(
    r"""(?ix)\b(?:same|equal(?:ly)?|identical(?:ly)?|alike|one\s+(?:policy|rule)\s+for\s+(?:all|everyone|everybody)|no\s+exceptions?|consistent(?:ly)?|everyone|everybody|regardless|
        irrespective|whatever|universal(?:ly)?)\b[^.;]{0,110}?
        \b(?:(?:so|therefore|hence|thus|which\s+means|means|mean|and\s+so|it\s+follows|as\s+such|consequently)\b[^.;]{0,60}?(?:lawful|legal|complian\w+|comply|complies|
          (?:no|not|cannot|can['’]?t|never|nobody|no\s+one)\b[^.;]{0,40}(?:discriminat\w*|disadvantage[ds]?|unlawful|breach))
        |(?:cannot|can['’]?t|can\s+not|could\s+not|is\s+not|isn['’]?t|not\s+be)\s+(?:\w+\s+){0,2}?(?:discriminat\w*|unlawful))"""
)
_LAWFUL_BECAUSE_SAME = re.compile(
    r"(?i)\b(?:lawful|(?:no|not|cannot|can['’]?t) (?:be )?(?:\w+ )?discriminat\w*)\b[^.;]{0,50}\b(?:because|"
    r"as|since|when|if|where)\b[^.;]{0,80}\b(?:same|equal\w*|alike|identical\w*|everyone|everybody|all)\b"
)
_NO_NEGATIVE = re.compile(
    r"(?i)\b(?:duty|equality act|psed|law)\b[^.;]{0,60}\b(?:may not|must not|cannot|prohibits?|forbids?|prevents?|"
    r"not allowed|does not allow|"
    r"no council may)\b[^.;]{0,60}\b(?:negative|adverse|detrimental|any) (?:\w+ )?(?:impacts?|effects?|changes?)"
)
_ONLY_REGISTERED = re.compile(
    r"(?i)\b(?:only|must be|unless|if)\b[^.;]{0,40}\b(?:registered (?:as )?(?:disabled|blind)|blue badge|"
    r"in receipt of (?:pip|disability))\b[^.;]{0,40}\b"
    r"(?:protected|covered|counts?|disabled (?:in law|under)|equality act)|\b(?:protected|covered|"
    r"equality act)\b[^.;]{0,40}\bonly\b[^.;]{0,30}\bregistered disabled"
)
_ONLY_WITH_PAPERS = re.compile(
    r"(?i)\b(?:gender reassignment|trans(?:gender)? (?:people|person|women|men|staff|users))\b[^.;]{0,60}\b(?:only|"
    r"unless|must|requires?|need)\b[^.;]{0,60}\b"
    r"(?:certificate|surgery|operation|medical(?:ly)?|hormones?|transitioned|diagnos\w+)|\bonly\b[^.;]{0,40}\b(?:certificate|surgery|operation)\b[^.;]{0,40}\b(?:protected|covered)\b"
)
_NOT_MORE_FAVOURABLY = re.compile(
    r"(?i)\b(?:cannot|can['’]?t|not (?:be )?(?:allowed|able|lawful|possible)|unlawful|illegal|"
    r"discriminat\w+)\b[^.;]{0,60}\b(?:more favourabl\w+|special treatment|"
    r"preferential\w*|positive discrimination|favour (?:one|any) group)\b[^.;]{0,40}\b(?:disabled|disability|group|"
    r"characteristic|them)\b"
)
_OLD_LAW = re.compile(
    r"\b(?:DDA|Disability Discrimination Act|Race Relations Act|Sex Discrimination Act|Race Equality Duty|"
    r"Disability Equality Duty|Gender Equality Duty)\b"
)


@check("duty", severity="advice", category=Category.POLICY, source=_ACT)
def duty(draft: Draft) -> Iterator[Problem]:
    """None of the three aims is mentioned in a form that has 60 words or more, or the duty is said not to apply."""
    aims = "ending discrimination, advancing equality of opportunity, fostering good relations"
    groups = group_answers(draft)
    answers = prose_answers(draft)
    for answer in answers:
        if _denies_duty(answer.text):
            yield (
                answer.address,
                (
                    f"You say that the duty does not apply, and so not how you weighed its aims: {aims}. Say how you "
                    "considered each."
                ),
            )
            return
    if not groups or sum(len(answer.text.split()) for answer in answers) < _LONG_FORM:
        return
    if not any(_has_aim(answer.text) for answer in answers):
        message = f"The three aims of the equality duty are not mentioned: {aims}"
        yield groups[0].step.address, f"{message}. A sentence on each in section 2 is enough."


@check(
    "wrong-law", severity="warn", category=Category.POLICY, source=f"{_ACT} For indirect discrimination, section 19."
)
def wrong_law(draft: Draft) -> Iterator[Problem]:
    """A wrong statement of law: treated the same and so lawful; no duty; an Act that was repealed."""
    for answer in prose_answers(draft):
        words, advice = _misstated(answer.text)
        if advice:
            yield answer.address, f"“{shortened(words)}” is not what the law says. {advice}"


@lru_cache(maxsize=1024)
def _has_aim(text: str) -> bool:
    return any(phrases(aim).search(text) for aim in _AIMS)


@lru_cache(maxsize=1024)
def _denies_duty(text: str) -> bool:
    return any(_NO_DUTY.search(sentence.text) for sentence in sentences(text))


@lru_cache(maxsize=1024)
def _misstated(text: str) -> tuple[str, str]:
    """The first sentence that misstates the law, and what the law is; "" twice if there is none."""
    return next(((each.text, advice) for each in sentences(text) if (advice := _misstates(each.text))), ("", ""))


def _misstates(sentence: str) -> str:
    """What the law is, where a sentence misstates it; "" elsewhere."""
    if _NO_DUTY.search(sentence):
        return (
            "The duty covers everything that a council does, whether or not it must provide it: say how you "
            "considered the three aims."
        )
    if _TREATED_THE_SAME.search(sentence) or _LAWFUL_BECAUSE_SAME.search(sentence):
        return (
            "One rule for all can still put some groups at a disadvantage: say who finds it harder to meet, and "
            "what you will do."
        )
    if _NO_NEGATIVE.search(sentence):
        return (
            "The duty is to have due regard to its three aims: an adverse effect may be lawful where it is "
            "weighed and justified."
        )
    if _ONLY_REGISTERED.search(sentence):
        return (
            "The Act protects everybody whose impairment has a substantial and long-term effect (section 6), "
            "registered or not."
        )
    if _ONLY_WITH_PAPERS.search(sentence):
        return (
            "The Act protects whoever proposes to change, is changing or has changed (section 7), without papers "
            "or treatment."
        )
    if _NOT_MORE_FAVOURABLY.search(sentence):
        return (
            "Meeting needs may mean treating some people more favourably (section 149(6)); disabled people "
            "always may be (section "
            "13(3))."
        )
    if _OLD_LAW.search(sentence) and not re.search(
        r"(?i)\b(?:replaced|repealed|formerly|history|until 2010|before 2010)\b", sentence
    ):
        return "The Equality Act 2010 replaced that Act in England, Wales and Scotland: refer to it instead."
    return ""
