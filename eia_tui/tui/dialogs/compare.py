"""Shows two contents of a draft side by side, with ways to continue."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text as Run
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from eia_tui.draft.diff import Passage
from eia_tui.flows.dialogue import Comparison, Way
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.buttons import ActionButton

_LONGEST = 2000
"""The most characters of a passage that are shown; a line says how many more there are."""


class CompareScreen(ModalScreen[str | None]):
    """The differences, answer by answer: one content on the left, the other on the right.

    Returns the word of the chosen way; None without a choice.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("down", "turn(0.1)", "Down", show=False),
        Binding("up", "turn(-0.1)", "Up", show=False),
        Binding("pagedown", "turn(0.9)", "More below"),
        Binding("pageup", "turn(-0.9)", "Back up"),
        Binding("f1", "app.keys", "Keys", show=False, priority=True),
    ]

    def __init__(self, heading: str, aside: str, comparison: Comparison, ways: Sequence[Way]) -> None:
        """`ways` are the buttons; the answer is the word of the one that is pressed."""
        super().__init__()
        self.heading = heading
        self.aside = aside
        self.comparison = comparison
        self.ways = ways

    def compose(self) -> ComposeResult:
        """The explanation, the ways to continue, and every difference."""
        with Vertical(classes="sheet"):
            yield Static(Content(self.heading), classes="heading")
            yield Static(Content(self.aside), classes="instruction")
            with Horizontal(classes="ways"):
                for way in self.ways:
                    yield ActionButton(Content(way.label), id=way.word)
            with VerticalScroll(classes="compared", can_focus=False):
                yield Static(Group(*self._shown()))
        yield KeyBar()

    def on_mount(self) -> None:
        """Gives the focus to the first way."""
        self.query(Button).first().focus()

    def action_turn(self, pages: float) -> None:
        """Scrolls the differences, whatever has the focus."""
        compared = self.query_one(".compared")
        compared.scroll_relative(y=round(pages * compared.size.height) or (1 if pages > 0 else -1), animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's
        """Scrolling is shown only where there is more than fits."""
        compared = self.query(".compared")
        return action != "turn" or not compared or compared.first().max_scroll_y > 0

    def on_resize(self) -> None:
        """Shows the keys for scrolling, or no longer."""
        self.call_after_refresh(self.refresh_bindings)

    @on(Button.Pressed)
    def choose(self, event: Button.Pressed) -> None:
        """Closes with the chosen way, once."""
        if self.is_current:
            self.dismiss(event.button.id)

    def _shown(self) -> Iterator[RenderableType]:
        compared = self.comparison
        if not compared.differences:
            yield Run("Nothing has changed.", "italic")
            return
        yield _side_by_side(*(Run(title, "bold underline") for title in compared.titles))
        for difference in compared.differences:
            yield Run("")
            yield Run(f"{compared.draft.label(difference.address)} ({difference})", "bold")
            for passage in difference.passages:
                yield _side_by_side(_run(passage, passage.removed), _run(passage, passage.added))


def _side_by_side(left: Run, right: Run) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(ratio=1)
    grid.add_column(ratio=1)
    grid.add_row(left, right)
    return grid


def _run(passage: Passage, text: str) -> Run:
    """One side of a passage; what it has and the other has not is bold and in brackets, so as not to need colours."""
    shown = text.strip("\n")
    if len(shown) > _LONGEST:
        shown = f"{shown[:_LONGEST]}… and {len(shown) - _LONGEST:,} characters more"
    marked = Run(f"[{shown.strip()}] ", "bold") if shown.strip() else Run()
    return Run.assemble(passage.context_before, marked, passage.context_after.lstrip()) or Run("No answer", "italic")
