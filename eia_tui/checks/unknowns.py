"""Finds what is not known: not measured, still awaited, or to be found out by nobody in particular."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from eia_tui.checks.action_dates import first_days
from eia_tui.checks.facts import (
    GroupAnswers,
    TextAnswer,
    actions,
    evidence_answers,
    group_answers,
    question_name,
)
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.finding_out import only_who_and_when, says_a_plan
from eia_tui.checks.methods.gap_ways import is_lacking_somehow, too_few_answer
from eia_tui.checks.methods.known_anyway import (
    are_unaware,
    is_known_anyway,
    is_rightly_not_asked,
    rests_on_people,
    will_be_known,
)
from eia_tui.checks.methods.negation import admits_gap
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.pending import is_still_to_come
from eia_tui.checks.methods.people import has_characteristic, names_group
from eia_tui.checks.methods.phrases import first_match, group_words, is_about, phrases
from eia_tui.checks.methods.sentences import Sentence, sentences
from eia_tui.checks.methods.sources import has_dated_source, shares
from eia_tui.checks.methods.tense import is_future, is_past
from eia_tui.checks.methods.when import completion_date, first_day, last_day, names_when
from eia_tui.checks.methods.who import names_person, names_who
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.form.definition import Group
from eia_tui.system import clock
from eia_tui.system.text import shortened

BRIDGES = (
    "R (Bridges) v South Wales Police [2020] EWCA Civ 1058, paragraph 181: if material is not available, "
    "there is a duty to acquire it"
)
_WHO_AND_WHEN = "Say who will find out, how, and by when"
_INSTEAD = LazyPattern(
    r"(?i)\b(?:instead|so we (?!cannot|can|could|do)\w+|estimate\w*|national (?:figures|data|survey|picture)|census|"
    r"we (?:therefore |have |then )?(?:asked|used|went to|met|spoke)\b|see below|in its place|proxy|we asked|"
    r"(?:networks?|forums?|unions?|associations?|"
    r"groups?|services?|health|panel|champions?)\b[^.]{0,40}\btold us|"
    r"(?:consultation|survey|questionnaire|interviews?|forms?|workshops?|study|poll|count)(?: (?:of|"
    r"in) (?:[A-Z]\w+ )?20\d\d)? (?:also |then |has |have |"
    r"therefore )?asked)\b"
    r"|\b(?:in|from) (?:the|a|our|its|their) (?:[\w'’-]+ ){0,4}?(?:survey|census|questionnaire|consultation)\b[^.]*\d"
    r"|\bso (?:these|they|this|it|that|the \w+) (?:only )?(?:tells?|shows?|says?) (?:us )?"
    r"(?:where|when|how|what|only|little|about)\b|\bthe actions? (?:on|for|about|to)\b|\baction plan\b|"
    r"\bsee (?:also )?(?:action|section) \d"
    r"|\b(?:section|action) \d+(?:\.\d+)? (?:says|sets out|explains|shows|rests)\b"
    r"|\bbut\b[^.;]{0,60}\b(?:told us|was asked|were asked|said|showed|gave us|named)\b"
    r"|\bso\b[^.;]{0,50}\b(?:was|were) (?:asked|interviewed|surveyed|counted|consulted|met)\b"
    r"|\b(?:we |it is )?(?:explain\w*|say|said|set out) (?:\w+ )?(?:why|below|in section \d)"
    r"|\b(?:we|has|have|had|council|team|and|therefore|instead) (?:\w+ )?(?:relied|rely|drew|draw) on\b|"
    r"\b(?:engagement|consultation|survey|replies|forums?|interviews?)\b[^.;]{0,30}\b"
    r"(?:tells?|shows?|showed|covers?)\b"
)
_YEAR_ALONE = LazyPattern(r"\s*\(\d{4}\)")
"""The year of which a gap is: it is no figure."""
_SAID_ELSEWHERE = LazyPattern(
    r"(?i)\bwhat (?:we|little we) know (?:[\w’'-]+ ){0,4}?(?:is|comes|came|rests)\b|"
    r"\bbelow\b|\b(?:survey|consultation|questionnaire) (?:did ask|asked)\W*$|\basked about (?:them|these|it|"
    r"those|this)\b|\basked\b[^.;]{0,40}\binstead\b|\b(?:rel(?:y|ied)|dr[ae]w) on (?:the |our )?"
    r"(?:engagement|talks|meetings|groups?|forums?|networks?|consultation|replies)\b|\bsee (?:above|also|action|"
    r"section)|\bthe actions? (?:on|for|about|to)\b|\baction plan\b|\b(?:section|"
    r"action) \d+(?:\.\d+)?\b|\b(?:explain\w*|say|said|set out) (?:\w+ )?(?:why|below|in section \d)|"
    r"\b(?:engagement|consultation|replies|forums?|interviews?)\b[^.;]{0,30}\b(?:tells?|shows?|showed|covers?)\b|"
    r"\bso (?:these|they|this|it|that|the \w+) (?:only )?(?:tells?|shows?|says?) (?:us )?(?:where|when|how|what|only|"
    r"little|about)\b"
)
"""Where the form says what closes a gap."""
_OTHER_TOPIC = LazyPattern(
    r"(?i)\b(?:asked|asks?|questions?|views|comments?|talk(?:ed)?|told us)\b[^.;]{0,30}\b(?:about|on|"
    r"for)\s+(?:[\w’'-]+\s+){0,3}?"
    r"(?:hours|parking|prices?|charges|travel\w*|times?|routes?|staff|buildings?|satisfaction|service|postcodes?|where|"
    r"website|fees|cost|access|timetables?|system|field|software)\b|\b(?:supplier|training|system|software)\b|"
    r"\bask(?:ed)? for (?:their |the )?(?:names?|postcodes?|address\w*|e-?mails?)\b|\bto talk about\b"
)
"""What people were asked about who were not asked what the gap is about."""
_SAID = LazyPattern(
    r"(?i)\b(?:said|say|says|told|raised|wanted|asked\s+(?:for|that|whether)|felt|feel|found|thought|explained|wrote|"
    r"reported|described|mentioned|suit|prefer\w*|"
    r"agreed(?!\s+to)|saw|confirmed|pointed)\b"
)
_WAS_ASKED = LazyPattern(
    r"(?i)\b(?:(?:was|were|been) (?:asked|met|interviewed|visited|rung|consulted)|met|rang|spoke|visited|network|"
    r"forum|group|association|charity)\b"
)
_ITEM_OF_VIEWS = LazyPattern(
    r"^\W*(?!(?i:.{0,40}\b(?:gaps?|unknown|known|know|data|missing|limits?|monitoring)\b.{0,30}:))[^:.]{2,60}:\**\s+\w"
)
"""An item of a list of what people said, after who said it."""
_FIGURE = LazyPattern(r"\d+(?:\.\d+)?\s?(?:%|per cent)")
_ASSUMED = LazyPattern(
    r"(?i)\b(?:likely to (?:reflect|mirror|match|be (?:similar|the same))|assum\w+|presum\w+|no reason to (?:think|"
    r"believe))\b"
)
"""Words which say that what is not known is taken to be as elsewhere."""
_SUPPRESSED = LazyPattern(
    r"(?i)\bso (?:few|small)\b[^.;]{0,80}\bthat\b|\b(?:fewer|less) than (?:\d\d?|five|ten)\b|\btoo (?:few|small)\b|"
    r"\b(?:could|would|might|may|can) (?:be )?"
    r"(?:identif|shown?\b|published)|\bconfidential|\bnot (?:used|relied)\b|"
    r"\bso no (?:breakdown|figures?|shares?|split) (?:is|are)\b"
)
"""Why figures are rightly left out: too few people to be shown, or not good enough to be used."""
_COUNTED_UNKNOWN = LazyPattern(
    r"(?i)\b\d+ (?:\([^()]*\) )?(?:are |is |was |were )?(?:not (?:known|recorded|given|stated|said)|unknown|"
    r"unrecorded|did not (?:say|answer)|prefer(?:red)? not to say)\b"
)
"""How many are not known, beside those who are."""
_QUOTED = LazyPattern(r"[\"“][^\"”\n]*[\"”]|\*[^*\n]+\*(?=\s*\()")
_MUST = LazyPattern(r"(?i)\b(?:must|should|begins?|starts?|from (?:[A-Z]\w+ )?20\d\d)\b")
_SENTENCES_AFTER = 3
"""The sentences after an admitted gap in which the plan to close it is looked for."""
_ASKED_IN_YEAR = LazyPattern(
    r"(?i)\b20\d\d (?:[\w’'-]+ ){0,3}?(?:survey|census|questionnaire|consultation|monitoring)\b[^.;]{0,20}"
    r"\b(?:will|asks?|has|have)\b|\b(?:survey|census|questionnaire|monitoring) (?:of|"
    r"in) (?:\w+ )?20\d\d (?:will|asks?)\b"
)
"""A survey of a year to come that closes a gap."""
_BY_AN_ACTION = LazyPattern(r"(?i)\bactions?\s+\d")
"""The plan says who closes a gap, and by when."""
_HOW_MANY = LazyPattern(
    r"(?i)\bwe (?:\w+ly |still |just )?(?:do not|don['’]t|cannot|can['’]t) (?:\w+ly )?(?:know|say|tell) (?:how many|"
    r"which|who)\b"
)


@check(
    "not-measured",
    severity="warn",
    category=Category.EVIDENCE,
    source=f"{BRIDGES}. The EHRC's research, which names evidence as a weakness of assessments.",
)
def not_measured(draft: Draft) -> Iterator[Problem]:
    """Something that is not known about people, without a plan to find out."""
    planned = {group for action in actions(draft) for group in action.groups}
    for answers in group_answers(draft):
        if answers.effect == "not-known":
            if not says_a_plan(answers.text("plan")):
                message = "you do not know the effect yet, and there is no plan to find out"
                yield answers.address("plan"), f"{answers.name}: {message}. {_WHO_AND_WHEN}."
            continue
        if (answers.group.id in planned and not _only_admits(answers)) or is_about("marriage", answers.group):
            continue
        yield from _unmeasured(answers)
    for answer in evidence_answers(draft):
        if gap := _open_gap(draft, answer):
            where = question_name(draft, answer.address)
            message = f"you say “{shortened(gap)}” in {where}, but not how you will find out"
            advice = "Say who will do that and by when, or what you used instead"
            named = [group for group in draft.form.groups if names_group(group, gap)]
            is_plain = admits_gap(gap, group_words()) and _is_last(answer.text, gap)
            is_sure = bool(named) and is_plain and not _are_heard_of(draft, named)
            yield (
                (answer.address, f"{message}. {advice}.") if is_sure else Guess(answer.address, f"{message}. {advice}.")
            )


def _only_admits(answers: GroupAnswers) -> bool:
    """Whether an answer about an affected group says nothing but that something is not known: "Not measured."."""
    texts = [text for role in ("benefits", "concerns") if (text := answers.text(role))]
    return any(len(text.split()) <= _WORDS_OF_GAP and phrases("unmeasured").search(text) for text in texts)


def _are_heard_of(draft: Draft, named: list[Group]) -> bool:
    """Whether the row of one of these groups rests on what somebody said, which may stand for the figures that lack."""
    rows = [answers.text("concerns", "reason") for answers in group_answers(draft) if answers.group in named]
    return any(_WAS_ASKED.search(row) or _SAID.search(row) for row in rows)


def _is_last(text: str, gap: str) -> bool:
    """Whether nothing follows a gap in its paragraph, which might say what is known instead."""
    every = sentences(text)
    return not any(before.text == gap and before.block == after.block for before, after in pairwise(every))


def _unmeasured(answers: GroupAnswers) -> Iterator[Problem]:
    for role in ("benefits", "concerns", "reason"):
        text = _TO_OTHERS.sub(" ", answers.text(role))
        found = first_match(phrases("unmeasured"), text) or first_match(_HOW_MANY, text)
        if found and _LOOKED.search(text) and (shares(text) or numbers(text)):
            continue  # what was looked at instead is beside it
        if found and not phrases("plan").search(answers.text("benefits", "concerns", "reason", "mitigation")):
            where = "as the reason" if role == "reason" else f"under {role}"
            message = f"{answers.name}: you write “{found}” {where}. {_WHO_AND_WHEN}."
            address = answers.address(role)
            yield (address, message) if len(text.split()) <= SAYS_LITTLE_ELSE else Guess(address, message)
            return


_TO_OTHERS = LazyPattern(r"(?i)\b(?:unknown|not known) to (?!us\b|the (?:council|service)\b|be\b)")
"""What others do not know: "prayer times may be unknown to new workers"."""
_WORDS_OF_GAP = 5
SAYS_LITTLE_ELSE = 25
"""Words of an answer that admits a gap; a longer one has room for what is known instead."""
_LOOKED = LazyPattern(
    r"(?i)\b(?:looked|asked|checked|compared|counted|replied|survey|consultation)\b"
    r"|\b(?:none|\d+|one|two|three|few|most|half) of the \d[\d,]* (?:replies|responses|comments|letters|answers)\b"
)


def _open_gap(draft: Draft, answer: TextAnswer) -> str:
    """The first sentence that admits a gap which nothing beside it, and no action, closes; "" if there is none."""
    all_sentences = sentences(answer.text)
    for number, sentence in enumerate(all_sentences):
        if sentence.is_row or sentence.is_heading or not _admits_gap(answer, sentence.text):
            continue
        said = _QUOTED.sub(" ", sentence.text)
        if _COUNTED_UNKNOWN.search(sentence.text) or (said != sentence.text and not admits_gap(said, group_words())):
            continue
        is_suppressed = _SUPPRESSED.search(sentence.text) and not too_few_answer(sentence.text)
        if is_suppressed or is_rightly_not_asked(sentence.text):
            continue
        if answer.question.role == "engagement" and _ITEM_OF_VIEWS.match(sentence.text):
            continue
        following = all_sentences[number : number + 1 + _SENTENCES_AFTER]
        about = " ".join(each.text for each in all_sentences[max(0, number - 1) : number + 1])
        if (
            not _is_closed(draft, following)
            and not (number and _is_known_otherwise(draft, all_sentences[number - 1], sentence))
            and not _action_records(draft, about)
            and not _is_planned(draft, about)
            and not _is_dealt_with(draft, following)
        ):
            return sentence.text
    return ""


def _admits_gap(answer: TextAnswer, sentence: str) -> bool:
    """Whether a sentence admits a gap, and does not itself say what is known all the same."""
    is_gap = admits_gap(sentence, group_words()) or (
        answer.question.role == "evidence" and is_lacking_somehow(sentence, group_words())
    )
    return is_gap and not is_known_anyway(sentence) and not are_unaware(sentence)


def _is_known_otherwise(draft: Draft, before: Sentence, gap: Sentence) -> bool:
    """Whether the sentence before a gap, in the same paragraph, has another source on all groups that the gap names."""
    if (
        before.block != gap.block
        or before.is_heading
        or not (_INSTEAD.search(before.text) or _FIGURE.search(before.text))
    ):
        return False
    if not has_dated_source(before.text):
        return False
    named = [group for group in draft.form.groups if names_group(group, gap.text)]
    return bool(named) and all(names_group(group, before.with_lead) for group in named)


def _is_dealt_with(draft: Draft, following: tuple[Sentence, ...]) -> bool:
    """Whether the row of every group that a gap names says why no figure is needed, or what people said instead.

    The second counts only where the line of the gap goes on with what somebody told the council.
    """
    gap, *after = [each.text for each in following if each.start == following[0].start]
    rows = [each for each in group_answers(draft) if _is_named(draft, each.group, gap)]
    goes_on = any(map(rests_on_people, after))
    told = [group.text("benefits", "concerns", "reason") for group in rows]
    return bool(told) and all(is_rightly_not_asked(row) or (goes_on and rests_on_people(row)) for row in told)


def _is_named(draft: Draft, group: Group, gap: str) -> bool:
    """Whether a gap names a group, other than marriage, and not by a word of the name of another one."""
    for other in draft.form.groups:
        gap = gap if other is group else re.sub(re.escape(other.name), " ", gap, flags=re.IGNORECASE)
    return names_group(group, gap) and not is_about("marriage", group)


def _is_planned(draft: Draft, about: str) -> bool:
    """Whether the row of a group that a gap is about says who will find out, and by when."""
    return any(
        answers.effect == "not-known" and names_who(plan) and names_when(plan) and names_group(answers.group, about)
        for answers in group_answers(draft)
        if (plan := answers.text("plan"))
    )


_AFTER_GAP = LazyPattern(r"(?i);\s+|,\s+(?:but|so|though|until)\s+|\s+until\s+")


def _is_closed(draft: Draft, following: tuple[Sentence, ...]) -> bool:
    """Whether a gap is closed in its own line: by a plan with who or when, or by other evidence on the same people."""
    own = [each.text for each in following if not each.is_heading and each.start == following[0].start]
    gap, after = own[0], own[1:]
    if (_INSTEAD.search(_YEAR_ALONE.sub("", gap)) and not _ASSUMED.search(gap)) or _ASKED_IN_YEAR.search(gap):
        return True
    named = [group for group in draft.form.groups if names_group(group, gap)]
    after += _AFTER_GAP.split(gap)[1:]
    if any(_tells_instead(draft, named, each) for each in after) and not _ASSUMED.search(" ".join(after)):
        return True
    text = " ".join(own)
    return (
        bool(is_future(text) or _MUST.search(text))
        and (names_who(text) or names_when(text) or _BY_AN_ACTION.search(text) is not None)
        and not is_still_to_come(gap)
    ) or will_be_known(text, completion_date(draft) or clock.today())


def _tells_instead(draft: Draft, named: list[Group], sentence: str) -> bool:
    """Whether a sentence after a gap says what is known of the groups that the gap names, or where the form says it."""
    if _SAID_ELSEWHERE.search(sentence) or _ASKED_IN_YEAR.search(sentence):
        return True
    if named and not any(names_group(group, sentence) for group in named):
        if any(names_group(group, sentence) for group in draft.form.groups) or _OTHER_TOPIC.search(sentence):
            return False
    elif not named and not has_characteristic(sentence) and _OTHER_TOPIC.search(sentence):
        return False
    return bool(numbers(sentence)) or (
        _SAID.search(sentence) is not None
        and (_INSTEAD.search(sentence) is not None or _WAS_ASKED.search(sentence) is not None)
    )


_RECORDS = LazyPattern(
    r"(?i)\b(?:log|recording|record|collect|capture|(?:add|new|equality|voluntary|"
    r"optional) (?:\w+ )?questions?)\b[^.;]{0,60}"
)


def _action_records(draft: Draft, about: str) -> bool:
    """Whether an action is about recording or finding out, or actions look by each group that a gap is about."""
    owned = [action for action in actions(draft) if action.text("responsible")]
    if any(phrases("recording_action").search(action.text("action")) for action in owned):
        return True
    named = [group for group in draft.form.groups if names_group(group, about)]
    recorded = " ".join(
        f"{found.group()} {action.text('outcome')}"
        for action in owned
        for found in _RECORDS.finditer(action.text("action"))
    )
    return bool(named) and all(names_group(group, recorded) for group in named)


_SOON_AFTER = timedelta(days=100)
"""What is found out in the first weeks of a change can still be put right."""


@check(
    "plan-incomplete",
    severity="warn",
    category=Category.EVIDENCE,
    source="The form, section 4: “If a group will not be affected by the proposal please state so”; the wizard asks "
    "what will be done to find out, who will do it, and by when.",
)
def plan_incomplete(draft: Draft) -> Iterator[Problem]:
    """A plan to find out without a person or a day, or with a day that was over when the form was completed."""
    for answers in group_answers(draft):
        plan = answers.text("plan")
        if answers.effect != "not-known" or not says_a_plan(plan):
            continue
        named = names_who(plan) or names_person(plan)
        says_what = not named or not only_who_and_when(plan)
        parts = (
            ("what will be done", "say how you will find out", says_what),
            ("who will do it", "name a post", named),
            ("by when", "give a month and year", names_when(plan)),
        )
        missing = [what for what, _, there in parts if not there]
        advice = [what for _, what, there in parts if not there]
        if missing:
            message = f"your plan to find out does not say {' or '.join(missing)}"
            do = " and ".join(advice)
            yield answers.address("plan"), f"{answers.name}: {message}. {do[:1].upper()}{do[1:]}."
        elif (done := completion_date(draft)) and (last := _promised_by(plan)) and last < done:
            message = f"your plan to find out ends before this form was finished ({show_date(done)})"
            yield answers.address("plan"), f"{answers.name}: {message}. Say what was found, or give a new month."
        elif (days := first_days(draft)) and (first := first_day(plan)) and first > days[-1][0] + _SOON_AFTER:
            message = f"you find out only when the change has begun ({days[-1][1]})"
            before = "Find out before the decision, or say how you will put right what you then learn"
            yield Guess(answers.address("plan"), f"{answers.name}: {message}. {before}.")


_REPORTED = LazyPattern(r"(?i)\b(?:showed|found|said|told|saw|raised|replied|answered|confirmed)\b")


def _promised_by(plan: str) -> date | None:
    """The last day of a plan by which something is still to be found out; None if it has none.

    What was found on a day that is over is no plan: "asked in June 2026, and found no barrier".
    """
    to_come = [each.text for each in sentences(plan) if not _REPORTED.search(each.text)]
    return last_day(" ".join(to_come)) if any(is_future(each) or not is_past(each) for each in to_come) else None
