"""Shows where words stand: with what is around them, on one line."""

AROUND = 40
"""Letters on each side."""


def excerpt(text: str, start: int, end: int) -> str:
    """The letters from `start` to `end` with those around them; … where more follows."""
    before, after = max(0, start - AROUND), min(len(text), end + AROUND)
    said = " ".join(text[before:after].split())
    return f"{'…' if before else ''}{said}{'…' if after < len(text) else ''}"
