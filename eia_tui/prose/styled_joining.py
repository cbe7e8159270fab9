"""Puts texts one behind the other without a change to the style of any character."""

from dataclasses import dataclass, field

from eia_tui.prose.styled_text import stretches, with_readable_styles


@dataclass(frozen=True)
class StyledText:
    """A text without the markers of its styles, and the style of each of its characters."""

    plain: str = ""
    styles: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> "StyledText":
        """A scrubbed text as Markdown reads it."""
        styles = styles_of(text)
        return cls("".join(text[at] for at in styles), list(styles.values()))

    def with_style(self, style: int) -> "StyledText":
        """The text with a style added to all its characters."""
        return StyledText(self.plain, [each | style for each in self.styles])

    def without_style(self, style: int) -> "StyledText":
        """The text with a style removed from all its characters."""
        return StyledText(self.plain, [each & ~style for each in self.styles])

    def with_styles_of_words_beside(self, before: int, after: int) -> "StyledText":
        """The text with more styles for the word that it begins with, and for the word that it ends with."""
        words = self.plain.split()
        first = len(words[0]) if words and not self.plain[0].isspace() else 0
        last = len(self.plain) - (len(words[-1]) if words and not self.plain[-1].isspace() else 0)
        return StyledText(
            self.plain,
            [style | before * (at < first) | after * (at >= last) for at, style in enumerate(self.styles)],
        )

    def part(self, start: int, end: int) -> "StyledText":
        """The characters from `start` to `end`."""
        return StyledText(self.plain[start:end], self.styles[start:end])

    def __add__(self, below: "StyledText") -> "StyledText":
        return StyledText(self.plain + below.plain, self.styles + below.styles)


def joined(above: StyledText, below: StyledText) -> tuple[str, int] | None:
    """The Markdown of two texts, one behind the other, and where the first ends in it, behind its own markers.

    None where no markers can express that, such as for a word of which only the end is in italic.
    """
    both, end = above + below, len(above.plain)
    # Asterisks that were ordinary ones may be markers beside the other text.
    only_last = True  # the one before it has no partner then
    while markers := sorted(at for stretch in stretches(both.plain) for at in stretch.markers):
        for at in reversed(markers[-1:] if only_last else markers):
            both = both.part(0, at) + StyledText("\\", both.styles[at : at + 1]) + both.part(at, len(both.plain))
            end += at < end
        only_last = False
    all_stretches = stretches(both.plain)
    for stretch in all_stretches:
        stretch.put_styles([both.styles[at] if at < len(both.styles) else 0 for at in stretch.positions])
    if (new := with_readable_styles(both.plain, all_stretches, {})) is None:
        return None
    return new, _end_in(new, both.plain[:end])


def _end_in(markdown: str, plain: str) -> int:
    """Where a text ends that a Markdown text begins with, behind the markers that end there."""
    at, style, styles = 0, 0, styles_of(markdown)
    for character in plain:
        while at not in styles or markdown[at] != character:  # a marker, or a backslash that was added
            at += 1
        style, at = styles[at], at + 1
    following = next((styles[below] for below in range(at, len(markdown)) if below in styles), 0)
    return at + (style & ~following)


def styles_of(markdown: str) -> dict[int, int]:
    """The style of each character but the markers, by its position."""
    styles = dict.fromkeys(range(len(markdown)), 0)
    for stretch in stretches(markdown):
        styles.update(zip(stretch.positions, stretch.styles, strict=True))
        for marker in stretch.markers:
            del styles[marker]
    return styles
