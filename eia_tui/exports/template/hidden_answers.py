"""Finds where Word would hide an answer or cut it off, which nobody sees while the template is empty."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from eia_tui.exports.template.location import template_file
from eia_tui.exports.template.parser import Mistake, Part, Reading, Tag
from eia_tui.word.colours import WHITE, Colours
from eia_tui.word.ooxml import w
from eia_tui.word.package import Package, open_template
from eia_tui.word.styles import Set, Styles, number, on

_TWIPS_PER_POINT, _TWIPS_PER_CM = 20, 567
_NARROWEST = 200
"""Twentieths of a point: no letter of a form is narrower."""
_LINE, _LOWEST = 240, 168
"""A line as high as its letters, and one of which they are cut off."""
_SMALLEST = 12
"""Half points: whoever prints smaller letters does not want them read."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def hidden_answers(reading: Reading) -> Iterator[Mistake]:
    """Each place where an answer would be hidden or cut off, and what to do. Raises `TemplateError`."""
    with zipfile.ZipFile(open_template(template_file(reading.form))) as file:
        package = Package(file)
        names = {use: name for name, use in package.uses.items()}
        roots = [package.root(names[use]) if use in names else None for use in ("styles", "theme")]
    styles = Styles(roots[0])
    colours = Colours(styles, roots[1], _page_colour(reading))
    found = dict[tuple[str, str], str]()
    for part, tag in _answers(reading):
        place = part.place(tag.paragraph)
        for why in (*_cut(tag.paragraph, styles), *_hidden(tag.paragraph), *_unseen(tag, styles, colours)):
            found.setdefault((place, why), tag.typed)
    yield from (Mistake(place, f"{typed} {why}") for (place, why), typed in found.items())


def _answers(reading: Reading) -> Iterator[tuple[Part, Tag]]:
    """The tags that print answers. What stands in a text box stands twice, the second time for old programs."""
    printing = {(part.name, said.line) for asked in reading.asked.values() for part, said in asked if said.printed}
    for part in reading.parts:
        for tag in part.tags:
            old = next(tag.paragraph.iterancestors(_FALLBACK), None) is not None
            if (part.name, tag.line) in printing and tag.typed.startswith("{{") and not old:
                yield part, tag


def _page_colour(reading: Reading) -> str:
    found = next((part.root.find(w("background")) for part in reading.parts if part.kind == "document"), None)
    colour = "" if found is None else str(found.get(w("color"), ""))
    return colour if len(colour) == len(WHITE) else WHITE


def _cut(paragraph: etree._Element, styles: Styles) -> Iterator[str]:
    """Why an answer in this paragraph would be cut off."""
    for row in paragraph.iterancestors(w("tr")):
        height = row.find(f"{w('trPr')}/{w('trHeight')}")
        if height is not None and height.get(w("hRule")) == "exact":
            size = f"{number(height.get(w('val'))) / _TWIPS_PER_CM:.1f} cm"
            yield (
                f"is in a row of exactly {size}, which cuts off what does not fit: in Word, under Table Properties,"
                " Row, choose “At least”"
            )
    if lines := styles.exact_lines(paragraph):
        yield (
            f"is in lines of exactly {lines[0] / _TWIPS_PER_POINT:g} pt{_from(lines[1])}, which cut off pictures and"
            " larger letters: in Word, under Paragraph, Line spacing, choose “Single” or “At least”"
        )
    if (lines := styles.multiple_lines(paragraph)) and 0 < lines[0] < _LOWEST:
        yield (
            f"is in lines of {lines[0] / _LINE:.2g} times their height{_from(lines[1])}, which cut off letters: in"
            " Word, under Paragraph, Line spacing, choose “Single”"
        )
    frame = _nearest(styles.paragraph(paragraph), "framePr")
    if frame and frame[0].get(w("hRule")) == "exact":
        yield f"is in a frame of exact height{_from(frame[1])}: in Word, under Format Frame, choose “At least”"
    for content in paragraph.iterancestors(w("txbxContent")):
        if not _grows(content):
            yield (
                "is in a text box that does not grow with it: in Word, under Format Shape, Text Box, tick “Resize shape"
                " to fit text”, or use a table"
            )
    for cell in paragraph.iterancestors(w("tc")):
        if _is_narrow(cell):
            yield "is in a column without width: in Word, drag the border of the column"
        if cell.find(f"{w('tcPr')}/{w('tcFitText')}") is not None:
            yield "is in a cell that squeezes its text into one line: in Word, under Cell, Options, clear “Fit text”"


