"""Cleans any text of what no file of ours can hold, before it becomes an answer."""

import re
from collections.abc import Callable

from eia_tui.prose.symbol_fonts import FIRST, LAST, unsymboled

# A lone half of an emoji cannot be written as UTF-8; the others are no XML 1.0 characters, or are control
# codes and noncharacters (the last two code points of each further plane among them) that no one typed.
_ASTRAL = "".join(chr(plane << 16 | low) for plane in range(1, 17) for low in (0xFFFE, 0xFFFF))
_UNWRITABLE = f"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff{_ASTRAL}"
# Word's own line, column, page and paragraph breaks stand between words, and become line breaks.
_BREAKS = "\r\x0b\x0e\x85\u2028"
_PARAGRAPH_BREAKS = "\x0c\u2029"
# Word's marks for pictures, drawings, notes, comments, ends of cells and parts of fields, the separators of old data
# files, and the place of an object: what stands on either side are two words.
_BETWEEN = "\x01-\x08\x13-\x15\x1c\x1d\ufffc"
_GAP = re.compile(rf"(?<=\S)([{_BETWEEN}]++)(?=[^\s.,;:!?)\]])|[{_BETWEEN}]++")
# Word's no-break hyphen, and the hyphen that it shows at the end of a line only.
_MEANT = {0x1E: "\u2011", 0x1F: "\u00ad"}
_ANY = re.compile(f"[{_UNWRITABLE}{_BREAKS}{_PARAGRAPH_BREAKS}\ufffc{chr(FIRST)}-{chr(LAST)}]")

# A field of Word: its code, as HYPERLINK "https://example.org" or PAGE, and after U+0014 what is shown in its place.
_FIELD = re.compile("\x13([^\x13-\x15]*)(?:\x14([^\x13-\x15]*))?\x15")
_DEEPEST_FIELD = 20
"""Fields within fields that Word allows."""
_CUT_OFF = re.compile("\x13([^\x13-\x15]*)\x14")
_CODE = re.compile(r"\s*[A-Z]{2,}\b")
_LEADS_TO = re.compile(r'\s*HYPERLINK\s+"([^"\n]*[^"\s])"')


# What orders text from right to left, from there on or for a stretch; a name needs none, and its letters know.
_TURNS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def scrub(text: str) -> str:
    r"""Any text, without the characters that TOML, UTF-8 or Word cannot hold; line breaks are all `\n`.

    What Word and its symbol fonts mean by a code of their own becomes the character that was seen. No letter, digit,
    punctuation mark, symbol or space is ever taken out, but for the codes of Word's fields; no two words are glued
    together; scrubbing twice changes nothing more.
    """
    if not _ANY.search(text):
        return text
    text = single_breaks(unfielded(text))
    text = re.sub(f"[{_BREAKS}]", "\n", text)
    text = re.sub(f"[{_PARAGRAPH_BREAKS}]", "\n\n", text)
    text = _GAP.sub(lambda gap: " " if gap[1] else "", text).translate(_MEANT)
    return unsymboled(re.sub(f"[{_UNWRITABLE}]", "", text))


def single_breaks(text: str) -> str:
    r"""The text with each line break that several characters make, in whatever order, as one `\n`."""
    if "\r" not in text or "\n" not in text:
        return text
    if text.count("\n\r") == text.count("\r") == text.count("\n"):
        return text.replace("\n\r", "\n")
    return re.sub("\r{1,2}\n", "\n", text)


def unfielded(text: str, link: Callable[[str, str], str] = "{1} ({0})".format) -> str:
    """The text with each field of Word as what it shows; one that leads somewhere as `link(address, shown)`."""
    if "\x13" not in text:
        return text

    def shown(field: re.Match[str]) -> str:
        code, seen = field[1], field[2] or ""
        if not _CODE.match(code):
            return f" {code} {seen} "
        leads = _LEADS_TO.match(code)
        if leads and seen.strip() not in ("", leads[1]):
            return link(leads[1], seen)
        return seen or (leads[1] if leads else "")

    # The inner ones first: a table of contents is a field full of fields.
    for _ in range(_DEEPEST_FIELD):
        text = _FIELD.sub(shown, text)
    return _CUT_OFF.sub(lambda field: "" if _CODE.match(field[1]) else field.group(), text)


def on_one_line(text: str) -> str:
    """Any text on one line, scrubbed: a blank for each line break and each run of blanks. No-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", scrub(text)).strip(" ")


def one_line(text: str) -> str:
    """A text on one line, and without what would turn the writing round: as a name is shown in a line."""
    return _TURNS.sub("", on_one_line(text))


def visible(text: str) -> str:
    """One line of text that a terminal only shows: a name may hold sequences that would command it or turn it round."""
    return "".join(
        letter if letter.isprintable() or letter in _HARMLESS else "\ufffd" for letter in text.replace("\t", " ")
    )


# Spaces of every width, and what joins letters or lets a word break: unprintable to Python, harmless to a terminal.
_HARMLESS = "\u00a0\u00ad\u2002\u2003\u2007\u2009\u200a\u200b\u200c\u200d\u202f\u2060\u3000\ufeff"
