"""Decides whether a sentence changes the work of staff: their posts, hours, employer or workplace."""

import re
from functools import lru_cache

from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.others_work import NOT_OURS, OF_ANYBODY, are_more
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import collapse_spaces, is_one_of, phrases
from eia_tui.checks.methods.slots import says
from eia_tui.checks.methods.tense import is_future, is_past

KINDS = ("posts", "hours", "transfer", "place")
"""The kinds of change; templates/checks has a list of words for each, and one of words that answer it."""
_NEEDS_STAFF = ("transfer", "place", "hours")
"""Kinds whose words are also about other things: staff must be named in the sentence."""
WORK_CHANGES = {
    "posts": re.compile(
        r"(?i)\b(?:from\s+(?:\d+(?![.:\d]|\s?[ap]m)|(?!\d|\w+day\b)\w+)\s+to\s+(?:\d+(?![.:\d]|\s?[ap]m)|(?!\d|\w+day\b)\w+)|sav\w+\s+(?:\d+|\w+)\s+(?:jobs?|posts?)|disband\w*|offered\s+(?:posts?|work|jobs?)\s+elsewhere|share\s+(?:\w+\s+)?(?:jobs|posts)|go(?:es)?\s+when\b|look\s+after\s+\w+\s+\w+\s+each|paid\s+(?:by\s+the|per)\s+\w+|offered\s+(?:other|alternative|different|new)\s+(?:work|posts?|roles?|jobs?|employment)|(?:no\s+longer|not)\s+be\s+(?:used|needed|employed|required|replaced|kept\s+on)|(?:instead\s+of|rather\s+than|down\s+from|against)\s+(?:\d+|\w+)(?=\s*[.,;]|\s*$|\s+(?:now|today|at))|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|"
        r"eleven|twelve)\s+fewer|"
        r"(?:grades?|pay|salar(?:y|ies)|wages?)\s+(?:\w+\s+)?(?:drop\w*|fall\w*|reduc\w*|cut)|"
        r"lose\s+(?!an?\s+(?:familiar|trusted|regular|known)\b)(?:\d+|\w+)|reduc\w+|shrinks?|falls?\s+(?:by|from)|replaced\s+by|cut\b|dismiss\w*|merged?|"
        r"regraded?|deleted?|laid\s+off|let\s+go|dissolv\w+|down-?grad\w+|redeploy\w*|halv\w+|"
        r"(?:not|without|no\s+longer|instead\s+of)\s+(?:be(?:ing)?\s+)?(?:re-?)?(?:fill|replac|renew|recruit|extend)\w*|"
        r"(?:take|takes|taking|pick|picks|picking)\s+(?:on|up)\s+(?:the\s+)?(?:\w+\s+)?(?:work|duties|tasks|calls|caseloads?|role|roles)|"
        r"(?:double|doubles|doubling)\s+up|absorb\w*|(?:cover|do|does|doing|run)\s+(?:[\w’'-]+\s+){0,3}?(?:alone|on\s+(?:their|his|her)\s+own|single-handed\w*)|"
        r"combined?\s+(?:into|with)|become[s]?\s+(?:an?\s+)?[\w-]+(?:ers?|ists?|ians?|ants?|ors?)\b)(?!\w)"
    ),
    "hours": re.compile(
        r"(?i)\b(?:work|works|start|starts|finish|cover|on\s+duty)\b[^.;]{0,40}?\b(?:shifts?|evenings?|weekends?|"
        r"nights?|saturdays?|"
        r"sundays?|earlier|later|\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm)|patterns?|hours|bank\s+holidays|rosters?|dark)\b"
    ),
    "transfer": re.compile(
        r"(?i)\b(?:become|transfer\w*|move|moves|pass|go)\b[^.;]{0,40}?\b(?:employees?|employer|company|trust|"
        r"provider|contractor|operator|"
        r"across|with\s+(?:it|them)|over)\b|\b(?:take|takes)\s+(?:[\w’'-]+\s+){0,4}?(?:on|over)\b|\b(?:will|would)\s+(?:then\s+)?be\s+employed\s+by\b|\b(?:employees|staff|workers)\s+(?:will\s+|would\s+)?transfer\b"
        r"|\bpass\w*\s+(?:from\s+[^.;]{3,40}\s+)?to\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,3}?(?:council|district|borough|authority|partner|partnership|charity)\b"
    ),
    "place": re.compile(
        r"(?i)\b(?:relocat\w*|based\s+(?:at|in|there)|work\s+from|(?:move|moves|moved|moving)\s+(?:to|from|into|out|there|across)\b|"
        r"sign\s+(?:on|in)\b|clock\s+(?:on|in)\b|report\s+(?:to|for\s+work)\b|co-?locat\w*|share\s+(?:an?\s+)?(?:offices?|desks?)\b)"
    ),
}
"""For each kind, what happens to staff, where the sentence names them."""
_POSTS = LazyPattern(r"(?i)\b(?:posts?|jobs?|redundan\w+|fte|headcount|restructur\w*)\b")
_STAYS = LazyPattern(
    r"(?i)\b(?:keeps?|(?<!not be )(?<!longer be )kept(?! (?:at|in|on)\b)|"
    r"same(?! [\w-]+ as (?!now|today|before|at present))|unchanged|(?<!unable to )"
    r"stays?(?! open (?:until|till|to|late|later|longer|on|at|all))|remains?|"
    r"protected|as now|as before|no ?(?:one|body) loses|no member of (?:the )?\w+ loses|"
    r"with their (?:consent|agreement)|"
    r"no change)\b|"
    r"\b(?:is|are|will be)\s+not\s+(?:planned|proposed|expected|needed|foreseen)\b|\b(?:is|are)\s+n['’]t\s+planned"
)
"""What stays as it is for staff, or is not planned: no change to their work."""
_NOBODY = LazyPattern(
    r"(?i)\b(?:no[- ]one|nobody|none of (?:the|our|these)|"
    r"no (?:[a-z-]+ ){1,4}?(?:or [a-z-]+ )?)(?:[a-z’'-]+ ){0,2}?(?:will|would|is|are|to be|lose|loses)\b"
    r"[^.;]{0,30}\b(?:redundant|los(?:e|es)|lost|affected|dismissed|hours|jobs?|posts?|transferred|moved|change\w*)\b|"
    r"^\W*no\s+(?:[a-z-]+\s+){0,2}(?:posts?|jobs?|roles?)\s+(?:go|goes|ends?|closes?|cut|deleted)\b"
)
"""That nobody loses a job or hours: "no teacher or assistant would lose hours"."""
_NEAR_AFTER, _NEAR_BEFORE = 60, 25
"""Characters between the word for staff and what happens to them, after it or before it."""
_DESKS_MOVE = LazyPattern(
    r"(?i)\bmov(?:e|es|ing)\b[^.;:]{0,70}\b(?:offices?|staff|teams?|depot|headquarters)\b[^.;:]{0,50}\bto\s+[A-Z][a-z]+(?:\s[A-Z][a-z]+)*|"
    r"\b(?:desks?|staff|teams?)\b\W{0,4}\s+(?:will\s+|would\s+)?(?:all\s+)?(?:moves?|transfers?|relocates?)\s+to\b"
)
_OF_WORK_ONLY = LazyPattern(
    r"(?i)\b(?:tupe|lone[\s-]working|split[\s-]shifts?|contracted[\s-]hours|annualised|zero[\s-]hours|rosters?|"
    r"agency\s+(?:cover|staff|workers)|overtime|fixed[\s-]terms?)\b"
)
"""Words that are about the work of staff even where no word names them."""
_WORKPLACE = LazyPattern(
    r"(?i)\b(?:depots?|back[\s-]offices?|yards?|headquarters|workshops?)\b(?:\s+[\w’'-]+){0,3}?\s+"
    r"(?:(?:will|would|is\s+to)\s+)?(?:shuts?|closes?|moves?|merges?|be\s+(?:closed|sold|merged))\b"
)
_CONTRACTS = LazyPattern(
    r"(?i)\b(?:contracts|terms)\s+(?:of\s+\w+\s+)?(?:(?:will|would)\s+)?(?:moves?|changes?|go|drops?|falls?)\s+from\b"
)
_MAY = LazyPattern(r"\b(?:may|might|could)\b")
"""What may be needed by somebody is not proposed."""
_TO_A_ROLE = LazyPattern(r"(?i)\s+(?:an? |the )?(?:[a-z’'-]+ ){0,3}?(?:roles?|posts?|duties|jobs?)\b")
"""Where somebody moves to who goes to no other place."""
_POSTS_END = LazyPattern(
    r"(?i)\b(?:posts?|jobs?)\s+with\s+(?:it|them)\b|\b(?:posts?|jobs?|roles?)\b(?:\s+(?:at|in|of|for)\s+[\w’'-]+){0,2}\s+(?:(?:will|would)\s+)?(?:ends?|go(?:es)?|close|cease|"
    r"disappears?|falls?\s+away|(?:is|are|be)\s+(?:lost|deleted|removed|cut|given\s+up|saved))\b(?!\s+(?:to|into|on|up|through|beyond|with\s+an?)\b)"
    r"|\b(?:delet(?:e|es|ing)|cut(?:s|ting)?|remov(?:e|es|ing)|abolish(?:es|ing)?|shed(?:s|ding)?)\s+"
    r"(?:(?!to\b|for\b|from\b|by\b|in\b)[\w’',-]+\s+){0,6}?(?:posts|jobs|roles)\b"
    r"|(?<!wooden )(?<!metal )(?<!steel )(?<!sign )(?<!lamp )(?<!gate )(?<!marker )(?<!fence )"
    r"\b(?:posts?|jobs?|roles?)\b(?:\s+(?:at|in|of|for|on)\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+)?\s+(?:will|would|is|are)\s+"
    r"(?:then\s+|therefore\s+)?(?:no\s+longer\s+(?:be\s+)?(?:required|needed|necessary|funded|there|exist)|"
    r"not\s+be\s+(?:needed|required|replaced|funded|continued|renewed)|"
    r"(?:be|become)\s+(?:surplus|redundant|disestablished)|come\s+to\s+an\s+end)\b"
)


