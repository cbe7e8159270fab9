"""Recognises engagement that has still to happen: people who will be asked, an open survey, replies that are not in."""

from datetime import date
from functools import lru_cache

from eia_tui.checks.methods.counts import counts
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.sources import shares
from eia_tui.checks.methods.tense import is_future, is_going_on, is_past
from eia_tui.checks.methods.when import days_in, first_day, is_dated, names_when
from eia_tui.checks.methods.who import names_who
from eia_tui.form.dates import MONTHS

_EVENT = (
    r"(?:drop[\s-]?ins?|workshops?|(?:focus|discussion|listening|user|reference|working) groups?|sessions?|"
    r"meetings?|surveys?|questionnaires?|consultations?|"
    r"engagement(?: events?| plan)?|interviews?|webinars?|road ?shows?|ballots?|polls?|listening events?|events?|"
    r"open (?:days?|evenings?)|conversations?|talks|"
    r"hearings?|discussions?|co-?design|co-?production|calls?|visits?|mapping|mailshots?|letters?|invitations?|"
    r"public meetings?)"
)
_RESULT = (
    r"(?:results?|findings|replies|responses?|feedback|views|comments|outcomes?|write[\s-]?ups?|summar(?:y|ies)|"
    r"reports?|analysis|transcripts?|notes|answers|"
    r"numbers|data|breakdowns?|figures|minutes|themes|picture)"
)
_ASKED = (
    r"(?:asked(?!\s+(?:to|for|not)\b)|consulted|surveyed|interviewed|spoken (?:to|with)|talked to|contacted|"
    r"approached|written to|engaged|involved|canvassed|polled|"
    r"sounded out|briefed|listened to|visited|rung|telephoned|phoned|e-?mailed|invited to (?:comment|respond|reply|"
    r"take part|give|share|tell|attend|a|an|the)|met|gathered|sought|collected)"
)
_ASK = (
    r"(?:ask(?!\s+(?:for|to|not)\b)|consult|survey|interview|speak (?:to|with)|talk (?:to|with)|contact|approach|"
    r"write to|engage|involve|canvass|poll|sound out|listen to|"
    r"meet|seek|gather|collect|invite|go (?:out )?to|test (?:it|this|the \w+) with|visit|phone|ring"
    rf"|(?:hold|run|do|organise|arrange|have|host|convene|conduct|carry out|launch|send out|issue|commission|set up|"
    rf"undertake)\s+(?:[\w’'-]+\s+){{0,4}}?{_EVENT}\b)"
)
_ASKING = (
    r"(?:asking(?!\s+(?:for|to)\b)|consulting|surveying|interviewing|speaking (?:to|with)|talking (?:to|with)|"
    r"contacting|engaging|seeking|gathering|"
    r"collecting|canvassing|inviting|visiting|polling|chasing|drafting|designing|writing (?:to|up)|analysing|reading)"
)
_LATELY = r"(?:last|this|next)\s+(?:week|wk|month|term|year)|yesterday|today|tomorrow|recently|just|shortly|soon"
_NO_WISH = "".join(
    f"(?<!{each} )" for each in ("want", "wants", "wanted", "wish", "wished", "like", "prefer", "preferred", "hoped")
)
"""Not after what people wish: "they want to be asked"."""
_WILL_ASK = LazyPattern(
    rf"(?i)\b(?:will|shall|(?:is|are|we['’]re)\s+going\s+to|(?:is|are)\s+(?:due\s+|still\s+|yet\s+)?to|(?:intend|"
    rf"plan|hope|propose|aim|expect|need|mean)s?\s+to|we\s+(?:also\s+)?want\s+to|planning\s+to|"
    rf"hoping\s+to|intending\s+to|(?:has|have)\s+(?:yet|still)\s+to|(?:still|yet)\s+to)\s+(?:(?:also|then|now|"
    rf"shortly|soon|only|all|next|each|both)\s+)*(?:be\s+)?(?:{_ASKED}|{_ASK}|{_ASKING})\b"
    rf"|^\W*(?!what\b|how\b)(?:[\w’'&/-]+\s+){{1,7}}?{_NO_WISH}(?:still\s+|yet\s+)?to\s+be\s+(?:{_ASKED}|launched|held|issued|"
    rf"sent out|organised|run)\b"
    rf"|\b(?:is|are)\s+(?:now\s+|currently\s+|still\s+|also\s+)?being\s+(?:{_ASKED}|chased)\b"
    rf"|\b(?:is|are|we['’]re)\s+(?:now\s+|currently\s+|still\s+|in\s+the\s+(?:middle|process|course|midst)\s+of"
    rf"\s+)?{_ASKING}\s+(?!about\b)"
    rf"|\b(?:(?:has|have)\s+not|haven['’]t|hasn['’]t|(?:is|are)\s+not)\s+(?:yet\s+)?(?:been\s+)?(?:yet"
    rf"\s+)?{_ASKED}\s+yet\b|\bnot\s+yet\s+(?:been\s+)?{_ASKED}\b"
)
"""People who will be asked, are being asked, or have not been asked yet."""
_OPEN = LazyPattern(
    rf"(?i)\b{_EVENT}\s+(?:live\b|open\s+(?:until|till)\b|(?:(?:is|are|has|have|been|now|currently|still|only|just|"
    rf"remains?)\s+)+(?:live|open)\b(?!\s+to\s+all)|(?:(?:is|are|has|have|been|now|currently|still|only|just|"
    rf"remains?)\s+)*(?:in\s+the\s+field|ongoing|on-?going|under\s?way|"
    rf"in\s+(?:development|draft|progress|preparation|train|hand|the\s+(?:diary|calendar|pipeline|post))|(?:begun|"
    rf"started|opened|launched|gone\s+(?:out|live))(?=\W*$|\s+and\b|\s*[,;])|"
    rf"(?:went|gone|sent|go|goes)\s+(?:out|live)\s+(?:{_LATELY})|(?:(?:closes?|ends?|runs|opens|starts|begins|"
    rf"launches|goes\s+(?:out|live))\b(?!\s+(?:at|with|in\s+tears|counter)\b))))"
    rf"|\b{_EVENT}\b[^.;]{{0,60}}?\s(?:(?:is|are|has\s+been|have\s+been)\s+)?(?:booked|arranged|scheduled|planned|"
    rf"pencilled|fixed|set\s+up|organised|lined\s+up|in\s+the\s+diary|"
    rf"in\s+diaries|to\s+follow)\b(?=\W*(?:in\s+)?(?:$|\(|,|;|for\b|in\b|on\b|with\b|at\b|next\b|early\b|date\b|"
    rf"before\b|by\b|after\b))"
    rf"|\b(?:have|has|got)\s+until\s+[^.;]{{2,30}}\s+to\s+(?:respond|reply|comment|answer|object|let|send|get)\b"
    rf"|\b(?:invitations?|questionnaires?|letters?|surveys?|forms|e-?mails?)\b[^.;]{{0,40}}\s(?:goes|go|went|sent|"
    rf"going|issued|posted)\s+(?:out\s+)?(?:{_LATELY})\b"
    rf"|\b(?:has|have)\s+(?:now\s+|just\s+|all\s+|also\s+)?been\s+invited\s+to\s+(?:comment|respond|reply|take"
    rf"\s+part|give|share|contribute)\b(?![^.]*\b(?:and|but|of\s+whom|replied|responded|said)\b)"
)
"""A survey that is open, or a meeting that is planned."""
_NOT_IN = LazyPattern(
    rf"(?i)\b(?:no|nothing|none|not|n['’]t|neither)\b[^.;]{{0,40}}\b(?:repl\w+|respon\w+|hear\w*|back|received|"
    rf"feedback|answers?|views|comments?|in|arrived)\b[^.;]{{0,25}}\b(?:(?:as\s+)?yet|so\s+far|to\s+date|thus\s+far|"
    rf"at\s+(?:present|this\s+(?:point|stage)|the\s+moment)|until\s+now)\b"
    rf"|\b(?:still|yet)\s+to\s+(?:hear|receive|respond|reply|come|get|arrive)\b|\bheard"
    rf"\s+nothing\b(?![^.;]*\b(?:again|more)\b)"
    rf"|\b{_RESULT}\b[^.;]{{0,40}}?\s(?:(?:is|are)\s+)?(?:with\s+the\s+(?:\w+\s+){{0,2}}(?:team|consultants?|agency|"
    rf"officers?|analysts?|typists?|university|printers?|company|contractor|lawyers?)\b|"
    rf"(?:is\s+|are\s+)not\s+(?:yet\s+)?(?:back|in|ready|available|known|out|through|complete)\b|not\s+(?:yet"
    rf"\s+)?(?:back|in|ready)\b(?:\s+yet)?(?=\W*$|\s+(?:from|yet)\b)|(?:is|are)\s+not\s+(?:yet\s+)?known\b|"
    rf"(?:trickling|dribbling|coming)\s+in\b|(?:are\s+|is\s+)?due\s+(?:back|in|from|out|by|mid|early|late|next|on|"
    rf"after|at)\b|(?:should|will|to)\s+(?:emerge|arrive|come|follow|be\s+(?:clear|ready|known|available|in)|"
    rf"be\s+(?:typed|written)\s+up)\b(?!\s+(?:for|to|with|from)\b)|(?:is\s+|are\s+)?expected\s+(?!to\b)(?:back\s+|"
    rf"in\s+|by\s+|mid|early|late|next|from\s+|on\s+|at\s+|after\s+|before\s+|shortly|soon|around|towards))"
    rf"|\b(?:questionnaire|survey|draft|form)\b[^.;]{{0,20}}\s(?:is|are)\s+with\s+[^.;]{{2,40}}\bfor\s+(?:comment|"
    rf"approval|checking|sign|translation|printing|review|agreement|input)\w*"
    rf"|\bexpect(?:ing)?\s+(?:[\w’'-]+\s+){{0,3}}?{_RESULT}\b(?:\s+(?:back|in|by|from|next|early|mid|late|soon|"
    rf"shortly)\b)"
    rf"|\b(?:{_RESULT}|details)\b[^.;]{{0,40}}\s(?<!not )(?:still\s+|yet\s+)?to\s+be\s+(?:included|added|inserted|"
    rf"analysed|"
    rf"reviewed|coded|reported|read|counted)\b"
    rf"|\b(?:hope|hoping|expect|expecting|aim|aiming)\s+to\s+(?:get|have|receive|hear|obtain)\b"
    rf"|\bwatch\s+this\s+space\b|\bmore\s+to\s+(?:come|say|add)\b|\bwe\s+(?:will|shall)\s+(?:then\s+)?know"
    rf"\s+(?:more|what|how)\b"
    rf"|^\W*(?:will|to)\s+(?:add|update|complete|write\s+up|report|insert|fill\s+in|"
    rf"include)\b[^.;]{{0,60}}\b(?:after|once|when|following|later|here|soon)\b"
    rf"|\bwill\s+(?:put|write|add|record|report|insert|feed|include|set\s+out)\b[^.;]{{0,50}}\bhere\b"
    rf"|\bonce\b[^.;]{{3,60}}\b(?:{_RESULT}|we)\s+(?:will|shall|can)\b"
)
"""Replies that are not in, or have still to be read."""
_REPORTED = LazyPattern(
    r"(?i)\b(?:told|said|says|wanted|wished|hoped|feared|worried|spoke|explained|pointed\s+out|thought|felt|"
    r"mentioned|raised|complained|preferred|suggested|"
    r"requested|stressed|replied|answered|noted|agreed|objected|asked\s+(?:us|that|for|when|whether|what|how|why|if|"
    r"to)|expects?|want|wants|fears?|believes?|planned\s+the)\b"
)
"""What people said or wished: the words after it are about them, and not about the engagement."""
_LOOKS_BACK = LazyPattern(
    r"(?i)\b(?:again|repeat\w*|as\s+well|twice\s+a|each\s+(?:year|quarter|month|term)|every\s+(?:year|quarter|month|"
    r"six|three)|annual\w*|yearly|quarterly|after\s+(?:the\s+)?"
    r"(?:change|launch|start|opening|move|closure|first|six|twelve|\d+)\b|months?\s+(?:after|on|later)|once\s+(?:it|"
    r"the\s+(?:service|scheme|change|centre|site|building|new\s+\w+))\s+"
    r"(?:opens|starts|begins|is\s+live|is\s+in\s+place)|what\s+(?:was|is|we|has\s+been)\s+(?:decided|changed?|done)|"
    r"thank\w*|decision|section\s+\d|action\s+\d)\b"
)
"""What is asked once more, or what people are told afterwards."""
_POINTS_MADE = LazyPattern(
    r"(?i)^\W*(?:\*\*)?(?:the\s+|their\s+|main\s+|chief\s+|most\s+)*(?:comments?|questions?|worries|worry|points?|requests?|fears?|"
    r"things|concerns?|themes?)\b(?!\s+(?:will|to|we)\b)[^.;:?]{0,50}:\s|"
    r"^[^.;:]{3,80}\b\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:\s+20\d\d)?\**:\s(?![^.]*\b(?:will|to be|is due|are due)\b)"
)
"""What people asked or said, after a colon: "questions most often put: who will come", "Panel, 9 July: too dark"."""


