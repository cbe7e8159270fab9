"""Reads the fields of a Word document as Word does, however their text is split over elements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from eia_tui.word.ooxml import W, w

# Fields that load, run or hide something (ECMA-376 part 1, 17.16.5; DDE and the controls are Word's own).
_DANGEROUS = (
    "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "IMPORT", "LINK", "DATABASE", "EMBED", "MACROBUTTON",
    "QUOTE", "RD", "CONTROL", "HTMLCONTROL", "HTMLACTIVEX", "PRINT",
)  # fmt: skip
_NAME = re.compile(r"[\s\"“”\\]*([A-Za-z]*)")
_NOT_ASCII = re.compile(r"[^\x20-\x7e]+")
_SIGNS = ("{{", "{%", "{#", "}}", "%}", "#}")
_BLANKS = (w("tab"), w("br"), w("cr"))
_TAGS = (w("fldSimple"), w("fldChar"), w("instrText"), w("delInstrText"), w("t"), w("delText"), *_BLANKS)


@dataclass
class Field:
    """A field: its instruction, such as `PAGE` or `HYPERLINK "https://example.org"`, and its result, the text shown."""

    start: etree._Element
    """The element with which it begins."""
    code: str = ""
    """The text of its instruction, without that of fields inside it."""
    with_deleted: str = ""
    """The same, with text that a tracked change deletes."""
    with_nested: str = ""
    """The same, with the instructions and results of the fields inside it."""
    result: str = ""
    in_result: bool = False
    """Whether its instruction has ended, and its result has started."""
    named_by_field: bool = False
    """Whether there is another field inside or before its name."""
    split: bool = False
    """Whether Word may skip a part of it: one in an alternate version, or in an element it does not know."""

    @property
    def danger(self) -> str:
        """What is dangerous about it, in words; "" for nothing."""
        spellings = [_plain(each) for each in (self.code, self.with_deleted, self.with_nested)]
        for each in spellings:
            name = _name(each)
            if name in _DANGEROUS:
                return f"the {name} field would load or run something"
        if self.split:
            return f"Word may skip a part of the field “{spellings[0].strip()[:40]}”"
        if self.named_by_field:
            return f"the name of the field “{spellings[0].strip()[:40]}” comes from another field"
        if any(sign in each for sign in _SIGNS for each in (self.code, self.with_deleted, self.with_nested)):
            return f"a tag is inside the instruction of the field {_name(spellings[0])}, and could change what it does"
        return ""

    @property
    def name(self) -> str:
        """Its name, such as `PAGE`."""
        return _name(_plain(self.code))

    @property
    def target(self) -> str | None:
        """The address of a HYPERLINK field; None for another field, or a link inside the document."""
        if self.name != "HYPERLINK":
            return None
        arguments = re.findall(r"\\[A-Za-z]|\"[^\"]*\"|“[^”]*”|[^\s\"]+", self.code.strip()[len("HYPERLINK") :])
        switch = ""
        for each in arguments:
            if each.startswith("\\") and len(each) == 2:
                switch = each.lower()
            elif switch in ("\\l", "\\o", "\\t"):  # a bookmark, a tip and a frame
                switch = ""
            else:
                return str(each).strip('"“”')
        return None


def _wrapper(element: etree._Element) -> etree._Element | None:
    """The nearest element around it that is not from Word's main namespace, such as an alternate version."""
    return next((outer for outer in element.iterancestors() if not str(outer.tag).startswith(f"{{{W}}}")), None)


def _plain(code: str) -> str:
    """The characters of an instruction that can be part of a field's name for Word."""
    return _NOT_ASCII.sub("", code)


def _name(code: str) -> str:
    found = _NAME.match(code)
    return found[1].upper() if found else ""


def fields(part: etree._Element) -> Iterator[Field]:
    """The fields of a part, in the order of their ends; then those without an end, and instructions outside fields."""
    open_: list[Field] = []
    stray: dict[etree._Element | None, Field] = {}
    for each in part.iter(*_TAGS):
        if open_ and not open_[-1].in_result and each.get(w("fldCharType")) != "begin":
            open_[-1].split |= _wrapper(each) is not _wrapper(open_[-1].start)
        if each.tag == w("fldSimple"):
            simple = Field(each, *3 * (str(each.get(w("instr"), "")),))
            _add(open_, simple.with_nested, inner=True)
            simple.result = "".join(text.text or "" for text in each.iter(w("t")))
            yield simple
        elif each.tag == w("fldChar"):
            kind = each.get(w("fldCharType"))
            if kind == "begin":
                _add(open_, "", inner=True)
                open_.append(Field(each))
            elif kind == "separate" and open_:
                open_[-1].in_result = True
            elif kind == "end" and open_:
                ended = open_.pop()
                _add(open_, f"{ended.with_nested}{ended.result}", inner=True)
                yield ended
        elif each.tag in (w("instrText"), w("delInstrText")):
            if open_:
                _add(open_, each.text or "", deleted=each.tag == w("delInstrText"))
            else:
                alone = stray.setdefault(next(each.iterancestors(w("p")), None), Field(each))
                alone.code = alone.with_deleted = alone.with_nested = alone.code + (each.text or "")
        elif open_:
            text = " " if each.tag in _BLANKS else each.text or ""
            if open_[-1].in_result:
                open_[-1].result += text
            else:
                inner = next(each.iterancestors(w("fldSimple")), None) is not None
                _add(open_, text, inner=inner, deleted=each.tag == w("delText"))
    yield from open_
    yield from stray.values()


def _add(open_: list[Field], text: str, *, inner: bool = False, deleted: bool = False) -> None:
    """Adds text to the instruction of the innermost open field; `inner` is for text of a field inside it."""
    if not open_ or (open_[-1].in_result and inner):
        return
    field = open_[-1]
    field.with_nested += text
    if inner:
        field.named_by_field |= _NAME.fullmatch(_plain(field.code)) is not None
    else:
        field.with_deleted += text
        field.code += "" if deleted else text
