"""Finds the phrases of a list in a text by looking up its words.

A regular expression of a long list takes milliseconds to compile, and each check has lists of its own.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from typing import TypeAlias

from eia_tui.checks.methods.patterns import LazyPattern

_WORD = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"\w+\*?")
_PLAIN = re.compile(r"\w+\*?(?: \w+\*?)*")
"""A phrase of words that spaces separate, of which any may end in a star."""
_SPAN = re.compile(r"(?s).*")
_FEWEST, _MOST = 3, 4
"""How many of the first letters of a word are looked up, where a star follows."""


def pattern_of(phrases: Iterable[str]) -> str:
    """Matches whole words, longest phrase first; a space matches spaces and hyphens, a star any word characters.

    The alternatives are grouped by their first character: at most positions of a text, one character rules out all.
    """
    by_first: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        by_first.setdefault(phrase[0].casefold(), []).append(_escaped(phrase[1:]))
    first = "".join(map(re.escape, by_first))
    alternatives = [f"{re.escape(character)}(?:{'|'.join(rests)})" for character, rests in by_first.items()]
    return rf"(?<!\w)(?=[{first}])(?:{'|'.join(alternatives)})(?!\w)"


def _escaped(phrase: str) -> str:
    return re.escape(phrase).replace(r"\ ", r"[\s-]+").replace(r"\*", r"\w*")


def _first_word(phrase: str) -> tuple[str, str]:
    """The first word of a phrase, with its star; and the same without it, or "" if it has none."""
    found = _FIRST_WORD.match(phrase)
    first = found.group() if found else ""
    return first, first[:-1] if first.endswith("*") else ""


class _Text:
    """A text as phrases are looked up in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = _WORD.findall(text.lower()) if text.isascii() else [each.lower() for each in _WORD.findall(text)]
        """In lower case."""
        self.places: dict[str, list[int]] = {}
        """Where each of its words is among them."""
        for at, word in enumerate(self.words):
            if word in self.places:
                self.places[word].append(at)
            else:
                self.places[word] = [at]
        self._by_letters: dict[int, dict[str, list[str]]] = {}

    def by_letters(self, length: int) -> Mapping[str, Sequence[str]]:
        """The words by so many first letters."""
        if length not in self._by_letters:
            found: dict[str, list[str]] = defaultdict(list)
            for word in self.places:
                found[word[:length]].append(word)
            self._by_letters[length] = found
        return self._by_letters[length]

    @cached_property
    def spans(self) -> Sequence[tuple[int, int]]:
        """Where the words start and end."""
        return [found.span() for found in _WORD.finditer(self.text)]

    def is_joined(self, at: int) -> bool:
        """Whether there is a word behind one, and only spaces and hyphens between the two."""
        if at + 1 == len(self.words):
            return False
        between = self.text[self.spans[at][1] : self.spans[at + 1][0]]
        return not between.replace("-", "").strip()


@lru_cache(maxsize=8_192)
def _read(text: str) -> _Text:
    return _Text(text)


class _Phrase:
    """A phrase of a list, whose first word was found."""

    def __init__(self, order: int, phrase: str) -> None:
        self.order = order
        first, self._beginning = _first_word(phrase)
        self._rest: list[str] = []
        """The words that follow."""
        self._other: LazyPattern | None = None
        """What follows otherwise."""
        if _PLAIN.fullmatch(phrase):
            self._rest = phrase.split(" ")[1:]
        else:
            self._other = LazyPattern(_escaped(phrase[len(first) :]) + r"(?!\w)", re.IGNORECASE)
        self.word = first
        self.letters = self._beginning[:_MOST]
        """The first letters of a first word that ends in a star."""

    def end_at(self, text: _Text, at: int) -> int | None:
        """Where it ends if it begins with the word at this place; None if it does not."""
        if not text.words[at].startswith(self._beginning):
            return None
        if self._other:
            found = self._other.match(text.text, text.spans[at][1])
            return found.end() if found else None
        for wanted in self._rest:
            if not text.is_joined(at):
                return None
            at += 1
            word = text.words[at]
            if not (word.startswith(wanted[:-1]) if wanted.endswith("*") else word == wanted):
                return None
        return text.spans[at][1]


