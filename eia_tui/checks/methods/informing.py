"""Decides whether a measure only tells people something, and whether a concern is about not knowing."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.slots import says

_MEANS = LazyPattern(
    r"(?i)\b(?:(?:be|are|is|being|been) (?:informed|told|notified|advised|made aware|signposted)|leaflets?|"
    r"booklets?|pamphlets?|handouts?|flyers?|tutorials?|letters?|"
    r"website|web ?pages?|posters?|guides?|guidance|faqs?|notices?|e-?mails?|"
    r"newsletters?|information|communicat\w*|publicity|"
    r"signpost\w*|press release|social media|announcements?|briefing notes?|factsheets?|brochures?|messages?|"
    r"maps?|photographs?|"
    r"adverts?|campaign|films?|videos?|qr codes?|signs?)\b"
)
_INFORMS = LazyPattern(
    r"(?i)\b(?:explain\w*|post(?:ed|s)?|sen[dt]\w*|publish\w*|print\w*|g[ai]ven?\w*|tells?|told|inform\w*|put up|"
    r"updat\w*|writ\w+|wrote|e-?mail\w*|"
    r"shar\w+|includ\w*|set out|sets out|made|make|available|communicat\w*|advertis\w*|promot\w*|distribut\w*|"
    r"display\w*|receiv\w*|produc\w*|signpost\w*|"
    r"say\w*|about|is|are|be|will|would)\b"
)
_DOES_MORE = LazyPattern(
    r"(?i)\b(?:help\w*|train\w*|visit\w*|ring\w*|rang|call\w*|phone\w*|meet\w*|met|free|half|discount|waive\w*|"
    r"refund\w*|pay(?:s|ing)?|fund\w*|keep\w*|stay\w*|kept|"
    r"open\w*|extend\w*|offer\w*|allow\w*|book(?:s|ed|ing)?\b|choos\w*|chang\w+(?= of)|mov\w+|adjust\w*|exempt\w*|"
    r"install\w*|"
    r"ramp|bench|bus|doubl\w*|minibus|transport|interpreter\w*|"
    r"drop-?ins?|sessions?|workshops?|adviser\w*|advisor\w*|advocat\w*|panel|appeal\w*|assess\w*|alternativ\w*|"
    r"phased?|delay\w*|trial\w*|familiar|named|"
    r"staff|officers?|workers?|grant\w*|loan|lend\w*|reserv\w*|priority|place|route|repair\w*|build\w*|add\w*|"
    r"seat\w*|room|van|stop|translat\w*|languages?|large print|may|"
    r"alone|agreed|accept\w*|private(?:ly)?|confidential\w*|vouchers?|cash|"
    r"pass(?:es)?|s[eo]l[ld]\w*|machines?|equipment|devices?)\b"
)
_KNOWING = LazyPattern(
    r"(?i)\b(?:know\w*|unaware|aware|understand\w*|understood|languages?|english|read|reading|information|letters?|"
    r"leaflets?|forms?|told|confus\w*|notice\w*|find out|"
    r"signs?|miss\w* (?:the|it|a|this)|hear of|heard|website|online|internet|web|learn of|explain\w*|communicat\w*|"
    r"believ\w*|wrongly|mistak\w+|mistook|rumours?|misunderst\w+|misread\w*|uneven\w*|inconsisten\w+|"
    r"treated? differently|"
    r"assum\w+|print|screen|uncertain\w*|fear\w*|worr\w*)\b"
)
_REPORTED_TO_US = LazyPattern(r"(?i)\b(?:told us|were told by|have told)\b")
_FOR = LazyPattern(r"(?i)^\W*for (?:the )?(?P<people>[\w’'-]+(?:\s(?!an?\b|the\b|we\b|there\b)[\w’'-]+){0,3}),")
_TO_WHOM = LazyPattern(
    r"(?i)\b(?:to|for)\s+(?:(?:all|the|every|each|any|families|parents|carers|homes|households|of)\s+)*"
    r"(?P<people>(?!this|that|use|be\b)[a-z-]+\s+(?:people|adults|students|pupils|children|residents|users|"
    r"customers|tenants|"
    r"visitors|staff|families|women|men|borrowers|readers))\b"
)
"""The people whom a measure is sent to."""
_BRIEFED = LazyPattern(
    r"(?i)\b(?:the\s+)?(?:staff|officers?|helpline|workers?|team)\b[^,.;]{0,40}?\b(?:told|briefed|informed|"
    r"made\s+aware|instructed)\b"
    r"[^.;]*"
)
"""Staff who can say more about a change are information too."""
_OPENING = LazyPattern(r"(?i)\bopening (?:hours|times|days)\b")
_STAFF_TELL = LazyPattern(r"(?i)^\W*(?:staff|officers|drivers)\b")
_FEWEST_WORDS = 3


_A_NOTICE = LazyPattern(
    r"(?i)^\W*(?:(?:an?|the|clear|new|more|better|further|regular|an?\s+article\s+in|inform\w*|notify\w*|tell\w*|"
    r"advis\w+)\s+)*"
    r"(?:posters?|leaflets?|mailshots?|fact\s?sheets?|faqs?(?:\s+page)?|videos?|web\s?pages?|information|"
    r"newsletters?|articles?|signage|signs|notices?|adverts?|press\s+release|"
    r"social\s+media(?:\s+posts?)?|letters?|e-?mails?|"
    r"publicity|flyers?|communications?|comms|announcements?|magazine|users|residents|customers|members|everyone)\b"
    r"(?:\s+(?:will\s+be|to\s+be|is|are)\s+(?:put\s+up|sent|posted|issued|printed|displayed|given))?"
    r"(?:\s+(?:at|in|to|for|on|about|of|explaining)\s+[^,;:]{1,40})?\W*$"
    r"|\b(?:been|be|being|is|are|were)\s+(?:\w+ly\s+)?(?:written\s+to|publici[sz]ed|advertised|announced|"
    r"signposted)\b[^,;:]*$"
)
"""A means of telling people, and nothing else: "posters at each stop"."""
_TELLS = LazyPattern(
    r"(?i)^\W*(?:we|staff|officers|drivers|the\s+[\w’'-]+)(?:['’]ll|\s+will|\s+would)?\s+(?:tell|inform|notify|"
    r"advise|explain|let)\b[^,;:]*$"
    r"|^\W*(?:[\w’'-]+\s+){1,3}(?:informed|notified|told|advised)\b[^,;:]*$"
)


@lru_cache(maxsize=2048)
def only_informs(measure: str) -> bool:
    """Whether a measure gives information, and does nothing else for anybody."""
    if says("signposts", measure) or _A_NOTICE.search(measure):
        return True
    if _TELLS.match(measure) and not _DOES_MORE.search(_STAFF_TELL.sub(" ", measure)):
        return True
    measure = _OPENING.sub(" ", _BRIEFED.sub(" ", measure))
    if ";" in measure:  # "Late comments are taken until July; this is said on every letter"
        return all(only_informs(part) for part in measure.split(";") if part.strip())
    return (
        len(measure.split()) >= _FEWEST_WORDS
        and bool(_MEANS.search(measure) and (_INFORMS.search(measure) or len(_MEANS.findall(measure)) > 1))
        and not _DOES_MORE.search(measure)
    )


@lru_cache(maxsize=2048)
def about_knowing(concern: str) -> bool:
    """Whether a concern is that people do not know, cannot read or do not understand something."""
    return _KNOWING.search(_REPORTED_TO_US.sub(" ", concern)) is not None


@lru_cache(maxsize=2048)
def for_whom(measure: str) -> str:
    """The people whom a measure begins with, "autistic students" in "For autistic students, a leaflet"; "" if none."""
    found = _FOR.match(measure) or _TO_WHOM.search(measure)
    return found["people"].casefold() if found else ""
