"""Finds names of staff in a copy for publication: names in the answers that are left out, wherever else they are."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from eia_tui.checks.methods.who import people_named
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Line, Prose
from eia_tui.form.values import answer_text
from eia_tui.language.lexicon import is_common_word
from eia_tui.prose.excerpt import excerpt

INSTEAD = "[name]"
"""What published assessments write in place of a name."""
_TARGET = re.compile(r"\]\([^)\n]*\)")
"""The address of a link or picture, which a change would break."""


class NamedPlace(NamedTuple):
    """A name in an answer."""

    address: str
    name: str
    """As it is written there."""
    context: str
    """The words around it."""


def names_in(texts: Iterable[str]) -> list[str]:
    """The names of people in answers about who took part or signed, each once."""
    return list(dict.fromkeys(name for text in texts for name in people_named(text)))


def places_of(draft: Draft, names: Collection[str]) -> list[NamedPlace]:
    """Where these names, or a part of one that is not an ordinary word, are in a draft; each once in an answer."""
    if not names:
        return []
    wanted = _pattern(names)
    found: dict[tuple[str, str], NamedPlace] = {}
    for address, text in _texts(draft):
        for match in wanted.finditer(_without_targets(text)):
            context = excerpt(text, *match.span())
            found.setdefault((address, match.group()), NamedPlace(address, match.group(), context))
    return list(found.values())


def replace_names(draft: Draft, names: Collection[str]) -> None:
    """Writes `INSTEAD` in place of these names, in every text of a draft."""
    wanted = _pattern(names)
    for address, text in list(_texts(draft)):
        new = text
        for match in reversed(list(wanted.finditer(_without_targets(text)))):
            new = f"{new[: match.start()]}{INSTEAD}{new[match.end() :]}"
        draft.put(address, new)


def _texts(draft: Draft) -> Iterator[tuple[str, str]]:
    for address, question, value in draft.answers():
        if isinstance(question, Line | Prose):
            yield address, answer_text(question, value)


def _without_targets(text: str) -> str:
    """A text of the same length in which the addresses of links and pictures are blank."""
    return _TARGET.sub(lambda match: " " * len(match.group()), text)


def _pattern(names: Collection[str]) -> re.Pattern[str]:
    """Finds whole names first, and then the words of one that mean nobody else."""
    whole = [r"\s+".join(map(re.escape, name.split())) for name in names]
    parts = {word for name in names for word in name.split() if _means_a_person(word)}
    return re.compile(rf"(?<!\w)(?:{'|'.join([*whole, *map(re.escape, sorted(parts))])})(?!\w)")


def _means_a_person(word: str) -> bool:
    return len(word) > 2 and word[0].isupper() and not is_common_word(word.lower())
