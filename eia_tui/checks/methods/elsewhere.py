"""Recognises evidence of people elsewhere: the whole country, another place, a charity's or a supplier's own."""

import re
from collections.abc import Collection
from functools import lru_cache

from eia_tui.checks.methods.counts import counts
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import is_one_of, phrases
from eia_tui.checks.methods.sentences import Sentence
from eia_tui.checks.methods.sources import shares

_NATION = LazyPattern(
    r"(?i)\bnation(?:ally|wide)\b|\bnational\s+(?:\w+\s+)?(?:averages?|figures?|trends?|data|surveys?|stud(?:y|ies)|"
    r"research|statistics|evidence|picture|polls?|reports?)\b"
    r"|\b(?:in|across|throughout|over|around)\s+(?:the\s+(?:whole\s+)?(?:country|nation|uk|united\s+kingdom)|"
    r"england|great\s+britain|britain|the\s+united\s+kingdom)\b"
    r"|\b(?:england|uk|britain|country)[\s-]wide\b|^\W*(?:in\s+)?(?:the\s+)?(?:uk|british|english|great"
    r"\s+britain)\b|(?<!asian )(?<!black )(?<!white )(?<!or )(?<!mixed )\b(?:uk|british)\s+(?:\w+\s+)?(?:data|"
    r"statistics|figures|research|survey|study|evidence|"
    r"adults|people|women|men|muslims?|children|households)\b"
    r"|\bgovernment\s+(?:figures|research|data|statistics|stud(?:y|ies)|surveys?|evidence|analysis)\b|"
    r"\b(?:english\s+housing|family\s+resources|national\s+travel|crime|health)\s+survey\b"
    r"|\bregional\s+(?:figures?|average|data|rate)\b|\b(?:family resources|natsal|active\s+lives|understanding"
    r"\s+society|british\s+social\s+attitudes|gp\s+patient\s+survey|life\s+opportunities)\b"
)
"""The country as a whole, or a survey of it."""
_ABROAD = LazyPattern(
    r"\b(?i:american|scottish|welsh|danish|dutch|swedish|norwegian|finnish|german|french|spanish|italian|belgian|"
    r"australian|canadian|european|japanese|us|usa)\s+"
    r"(?:\w+\s+)?(?i:stud(?:y|ies)|research|trials?|evidence|surveys?|schools?|evaluation|experience|cit(?:y|ies)|"
    r"councils?|figures|government|data|librar(?:y|ies)|towns?|pilot|paper|report|scheme)\b"
    r"|\b(?:in|from|across|for)\s+(?:the\s+)?(?:Scotland|Wales|Northern Ireland|Ireland|Europe|Sweden|Norway|"
    r"Denmark|Finland|Germany|France|Spain|Italy|Belgium|the Netherlands|Netherlands|Holland|America|"
    r"USA?|United States|Australia|Canada|New Zealand|Japan|Glasgow|Edinburgh|Aberdeen|Dundee|Belfast|New York|"
    r"Paris|Berlin|Copenhagen|Amsterdam|Oslo|Stockholm)\b(?!\s+[A-Z])"
)
_BODY = (
    r"(?:Scope|RNIB|RNID|Mencap|Mind|Age UK|Age Concern|LGA|Local Government Association|WRAP|Sport England|"
    r"Carnegie(?: UK)? Trust|Joseph Rowntree(?: Foundation)?|JRF|Stonewall|Ofcom|DfT|DfE|DWP|DHSC|"
    r"Department for [A-Z]\w+|Department of [A-Z]\w+|Home Office|NHS England|NHS Digital|Which\?|Citizens Advice|"
    r"Carers UK|Carers Trust|Pew(?: Research)?|King['’]s Fund|Nuffield(?: Trust| Foundation)?|"
    r"Resolution Foundation|NatCen|YouGov|Ipsos(?: MORI)?|CQC|EHRC|Arts Council(?: England)?|Historic England|"
    r"Barnardo['’]?s|Shelter|Crisis|Refuge|Women['’]s Aid|Alzheimer['’]?s Society|Parkinson['’]?s UK|"
    r"Sustrans|Living Streets|CIPFA|APSE|TfL|Mayor of London|Trades? Union Congress|TUC|Gingerbread|Equality Trust|"
    r"Action on Hearing Loss|National Autistic Society|Race Equality Foundation|Runnymede(?: Trust)?|"
    r"Muslim Council of Britain|Law Society|Ofsted|Public Health England|Money Advice Trust|StepChange|"
    r"Good Things Foundation|Lloyds(?: Bank)?|Fawcett Society|NSPCC|Children['’]s Society|Sutton Trust|"
    r"Welsh Government|"
    r"Scottish Government|Cabinet Office|House of Commons Library|National Audit Office|NAO|Audit Commission|"
    r"British Legion|Royal British Legion)"
)
_NATIONAL_BODY = LazyPattern(
    rf"\b{_BODY}\b(?:['’]s)?\W{{1,3}}(?:\w+\W+){{0,3}}?(?:research|survey\w*|stud(?:y|ies)|reports?|reported|says?|"
    rf"said|found|finds|shows?|showed|estimates?|estimated|suggests?|figures|data|evidence|believes?|puts|"
    rf"statistics|poll|"
    rf"analysis|girls|boys|women|men|people|disabled)\b"
    rf"|\b(?:[Aa]ccording\s+to|[Rr]esearch\s+(?:by|from|of|for)|[Ss]urvey\s+(?:by|from|of|for)|[Ss]tud(?:y|ies)"
    rf"\s+(?:by|from|of|for)|[Rr]eport\s+(?:by|from|of)|[Ff]igures\s+from|[Dd]ata\s+from|[Ee]vidence\s+from|"
    rf"[Aa]nalysis\s+by)\s+(?:the\s+)?{_BODY}\b"
    rf"|\b{_BODY}\W?\s*:"
    rf"|\([^()]*\b(?:Stonewall|Ofcom|Scope|RNIB|Mencap|LGA|JRF|WRAP|CIPFA|Pew|YouGov|Sport England|Age UK|"
    rf"Carers UK)\b[^()]*\)"
)
"""A body that counts in the whole country, with what it says; or as the source in brackets."""
_OTHERS = LazyPattern(
    r"(?i)\b(?:several|some|many|most|two|three|four)\s+(?:other\s+)?(?:councils|authorities)\b|"
    r"\b(?:an?other|others?|neighbou?ring|similar|comparable|nearby|adjoining|different)\s+(?:\w+\s+)?(?:councils?|"
    r"authorit(?:y|ies)|districts?|boroughs?|count(?:y|ies)|trusts?|"
    r"cit(?:y|ies)|towns?|local\s+authorit(?:y|ies)|areas)\b|\belsewhere\b|\bLondon\s+boroughs?\b|\bbenchmark\w*\b|"
    r"\bcouncils\s+(?:that|which|with|where|who)\b"
    r"|\b(?:vendor|supplier|contractor|operator|provider|manufacturer|developer|trust|charity|company|chain|firm|"
    r"franchis\w+|landlord)(?:['’]s|s['’])\s+(?:other\s+|existing\s+|own\s+|\w+\s+)?(?:customers?|users?|clients?|"
    r"sites?|pools?|"
    r"centres?|members?|schools?|homes?|tenants|experience|cent(?:er|re)s|trial|pilot|tests?|white\s+paper|case"
    r"\s+stud\w+|research|survey|data|figures|evidence)\b"
    r"|\b(?:vendor|supplier|contractor|operator|provider|manufacturer|developer|company|firm|franchis\w+)"
    r"\s+(?:also\s+|has\s+)?(?:tells?|told|says?|said|reports?|reported|claims?|states?|confirms?|assures?)\b"
    r"[^.;]{0,30}\b(?:its|their|other)\s+(?:\w+\s+)?(?:customers?|users?|clients?|sites?|centres?|members?|schools?|"
    r"tenants|councils?)\b"
    r"|\b(?:review|analysis|synthesis)\s+of\s+(?:\d+|several|many|some|the)\s+(?:\w+\s+)?(?:studies|papers|trials|"
    r"evaluations)\b"
    r"|\b(?:academic|literature|journal|meta-analysis|white\s+paper|systematic\s+review|evidence\s+base)\b|"
    r"^\W*(?:recent\s+|many\s+|several\s+|some\s+|other\s+|most\s+)?(?:research|studies|evidence|surveys)"
    r"\s+(?:has\s+|have\s+)?"
    r"(?:shows?|suggests?|finds?|found|indicates?|tells?|says?|shown|demonstrates?)\b"
)
_CLAIM = LazyPattern(
    r"(?i)\b(?:found|finds?|shows?|showed|shown|says?|said|tells?|told|report(?:s|ed)?|suggests?|identif\w+|"
    r"concluded|saw|no|more|less|fewer|few|most(?:ly)?|likely|half|third|quarter|fifth|majority|preferred|prefer|"
    r"likes?|"
    r"liked|rose|fell|fall|cut|grew|fear(?:ed)?|works?\s+well|worked|feedback|coped?|accept\w*|affected|put\s+off|"
    r"popular|averages?|trends?|rely|estimates?|has\s+felt|poorest|twice|\d+\s+(?:in|out\s+of)\s+\d+|one\s+in|"
    r"loneliest|happier|safer|worse|better|satisf\w+|welcomed|known|distrust|trust|avoid|struggle|positive|negative|content|success\w*|happy|good|well|adapted|complain\w*|notic\w+|experience\w*)\b"
)
_OWN = LazyPattern(
    r"(?i)\b(?:our|ours|(?<!tell )(?<!tells )us|here|locally|local|own|(?:the|this|in|for|of|our)\s+(?:county|"
    r"district|borough|city|town|"
    r"ward|parish|village|estate|council)\b(?!['’]s\s+other)|so\s+we|"
    r"we\s+(?:also\s+|then\s+|have\s+|therefore\s+)*(?:ask(?:ed)?|count(?:ed)?|found|survey(?:ed)?|check(?:ed)?|tested|"
    r"met|rang|know|hold|serve|saw|heard|measured|looked\s+at\s+our))\b"
)
_SOURCE_NAME = LazyPattern(
    r"(?i)\([^()]*\b(?:census|office\s+for\s+national\s+statistics|ons)\b[^()]*\)|\bcensus,?\s+office\s+for\s+national\s+statistics\b|"
    r"\b(?:english\s+)?ind(?:ices|ex)\s+of\s+(?:multiple\s+)?deprivation\b|\benglish\s+(?:national\s+)?concessionary\b|"
    r"\bnational\s+(?:trust|grid|rail|parks?|express|insurance)\b",
    needs=("census", "statistics", "ons", "depriv", "concess", "national"),
)
"""The name of a source or body with a word for the country, whose figures are of each place."""
_WENT_THERE = LazyPattern(
    r"(?i)^\W*(?:we|officers|the\s+team)\s+(?:have\s+)?(?:visited|went\s+to|spoke\s+(?:with|to)|talked\s+(?:with|to)|met|rang)\b"
    r"(?!.*\b(?:who|they|which|and|where)\s+(?:\w+\s+){0,2}?(?:found|finds?|said|says?|told|saw|reported|had|has\s+had|lost|like|liked|cope)\b)"
)
"""Whom one went to see, and nothing yet of what they found."""
_COMPARES = LazyPattern(
    r"(?i)\b(?:(?:says?|shows?|finds?|found|showed|said)\s+(?:much\s+)?the\s+same|same\s+(?:pattern|picture)|bears?\s+(?:this|that|it|ours)\s+out|compared\s+(?:with|to)|against|close\s+to|above\s+the|below\s+the|higher\s+than|lower\s+than|than"
    r"\s+(?:the|in|nationally)|as\s+in|like\s+the|whereas|while)\b"
)
"""A figure from elsewhere beside one's own."""
_THEIR_OWN = LazyPattern(
    r"(?i)\b(?:born|lives?|lived|living|moved|came|comes?|worked|working|lodg\w+|travel\w*|commut\w*|rents?|"
    r"stud(?:y|ied)|trained|based|"
    r"transferred|tours?|trips?|fly|flew|fled)\s+(?:(?:here|over|up|down)\s+)?(?:in|at|from|to|near|outside)\b"
)
"""What people did there who are here now."""
_SERVED = LazyPattern(
    r"(?i)\b(?:users|customers|borrowers|tenants|callers|visitors|clients|members|passengers|applicants|staff|learners|"
    r"patients|swimmers|hirers|claimants|respondents|pupils|employees|residents)\b"
)
"""Those whom a service of one's own serves or employs."""
_STUDY = LazyPattern(
    r"(?i)\b(?:research|evidence|figures|data|stud(?:y|ies)|surveys?|findings|experience|report|evaluation|review|"
    r"trial|pilot|lessons)\b"
)


