"""Reads the formats of paragraphs with prose tags, so that answers get the same format."""

import re
from copy import deepcopy

from lxml import etree

from eia_tui.exports.template.sandbox import STYLED
from eia_tui.exports.template.template_file import TemplateError
from eia_tui.exports.word.prose_xml import ParagraphFormat
from eia_tui.word.ooxml import own_texts, w
from eia_tui.word.styles import is_on

_PROSE_TAG = re.compile(r"\{\{-?p\s+(?P<code>[^{}]*?)\s*-?\}\}")


def read_formats(body: etree._Element) -> list[ParagraphFormat]:
    """The format of each paragraph with a `{{p …}}` tag, and changes the tag to give its number to the filter `styled`.

    docxtpl replaces the whole paragraph with the answer, so that its style, spacing and font would be lost.
    Raises `TemplateError` for a paragraph with other text, which would be lost too.
    """
    formats: list[ParagraphFormat] = []
    # Only these paragraphs are read in full: a form has few tags and hundreds of paragraphs.
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
        texts[0].text = f"{{{{p ({tag['code']})|{STYLED}({len(formats)}) }}}}"
        for other in texts[1:]:
            other.text = ""
        formats.append(_format(paragraph, texts[0].getparent()))
    return formats


def _format(paragraph: etree._Element, run: etree._Element | None) -> ParagraphFormat:
    properties = paragraph.find(w("pPr"))
    font = run.find(w("rPr")) if run is not None else None

    def xml(parent: etree._Element | None, *names: str) -> str:
        elements = [] if parent is None else [each for name in names if (each := parent.find(w(name))) is not None]
        return "".join(_xml(each) for each in elements)

    return ParagraphFormat(
        style=xml(properties, "pStyle"),
        spacing=xml(properties, "spacing"),
        indent=xml(properties, "ind"),
        alignment=xml(properties, "jc"),
        font=xml(font, "rFonts"),
        bold=font is not None and is_on(font.find(w("b"))),
        italic=font is not None and is_on(font.find(w("i"))),
        colour=xml(font, "color"),
        size=xml(font, "sz", "szCs"),
    )


def _xml(element: etree._Element) -> str:
    """An element as XML of its own."""
    alone = deepcopy(element)
    alone.tail = None
    etree.cleanup_namespaces(alone)
    return etree.tostring(alone, encoding="unicode")
