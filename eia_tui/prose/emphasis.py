r"""Decides which asterisks start or end bold and italic, and which are ordinary characters.

Two start or end bold, one starts or ends italic, three both. Bold and italic may overlap. Ordinary characters are more
than three together, those without a partner, those with a space on the side of the styled words, and a single one
inside a word or between figures: "5*3*2", "cost*", "A*A*A", "(*)". In a path they are wildcards: "C:\Forms\*.docx".
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from eia_tui.prose.windows_paths import is_below_folder

ITALIC, BOLD = 1, 2
"""The styles, as the number of asterisks that start or end them; their sum is both."""
STARS = "stars"
"""The type of the tokens for asterisks."""


@dataclass(frozen=True)
class Stars:
    """A run of asterisks in a text: first some ordinary ones, then the markers, then the other ordinary ones."""

    position: int
    """The position of the first in the text."""
    length: int
    toggled: int = 0
    """The styles that start or end here, which is also the number of markers; 0 if none is a marker."""
    first: int = 0
    """The number of ordinary asterisks before the markers."""

    @property
    def last(self) -> int:
        """The number of ordinary asterisks after the markers."""
        return self.length - self.toggled - self.first


def stars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the parser's signature
    """The parser's rule for asterisks: a run of them is one token."""
    at = state.pos
    if silent or state.src[at] != "*":
        return False
    end = at
    while end < state.posMax and state.src[end] == "*":
        end += 1
    token = state.push(STARS, "", 0)
    token.content = state.src[at:end]
    token.meta = {"at": at, "before": state.src[at - 1 : at], "after": state.src[end : end + 1]}
    token.meta["is_wildcard"] = is_below_folder(state.src, at)
    state.pos = end
    return True


def resolved(tokens: Sequence[Token]) -> dict[int, Stars]:
    """What the asterisks in a list of tokens mean, by the number of the token.

    A style that starts in the text of a link must end there.
    """
    ended: dict[int, int] = {}
    started: dict[int, int] = {}
    scopes: list[dict[int, int]] = [{}]
    for number, token in enumerate(tokens):
        if token.type == "link_open":
            scopes.append({})
        elif token.type == "link_close":
            scopes.pop()
        elif token.type == STARS:
            ended[number] = started[number] = 0
            starts, ends = _may_start_and_end(token)
            for style in (BOLD, ITALIC):
                if len(token.content) not in (style, BOLD + ITALIC):
                    continue
                if ends and style in scopes[-1]:
                    started[scopes[-1].pop(style)] += style
                    ended[number] += style
                elif starts:
                    scopes[-1][style] = number
    return {
        number: Stars(tokens[number].meta["at"], length, ends + starts, 0 if ends else length - starts)
        for number, ends in ended.items()
        for starts, length in [(started[number], len(tokens[number].content))]
    }


def _may_start_and_end(token: Token) -> tuple[bool, bool]:
    """Whether asterisks can start a style, and whether they can end one."""
    before, after, length = token.meta["before"], token.meta["after"], len(token.content)
    if token.meta["is_wildcard"] or length > BOLD + ITALIC or (before in _BRACKETS and _BRACKETS.get(before) == after):
        return False, False
    starts, ends = bool(after.strip()), bool(before.strip())
    if length != BOLD:
        starts &= not _in_word(before)
        ends &= not (_in_word(before) and _in_word(after))
    return starts, ends


_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def _in_word(character: str) -> bool:
    return character.isalnum() or (bool(character) and unicodedata.category(character).startswith("M"))