_PART_OF_NAME = LazyPattern(r"\s+(?!(?:City|County|Borough|District|Council)\b)(?:[A-Z][a-z]|\d)")
"""What makes a place's name part of another: "Leeds Room"."""
_THERE = LazyPattern(r"(?i)\b(?:in|across|within|around|at|by|with)\s+(?:the\s+|\w+\s+(?:and|&)\s+)?$")
_OF_PLACE = LazyPattern(r"(?i)\b(?:from|of|for)\s+(?:the\s+)?$")
_ITS_STUDY = LazyPattern(
    r"(?i)\s+(?:\w+\s+)?(?:pilots?|trials?|schemes?|experience|model|stud(?:y|ies)|evaluation|review|survey|figures|"
    r"data|report|example|"
    r"experiment|approach|research|findings|results|boroughs?|councils?|schools)\b"
)
"""What is known of a place, after its name: "the Manchester pilot"."""
_TO_PLACE = LazyPattern(r"(?i)\b(?:from|to|of|near|towards?|via|for)\s+$")
_NEXT_WORD = LazyPattern(r"(?:\s+(?:and|&|,)\s+[A-Z]\w+)?(?:\s+(?:both|also|all))?\s+([a-z]+)")
_VERBS = frozenset(
    [
        "has", "have", "had", "reports", "report", "shows", "says", "is", "was", "cut", "let", "put", "did", "tells",
        "finds", "sees", "suggests",
    ]
)  # fmt: skip
"""Verbs of a place, besides those in the past tense."""


