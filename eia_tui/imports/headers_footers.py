"""Reads the words in the headers and footers of a Word form."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from eia_tui.imports.expected_answers import ExpectedAnswers
from eia_tui.imports.label_matching import plain
from eia_tui.imports.returned_form import Report
from eia_tui.word.ooxml import W, w
from eia_tui.word.received import Received

_DELETED = (w("del"), w("moveFrom"))
_CALCULATED = ("PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "FILENAME")
"""Fields whose results Word works out anew."""


def margin_texts(margins: Sequence[etree._Element]) -> Iterator[str]:
    """The texts of the paragraphs of headers and footers, as they are shown, without page numbers and the like."""
    for margin in margins:
        for paragraph in margin.iter(w("p")):
            if text := " ".join("".join(_words(paragraph)).split()):
                yield text


def foreign_words(
    document: etree._Element, received: Received, own: Sequence[Sequence[object]], expected: ExpectedAnswers
) -> list[Report]:
    """A report of each paragraph of headers and footers that the form does not print there.

    `own` are those of the form. An answer in one of them is known by being in the document as well, or by being
    carried or among the `expected` ones, as somebody may have changed it in its place only.
    """
    printed = (each.markdown for each in received.printed.values())
    texts_of = (" ".join(each.itertext(w("t"))) for each in document.iter(w("p")))
    body = _letters(" ".join([*texts_of, *printed]))

    def is_own(text: str, known: str) -> bool:
        matches = (_expression(line).fullmatch(_letters(text)) for line in own)
        return any(all(part in known for part in match.groups()) for match in matches if match)

    texts = dict.fromkeys(margin_texts(received.margins))
    foreign = [text for text in texts if plain(text) and not is_own(text, body)]
    known = _letters(" ".join(expected.texts())) if foreign else ""
    return [
        Report("not on the form", (), f"in the header or footer: {text}") for text in foreign if not is_own(text, known)
    ]


def _letters(text: str) -> str:
    """A text for comparisons, without blanks."""
    return "".join(plain(text).split())


def _expression(line: Sequence[object]) -> re.Pattern[str]:
    """A paragraph of the form's, with any words in the place of an answer."""
    parts = (re.escape(_letters(each)) if isinstance(each, str) else "(.*)" for each in line)
    return re.compile("".join(parts))


def _words(paragraph: etree._Element) -> Iterator[str]:
    """The words of a paragraph that are neither deleted nor the result of such a field."""
    fields: list[list[str | bool]] = []
    for each in paragraph.iter():
        if each.tag == w("fldChar"):
            kind = each.get(w("fldCharType"))
            if kind == "begin":
                fields.append(["", False])
            elif kind == "separate" and fields:
                fields[-1][1] = True
            elif kind == "end" and fields:
                fields.pop()
        elif each.tag == w("instrText") and fields:
            fields[-1][0] = f"{fields[-1][0]}{each.text or ''}"
        elif each.tag in (w("tab"), w("br"), w("cr")):
            yield " "
        elif each.tag == w("t") and next(each.iterancestors(w("p"))) is paragraph:
            simple = [str(field.get(f"{{{W}}}instr", "")) for field in each.iterancestors(w("fldSimple"))]
            codes = [*simple, *(str(code) for code, _ in fields)]
            is_calculated = any(code.upper().split()[:1] == [kind] for code in codes for kind in _CALCULATED)
            if not is_calculated and next(each.iterancestors(*_DELETED), None) is None:
                yield each.text or ""