def _hidden(paragraph: etree._Element) -> Iterator[str]:
    """Why what stands in this paragraph would not be shown, whatever its letters look like."""
    for row in paragraph.iterancestors(w("tr")):
        hidden = row.find(f"{w('trPr')}/{w('hidden')}")
        if hidden is not None and on(hidden):
            yield "is in a hidden row: in Word, select the row and, under Font, clear “Hidden”"
    for cell in paragraph.iterancestors(w("tc")):
        merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        below = next(next(cell.iterancestors(w("tr"))).itersiblings(w("tr"), preceding=True), None) is not None
        if below and merged is not None and merged.get(w("val"), "continue") == "continue":
            yield "is in a cell that is merged with the one above, which hides it: move it up, or split the cells"
    for control in paragraph.iterancestors(w("sdt")):
        if control.find(f"{w('sdtPr')}/{w('dataBinding')}") is not None:
            yield (
                "is in a content control that is bound to data, which Word puts in its place: in Word, right-click it,"
                " and choose “Remove Content Control”"
            )
    for content in paragraph.iterancestors(w("txbxContent")):
        shapes = [each for each in content.iterancestors() if each.tag in (f"{_WP}anchor", f"{_WP}inline")]
        named = [each.find(f"{_WP}docPr") for each in shapes]
        if any(each is not None and each.get("hidden") in ("1", "true") for each in named) or any(
            "visibility:hidden" in _style(each) for each in content.iterancestors()
        ):
            yield "is in a text box that is hidden: in Word, show it in the Selection Pane"


def _unseen(tag: Tag, styles: Styles, colours: Colours) -> Iterator[str]:
    """Why the letters of a tag, and of the answer in its place, would not be seen."""
    run = next(tag.text.iterancestors(w("r")), None)
    if run is None:
        return
    sets = list(styles.run(run, tag.paragraph))
    for name in ("vanish", "webHidden"):
        if (where := _toggled(sets, name)) is not None:
            yield f"is hidden text{_from(where)}: in Word, under Font, clear “Hidden”"
    if (fill := _nearest(sets, f"{_W14}textFill")) and fill[0].find(f"{_W14}noFill") is not None:
        yield f"is in letters without a fill{_from(fill[1])}: in Word, under Font, Text Effects, choose a solid fill"
    elif seen := colours.unseen(run, tag.paragraph):
        colour, ground, where = seen
        yield (
            f"is in letters of the colour {_colour(colour)} on {_colour(ground)}{_from(where)}, which nobody can see:"
            " choose another colour"
        )
    if (size := _nearest(sets, "sz")) and 0 < number(size[0].get(w("val"))) < _SMALLEST:
        yield f"is in letters of {number(size[0].get(w('val'))) / 2:g} pt{_from(size[1])}, which nobody can read"


def _nearest(sets: Iterator[Set] | list[Set], name: str) -> tuple[etree._Element, str] | None:
    """The property that holds, and where it is set."""
    tag = name if name.startswith("{") else w(name)
    for each in sets:
        if (found := each.properties.find(tag)) is not None:
            return found, each.where
    return None


def _toggled(sets: list[Set], name: str) -> str | None:
    """Where a property is switched on that styles switch on and off again; None where it is off (ECMA-376, 17.7.3)."""
    where, is_on, kinds = "", False, set[str]()
    for each in sets:
        if (flag := each.properties.find(w(name))) is None or each.toggles in kinds:
            continue
        if not each.toggles and not each.where:
            return "" if on(flag) else None
        if each.toggles:
            kinds.add(each.toggles)
            is_on ^= on(flag)
        else:
            is_on |= on(flag)
        where = where or each.where
    return where if is_on else None


def _grows(content: etree._Element) -> bool:
    """Whether the text box round this content gets as high as its text."""
    shape = next(content.iterancestors(f"{_WPS}wsp"), None)
    if shape is not None:
        return shape.find(f"{_WPS}bodyPr/{_A}spAutoFit") is not None
    box = content.getparent()
    return box is not None and "mso-fit-shape-to-text:t" in _style(box)


def _style(element: etree._Element) -> str:
    return "".join(str(element.get("style", "")).split()).lower()


def _is_narrow(cell: etree._Element) -> bool:
    """Whether a cell is too narrow for a letter, in a table that does not widen it."""
    table, row = next(cell.iterancestors(w("tbl"))), next(cell.iterancestors(w("tr")))
    layout = table.find(f"{w('tblPr')}/{w('tblLayout')}")
    fixed = layout is not None and layout.get(w("type")) == "fixed"
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    says = width is not None and width.get(w("type"), "dxa") == "dxa"
    grid = [number(each.get(w("w"))) for each in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    spans = [each.find(f"{w('tcPr')}/{w('gridSpan')}") for each in row.iterchildren(w("tc"))]
    counts = [1 if each is None else max(1, number(each.get(w("val")))) for each in spans]
    at = list(row.iterchildren(w("tc"))).index(cell) if cell.getparent() is row else 0
    begin = sum(counts[:at])
    of_grid = sum(grid[begin : begin + counts[at]]) if begin < len(grid) else None
    own = number(width.get(w("w"))) if says and width is not None else None
    if fixed:
        return any(each is not None and each < _NARROWEST for each in (own, of_grid))
    return own is not None and own < _NARROWEST and of_grid is not None and of_grid < _NARROWEST


def _from(where: str) -> str:
    return f" (set in {where})" if where else ""


def _colour(hexadecimal: str) -> str:
    return {WHITE: "white", "000000": "black"}.get(hexadecimal.upper(), f"#{hexadecimal.upper()}")
