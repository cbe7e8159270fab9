"""Rules for tags that docxtpl has for rows, cells, runs and colours, and for tags where none is filled in."""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from eia_tui.exports.template.parser import OF_CELLS, Mistake, Part, Tag
from eia_tui.exports.template.sandbox import Sandbox
from eia_tui.word.ooxml import w
from eia_tui.word.position import cut

_FILLED_IN = ("document", "header", "footer")
"""The parts whose tags are filled in."""
_SIGNS = ("{{", "{%", "{#")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_WHOLE = {"tr": "row", "tc": "cell", "r": "run of text"}


def special_tags(part: Part) -> Iterator[Mistake]:
    """What is wrong with a part's tags of these kinds."""
    loops: list[Tag] = []
    for tag in part.tags:
        word = tag.code.split(" ", 1)[0]
        if word == "for":
            loops.append(tag)
        elif word == "endfor" and loops:
            loops.pop()
        for wrong in (*_scopes(tag), *_cells(tag, loops), *_joining(tag)):
            yield Mistake(part.place(tag.paragraph), wrong)
    if part.kind in _FILLED_IN:
        yield from _out_of_text(part)
    elif part.tags:
        tag = part.tags[0]
        yield Mistake(
            part.place(tag.paragraph),
            f"{tag.typed} is not filled in there: put it into the body, a header or a footer",
        )


def _scopes(tag: Tag) -> Iterator[str]:
    """A row, a cell or a run is nothing that a text could take the place of."""
    if tag.typed.startswith("{{") and tag.scope in _WHOLE:
        taken = _WHOLE[tag.scope]
        yield f"{tag.typed} would put the answer in the place of a whole {taken}: write {{{{ {tag.code} }}}}"
    elif tag.typed.startswith("{%") and tag.scope == "r":
        yield f"{tag.typed} is for a run of text, which no form needs: write {{% {tag.code} %}}"


def _joining(tag: Tag) -> Iterator[str]:
    """A minus joins what a tag stands in with the text before it or behind it, wherever that is."""
    around = tag.paragraph.getparent()
    texts = [] if around is None else list(around.iter(w("t")))
    before, behind = tag.typed.startswith("{%-"), tag.typed.endswith("-%}")
    if (before and tag.text is texts[0]) or (behind and tag.text is texts[-1]):
        yield f"{tag.typed} joins its paragraph with another, and there is none here: write it without the -"


def _cells(tag: Tag, loops: list[Tag]) -> Iterator[str]:
    """The colour, the width and the merging of a cell are asked for in the cell, and merging in a loop."""
    found = OF_CELLS.fullmatch(tag.code)
    if not found or not tag.typed.startswith("{%"):
        return
    cell = next(tag.paragraph.iterancestors(w("tc")), None)
    if cell is None:
        yield f"{tag.typed} is for a table cell: move it into a table"
    elif cell.find(f"{w('tcPr')}/*") is None:
        yield f"{tag.typed} needs a cell with a width of its own: in Word, set its preferred width"
    elif cell.find(f".//{w('tbl')}") is not None:
        yield f"{tag.typed} would go to a cell of the table inside: put it into a cell without one"
    if not found["asks"]:
        if not loops:
            yield f"{tag.typed} merges the cells that a loop makes: put it inside a loop"
        return
    wanted = (
        "a number of columns" if tag.code.startswith("colspan") else "a colour of six letters and figures, as 'FFD966'"
    )
    for value in _values(found["asks"]):
        if not _fits(value, tag.code):
            yield f"{tag.typed} needs {wanted}, and may get something else"
            return


def _values(expression: str) -> Iterator[nodes.Node]:
    """What an expression may come to; nothing where it cannot be understood, which is told of elsewhere."""
    try:
        (output,) = Sandbox({}).parse(f"{{{{ {expression} }}}}").body
    except (TemplateSyntaxError, ValueError, RecursionError):
        return
    waiting = list(output.iter_child_nodes())
    while waiting:
        each = waiting.pop()
        if isinstance(each, nodes.CondExpr):
            waiting += [each.expr1, *([each.expr2] if each.expr2 else [])]
        else:
            yield each


def _fits(value: nodes.Node, code: str) -> bool:
    match value:
        case nodes.Const(value=int(number)) if code.startswith("colspan"):
            return number > 0
        case nodes.Const(value=str(text)):
            return bool((re.compile("[1-9][0-9]?") if code.startswith("colspan") else _COLOUR).fullmatch(text))
        case nodes.Filter(name="length" | "count"):
            return code.startswith("colspan")
        case nodes.Getattr(node=nodes.Name(name="loop")):
            return code.startswith("colspan")
        case _:
            return False


def _out_of_text(part: Part) -> Iterator[Mistake]:
    """A tag in a description, an equation or a setting, where an answer cannot be printed."""
    for each in part.root.iter(etree.Element):
        for said in (*each.attrib.values(), *([] if each.tag == w("t") else [each.text or ""])):
            if any(sign in said for sign in _SIGNS):
                what = etree.QName(each).localname
                yield Mistake(
                    part.place_of(each),
                    f"the tag “{cut(str(said).strip())}” stands in no text ({what}), and is not filled in there: "
                    "take it out",
                )
