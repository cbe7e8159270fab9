"""Opens a written document again, looks for every answer's words in their place, and counts what else they have."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from eia_tui.exports.word.ledger import Ledger, Place
from eia_tui.exports.word.tally import Tally, difference, of_paragraphs, of_text, told
from eia_tui.prose.line_markers import BLANKS
from eia_tui.system.errors import UserError
from eia_tui.word.ooxml import WP, w

# What Markdown takes for signs, and what is blank: neither side of the comparison has it.
_SIGNS = re.compile(r"[\s*\[\]()!|\\\-#>+:.]")
_NUMBER = re.compile(rf"^[{BLANKS}>]*(?:(?:[-*]|\d{{1,3}}[.)])(?:[{BLANKS}]+|$))+", re.MULTILINE)
_BETWEEN = re.compile(r"!\[|\]\((?:[^()\n]|\n(?!\n)|\([^()\n]*\))*\)|\n")


class _Comparable(dict[int, str]):
    """What each character becomes when texts are compared, for `str.translate`: ten times as fast as a pattern."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = "" if _SIGNS.match(character) else character.casefold()
        return self[code]


_COMPARABLE = _Comparable()


class LostWordsError(UserError):
    """A document that does not hold an answer. It is not kept."""


def prove(path: Path, ledger: Ledger) -> list[str]:
    """Raises `LostWordsError`, which names the address, where a word that was answered is not in the file at `path`.

    It reads the answers as typed, not as the export read them, so that a mistake there shows here.
    The result names each address with fewer or more list items, rows, bold, italics or pictures than were meant.
    """
    printed = {address for address, _ in ledger.printed} | ledger.consulted
    for address, text in ledger.owed.items():
        if address not in printed and any(pieces(text)):
            raise LostWordsError(
                f"{address} is answered, and the template never prints it: give it a tag"
                " (`eia-wizard forms check` says where others are); nothing was written"
            )
    elements = _elements(path, {place for _, place in ledger.printed})
    texts = {place: _text(element) for place, element in elements.items()}
    found: dict[Place, int] = defaultdict(int)
    for address, place in ledger.printed:
        found[place] = behind(address, ledger.owed[address], texts[place], found[place])
    return [f"{address}: {what}: compare the two" for address, what in _differing(ledger, elements)]


def _differing(ledger: Ledger, elements: Mapping[Place, etree._Element]) -> Iterator[tuple[str, str]]:
    """Each address whose answer has something beside words that the document shows otherwise, and what."""
    shown: dict[str, list[Tally]] = defaultdict(list)
    for address, place, first, last in ledger.stretches:
        shown[address].append(of_paragraphs(elements[place], first, last))
    for address, read in ledger.read.items():
        typed = of_text(ledger.owed[address])
        if what := next(filter(None, (difference(typed, read, each) for each in shown.get(address, [Tally()]))), ""):
            yield address, what
    for address, meant, there in _rows(ledger, elements):
        yield address, told(("row", "rows"), meant, there)


def _rows(ledger: Ledger, elements: Mapping[Place, etree._Element]) -> Iterator[tuple[str, int, int]]:
    """Each question whose rows are not all rows of a table: how many there are, and in how many rows they stand."""
    questions: dict[str, dict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
    for address, place in ledger.printed:
        row = address.rpartition(".")[0]
        row = row if row in ledger.rows else row.rpartition(".")[0]  # where one of several choices was printed
        if row in ledger.rows:
            questions[ledger.rows[row]][row].add(place)
    for address, rows in questions.items():
        shared = sum(map(len, rows.values())) > len(set[Place]().union(*rows.values()))
        # Rows that a template prints below each other in one cell, or side by side, are in no rows of their own.
        if ledger.columns_looped or shared:
            continue
        there = {
            next(elements[p].iterancestors(w("tr")), None)
            for places in rows.values()
            for p in places
            if p.cell is not None
        }
        if there and len(there) < len(rows):
            yield address, len(rows), len(there)


def behind(address: str, answer: str, text: str, at: int) -> int:
    """Where in a bare text an answer ends whose words are looked for from `at` on, each after the one before.

    Raises `LostWordsError`, which names the address, where one is not there.
    """
    for piece in pieces(answer):
        at = text.find(piece, at)
        if at < 0:
            raise LostWordsError(
                f"{address} lost words on the way ({piece[:40]!r}): nothing was written; please report this"
            )
        at += len(piece)
    return at


def pieces(text: str) -> Iterator[str]:
    """What must be found in this order: the text's letters, figures and symbols, in pieces that stand together."""
    for piece in _BETWEEN.split(_NUMBER.sub("", text)):
        if found := bare(piece):
            yield found


def bare(text: str) -> str:
    """A text without blanks and signs, in small letters, as `pieces` are."""
    return text.translate(_COMPARABLE)


def _elements(path: Path, places: set[Place]) -> dict[Place, etree._Element]:
    """Each of these cells, and each part in which an answer stands outside its tables."""
    found: dict[Place, etree._Element] = {}
    with zipfile.ZipFile(path) as package:
        for part in {place.part for place in places}:
            root = etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, huge_tree=True))
            every = {Place(part, None): root}
            every |= {Place(part, number): cell for number, cell in enumerate(root.iter(w("tc")))}
            found |= {place: element for place, element in every.items() if place in places}
    return found


def _text(element: etree._Element) -> str:
    parts = element.iter(w("t"), f"{{{WP}}}docPr")
    return bare("".join((each.text or "") if each.tag == w("t") else str(each.get("descr", "")) for each in parts))
