"""Fits the pictures and charts of answers to their cell or page, so that they are not cut off."""

from docx.document import Document
from lxml import etree

from eia_tui.exports.word.media import RELATION
from eia_tui.exports.word.page_room import EMU_PER_TWIP, NARROWEST, PageRoom
from eia_tui.word.ooxml import WP, A, C, R, w
from eia_tui.word.styles import Styles, number

_SHARE_OF_HEIGHT = 0.82
"""The rest of a page is for the header rows that a table repeats on it, and for the text above a picture."""


def fit_pictures(document: Document) -> None:
    """Fits each picture and chart of an answer to its cell, column or text box, and lets its line grow with it.

    A picture is scaled down. A chart, whose letters keep their size, is only made narrower or less tall.
    """
    styles, room = Styles(document.styles.element), PageRoom(document.element.body)
    for inline in document.element.body.iter(f"{{{WP}}}inline"):
        ids = [
            *(blip.get(f"{{{R}}}embed") for blip in inline.iter(f"{{{A}}}blip")),
            *(chart.get(f"{{{R}}}id") for chart in inline.iter(f"{{{C}}}chart")),
        ]
        if any(str(id_).startswith(RELATION) for id_ in ids):
            _fit(inline, styles, room)
            _make_line_grow(next(inline.iterancestors(w("p"))), styles)


def _fit(inline: etree._Element, styles: Styles, room: PageRoom) -> None:
    extent = inline.find(f"{{{WP}}}extent")
    if extent is None:
        return
    width, height = int(extent.get("cx", 1)), int(extent.get("cy", 1))
    turned = any(frame.get("rot") in ("5400000", "16200000") for frame in inline.iter(f"{{{A}}}xfrm"))
    shown_width, shown_height = (height, width) if turned else (width, height)
    most_width = max(NARROWEST, room.available_width(inline) - _indents(inline, styles)) * EMU_PER_TWIP
    most_height = room.page_height(inline) * _SHARE_OF_HEIGHT * EMU_PER_TWIP
    if next(inline.iter(f"{{{C}}}chart"), None) is not None:
        extent.set("cx", str(min(width, most_width)))
        extent.set("cy", str(min(height, most_height)))
        return
    scale = min(1.0, most_width / max(shown_width, 1), most_height / max(shown_height, 1))
    for size in (extent, *inline.iter(f"{{{A}}}ext")):
        if size.get("cx"):
            size.set("cx", str(max(1, int(width * scale))))
            size.set("cy", str(max(1, int(height * scale))))


def _make_line_grow(paragraph: etree._Element, styles: Styles) -> None:
    """Replaces an exact line height, which would show a strip of the picture, with single lines, which grow."""
    if styles.exact_lines(paragraph) is None:
        return
    spacing = paragraph.get_or_add_pPr().get_or_add_spacing()  # type: ignore[attr-defined]  # python-docx's elements
    spacing.set(w("line"), "240")
    spacing.set(w("lineRule"), "auto")


def _indents(inline: etree._Element, styles: Styles) -> int:
    """The left and right indent of a picture's paragraph together."""
    paragraph = next(inline.iterancestors(w("p")))
    sets = [found for each in styles.paragraph(paragraph) if (found := each.properties.find(w("ind"))) is not None]
    return sum(
        next((number(each.get(w(name))) for each in sets for name in names if each.get(w(name))), 0)
        for names in (("left", "start"), ("right", "end"))
    )
