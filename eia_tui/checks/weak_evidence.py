"""Checks that evidence says what it shows, that effects are those on people, and that other options are named."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from eia_tui.checks.facts import TextAnswer, answers_with_role, group_answers, policy_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.law_sources import MOSELEY
from eia_tui.checks.methods.council_matters import is_of_the_council, is_there_anyway
from eia_tui.checks.methods.meetings import more_replied, only_met
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.showing import reports_views, shows_something
from eia_tui.checks.methods.slots import says
from eia_tui.checks.methods.substance import is_real_concern
from eia_tui.checks.methods.trouble import brings_relief, expects_difficulty, tells_a_disadvantage
from eia_tui.checks.methods.when import period_in
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Role
from eia_tui.system.text import shortened

_FEWEST_WORDS = 12
"""The fewest words of an answer that is checked for showing nothing."""
_SMALL_BASE = 15
_BASE = LazyPattern(
    r"(?i)(?P<percent>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)[^.;%)]{0,60}?\((?:(?P<part>\d{1,2}|one|two|three|four|five|"
    r"six|seven|eight|nine) (?:out )?of )?"
    r"(?:the |our )?(?P<whole>\d{1,2}|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)\b(?! ?per ?cent)[^)%]{0,25}\)"
    r"|\b(?P<part2>\d{1,2}|one|two|three|four|five|six|seven|eight|nine) (?:out )?of (?:the |"
    r"our )?(?P<whole2>\d{1,2}|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve) (?!(?:\w+ ){0,2}(?:places|sites|cent(?:re|er)s|stops|branches|libraries|schools|wards|villages|"
    r"routes|days|questions|parks|pools|clinics|sessions|districts|shops|roads|buildings|hubs|halls|offices)\b)"
    r"[^.;%]{0,40}?\(?(?P<percent2>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)"
)
_SHORT_TIME = LazyPattern(
    r"(?i)\b(?:(?:for|open|ran|within|over|during|lasted)\s+(?:only\s+|just\s+|about\s+)?)(?P<time>(?:one|two|1|"
    r"2)[\s-]weeks?|(?:[1-9]|1[0-4]|three|four|five|six|seven|ten|fourteen)[\s-](?:working[\s-])?days?|a (?:week|"
    r"fortnight)|"
    r"a few days)\b"
)
_TWO_WEEKS = 14
_WAS_OPEN = LazyPattern(r"(?i)\b(?:open|ran|run|lasted|live|consult\w*)\b")
_PUBLIC_ASKED = LazyPattern(r"(?i)\b(?:consult\w*|survey|questionnaire|comments?|responses?|repl(?:y|ies))\b")


_ONE_THING = 3
"""Words of an answer that only names a survey or a source."""
_YEAR = LazyPattern(r"\b(?:19|20)\d\d\b")
_DIGIT = LazyPattern(r"\d")


def _only_a_name(answer: TextAnswer) -> Iterator[Problem]:
    """An answer of a few words that only names a source, or a way of asking."""
    if answer.question.role == "evidence" and phrases("source_noun").search(answer.text):
        message = f"“{shortened(answer.text)}” names a source, and not what it shows"
        yield answer.address, f"{message}. Give the main figures for those affected, and say what they mean here."
    elif answer.question.role == "engagement" and phrases("asked").search(answer.text):
        message = f"“{shortened(answer.text)}” says how people were asked, and not what they said"
        yield answer.address, f"{message}. Write who was asked, when, and the main points of each group."


@check(
    "shows-nothing",
    severity="warn",
    category=Category.EVIDENCE,
    source="The form, section 3, which asks of both answers: “What does it show?”",
)
def shows_nothing(draft: Draft) -> Iterator[Problem]:
    """Evidence that names its sources and not what they show, or engagement that does not report what people said."""
    for answer in answers_with_role(draft, "evidence", "engagement"):
        if len(answer.text.split()) < _FEWEST_WORDS:
            if len(_YEAR.sub(" ", answer.text).split()) <= _ONE_THING and not _DIGIT.search(
                _YEAR.sub(" ", answer.text)
            ):
                yield from _only_a_name(answer)
            continue
        name = question_name(draft, answer.address)
        if (
            answer.question.role == "evidence"
            and phrases("source_noun").search(answer.text)
            and not shows_something(answer.text)
        ):
            message = f"{name} names sources, and not what they show"
            yield (
                answer.address,
                f"{message}. Give the main figures for those affected, and say what they mean for this proposal.",
            )
        elif (
            answer.question.role == "engagement"
            and phrases("asked").search(answer.text)
            and not reports_views(answer.text)
        ):
            message = f"{name} says whom you met or asked, and not what they said"
            yield (
                answer.address,
                f"{message}. Write the main points of each group, and what you changed because of them.",
            )
        elif answer.question.role == "engagement" and (met := only_met(answer.text)):
            message = f"“{shortened(met[0])}” says whom you met or asked, and not what they said"
            yield Guess(answer.address, f"{message}. Write their main points, or that they had none.")
        if answer.question.role == "engagement" and (more := more_replied(answer.text)):
            message = f"“{shortened(more)}” counts more replies than people who were asked"
            yield Guess(answer.address, f"{message}. Correct one of the numbers, or say who else replied.")


@check(
    "council-not-people",
    severity="advice",
    category=Category.NEGATIVES,
    source="The form, section 4: benefits and concerns “for those from the following groups”.",
)
def council_not_people(draft: Draft) -> Iterator[Problem]:
    """A benefit or a concern that is the council's own, or a benefit that is a difficulty or is there in any case."""
    roles: tuple[Role, ...] = ("benefits", "concerns")
    for answers in group_answers(draft):
        for role in roles:
            read = [each.text for each in sentences(answers.text(role))]
            if read and all(is_of_the_council(each) for each in read):
                kind = "benefit" if role == "benefits" else "concern"
                message = f"“{shortened(read[0])}” is a {kind} for the council, not for people of this group"
                yield answers.address(role), f"{answers.name}: {message}. Say what changes in their lives."
            elif role == "benefits" and (found := next((each for each in read if says("loss-as-benefit", each)), "")):
                message = f"“{shortened(found)}” calls a loss a benefit"
                yield (
                    answers.address(role),
                    f"{answers.name}: {message}. Put it under concerns, or say who asked for it.",
                )
            elif role == "benefits" and (found := next(filter(is_there_anyway, read), "")):
                message = f"“{shortened(found)}” is there with or without the proposal"
                yield answers.address(role), f"{answers.name}: {message}. Name only what the change itself brings."
            elif role == "benefits" and (found := _difficulty_among(read, answers.text("concerns"))):
                message = f"“{shortened(found)}” is a difficulty, and stands under the benefits"
                yield answers.address(role), f"{answers.name}: {message}. Move it to the concerns, and answer it."


