"""Checks that the council answers what people said, and does not leave that to others."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.facts import (
    actions,
    answers_with_role,
    evidence_answers,
    group_answers,
    policy_answers,
    policy_words,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.law_sources import MOSELEY
from eia_tui.checks.methods.negation import NEGATIVE
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic, names_group
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.replies import is_taken_up, reported_stems
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.slots import says
from eia_tui.checks.methods.substance import STEM, is_real_concern, stems
from eia_tui.checks.methods.trouble import asks_for_something, reports_difficulty
from eia_tui.checks.registry import Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import listed, shortened

_FAIRLY_ASKED = f"{MOSELEY}: what people say is conscientiously taken into account."
_AGAINST = LazyPattern(
    r"(?i)\b(?:disagree\w*|oppos\w*|object\w*|against|did not (?:agree|support|want)|not (?:support|in favour|"
    r"suit)\w*|rejected|unhappy)\b"
)
_TAKEN_UP = LazyPattern(
    r"(?i)\b(?:as a result|in response|because of (?:this|these|that|what)|what (?:we )?changed|changes? made|"
    r"we (?:have )?(?:changed|added|dropped|amended|"
    r"answered|moved|kept|put back|widened|reduced|raised)|was (?:changed|added|dropped|reduced|withdrawn)|"
    r"were (?:added|put back|taken off|dropped)|"
    r"cap\b|phased|protect\w*|nevertheless|all the same|even so|we still|despite|although|still propose|taken into|"
    r"follow from)\b|\bwhat we did\b|\bwe did\b|(?:^|[.*:|]\s*)(?:(?:Partly )?[Aa]greed|Changed|Not agreed|Done|"
    r"Adopted)\b|\ball (?:two|three|four|five|six) adopted\b"
)
"""Words which say what was done with the replies, or why the proposal continues."""
_ANSWERED = LazyPattern(
    r"(?i)\b(?:(?:not )?(?:agreed|accepted|adopted|done)[.:,]|what (?:was|we|the council) d(?:one|id)|(?:heard|"
    r"said) and d(?:id|one)|"
    r"(?:we|they) did\b|responses?:)"
)
"""How a list or table of what people said, and what was done about each point, begins or answers."""
_NOTED = LazyPattern(
    r"(?i)\b(?:comments?|views?|repl(?:y|ies)|responses?|feedback|points?|concerns?|objections?|these|they)\b[^.;]{0,40}"
    r"\b(?:noted|acknowledged|logged|passed on|recorded|thanked)\b"
    r"|\b(?:goes|will go|went|to go) ahead (?:as|unchanged|regardless|all the same|anyway|without)"
    r"|\bno (?:changes?|amendments?) (?:to the \w+ )?(?:was|were|are|is|has been|have been) (?:made|needed|proposed|"
    r"necessary|planned|thought)"
)
"""Words which say that replies were received, and nothing else."""
_NO = LazyPattern(r"(?i)\b(?:no|not|\w+n['’]t|never|without)\b")
_MAJORITY = 50
_WHO = (
    r"(?:(?:their|a|the|any|own|local)\s+)*(?:famil(?:y|ies)(?: members)?|relatives?|neighbours?|friends?|"
    r"charit(?:y|ies)|churches|"
    r"(?:voluntary|community) (?:groups?|organisations?|sector))"
)
_OTHERS = LazyPattern(
    rf"(?i)\b{_WHO}(?: or (?:a )?\w+)?\s+(?:can|could|may|might|will be able to|are able to|should|"
    rf"will)\s+(?:also\s+)?(?:help|assist|support|drive|"
    rf"collect|go|do|take|fill|fetch|look|read|translate|interpret|step|book|order)|\b(?:ask|send|rely on|turn to|"
    rf"be helped by|help from|with the help of)\s+{_WHO}|\b(?:can|could|may|should)\s+[^.;]{{0,30}}\bwith\s+{_WHO}\b"
)
_BY_THEMSELVES = LazyPattern(
    r"(?i)^\W*(?:(?:other|local|many|most|rural|older|disabled)\s+)*(?:neighbours|famil(?:y|ies)|friends|"
    r"parish(?:es| councils?)|"
    r"the (?:voluntary|community|third) sector|charities|churches|volunteers in the village|residents|people|users)\b"
    r"(?:\s+(?:and|on|in|with)\s+[\w’'-]+(?:\s+[\w’'-]+)?){0,2}\s+(?:can|could|may|might|are able to|"
    r"(?:is|are) well placed to|"
    r"(?:may|might) (?:wish|want) to|are able)\s+(?:to\s+)?(?:also\s+)?(?:help|bring|step in|take over|"
    r"claim|use (?:the|another)|(?:go to|choose|find|come on) another|fetch|collect|share|"
    r"support|drive|lend)\b"
)
"""What others, or those affected, are free to do in any case."""
_ON_THEIR_OWN = LazyPattern(
    r"(?i)^\W*(?:(?:other|local|many|most|all|the)\s+)*(?:famil(?:y|ies)|carers|users|people|those\s+affected|residents|parents|customers|members|tenants|learners|households)\s+"
    r"(?:(?:can|could|may|might)\s+(?:wish\s+to\s+|want\s+to\s+|choose\s+to\s+)?|(?:are|remain)\s+free\s+to\s+|will\s+(?:need|have)\s+to\s+|(?:are|will\s+be)\s+encouraged\s+to\s+)"
    r"(?:make\s+(?:other|alternative|their\s+own)|(?:find|look\s+for|seek)\s+(?:another|other|an?\s+alternative|alternatives)|buy\s+(?:extra|more|their)|pay\s+for\s+(?:extra|more|their\s+own)|arrange\s+their\s+own|"
    r"ask\s+(?:their\s+)?(?:relatives|famil\w+|friends|neighbours))\b"
)
"""Those affected are to help themselves."""
_MAY_WISH = LazyPattern(
    r"(?i)^\W*(?:(?:other|local|many|most|all|the)\s+)*(?:famil(?:y|ies)|carers|users|people|residents|parents|customers|members|tenants|learners|households)\s+(?:may|might)\s+(?:wish|want|prefer)\s+to\b"
    r"|^\W*(?:\w+\s+)?(?:neighbours|famil(?:y|ies)|friends|relatives|volunteers|charities|churches)\s+(?:may|might|could)\s+be\s+able\s+to\b"
)
"""What is left to those affected, or to anyone who may help."""
_AGREED = LazyPattern(
    r"(?i)\b(?:agreed|paid|pays?|fund\w*|grant\w*|contract\w*|commission\w*|train\w*|train(?:ed|ing)|we (?:will|"
    r"have|give|offer)|offered|assess\w*|same offer|"
    r"booked|together|too|also|free|bring|come with|accompan\w+|stay|attend)\b"
)
"""Words which say that the council pays for it or has agreed it, or that others only come along."""
_FEWEST_STEMS = 3


@check("replies-ignored", severity="advice", category=Category.INVOLVEMENT, source=_FAIRLY_ASKED)
def replies_ignored(draft: Draft) -> Iterator[Problem]:
    """A majority against the proposal, and nothing about what was changed or why it was not."""
    for answer in answers_with_role(draft, "engagement"):
        if found := _only_noted(answer.text):
            message = f"“{shortened(found)}” does not say why nothing changes because of what people said"
            yield answer.address, f"{message}. Take up each point, or say why it does not change your mind."
            return
    texts = [answer.text for answer in (*policy_answers(draft), *evidence_answers(draft))]
    if any(_takes_up(text) or _answers_points(text) for text in texts):
        return
    for answer in answers_with_role(draft, "engagement"):
        if found := majority_against(answer.text):
            message = f"“{shortened(found)}”: you do not say what you changed because of that, or why you go on"
            yield answer.address, f"{message}. Write both in a sentence or two."


@lru_cache(maxsize=256)
def _takes_up(text: str) -> bool:
    """Whether a text says what was done with the replies, or why the proposal continues."""
    return _TAKEN_UP.search(text) is not None or _ANSWERED.search(text) is not None


@lru_cache(maxsize=256)
def majority_against(text: str) -> str:
    """The sentence in which half or more of those who answered are against the proposal; "" if there is none."""
    for sentence in sentences(text):
        for number in numbers(sentence.text) if _AGAINST.search(sentence.text) else ():
            after = re.split(r"[,;]|\band\b", sentence.text[number.end :], maxsplit=1)[0]
            against = _AGAINST.search(after)
            if (
                number.kind == "percent"
                and number.value >= _MAJORITY
                and against
                and not _NO.search(after[: against.start()])
                and not has_characteristic(sentence.text[: number.start])
            ):
                return sentence.text
    return ""


@lru_cache(maxsize=256)
def _only_noted(text: str) -> str:
    """The sentence which says that replies with objections were noted, and that nothing changes; "" if none."""
    every = sentences(text)
    if uncounted := next((each.text for each in every if _NOT_COUNTED.search(each.text)), ""):
        return uncounted
    if point := next((each for line in text.split("\n") if (each := _noted_in(line))), ""):
        return point
    noted = next((each.text for each in every if _NOTED.search(each.text)), "")
    objected = any(_AGAINST.search(each.text) or reports_difficulty(each.text) for each in every if each.text != noted)
    return "" if not objected or any(_TAKEN_UP.search(each.text) for each in every if each.text != noted) else noted


def _noted_in(line: str) -> str:
    """The sentence of a line with a difficulty which says that it was noted, and nothing after it; "" if none does."""
    *before, last = [each.text for each in sentences(line)] or [""]
    if not before or not _ONLY_NOTED.match(last):
        return ""
    hard = any(reports_difficulty(each) or asks_for_something(each) or _AGAINST.search(each) for each in before)
    return last if hard and not any(map(_TAKEN_UP.search, before)) and not _ANSWERED.search(line) else ""


_NOT_COUNTED = LazyPattern(
    r"(?i)\b(?:petitions?|replies|responses?|letters|comments|objections|e-?mails)\b[^.;]{0,70}\b(?:(?:was|were|has|have)\s+not\s+(?:been\s+)?(?:counted|included|considered|read|taken\s+into\s+account)|(?:was|were|been)\s+(?:disregarded|discounted|set\s+aside))\b"
    r"|\b(?:objections?|concerns?|questions?|points)\b[^.;]{0,30}\b(?:have|has|were|was)\s+not\s+(?:yet\s+)?(?:been\s+)?(?:answered|resolved|addressed|responded)\b"
)
"""What people sent that nobody weighs."""
_ONLY_NOTED = LazyPattern(
    r"(?i)^\W*(?:(?:these|the|all|this|that|their|its?|both|such)\s+)?(?:comments?|views?|points?|concerns?|worr(?:y|ies)|suggestions?|remarks?|feedback|it|they|this|that|requests?|questions?)?\s*"
    r"(?:(?:has|have|was|were|is|are|will\s+be)\s+(?:\w+ly\s+|all\s+|also\s+)?(?:been\s+|be\s+)?)?(?:noted|acknowledged|recorded|logged|passed\s+on|considered|understood|received|taken\s+(?:into\s+account|on\s+board))"
    r"(?:\s+(?:by|to|with)\s+[\w\s]{1,40})?\W*$"
)
"""A reply to people that says only that they were heard."""


@check("raised-unanswered", severity="advice", category=Category.INVOLVEMENT, source=_FAIRLY_ASKED)
def raised_unanswered(draft: Draft) -> Iterator[Problem]:
    """Something that people of a group said is hard or asked for, and that no other answer takes up."""
    rows = [answers.text("benefits", "concerns", "mitigation", "reason", "plan") for answers in group_answers(draft)]
    if not any(is_real_concern(answers.text("concerns")) for answers in group_answers(draft)):
        return
    rest = [
        *rows,
        *(answer.text for answer in policy_answers(draft)),
        *(action.text("action", "outcome") for action in actions(draft)),
    ]
    known = frozenset(stem for text in rest for stem in stems(text))
    named = {word[:STEM] for word in policy_words(draft)}
    for answer in answers_with_role(draft, "engagement"):
        for sentence in sentences(answer.text):
            if (
                sentence.is_heading
                or sentence.is_row
                or not (has_characteristic(sentence.text) or phrases("staff").search(sentence.text))
                or NEGATIVE.search(sentence.text[:40])
            ):
                continue
            if not _SPOKE.search(sentence.text) or _goes_on(answer.text, sentence):
                continue
            speaks = reports_difficulty(sentence.text) or asks_for_something(sentence.text)
            raised = reported_stems(sentence.text) - named
            is_new = len(raised) >= _FEWEST_STEMS and not raised & known
            if _ANSWERS_ITSELF.search(sentence.text):
                continue
            is_open = speaks and (is_new or not is_taken_up(raised, known))
            if is_open or _is_left_out(draft, sentence.text, raised):
                message = f"“{shortened(sentence.text)}” is not taken up in section 4 or 5"
                yield (
                    answer.address,
                    (
                        f"{message}. Say in the group's own row what it means and what you will do, or why nothing "
                        f"follows from it."
                    ),
                )
                return


def _goes_on(text: str, sentence: Sentence) -> bool:
    """Whether the item of a list with a sentence goes on after it: there it says what was done."""
    line = text[sentence.start : sentence.end + 1] if "\n" in text[sentence.start : sentence.end] else ""
    rest = line or text[sentence.start :].partition("\n")[0]
    after = rest.partition(sentence.text[-20:])[2]
    return len(after.split()) > _WORDS_OF_ANSWER


def _is_left_out(draft: Draft, sentence: str, raised: frozenset[str]) -> bool:
    """Whether the rows of the groups in a sentence, the plan and the proposal have hardly a word of what they said."""
    rows = [answers for answers in group_answers(draft) if names_group(answers.group, sentence)]
    if not rows or len(raised) < _FEWEST_LEFT or _CONTENT.search(sentence):
        return False
    texts = [answers.text("benefits", "concerns", "mitigation", "reason", "plan") for answers in rows]
    texts += [action.text("action", "outcome") for action in actions(draft)]
    texts += [answer.text for answer in policy_answers(draft)]
    known = {stem for text in texts for stem in stems(text)}
    left, shared = len(raised - known), len(raised & known)
    if _TELLS.search(sentence):
        return left >= _FEWEST_LEFT and shared <= left / 2
    return left >= _FEWEST_LEFT_OUT and shared <= 1


_ANSWERS_ITSELF = LazyPattern(
    r"(?i)[;:,]\s+(?:and\s+|but\s+)?(?:this|that|these|it|they|we|which|the council|the service)\s+(?:is|was|were|"
    r"has|have|had|will|would|can|cannot|"
    r"lies?|did|do|does|now|also|are)\b|\bwho will reply\b|\breferred to\b|\d\s?%|\bper cent\b"
    r"|\bsaid (?:that )?(?:they (?:were|are|had)|their (?:gender|sex|religion|age)|he was|she was)\b"
)
"""What is said of it in the same sentence, or a share of people, who made no point."""
_SPOKE = LazyPattern(
    r"(?i)\b(?:said|told|wrote|complained|worried|warned|feared|wanted|"
    r"(?<!were )(?<!was )(?<!been )(?<!not )asked (?:us |the council )?(?:for|that|to|why|whether|if))\b|"
    r"\b(?:pointed|point) out\b"
)
"""Somebody says what is hard or wanted: who was met, and how, is no point that could be answered."""
_FEWEST_LEFT_OUT, _FEWEST_LEFT = 4, 3
_TELLS = LazyPattern(
    r"(?i)\b(?:said|told|wrote|complained|worried|pointed out|warned|feared) (?:[\w’'-]+ ){0,4}?that\b"
)
"""The words of those who were asked are in the sentence, and not only who was met."""
_CONTENT = LazyPattern(
    r"(?i)\b(?:lik(?:e|ed)|happy|welcom\w*|pleased|content|support\w*|agreed|no (?:concerns?|problems?)|good|fine)\b"
)
_ITEM = LazyPattern(r"(?m)^[ \t]*(?:[-*•]|\d{1,2}[.)]|[a-z]\))\s+(?P<item>\S.*)$")
_QUOTED = LazyPattern(r"\*[^*\n]+\*|“[^”\n]+”|\"[^\"\n]+\"|‘[^’\n]{12,}’")
_POINTS = LazyPattern(
    r"(?i)\b(?:see|agreed|accepted|adopted|declined|rejected|done|added|changed|kept|dropped|actions?\s+\d)\b"
)
_BY_WHOM = LazyPattern(r"\([^()]+\)")
_FEWEST_ITEMS, _WORDS_OF_ANSWER, _TAKEN_UP_BY = 3, 3, 4


@check("point-unanswered", severity="advice", category=Category.INVOLVEMENT, source=_FAIRLY_ASKED)
def point_unanswered(draft: Draft) -> Iterator[Problem]:
    """One point of a list of what people said without what was done, where most of the others have it."""
    done = [
        *(answers.text("mitigation") for answers in group_answers(draft)),
        *(action.text("action", "outcome") for action in actions(draft)),
    ]
    answered = [stems(each.text) for text in done for each in sentences(text)]
    for answer in answers_with_role(draft, "engagement"):
        left = [
            point
            for point in _points_without_answer(answer.text)
            if not any(len(stems(point) & each) >= _TAKEN_UP_BY for each in answered)
        ]
        if left:
            named = listed([f"“{shortened(point)}”" for point in left])
            message = f"{named} {'have' if len(left) > 1 else 'has'} no answer, as the other points have"
            yield answer.address, f"{message}. Say what you changed because of it, or why nothing follows from it."
            return


@lru_cache(maxsize=256)
def _points_without_answer(text: str) -> tuple[str, ...]:
    """The items of a list of points, each with who or how many made it, that say nothing more, if most others do."""
    items = [found["item"] for found in _ITEM.finditer(text)]
    points = [item for item in items if _BY_WHOM.search(item)]
    bare = [
        item
        for item in points
        if len((after := _after_point(item)).split()) < _WORDS_OF_ANSWER and not _POINTS.search(after)
    ]
    if len(points) < _FEWEST_ITEMS or not bare or len(bare) > (len(points) - 1) / 2:
        return ()
    return tuple(item for item in bare if reports_difficulty(item) or asks_for_something(item) or NEGATIVE.search(item))


@lru_cache(maxsize=256)
def _answers_points(text: str) -> bool:
    """Whether items of a list of what people said, with how many said it, go on with what was done."""
    items = [found["item"] for found in _ITEM.finditer(text)]
    answered = [item for item in items if _BY_WHOM.search(item) and len(_after_point(item).split()) >= _WORDS_OF_ANSWER]
    return len(answered) >= _FEWEST_ITEMS - 1


def _after_point(item: str) -> str:
    """What follows a point and those who made it: what was done."""
    counted = _BY_WHOM.search(item)
    rest = item[counted.end() :] if counted else ""
    return _QUOTED.sub(" ", rest).strip(" .:;")


@check(
    "others-mitigate",
    severity="advice",
    category=Category.MITIGATION,
    source="The form, section 4: “How will the known concerns be mitigated?” by those who cause them.",
)
def others_mitigate(draft: Draft) -> Iterator[Problem]:
    """A concern that relatives, neighbours or charities are to answer, with nothing agreed with them."""
    for answers in group_answers(draft):
        read = [each.text for each in sentences(answers.text("mitigation")) if not each.is_heading]
        found = [each for each in read if _leaves_it_to_others(each)]
        if len(found) != len(read):
            found = [each for each in found if _ASKS_THEIR_OWN.search(each) or _is_hoped_for(each) or _is_own(each)]
        if found and is_real_concern(answers.text("concerns")):
            message = f"“{shortened(found[0])}” leaves it to others, with whom nothing is agreed"
            yield (
                answers.address("mitigation"),
                f"{answers.name}: {message}. Say what the council will do, and for those who have nobody.",
            )


_NOT_YET_ASKED = LazyPattern(
    r"(?i)\b(?:who|which|they|it)\s+(?:have|has)\s*(?:not|n['’]t)\s+(?:yet\s+)?(?:been\s+(?:asked|approached|consulted|told)|agreed|confirmed|replied)\b"
)
"""Others who do not know of what they are to do."""
_ASKS_THEIR_OWN = LazyPattern(
    rf"(?i)\b(?:ask|rely on|turn to|get|have)\s+{_WHO}|\b(?:can|could|may|should|will have to|"
    rf"must)\s+[^.;]{{0,30}}\bwith (?:the help of )?{_WHO}\b"
)
"""Where those affected have to find somebody themselves."""


def _is_hoped_for(sentence: str) -> bool:
    """Whether others are to step in with whom nothing is agreed."""
    return _NOT_YET_ASKED.search(sentence) is not None or says("left-to-near-ones", sentence)


def _is_own(sentence: str) -> bool:
    """Whether those affected are to find somebody themselves."""
    return says("finds-own-help", sentence)


_OPEN_TO_THEM = LazyPattern(
    rf"(?i)\b(?:can|may)\s+(?:also\s+)?be\s+(?:shared|referred|nominated|named|told|invited|copied|requested|applied\s+for|asked\s+for|sent|put\s+forward)"
    rf"\s+(?:[\w,-]+\s+){{0,3}}?(?:with|by|to|as)\s+{_WHO}"
)
"""What relatives or friends may take part in, and need not do themselves: "can be referred by family"."""


@lru_cache(maxsize=2048)
def _leaves_it_to_others(sentence: str) -> bool:
    """Whether somebody else is to help, or those affected themselves, and the council does nothing for it."""
    if _is_hoped_for(sentence):
        return True
    if _OPEN_TO_THEM.search(sentence):
        return False
    if says("relatives-do-it", sentence) or _is_own(sentence):
        return True
    if _ON_THEIR_OWN.match(sentence) or (_MAY_WISH.match(sentence) and not _AGREED.search(sentence)):
        return True
    left = _OTHERS.search(sentence) is not None or _BY_THEMSELVES.match(sentence) is not None
    return left and not _AGREED.search(sentence)