_ByFirst: TypeAlias = dict[str, list[_Phrase]]


class PhraseList(LazyPattern):
    """The pattern of a list of phrases in any case, as `pattern_of` describes it, without being compiled."""

    def __init__(self, phrases: Iterable[str]) -> None:
        listed = list(phrases)
        super().__init__(lambda: pattern_of(listed), re.IGNORECASE)
        self._listed = sorted((phrase.lower() for phrase in listed), key=len, reverse=True)

    @cached_property
    def _is_looked_up(self) -> bool:
        """Whether each phrase begins with a word that can be looked up; the name of a group may not."""
        firsts = map(_first_word, self._listed)
        return all(first and (not beginning or len(beginning) >= _FEWEST) for first, beginning in firsts)

    @cached_property
    def _by_first(self) -> tuple[_ByFirst, Mapping[int, _ByFirst]]:
        """The phrases by their first words; those whose first word ends in a star by its first letters."""
        by_word: _ByFirst = defaultdict(list)
        by_letters: dict[int, _ByFirst] = defaultdict(lambda: defaultdict(list))
        for order, phrase in enumerate(self._listed):
            each = _Phrase(order, phrase)
            if each.letters:
                by_letters[len(each.letters)][each.letters].append(each)
            else:
                by_word[each.word].append(each)
        return by_word, by_letters

    def _begin(self, text: _Text) -> list[tuple[int, int, _Phrase]]:
        """Where phrases may begin, among the words of a text: at each place the longest first."""
        by_word, by_letters = self._by_first
        firsts = [(word, by_word[word]) for word in by_word.keys() & text.places.keys()]
        for length, starred in by_letters.items():
            words = text.by_letters(length)
            firsts += [(word, starred[key]) for key in starred.keys() & words.keys() for word in words[key]]
        found = [(at, each.order, each) for word, phrases in firsts for at in text.places[word] for each in phrases]
        return sorted(found)

    def _spans(self, text: str, start: int = 0) -> Iterator[tuple[int, int]]:
        """Where the phrases begin and end that do not overlap."""
        if not self._is_looked_up:
            return (found.span() for found in self._compiled.finditer(text, start))
        return self.spans_from(text, start) if start else iter(_spans_in(self, text))

    def spans_from(self, text: str, start: int) -> Iterator[tuple[int, int]]:
        """The same, of those that begin here or later."""
        read = _read(text)
        for at, _, phrase in self._begin(read):
            if read.spans[at][0] >= start and (end := phrase.end_at(read, at)):
                yield read.spans[at][0], end
                start = end

    def search(self, text: str, start: int = 0, end: int = 2**62) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match at the beginning."""
        span = next(self._spans(text, start), None)
        return _SPAN.fullmatch(text, *span) if span and span[0] == start else None

    def fullmatch(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match of the whole text."""
        if not self._is_looked_up:
            return self._compiled.fullmatch(text, start)
        read = _read(text)
        begin = (at_phrase for at_phrase in self._begin(read) if read.spans[at_phrase[0]][0] == start)
        whole = any(phrase.end_at(read, at) == len(text) for at, _, phrase in begin)
        return _SPAN.fullmatch(text, start) if whole else None

    def finditer(self, text: str, start: int = 0, end: int = 2**62) -> Iterator[re.Match[str]]:
        """Every match."""
        if end < len(text):
            yield from super().finditer(text, start, end)
        for span in self._spans(text, start) if end >= len(text) else ():
            if match := _SPAN.fullmatch(text, *span):
                yield match

    def findall(self, text: str) -> list[str]:
        """The words of every match."""
        return [text[start:end] for start, end in self._spans(text)]

    def sub(self, instead: str, text: str) -> str:
        """The text with something else instead of each match."""
        return instead.join(self.split(text))

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """The parts of the text between the matches."""
        parts, at = [], 0
        for start, end in islice(self._spans(text), maxsplit or None):
            parts.append(text[at:start])
            at = end
        return [*parts, text[at:]]


@lru_cache(maxsize=16_384)
def _spans_in(phrases: PhraseList, text: str) -> tuple[tuple[int, int], ...]:
    """Where the phrases are in a whole text. Several checks ask for the same list in the same text."""
    return tuple(phrases.spans_from(text, 0))