_HAPPENED = LazyPattern(r"(?i)\b(?:said|told|was|were|attended|found|showed|wanted|replied|came|took|held|met|heard)\b")
"""Verbs of a sentence with a date that make a booked meeting or an opened survey one that is over."""
_OF_WAITING_PEOPLE = LazyPattern(r"(?i)(?:\s+\w+)?\s+(?:were|was|had|said|told|asked|rang)\b")
"""What was done or said by people to whom something has still to happen: "couples yet to be asked were rung"."""
_CLOSES = LazyPattern(r"(?i)\b(?:closes?|ends?|runs|until|till)\b")
_WE_WILL = LazyPattern(r"(?i)\bwe\s+(?:will|shall)\b")


@lru_cache(maxsize=4096)
def is_said_by_people(before: str) -> bool:
    """Whether the words before something make it what people said or wished: "they told us that they were still"."""
    return _REPORTED.search(before) is not None


def _is_arranged(sentence: str) -> bool:
    """Whether a sentence says who will do something and when, or that we will on a certain day."""
    on_day = _WE_WILL.search(sentence) is not None and next(days_in(sentence), None) is not None
    return on_day or (names_who(sentence) and names_when(sentence))


@lru_cache(maxsize=4096)
def is_asked_later(sentence: str) -> bool:
    """Whether a sentence says that people have still to be asked, or that what they said is not in yet."""
    if _LOOKS_BACK.search(sentence) or _POINTS_MADE.match(sentence) or _is_arranged(sentence):
        return False
    for pattern in (_WILL_ASK, _OPEN, _NOT_IN):
        found = pattern.search(sentence)
        if found and _OF_WAITING_PEOPLE.match(sentence, found.end()):
            continue
        if found and not is_said_by_people(sentence[: found.start()]):
            is_over = pattern is _OPEN and is_dated(sentence) and _HAPPENED.search(sentence)
            return not is_over or _CLOSES.search(found.group()) is not None
    return False


