"""Checks that people were asked about this proposal, in ways that reach them, and what it means for each group."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from eia_tui.checks.facts import answers_with_role, policy_answers
from eia_tui.checks.finding import Category
from eia_tui.checks.involvement import is_about_staff, somebody_was_asked
from eia_tui.checks.law_sources import MOSELEY
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.slots import first_that_says
from eia_tui.checks.methods.substance import stems
from eia_tui.checks.methods.tense import is_future
from eia_tui.checks.methods.when import completion_date, first_day, is_dated, last_day, names_when
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.system.text import shortened

_FAIRLY_ASKED = f"{MOSELEY}: people are asked about the proposal, while it can still change."
_CAME_LATER = LazyPattern(
    r"""(?ix)\b(?:plans?|proposals?|ideas?|options?|models?|versions?|schemes?|closures?|charges?|changes?|this|it|booking|fees?|cuts?|moves?)\b[^.;]{0,70}?\s
        (?:was|were)\s+(?:only\s+|then\s+|not\s+|later\s+|first\s+)*
        (?:drawn\s+up|developed|added|worked\s+out|put\s+forward|brought\s+forward|designed|thought\s+of|conceived|introduced|proposed|written|drafted|made|raised)
        (?:\s+(?:only|until|in|after(?:wards)?|later|since|following|when|once|by)\b)
      | \b(?:was|were)\s+only\s+(?:later\s+)?(?:added|proposed|drawn\s+up|put\s+forward|decided|developed|
          introduced|thought\s+of)\b
      | \b(?:was|were|had)\s+not\s+(?:yet|then)\s+(?:been\s+)?(?:planned|proposed|known|decided|thought|
          on\s+the\s+table|drawn|made)
      | \b(?:was|were|is|are|did|does)\s*(?:not|n['’]t)\s+(?:\w+\s+)?(?:part\s+of|in|included\s+in|
          mention(?:ed)?(?:\s+in)?|cover(?:ed)?(?:\s+(?:in|by))?|
        ask(?:ed)?\s+about(?:\s+in)?|put\s+(?:to|in))\s+(?:the|that|this|these|those|our)\s+(?:\w+\s+){0,2}?
        (?:consultation|survey|questionnaire|questions|engagement|exercise|closure|charge|proposal|change)
      | \b(?:before|ahead\s+of)\s+(?:the|this)\s+(?:proposal|plan|change|scheme|closure|charge)\s+(?:was|had|existed)"""
)
"""Words which say that the proposal came after people were asked, or was not what they were asked about."""
_ADDED = LazyPattern(
    r"(?i)\b(?:was|were)\s+(?:only\s+|then\s+|later\s+)*(?:added|put\s+(?:in|forward)|included|brought\s+in|changed|widened|extended)\b"
)
"""What a proposal was given later."""
_AFTER_ASKING = LazyPattern(
    r"(?i)\b(?:as a result|in response|because of|changed|after (?:hearing|listening|the replies)|put back|"
    r"added to the exceptions|removed|left out|"
    r"draft\w*|before (?:it|the consultation))\b"
)
"""What was changed because of what people said."""
_OTHER_SUBJECT = LazyPattern(
    r"(?i)\b(?:(?:annual|general|wider|yearly|corporate|previous|earlier|last)\s+)?(?:residents['’]?|citizens['’]?|"
    r"council[- ]tax|budget|place|satisfaction|"
    r"customer satisfaction|local plan|corporate plan|council plan|household|omnibus|national|staff|branding|logo|"
    r"website)\s+"
    r"(?:survey|consultation|panel|questionnaire|poll)\b"
)
"""A survey or consultation about something wider or else."""
_QUESTIONS = LazyPattern(
    r"(?i)\b(?:(?:it|survey|questionnaire) asked|questions? (?:were|was|asked)|(?:were|was) asked (?:how|what|"
    r"whether|about|for|which|why)|asked (?:about|how|what|whether|which)|for comments? on|discussion of)\b"
)
"""Words after which an answer says what people were asked."""
_LOOKS = LazyPattern(
    r"(?i)\b(?:looks?|colours?|headings?|logos?|layout|design|fonts?|branding|brand|image|advertis\w+|slogans?|pictures|appearance|satisf\w+|"
    r"enjoy\w*|likely to recommend|friendliness)\b"
)
_OF_SATISFACTION = LazyPattern(
    r"(?i)\b(?:how easy|how likely|how satisfied|recommend|like best|do you (?:like|prefer|enjoy)|prefer|"
    r"which colours?|looks?|friendly|rate)\b"
)
_OF_EFFECT = LazyPattern(
    r"(?i)\b(?:affect\w*|effects?|mean (?:to|for)|changes?|difference|impact\w*|harder|lose|stop|"
    r"would you (?!recommend)|instead|proposal|proposed)\b"
)
"""Words of a question about what a proposal would do to those who are asked."""
_FEWEST_LOOKS = 3
_FEWEST_QUESTIONS, _SHORT_STEM = 2, 4
"""Characters by which "parking" and "parks" are the same: one word in common is enough to say nothing."""
_ABOUT_THIS = LazyPattern(r"(?i)\b(?:this|the|our) (?:\w+ )?(?:proposals?|plans?|drafts?|changes?|options?)\b")
_OTHER_YEARS = LazyPattern(r"(?<!\d)20\d\d(?!\d)")
_OLD_YEARS = 3
"""The years after which people may have been asked about something else."""
_OF_OTHER_PLACE_OR_PLAN = LazyPattern(
    r"(?i)\b(?:for|on|about)\s+(?:another|a different|the previous|the earlier|the old|"
    r"the former)\s+(?:\w+\s+)?(?:proposal|scheme|plan|policy|project|strategy|site|"
    r"service|option|version)|\b(?:another|a different|an earlier|a previous)\s+(?:consultation|survey|project|"
    r"proposal|scheme)\b"
)
_ANOTHER_WAY = LazyPattern(
    r"(?i)\b(?:met|meetings?|workshops?|sessions?|drop-?ins?|forums?|consultation|survey|questionnaire|interviews?|groups?|panels?)\b"
)
_AND_THIS = LazyPattern(
    r"(?i)\b(?:asked|met|spoke|wrote|showed|tested|consulted|invited)\b[^.;]*\b(?:this|these|our|"
    r"the) (?:\w+ )?(?:rises?|charges?|changes?|"
    r"proposals?|plans?|drafts?|closures?|moves?|cuts?|fees?|hours|schemes?|options?)\b"
)
"""What was asked about this proposal besides, in the same sentence."""
_ABOUT_SOMETHING_NEW = LazyPattern(
    r"(?i)\babout (?:the|our) (?:new|future|planned|proposed) (?:[\w’'-]+\s+){0,2}?[\w’'-]+"
)
_ONLINE = LazyPattern(
    r"(?i)\b(?:online|on-line|web ?(?:site|page|form|based)?|e-?mail\w*|social media|facebook|app|digital\w*|"
    r"internet|link|intranet|webinars?|survey ?monkey|portal)\b"
)
_OFFLINE = LazyPattern(
    r"(?i)\b(?:paper|post(?:ed|al|s)?|letters?|phone\w*|telephon\w*|rang|meet\w*|met|sessions?|"
    r"face[- ]to[- ]face|visit\w*|drop-?ins?|workshops?|"
    r"librar\w+|interview\w*|in person|printed|easy read|large print|forums?|groups?|panels?|talk\w*|spoke\w*|"
    r"events?|hall|clubs?|home|leaflets?|notices?|walks?|"
    r"schools?|association|charit\w+|network|council|board|freepost)\b"
)
_VIEWS = LazyPattern(
    r"(?i)\b(?:agree\w*|disagree\w*|support\w*|oppos\w*|favour\w*|against|prefer\w*|liked?|satisf\w*|in favour|"
    r"for it|respon\w+|repl\w+|positive|negative|mixed|feeling|content|happy)\b"
)


@check("asked-something-else", severity="warn", category=Category.INVOLVEMENT, source=_FAIRLY_ASKED)
def asked_something_else(draft: Draft) -> Iterator[Problem]:
    """Engagement about another proposal or an older one, or from before this proposal was made."""
    done = completion_date(draft)
    policy = " ".join(answer.text for answer in (*answers_with_role(draft, "name"), *policy_answers(draft)))
    for answer in answers_with_role(draft, "engagement"):
        if found := _came_later(answer.text):
            message = f"“{shortened(found)}” says that people were not asked about this proposal"
        elif found := _added_since(draft, answer.text):
            message = f"“{shortened(found)}” is younger than what you asked people about"
        elif found := _only_about_something_else(answer.text, policy):
            message = f"“{shortened(found)}” was about something else, and you name nothing else that you asked"
        elif found := _about_looks(answer.text, policy):
            message = f"“{shortened(found)}” asks how something looks, and not what the change means for people"
        elif found := _other_questions(answer.text, policy):
            message = f"“{shortened(found)}”: what you asked has nothing in common with what you propose"
        elif done and (year := _newest_year(answer.text)) and year < done.year - _OLD_YEARS:
            message = f"the newest engagement that you name is of {year}, before this proposal can have been known"
        else:
            continue
        advice = "Ask those whom this proposal affects, or say how you will before the decision"
        yield answer.address, f"{message[:1].upper()}{message[1:]}. {advice}."


@lru_cache(maxsize=256)
def _came_later(text: str) -> str:
    """The sentence which says that the proposal is younger than the engagement; "" if there is none."""
    return next(
        (
            each.text
            for each in sentences(text)
            if _CAME_LATER.search(each.text)
            and not _AFTER_ASKING.search(each.text)
            and not is_future(each.text)
            and not _asked_since(text, each.text)
        ),
        "",
    )


def _added_since(draft: Draft, engagement: str) -> str:
    """The sentence about the policy which says that a part of it came after people were asked; "" if there is none."""
    for answer in policy_answers(draft):
        for sentence, came in _added(answer.text):
            asked = _last_day_in(engagement)
            if asked and asked < came:
                return sentence
    return ""


@lru_cache(maxsize=256)
def _added(text: str) -> tuple[tuple[str, date], ...]:
    """The sentences of a text which say that something was added, for another reason than what people said."""
    return tuple(
        (each.text, came)
        for each in sentences(text)
        if _ADDED.search(each.text)
        and not _AFTER_ASKING.search(_ADDED.sub(" ", each.text))
        and not is_future(each.text)
        and (came := first_day(each.text))
    )


@lru_cache(maxsize=256)
def _last_day_in(text: str) -> date | None:
    """The last day that an answer names, with the lead-ins of its sentences; None if it names none."""
    return max((day for each in sentences(text) if (day := last_day(each.with_lead))), default=None)


def _asked_since(text: str, came: str) -> bool:
    """Whether people were asked after the day or month when, according to the text, the proposal was made."""
    first = first_day(came) if is_dated(came) else None
    if first is None:
        return False
    asked = (each.with_lead for each in sentences(text) if each.text != came)
    return any(
        (last := last_day(each)) is not None and last >= first for each in asked if phrases("asked").search(each)
    )


@lru_cache(maxsize=256)
def _only_about_something_else(text: str, policy: str) -> str:
    """The sentence about a survey on something else, if no sentence mentions another way of asking."""
    found = ""
    own = stems(policy)
    for sentence in sentences(text):
        if sentence.is_row or sentence.is_heading or not phrases("asked").search(sentence.text):
            continue
        other = (
            _OTHER_SUBJECT.search(sentence.text)
            or _OF_OTHER_PLACE_OR_PLAN.search(sentence.text)
            or _ABOUT_SOMETHING_NEW.search(sentence.text)
        )
        if other and not (stems(other.group()) & own) and not _AND_THIS.search(sentence.text[other.end() :]):
            found = found or sentence.text
        elif not found or _ANOTHER_WAY.search(sentence.text):
            return ""
    return found


@lru_cache(maxsize=256)
def _other_questions(text: str, policy: str) -> str:
    """The first of several questions that people were asked, if none has a word of the proposal; "" otherwise."""
    own = {stem[:_SHORT_STEM] for stem in stems(policy)}
    asked = [(each.text, found) for each in sentences(text) if (found := _QUESTIONS.search(each.text))]
    if len(asked) < _FEWEST_QUESTIONS or any(
        stem[:_SHORT_STEM] in own for sentence, found in asked for stem in stems(sentence[found.end() :])
    ):
        return ""
    return "" if any(_ABOUT_THIS.search(sentence) for sentence, _ in asked) else asked[0][0]


@lru_cache(maxsize=256)
def _about_looks(text: str, policy: str) -> str:
    """The sentence which says that people were asked about colours, a name or satisfaction; "" if there is none."""
    questions = [each.text for each in sentences(text) if each.text.rstrip('*_" ').endswith("?")]
    about_use = [each for each in questions if _OF_SATISFACTION.search(each)]
    if (
        len(questions) > _FEWEST_QUESTIONS
        and len(about_use) > len(questions) / 2
        and not any(_OF_EFFECT.search(each) for each in questions)
    ):
        return about_use[0]
    if _LOOKS.search(policy):
        return ""
    return next(
        (
            each.text
            for each in sentences(text)
            if phrases("asked").search(each.text)
            and len(set(map(str.casefold, _LOOKS.findall(each.text)))) >= _FEWEST_LOOKS
        ),
        "",
    )


def _newest_year(text: str) -> int | None:
    """The newest year in which people were asked; None if no sentence has one, or one has a month alone."""
    read = [each.with_lead for each in sentences(text) if phrases("asked").search(each.text)]
    if any(names_when(each) and not _OTHER_YEARS.search(each) for each in read):
        return None
    return max((int(year) for each in read for year in _OTHER_YEARS.findall(each)), default=None)


@check(
    "asked-online-only",
    severity="warn",
    category=Category.INVOLVEMENT,
    source="Equality Act 2010, section 149(3)(c): people who take part less than others are encouraged to.",
)
def asked_online_only(draft: Draft) -> Iterator[Problem]:
    """Engagement that only some people could take part in, or with a question that has only one answer."""
    for answer in answers_with_role(draft, "engagement"):
        if phrases("asked").search(answer.text) and _ONLINE.search(answer.text) and not _OFFLINE.search(answer.text):
            message = "You asked people online only, so those who do not use the internet could not answer"
            yield answer.address, f"{message}. Say how else they could take part, or how you will ask them."
        elif found := _leaves_out(answer.text):
            message = f"“{shortened(found)}” leaves out those who need another way to answer"
            yield Guess(answer.address, f"{message}. Say how they could take part, or how you will ask them.")
        elif found := _in_english_only(answer.text):
            message = f"“{shortened(found)}” leaves out those who read no English"
            yield Guess(answer.address, f"{message}. Say how they could take part, or how you will ask them.")
        elif found := _in_working_hours(answer.text):
            message = f"“{shortened(found)}” leaves out those who work or care in the day"
            yield Guess(answer.address, f"{message}. Say how they could take part, or how you will ask them.")
        elif found := _leading(answer.text):
            message = f"“{shortened(found)}” asks people to agree with an aim that nobody would be against"
            yield Guess(answer.address, f"{message}. Say what they think the change itself means for them.")
        elif _goes_online(draft) and (found := _online_survey(answer.text)):
            message = f"“{shortened(found)}” reached those who are online already, and the proposal concerns the others"
            yield Guess(answer.address, f"{message}. Say how you asked people who are not, and what they said.")


def _leaves_out(text: str) -> str:
    """The sentence which says that a way in which people could have answered was not there; "" if there is none."""
    return first_that_says("leaves-out-people-asked", text) or first_that_says("leaves-out-who-needs-them", text)


@lru_cache(maxsize=256)
def _in_english_only(text: str) -> str:
    """The sentence which says that people were asked in English only; "" if there is none."""
    return next((each.text for each in sentences(text) if _ENGLISH_ONLY.search(each.text)), "")


@lru_cache(maxsize=256)
def _in_working_hours(text: str) -> str:
    """The sentence about meetings in working hours, if none was at another time; "" otherwise."""
    if _OTHER_HOURS.search(text):
        return ""
    return next((each.text for each in sentences(text) if _WORKING_HOURS.search(each.text)), "")


_WORKING_HOURS = LazyPattern(
    r"(?i)\b(?:meetings?|sessions?|events?|drop-?ins?|workshops?)\b[^.;]{0,60}\b(?:weekday\s+(?:mornings?|afternoons?|daytimes?)|on\s+weekdays|during\s+(?:the\s+day|office\s+hours|working\s+hours|the\s+working\s+day))\b"
)
_OTHER_HOURS = LazyPattern(
    r"(?i)\b(?:evenings?|weekends?|saturdays?|sundays?|online|phone|telephone|post|paper|survey|questionnaire)\b"
)


@lru_cache(maxsize=256)
def _leading(text: str) -> str:
    """The sentence about a question to which everybody says yes; "" if there is none."""
    return next((each.text for each in sentences(text) if _LEADING.search(each.text)), "")


_ENGLISH_ONLY = LazyPattern(
    r"(?i)\b(?:questionnaires?|surveys?|consultation|letters?|forms?|documents?|materials?|leaflets?|"
    r"sessions?)\b[^.;]{0,30}\b(?:(?:was|were|is|are)\s+(?:\w+\s+)?(?:only\s+)?in\s+english\s+only|(?:only|"
    r"just)\s+in\s+english|english[- ]only)\b"
)
_LEADING = LazyPattern(
    r"(?i)\basked\s+(?:\w+\s+)?(?:whether|if)\s+(?:they|people|residents|respondents)\s+(?:agreed?|supported?|thought)\s+(?:that\s+)?[^.]{0,90}"
    r"\b(?:most\s+vulnerable|limited\s+(?:money|resources)|efficien\w+|modern\w*|best\s+use|value\s+for\s+money|sustainable|fair(?:er|ly)?|protect\w*|those\s+(?:most\s+)?in\s+need)\b"
)


def _goes_online(draft: Draft) -> bool:
    """Whether the proposal leaves people no way but the internet."""
    answers = (*answers_with_role(draft, "name"), *policy_answers(draft)[:1])
    return any(_ONLINE_ALONE.search(answer.text) for answer in answers)


@lru_cache(maxsize=256)
def _online_survey(text: str) -> str:
    """The sentence about a survey on the internet, if none was on paper or by telephone; "" otherwise."""
    surveys = [each.text for each in sentences(text) if _SURVEY.search(each.text)]
    if any(_ON_PAPER.search(each) for each in surveys):
        return ""
    return next((each for each in surveys if _ONLINE.search(each)), "")


_ONLINE_ALONE = LazyPattern(
    r"(?i)\bonline[- ]only\b|\bonly online\b|\bdigital (?:only|by default|first)\b|\bcashless\b|\bapp[- ]only\b"
    r"|\b(?:paper|telephone|phone|counter|cash|letters?)\b[^.;]{0,40}\b(?:withdrawn|closed?s?|ends?|stops?|removed|"
    r"no longer|replaced)\b"
)
_SURVEY = LazyPattern(r"(?i)\b(?:survey|questionnaire|consultation|poll|feedback form)\b")
_ON_PAPER = LazyPattern(
    r"(?i)\b(?:paper|post(?:ed|al)?|phone|telephone|interview\w*|face[- ]to[- ]face|in person|door|libraries)\b"
)


@check(
    "asked-no-group",
    severity="warn",
    category=Category.INVOLVEMENT,
    source="The EHRC's research, which names consulting on the policy rather than on its impact on equality.",
)
def asked_no_group(draft: Draft) -> Iterator[Problem]:
    """Engagement that reports how many agree, and nothing that any group said."""
    for answer in answers_with_role(draft, "engagement"):
        if (
            phrases("asked").search(answer.text)
            and somebody_was_asked(answer.text, staff_count=is_about_staff(draft))
            and _VIEWS.search(answer.text)
            and not has_characteristic(answer.text)
            and not re.search(r"(?i)\bequalit\w+\b", answer.text)
        ):
            message = "You say what people think of the proposal, and not what it means for any of the groups"
            yield answer.address, f"{message}. Say what older people, disabled people and the other groups told you."