_WHO_WORK = LazyPattern(
    r"(?i)\b(?:those|people|everyone|everybody|anyone)\s+(?:who\s+(?:\w+\s+)?works?\b|on\s+the\s+(?:vans?|desks?|rounds?|counters?|wards?|team))"
)


@lru_cache(maxsize=8192)
def staff_in(sentence: str) -> re.Match[str] | None:
    """The first word for staff in a sentence: a general one, or the plural of a post, such as "receptionists"."""
    found = next((each for each in phrases("staff").finditer(sentence) if not is_outside(sentence, each)), None)
    found = found or _WHO_WORK.search(sentence)
    plurals = (
        word
        for word in re.finditer(r"[a-z]{4,}s\b", sentence, re.IGNORECASE)
        if is_one_of("post", word.group()[:-1]) and not is_outside(sentence, word)
    )
    return found or next(plurals, None)


def is_outside(sentence: str, staff: re.Match[str]) -> bool:
    """Whether a word for staff is part of a name for others, or for a place: "shift workers", "Porters Lane"."""
    return any(each.start() <= staff.start() < each.end() for each in NOT_OURS.finditer(sentence))


def _one_post(sentence: str) -> re.Match[str] | None:
    """The first name of one post in a sentence: "the van's driver"."""
    return next((word for word in phrases("post").finditer(sentence)), None)


