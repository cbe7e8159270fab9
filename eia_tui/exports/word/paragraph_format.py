"""Reads how the paragraphs that hold prose tags look, so that the answers look the same."""

import re
from copy import deepcopy

from lxml import etree

from eia_tui.exports.template.sandbox import STYLED
from eia_tui.exports.word.prose_xml import ParagraphFormat
from eia_tui.word.ooxml import own_texts, w
from eia_tui.word.package import TemplateError

_PROSE_TAG = re.compile(r"\{\{-?p\s+(?P<said>[^{}]*?)\s*-?\}\}")


def take_looks(body: etree._Element) -> list[ParagraphFormat]:
    """The look of each paragraph that holds a `{{p …}}` tag; the tag is told which of them is its own.

    docxtpl puts the answer in the place of the whole paragraph, so that its style, spacing and font would be lost;
    and with them whatever else it says, which is refused. Raises `TemplateError`.
    """
    looks: list[ParagraphFormat] = []
    # Only these paragraphs are read whole: a form has few tags among hundreds of paragraphs.
    tagged = (next(each.iterancestors(w("p")), None) for each in body.iter(w("t")) if "{" in (each.text or ""))
    for paragraph in dict.fromkeys(tagged):
        if paragraph is None:
            continue
        texts = own_texts(paragraph)
        joined = "".join(each.text or "" for each in texts)
        if "{{" not in joined or not (tag := _PROSE_TAG.search(joined)):
            continue
        if joined.strip() != tag.group():
            raise TemplateError(f"{tag.group()} needs a paragraph of its own")
        texts[0].text = f"{{{{p ({tag['said']})|{STYLED}({len(looks)}) }}}}"
        for other in texts[1:]:
            other.text = ""
        looks.append(_look(paragraph, texts[0].getparent()))
    return looks


def _look(paragraph: etree._Element, run: etree._Element | None) -> ParagraphFormat:
    properties = paragraph.find(w("pPr"))
    font = run.find(w("rPr")) if run is not None else None

    def of(parent: etree._Element | None, *names: str) -> str:
        found = [] if parent is None else [each for name in names if (each := parent.find(w(name))) is not None]
        return "".join(_xml(each) for each in found)

    def on(name: str) -> bool:
        flag = font.find(w(name)) if font is not None else None
        return flag is not None and flag.get(w("val"), "1") not in ("0", "false", "off", "none")

    return ParagraphFormat(
        style=of(properties, "pStyle"),
        spacing=of(properties, "spacing"),
        indent=of(properties, "ind"),
        aligned=of(properties, "jc"),
        font=of(font, "rFonts"),
        bold=on("b"),
        italic=on("i"),
        colour=of(font, "color"),
        size=of(font, "sz", "szCs"),
    )


def _xml(element: etree._Element) -> str:
    alone = deepcopy(element)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode")
