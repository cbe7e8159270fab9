"""Finds dates out of order: evidence from after the completion, a decision from before it, and evidence that is old."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from eia_tui.checks.facts import answers_with_role, evidence_answers, policy_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.commitments import commitments
from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import clauses, sentences
from eia_tui.checks.methods.substance import stems
from eia_tui.checks.methods.tense import is_future, is_past
from eia_tui.checks.methods.trouble import asks_for_something
from eia_tui.checks.methods.when import completion_date, days_in, months_in
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.system.text import shortened

_LONGEST_AFTER = timedelta(days=365)
"""A day that is later than this after the date of completion is not taken for evidence."""
_STILL_TO_COME = LazyPattern(
    r"(?i)\b(?:about|regarding|concerning|over|by|until|till|before|for|from|starting|ending|due|planned|"
    r"scheduled|proposed|expected|arranged|"
    r"booked|invited|agreed|"
    r"to|decides?|meets?|opens?|closes?|shuts?|stops?|moves?|changes?|rises?|goes|begins?|starts?|runs? out|ends?|"
    r"expires?|onwards?)\W+(?:(?:a|an|the|"
    r"our|end|of|next|session|meeting|event|on|in|\w+day)\W+){0,4}$"
)
"""Words before a day that make it one to come, even after a verb in the past tense."""
_PROPOSED = LazyPattern(r"(?i)\b(?:proposed|planned|scheduled|expected|intended)\s*\([^)]*$")
"""Words before a day in brackets that make it one to come: "the week proposed (10 to 14 May 2027) was checked"."""
_DECIDES_ON = LazyPattern(
    r"(?i)\b(?:cabinet|executive|council|committee|members|mayor|board|scrutiny)\s+(?:decides?|considers?|takes?|votes?|hears?|"
    r"sees|discusses|receives?|meets?)\b[^.;]{0,40}$"
)
"""A body that decides, in the present tense: the meeting is still to come."""
_REPORTS = LazyPattern(
    r"(?i)\b(?:was|were|had|did|has|have|told|said|asked|met|held|took|came|gave|saw|found|agreed|looked|heard|discussed|reported)\b"
)
"""Verbs of a sentence that reports something, whatever it says of the future."""
_SO_THAT = LazyPattern(
    r"(?i)\b(?:so that|so as to|in order (?:to|that)|in time (?:to|for)|(?:may|can|could|must|should)(?:\s+\w+ly)?\s+be)\b[^.;]*$"
)
"""Words before a day for which something was done, and which is still to come."""
_PERFECT = LazyPattern(
    r"(?i)\b(?:has|have)\s+(?:now\s+|already\s+|also\s+)?(?:been|\w+ed|met|held|run|had|taken|told|said|seen|"
    r"given|gone|written|sent|found)\b"
)
_WAS_OPEN_UNTIL = LazyPattern(
    r"(?i)\b(?:was|were|stayed|remained|ran|lasted)\s+(?:\w+\s+){0,2}?(?:until|till|up to)\W*$"
)
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
            mentioned = ", ".join(dict.fromkeys(later))
            name = question_name(draft, answer.address)
            message = f"“{name}” mentions {mentioned}, but the form is dated {show_date(done)}"
            yield answer.address, f"{message}. Update the date of completion, or make clear that this is still to come."


@lru_cache(maxsize=1024)
def _reported_later(text: str, done: date) -> tuple[str, ...]:
    """The days in an answer that are after the completion and reported as past."""
    return tuple(
        words
        for sentence in sentences(text)
        if "20" in sentence.text or "/" in sentence.text or "." in sentence.text[:-1]
        for words, day in (*days_in(sentence.text), *months_in(sentence.text))
        if done < day <= done + _LONGEST_AFTER and _is_reported(sentence.text, words)
    )


def _is_reported(sentence: str, day: str) -> bool:
    """Whether a sentence reports what happened on a day, rather than what will."""
    position = " ".join(sentence.split()).find(day)
    before = " ".join(sentence.split())[: max(position, 0)]
    if _AS_AT.search(before):
        return True
    if _PROPOSED.search(before):
        return False
    if _WAS_OPEN_UNTIL.search(before):
        return True
    if is_future(before) and not _REPORTS.search(before):
        return False  # "will be followed by a letter, sent by the manager in March"
    clause = _clause_of(sentence, day)
    if (
        _STILL_TO_COME.search(before)
        and not re.search(r"(?i)\bhad\b", clause)
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
            r"(?i)\b(?:is|are|has|have|decides?|meets?|ends?|runs?|opens?|closes?|starts?|begins?|considers?|takes?|votes?|"
            r"hears?|sees|discusses|receives?|goes|comes?|reviews|looks|becomes?|stops?|moves?|rises?|falls?|applies|appl(?:y|ies)|"
            r"changes?|leaves?|ceases?|expires?)\b",
            clause,
        )
        is not None
    )


_RELATIVE = LazyPattern(r"(?i)\b(?:who|whom|which|that)\s+.*|^\W*(?:was|were|had)\b.*")
"""What describes the subject of a sentence: "those who were asked"."""
_YEARS = LazyPattern(r"(?<![\d,£.])20\d\d\b(?!,\d)")
_BODY = (
    r"(?:the\s+)?(?:cabinet|council|full council|executive|committee|board|members|mayor|leader|director|lead "
    r"member|cabinet member|scrutiny|management team|leadership team|smt|clt|cmt|corporate board|trustees)"
)
_DECIDED = (
    r"(?:agreed|approved|decided|settled|determined|authorised|signed off|endorsed|adopted|resolved|confirmed|voted|"
    r"ratified|sanctioned|"
    r"taken the decision|took the decision|made the decision)"
)
_THE_CHANGE = (
    r"(?:(?:the|this|our)\s+(?:new\s+)?(?:policy|strategy|plan)\b|(?:the|this)\s+(?:new\s+)?[a-z]+\s+(?:on|in)\s+(?:\d|[A-Z])|(?:the\s+|this\s+|these\s+|"
    r"our\s+)?(?:\w+\s+){0,3}?(?:proposals?|changes?|closures?|closing|"
    r"cuts?|savings?|reductions?|scheme|model|list|tariff|rota|rates|criteria|"
    r"contract|increase|charges?|fees?|move|merger|transfer|withdrawal|restructure|reorganisation|timetable|"
    r"replacement|removal|ending|loss|relocation|switch|outsourcing|restructuring|conversion|sale|disposal|"
    r"to\s+(?!consult|ask|seek|look|explore|review|hold|begin|open|start|consider|carry)\w+))"
)
_DECISION = LazyPattern(
    rf"(?i)\b{_BODY}\s+(?:has\s+|have\s+|had\s+)?(?:already\s+|formally\s+|unanimously\s+|"
    rf"now\s+)?{_DECIDED}\s+(?:on\s+\d{{1,2}}\s+\w+\s+(?:20\d\d\s+)?)?(?:that\s+)?{_THE_CHANGE}"
    rf"|\b{_BODY}\s+(?:has|have|had)\s+already\s+(?:\w+ly\s+)?{_DECIDED}\b"
    rf"|\b{_BODY}\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?{_DECIDED}\s+(?:in\s+\w+\s+(?:20\d\d\s+)?)?that\s+[^.;]{{3,60}}\b(?:will|would|is\s+to|should)\b"
    rf"|\b{_THE_CHANGE}\s+(?:of\s+(?:[\w’'-]+\s+){{1,5}}?)?(?:was|were|has\s+been|have\s+been)\s+(?:already\s+|formally\s+|unanimously\s+|"
    rf"now\s+)?{_DECIDED}\b"
    rf"|\b(?:it|this)\s+(?:was|has\s+been|had\s+been)\s+(?:already\s+|formally\s+)?{_DECIDED}\b(?!\s+(?:with|"
    r"by\s+the\s+forum))"
    r"|\b(?:form|assessment|eia)\s+(?:is|was|has\s+been|will\s+be)\s+(?:being\s+)?(?:completed|written|done|filled\s+in|carried\s+out)"
    r"[^.;]{0,50}\b(?:after|once|following)\s+the\s+decision|\b(?:form|assessment|eia)\s+(?:was|is|has\s+been)\s+(?:prepared|produced|drafted)[^.;]{0,30}"
    r"\b(?:after|once|following)\s+the\s+decision|\b(?:saving|reduction|cut|sum|money|income)s?\s+(?:has|have|was|were)\s+(?:already\s+(?:been\s+)?|(?:now\s+)?been\s+)"
    r"(?:taken|removed|built|included|counted|banked|assumed)\b|\bretrospective(?:ly)?\s+(?:assess|eia|equality)"
    rf"|\bdecision\s+(?:has\s+(?:already\s+)?been|was|is)\s+(?:already\s+)?(?:made|taken|final)"
    rf"|\b(?:has|have)\s+already\s+been\s+{_DECIDED}\b|\bfollowing\s+(?:its\s+|the\s+)?approval\s+(?:by|at|"
    r"of)\b|\balready\s+(?:signed|let|awarded)\b.*\bcontract\b|\b(?:contract|lease|order)\s+(?:\w+\s+){0,6}?(?:(?:was|has\s+been)\s+"
    r"(?:already\s+)?|is\s+already\s+)(?:signed|let|awarded|placed)\b"
    r"|\bthe\s+(?:new|proposed|revised|changed)\s+(?:\w+\s+){1,3}?(?:has|have)\s+(?:already\s+|now\s+)?been\s+(?:in\s+(?:use|place|force|"
    r"operation)|used|applied|running|introduced|implemented|rolled\s+out)\b"
    r"|\bthe\s+(?:change|scheme|policy|proposal|new\s+\w+)\s+(?:is|was)\s+already\s+(?:in\s+(?:use|place|force|operation)|implemented|introduced|rolled\s+out|live|under\s*way)\b"
    r"|\b(?:notices?\s+(?:of\s+(?:closure|termination|redundancy|dismissal)|(?:ending|terminating|to\s+(?:end|quit|leave)))"
    r"|redundancy\s+notices?|dismissal\s+letters?)\b[^.;]{0,50}\b(?:were|was|ha(?:s|ve)\s+been)\s+(?:\w+ly\s+)?"
    r"(?:sent|served|given|issued)\b"
    r"|\bnotices?\s+(?:on|to|under|of)\s+(?:[\w’'-]+\s+){1,4}?(?:was|were|ha(?:s|ve)\s+been)\s+(?:\w+ly\s+)?(?:served|given|issued|sent)\b"
    r"|\b(?:provider|contractor|landlord|tenants?|operator|supplier|staff)\b[^.;]{0,30}\b(?:was|were|ha(?:s|ve)\s+been)\s+(?:given|issued\s+with|served\s+with|under)\s+(?:\w+\s+)?notice\b"
    r"|\b(?:letters?\s+of\s+(?:appointment|offer)|offer\s+letters|contracts\s+of\s+employment)\b[^.;]{0,20}\b(?:were|have\s+been|went|has\s+been)\b"
    r"|\b(?:staff|employees|team|tenants|users|parents|families|customers)\b[^.;]{0,40}\b(?:have|has|were)\s+(?:already\s+|now\s+)?(?:been\s+)?(?:told|informed|notified)\s+"
    r"(?:which|where|when|of\s+(?:their|the)\s+new|that\s+(?:it|the\s+\w+|they)\s+(?:will|is\s+to))\b"
    r"|\b(?:recruitment|building\s+work|works?|the\s+sale|marketing\s+of\s+the\s+\w+)\s+(?:for\s+[\w\s]{3,30}\s+)?(?:has|have)\s+(?:already\s+)?(?:begun|started)\b"
    r"|\b(?:there\s+is|with)\s+no\s+(?:going|turning)\s+back\b|\bthe\s+(?:decision|change)\s+(?:is|was)\s+a\s+foregone\b"
)
_GRANTED = LazyPattern(
    r"(?i)\W*(?:this|that|it|both|all (?:of )?(?:this|these)) (?:was|were|has been|have been) (?:agreed|adopted|"
    r"accepted|taken up|included|approved)\b"
)
_ASKED_BY_PEOPLE = LazyPattern(
    r"(?i)\b(?:request\w*|asked|suggest\w*|proposed|put forward|wanted|wish\w*)\b[^.;]*\b(?:and|which|so)\s+(?:this|"
    r"that|it)\s+(?:was|has)\b"
    r"|\b(?:put forward|suggested|proposed|asked for|requested) by (?:the )?(?:famil|parent|resident|user|carer|"
    r"people|tenant|member|respondent|forum|group|network|staff|union|young|disabled|older|customer)"
)
"""What is agreed after people asked for something is their wish, and not the proposal."""
_WISHED_FIRST = LazyPattern(
    r"(?i)\b(?:requested|asked(?! why)|wanted|suggested|proposed by|put forward by|called for|pressed for|wished)\b[^;]*?"
    r"[,;]?\s+(?:and|which|but)\s+(?:this|that|it|both|these|which)?\s*(?:was|were|has|have)\s+(?:\w+\s+)?(?:been\s+)?"
    r"(?:agreed|adopted|accepted)\b"
)
"""What people asked for, and what was agreed to, in one sentence."""
_PUT_FORWARD = LazyPattern(
    r"(?i)\b(?:put forward|suggested|proposed|requested|asked for|raised|wanted|called for)\b[^.;]{0,30}\b(?:by|in|during|at)\b"
)
"""What somebody else wished, in the sentence before: "A smaller base was put forward by families"."""
_IT_WAS = LazyPattern(r"(?i)\W*(?:this|that|it|both|all (?:of )?(?:this|these)|these|they)\b")
_OF_THIS = LazyPattern(r"(?i)\b(?:this|the (?:proposal|change|decision|new \w+))\b")
_NO_FIRST = LazyPattern(r"(?i)\W*(?:no|none|nothing|neither)\b")
_GONE = LazyPattern(
    r"(?i)\b(?:the|this|our|both|all)\s+(?P<thing>(?:[\w’'-]+\s+){1,5}?)(?:has|have)\s+(?:already\s+|now\s+|since\s+)?been\s+"
    r"(?:sold|let|disposed\s+of|closed|shut|removed|withdrawn|scrapped|decommissioned|demolished|terminated|cancelled|deleted|"
    r"outsourced|switched\s+off|handed\s+back|given\s+up|vacated|dismantled|taken\s+(?:down|out|away|off))\b"
)
_FOR_A_TIME = LazyPattern(
    r"(?i)\b(?:since|for (?:repairs?|years?|months?|weeks?)|temporar\w+|in 20\d\d|covid\w*|pandemic)\b"
)
_NOT_DECIDED = LazyPattern(
    r"(?i)\b(?:consult\w*|draft|in principle|subject to|for comment|to ask|engagement|pilot|trial|"
    r"if|"
    r"equality (?:plan|objectives?|strategy|policy)|last time|previous|existing|before (?:it|cabinet|the "
    r"council) decides|no decision|not been|not yet|withdraw\w* the (?:\w+ )?(?:proposals?|plans?|ideas?|options?)|"
    r"postpone\w*|reject\w*|19\d\d)\b"
)


@check(
    "decided-already",
    severity="warn",
    category=Category.POLICY,
    source="R (Brown) v Secretary of State for Work and Pensions [2008] EWHC 3158 (Admin); Bracking v Secretary of "
    "State "
    "for Work and Pensions [2013] EWCA Civ 1345: due regard comes before the decision.",
)
def decided_already(draft: Draft) -> Iterator[Problem]:
    """A decision on the proposal that was made before the date of completion."""
    done = completion_date(draft)
    about = (*answers_with_role(draft, "name"), *policy_answers(draft)[:1])
    ours = frozenset(stem for answer in about for stem in stems(answer.text))
    for answer in [*policy_answers(draft), *evidence_answers(draft)]:
        for sentence in (*_decisions(answer.text), *_disposals(answer.text, ours), *commitments(answer.text)):
            days = [day for _, day in (*days_in(sentence), *months_in(sentence))]
            years = [int(year) for year in _YEARS.findall(sentence)]
            if (days and done and min(days) > done) or (years and done and max(years) < done.year - 1):
                continue
            message = f"“{shortened(sentence)}” reads as if the decision came before this assessment"
            advice = "Say what is still open, and that those who decide will have this form in front of them"
            is_of_this = bool(days) or bool(stems(sentence) & ours) or _OF_THIS.search(sentence)
            yield (
                (answer.address, f"{message}. {advice}.")
                if is_of_this
                else Guess(answer.address, f"{message}. {advice}.")
            )
            break


@lru_cache(maxsize=1024)
def _decisions(text: str) -> tuple[str, ...]:
    """The sentences of an answer that report a decision on the proposal."""
    every = sentences(text)
    return tuple(
        each.text
        for number, each in enumerate(every)
        if (decided := _DECISION.search(each.text))
        and not is_negated(each.text, decided.start())
        and not _NO_FIRST.match(each.text)
        and not _NOT_DECIDED.search(each.text)
        and not _WISHED_FIRST.search(each.text)
        and not (number and _GRANTED.match(each.text) and asks_for_something(every[number - 1].text))
        and not (number and _IT_WAS.match(each.text) and _PUT_FORWARD.search(every[number - 1].text))
        and not _ASKED_BY_PEOPLE.search(each.text)
    )


@lru_cache(maxsize=1024)
def _disposals(text: str, ours: frozenset[str]) -> tuple[str, ...]:
    """The sentences of an answer in which something of the proposal is gone already: "The second van has been sold"."""
    return tuple(
        each.text
        for each in sentences(text)
        if (found := _GONE.search(each.text))
        and not _NOT_DECIDED.search(each.text)
        and not _FOR_A_TIME.search(each.text)
        and stems(found["thing"]) & ours
    )


_OLD_SOURCES = (
    (
        re.compile(r"(?i)\bcensus\b[^.;\n]{0,25}\b(?:2011|2001)\b|\b(?:2011|2001)\s+census\b"),
        re.compile(r"(?i)\bcensus\b[^.;\n]{0,25}\b2021\b|\b2021\s+census\b"),
        "Census 2021",
    ),
    (
        re.compile(
            r"(?i)\b(?:imd|indices of (?:multiple )?deprivation|index of multiple deprivation|"
            r"deprivation)\b[^.;\n]{0,25}\b(?:2019|2015|2010)\b"
        ),
        re.compile(
            r"(?i)\b(?:imd|indices of (?:multiple )?deprivation|index of multiple deprivation|"
            r"deprivation)\b[^.;\n]{0,25}\b2025\b"
        ),
        "the Indices of Deprivation 2025",
    ),
)
"""A source with an old year, the same with the newest, and the newest by name."""
_ANY_YEAR = LazyPattern(r"(?<![\d,£.])(?:19|20)\d\d\b(?!,\d)")
_LONG_AGO = LazyPattern(
    r"(?i)\b(?:since|acts?|regulations|order|built|opened|founded|began|until|rose from|"
    r"fell from|census)\b"
)
"""What began long ago, or is compared with long ago."""
_COUNTS = LazyPattern(
    r"(?i)\b(?:surveyed|asked about|records?|recorded|counted|supplied|collected|measured|call-?outs|"
    r"winters?|found|showed|shows)\b|\d\s?%"
)
_KNOWN_TO_BE_OLD = LazyPattern(
    r"(?i)\byears old\b|\b(?:is|are|now) old\b|\bsince then\b|\bmay (?:differ|"
    r"have changed)\b|\bold(?:er)? (?:figures|data|study)\b|\bnewest\b"
)
_FOUND = LazyPattern(
    r"(?i)\b(?:found|showed|shows|concluded|suggests?|describes?|identif\w+|last (?:surveyed|counted|"
    r"asked|assessed|measured)|"
    r"(?:was|were) asked)\b"
)
_VERY_OLD_YEARS = 10
_OLD_YEARS = 5


@check(
    "old-evidence",
    severity="advice",
    category=Category.EVIDENCE,
    source="House view: a newer source may show something else.",
)
def old_evidence(draft: Draft) -> Iterator[Problem]:
    """An old census or index of deprivation, or no source of the last five years."""
    done = completion_date(draft) or date.today()  # noqa: DTZ011  the officer's own day
    for answer in answers_with_role(draft, "evidence"):
        if sentence := _very_old(answer.text, done.year - _VERY_OLD_YEARS):
            message = f"“{shortened(sentence)}” rests on a source that is more than ten years old"
            yield answer.address, f"{message}. Look for a newer one, or say why this one still holds."
        for old, new, newest in _OLD_SOURCES:
            found = next(
                (
                    found
                    for each in sentences(answer.text)
                    if (found := old.search(each.text)) and not new.search(each.text) and not each.is_row
                ),
                None if new.search(answer.text) else old.search(answer.text),
            )
            if found:
                yield (
                    answer.address,
                    (
                        f"You use “{shortened(found.group())}”. There is a newer source, {newest}: see whether it "
                        "shows the same."
                    ),
                )
                break
        else:
            sourced = (each.text for each in sentences(answer.text) if phrases("source_noun").search(each.with_lead))
            years = [int(year) for text in sourced for year in _YEARS.findall(text)]
            if years and max(years) < done.year - _OLD_YEARS:
                yield (
                    answer.address,
                    f"Your newest source is of {max(years)}. Look for a newer one, or say why this one still holds.",
                )


@lru_cache(maxsize=256)
def _very_old(text: str, year: int) -> str:
    """The sentence with figures from before a year that does not say that they are old; "" if none does."""
    every = sentences(text)
    for number, sentence in enumerate(every):
        years = [int(found) for found in _ANY_YEAR.findall(sentence.text)]
        following = every[number + 1].text if number + 1 < len(every) else ""
        if (
            years
            and max(years) < year
            and not sentence.is_row
            and (phrases("source_noun").search(sentence.text) or _COUNTS.search(sentence.text))
            and (numbers(sentence.text) or _FOUND.search(sentence.text))
            and not _LONG_AGO.search(sentence.text)
            and not _KNOWN_TO_BE_OLD.search(f"{sentence.text} {following}")
        ):
            return sentence.text
    return ""
