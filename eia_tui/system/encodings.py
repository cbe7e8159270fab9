"""Decodes bytes of uncertain encoding, and replaces characters that a console cannot show."""

import codecs
import re

WINDOWS = "eia-windows"
"""The name of an error handler for `decode`: invalid bytes are read as Windows-1252. See `register_error_handlers`."""
NEAREST = "eia-nearest"
"""The name of an error handler for `encode`: missing characters are replaced by similar ones. As `WINDOWS`."""
_WINDOWS_CODEC = "cp1252"
PIPED = "eia-piped"
"""The name of an encoding of what is piped in: UTF-8, or UTF-16 as PowerShell writes it. As `WINDOWS`."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HALF_MARKS = (codecs.BOM_UTF16_LE[:1], codecs.BOM_UTF16_BE[:1])
_TYPED = re.compile(r"[\t\r\n -~]")
_CLOSING = b"\x85\x91\x92\x93\x94\x96\x97"
"""The ellipsis, quotation marks and dashes of Windows-1252 that may follow an accented letter."""
_REPLACEMENTS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2022\u25aa\u25cf\u25e6\u00b7\u2023", "*"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff", ""),
    "\u2044": "/", "\u00d7": "x", "\u2190": "<-", "\u2192": "->", "\u2264": "<=", "\u2265": ">=", "\u00a3": "GBP",
    "\u20ac": "EUR", "\u00a9": "(c)", "\u00ae": "(R)", "\u2713": "v", "\u2714": "v", "\u00ab": "<<", "\u00bb": ">>",
    "\u00e6": "ae", "\u00c6": "AE", "\u00f8": "o", "\u00d8": "O", "\u00df": "ss", "\u0153": "oe", "\u0152": "OE",
}  # fmt: skip


def register_error_handlers() -> None:
    """Registers both error handlers for `bytes.decode`, `str.encode` and text streams, and the encoding of pipes."""
    codecs.register_error(WINDOWS, _read_as_windows)
    codecs.register_error(NEAREST, _nearest)
    codecs.unregister(_piped)  # or it would be there twice
    codecs.register(_piped)


def decode_unicode(content: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, as Notepad and PowerShell may save one.

    Raises `UnicodeDecodeError`.
    """
    return content.decode(_kind(content) or "utf-8-sig")


def decode_text(content: bytes) -> str:
    """The text of a file that an editor saved: UTF-8, UTF-16, or Windows-1252.

    Raises `UnicodeDecodeError` for anything else, including a byte order mark of UTF-16 without a text.
    """
    try:
        return content.decode("utf-8-sig") if content in _UTF_16 else decode_unicode(content)
    except UnicodeDecodeError:
        if content.startswith(_UTF_16) or b"\0" in content:
            raise
        return content.decode(_WINDOWS_CODEC, "replace")


def usable_encoding(encoding: str) -> str:
    """The encoding with which to read a stream that declares `encoding`: UTF-8 instead of ASCII, its subset."""
    try:
        return "utf-8" if codecs.lookup(encoding).name == "ascii" else encoding
    except LookupError:
        return "utf-8"


class _PipedDecoder(codecs.IncrementalDecoder):
    """Decides by the first bytes that arrive, and waits for more of them only if they are half a mark of UTF-16."""

    def __init__(self, errors: str = "strict") -> None:
        super().__init__(errors)
        self._begun = b""
        self._decoder: codecs.IncrementalDecoder | None = None

    def decode(self, content: bytes, final: bool = False) -> str:  # type: ignore[override]  # noqa: FBT001, FBT002  as its base class has it
        if self._decoder is None:
            content = self._begun + content
            self._begun = content if content in _HALF_MARKS and not final else b""
            if self._begun or not content:
                return ""
            kind = _kind(content)
            self._decoder = codecs.getincrementaldecoder(kind or "utf-8-sig")("replace" if kind else self.errors)
        return self._decoder.decode(content, final)

    def reset(self) -> None:
        self._begun, self._decoder = b"", None


def _piped(name: str) -> codecs.CodecInfo | None:
    """The encoding `PIPED`, which is for reading only."""
    if name.replace("_", "-") != PIPED:
        return None
    return codecs.CodecInfo(
        codecs.utf_8_encode,
        lambda content, errors="strict": (_PipedDecoder(errors).decode(bytes(content), final=True), len(content)),
        incrementaldecoder=_PipedDecoder,
        name=PIPED,
    )


def _kind(content: bytes) -> str:
    """The encoding of bytes that are certainly UTF-16, whole or its beginning; "" for others.

    Without a mark these are bytes of which every other one is zero, always the first or always the second of a pair,
    at least in half of the pairs, and these are what a keyboard types: no other text has zero bytes.
    """
    if content.startswith(_UTF_16):
        return "utf-16"
    first, second = content[::2].count(0), content[1::2].count(0)
    kind = "utf-16-le" if second else "utf-16-be"
    if bool(first) == bool(second):
        return ""
    try:
        text = codecs.getincrementaldecoder(kind)().decode(content)
    except UnicodeDecodeError:
        return ""
    return kind if 2 * len(_TYPED.findall(text)) >= max(len(text), 1) else ""


def _read_as_windows(error: UnicodeError) -> tuple[str, int]:
    """A single invalid byte as the character it is in Windows-1252; an incomplete character as U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    invalid = error.object[error.start : error.end]
    if len(invalid) == 1 or (len(invalid) == 2 and invalid[1:] in _CLOSING):
        return invalid.decode(_WINDOWS_CODEC, "replace"), error.end
    return "\ufffd", error.end


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_replacement(character, error.encoding) for character in missing), error.end


def _replacement(character: str, encoding: str) -> str:
    """What an encoding shows for a character that it lacks: a similar one, the letter without its accent, or "?"."""
    import unicodedata  # machine code, which may not load: without it, an error can still be printed

    base = "".join(each for each in unicodedata.normalize("NFKD", character) if not unicodedata.combining(each))
    plain = "".join(_REPLACEMENTS.get(each, each) for each in base)
    for candidate in (_REPLACEMENTS.get(character), plain):
        if candidate is None or candidate == character:
            continue
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        return candidate
    return "" if unicodedata.combining(character) else "?"
