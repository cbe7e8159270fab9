"""Finds families that a sentence names: "the Abernethy twins", "the Okafors of Lower Green"."""

from collections.abc import Iterator

from eia_tui.checks.methods.life_told import tells_privately, traits
from eia_tui.checks.methods.patterns import LazyPattern
from eia_tui.checks.methods.people import has_characteristic
from eia_tui.checks.methods.phrases import phrases
from eia_tui.language.lexicon import is_common_word

_FAMILY = LazyPattern(
    r"\b[Tt]he\s+(?:young\s+|older\s+)?(?P<name>[A-Z][a-zà-ÿ’'-]+(?:-[A-Z][a-z]+)?)\s+(?:famil(?:y|ies)|twins|sisters|brothers|boys|girls|"
    r"children|siblings|couple|household|lads?|kids)\b(?!(?:['’]s?)?\s+(?:cent\w+|hubs?|services?|team|group|room|trust|court|fund|support|"
    r"information|day|learning|ticket|school|home)\b)|"
    r"\b[Tt]he\s+(?P<several>[A-Z][a-zà-ÿ’'-]+s)\s+(?:(?:of|at|from|in|on)\s+(?:the\s+)?(?:[A-Z]|\d)|have\s+an?\b|who\s+live)|"
    r"\bsurnamed?\s+(?P<surname>[A-Z][\w’'-]+)"
)
"""A family by its name, and no hub, trust or team for families."""


def families(sentence: str) -> Iterator[tuple[int, int]]:
    """Where the names of families begin and end in a sentence that tells something private, with the article.

    A name that is also a common word, such as Brown, is passed: "the brown house" and "the Browns" look alike.
    """
    for found in _FAMILY.finditer(sentence):
        name = found["name"] or found["surname"] or found["several"].removesuffix("s")
        is_word = is_common_word(name.casefold()) or is_common_word(f"{name.casefold()}s")
        if not is_word and not _tells_of_people(name) and tells_privately(sentence):
            yield found.start(), found.end(found.lastgroup or 0)


def _tells_of_people(name: str) -> bool:
    """Whether a word with a capital is no name, but a word for people with a characteristic: "the Polish family"."""
    return has_characteristic(name) or any(
        phrases("person_adjective").search(each) or traits().search(each) for each in (name, f"{name}s")
    )
