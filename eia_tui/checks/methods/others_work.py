"""Recognises what happens to the work of people who need not be the council's own staff, and where it does not happen.

A contractor's people may lose their work, a service may move or be run by others, and shifts may change, whoever has
them. Other people who work, such as customers and partners, are told from those of the service.
"""

from functools import lru_cache

from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern

_NEAR_AFTER = 90
"""Characters at most between the workers and what happens to them."""
_OTHER_WORKERS = LazyPattern(
    r"(?i)\b(?P<who>(?:agency|casual|sessional|temporary|bank|seasonal|zero-hours|self-employed|relief|contract(?:ed)?)\s+(?!(?:will|would|ends?|is|was|has|with|for|to)\b)[a-z]+s?\b|"
    r"(?:firm|company|contractor|supplier|operator|provider)s?\b(?:\s+(?:which|that|who)\s+\w+)?|apprentices?|volunteers|franchisees?|"
    r"(?:cleaning|catering|security|transport|grounds|care|maintenance)(?=\s+contracts?\b)|escorts?|"
    r"passenger assistants?|cleaners?|caterers?|kitchen staff|stallholders?|tenants of the units?)"
)
_LOSES_WORK = LazyPattern(
    r"(?i)\b(?:finish(?:es)?(?=\s+(?:in|on|by|when|with|early)\b|\W*$)|los(?:e|es)\s+(?:the|its|their)\s+(?:contract|work|job|jobs|income|pitch|place)|(?:will|would)\s+(?:end(?!\s+(?:its|their|the|his|her|our|at|up)\b)|finish(?!\s+(?:its|their|the|at)\b)|go(?!\s+(?:to|on|into|with|home)\b)|be\s+(?:let\s+go|stood\s+down|laid\s+off|dropped))|"
    r"(?:assignments?|contracts?|engagements?)\s+(?:would\s+|will\s+)?ends?|(?:no\s+longer|(?:will|would)\s+not)\s+(?:be\s+)?(?:needed|used|required|employed|called|offered|hired|booked)|"
    r"(?:is|are)\s+(?:cut|reduced|ended)\s+(?:from|by|at|on|in)\b|"
    r"(?:is|are)\s+(?:let\s+go|released|stood\s+down|not\s+renewed))\b"
)
_LETTERS = 6
"""Letters of a word that other forms of it begin with as well: "volunt"."""
_NUMBER_OF = LazyPattern(
    r"(?i)\b(?:reduc|cut|lower|halv|shrink|"
    r"bring\w* down)\w*\s+(?:the\s+)?number\s+of\s+(?:[\w-]+\s+){0,3}?(?:workers|officers|wardens|assistants|"
    r"managers|advisers|librarians|nurses|staff|posts|teachers|drivers|caseworkers|cleaners|rangers)\b"
)
"""Posts that go, whoever holds them."""
_DONE_BY_OTHERS = LazyPattern(
    r"(?i)\b(?:be\s+)?(?:run|handled|delivered|provided|carried\s+out|managed|operated|done|taken\s+(?:on|over))\s+by\s+(?:an?\s+|the\s+)?(?:external|private|outside|independent|agency|contracted|commissioned|shared)\s+"
    r"(?:provider|contractor|company|firm|trust|operator|supplier|workers|staff|service|partner)s?\b"
    r"|\b(?:function|team|unit|desk|office|payroll|service)\s+(?:will\s+|would\s+)?(?:moves?|transfers?|goes?|pass(?:es)?)\s+(?:in)?to\s+(?:an?\s+|the\s+)?(?:shared\s+service|(?:another|new|private|independent)\s+(?:\w+\s+)?(?:provider|contractor|company|trust|partner))"
)
"""Work that others will do, whoever does it now."""
_SHIFTS = LazyPattern(
    r"(?i)\b(?:(?:shifts?(?!\s+workers?)|rotas?|rosters?)\b(?:\s+(?:at|in|of|for|on)\s+[\w’'-]+(?:\s+[\w’'-]+)?)?|"
    r"(?:(?:term[- ]time|zero[- ]hours|annualised|fixed[- ]term|all-year)\s+contracts)|(?:working\s+day|"
    r"working\s+week|working\s+hours))\s+"
    r"(?:(?:will|would|are\s+to|is\s+to)\s+)?(?:start|begin|end|finish|move|change|become|go|lengthen|shorten|run|rotate|replace|be)s?\b"
)
"""Who works by a shift or a rota is staff, whether or not they are named."""
_PREMIUM = LazyPattern(
    r"(?i)\b(?:sunday|saturday|weekend|night|evening|shift|unsocial|overtime|standby|call-?out)\s+(?:hours\s+|work(?:ing)?\s+)?(?:premiums?|enhancements?|allowances?|supplements?|payments?)\b[^.;]{0,30}"
    r"\b(?:ends?|comes?|stops?|lost|go|goes|removed|withdrawn|cut|reduced|halved)\b|\bfrom\s+\w+\s+(?:\w+\s+)?shifts?\s+to\b"
)
"""Pay that only those who work have."""
OF_ANYBODY = (("hours", _PREMIUM), ("hours", _SHIFTS), ("posts", _NUMBER_OF), ("transfer", _DONE_BY_OTHERS))
"""Changes to work, each with its kind, of whoever does it."""


