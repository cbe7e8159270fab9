"""Decides whether a sentence puts the equality duty aside: not needed, somebody else's, for later, outweighed or met.

What counts is what the sentence says of the duty, however it names it. That it does not apply, is somebody else's or
comes later is wrong whatever the reason. That it is met says nothing unless the sentence also says what was weighed.
"""

import re
from functools import lru_cache

from eia_tui.checks.methods.duty_in_words import is_duty_in_words
from eia_tui.checks.methods.law_of_duty import without_other_duties
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import phrases

_FLAGS = re.IGNORECASE | re.VERBOSE
_DUTY, _EQUALITY = "ÐUTY", "ÆQUALITY"
"""What stands in a sentence, while it is read, for any name of the duty and for any other word for equality."""
_NAMES = ("equality_duty", "equality_law")
"""The lists of its names, in templates/checks/phrases.toml."""
_NOT = r"(?:\b(?:not|never|cannot|can\s+not|no\s+longer|hardly|scarcely|nothing|nowhere)\b|n['’]t\b)"
_NEED_NOT = (
    r"(?:\bnothing\s+(?:\w+\s+)?to\b|\bnone\s+to\b|\b(?:no|any)\s+(?:further\s+|legal\s+)?(?:need|requirement|reason|"
    r"obligation|call|cause)\b|"
    r"\bneed\s*(?:not|n['’]?t)\b|(?:\bnot|n['’]t)\s+(?:need|have\s+to|required|obliged|necessary|bound|legally)\b|"
    r"\bnever\s+needs?\b|\bno\s+(?:further|more)\s+regard\b)"
)
_OTHERS = (
    r"(?!us\b|(?:the\s+|this\s+|our\s+)?(?:members?|cabinet|council|county|authority|councillors|director|those"
    r"|decision|"
    r"each|every|all)\b)"
)
_ASIDE = LazyPattern(
    rf"""{_DUTY}\b[^.;]{{0,70}}?{_NOT}[^.;]{{0,25}}?\b(?:appl(?:y|ies|ied|icable)|engaged?|triggered|aris\w+|arose
            |bites?|relevant|
            required|needed|necessary|binds?|bound|cover|extend|reach|come\s+into|in\s+play|kick\s+in|concern
            |touched?|matter|affected|
            figure|feature|invoked?|activated|at\s+issue|at\s+stake|in\s+question|fall|ours|for\s+us)\b
      | {_DUTY}\W{{0,4}}(?:(?:is|are|was)\s+)?\W{{0,2}}(?:n/?a|not\s+(?:applicable|relevant)|irrelevant|inapplicable
            |immaterial|nil|none|no\W*$)(?!\w)
      | {_DUTY}\s+(?:has|have)\s+nothing\s+to\b
      | {_DUTY}\b[^.;]{{0,40}}?\b(?:has|have|had|is|are|of)\s+(?:no|little|limited)\s+(?:\w+\s+)?(?:bearing|relevance
            |application|role|place|part)\b
      | \b(?:no|none\s+of\s+(?:the|its|our))\s+(?:\w+\s+){{0,2}}?{_DUTY}
      | \bno\s+(?:\w+\s+)?{_EQUALITY}\s+(?:angle|dimension|side|aspect|element|point|issues?|relevance)\b
      | ^\W*{_EQUALITY}(?:\s+\w+)?\s*[:–—-]\W*(?:n/?a|none|nil|no\s+\w+|not\s+applicable)\W*$
      | {_EQUALITY}\b[^.;]{{0,20}}?\b(?:is|are)\s+(?:therefore\s+)?(?:unnecessary|superfluous|redundant
            |disproportionate)\b
      | {_EQUALITY}\b[^.;]{{0,40}}?\bno\s+(?:separate|further|specific|additional)\s+(?:consideration|assessment
            |analysis|regard)\b
      | {_NEED_NOT}[^.;]{{0,40}}?{_DUTY}
      | {_NEED_NOT}[^.;]{{0,30}}?\b(?:consider|assess|address|look\s+at|think\s+about|take\s+account|have\s+regard
            |undertake|complete|carry\s+out|do|produce)\b
            [^.;]{{0,25}}?{_EQUALITY}
      | {_EQUALITY}[^.;]{{0,40}}?(?:\bnothing|\bnone)\s+to\s+(?:consider|assess|address|weigh)\b
      | {_EQUALITY}\b[^.;]{{0,40}}?{_NOT}\s+(?:\w+\s+){{0,2}}?(?:relevant|needed|required|necessary|called\s+for
            |warranted|considered|looked\s+at|applicable)\b
      | {_NOT}?\s*\bneeds?\s+no\s+{_EQUALITY}
      | \b(?:outside|exempt\w*|beyond|free\s+of|(?:not|n['’]t)\s+(?:within|caught|subject|covered
            |bound))\b[^.;]{{0,30}}?{_DUTY}
      | \b(?:only|solely|just)\s+(?:need|have|has|required|obliged|expected)\s+to\s+\w+\s+(?:an?\s+
            |the\s+)?{_EQUALITY}\s+(?:for|when|if|on|where)\b
      | \bnot\s+(?:by|under|from)\s+(?:the\s+)?{_DUTY}""",
    _FLAGS,
)
"""The duty does not apply, or there is no need to look at equality."""
_ONLY = LazyPattern(
    rf"""{_DUTY}\b[^.;]{{0,30}}?\b(?:only|solely|just|merely|exclusively)\s+(?:\w+\s+)?(?:bites?|appl\w+|covers?
            |concerns?|relates?|extends?|asks?|kicks?\s+in|
            to\s+(?:avoid|prevent|not))\b
      | {_DUTY}\s+(?:appl\w+|covers?|extends?|relates?|is|are)\s+(?:only|solely|just|limited|confined
            |restricted)\s+(?:to|about|for)\b
      | {_DUTY}\s+(?:appl\w+|relates?|attaches)\s+to\s+[^.;]{{3,50}},?\s+(?:and\s+|but\s+)?not\s+(?:to\s+)?\w
      | {_DUTY}\s+(?:appl\w+|relates?|extends?)\s+to\s+[^.;]{{3,40}}\s+only\b
      | \b(?:one|only\s+\w+)\s+that\s+(?:counts|matters|applies)\b""",
    _FLAGS,
)
"""The duty asks for less, or covers less, than it does."""
_THEIRS = LazyPattern(
    rf"""(?:{_DUTY}|{_EQUALITY})\b[^.;]{{0,45}}?\b(?:an?\s+(?:\w+\s+)?matter\s+for|(?:sit|rest|lie|remain|stay|belong
            |fall|pass|transfer)s?\s+(?:with|to|on)|
            the\s+(?:job|responsibility|role|business|concern)\s+of|left\s+(?:to|with)|(?:down|up)\s+to
            |in\s+the\s+hands\s+of|(?:is|are)\s+for|
            (?:taken\s+care\s+of|looked\s+after|dealt\s+with|handled|covered|met|discharged)\s+by)\s+{_OTHERS}\w
      | \b(?:take[sn]?|took|taking|assum\w+|inherit\w*|shoulder\w*)\s+(?:on\s+|over\s+)?(?:the\s+|all\s+|our\s+
            |full\s+|any\s+)*(?:\w+\s+){{0,2}}?{_DUTY}
      | (?:{_DUTY}|{_EQUALITY})[^.;]{{0,60}}?\b(?:on\s+(?:our|the\s+council['’]s)\s+behalf|for\s+us|in\s+our\s+place
            |in\s+our\s+stead)\b""",
    _FLAGS,
)
"""The duty is somebody else's."""
_LATER = LazyPattern(
    rf"""(?:{_DUTY}|{_EQUALITY}|\bassessment)\b[^.;]{{0,30}}?\b(?:will|can|shall|may
            |to)\s+(?:then\s+)?be\s+(?:\w+ly\s+)?
            (?:had|given|paid|considered|looked\s+at|met|done|addressed|assessed|written|completed|carried\s+out
            |picked\s+up|undertaken|
              dealt\s+with|prepared|produced|shown|discharged|filled\s+in|tackled)\b
            [^.;]{{0,25}}?\b(?:after\w*|once|later|following|during|as\s+part\s+of|when\s+(?:the|it|we)\s+(?!decision
            |members|cabinet)|at\s+(?:a|the)\s+(?:later|next)|
              in\s+(?:(?:the|a)\s+(?:\w+\s+)?(?:review|design|contract|implementation)|due\s+course|\w+\s+(?:years
            |months))|post|subsequently|retrospectively)\b
      | (?:{_DUTY}|{_EQUALITY}|\bassessment)\b[^.;]{{0,20}}?\b(?:can|could|may|will|to)\s+(?:wait|follow)\b
      | (?:\b(?:will|shall|can)|['’]ll)\s+(?:have|give|pay|consider|look\s+at|think\s+about|address
            |meet)\s+(?:[\w’']+\s+){{0,2}}?(?:{_DUTY}|{_EQUALITY})\b
            [^.;]{{0,20}}?\b(?:after\w*|once|later|if\s+any\w*|when\s+(?:the|it|we)\s+(?!decision|members|cabinet
            |decides?))\b""",
    _FLAGS,
)
"""The duty is put off until there is nothing left to decide."""
_OUTWEIGHED = LazyPattern(
    rf"""(?:{_DUTY}|{_EQUALITY})\b[^.;]{{0,40}}?\b(?:outweighed|overridden|overruled|trumped|secondary|second\s+place
            |comes?\s+second|take\s+a\s+back\s+seat|gives?\s+way|
            yields?|set\s+aside|put\s+(?:aside|to\s+one\s+side)|parked|less\s+important|subordinate)\b
      | \b(?:overrid\w+|outweigh\w*|trumps?|prevails?\s+over|(?:takes?|has|have|given|took)\s+(?:precedence
            |priority)\s+over|
            comes?\s+(?:before|ahead\s+of)|more\s+important\s+than|matters?\s+more\s+than)\b[^.;]{{0,30}}?(?:{_DUTY}
            |{_EQUALITY})""",
    _FLAGS,
)
_MET = LazyPattern(
    rf"""(?<!to\s)\b(?:meets?|met|fulfil(?:s|led)?|satisf(?:y|ies|ied)|discharg(?:es|ed)|compl(?:y|ies|ied)\s+with
            |(?:are|is|remains?)\s+(?:\w+\s+)?
            (?:compliant\s+with|in\s+(?:compliance|line|accordance|keeping)\s+with|consistent\s+with)|(?:ensur
            |confirm|guarante)\w+\s+(?:\w+\s+)?compliance\s+with|
            (?:had|paid|given|having|taken|shown|demonstrated))\s+(?:[\w’']+\s+){{0,4}}?{_DUTY}
      | {_DUTY}\b[^.;]{{0,60}}?\b(?:is|are|was|were|been|being|have|has|had)\s+(?:\w+ly\s+|also\s+|already\s+|thus\s+
            |therefore\s+|not\s+only\s+)*
            (?:met|complied\s+with|satis\w+|fulfill?ed|discharged|observed|considered\b(?!\s+to)
            |taken\s+(?:fully\s+)?(?:into\s+account|account\s+of|care\s+of)|addressed|
              covered|dealt\s+with|had|paid|given|shown|demonstrated|achieved|signed\s+off|followed|adhered\s+to
              |respected|honoured|ticked|complete|
              done|noted|acknowledged|borne\s+in\s+mind|evidenced)\b
      | {_DUTY}[^.;:?]{{0,25}}[:?–—-]+\s*(?:yes|y|ok|done|complete\w*|met|considered|noted|satisfied|tick\w*
            |[✓✔☑√x])\W*$
      | {_EQUALITY}\s+(?:is|are|has\s+been|have\s+been)\s+(?:\w+ly\s+)?(?:mainstreamed|embedded|built\s+in)\b
      | {_DUTY}\s+box(?:es)?\s+(?:is\s+|was\s+)?ticked\b
      | {_DUTY}\s+(?:considered|met|complied\s+with|satisfied|had|given)\s*\?
      | {_DUTY},?\s+(?:so\s+|and\s+)?(?:\w+\s+){{1,4}}(?:is|are)\s+(?:therefore\s+)?(?:lawful|legal|compliant)\b
      | \b(?:legal(?:\s+services)?|solicitors?|monitoring\s+officer|counsel
            |lawyers?)\b[^.;]{{0,40}}?\b(?:signed\s+off|confirm\w*|cleared|content|happy|satisfied|
            approved)\b[^.;]{{0,60}}?(?:{_DUTY}|{_EQUALITY})
      | \b(?:confirmed|cleared|approved|signed\s+off|advised)\s+by\s+(?:\w+\s+)?(?:legal|solicitors?
            |monitoring\s+officer|counsel|lawyers?)\b[^.;]{{0,40}}?(?:{_DUTY}|{_EQUALITY})
      | \bregard\s+(?:has|have)\s+been\s+(?:given|had|paid)\s+to\s+{_EQUALITY}
      | (?:{_DUTY}|{_EQUALITY})\s+is\s+(?:assured|guaranteed|certain)\b
      | \b(?:meets?|met|complie[sd]\s+with|fulfil\w*|satisf\w+)\s+(?:all\s+|its\s+|our\s+|legal\s+
            |statutory\s+)+(?:obligations|duties|responsibilities|requirements)\b
      | \b(?:requirements|obligations|responsibilities|duties)\b[^.;]{{0,40}}?\b(?:are|is|was|were
            |been)\s+(?:\w+ly\s+)?(?:met|complied\s+with|satisfied|fulfilled|discharged|observed)\b""",
    _FLAGS,
)
"""The duty is met, or was had regard to: with nothing else in the sentence, a tick."""
_UPHELD = LazyPattern(
    r"""\b(?:all\s+the\s+same|nevertheless|nonetheless|even\s+so|still|remains?|stays?|as\s+(?:to|for|with)\s+any
            |as\s+well|also|both|does\s+apply|whether|not\s+only|
          not\s+enough|applies\s+(?:here|to\s+(?:it|this|us|both|the))|ours|ourselves|(?:yet|but)\s+(?:the|our|that
            |it|due)\b|though|however|in\s+england|share[sd]?)\b
      | (?:\b(?:not|never|no|nobody|nothing|cannot)\b|n['’]t\b)\s+(?:[\w’']+\s+){0,4}?(?:outside|exempt|beyond
            |free\s+of|excus\w*|reliev\w*|releas\w*|absolv\w*|take|reason|overrid\w*|outweigh\w*|trump\w*|
          prevail\w*|enough|hand(?:ed)?|transfer\w*|pass(?:ed)?|delegat\w*|end|cease|stop|lapse)\b""",
    _FLAGS,
)
"""The sentence says that the duty applies, or goes on, all the same."""
_GOES_ON = LazyPattern(
    r"\b(?:continu\w+|carries\s+on|goes\s+on|lasts?|endures?)\b(?!\s+to\s+be\s+(?:met|observed))", _FLAGS
)
"""The duty goes on after the decision, as it does."""
_NEGATED = LazyPattern(
    rf"{_NOT}[^,.;]{{0,40}}$|\b(?:how|whether|if|must|should|until|unless|before)\b[^,.;]{{0,40}}$", _FLAGS
)
_AGAIN = LazyPattern(r"(?i)\b(?:again|also|as well|further|updated?|repeat\w*|before)\b")
_NUMBER_OF_LAW = LazyPattern(r"(?i)\b(?:section|s\.?|act|regulation|part|schedule|gateway|stage|phase)\s?\d+|\(\d+\)")
_FIGURE = LazyPattern(r"(?<!\d)(?!(?:19|20)\d\d\b)\d")
"""A number that is no year."""


