"""Decides whether evidence is still to come: asked for, being made, or to be added by somebody."""

import re
from functools import lru_cache

from eia_tui.checks.methods.asking_later import CONNECTS, is_said_by_people
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import collapse_spaces, is_one_of, phrases
from eia_tui.checks.methods.sentences import clauses, sentences
from eia_tui.checks.methods.tense import is_future, is_going_on, is_past
from eia_tui.checks.methods.when import is_dated, names_when
from eia_tui.checks.methods.who import names_who

_WORDS_BEFORE_AWAITING = 3
"""The words before "awaiting" that are searched for people who wait."""
_WORDS_BEFORE_TO_FOLLOW = 2
"""The most words before "to follow", which name what is put off."""
_NAMED = LazyPattern(r"[:–—-]\W*$")
"""The end of a label for what is put off: "Views of carers: to follow"."""
_NOTE = LazyPattern(
    r"(?i)^\W*(?:[A-Z][\w.&'’-]*|hr|we|i|the|someone|somebody|officers?|team|"
    r"[a-z]+){1,1}(?:\s+[\w.&'’-]+){0,3}?\s+(?:still\s+)?to\s+"
    r"(?:please\s+)?(?:add|provide|confirm|complete|send|supply|update|insert|check|chase|get|find|draft|"
    r"write|fill|advise|"
    r"extract|pull|run|share|forward|upload|source|clarify|input|finish|follow up|come back|look into|populate|"
    r"expand|tidy|verify)\b"
)
_BRACKETED = LazyPattern(r"\(((?:[A-Z]{2,}|[A-Z][a-z]+)(?:\s+[A-Z][a-z]+)?\s+to\s+[^()]{3,60})\)")
"""A note in brackets."""
_ARRANGED = LazyPattern(r"(?i)\b(?:daily|weekly|monthly|quarterly|termly|yearly|each|every|from \d|by \d)\b")
"""How often or by when it is done: an arrangement, and no note."""
_ADDRESSED = LazyPattern(
    r"(?i)^\W*(?:(?:\w+\s+)?(?:invitations?|reminders?|requests?|letters?|offers?|calls?|appeals?|prompts?|notices?|messages?|help|support|"
    r"advice|training|cards?|leave|access|work|tools?|forms?|people|those|anyone|anybody|everyone|everybody|all)\b"
    r"|(?:ask|invite|remind|request|require|encourage|help|get|train|tell|write|appoint|commission|instruct|allow|enable|permit|pay|"
    r"expect|urge|advise|support|offer|send|give|use|set|provide|work|continue|agree|press|prompt|brief|recruit|fund|engage|"
    r"hire|assign|arrange|prepare|start|begin|aim|plan|complete|update|add)\b)"
)
"""What asks other people to do something is a measure: "Reminder to parents to update the form"."""
_THING_TO_DO = LazyPattern(
    r"(?i)^\W*(?:fewer|less|more|no|nothing|none|many|most|some|several|others|they|much|any|enough|too|something|somewhere|anything|"
    r"one(?! of)|[a-z]+ier|"
    r"(?:near|long|short|low|high|saf|bett|larg|small|clos|quick|lat|wid|cheap|warm|fast|clear|new|fair|strong|light|soon)er)\b"
    r"(?!\s+(?:\w+\s+)?(?:data|detail\w*|information|evidence|figures|work|analysis|engagement)\b)|"
    r"\b(?:forms?|documents?|paper\w*|pages?|letters?|websites?|steps?|questions?|places?|things?|words?|appointments?|visits?|"
    r"passwords?|proofs?|certificates?|choices?)\s+to\s"
)
"""What is to be done by those affected, and how much of it: "Fewer documents to find"; "One form to complete"."""
_TO_BE_DONE = LazyPattern(
    r"(?i)^\W*(?:details?\s+|this\s+is\s+)?(?:still\s+)?to\s+be\s+(?:worked\s+(?:up|out)|agreed|developed|decided|discussed|"
    r"established|identified|explored|drafted|scoped|finalised|drawn\s+up)\b"
    r"|^[^.;]*\b(?:work|detail|thought)\b[^.;]{0,20}\b(?:is|are)\s+(?:still\s+)?(?:needed|required)\b[^.;]{0,20}\bthis\s+"
    r"(?:section|answer|form|part|assessment)\b"
)
"""Who or what is to do something is left open: "To be worked up with the contractor"."""
_CONFIRMS = LazyPattern(
    r"(?i)\bto\s+(?:please\s+)?(?:confirm|check|chase|clarify|advise|get|find|draft|finish|insert|populate|expand|"
    r"come back|"
    r"follow up|look into|input|verify|supply|write|send)\b"
)
_FINITE = LazyPattern(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|can|could|may|must|should|do|does|did|asked|told|said|"
    r"want\w*|need\w*|"
    r"like\w*|wish\w*|able|invited|helps?|use[sd]?|agreed|decided|refus\w+|try|tried|tend\w*|takes?|took|struggles?|"
    r"managed|prefers?|travels|waits?|walks|hesitates?|fears?|seems?)\b"
)
_COMPLEMENT = LazyPattern(
    r"(?i)\b(?:campaigns?|projects?|exercises?|drives?|programmes?|work|efforts?|cards?|tools?|training|requests?|rights?|duty|duties|offers?|needs?|options?|chances?|ways?|ability|power|decisions?|plans?|"
    r"proposals?|wish|reasons?|time|places?|invitations?|freedom|permission|"
    r"cease|continue|begin|start|stop|want|wish|hope|free|open|able|easier|harder|happy|likely|unlikely|how|"
    r"whether|where|when|what|waiting|queuing|queueing|hoping|trying|wanting|willing|coming|going)\s+(?:still\s+)?to\s+\w+(?:\s+\w+)?$"
)
"""Words that an infinitive completes: "the request to add a path" leaves nothing to somebody."""
_ASKED_FOR = LazyPattern(r"(?i)\b(?:ask(?:s|ed)?|apply|applies|request(?:s|ed)?)\s+(?:us\s+)?for\b[^.;]*$")
"""What people may ask for is not what the form waits for: "can ask for their path to be added"."""
_WAITING = LazyPattern(
    r"(?i)\b(?:outstanding|pending|chasing|in hand|awaited|awaiting|(?:still\s+)?waiting\s+(?:for|on)|not\s+(?:yet|"
    r"been)\b|yet\s+to\b|"
    r"(?:has|have)\s+(?:also\s+|now\s+)?been\s+(?:requested|commissioned|asked\s+for)|(?:is|"
    r"are)\s+(?:still\s+)?being\b|planned\s+for|"
    r"(?:is|are)\s+(?:due|planned|scheduled|expected|proposed)|under\s?way|in\s+progress|in\s+preparation|ongoing)\b"
)
_AFTERWARDS = LazyPattern(
    r"(?i)\b(?:again|repeat\w*|each (?:year|quarter|month|term)|every (?:year|quarter|month|six|three)|"
    r"annual\w*|yearly|quarterly|real effect|"
    r"actual effect|after (?:the )?(?:change|launch|start|opening|move|closure|first|six|twelve|\d+)\b|"
    r"months? (?:after|on|later)|"
    r"once (?:it|the (?:service|scheme|change|centre|site|building|new \w+)) (?:opens|starts|begins|is live|"
    r"is in place|has opened))"
)
_GATHERING = LazyPattern(
    r"(?i)\b(?:add|update|analyse|collect|gather|complete|carry out|undertake|conduct|commission|provide|"
    r"insert|obtain|request|"
    r"collate|compile|include|survey|look at|look into|consult|engage|revise|amend|expand|pull|extract|run|seek|get|"
    r"prepare|do|"
    r"hold(?=\s+(?:[\w-]+\s+){0,4}(?:sessions?|meetings?|workshops?|events?|surveys?|consultations?|"
    r"(?:focus )?groups?|interviews?|forums?|drop-ins?)\b))\b"
)
_EVENT = LazyPattern(r"(?i)\b(?:held|take place|run|running|start\w*|begin|launch\w*|hold|consult|engage|survey)\b")
_INFORMS = LazyPattern(
    r"(?i)\b(?:inform(?:ed)?|feed(?:s)? in(?:to)?|shape[ds]?|reflected|incorporated|added|updated|included)\b"
)
_NOT = LazyPattern(r"(?i)\b(?:not|never|no|\w+n['’]t|will only)\b")
_NOT_YET = LazyPattern(
    r"(?i)\b(?:has|have|had)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:yet\s+)?(?:start\w*|begun|arriv\w+|"
    r"receiv\w+|reached\s+us|complet\w+|"
    r"analys\w+|held|carried\s+out|undertaken|finished|come\s+back|published|launched|taken\s+place|closed|come\s+(?:through|in)|supplied|provided|returned|sent|shared|forthcoming|sourced)\b"
    r"|\bnot\s+yet\s+(?:been\s+)?[a-z]+(?:ed|en|wn|ne|de|lt)(?:\s+(?:up|out|in))?\W*$"
    r"|\b(?:is|are)(?:\s+not|n['’]t)\s+(?:yet\s+\w+|\w+\s+yet)\b"
)
_LACKING = LazyPattern(
    r"(?i)^\W*(?:more|further|additional|better|fuller)\s+(?:\w+\s+){0,2}?(?:analysis|data|engagement|research|consultation|evidence|information|work|detail|figures)\s+"
    r"(?:(?:is|are|will be)\s+)?(?:still\s+)?(?:needed|required|necessary|to come)\b"
    r"|^\W*(?:\w+\s+){0,5}?(?:analysis|data|engagement|research|consultation|evidence|information|"
    r"figures)\s+(?:is|are)\s+(?:still\s+|also\s+)?"
    r"(?:required|needed|necessary)\b|\b(?:results?|outcomes?|findings|views)\b.{0,40}\b(?:is|"
    r"are)\s+not\s+(?:yet\s+)?known\b"
)
_HAS = LazyPattern(
    r"(?i)\b(?:will|shall)\s+(?:already\s+|also\s+|still\s+)?(?:hold|have|keep|contain|know)(?=\s+(?:is|are|on|about|in)\b)"
)
"""What a service has of its own: "the information that the service will hold is about the child"."""
_OF_CONSULTATION = LazyPattern(
    r"(?i)\b(?:consult\w*|engagement|focus groups?|repl(?:y|ies)|responses|feedback|findings|results|views|comments)\b"
)
_POINTS = LazyPattern(
    r"(?i)\b(?:section|action) \d+(?:\.\d+)? (?:says|sets out|explains|shows)\b|\bas (?:stated|set out|described|"
    r"said|given|explained) (?:above|below|in (?:section|action)|earlier)\b"
)
"""Where the form itself says who will find it out."""
_MODAL = LazyPattern(r"(?i)\b(?:will|shall|is to|are to|is going to|are going to)\b")
_WORDS_OF_SUBJECT = 7
_WHAT_COMES = LazyPattern(
    r"(?i)^\W*what (?:[\w’'-]+ ){1,7}?(?:is|are) (?:still )?(?:expected|awaited|outstanding|promised|to (?:come|"
    r"follow))\b"
)
"""A result without a noun: "What came out of the visit is expected shortly"."""
_TO_BE_GOT = LazyPattern(
    r"(?i)^\W*(?:(?!(?:is|are|was|were|has|have|had|will|would|can|may|must|should|wants?|asked|said|likes?|needs?)\b)[\w’'-]+\s+){1,6}?(?:still\s+|yet\s+)?to\s+be\s+(?!fair\b|able\b|honest\b|sure\b)\w+"
    r"|^\W*(?:insert|add|include|update)\s+[^.;]{3,60}\b(?:when|once|after)\b"
)
"""A line without a verb about something that has to be got: "Data by ward to be sourced"; "Add figures when out"."""
_HOPED_FOR = LazyPattern(
    r"(?i)\b(?:hope|expect|intend|plan|aim)s? to (?:have|receive|obtain|get|know|see|include)\b[^.;]{0,40}\b(?:by|"
    r"before|in time|when|once|for the|soon|shortly)\b"
    r"|\b(?:expect|await|anticipate)s?\s+(?:[\w’'-]+\s+){1,6}?(?:shortly|soon|in the new year|next (?:week|month|"
    r"year))\b"
)
_PROPOSED = LazyPattern(r"(?i)\b(?:would|could)\b")
_BEING_READ = LazyPattern(
    r"(?i)\b(?:results?|findings|responses|replies|feedback|comments|letters|analysis|report|summary|views|questionnaires?|interviews|forms)\b[^.;]{0,70}?\b(?:"
    r"(?:is|are)\s+(?:still\s+|now\s+|currently\s+)?(?:being\s+(?:written|collected|gathered|chased|typed|analysed|read|collated|counted|coded|drawn|put|compiled|finali[sz]ed|summari[sz]ed|transcribed|processed)|coming\s+in|in\s+draft|"
    r"expected\b(?!\s+to)|awaited|under\s+way|arriving)|will\s+follow(?:\s*$|[.,;]|\s+(?:in|when|shortly|soon|by|once)\b)|will\s+be\s+(?:added|attached|appended|included|inserted|reported)\s*(?:$|[.,;]|here\b|when\b|once\b|as\b|later\b|in\s+due))"
    r"|\b(?:we|officers|the\s+(?:team|service|company|consultants))\s+(?:are|is)\s+(?:still\s+|now\s+)?(?:reading|analysing|working\s+through|typing|coding|counting|collating|writing\s+up)\b"
    r"|\b(?:repl(?:y|ies)|responses?|questionnaires?|forms|comments|letters|interviews|transcripts|notes|answers?|they|"
    r"which|these)\b[^.;]{0,40}?\b(?:will|(?:is|are)\s+(?:due\s+|still\s+)?to|(?:has|have)\s+(?:yet|still)\s+to|remains?\s+to)\s+"
    r"(?:\w+\s+)?be\s+(?:\w+ly\s+)?(?:analysed|coded|collated|transcribed|written\s+up|summarised|worked\s+through|gone\s+through|typed\s+up|processed)\b"
    r"|\b(?:report|results?|replies|figures|data|answers?|views)\b[^.;]{0,20}\b(?:had|has|have)\s+not\s+(?:yet\s+)?(?:come|arrived|been\s+(?:received|returned|sent))\b|\bpencilled\s+in\b|"
    r"\bwill\s+(?:put|add|insert|include)\s+(?:in\s+)?(?:the|these|those|our)\s+(?:numbers|figures|results|findings|views|replies)\b[^.;]{0,30}\b(?:here|when|once|later)\b"
    r"|\b(?:consultation|survey|questionnaire|poll)\s+(?:(?:is|remains)\s+(?:still\s+)?open\b(?!\s+to\s+(?:all|any))|(?:closes|ends|runs|continues)\s+(?:on|until|to|till)\b)",
    needs=(
        "follow",
        "being",
        "added",
        "attached",
        "appended",
        "include",
        "insert",
        "report",
        "coming",
        "draft",
        "expected",
        "awaited",
        "under",
        "still",
        "reading",
        "analysing",
        "working",
        "typing",
        "coding",
        "counting",
        "collating",
        "open",
        "closes",
        "ends",
        "runs",
        "continues",
        "come",
        "arrived",
        "pencilled",
        "will put",
        "will add",
        "not yet",
        "has not",
        "have not",
        "had not",
        "arriving",
        "analys",
        "coded",
        "collated",
        "transcribed",
        "written",
        "summarised",
        "worked",
        "gone",
        "typed",
        "processed",
    ),
)
"""Replies that are still being read, or a consultation that is still open, on the day when the form is written."""


