"""Decides how a sentence of a proposal changes the work of those who run the service, whoever they are."""

import re
from functools import lru_cache

from eia_tui.checks.methods.others_work import are_more
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.slots import says
from eia_tui.checks.methods.tense import is_future, is_past
from eia_tui.checks.methods.work_changes import changes_nothing, is_outside

_KINDS = {
    "changes-posts": "posts",
    "changes-hours": "hours",
    "changes-employer": "transfer",
    "changes-place": "place",
    "changes-pay": "pay",
    "changes-terms": "terms",
    "back-office-goes": "transfer",
    "moves-departments": "place",
    "run-by-others": "transfer",
    "run-without-people": "posts",
    "workplaces-merge": "posts",
    "merges-workplaces": "posts",
    "opens-longer": "hours",
}
"""The kinds of sentences in work.toml, each with the kind of change."""
_AGENTS = LazyPattern(
    r"(?i)\b[a-z]{3,}(?:ers|ors|ists|ants|ians)\b|"
    r"\b(?:wardens|nurses|clerks|cooks|chefs|guards|aides|patrols|stewards|foremen|workmen|workforce|crews?|gangs?|staff|teams?|employe+s|emploees|colleagues|professionals|apprentices|secretaries|(?:crafts|trades|grounds|handy|sales|fore|dust|bin|door|watch)men|heads\s+of\s+service)\b"
)
"""Words for people who may work for the service: by their ending, as titles of posts are not to be listed."""
_AT_OTHER_HOURS = LazyPattern(
    r"(?i)\bworks?\b(?!\s+with)[^.;]{0,40}?\b(?:nights?|evenings?|weekends?|sundays?|saturdays?|bank\s+holidays?|"
    r"shifts?|alone|later|earlier|from\s+home|longer|\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm))\b|"
    r"\b(?:start|finish|(?:clock|come|log|sign|knock)\s+(?:in|on|off)|report)s?\b[^.;]{0,25}?"
    r"(?:\d|\bearlier|\blater|\bbefore\b|\bdepot|\bhub|\bbase)|"
    r"\bneed\s+an?\b[^.;]{0,30}\b(?:licence|certificate|qualification|degree|vehicle|car|medical|check)\b|"
    r"\bgo(?:es)?\s*(?:$|[.,;]|and\b)|\b(?:are\s+)?(?:leaving|going)\s*(?:$|[.,;])"
)
"""What else happens to them: other hours, other papers, or that they go."""
_THEIR_OWN = LazyPattern(r"(?i)\b(?:answer|pick\s+up|lose)\w*\s+(?:up\s+)?their\s+own\s+\w+")
"""What people have at home, and not for their work: "answer their own phone"."""
_NEAR = 85
"""Characters from the word for those who work in which it is said what happens to them."""
_TO_THEM = LazyPattern(
    r"(?i)\b(?:mov|relocat|transfer|merg|cut|reduc|halv|los[eis]|delet|remov|replac|withdraw|drop|pool|split|redeploy|regrad|"
    r"outsourc|centralis|combin|restructur|disband|stop\s+us|let\s+go|lay|do\s+without|end\s+the\s+use|share|bring\s+together|"
    r"no(?:\s+more)?\s+new|half\s+as\s+many|fewer)\w*\s+(?:[\w’'-]+\s+){0,4}$"
)
"""What is done to those who work, before the word for them."""


@lru_cache(maxsize=4096)
def changed_work(sentence: str) -> str:
    """The kind of change to work in a sentence: of posts, hours, employer, workplace, pay or terms; "" if none."""
    if changes_nothing(sentence):
        return ""
    sentence = _THEIR_OWN.sub(" ", sentence)
    if says("changes-terms", sentence):
        return "terms"  # "caseloads go up from 16 to 20" is no more staff
    if (counts := _FROM_TO.search(sentence)) and are_more("", counts.group()):
        return ""
    for said, kind in _KINDS.items():
        if says(said, sentence):
            return kind
    if (_BY_A_FIRM.search(sentence) or _TO_A_FIRM.search(sentence)) and not says("work-stays", sentence):
        return "transfer"
    if _FOR_SEVERAL.search(sentence):
        return "posts"
    return "terms" if _workers_changed(sentence) else ""


def workers_in(sentence: str) -> tuple[re.Match[str], ...]:
    """The words for people who may work for the service, and not for those whom it serves."""
    return tuple(
        each
        for each in _AGENTS.finditer(sentence)
        if not phrases("never_staff").fullmatch(each.group()) and not is_outside(sentence, each)
    )


