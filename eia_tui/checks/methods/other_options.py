"""Decides whether a text weighs another way of reaching the aim of a proposal."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.sentences import Sentence, sentences

_NOUNS = frozenset(
    [
        "options", "alternatives", "scenarios", "possibilities", "approaches", "models", "courses", "choices", "ways",
        "variants", "ideas", "plans", "proposals", "schemes", "versions", "solutions", "routes", "means", "measures",
    ]
)  # fmt: skip
"""What is weighed, where more than one is named."""
_WEIGHED = frozenset(
    [
        "considered", "examined", "appraised", "costed", "priced", "weighed", "compared", "explored", "assessed",
        "modelled", "evaluated", "looked", "studied", "investigated", "tested", "discounted", "rejected", "dismissed",
        "discarded", "analysed", "scored", "ranked", "thought", "tried", "set", "ruled", "turned", "discussed", "seen",
        "shortlisted",
    ]
)  # fmt: skip
"""Verbs of weighing in the past."""
_LISTED = LazyPattern(
    r"(?i)\b(?:other|alternative|several|two|three|four|five|six)\s+(?:other\s+|further\s+)?(?:options?|ways|models|approaches|courses|scenarios|choices)\b|"
    r"\b(?:options?|alternatives?)\W*(?::|\()|\boptions?\s+(?:paper|apprais\w+|analysis|[A-H]\b|[1-9]\b|[(‘'\"][a-h1-9])|"
    r"\b(?:preferred|chosen|cheaper|dearer|milder|less\s+(?:harmful|severe)|least\s+harmful)\s+(?:options?|ways?|alternatives?|means)\b|"
    r"\b(?:options?|alternatives)\s+(?:that|which|with|were|was|looked\s+at|considered|examined|apprais\w+|costed|priced)\b|\bthe\s+options\s+of\b"
)
"""Options that a text names or numbers."""
_DONE_NOTHING = LazyPattern(
    r"(?i)\b(?:do(?:ing)?[\s-]nothing|business[\s-]as[\s-]usual|status quo|(?:leav|stay|carry)(?:e|"
    r"ing)\s+(?:\w+\s+){1,4}?as\s+(?:it|they|things?)\s+(?:is|are|stand)|"
    r"leav(?:e|ing)\s+(?:it|things|them|this|[\w’'-]+(?:\s+[\w’'-]+)?)\s+(?:alone|as\s+(?:now|it\s+is|they\s+are))|chang(?:e|ing)\s+nothing)\b"
)
_WE_WEIGHED = LazyPattern(
    r"(?i)\b(?:we|officers|(?:the|our)\s+(?:[\w’'-]+\s+){0,2}?(?:board|team|service|group|council|panel|department|directorate))\s+(?:also\s+|have\s+|had\s+|then\s+|first\s+|did\s+)*"
    r"(?:considered|examined|priced|costed|weighed|compared|explored|modelled|appraised|discussed|assessed|rejected|discounted|tried|"
    r"looked\s+(?:also\s+)?(?:at|into)|thought\s+(?:about|of))\s+(?:instead\s+)?"
    r"(?:(?!being\b|having\b|during\b)[a-z-]+ing\b|an?\s+(?!number|range|sample|copy|list|set|map|survey|sites?\b)|two\b|three\b|four\b|five\b|(?:an)?other\b|alternatives?\b|options?\b|whether\s+to\b|shared?\b|shorter\b|fewer\b|higher\b|lower\b)|"
    r"\bwe\s+(?:asked\s+ourselves|(?:could|might)\s+(?:also\s+|instead\s+)?have)\b|\b(?:consideration|thought)\s+was\s+(?:also\s+)?given\s+to\b|"
    r"\bwhat\s+else\s+(?:we|was)\b"
)
_WAS_WEIGHED = LazyPattern(
    r"(?i)(?:^\W*|[;:]\s+)(?:[a-z-]+ing\b|(?:an?|one|two|three|another|to)\s+(?!report\b|survey\b|review\b)\w+|retention\b|closure\b|repair\b|reduction\b)[^.;]{0,90}?\b(?:was|were)\s+(?:also\s+|likewise\s+|then\s+|first\s+|all\s+|not\s+)*"
    r"(?:considered|examined|priced|costed|weighed|explored|modelled|appraised|assessed|looked\s+at|thought\s+(?:about|of)|discussed|suggested|tried|"
    r"rejected|discounted|dismissed|discarded|ruled\s+out|set\s+aside|turned\s+down|pursued|taken\s+forward|passed\s+over|not\s+viable)\b"
)
_REJECTED = LazyPattern(
    r"(?i)[(:–—-]\s*(?:\w+\s+)?(?:rejected|discounted|ruled\s+out|set\s+aside|discarded|turned\s+down|dismissed|not\s+(?:pursued|viable|taken\s+forward))\b|^\W*(?:rejected|discounted)\b|"
    r"\b(?:rejected|discounted|ruled\s+out|discarded|set\s+aside|dismissed|turned\s+down)\s+(?:because|as|since|for\s+the|at\s+an?\s+early)\b"
)
_WOULD_HAVE = LazyPattern(
    r"(?i)^\W*(?:(?:but|and|simply|only|even)\s+)?[a-z-]+ing\b[^.;]{0,80}\bwould\s+(?:\w+\s+)?have\b|"
    r"^\W*(?:leaving|keeping|staying|continuing|retaining|delaying|waiting|repairing|doing)\b[^.;]{0,60}\b(?:would|means|is\s+not|costs?)\b"
)
"""What another way would have brought: "Halving the hours would have spread the loss"."""
_CHOSE_OVER = LazyPattern(
    r"(?i)\b(?:chose|chosen|prefer(?:red)?|selected)\b[^.;]{2,50}\b(?:over|to)\s+(?:an?|one|two|the|[a-z]+ing)\b"
)
_BEGINNINGS = (
    "option",
    "alternativ",
    "reject",
    "discount",
    "rul",
    "consider",
    "look",
    "think",
    "thought",
    "pric",
    "cost",
    "would",
    "could",
    "weigh",
    "compar",
    "explor",
    "model",
    "examin",
    "apprais",
    "nothing",
    "leav",
    "as usual",
    "status quo",
    "assess",
    "other ",
    "ask",
    "cho",
    "prefer",
    "what else",
    "ways",
    "approach",
    "tried",
    "set aside",
    "turned",
    "discard",
    "dismiss",
    "pursued",
    "forward",
    "carry",
    "stay",
)
_NONE = LazyPattern(
    r"(?i)\b(?:no|not|never|none|neither|without|\w+n['’]t)\b[^.;,]{0,50}\b(?:options?|alternativ\w*|ways?|models?|means|courses?)\b|"
    r"\b(?:options?|alternativ\w*|ways?|models?|courses?)\b[^.;,]{0,60}\b(?:not|never|none\s+(?:was|were|has|have)|nothing\s+(?:was|has)|\w+n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:considered|examined|costed|priced|looked|explored|weighed|worked|assessed)\b"
)
"""Sentences which say that nothing else was weighed."""
_OF_CUSTOMERS = LazyPattern(
    r"(?i)\boptions?\s+(?:to|for)\b|\balternative\s+(?:bus|route|appointments?|venues?|formats?|provision|transport|arrangements?|provider|times?|sites?)\b|"
    r"\b(?:have|has|offer\w*|given|keep|choose\s+(?:from|between))\s+(?:\w+\s+){0,3}?(?:options?|choices?|alternatives?|ways)\b"
)
"""What people may choose who use the service, or what a contract leaves open."""


@lru_cache(maxsize=1024)
def weighs_options(text: str) -> bool:
    """Whether an answer says which other way was weighed: "Halving the hours was ruled out"."""
    return any(_weighs(each.with_lead if each.is_row else each.text) or _is_headed(each) for each in sentences(text))


_HEADING = LazyPattern(
    r"(?i)(?:^|[.:]\s)\W*(?:the\s+)?(?:other\s+|alternative\s+)?(?:options?|alternatives?|(?:other|different)\s+ways|what\s+else)\b(?![^.:]*\bfor\b)"
)
"""A heading above other ways: "Alternatives", "Options not taken forward."."""
_FEWEST_WORDS = 4


def _is_headed(sentence: Sentence) -> bool:
    """Whether a sentence stands under a heading for other ways, and says something of one."""
    words = sentence.with_label
    return (
        len(words.split()) >= _FEWEST_WORDS and _HEADING.search(sentence.lead) is not None and not _NONE.search(words)
    )


@lru_cache(maxsize=2048)
def names_options(text: str) -> bool:
    """Whether a text speaks of several options that were weighed, wherever it stands on the form."""
    return any(_of_several(each.text) and not _NONE.search(each.text) for each in sentences(text))


def _weighs(sentence: str) -> bool:
    lower = sentence.lower()
    if not any(word in lower for word in _BEGINNINGS) or _NONE.search(sentence):
        return False
    return _of_several(sentence) or any(
        pattern.search(sentence)
        for pattern in (_DONE_NOTHING, _WE_WEIGHED, _WAS_WEIGHED, _REJECTED, _WOULD_HAVE, _CHOSE_OVER)
    )


def _of_several(sentence: str) -> bool:
    """Whether a sentence names or numbers options, or says that several were weighed."""
    of_ours = _OF_CUSTOMERS.sub(" ", sentence)
    words = set(of_ours.lower().replace(",", " ").replace(":", " ").replace(".", " ").replace(";", " ").split())
    if _LISTED.search(of_ours) and (
        words & _WEIGHED or ":" in of_ours or {"option", "options", "alternatives", "would", "there"} & words
    ):
        return True
    return (
        bool(words & _NOUNS)
        and bool(words & (_WEIGHED - {"set", "turned", "seen", "thought", "looked"}))
        and bool(
            words
            & {
                "other",
                "options",
                "alternatives",
                "two",
                "three",
                "four",
                "scenarios",
                "possibilities",
                "approaches",
                "different",
                "further",
            }
        )
    )
