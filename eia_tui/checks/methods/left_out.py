"""Decides whether a sentence says that something was not looked at."""

from eia_tui.checks.methods.patterns import LazyPattern

_NOT_LOOKED_AT = LazyPattern(
    r"(?i)\b(?:has|have|is|are|was|were)\s*(?:not|n['’]t)\s+(?:been\s+)?(?:looked\s+(?:at|into)|considered|assessed|covered|"
    r"included|addressed|dealt\s+with|part\s+of)\b"
)


def not_looked_at(sentence: str) -> str:
    """What a sentence says was not looked at: its words before that; "" if it does not say so."""
    found = _NOT_LOOKED_AT.search(sentence)
    return sentence[: found.start()] if found else ""
