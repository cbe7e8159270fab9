"""Finds tags whose answer Word would hide or cut off, which cannot be seen in the empty template."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from eia_tui.exports.template.parser import ParsedTemplate, Part, Tag, TemplateProblem
from eia_tui.exports.template.template_file import open_template
from eia_tui.word.colours import WHITE, Colours
from eia_tui.word.fields import fields
from eia_tui.word.ooxml import W14, W15, WPS, w
from eia_tui.word.package import Package
from eia_tui.word.styles import PropertySet, Styles, is_on, number

_TWIPS_PER_POINT, _TWIPS_PER_CM = 20, 567
_NARROWEST = 200
"""The narrowest cell that can show a character, in twentieths of a point."""
_LINE, _LOWEST = 240, 168
"""The height of a single line, and the lowest that does not cut characters off, in 240ths of a line."""
_SMALLEST = 12
"""The smallest font size that can be read, in half points."""
_NARROWEST_SCALE = 34
"""The least width of characters that can be read, in per cent."""
_MOST_CONDENSED = -60
"""How far characters may be moved together, in twentieths of a point."""
_MOST_TRANSPARENT = 90_000
"""Above that, in thousandths of a per cent, characters cannot be read."""
_FARTHEST_LEFT = -720
"""How far a line may begin to the left of its place, in twentieths of a point: half an inch."""
_PAGE_WIDTH = 11_906
"""The width of A4 in twentieths of a point."""
_KEPT_FIELDS = ("FORMTEXT", "HYPERLINK")
"""Fields whose result Word leaves as it is."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def hidden_answers(template: ParsedTemplate) -> Iterator[TemplateProblem]:
    """Each position where an answer would be hidden or cut off, and what to do. Raises `TemplateError`."""
    with zipfile.ZipFile(open_template(template.form)) as file:
        package = Package(file)
        names = {kind: name for name, kind in package.part_kinds.items()}
        roots = [package.root(names[kind]) if kind in names else None for kind in ("styles", "theme", "settings")]
    styles = Styles(roots[0])
    shows_background = roots[2] is not None and is_on(roots[2].find(w("displayBackgroundShape")))
    colours = Colours(styles, roots[1], _page_colour(template) if shows_background else WHITE)
    tags = dict[tuple[str, str], str]()
    for part, tag in _answers(template):
        position = part.where(tag.paragraph)
        for why in (
            *_cut_off(tag.paragraph, styles),
            *_hidden(tag),
            *_replaced(tag),
            *_invisible(tag, styles, colours),
            *_squeezed(tag, styles),
        ):
            tags.setdefault((position, why), tag.source)
    yield from (TemplateProblem(position, f"{source} {why}") for (position, why), source in tags.items())


def _answers(template: ParsedTemplate) -> Iterator[tuple[Part, Tag]]:
    """The tags that print answers, without the copies of text boxes that Word keeps for old programs."""
    printing = {
        (part.name, reference.line)
        for references in template.references.values()
        for part, reference in references
        if reference.printed
    }
    for part in template.parts:
        for tag in part.tags:
            copy = next(tag.paragraph.iterancestors(_FALLBACK), None) is not None
            if (part.name, tag.line) in printing and tag.source.startswith("{{") and not copy:
                yield part, tag


def _page_colour(template: ParsedTemplate) -> str:
    background = next((part.root.find(w("background")) for part in template.parts if part.kind == "document"), None)
    colour = "" if background is None else str(background.get(w("color"), ""))
    return colour if len(colour) == len(WHITE) else WHITE


