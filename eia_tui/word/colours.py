"""Works out the colour of text in a Word file and of its background, and whether the text can be seen."""

from collections.abc import Iterator

from lxml import etree

from eia_tui.word.ooxml import W14, WPS, A, w
from eia_tui.word.styles import PropertySet, Styles, table_look, table_look_has

WHITE, _BLACK = "FFFFFF", "000000"
_LEAST_CONTRAST = 1.5
"""On a scale to 21. Text below it is as good as invisible; readable text has 4.5 (WCAG 2.2, 1.4.3)."""
_HIGHLIGHTS = {
    "black": _BLACK, "white": WHITE, "red": "FF0000", "green": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "darkRed": "800000", "darkGreen": "008000", "darkBlue": "000080",
    "darkYellow": "808000", "darkCyan": "008080", "darkMagenta": "800080", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_THEME_NAMES = {
    "background1": "lt1", "light1": "lt1", "background2": "lt2", "light2": "lt2",
    "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2",
    "bg1": "lt1", "bg2": "lt2", "tx1": "dk1", "tx2": "dk2",
}  # fmt: skip
_DEFAULT_THEME = {"lt1": WHITE, "dk1": _BLACK}
_PATTERN = "pct"


class Colours:
    """The colours of one document."""

    def __init__(self, styles: Styles, theme: etree._Element | None, page: str) -> None:
        """`theme` is the root of the theme part, `page` the page's colour as six hexadecimal digits."""
        self._styles = styles
        self._page = page
        self._theme = dict(_DEFAULT_THEME)
        for each in () if theme is None else theme.iter(f"{{{A}}}clrScheme"):
            for name in each:
                for colour in name:
                    self._theme[etree.QName(name).localname] = str(colour.get("lastClr") or colour.get("val"))

    def invisible(self, run: etree._Element, paragraph: etree._Element) -> tuple[str, str, str] | None:
        """The colour of a run, its background, and where the colour is set; None if the text can be seen.

        If a table's style has row bands, the text is invisible only if it is so in each of them.
        """
        found = None
        for band in self._bands(paragraph):
            colour, origin = self._text_colour(self._styles.run(run, paragraph, band))
            background = self._background(run, paragraph, band)
            if not colour or not background or contrast(colour, background) >= _LEAST_CONTRAST:
                return None
            found = colour, background, origin
        return found

    def _bands(self, paragraph: etree._Element) -> tuple[str, ...]:
        table = next(paragraph.iterancestors(w("tbl")), None)
        look = None if table is None else table_look(table)
        return ("",) if look is None or table_look_has(look, "noHBand", 0x200) else ("band1Horz", "band2Horz")

    def _text_colour(self, sets: Iterator[PropertySet]) -> tuple[str, str]:
        """The colour and where it is set; "" for Word's automatic colour, black on light and white on dark."""
        for each in sets:
            if (fill := each.properties.find(f"{{{W14}}}textFill")) is not None:
                return self._fill_colour(fill), each.origin
            if (colour := each.properties.find(w("color"))) is not None:
                return self._colour(colour, "val", "themeColor"), each.origin
        return "", ""

    def _fill_colour(self, fill: etree._Element) -> str:
        """The one colour that characters are filled with, over `w:color`; "" for a gradient or a changed colour."""
        colour = fill.find(f"{{{W14}}}solidFill/*")
        if colour is None or any(each.tag != f"{{{W14}}}alpha" for each in colour):
            return ""
        name = str(colour.get(f"{{{W14}}}val", ""))
        found = name if _is_colour(name) else self._theme.get(_THEME_NAMES.get(name, name), "")
        return found if _is_colour(found) else ""

    def _colour(self, element: etree._Element, name: str, theme: str) -> str:
        """The colour in an element's attribute `name`, else the theme colour that its attribute `theme` names."""
        colour = str(element.get(w(name), ""))
        if _is_colour(colour):
            return colour
        theme_name = str(element.get(w(theme), ""))
        colour = self._theme.get(_THEME_NAMES.get(theme_name, theme_name), "")
        return colour if _is_colour(colour) else ""

    def _background(self, run: etree._Element, paragraph: etree._Element, band: str) -> str:
        """The colour behind a run; "" if it is not known."""
        for each in self._styles.run(run, paragraph, band):
            highlight = each.properties.find(w("highlight"))
            if highlight is not None and (found := _HIGHLIGHTS.get(str(highlight.get(w("val"))))):
                return found
        for sets in (self._styles.run(run, paragraph, band), self._styles.paragraph(paragraph, band)):
            for each in sets:
                if (shade := each.properties.find(w("shd"))) is not None:
                    if found := self._shade(shade):
                        return found
                    break
        for above in paragraph.iterancestors(w("tc"), w("txbxContent")):
            colour = self._behind_cell(above, band) if above.tag == w("tc") else self._behind_box(above)
            if colour is None or colour:
                return colour or ""
        return self._page

    def _behind_cell(self, cell: etree._Element, band: str) -> str:
        table = next(cell.iterancestors(w("tbl")))
        shades = [cell.find(f"{w('tcPr')}/{w('shd')}")]
        shades += [each.properties.find(w("shd")) for each in self._styles.table_properties(cell, "tcPr", band)]
        shades.append(table.find(f"{w('tblPr')}/{w('shd')}"))
        shades += [style.find(f"{w('tblPr')}/{w('shd')}") for style in self._styles.table_styles(table)]
        return next((found for each in shades if each is not None and (found := self._shade(each))), "")

    def _behind_box(self, content: etree._Element) -> str | None:
        """The colour of a text box; "" if it has none, None if it has one that is not known."""
        for shape in content.iterancestors():
            if shape.tag == f"{{{WPS}}}wsp":
                properties = shape.find(f"{{{WPS}}}spPr")
                fill = None if properties is None else properties.find(f"{{{A}}}solidFill/{{{A}}}srgbClr")
                unfilled = properties is not None and properties.find(f"{{{A}}}noFill") is not None
                return str(fill.get("val")) if fill is not None else "" if unfilled else None
            if (value := shape.get("fillcolor")) is not None:
                colour = str(value).split()[0].lstrip("#").upper() if value else ""
                return WHITE if colour == "WHITE" else colour if _is_colour(colour) else None
            if shape.tag == w("pict"):
                return ""
        return ""

    def _shade(self, shade: etree._Element) -> str:
        """The colour that a shading appears as; "" if it is transparent."""
        pattern = str(shade.get(w("val"), "clear"))
        fill, pattern_colour = (
            self._colour(shade, "fill", "themeFill"),
            self._colour(shade, "color", "themeColor") or _BLACK,
        )
        if pattern in ("clear", "nil"):
            return fill
        percent = pattern.removeprefix(_PATTERN)
        share = int(percent) / 100 if percent.isdecimal() else 1.0 if pattern == "solid" else 0.5
        return "".join(
            f"{round(front * share + back * (1 - share)):02X}"
            for front, back in zip(_rgb(pattern_colour), _rgb(fill or WHITE), strict=True)
        )


def _is_colour(text: str) -> bool:
    return len(text) == 6 and all(each in "0123456789abcdefABCDEF" for each in text)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in _rgb(colour)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
