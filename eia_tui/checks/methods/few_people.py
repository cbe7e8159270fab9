"""Finds a few people in a sentence who are counted, and what is told of them: "4 of the 6 rangers are over 60".

The count, the people and what is true of them are read one after the other, whatever else is between them.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from eia_tui.checks.methods.life_told import traits
from eia_tui.checks.methods.lone_people import is_a_fact, lone_people, told_of
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import names_age
from eia_tui.checks.methods.phrases import group_words, is_one_of, name_words, phrases

_DIGIT_OR_WORD = r"[1-9]|two|three|four|five|six|seven|eight|nine"
_COUNT = LazyPattern(
    r"(?i)(?<![\w.,/£%:&-])(?:"
    r"(?P<single>(?:only |just )?(?:(?:the|our|its) (?:one|only|sole|single|lone)|"
    r"[\w’]+['’]s (?:only|sole|one)|a (?:single|lone))|"
    r"(?:only|just) (?:the )?(?:one|1)|there(?:['’]s| is| was)(?: only| just)? (?:one|an?))"
    r"|(?P<few>both|half a dozen|a couple|^couple|a handful|a pair|a few|" + _DIGIT_OR_WORD + r")|(?P<one>one))"
    r"(?![\w.,/%:’'-]*[\w%])"
)
_BEFORE_LABEL = LazyPattern(
    r"(?i)(?:\b(?:section|table|figure|page|paragraph|para|item|action|question|chapter|appendix|annex|no\.|number|"
    r"years?|key stage|room|flat|platform|route|bus|phase|part|step|week|day|at|by|to|under|over|than|least|most|every|"
    r"per|nearly|almost|age|aged|ages|or|hundred and|£)\s*|[-–/]\s?)$"
)
"""What is before a number that is a label, a limit or a time."""
_SHARE_AFTER = LazyPattern(
    r"(?i)\s*out of\s+(?:every\s+)?(?:[2-5]|10|20|100|1,?000|two|three|four|five|ten|twenty|a hundred)\b(?![,.]\d)|"
    r"\s*in\s+(?:every\s+)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred)\b"
    r"|\s*of\s+(?:ten|every)\b|\s*(?:%|per cent|thirds?|quarters?|fifths?|tenths?|times|hundred|thousand|million)\b"
)
_OF_THEM = LazyPattern(r"\s+of (?:the|our|these|those|its|their)\s+[a-z]")
_IN_SO_MANY = LazyPattern(
    r"(?i)(?:\d|one|two|three|four)\s+(?:(?:[a-z]+\s+){0,2}(?:in|out of)|of)\s+(?:every\s+)?$|"
    r"\b(?:famil(?:y|ies)|households?|groups?|teams?|crews?|pairs?) of\s+$"
)
"""What is before the second number of a share, or a size: "one driver in five", "a family of four"."""
_TOKEN = re.compile(r"[\w’'-]+\+?|[^\w\s]")
_SKIPPED = frozenset([
    "of", "the", "our", "those", "its", "their", "these", "all", "out", "x", "sets", "pairs", "whom", "which", "them",
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "twenty",
])  # fmt: skip
_MOST_BEFORE_NOUN = 6
_VERB = LazyPattern(
    r"(?i)[\s,)]*(?:(?:of|in|on|among) (?:the|our|those|these|them|whom|which|that)(?: [\w’'-]+){0,4}?\s*,?\s+)?"
    r"(?:\w+ly\s+)?(?:is|are|was|were|has|have|had|undergoing|identif\w+|describ\w+|declared|uses?|wears?|speaks?|"
    r"came out|ticked|(?:gave|put|chose)\s+[^.;,]{1,20}?\sas)\b(?P<rest>[^.;:]*)"
)
"""What is told of those who are counted, where no word for them follows: "one has cerebral palsy"."""
_OF_MANY = LazyPattern(r"\s+(?:are|were|have)\b")
_WITH = LazyPattern(r"(?i)\s+(?:with|w/|from|who|whose)\s")
_VAGUE = LazyPattern(
    r"(?i)\b(?:disabled|older|elderly|young(?:er)?|adult|blind|deaf|hard of hearing|wheelchair)\s+(?=\w)"
)
"""What many people are."""
_HABIT = LazyPattern(
    r"(?i)(?:\s+(?:in|at|on|from|of|with|w/)\s+[^,.;:]{2,40}?)?\s+(?:regularly\s+|also\s+)?(?:attend|use|live|come|go|work|swim|"
    r"trade|share|drive|sit|play|sing|visit|belong|need|get|rent|sleep|stay|pray|ride|walk|speak|wear|goe|teache)s?\b"
)
"""What a few people do all the time."""
_HAS_ONE = LazyPattern(
    r"(?i)\b(?:has|have|had|employs?|includes?|got|there (?:is|are|was|were)\b[^.;]{0,40}?)\s+(?:just |only )?$"
)
"""Words that state that there is one."""
_BASE = LazyPattern(r"\s+of\s+(?:the|our|its)\s+(?:[\w’'-]+\s+){1,5}?(?=(?:is|are|was|were|has|have|had)\b)")
"""What a few are of: "of the 6 rangers"."""
_IS = LazyPattern(r"(?i)\b(?:is|are|was|were|has|have|had|identif\w+|describ\w+|declared)\b")
_REPORTING = LazyPattern(
    r"(?i)\b(?:said(?!\s+(?:that\s+)?(?:they|he|she)\s+(?:are|is|was|were|have|has|had)\b)|"
    r"told|asked|wrote|replied|answered|came to|took part|attended|want(?:ed|s)?|"
    r"gave(?!\s+(?:a|their|his|her) (?:religion|faith|belief|race|ethnic\w*|sex|gender|age)\b)|sent|thought|felt|"
    r"spoke|were visited|met|chose|signed|filled|find|found|prefer\w*|need\w*|would|will)\b"
)
"""From here on a sentence tells what they said or did, and not who they are."""
_ASIDE = LazyPattern(r",?\s*\(?(?:or\s+|i\.e\.\s+)?\d+(?:\.\d+)?\s?%\)?,?(?=\s)")
"""A share beside a count: ", or 6%,"."""
_TAIL_END = LazyPattern(r"[.;:!?]|,(?!\s+(?:who|whom|whose|aged|all|both|including|each|mostly|two|one|three)\b)")
_ROLES = LazyPattern(
    r"(?i)\b(?:carers?|adults?|children|child|people|persons?|parents?|famil(?:y|ies)|wom[ae]n|m[ae]n|students?|pupils?|"
    r"drivers?|mothers?|fathers?|volunteers?|girls?|boys?|young|youth|years?|mind|send|age|ages|school\w*|language\w*|"
    r"race|sex|religion|faith|church\w*|mosque\w*|temple\w*|older|elderly|sexes|gender|male|female|posted|postings?|"
    r"deploy\w*|rural|isolation|retired|generations?|covenant|equality|race|"
    r"(?:learning disability|mental health|dementia|autism|stroke|recovery) (?:board|team|nurse|clinic)s?|"
    r"sensory|ethnic\w*|nationalit\w*|minorit\w*)\b"
)
"""Words for anybody, or for what is asked of everybody, which do not show who somebody is."""
_ABOUT = LazyPattern(
    r"(?i)\b[\w-]+[ -](?:awareness|rights|history|studies|issues|matters|access|support|liaison|"
    r"equality|inclusion|services?)\b"
)
"""What somebody's work is about: "deaf awareness trainers"."""
_TOPICS = LazyPattern(r"(?i)\b(?:disability|maternity|pregnancy|marriage|mental health|reassignment|orientation)\b")
"""What comments may be about, as labels of them have it: "Disability 9, Maternity 3"."""
_OF_SEX = LazyPattern(r"(?i)\b(?:is|are|was|were)\s+(?:a\s+)?(?:wom[ae]n|m[ae]n|female|male)\b")
_SEX_AMONG = LazyPattern(
    r"(?i)^\s*(?:wom[ae]n|m[ae]n)\s+(?:(?:among|of|in|on)\s+(?:its|the|our|their)\b|(?:drive|work|guard|teach|coach|clean|serve)\b)|"
    r"^\s*(?:women,|men,|female,|male,|women and|men and)\s+\d+\s+(?:women|men|male|female)\b"
)
_PLURAL = re.compile(r"(?:[a-z]{3,}(?:[eo]rs|ists|ians|ees|ants|ents|men|women)|speakers?|elders?)$")
_ONE = frozenset(["reply", "response", "someone", "somebody", "colleague"])
_MANY = frozenset(["people", "children", "staff", "persons", "cohort", "women", "men", "families", "ladies"])
_WITHOUT_PLURAL = LazyPattern(r"(?<=ss)es$|s$")
_SINGULAR = re.compile(r"[a-z]{3,}(?:ter|der|ner|ger|ker|cer|ler|ator|ist|ian|ee|man|woman)$")
_HOMES = frozenset(["home", "homes", "house", "houses", "flat", "flats", "address", "addresses", "properties", "boats"])
_WHOSE = LazyPattern(
    r"\s+(?:(?:in|on|at)\s+[\w’' -]{2,24}\s)?(?:with|where|in which|that ha(?:s|ve)|housing|let to|rented (?:by|to))\b"
)
"""What makes a word for homes one for those who live there: "three homes with a blind resident"."""
_LONGEST_TAIL = 50
"""Characters of what is told of the few that a message quotes."""
_THINGS = LazyPattern(
    r"(?i)\s+(?:groups?|networks?|sessions?|meetings?|clubs?|forums?|centres?|organisations?|charit(?:y|ies)|panels?|"
    r"associations?|councils?|rooms?|posts?|days?|services?|homes?|schools?|visits?|events?|places?|seats?|tickets?|"
    r"questions?|leaflets?|spaces?|bays?|networks?|unions?|surveys?|hours?|passes|cards?|badges?|rates?|boards?|reports?|"
    r"houses|households'|trips|journeys|entrances?|doors?|toilets?|buses|cars|vans)\b"
)
"""What follows a word for people that only describes it: "two staff networks"."""
_LABELLED = LazyPattern(
    r"(?P<label>[A-Za-z][A-Za-z’' -]{2,50}?)(?::\s?|\s?\(n?=?\s?|\s?=\s?|\s–\s|\s)"
    r"(?P<count>[1-9])(?!,\d)(?=(?:\s+(?:people|persons|residents|replies|pupils))?\)?\s*(?:[;,.)(]|$|and\b|(?:replied|responded|answered|objected|came|"
    r"live|have|use)\b))"
)
"""A label and a small count after it: "Chinese: 2", "Sikh (2)"."""
_PART_OF_GROUP = LazyPattern(
    r"\b(?P<label>[A-Za-z]{3,}(?:\s[a-z’'-]+){0,4})\s\((?P<count>[1-9]) (?:out )?of (?:the )?(?:[1-9]|1\d)\)"
)
"""A group of fewer than twenty, of whom a few are counted: "women at the depot (4 of 9)"."""
_COUNT_OF_KIND = LazyPattern(
    r"(?:^|[,;(]|\band)\s*(?P<count>[1-9])\s+(?P<label>[A-Za-z’-]{2,20}(?:\s[a-z-]{2,12})?)(?=\s*(?:[,;.()]|$))"
)
"""A small count and a label after it, in a list: "97 M, 1 non-binary"."""
_ONE_OF_KIND = LazyPattern(
    r"\b(?:[Tt]he|[Aa]n?)\s+(?P<like>(?:[\w’'-]+\s+){1,3}?)(?:family|household|couple)\s+"
    r"(?:of \w+\s+)?(?:in|at|on|from)\s+(?:the\s+)?[A-Z][a-z]+"
)
_NUMBERING = LazyPattern(
    r"(?i)\b(?P<like>(?:[\w’'-]+\s+){1,6})(?:numbers?|totals?|amounts? to|comes? to)\s+(?:only\s+|just\s+)?"
    rf"(?:{_DIGIT_OR_WORD})\b(?!\d|,\d|\.\d|%)"
    r"(?!\s+(?:hundred|thousand|per cent|out of|in))",
    needs=("number", "total", "amount", "come"),
)
_COUPLE_WITH = LazyPattern(r"(?i)\s+(?:with|who)\b")
_IN_PLACE = LazyPattern(
    r"\b(?:in|at|on|from|of)\s+(?:the\s+|our\s+|this\s+)?(?:\w+\s+){0,2}?(?:[A-Z][a-z]+|team|crews?|depot|unit|office|section|"
    r"class|department|desk|branch|village|street|estate|block|home|hostel|panel|rota|round|route|programme|board|ward)\b"
)

