"""Decides whether what was agreed is what people outside the council wished, and not the proposal."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.trouble import asks_for_something

_WISHED_FIRST = LazyPattern(
    r"(?i)\b(?:requested|asked(?! why)|wanted|suggested|proposed by|put forward by|called for|pressed for|"
    r"wished)\b[^;]*?"
    r"[,;]?\s+(?:and|which|but)\s+(?:this|that|it|both|these|which)?\s*(?:was|were|has|have)\s+(?:\w+\s+)?(?:been\s+)?"
    r"(?:agreed|adopted|accepted)\b"
)
"""What people asked for, and that it was agreed, in one sentence."""
_PUT_FORWARD = LazyPattern(
    r"(?i)\b(?:put forward|suggested|proposed|requested|asked for|raised|wanted|called for)\b[^.;]{0,30}\b(?:by|in|"
    r"during|at)\b"
)
"""Who put something forward, or where: "A smaller base was put forward by families"."""
_WISHED_BY_PEOPLE = LazyPattern(
    r"(?i)^[^.;]{0,40}\b(?:famil|parent|resident|user|carer|people|tenant|respondent|forum|union|"
    r"customer|pupil|visitor|driver|volunteer)\w*\b[^.;]{0,20}\b(?:suggested|proposed|called for|pressed for|put "
    r"forward)\b"
)
"""People who suggest something: "Carers suggested benches", and not "Officers proposed it"."""
_GRANTED = LazyPattern(
    r"(?i)\W*(?:this|that|it|both|all (?:of )?(?:this|these)) (?:was|were|has been|have been) (?:agreed|adopted|"
    r"accepted|taken up|included|approved)\b"
)
_ASKED_BY_PEOPLE = LazyPattern(
    r"(?i)\b(?:request\w*|asked|suggest\w*|proposed|put forward|wanted|wish\w*)\b[^.;]*\b(?:and|which|so)\s+(?:this|"
    r"that|it)\s+(?:was|has)\b"
    r"|\b(?:put forward|suggested|proposed|asked for|requested) by (?:the )?(?:famil|parent|resident|user|carer|"
    r"people|tenant|member|respondent|forum|group|network|staff|union|young|disabled|older|customer)"
)
"""People who asked for something, and what is said of it after that."""
_IT_WAS = LazyPattern(r"(?i)\W*(?:this|that|it|both|all (?:of )?(?:this|these)|these|they)\b")
"""The beginning of a sentence about what is in the one before."""


@lru_cache(maxsize=4096)
def was_wished(sentence: str, before: str) -> bool:
    """Whether what a sentence says was agreed is a wish: "They asked for a ramp, which was agreed".

    Who wished for it may be in the sentence before.
    """
    if _WISHED_FIRST.search(sentence) or _ASKED_BY_PEOPLE.search(sentence):
        return True
    if _IT_WAS.match(sentence) and _PUT_FORWARD.search(before):
        return True
    is_granted = _GRANTED.match(sentence) is not None
    return is_granted and (
        asks_for_something(before)
        or _ASKED_BY_PEOPLE.search(before) is not None
        or _WISHED_BY_PEOPLE.search(before) is not None
    )
