"""Decides whether a sentence only claims something: a feeling that nobody reported, or an aim without a deed."""

import re
from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import group_words, is_one_of
from eia_tui.checks.methods.sentences import clauses
from eia_tui.checks.methods.slots import says
from eia_tui.checks.methods.substance import substance
from eia_tui.checks.methods.tense import is_future

_FEELS = LazyPattern(
    r"(?i)\b(?:(?:is|are|feel|feels|become|becomes|have become|were|was),?\s+(?:[\w,]+\s+){0,5}?(?:happ(?:y|ier)|"
    r"confident|satisfied|pleased|delighted|content|"
    r"comfortable|keen|positive|independent|healthier|safer|fitter|popular|grateful|reluctant|used to|familiar|"
    r"in favour|supportive)"
    r"|(?:prefer|(?<!ed )(?<!are )(?<!is )(?<!look )(?<!just )(?<!more )like|love|enjoy|appreciate|want|dislike|"
    r"hate|mind)s?)\b"
)
"""How people feel about something, as a fact."""
_QUANTITY = LazyPattern(
    r"(?i)^\W*(?:most|nearly all|almost all|almost every\w*|nearly every\w*|the (?:vast )?majority(?: of)?|"
    r"hardly any\w*|very few|few|everyone|everybody|"
    r"nobody|no one|all)\s+(?!who\b|of (?:the|our|these) (?:cost|saving|money|work)|the (?:more|same)|other)[\w’'-]+"
)
_OF_THE_WORLD = LazyPattern(
    r"(?i)\b(?:nowadays|these days|today|now)\b|\b(?:have|has|own|use|uses|prefer\w*|like\w*|are able|can|know\w*|"
    r"is used|are used|drive[s]?|do not|don['’]t|never|"
    r"rarely|always|will not mind|understand\w*|is happy|are happy)\b"
)
_SOURCED = LazyPattern(
    r"(?i)\b(?:told|said|says?|asked|answered|replied|wrote|reported|according|survey\w*|census|interview\w*|feedback|consultation|workshops?|forum|"
    r"network|group|panel|trial|pilot|study|research|figures|data|records?|respondents|stud(?:y|ies)|shows?|showed|"
    r"found|evidence|expect\w*|asked for|which they|"
    r"as they|meetings?|sessions?|union\w*|association|because|so that|if|when|whether|law|act|section \d)\b"
)
_ASPIRES = LazyPattern(
    r"(?i)\b(?:promot\w+|foster\w*|build\w*|ensur\w+|make sure|support\w*|enabl\w+|empower\w*|celebrat\w+|proud|"
    r"run through|at all times|a place for all|respect\w*|"
    r"champion\w*|embrac\w+|valu\w+|strengthen\w*|"
    r"everything (?:we|it|they) can|at the heart of|(?:our|its|their) (?:very )?best|committ?\w*|striv\w+|seeks? to|"
    r"aims? to|"
    r"deliver\w*|"
    r"creat\w+|improv\w+|enhanc\w+|nobody is left|"
    r"no one is left|belongs?|dignity|put\w* [^.;]{1,40}\bheart)\b"
)
_SLOGAN_WORDS = LazyPattern(
    r"(?i)(?:promot\w*|foster\w*|build\w*|ensur\w*|sure|support\w*|enabl\w*|empower\w*|celebrat\w*|champion\w*|embrac\w*|valu\w*|strengthen\w*|commit\w*|"
    r"striv\w*|seek\w*|aim\w*|deliver\w*|creat\w*|improv\w*|enhanc\w*|cohes\w*|inclusi\w*|divers\w*|belong\w*|communit\w*|vibrant|strong\w*|thriv\w*|rights?|"
    r"human|wellbeing|everyone|everything|best|left|behind|together|better|quality|life|lives|live|outcomes?|opportunit\w*|dignity|respect\w*|accessib\w*|"
    r"access|society|future|place\w*|great|high|excellent|welcom\w*|safe\w*|happ\w*|health\w*|prosper\w*|potential|full\w*|equit\w*|positive\w*|culture|heart|flow|"
    r"centre|puts?|make|makes|making|help\w*|work\w*|always|continu\w*|whole|county|council|area|borough|city|town|local|neighbour\w*|connect\w*|resilien\w*|"
    r"choice|proud|matters?|one|wonderful|parts?|freedoms?|times?|run|through|fairness|villages?|towns?|good|relations?|independen\w*|voice|heard|listen\w*|customer\w*|residents?|modern|efficient|effective|responsive|first|class|world|way|ways|wherever|whenever)"
)
_VALUE = LazyPattern(
    r"(?i)\b(?:cohes\w+|divers(?:e|ity)|dignity|fairness|respect(?:s|ed|ful\w*)?|inclus\w+|human rights|rights|"
    r"valu(?:e|es|ed|ing)|"
    r"celebrat\w+|prid(?:e|es|ing)|proud\w*|beacon|welcoming|equality|belong\w*|harmon\w+|good relations|toleran\w+|"
    r"together|(?:be|being) themselves|at (?:the|its|our) heart|everyone|everybody|every (?:one|person|"
    r"community)|for all|"
    r"gets? on|united?|unity|culture|ethos|community|communities|thriv\w+|vibrant|flourish\w*|empower\w*|opportunit\w+|"
    r"potential|commit\w+|striv\w+|foster\w*|promot\w+|champion\w*|embrac\w+|honour\w*|vision|strength|"
    r"all faiths|hallmark|uphold|upheld|love|nurtur\w*|feel at home|"
    r"ordinary lives|at the core)\b"
)
"""Words for what everybody praises."""
_REPORTS = LazyPattern(r"(?i)\b(?:told|said|asked|wrote|officer|network|forum|adviser|policy of|act 20\d\d)\b")
"""Words of a sentence that reports something, or names somebody, rather than praises."""
_FEWEST_VALUES, _MOST_BESIDE = 2, 2
"""The values that a sentence praises, and the words of substance that it has beside them, if it says nothing else."""
_PEOPLE = LazyPattern(
    r"(?i)\b(?:people|residents?|famil(?:y|ies)|users|customers|parents|tenants|students?|pupils|children|carers|adults|teenagers|visitors|members|readers|"
    r"patients|clients|women|men|everyone|everybody|anyone|nobody|staff|learners|they|communities|pensioners|passengers|those|"
    r"(?!others|papers|letters|numbers|computers|offers|orders|matters|posters|printers|corners|powers|answers)[a-z]{4,}ers)\b"
)
_WISHES = LazyPattern(r"(?i)\b(?:want|likes? to|who (?:want|prefer|like)|any|which|wherever|where they|mind\b(?!s))\b")
_NO_ONE = LazyPattern(r"(?i)\bno[- ]one\b")
_OF_TWO = LazyPattern(r"(?i)\bof the (?:two|three)\b")
_ONE_PLACE = LazyPattern(r"(?<=\s)One (?=[A-Z])[A-Z][a-z]+")
"""A motto: "One Elmshire"."""
_OF_US = LazyPattern(
    r"(?i)\b(?:we|our|us|council|county|city|borough|everyone|everybody|every\w*|all|nobody|no one|policy|service|"
    r"scheme|"
    r"strategy|plan|change|promot\w+|foster\w*|celebrat\w+|embrac\w+)\b"
)
"""Who praises an aim; "letters open with what support there is" says what a letter does."""
_NOT = LazyPattern(r"(?i)\b(?:not|\w+n['’]t|never|cannot|none)\b")
_ALWAYS = LazyPattern(
    r"(?i)\b(?:never|always|nowadays|these days|any ?more|naturally|by nature|instinctively|traditionally|"
    r"culturally|tend to|look after their own|(?:get|gets|become|becomes) (?:easily )?(?:confused|upset|frightened)|"
    r"cannot cope|slow to learn|stubborn|would rather be|on their (?:mobile )?phones|can (?:just |simply )?move on|"
    r"dying out|"
    r"(?:are|is) (?:not )?(?:good|better|worse|bad) (?:at|with)|(?:are|is) (?:set in their ways|resistant|"
    r"afraid of (?:technology|computers)|vulnerable by)|"
    r"(?:do not|don['’]t|does not) (?:mind|care|understand|trust|want to|like))\b"
)
_ONLY_SOME = LazyPattern(r"(?i)^\W*(?:some|a few|several|those who|others|many who|not all)\b")
_OVERSTATES = LazyPattern(
    r"(?i)\b(?:warmly|widely|universally|overwhelmingly|greatly|eagerly)\s+(?:welcomed|appreciated|supported|valued|liked)\b"
    r"|\b(?:everyone|everybody|all (?:of them|parties|sides))\s+(?:agrees?|knows?|accepts?|recognises?)\b|\b(?:no|"
    r"without a|beyond) doubt\b|\bundoubtedly\b"
)
_WILL_ALL = LazyPattern(
    r"(?i)\b(?:people|residents|families|users|parents|customers|visitors|pensioners|students|staff|employees|drivers|tenants|carers|communities|they|women|men)\s+"
    r"(?:will|would)\s+(?:\w+ly\s+|all\s+)?(?:love|enjoy|appreciate|welcome|be (?:happy|happier|pleased|delighted|"
    r"relieved|grateful)|no longer (?:be|feel) \w+ed)\b"
    r"|\b(?:huge|massive|major|great|big|giant) (?:step|leap) forward\b|(?<!will )(?<!would )\bhave (?:more|"
    r"plenty of|lots of) (?:free |spare )?time\b"
    r"|^\W*(?:all|every|everyone|everybody|each)\b[^.;]{0,50}\b(?:will|would|stands? to)\s+(?:\w+\s+)?(?:benefit|"
    r"feel|gain|enjoy|be (?:better|happier|safer|healthier))\b"
    r"|\b(?:will|would)\s+(?:\w+ly\s+)?(?:transform|revolutionise|guarantee|eradicate|eliminate|end|solve|abolish|"
    r"put an end to|do away with)\s+"
    r"(?:the\s+)?(?:\w+\s+){0,3}?(?:lives|careers?|prospects?|loneliness|isolation|inequalit\w+|exclusion|poverty|barriers?|stigma|gap|discrimination|"
    r"promotion|fairness|equality|problem\w*|prejudice)\b"
)
"""What is promised to everybody, or to be wholly gone."""
_HEARSAY = LazyPattern(
    r"(?i)\banecdotal\w*|\bit\s+is\s+(?:well|widely|generally|commonly)\s+(?:known|accepted|recognised|understood)|"
    r"\b(?:professional|officers?['’]?|our|their)\s+(?:own\s+)?(?:judgement|judgment|opinion|belief|feeling)\s+(?:is|was)\b|"
    r"^\W*(?:we|it is|officers|managers)\s+(?:believe[ds]?|felt|feel|think|thought|assume[ds]?|suspect)\b|"
    r"\bcommon\s+sense\b"
    r"|\b(?:we|i|officers|managers|staff|the\s+\w+)\s+(?:are|am|is|feel|remain)s?\s+(?:\w+ly\s+|very\s+|fairly\s+)?(?:confident|satisfied|sure|certain|content|convinced)\s+that\b"
    r"|^\W*(?:[\w’'-]+\s+){1,6}?(?:has|have|had|makes?|made)\s+no\s+(?:\w+\s+)?(?:effect|impact|influence|bearing|difference)\s+(?:on|to)\b(?![^.;]*\b(?:survey|study|trial|record|register|counted|found|asked|20\d\d)\b)"
    r"|\b(?:know|knows|understands?)\s+(?:our|their|its|the)\s+(?:\w+\s+)?(?:customers|communit\w+|users|residents|tenants|famil\w+|patch|area|service)\s+(?:very\s+)?well\b"
)
"""Evidence that only somebody believes."""
_BECAUSE = LazyPattern(r"(?i)\b(?:because|since|as the)\b|\b20\d\d\b")
"""What somebody believes, and why: "we think that this is too low, because the question came in only in 2019"."""
_LEVEL = LazyPattern(
    r"(?i)\b(?:take-?up|uptake|demand|satisfaction|usage|attendance|support|confidence|awareness|ownership|response|reaction|reception|"
    r"feedback|comments|repl(?:y|ies)|numbers?)\b[^.;]{0,50}?\b(?:is|are|was|were|(?:has|have) (?:\w+ly )?been|"
    r"remains?)\s+(?:\w+ly\s+|very\s+|so\s+far\s+)*"
    r"(?:high|low|good|strong|popular|excellent|positive|supportive|favourable|negligible|minimal|small|tiny|poor|declining|rising|growing|"
    r"increasing|falling)\b"
)
"""How much something is used or liked, in a word instead of a figure."""
_EXTENT = LazyPattern(
    r"(?i)\b(?:the\s+)?(?:vast|overwhelming|great|large|clear)\s+majority\s+(?:of\s+)?[^.;]{0,60}"
    r"|\b(?:nearly|almost|virtually|practically)\s+(?:all|every\w*|everyone|everybody|no\s?one|nobody)\b[^.;]{0,60}"
    r"|\b(?:hardly\s+any\w*|very\s+few|most)\s+(?!of\s+the\s+(?:time|cost|work|money|saving)|(?:likely|affected|"
    r"in need|recent|common|often|common|important))[^.;]{0,60}"
    r"|\b(?:broad|widespread|strong|general|wide|overwhelming|considerable|little|much)\s+(?:public\s+)?(?:support|agreement|consensus|enthusiasm|appetite|demand|"
    r"opposition|approval|satisfaction)\b"
)
"""How many people, in a word instead of a figure."""
_OF_THE_PLAN = LazyPattern(r"(?i)\b(?:keeps?|stays?|remains? (?:open|free|the same)|unaffected|may|might|could|can)\b")
"""What the plan does, or may do, and not what is so."""
_UNNAMED_STUDY = LazyPattern(
    r"(?i)\b(?:research|studies|a\s+study|evidence|experience|best\s+practice|national\s+(?:data|figures|evidence|research|trends?)|trends?|statistics|"
    r"surveys|(?:other|neighbouring|many)\s+(?:councils?|authorities))\b(?:\s+(?:from|in|elsewhere|nationally|by|of|on)(?:\s+[\w’'-]+){0,4})?\s+"
    r"(?:\w+ly\s+|also\s+)?(?:shows?|suggests?|indicates?|tells?|confirms?|demonstrates?|finds?|found|report(?:s|ed)?|(?:has|have)\s+(?:shown|found|seen|reported))\b"
)
"""A source without a name: "studies show", "experience elsewhere suggests"."""
_HAS_SOURCE = LazyPattern(
    r"(?i)\b(?:19|20)\d\d\b|\]\(|\b(?:told|said|asked|wrote|according|census|register|records?|our\s+(?:\w+\s+)?(?:survey|data|figures|monitoring|log|system)|"
    r"(?:in|of|from)\s+the\s+(?:\w+\s+)?(?:survey|consultation|census|workshops?|forum|interviews?|register|audit|log|trial|pilot)|repl(?:y|ies)\s+(?:came|from)|respondents|(?:in|see|from|by)\s+(?:section|table|question|action)\s+\d+)\b|"
    r"\([^()]*[A-Z][^()]*\)"
)
_MOST_LEFT = 1
_FEWEST_WORDS = 5


