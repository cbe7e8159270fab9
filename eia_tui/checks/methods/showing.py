"""Decides whether a text says what its sources show, or what people who were asked said."""

from functools import lru_cache

from eia_tui.checks.methods.numbers import numbers
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.phrases import phrases
from eia_tui.checks.methods.sentences import sentences
from eia_tui.checks.methods.trouble import asks_for_something, reports_difficulty

_DIGIT = LazyPattern(r"\d")
_FINDS = LazyPattern(
    r"(?i)\b(?:shows?|showed|found|finds|means?|suggests?|indicates?|more|fewer|higher|lower|larger|smaller|most|mostly|majority|half|nobody|none|"
    r"older|younger|likely|over-?represented|under-?represented|rose|fell|increased|decreased|than|main(?:ly)?|few|"
    r"rarely|often|all (?:of them|are|have|live)|"
    r"told us|said|learn(?:ed|t))\b"
)
_VIEWS = LazyPattern(
    r"(?i)\b(?:said|say|told|asked (?:for|that|us|whether|if|to)|want\w*|wish\w*|lik(?:e|ed)|liked|prefer\w*|"
    r"agreed?|disagreed?|support\w*|oppos\w+|objected|"
    r"raised|felt|feel|thought|think|suggest\w+|ask(?:s|ed)? not|favour\w*|broadly|(?:replied|answered|wrote) that|"
    r"cope|content|happy|unhappy|no (?:concerns?|"
    r"objections?|comments?)|positive|negative|"
    r"(?-i:welcom\w+)|grateful|message|concerns?|theme|point|because|should|would (?:like|use|come|stop|rather))\b"
)


@lru_cache(maxsize=256)
def shows_something(text: str) -> bool:
    """Whether evidence says what its sources show, beside naming them."""
    return any(
        sentence.is_row
        or _FINDS.search(sentence.text)
        or any(number.kind == "percent" or number.value > 1 for number in numbers(sentence.text))
        or reports_difficulty(sentence.text)
        for sentence in sentences(text)
        if not sentence.is_heading
    )


@lru_cache(maxsize=256)
def reports_views(text: str) -> bool:
    """Whether an answer about engagement says what people said, beside who was met and how many replied."""
    return any(
        sentence.is_row
        or _VIEWS.search(sentence.text)
        or any(number.kind == "percent" for number in numbers(sentence.text))
        or reports_difficulty(sentence.text)
        or (asks_for_something(sentence.text) and not phrases("asked").search(sentence.text))
        for sentence in sentences(text)
        if not sentence.is_heading
    )


_STUDY = LazyPattern(
    r"(?i)\b(?:survey|census|counts?|sample|interviews?)\b[^.;]{0,40}?\b(?:shows?|showed|found|finds)\b",
    needs=("show", "found", "finds"),
)


_ASKED = LazyPattern(
    r"(?i)\b(?:we (?:\w+ )?asked|(?:was|were) (?:\w+ )?asked|told us)\b(?! (?:anyone|whether anyone))",
    needs=("asked", "told"),
)
_WHOM = LazyPattern(
    r"(?i)\b(?:forum|network|association|alliance|charity|union|church(?:es)?|mosques?|temples?|gurdwaras?|synagogues?|"
    r"(?:support|user|youth|residents['’]?|carers['’]?|parents['’]?) (?:group|club))\b"
)
"""Somebody who can be named as asked."""
_ANSWERED = LazyPattern(
    r"(?i)\b(?:champion|council|adviser|officer|panel|union|network|forum|group|trust)\b[^.;]{0,40}?\b(?:confirm\w*|"
    r"had nothing to add|(?:saw|raised|found|expects?|had|has) no)\b|\bput (?:it|this|them|the \w+) to\b",
    needs=("confirm", "had no", "has no", "saw no", "raised no", "found no", "expect", "put "),
)
_CHECKED = LazyPattern(
    r"(?i)\b(?:checked|compared|counted|matched|sampled|ran|read|went through|looked (?:at|through))\b[^;]*\d",
    needs=("checked", "compared", "counted", "matched", "sampled", "ran ", "read", "went", "looked"),
)
"""What somebody went through, and how many there were."""
_YEAR = LazyPattern(r"\b(?:19|20)\d\d(?:\s?[-/–]\s?\d{2,4})?\b")


@lru_cache(maxsize=1024)
def reports_study(text: str) -> bool:
    """Whether a text says what a study found, or who was asked, so that it can be looked up.

    A study has a figure or its year beside it: "the survey of 2026 found no difference"; who was asked is named.
    """
    return any(
        (_STUDY.search(each.text) and _DIGIT.search(each.text))
        or (_ASKED.search(each.text) and _WHOM.search(each.text))
        or _ANSWERED.search(each.text)
        or _CHECKED.search(_YEAR.sub(" ", each.text))
        for each in sentences(text)
    )
