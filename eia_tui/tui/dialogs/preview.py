"""Shows an answer as it will print, or the whole form."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, assert_never

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Run
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Prose, Question, Rows
from eia_tui.form.values import Value, answer_text, is_answered
from eia_tui.prose.blocks import Block, Break, Line, Listing, Paragraph, Picture, Quote, Table, Text
from eia_tui.prose.charts import chart_data, refusal
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.word_count import count_words
from eia_tui.system.text import plural
from eia_tui.tui.widgets.bars import KeyBar
from eia_tui.tui.widgets.chart_bars import chart_bars

_BULLETS = "•◦▪"


class PreviewScreen(ModalScreen[None]):
    """Shows the current answer first, if there is one; the same key then shows the whole form."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", key_display="Esc"),
        Binding("f3", "other", "Answer or whole form", priority=True),
        Binding("f1", "app.keys", "Keys", show=False, priority=True),
    ]

    def __init__(self, draft: Draft, answer: str | None) -> None:
        """`answer` is the text of the current long answer; None shows the whole form at once."""
        super().__init__()
        self.draft = draft
        self.answer = answer
        self.whole = answer is None

    def compose(self) -> ComposeResult:
        """A heading, and the preview."""
        with VerticalScroll(classes="sheet"):
            yield Static("", classes="heading")
            yield Static("", classes="printed")
        yield KeyBar()

    def on_mount(self) -> None:
        """Shows it."""
        self._show()
        self.query_one(VerticalScroll).focus()

    def action_other(self) -> None:
        """The whole form instead of the answer, or the other way round."""
        if self.answer is not None:
            self.whole = not self.whole
            self._show()
            self.query_one(VerticalScroll).scroll_home(animate=False)

    def _show(self) -> None:
        if self.whole or self.answer is None:
            text = f"The whole form: {plural(self.draft.count_words(), 'word')}"
            self.query_one(".heading", Static).update(Content(text))
            self.query_one(".printed", Static).update(Group(*_form(self.draft)))
            return
        text = f"This answer as it will print: {plural(count_words(self.answer), 'word')}"
        self.query_one(".heading", Static).update(Content(text))
        shown = list(_blocks(read_prose(self.answer))) or [Run("Nothing is written yet.", "italic")]
        self.query_one(".printed", Static).update(Group(*shown))


def _form(draft: Draft) -> Iterator[RenderableType]:
    """The sections, groups, questions and answers, one below the other."""
    before = None
    for step in draft.form.steps:
        if step.section is not before:
            before = step.section
            yield Padding(Run(step.section.heading, "bold underline"), (1, 0, 1, 0))
        if step.group:
            yield Padding(Run(step.group.label, "bold"), (1, 0, 1, 0))
        for asked in draft.shown(step):
            if asked.question.printed:
                yield Run(asked.question.label.strip(), "bold")
                yield Padding(Group(*_answer(draft, asked)), (0, 0, 1, 2))


def _answer(draft: Draft, asked: Asked) -> Iterator[RenderableType]:
    value = draft.answer(asked.address)
    if not is_answered(value):
        yield Run("No answer yet", "italic")
    elif isinstance(asked.question, Rows):
        for number, row in enumerate(draft.cells(asked), 1):
            yield Run(f"{number}", "bold")
            for _, column, text in row:
                if column.printed and is_answered(text):
                    yield Run(f"{column.label.strip()}", "italic")
                    yield Padding(Group(*_answer_blocks(column, text)), (0, 0, 0, 2))
    else:
        yield from _answer_blocks(asked.question, value)


def _answer_blocks(question: Question, value: Value | None) -> Iterator[RenderableType]:
    text = answer_text(question, value)
    if isinstance(question, Prose):
        yield from _blocks(read_prose(text))
    else:
        yield Run(text)


def _blocks(blocks: Sequence[Block], level: int = 0) -> Iterator[RenderableType]:
    """The blocks as they print, with a blank line between two that are not in a list."""
    for number, block in enumerate(blocks):
        if number and not level:
            yield Run("")
        match block:
            case Paragraph(line, heading):
                yield _run(line, "bold" if heading else "")
                if number and (reason := refusal(blocks[number - 1], block)):
                    yield Run(reason, "italic")
            case Listing(items, start, mark):
                room = len(f"{(start or 0) + len(items) - 1}{mark}") if start is not None else 1
                for count, item in enumerate(items, start or 0):
                    sign = f"{count}{mark}" if start is not None else _BULLETS[min(level, len(_BULLETS) - 1)]
                    row = Grid.grid(padding=(0, 1, 0, 0))
                    row.add_column(width=room)
                    row.add_column()
                    row.add_row(Run(sign), Group(*_blocks(item, level + 1)))
                    yield Padding(row, (0, 0, 0, 2))
            case Table(header, rows, aligned, chart):
                if chart:
                    yield from chart_bars(chart_data(block, chart))
                table = Grid(box=box.SQUARE, header_style="bold", padding=(0, 1))
                for at, cell in enumerate(header):
                    side = aligned[at] if at < len(aligned) else ""
                    table.add_column(
                        _run(cell), justify="right" if side == "right" else "center" if side == "center" else "left"
                    )
                for each in rows:
                    table.add_row(*map(_run, each))
                yield table
            case Quote(inner):
                yield Padding(Group(*_blocks(inner, level)), (0, 0, 0, 4))
            case _:
                assert_never(block)


def _run(line: Line, style: str = "") -> Run:
    run = Run(style=style)
    for part in line:
        match part:
            case Text(text, bold, italic, link):
                looks = ["bold"] * bold + ["italic"] * italic + ["underline"] * bool(link)
                run.append(text, " ".join(looks) or None)
            case Break():
                run.append("\n")
            case Picture(path, alt):
                run.append(f"[Picture: {alt or path}]", "italic")
            case _:
                assert_never(part)
    return run
