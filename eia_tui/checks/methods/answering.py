"""Pairs the concerns of an answer with the measures that should lessen them, and finds the one that is left over."""

from collections import Counter
from functools import lru_cache

from eia_tui.checks.methods.claims import stem_of
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import LIST_ITEM, sentences
from eia_tui.checks.methods.substance import STEM, begins_with_nothing, substance

_FEWEST_WORDS, _FEWEST_CONCERNS, _FEWEST_IN_ACTION = 4, 2, 2
_SAYS_HARD = LazyPattern(
    r"(?i)\b(?:cannot|can['’]t|unable|nowhere|hard|harder|difficult\w*|struggl\w+|barriers?|afraid|isolat\w+|offend\w*|abus\w+|hostil\w+|"
    r"barred|refus\w+|name-calling|harass\w*|loses?|lost|miss(?:es)?|painful|upset\w*|distress\w*|worr\w+|fear\w*|anxi\w+|clash\w*|unsafe|"
    r"danger\w*|hurried|rushed|turned away|left out|excluded|shut out|worse off|fall(?:s|ing)? behind|"
    r"(?:would|will|may|might) have to (?:pay|walk|go|travel|give up|choose|leave|wait|come|stand)|"
    r"too (?:far|expensive|dear|steep|early|late|dark|heavy|high))\b"
)
_LOSES = LazyPattern(r"(?i)\b(?:los(?:e|es|t|ing)|miss(?:es|ed|ing)?|clos\w+|ends?|ending|gone|withdrawn|no longer)\b")
_KEEPS = LazyPattern(
    r"(?i)\b(?:stays?|keeps?|kept|remain\w*|restor\w+|retain\w*|replac\w+|instead|another|alternativ\w*)\b"
)
"""What is lost, and what stays or comes in its place."""
_NO_CONCERN = LazyPattern(r"(?i)^\W*(?:no|none|nothing|nobody|neither|most|we|few)\b")
_FAMILIES = LazyPattern(
    r"(?i)\b(?:(?P<talk>convers\w+|chat\w*|talk\w*|speak\w*|company|lonel\w+|companion\w*|befriend\w*|isolat\w+|alone)|"
    r"(?P<see>print\w*|read\w*|sight|blind|see|audio|braille|large|easy)|(?P<hear>hear\w*|deaf\w*|loop\w*|sign|bsl|interpret\w*|relay|noise|loud|quiet)|"
    r"(?P<language>english|language\w*|translat\w*|interpret\w*|spoken|polish|gujarati|urdu|punjabi|bengali|arabic|romanian|somali|ukrainian)|"
    r"(?P<pay>pay\w*|paid|cost\w*|charg\w*|fee\w*|price\w*|afford\w*|free|discount\w*|grant\w*|refund\w*|"
    r"instal\w*|waiv\w*|income\w*|money|fine[sd]?|poverty|deposit\w*|benefit payment\w*)|"
    r"(?P<way>travel\w*|journey\w*|walk\w*|bus|buses|taxi\w*|minibus\w*|transport\w*|drive\w*|driving|far|distance\w*|mile\w*|lift-share|trip\w*|car|cars|parking|deliver\w*)|"
    r"(?P<stand>stand\w*|seat\w*|sit|sits|bench\w*|wait\w*|queue\w*|shelter\w*|rest)|"
    r"(?P<step>step\w*|ramp\w*|lift|lifts|wheelchair\w*|level|kerb\w*|door\w*|toilet\w*|stair\w*|hoist\w*|narrow)|"
    r"(?P<web>online|internet|website\w*|app|apps|digital\w*|e?-?mail\w*|computer\w*|smartphone\w*|device\w*|"
    r"tablet\w*|phone\w*|telephone\w*|paper|counter|in person|face to face|call\w*)|"
    r"(?P<dark>dark\w*|unlit|lit|light\w*|lamp\w*|safe\w*|unsafe|secur\w*|cctv|afraid|fear\w*|harass\w*|abus\w*|hostil\w*|hate|police|patrol\w*)|"
    r"(?P<time>school run|rota\w*|shift\w*|evening\w*|weekend\w*|saturday\w*|sunday\w*|early|late|later|hours?|"
    r"times?|\d{1,2}(?:[.:]\d\d)? ?[ap]m|childcare|flexib\w*|appointment\w*|slots?|term)|"
    r"(?P<pray>pray\w*|worship\w*|sabbath|friday\w*|ramadan|festival\w*|eid|halal|kosher|fasting|religious|faith\w*)|"
    r"(?P<know>know\w*|understand\w*|told|tell\w*|inform\w*|aware\w*|explain\w*|notice\w*|leaflet\w*|letter\w*|poster\w*|confus\w*)|"
    r"(?P<child>child\w*|school\w*|pupil\w*|teen\w*|young\w*|parent\w*|famil\w+|nurser\w+)|"
    r"(?P<baby>bab(?:y|ies)|breastfe\w*|feed\w*|pram\w*|pushchair\w*|buggy|buggies|pregnan\w*|nursing|milk)|"
    r"(?P<paper>proof|document\w*|identity|id|passport\w*|address\w*|names?|title\w*|record\w*|form|forms|privacy|private|confidential\w*|disclos\w*|outed)|"
    r"(?P<care>carer\w*|caring|respite|cared|sitting service)|(?P<change>change\w*|familiar|routine\w*|"
    r"transition\w*|new face\w*|continu\w*|same)|"
    r"(?P<job>jobs?|posts?|redundan\w*|redeploy\w*|pension\w*|wages?|training|retrain\w*))\b"
)
"""Words about one difficulty and what lessens it: a concern and a measure with words of one family belong together."""
_NEW_SUBJECT = LazyPattern(
    r"(?i)\W*(?:in addition|also|another|others?|some|many|a few|those|people|there|it is also|further(?:more)?|"
    r"moreover|finally|secondly|(?:where|when|if|as)\b[^,.;]{3,60},\s+(?:[\w’'-]+\s+){0,2}(?:people|those|women|men|"
    r"children|families|residents|tenants|users|staff|parents|carers)|"
    r"(?:[\w’'-]+\s+){0,2}(?:people|women|men|mothers|fathers|children|pupils|students|parents|carers|residents|tenants|families|users|"
    r"customers|visitors|drivers|staff|veterans|readers|learners|passengers|households|groups|boys|girls|adults|couples|refugees|boaters))\b"
)
"""The beginning of a sentence that is about somebody or something new."""
_ALSO = LazyPattern(
    r"(?i)(?:;|,?\s+(?:and|while|whereas))\s+(?=(?:[a-z’'-]+\s+){0,2}(?:people|women|men|mothers|fathers|children|pupils|parents|carers|residents|tenants|"
    r"families|users|customers|readers|drivers|staff|veterans|learners|passengers|adults|others|some)\s+"
    r"(?:would|may|might|could|cannot|can|will|are|find|fear|lose|feel)\b)"
)
"""Before a second concern in the same sentence."""


