"""Decides whether a reason has a fact about what changes, or rests on everybody being the same to the council."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

_STAYS = LazyPattern(
    r"(?i)\b(?:keep(?:s|ing)?|kept|stay(?:s|ed|ing)?|go(?:es)? on|continues? to be|"
    r"(?:just )?as (?:before|it was|they are)|like for like|still|already)\b"
)
"""What is the same afterwards as before: that is another thing than being the same for everybody."""
_ONLY_THIS = LazyPattern(
    r"(?i)(?:^|[.;,]\s+)\W*(?:only|just|nothing but)\s+(?:the\s+|its\s+|our\s+|their\s+|an?\s+)?"
    r"(?:(?!may\b|can\b|will\b|must\b)[\w’'-]+\s+){1,8}?"
    r"(?:changes?|moves?|goes|(?:is|are)\s+(?:new|replaced|different|moved|renewed|swapped))\b"
    r"|[;,]\s+(?:only|just)\s+(?:the\s+|its\s+|our\s+|their\s+|an?\s+)?(?:[\w’'-]+\s+){1,6}?"
    r"(?:differs?|is\s+(?:elsewhere|another\b|somebody\s+else))"
    r"|\b(?:shut|closed|vacant|empty|disused|unused|out of use|derelict|locked)\s+(?:since|for)\b"
)
"""That one thing changes and no other: "only the day of the visit changes"; or that nobody uses it now."""
_EVERYBODY = LazyPattern(
    r"(?i)\b(?:every(?:one|body)?|all(?! of them\b)|any(?:one|body)?|whoever|whatever|regardless|"
    r"irrespective|neutral\w*|equal\w*|alike|universal\w*|fair\w*|merit\w*|objective\w*|"
    r"(?:the )?same (?:for|to|way|rules?|terms|treatment|as))\b"
)
_NOT_KNOWN = LazyPattern(
    r"(?i)\b(?:no|not|never|neither|nor|nothing|without|\w+n['’]t)\b[^.;]{0,40}\b(?:mention\w*|refer\w*|know\w*|see|"
    r"hold|held|ask\w*|record\w*|collect\w*|consider\w*|look(?:s|ed)? at|distin\w+|discriminat\w+|relevan\w+|factor|"
    r"part|role|bearing|regard|distinction|preference)\b"
)
_IS_DONE = LazyPattern(
    r"(?i)\b(?:is|are|gets?)\s+(?!open\b|affected\b|treated\b)(?:[a-z]+ed|[a-z]+en|new|shut|built|sold|let)\b"
)
_DENIES = LazyPattern(r"(?i)\b(?:no|not|never|none|nothing|neither|without|\w+n['’]t)\b")
_OF_THE_RULES = LazyPattern(
    r"(?i)\b(?:needs?|necessity|criteri\w+|generation|relevan\w+|applicable|statutory|law|legal\w*)\b"
)

_FOUND = LazyPattern(
    r"(?i)\b(?:asked|tried|tested|rang|met|sat|counted|checked|looked up|measured|logs?|register|records?|casework|"
    r"awards?|data|figures|helpdesk|success rates?|paid|count|clients|visitors|none of the \d+)\b"
)
_COUNTED = LazyPattern(r"\b20\d\d\b|\b\d[\d,]*\s+(?:of|people|users|visitors|clients|tenants|members)\b|\(\d")
_ONLY_THEY = LazyPattern(
    r"(?i)^\W*(?:only|nobody but|none but|(?:[\w’'-]+\s+){1,5}?(?:is|are) (?:used|seen|worked|"
    r"opened|entered) (?:only )?by)"
    r"\s+(?!people\b|residents\b|users\b|customers\b|those\b)(?:the\s+|a\s+)?"
    r"(?:[\w’'-]+\s+){0,3}?(?:compan(?:y|ies)|businesses|firms?|suppliers?|clerks?|officers?|engineers?|contractors?|"
    r"traders?|landlords|councils?|kennels|staff|goods)\b"
    r"|\bnobody but the (?:supplier|contractor|engineer|officer|clerk)s?\b"
    r"|\b(?:residents|the public|customers|users|members)\s+(?:never|cannot|do not|don['’]t)\s+"
    r"(?:see|use|touch|enter|notice)\b"
    r"|\b(?:is|are) (?:closed to|not open to|hidden from|out of bounds to) (?:the )?(?:public|visitors|residents)\b"
    r"|\b(?:as before|unchanged|stays? as (?:it|they) (?:is|are))\b"
)
"""Who alone meets the change, or that the public does not, or that nothing else is different."""


@lru_cache(maxsize=1024)
def says_what_was_found(text: str) -> bool:
    """Whether a text reports a count or a trial of its own with its year or number, or who alone meets the change."""
    if _ONLY_THEY.search(text) or changes_only_this(text):
        return True
    return _FOUND.search(text) is not None and _COUNTED.search(text) is not None


@lru_cache(maxsize=1024)
def says_what_stays(text: str) -> bool:
    """Whether a text says that something stays as it was, or that one thing changes and no other."""
    return _STAYS.search(text) is not None or changes_only_this(text)


@lru_cache(maxsize=1024)
def changes_only_this(text: str) -> bool:
    """Whether a text says that one thing changes and no other, or that it is out of use: "shut since 2019"."""
    return _ONLY_THIS.search(text) is not None


@lru_cache(maxsize=1024)
def says_what_is_done(text: str) -> bool:
    """Whether a text says what is done with a thing, without denying anything: "the phones are replaced"."""
    return _IS_DONE.search(text) is not None and not _DENIES.search(text)


@lru_cache(maxsize=1024)
def rests_on_sameness(reason: str) -> bool:
    """Whether a reason says that all are treated alike, or that nobody asks who they are, rather than what changes.

    "The form does not ask for a faith" is such a reason; "the visit moves to Tuesday" is a fact of its own.
    """
    if _NOT_KNOWN.search(reason) or _OF_THE_RULES.search(reason):
        return True
    return _EVERYBODY.search(reason) is not None and not says_what_stays(reason)
