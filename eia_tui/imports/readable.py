"""Writes as text what Word shows as text and stores in another way: symbols, and what is chosen in a form's list."""

import re

from lxml import etree

from eia_tui.prose.symbol_fonts import character_of, in_font
from eia_tui.word.ooxml import w
from eia_tui.word.tidy import remove, tidied

_CODE = re.compile("[0-9A-Fa-f]{1,6}")
_PRESERVED = ("{http://www.w3.org/XML/1998/namespace}space", "preserve")
_PROMPTS = frozenset(
    {
        "click here to enter text.",
        "click or tap here to enter text.",
        "click here to enter a date.",
        "click or tap to enter a date.",
        "choose an item.",
    }
)
"""What Word writes into a control that nobody has filled in; LibreOffice keeps the words, and not what they are."""


def readable(root: etree._Element) -> etree._Element:
    """The document itself, tidied (see `tidied`), with these as text, and without Word's own prompts."""
    for symbol in list(root.iter(w("sym"))):
        code = str(symbol.get(w("char"), ""))
        if _CODE.fullmatch(code) and _may_be_written(int(code, 16)):
            _write(symbol, character_of(str(symbol.get(w("font"), "")), int(code, 16)))
            remove(symbol)
    for fonts in root.iter(w("rFonts")):
        font, run = str(fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or ""), next(fonts.iterancestors(w("r")), None)
        for text in () if run is None else run.iter(w("t"), w("delText")):
            text.text = in_font(font, text.text or "")
    for options in list(root.iter(w("ddList"))):
        _write_chosen(options)
    tidied(root)
    for row in root.iter(w("tr")):
        _unmark_if_mixed(row)
    for paragraph in root.iter(w("p")):
        texts = list(paragraph.iter(w("t")))
        if " ".join("".join(each.text or "" for each in texts).split()).casefold() in _PROMPTS:
            for each in texts:
                each.text = ""
    return root


def _unmark_if_mixed(row: etree._Element) -> None:
    """Takes away the mark that a row is new where only some of its words are.

    So LibreOffice marks a row when words are moved to the beginning of its answer.
    """
    new = {
        next(text.iterancestors(w("ins"), w("moveTo")), None) is not None
        for text in row.iter(w("t"))
        if (text.text or "").strip()
    }
    for each in row.findall(f"{w('trPr')}/{w('ins')}") if len(new) > 1 else ():
        remove(each)


def _may_be_written(code: int) -> bool:
    """Whether XML allows the character with a code."""
    return code in range(0x20, 0xD800) or code in range(0xE000, 0xFFFE) or code in range(0x10000, 0x110000)


def _write(before: etree._Element, text: str) -> None:
    written = etree.Element(w("t"))
    written.set(*_PRESERVED)
    written.text = text
    before.addnext(written)


def _write_chosen(options: etree._Element) -> None:
    """Writes the entry that is chosen in the list of a form field, unless it is there as the field's result."""
    entries = [str(each.get(w("val"), "")) for each in options.findall(w("listEntry"))]
    chosen = next((each for name in ("result", "default") if (each := options.find(w(name))) is not None), None)
    number = "0" if chosen is None else str(chosen.get(w("val"), ""))
    end = _end_without_result(options)
    if end is not None and number.isascii() and number.isdecimal() and int(number) < len(entries):
        _write(end, entries[int(number)])


def _end_without_result(options: etree._Element) -> etree._Element | None:
    """The mark that ends the field of a list, if there is no text between its marks; else None."""
    begin = next(options.iterancestors(w("fldChar")), None)
    paragraph = next(options.iterancestors(w("p")), None)
    if begin is None or paragraph is None:
        return None
    is_behind = False
    for each in paragraph.iter(w("fldChar"), w("t")):
        if is_behind and each.tag == w("t"):
            return None
        if is_behind and each.get(w("fldCharType")) == "end":
            return each
        is_behind = is_behind or each is begin
    return None
