"""Renders a template with docxtpl, strictly: XML that is not well-formed is an error and is not shortened."""

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

from eia_tui.exports.template.sign_off_tag import signing_addresses, with_sign_off
from eia_tui.exports.template.template_file import TemplateError
from eia_tui.form.definition import Form
from eia_tui.system.errors import UserError
from eia_tui.system.text import shortened
from eia_tui.word.ooxml import w

_EXPRESSION_ERRORS = (JinjaError, UserError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError)
"""The errors of an expression that its answers do not allow."""
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]+)<")
_PARAGRAPH = re.compile(r"(?=<w:p[ >])")


class CouncilTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """docxtpl's template, without the parts of it that lose text or time."""

    def __init__(self, content: BytesIO, form: Form) -> None:
        """Takes the content of the template of a form."""
        super().__init__(content)
        self._boxes = signing_addresses(form)
        self.init_docx()
        self.columns_looped = "{%tc" in "".join(text.text or "" for text in self.document.element.body.iter(w("t")))

    @property
    def document(self) -> Document:
        """The document, which rendering changes."""
        document: Document = self.docx
        return document

    def patch_xml(self, src_xml: str) -> str:
        """A part's XML with its tags as Jinja source; the result is kept for later exports."""
        return _patched(src_xml)

    def render_xml_part(self, src_xml: str, part: Part, context: dict[str, Any], jinja_env: Environment) -> str:
        """Renders one part, without docxtpl's slow search for line breaks: our answers are XML already."""
        self.current_rendering_part = part
        if part is not self.document.part:
            src_xml = with_sign_off(src_xml, self._boxes)
        try:
            return jinja_env.from_string(src_xml).render(context)
        except _EXPRESSION_ERRORS as error:
            text = _failing_text(error, src_xml, lambda lines: jinja_env.from_string(lines).render(context))
            why = str(error) if isinstance(error, (JinjaError, UserError)) else f"it cannot be evaluated ({error})"
            raise TemplateError(f"{f'the tag in “{shortened(text)}”: ' if text else ''}{why}") from error

    def fix_tables(self, xml: str) -> etree._Element:
        """Parses the rendered body; docxtpl would drop the rest of one that is not well-formed."""
        root = self.document.element
        shell = etree.tostring(etree.Element(root.tag, dict(root.attrib), root.nsmap), encoding="unicode")
        parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
        parser.set_element_class_lookup(element_class_lookup)
        text = f"{shell.removesuffix('/>')}>{xml}</{root.prefix}:document>"
        try:
            whole = etree.fromstring(text, parser)
        except etree.XMLSyntaxError as error:
            last = _TEXT.findall(text[: error.position[1]])[-1:]
            raise TemplateError(
                f"tags near “{shortened(' '.join(last))}” remove the beginning of something and not its end: "
                "put each pair in one paragraph, or each tag in a row or paragraph of its own"
            ) from error
        return super().fix_tables(xml) if self.columns_looped else whole[0]

    def map_tree(self, tree: etree._Element) -> None:
        """Makes the rendered tree the document's; to move the body to another tree would take quadratic time."""
        root = tree.getparent()
        if root is None:
            super().map_tree(tree)
        else:
            self.docx._element = self.docx._part._element = root  # noqa: SLF001  as docxtpl does

    def fix_docpr_ids(self, tree: etree._Element) -> None:
        """Does nothing: `postprocess` numbers drawings through all parts."""

    def render_properties(self, context: dict[str, Any], jinja_env: Environment | None = None) -> None:
        """Does nothing: `postprocess` sets the document's properties."""


@lru_cache(maxsize=16)
def _patched(xml: str) -> str:
    # The result depends on the text alone, and takes a sixth of an export's time.
    patched: str = DocxTemplate.patch_xml(None, xml)
    return patched


def _failing_text(error: Exception, xml: str, render: Callable[[str], str]) -> str:
    """The text of the paragraph with the tag that failed; "" if it is not known.

    It is found by rendering again with each paragraph on a line of its own.
    """
    lines = _PARAGRAPH.sub("\n", xml)
    try:
        render(lines)
    except _EXPRESSION_ERRORS as again:
        error = again
    number = getattr(error, "lineno", None)
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == "<template>":
            number = frame.lineno
    line = lines.split("\n")[number - 1] if number else ""
    return " ".join("".join(_TEXT.findall(line)).split())
