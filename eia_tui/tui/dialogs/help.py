"""The help for the current question, beside it or on a screen of its own."""

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static
from textual.worker import get_current_worker

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Step
from eia_tui.form.guidance import GuidanceEntry, guidance_for, sources_text
from eia_tui.form.kinds import Question
from eia_tui.tui.widgets.bars import KeyBar


def figures_content(step: Step, draft: Draft) -> Content:
    """The official figures about the group of a step; nothing for any other step."""
    if step.group is None:
        return Content("")
    from eia_tui.flows.figures import beside_question, figures_for  # the figures do not hold up the start

    figures = figures_for(draft)
    if figures is None:
        return Content.assemble(("Official figures\n", "bold underline"), "Press Ins to name your area.\n\n")
    beside = list(beside_question(figures, step.group.id))
    key = "Press Ins to insert them into your answer.\n" if figures.topics([step.group.id]) else ""
    return Content.assemble(("Official figures\n", "bold underline"), key, *beside, "\n")


def help_content(step: Step, question: Question | None) -> Content:
    """The help of the form and the guidance for a question."""
    return Content("\n").join(_contents(step, question))


def _contents(step: Step, question: Question | None) -> tuple[Content, Content]:
    """The same in two parts: the first entry, and what comes in the lines below it."""
    first, *others = guidance_for(step, question)
    form: list[tuple[str, str] | str] = []
    if step.group and step.section.instruction:
        form = [("The form says\n", "bold"), f"{step.section.instruction.strip()}\n"]
    return Content.assemble(*_pieces([first]))[:-1], Content.assemble(*_pieces(others), *form)


def _pieces(entries: Sequence[GuidanceEntry]) -> list[tuple[str, str] | str]:
    pieces: list[tuple[str, str] | str] = []
    for entry in entries:
        pieces.append((f"{entry.title}\n", "bold underline"))
        for heading, items in entry.parts():
            text = "\n".join(f"• {item}" for item in items) if len(items) > 1 else items[0]
            pieces += [("\n", ""), (f"{heading}\n", "bold"), f"{text}\n"]
        pieces += [("\nSources\n", "bold"), *(f"• {line}\n" for line in sources_text(entry)), "\n"]
    return pieces


class HelpPane(VerticalScroll, can_focus=True):
    """The help beside the questions, where there is room."""

    def __init__(self, step: Step, question: Question | None, draft: Draft) -> None:
        """The question to explain, and the draft whose area the figures are for."""
        super().__init__()
        self._for = (step, question)
        self._draft = draft
        self._figures = Static("", classes="help-figures")
        self._figures.display = False
        # In two parts, since Textual draws the whole of a part of which a line is visible.
        self._parts = tuple(Static(classes="help-text") for _ in range(2))
        self._update(step, question)

    def compose(self) -> ComposeResult:
        """The figures about the group, and the text."""
        yield self._figures
        yield from self._parts

    def on_mount(self) -> None:
        """Shows the figures once the question itself is on the screen."""
        self.call_after_refresh(self.refresh_figures)

    def refresh_figures(self) -> None:
        """Shows the figures for the area as it is now."""
        self._look_up(self._for[0])

    @work(thread=True, exclusive=True, group="figures")
    def _look_up(self, step: Step) -> None:
        """A thread looks them up, because a council's own figures may be on a slow drive."""
        content = figures_content(step, self._draft)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show_figures, content)

    def _show_figures(self, content: Content) -> None:
        self._figures.update(content)
        self._figures.display = bool(content.plain)

    def show(self, step: Step, question: Question | None) -> None:
        """Shows the help for another question, from the top."""
        before = guidance_for(*self._for) if self._for[0].section is step.section else None
        self._for = (step, question)
        if guidance_for(step, question) != before:
            self._update(step, question)
            self.refresh_figures()
            self.scroll_home(animate=False)

    def _update(self, step: Step, question: Question | None) -> None:
        for part, content in zip(self._parts, _contents(step, question), strict=True):
            part.update(content)
            part.display = bool(content.plain)


class HelpScreen(ModalScreen[None]):
    """The help on a screen of its own, where there is no room beside the questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f6,enter", "dismiss", "Back to the question", key_display="Esc")
    ]

    def __init__(self, step: Step, question: Question | None, draft: Draft) -> None:
        """The question to explain, and the draft whose area the figures are for."""
        super().__init__()
        self.step = step
        self.question = question
        self.draft = draft

    def compose(self) -> ComposeResult:
        """The figures and the text, which scroll."""
        with VerticalScroll(classes="sheet"):
            if self.step.group:
                yield Static(figures_content(self.step, self.draft), classes="help-figures")
            yield Static(help_content(self.step, self.question), classes="help-text")
        yield KeyBar()