def _cut_off(paragraph: etree._Element, styles: Styles) -> Iterator[str]:
    """Why an answer in this paragraph would be cut off."""
    for row in paragraph.iterancestors(w("tr")):
        height = row.find(f"{w('trPr')}/{w('trHeight')}")
        if height is not None and height.get(w("hRule")) == "exact":
            size = f"{number(height.get(w('val'))) / _TWIPS_PER_CM:.1f} cm"
            yield (
                f"is in a row of exactly {size}, which cuts off what does not fit: in Word, under Table Properties,"
                " Row, choose “At least”"
            )
    for around in (paragraph, *_paragraphs_of_boxes(paragraph)):
        if not (lines := styles.exact_lines(around)):
            continue
        yield (
            f"is in lines of exactly {lines[0] / _TWIPS_PER_POINT:g} pt{_from(lines[1])}, which cut off pictures and"
            " larger characters: in Word, under Paragraph, Line spacing, choose “Single” or “At least”"
        )
    if (lines := styles.multiple_lines(paragraph)) and 0 < lines[0] < _LOWEST:
        yield (
            f"is in lines of {lines[0] / _LINE:.2g} times their height{_from(lines[1])}, which cut off characters: in"
            " Word, under Paragraph, Line spacing, choose “Single”"
        )
    frame = _nearest(styles.paragraph(paragraph), "framePr", "hRule", "h")
    if frame and frame[0].get(w("hRule")) == "exact":
        yield f"is in a frame of exact height{_from(frame[1])}: in Word, under Format Frame, choose “At least”"
    for content in paragraph.iterancestors(w("txbxContent")):
        if not _grows(content):
            yield (
                "is in a text box that does not grow with it: in Word, under Format Shape, Text Box, tick “Resize shape"
                " to fit text”, or use a table"
            )
        if not _wraps(content):
            yield (
                "is in a text box that does not divide it into lines: in Word, under Format Shape, Text Box, tick “Wrap"
                " text in shape”, or use a table"
            )
    for cell in paragraph.iterancestors(w("tc")):
        if _is_narrow(cell):
            yield "is in a column without width: in Word, drag the border of the column"
        if cell.find(f"{w('tcPr')}/{w('tcFitText')}") is not None:
            yield "is in a cell that squeezes its text into one line: in Word, under Cell, Options, clear “Fit text”"


def _hidden(tag: Tag) -> Iterator[str]:
    """Why the answer that replaces a tag would not be shown, whatever the format of its text."""
    paragraph = tag.paragraph
    for row in paragraph.iterancestors(w("tr")):
        if is_on(row.find(f"{w('trPr')}/{w('hidden')}")):
            yield "is in a hidden row: in Word, select the row and, under Font, clear “Hidden”"
    for cell in paragraph.iterancestors(w("tc")):
        merged = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        below = next(next(cell.iterancestors(w("tr"))).itersiblings(w("tr"), preceding=True), None) is not None
        if below and merged is not None and merged.get(w("val"), "continue") == "continue":
            yield "is in a cell that is merged with the one above, which hides it: move it up, or split the cells"
    for control in tag.text.iterancestors(w("sdt")):
        bound = (control.find(f"{w('sdtPr')}/{name}") for name in (w("dataBinding"), f"{{{W15}}}dataBinding"))
        if any(each is not None for each in bound):
            yield (
                "is in a content control that is bound to data, which Word shows instead: in Word, right-click it,"
                " and choose “Remove Content Control”"
            )
    for content in paragraph.iterancestors(w("txbxContent")):
        shapes = [each for each in content.iterancestors() if each.tag in (f"{_WP}anchor", f"{_WP}inline")]
        properties = [each.find(f"{_WP}docPr") for each in shapes]
        if any(each is not None and each.get("hidden") in ("1", "true") for each in properties) or any(
            "visibility:hidden" in _style(each) for each in content.iterancestors()
        ):
            yield "is in a text box that is hidden: in Word, show it in the Selection Pane"


def _replaced(tag: Tag) -> Iterator[str]:
    """Why Word would print something else in place of an answer."""
    for field in fields(tag.paragraph):
        if field.name and field.name not in _KEPT_FIELDS and tag.source in field.result:
            yield (
                f"is in the field {field.name}, which Word fills in anew when it prints: in Word, click it, press"
                " Ctrl+Shift+F9, and put the tag back"
            )