_SAYS_MORE = LazyPattern(
    r"""\b(?:must|should|shall|asks?|asked|requires?|means|weigh\w*|decide\w*|how|why|reason|because|led|below
            |following|next|in\s+turn|against|aims?|
          option\w*|applies|applied|dropped|changed|kept|show)\b|:\W*$""",
    _FLAGS,
)
"""Words of a sentence that says what the duty asks, or what was done because of it; a colon, after which that comes."""
_OTHER_ACT = LazyPattern(
    r"\b(?!(?:Equality|Equalities|The|This|That|An?|Any|Under)\b)[A-Z][a-z]+\s+(?:[Aa]ct|[Rr]egulations|[Cc]ode)\b"
)


@lru_cache(maxsize=4096)
def puts_duty_aside(sentence: str) -> bool:
    """Whether a sentence says that the equality duty is not needed, somebody else's, for later or outweighed."""
    read = _as_read(sentence)
    if _is_for_later(read) or (_ONLY.search(read) and _DUTY in read):
        return True
    aside = (_ASIDE, _THEIRS, _OUTWEIGHED)
    return _names_equality(read) and not _UPHELD.search(read) and any(each.search(read) for each in aside)


@lru_cache(maxsize=4096)
def only_names_duty(sentence: str) -> bool:
    """Whether a sentence says that the equality duty is met, or names it, and nothing that was weighed."""
    read = _as_read(sentence)
    if is_duty_in_words(sentence) and not _UPHELD.search(read):
        return True
    if not _names_equality(read) or _weighs(read):
        return False
    met = _MET.search(read)
    return (met is not None and not _NEGATED.search(read[: met.start()])) or (
        phrases("equality_duty").search(sentence) is not None
        and _DUTY in read
        and not _UPHELD.search(read)
        and not _GOES_ON.search(read)
        and not _SAYS_MORE.search(sentence)
    )


@lru_cache(maxsize=4096)
def _as_read(sentence: str) -> str:
    """A sentence with one word for all names of the duty, and one for all other words for equality.

    "The duty" is that of equality unless another Act is named, or the name of this one is there as well.
    """
    if not any(phrases(name).search(sentence) for name in (*_NAMES, "some_duty", "equality")):
        return sentence
    read = without_other_duties(sentence)
    for name in _NAMES:
        read = phrases(name).sub(_DUTY, read)
    if phrases("equality_duty").search(sentence) or not _OTHER_ACT.search(sentence):
        read = phrases("some_duty").sub(_DUTY, read)
    return phrases("equality").sub(_EQUALITY, read)


def _names_equality(read: str) -> bool:
    return _DUTY in read or _EQUALITY in read


def _is_for_later(read: str) -> bool:
    return _LATER.search(read) is not None and not _AGAIN.search(read)


def _weighs(read: str) -> bool:
    """Whether a sentence, as it is read, says for whom, or with what in mind, the duty was weighed."""
    return (
        has_characteristic(read)
        or _FIGURE.search(_NUMBER_OF_LAW.sub(" ", read)) is not None
        or any(phrases(name).search(read) for name in ("aims_plainly", "advance", "relations"))
    )
