"""Opens a written document again, and verifies that it has every answer's words and the rest of their content."""

import posixpath
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from lxml import etree

from eia_tui.exports.word.ledger import Container, Ledger
from eia_tui.exports.word.tally import Tally, compared, difference, tally_paragraphs, tally_text
from eia_tui.form.address import Address
from eia_tui.prose.line_markers import BLANKS, BULLETS, dashes_as_bullets
from eia_tui.system.errors import UserError
from eia_tui.system.text import quoted
from eia_tui.word.ooxml import WP, A, C, R, w

# Blanks and the characters of Markdown, which are left out of both sides of the comparison.
_LEFT_OUT = re.compile(r"[\s*\[\]()!|\\\-#>+:.]")
_LIST_MARKER = re.compile(rf"^[{BLANKS}>]*(?:(?:[{BULLETS}]|\d{{1,3}}[.)])(?:[{BLANKS}]+|$))+", re.MULTILINE)
_CHART_LINE = re.compile(r"[\s>]*chart:\s*(bar|column)s?\b(.*)", re.IGNORECASE)
_RULE = re.compile(r"[\s>|:-]*-[\s|:-]*$")
_BEFORE_TITLE = " \t\u00a0:;,.–—-"
_SEPARATOR = re.compile(r"!\[|\]\((?:[^()\n]|\n(?!\n)|\([^()\n]*\))*\)|\n")


