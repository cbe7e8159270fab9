"""Reads the value of one answer from its paragraphs in a returned form."""

from collections.abc import Callable, Iterable, Sequence

from lxml import etree

from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows, Simple
from eia_tui.form.values import Value, parse_answer
from eia_tui.imports.blocks import CHART_LINE
from eia_tui.imports.cell_contents import Content
from eia_tui.imports.inline import STRUCK, Aside, Look
from eia_tui.imports.label_matching import same_letters
from eia_tui.imports.markdown import to_markdown
from eia_tui.imports.received_document import TextDocument
from eia_tui.imports.returned_form import ReportKind
from eia_tui.prose.blocks import words as words_in
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.scrub import scrub
from eia_tui.word.ooxml import M, w

_ASIDES: dict[str, ReportKind] = {"hidden text": "hidden text", STRUCK: "struck through"}


class ValueReader:
    """Reads answers of one document, and reports what cannot be part of them."""

    def __init__(self, document: TextDocument, report: Callable[[ReportKind, Iterable[str], str], None]) -> None:
        """`report` takes the kind of a report, the addresses that it concerns, and what it is about."""
        self._document = document
        self._report = report

    def read(self, content: Content, asked: Question, address: str) -> Value:
        """The answer to the question `asked` at an address: a long one as Markdown, any other as its kind has it."""
        blocks, asides = self._document.reader.blocks(content.elements, content.slot.look)
        self._report_each(asides, address)
        if isinstance(asked, Prose) and not content.words:
            text = to_markdown(blocks)
            in_file = _words_of(content.elements) + "".join(each.text for each in asides if each.kind == CHART_LINE)
            if not same_letters(in_file, words_in(read_prose(text)) + _aside_words(asides)):
                self._report("part not read", [address], " ".join(map(self._document.text_in, content.elements)))
            return text
        words = [*content.words, *map(self._document.text_in, content.elements)]
        return _short(asked, " ".join(filter(None, words)))

    def report_asides(self, element: etree._Element) -> None:
        """Reports what an element that is in no answer has beside its words."""
        self._report_each(self._document.reader.blocks([element], Look())[1], "")

    def _report_each(self, asides: Sequence[Aside], address: str) -> None:
        for each in asides:
            if each.kind.startswith("a table was made simpler"):
                self._report("simplified", [address], each.kind)
            elif each.kind in _ASIDES:
                self._report(_ASIDES[each.kind], [address], each.text)
            else:
                self._report("part not read", [address], f"{each.kind}: {each.text}" if each.text else each.kind)


def _short(question: Question, text: str) -> Value:
    match question:
        case Rows():
            return text
        case Line() | Date() | Prose() | Choice() | Choices():
            return _parsed(question, text)


def _parsed(question: Simple, text: str) -> Value:
    parsed = parse_answer(question, text)
    return "" if parsed is None else parsed


def _aside_words(asides: Sequence[Aside]) -> str:
    return "".join(each.text for each in asides if each.kind in ("hidden text", "a text box"))


def _words_of(elements: Sequence[etree._Element]) -> str:
    """Every word in elements, however deep."""
    texts = (each.text or "" for element in elements for each in element.iter(w("t"), f"{{{M}}}t"))
    return scrub("".join(texts))
