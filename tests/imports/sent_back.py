"""A Word form that a test edits as people and programs do, and reads again."""

import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path

from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import rendered
from eia_tui.form.definition import Form
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.imports.form_map import FormMap, read_map
from eia_tui.imports.read_form import read_form
from eia_tui.imports.returned_form import ReturnedForm
from eia_tui.imports.same_answer import same_answer
from eia_tui.word.ooxml import MC, WP, A, M, R, W, w
from eia_tui.word.received import read_received

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W, "r": R, "a": A, "m": M, "mc": MC, "wp": WP,
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)  # fmt: skip
BODY = "word/document.xml"
ANSWER = "The service costs more than it brings in.\n\nMost councils charge.\n\n- one\n- two\n- three"
"""A long answer with paragraphs and a list."""


@cache
def council_map() -> FormMap:
    """Where the answers of the council's form are."""
    return read_map(find_form(DEFAULT), rendered)


class SentBack:
    """The Word form of a draft, opened for editing."""

    def __init__(self, draft: Draft, form_map: FormMap, content: bytes = b"") -> None:
        """`content` is that of the Word form, if it was written already."""
        self.draft, self.map = draft, form_map
        with zipfile.ZipFile(BytesIO(content or rendered(draft))) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.root = etree.fromstring(self.parts[BODY])

    @classmethod
    def opened(cls, path: Path, draft: Draft, form_map: FormMap) -> "SentBack":
        """A Word form of a draft that was written already, with what it carries."""
        return cls(draft, form_map, path.read_bytes())

    @property
    def body(self) -> etree._Element:
        """The body."""
        return self.root.find(w("body"))

    def tables(self) -> list[etree._Element]:
        """The tables that are not in a cell."""
        return self.body.findall(w("tbl"))

    def row(self, label: str) -> etree._Element:
        """The row whose first cell starts with these words."""
        rows = (row for table in self.tables() for row in table.iter(w("tr")))
        return next(row for row in rows if text(next(row.iter(w("tc")))).startswith(label))

    def cell(self, label: str, number: int = 1) -> etree._Element:
        """A cell of that row; 0 is the label."""
        return self.row(label).findall(w("tc"))[number]

    def put(self, label: str, xml: str, number: int = 1) -> None:
        """Puts paragraphs into a cell, in the place of what it holds."""
        cell = self.cell(label, number)
        for each in cell.findall(w("p")) + cell.findall(w("tbl")):
            cell.remove(each)
        cell.extend(elements(xml))

    def relate(self, id_: str, kind: str, target: str, *, external: bool = False, content: bytes | None = None) -> None:
        """Adds a relationship of the body, and the part that it leads to."""
        name = "word/_rels/document.xml.rels"
        mode = ' TargetMode="External"' if external else ""
        type_ = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
        each = f'<Relationship Id="{id_}" Type="{type_}" Target="{target}"{mode}/>'
        self.parts[name] = self.parts[name].replace(b"</Relationships>", each.encode() + b"</Relationships>")
        if content is not None:
            self.parts[f"word/{target}"] = content

    def content(self) -> bytes:
        """The file's bytes."""
        parts = {**self.parts, BODY: etree.tostring(self.root)}
        written = BytesIO()
        with zipfile.ZipFile(written, "w") as package:
            for name, content in parts.items():
                package.writestr(name, content)
        return written.getvalue()

    def save(self, path: Path) -> Path:
        """Writes the file."""
        path.write_bytes(self.content())
        return path

    def read(self) -> ReturnedForm:
        """What it holds."""
        return read_form(read_received(self.content()), self.map)

    def changed(self, returned: ReturnedForm) -> dict[str, object]:
        """The answers that differ from those of the draft."""
        return {
            address: answer
            for address, answer in returned.answers.items()
            if not same_answer(self.draft.form.questions[address], self.draft.answer(address), answer)
        }


def elements(xml: str) -> list[etree._Element]:
    """The elements of a piece of WordprocessingML."""
    return list(etree.fromstring(f"<root {NAMESPACES}>{xml}</root>"))


def text(element: etree._Element) -> str:
    """The text of an element."""
    return "".join(element.itertext(w("t")))


def p(words: str) -> str:
    """A paragraph."""
    return f'<w:p><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def question(form: Form, words: str) -> str:
    """The address of the question with these words in its label."""
    return next(address for address, each in form.questions.items() if words in each.label)


def without(back: SentBack) -> SentBack:
    """The same form without the property and the part, as after Word's Inspect Document."""
    for name in [name for name in back.parts if name.startswith("customXml/") or name == "docProps/custom.xml"]:
        del back.parts[name]
    for rels in ("_rels/.rels", "word/_rels/document.xml.rels"):
        root = etree.fromstring(back.parts[rels])
        for each in [each for each in root if "custom" in str(each.get("Target"))]:
            root.remove(each)
        back.parts[rels] = etree.tostring(root)
    return back
