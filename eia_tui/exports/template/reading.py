"""Reads what a Word template asks for, without running it: each tag, where it stands, and the address it means."""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jinja2 import TemplateSyntaxError, nodes
from lxml import etree

from eia_tui.exports.ooxml import own_texts, w
from eia_tui.exports.template.meaning import Meaning, Said
from eia_tui.exports.template.package import open_template
from eia_tui.exports.template.sandbox import Sandbox, refused
from eia_tui.form.definition import Form

_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_TAG = re.compile(r"(?P<open>\{\{|\{%|\{#)-?(?:(?P<scope>p|tr|tc|r)(?=\s))?(?P<code>.*?)-?(?P<close>\}\}|%\}|#\})")
# docxtpl's own tags for the colour, the width and the merging of the cell that they stand in.
_OF_CELLS = re.compile(r"(?:cellbg|colspan)\s+(?P<asks>.+)|vm|hm")
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_LONGEST_QUOTE = 40


@dataclass(frozen=True)
class Tag:
    """One tag as it stands in the document."""

    typed: str
    scope: str
    """What docxtpl puts it in the place of: `p` a paragraph, `tr` a row, `tc` a cell, `r` a run; "" nothing."""
    code: str
    paragraph: etree._Element
    line: int
    """Which line of its part's reading it stands in, from 1."""


@dataclass
class Part:
    """The body, a header or a footer."""

    name: str
    root: etree._Element
    lines: list[str] = field(default_factory=list)
    """The paragraphs that hold tags, as Jinja reads them."""
    places: list[etree._Element] = field(default_factory=list)
    """The paragraph of each line."""
    tags: list[Tag] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What a person calls the part."""
        return {"document": "the body", "footnotes": "a footnote", "endnotes": "an endnote"}.get(
            self.name, f"a {self.name.rstrip('0123456789')}"
        )

    @cached_property
    def tables(self) -> dict[etree._Element, int]:
        """The outer tables of the part, counted from 1."""
        outer = [each for each in self.root.iter(w("tbl")) if next(each.iterancestors(w("tbl")), None) is None]
        return {table: number for number, table in enumerate(outer, start=1)}

    def where(self, line: int) -> str:
        """Where a line stands in the document, in words."""
        if not 1 <= line <= len(self.places):
            return self.title
        return self.place(self.places[line - 1])

    def place(self, paragraph: etree._Element) -> str:
        """Where a paragraph stands in the document, in words: its table, row and cell, or what it says."""
        row = next(paragraph.iterancestors(w("tr")), None)
        table = next((each for each in paragraph.iterancestors(w("tbl")) if each in self.tables), None)
        if row is not None and table is not None:
            rows, cells = list(table.iter(w("tr"))), list(row.iter(w("tc")))
            cell = next(paragraph.iterancestors(w("tc")))
            beside = _cut(next((text for each in cells if (text := _words(each)) and "{" not in text), ""))
            said = f" (“{beside}”)" if beside else ""
            at = f"table {self.tables[table]}, row {rows.index(row) + 1}, cell {cells.index(cell) + 1}"
            return f"{self.title}, {at}{said}"
        return f"{self.title}, the paragraph “{_cut(_words(paragraph))}”"


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
        content = open_template(form.template_path)
        with zipfile.ZipFile(content) as package:
            self.parts = [
                Part(found[1], etree.fromstring(package.read(name)))
                for name in sorted(package.namelist())
                if (found := _PARTS.fullmatch(name))
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
                Mistake(part.where(unclosed), f"a tag is not closed: “{_cut(part.lines[unclosed - 1])}”")
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
        text = " ".join("".join(each.text or "" for each in own_texts(paragraph)).split("\n"))
        if not any(sign in text for sign in ("{{", "{%", "{#")):
            continue
        line = len(part.lines) + 1
        for found in filter(_closed, _TAG.finditer(text)):
            code = found["code"].strip()
            part.tags.append(Tag(found.group(), found["scope"] or "", code, paragraph, line))
        part.lines.append(_TAG.sub(_as_jinja, text))
        part.places.append(paragraph)


def _as_jinja(tag: re.Match[str]) -> str:
    """The tag without docxtpl's scope, and with straight quotation marks."""
    if not _closed(tag):
        return tag.group()
    code = tag["code"].translate(_QUOTES).strip()
    if tag["open"] == "{%" and (cell := _OF_CELLS.fullmatch(code)):
        return f"{{% if ({cell['asks']}) %}}{{% endif %}}" if cell["asks"] else ""
    return f"{tag['open']} {code} {tag['close']}"


def _closed(tag: re.Match[str]) -> bool:
    """Whether a tag ends as it begins."""
    return {"{{": "}}", "{%": "%}", "{#": "#}"}[tag["open"]] == tag["close"]


def _balanced(line: str) -> bool:
    left = _TAG.sub(lambda tag: "" if _closed(tag) else tag.group(), line)
    return not re.search(r"\{\{|\{%|\{#|%\}|#\}", left)


def _words(element: etree._Element) -> str:
    """The text of an element on one line."""
    return " ".join("".join(each.text or "" for each in element.iter(w("t"))).split("\n"))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"


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
