"""Finds sentences which say that the matter is settled: decided, done, past changing, or only told to those affected.

One sentence seldom shows that it is this matter and that nothing is open any more, so what is found is a suggestion.
"""

import re
from functools import lru_cache

from eia_tui.checks.methods.negation import is_negated
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.substance import stems

_FLAGS = re.IGNORECASE | re.VERBOSE
_BODY = (
    r"(?:cabinet|(?<!youth\s)council(?:lors)?|executive|(?:sub-?)?committee|members|mayor|leader|director|holder"
    r"|panel|board|governors|trustees|"
    r"[cse]mt|slt|clt|dmt|chief\s+executive|head\s+of\s+service|management\s+team|leadership\s+team)"
)
_BE = r"(?:has|have|had|was|were|is|are)\s+(?:now\s+|since\s+|already\s+|long\s+|all\s+)?(?:been\s+)?"
_AGREED = (
    r"(?:agreed|approved|decided|settled|endorsed|adopted|resolved|confirmed|ratified|authorised|signed\s+off|chosen"
    r"|selected)"
)
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun"
    r"|jul|aug|sept?|oct|nov|dec)"
)
_LATELY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTHS}|(?:early\s+|late\s+|mid-?)?{_MONTHS}\b|last\s+(?:week|month|spring"
    rf"|summer|autumn|year)|"
    r"(?:an?|one|two|three|four|five|six|\d|some|few)\s+(?:days?|weeks?|months?)\s+ago|(?:over\s+|in\s+)?the\s+(?:spring|summer|autumn)|\d{1,2}[/.]\d{1,2}[/.]\d\d)"
)
_DECIDED = LazyPattern(
    rf"""\b(?:decision|choice|approval|go-?ahead|sign-?off|consent|matter)\b(?:\s+(?:notice
            |to\s+[^.;,]{{3,40}}))?\s+{_BE}(?:taken|made|given|granted|announced|published|
            confirmed|reached|obtained|secured|received|final\w*|implemented|settled|being\s+(?:implemented
            |carried\s+out|put\s+in\s+place))\b
      | \bdecision\s+(?:already\s+)?(?:taken|made|reached|is\s+final)\b | \bdecision\s+(?:of|in|on)\s+{_LATELY}
      | \b(?:following|after|since|upon|on|per|with)\s+(?:the\s+
            |its\s+)?(?:\w+\s+){{0,2}}?{_BODY}(?:['’]s?)?\s+(?:approval|decision|agreement|sign-?off)\b
      | \b{_AGREED}\s+by\s+(?:the\s+)?(?:\w+\s+){{0,3}}?{_BODY}\b
      | \b{_BODY}\b(?:\s+(?:having|has|had|have|already|had\s+already))?\s+(?:resolved|voted|chose|opted|settled
            |approved)\s+(?:\w+\s+){{0,3}}?
            (?:to|for|through|on|it|the\s+(?:closure|change|policy|scheme|plan|cut|move|proposal|option))\b
      | \bbudget\s+(?:council|set|agreed|approved)\b[^.;]{{0,40}}\b(?:took|takes|cut|cuts|removed|includ\w+|out)\b
      | \b{_BODY}\s+set\s+the\s+budget\b[^.;]{{0,30}}\b(?:includ\w+|with)\b
      | \b(?:saving|cut|reduction|income)s?\s+(?:is|are|has\s+been|was|were)\s+(?:already\s+)?(?:in|baked\s+into
            |part\s+of|built\s+into|counted\s+in)\s+(?:the\s+|our\s+)?(?:[\w/]+\s+)?
            (?:base|budget|mtfs|mtfp|medium)\b
      | \b(?:report|paper|budget|order|policy)\b[^.;]{{0,20}},\s+(?:{_AGREED})\s+(?:in|on|by)\b
      | \b(?:report|paper|meeting|vote)\b[^.;]{{0,25}}\bsettled\s+(?:the|this)\s+(?:matter|question|issue)\b
      | \b(?:has|have|had)\s+(?:made\s+(?:its|their|up\s+(?:its|their))\s+minds?(?:\s+up)?|spoken
            |exercised\s+(?:\w+\s+){{0,2}}?authority|committed\s+(?:itself\s+)?to)\b
      | \b{_BODY}\s+(?:took|made|reached|endorsed|backed|signed|picked)\s+(?:this|the|that|its|their|option
            |[\w\s]{{0,12}}option)\b(?!\s+report)
      | ^\W*(?:agreed|approved|endorsed|signed\s+off)\s*[:–—(-]
      | \bdecision\s+(?:record|notice|sheet)\b[^.;]{{0,15}}\b(?:signed|published|issued)\b
      | \b(?:this|it|which)\s+(?:was|had\s+been)\s+(?:already\s+)?{_AGREED}\s+(?:at|in|by|as\s+part\s+of)\b
      | \b(?:procurement|tender)(?:\s+exercise|\s+process)?\s+(?:is|has\s+been)\s+(?:now\s+)?(?:complete\w*|finished
            |closed|concluded)\b
      | \b(?:has|have|had)\s+given\s+(?:his|her|its|their)\s+(?:\w+\s+)?(?:consent|approval|blessing|agreement
            |backing)\b
      | \b(?:tender|contract|bid)\s+(?:has\s+been|was)\s+won\s+by\b
      | \b(?:this|it)\s+(?:was|had\s+been)\s+(?:all\s+|long\s+)?{_AGREED}\s+(?:at|in)\b
      | \bas\s+(?:already\s+)?(?:agreed|approved|decided)\b(?!\s+(?:with|in\s+(?:the\s+)?(?:survey|consultation)))
      | \b(?:gave|given|has|have)\s+(?:\w+\s+){{0,3}}?(?:the\s+)?(?:go[- ]ahead|green\s+light)\b""",
    _FLAGS,
)
_THING = (
    r"(?:the|this|our|both|all|these|those|\d+|two|three|four)\s+(?:(?:new|old|revised|preferred"
    r"|\w+)\s+){0,2}?\w+(?:\s+(?:at|in|of|on)\s+(?:the\s+)?\w+(?:\s+\w+)?)?|"
    r"redundanc(?:y|ies)(?:\s+\w+)?|(?:new\s+)?(?:signs?|bins|notices|fees|charges|hours|rotas?|letters)|work|works"
    r"|recruitment|new\s+\w+"
)
_DONE = LazyPattern(
    rf"""^\W*(?:in\s+[^,]{{3,30}},\s+)?(?:{_THING})\s+(?:{_BE})?(?:shut|closed|ended|stopped|ceased|launched
            |went\s+(?:live|up|out|ahead)|came\s+in(?:to\s+(?:force|effect|use))?|
            took\s+(?:effect|place)|started|began|switched\s+off|surrendered|given\s+up|implemented|introduced
            |rolled\s+out|moved|transferred|left)\b
            (?:\s+(?!to\b|in\s+{_MONTHS})[\w'’-]+){{0,5}}?\s+(?:on|in|over|from|since|at\s+the\s+end\s+of)?\s*{_LATELY}
      | \b(?:{_THING})\s+(?:have|has)\s+(?:applied|been\s+(?:in\s+(?:place|force|use)|running|charged|gone|shut
            |closed|going\s+out\s+[\w\s]{{3,20}}))\s+since\s+{_LATELY}
      | \brecruitment\b[^.;]{{0,25}}\b(?:has|is)\s+(?:finished|complete[d]?|closed)\b
      | \b(?:had|have|received|got)\s+their\s+(?:redundancy|dismissal|notice|offer|new\s+(?:contract|rota))\b
      | \b(?:the|new)\s+(?:\w+\s+)?\w+\s+(?:are|is)\s+(?:already\s+|now\s+)?(?:bought|ordered|paid\s+for)\b
      | ^\W*(?:{_THING})\s+(?:have|has)\s+(?:now\s+|already\s+|since\s+|all\s+)?been\s+(?:delivered|installed
            |given\s+up|vacated|printed|posted|chosen|selected|appointed|notified|issued|
            withdrawn|handed\s+(?:back|over)|switched\s+off|rolled\s+out|introduced|implemented|fitted|transferred
            |awarded|disbanded)\b
      | \bpreferred\s+(?:bidder|supplier|provider|site|option)\s+{_BE}(?:chosen|selected|appointed|announced)\b
      | \balready\s+(?:live|implemented|in\s+(?:place|force)|under\s?way|running|gone|closed|working
            |using|received|started|moved|out|there|in\s+the\s+(?:[\w/]+\s+)?(?:base|budget)|taken|paid\s+for)\b
      | \b(?:already|now)\s+(?:working|using|on)\s+(?:to\s+)?the\s+new\b
      | \b(?:{_THING}|funding|support|money)\s+(?:have|has)\s+(?:already|now)\s+(?:been\s+)?\w+(?:ed|wn|old|ut|et|en
            |one|ft|lt)\b
      | \b(?:building|construction|demolition|conversion)\s+work\s+is\s+(?:well\s+|now\s+)?(?:under\s?way
            |advanced)\b | \bbedded\s+in\b[^.;]{{0,20}}\bsince\b
      | \b(?:has|have)\s+(?:given|served|issued)\s+(?:[\w’']+\s+){{1,3}}?notice\b
            | ^\W*we\s+have\s+(?:now\s+)?(?:given|served)\s+(?:[\w’']+\s+){{1,3}}?notice\b
      | \bmobilisation\s+(?:is\s+)?(?:under\s?way|has\s+(?:begun|started))\b
      | \b(?:told|informed|notified)\s+the\s+(?:landlord|tenant|owner|contractor|supplier
            |provider)\s+that\s+we\s+are\s+(?:leaving|ending|not)\b
      | \btold\b[^.;]{{0,40}}\b(?:which\s+\w+\s+they\s+(?:are|will)
            |that\s+the\s+\w+\s+would\s+(?:close|end|stop|shut))\b
      | \b(?:change|scheme|system|policy|new\s+\w+)\s+(?:that|which)\s+(?:went\s+live|came\s+in|took\s+effect
            |started|began|was\s+introduced)\b
      | \blaunched\s+(?:in|on)\s+{_LATELY}[^.;]{{0,30}}\bthis\s+(?:form|eia|assessment)\b""",
    _FLAGS,
)
_ENDED = (
    r"(?:closed|shut|ended|finished|stopped|ceased|cut|removed|deleted|replaced|withdrawn|decommissioned|sold|moved"
    r"|transferred|"
    r"started|began|launched|introduced|signed|awarded|appointed|delivered|installed|switched|reduced|merged"
    r"|demolished|"
    r"scrapped|dismissed|relocated|outsourced|implemented|changed|disbanded|dissolved|abolished|raised|increased"
    r"|doubled|halved)"
)
_ENDED_LATELY = LazyPattern(
    rf"""^\W*(?:{_THING}|[\w’']+(?:\s+[\w’']+){{0,4}}?)\s+(?:{_BE})?{_ENDED}\b(?:\s+(?!to\b|in\b
            |on\b)[\w’'-]+){{0,5}}?\s+
            (?:on|in|over|from|since|during|at)\s+{_LATELY}
      | \b(?:admitted|served|took)\s+(?:its|their|the)\s+last\s+\w+\s+(?:in|on)\s+{_LATELY}""",
    _FLAGS,
)
"""What was changed lately, in an answer that says what is proposed."""
_OF_OTHERS = LazyPattern(
    r"(?i)\b(?:operator|owner|landlord|supplier|hospital|other|next|neighbouring|national\w*|laws?|acts?"
    r"|regulations?|guidance|ofsted|consultation|survey|engagement|"
    r"workshops?|review|audit|inspection|heating|roof|boiler|lift|flood\w*|fire|covid\w*|pandemic|vacan\w+|company"
    r"|firm|university|nhs|since \d{4}|first list|off the list|petition)\b"
)
_HAD_BEEN = LazyPattern(
    rf"""\b(?:(?:had|having)\s+(?:already\s+|now\s+|just\s+|long\s+)*been|(?:{_BODY}|council|we)\s+(?:had|having)(?:\s+already)?)\s+(?:already\s+)?(?:{_AGREED}|committed|bought|ordered|set
            |let|signed|voted|announced|sold|appointed|taken\s+the\s+decision)\b
      | \boffer\s+to\s+the\s+(?:new\s+)?\w+\s+was\s+made\b | \bdecision\s+(?:had|has|was)\b
      | \b(?:when|after|since)\s+(?:the|their|its)\s+(?:\w+\s+)?\w+\s+(?:closed|shut|ended|stopped|started|opened
            |changed|moved)\s+in\s+{_LATELY}
      | \bfirst\s+(?:\w+\s+)?(?:weeks|months)\s+(?:of|under)\s+(?:operation|the\s+new)\b | \b(?:received|sent
            |given)\s+(?:their|the)\s+(?:redundancy|notice|new\s+(?:payment|start|contract|rota|place))\b""",
    _FLAGS,
)
"""What was decided or done before people were asked."""
_PAST_CHANGING = LazyPattern(
    r"""\b(?:done\s+deal|foregone\s+conclusion|fait\s+accompli|no\s+(?:going|turning)\s+back|set\s+in\s+stone
            |point\s+of\s+no\s+return)\b
      | \b(?:cannot|can['’]?t|can\s+no\s+longer|not\s+possible\s+to)\s+(?:now\s+)?(?:be\s+)?(?:withdraw|pull\s+out
            |turn\s+back|undone|reversed|revisited|reopened|changed\s+now)\b
      | \b(?:go(?:es|ing)?\s+ahead|close|closing|happen\w*|proceed\w*)\s+(?:regardless|anyway|in\s+any\s+(?:case
            |event)|whatever)\b | \bwhatever\s+(?:they|people|anybody|anyone)\s+(?:said|says?)\b
      | \binstructed\s+to\s+(?:proceed|implement|close|go\s+ahead|deliver)\b
      | \b(?:so|and)\s+(?:it\s+|we\s+)?(?:has|have|must|needs?)\s+(?:to\s+)?(?:be\s+delivered|go)\b
      | \b(?:and|so|as)\s+(?:it\s+is|we\s+are)\s+(?:now\s+)?(?:going\s+ahead|closing|happening)\b
      | \bno\s+way\s+back\b | \bminds\s+are\s+made\s+up\b | \bgetting\s+on\s+with\s+it\b
      | \b(?:eia|assessment|form)\s+(?:is|was)\s+(?:only\s+)?(?:for\s+completeness|a\s+formality
            |for\s+the\s+record)\b | \bretrospective(?:ly)?\b
      | \b(?:form|eia|assessment)\s+(?:records?|describes?|documents?|accompan\w+
            |follows?)\b[^.;]{0,30}\b(?:decision|change)\s+(?:taken|made|agreed|that)\b
      | \bno\s+(?:prospect|chance|possibility|question)\s+of\b[^.;]{0,25}\b(?:chang|revers|revisit|stopp|not)\w*
            | \blegally\s+binding\b
      | \bonly\s+question\s+(?:left\s+)?is\s+(?:when|how)\b | \b(?:assessment|form
            |eia)\b[^.;]{0,30}\bafter\s+the\s+event\b | \bout\s+of\s+our\s+hands\b
      | \bnothing\s+(?:left|more)\s+to\s+decide\b | \bbreak\s+the\s+news\b | \b(?:concerned|about|on
            |covered)\s+only\s+the\s+(?:\w+\s+)?(?:date|colour|name|timing)\b
      | \b(?:only|just)\s+(?:asked|consulted|about|on)\s+(?:about\s+
            |on\s+)?how\s+(?:to|it|we)\b
      | \bimplementation\s+of\s+(?:the|this|that)\s+decision\b
            | \bhow\s+(?:best\s+)?to\s+implement\b[^.;]*\b(?:settled|decided|agreed)\b
      | \bprinciple\s+(?:was|is|had\s+been)\s+(?:already\s+)?(?:settled|agreed|decided)\b
            | \bcommitted\s+to\s+(?:clos|end|remov|cut|stopp|withdraw)\w+\b""",
    _FLAGS,
)
_HOW_ONLY = LazyPattern(r"(?i)\bhow,?\s+(?:and\s+|but\s+)?not\s+(?:whether|if)\b")
_TOLD = LazyPattern(
    rf"""\b(?:told|informed|notified|advised|heard|briefed|letters?|e-?mails?|newsletter|writing|written|wrote
            |explained|announc\w*)\b(?!\s+(?:to\s+)?us\b)[^.;]{{0,60}}?
            \b(?:(?:of|about|on|why|with|following)\s+(?:the\s+)?(?:outcome|decision|closure|new\s+(?:structure
            |contract|hours|rota))|
              (?:the|this|that|[\w'’]+)\s+(?:decision|charge|closure|policy|contract|fee|van|bus|centre|place|desk
              |office)\s+(?:had|has|in\s+\w+\s+\d+\s+is|is|would|shuts|closes|stops|ends)\b|
              (?:date|day)\s+on\s+which\s+the\s+\w+\s+(?:shuts|closes|ends|stops)|that\s+the\s+\w+\s+(?:shuts|closes
              |ends|stops))
      | \b(?:no|not|without)\b[^.;]{{0,25}}\bconsult\w*[^.;]{{0,30}}\b(?:because|as
            |since)\b[^.;]{{0,60}}\b(?:already|had\s+been|voted|approved|decided|agreed|let|signed|mtfs|budget)\b
      | \b(?:since|after)\s+(?:the\s+)?(?:go-?live|change-?over|launch|switch-?over|closure\s+in
            |it\s+(?:was\s+introduced|went\s+live|came\s+in|started))\b
      | \b(?:asked|surveyed|consulted)\b[^.;]{{0,40}}\bafter\s+(?:they|it)\s+(?:came\s+in|closed|shut|started
            |went\s+live|had\s+been)\b
      | \b(?:shut|closed|ended|delivered|stopped|appointed|introduced
            |removed)\s+in\s+{_MONTHS}\b[^.;]{{0,40}}\b(?:and|then)\b[^.;]{{0,30}}\b(?:surveyed|asked|consulted|after)\b
      | \b(?:accept\w*|understood)\s+(?:that\s+)?the\s+decision\b | \bto\s+announce\s+the\b
            | \bclosure\s+had\s+been\s+announced\b
      | \b{_BODY}\s+had\s+(?:already\s+)?{_AGREED}\b[^.;]{{0,40}}\bbefore\b
      | \b(?:new|revised)\s+[\w'’-]+(?:\s+[\w'’-]+)?\s+had\s+(?:already\s+)?been\s+{_AGREED}\b
      | \b(?:rotas?|hours|fees|routes|charges)\s+have\s+since\s+changed\b
            | \bstructure\s+after\s+it\s+was\s+{_AGREED}\b""",
    _FLAGS,
)
_STILL_OPEN = LazyPattern(
    r"""\b(?:draft|in\s+principle|outline|subject\s+to|no\s+decision|not\s+(?:yet\s+)?(?:been\s+)?(?:decided|agreed
            |chosen)|nothing\s+(?:has|had)\s+been|still\s+open|
          consultation\s+on\s+(?:\w+\s+)?options|(?:agreed|approved|decided|resolved
            |voted)\s+(?:in\s+\w+\s+\d+\s+)?(?:to|a|an|the\s+start\s+of)\s+(?:consult\w*|engage\w*|ask|review|look
            |explor\w*|pilot|trial|withdraw|drop)|
          if|would\s+(?:be|have)|will\s+(?:decide|see|consider|take)|is\s+to\s+(?:decide|choose)|whether|government
            |parliament|nationally|home\s+office|department\s+for|
          trial\w*|pilot\w*|dropped|rejected|turned\s+down|withdrawn\s+from|postponed|(?:last|this)\s+time|last\s+(?:closure|review)|before\s+any(?:thing)?
            |previous|earlier|present|existing|current|
          questions?|questionnaire|survey\s+(?:was|is)|repairs?|repaired|temporar\w+
            |asked\s+(?:in\s+\w+\s+\d+\s+)?for|adjustments?|agreed\s+with|in\s+full|19\d\d)\b""",
    _FLAGS,
)
_AGREED_BY_PEOPLE = LazyPattern(
    r"(?i)^\W*(?:nobody|no one|none|nothing)\b|\b(?:visitors|parents|tenants|residents|users|readers|drivers"
    r"|respondents|most|\d+ of \d+|people|carers"
    r"|staff)\s+(?:\w+\s+)?(?:agreed|approved)\b"
)


