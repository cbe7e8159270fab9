"""Decides whether a sentence declines to help: nothing is offered, others forbid it, or people have to live with it."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

_HELD_BACK = (
    r"(?:offer(?:ed)?|provided?|give|given|made\s+available|extend(?:ed)?|fund(?:ed)?|reinstated?|restored?|"
    r"replaced?|retain(?:ed)?|"
    r"kept|keep|install(?:ed)?|fitted|bring\s+back|brought\s+back|introduced?|consider(?:ed)?|propos(?:e|ed|ing)|"
    r"planned|entertain(?:ed)?|"
    r"pursued?|possible|feasible|practical|practicable|viable|affordable|realistic|on\s+offer|on\s+the\s+table|"
    r"visit|spare|accommodated?|"
    r"mitigate[ds]?|avoided|prevented|helped|addressed|resolved|solved|removed|reduced|lessened|fixed|fix|"
    r"do\s+(?:anything|more|much)|"
    r"change\s+(?:it|this|that|anything)|be\s+changed|go\s+in|go\s+ahead|altered|reversed|made\s+for)"
)
"""What is done, or may be, for those whom a change hits."""
_NOT = (
    r"(?:not|never|no\s+longer|\w+n['’]t|cant|wont|cannot|unable\s+to|(?:no|not\s+any)\s+plans?\s+to|"
    r"no\s+intention\s+(?:of|to)|"
    r"nothing\s+(?:\w+\s+)?(?:can|could|to)\s+be|nobody\s+can)"
)
_NOT_OFFERED = LazyPattern(
    rf"(?i)\b{_NOT}\s+(?:(?:currently|now|yet|simply|intend\s+to|propose\s+to|plan\s+to|able\s+to|going\s+to|be|"
    rf"been|being|something\s+(?:that\s+)?"
    rf"(?:we|the\s+council|the\s+service)\s+can)\s+)*{_HELD_BACK}\b"
)
_RULED_OUT = LazyPattern(
    r"(?i)\b(?:(?:is|are|was|were|has\s+been|have\s+been|been)\s+)?(?:ruled\s+(?:(?:this|it|that)\s+)?out|"
    r"rejected|turned\s+down|"
    r"dismissed|discounted|declined|"
    r"not\s+pursued|off\s+the\s+table|out\s+of\s+the\s+question)\b(?!\s+(?:for|from|to)\b)"
    r"|\b(?:is|are|was|were|been)\s+dropped\b|\b(?:has|have|had)\s+(?:refused|declined)\s+to\b",
    needs=(
        "ruled", "reject", "turned", "dismiss", "discounted", "declin", "not pursued", "off the", "out of the",
        "dropped", "refused",
    ),
)  # fmt: skip
_THEIRS = LazyPattern(
    r"(?i)\b(?:contracts?|leases?|licen[cs]es?|systems?|software|supplier|provider|operator|contractor|landlord|"
    r"law|act|regulations|rules?|policy|"
    r"polic(?:y|ies)|legislation|government|ministers?|scheme|budgets?|funding|grant|insurers?|timetables?|"
    r"building|site|layout|listing|trust|"
    r"company|agency|nhs|dwp|home\s+office|(?:staff|staffing)\s+(?:shortages?|levels?)|shortages?|workloads?|"
    r"pressures?|inspector|court|ombudsman|constraints?|limits?)\s+"
    r"(?:(?:simply|just|alone|mean(?:s)?|we|they|the\s+\w+|currently|will|would|do|does|is|are)\s+){0,4}"
    r"(?:not|cannot|can['’]?t|won['’]?t|don['’]?t|doesn['’]?t|has\s+ruled|decides?|prevents?|prohibits?|forbids?|"
    r"precludes?|rules?\s+(?:it|this|that)\s+out|sets?\s+(?:the|it|this|these))\b"
)
"""Somebody or something else that does not allow it: "the lease does not permit a ramp"."""
_OUT_OF_HANDS = LazyPattern(
    r"(?i)\b(?:out(?:side|\s+of|with)?|beyond|not\s+(?:with)?in|not\s+under)\s+(?:of\s+)?(?:our|the\s+(?:council|"
    r"service|authority|department)['’]?s?|their|council)\s+(?:\w+\s+)?"
    r"(?:control|gift|hands?|powers?|remit|influence|scope)\b|\b(?:not\s+in|out\s+of|outside|"
    r"beyond)\s+(?:the\s+)?(?:scope|remit|budget|our\s+means)\b|"
    r"\bnot\s+(?:ours|for\s+us|our\s+(?:responsibility|job|role|problem|decision))\b|\ba\s+(?:matter|choice|"
    r"decision|question|problem|issue)\s+for\s+(?:the|other|them|individuals?|families|parents|carers)\b|"
    r"\bnot\s+an?\s+(?:council|\w+\s+service)\s+responsibility\b",
    needs=(
        "control", "gift", "hand", "power", "remit", "influence", "scope", "budget", "means", "ours", "for us", "our ",
        "matter", "choice", "decision", "question", "problem", "issue", "responsib",
    ),
)  # fmt: skip
_ACCEPTED = LazyPattern(
    r"(?i)\b(?:risks?|impacts?|effects?|loss(?:es)?|detriments?|harm|disadvantages?|consequences?|hardship|this|"
    r"it)\s+(?:is|are|was|were|has\s+been|have\s+been|had\s+been|to\s+be|must\s+be)\s+"
    r"(?:\w+ly\s+)?(?:accepted|tolerated|unavoidable|inevitable|regrettable|a\s+given)\b|\baccepted\s+(?:risk|"
    r"impact|loss|effect|consequence)\b"
    r"|\b(?:we|the\s+(?:council|service|board|team)|officers|members|councillors|"
    r"cabinet)\s+(?:\w+ly\s+)?accepts?\s+(?:that\b|there\b|some\b|the\s+(?:risk|impact|loss|effect)|this\b)"
    r"|\b(?:have|has|having|need)\s+to\s+(?:drive|travel\s+further|pay\s+(?:more|for\s+it)|live\s+with|"
    r"put\s+up\s+with|get\s+used|adapt|adjust|cope|manage|accept)\b|\b(?:will|would|should)\s+(?:just\s+|"
    r"simply\s+|soon\s+)*(?:get\s+used|adapt|cope|manage\s+without)\b"
    r"|\bnothing\s+(?:more\s+|further\s+|else\s+)?(?:is|was)\s+(?:called\s+for|proposed|planned|warranted)\b|"
    r"\bat\s+liberty\s+to\b"
    r"|\bmust\s+be\s+complied\s+with\b|\bit\s+is\s+what\s+it\s+is\b|\bmust\s+be\s+(?:tolerated|borne)\b|"
    r"\bset\s+a\s+precedent\b|\bwinners\s+and\s+losers\b|\b(?:undermines?|defeats?)\s+the\s+(?:\w+\s+)?(?:object|"
    r"purpose|point|scheme|saving|aim)\b|\bother\s+(?:options|choices|alternatives)\b|\b(?:is|are)\s+bound\s+to\b|"
    r"\b(?:is|are|"
    r"as)\s+(?:the|a)\s+price\b|"
    r"\bprice\s+(?:to\s+pay|worth\s+paying)\b|\b(?:un)?fortunate(?:ly)?\s+(?:unavoidable|inevitable)\b|"
    r"^\W*unavoidable\b|\binevitabl[ey]\b"
    r"|\b(?:risks?|impacts?|effects?|loss(?:es)?)\s+accepted\b|\b(?:savings?|cuts?)\s+(?:has|have|must|"
    r"needs?)\s+(?:to\s+)?be\b"
    r"|\b(?:cabinet|council|members|committee|board|director|governors)\s+(?:has|"
    r"have)\s+(?:already\s+)?(?:decided|agreed|approved|resolved|voted)\b"
    r"|\b(?:proposals?|changes?|closures?|plans?)\s+(?:will|must|is\s+to|are\s+to)\s+(?:proceed|go\s+ahead|"
    r"continue|stand)\b|\b(?:rules?|policy|law)\s+(?:is|are)\s+the\s+(?:rules?|policy|law)\b"
    r"|\b(?:private|other|alternative|commercial)\s+(?:\w+\s+)?(?:providers?|clubs?|gyms?|shops?|options?|"
    r"services?|companies|operators?)\s+(?:are\s+available|is\s+available|exist)"
    r"|\b(?:tough|hard|difficult)\s+(?:decisions|choices)\b|\bno\s+(?:way\s+(?:round|around)|"
    r"(?:other\s+)?(?:alternative|option|choice))\b|\blose\s+out\b|\bdecision\s+(?:stands|taken|made|is\s+final|"
    r"(?:has|had)\s+(?:already\s+)?been\s+(?:made|taken))\b"
    r"|\b(?:whatever|no\s+matter\s+what)\s+(?:we|the\s+council)\s+(?:do|does)\b|\bwill\s+(?:be\s+lost|"
    r"not\s+(?:be\s+)?(?:come\s+back|return|survive))\b"
)
_NO_MEANS = LazyPattern(
    r"(?i)^\W*(?:(?:due\s+to|owing\s+to|because\s+of|given)\s+)?(?:there(?:['’]s|\s+is|\s+are)\s+)?(?:no|"
    r"insufficient|not\s+enough|a?\s*lack\s+of|zero)\s+(?:\w+\s+)?(?:money|funds?|funding|budget|resources?|"
    r"capacity|staff|time|scope|room|space)\b"
    r"|\b(?:too\s+(?:expensive|costly|dear|much\s+(?:money|work))|cost(?:s)?\s+(?:is\s+|are\s+)?(?:too\s+much|"
    r"prohibitive)|unaffordable|prohibitive(?:ly)?|(?:have|has)\s+no\s+(?:time|budget|money|funds?|funding|"
    r"capacity|resources?|staff))\b"
    r"|\b(?:budget|funding|money)\s+(?:does\s+not|doesn['’]t|won['’]t|will\s+not|cannot|can['’]t)\s+(?:stretch|"
    r"run|allow|cover)\b|\bmoney\s+(?:has|is)\s+(?:gone|spent|not\s+there)\b|\bmore\s+money\s+than\b|"
    r"\bjustify\s+(?:the|such|this)\s+(?:\w+\s+)?(?:cost|expense|spend\w*|outlay)\b"
    r"|^\W*no(?:\s+\w+){0,2}\s+(?:replacements?|exceptions?|exemptions?|alternatives?|compensation|concessions?|"
    r"plans?|mitigations?|provision|discounts?|adjustments?|waivers?)\b(?!\s+(?:of|from|to)\s+(?:their|the|any)\b)"
    r"|[;,–-]\s*no\s+(?:replacement|alternative|substitute|exceptions?)\W*$"
)
_LEFT_TO_THEM = LazyPattern(
    r"(?i)^\W*(?:[\w’'-]+\s+){1,5}?(?:should|must|ought\s+to|(?:can|could)\s+(?:always\s+)?(?:buy|borrow|move|go|"
    r"use|ask|travel|find|drive|walk|look|turn|get)|are\s+free\s+to|are\s+expected\s+to|will\s+(?:have|need)\s+to|"
    r"are\s+at\s+liberty\s+to|need\s+to|have\s+to)\b[^.;:]*\b(?:elsewhere|another|instead|smartphone|"
    r"(?:the\s+)?(?:website|internet|app|online)|like\s+(?:every|any)\w*|themselves|own|"
    r"next\s+(?:town|village|stop)|surrender|private|nearer|nearest|closer|alternative|going\s+rate|different|"
    r"help\s+out|help|family|relatives?|neighbours?|friends?)\b"
    r"|^\W*(?:they|people|users|customers|residents|members|those\s+\w+)(?:['’]ll|\s+will)\s+(?:just\s+|"
    r"simply\s+)?have\s+to\b"
)
_INSTEAD = LazyPattern(
    r"(?i)[;:]\s+\w|,?\s+(?:so|but)\s+(?!that['’]?s?\b|[^.;]{0,50}\b(?:no|not|none|nothing|cannot|"
    r"\w+n['’]t)\b)\w+|\binstead\b|\bin\s+(?:its|their)\s+place\b|\buntil\b|\bunless\b|\bwithout\b|"
    r"\bbecause\s+(?!of\b)|\bsafe\w*|\baim\b|\bfree\b(?!\s+to\b)"
)
"""What is done in its place, or why."""
_FOR_WHOM = LazyPattern(
    r"(?i)\b(?:who|whose|that|which|where|if|when|anyone|those)\b[^.;,]{0,40}\b(?:cannot|can['’]?t|cant|not|"
    r"\w+n['’]t|have\s+to|would|unable)\b|\bwith\s+no\b"
)
"""People or cases to whom something is given: "bins that can't be wheeled out are fetched"."""
_BURDEN = LazyPattern(
    r"(?i)\b(?:charg\w+|fees?|fine[sd]?|cuts?|cut-?offs?|bans?|limits?|caps?|penal\w+|increas\w+|ris(?:e|es|en)|"
    r"deadlines?|proof|evidence|deposits?|"
    r"sanction\w*|arrears|los(?:e|es|t|ing)|clos(?:e|es|ed|ing)|shut|ends?|stop\w*|remov\w+|tak(?:e|en)\s+(?:away|"
    r"out|off)|withdraw\w*|refus\w+|"
    r"turned\s+away|pay|paid|moved?|switched\s+off|wait\w*|queu\w+|prove|re-?apply|re-?register|sign|ask(?:ed|s)?|"
    r"evict\w*|\w+-only|unstaffed|"
    r"restrict\w+|minimum|appointments?|booking|steps|stairs|forms?|app|id|passport|password|log-?in|smartphone|"
    r"fewer|worse|miss(?:ed|es)?|left|"
    r"barred|exclu\w+|have\s+to|has\s+to|made\s+to|expir\w+|interrupt\w*|disturb\w*|separat\w+|split)\b"
)
"""What is hard for people: that it does not happen is a measure, as in "nobody is turned away"."""
_ASKED_OF_THEM = LazyPattern(r"(?i)\b(?:expected|requir\w+|need\w*|must)\b")
_NEGATIVE = LazyPattern(
    r"(?i)\b(?:no|not|none|nothing|never|neither|nor|cannot|nobody|no-one|unable|cant|wont|\w+n['’]t)\b"
)
_MAY_NOT = LazyPattern(r"(?i)\b(?:may|might|could)\s+(?:not|\w+\s+not)\b")
"""What is feared, and not what is decided."""
_NOBODY = LazyPattern(
    r"(?i)^\W*(?:there\s+(?:is|are)\s+)?(?:no[- ]?one|nobody|none|no|never|"
    r"nothing(?=\s+(?:more\s+|extra\s+|else\s+)?to\s+(?:pay|prove|sign|book|miss)))\b"
)
_DOES_NOT = LazyPattern(
    r"(?i)\b(?:not|never|no\s+longer|won['’]t|isn['’]t|aren['’]t|doesn['’]t|don['’]t)\s+(?:\w+\s+){0,3}?"
    r"(?:refus\w+|drop\w*|clos(?:e|ed|ing)|los(?:e|t|ing)|lock\w*|charg(?:e|ed)|turn(?:ed)?\s+away|remov\w+|"
    r"withdraw\w*|cut|penalised|fined)\b"
)
_DROPPED = r"(?:withdr[ae]w\w*|dropped|rejected|ruled\s+out|scrapped|abandoned|reversed|turned\s+down)"
_HARD_PLAN = r"(?:plans?|proposals?|idea|rises?|cuts?|closures?|charges?|increases?|bans?)"
_PLAN_DROPPED = LazyPattern(
    rf"(?i)\b{_DROPPED}\b[^.;]{{0,30}}\b{_HARD_PLAN}\b|\b{_HARD_PLAN}\b[^.;]{{0,40}}\b{_DROPPED}\b",
    needs=("withdr", "dropped", "rejected", "ruled", "scrapped", "abandoned", "reversed", "turned"),
)
_ONLY_WITH_CARE = LazyPattern(
    r"(?i)^\W*(?:no\b|nobody\b|nothing\b|[^.;]{3,40}\bnot\b)[^.;]*?(?:\b(?:without|unless|until)\b[^.;]{0,40}\b(?:social\s+workers?|school|parents?|tenants?|residents?|person|students?|"
    r"pupils?|child|famil(?:y|ies)|carers?|doctors?|nurses?|drivers?|learners?|their|own|advis[eo]rs?|member)(?:['’]s?)?\b[^.;]{0,40}\b(?:agree\w*|consent\w*|permission|wish\w*|say-so)\b|"
    r"\bwhere\b[^.;]{0,60}\b(?:assessment|plan|ehcp|social\s+worker|doctor|nurse|therapist)\b[^.;]{0,30}\b(?:says?|shows?|finds?|calls?\s+for|advises?)\b[^.;]{0,60}\b(?:needed|needs?|unsafe|at\s+risk|harm\w*|trained|support)\b)"
)
"""What nobody is given or moved to without consent, or where it would not be safe for them."""
_AS_IT_IS = LazyPattern(r"(?i)^\W*nothing\s+(?:changes|alters|moves|is\s+(?:lost|taken|cut))\b")
_MOST_WORDS = 24
"""A longer sentence has room for what is done."""
_MOST_WORDS_OF_NO = 12
"""The same for one of which no more is known than that it is negative."""
_SURE = (_NOT_OFFERED, _RULED_OUT, _THEIRS, _OUT_OF_HANDS, _ACCEPTED, _NO_MEANS, _LEFT_TO_THEM)
_MAY_BE_A_BURDEN = (_RULED_OUT, _THEIRS, _NOT_OFFERED, _NO_MEANS)
"""What is declined may be something hard: "the plan to cut the van has been dropped"."""


def _says_more(sentence: str) -> bool:
    """Whether a sentence says for whom or in place of what something is done, or asks a question and answers it."""
    return "?" in sentence or bool(_INSTEAD.search(sentence) or _FOR_WHOM.search(sentence))


@lru_cache(maxsize=4096)
def spares_people(sentence: str) -> bool:
    """Whether a sentence says that something hard does not happen: "nobody is turned away", "there is no cut-off"."""
    if any(each.search(sentence) for each in (_DOES_NOT, _PLAN_DROPPED, _AS_IT_IS, _ONLY_WITH_CARE)):
        return True
    nobody = _NOBODY.search(sentence)
    return nobody is not None and _BURDEN.search(sentence, nobody.end()) is not None


@lru_cache(maxsize=4096)
def declines_help(sentence: str) -> bool:
    """Whether a sentence leaves those affected without help, and says neither what is done in its place nor why."""
    return all(map(_declines, sentence.split("; ")))


def _declines(sentence: str) -> bool:
    if len(sentence.split()) > _MOST_WORDS or _says_more(sentence) or _ONLY_WITH_CARE.search(sentence):
        return False
    return any(
        each.search(sentence) and not (each in _MAY_BE_A_BURDEN and _BURDEN.search(each.sub(" ", sentence)))
        for each in _SURE
    )


@lru_cache(maxsize=4096)
def only_negative(sentence: str) -> bool:
    """Whether a few words are negative, and not about something hard that is spared: "there'll be no second bus"."""
    is_short = len(sentence.split()) <= _MOST_WORDS_OF_NO
    return (
        is_short
        and _NEGATIVE.search(sentence) is not None
        and not _says_more(sentence)
        and not spares_people(sentence)
        and not any(each.search(sentence) for each in (_MAY_NOT, _BURDEN, _ASKED_OF_THEM))
    )
