"""Reads the fields of a Word document as Word does, whatever their letters are spread over."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from eia_tui.word.ooxml import W, w

# Fields that fetch, run or hide something (ECMA-376 part 1, 17.16.5; DDE and the controls are Word's own).
_FETCHES = (
    "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DATABASE", "EMBED", "MACROBUTTON",
    "QUOTE", "RD", "CONTROL", "HTMLCONTROL", "HTMLACTIVEX", "PRINT",
)  # fmt: skip
_NAME = re.compile(r"[\s\"“”\\]*([A-Za-z]*)")
_OTHER_LETTERS = re.compile(r"[^\x20-\x7e]+")
_SIGNS = ("{{", "{%", "{#", "}}", "%}", "#}")
_BLANKS = (w("tab"), w("br"), w("cr"))
_TAGS = (w("fldSimple"), w("fldChar"), w("instrText"), w("delInstrText"), w("t"), w("delText"), *_BLANKS)


@dataclass
class Field:
    """A field: its instruction, such as `PAGE` or `HYPERLINK "https://example.org"`, and the words that it shows."""

    at: etree._Element
    """Where it begins."""
    code: str = ""
    """Its own letters, as they are."""
    before: str = ""
    """The same, with those that a tracked change has taken out."""
    whole: str = ""
    """The same, with what the fields inside it say and show."""
    says: str = ""
    shown: bool = False
    """Whether its instruction is over, and its words have begun."""
    led: bool = False
    """Whether another field stands in its name, or before it."""
    torn: bool = False
    """Whether a piece of it is where Word may leave it out: in one of two versions, or in what it does not know."""

    @property
    def danger(self) -> str:
        """What Word would do because of it that a form has no need of; "" for nothing."""
        spellings = [_plain(each) for each in (self.code, self.before, self.whole)]
        for each in spellings:
            name = _name(each)
            if name in _FETCHES:
                return f"the {name} field would load or run something"
        if self.torn:
            return f"Word may skip a part of the field “{spellings[0].strip()[:40]}”"
        if self.led:
            return f"the name of the field “{spellings[0].strip()[:40]}” is made by another field"
        if any(sign in each for sign in _SIGNS for each in (self.code, self.before, self.whole)):
            return (
                f"a tag stands in the instruction of the field {_name(spellings[0])}, where it may make another of it"
            )
        return ""

    @property
    def target(self) -> str | None:
        """Where a HYPERLINK field leads; None for another field, or one that leads inside the document."""
        if _name(_plain(self.code)) != "HYPERLINK":
            return None
        arguments = re.findall(r"\\[A-Za-z]|\"[^\"]*\"|“[^”]*”|[^\s\"]+", self.code.strip()[len("HYPERLINK") :])
        after = ""
        for each in arguments:
            if each.startswith("\\") and len(each) == 2:
                after = each.lower()
            elif after in ("\\l", "\\o", "\\t"):  # a bookmark, a tip and a frame
                after = ""
            else:
                return str(each).strip('"“”')
        return None


def _wrapped(each: etree._Element) -> etree._Element | None:
    """The nearest element around it that is not from Word's main namespace, as one of two versions is not."""
    return next((outer for outer in each.iterancestors() if not str(outer.tag).startswith(f"{{{W}}}")), None)


def _plain(code: str) -> str:
    """Letters that Word knows in the names of fields, and no others."""
    return _OTHER_LETTERS.sub("", code)


def _name(code: str) -> str:
    found = _NAME.match(code)
    return found[1].upper() if found else ""


def fields(part: etree._Element) -> Iterator[Field]:
    """The fields of a part, in the order in which they end; also those that never do, and instructions without one."""
    open_: list[Field] = []
    stray: dict[etree._Element | None, Field] = {}
    for each in part.iter(*_TAGS):
        if open_ and not open_[-1].shown and each.get(w("fldCharType")) != "begin":
            open_[-1].torn |= _wrapped(each) is not _wrapped(open_[-1].at)
        if each.tag == w("fldSimple"):
            simple = Field(each, *3 * (str(each.get(w("instr"), "")),))
            _add(open_, simple.whole, inner=True)
            simple.says = "".join(text.text or "" for text in each.iter(w("t")))
            yield simple
        elif each.tag == w("fldChar"):
            kind = each.get(w("fldCharType"))
            if kind == "begin":
                _add(open_, "", inner=True)
                open_.append(Field(each))
            elif kind == "separate" and open_:
                open_[-1].shown = True
            elif kind == "end" and open_:
                ended = open_.pop()
                _add(open_, f"{ended.whole}{ended.says}", inner=True)
                yield ended
        elif each.tag in (w("instrText"), w("delInstrText")):
            if open_:
                _add(open_, each.text or "", gone=each.tag == w("delInstrText"))
            else:
                alone = stray.setdefault(next(each.iterancestors(w("p")), None), Field(each))
                alone.code = alone.before = alone.whole = alone.code + (each.text or "")
        elif open_:
            text = " " if each.tag in _BLANKS else each.text or ""
            if open_[-1].shown:
                open_[-1].says += text
            else:
                inner = next(each.iterancestors(w("fldSimple")), None) is not None
                _add(open_, text, inner=inner, gone=each.tag == w("delText"))
    yield from open_
    yield from stray.values()


def _add(open_: list[Field], text: str, *, inner: bool = False, gone: bool = False) -> None:
    """Adds letters to the instruction of the field that is open: its own, or those of a field `inner` to it."""
    if not open_ or (open_[-1].shown and inner):
        return
    field = open_[-1]
    field.whole += text
    if inner:
        field.led |= _NAME.fullmatch(_plain(field.code)) is not None
    else:
        field.before += text
        field.code += "" if gone else text
