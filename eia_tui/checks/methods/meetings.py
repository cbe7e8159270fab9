"""Finds who was met and not what they said, and more replies than people who were asked."""

import re
from collections.abc import Iterator
from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.showing import reports_views
from eia_tui.checks.methods.trouble import reports_difficulty

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d{1,2}[.)])\s)")
_MEETS = LazyPattern(
    r"(?i)\b(?:met|meets?|meetings?|visit(?:ed|s)?|attend\w*|held|drop-?ins?|workshops?|sessions?|events?|"
    r"present\w*|invit\w*|sent|consulted|engag\w*|spoke|briefed|roadshows?|webinars?|circulated|contacted|"
    r"written to|wrote to|letters?|e-?mail\w*|surveyed|interviewed|focus groups?|talks?|exhibitions?|stalls?)\b"
)
_MET_WITHOUT_WORDS = LazyPattern(
    r"(?i)(?:met|meets?|meetings?|visit\w*|attend\w*|held|drop-?ins?|drop|ins?|workshops?|sessions?|events?|"
    r"present\w*|invit\w*|sent|shown?|consult\w*|engag\w*|"
    r"spoke|speak|briefed|briefings?|roadshows?|webinars?|circulat\w*|contact\w*|writ\w*|wrote|letters?|e?-?mail\w*|survey\w*|"
    r"interview\w*|focus|groups?|talk\w*|took|take\w*|place|part|twice|once|times?|weeks?|months?|days?|hours?|evening\w*|morning\w*|"
    r"afternoon\w*|online|virtual\w*|person|proposals?|plans?|drafts?|changes?|comment\w*|views?|feedback|given|gave|opportunit\w*|"
    r"chance|discuss\w*|people|persons?|communit\w+|members?|residents?|tenants?|parents?|carers?|users?|customers?|staff|famil\w+|pupils?|"
    r"learners?|drivers?|traders?|officers?|managers?|clerks?|councillors?|governors?|representatives?|stakeholders?|partners?|"
    r"organisations?|associations?|forums?|panels?|networks?|unions?|clubs?|charit\w+|churches|mosques?|schools?|councils?|"
    r"parish\w*|boards?|teams?|halls?|librar\w+|cent\w+|office\w*|including|several|both|local|independent|"
    r"facilitated|chaired|hosted|by|open|public|formal\w*|also|same|summer|spring|autumn|winter|"
    r"the|an?|of|in|on|and|with|to|from|at|all|each|every|our|their|its|it|was|were|had|has|have|been|for|between|about|who|which|"
    r"when|as|they|we|us|then|early|late|mid|weekly|monthly|quarterly|regular\w*|exhibitions?|displays?|stalls?|during|follow\w*|through\w*|over|across|zone|ward|area|town|village|county|borough|district|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|copy|copies|leaflets?|posters?|notices?)"
)
"""Words which say who was met, where, when and how."""
_WORD = LazyPattern(r"[A-Za-z][\w’'-]*")
_LEADS_ON = LazyPattern(r"(?i):\W*$|\b(?:as follows|below|following|these|listed|in turn)\b")
_FEWEST_WORDS = 4
_IS_ITEM = LazyPattern(r"(?:[-*•]|\d{1,2}[.)]|\*\*)\s*\S|[^.:;]{4,60}:\s")
"""What is one of several: the item of a list, or what begins with who was met."""
_WAS_HELD = LazyPattern(
    r"(?i)\b(?:drop-?ins?|workshops?|sessions?|webinars?|roadshows?|exhibitions?|meetings?|focus groups?|events?)\b"
    r"[^.;]{0,60}\b(?:(?:was|were) held|took place)\b"
)


@lru_cache(maxsize=256)
def only_met(text: str) -> tuple[str, ...]:
    """The items and paragraphs of an answer that say who was met or asked, and nothing that they said."""
    parts = (part.strip() for part in _PARAGRAPH.split(text) if "|" not in part)
    return tuple(part for part in parts if _only_meets(part))


def _only_meets(part: str) -> bool:
    told = [each.text for each in sentences(part)]
    rest = [each for each in told if not _is_courtesy(each)]
    if not (_IS_ITEM.match(part) or _WAS_HELD.search(part) or len(rest) < len(told)):
        return False
    part = " ".join(rest)
    if len(part.split()) < _FEWEST_WORDS or not _MEETS.search(part) or _LEADS_ON.search(part) or reports_views(part):
        return False
    after = part.partition(":")[2]
    return not any(map(_says_more, (part, after)))