_STEREOTYPE = LazyPattern(
    r"(?i)\b(?:are|were)\s+(?:all\s+|mostly\s+|usually\s+|generally\s+)?(?:older\s+|old\s+|elderly\s+)?(?:ladies|gentlemen|old\s+folk|pensioners|housewives)\b|\bfamilies\s+are\s+grown\s+up\b|"
    r"\b(?:do|does)\s+not\s+stay\s+(?:long|around)\b|\bkeep(?:s)?\s+(?:themselves\s+)?to\s+themselves\b|\b(?:in|by)\s+their\s+(?:culture|nature)\b|\bby\s+nature\b"
)
"""What people of a group are said to be like."""


@lru_cache(maxsize=4096)
def is_bare_claim(sentence: str) -> str:
    """The clause of a sentence that says how people feel or what most do, with no figure and nobody who said so."""
    if _SOURCED.search(sentence) or numbers(_NO_ONE.sub("nobody", sentence)):
        return ""
    if _STEREOTYPE.search(sentence):
        return sentence
    for clause in dict.fromkeys((*clauses(sentence), sentence)):
        if (
            len(clause.split()) < _FEWEST_WORDS - 1
            or is_future(clause)
            or re.search(r"(?i)\b(?:may|might|can|could|should|would)\b", clause)
        ):
            continue
        feels = _FEELS.search(clause)
        if feels and _PEOPLE.search(clause[: feels.start()]) and not _WISHES.search(clause):
            return clause
        if _QUANTITY.match(clause) and _OF_THE_WORLD.search(clause) and _PEOPLE.search(clause):
            return clause
        overstated = _OVERSTATES.search(clause)
        if overstated:
            return clause
        if _ONLY_SOME.match(clause):
            continue
        always = _ALWAYS.search(clause)
        if always and _PEOPLE.search(clause[: always.start() + 1]):
            return clause
    return ""