class _Comparable(dict[int, str]):
    """What each character becomes when texts are compared, for `str.translate`: ten times as fast as a pattern."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = "" if _LEFT_OUT.match(character) else character.casefold()
        return self[code]


_COMPARABLE = _Comparable()


class LostWordsError(UserError):
    """A document does not contain an answer, and is not kept."""


def verify(path: Path, ledger: Ledger) -> list[str]:
    """Checks that the file at `path` contains every word of the answers; raises `LostWordsError` if not.

    It compares with the answers as typed, not as parsed for the export, so that a fault of the parser is found.
    Returns a warning for each address whose list items, rows, bold or italic text or pictures differ from the answer.
    """
    printed = {address for address, _ in ledger.printed} | ledger.compared
    for address, text in ledger.expected.items():
        if address not in printed and any(pieces(text)):
            raise LostWordsError(
                f"{address} has an answer, and the template never prints it: give it a tag"
                " (`eia-wizard forms check` says where others are); nothing was written"
            )
    elements = _elements(path, {container for _, container in ledger.printed})
    texts = {container: _text(element) for container, element in elements.items()}
    ends: dict[Container, int] = defaultdict(int)
    for address, container in ledger.printed:
        ends[container] = find_words(address, ledger.expected[address], texts[container], ends[container])
    return [f"{address}: {difference_}: compare the two" for address, difference_ in _differences(ledger, elements)]


def _differences(ledger: Ledger, elements: Mapping[Container, etree._Element]) -> Iterator[tuple[str, str]]:
    """Each address whose answer differs from the document in something other than words, and how."""
    shown: dict[str, list[Tally]] = defaultdict(list)
    for address, container, first, last in ledger.ranges:
        shown[address].append(tally_paragraphs(elements[container], first, last))
    for address, parsed in ledger.tallies.items():
        typed = tally_text(ledger.expected[address])
        differences = (difference(typed, parsed, each) for each in shown.get(address, [Tally()]))
        if found := next(filter(None, differences), ""):
            yield address, found
    for address, expected, printed in _rows(ledger, elements):
        yield address, compared(("row", "rows"), expected, printed)


def _rows(ledger: Ledger, elements: Mapping[Container, etree._Element]) -> Iterator[tuple[str, int, int]]:
    """Each question whose rows are not all printed in table rows of their own: the number of both."""
    questions: dict[str, dict[str, set[Container]]] = defaultdict(lambda: defaultdict(set))
    for address, container in ledger.printed:
        row = Address(address).parent
        row = row if row in ledger.rows else row.parent  # one of several choices in a cell
        if row in ledger.rows:
            questions[ledger.rows[row]][row].add(container)
    for address, rows in questions.items():
        shared = sum(map(len, rows.values())) > len(set[Container]().union(*rows.values()))
        # A template may also print rows below each other in one cell, or side by side.
        if ledger.columns_looped or shared:
            continue
        table_rows = {
            next(elements[each].iterancestors(w("tr")), None)
            for containers in rows.values()
            for each in containers
            if each.cell is not None
        }
        if table_rows and len(table_rows) < len(rows):
            yield address, len(rows), len(table_rows)


def find_words(address: str, answer: str, text: str, start: int) -> int:
    """The end of an answer in a text that is `comparable`, if its words are there in their order from `start` on.

    A chart is printed above its table; without one, the line that asks for it is printed below the table. Raises
    `LostWordsError`, with the address, for a word or a chart that is not there.
    """
    for words, rows, line in _by_charts(answer):
        start = _find(address, pieces(words), text, start)
        if rows:
            orders = list(_orders(rows, line))
            # The nearest, since another answer may have the same chart.
            ends = [end for each in orders if (end := _end(each, text, start)) is not None]
            start = min(ends) if ends else _find(address, orders[0], text, start)
    return start


def _orders(rows: Sequence[str], line: str) -> Iterator[Sequence[str]]:
    """The pieces of a table and its chart in each order in which they may be printed.

    `rows` are the lines with bars above `line`, which asks for the chart; not all of them need be the table's.
    """
    match = _CHART_LINE.match(line)
    chart = comparable(chart_words(match[1], match[2])) if match else ""
    for header in range(len(rows) - 1):
        if _RULE.match(rows[header + 1]):
            yield [*pieces("\n".join(rows[:header])), chart, *pieces("\n".join(rows[header:]))]
    yield [*pieces("\n".join(rows)), *pieces(line)]


def _find(address: str, expected: Iterable[str], text: str, start: int) -> int:
    for piece in expected:
        start = text.find(piece, start)
        if start < 0:
            raise LostWordsError(
                f"{address} lost words in the export ({quoted(piece[:40])}): nothing was written; please report this"
            )
        start += len(piece)
    return start


def _end(expected: Iterable[str], text: str, start: int) -> int | None:
    """The end of pieces in a text; None if one is not there."""
    try:
        return _find("", expected, text, start)
    except LostWordsError:
        return None


def chart_words(kind: str, title: str) -> str:
    """How a chart in a document is compared with the answer; `kind` begins with "bar" or "col"."""
    return f"Chart: {kind.lower()[:3]} {title.lstrip(_BEFORE_TITLE)}"


def _by_charts(answer: str) -> Iterator[tuple[str, Sequence[str], str]]:
    """A typed answer in parts: words, the rows of the table below them, and the line that asks for a chart of it.

    The last part has only words.
    """
    lines = answer.split("\n")
    done = 0
    for number, line in enumerate(lines if "chart:" in answer.lower() else ()):
        if not _CHART_LINE.match(line):
            continue
        end = number
        while end > done and not lines[end - 1].strip():
            end -= 1
        start = end
        while start > done and "|" in lines[start - 1]:
            start -= 1
        if start < end:
            yield "\n".join(lines[done:start]), lines[start:end], line
            done = number + 1
    yield "\n".join(lines[done:]), (), ""


def pieces(text: str) -> Iterator[str]:
    """The parts of a typed answer that a document must contain in this order, as `comparable` gives them.

    Between them are line breaks, addresses of links and the like, which a document may print otherwise.
    """
    for each in _SEPARATOR.split(_LIST_MARKER.sub("", dashes_as_bullets(text))):
        if piece := comparable(each):
            yield piece


def comparable(text: str) -> str:
    """A text in lower case, without blanks and the characters of Markdown."""
    return text.translate(_COMPARABLE)


def _elements(path: Path, containers: set[Container]) -> dict[Container, etree._Element]:
    """The element of each container in the file."""
    elements: dict[Container, etree._Element] = {}
    with zipfile.ZipFile(path) as package:
        for part in {container.part for container in containers}:
            root = etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, huge_tree=True))
            _name_charts(package, part, root)
            wanted = {container.cell for container in containers if container.part == part}
            if None in wanted:
                elements[Container(part, None)] = root
            for number, cell in enumerate(root.iter(w("tc"))):
                if number in wanted:
                    elements[Container(part, number)] = cell
    return elements


def _name_charts(package: zipfile.ZipFile, part: str, root: etree._Element) -> None:
    """Gives each drawing of a chart, instead of its description, what its own part shows: its kind and title.

    The description has the numbers of the table, and would hide that one is missing there.
    """
    drawings = [each for each in root.iter(f"{{{WP}}}inline") if next(each.iter(f"{{{C}}}chart"), None) is not None]
    if not drawings:
        return
    folder, name = posixpath.split(part)
    relations = etree.fromstring(package.read(f"{folder}/_rels/{name}.rels"))
    targets = {each.get("Id"): posixpath.join(folder, str(each.get("Target"))) for each in relations}
    for drawing in drawings:
        id_ = next(drawing.iter(f"{{{C}}}chart")).get(f"{{{R}}}id")
        chart = etree.fromstring(package.read(targets[id_]), etree.XMLParser(resolve_entities=False))
        kind = next((str(each.get("val")) for each in chart.iter(f"{{{C}}}barDir")), "")
        titles = chart.findall(f"{{{C}}}chart/{{{C}}}title")
        title = "".join(words.text or "" for each in titles for words in each.iter(f"{{{A}}}t"))
        next(drawing.iter(f"{{{WP}}}docPr")).set("descr", chart_words(kind, title))


def _text(element: etree._Element) -> str:
    """The text of an element and the descriptions of its pictures, as `comparable` gives them."""
    parts = element.iter(w("t"), f"{{{WP}}}docPr")
    return comparable(
        "".join((each.text or "") if each.tag == w("t") else str(each.get("descr", "")) for each in parts)
    )
