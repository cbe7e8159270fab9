"""What was written to the terminal, so that only what changed is written to it."""

from collections.abc import Iterator

from rich.console import Console
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.strip import Strip

_MOVE_TO = "\x1b[{};{}H"


class WrittenLines:
    """The pieces of lines that were written last.

    Textual writes whatever may have changed: at each key the whole field with its border, and after a change of the
    layout the whole screen. Over a slow line, and in the consoles of Windows, that takes longer than the change itself.
    """

    def __init__(self) -> None:
        self._source: object = None
        self._lines: dict[int, dict[int, tuple[int, str]]] = {}
        """Of each line the pieces by the column in which they begin: the column behind them, and what was written."""

    def forget(self) -> None:
        """Writes everything again the next time: the terminal was resized, or another program has written to it."""
        self._lines = {}

    def changes(self, update: CompositorUpdate, source: object) -> CompositorUpdate:
        """An update without what the terminal shows already.

        If another `source` was written last, nothing is left out, so that a new screen also repairs a damaged one.
        """
        if source is not self._source:
            self._source = source
            self.forget()
        return _Changes(update, self) if isinstance(update, LayoutUpdate | ChopsUpdate) else update

    def put(self, line: int, start: int, end: int, written: str) -> bool:
        """Notes that a piece of a line is written; whether the terminal shows something else there."""
        pieces = self._lines.setdefault(line, {})
        if pieces.get(start) == (end, written):
            return False
        for at in [at for at, (behind, _) in pieces.items() if at < end and behind > start]:
            del pieces[at]
        pieces[start] = end, written
        return True


class _Changes(CompositorUpdate):
    """The part of an update that the terminal does not show yet."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, written: WrittenLines) -> None:
        self._update = update
        self._written = written

    def render_segments(self, console: Console) -> str:
        """What to write. It is asked for once, just before it is written.

        What follows a changed piece in its line is written as well: a terminal that draws an emoji wider than it
        should has moved it.
        """
        pieces = _whole(self._update) if isinstance(self._update, LayoutUpdate) else _parts(self._update)
        sequences = []
        changed_line = None
        for line, start, strip in pieces:
            text = strip.render(console)
            if self._written.put(line, start, start + strip.cell_length, text):
                changed_line = line
            if line == changed_line:
                sequences.append(_MOVE_TO.format(line + 1, start + 1) + text)
        return "".join(sequences)


def _whole(update: LayoutUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The pieces of a whole screen, each with its line and the column in which it begins."""
    for line, strips in enumerate(update.strips, update.region.y):
        start = update.region.x
        for strip in strips:
            yield line, start, strip
            start += strip.cell_length


def _parts(update: ChopsUpdate) -> Iterator[tuple[int, int, Strip]]:
    """The pieces that an update of some regions touches, as Textual would write them."""
    for line, first, behind in update.spans:
        for end, (start, strip) in zip(update.chop_ends[line], update.chops[line].items(), strict=False):
            if strip is not None and start < behind and end > first:
                yield line, start, strip if end <= behind else strip.crop(0, behind - start)
