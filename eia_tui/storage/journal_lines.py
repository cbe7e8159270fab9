"""Reads the lines of a journal back into answers, whatever their content."""

import json
from typing import cast

from eia_tui.draft.draft import Document
from eia_tui.form.values import Value
from eia_tui.storage.codec import too_deep
from eia_tui.system.toml import read_toml


def read_lines(
    content: bytes, answers: dict[str, Value | None], present: str = "", replaced: set[str] | None = None
) -> set[str]:
    """Adds the answers of a journal to `answers`, up to the first line that is incomplete or invalid.

    `present` is the digest of the draft's content: the addresses of answers that it has, or others in their place, are
    added to `replaced`, which may have those of the session's earlier files. Returns the digests of the contents that
    the answers belong to; none for a journal of an earlier version of the program.
    """
    bases: set[str] = set()
    replaced = set() if replaced is None else replaced
    for line in content.split(b"\n"):
        try:
            entry = json.loads(line)
            if "address" in entry:
                answers[str(entry["address"])] = _value(entry, answers)
                replaced.discard(str(entry["address"]))
            bases.update(map(str, entry.get("bases", ())))
            if entry.get("content") == present != "":
                replaced |= set(answers).difference(map(str, entry["besides"]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            break
    return bases


def _value(entry: dict[str, object], answers: dict[str, Value | None]) -> Value | None:
    match entry:
        case {"text": str(text)}:
            return text
        case {"at": int(start), "to": int(end), "put": str(text), "address": str(address)}:
            before = answers[address]
            if not isinstance(before, str):
                raise TypeError(address)
            return before[:start] + text + before[end:]
        case {"toml": str(toml)}:
            value = cast("Document", read_toml(toml))["value"]
            if too_deep(value):
                raise TypeError(toml)
            return value
        case _:
            return None
