"""The help for the current question, beside it or on a screen of its own."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from eia_tui.form.definition import Step
from eia_tui.form.guidance import guidance_for, sources_text
from eia_tui.form.kinds import Question
from eia_tui.tui.widgets.bars import KeyBar


def help_content(step: Step, question: Question | None) -> Content:
    """The help of the form and the guidance for a question."""
    pieces: list[tuple[str, str] | str] = []
    for entry in guidance_for(step, question):
        pieces.append((f"{entry.title}\n", "bold underline"))
        for heading, items in entry.parts():
            text = "\n".join(f"• {item}" for item in items) if len(items) > 1 else items[0]
            pieces += [("\n", ""), (f"{heading}\n", "bold"), f"{text}\n"]
        pieces += [("\nSources\n", "bold"), *(f"• {line}\n" for line in sources_text(entry)), "\n"]
    if step.group and step.section.instruction:
        pieces += [("The form says\n", "bold"), f"{step.section.instruction.strip()}\n"]
    return Content.assemble(*pieces)


class HelpPane(VerticalScroll, can_focus=True):
    """The help beside the questions, where there is room."""

    def __init__(self, step: Step, question: Question | None) -> None:
        """The question to explain."""
        super().__init__()
        self._for = (step, question)

    def compose(self) -> ComposeResult:
        """The text."""
        yield Static(help_content(*self._for), classes="help-text")

    def show(self, step: Step, question: Question | None) -> None:
        """Shows the help for another question, from the top."""
        before = guidance_for(*self._for) if self._for[0].section is step.section else None
        self._for = (step, question)
        if guidance_for(step, question) != before:
            self.query_one(Static).update(help_content(step, question))
            self.scroll_home(animate=False)


class HelpScreen(ModalScreen[None]):
    """The help on a screen of its own, where there is no room beside the questions."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f6,enter", "dismiss", "Back to the question", key_display="Esc")
    ]

    def __init__(self, step: Step, question: Question | None) -> None:
        """The question to explain."""
        super().__init__()
        self.step = step
        self.question = question

    def compose(self) -> ComposeResult:
        """The text, which scrolls."""
        with VerticalScroll(classes="sheet"):
            yield Static(help_content(self.step, self.question), classes="help-text")
        yield KeyBar()
