"""Parses a Word template without running it: its tags, their positions, and the addresses they refer to."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from eia_tui.exports.template.resolver import Resolver, TagReference
from eia_tui.exports.template.sandbox import Sandbox, violations
from eia_tui.exports.template.template_file import open_template
from eia_tui.form.definition import Form
from eia_tui.system.text import shortened
from eia_tui.word.location import DocumentPart
from eia_tui.word.ooxml import own_texts, w
from eia_tui.word.package import Package

_PARTS = ("document", "header", "footer", "footnotes", "endnotes")
_TAG = re.compile(r"(?P<open>\{\{|\{%|\{#)-?(?:(?P<scope>p|tr|tc|r)(?=\s))?(?P<code>.*?)-?(?P<close>\}\}|%\}|#\})")
# docxtpl's own tags for the colour, the width and the merging of the cell that they are in.
CELL_TAG = re.compile(r"(?:cellbg|colspan)\s+(?P<argument>.+)|vm|hm")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Tag:
    """One tag of the document."""

    source: str
    """The tag as it was typed: `{%tr for action in actions.plan %}`."""
    scope: str
    """What docxtpl replaces with it: `p` the paragraph, `tr` the row, `tc` the cell, `r` the run; "" only the tag."""
    code: str
    """What is in the tag: `for action in actions.plan`."""
    paragraph: etree._Element
    text: etree._Element
    """The `w:t` in which it begins."""
    line: int
    """The number of its line in `Part.lines`, from 1."""


@dataclass
class Part(DocumentPart):
    """A part that may have tags: the body, a header, a footer, or notes."""

    lines: list[str] = field(default_factory=list)
    """The text of each paragraph with tags, as Jinja source."""
    paragraphs: list[etree._Element] = field(default_factory=list)
    """The paragraph of each line."""
    tags: list[Tag] = field(default_factory=list)

    def where_line(self, line: int) -> str:
        """The position of a line (from 1) in the document, in words."""
        if not 1 <= line <= len(self.paragraphs):
            return self.title
        return self.where(self.paragraphs[line - 1])


@dataclass(frozen=True)
class TemplateProblem:
    """Something wrong with a template."""

    position: str
    """Where in the document, in words; "" if it is not in one place."""
    message: str

    def __str__(self) -> str:
        return f"in {self.position}: {self.message}" if self.position else self.message


class ParsedTemplate:
    """A form's template, with the references of its tags to the form's questions."""

    def __init__(self, form: Form) -> None:
        """Parses the form's template. Raises `TemplateError` if it cannot be opened."""
        self.form = form
        self.problems: list[TemplateProblem] = []
        self.complete = True
        """Whether every part could be parsed; otherwise a question without a reference may still have a tag."""
        self.references: dict[str, list[tuple[Part, TagReference]]] = {}
        """For each address, the references to it; a column of rows has an address such as `actions.plan.action`."""
        with zipfile.ZipFile(open_template(form)) as file:
            package = Package(file)
            self.parts = [
                Part(kind, name, package.root(name))
                for name, kind in sorted(package.part_kinds.items())
                if kind in _PARTS
            ]
        for part in self.parts:
            _read_tags(part)
            tree = self._parse(part)
            if tree is None:
                self.complete = False
            else:
                self._resolve(part, tree)

    def _parse(self, part: Part) -> nodes.Template | None:
        if unclosed := next((i for i, line in enumerate(part.lines, 1) if not _balanced(line)), None):
            self.problems.append(
                TemplateProblem(
                    part.where_line(unclosed), f"a tag is not closed: “{shortened(part.lines[unclosed - 1])}”"
                )
            )
            return None
        environment = Sandbox({})  # which only parses here
        try:
            tree = environment.parse("\n".join(part.lines))
        except TemplateSyntaxError as error:
            self.problems.append(
                TemplateProblem(part.where_line(error.lineno), f"the tag cannot be understood: {error.message}")
            )
            return None
        except RecursionError:
            self.problems.append(TemplateProblem(part.title, "tags are nested too deep"))
            return None
        problems = [TemplateProblem(part.where_line(line), message) for line, message in violations(tree)]
        self.problems += problems
        return None if problems else tree

    def _resolve(self, part: Part, tree: nodes.Template) -> None:
        for reference in Resolver(self.form).references(tree):
            if reference.error:
                self.problems.append(TemplateProblem(part.where_line(reference.line), reference.error))
            for address in reference.addresses:
                self.references.setdefault(address, []).append((part, reference))


def _read_tags(part: Part) -> None:
    for paragraph in part.root.iter(w("p")):
        texts = own_texts(paragraph)
        text = " ".join("".join(each.text or "" for each in texts).split("\n"))
        if not any(sign in text for sign in ("{{", "{%", "{#")):
            continue
        line = len(part.lines) + 1
        for found in filter(_closed, _TAG.finditer(text)):
            code, text_element = found["code"].strip(), _text_at(texts, found.start())
            part.tags.append(Tag(found.group(), found["scope"] or "", code, paragraph, text_element, line))
        part.lines.append(_TAG.sub(_as_jinja, text))
        part.paragraphs.append(paragraph)


def _text_at(texts: Sequence[etree._Element], offset: int) -> etree._Element:
    """The `w:t` of a paragraph with the character at this offset, from 0."""
    for each in texts:
        offset -= len(each.text or "")
        if offset < 0:
            return each
    return texts[-1]


def _as_jinja(tag: re.Match[str]) -> str:
    """The tag as Jinja source: without docxtpl's scope, and with straight quotation marks."""
    if not _closed(tag):
        return tag.group()
    code = tag["code"].translate(_QUOTES).strip()
    if tag["open"] == "{%" and (cell := CELL_TAG.fullmatch(code)):
        return f"{{% if ({cell['argument']}) %}}{{% endif %}}" if cell["argument"] else ""
    return f"{tag['open']} {code} {tag['close']}"


def _closed(tag: re.Match[str]) -> bool:
    """Whether a tag has the end that belongs to its beginning."""
    return {"{{": "}}", "{%": "%}", "{#": "#}"}[tag["open"]] == tag["close"]


def _balanced(line: str) -> bool:
    left = _TAG.sub(lambda tag: "" if _closed(tag) else tag.group(), line)
    return not re.search(r"\{\{|\{%|\{#|%\}|#\}", left)


def tag_pairs(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Pairs of each `for` or `if` with each tag that belongs to it: its `else`, its `elif` and its end."""
    open_: list[Tag] = []
    for tag in tags:
        word = tag.code.split(" ", 1)[0] if tag.source.startswith("{%") else ""
        if word in ("for", "if"):
            open_.append(tag)
        elif word in ("elif", "else") and open_:
            yield open_[-1], tag
        elif word in ("endfor", "endif") and open_:
            yield open_.pop(), tag
