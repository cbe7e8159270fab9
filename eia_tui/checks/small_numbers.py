"""Finds counts of fewer than ten people who could be identified, by a characteristic or the place where they live."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from eia_tui.checks.facts import TextAnswer, prose_answers, question_name
from eia_tui.checks.finding import Category
from eia_tui.checks.methods.few_otherwise import every_few, is_of_a_kind
from eia_tui.checks.methods.few_people import DESCRIBES, Few, is_characterised
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import collapse_spaces, phrases
from eia_tui.checks.methods.sentences import sentences, split_sentences
from eia_tui.checks.registry import Guess, Problem, check
from eia_tui.draft.draft import Draft
from eia_tui.prose.table_syntax import row_cells
from eia_tui.system.text import shortened

_OF_PLANS = ("people", "mitigation", "plan", "action", "outcome")
"""The roles of answers about who took part, or what will be done: they do not count those who are affected."""
_OF_ANYBODY = ("benefits", "concerns", "reason")
"""The roles of answers about people in general: "children with two mothers"."""
_COUNT = (
    r"(?<![\w.,/£%:-])(?:a couple|a handful|[1-9]|two|three|four|five|six|seven|eight|nine)"
    r"(?:/\d+(?! of\b))?(?![\w.,/%:-])(?:\s+of(?:\s+(?:the|our|those|these|all))?(?:\s+\d[\d,]*(?=\s))?)?"
)
_ONE = (
    r"\b(?:one|a single|only one|our one|(?:the|our) only)(?:\s+[a-z-]+)?\s+(?:person|respondent|family|resident|"
    r"applicant|employee|household|tenant|pupil|patient|child|parent|carer|user|member|customer|couple|woman|"
    r"man|worker|driver|learner|veteran|swimmer|borrower)\b"
    r"|\b(?:the|our)\s+(?:one|only|sole)\s+(?:[a-z-]+\s+){1,2}?who\s+(?:is|has|uses|was)\b"
    r"|(?:(?<=has )|(?<=have )|(?<=is )|(?<=was )|(?<=with )|(?<=only )|(?<=just ))(?:one|a single)\s+(?:trans|"
    r"transgender|non-binary|gay|lesbian|deaf|blind|disabled|"
    r"pregnant|sikh|muslim|jewish|hindu|black|asian|chinese|polish|roma)\s+(?:\w+\s+)?(?:player|colleague|officer|member|"
    r"person|student|pupil|resident|tenant|driver|user|customer|applicant|employee|worker|learner|teacher|parent|child|man|woman)\b"
)
_NOT_COUNTED = (
    r"(?:things?|questions?|ways?|reasons?|for|at|with|by|from|on|are|were|is|was|thirds|quarters|fifths|halves|tenths|hundred|thousand|million|billion|or|to|and|per|in|years?|"
    r"months?|weeks?|days?|hours?|times?)"
)
_RATE = LazyPattern(
    r"(?i)^(?:\s+(?!of\b)[a-z’'-]+){0,2}\s+(?:(?:in|out of|per)\s+(?:(?:a |one |every |each )?(?:hundred|thousand|"
    r"million)|"
    r"every \w+|ten\b|twenty|10\b|100\b|1,000|10,000|(?:two|three|four|five|six|seven|eight|"
    r"nine)\b(?!\s+(?!is\b|was\b|has\b)[a-z’'-]+s\b))|"
    r"(?:for|to|of) (?:every|each|one)\b|to an? [a-z]+\b)"
)
"""What follows a rate: "four people in a hundred", "two women for every man"."""
_PRICE = LazyPattern(
    r"(?i)(?=.*(?:£\s?\d|\d\s?p\b)).*\b(?:fares?|tickets?|prices?|costs?|admission|entry|fees?|charges?|rooms?|dearer|cheaper|"
    r"a (?:night|day|week|month|year|head))\b"
)
_PRICED = LazyPattern(r"(?i)\b(?:for|of|with|between|covers?|admits?)\s+$")
"""What is before people who are counted for a price: "£6 for two people from Fennick"."""
_HOLDS = LazyPattern(
    r"(?i)\b(?:carr(?:y|ies)|(?<!records )(?<!register )(?<!files )holds?|fits?|sleeps?|"
    r"admits?|accommodates?|bring|brings|takes?|at a time|at once|"
    r"at the same time|led by|is on duty|on duty)\b"
)
"""How many something is made for, or who runs it: a rule about anybody."""
_FACT_OF_LIFE = LazyPattern(r"(?i)^\s+(?:is|are|was|were|has|have|had|lives?|identif\w+|declared)\b")
_OUT_OF = LazyPattern(
    r"(?i)(?:\d|one|two|three|four)\s+(?:(?:[a-z]+\s+){0,2}(?:in|out of)|of)\s+(?:every\s+)?$"
    r"|\b(?:hundred|thousand)\s+and\s+$"
    r"|\b(?:family|families|households?|groups?|teams?|crews?|pairs?) of\s+$|\b[a-z]+s?\s+\d+\s+(?:and|or|to|&)\s+$"
)
"""Words before a number that is a share, a size, or the second of two labels ("years 5 and 6")."""
_COUNT_HEADING = LazyPattern(r"(?i)\b(?:number|no\.|count|total|how many)(?!\w)")
_SMALL_CELL = LazyPattern(r"[1-9]")
_SMALL_IN_BRACKETS = LazyPattern(r"(?<![^|(])[^|(]*\([1-9]\)")  # from no other place: a row may be very long


_NEEDED = LazyPattern(
    r"(?i)\b(?:needed|needs?|required?|requires|takes?|seats?|for (?:every|each|up to)|per|each|at least|"
    r"ticket|ratio|minimum|(?:has|have) to|familiar|regular|"
    r"maximum|room for|space for|up to|capacity|tested|should|must|if|or more)\b"
)
"""A rule or a plan about people, or what they did: not who they are."""
_OF_A_RULE = LazyPattern(
    r"(?i).*\b(?:needed|required?|for (?:every|each|up to)|per|each|at least|minimum|maximum|must|should|if|or more)\b"
)
_DEFINITE = LazyPattern(r"(?i)(?:both|the|our)\b")
_WILL_MEET = LazyPattern(
    r"(?i)[^.;:]{0,60}?\b(?:will|would)\s+(?:\w+ly\s+)?(?:lose|need|have\s+to|pay|move|find|struggle|miss|face|get|travel|"
    r"be\s+(?:moved|affected|visited|rehoused|hit|left|put|transferred|redeployed|made|at\s+risk|worse))\b"
)
"""What would be done to people who are there already."""
_PLACE = LazyPattern(r"\s(?:in|at|on|from|above|beside|near)\s+(?:the\s+)?[A-Z][a-z]+")
_LIVES_THERE = LazyPattern(r"\s+(?:in|at|on|from|of)\s+(?:the\s+)?[A-Z][a-z]+")
_ANYBODY = LazyPattern(
    r"(?i)\bwhatever\b|\bwhether\b|\bcounts? as\b|\btwo (?:mothers|mums) (?:or|and) two\b|\bone \w+ or two\b|"
    r"\bwhoever\b|\b(?:charg\w+|pay\w*|paid|staff\w*|"
    r"run) (?:\w+ )?(?:for|by|with) (?:a |one |two |three )|"
    r"\bwhere (?:there (?:is|are) )?(?:one|two|three|a)\b|\bany (?:one|two|three|four)\b|"
    r"\b(?:need|requir)\w* (?:one|two|three|a) |"
    r"\b(?:one|two|a single) (?:\w+ )?members? of (?:staff|the team|the crew) (?:is|are) on duty\b|"
    r"\b(?:one|a single) (?:\w+ )?member of (?:staff|the team|the crew)\b|\bat an address\b|"
    r"\btwo (?:mothers|mums|fathers|dads|women|men) (?:or|and) (?:two )?(?:mothers|mums|fathers|dads|women|men)\b|"
    r"\bof (?:its|their) (?:members|trustees|volunteers)\b|\bwith two (?:mothers|mums|fathers|dads|women|men)\b|"
    r"\b(?:an?|any|somebody|someone|anybody|anyone) (?:[\w’'-]+ ){0,3}(?:with|of|who has) (?:two|three|four|five|"
    r"six|\d) "
)
"""A rule about anybody: "two adults at an address, of whatever sex"."""
_ANOTHER_CLAUSE = LazyPattern(r"(?i)(?:,? and|,? but|;) (?:they|these|all|both|each) ")
_NEAR = 24
"""Characters around a count in which words show that it is of anybody."""
_ONLY_ONE = LazyPattern(r"(?i)(?:the|our) only\b|only one\b|our one\b")
_QUOTED = LazyPattern(r"(?i)\s+(?:said|told|asked|wrote|replied|described|reported|pointed|feared|added)\b")
"""What follows somebody who is quoted without a name."""
_BEFORE_QUOTE = LazyPattern(r"(?i)\b(?:said|says|wrote|asked|told us|replied)\s+$")
_ONE_PERSON = LazyPattern(r"(?i)(?:one|a single) (?:person|adult|parent|carer|child)")
_OF_ONE_PERSON = LazyPattern(
    r"(?i)\s+(?:\w+ly\s+)?(?:is|was|has|had|lives?|lived|said|told|asked|identif\w+|declared|uses?|described|"
    r"who\s+(?:is|was|has|had|lives?|uses?)|with|in|at|of|from)\b"
)
"""What follows "one person" in a sentence about a certain person, and not about any person."""
_TOLD_US = LazyPattern(r"(?i)\b(?:said|says|told|asked|spoke|wrote)\b")
"""Words of a row about a group that reports what people said."""
_WISHED = LazyPattern(r"(?i)(?:\s+(?!will\b|would\b)[a-z]+){0,4}?\s+(?:be|to be|should)\b")
_PLANNED = LazyPattern(r"(?i)\b(?:will|would|shall|going to)\b")
_POSSIBLE, _SINGLE = re.compile(r"(?i)\b(?:may|might|could|can)\b"), re.compile(r"(?i)(?:one|a single)\b")
_FACT = LazyPattern(
    r"(?i)\b(?:is|are|was|were|has|have|had|lives?|uses?|said|told|replied|identif\w+|declared|attends?)\b"
)
_LIVES = LazyPattern(
    r"(?i)\b(?:live[sd]?|living|resid(?:e[sd]?|ents?)|tenants?|households?|famil(?:y|ies)|homes?)\b.*\b(?:in|"
    r"at|on|of) (?:the |our |this )?(?:[A-Z][a-z]+|block|village|street|road|"
    r"estate|site|hamlet|home|centre|scheme|close|lane|terrace|flats|building|barracks)\b"
)
_OF_ONE_TEAM = LazyPattern(
    r"(?i)\b(?:of|in|on) (?:the|our|this|a) (?:team|crew|depot|unit|office|section|class|department)\b"
)
_AT_WORK = LazyPattern(
    r"(?i)\b(?:in|on|of) (?:the|our|this|a) (?:\w+ )?(?:team|crew|depot|unit|office|section|"
    r"department)\s+(?:\w+ly\s+|now\s+|still\s+)?"
    r"(?!(?:is|are|was|were|has|have|had|who|with|live\w*|identif\w+|declared)\b)(?:do|deal|answer|type|work|look|run|cover|process|"
    r"handle|drive|collect|take|give|visit|check|write|keep|make|open|serve|carry|share|manage|know|speak|sort|send|use|will|would|"
    r"spend|spent|can|could|do|did|took|made|[a-z]+ed)s?\b"
)
"""What a few of a team do at work tells nobody who they are: "Four people in the team type in forms"."""
_TOOK_PART = LazyPattern(
    r"(?i)\b(?:took part|attend\w*|came (?:to|along)|met\b|meetings?|sessions?|workshops?|"
    r"focus groups?|group talks?|drop-?ins?|"
    r"interview\w*|forum|spoke (?:to|with)|talked (?:to|with)|walked (?:the route |round )?with|"
    r"tested)\b|\((?:[^()]*,\s*)?\d{1,2}\s+[A-Z][a-z]+(?:\s+20\d\d)?,\s*\d+\s+\w+\)"
)
"""Words for taking part: every meeting reports how many attended, which identifies nobody."""
_DID = LazyPattern(r"(?i)\s+(?:came|turned up|tried|read|tested|helped|joined|went|watched|tasted|took)\b")
"""What people did whom the council asked to: it does not tell who they are."""
_LABELLED = LazyPattern(r":.*[a-z] \d+, .*[a-z] [1-9](?=\s*(?:[,;.]|$))")
_ELECTED = LazyPattern(
    r"(?i)\b(?:ward|parish|cabinet|committee|council|elected|board|local)\s+members?\b|\b(?:councillors|governors)\b"
)
"""People in a public office, who are known anyway."""
_OF_TEN = LazyPattern(r"(?i)\bof (?:ten|every)\b")
_PAUSE = LazyPattern(r"[,;:]\s|\s[–—-]\s")
_IN_APPOSITION = LazyPattern(
    r"(?i)\W*(?:all|both|each|most|one|two|three|the|including|among them|mostly|some|who|whom|whose|aged|a|an|"
    r"with)\b|\W*\w+ed\b"
)
_OF_THEM = LazyPattern(r"(?i)^\W*(?:of|among|in|at|from)\b")
"""What goes before the few who are counted: "Of the blind tenants, three would move"."""
_ALONE = LazyPattern(
    r"(?i)\b(?:carers?|adults?|children|child|people|persons?|parents?|families|family|wom[ae]n|m[ae]n|students?|"
    r"pupils?|drivers?|mothers?|fathers?|volunteers?|girls?|boys?|young|youth|years?|mind|send|age)\b"
)
"""Words for anybody, which do not show who somebody is."""
_VIEW = LazyPattern(
    r"(?i)\W*(?:in favour|for|against|agree|disagree|support|oppose[ds]?|object|yes|no|don['’]?t know|do not know|"
    r"not sure|unsure|"
    r"undecided|neither|neutral|good|bad|happy|unhappy|like|dislike|no (?:view|opinion|preference)|(?:very |"
    r"fairly )?(?:satisfied|"
    r"dissatisfied))\b"
)
"""The label of a row of answers to a question, which counts how few chose an answer."""
_REPLIES = LazyPattern(r"(?i)\b(?:responses?|repl(?:y|ies)|comments?|answers?|objections?|letters?|e?-?mails?)$")
_AGES = LazyPattern(
    r"(?i)\b(?:aged|under|over|younger|older|\d+ (?:to|and|or))\s+(?:than\s+)?\w+(?:\s+(?:to|and|or)\s+\w+)?"
)
_NOT_SO_FEW = LazyPattern(r"(?i)\W*(?:[5-9]|five|six|seven|eight|nine)\b")
"""Counts below ten of which a person is seldom known."""


@check(
    "small-number",
    severity="warn",
    category=Category.FORM,
    source="House view: assessments are published, and a small number of people could be identified.",
)
def small_number(draft: Draft) -> Iterator[Problem]:
    """A count of fewer than ten people beside a characteristic, the place where they live, or their team."""
    guessed = False
    for answer in prose_answers(draft):
        if answer.question.role in _OF_PLANS:
            continue
        count, is_certain = _counted_in(answer)
        if not count:
            count = _few_in(answer)
        if count and (is_certain or not guessed):  # one guess is enough to think of the others
            problem = answer.address, _message(draft, answer.address, count)
            yield problem if is_certain else Guess(*problem)
            guessed = guessed or not is_certain


def _counted_in(answer: TextAnswer) -> tuple[str, bool]:
    """The small count in an answer, and whether it is certain that it shows who they are; "" if there is none."""
    count, took_part = _first_small_count(answer.text) or ("", False)
    is_counted = answer.question.role not in _OF_ANYBODY
    not_so_few = _NOT_SO_FEW.match(count) is not None
    is_meeting = took_part and f"only {count}".casefold() not in answer.text.casefold()
    if is_meeting or (not is_counted and (not_so_few or _TOLD_US.search(answer.text))):
        return "", False
    is_told = bool(count) and (is_counted or is_of_a_kind(answer.text, count))
    return count, is_told and not took_part and not not_so_few


def _message(draft: Draft, address: str, count: str) -> str:
    message = f"“{count}” in {question_name(draft, address)} is a very small number"
    return f"{message}. If someone could work out who they are, write “fewer than ten”, or join groups together."


def _few_in(answer: TextAnswer) -> str:
    """The first few people in an answer of whom is told what could make them known; "" if there are none."""
    for sentence in sentences(answer.text):
        for few in () if sentence.is_row or sentence.is_heading else every_few(sentence.text):
            if not _is_of_anybody(sentence.text, few):
                return shortened(few.words)
    return ""


def _is_of_anybody(sentence: str, few: Few) -> bool:
    """Whether a few people are counted in a rule, a plan, a rate or a price, or only took part in something."""
    before, after = sentence[: few.start], sentence[few.end :]
    near = sentence[max(0, few.start - _NEAR) : few.end + _NEAR]
    return bool(
        (
            _is_rule(sentence, few)
            if few.is_certain or _DEFINITE.match(few.words)
            else _NEEDED.search(_own_clause(sentence, few))
        )
        or (_ANYBODY.search(near) and not (few.is_certain and _PLACE.search(sentence, few.start)))
        or _RATE.match(after)
        or (_PRICED.search(before) and _PRICE.match(sentence))
        or (_HOLDS.search(near) and not few.is_certain and not _FACT_OF_LIFE.search(after))
        or (_PLANNED.search(sentence) and not _FACT.search(sentence) and not _is_definite(sentence, few))
        or (not few.is_certain and (_TOOK_PART.search(sentence) or _DID.match(after) or _POSSIBLE.search(sentence)))
        or _ELECTED.search(few.words)
        or (_REPLIES.search(few.words) and not is_characterised(_AGES.sub(" ", sentence)))
        or _WISHED.match(after)
    )


def _own_clause(sentence: str, few: Few) -> str:
    """The sentence up to where the few people who are counted say or do something else."""
    end = _ANOTHER_CLAUSE.search(sentence, few.end)
    return sentence[: end.start()] if end else sentence


def _is_rule(sentence: str, few: Few) -> bool:
    """Whether a few people are what something needs, or what a rule is about: not if it is they who need something."""
    before = sentence[max(0, few.start - _NEAR) : few.end]
    return _NEEDED.search(before) is not None or _OF_A_RULE.match(sentence[few.end : few.end + _NEAR]) is not None


def _is_definite(sentence: str, few: Few) -> bool:
    """Whether certain people are meant, whatever will be done to them: "both disabled traders would be moved"."""
    return (
        _DEFINITE.match(few.words) is not None
        or few.is_certain
        or _WILL_MEET.match(sentence, few.end) is not None
        or _LIVES_THERE.match(sentence, few.end) is not None
    )


@cache
def _count_of_people() -> re.Pattern[str]:
    """A small count followed by the people that it counts, or "cohort" followed by a small count."""
    people = phrases("counted").pattern
    return re.compile(
        r"(?i)(?<!\w)(?=[1-9tfsneoca])"  # rules out most positions of a text at once
        rf"(?:{_COUNT}(?!\s+(?:thirds|quarters|fifths))(?:\s+(?!{_NOT_COUNTED}\b)[a-z-]+(?:\s+and\s+[a-z-]+)?){{0,2}}?\s+{people}(?!['’])"
        rf"|{_COUNT}\s+(?:are|were|is|was|identify as|described? themselves "
        rf"as)\s+(?:\w+ly\s+)?{phrases('person_adjective').pattern}"
        rf"|{_COUNT}(?:(?<=of)|(?<=the)|(?<=those)|(?<=our))\s+[^.,;:]{{1,40}}?\s+(?:are|were|is|was)\s+{phrases('person_adjective').pattern}"
        rf"|(?:\bone|\ba single one)\s+of\s+(?:the|our)\s+[a-z-]+\s+(?:is|was|"
        rf"has)\s+(?:\w+\s+)?{phrases('condition').pattern}"
        rf"|\bcohort\b[^.|\d]{{0,12}}{_COUNT}|{_ONE})"
    )


@cache
def _labelled_count() -> re.Pattern[str]:
    """A small count after the people whom it counts, in a list of such: "White 41, Asian 3, Black 2"."""
    return re.compile(rf"(?i){phrases('person_adjective').pattern}\s+[1-9](?=\s*(?:[,;.]|$))")


def _could_be_known(sentence: str, count: str) -> bool:
    """Whether a sentence says enough about the few people whom it counts to know who they are."""
    if (_NEEDED.search(sentence) and not _ONLY_ONE.match(count)) or _ANYBODY.search(
        sentence[max(0, sentence.find(count) - 24) :][: len(count) + 60]
    ):
        return False
    if _POSSIBLE.search(sentence) and _SINGLE.match(count):
        return False  # "with one parent away there may be nobody to drive": any parent
    at = sentence.find(count)
    if _ONE_PERSON.fullmatch(count) and not _OF_ONE_PERSON.match(sentence[at + len(count) :]):
        return False  # "held by one person": anybody
    if _SINGLE.match(count) and (_QUOTED.match(sentence[at + len(count) :]) or _BEFORE_QUOTE.search(sentence[:at])):
        sentence = sentence[: at + len(count)]  # what somebody said tells nothing of who it was
    if _WISHED.match(sentence, at + len(count)) and _SINGLE.match(count):
        return False  # "asked that one member of the panel be from a village"
    if _PLANNED.search(sentence) and not _FACT.search(sentence):
        return False
    if _REPLIES.search(count):
        sentence = _AGES.sub(" ", sentence)  # nobody is known by a reply of somebody under 25
    return (
        has_characteristic(_ALONE.sub(" ", sentence))
        or _LIVES.search(sentence) is not None
        or _OF_ONE_TEAM.search(sentence[sentence.find(count) :]) is not None
    )


@lru_cache(maxsize=1024)
def _first_small_count(text: str) -> tuple[str, bool] | None:
    """The first small count, of people who did not only take part if there is one, and whether they only took part."""
    every = tuple(_small_counts(text))
    return next((each for each in every if not each[1]), every[0] if every else None)


def _small_counts(text: str) -> Iterator[tuple[str, bool]]:
    """The small counts in a text, as quoted in a message, and whether it counts only who took part in something.

    They are in sentences, and in columns of a table that count people.
    """
    counting: list[bool] = []
    """Whether each column of the current table counts people, by its heading; empty outside a table."""
    about_people = False
    for line in text.split("\n"):
        cells = row_cells(line) if line.count("|") > 1 else []
        for sentence in () if cells else split_sentences(line):
            yield from _counts_in(sentence)
        if not cells:
            counting = []
        elif not counting:
            counting = [
                "%" not in cell
                and bool(
                    _COUNT_HEADING.search(cell)
                    or phrases("counted").search(cell)
                    or phrases("person_adjective").search(cell)
                )
                for cell in cells
            ]
            about_people = has_characteristic(line)
        else:
            small = [
                cell for cell, counts in zip(cells, counting, strict=False) if counts and _SMALL_CELL.fullmatch(cell)
            ]
            if (about_people and not _VIEW.match(cells[0])) or has_characteristic(line):
                yield from ((f"{cells[0]}: {cell}", False) for cell in small)
        if in_brackets := _SMALL_IN_BRACKETS.search(line) if cells else None:
            yield in_brackets.group().strip(), not is_characterised(in_brackets.group())


def _counts_in(sentence: str) -> Iterator[tuple[str, bool]]:
    """The small counts of people in a sentence who could be known, and whether they are those who took part."""
    if _LABELLED.search(sentence):
        yield from ((found.group(), False) for found in _labelled_count().finditer(sentence))
    for found in _count_of_people().finditer(sentence):
        before = sentence[: found.start()]
        if _ELECTED.search(found.group()) or _OF_TEN.search(found.group()) or DESCRIBES.search(found.group()):
            continue
        is_label = phrases("no_count").fullmatch((before.split() or [""])[-1]) or _OUT_OF.search(before)
        after = sentence[found.end() :]
        is_rate = _RATE.match(after) or (_PRICED.search(before) and _PRICE.match(sentence))
        is_room = _HOLDS.search(sentence) and not _FACT_OF_LIFE.search(after)
        if not is_label and not is_rate and not is_room and _could_be_known(sentence, found.group()):
            yield (
                collapse_spaces(found.group()),
                _TOOK_PART.search(sentence) is not None or not _says_who(sentence, found),
            )


def _says_who(sentence: str, found: re.Match[str]) -> bool:
    """Whether the words between the commas around a count say who the few are, or those after it do.

    "The four staff keep their grade, and leave for a spouse is as before" says nothing of the four.
    """
    start = max((stop.end() for stop in _PAUSE.finditer(sentence, 0, found.start())), default=0)
    part = _PAUSE.split(sentence[found.end() :], maxsplit=1)
    near = sentence[start : found.end()] + part[0]
    return (
        has_characteristic(_ALONE.sub(" ", near))
        or _LIVES.search(sentence) is not None
        or (_OF_ONE_TEAM.search(sentence[found.start() :]) is not None and not _AT_WORK.search(sentence))
        or (len(part) > 1 and _IN_APPOSITION.match(part[1]) is not None)
        or _OF_THEM.match(sentence[:start]) is not None
    )