def _difficulty_among(benefits: Sequence[str], concerns: str) -> str:
    """The sentence of the benefits which says what is harder, and after which nothing is better; "" if there is none.

    Where the concerns do not say that there are none, only what may become hard is one: the rest may be why people
    benefit.
    """
    is_concerned = not concerns or is_real_concern(concerns)
    for number, sentence in enumerate(benefits):
        is_hard = tells_a_disadvantage(sentence) and (not is_concerned or expects_difficulty(sentence))
        if is_hard and not any(map(brings_relief, benefits[number + 1 : number + 2])):
            return sentence
    return ""


@check(
    "small-base",
    severity="advice",
    category=Category.EVIDENCE,
    source="House view: a percentage of so few people says more than is known.",
)
def small_base(draft: Draft) -> Iterator[Problem]:
    """A percentage of fewer than fifteen people."""
    for answer in answers_with_role(draft, "evidence", "engagement", "benefits", "concerns", "reason"):
        found = _small_base(answer.text)
        if found:
            message = f"“{shortened(found, 50)}” is a percentage of very few people"
            yield (
                answer.address,
                (
                    f"{message}. Give the numbers as words, such as “three of the four whom we asked”, and do not rest "
                    f"on them alone."
                ),
            )


@lru_cache(maxsize=1024)
def _small_base(text: str) -> str:
    """The first percentage of very few people in a text, with its base; "" if there is none."""
    read = (each.text for each in sentences(text) if not each.is_row and ("%" in each.text or "cent" in each.text))
    return next((found.group() for each in read for found in _BASE.finditer(each) if _is_small(found)), "")


