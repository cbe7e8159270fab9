"""Finds dates out of order: evidence from after the date of completion, and evidence that is old."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from eia_tui.checks.facts import answers_with_role, policy_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.old_sources import old_source
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import clauses, sentences
from eia_tui.checks.methods.tense import is_future, is_past
from eia_tui.checks.methods.when import completion_date, days_in, months_in
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.system import clock
from eia_tui.system.text import listed, shortened

_LONGEST_AFTER = timedelta(days=365)
"""A day that is later than this after the date of completion is not taken for evidence."""
_STILL_TO_COME = LazyPattern(
    r"(?i)\b(?:about|regarding|concerning|over|by|until|till|before|for|from|starting|ending|due|planned|"
    r"scheduled|proposed|expected|arranged|"
    r"booked|invited|agreed|"
    r"to|decides?|meets?|opens?|closes?|shuts?|stops?|moves?|changes?|rises?|goes|begins?|starts?|runs? out|ends?|"
    r"expires?|onwards?)\W+(?:(?:a|an|the|"
    r"our|end|of|next|session|meeting|event|on|in|\w+day|(?-i:[A-Z][a-z]+))\W+){0,4}$"
)
"""Words before a day that make it one to come, even after a verb in the past tense."""
_PROPOSED = LazyPattern(r"(?i)\b(?:proposed|planned|scheduled|expected|intended)\s*\([^)]*$")
"""Words before a day in brackets that make it one to come: "the week proposed (10 to 14 May 2027) was checked"."""
_DECIDES_ON = LazyPattern(
    r"(?i)\b(?:cabinet|executive|council|committee|members|mayor|board|scrutiny)\s+(?:decides?|considers?|takes?|"
    r"votes?|hears?|"
    r"sees|discusses|receives?|meets?)\b[^.;]{0,40}$"
)
"""A body that decides, in the present tense: the meeting is still to come."""
_IS_YET_TO_BE = LazyPattern(
    r"(?i)\b(?:is|are)\s+(?:then|also|next|only|first)\s+\w+(?:ed|en|rd|ld|nt|de|ught)\b[^.;]*$"
)
"""What is then done: "objections are then heard by the committee in"."""
_ENDS_AHEAD = LazyPattern(
    r"(?i)\b(?:will|would|is to|are to)\s+(?:not\s+|then\s+|also\s+|only\s+)?[a-z]+"
    r"(?:\s+(?:on|in|from|until|by|at|before|after))?\s+(?:[a-z]+day,?\s+)?$"
)
"""A future verb just before a day: "the grant that clubs have had would end on"."""
_REPORTS = LazyPattern(
    r"(?i)\b(?:was|were|had|did|has|have|told|said|asked|met|held|took|came|gave|saw|found|agreed|looked|heard|"
    r"discussed|reported)\b"
)
"""Verbs of a sentence that reports something, whatever it says of the future."""
_SO_THAT = LazyPattern(
    r"(?i)\b(?:so that|so as to|in order (?:to|that)|in time (?:to|for)|(?:may|can|could|must|"
    r"should)(?:\s+\w+ly)?\s+be)\b[^.;]*$"
)
"""Words before a day for which something was done, and which is still to come."""
_PERFECT = LazyPattern(
    r"(?i)\b(?:has|have)\s+(?:now\s+|already\s+|also\s+)?(?:been|\w+ed|met|held|run|had|taken|told|said|seen|"
    r"given|gone|written|sent|found)\b"
)
_WAS_OPEN_UNTIL = LazyPattern(
    r"(?i)\b(?:was|were|stayed|remained|ran|lasted|received)\s+(?:\w+\s+){0,2}?(?:until|till|up to)\W*$"
)
_LOOKS_AHEAD = LazyPattern(
    r"(?i)\b(?:promis\w+|offered|invited|booked|arranged|planned|scheduled|(?:date|day)\w* (?:has|have|had|was|"
    r"were) (?:been )?(?:set|fixed|agreed)|"
    r"given until|extended|allowed until|had to\b|fixed for|set for|due)\b[^.;]*$"
)
"""Words before a day to which somebody looked ahead."""
_RANGE_FROM = LazyPattern(r"(?i)^\s*(?:to|until|till|and|[-–])\s*$")
_IS_TO_COME = LazyPattern(
    r"(?i)\b(?:next|further|future|forthcoming|upcoming|deadline|dates|due|planned|proposed|booked|provisional\w*|"
    r"expected|closes|opens|decides?|cabinet meets)\b"
)
"""Words of a note about what is still to come."""
_DOCUMENT = LazyPattern(
    r"(?i)(?:\b(?<!to )(?:minutes|findings|results?|notes?|attendance|turnout|repl(?:y|ies)|responses?|letters?|"
    r"e-?mails?|petition|comments?|feedback|views?)\b(?!\s+(?:will|is due))[^.;]{0,60}$"
    r"|\W*(?:survey|poll|questionnaire|minutes|results?)\b)"
)
"""Before or after a day: what was written down of what people said."""
_PRESENT = LazyPattern(r"(?i)\b(?:is|are|go(?:es)?|opens|starts?|begins?|come|comes)\b")
_BETWEEN = LazyPattern(r"(?i)\bbetween\s+\d{1,2}\w*(?:\s+\w+)?\s+and\s+$")
_OF_ASKING = LazyPattern(
    r"(?i)\b(?:feedback|comments?|minutes|interviews?|workshops?|meeting with|met with|visited|consulted|surveyed|"
    r"polled|briefed|asked|spoke|engagement|"
    r"attended|replied|responded|discussed|rec['’]?d)\b"
)
_BY_THEN, _HAD = LazyPattern(r"\W*By (?:the )?"), LazyPattern(r"\bhad\b(?! to\b)")
_REMARK = LazyPattern(r"\s*\)?\s*(?::|[-–—]|who\b)\s+\w+")
"""What somebody said, after a day."""
_SPEAKS = LazyPattern(
    r"(?i)(?:, (?:[\w’'-]+ ){1,3}?| ?[-–—:] (?:[\w’'-]+ ){0,3}?)"
    r"(?:said|told|thought|felt|feared|wanted|asked|agreed|liked|worried|objected|did|were|was)\b"
)
"""Who said what, after the day of a meeting."""
_AS_AT = LazyPattern(
    r"(?i)\b(?:as at|as of|at|figures? (?:of|from|for)|data (?:of|from|for|to)|results? (?:of|from)|replies? "
    r"(?:of|to|by)|counted on|dated)\W+$"
)
_RANGE = LazyPattern(r"(?i)\b(?:from\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+\w+)?(?:\s+20\d\d)?\s*(?:to|until|till|[-–])\s*$")
_COUNTED = LazyPattern(
    r"(?i)\b\d[\d,]*\s+(?:replies|responses|people|respondents|attend\w*|comments|said|residents|parents|users|forms)\b"
)


@check(
    "later-date",
    severity="warn",
    category=Category.EVIDENCE,
    source="The form, which asks for the date on which it was completed.",
)
def later_date(draft: Draft) -> Iterator[Problem]:
    """Answers that report something as past, with a day after the date of completion.

    Plans may well be later: of the answers about a group only benefits and concerns are checked, and no actions.
    """
    done = completion_date(draft)
    if done is None:
        return
    answers = [*policy_answers(draft), *answers_with_role(draft, "evidence", "engagement", "benefits", "concerns")]
    for answer in answers:
        if later := _reported_later(answer.text, done):
            mentioned = listed(list(dict.fromkeys(later)))
            name = question_name(draft, answer.address)
            message = f"{name} mentions {mentioned}, but the form is dated {show_date(done)}"
            message = f"{message}. Update the date of completion, or make clear that this is still to come."
            told = [each.text for each in sentences(answer.text) if any(words in each.text for words in later)]
            is_sure = any(_REPORTS.search(each) or _AS_AT.search(each.partition(later[0])[0]) for each in told)
            yield (answer.address, message) if is_sure else Guess(answer.address, message)


@lru_cache(maxsize=1024)
def _reported_later(text: str, done: date) -> tuple[str, ...]:
    """The days in an answer that are after the completion and reported as past."""
    read = sentences(text)
    return tuple(
        words
        for number, sentence in enumerate(read)
        if _ANY_DATE.search(sentence.text)
        for part in _DAYS.sub(r"\1 to ", sentence.text).split("; ")
        for words, day in (*days_in(part), *months_in(part))
        if done < day <= done + _LONGEST_AFTER
        and (
            _is_reported(part, words, done)
            or (_is_title(part, words) and any(_tells(each.text) for each in read[number + 1 : number + 2]))
        )
    )


def _is_title(sentence: str, day: str) -> bool:
    """Whether a sentence has no verb and ends with a day, as the title of what follows: "School council, 20 May"."""
    before, _, after = " ".join(sentence.split()).partition(day)
    has_verb = is_past(before) or is_future(before) or _has_present(before)
    is_to_come = _IS_TO_COME.search(before) or _STILL_TO_COME.search(before)
    return bool(before.strip(" *-")) and not after.strip(" .*)") and not has_verb and not is_to_come


def _tells(sentence: str) -> bool:
    """Whether a sentence tells what somebody said or thought, in the past and without a day of its own."""
    return is_past(sentence) and not is_future(sentence) and not _ANY_DATE.search(sentence)


_ANY_DATE = LazyPattern(r"\d\d\b")
_DAYS = LazyPattern(r"(?<![-/\d])(\d{1,2})\s?[-–]\s?(?=\d{1,2}\s[A-Z])")
"""Between the two days of "20-22 November"."""


def _is_reported(sentence: str, day: str, done: date) -> bool:
    """Whether a sentence reports what happened on a day, rather than what will."""
    sentence = " ".join(sentence.split())
    before, _, after = sentence.partition(day)
    if _LOOKS_AHEAD.search(before) or _tells_earlier(before, done):
        return False
    if _is_note(sentence, before, after) or (_BY_THEN.fullmatch(before) and _HAD.search(after)):
        return True
    if _AS_AT.search(before):
        return True
    if _PROPOSED.search(before):
        return False
    if _WAS_OPEN_UNTIL.search(before):
        return True
    if (
        _ENDS_AHEAD.search(before)
        or _IS_YET_TO_BE.search(before)
        or (is_future(before) and not _REPORTS.search(before))
    ):
        return False  # "will be followed by a letter, sent by the manager in March"
    clause = _clause_of(sentence, day)
    if (
        _STILL_TO_COME.search(before)
        and not re.search(r"(?i)\bhad\b(?!\s+to\b)", clause)
        and not (_RANGE.search(before) and is_past(clause))
    ):
        return False
    if _DECIDES_ON.search(before) or _SO_THAT.search(before):
        return False
    if is_future(clause) and not is_past(
        _RELATIVE.sub(" ", re.split(r"(?i)\b(?:will|would|to be|going to)\b", clause)[0])
    ):
        return False
    return (
        is_past(clause)
        or bool(_PERFECT.search(clause))
        or (bool(_COUNTED.search(sentence)) and not is_future(sentence) and not _has_present(clause))
    )


def _tells_earlier(before: str, done: date) -> bool:
    """Whether what is before a day tells what happened on an earlier one: then it is what was told of it."""
    told = [words for words, day in (*days_in(before), *months_in(before)) if day <= done]
    return bool(told) and is_past(before) and not _RANGE_FROM.search(before.rpartition(told[-1])[2])


def _is_note(sentence: str, before: str, after: str) -> bool:
    """Whether a sentence is a note of what people said, which may have no verb: "Drop-in, 17/11/26: worried"."""
    if is_future(sentence) or _IS_TO_COME.search(sentence):
        return False
    if _DOCUMENT.match(after) or (_DOCUMENT.search(before) and not _PRESENT.search(before)):
        return True
    if not before.strip(" *-") and is_past(after):
        return True
    if is_past(sentence) and _BETWEEN.search(before):
        return True
    has_verb = is_past(before) or _has_present(before) or _STILL_TO_COME.search(before) is not None
    if _SPEAKS.match(after) and not has_verb:
        return True
    return not _has_present(sentence) and (
        (_OF_ASKING.search(sentence) is not None and not before.endswith("by "))
        or _REMARK.match(after) is not None
        or (is_past(after) and after.startswith(", ") and not _STILL_TO_COME.search(before))
    )


def _clause_of(sentence: str, day: str) -> str:
    """The clause with a day, together with the clauses before it, back to the nearest verb."""
    parts = clauses(sentence)
    number = next((number for number, part in enumerate(parts) if day in " ".join(part.split())), None)
    if number is None:
        return sentence
    first = number
    while first and not (is_past(parts[first]) or is_future(parts[first]) or _has_present(parts[first])):
        first -= 1
    return " ".join(parts[first : number + 1])


def _has_present(clause: str) -> bool:
    return (
        re.search(
            r"(?i)\b(?:is|are|has|have|decides?|meets?|ends?|runs?|opens?|closes?|starts?|begins?|considers?|takes?|"
            r"votes?|"
            r"hears?|sees|discusses|receives?|goes|comes?|reviews|looks|becomes?|stops?|moves?|rises?|falls?|"
            r"applies|appl(?:y|ies)|"
            r"changes?|leaves?|ceases?|expires?)\b",
            clause,
        )
        is not None
    )


_RELATIVE = LazyPattern(r"(?i)\b(?:who|whom|which|that)\s+.*|^\W*(?:was|were|had)\b.*")
"""What describes the subject of a sentence: "those who were asked"."""
_YEARS = LazyPattern(r"(?<![\d,£.])20\d\d\b(?!,\d)")
_OLD_SOURCES = (
    (
        re.compile(r"(?i)\bcensus(?:es)?\b[^.;\n]{0,25}\b(?:2011|2001)\b|\b(?:2011|2001)\s+census(?:es)?\b"),
        re.compile(r"(?i)\bcensus\b[^.;\n]{0,25}\b2021\b|\b2021\s+census\b"),
        "Census 2021",
    ),
    (
        re.compile(
            r"(?i)\b(?:imd|iod|indices of (?:multiple )?deprivation|index of multiple deprivation|"
            r"deprivation)\b[^.;\n]{0,25}\b(?:2019|2015|2010)\b|\b(?:2019|2015|2010)\s+(?:imd|iod|ind(?:ex|ices) of)\b"
        ),
        re.compile(
            r"(?i)\b(?:imd|indices of (?:multiple )?deprivation|index of multiple deprivation|"
            r"deprivation)\b[^.;\n]{0,25}\b2025\b"
        ),
        "the Indices of Deprivation 2025",
    ),
)
"""A source with an old year, the same with the newest, and the newest by name."""
_OLD_YEARS = 5


@check(
    "old-evidence",
    severity="advice",
    category=Category.EVIDENCE,
    source="House view: a newer source may show something else.",
)
def old_evidence(draft: Draft) -> Iterator[Problem]:
    """An old census or index of deprivation, or no source of the last five years."""
    done = completion_date(draft) or clock.today()
    for answer in answers_with_role(draft, "evidence"):
        if carried := _carried_over(answer.text):
            message = f"“{shortened(carried)}” rests on another assessment"
            yield answer.address, f"{message}. Look at what is true for this proposal, and of which year it is."
        known, newest = _newer_known(answer.text)
        if newest:
            message = f"You use “{shortened(known)}”. There is a newer source, {newest}: see whether it shows the same."
            yield answer.address, message
        sentence = old_source(answer.text, done.year)
        if sentence and not (newest and known in sentence):
            message = f"“{shortened(sentence)}” rests on a source that is more than five years old"
            yield answer.address, f"{message}. Look for a newer one, or say why this one still holds."
        if newest or sentence:
            continue
        sourced = (each.text for each in sentences(answer.text) if phrases("source_noun").search(each.with_lead))
        years = [int(year) for text in sourced for year in _YEARS.findall(text)]
        if years and max(years) < done.year - _OLD_YEARS:
            yield (
                answer.address,
                f"Your newest source is of {max(years)}. Look for a newer one, or say why this one still holds.",
            )


@lru_cache(maxsize=256)
def _newer_known(text: str) -> tuple[str, str]:
    """A source of which everybody knows a newer one, as an answer names it, and the newest; "" if there is none."""
    for old, new, newest in _OLD_SOURCES:
        read = [each.text for each in sentences(text) if not each.is_row]
        named = (found for each in read if (found := old.search(each)) and not new.search(each))
        found = next(named, None if new.search(text) else old.search(text))
        if found:
            return found.group(), newest
    return "", ""


_CARRIED_OVER = LazyPattern(
    r"(?i)\b(?:carried\s+(?:over|forward)|copied|taken|reproduced|the\s+same\s+as|repeated|"
    r"lifted)\b[^.;]{0,30}\b(?:from|in|as)\b[^.;]{0,30}\b(?:(?:previous|earlier|last|other|another)\s+(?:\w+"
    r"\s+)?(?:assessment|eia)|"
    r"(?:assessment|eia)\s+(?:of|for)\b)"
)


@lru_cache(maxsize=256)
def _carried_over(text: str) -> str:
    """The sentence which says that the evidence is that of another assessment; "" if there is none."""
    return next((each.text for each in sentences(text) if _CARRIED_OVER.search(each.text)), "")
