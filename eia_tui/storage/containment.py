"""Tells whether every line of one draft file stands in another, so that nothing is lost with it."""

import re

_OPENED = re.compile(rb' = """\r?\n')
"""How an answer of several lines begins in a file: its first line is put behind its key, where that of a single is."""
_SIGNS = bytes.maketrans(b'"\\', b"  ")
"""What TOML puts around and into a text, as blanks."""


def words_by_line(content: bytes) -> frozenset[bytes]:
    """The lines of a draft's file, word by word: blanks and TOML's own signs do not count.

    `content` may be anything: a file that is no draft has lines, too.
    """
    plain = _OPENED.sub(b" = ", content).translate(_SIGNS)
    return frozenset(b" %b " % b" ".join(line.split()) for line in plain.split(b"\n"))


def are_contained(lines: frozenset[bytes], others: frozenset[bytes]) -> bool:
    """Whether each line stands whole in one of the others, with or without more words before and after it."""
    text = b"\n".join(others)
    return all(line in text for line in lines - others)
