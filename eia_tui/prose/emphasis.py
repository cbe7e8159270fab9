"""Which asterisks make words bold or italic, and which are letters like others.

Two begin bold or end it, one does so with italic, three with both: what is bold and what is italic need not stand one
inside the other. More than three are letters. So are those without a partner, those beside a blank on the side of the
words, and a single one inside a word or between figures: "5*3*2", "cost*", "A*A*A", "(*)".
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

ITALIC, BOLD = 1, 2
"""Styles, and how many asterisks begin and end them; their sum is both."""
STARS = "stars"
"""The type of a token of asterisks."""


@dataclass(frozen=True)
class Stars:
    """Asterisks that stand together in a text."""

    at: int
    """The first one's place in the text."""
    long: int
    toggled: int = 0
    """The styles that begin or end here; 0 where they are letters."""
    first: int = 0
    """How many of them are letters and stand before those that are signs."""

    @property
    def last(self) -> int:
        """How many are letters and stand behind the signs."""
        return self.long - self.toggled - self.first


def stars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the parser's signature
    """The parser's rule for asterisks: those that stand together are one token."""
    at = state.pos
    if silent or state.src[at] != "*":
        return False
    end = at
    while end < state.posMax and state.src[end] == "*":
        end += 1
    token = state.push(STARS, "", 0)
    token.content = state.src[at:end]
    token.meta = {"at": at, "before": state.src[at - 1 : at], "after": state.src[end : end + 1]}
    state.pos = end
    return True


def resolved(tokens: Sequence[Token]) -> dict[int, Stars]:
    """What the asterisks among some tokens mean, by the number of their token.

    What begins in the words of a link must end there.
    """
    ended: dict[int, int] = {}
    begun: dict[int, int] = {}
    scopes: list[dict[int, int]] = [{}]
    for number, token in enumerate(tokens):
        if token.type == "link_open":
            scopes.append({})
        elif token.type == "link_close":
            scopes.pop()
        elif token.type == STARS:
            ended[number] = begun[number] = 0
            begins, ends = _able(token)
            for style in (BOLD, ITALIC):
                if len(token.content) not in (style, BOLD + ITALIC):
                    continue
                if ends and style in scopes[-1]:
                    begun[scopes[-1].pop(style)] += style
                    ended[number] += style
                elif begins:
                    scopes[-1][style] = number
    return {
        number: Stars(tokens[number].meta["at"], long, ends + begins, 0 if ends else long - begins)
        for number, ends in ended.items()
        for begins, long in [(begun[number], len(tokens[number].content))]
    }


def _able(token: Token) -> tuple[bool, bool]:
    """Whether asterisks can begin something, and whether they can end it."""
    before, after, long = token.meta["before"], token.meta["after"], len(token.content)
    if long > BOLD + ITALIC or (before in _BRACKETS and _BRACKETS.get(before) == after):
        return False, False
    begins, ends = bool(after.strip()), bool(before.strip())
    if long != BOLD:
        begins &= not _in_word(before)
        ends &= not (_in_word(before) and _in_word(after))
    return begins, ends


_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def _in_word(letter: str) -> bool:
    return letter.isalnum() or (bool(letter) and unicodedata.category(letter).startswith("M"))
