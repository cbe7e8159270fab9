"""Cleans any text of what no file of ours can hold, before it becomes an answer."""

import re

# A lone half of an emoji cannot be written as UTF-8; the others are no XML 1.0 characters, or are control
# codes and noncharacters (the last two code points of each further plane among them) that no one typed.
_ASTRAL = "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
_UNWRITABLE = f"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_ASTRAL}"
# Word's own line, page and paragraph breaks stand between words, and become line breaks.
_BREAKS = "\r\x0b\x85\u2028"
_PARAGRAPH_BREAKS = "\x0c\u2029"
_ANY = re.compile(f"[{_UNWRITABLE}{_BREAKS}{_PARAGRAPH_BREAKS}]")


def scrub(text: str) -> str:
    r"""Any text, without the characters that TOML, UTF-8 or Word cannot hold; line breaks are all `\n`.

    No letter, digit, punctuation mark, symbol or space is ever taken out; scrubbing twice changes nothing more.
    """
    if not _ANY.search(text):
        return text
    text = re.sub(f"\r\n|[{_BREAKS}]", "\n", text)
    text = re.sub(f"[{_PARAGRAPH_BREAKS}]", "\n\n", text)
    return re.sub(f"[{_UNWRITABLE}]", "", text)


def on_one_line(text: str) -> str:
    """Any text on one line, scrubbed: a blank for each line break and each run of blanks. No-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", scrub(text)).strip(" ")


def visible(text: str) -> str:
    """One line of text that a terminal only shows: a name may hold sequences that would command it or turn it round."""
    return "".join(
        letter if letter.isprintable() or letter in _HARMLESS else "\ufffd" for letter in text.replace("\t", " ")
    )


# Spaces of every width, and what joins letters or lets a word break: unprintable to Python, harmless to a terminal.
_HARMLESS = "\u00a0\u00ad\u2002\u2003\u2007\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufeff"