_PRAISES = (
    r"(?:well|lively|constructive|productive|useful|helpful|good|great|friendly|smoothly|enjoyable|positive|success\w*|"
    r"informative|interesting|worthwhile|popular|warm\w*|valuable|pleasant|excellent)"
)
_COURTESY = LazyPattern(
    r"(?i)\b(?:we\s+(?:\w+\s+)?thank|thanks|thanked)\b|\bgrateful\s+(?:to|for)\b"
    r"|\b(?:meetings?|sessions?|events?|evenings?|mornings?|afternoons?|workshops?|groups?|discussions?|conversations?|atmosphere|"
    r"they|it|both|all|each|visits?|day|talks?|turn-?out|feedback\s+on\s+the\s+day)\b[^.;,]{0,20}\b(?:was|were|went)\b\s+"
    rf"(?:(?:\w+ly|very|an?|both|all|most|quite|really)\s+)*{_PRAISES}\b"
)
"""How a meeting went, which is not what anybody said."""
_SPOKE = LazyPattern(
    r"(?i)\b(?:said|told|asked|wants?|wanted|would|should|need\w*|but|however|although|because|feared?|suggest\w*|prefer\w*|"
    r"propos\w*|raised)\b|:\s"
)


def _is_courtesy(sentence: str) -> bool:
    """Whether a sentence only says that a meeting went well, or thanks those who came."""
    return _COURTESY.search(sentence) is not None and not _SPOKE.search(sentence) and not reports_difficulty(sentence)


def _says_more(part: str) -> bool:
    """Whether a text has a word in small letters that does not say who was met, where, when or how."""
    return any(
        word[0].islower() and not _MET_WITHOUT_WORDS.fullmatch(word.rstrip("'’")) for word in _WORD.findall(part)
    )


_SENT_TO = LazyPattern(
    r"(?i)\b(?:(?:letters?|forms?|invitations?|e-?mails?|questionnaires?)\s+to|(?:went|sent|posted|e-?mailed|given|shown|put)(?:\s+\w+){0,3}?\s+to|sent(?:\s+out)?(?:\s+to)?|wrote\s+to|posted(?:\s+to)?|invited|asked|given(?:\s+to)?|gave|"
    r"handed\s+out|issued(?:\s+to)?|e-?mailed(?:\s+to)?|rang|circulated\s+to|put\s+to|shown\s+to|distributed(?:\s+to)?)\s+"
    r"(?:all\s+|the\s+|our\s+|each\s+of\s+the\s+|of\s+the\s+)*$"
)
_WHOM_ASKED = LazyPattern(
    r"(?i)^\s+(?:[a-z-]+\s+){1,3}?(?:(?:whom\s+|that\s+|who\s+)?(?:we|it)\s+(?:was\s+|were\s+)?(?:wrote|sent|asked|invited|"
    r"went)|(?:who\s+were\s+|were\s+)?(?:asked|invited|contacted|written\s+to))\b"
)
_REPLIES = LazyPattern(
    r"(?i)^\s+(?:[a-z-]+\s+){0,2}?(?:repl(?:y|ies|ied)|responses?|responded|came\s+back|back|returned|answers?|answered|"
    r"completed)\b"
)
_MANY_EACH = LazyPattern(
    r"(?i)\b(?:both|more\s+than\s+one|several\s+(?:people|members)|households?|homes|famil\w+|addresses|website|online|"
    r"public\w*|open\s+to|social\s+media|"
    r"passed\s+(?:it\s+)?on|shared|posters?|each\s+(?:could|sent)|their\s+members|in\s+librar\w+)\b"
)
"""How more may reply than were asked."""
_OF_SO_MANY = LazyPattern(r"(?i)\d\s+(?:out\s+)?of\s+(?:the\s+|all\s+)?\d")


@lru_cache(maxsize=256)
def more_replied(text: str) -> str:
    """The sentence in which more replied than were asked, or the second of two; "" if there is none."""
    read = [each.text for each in sentences(text) if not each.is_row]
    for number, sentence in enumerate(read):
        asked = max(_asked(sentence), default=0)
        together = " ".join(read[number : number + 2])
        if asked and not _MANY_EACH.search(together):
            for each in read[number : number + 2]:
                if each is not sentence and _OF_SO_MANY.search(each):
                    continue  # it says itself how many were asked
                if any(replied > asked for replied in _replied(each)):
                    return each
    return ""


def _asked(sentence: str) -> Iterator[float]:
    for each in numbers(sentence):
        if each.kind == "count" and (
            _SENT_TO.search(sentence[: each.start]) or _WHOM_ASKED.match(sentence[each.end :])
        ):
            yield each.value


def _replied(sentence: str) -> Iterator[float]:
    for each in numbers(sentence):
        if each.kind == "count" and _REPLIES.match(sentence[each.end :]):
            yield each.value