@lru_cache(maxsize=1024)
def put_off(text: str, *, is_evidence: bool, is_measure: bool = False) -> str:
    """The sentence of an answer that puts something off without saying who will add it and when; "" if none does.

    `is_evidence` is for the answers that give evidence: there, evidence that is still being made counts as well.
    `is_measure` is for mitigations and actions, where "the editor to add captions" is what is going to be done.
    """
    for sentence in sentences(text):
        if sentence.is_row:
            continue
        if _TO_BE_DONE.match(sentence.text) and not sentence.lead and not names_when(sentence.text):
            return sentence.text
        if words := _awaits(sentence.text) or _only_puts_off(sentence.text):
            return words
        if is_evidence and _STILL_TO_WRITE.search(sentence.text):
            return sentence.text
        if is_evidence and _BEING_READ.search(sentence.text) and not _AFTERWARDS.search(sentence.text):
            return sentence.text
        if (is_note(sentence.text) and not (is_measure and not _CONFIRMS.search(sentence.text))) or (
            is_evidence and is_still_to_come(sentence.text)
        ):
            return sentence.text
    return ""


@lru_cache(maxsize=4096)
def is_this_consultation(sentence: str) -> bool:
    """Whether a sentence says that people have yet to be asked, or that what they said is still being read."""
    return _OF_CONSULTATION.search(sentence) is not None