DESCRIBES = LazyPattern(
    r"(?i)^(?:[2-9]|two|three|four|five|six|seven|eight|nine)\s+(?:(?!of\b)[a-z’'-]+\s+){0,2}"
    r"(?:learner|student|resident|respondent|customer|tenant|pupil|child|family|household|parent|carer|woman|man|user|"
    r"patient|member|employee|adult|girl|boy|veteran|refugee|driver|person)$"
)
"""A word for one of them after a count of several only describes what is counted: "two family contacts"."""


class Few(NamedTuple):
    """A few people who are counted, as a message quotes them, and where in the sentence the count is."""

    words: str
    start: int
    end: int
    is_certain: bool = True
    """Whether they are not only named as those who did something: one of a kind, or with what they are as a fact."""


@lru_cache(maxsize=4096)
def is_characterised(text: str) -> bool:
    """Whether words tell what few people have in common: a belief, an origin, a condition, an age."""
    plain = _ROLES.sub(" ", _ABOUT.sub(" ", text))
    return (
        traits().search(text) is not None
        or phrases("visible_sign").search(plain) is not None
        or phrases("person_adjective").search(plain) is not None
        or phrases("condition").search(plain) is not None
        or names_age(text)
        or re.search(group_words(), plain, re.IGNORECASE) is not None
    )


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(name_words(name))


