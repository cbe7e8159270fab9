"""The pictures of a Word form that came back, beside those that its draft has already."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.form.values import Value, answer_text
from eia_tui.system.files import write_whole

LARGEST = 60_000_000
"""The most bytes of a Word file or a picture that are read."""


def write_pictures(
    pictures: Mapping[str, bytes], draft: Draft, answers: Iterable[Value | None], target: Path
) -> dict[str, str]:
    """Writes the pictures that answers use; the paths of those that the draft has already, by their new ones."""
    used = " ".join(map(str, answers))
    names = own_names(pictures, draft)
    for path, content in pictures.items():
        if path in used and path not in names:
            write_whole(target.parent / path, content)
    return names


def own_names(pictures: Mapping[str, bytes], draft: Draft) -> dict[str, str]:
    """The paths of those pictures that the answers of a draft have already, by the paths that they were read with."""
    own = {content: name for name, content in _own_pictures(draft)} if pictures else {}
    return {path: own[content] for path, content in pictures.items() if content in own}


def _own_pictures(draft: Draft) -> Iterable[tuple[str, bytes]]:
    texts = (answer_text(question, value) for _, question, value in draft.answers())
    for name in {name for text in texts for name in re.findall(r"\]\(<?([^<>()]+)>?\)", text)}:
        path = draft.folder / name if draft.folder else None
        if "://" not in name and path and path.is_file() and path.stat().st_size < LARGEST:
            yield name, path.read_bytes()


def renamed(value: Value | None, names: Mapping[str, str]) -> Value | None:
    """An answer in which pictures have other paths."""
    match value:
        case str():
            for new, own in names.items():
                value = value.replace(f"]({new})", f"](<{own}>)" if " " in own else f"]({own})")
            return value
        case list():
            return [each for item in value if (each := renamed(item, names)) is not None]
        case dict():
            return {key: each for key, item in value.items() if (each := renamed(item, names)) is not None}
        case _:
            return value