@lru_cache(maxsize=4096)
def is_overstated(clause: str) -> bool:
    """Whether a clause says that everybody agrees, or that there is no doubt."""
    return _OVERSTATES.search(clause) is not None


@lru_cache(maxsize=4096)
def overstates(sentence: str) -> bool:
    """Whether a sentence promises something to everybody, or that a trouble will be gone, without a figure."""
    return _WILL_ALL.search(sentence) is not None and not numbers(sentence) and not _HAS_SOURCE.search(sentence)


@lru_cache(maxsize=4096)
def is_hearsay(sentence: str) -> bool:
    """Whether a sentence of the evidence rests on what somebody believes: "anecdotal evidence", "it is well known"."""
    if _BECAUSE.search(sentence):
        return False
    return _HEARSAY.search(sentence) is not None and not numbers(_OF_TWO.sub(" ", _NO_ONE.sub("nobody", sentence)))


_CONCLUDES = LazyPattern(
    r"(?i)\b(?:shows?|showing|proves?|proof|suggests?|means?|demonstrat\w+|indicat\w+|confirms?|evidence (?:that|of)|"
    r"therefore|so (?:there|it|the|no|we|they)|hence|thus|from (?:this|which)|"
    r"conclu\w+|satisfied|confident|which is why)\b"
)
_NOBODY_COMPLAINED = LazyPattern(
    r"(?i)\b(?:no|not a single|not one|without (?:a|any)(?: single)?|never (?:had|received|been)|nobody|no[- ]one|"
    r"few|hardly any|zero|absence of|lack of)\s+"
    r"(?:[\w’'-]+\s+){0,5}?(?:complain\w*|objections?|grievances?|challenges?|appeals?|negative comments?|"
    r"issues raised)\b"
)
_ON_AVERAGE = LazyPattern(
    r"(?i)\b(?:average|on average|mean(?= (?:distance|journey|age|cost|time|increase|rise|wait|of\b))|overall|"
    r"typical(?:ly)?|most people)\b"
)
_NO_BARRIER = LazyPattern(
    r"(?i)\b(?:no|not|never|little|hardly|within reach|manageable|affordable|small|minor|modest|"
    r"acceptable)\b[^.;]{0,40}\b(?:barriers?|problems?|issues?|concerns?|impact|effects?|obstacles?|difficult\w*|"
    r"hardship|burden|significant|within reach|"
    r"for most|reach)\b|\bwithin (?:easy )?reach\b"
)


