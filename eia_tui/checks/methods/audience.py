"""Decides whether those whom a service is for speak in a sentence, or are only told, or only spoken about by others."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases

_BY_OFFICE = LazyPattern(
    r"(?i)^\W*(?:(?:all|the|our|most|some|two|three|four|five|\d+|ward|county|borough|district|town|local|school|hub|area)\s+){0,3}"
    r"(?:head\s?teachers?|heads\b(?! of household)|councillors?|members['’]\s+(?:workshop|briefing|seminar|session|"
    r"meeting)|elected\s+members|area\s+committees?|committees?|scrutiny|"
    r"cabinet|parish(?:es)?(?:\s+and\s+town)?(?:\s+councils?|\s+clerks?)|town\s+councils?|clerks?|governors?|staff|crews?|grounds\s+crews?|officers?|managers?|providers?|contractors?|suppliers?|"
    r"unions?|unison|gmb|social\s+workers?|health\s+visitors?|midwi\w+|teachers?|schools\s+forum|mps?\b|the\s+proposal\s+was\s+(?:discussed|considered|shared))"
)
"""People who speak because of their office, at the beginning of a line."""
_OTHERS_TOLD_US = LazyPattern(
    r"(?i)\b(?:talked|spoke|listened)\s+(?:to|with)\s+(?:the\s+|our\s+)?(?:providers?|suppliers?|contractors?|managers|heads|other\s+councils|officers|staff)\b"
)
_SPEAKS = LazyPattern(
    r"(?i)['’]?s?(?:\s+\([^()]*\))?(?:\s+(?!would\b|will\b|could\b|may\b|might\b|had\s+a\b|have\s+had\b|think\b|need\b|want\b)[\w’'–-]+,?){0,8}?\s+(?:said|says|told|asked|replied|answered|wanted|wrote|felt|feared|met|gave|filled|came|took\s+part|"
    r"responded|attended|liked|chose|tried|agreed|disagreed|worried|raised|explained|were\s+(?:asked|rung|met|interviewed|consulted|visited))\b"
)
_IS_ASKED = LazyPattern(
    r"(?i)\b(?:asked|met|rang|interviewed|surveyed|visited|consulted|spoke\s+(?:to|with)|talked\s+(?:to|with)|heard\s+from|repl(?:y|ies)\s+from|responses?\s+from|views\s+of|survey\s+of|sessions?\s+with|"
    r"(?:walked|worked|tested|went|looked|tried|sat)\b[^.;]{0,40}\bwith|workshops?\s+(?:with|for)|groups?\s+(?:with|of)|meetings?\s+with|drop-ins?\s+for)\s+(?:(?!about\b|for\b|that\b|whether\b|if\b|how\b|why\b|what\b|which\b|who\b)[\w’'-]+\s+){0,4}$"
)
_TOLD = LazyPattern(
    r"(?i)\b(?:telling|informing)\s+(?:them|people|everyone|users|parents|families|members|residents)\b|\b(?:that|which|who)\s+told\s+(?:them|people|users|parents|families)\s+(?:of|about|that|when|where|what)\b|"
    r"\b(?:information|briefing)\s+(?:sessions?|events?|meetings?|evenings?)\b|\b(?:had|got|received|were\s+sent|was\s+sent|been\s+sent|given)\s+(?:an?\s+|the\s+)?(?:letters?|leaflets?|notices?|e-?mails?|newsletters?)\b|\b(?:was|were|been)\s+(?:\w+ly\s+)?(?:told|informed|notified)\b(?!\s+us\b)|"
    r"\b(?:notices?|posters?|letters?|leaflets?|newsletters?|web\s?(?:page|site)|banners?|bulletins?)\s+(?:\w+\s+){0,4}?(?:told|informed|explain(?:s|ed)|announced|set\s+out)\b|"
    r"\b(?:shared|communicated)\s+with\b[^.;]{0,40}\b(?:by|in|through)\s+(?:an?\s+|the\s+)?(?:newsletter|letter|e-?mail|bulletin|post|website)\b"
)
"""People who get a letter or hear a talk are told."""
_ANSWERS = LazyPattern(
    r"(?i)\b(?:repl\w+|respon\w+|answer\w*|views?|comment\w*|asked|asking|invit\w+|said|wanted|wrote\s+back|came\s+back|tear-off|questionnaire|survey\w*|\d+\s?%|"
    r"against|in\s+favour|raised|worried|feared|feedback|discuss\w*|talk(?:ed)?|came\s+to)\b"
)


@lru_cache(maxsize=1024)
def is_by_office(line: str) -> bool:
    """Whether a line is about people who speak because of their office: heads, councillors, providers."""
    return _BY_OFFICE.match(line.replace("*", "")) is not None or _OTHERS_TOLD_US.search(line) is not None


@lru_cache(maxsize=2048)
def speak_themselves(sentence: str) -> bool:
    """Whether those whom a service is for say something or are asked, and are not only spoken about."""
    return any(
        _SPEAKS.match(sentence, found.end()) or _IS_ASKED.search(sentence[: found.start()])
        for found in phrases("public").finditer(sentence)
    )


@lru_cache(maxsize=2048)
def are_only_told(sentence: str) -> bool:
    """Whether people in a sentence get a letter or hear a talk, and nobody answers."""
    return _TOLD.search(sentence) is not None and not _ANSWERS.search(_TOLD.sub(" ", sentence))
