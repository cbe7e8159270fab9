"""Opens a written document again and looks for every answer's words in their place."""

import re
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from eia_tui.exports.ledger import Ledger, Place
from eia_tui.exports.ooxml import WP, w
from eia_tui.refusal import Refused

# What Markdown takes for signs, and what is blank: neither side of the comparison has it.
_SIGNS = re.compile(r"[\s*\[\]()!|\\\-#>+:.]+")
_NUMBER = re.compile(r"^[ \t>]*(?:(?:[-*]|\d{1,3}[.)])(?:[ \t]+|$))+", re.MULTILINE)
_BETWEEN = re.compile(r"!\[|\]\((?:[^()\n]|\n(?!\n)|\([^()\n]*\))*\)|\n")


class Lost(Refused):
    """A document that does not hold an answer. It is not kept."""


def prove(path: Path, ledger: Ledger) -> None:
    """Raises `Lost`, which names the address, where a word that was answered is not in the file at `path`.

    It reads the answers as typed, not as the export read them, so that a mistake there shows here.
    """
    printed = {address for address, _ in ledger.printed} | ledger.consulted
    for address, text in ledger.owed.items():
        if address not in printed and any(pieces(text)):
            raise Lost(
                f"{address} is answered, and the template never prints it: give it a tag"
                " (`eia-wizard forms check` says where others are); nothing was written"
            )
    texts = _texts(path, {place for _, place in ledger.printed})
    found: dict[Place, int] = defaultdict(int)
    for address, place in ledger.printed:
        found[place] = behind(address, ledger.owed[address], texts[place], found[place])


def behind(address: str, answer: str, text: str, at: int) -> int:
    """Where in a bare text an answer ends whose words are looked for from `at` on, each after the one before.

    Raises `Lost`, which names the address, where one is not there.
    """
    for piece in pieces(answer):
        at = text.find(piece, at)
        if at < 0:
            raise Lost(f"{address} lost words on the way ({piece[:40]!r}): nothing was written; please report this")
        at += len(piece)
    return at


def pieces(text: str) -> Iterator[str]:
    """What must be found in this order: the text's letters, figures and symbols, in pieces that stand together."""
    for piece in _BETWEEN.split(_NUMBER.sub("", text)):
        if found := bare(piece):
            yield found


def bare(text: str) -> str:
    """A text without blanks and signs, in small letters, as `pieces` are."""
    return "".join(_SIGNS.split(text)).casefold()


def _texts(path: Path, places: set[Place]) -> dict[Place, str]:
    """The bare text of each of these cells, and of each part in which an answer stands outside its tables."""
    texts = dict.fromkeys(places, "")
    with zipfile.ZipFile(path) as package:
        for part in {place.part for place in places}:
            root = etree.fromstring(package.read(part), etree.XMLParser(resolve_entities=False, huge_tree=True))
            whole = Place(part, None)
            if whole in places:
                texts[whole] = _text(root)
            for number, cell in enumerate(root.iter(w("tc"))):
                if (place := Place(part, number)) in places:
                    texts[place] = _text(cell)
    return texts


def _text(element: etree._Element) -> str:
    parts = element.iter(w("t"), f"{{{WP}}}docPr")
    return bare("".join((each.text or "") if each.tag == w("t") else str(each.get("descr", "")) for each in parts))