@lru_cache(maxsize=4096)
def silence_as_proof(sentence: str) -> bool:
    """Whether a sentence concludes from the fact that nobody complained that all is well."""
    nobody_complained = _NOBODY_COMPLAINED.search(sentence) is not None and _CONCLUDES.search(sentence) is not None
    return nobody_complained or says("silence-for-consent", sentence)


@lru_cache(maxsize=4096)
def average_as_proof(sentence: str) -> bool:
    """Whether a sentence concludes from an average that something is no barrier: some may be far from it."""
    return (
        _ON_AVERAGE.search(sentence) is not None
        and _NO_BARRIER.search(sentence) is not None
        and (_CONCLUDES.search(sentence) is not None or bool(numbers(sentence)))
        and re.search(r"(?i)\baverage\b|\bmean\b", sentence) is not None
    )


@lru_cache(maxsize=4096)
def few_as_proof(before: str, sentence: str) -> bool:
    """Whether a sentence concludes what a whole group thinks from the few people in it, or in the one before it."""
    if (few := _FEW_AGREE.search(sentence)) and not _TOO_FEW.search(sentence):
        counted = [each.value for each in numbers(sentence[: few.end()]) if each.kind == "count"]
        if not counted or max(counted) < _FEW_PEOPLE:
            return True
    if (
        not _CONCLUDES.search(sentence)
        or numbers(sentence)
        or not _FEELS.search(sentence)
        or not _PEOPLE.search(sentence)
    ):
        return False
    counted = [each.value for each in numbers(f"{_OF_SO_MANY.sub(' ', before)} ") if each.kind == "count"]
    return bool(counted) and max(counted) < _FEW_PEOPLE


