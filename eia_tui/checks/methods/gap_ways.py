"""Decides whether a sentence says how data on people comes to be lacking: things are counted, or nobody may ask.

`data_gaps` reads that something is lacking; here a sentence says why, often without a word for data.
"""

import re
from functools import lru_cache

from eia_tui.checks.methods.nobody_knows import is_known_to_nobody
from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern

_KEEPS = (
    r"(?:holds?|held|stores?|stored|records?|recorded|keeps?|kept|captures?|logs?|logged|counts?|counted|shows?|has|have|"
    r"knows?|asks?\s+(?:for|about)|takes?|collects?|gives?|lists?|contains?|covers?|tracks?|requires?)"
)
_THING = (
    r"(?:(?:first\s+|last\s+|full\s+|phone\s+|mobile\s+|telephone\s+|car\s+|house\s+|e-?mail\s+|number\s+|home\s+|post\s?codes?\s+|total\s+)*"
    r"(?:names?|address(?:es)?|post\s?codes?|plates?|registrations?|numbers?|dates?(?:\s+of\s+birth)?|times?|heads|visits?|vehicles?|cars|tickets?|"
    r"transactions?|bookings?|households?|dwellings?|propert(?:y|ies)|calls|issues|footfall|swipes|loans|clicks|tonnage|"
    r"weights?|journeys|sales|orders|contact\s+details|e-?mails?|surnames?|titles|totals?))"
)
_AND_THINGS = rf"{_THING}(?:\s*(?:,|and|or|&)\s+(?:an?\s+|the\s+)?{_THING})*"
_ARTICLE = r"(?:an?\s+|the\s+|their\s+|its\s+|each\s+|people['’]s\s+)?"
_COUNTS_THINGS = LazyPattern(
    rf"(?i)\b(?:only|just|merely|simply)\s+{_KEEPS}\s+{_ARTICLE}{_AND_THINGS}|"
    rf"\b{_KEEPS}\s+(?:only|just|nothing\s+but|no\s+more\s+than)\s+{_ARTICLE}{_AND_THINGS}\W*(?:$|\()|"
    rf"\b{_KEEPS}\s+{_ARTICLE}{_AND_THINGS}\s+(?:only|alone|and\s+(?:nothing|no\s+more)(?:\s+\w+)?)\W*(?:$|\()|"
    rf"\b{_KEEPS}\s+{_ARTICLE}{_AND_THINGS}\s*,?\s+(?:and\s+)?(?:not|rather\s+than|instead\s+of|never)\s+(?:the\s+)?"
    r"(?:people|person|users?|who\b|individuals?|customers?|residents?|occup\w+|visitors?|borrowers|drivers|callers|characteristics)",
    needs=("only", "just", "merely", "simply", "nothing", "no more", "alone", "not ", "rather", "instead", "never"),
)
"""What is counted or kept is a thing, and not who the people are: "The gate counts heads and nothing else"."""
_WOULD_ASK = (
    r"(?:ask\w*|collect\w*|record\w*|hold\w*|captur\w*|gather\w*|monitor\w*|request\w*|tell\w*|shar\w+|disclos\w*|releas\w+|"
    r"stor\w+|keep\w*|pass\w*|see\w*|giv\w+|us(?:e|ing)|provid\w*)"
)
_MAY_NOT = LazyPattern(
    r"(?i)\b(?:gdpr|data\s+protection|dpa|privacy|confidentiality|information\s+governance|the\s+law|licen[cs]e)\b[^.;]{0,50}?"
    r"\b(?:stops?|prevents?|bars?|forbids?|prohibits?|precludes?|restricts?|rules?\s+out|limits?|means?\b[^.;]{0,30}?\b(?:not|n['’]t)|"
    r"(?:not|n['’]t)\s+(?:allow|permit|let)|unable|cannot|can['’]?t|may\s+not|not\s+able)\b[^.;]{0,60}?"
    rf"\b{_WOULD_ASK}\b|"
    r"\b(?:unable|cannot|can['’]?t|not\s+(?:able|allowed|permitted)|may\s+not)\b[^.;]{0,20}?"
    rf"\b{_WOULD_ASK}\b[^.;]{{0,60}}?\b(?:gdpr|data\s+protection|privacy|confidentiality|information\s+governance)\b|"
    r"\b(?:disproportionate|intrusive|inappropriate|insensitive|excessive|onerous|too\s+(?:costly|difficult|personal|sensitive|burdensome))\s+to\s+"
    r"(?:ask|collect|record|hold|capture|gather|monitor|request|survey)\b",
    needs=("gdpr", "data protection", "dpa", "privacy", "confidentiality", "governance", "the law", "licen", "disprop",
           "intrusive", "inappropriate", "insensitive", "excessive", "onerous", "too "),
)  # fmt: skip
"""Something that is said to forbid or to make it wrong to ask."""
_STOPPED = LazyPattern(
    r"(?i)\b(?:stopped|ceased|gave\s+up|given\s+up|no\s+longer|discontinued|abandoned|suspended|paused)\s+(?:\w+ly\s+)?"
    r"(?:ask(?:s|ed|ing)?(?:\s+for|\s+about)?|collect\w*|record\w*|monitor\w*|captur\w*|gather\w*)\b|"
    r"\b(?:monitoring|questions?|survey|data\s+collection|recording|census|returns?)\b[^.;,]{0,30}?\b(?:(?:was|were|has\s+been|have\s+been|is|are)\s+(?:\w+\s+)?"
    r"(?:stopped|dropped|paused|suspended|discontinued|abandoned|removed|scrapped|withdrawn|cut|taken\s+off)|stopped|lapsed|ceased)\b",
    needs=("stopped", "ceased", "up ", "no longer", "discontin", "abandon", "suspended", "paused", "dropped", "removed",
           "scrapped", "withdrawn", "cut", "taken", "lapsed"),
)  # fmt: skip
_LEAVES_OUT = LazyPattern(
    r"(?i)\b(?:returns?|audits?|surveys?|reports?|figures|records?|forms?|datasets?|data|census|counts?|register|dashboard)\b[^.;]{0,40}?"
    r"\b(?:leaves?\s+out|left\s+out|omits?|omitted|pass(?:es)?\s+over|passed\s+over|skips?|skipped|ignores?)\b[^.;]{0,50}"
    r"|\b(?:collecting|asking|recording|monitoring|counting|gathering)\b[^.;]{0,40}?\b(?:was|were|has\s+been)\s+(?:\w+\s+)?"
    r"(?:stopped|dropped|ended|abandoned|discontinued|paused|scrapped|given\s+up)\b"
    r"|\b(?:lacks?|lacking|short\s+of|starved\s+of)\s+(?:\w+\s+){0,2}?(?:information|data|figures|evidence|intelligence|statistics)\b",
    needs=("leave", "left", "omit", "pass", "skip", "ignore", "collecting", "asking", "recording", "monitoring",
           "counting", "gathering", "lack", "short of", "starved"),
)  # fmt: skip
"""A source that has no room for people's characteristics, or is not kept any more."""
_BY_THINGS = LazyPattern(
    r"(?i)\b(?:logged|filed|recorded|counted|kept|stored|sorted|grouped|reported|analysed|held|coded)\s+by\s+(?:the\s+)?[\w-]+(?:\s+[\w-]+)?"
    r"(?:,\s*|\s+and\s+|\s+but\s+|,\s+and\s+|\s+)(?:not|never|rather\s+than|instead\s+of)\s+(?:by\s+)?(?:the\s+)?"
    r"(?:person|people|callers?|users?|customers?|tenants?|individuals?|names?|characteristics?|group|who)\b",
    needs=("not ", "never", "rather", "instead"),
)
_TOO_FEW = LazyPattern(
    r"(?i)\btoo\s+few\s+(?:[\w’'-]+\s+){0,3}?(?:disclos\w+|declar\w+|answer\w*|repl\w+|respon\w+|complet\w+|gave|give|say|said|fill\w*|return\w*)\b|"
    r"\b(?:sample|numbers?|response|replies|returns|rate)\b[^.;]{0,30}?\btoo\s+(?:small|low|few|thin)\s+to\b|"
    r"\bwhich\s+is\s+too\s+(?:few|low|small|little)\s+to\b|"
    r"\b(?:no|not|n['’]t|nothing|cannot)\s+(?:\w+\s+){0,2}?(?:meaningful|firm|useful|reliable|sound|valid)?\s*(?:conclusions?|inferences?|analysis)\s+(?:can|could|was|were|is|are)\b|"
    r"\b(?:cannot|can['’]?t|could\s*n[o']t|unable\s+to|impossible\s+to)\s+(?:draw|reach|come\s+to)\s+(?:\w+\s+)?(?:conclusions?)\b|"
    r"\b(?:few|hardly\s+any\w*|not\s+many)\s+(?:[\w’'-]+\s+){0,2}?(?:fill|filled|complete|completed|answer|answered|return|returned|tick)\s+"
    r"(?:them|it|this|that|the\s+(?:form|questions?|box|boxes|section))\b",
    needs=("too ", "conclusion", "inference", "analys", "few", "hardly", "not many"),
)
"""Too few people answer for anything to be known."""
_FEW_STATE = LazyPattern(
    r"(?i)\b(?:less\s+than|fewer\s+than|under|only|just|barely|not\s+even)\s+(?:an?\s+)?"
    r"(?:half|third|quarter|fifth|tenth|\d+\s?%|\d+\s+per\s?cent|one\s+in\s+\w+)\s+(?:of\s+)?(?:[\w’'-]+\s+){0,4}?"
    r"(?:states?|stated|gave|gives?|shows?|records?|discloses?|disclosed|declares?|declared|answers?|answered|completes?|completed|fill|filled)\b|"
    r"(?:\bnot|n['’]t|cannot)\s+(?:be\s+)?generalis\w+|"
    r"\b(?:little|scant|not\s+much|limited)\s+(?:\w+\s+){0,2}?(?:evidence|data|information|intelligence|research)\s+(?:about|on|for)\b",
    needs=(
        "less",
        "fewer",
        "under",
        "only",
        "just",
        "barely",
        "even",
        "generalis",
        "little",
        "scant",
        "much",
        "limited",
    ),
)
"""A small part says what is asked, so that little is known."""
_LOST = LazyPattern(
    r"(?i)\b(?:records?|data|files|forms|returns|answers|figures)\b[^.;]{0,40}?\b"
    r"(?:shredded|wiped|purged|destroyed|deleted|lost|corrupted|not\s+(?:kept|retained|migrated|transferred))\b|"
    r"\b(?:users?|callers?|customers?|visitors?|riders|passengers|people)\s+(?:who\s+\w+\s+)?(?:are|is)\s+"
    r"(?:anonymous|unidentifiable|not\s+identif\w+)\b",
    needs=("shred", "wiped", "purged", "destroy", "deleted", "lost", "corrupt", "not ", "anonymous", "unidentif"),
)
_UNDER_COUNTED = LazyPattern(
    r"(?i)\bunder-?\s?(?:record|count|declar|estimat)\w*|\bunder-?\s?report\w*\b(?=[^.;]*\b(?:data|figures?|records?|system|survey|declar\w*|returns)\b)|"
    r"\b(?:declar\w+|disclos\w+|data|figures?|records?|system|survey|returns|self-report\w*)\b[^.;]*\bunder-?\s?report\w*",
    needs=("under-", "under ", "underre", "underco", "underde", "underes"),
)
_BY_EYE = LazyPattern(
    r"(?i)\b(?:by\s+(?:eye|sight|appearance|looking)|on\s+sight|visual\s+(?:estimate|assessment|guess|check)s?|rely|relies|relied|judg\w+\s+by\s+\w+)\b[^.;]{0,40}?\b(?:observ\w+|staff|attendants?|"
    r"appearance|guess\w*|impressions?|when|people|memory)\b|\bguess(?:es|ed|ing)?\s+(?:at\s+)?(?:the\s+)?(?:numbers?|ages?|ethnicity|how\s+many|share|sex)\b|"
    r"\b(?:staff|officers?|attendants?|stewards|wardens|receptionists?)\s+(?:guess|judge|estimate|assume)s?\b",
    needs=(
        "by eye",
        "sight",
        "appearance",
        "by looking",
        "visual",
        "rely",
        "relie",
        "judg",
        "guess",
        "estimate",
        "assume",
    ),
)
"""What people are is judged by looking at them."""
_OTHERS_HOLD = LazyPattern(
    r"(?i)\b(?:hold|holds|have|has|know|knows|keep|keeps)\s+(?:this|that|it|these|them|such\s+data|the\s+(?:data|figures))\b[^.;]{0,10}?\b(?:we|the\s+council|us)\s+(?:do|does)(?:\s+not|n['’]t)\b|"
    r"(?:\b(?:not|never|refus\w+|declin\w+|unwilling|not\s+prepared|reluctant)|n['’]t)\s+(?:to\s+)?(?:be\s+)?(?:shar\w+|releas\w+|disclos\w+|hand\w*\s+over|pass\w*\s+on|giv\w+\s+us|give\s+out|tell\s+us)\b",
    needs=("we ", "us ", "council", "shar", "releas", "disclos", "hand", "pass", "giv", "tell us"),
)
"""Somebody else has the data, and the council has not."""
_NOBODY_LOOKS = LazyPattern(
    r"(?i)\b(?:nobody|no[- ]one)\s+(?:is|was|has|has\s+been|had|ever)\s+(?:\w+ly\s+|ever\s+|been\s+)*"
    r"(?:recorded|counted|monitored|registered|logged|signed\s+in|asked\s+(?:for|about|what|which|how)|looked\s+(?:at|into)|checked|analysed|broken\s+down|compared|measured)\b|"
    r"\bnever\s+(?:been\s+)?(?:asked|required|told|contracted)\s+to\s+(?:collect|record|monitor|provide|report|count|ask|supply|keep)\b|"
    r"\b(?:is|are|was|were|have|has|been)\s*(?:not|n['’]t|never)\s+(?:been\s+)?(?:asked|monitored|surveyed|profiled)\W*(?:$|\(\s*\d{4}\))|"
    r"\b(?:is|are|was|were|has|have)\s*(?:not|n['’]t)\s+(?:an?|any)\s+(?:\w+\s+)?(?:field|box|tick\s?box|question|column|category|marker|flag|code|option|space)\b|"
    r"\bnot\s+something\b[^.;]{0,40}?\b(?:gather|collect|record|ask|monitor|hold|capture|know|keep)\w*|"
    r"\b(?:does|do|did|will|can)\s*(?:not|n['’]t)\s+(?:\w+ly\s+)?(?:flag|identify|mark|distinguish|differentiate)\b",
    needs=("nobody", "no one", "no-one", "never", "not", "n't", "n’t"),
)
_UNCLEAR = LazyPattern(
    r"(?i)\b(?:(?:is|are|was|were)\s*(?:not|n['’]t)|not|un|far\s+from)\s?(?:yet\s+|really\s+|entirely\s+)?(?:clear|known|certain|sure|established|sure\s+of)\s+(?:how\s+many|who\b|which|whether|what\s+(?:share|proportion|percentage))|"
    r"\b(?:hard|difficult|impossible|(?:not|n['’]t)\s+(?:been\s+)?possible|unable|not\s+able|no\s+way)\s+to\s+(?:say|tell|know|gauge|quantify|obtain|get|identify|judge)\b(?![^.;]*\b(?:when|off|around|to\s+the)\b)|"
    r"\b(?:have|has|had|with|got)\s+no\s+(?:firm\s+|hard\s+|real\s+|reliable\s+)?(?:numbers|info|stats|details|count|figures)\b|"
    r"\bno\s+(?:\w+\s+)?(?:info|stats|profile|tally)\b\s*(?:held|kept|exists?|is|are|on|about|of|\W*$)|"
    r"\b(?:no|little|any|limited)\s+(?:\w+\s+){0,2}?info\b",
    needs=("clear", "known", "certain", "sure", "established", "hard", "difficult", "impossible", "possible", "able to",
           "no way", "no ", "info"),
)  # fmt: skip
_GAPS = LazyPattern(
    r"(?i)\bgaps?\s+(?:still\s+)?(?:remain|exist|persist)\w*\b|\bgaps?\s+(?:in|for|on|around|about|regarding)\s+(?!pay\b)|"
    r"\b(?:data|information|evidence|knowledge|monitoring)\s+gaps?\b|\b(?:a\s+)?(?:lack|shortage|dearth|absence)\s+of\s+(?:[\w’'-]+\s+){0,3}?(?:data|information|figures|evidence|insight|records)\b|"
    r"\black\w*\s+(?:any\s+)?(?:insight|data|information|figures|records)\b",
    needs=("gap", "lack", "shortage", "dearth", "absence"),
)
_LABEL = LazyPattern(
    r"(?i)^\W*(?:(?P<label>[^:–—.;]{3,60}?)\s*[:–—-]+\s+)?(?:this\s+is\s+|currently\s+|at\s+present\s+)?"
    r"(?:unknown|n\s?/\s?k|not\s+(?:known|recorded|held|collected|asked|captured|available|monitored)|"
    r"(?:nothing|none|no\s+(?:data|info\w*|figures?|records?|stats|numbers))(?:\s+(?:is\s+|are\s+)?(?:held|known|recorded|available|kept|collected))?|\?+)"
    r"(?P<of>\s+(?:for|about|among|in)\s+(?:the\s+|our\s+|most\s+|all\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,5})?\W*(?:\(\d{4}\)\W*)?$",
    needs=("unknown", "n/k", "n / k", "not ", "nothing", "none", "no ", "?"),
)
"""A line that has nothing but that it is not known, and of whom: "Carers: nothing held"."""
_NO_PLACE = LazyPattern(
    r"(?i)\b(?:no|without|nor|lacks?|never\s+had|not\s+(?:an?|any))\s+(?:an?\s+|any\s+|the\s+)?(?:\w+\s+){0,2}?(?:entry|entries|page|pages|columns?|questions?|box(?:es)?|tick\s?box|fields?|"
    r"breakdowns?|audit|census|profiles?|handle\s+on|clear\s+picture|picture\s+of|idea|names?\s+(?:taken|asked|given)|marker|sheet|log|register|tally)\b|"
    r"\b(?:without|never|not)\s+(?:giving|leaving|asking\s+for|taking)\s+(?:an?\s+|their\s+|any\s+)?names?\b|\bunavailable\b|\b(?:and|but|we)\s+(?:got|had|have)\s+(?:none|nothing)\b|"
    r"\blumped\s+(?:in\s+|together\s+)?with\b|\b(?:is|are)\s+(?:\w+\s+)?(?:voluntary|optional)\s+and\b|\bn/?a\s+to\s+our\b|\bnot\s+applicable\s+to\s+our\b|\bblank\s+to\s+us\b",
    needs=(
        "no ",
        "without",
        "nor ",
        "lack",
        "never",
        "not ",
        "unavail",
        "none",
        "nothing",
        "lumped",
        "optional",
        "voluntary",
        "n/a",
        "na ",
    ),
)
"""There is no place for it: "went live without an equalities page"."""
_KNOWS = LazyPattern(
    r"(?i)\b(?:data|info\w*|figures?|statistics|stats|numbers|entry|entries|page|column|questions?|box(?:es)?|fields?|audit|survey\w*|census|monitor\w*|profiles?|demograph\w+|breakdowns?|record\w*|files?|typed|"
    r"drill\w*|broken\s+down|break\s+down|split|disaggregat\w+|analys\w+|collect\w*|captur\w*|note[ds]?|count(?:ed|s)?|write\s+down|log(?:ged|s)?|tally|hold|held|keeps?|kept|refresh\w*|updated|shared?|"
    r"(?:say|tell|know|see|show)\s+(?:what|how|who|which|whether|them|us)|let\s+us\s+see)\b"
)
_LACKS = LazyPattern(
    r"(?i)\b(?:no|not|never|none|nothing|nobody|without|seldom|rarely|hardly|scarcely|cannot|unavailable|thin|patchy|blank)\b|n['’]t\b",
    needs=(
        "no",
        "without",
        "seldom",
        "rarely",
        "hardly",
        "scarcely",
        "never",
        "unavail",
        "thin",
        "patchy",
        "blank",
        "n't",
        "n’t",
    ),
)
_FINDS = LazyPattern(
    r"(?i)\b(?:f(?:ind|ound)s?|rais\w+|differ\w*|barriers?|concerns?|complain\w*|object\w*|affect\w*|impacts?|effects?|disadvantage\w*|suggest\w*|indicat\w+|"
    r"mention\w*|gap\s+between|fewer|more|less|than|worse|same|need\w*|needless|must|may|might|could|would|should|will|until|unless|kept\s+(?:open|waiting|on|in|out|from)|"
    r"keeps?\s+(?:open|waiting|on|out|up)|hold\s+(?:a|the|keys?|meetings?|events?|an)|held\s+(?:in|on|at|up|a|an)|shared?\s+(?:a|an|the|space|room\w*|toilets?)|used|use|uses|using|"
    r"under\s+\d|over\s+\d|know\s+(?:that|about|of|when|where))\b"
)
"""Words of a finding, or of what people and things do: what is denied is not that it is recorded."""


