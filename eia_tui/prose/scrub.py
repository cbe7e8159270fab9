"""Cleans any text of what no file of ours can hold, before it becomes an answer."""

import re

# A lone half of an emoji cannot be written as UTF-8; the others are no XML 1.0 characters, or are control
# codes and noncharacters that no one typed. Word's own line, page and paragraph breaks are words' neighbours
# and become line breaks.
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile("\r\n|[\r\x0b\x85\u2028]")
_PARAGRAPH_BREAKS = re.compile("[\x0c\u2029]")
# The last two code points of each further plane are noncharacters too.
_ASTRAL = re.compile("[" + "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF)) + "]")


def scrub(text: str) -> str:
    r"""Any text, without the characters that TOML, UTF-8 or Word cannot hold; line breaks are all `\n`.

    No letter, digit, punctuation mark, symbol or space is ever taken out; scrubbing twice changes nothing more.
    """
    text = _PARAGRAPH_BREAKS.sub("\n\n", _BREAKS.sub("\n", text))
    return _ASTRAL.sub("", _UNWRITABLE.sub("", text))