def _squeezed(tag: Tag, styles: Styles) -> Iterator[str]:
    """Why the characters of an answer would lie on each other."""
    run = next(tag.text.iterancestors(w("r")), None)
    sets = [] if run is None else list(styles.run(run, tag.paragraph))
    if (scale := _nearest(sets, "w")) and 0 < number(scale[0].get(w("val"))) < _NARROWEST_SCALE:
        percent = number(scale[0].get(w("val")))
        yield f"is in characters of {percent}% of their width{_from(scale[1])}, which cannot be read"
    if (spacing := _nearest(sets, "spacing")) and number(spacing[0].get(w("val"))) < _MOST_CONDENSED:
        by = -number(spacing[0].get(w("val"))) / _TWIPS_PER_POINT
        yield f"is in characters moved together by {by:g} pt{_from(spacing[1])}, which cannot be read"
    if (fitted := _nearest(sets, "fitText")) and number(fitted[0].get(w("val"))):
        yield (
            f"is in text that Word fits into {number(fitted[0].get(w('val'))) / _TWIPS_PER_CM:.1f} cm, however long it"
            " is: in Word, under Asian Layout, Fit Text, choose “Remove”"
        )
    yield from _moved(tag.paragraph, styles)


def _moved(paragraph: etree._Element, styles: Styles) -> Iterator[str]:
    """Why the indents of a paragraph leave no place for an answer."""
    sets = list(styles.paragraph(paragraph))
    left, origin = _measure(sets, "left", "start")
    right, origin_of_right = _measure(sets, "right", "end")
    first, origin_of_first = _measure(sets, "hanging", "firstLine")
    farthest = min(left, left + first)
    if farthest < _FARTHEST_LEFT:
        yield (
            f"is moved {-farthest / _TWIPS_PER_CM:.1f} cm to the left of its place{_from(origin or origin_of_first)},"
            " where Word may cut it off: in Word, under Paragraph, set the indent to 0"
        )
    cell = next(paragraph.iterancestors(w("tc")), None)
    width = (None if cell is None else _grid_width(cell)) or _PAGE_WIDTH
    if max(left, 0) + max(right, 0) > width - _NARROWEST:
        yield (
            f"has indents that leave no room for it{_from(origin or origin_of_right)}: in Word, under Paragraph, set"
            " the indents to 0"
        )


def _measure(sets: list[PropertySet], *names: str) -> tuple[int, str]:
    """An indent of a paragraph, by the names of its attribute, and where it is set; to the left it is negative."""
    if (found := _nearest(sets, "ind", *names)) is None:
        return 0, ""
    name = next(each for each in names if found[0].get(w(each)))
    value = number(found[0].get(w(name)))
    return -value if name == "hanging" else value, found[1]


def _invisible(tag: Tag, styles: Styles, colours: Colours) -> Iterator[str]:
    """Why the text of a tag, and of the answer that replaces it, could not be seen."""
    run = next(tag.text.iterancestors(w("r")), None)
    if run is None:
        return
    for each in (run, *run.iterancestors(w("r"))):  # a text box is in a run, too
        around = list(styles.run(each, next(each.iterancestors(w("p")))))
        for name in ("vanish", "webHidden"):
            if (origin := _toggled(around, name)) is not None:
                yield f"is hidden text{_from(origin)}: in Word, under Font, clear “Hidden”"
    sets = list(styles.run(run, tag.paragraph))
    if (fill := _nearest(sets, f"{{{W14}}}textFill")) and _is_transparent(fill[0]):
        yield f"is in text without a fill{_from(fill[1])}: in Word, under Font, Text Effects, choose a solid fill"
    elif found := colours.invisible(run, tag.paragraph):
        colour, background, origin = found
        yield (
            f"is in text of the colour {_colour(colour)} on {_colour(background)}{_from(origin)}, which cannot be seen:"
            " choose another colour"
        )
    if (size := _nearest(sets, "sz")) and 0 < number(size[0].get(w("val"))) < _SMALLEST:
        yield f"is in text of {number(size[0].get(w('val'))) / 2:g} pt{_from(size[1])}, which cannot be read"


def _nearest(
    sets: Iterator[PropertySet] | list[PropertySet], name: str, *attributes: str
) -> tuple[etree._Element, str] | None:
    """The property `name` that applies, and where it is set; None if it is not set.

    If attributes are named, it must have one of them: Word takes the others from further styles.
    """
    tag = name if name.startswith("{") else w(name)
    for each in sets:
        found = each.properties.find(tag)
        if found is not None and (not attributes or any(found.get(w(attribute)) for attribute in attributes)):
            return found, each.origin
    return None