@lru_cache(maxsize=4096)
def _denies_record(sentence: str) -> bool:
    """Whether a clause without a figure denies that something about people is recorded, counted or shown."""
    if not _LACKS.search(sentence) or not _KNOWS.search(sentence):
        return False
    plain = _BRACKETS.sub(" ", sentence)
    return not _FINDS.search(plain) and any(
        _LACKS.search(part) and _KNOWS.search(part) and not numbers(_NO_ONE.sub("nobody", part))
        for part in _PARTS.split(plain)
    )


_WAYS = (_COUNTS_THINGS, _MAY_NOT, _BY_THINGS)
"""Ways that say by themselves that it is about people's data."""
_WAYS_FOR_PEOPLE = (
    _STOPPED,
    _LEAVES_OUT,
    _TOO_FEW,
    _UNDER_COUNTED,
    _BY_EYE,
    _OTHERS_HOLD,
    _NOBODY_LOOKS,
    _UNCLEAR,
    _GAPS,
    _NO_PLACE,
    _FEW_STATE,
    _LOST,
)
_OF_PEOPLE = LazyPattern(
    r"(?i)\b(?:equalit\w+|monitoring|characteristics?|diversity|profiles?|demograph\w+|baseline|who\b|how\s+many|breakdowns?|by\s+(?:age|sex|group)|"
    r"impairments?|parents?|mums|users?|visitors?|customers?|residents?|tenants|learners|callers|applicants|members|people|those|anyone|drop-?in|occup\w+|"
    r"sexuality|autistic|neurodiver\w+|dementia|this|that|these|it|them|survey|forms?|records?|files|questions?|data|info\w*|numbers)\b"
)
_ASKED_OF_PEOPLE = LazyPattern(
    r"(?i)\b(?:equalit\w+|characteristics?|diversity|demograph\w+|who\s+(?:comes?|came|uses?|used|they|our|the|is|are)|how\s+many|what\s+(?:share|proportion)|impairments?|sexuality|"
    r"neurodiver\w+|dementia|by\s+(?:age|sex|group|ward))\b"
)
_BRACKETS = LazyPattern(r"\s*\([^()]*\)")
_PARTS = LazyPattern(r"[;:,]\s+|\s[–—-]\s")
_NO_ONE = LazyPattern(r"(?i)\bno[- ]one\b")
_OTHER_MATTER = LazyPattern(
    r"(?i)\b(?:funding|pay|attainment|skills|budget|income|employment|provision|service|wage)\s+gaps?\b|\bgaps?\s+(?:in|for)\s+(?:\w+\s+)?"
    r"(?:provision|services?|funding|care|the\s+(?:market|timetable|fence|hedge|rota)|cover\w*)\b|\bto\s+(?:find|use|read|reach|hear|see|get\s+(?:to|in|on|there|help|up))\b|"
    r"\b(?:nobody|no[- ]one|none)\b[^.;]{0,20}\b(?:refused|missed|left\s+out|turned\s+away|excluded)\b"
)
_REPORTED = LazyPattern(
    r"(?i)\b(?:said|told\s+us|asked\s+(?:us|for|that|whether|if)|replied|complained|feared|worried)\b"
)
"""What people said is about them, not about the data."""


