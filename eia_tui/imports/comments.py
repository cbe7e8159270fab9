"""The comments of a returned document, with their replies and what they concern."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from eia_tui.imports.element_places import Places
from eia_tui.imports.returned_form import Comment
from eia_tui.prose.scrub import scrub
from eia_tui.system.text import shortened
from eia_tui.word.ooxml import W14, W15, w
from eia_tui.word.received import Received

_LONGEST_QUOTE = 300


@dataclass
class _Anchor:
    """Where a comment is in the document."""

    on: dict[str, None] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)

    @property
    def quote(self) -> str:
        return shortened("".join(self.words), _LONGEST_QUOTE)


def comments(received: Received, root: etree._Element, places: Places) -> list[Comment]:
    """The comments in the order of the document; those whose words are gone come last, and concern the whole form.

    `root` is the tidied document, with its tracked changes.
    """
    if received.comments is None:
        return []
    anchors = _anchors(root, places)
    threads = _threads(received.comment_threads)
    elements = {str(each.get(w("id"))): each for each in received.comments.iter(w("comment"))}
    by_paragraph = {paragraph: id_ for id_, each in elements.items() for paragraph in _paragraph_ids(each)}
    parents = {id_: by_paragraph.get(threads.get(_last_id(each), ("", False))[0]) for id_, each in elements.items()}

    def made(id_: str, *, as_reply: bool = False) -> Comment:
        element, anchor = elements[id_], anchors.get(id_, _Anchor())
        below = [each for each in elements if each != id_ and _root(each, parents) == id_]
        replies = () if as_reply else tuple(made(each, as_reply=True) for each in below)
        return Comment(
            on=tuple(anchor.on),
            author=scrub(str(element.get(w("author"), ""))).strip(),
            at=str(element.get(w("date"), "")),
            text=_text(element),
            quote=anchor.quote,
            resolved=threads.get(_last_id(element), ("", False))[1],
            replies=replies,
        )

    roots = [id_ for id_ in elements if _root(id_, parents) == id_]
    order = {id_: at for at, id_ in enumerate(anchors)}
    return [made(id_) for id_ in sorted(roots, key=lambda id_: order.get(id_, len(order)))]


def _root(id_: str, parents: Mapping[str, str | None]) -> str:
    """The comment that begins the thread of another."""
    seen = {id_}
    while (above := parents.get(id_)) and above not in seen:
        id_ = above
        seen.add(id_)
    return id_


def _anchors(root: etree._Element, places: Places) -> dict[str, _Anchor]:
    """Where each comment is, by its id: what its range covers, or where its sign is if it has no range."""
    found: dict[str, _Anchor] = {}
    open_: dict[str, _Anchor] = {}
    starts, ends, signs = w("commentRangeStart"), w("commentRangeEnd"), w("commentReference")
    for element in root.iter(starts, ends, signs, w("t"), w("delText"), w("p"), w("br")):
        id_ = str(element.get(w("id")))
        if element.tag == starts:
            open_[id_] = found.setdefault(id_, _Anchor())
        elif element.tag == ends:
            ended = open_.pop(id_, None)
            if ended is not None and not ended.on:
                ended.on.update(dict.fromkeys(places.of(element)))
        elif element.tag == signs:
            if id_ not in found:
                found[id_] = _Anchor(dict.fromkeys(places.of(element)))
        elif open_:
            words = " " if element.tag in (w("p"), w("br")) else scrub(element.text or "")
            for anchor in open_.values():
                anchor.words.append(words)
                if words.strip():
                    anchor.on.update(dict.fromkeys(places.of(element)))
    return found


def _threads(root: etree._Element | None) -> dict[str, tuple[str, bool]]:
    """For the id of a comment's last paragraph, that of the comment it answers, and whether it is resolved."""
    every = () if root is None else root.iter(f"{{{W15}}}commentEx")
    return {
        str(each.get(f"{{{W15}}}paraId")): (
            str(each.get(f"{{{W15}}}paraIdParent", "")),
            str(each.get(f"{{{W15}}}done", "0")) in ("1", "true"),
        )
        for each in every
    }


def _paragraph_ids(comment: etree._Element) -> Iterator[str]:
    return (str(each.get(f"{{{W14}}}paraId")) for each in comment.iter(w("p")) if each.get(f"{{{W14}}}paraId"))


def _last_id(comment: etree._Element) -> str:
    return next(reversed(list(_paragraph_ids(comment))), "")


def _text(comment: etree._Element) -> str:
    lines = (scrub("".join(each.itertext(w("t")))).strip() for each in comment.iter(w("p")))
    return "\n".join(filter(None, lines))
