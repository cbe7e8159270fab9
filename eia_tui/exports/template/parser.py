"""Reads what a Word template asks for, without running it: each tag, where it stands, and the address it means."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from eia_tui.exports.template.location import template_file
from eia_tui.exports.template.resolver import Meaning, Said
from eia_tui.exports.template.sandbox import Sandbox, refused
from eia_tui.form.definition import Form
from eia_tui.word.ooxml import own_texts, w
from eia_tui.word.package import Package, open_template
from eia_tui.word.position import Located, cut

_PARTS = ("document", "header", "footer", "footnotes", "endnotes")
_TAG = re.compile(r"(?P<open>\{\{|\{%|\{#)-?(?:(?P<scope>p|tr|tc|r)(?=\s))?(?P<code>.*?)-?(?P<close>\}\}|%\}|#\})")
# docxtpl's own tags for the colour, the width and the merging of the cell that they stand in.
OF_CELLS = re.compile(r"(?:cellbg|colspan)\s+(?P<asks>.+)|vm|hm")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True)
class Tag:
    """One tag as it stands in the document."""

    typed: str
    scope: str
    """What docxtpl puts it in the place of: `p` a paragraph, `tr` a row, `tc` a cell, `r` a run; "" nothing."""
    code: str
    paragraph: etree._Element
    text: etree._Element
    """The text of a run in which it begins."""
    line: int
    """Which line of its part's reading it stands in, from 1."""


@dataclass
class Part(Located):
    """The body, a header or a footer."""

    lines: list[str] = field(default_factory=list)
    """The paragraphs that hold tags, as Jinja reads them."""
    places: list[etree._Element] = field(default_factory=list)
    """The paragraph of each line."""
    tags: list[Tag] = field(default_factory=list)

    def where(self, line: int) -> str:
        """Where a line stands in the document, in words."""
        if not 1 <= line <= len(self.places):
            return self.title
        return self.place(self.places[line - 1])


@dataclass(frozen=True)
class Mistake:
    """Something wrong with a template, and where."""

    place: str
    said: str

    def __str__(self) -> str:
        return f"in {self.place}: {self.said}" if self.place else self.said


class Reading:
    """A template as read for one form."""

    def __init__(self, form: Form) -> None:
        """Opens the form's template. Raises `TemplateError` where that is not safe."""
        self.form = form
        self.mistakes: list[Mistake] = []
        self.complete = True
        """Whether every part could be understood; else what seems to have no tag may have one."""
        self.asked: dict[str, list[tuple[Part, Said]]] = {}
        """For each address that a tag means, where; rows' columns as `actions.plan.action`."""
        with zipfile.ZipFile(open_template(template_file(form))) as file:
            package = Package(file)
            self.parts = [
                Part(kind, name, package.root(name)) for name, kind in sorted(package.uses.items()) if kind in _PARTS
            ]
        for part in self.parts:
            _read_tags(part)
            self._understand(part)

    def _understand(self, part: Part) -> None:
        tree = self._parse(part)
        if tree is None:
            self.complete = False
        else:
            self._mean(part, tree)

    def _parse(self, part: Part) -> nodes.Template | None:
        if unclosed := next((i for i, line in enumerate(part.lines, 1) if not _balanced(line)), None):
            self.mistakes.append(
                Mistake(part.where(unclosed), f"a tag is not closed: “{cut(part.lines[unclosed - 1])}”")
            )
            return None
        # Prose tags come back to the reader as they were; the environment only reads here.
        environment = Sandbox({})
        try:
            tree = environment.parse("\n".join(part.lines))
        except TemplateSyntaxError as error:
            self.mistakes.append(Mistake(part.where(error.lineno), f"the tag cannot be understood: {error.message}"))
            return None
        except RecursionError:
            self.mistakes.append(Mistake(part.title, "tags are nested too deep"))
            return None
        wrong = [Mistake(part.where(line), said) for line, said in refused(tree)]
        self.mistakes += wrong
        return None if wrong else tree

    def _mean(self, part: Part, tree: nodes.Template) -> None:
        meaning = Meaning(self.form)
        for said in meaning.of(tree):
            if said.unknown:
                self.mistakes.append(Mistake(part.where(said.line), said.unknown))
            for address in said.addresses:
                self.asked.setdefault(address, []).append((part, said))


def _read_tags(part: Part) -> None:
    for paragraph in part.root.iter(w("p")):
        texts = own_texts(paragraph)
        text = " ".join("".join(each.text or "" for each in texts).split("\n"))
        if not any(sign in text for sign in ("{{", "{%", "{#")):
            continue
        line = len(part.lines) + 1
        for found in filter(_closed, _TAG.finditer(text)):
            code, begins = found["code"].strip(), _at(texts, found.start())
            part.tags.append(Tag(found.group(), found["scope"] or "", code, paragraph, begins, line))
        part.lines.append(_TAG.sub(_as_jinja, text))
        part.places.append(paragraph)


def _at(texts: Sequence[etree._Element], letter: int) -> etree._Element:
    """In which of a paragraph's texts its letter of this number stands, from 0."""
    for each in texts:
        letter -= len(each.text or "")
        if letter < 0:
            return each
    return texts[-1]


def _as_jinja(tag: re.Match[str]) -> str:
    """The tag without docxtpl's scope, and with straight quotation marks."""
    if not _closed(tag):
        return tag.group()
    code = tag["code"].translate(_QUOTES).strip()
    if tag["open"] == "{%" and (cell := OF_CELLS.fullmatch(code)):
        return f"{{% if ({cell['asks']}) %}}{{% endif %}}" if cell["asks"] else ""
    return f"{tag['open']} {code} {tag['close']}"


def _closed(tag: re.Match[str]) -> bool:
    """Whether a tag ends as it begins."""
    return {"{{": "}}", "{%": "%}", "{#": "#}"}[tag["open"]] == tag["close"]


def _balanced(line: str) -> bool:
    left = _TAG.sub(lambda tag: "" if _closed(tag) else tag.group(), line)
    return not re.search(r"\{\{|\{%|\{#|%\}|#\}", left)


def openings(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Each `for` and `if` with every tag that belongs to it: its `else` and its end."""
    open_: list[Tag] = []
    for tag in tags:
        word = tag.code.split(" ", 1)[0] if tag.typed.startswith("{%") else ""
        if word in ("for", "if"):
            open_.append(tag)
        elif word in ("elif", "else") and open_:
            yield open_[-1], tag
        elif word in ("endfor", "endif") and open_:
            yield open_.pop(), tag
