"""Removes or replaces the characters that files cannot hold, before a text becomes an answer."""

import re
from collections.abc import Callable
from functools import lru_cache

from eia_tui.prose.symbol_fonts import FIRST, LAST, symbols_to_unicode

# Surrogates cannot be written as UTF-8. The others are not XML 1.0 characters, or are control codes and
# noncharacters (including the last two code points of each further plane) that nobody types.
_ASTRAL = "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
_UNWRITABLE = f"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_ASTRAL}"
# Word's line, column, page and paragraph breaks separate words, and become line breaks.
_BREAKS = "\r\x0b\x0e\x85\u2028"
_PARAGRAPH_BREAKS = "\x0c\u2029"
# Word's codes for pictures, drawings, notes, comments, ends of cells and parts of fields, the separators of old data
# files, and the object replacement character. They separate words.
_SEPARATORS = "\x01-\x08\x13-\x15\x1c\x1d\ufffc"
_GAP = re.compile(rf"(?<=\S)([{_SEPARATORS}]++)(?=[^\s.,;:!?)\]])|[{_SEPARATORS}]++")
# Word's no-break hyphen and optional hyphen.
_HYPHENS = {0x1E: "\u2011", 0x1F: "\u00ad"}
_UNCLEAN = re.compile(f"[{_UNWRITABLE}{_BREAKS}{_PARAGRAPH_BREAKS}\ufffc{chr(FIRST)}-{chr(LAST)}]")

# A field of Word: its code, such as HYPERLINK "https://example.org" or PAGE, and after U+0014 its result.
_FIELD = re.compile("\x13([^\x13-\x15]*)(?:\x14([^\x13-\x15]*))?\x15")
_DEEPEST_FIELD = 20
"""Levels of fields within fields that Word allows."""
_UNFINISHED_FIELD = re.compile("\x13([^\x13-\x15]*)\x14")
_CODE = re.compile(r"\s*[A-Z]{2,}\b")
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"\n]*[^"\s])"')


# Characters that control the direction of text. A name does not need them: its letters have a direction.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def scrub(text: str) -> str:
    r"""The text without the characters that TOML, UTF-8 or Word cannot hold; all line breaks are `\n`.

    The private codes of Word and of symbol fonts become the characters that they are shown as. No letter, digit,
    punctuation mark, symbol or space is removed, except in the codes of Word's fields. Words that were separate stay
    separate. Scrubbing a scrubbed text changes nothing.
    """
    if _is_clean(text):
        return text
    text = single_breaks(fields_to_text(text))
    text = re.sub(f"[{_BREAKS}]", "\n", text)
    text = re.sub(f"[{_PARAGRAPH_BREAKS}]", "\n\n", text)
    text = _GAP.sub(lambda gap: " " if gap[1] else "", text).translate(_HYPHENS)
    return symbols_to_unicode(re.sub(f"[{_UNWRITABLE}]", "", text))


@lru_cache(maxsize=4)
def _is_clean(text: str) -> bool:
    """Whether `scrub` changes nothing. Remembered, since an answer is scrubbed when it is read and when it is put."""
    # Python's own test is thirty times as fast; of what is printable, only U+FFFC is not clean.
    printable = text.replace("\n", "").isprintable() and "\ufffc" not in text
    return printable or not _UNCLEAN.search(text)


def single_breaks(text: str) -> str:
    r"""The text with each line break of several characters, in any order, as one `\n`."""
    if "\r" not in text or "\n" not in text:
        return text
    if text.count("\n\r") == text.count("\r") == text.count("\n"):
        return text.replace("\n\r", "\n")
    return re.sub("\r{1,2}\n", "\n", text)


def fields_to_text(text: str, link: Callable[[str, str], str] = "{1} ({0})".format) -> str:
    """The text with each field of Word replaced by its result, and hyperlinks by `link(address, shown)`."""
    if "\x13" not in text:
        return text

    def field_text(field: re.Match[str]) -> str:
        code, result = field[1], field[2] or ""
        if not _CODE.match(code):
            return f" {code} {result} "
        target = _LINK.match(code)
        if target and result.strip() not in ("", target[1]):
            return link(target[1], result)
        return result or (target[1] if target else "")

    # The innermost fields first: a table of contents is a field with fields inside.
    for _ in range(_DEEPEST_FIELD):
        text = _FIELD.sub(field_text, text)
    return _UNFINISHED_FIELD.sub(lambda field: "" if _CODE.match(field[1]) else field.group(), text)


def on_one_line(text: str) -> str:
    """The scrubbed text on one line: line breaks and runs of spaces become one space. No-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", scrub(text)).strip(" ")


def display_line(text: str) -> str:
    """The text on one line, without characters that control its direction, so that a name can be shown in a line."""
    return _DIRECTIONS.sub("", on_one_line(text))


def printable(text: str) -> str:
    """One line that is safe to print to a terminal: control characters, which a name may have, become U+FFFD."""
    line = text.replace("\t", " ")
    return "".join(char if char.isprintable() or char in _SAFE_SPACES else "\ufffd" for char in line)


# Spaces of every width, joiners and soft hyphens: harmless to a terminal, but not printable according to Python.
_SAFE_SPACES = "\u00a0\u00ad\u2002\u2003\u2007\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufeff"
