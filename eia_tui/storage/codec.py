"""Decodes the file of a draft, of this format or an older one, and encodes a draft."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import cast

from eia_tui.draft.draft import NOTES, Document, Draft
from eia_tui.form.values import Value
from eia_tui.storage.migrations import FORMAT, migrate
from eia_tui.storage.toml_comments import TomlComment, comments_in, with_comments
from eia_tui.system.encodings import decode_unicode
from eia_tui.system.errors import UserError
from eia_tui.system.toml import read_toml

_DEEPEST = 100
"""How deep tables and lists may be nested; a form needs five levels."""


class UnreadableDraftError(UserError):
    """A file that is not a draft, or was written by a newer version of the program."""

    newer = False
    """Whether a newer version of the program wrote it."""


def read_document(content: bytes, name: str) -> Document:
    """The tables of a draft file, migrated to the current format; their content is not checked.

    Raises `UnreadableDraftError`, whose message calls the file `name`.
    """
    try:
        document = cast("Document", read_toml(decode_unicode(content)))
        deep = too_deep(document)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableDraftError(f"{name} is not UTF-8 text (line {line}): save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise UnreadableDraftError(
            f"{name} is not a draft: {error}; correct that line, or open another copy"
        ) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableDraftError(
            f"{name} is not a draft: it has content that no draft has; open another copy"
        ) from error
    if deep:
        raise UnreadableDraftError(f"{name} is not a draft: it is nested over {_DEEPEST} deep; open another copy")
    notes = document.get(NOTES, {})
    if not isinstance(notes, Mapping):
        raise UnreadableDraftError(
            f"{name} is not a draft: {NOTES} must be a table; correct that line, or open another copy"
        )
    kind = notes.get("format", 0)
    if not isinstance(kind, int) or kind > FORMAT:
        newer = UnreadableDraftError(f"{name} was written by a newer eia-wizard (format {kind}): open it with that one")
        newer.newer = True
        raise newer
    return migrate(document, kind)


def too_deep(value: Value) -> bool:
    """Whether tables and lists are nested deeper than in any draft; found without recursion."""
    level: list[Value] = [value]
    for _ in range(_DEEPEST):
        inner: list[Value] = []
        for outer in level:
            items = outer.values() if isinstance(outer, dict) else outer if isinstance(outer, list) else ()
            inner += [item for item in items if isinstance(item, (dict, list))]
        if not inner:
            return False
        level = inner
    return True


def comments_of(content: bytes) -> list[TomlComment]:
    """The comments in a draft's file; none if it is not valid TOML."""
    try:
        return comments_in(decode_unicode(content))
    except ValueError:
        return []


def joined_comments(comments: Sequence[TomlComment], content: bytes) -> list[TomlComment]:
    """The comments, and those in another content of the draft's file that are not among them.

    The same text is the same comment, wherever it is: a save may move one to the beginning of what it belongs to.
    """
    known = Counter(comment.text for comment in comments)
    joined = list(comments)
    for comment in comments_of(content):
        if known[comment.text]:
            known[comment.text] -= 1
        else:
            joined.append(comment)
    return joined


def encode_draft(draft: Draft, comments: Sequence[TomlComment] = ()) -> bytes:
    """The content of a draft's file: its notes, its answers in the form's order, then all other values.

    `comments` are those of the file that it replaces; each is written beside what it belongs to.
    """
    import tomli_w  # imported only when needed

    order = [NOTES, *(section.id for section in draft.form.sections)]
    keys = sorted(draft.document, key=lambda key: order.index(key) if key in order else len(order))
    content = tomli_w.dumps({key: draft.document[key] for key in keys}, multiline_strings=True)
    return with_comments(content, comments).encode()
