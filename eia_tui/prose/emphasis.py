r"""Decides which asterisks start or end bold and italic, and which are ordinary characters.

Two start or end bold, one starts or ends italic, three both. Bold and italic may overlap. Ordinary characters are more
than three together, those without a partner, those with a space on the side of the styled words, and a single one
inside a word or between figures: "5*3*2", "cost*", "A*A*A", "(*)". In a path they are wildcards: "C:\Forms\*.docx".
But one ends italic inside the word that it started before: "*sub*title". Three inside a word are ordinary ("f***ing")
unless one style ends there and the other starts, as in "**a***b*", or both end.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from eia_tui.prose.windows_paths import is_below_folder

ITALIC, BOLD = 1, 2
"""The styles, as the number of asterisks that start or end them; their sum is both."""
STARS = "stars"
"""The type of the tokens for asterisks."""

_BLANK = re.compile(r"\s")
_TOKENS_AHEAD = 100
"""Tokens that are looked at to find where a style ends."""


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
    token.meta = {"at": at, "text": state.src, "before": state.src[at - 1 : at], "after": state.src[end : end + 1]}
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
            if _changes_style(tokens, number, scopes[-1]):
                starts = ends = True
            elif ITALIC in scopes[-1] and _is_in_word_of(token, tokens[scopes[-1][ITALIC]]):
                ends = True
            for style in _styles(token):
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


def _styles(token: Token) -> tuple[int, ...]:
    """The styles that asterisks can start or end."""
    return tuple(style for style in (BOLD, ITALIC) if len(token.content) in (style, BOLD + ITALIC))


def _changes_style(tokens: Sequence[Token], number: int, open_: Iterable[int]) -> bool:
    """Whether three asterisks between visible characters end the styles that are `open_`, and start the others.

    What follows decides: the style that they start must end, and no style that they end may do so again.
    """
    if not _can_change_style(tokens[number], open_):
        return False
    now = {BOLD, ITALIC} - {*open_}
    must_end = next(iter(now), 0)
    for token in _in_same_scope(tokens[number + 1 : number + 1 + _TOKENS_AHEAD]):
        starts, ends = _may_start_and_end(token)
        if _can_change_style(token, now) and len(now) == 1:
            now = {BOLD, ITALIC} - now
            must_end = BOLD + ITALIC - must_end
            continue
        for style in _styles(token):
            if ends and style in now:
                now.remove(style)
                if style == must_end:
                    return True
            elif starts:
                now.add(style)
            elif ends:
                return False
    return not must_end


def _is_in_word_of(token: Token, start: Token) -> bool:
    """Whether one asterisk between two letters is in the word that the style started before: "*sub*title"."""
    meta = token.meta
    return (
        len(token.content) == ITALIC
        and meta["before"].isalpha()
        and meta["after"].isalpha()
        and not meta["is_wildcard"]
        and not _BLANK.search(meta["text"], start.meta["at"], meta["at"])
    )


def _can_change_style(token: Token, open_: Iterable[int]) -> bool:
    has_words_beside = bool(token.meta["before"].strip() and token.meta["after"].strip())
    return (
        bool(any(open_)) and len(token.content) == BOLD + ITALIC and has_words_beside and not token.meta["is_wildcard"]
    )


def _in_same_scope(tokens: Iterable[Token]) -> Iterator[Token]:
    """The asterisks among tokens, up to the end of the link that the first is in, and not those in other links."""
    depth = 0
    for token in tokens:
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        if depth < 0:
            return
        if token.type == STARS and not depth:
            yield token


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
