"""The characters of an answer with their styles, and the answer with other styles."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from eia_tui.prose import block_structure
from eia_tui.prose.blocks import Block, Inline, Line, Text
from eia_tui.prose.dialect import tokens
from eia_tui.prose.edit import line_end, line_start
from eia_tui.prose.emphasis import BOLD, ITALIC, resolved
from eia_tui.prose.escapes import escapes
from eia_tui.prose.line_markers import Lines, is_blank
from eia_tui.prose.link_syntax import link_around, outside_link
from eia_tui.prose.markdown import read_line


@dataclass
class Stretch:
    """A paragraph, heading or cell: all its characters except the asterisks that mark bold or italic."""

    characters: str = ""
    positions: list[int] = field(default_factory=list)
    """The position of each character in the text; a line break is after the last character of its line."""
    styles: list[int] = field(default_factory=list)
    """The style of each character: the sum of BOLD and ITALIC, or 0."""
    markers: set[int] = field(default_factory=set)
    """The positions of the asterisks that mark bold or italic."""

    def visible_range(self, start: int, end: int) -> range:
        """The range from the first to the last visible character in this part of the text; empty if there is none."""
        visible = [
            at
            for at, position in enumerate(self.positions)
            if start <= position < end and not self.characters[at].isspace()
        ]
        if not visible:
            return range(0)
        # A backslash and the asterisk that it escapes belong together.
        first, last = visible[0], visible[-1]
        first -= first > 0 and _escapes_asterisk(self.characters, first - 1)
        last += _escapes_asterisk(self.characters, last)
        return range(first, last + 1)

    def has_style(self, part: range, style: int) -> bool:
        """Whether all visible characters in a range have a style."""
        return all(self.styles[at] & style for at in part if not self.characters[at].isspace())

    def set_style(self, part: range, style: int, *, on: bool) -> None:
        """Sets or clears a style in a range; the line breaks in it get none."""
        for at in part:
            has_style = on and self.characters[at] != "\n"
            self.styles[at] = self.styles[at] | style if has_style else self.styles[at] & ~style
        self._trim(style)

    def put_styles(self, styles: Sequence[int]) -> None:
        """Gives each character another style."""
        self.styles = list(styles)
        for style in (BOLD, ITALIC):
            self._trim(style)

    def clear_line_breaks(self) -> bool:
        """Clears the styles of line breaks, so that each line has its own markers. Whether any had a style."""
        styled_breaks = [at for at, character in enumerate(self.characters) if character == "\n" and self.styles[at]]
        for at in styled_breaks:
            self.styles[at] = 0
        for style in (BOLD, ITALIC):
            self._trim(style)
        return bool(styled_breaks)

    def _trim(self, style: int) -> None:
        """Shortens each run of a style to its visible characters: an asterisk beside a space is not a marker."""
        flags = "".join("1" if value & style else "0" for value in self.styles)
        for run in re.finditer("1+", flags):
            part = self.characters[run.start() : run.end()]
            lead, tail = len(part) - len(part.lstrip()), len(part) - len(part.rstrip())
            for at in (*range(run.start(), run.start() + lead), *range(run.end() - tail, run.end())):
                self.styles[at] &= ~style


def stretches(text: str) -> list[Stretch]:
    """The stretches of a scrubbed text, in order."""
    result: list[Stretch] = []

    def read(lines: Lines) -> Line:
        result.append(_stretch(lines))
        return ()

    for _ in block_structure.blocks(text, read):
        pass
    return result


def _stretch(lines: Lines) -> Stretch:
    whole = "\n".join(line for _, line in lines)
    positions = [position for at, line in lines for position in range(at, at + len(line) + 1)]
    markers: dict[int, int] = {}
    for stars in resolved(tokens(whole)).values() if "*" in whole else ():
        for at in range(stars.position + stars.first, stars.position + stars.first + stars.toggled):
            markers[at] = 0
        if stars.toggled:
            markers[stars.position + stars.first] = stars.toggled
    stretch, style, characters = Stretch(), 0, []
    for at, character in enumerate(whole):
        if at in markers:
            style ^= markers[at]
            stretch.markers.add(positions[at])
        else:
            characters.append(character)
            stretch.positions.append(positions[at])
            stretch.styles.append(style)
    stretch.characters = "".join(characters)
    return stretch


def with_styles_by_line(text: str) -> str:
    """The text with separate markers on each line for every style that spans a line break."""
    all_stretches = stretches(text)
    changed = [stretch for stretch in all_stretches if stretch.clear_line_breaks()]
    return with_styles(text, all_stretches, {}) if changed else text


def split_at(text: str, at: int, *, keep_spaces: bool = False) -> tuple[str, str]:
    """The text before and after a position, without the spaces there unless they are kept.

    A style or a link that spans it is in both; a picture, and the address of a link, is before it.
    """
    at = outside_link(text, at)
    first, last = paragraph_range(text, at, at)
    markers: set[int] = set()
    styles: dict[int, int] = {}
    for stretch in stretches(text[first:last]):
        markers |= {first + position for position in stretch.markers}
        styles |= {first + position: style for position, style in zip(stretch.positions, stretch.styles, strict=True)}
    before = after = at
    while before - 1 in markers:
        before -= 1
    while after in markers:
        after += 1
    left, right = text[:before].rstrip(" "), text[after:].lstrip(" ")
    ends, begins = styles.get(before - 1, 0), styles.get(after, 0)
    if link := link_around(text, at):
        outer = styles.get(link.start, 0)  # what begins in a link ends in it
        left += "*" * (ends & ~outer) + text[link.label_end : link.end]
        right = "[" + "*" * (begins & ~outer) + right
        ends = begins = outer
    space_before = text[len(text[:before].rstrip(" ")) : before] if keep_spaces else ""
    space_after = text[after : len(text) - len(text[after:].lstrip(" "))] if keep_spaces else ""
    return left + "*" * ends + space_before, space_after + "*" * begins + right


def paragraph_range(text: str, start: int, end: int) -> tuple[int, int]:
    """The start and end of the lines around a part of a text, up to blank lines, which no style or link spans."""
    first, last = line_start(text, start), line_end(text, end)
    while first and not is_blank(text[line_start(text, first - 1) : first - 1]):
        first = line_start(text, first - 1)
    while last < len(text) and not is_blank(text[last + 1 : line_end(text, last + 1)]):
        last = line_end(text, last + 1)
    return first, last


def with_styles(text: str, all_stretches: Sequence[Stretch], escaped: Mapping[int, bool]) -> str:
    r"""The text with markers where the styles of its stretches change.

    `escaped` has, by the number of a stretch, whether its literal asterisks have a backslash afterwards, which is added
    or removed. Without an entry they are unchanged.
    """
    markers = set().union(*(stretch.markers for stretch in all_stretches))
    inserted: dict[int, str] = {}
    for number, stretch in enumerate(all_stretches):
        style, escape = 0, escaped.get(number)
        for at, (character, position, new) in enumerate(
            zip(stretch.characters, stretch.positions, stretch.styles, strict=True)
        ):
            inserted[position] = "*" * (style ^ new)
            style = new
            if character == "*" and escape is not None:
                is_escaped = at > 0 and _escapes_asterisk(stretch.characters, at - 1)
                if escape and not is_escaped:
                    inserted[position] += "\\"
                elif is_escaped and not escape:
                    markers.add(stretch.positions[at - 1])
        if stretch.positions:
            end = stretch.positions[-1] + 1
            inserted[end] = "*" * style + inserted.get(end, "")
    parts, done = [], 0
    for at in sorted({*markers, *(position for position, marker in inserted.items() if marker)}):
        parts += [text[done:at], inserted.get(at, "")]
        done = at + (at in markers)
    return "".join(parts) + text[done:]


def with_readable_styles(text: str, all_stretches: Sequence[Stretch], escaped: Mapping[int, bool]) -> str | None:
    """As `with_styles`, with more backslashes where a literal asterisk would be read as a marker.

    None where no markers can express the styles, such as italic in a part of a word.
    """
    new = with_styles(text, all_stretches, escaped)
    while unread := [at for at in misread_stretches(new, all_stretches) if not escaped.get(at)]:
        escaped = {**escaped, **dict.fromkeys(unread, True)}
        new = with_styles(text, all_stretches, escaped)
    return None if misread_stretches(new, all_stretches) else new


def misread_stretches(text: str, expected: Sequence[Stretch]) -> list[int]:
    r"""The numbers of the stretches whose characters or styles `text` does not have; spaces and `\*` are ignored."""
    actual = stretches(text)
    return [
        number
        for number, (stretch, other) in enumerate(zip_longest(expected, actual, fillvalue=Stretch()))
        if _styled(stretch) != _styled(other)
    ]


def _styled(stretch: Stretch) -> list[tuple[str, int]]:
    return [(stretch.characters[at], stretch.styles[at]) for at in _visible(stretch)]


def _visible(stretch: Stretch) -> Iterator[int]:
    """The numbers of the visible characters, without backslashes that escape an asterisk."""
    for at, character in enumerate(stretch.characters):
        if not character.isspace() and not _escapes_asterisk(stretch.characters, at):
            yield at


def _escapes_asterisk(text: str, at: int) -> bool:
    return text[at : at + 2] == "\\*" and escapes(text, at)


def visible_positions(text: str) -> list[int]:
    """The positions of the visible characters of a scrubbed text that do not mark bold or italic."""
    return [stretch.positions[at] for stretch in stretches(text) for at in _visible(stretch)]


def unstyled_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a scrubbed text, without bold and italic."""
    return tuple(block_structure.blocks(text, _unstyled_line))


def _unstyled_line(lines: Lines) -> Line:
    parts: list[Inline] = []
    for part in read_line(lines):
        unstyled = replace(part, bold=False, italic=False) if isinstance(part, Text) else part
        last = parts[-1] if parts else None
        if isinstance(unstyled, Text) and isinstance(last, Text) and last.link == unstyled.link:
            parts[-1] = replace(last, text=last.text + unstyled.text)
        else:
            parts.append(unstyled)
    return tuple(parts)
