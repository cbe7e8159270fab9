"""Reads the runs of a Word paragraph as a line of an answer: its text, bold and italic, links, breaks and pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from eia_tui.imports.pictures import Pictures
from eia_tui.imports.styles import ReceivedStyles
from eia_tui.prose.blocks import Break, Inline, Line, Text
from eia_tui.prose.links import safe_link
from eia_tui.prose.scrub import scrub
from eia_tui.word.ooxml import WP, A, C, M, R, w
from eia_tui.word.received import Received
from eia_tui.word.styles import is_on

_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?!\\)"?([^"\s]+)')
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NEWLINES = re.compile(r"[ \t\r\n]*[\r\n][ \t\r\n]*")
_TEXT_BOX = w("txbxContent")
_SOFT_HYPHEN = "\u00ad"
"""Where a word may be divided, which is shown nowhere else."""
STRUCK = "struck through"
"""An aside whose words are in the answer as well."""
_DRAWINGS = (w("drawing"), w("pict"), w("object"))
_STRIKES = {"strike", "dstrike"}
_BETWEEN_PARTS = {f"{{{M}}}f": "/", f"{{{M}}}sSup": "^", f"{{{M}}}sSub": "_"}
"""What separates the parts of a formula on one line."""
_CHECKED = {True: "☒", False: "☐"}


@dataclass(frozen=True)
class Look:
    """How an answer's words are printed by the template itself, which is not the officer's emphasis."""

    bold: bool = False
    italic: bool = False
    left: int = 0
    """The indent of its paragraphs, in twentieths of a point."""


@dataclass
class Aside:
    """Words of a paragraph that are not in its line, and what they are: hidden text, a footnote, a text box."""

    kind: str
    text: str


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False


@dataclass
class _State:
    look: Look
    parts: list[Inline] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    fields: list[_Field] = field(default_factory=list)


class InlineReader:
    """Reads the paragraphs of one document."""

    def __init__(self, received: Received, styles: ReceivedStyles, pictures: Pictures) -> None:
        self._received = received
        self._styles = styles
        self._pictures = pictures

    def line(self, paragraph: etree._Element, look: Look) -> tuple[Line, list[Aside]]:
        """The parts of a paragraph as they would be read from Markdown, and the words that are not in its line."""
        state = _State(look)
        for child in paragraph:
            self._read(child, state, "")
        return normalised(state.parts), state.asides

    def _read(self, element: etree._Element, state: _State, link: str) -> None:
        if not isinstance(element.tag, str):
            return
        if element.tag == w("r"):
            self._run(element, state, link)
        elif element.tag == w("hyperlink"):
            relation = self._received.relations.get(str(element.get(f"{{{R}}}id")))
            own = safe_link(relation.target) if relation and relation.external else ""
            self._children(element, state, own or link)
        elif element.tag == w("fldSimple"):
            self._children(element, state, _target(str(element.get(w("instr"), ""))) or link)
        elif element.tag == f"{{{M}}}t":
            self._text(element.text or "", frozenset(), state, link)
        elif element.tag in _BETWEEN_PARTS:
            self._formula(element, state, link)
        elif element.tag != w("pPr"):
            self._children(element, state, link)

    def _formula(self, element: etree._Element, state: _State, link: str) -> None:
        """A fraction, power or index, as it is typed on one line."""
        for number, part in enumerate(each for each in element if not str(each.tag).endswith("Pr")):
            if number:
                state.parts.append(Text(_BETWEEN_PARTS[str(element.tag)]))
            several = len("".join(part.itertext())) > 1 and element.tag == f"{{{M}}}f"
            state.parts += [Text("(")] if several else []
            self._children(part, state, link)
            state.parts += [Text(")")] if several else []

    def _children(self, element: etree._Element, state: _State, link: str) -> None:
        for child in element:
            self._read(child, state, link)

    def _run(self, run: etree._Element, state: _State, link: str) -> None:
        flags = self._styles.flags(run)
        if "vanish" in flags:
            words = "".join(each.text or "" for each in run.iter(w("t")))
            if words.strip():
                state.asides.append(Aside("hidden text", scrub(words)))
            return
        if not _STRIKES.isdisjoint(flags):
            words = scrub("".join(each.text or "" for each in run.iter(w("t"))))
            if state.asides and state.asides[-1].kind == STRUCK:
                state.asides[-1].text += words
            elif words.strip():
                state.asides.append(Aside(STRUCK, words))
        for child in run:
            self._run_child(child, flags, state, link)

    def _run_child(self, child: etree._Element, flags: frozenset[str], state: _State, link: str) -> None:
        if not isinstance(child.tag, str):
            return
        name = child.tag.removeprefix(w(""))
        if name == "fldChar":
            _field_mark(child, state)
        elif name == "instrText":
            if state.fields and not state.fields[-1].in_result:
                state.fields[-1].code += child.text or ""
        elif state.fields and not state.fields[-1].in_result:
            return
        elif name == "t":
            text = child.text or ""
            self._text(text if child.get(_XML_SPACE) == "preserve" else text.strip(" \t\r\n"), flags, state, link)
        elif name in _CHARACTERS:
            self._text(_CHARACTERS[name], flags, state, link)
        elif name in ("br", "cr"):  # what is behind the break of a page is not in the same line either
            state.parts.append(Break())
        elif name in ("footnoteReference", "endnoteReference"):
            self._note(child, name, state)
        elif name in ("ruby", "rt", "rubyBase"):
            self._children(child, state, link)
        elif name not in ("rPr", "delText", "delInstrText"):
            self._object(child, state)

    def _text(self, text: str, flags: frozenset[str], state: _State, link: str) -> None:
        text = scrub(_NEWLINES.sub(" ", text)).replace(_SOFT_HYPHEN, "")
        target = next((found for each in state.fields if (found := _target(each.code))), "") or link
        bold = not state.look.bold and "b" in flags
        italic = not state.look.italic and "i" in flags
        for number, piece in enumerate(text.split("\n")):
            if number:
                state.parts.append(Break())
            if piece:
                state.parts.append(Text(piece, bold, italic, target))

    def _note(self, reference: etree._Element, name: str, state: _State) -> None:
        kind, id_ = name.removesuffix("Reference"), reference.get(w("id"))
        for part in self._received.notes:
            for note in part.iter(w(kind)):
                if note.get(w("id")) == id_:
                    words = " ".join("".join(each.itertext(w("t"))) for each in note.iter(w("p")))
                    state.asides.append(Aside(f"a {kind}", scrub(words).strip()))

    def _object(self, element: etree._Element, state: _State) -> None:
        """A picture, a text box or another object."""
        boxes = list(element.iter(_TEXT_BOX))
        for box in boxes:
            words = " ".join(
                text for each in box.iter(w("p")) if (text := scrub("".join(each.itertext(w("t")))).strip())
            )
            if words and next(box.iterancestors(_TEXT_BOX), None) is None:
                state.asides.append(Aside("a text box", words))
        references = [
            *((each, each.get(f"{{{R}}}embed")) for each in element.iter(f"{{{A}}}blip")),
            *((each, each.get(f"{{{R}}}id")) for each in element.iter(f"{_V}imagedata")),
        ]
        for each, id_ in references:
            relation = self._received.relations.get(str(id_))
            content = self._received.media.get(relation.target) if relation and not relation.external else None
            picture = self._pictures.add(content, _description(element)) if content is not None else None
            if picture:
                state.parts.append(picture)
            else:
                name = _description(element)
                state.asides.append(
                    Aside("a picture that cannot be taken over", name or str(each.tag).rpartition("}")[2])
                )
        known = [*boxes, *references, *element.iter(f"{_O}OLEObject", f"{{{C}}}chart")]
        if not known and element.tag in _DRAWINGS:
            state.asides.append(Aside("a drawing that cannot be taken over", _description(element)))
        state.asides += [
            Aside("an embedded object", str(each.get("ProgID", ""))) for each in element.iter(f"{_O}OLEObject")
        ]


_CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}


def _field_mark(mark: etree._Element, state: _State) -> None:
    kind = mark.get(w("fldCharType"))
    if kind == "begin":
        state.fields.append(_Field())
        box = mark.find(f"{w('ffData')}/{w('checkBox')}")
        if box is not None:
            flag = next((each for name in ("checked", "default") if (each := box.find(w(name))) is not None), None)
            state.parts.append(Text(_CHECKED[is_on(flag)]))
    elif kind == "separate" and state.fields:
        state.fields[-1].in_result = True
    elif kind == "end" and state.fields:
        state.fields.pop()


def _target(code: str) -> str:
    found = _HYPERLINK.match(code)
    return safe_link(found[1]) if found else ""


def _description(element: etree._Element) -> str:
    properties = next(element.iter(f"{{{WP}}}docPr"), None)
    if properties is not None:
        return " ".join(str(properties.get("descr") or properties.get("title") or "").split())
    shape = next((each for each in element.iter() if each.get("alt")), None)
    return " ".join(str(shape.get("alt")).split()) if shape is not None else ""


def plain_line(line: Line) -> str:
    """The text of a line, with its breaks."""
    return "".join(part.text if isinstance(part, Text) else "\n" if isinstance(part, Break) else "" for part in line)


def without_bold(line: Line) -> Line:
    """A line without bold, which the look of a heading has anyway."""
    return normalised([replace(part, bold=False) if isinstance(part, Text) else part for part in line])


def normalised(parts: Sequence[Inline]) -> Line:
    """The parts as they would be read from Markdown: texts in one style joined, and no style that ends on a blank.

    Blanks at the ends of the line and before a break are left out.
    """
    joined = _joined(list(_without_styled_blanks(_joined(parts))))
    result: list[Inline] = []
    for at, part in enumerate(joined):
        if isinstance(part, Text) and (at + 1 == len(joined) or isinstance(joined[at + 1], Break)):
            ended = part.text.rstrip(" \t")
            part = part if ended == part.text else replace(part, text=ended)  # noqa: PLW2901  without its blanks
        if not isinstance(part, Text) or part.text:
            result.append(part)
    while result and isinstance(result[-1], Break):
        result.pop()
    while result and isinstance(result[0], Break):
        result.pop(0)
    return _joined(result)


def _joined(parts: Sequence[Inline]) -> Line:
    result: list[Inline] = []
    for part in parts:
        last = result[-1] if result else None
        if isinstance(last, Text) and isinstance(part, Text) and _style(last) == _style(part):
            result[-1] = replace(last, text=last.text + part.text)
        else:
            result.append(part)
    return tuple(result)


def _style(text: Text) -> tuple[bool, bool, str]:
    return text.bold, text.italic, text.link


def _without_styled_blanks(parts: Sequence[Inline]) -> Iterator[Inline]:
    """The parts, with blanks at the edges of a style only in the styles of both sides: "**word **" prints asterisks."""
    texts = [part if isinstance(part, Text) else None for part in parts]

    def style(numbers: Iterator[int]) -> tuple[bool, bool]:
        near = next((text for number in numbers if (text := texts[number])), Text(""))
        return near.bold, near.italic

    for at, part in enumerate(parts):
        if not isinstance(part, Text) or not (part.bold or part.italic):
            yield part
            continue
        words = part.text.strip()
        before, rest = part.text.partition(words)[::2] if words else (part.text, "")
        bold, italic = style(iter(range(at - 1, -1, -1)))
        yield replace(part, text=before, bold=part.bold and bold, italic=part.italic and italic)
        yield replace(part, text=words)
        bold, italic = style(iter(range(at + 1, len(parts))))
        yield replace(part, text=rest, bold=part.bold and bold, italic=part.italic and italic)