@lru_cache(maxsize=4096)
def _tells_of_others(sentence: str) -> bool:
    sentence = _SOURCE_NAME.sub(" ", sentence)
    abroad = _ABROAD.search(sentence) is not None and not _THEIR_OWN.search(sentence)
    return bool(abroad or _NATION.search(sentence) or _NATIONAL_BODY.search(sentence) or _OTHERS.search(sentence))


def _tells_of(place: str, sentence: str) -> bool:
    """Whether a place does something in a sentence, or something was found there: not "the Leeds Room"."""
    for found in re.finditer(rf"(?<![\w’'-]){re.escape(place)}(?P<own>['’]s?)?(?!\w)", sentence):
        before, after = sentence[: found.start()], sentence[found.end() :]
        if _PART_OF_NAME.match(after):
            continue
        is_there = _THERE.search(before) is not None and not _THEIR_OWN.search(before)
        is_studied = _OF_PLACE.search(before) is not None and _STUDY.search(before) is not None
        is_study = _ITS_STUDY.match(after) is not None
        if found["own"] or is_there or is_studied or is_study or _does_something(before, after):
            return True
    return False


def _does_something(before: str, after: str) -> bool:
    """Whether a name between two texts is the subject of a verb: "Derbyshire saw appeals fall"."""
    if _TO_PLACE.search(before):
        return False
    word = _NEXT_WORD.match(after)
    if word is None:
        return False
    is_past = word[1].endswith("ed") and not is_one_of("ed_adjectives", word[1])
    return is_past or is_one_of("past_verbs", word[1]) or word[1] in _VERBS


def is_of_elsewhere(sentence: Sentence, places: Collection[str]) -> bool:
    """Whether a sentence says what is true of people elsewhere, and nothing about one's own; `places` are not ours."""
    text = sentence.text
    if sentence.is_row or sentence.is_heading or speaks_of_own(text):
        return False
    if _WENT_THERE.match(text) and not shares(text):
        return False
    if not (_CLAIM.search(text) or shares(text) or counts(text) or phrases("source_noun").search(text)):
        return False
    return _tells_of_others(text) or any(_tells_of(place, text) for place in places)


@lru_cache(maxsize=4096)
def speaks_of_own(text: str) -> bool:
    """Whether a text speaks of one's own area or people, or compares with them."""
    return _OWN.search(text) is not None or _COMPARES.search(text) is not None


@lru_cache(maxsize=4096)
def counts_own_people(text: str) -> bool:
    """Whether a text gives a share of those whom the council serves, and tells nothing of people elsewhere."""
    return bool(shares(text)) and _SERVED.search(text) is not None and not _tells_of_others(text)
