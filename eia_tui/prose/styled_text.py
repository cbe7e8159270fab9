"""The letters of an answer with the style of each, and the answer written anew with other styles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from eia_tui.prose import block_structure as structure
from eia_tui.prose.blocks import Block, Inline, Line, Text
from eia_tui.prose.dialect import tokens
from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.emphasis import BOLD, ITALIC, resolved
from eia_tui.prose.line_markers import Lines, blank
from eia_tui.prose.markdown import read_line


@dataclass
class Stretch:
    """What is read as one: a paragraph, a heading or a cell. Its letters are all that is no sign for bold or italic."""

    letters: str = ""
    places: list[int] = field(default_factory=list)
    """Where in the text each letter stands; a line break, behind the last letter of its line."""
    styles: list[int] = field(default_factory=list)
    """The style of each letter, as `emphasis` has them."""
    signs: set[int] = field(default_factory=set)
    """Where the asterisks stand that are signs."""

    def within(self, start: int, end: int) -> range:
        """The letters from the first to the last that is in this part of the text and can be seen."""
        seen = [at for at, place in enumerate(self.places) if start <= place < end and not self.letters[at].isspace()]
        if not seen:
            return range(0)
        # A backslash and the asterisk that it hides are one.
        first, last = seen[0], seen[-1]
        first -= self.letters[max(first - 1, 0) : first + 1] == "\\*"
        last += self.letters[last : last + 2] == "\\*"
        return range(first, last + 1)

    def has_style(self, part: range, style: int) -> bool:
        """Whether all of some letters that can be seen have a style."""
        return all(self.styles[at] & style for at in part if not self.letters[at].isspace())

    def set_style(self, part: range, style: int, *, on: bool) -> None:
        """Gives a style to some letters, or takes it away; it ends with each line."""
        for at in part:
            lasts = on and self.letters[at] != "\n"
            self.styles[at] = self.styles[at] | style if lasts else self.styles[at] & ~style
        self._trim(style)

    def end_lines(self) -> bool:
        """Ends every style before a line break, to begin again behind it; whether any went on over one."""
        over = [at for at, letter in enumerate(self.letters) if letter == "\n" and self.styles[at]]
        for at in over:
            self.styles[at] = 0
        for style in (BOLD, ITALIC):
            self._trim(style)
        return bool(over)

    def _trim(self, style: int) -> None:
        """A style begins and ends with a letter that can be seen: beside a blank, asterisks are letters."""
        marked = "".join("1" if each & style else "0" for each in self.styles)
        for run in re.finditer("1+", marked):
            letters = self.letters[run.start() : run.end()]
            lead, tail = len(letters) - len(letters.lstrip()), len(letters) - len(letters.rstrip())
            for at in (*range(run.start(), run.start() + lead), *range(run.end() - tail, run.end())):
                self.styles[at] &= ~style


def stretches(text: str) -> list[Stretch]:
    """The stretches of a scrubbed text, in order."""
    found: list[Stretch] = []

    def note(lines: Lines) -> Line:
        found.append(_stretch(lines))
        return ()

    for _ in structure.blocks(text, note):
        pass
    return found


def _stretch(lines: Lines) -> Stretch:
    whole = "\n".join(line for _, line in lines)
    places = [place for at, line in lines for place in range(at, at + len(line) + 1)]
    signs: dict[int, int] = {}
    for stars in resolved(tokens(whole)).values() if "*" in whole else ():
        for at in range(stars.at + stars.first, stars.at + stars.first + stars.toggled):
            signs[at] = 0
        if stars.toggled:
            signs[stars.at + stars.first] = stars.toggled
    stretch, style, letters = Stretch(), 0, []
    for at, letter in enumerate(whole):
        if at in signs:
            style ^= signs[at]
            stretch.signs.add(places[at])
        else:
            letters.append(letter)
            stretch.places.append(places[at])
            stretch.styles.append(style)
    stretch.letters = "".join(letters)
    return stretch


def by_line(text: str) -> str:
    """The text with every style that goes on over a line break ended before it and begun behind it."""
    found = stretches(text)
    over = [stretch for stretch in found if stretch.end_lines()]
    return written(text, found, {}) if over else text


def parted(text: str, at: int) -> tuple[str, str]:
    """The text before and behind a place, without the blanks there; a style that goes on over it does so in both."""
    first, last = around(text, at, at)
    signs: set[int] = set()
    styles: dict[int, int] = {}
    for stretch in stretches(text[first:last]):
        signs |= {first + place for place in stretch.signs}
        styles |= {first + place: style for place, style in zip(stretch.places, stretch.styles, strict=True)}
    before = behind = at
    while before - 1 in signs:
        before -= 1
    while behind in signs:
        behind += 1
    return (
        text[:before].rstrip(" ") + "*" * styles.get(before - 1, 0),
        "*" * styles.get(behind, 0) + text[behind:].lstrip(" "),
    )


def around(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines round a part of the text, up to blank ones: no bold or italic and no link reaches further."""
    first, last = line_start(text, start), line_end(text, end)
    while first and not blank(text[line_start(text, first - 1) : first - 1]):
        first = line_start(text, first - 1)
    while last < len(text) and not blank(text[last + 1 : line_end(text, last + 1)]):
        last = line_end(text, last + 1)
    return first, last