@lru_cache(maxsize=4096)
def is_note(sentence: str) -> bool:
    """Whether a sentence is a note about who has to add something: "Kim to send the totals"."""
    bracket = _BRACKETED.search(sentence)
    found = _NOTE.match(sentence) or (_NOTE.match(bracket[1]) if bracket else None)
    sentence = bracket[1] if bracket and found and not _NOTE.match(sentence) else sentence
    first = next(iter(re.findall(r"[A-Za-z]+", sentence)), "")
    if found is None or any(is_one_of(kind, first) for kind in ("deed", "hedge", "thinking", "request")):
        return False  # "Ask the forum to check the signs" is a deed
    words = sentence[: found.end()]
    if _ADDRESSED.match(sentence) or _ARRANGED.search(sentence) or _THING_TO_DO.search(words):
        return False
    return not _FINITE.search(words) and not _COMPLEMENT.search(words) and not is_past(words)


@lru_cache(maxsize=4096)
def is_still_to_come(sentence: str) -> bool:
    """Whether a sentence says that evidence will be, or is being, made, and not who makes it and when."""
    if _POINTS.search(sentence):
        return False
    if _AFTERWARDS.search(sentence) or _PROPOSED.search(sentence) or (names_who(sentence) and names_when(sentence)):
        return False
    parts = clauses(sentence)
    if any(_clause_is_to_come(clause, sentence) for clause in parts):
        return True
    # What one clause reports and what another says of the future are two things.
    return not (len(parts) > 1 and is_past(sentence)) and _clause_is_to_come(sentence, sentence)