@cache
def _singular() -> frozenset[str]:
    return _listed("worker") | _listed("private_role") | {"family", "household", "couple"}


@lru_cache(maxsize=4096)
def few_people(sentence: str) -> tuple[Few, ...]:
    """The few people in a sentence of whom is told what could make them known."""
    return () if _AS_ANYBODY.search(sentence) else tuple(_few_people(sentence))


_AS_ANYBODY = LazyPattern(
    r"(?i)^\W*an?\s(?:[\w’'-]+\s+){1,5}?(?:is|are|has|gets?|pays?|may|can|moves?|keeps?)\b[^.;]*\b(?:like|as)\s+any(?:body|one|\s+other)\b"
)
"""What is true of whoever it may be: "a trans tenant moves up the list like anybody else"."""


def _few_people(sentence: str) -> Iterator[Few]:
    if not (counts := list(_COUNT.finditer(sentence))) and not _ONE_OF_KIND.search(sentence):
        yield from _lone(sentence)
        return
    done = 0
    for found in counts:
        before, after = sentence[: found.start()], sentence[found.end() :]
        if found.start() < done or (not found["single"] and _is_label(before, after)):
            continue
        if end := _end_of_few(found, before, after):
            words = " ".join(sentence[found.start() : found.end() + end].split())
            done = found.end() + end
            is_certain = bool(
                found["single"]
                or not _noun(after, are_many=found["few"] is not None)
                or _HABIT.match(after[end:])
                or _IS.search(_tail(after[end:]))
            )
            yield Few(words.rstrip(" ,)"), found.start(), done, is_certain)
    if not done:
        yield from _lone(sentence)
    yield from _labelled(sentence)
    yield from _numbering(sentence)
    for kind in _ONE_OF_KIND.finditer(sentence):
        if is_characterised(kind["like"]):
            yield Few(kind.group(), *kind.span())