_BY_A_FIRM = LazyPattern(
    r"\b(?:delivered|run|managed|provided|operated|staffed|handled|carried\s+out|done|taken\s+on|taken\s+over)\s+by\s+(?:the\s+)?[A-Z][a-z]"
)
"""Work that is done by somebody with a name: "The pool will be run by Everyday Sport"."""
_TO_A_FIRM = LazyPattern(
    r"\b(?:team|unit|section|crew|division|function|desk)\b[^.;]{0,40}?\b(?:goes|go|moves?|transfers?|pass(?:es)?)\s+(?:over\s+)?to\s+[A-Z]"
)
"""People who go to somebody or somewhere with a name: "The post team goes to Iron Mountain"."""
_FOR_SEVERAL = LazyPattern(
    r"(?i)\b(?:one|a\s+single|a\s+shared)\s+(?:[\w’'-]+\s+){0,2}(?:manager|officer|head|lead|supervisor|caretaker|worker|adviser|"
    r"warden|clerk|director|team|crew)\s+(?:for|across|covers?|to\s+cover|runs?|looks\s+after)\s+(?:both|two|three|four|five|six|"
    r"seven|eight|all|every|several|the\s+(?:two|three|four|five|six)|\d+)\b"
)
"""Work for one that was for more: "one site manager for six centres"."""
_GONE = LazyPattern(r"(?i)\b(?:no|without\s+an?|los(?:e|es|ing)\s+(?:its|their|the))\s+(?:[\w-]+\s+)?$")
"""What stands before a post that is there no more: "The museum has no curator"."""
_MUST = LazyPattern(
    r"(?i)(?:\s+[\w-]+){0,2}?\s+(?:(?:will|would|shall)\s+)?(?:(?:have|has|need)\s+to|be\s+(?:required|expected|asked|obliged)\s+to)\b"
)
_WILL = LazyPattern(r"(?i)(?:\s+[\w-]+)?\s+(?:will|would|shall)\s+(?P<deed>[\w\s-]+)")
_WITH = LazyPattern(r"(?i)\b(?:with|to|by|for|from|of\s+other)\s+(?:the\s+|our\s+|an?\s+)?$")
_FROM_TO = LazyPattern(
    r"(?i)\bfrom\s+\d+\s+to\s+\d+\b(?![.:]\d|\s*(?:[ap]m|hours|weeks|km|homes|cases|families|children|clients|sites|schools|visits|calls|miles)\b)"
)
"""A number of people or posts that changes."""
_BEFORE_SUBJECT = LazyPattern(
    r"(?i)^\W*(?:(?!(?:of|for|to|with|by|from|in|at|as|when|if|and|that|we|residents)\b)[\w’'-]+\s+){0,3}$"
)
"""What stands before the subject of a sentence, and belongs to it: "All of the seven school"."""


def _is_about_workers(sentence: str) -> bool:
    """Whether a sentence has those who work as its subject, and not what they do for those whom they serve."""
    who = phrases("workers").search(sentence)
    return (
        who is not None
        and _BEFORE_SUBJECT.match(sentence[: who.start()]) is not None
        and not phrases("serves").search(" ".join(sentence[who.end() :].split()[:3]))
        and (is_future(sentence) or not is_past(sentence))
    )


def _is_told_what_to_do(sentence: str, who: re.Match[str]) -> bool:
    """Whether a sentence begins with those who work, and says what they are to do other than serve people."""
    if not _BEFORE_SUBJECT.match(sentence[: who.start()]):
        return False
    after = sentence[who.end() :]
    will = _WILL.match(after)
    serves = phrases("serves").search(will["deed"]) if will else None
    return _MUST.match(after) is not None or (will is not None and (serves is None or serves.start() > 0))


def _workers_changed(sentence: str) -> bool:
    if says("work-stays", sentence):
        return False
    posts = phrases("post").finditer(sentence)
    if any(_GONE.search(sentence[: each.start()]) or _happens_at_once(sentence[each.end() :]) for each in posts):
        return True
    return _is_about_workers(sentence) or any(
        _happens_to(sentence[each.end() :][:_NEAR])
        or _is_told_what_to_do(sentence, each)
        or _TO_THEM.search(sentence[: each.start()])
        for each in workers_in(sentence)
        if not _WITH.search(sentence[: each.start()])
    )


def _happens_at_once(after: str) -> bool:
    """Whether the words right behind a post say what happens to it."""
    return phrases("happens_to_workers").search(" ".join(after.split()[:3])) is not None


def _happens_to(after: str) -> bool:
    return phrases("happens_to_workers").search(after) is not None or _AT_OTHER_HOURS.search(after) is not None