def names_staff(sentence: str) -> bool:
    """Whether a sentence is about staff or their posts."""
    return staff_in(sentence) is not None or _POSTS.search(sentence) is not None


_REDUNDANT_THING = LazyPattern(
    r"(?i)\bredundant\s+(?!(?:staff|posts?|jobs?|workers?|employees?|officers?|roles?|from|by|in|on|at|and|or|as|under|if|when|after)\b)[a-z]"
)
"""What nobody works in: "a redundant phone line"."""


@lru_cache(maxsize=4096)
def changes_nothing(sentence: str) -> bool:
    """Whether work stays as it is, or a sentence has its words in another sense: "the football posts"."""
    others = (_STAYS, _NOBODY, _REDUNDANT_THING)
    return says("not-of-work", sentence) or any(each.search(sentence) for each in others)


@lru_cache(maxsize=4096)
def work_change(sentence: str) -> tuple[str, str]:
    """The kind of change to the work of staff in a sentence, and its words; "" twice if there is none."""
    if changes_nothing(sentence):
        return "", ""
    who = staff_in(sentence)
    vacancy = phrases("vacancies").search(sentence)
    if (ends := _POSTS_END.search(sentence)) and not is_negated(sentence, ends.start()):
        return "posts", collapse_spaces(ends.group())
    if (desks := _DESKS_MOVE.search(sentence)) and not _TO_A_ROLE.match(sentence, desks.end()):
        return "place", collapse_spaces(desks.group().replace("*", ""))
    for kind, pattern in (
        ("place", _WORKPLACE),
        ("hours", _CONTRACTS),
        *OF_ANYBODY,
    ):
        if (found := pattern.search(sentence)) and not is_negated(sentence, found.start()):
            return kind, collapse_spaces(found.group())
    for kind in () if vacancy else KINDS:
        for found in phrases(f"{kind}_change").finditer(sentence):
            is_about_staff = kind not in _NEEDS_STAFF or who or _OF_WORK_ONLY.search(found.group())
            if (
                is_about_staff
                and not _MAY.search(sentence)
                and not is_negated(sentence, found.start())
                and not (kind != "posts" and _TO_A_ROLE.match(sentence, found.end()))
            ):
                return kind, collapse_spaces(found.group())
        who = who or (_one_post(sentence) if kind == "posts" else None)
        happens = WORK_CHANGES[kind].search(sentence) if who else None
        if (
            happens
            and who
            and _belongs(sentence, who, happens)
            and not is_negated(sentence, happens.start())
            and not (kind != "posts" and _TO_A_ROLE.match(sentence, happens.end()))
            and _is_proposed(sentence, happens.start())
        ):
            return kind, collapse_spaces(sentence[min(who.start(), happens.start()) : max(who.end(), happens.end())])
    if vacancy and not is_negated(sentence, vacancy.start()):
        return "vacancies", collapse_spaces(vacancy.group())
    return "", ""