def _clause_is_to_come(clause: str, sentence: str) -> bool:
    clause = CONNECTS.sub(" ", clause)
    if is_said_by_people(clause.partition(" to be ")[0]) and " to be " in clause:
        return False  # "parents asked for the results to be put on the website"
    if _WHAT_COMES.match(clause):
        return not is_dated(sentence)
    if _TO_BE_GOT.match(clause) or _HOPED_FOR.search(clause):
        return phrases("evidence_noun").search(clause) is not None and not is_dated(sentence)
    noun = phrases("evidence_noun").search(clause)
    if not noun:
        return False
    if _NOT_YET.search(clause) or _LACKING.search(clause):
        return True
    if _WAITING.search(clause) and (
        phrases("evidence_verb").search(clause)
        or re.search(
            r"(?i)outstanding|pending|chasing|await|waiting|due|planned|scheduled|under ?way|progress|preparation|"
            r"ongoing|in hand",
            clause,
        )
    ):
        return not (_EVENT.search(clause) and is_dated(sentence)) and not (
            is_dated(sentence) and re.search(r"(?i)planned|scheduled|due", clause) and not _INFORMS.search(sentence)
        )
    if not (is_future(clause) or is_going_on(clause)) or _NOT.search(clause) or _HAS.search(clause):
        return False
    if is_dated(sentence) and _EVENT.search(clause) and not _INFORMS.search(sentence):
        return False
    modal = _MODAL.search(clause)
    if (
        modal
        and noun.end() <= modal.start()
        and len(clause[: modal.start()].split()) <= _WORDS_OF_SUBJECT
        and not is_dated(sentence)
    ):
        return True
    if is_going_on(clause) and phrases("evidence_verb").search(clause):
        return True
    verb = phrases("evidence_verb").search(clause, noun.end())
    if (verb and is_future(clause[: verb.end()])) or (verb and is_going_on(clause)):
        return True
    active = re.search(
        r"(?i)\bwill\b|\bgoing to\b|\bis to\b|\bare to\b|\b(?:need|intend|plan|hope|propose|expect)s? to\b", clause
    )
    return bool(
        active and _GATHERING.search(clause, active.end()) and phrases("evidence_noun").search(clause, active.end())
    )


