"""Renders a template with docxtpl, strictly: what is not well-formed stops the export instead of shortening it."""

import re
import traceback
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.parser import element_class_lookup
from docxtpl import DocxTemplate
from jinja2 import Environment
from jinja2 import TemplateError as JinjaError
from lxml import etree

from eia_tui.system.errors import UserError
from eia_tui.word.ooxml import w
from eia_tui.word.package import TemplateError
from eia_tui.word.position import cut

_AT_FAULT = (JinjaError, UserError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError)
"""What comes of an expression that asks for what its answers cannot do."""
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]+)<")
_PARAGRAPH = re.compile(r"(?=<w:p[ >])")


class CouncilTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template, without what in it loses words or time."""

    def __init__(self, content: BytesIO) -> None:
        super().__init__(content)
        self.init_docx()
        self.columns_looped = "{%tc" in "".join(text.text or "" for text in self.document.element.body.iter(w("t")))

    @property
    def document(self) -> Document:
        """The document that is rendered."""
        document: Document = self.docx
        return document

    def patch_xml(self, src_xml: str) -> str:
        """A part's XML with its tags as Jinja reads them; a part that was met before is not prepared again."""
        return _patched(src_xml)

    def render_xml_part(self, src_xml: str, part: Part, context: dict[str, Any], jinja_env: Environment) -> str:
        """Renders one part; our answers bring their own line breaks, which docxtpl would look for at length."""
        self.current_rendering_part = part
        try:
            return jinja_env.from_string(src_xml).render(context)
        except _AT_FAULT as error:
            words = _where(error, src_xml, lambda lines: jinja_env.from_string(lines).render(context))
            why = str(error) if isinstance(error, (JinjaError, UserError)) else f"it cannot be worked out ({error})"
            raise TemplateError(f"{f'the tag in “{cut(words)}”: ' if words else ''}{why}") from error

    def fix_tables(self, xml: str) -> etree._Element:
        """Parses the rendered body; docxtpl would repair what is not well-formed by dropping the rest of it."""
        root = self.document.element
        shell = etree.tostring(etree.Element(root.tag, dict(root.attrib), root.nsmap), encoding="unicode")
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        parser.set_element_class_lookup(element_class_lookup)
        text = f"{shell.removesuffix('/>')}>{xml}</{root.prefix}:document>"
        try:
            whole = etree.fromstring(text, parser)
        except etree.XMLSyntaxError as error:
            words = _TEXT.findall(text[: error.position[1]])[-1:]
            raise TemplateError(
                f"tags near “{cut(' '.join(words))}” take away the beginning of something and not its end: "
                "let each open and close in one paragraph, or in rows or paragraphs of their own"
            ) from error
        return super().fix_tables(xml) if self.columns_looped else whole[0]

    def map_tree(self, tree: etree._Element) -> None:
        """Makes the rendered body the document's; a body moved from one tree to another takes time by its square."""
        root = tree.getparent()
        if root is None:
            super().map_tree(tree)
        else:
            self.docx._element = self.docx._part._element = root  # noqa: SLF001  as docxtpl does

    def fix_docpr_ids(self, tree: etree._Element) -> None:
        """Leaves the ids of drawings alone: whoever finishes the document numbers them through all its parts."""

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Leaves the document's properties alone: whoever finishes the document sets them."""


@lru_cache(maxsize=16)
def _patched(xml: str) -> str:
    # Nothing but the text goes into it, and it takes a sixth of an export.
    patched: str = DocxTemplate.patch_xml(None, xml)
    return patched


def _where(error: Exception, xml: str, render: Callable[[str], str]) -> str:
    """What the paragraph says whose tag fails, as another rendering with a line for each shows; "" if unknown."""
    lines = _PARAGRAPH.sub("\n", xml)
    try:
        render(lines)
    except _AT_FAULT as again:
        error = again
    number = getattr(error, "lineno", None)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == "<template>":
            number = frame.lineno
    said = lines.split("\n")[number - 1] if number else ""
    return " ".join("".join(_TEXT.findall(said)).split())
