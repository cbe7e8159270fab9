"""Compares the content of draft files line by line, to see whether deleting one of them would lose anything."""

import re

_MULTILINE = re.compile(rb' = """\r?\n')
"""The start of a multi-line answer. Its first line is joined to the key, as a single-line answer is."""
_SYNTAX = bytes.maketrans(b'"\\', b"  ")
"""Replaces TOML's quotation marks and backslashes by spaces."""


def words_by_line(content: bytes) -> frozenset[bytes]:
    """The lines of a file as words separated by single spaces, without TOML's quotation marks and backslashes.

    `content` need not be a draft.
    """
    plain = _MULTILINE.sub(b" = ", content).translate(_SYNTAX)
    return frozenset(b" %b " % b" ".join(line.split()) for line in plain.split(b"\n"))


def are_contained(lines: frozenset[bytes], others: frozenset[bytes]) -> bool:
    """Whether every line is part of one of the others, which may have more words before and after it."""
    text = b"\n".join(others)
    return all(line in text for line in lines - others)