@lru_cache(maxsize=4096)
def who_loses_work(sentence: str) -> str:
    """The beginning of the word for workers who are not the council's and lose their work; "" if there are none.

    "The cleaning contract ends in March" gives "cleani".
    """
    who = _OTHER_WORKERS.search(sentence)
    loses = _LOSES_WORK.search(sentence, who.end(), who.end() + _NEAR_AFTER) if who else None
    if not who or not loses or ";" in sentence[who.end() : loses.start()] or is_negated(sentence, loses.start()):
        return ""
    return who["who"].split()[0].casefold()[:_LETTERS]


_PLACE_OF_WORK = r"(?:service|centre|office|library|team|desk|school|surgery|it|unit)"
SERVICE_MOVES = LazyPattern(
    rf"(?i)(?:\b(?:move|moves|moving|relocat\w+|transfer\w*|run|running|merge\w*)\b[^.;]{{0,70}}?\b{_PLACE_OF_WORK}\b|"
    rf"\b{_PLACE_OF_WORK}\s+(?:(?:is|will|would|to)\s+)?(?:be\s+)?(?:mov(?:es?|ed|ing)|relocat\w+|transfer\w*|merge\w*)\b)"
    r"[^.;]{0,60}?\b(?:to|from|into)\s+(?:the\s+|an?\s+)?(?:[a-z]+\s+){0,3}?[A-Z][a-z]+[^.;]{0,80}\bmiles?\b"
)
"""A service that goes to a place some miles away."""
NOT_OURS = LazyPattern(
    r"(?i)\b(?:shift|night|key|care|social|youth|community|support|link|migrant|seasonal|agricultural|farm|"
    r"factory|low[- ]paid|part-time)[ -]workers?\b|\b(?:bus|taxi|coach|lorry|delivery|other)\s+drivers?\b|"
    r"\b(?:drivers|workers|teams?|staff)\s+(?:from|in|at|of)\s+(?:other|neighbouring|another|local\s+(?:firms|employers))\b|"
    r"(?-i:\b[A-Z][a-z]+(?:['’]?s)?\s+(?:Lane|Road|Street|Row|Way|Close|Avenue|Walk|House|Hall|Park|Court|Hill|Wood|Green|"
    r"Bridge|Wharf|Arms|Cottages?)\b)"
)
"""People who work, but not for this service, such as customers and partners; and places called after them."""
NONE_AFFECTED = LazyPattern(
    r"(?i)\b(?:no(?:ne|body)?|neither)\b[^.;]{0,30}\b(?:plans?|expects?|foresees?|intends?)\s+(?:an?y?\s+)?(?:\w+\s+)?redundanc\w+|"
    r"\bno (?:council |existing |current |other |member of )?(?:posts?|jobs?|staff|employees?|roles?)\b"
    r"[^.;]{0,30}\b(?:affected|lost|alter\w*|change\w*|move\w*|risk)\b"
)
"""Words of an assessment in which no member of staff is affected."""
NOBODY_LOSES = LazyPattern(
    r"(?i)\b(?:nobody|no[- ]one)['’]s (?:job|post|hours|place of work|contract)\b|"
    r"\b(?:nobody|no[- ]one)\b[^.;]{0,20}\bloses? (?:a|their|"
    r"his or her) (?:post|job)\b|"
    r"\b(?:keeps?|retains?) (?:every|(?:its|their|his|her) (?:\w+ and )?)\s*(?:posts?|jobs?|hours and posts)\b"
)
"""Words beside a number of posts in the same paragraph which say that none of them goes."""
OF_EMPLOYMENT = LazyPattern(
    r"(?i)\b(?:redundan\w+|redeploy\w*|tupe|new employer|transfer(?:s|ring)? to|los(?:e|es|ing) (?:\w+ )?(?:shifts?|"
    r"hours|jobs?|posts?|work)|"
    r"(?:their|place of|change of) (?:work|workplace|shifts?|rota|jobs?|posts?)|transferring|displaced|at risk|"
    r"excess (?:travel|mileage))\b"
)
"""What is done about the employment of staff, whatever changes."""
_INSTEAD_OF = LazyPattern(r"(?i)(?:instead\s+of|rather\s+than|against)\b")
_FROM_TO = LazyPattern(r"(?i)from\s+(?P<before>\d+)\s+to\s+(?P<after>\d+)")


def are_more(before: str, happens: str) -> bool:
    """Whether there are to be more staff than now: "from 14 to 16", or "six" before "instead of four".

    `happens` is what a sentence says of their number, and `before` what it says before that.
    """
    change = _FROM_TO.match(happens)
    if change:
        return int(change["after"]) > int(change["before"])
    compared = numbers(f"{before}{happens}")
    return _INSTEAD_OF.match(happens) is not None and len(compared) > 1 and compared[-2].value > compared[-1].value