_OF_ENGAGEMENT = LazyPattern(
    rf"(?i)\b(?:{_EVENT}|{_RESULT}|{_ASKED}|consult|survey|interview|engage|involve|canvass|hear\s+from|{_ASKING}|"
    rf"forums?|panels?|"
    r"boards?|networks?|unions?|view|feedback\s+form|details|(?:speak|talk)(?:ing)?\s+(?:to|with)|have\s+(?:a|"
    r"their)\s+say|take\s+part)\b"
)
CONNECTS = LazyPattern(
    r"(?i)\bas (?:a|one) (?:direct )?(?:result|outcome|consequence)\b|\bin (?:response|view) (?:to|of)\b"
)
"""Phrases with a noun of evidence that only say why something is done."""
_THEIR_WORDS = LazyPattern(
    r"(?i)\b(?:said|told|raised|feared|worr\w+|asked\s+(?:for|us)|wanted|concerns?|themes|points|shows?|heard|views|"
    r"comments|messages|findings)\b"
)
"""A heading or a lead-in above what people said."""
_IF_IT_WERE = LazyPattern(r"(?i)\b(?:would|could|might|should|(?-i:may))\b")
"""What people think of what may come."""
_PLANNED = LazyPattern(
    r"(?i)\b(?:scheduled|planned|booked|arranged|invited|expected|proposed|pencilled|requested|awaited|anticipated|"
    r"organised|intended|fixed)\b"
)
"""Participles of what is still to come, which are no verbs in the past tense."""
_SOON = LazyPattern(
    r"(?i)\b(?:next\s+(?:week|wk|month|term|year|spring|summer|autumn|winter|phase|stage|round)|(?:the|in|early|"
    r"by)\s+(?:the\s+)?new\s+(?:year|term)|(?:on|by|from|this|next)\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"this\s+(?:week|month|term|winter|spring|summer|autumn)|by\s+(?:easter|christmas|the\s+end\s+of)|shortly|soon|"
    r"currently|at\s+(?:present|the\s+moment)|(?:as\s+)?yet|so\s+far|to\s+date|thus\s+far|"
    r"in\s+progress|ongoing|on-?going|in\s+hand|tb[acd])\b"
)
_MONTH_TO_COME = LazyPattern(
    r"\b(?:[Ii]n|[Bb]y|[Ff]or|[Ff]rom|until|on|early|late|mid|the)[\s-](?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:January|"
    r"February|March|April|May|June|July|August|"
    r"September|October|November|December|Jan|Feb|Sept?|Oct|Nov|Dec)\b(?!\s+20\d\d)|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec)\s+(?:2[6-9]|3\d)\b"
)
"""A month without its year: that of what is to come, where nothing is told in the past tense."""
_MONTH_NAME = LazyPattern("|".join(each[:3] for each in MONTHS))
_MONTHS_BACK = 4
"""Months before the form was completed whose name without a year is of those: "on 3 September" in October."""
_FEEDS_BACK = LazyPattern(
    r"(?i)\b(?:publish\w*|website|tell|thank\w*|inform|feed\s+back|let\s+(?:\w+\s+){1,4}know|report\s+back|"
    r"newsletter|members|cabinet|committee|scrutiny|explain\w*|sent\s+to\s+all)\b"
)
"""What people are told once all is done."""


