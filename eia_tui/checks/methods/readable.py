"""What the checks read of a text: what nobody writes by hand, such as a pasted picture, is shortened.

Without it a pattern that tries every pair of places takes minutes where something long was pasted by mistake.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

LONGEST_READ = 100_000
"""Characters of an answer that are read: about 40 pages. What is longer is a document of its own."""
_MOST_LINES = 2_000
"""Lines of an answer that are read: about as many pages."""
_LONGEST_RUN = 120
"""Characters without a blank of which the beginning is read. No word is longer, and few addresses on the web are."""
_KEPT_OF_RUN = 60
_LONGEST_SENTENCE = 1000
"""Characters between two ends of sentences, about 160 words, from which on they are cut into several."""
_PART_OF_SENTENCE = 400
_LONGEST_PARAGRAPH = 10_000
"""Characters of a line, about 1,600 words, from which on it is cut into paragraphs, at the ends of sentences."""

_PICTURE = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,80}[;,][^\s)>\"']*")
_RUN = re.compile(rf"(?<![^\s|])([^\s|]{{{_KEPT_OF_RUN}}})[^\s|]{{{_LONGEST_RUN - _KEPT_OF_RUN + 1},}}")
_PIPES = re.compile(r"\|{40,}")
_BLANKS = re.compile(r"(?<![^\S\n])[^\S\n]{9,}")
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n){3,}")
_STRETCH = re.compile(rf"(?<![^.!?\n])[^.!?\n]{{{_LONGEST_SENTENCE + 1},}}")
_PIECE = re.compile(rf".{{1,{_PART_OF_SENTENCE}}}(?:\s|$)|.{{1,{_PART_OF_SENTENCE}}}")
_LONG_LINE = re.compile(rf"(?<![^\n])[^\n]{{{_LONGEST_PARAGRAPH + 1},}}")
_PARAGRAPH = re.compile(
    "|".join(rf"[^\n]{{1,{_LONGEST_PARAGRAPH // 2}}}{end}" for end in (r"(?:[.!?]\s|$)", r"\s", ""))
)
_SHORT = 100
"""Characters of a text that is read as it is, whatever it contains."""


def is_too_long(text: str) -> bool:
    """Whether only the beginning of a text is read."""
    return len(text) > LONGEST_READ or text.count("\n") >= _MOST_LINES


@lru_cache(maxsize=1024)
def readable(text: str) -> str:
    """A text as the checks read it: the text itself, unless something in it is longer than anybody writes.

    Then a pasted picture is "data:…", many blanks are one, of what is no word the beginning is read, a sentence and a
    paragraph without an end are cut into several, and of a whole document the beginning is read.
    """
    if len(text) <= _SHORT:
        return text
    if is_too_long(text):
        text = "\n".join(text[:LONGEST_READ].split("\n", _MOST_LINES)[:_MOST_LINES])
    if "data:" in text:
        text = _PICTURE.sub("data:…", text)
    if "         " in text or "\n\n\n" in text or not text.isprintable():
        text = _BLANK_LINES.sub("\n\n", _BLANKS.sub(" ", text))
    if len(text) > _LONGEST_RUN and max(map(len, text.split()), default=0) > _LONGEST_RUN:
        text = _PIPES.sub("|", _RUN.sub(r"\1…", text))
    if len(text) > _LONGEST_SENTENCE:
        text = _STRETCH.sub(lambda stretch: "\n\n".join(_pieces(_PIECE, stretch.group())), text)
        text = _LONG_LINE.sub(lambda line: "\n\n".join(_pieces(_PARAGRAPH, line.group())), text)
    return text


def _pieces(piece: re.Pattern[str], text: str) -> Iterator[str]:
    return (found.group() for found in piece.finditer(text))