_WITH = LazyPattern(r"(?i)\b(?:with|without|by|to|from|for|beside|where) (?:an? |the |our |their )?(?:\w+ )?$")
"""Words before staff who only belong to what a sentence is about: "rooms in hostels with staff go from 58 to 40"."""


def _belongs(sentence: str, who: re.Match[str], happens: re.Match[str]) -> bool:
    """Whether what happens is near the word for staff and in its clause, so that it happens to them."""
    is_aside = happens.start() > who.end() and _WITH.search(sentence[: who.start()])
    if is_aside or are_more(sentence[: happens.start()][-_NEAR_BEFORE:], happens.group()):
        return False
    after = sentence[happens.end() : who.start()]
    return 0 <= happens.start() - who.end() <= _NEAR_AFTER or (
        0 <= who.start() - happens.end() <= _NEAR_BEFORE and not _OTHER_CLAUSE.search(after)
    )


_OTHER_CLAUSE = LazyPattern(r"(?i)[;:]|,(?!\s+(?:together|along)\s+with\b)|\b(?:which|that|where|who|because)\b")
_PRESENT_PASSIVE = LazyPattern(r"(?i)\b(?:is|are|be|being)\s+(?:\w+ly\s+|all\s+)?$")


def _is_proposed(sentence: str, position: int) -> bool:
    """Whether what stands at a position of a sentence is proposed, rather than what was."""
    return is_future(sentence) or not is_past(sentence) or _PRESENT_PASSIVE.search(sentence[:position]) is not None