@lru_cache(maxsize=4096)
def _families(text: str) -> frozenset[str]:
    return frozenset(found.lastgroup for found in _FAMILIES.finditer(text) if found.lastgroup)


@lru_cache(maxsize=4096)
def _own_words(text: str) -> frozenset[str]:
    """The stems of the words of substance of a text."""
    return frozenset(stem_of(word.casefold())[:STEM] for word in substance(text) if len(word) >= STEM - 1)


def _often(read: tuple[str, ...]) -> frozenset[str]:
    """The stems that most of several concerns have: they do not show which of them a measure belongs to."""
    counted = Counter(stem for each in read for stem in _own_words(each))
    return frozenset(stem for stem, count in counted.items() if len(read) > _FEWEST_CONCERNS and count > len(read) / 2)


def _units(text: str) -> tuple[str, ...]:
    """The items of a list, each with all its sentences, and the sentences of a paragraph that begin a new subject."""
    units: list[str] = []
    position = -1
    for each in sentences(text):
        if each.is_heading or each.text.rstrip("*_ ").endswith(":"):
            continue
        is_item = LIST_ITEM.match(text, each.start) is not None
        goes_on = each.start == position and (is_item or not _NEW_SUBJECT.match(each.text))
        position = each.start
        parts = _ALSO.split(each.text) if not is_item else [each.text]
        if goes_on and units:
            units[-1] = f"{units[-1]} {parts[0]}"
            units += parts[1:]
        else:
            units += parts
    return tuple(units)


@lru_cache(maxsize=1024)
def unanswered_concern(concerns: str, mitigation: str, planned: tuple[str, ...], common: frozenset[str]) -> str:
    """The last concern that no measure and no action belongs to, if measures are fewer; "" if there is none.

    `common` are stems that most answers share. A measure that belongs to no concern by its words may answer any.
    """
    read, measures = _units(concerns), _measures(mitigation)
    if len(read) < _FEWEST_CONCERNS or not measures:
        return ""
    often = _often(read) | common
    shared = {
        (one, number)
        for one, concern in enumerate(read)
        for number, measure in enumerate(measures)
        if (_own_words(concern) & _own_words(measure)) - often
    }
    akin = {
        (one, number)
        for one, concern in enumerate(read)
        for number, measure in enumerate(measures)
        if _families(concern) & _families(measure) or (_LOSES.search(concern) and _KEEPS.search(measure))
    }
    if not shared and (len(measures) == 1 or not akin):
        return ""  # one measure in words of its own may answer them all
    linked = shared | akin
    left = [
        concern
        for one, concern in enumerate(read)
        if not any((one, number) in linked for number in range(len(measures)))
        and _is_hard(concern)
        and not any(_is_planned(concern, each, often) for each in planned)
    ]
    free = [number for number in range(len(measures)) if not any((one, number) in linked for one in range(len(read)))]
    return left[-1] if len(left) > len(free) and len(left) < len(read) else ""


def _is_planned(concern: str, action: str, often: frozenset[str]) -> bool:
    """Whether an action, which may be long, has more than a word of a concern by chance."""
    shared = len((_own_words(concern) & _own_words(action)) - often)
    return shared >= _FEWEST_IN_ACTION or (shared > 0 and bool(_families(concern) & _families(action)))


def _measures(mitigation: str) -> tuple[str, ...]:
    """The sentences of a mitigation, and the parts of one between semicolons."""
    read = (each for each in sentences(mitigation) if not each.is_heading and not each.text.rstrip("*_ ").endswith(":"))
    return tuple(part for each in read for part in each.text.split("; "))


def _is_hard(concern: str) -> bool:
    """Whether a concern says that something is hard for somebody, rather than whom it is about."""
    if len(concern.split()) < _FEWEST_WORDS or begins_with_nothing(concern) or _NO_CONCERN.match(concern):
        return False
    return _SAYS_HARD.search(concern) is not None
