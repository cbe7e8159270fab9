"""Rules for docxtpl's tags for rows, cells, runs and colours, and for tags in parts that are not filled in."""

import re
from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from eia_tui.exports.template.parser import CELL_TAG, Part, Tag, TemplateProblem
from eia_tui.exports.template.sandbox import Sandbox
from eia_tui.system.text import shortened
from eia_tui.word.ooxml import w

_FILLED_IN = ("document", "header", "footer")
"""The kinds of part whose tags docxtpl fills in."""
_SIGNS = ("{{", "{%", "{#")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}|auto")
_SCOPES = {"tr": "row", "tc": "cell", "r": "run of text"}


def special_tags(part: Part) -> Iterator[TemplateProblem]:
    """The tags of a part that break these rules."""
    loops: list[Tag] = []
    for tag in part.tags:
        word = tag.code.split(" ", 1)[0]
        if word == "for":
            loops.append(tag)
        elif word == "endfor" and loops:
            loops.pop()
        for message in (*_scopes(tag), *_cells(tag, loops), *_joining(tag)):
            yield TemplateProblem(part.where(tag.paragraph), message)
    if part.kind in _FILLED_IN:
        yield from _outside_text(part)
    elif part.tags:
        tag = part.tags[0]
        yield TemplateProblem(
            part.where(tag.paragraph),
            f"{tag.source} is not filled in there: move it to the body, a header or a footer",
        )


def _scopes(tag: Tag) -> Iterator[str]:
    """Why a tag cannot replace its row, cell or run."""
    if tag.source.startswith("{{") and tag.scope in _SCOPES:
        yield f"{tag.source} would replace a whole {_SCOPES[tag.scope]} with the answer: write {{{{ {tag.code} }}}}"
    elif tag.source.startswith("{%") and tag.scope == "r":
        yield f"{tag.source} is for a run of text, which no form needs: write {{% {tag.code} %}}"


def _joining(tag: Tag) -> Iterator[str]:
    """Why a tag with a minus, which joins its text with the text before or after it, cannot do so."""
    around = tag.paragraph.getparent()
    texts = [] if around is None else list(around.iter(w("t")))
    before, after = tag.source.startswith("{%-"), tag.source.endswith("-%}")
    if (before and tag.text is texts[0]) or (after and tag.text is texts[-1]):
        yield f"{tag.source} joins its paragraph with another, and there is no other here: write it without the -"


def _cells(tag: Tag, loops: list[Tag]) -> Iterator[str]:
    """Why a tag for the colour, width or merging of a cell does not work where it is."""
    match_ = CELL_TAG.fullmatch(tag.code)
    if not match_ or not tag.source.startswith("{%"):
        return
    cell = next(tag.paragraph.iterancestors(w("tc")), None)
    if cell is None:
        yield f"{tag.source} is for a table cell: move it into a table"
    elif cell.find(f"{w('tcPr')}/*") is None:
        yield f"{tag.source} needs a cell with a width of its own: in Word, set its preferred width"
    elif cell.find(f".//{w('tbl')}") is not None:
        yield f"{tag.source} would apply to a cell of the table inside: move it to a cell without one"
    if not match_["argument"]:
        if not loops:
            yield f"{tag.source} merges the cells that a loop makes: put it inside a loop"
        return
    expected = (
        "a number of columns"
        if tag.code.startswith("colspan")
        else "a colour of six digits or letters, such as 'FFD966'"
    )
    for value in _values(match_["argument"]):
        if not _fits(value, tag.code):
            yield f"{tag.source} needs {expected}, and may get something else"
            return


def _values(expression: str) -> Iterator[nodes.Node]:
    """The values that an expression may have; none if it cannot be parsed, which is reported elsewhere."""
    try:
        (output,) = Sandbox({}).parse(f"{{{{ {expression} }}}}").body
    except (TemplateSyntaxError, ValueError, RecursionError):
        return
    open_ = list(output.iter_child_nodes())
    while open_:
        each = open_.pop()
        if isinstance(each, nodes.CondExpr):
            open_ += [each.expr1, *([each.expr2] if each.expr2 else [])]
        else:
            yield each


def _fits(value: nodes.Node, code: str) -> bool:
    """Whether a value is what the tag with this code needs: a number of columns, or a colour."""
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


def _outside_text(part: Part) -> Iterator[TemplateProblem]:
    """Tags outside `w:t`, such as in a description, an equation or a setting, where nothing is filled in."""
    for each in part.root.iter(etree.Element):
        for text in (*each.attrib.values(), *([] if each.tag == w("t") else [each.text or ""])):
            if any(sign in text for sign in _SIGNS):
                tag, name = shortened(str(text).strip()), etree.QName(each).localname
                yield TemplateProblem(
                    part.where(each),
                    f"the tag “{tag}” is outside the text ({name}), and is not filled in there: remove it",
                )
