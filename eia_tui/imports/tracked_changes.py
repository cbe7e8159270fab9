"""The tracked changes of a returned document: who changed which words of which answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from eia_tui.draft.waiting import END_OF_PARAGRAPH, IN_CELLS
from eia_tui.imports.element_places import Places
from eia_tui.imports.returned_form import Change, Report
from eia_tui.prose.scrub import scrub
from eia_tui.system.text import plural
from eia_tui.word.ooxml import WP, A, w
from eia_tui.word.revisions import LOOKS, mark_change
from eia_tui.word.tidy import number_of

_INSERTED, _DELETED = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_CAME, _WENT = (w("ins"), w("cellIns")), (w("del"), w("cellDel"))
_WHOLE = (*_CAME, *_WENT)
"""The elements that mark a row or a cell as added or deleted."""
_MOVE_STARTS = {w("moveFromRangeStart"): "from", w("moveToRangeStart"): "to"}
_MOVE_ENDS = {w("moveFromRangeEnd"): "from", w("moveToRangeEnd"): "to"}
_PICTURES = (w("drawing"), w("pict"))
_VML_PICTURE = "{urn:schemas-microsoft-com:vml}imagedata"
_TEXT = {w("tab"): "\t", w("br"): " ", w("cr"): " ", w("noBreakHyphen"): "\u2011"}


@dataclass(frozen=True)
class _Piece:
    """A text, or the end of a paragraph, with who inserted it and who deleted it."""

    text: str
    paragraph: etree._Element
    inserted: tuple[str, str] | None
    """Author and time."""
    deleted: tuple[str, str] | None
    numbers: frozenset[int] = frozenset()
    """The numbers of the elements that say so."""
    move: str = ""
    """The name of the move that it is part of, and whether it is moved from here or to here."""
    unit: str = ""
    """The row, or the table with the cells, that was added or deleted as a whole and contains it."""

    @property
    def status(self) -> tuple[object, ...]:
        """What pieces of one change share."""
        unit = self.unit or next(self.paragraph.iterancestors(w("tc")), None)  # no change is of two cells otherwise
        return self.inserted and self.inserted[0], self.deleted and self.deleted[0], self.move, unit

    is_picture: bool = False
    insertions: frozenset[int] = frozenset()
    """The numbers of the elements that insert it."""

    @property
    def is_changed(self) -> bool:
        """Whether it is part of a tracked change."""
        return bool(self.inserted or self.deleted)


@dataclass
class _Group:
    """Pieces that belong to one change, in their order."""

    pieces: list[_Piece] = field(default_factory=list)

    @property
    def first(self) -> _Piece:
        return self.pieces[0]

    @property
    def numbers(self) -> frozenset[int]:
        return frozenset().union(*(piece.numbers for piece in self.pieces))

    @property
    def text(self) -> str:
        text = " ".join("".join(piece.text for piece in self.pieces).split())
        if self.first.unit:
            return IN_CELLS.join(filter(None, (each.strip() for each in text.split(IN_CELLS.strip()))))
        return text or END_OF_PARAGRAPH


def changes(root: etree._Element, places: Places) -> list[Change]:
    """The tracked changes of words in a tidied document, in its order. A move is one change."""
    groups = [each for each in _whole(_groups(_pieces(root))) if each.text]
    known = _KnownPieces()
    moved_to = {each.first.move[2:]: each for each in groups if each.first.move.startswith("to")}
    found: list[tuple[_Group, Change]] = []
    for group in groups:
        change = _change(group, places, known)
        move = group.first.move
        if move.startswith("from") and (target := moved_to.get(move[4:])):
            numbers = change.numbers | target.numbers
            to = places.of(target.first.paragraph)
            change = replace(change, kind="moved away", is_="", to=to, numbers=numbers)
        elif move.startswith("to") and any(each.first.move == f"from{move[2:]}" for each in groups):
            continue
        found.append((group, change))
    return _with_replacements(found, known)


def looks(root: etree._Element, places: Places) -> Iterator[Report]:
    """A report for each answer in which only looks were changed with tracking, and one for the rest of the form."""
    counts: dict[tuple[str, ...], int] = {}
    for each in root.iter(*LOOKS):
        if each.tag in (w("rPrChange"), w("pPrChange")):
            on = places.of(each)
            counts[on] = counts.get(on, 0) + 1
    for on, count in counts.items():
        yield Report("changes of looks", on, f"{plural(count, 'tracked change')} of formatting")


class _KnownPieces:
    """The pieces of paragraphs, which are asked for at each change in them."""

    def __init__(self) -> None:
        self._pieces: dict[etree._Element, list[_Piece]] = {}
        self._around: dict[etree._Element, str] = {}

    def of(self, paragraph: etree._Element) -> list[_Piece]:
        """The pieces of a paragraph."""
        if paragraph not in self._pieces:
            self._pieces[paragraph] = list(_paragraph_pieces(paragraph, {}))
        return self._pieces[paragraph]

    def around(self, paragraph: etree._Element) -> str:
        """The text of a paragraph with its changes accepted, without its pictures."""
        if paragraph not in self._around:
            texts = (each.text for each in self.of(paragraph) if not each.deleted and not each.is_picture)
            self._around[paragraph] = " ".join("".join(texts).split())
        return self._around[paragraph]


def _change(group: _Group, places: Places, known: _KnownPieces) -> Change:
    piece = group.first
    author, at = piece.deleted or piece.inserted or ("", "")
    paragraphs = dict.fromkeys(each.paragraph for each in group.pieces) if piece.unit else [piece.paragraph]
    on = tuple(dict.fromkeys(address for each in paragraphs for address in places.of(each)))
    around = "" if piece.unit else known.around(piece.paragraph)
    if piece.inserted and piece.deleted:
        return Change("deleted in an insertion", on, group.text, "", author, at, around, numbers=group.numbers)
    if piece.deleted:
        return Change("deleted", on, group.text, "", author, at, around, numbers=group.numbers)
    return Change("inserted", on, "", group.text, author, at, around, numbers=group.numbers)


def _with_replacements(found: Sequence[tuple[_Group, Change]], known: _KnownPieces) -> list[Change]:
    """The changes, with a deletion and the insertion beside it, by the same author, as one."""
    result: list[Change] = []
    last: _Group | None = None
    for group, change in found:
        if last is not None and _belong_together(last, group, result[-1], change, known):
            now = result[-1]
            both = now.numbers | change.numbers
            result[-1] = replace(
                now, kind="replaced", was=now.was or change.was, is_=now.is_ or change.is_, numbers=both
            )
        else:
            result.append(change)
        last = group
    return result


def _belong_together(group: _Group, following: _Group, change: Change, other: Change, known: _KnownPieces) -> bool:
    if {change.kind, other.kind} != {"inserted", "deleted"} or change.author != other.author:
        return False
    same = group.pieces[-1].paragraph is following.first.paragraph
    return same and _touch(group.pieces[-1], following.first, known)


def _touch(piece: _Piece, following: _Piece, known: _KnownPieces) -> bool:
    """Whether there is no unchanged text between two pieces of a paragraph."""
    texts = [each for each in known.of(piece.paragraph) if each.text]
    at = next((number for number, each in enumerate(texts) if each == piece), len(texts))
    return at + 1 < len(texts) and texts[at + 1] == following


def _whole(groups: Iterator[_Group]) -> Iterator[_Group]:
    """The groups, with the cells of a column, which are not beside each other, in one."""
    found: dict[tuple[object, ...], _Group] = {}
    for group in groups:
        if not group.first.unit or group.first.status not in found:
            found[group.first.status if group.first.unit else (id(group),)] = group
        else:
            found[group.first.status].pieces += group.pieces
    yield from found.values()


def _groups(pieces: Iterator[_Piece]) -> Iterator[_Group]:
    group = _Group()
    for piece in pieces:
        differs = group.pieces and (not piece.is_changed or piece.status != group.first.status)
        if differs and (piece.text or piece.is_changed):
            yield group
            group = _Group()
        if piece.is_changed:
            group.pieces.append(piece)
    if group.pieces:
        yield group


def _pieces(root: etree._Element) -> Iterator[_Piece]:
    moves: dict[str, tuple[str, str]] = {}
    for element in root.iter(w("p"), *_MOVE_STARTS, *_MOVE_ENDS):
        if element.tag in _MOVE_STARTS:
            moves[str(element.get(w("id")))] = (_MOVE_STARTS[str(element.tag)], str(element.get(w("name"))))
        elif element.tag == w("p") and next(element.iterancestors(w("txbxContent")), None) is None:
            yield from _paragraph_pieces(element, moves)


def _paragraph_pieces(paragraph: etree._Element, moves: dict[str, tuple[str, str]]) -> Iterator[_Piece]:
    """The pieces of a paragraph. What was inserted in one go is one insertion, also where words of it were deleted.

    LibreOffice divides it there, and the deletion can be accepted only with the insertion around it.
    """
    for _, together in groupby(_single_pieces(paragraph, moves), key=lambda piece: (piece.inserted, piece.move)):
        pieces = list(together)
        if pieces[0].inserted and any(piece.deleted for piece in pieces):
            insertions = frozenset().union(*(piece.insertions for piece in pieces))
            pieces = [replace(piece, numbers=piece.numbers | insertions) for piece in pieces]
        yield from pieces


def _single_pieces(paragraph: etree._Element, moves: dict[str, tuple[str, str]]) -> Iterator[_Piece]:
    whole = _whole_change(paragraph)
    open_: dict[str, str] = {}
    move = ""
    for element in paragraph.iter(w("t"), w("delText"), *_TEXT, *_PICTURES, *_MOVE_STARTS, *_MOVE_ENDS):
        id_ = str(element.get(w("id")))
        if element.tag in _MOVE_STARTS:
            open_[id_] = f"{_MOVE_STARTS[str(element.tag)]}{element.get(w('name'))}"
        elif element.tag in _MOVE_ENDS:
            open_.pop(id_, None)
        elif next(element.iterancestors(w("p"))) is paragraph:
            is_picture = element.tag in _PICTURES
            text = _picture(element) if is_picture else _TEXT.get(str(element.tag)) or scrub(element.text or "")
            inserted = _who(next(element.iterancestors(*_INSERTED), None)) or whole.inserted
            deleted = _who(next(element.iterancestors(*_DELETED), None)) or whole.deleted
            move = _move(element, open_, moves)
            numbers = frozenset(map(number_of, element.iterancestors(*_INSERTED, *_DELETED)))
            insertions = frozenset(map(number_of, element.iterancestors(*_INSERTED)))
            yield _Piece(
                text,
                paragraph,
                inserted,
                deleted,
                numbers | whole.numbers,
                move,
                whole.unit,
                is_picture,
                insertions,
            )
    ends = [mark_change(paragraph, tags) for tags in (_INSERTED, _DELETED)]
    moved = any(each is not None and each.tag in (w("moveFrom"), w("moveTo")) for each in ends)
    text = IN_CELLS if whole.unit else " " if any(each is not None for each in ends) else "\n"
    numbers = frozenset(number_of(each) for each in ends if each is not None) | whole.numbers
    inserted, deleted = (_who(end) for end in ends)
    yield _Piece(
        text,
        paragraph,
        inserted or whole.inserted,
        deleted or whole.deleted,
        numbers,
        move if moved or whole.unit else "",
        whole.unit,
    )


class _Whole(NamedTuple):
    """The change of a row or a cell that was added or deleted as a whole."""

    unit: str = ""
    inserted: tuple[str, str] | None = None
    deleted: tuple[str, str] | None = None
    numbers: frozenset[int] = frozenset()


def _whole_change(paragraph: etree._Element) -> _Whole:
    """What is tracked of the row or the cell of a paragraph."""
    for element in paragraph.iterancestors(w("tc"), w("tr")):
        is_row = element.tag == w("tr")
        properties = element.find(w("trPr" if is_row else "tcPr"))
        marks = [] if properties is None else [each for each in properties if each.tag in _WHOLE]
        if marks:
            owner = element if is_row else next(element.iterancestors(w("tbl")), element)
            who = [next((_who(each) for each in marks if each.tag in tags), None) for tags in (_CAME, _WENT)]
            return _Whole(
                f"{'row' if is_row else 'table'} {number_of(owner)}", who[0], who[1], frozenset(map(number_of, marks))
            )
    return _Whole()


def _move(element: etree._Element, open_: dict[str, str], moves: dict[str, tuple[str, str]]) -> str:
    """The move that a text is part of: of a range in its paragraph, else of the last one that began above it."""
    for side, tag in (("from", w("moveFrom")), ("to", w("moveTo"))):
        if next(element.iterancestors(tag), None) is not None:
            inside = [each for each in open_.values() if each.startswith(side)]
            above = [f"{side}{name}" for kind, name in moves.values() if kind == side]
            return (inside or above or [f"{side}?"])[-1]
    return ""


def _who(change: etree._Element | None) -> tuple[str, str] | None:
    if change is None:
        return None
    return scrub(str(change.get(w("author"), ""))).strip(), str(change.get(w("date"), ""))


def _picture(element: etree._Element) -> str:
    """What a picture is called in the words of a change: by its description, if it has one; "" for another drawing."""
    if next(element.iter(f"{{{A}}}blip", _VML_PICTURE), None) is None:
        return ""
    properties = next(element.iter(f"{{{WP}}}docPr"), None)
    words = "" if properties is None else " ".join(scrub(str(properties.get("descr", ""))).split())
    return f"[picture: {words}]" if words else "[picture]"