def _names_field(sentence: str, about: str) -> bool:
    """Whether a sentence names a group of people, or what an assessment asks about them."""
    return re.search(about, sentence, re.IGNORECASE) is not None or _ASKED_OF_PEOPLE.search(sentence) is not None


@lru_cache(maxsize=4096)
def too_few_answer(sentence: str) -> bool:
    """Whether a sentence says that too few people answered for anything to be known."""
    return _TOO_FEW.search(sentence) is not None


@lru_cache(maxsize=4096)
def is_lacking_somehow(sentence: str, about: str) -> bool:
    """Whether a sentence says how it comes that data on people is lacking: "The app stores a number plate only".

    `about` is a pattern of the words for the groups that the form names.
    """
    return _is_lacking(sentence, about) or is_known_to_nobody(sentence, about)


def _is_lacking(sentence: str, about: str) -> bool:
    if any(way.search(sentence) for way in _WAYS):
        return True
    if (label := _LABEL.match(sentence)) is not None:
        named = f"{label['label'] or ''} {label['of'] or ''}".strip()
        return not named or bool(re.search(about, named, re.IGNORECASE) or _OF_PEOPLE.search(named))
    if _OTHER_MATTER.search(sentence):
        return False
    if not any(way.search(sentence) for way in _WAYS_FOR_PEOPLE):
        return _denies_record(sentence) and not _REPORTED.search(sentence) and _names_field(sentence, about)
    return not _REPORTED.search(sentence) and bool(
        re.search(about, sentence, re.IGNORECASE) or _OF_PEOPLE.search(sentence)
    )