_HAPPENED_ALL_THE_SAME = LazyPattern(r"(?i)(?:\s+\w+)?\s+(?:were|was|had|said|told|asked|wrote|came|rang)\b")
"""What people did who were still waiting: "tenants with a repair outstanding were rung"."""
_WISHED = LazyPattern(r"(?i)\b(?:ask(?:s|ed)?|want(?:s|ed)?|wish(?:es|ed)?|prefer\w*|likes?|hope[sd]?)\b[^.;:]{0,30}$")
"""What people would like, before what is to be done: "asked in June to be told by text"."""
_AS_SOMETHING = LazyPattern(r"(?i)\s+as\s+(?:an?|the|school|foster)\b")
_STILL_TO_WRITE = LazyPattern(
    r"(?i)^\W*(?:(?:we|i|someone|somebody)\s+)?(?:also\s+|still\s+)?(?:need|needs|must|have|has|ought)\s+(?:still\s+)?(?:to\s+)?"
    r"(?:put|add|slot|write|include|type|work|get)\s+(?:in|up|down|here)?\s*(?:what|how|the\s+(?:views?|comments|notes|quotes?|results|findings|feedback|replies|visit|points|minutes)|views|comments|quotes?|feedback)\b"
    r"|^\W*to\s+(?:put|slot|write|add|go|work)\s+(?:in|up|here)\s*[:–-]"
    r"|(?:\bnot|n['’]t)\s+(?:yet\s+)?had\s+(?:the\s+|any\s+|their\s+)?(?:[\w’'-]+\s+){1,4}?(?:back|through|in)\b"
    r"|\b(?:notes|minutes|write-?up|transcripts?|summary|report|replies|results|findings|returns?|quotes)\b[^.;]{0,50}(?:\bnot|n['’]t)\s+(?:yet\s+)?(?:reached|got\s+to|come\s+to)\s+us\b"
)
"""What is still to be written down here, or has not come: "Need to put in what carers said"."""
_QUOTE = LazyPattern(r"(?s)['‘“\"].*['’”\"]")
_REFUSED = LazyPattern(r"(?i)(?:\b(?:not|never)|n['’]t)$")


