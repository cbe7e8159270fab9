"""Reads bytes that are not in the encoding they should be in, and shows characters that a console does not have."""

import codecs
import unicodedata

WINDOWS = "eia-windows"
"""How a byte is read that its encoding does not have: an error handler for `decode`, once `register` was called."""
NEAREST = "eia-nearest"
"""How a character is written that a console does not have: an error handler for `encode`, as `WINDOWS`."""
_WINDOWS_CODES = "cp1252"
_CLOSING = b"\x85\x91\x92\x93\x94\x96\x97"
"""The quotation marks, the dashes and the ellipsis of Windows, which may follow an accented letter."""
_INSTEAD = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2022\u25aa\u25cf\u25e6\u00b7\u2023", "*"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", ""),
    "\u2044": "/", "\u00d7": "x", "\u2190": "<-", "\u2192": "->", "\u2264": "<=", "\u2265": ">=", "\u00a3": "GBP",
    "\u20ac": "EUR", "\u00a9": "(c)", "\u00ae": "(R)", "\u2713": "v", "\u2714": "v", "\u00ab": "<<", "\u00bb": ">>",
    "\u00e6": "ae", "\u00c6": "AE", "\u00f8": "o", "\u00d8": "O", "\u00df": "ss", "\u0153": "oe", "\u0152": "OE",
}  # fmt: skip


def register() -> None:
    """Lets both error handlers be used by their names, in `bytes.decode` and by text streams."""
    codecs.register_error(WINDOWS, _read_as_windows)
    codecs.register_error(NEAREST, _nearest)


def decoded(content: bytes) -> str:
    """The text of a file that an editor saved: as UTF-8, as UTF-16 with its mark, or as Windows in Western Europe.

    Raises `UnicodeDecodeError` for anything else, also for a mark of UTF-16 without a text.
    """
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if marked and content[2:]:
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        if marked or b"\0" in content:
            raise
        return content.decode(_WINDOWS_CODES, "replace")


def usable(encoding: str) -> str:
    """The encoding to read with where a stream names `encoding`: UTF-8 in place of ASCII, which holds it."""
    try:
        return "utf-8" if codecs.lookup(encoding).name == "ascii" else encoding
    except LookupError:
        return "utf-8"


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """A byte alone as the character that Windows writes so, in Western Europe; half a character as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    if len(wrong) == 1 or (len(wrong) == 2 and wrong[1:] in _CLOSING):
        return wrong.decode(_WINDOWS_CODES, "replace"), error.end
    return "\ufffd", error.end


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_near(letter, error.encoding) for letter in letters), error.end


def _near(letter: str, encoding: str) -> str:
    """What stands for a character in an encoding without it: the same sign in plain, its letter, or "?"."""
    parts = "".join(each for each in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(each))
    plain = "".join(_INSTEAD.get(each, each) for each in parts)
    for near in (_INSTEAD.get(letter), plain):
        if near is None or near == letter:
            continue
        try:
            near.encode(encoding)
        except UnicodeEncodeError:
            continue
        return near
    return "" if unicodedata.combining(letter) else "?"