_THEY_WISH = LazyPattern(
    r"(?i)^(?!\W*(?:we|officers?|the\s+(?:council|team|service)|i)\b)[^.;]*?\b(?:wants?|wish(?:es)?|prefers?|(?:do|does|did)(?:\s+not|n['’]t)\s+(?:want|like|wish)|"
    r"would\s+(?:like|rather|prefer))\s+(?:not\s+)?to\s+(?!(?:consult|engage|survey|interview)\b)"
)
"""What people wish is what they said, also about being asked."""


@lru_cache(maxsize=4096)
def is_yet_to_happen(sentence: str, done: date) -> bool:
    """Whether a sentence about engagement reports nothing that was done or said, and speaks of what is to come.

    It has no verb in the past tense, no count and no day before the day on which the form was completed.
    """
    if not _OF_ENGAGEMENT.search(CONNECTS.sub(" ", sentence)) or any(
        each.search(sentence) for each in (_LOOKS_BACK, _POINTS_MADE, _FEEDS_BACK, _IF_IT_WERE, _THEY_WISH)
    ):
        return False
    first = first_day(sentence)
    is_told = (first and first <= done) or is_past(_PLANNED.sub(" ", sentence)) or shares(sentence) or counts(sentence)
    if is_told or _is_arranged(sentence):
        return False
    is_to_come = is_future(sentence) or is_going_on(sentence)
    return bool(first or is_to_come or _SOON.search(sentence) or _names_month_to_come(sentence, done))


def _names_month_to_come(sentence: str, done: date) -> bool:
    """Whether a sentence names a month without its year which is not one of the last before the form was completed."""
    found = _MONTH_TO_COME.search(sentence)
    month = _MONTH_NAME.search(found.group()) if found else None
    if not month:
        return found is not None
    number = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(month.group()[:3]))
    return (done.month - number) % len(MONTHS) > _MONTHS_BACK


def asked_later(text: str, done: date | None = None) -> str:
    """The first sentence of an answer which says that people have still to be asked; "" if none does.

    With the day on which the form was completed, for an answer about engagement, also one that reports nothing.
    """
    for sentence in sentences(text):
        if sentence.is_row or sentence.is_heading:
            continue
        is_of_people = _THEIR_WORDS.search(sentence.lead) is not None
        if is_asked_later(sentence.text) or (done and not is_of_people and is_yet_to_happen(sentence.text, done)):
            return sentence.text
    return ""
