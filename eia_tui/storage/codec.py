"""Reads the file of a draft, of this format or an older one, and writes it."""

import tomllib
from collections.abc import Mapping, Sequence
from typing import cast

from eia_tui.draft.draft import NOTES, Document, Draft
from eia_tui.form.values import Value
from eia_tui.storage.migrations import FORMAT, migrate
from eia_tui.storage.toml_comments import Comment, comments_in, with_comments
from eia_tui.system.errors import UserError
from eia_tui.system.toml import read_toml

_DEEPEST = 100
"""How many tables and lists may stand in one another; a form needs five."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a text that Notepad saved as "Unicode" begins."""


class UnreadableDraftError(UserError):
    """A file that is no draft, or one from a newer program."""


def read_document(content: bytes, name: str) -> Document:
    """The tables of a draft file, whatever is in them, in the format of today.

    Raises `UnreadableDraftError`, which names the file as `name`.
    """
    try:
        document = cast("Document", read_toml(_decoded(content)))
        deep = too_deep(document)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableDraftError(f"{name} is not UTF-8 text (line {line}): save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableDraftError(f"{name} is not a draft: {error}; mend that line, or open another copy") from error
    except (RecursionError, ValueError) as error:
        raise UnreadableDraftError(f"{name} is not a draft: it holds what no draft does; open another copy") from error
    if deep:
        raise UnreadableDraftError(f"{name} is not a draft: it is nested over {_DEEPEST} deep; open another copy")
    notes = document.get(NOTES, {})
    if not isinstance(notes, Mapping):
        raise UnreadableDraftError(
            f"{name} is not a draft: {NOTES} must be a table; mend that line, or open another copy"
        )
    kind = notes.get("format", 0)
    if not isinstance(kind, int) or kind > FORMAT:
        raise UnreadableDraftError(f"{name} was written by a newer eia-wizard (format {kind}): open it with that one")
    return migrate(document, kind)


def _decoded(content: bytes) -> str:
    return content.decode("utf-16" if content.startswith(_UTF_16) else "utf-8-sig")


def too_deep(value: Value) -> bool:
    """Whether tables and lists stand in one another more often than in any draft; never by recursion."""
    level: list[Value] = [value]
    for _ in range(_DEEPEST):
        inner: list[Value] = []
        for place in level:
            each = place.values() if isinstance(place, Mapping) else place if isinstance(place, list) else ()
            inner += [value for value in each if isinstance(value, Mapping | list)]
        if not inner:
            return False
        level = inner
    return True


def comments_of(content: bytes) -> list[Comment]:
    """The comments that somebody wrote into a draft's file; none where it is no TOML, which says what is one."""
    try:
        return comments_in(_decoded(content))
    except ValueError:
        return []


def written(draft: Draft, comments: Sequence[Comment] = ()) -> bytes:
    """The bytes of a draft's file: its notes, its answers in the form's order, then whatever else it held.

    Comments of the file that it takes the place of stay where they belong.
    """
    import tomli_w  # only who saves pays for it

    order = [NOTES, *(section.id for section in draft.form.sections)]
    places = sorted(draft.document, key=lambda key: order.index(key) if key in order else len(order))
    content = tomli_w.dumps({key: draft.document[key] for key in places}, multiline_strings=True)
    return with_comments(content, comments).encode()
