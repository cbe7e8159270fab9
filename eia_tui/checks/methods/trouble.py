"""Decides whether a sentence reports that something is hard for people, or what they asked for."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import clauses

_TROUBLE = LazyPattern(
    r"(?i)\b(?:cannot|can['’]?t|could not|couldn['’]?t|unable|harder|hard to|difficult\w*|struggl\w+|worr(?:y|ies|"
    r"ied|ying)|fear\w*|afraid|anxious|anxiety|"
    r"los(?:e|es|ing)(?!\s+(?:nothing|none|no\b|neither))|too (?:far|expensive|dear|steep|early|late|"
    r"long|short|small|loud|noisy|crowded|cold|narrow|complicated|dark|fast|heavy|high)|"
    r"barriers?|exclu\w+|miss(?:es|ing)?|"
    r"unsafe|isolat\w+|concern(?:s|ed)?|object(?:s|ed)?|oppos\w+|stressful|distress\w*|confus\w+|put (?:\w+ )?off|"
    r"painful|give up|shut out|left out|"
    r"depend(?:s|ent)? (?:up)?on|rel(?:y|ies) on|less likely to|worse|disadvantag\w+|problem\w*|upset\w*|unhappy|"
    r"against|overlooked|ignored|"
    r"(?:nobody|no[- ]one|none of (?:them|us)) (?:dares?|can|could|manages?)|stop (?:coming|going|using)|"
    r"no longer|(?:does|do|did) not work|broken|out of order)\b"
)
_DENIED = LazyPattern(
    r"(?i)\b(?:no|not|none|nobody|no[- ]one|never|nothing|neither|without|did ?n['’]?t|\w+n['’]t|n['’]t|(?<!\ba )few|"
    r"removes?|"
    r"ends?|"
    r"solv\w+|answer\w*|less)\b[^.;]{0,70}$"
)
_ASKED_FOR = LazyPattern(
    r"(?i)(?<!been )\b(?:ask(?:ed|s)? (?!about\b|how many)|want(?:ed|s)?|need(?:ed|s)?|wish(?:ed|es)?|would like|"
    r"prefer(?:red|s)?|(?<!on )request\w*)\b"
)
_NOTHING_THAT = LazyPattern(r"(?i)\b(?:nothing|nobody|no[- ]one|none)\b[^.;,]{0,40}\b(?:that|which|who)\b")
"""Trouble that nobody sees: "the group saw nothing in the change that would make a visit harder"."""


_MAY_BE_HARD = LazyPattern(
    r"(?i)\b(?:may|might|could|will|would|(?:is|are) (?:more )?likely to)\s(?:[\w’'-]+\s+){0,8}?"
    r"(?P<trouble>harder|hard to|difficult\w*|struggl\w+|los(?:e|es|ing)\b(?! (?:nothing|none|no)\b)|miss\b|unable|"
    r"barriers?|exclud\w+|troubles?\b|suffer\w*|go without|(?:wait|queue|travel|walk|stand) (?:\w+ )?(?:longer|"
    r"further)|"
    r"pay (?:twice|more|extra)|be (?:fined|penalised|charged (?:twice|more|extra)|turned away|refused|unsafe|stranded)|"
    r"(?:be sent|get|receive) (?:\w+ )?(?:notices?|fines?|penalt\w+)|clash(?:es)? with|at a disadvantage|"
    r"worse off|disadvantag\w+|afraid|isolat\w+|distress\w*|put off|give up|shut out|left out|stop (?:coming|going|"
    r"using)|"
    r"not (?:be able to|manage|cope)|too (?:far|expensive|dear|steep|early|late|dark|heavy|high))"
)
"""That something may become hard: the modal verb comes first, so that "being moved does not lose a place" is none."""
_REFUTED = LazyPattern(
    r"(?i)\b(?:fear\w*|worr\w+|asked|ask|whether|if|wondered|thought|risk|nobody|no[- ]one|nothing|no|"
    r"not)\b[^.;]{0,40}$"
)
"""Words before a clause about what was only feared, asked or denied."""
_WHETHER = LazyPattern(r"(?i)\b(?:whether|wondered|checked (?:that|if))\b[^.;]{0,60}$")
"""Words in the clause itself, before what was only asked."""


@lru_cache(maxsize=8192)
def reports_difficulty(sentence: str) -> bool:
    """Whether a sentence says that something is or would be hard for somebody: "Deaf callers cannot use the line"."""
    return any(not _DENIED.search(sentence[: found.start()]) for found in _TROUBLE.finditer(sentence))


@lru_cache(maxsize=8192)
def asks_for_something(sentence: str) -> bool:
    """Whether a sentence says what people asked for or need."""
    return _ASKED_FOR.search(sentence) is not None


@lru_cache(maxsize=4096)
def expects_difficulty(sentence: str) -> bool:
    """Whether a clause of a sentence says that something may become hard: "some may find it harder"."""
    if _NOTHING_THAT.search(sentence):
        return False
    return any(
        not _DENIED.search(clause[: found.start("trouble")])
        and not _REFUTED.search(sentence[: sentence.find(clause)])
        and not _WHETHER.search(clause[: found.start()])
        for clause in clauses(sentence)
        for found in _MAY_BE_HARD.finditer(clause)
    )


_WORSE_OFF = LazyPattern(
    r"(?i)\b(?:(?:more|most) likely to (?:fall|trip|be (?!able|offered|given|helped|seen|heard)\w+|miss|lose|give up|"
    r"stop|struggle|feel|get lost|wait)|feel(?:s|ing)? (?:followed|unsafe|watched|unwelcome|ignored|left out|"
    r"lonely|intimidated|exposed|pushed|cut off)|(?:greater|higher|more) risk|at risk|finds? (?:it|this|"
    r"them) (?:too )?hard|"
    r"(?:is|are) (?:left out|shut out|afraid|turned away|put off|worse off|cut off|stranded)|"
    r"(?:have|has) to (?:\w+ )?(?:walk|wait|pay|travel|carry|stand|queue) (?:\w+ )?(?:further|longer|more|twice)|"
    r"pays? (?:£\d+ )?more|go without|further to (?:walk|go|travel))\b"
)
_NOT = LazyPattern(r"(?i)(?:\b(?:no|not|never|nobody|none|neither)\b|n['’]t\b)\W*(?:\w+\W+){0,3}$")
_RELIEVED = LazyPattern(
    r"(?i)\b(?:now|today|at present|currently|until now|so far|no longer|less|fewer|without (?:\w+ing|help|steps?|"
    r"delay)|ends?|removes?|avoids?|instead|"
    r"help(?:s|ing)?|support(?:s|ing)?|"
    r"so that|can|able to|easier|better|reduc\w+|stops? having|not have to|need not|shorter|nearer|safer|"
    r"protect\w*|gains?|welcome\w*|benefits?)\b"
    r"|\b(?:put|be)\s+in\s+place\b|^\W*(?:assist\w*|help|support|advice|visits?|appointments?)\b"
)
"""What is better, what was hard until now, or help that is given."""


@lru_cache(maxsize=2048)
def tells_a_disadvantage(sentence: str) -> bool:
    """Whether a sentence says that people are worse off, and nothing in it is better: "they will wait longer"."""
    worse = any(not _NOT.search(sentence[: found.start()]) for found in _WORSE_OFF.finditer(sentence))
    return (worse or expects_difficulty(sentence)) and not brings_relief(sentence)


@lru_cache(maxsize=2048)
def brings_relief(sentence: str) -> bool:
    """Whether a sentence says that something is better than it was, or what was hard until now."""
    return _RELIEVED.search(sentence) is not None