def written(text: str, found: Sequence[Stretch], hidden: Mapping[int, bool]) -> str:
    r"""The text with signs where the styles of its stretches change.

    `hidden` says, by the number of a stretch, whether a backslash stands before each asterisk in it that is a letter;
    where it does not say, they stay as they are.
    """
    signs = set().union(*(stretch.signs for stretch in found))
    put: dict[int, str] = {}
    for number, stretch in enumerate(found):
        style, hide = 0, hidden.get(number)
        for at, (letter, place, new) in enumerate(zip(stretch.letters, stretch.places, stretch.styles, strict=True)):
            put[place] = "*" * (style ^ new)
            style = new
            if letter == "*" and hide is not None:
                is_hidden = stretch.letters[at - 1 : at] == "\\"
                if hide and not is_hidden:
                    put[place] += "\\"
                elif is_hidden and not hide:
                    signs.add(stretch.places[at - 1])
        if stretch.places:
            end = stretch.places[-1] + 1
            put[end] = "*" * style + put.get(end, "")
    parts, done = [], 0
    for at in sorted({*signs, *(place for place, mark in put.items() if mark)}):
        parts += [text[done:at], put.get(at, "")]
        done = at + (at in signs)
    return "".join(parts) + text[done:]


def misread(text: str, meant: Sequence[Stretch]) -> list[int]:
    r"""The numbers of the stretches as which a text is not read: other letters or styles, but for blanks and `\*`."""
    found = stretches(text)
    return [
        number
        for number, (stretch, other) in enumerate(zip_longest(meant, found, fillvalue=Stretch()))
        if _styled(stretch) != _styled(other)
    ]


def _styled(stretch: Stretch) -> list[tuple[str, int]]:
    return [(stretch.letters[at], stretch.styles[at]) for at in _seen(stretch)]


def _seen(stretch: Stretch) -> Iterator[int]:
    """The letters that can be seen, but for the backslash that makes an asterisk one."""
    for at, letter in enumerate(stretch.letters):
        if not letter.isspace() and stretch.letters[at : at + 2] != "\\*":
            yield at


def seen(text: str) -> list[int]:
    """Where the letters of a scrubbed text stand that can be seen and are no signs for bold or italic."""
    return [stretch.places[at] for stretch in stretches(text) for at in _seen(stretch)]


def plain(text: str) -> tuple[Block, ...]:
    """The blocks of a scrubbed text without bold and italic."""
    return tuple(structure.blocks(text, _plain))


def _plain(lines: Lines) -> Line:
    parts: list[Inline] = []
    for part in read_line(lines):
        bare = replace(part, bold=False, italic=False) if isinstance(part, Text) else part
        last = parts[-1] if parts else None
        if isinstance(bare, Text) and isinstance(last, Text) and last.link == bare.link:
            parts[-1] = replace(last, text=last.text + bare.text)
        else:
            parts.append(bare)
    return tuple(parts)
