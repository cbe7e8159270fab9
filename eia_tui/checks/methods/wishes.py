"""Decides whether what was agreed is what somebody else wished, and not the proposal."""

from functools import lru_cache

from eia_tui.checks.methods.patterns import LazyPattern

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
_IT_WAS = LazyPattern(r"(?i)\W*(?:this|that|it|both|all (?:of )?(?:this|these)|these|they)\b")


@lru_cache(maxsize=4096)
def was_wished(sentence: str, before: str) -> bool:
    """Whether a sentence, with the one before it, says that a wish was agreed to: "They asked. It was agreed."."""
    return _WISHED_FIRST.search(sentence) is not None or (
        _IT_WAS.match(sentence) is not None and _PUT_FORWARD.search(before) is not None
    )
