"""Decides whether what was agreed is what somebody else wished, and not the proposal."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.trouble import asks_for_something

_WISHED_FIRST = LazyPattern(
    r"(?i)\b(?:requested|asked(?! why)|wanted|suggested|proposed by|put forward by|called for|pressed for|"
    r"wished)\b[^;]*?"
    r"[,;]?\s+(?:and|which|but)\s+(?:this|that|it|both|these|which)?\s*(?:was|were|has|have)\s+(?:\w+\s+)?(?:been\s+)?"
    r"(?:agreed|adopted|accepted)\b"
)
"""What people asked for, and what was agreed to, in one sentence."""
_PUT_FORWARD = LazyPattern(
    r"(?i)\b(?:put forward|suggested|proposed|requested|asked for|raised|wanted|called for)\b[^.;]{0,30}\b(?:by|in|"
    r"during|at)\b"
)
"""What somebody else wished, in the sentence before: "A smaller base was put forward by families"."""
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
"""Who asked for something that was then agreed to."""
_IT_WAS = LazyPattern(r"(?i)\W*(?:this|that|it|both|all (?:of )?(?:this|these)|these|they)\b")


@lru_cache(maxsize=4096)
def was_wished(sentence: str, before: str) -> bool:
    """Whether a sentence, with the one before it, says that a wish was agreed to: "They asked. It was agreed."."""
    if _WISHED_FIRST.search(sentence) or _ASKED_BY_PEOPLE.search(sentence):
        return True
    if _IT_WAS.match(sentence) and _PUT_FORWARD.search(before):
        return True
    is_granted = _GRANTED.match(sentence) is not None
    return is_granted and (asks_for_something(before) or _ASKED_BY_PEOPLE.search(before) is not None)
