"""Shows words of a text in their context, on one line."""

AROUND = 40
"""Characters of context on each side."""


def excerpt(text: str, start: int, end: int) -> str:
    """The text from `start` to `end` with its context in whole words; "…" marks where the text continues."""
    before, after = max(0, start - AROUND), min(len(text), end + AROUND)
    while 0 < before < start and not (text[before - 1].isspace() or text[before].isspace()):
        before += 1
    while end < after < len(text) and not (text[after - 1].isspace() or text[after].isspace()):
        after -= 1
    shown = " ".join(text[before:after].split())
    return f"{'…' if before else ''}{shown}{'…' if after < len(text) else ''}"