def _is_small(found: re.Match[str]) -> bool:
    whole = found["whole"] or found["whole2"]
    values = [number.value for number in numbers(f"{whole} people")]
    return bool(values) and 1 < values[0] < _SMALL_BASE


@check(
    "short-consultation",
    severity="advice",
    category=Category.INVOLVEMENT,
    source=f"{MOSELEY}: people get enough time to answer.",
)
def short_consultation(draft: Draft) -> Iterator[Problem]:
    """A consultation that was open for two weeks or less."""
    for answer in answers_with_role(draft, "engagement"):
        for sentence in sentences(answer.text):
            time = _short_time(sentence.text) if _PUBLIC_ASKED.search(sentence.text) else ""
            if time:
                message = (
                    f"A consultation of {time} is short for people who need help, another "
                    f"format or their group's meeting"
                )
                yield answer.address, f"{message}. Say why that was enough, or how you will hear those who missed it."
                break


@lru_cache(maxsize=1024)
def _short_time(sentence: str) -> str:
    """How long a consultation was open, where that was two weeks or less; "" elsewhere."""
    if found := _SHORT_TIME.search(sentence):
        return found["time"].lower()
    period = period_in(sentence) if _WAS_OPEN.search(sentence) else None
    days = (period[1] - period[0]).days + 1 if period else 0
    return f"{days} days" if 0 < days <= _TWO_WEEKS else ""


@check(
    "no-options",
    severity="advice",
    category=Category.POLICY,
    source=f"{MOSELEY}: people are told of realistic alternatives.",
)
def no_options(draft: Draft) -> Iterator[Problem]:
    """A proposal that is the only one that was looked at."""
    for answer in policy_answers(draft):
        found = next((each.text for each in sentences(answer.text) if _NO_OPTION.search(each.text)), "")
        if found:
            message = f"“{shortened(found)}” leaves nothing to weigh against the proposal"
            yield answer.address, f"{message}. Name the other ways, even those that you rejected, and why."
            return


_NO_OPTION = LazyPattern(
    r"(?i)\bno (?:other |further |alternative )?(?:options?|alternatives?)\b[^.;]{0,40}\b(?:considered|looked at|"
    r"available|explored|possible|exist|identified|open)\b|"
    r"\b(?:other|alternative) options? (?:were|was|have|has) not (?:been )?(?:considered|looked at|explored)\b|"
    r"\bno alternatives?\b(?!\s+(?:bus|route|transport|site))|"
    r"\b(?:option|alternative)s?\b[^.;]{0,60}\b(?:was|were|has|have) not (?:been )?(?:costed|considered|looked (?:at|"
    r"into)|explored|assessed|worked up|examined|priced)\b|"
    r"\b(?:not|never|\w+n['’]t) (?:\w+ )?(?:looked (?:at|into)|considered|explored|costed|weighed) (?:any )?(?:other|"
    r"alternative|different) (?:ways?|options?|sites?|means|models?)\b|"
    r"\bthe only (?:option|way|choice|alternative)\b(?!\s+(?:in(?:to)?|up|down|out|home|there|across|through|"
    r"to\s+(?:book|pay|enter|apply|travel|order|get\s+(?:in|there|home|to|on|off)))\b)"
)
