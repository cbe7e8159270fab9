"""Works out which colour the letters of a template have, on which ground, and whether anybody can tell them apart."""

from collections.abc import Iterator

from lxml import etree

from eia_tui.word.ooxml import A, w
from eia_tui.word.styles import Set, Styles, look_has

WHITE, _BLACK = "FFFFFF", "000000"
_LEAST_CONTRAST = 1.5
"""Of 21: what is below is as good as unseen; readable text has 4.5 (WCAG 2.2, 1.4.3)."""
_HIGHLIGHTS = {
    "black": _BLACK, "white": WHITE, "red": "FF0000", "green": "00FF00", "blue": "0000FF", "yellow": "FFFF00",
    "cyan": "00FFFF", "magenta": "FF00FF", "darkRed": "800000", "darkGreen": "008000", "darkBlue": "000080",
    "darkYellow": "808000", "darkCyan": "008080", "darkMagenta": "800080", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_OF_THEME = {
    "background1": "lt1", "light1": "lt1", "background2": "lt2", "light2": "lt2",
    "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2",
}  # fmt: skip
_USUAL = {"lt1": WHITE, "dk1": _BLACK}
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PATTERN = "pct"


class Colours:
    """The colours of one template."""

    def __init__(self, styles: Styles, theme: etree._Element | None, page: str) -> None:
        """`theme` is the root of the theme, `page` the colour of the page."""
        self._styles = styles
        self._page = page
        self._theme = dict(_USUAL)
        for each in () if theme is None else theme.iter(f"{{{A}}}clrScheme"):
            for name in each:
                for colour in name:
                    self._theme[etree.QName(name).localname] = str(colour.get("lastClr") or colour.get("val"))

    def unseen(self, run: etree._Element, paragraph: etree._Element) -> tuple[str, str, str] | None:
        """The colour of a run, that of its ground, and where it is set, where the one cannot be told from the other.

        Where a table's style colours its rows in turn, it must be so in each of them.
        """
        found = None
        for band in self._bands(paragraph):
            colour, where = self._letters(self._styles.run(run, paragraph, band))
            ground = self._ground(run, paragraph, band)
            if not colour or not ground or contrast(colour, ground) >= _LEAST_CONTRAST:
                return None
            found = colour, ground, where
        return found

    def _bands(self, paragraph: etree._Element) -> tuple[str, ...]:
        table = next(paragraph.iterancestors(w("tbl")), None)
        look = None if table is None else table.find(f"{w('tblPr')}/{w('tblLook')}")
        return ("",) if look is None or look_has(look, "noHBand", 0x200) else ("band1Horz", "band2Horz")

    def _letters(self, sets: Iterator[Set]) -> tuple[str, str]:
        """The colour that is set, and where; "" for Word's own, which is black on light and white on dark."""
        for each in sets:
            if (colour := each.properties.find(w("color"))) is not None:
                return self._colour(colour, "val", "themeColor"), each.where
        return "", ""

    def _colour(self, of: etree._Element, name: str, theme: str) -> str:
        said = str(of.get(w(name), ""))
        if _is_colour(said):
            return said
        named = str(of.get(w(theme), ""))
        said = self._theme.get(_OF_THEME.get(named, named), "")
        return said if _is_colour(said) else ""

    def _ground(self, run: etree._Element, paragraph: etree._Element, band: str) -> str:
        """The colour behind a run; "" where that cannot be said."""
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
            found = self._behind_cell(above, band) if above.tag == w("tc") else self._behind_box(above)
            if found is None or found:
                return found or ""
        return self._page

    def _behind_cell(self, cell: etree._Element, band: str) -> str:
        table = next(cell.iterancestors(w("tbl")))
        shades = [cell.find(f"{w('tcPr')}/{w('shd')}")]
        shades += [each.properties.find(w("shd")) for each in self._styles.in_table(cell, "tcPr", band)]
        shades.append(table.find(f"{w('tblPr')}/{w('shd')}"))
        shades += [style.find(f"{w('tblPr')}/{w('shd')}") for style in self._styles.of_table(table)]
        return next((found for each in shades if each is not None and (found := self._shade(each))), "")

    def _behind_box(self, content: etree._Element) -> str | None:
        """The colour of a text box; "" where it has none, None where it has one that cannot be said."""
        for shape in content.iterancestors():
            if shape.tag == f"{{{_WPS}}}wsp":
                look = shape.find(f"{{{_WPS}}}spPr")
                fill = None if look is None else look.find(f"{{{A}}}solidFill/{{{A}}}srgbClr")
                plain = look is not None and look.find(f"{{{A}}}noFill") is not None
                return str(fill.get("val")) if fill is not None else "" if plain else None
            if (said := shape.get("fillcolor")) is not None:
                bare = str(said).split()[0].lstrip("#").upper() if said else ""
                return WHITE if bare == "WHITE" else bare if _is_colour(bare) else None
            if shape.tag == w("pict"):
                return ""
        return ""

    def _shade(self, shade: etree._Element) -> str:
        """The colour that a shading looks like; "" where it lets through what is behind it."""
        pattern = str(shade.get(w("val"), "clear"))
        ground, ink = self._colour(shade, "fill", "themeFill"), self._colour(shade, "color", "themeColor") or _BLACK
        if pattern in ("clear", "nil"):
            return ground
        share = (
            int(pattern[len(_PATTERN) :]) / 100 if pattern.startswith(_PATTERN) else 1.0 if pattern == "solid" else 0.5
        )
        return "".join(
            f"{round(i * share + g * (1 - share)):02X}"
            for i, g in zip(_parts(ink), _parts(ground or WHITE), strict=True)
        )


def _is_colour(said: str) -> bool:
    return len(said) == 6 and all(each in "0123456789abcdefABCDEF" for each in said)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)


def contrast(one: str, other: str) -> float:
    """How well two colours can be told apart, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