_FEW_PEOPLE = 15
_OF_SO_MANY = LazyPattern(r"(?i)(?<=\d)\s+(?:out\s+)?of\s+(?:the\s+|our\s+|all\s+)*\d[\d,]*")
"""Those who could have replied, beside those who did: "11 of the 648"."""
_FEW_AGREE = LazyPattern(
    r"(?i)\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|\d{1,2})\s+(?:[\w’'-]+\s+){0,2}?(?:people|members|parents|users|residents|tenants|carers|customers|pupils|learners|visitors|staff|drivers|families)\b"
    r"[^.]{0,90}\b(?:content|happy|liked|agreed|support\w*|objected|worries|concerns?|in\s+favour|positive|fine)\b[^.]{0,30}"
    r"(?:;|,)?\s*\b(?:so|which\s+(?:shows|means|suggests)|therefore|thus|hence)\b[^.]{0,40}\b(?:support|happy|accept\w*|in\s+favour|content|agree|approve|welcome|like)\b"
)
"""A few who had nothing against it, and what is concluded of all from that."""
_TOO_FEW = LazyPattern(r"(?i)\btoo\s+(?:few|small)\b|\bonly\s+an?\s+(?:indication|impression)\b")


@lru_cache(maxsize=4096)
def gives_no_figure(sentence: str) -> bool:
    """Whether a sentence says how many or how much in words, or what unnamed studies show, with no figure or source."""
    if (
        numbers(_NO_ONE.sub("nobody", sentence))
        or _HAS_SOURCE.search(sentence)
        or is_future(sentence)
        or _OF_THE_PLAN.search(sentence)
    ):
        return False
    many = _EXTENT.search(sentence) is not None and _PEOPLE.search(sentence) is not None
    return many or _LEVEL.search(sentence) is not None or _UNNAMED_STUDY.search(sentence) is not None