def _lone(sentence: str) -> Iterator[Few]:
    """One person with a rare characteristic of whom is told what they do: "a trans woman swims on Thursdays"."""
    for found in lone_people(sentence) if is_characterised(sentence) else ():
        after = sentence[found.end() :]
        if noun := _noun(after, are_many=False):
            told = told_of(after, noun[1])
            if is_characterised(_VAGUE.sub(" ", told)) and is_a_fact(sentence[: found.start()], after[noun[1] :]):
                yield Few(f"{found.group()} {' '.join(told.split())}", found.start(), found.end() + noun[1])


def _is_label(before: str, after: str) -> bool:
    """Whether a number is a label, a limit or a share, and counts nobody."""
    last = (before.split() or [""])[-1]
    if _IN_SO_MANY.search(before):
        return True
    if _OF_THEM.match(after):
        return False
    return (
        _BEFORE_LABEL.search(before) is not None
        or _SHARE_AFTER.match(after) is not None
        or phrases("no_count").fullmatch(last) is not None
    )


def _end_of_few(found: re.Match[str], before: str, after: str) -> int:
    """Where the words for those who are counted end, if enough is told of them; 0 if not."""
    if found.group().casefold() == "a couple" and _COUPLE_WITH.match(after):
        return len(_tail(after)) if is_characterised(_tail(after)) else 0
    are_many = (found["few"] is not None and found.group() != "1") or after.startswith(" of ")
    if noun := _noun(after, are_many=are_many):
        start, end = noun
        tail = _tail(after[end:])
        is_told = is_characterised(after[:end]) or is_characterised(tail) or _tells_sex(after[start:], tail)
        is_known = (
            found["few"]
            or found["single"]
            or _HAS_ONE.search(before)
            or _IN_PLACE.search(after, end)
            or _VERB.match(after, end)
            or _HABIT.match(after, end)
        )
        return end if is_told and is_known else 0
    if _WITH.match(after) and is_characterised(tail := _tail(after)) and _names_people(before):
        return len(tail)
    verb = _VERB.match(after)
    base = _BASE.match(after)
    if found["one"] and _OF_MANY.match(after):
        return 0
    if verb and _names_people(base.group() if base else before + after[: verb.start("rest")]):
        rest = _TAIL_END.split(verb["rest"], maxsplit=1)[0]
        if is_characterised(rest) or _OF_SEX.search(verb.group()):
            return verb.end("rest") if len(verb["rest"]) < _LONGEST_TAIL else verb.start("rest")
    return 0


