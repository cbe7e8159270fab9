"""Namespaces of Word's XML, and text written as XML."""

from functools import cache
from html import escape  # xml.sax would load urllib, http and ssl for the same

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"

LANGUAGE = "en-GB"


@cache
def w(name: str) -> str:
    """The name of a WordprocessingML element or attribute, such as "p" for `w:p`, as lxml spells it."""
    return f"{{{W}}}{name}"


def own_texts(paragraph: etree._Element) -> list[etree._Element]:
    """The `w:t` elements of a paragraph, without those in its text boxes."""
    return [each for each in paragraph.iter(w("t")) if next(each.iterancestors(w("p"))) is paragraph]


def text_xml(text: str) -> str:
    """Text as the content of `w:t`, with line breaks and tabs as Word's own elements."""
    xml = escape(text, quote=False)
    if "\n" in xml:
        xml = xml.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    if "\t" in xml:
        xml = xml.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    return xml


def attribute(text: str) -> str:
    """Text as an attribute's value, with its quotation marks."""
    return '"' + escape(text).replace("\n", "&#10;").replace("\t", "&#9;") + '"'
