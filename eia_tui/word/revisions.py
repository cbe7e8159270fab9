"""Tracked changes: a document with all of them accepted, or all refused."""

from collections.abc import Container
from copy import deepcopy

from lxml import etree

from eia_tui.word.ooxml import w
from eia_tui.word.tidy import number_of, remove, unwrap

_INSERTED, _DELETED = (w("ins"), w("moveTo")), (w("del"), w("moveFrom"))
_LOOKS = (
    "rPrChange", "pPrChange", "tblPrChange", "tblPrExChange", "tblGridChange", "trPrChange", "tcPrChange",
    "sectPrChange", "numberingChange",
)  # fmt: skip
LOOKS = tuple(map(w, _LOOKS))
"""The elements that record a change of looks, with the properties as they were."""
_DELETED_TEXT = {w("delText"): w("t"), w("delInstrText"): w("instrText")}


def has_revisions(root: etree._Element) -> bool:
    """Whether a document has tracked changes."""
    return next(root.iter(*_INSERTED, *_DELETED, *LOOKS, w("cellIns"), w("cellDel")), None) is not None


def settled(root: etree._Element, *, accept: bool | Container[int]) -> etree._Element:
    """A copy of a tidied document with each tracked change of its text accepted, or refused.

    `accept` may be the numbers of the elements of the changes to accept, while all others are refused. Changes of looks
    are refused always: they do not change an answer.
    """
    copy = deepcopy(root)

    def is_dropped(element: etree._Element) -> bool:
        accepted = accept if isinstance(accept, bool) else number_of(element) in accept
        return element.tag in ((*_DELETED, w("cellDel")) if accepted else (*_INSERTED, w("cellIns")))

    for change in list(copy.iter(*LOOKS)):
        _restore_looks(change)
    for row in list(copy.iter(w("tr"))):
        properties = row.find(w("trPr"))
        if properties is not None and any(is_dropped(each) for each in properties):
            remove(row)
    for table in list(copy.iter(w("tbl"))):
        if table.find(w("tr")) is None:
            remove(table)
    for cell in list(copy.iter(w("tc"))):
        properties = cell.find(w("tcPr"))
        if properties is not None and any(is_dropped(each) for each in properties):
            remove(cell)
    every = [each for each in copy.iter(*_INSERTED, *_DELETED) if not _is_mark(each)]
    for element in every:
        if is_dropped(element):
            remove(element)
    for paragraph in list(copy.iter(w("p"))):
        mark = mark_change(paragraph, (*_INSERTED, *_DELETED))
        if mark is not None and is_dropped(mark):
            _join_to_next(paragraph)
    for element in every:
        if not is_dropped(element):
            unwrap(element)
    for element in copy.iter(*_DELETED_TEXT):
        element.tag = _DELETED_TEXT[str(element.tag)]
    return copy


def _is_mark(element: etree._Element) -> bool:
    """Whether it is a property of a paragraph's mark, a row or a list, and not around text."""
    parent = element.getparent()
    return parent is not None and parent.tag in (w("rPr"), w("trPr"), w("tcPr"), w("numPr"))


def mark_change(paragraph: etree._Element, tags: tuple[str, ...]) -> etree._Element | None:
    """The element that says that the mark of a paragraph was inserted, deleted or moved; None if it was not."""
    properties = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return None if properties is None else next((each for each in properties if each.tag in tags), None)


def _restore_looks(change: etree._Element) -> None:
    """Restores the former properties, which are in the change, in place of the present ones."""
    properties, former = change.getparent(), next(iter(change), None)
    if properties is None:
        return
    if former is None or former.tag != properties.tag:
        properties.remove(change)
        return
    # The change of a paragraph's mark is kept: a change of its format does not contain it.
    own = [each for each in properties if each.tag in (w("rPr"), w("sectPr"), *_INSERTED, *_DELETED)]
    properties[:] = [*(each for each in former if each.tag not in {every.tag for every in own}), *own]


def _join_to_next(paragraph: etree._Element) -> None:
    """Puts the content of a paragraph whose mark is gone before that of the next; removes it where it is empty."""
    following = paragraph.getnext()
    while following is not None and following.tag != w("p") and following.tag not in (w("tbl"), w("tc")):
        following = following.getnext()
    content = [each for each in paragraph if each.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        following[at:at] = content
        remove(paragraph)
    elif not any(True for each in content for _ in each.iter(w("t"), w("delText"), w("drawing"))):
        parent = paragraph.getparent()
        if parent is not None and sum(each.tag == w("p") for each in parent) > 1:
            parent.remove(paragraph)