_ENDS = LazyPattern(r"(?i)\b(?:was|were|has|have|had|cut|shut|[a-z]+ed)\b")
_OTHER_CHANGES = LazyPattern(
    r"(?i)\b(?:other|earlier|wider|recent|previous) (?:\w+ )?(?:changes|cuts|closures|decisions|reviews|services)\b|"
    r"\bcumulative\b"
)
"""A label for what has changed besides what is proposed."""
_OUGHT_TO_BE = LazyPattern(
    r"(?i)\b(?:needs?|needed|wants?|wanted|wish(?:es|ed)?|asked|ought|prefer(?:red)?|like[sd]?|should|must|will|would)\s+(?:\w+\s+)?(?:to\s+)?be\s+$"
)
"""What people need or want, or what will be, before "told of closures": it has not happened."""


@lru_cache(maxsize=1024)
def settled(text: str, *, of_policy: bool, about: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The sentences of a text which say that the matter is settled, in their order.

    What is proposed is still to come, so in an answer about the policy (`of_policy`) what was changed lately counts: if
    it is something of the proposal, whose word stems are `about`, and not under a label for what else has changed.
    """
    return tuple(
        each.text
        for each in sentences(text)
        if not each.is_heading
        and not each.is_row
        and _is_settled(each.text, of_policy=of_policy, about=about)
        and not (of_policy and _OTHER_CHANGES.search(each.with_label if each.label else each.lead))
    )


@lru_cache(maxsize=4096)
def is_still_open(sentence: str) -> bool:
    """Whether a sentence says that nothing is decided yet, or is about another matter or an earlier one."""
    return _STILL_OPEN.search(sentence) is not None


_SHORTENED = (
    (LazyPattern(r"(?<=\w)['’]s\s+(?=been\b|already\s+been\b)"), " has "),
    (LazyPattern(r"(?<=\w)['’]ve\b"), " have"),
    (LazyPattern(r"(?<=\w)['’]s\s+(?=already\b|now\b|going\b|closing\b|happening\b)"), " is "),
    (LazyPattern(r"(?<=\w)['’]re\b"), " are"),
)
"""Shortened verbs, each with what it stands for."""


def _in_full(sentence: str) -> str:
    """A sentence with "has", "have", "is" and "are" where they are shortened."""
    if "'" not in sentence and "’" not in sentence:
        return sentence
    for short, full in _SHORTENED:
        sentence = short.sub(full, sentence)
    return sentence


_GRANTED = LazyPattern(
    r"(?i)\b(?:asked|wished|applied)\s+(?:for|to|that)\b[^.;]{3,60},\s+(?:which|and\s+(?:this|it|they|these))\s+(?:has|have|was|were|is|are)\b"
)
"""What people asked for and have got: "asked for a second key, which has been cut"."""


@lru_cache(maxsize=4096)
def is_granted(sentence: str) -> bool:
    """Whether a sentence says that people asked for something and have got it."""
    return _GRANTED.search(sentence) is not None


def _is_settled(sentence: str, *, of_policy: bool, about: frozenset[str]) -> bool:
    sentence = _in_full(sentence)
    if not phrases("of_a_decision").search(sentence):
        return False
    if _HOW_ONLY.search(sentence):
        return True
    if is_still_open(sentence) or _AGREED_BY_PEOPLE.search(sentence):
        return False
    if _PAST_CHANGING.search(sentence):
        return True
    patterns = [_TOLD, _DECIDED]
    if not of_policy:
        patterns.append(_HAD_BEEN)
    if not _OF_OTHERS.search(sentence):
        patterns += [_DONE, _ENDED_LATELY] if of_policy else [_DONE]
    found = ((pattern, pattern.search(sentence)) for pattern in patterns)
    return any(
        each is not None
        and not (pattern is _ENDED_LATELY and about and not stems(_ENDS.split(each.group(), 1)[0]) & about)
        and not is_negated(sentence, each.start())
        and not _OUGHT_TO_BE.search(sentence[: each.start()])
        for pattern, each in found
    )