def _awaits(sentence: str) -> str:
    """The words that put something off; "" if there are none, or if people wait for something."""
    for found in phrases("awaiting").finditer(sentence):
        before = " ".join(sentence[: found.start()].split()[-_WORDS_BEFORE_AWAITING:])
        if _REFUSED.search(before):
            continue  # "these two figures are not to be added together"
        if _AS_SOMETHING.match(sentence, found.end()):
            continue  # "to be confirmed as a foster carer takes too long"
        if _HAPPENED_ALL_THE_SAME.match(sentence, found.end()) or _WISHED.search(sentence[: found.start()]):
            continue
        if _QUOTE.fullmatch(sentence[max(0, found.start() - 1) : found.end() + 1]):
            continue  # "those who wrote 'to be confirmed' on the form"
        if phrases("counted").search(before) or _ASKED_FOR.search(sentence[: found.start()]):
            continue
        if not (is_said_by_people(sentence[: found.start()]) and is_past(sentence)):
            return collapse_spaces(found.group())
    return ""


def _only_puts_off(line: str) -> str:
    """A line that says only that something is put off, with a word or two before that name it; "" for any other."""
    found = phrases("awaiting_alone").search(line)
    is_all = (
        found is not None
        and (
            len(line[: found.start()].split()) <= _WORDS_BEFORE_TO_FOLLOW
            or _NAMED.search(line[: found.start()]) is not None
        )
        and not line[found.end() :].strip(" .")
    )
    return line.strip() if is_all else ""