_IS_VALID = LazyPattern(
    r"(?i)\b(?:pass(?:es)?|tickets?|cards?|vouchers?|tokens?|permits?|badges?|bookings?)\s+(?:is|are|stays?|remains?)\s+(?:good|valid|accepted|welcome)\s+(?:at|on|for|from|until|all)\b"
)
"""When something may be used: "Passes are good at all times"."""


@lru_cache(maxsize=4096)
def is_slogan(sentence: str) -> bool:
    """Whether a sentence only praises a good aim: "We will do everything we can so that nobody is left behind"."""
    if (
        len(sentence.split()) < _FEWEST_WORDS
        or not _ASPIRES.search(sentence)
        or numbers(_ONE_PLACE.sub("we", _NO_ONE.sub("nobody", sentence)))
        or _NOT.search(sentence)
        or _IS_VALID.search(sentence)
    ):
        return False
    left = [
        word
        for word in substance(_ONE_PLACE.sub("we", sentence))
        if not _SLOGAN_WORDS.fullmatch(word) and not is_one_of("assurance", word)
    ]
    subject = (sentence.split() or [""])[0].strip("*_“\"'")
    praises = _OF_US.search(sentence) is not None or _SLOGAN_WORDS.fullmatch(subject) is not None
    return not left or (len(left) <= _MOST_LEFT and praises)


@lru_cache(maxsize=4096)
def only_praises(sentence: str, known: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence has two values or more and hardly another word: "a beacon of cohesion and a place for all".

    `known` are words in lower case that say nothing new, such as those of the policy's name.
    """
    values = {value.casefold()[:5] for value in _VALUE.findall(sentence)}
    if len(values) < _FEWEST_VALUES or numbers(_NO_ONE.sub("nobody", sentence)) or _REPORTS.search(sentence):
        return False
    rest = _VALUE.sub(" ", re.sub(group_words(), " ", sentence, flags=re.IGNORECASE))
    left = [
        word
        for word in substance(rest)
        if word.casefold() not in known and not _SLOGAN_WORDS.fullmatch(word) and not is_one_of("assurance", word)
    ]
    return len(left) <= _MOST_BESIDE