def _tells_sex(words: str, tail: str) -> bool:
    """Whether a few are of one sex among others: "four women among its drivers"."""
    return _OF_SEX.search(tail) is not None or _SEX_AMONG.search(words) is not None


def _tail(after: str) -> str:
    """The words after a noun that tell who the people are."""
    part = _TAIL_END.split(_ASIDE.sub(" ", after), maxsplit=1)[0]
    return _REPORTING.split(part, maxsplit=1)[0]


def _noun(after: str, *, are_many: bool) -> tuple[int, int] | None:
    """The word for people that a count is of: where it begins and ends, or None."""
    passed = 0
    for token in _TOKEN.finditer(after):
        word = token.group().casefold()
        if not passed and (word in _SKIPPED or word.isdigit()):
            continue
        if (
            word.isdigit()
            or word in _SKIPPED
            or (not passed and word in ("or", "and"))
            or word in _listed("ends_count")
            or not word[0].isalnum()
            or passed >= _MOST_BEFORE_NOUN
            or _is_verb(word)
        ):
            return None
        is_people = _are_people(word) if are_many else _is_person(word)
        is_people = is_people or (word in _HOMES and _WHOSE.match(after, token.end()) is not None)
        is_people = is_people or (not passed and word in _listed("people_together"))
        if is_people and not _THINGS.match(after, token.end()):
            return token.span()
        passed += 1
    return None


def _is_verb(word: str) -> bool:
    return word.endswith("ed") and not is_one_of("ed_adjectives", word) and not is_characterised(word)


@lru_cache(maxsize=4096)
def _are_people(word: str) -> bool:
    """Whether a word in lower case is one for several people."""
    word = word.rsplit("-", 1)[-1]
    singular = _WITHOUT_PLURAL.sub("", word)
    if word in _listed("no_people"):
        return False
    return (
        ((word.endswith(("s", "men")) or word in _MANY) and (is_one_of("counted", word) or singular in _singular()))
        or (word != singular and is_one_of("post", singular) and singular not in _listed("no_people"))
        or _PLURAL.match(word) is not None
    )


@lru_cache(maxsize=4096)
def _is_person(word: str) -> bool:
    """Whether a word in lower case is one for one person, or one family."""
    if word in _listed("no_people") or f"{word}s" in _listed("no_people"):
        return False
    if word in _MANY or (word.endswith("s") and not word.endswith("ss")):
        return False
    if word in _ONE or is_one_of("counted", word) or word in _singular() or is_one_of("post", word):
        return True
    return _SINGULAR.match(word) is not None and not is_one_of("person_adjective", word)


def _names_people(text: str) -> bool:
    words = re.findall(r"[\w’'-]+", text.casefold())
    return any(_are_people(word) or _is_person(word) or word in _listed("people_together") for word in words)


def _numbering(sentence: str) -> Iterator[Few]:
    """Those who are said to number so many: "our Chinese-speaking staff number three"."""
    for found in _NUMBERING.finditer(sentence):
        if is_characterised(found["like"]):
            yield Few(found.group(), *found.span())


def _labelled(sentence: str) -> Iterator[Few]:
    """Small counts after labels of people, alone after a colon or in a list of such."""
    for one in _COUNT_OF_KIND.finditer(sentence):
        if _is_label_of_people(one["label"]):
            yield Few(one.group().strip(" ,;("), *one.span())
    for part in _PART_OF_GROUP.finditer(sentence):
        if _is_label_of_people(part["label"]) or (_names_people(part["label"]) and _IN_PLACE.search(part["label"])):
            yield Few(part.group().strip(), *part.span())
    found = [each for each in _LABELLED.finditer(sentence) if _is_label_of_people(each["label"])]
    for each in found:
        is_marked = not sentence[each.end("label") : each.start("count")].isspace()
        if is_marked or len(found) > 1:
            yield Few(each.group().strip(), *each.span())


def _is_label_of_people(label: str) -> bool:
    plain = _TOPICS.sub(" ", _ROLES.sub(" ", label))
    if traits().search(plain):
        return True
    return phrases("person_adjective").search(plain) is not None or phrases("condition").search(plain) is not None