def _is_transparent(fill: etree._Element) -> bool:
    """Whether the fill of characters leaves nothing of them to be seen."""
    alphas = (number(each.get(f"{{{W14}}}val")) for each in fill.iterfind(f"{{{W14}}}solidFill/*/{{{W14}}}alpha"))
    return fill.find(f"{{{W14}}}noFill") is not None or any(each > _MOST_TRANSPARENT for each in alphas)


def _paragraphs_of_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs in whose lines the text boxes around a paragraph are, as large characters do."""
    for inline in paragraph.iterancestors(f"{_WP}inline"):
        yield from inline.iterancestors(w("p"))


def _toggled(sets: list[PropertySet], name: str) -> str | None:
    """Where a toggle property (ECMA-376 part 1, 17.7.3) is switched on; None if it is off."""
    origin, active, kinds = "", False, set[str]()
    for each in sets:
        if (flag := each.properties.find(w(name))) is None or each.style_kind in kinds:
            continue
        if not each.style_kind and not each.origin:
            return "" if is_on(flag) else None
        if each.style_kind:
            kinds.add(each.style_kind)
            active ^= is_on(flag)
        else:
            active |= is_on(flag)
        origin = origin or each.origin
    return origin if active else None


def _grows(content: etree._Element) -> bool:
    """Whether the text box with this content grows with its text."""
    shape = next(content.iterancestors(f"{{{WPS}}}wsp"), None)
    if shape is not None:
        return shape.find(f"{{{WPS}}}bodyPr/{_A}spAutoFit") is not None
    box = content.getparent()
    return box is not None and "mso-fit-shape-to-text:t" in _style(box)


def _wraps(content: etree._Element) -> bool:
    """Whether the text box with this content divides its text into lines at its width."""
    shape = next(content.iterancestors(f"{{{WPS}}}wsp"), None)
    if shape is not None:
        body = shape.find(f"{{{WPS}}}bodyPr")
        return body is None or body.get("wrap") != "none"
    return not any("mso-wrap-style:none" in _style(each) for each in content.iterancestors())


def _style(element: etree._Element) -> str:
    return "".join(str(element.get("style", "")).split()).lower()


def _is_narrow(cell: etree._Element) -> bool:
    """Whether a cell is too narrow for a character, in a table that does not widen it."""
    table, grid_width = next(cell.iterancestors(w("tbl"))), _grid_width(cell)
    layout = table.find(f"{w('tblPr')}/{w('tblLayout')}")
    fixed = layout is not None and layout.get(w("type")) == "fixed"
    width = cell.find(f"{w('tcPr')}/{w('tcW')}")
    has_width = width is not None and width.get(w("type"), "dxa") == "dxa"
    own_width = number(width.get(w("w"))) if has_width and width is not None else None
    if fixed:
        return any(each is not None and each < _NARROWEST for each in (own_width, grid_width))
    return own_width is not None and own_width < _NARROWEST and grid_width is not None and grid_width < _NARROWEST


def _grid_width(cell: etree._Element) -> int | None:
    """The width of the columns of its table's grid that a cell spans, in twentieths of a point; None if not known."""
    table, row = next(cell.iterancestors(w("tbl"))), next(cell.iterancestors(w("tr")))
    grid = [number(each.get(w("w"))) for each in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    spans = [each.find(f"{w('tcPr')}/{w('gridSpan')}") for each in row.iterchildren(w("tc"))]
    counts = [1 if each is None else max(1, number(each.get(w("val")))) for each in spans]
    index = list(row.iterchildren(w("tc"))).index(cell) if cell.getparent() is row else 0
    start = sum(counts[:index])
    return sum(grid[start : start + counts[index]]) if start < len(grid) else None


def _from(origin: str) -> str:
    return f" (set in {origin})" if origin else ""


def _colour(hexadecimal: str) -> str:
    return {WHITE: "white", "000000": "black"}.get(hexadecimal.upper(), f"#{hexadecimal.upper()}")
