"""What is typed on a button goes into the answer before it: nothing that is typed vanishes without a word."""

from textual import events
from textual.app import App
from textual.widgets import Button

from eia_tui.tui.widgets.answer_area import NO_TEXT_HERE
from eia_tui.tui.widgets.options import OptionsList
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.text_field import TextField, typed_by


def take_typed(app: App[None], event: events.Key) -> None:
    """Writes a character that nothing has taken where the officer was before, or says that it goes nowhere."""
    typed = typed_by(event)
    if typed.strip() and event.key not in app.screen.active_bindings and not _write(app, typed):
        app.notify(NO_TEXT_HERE, markup=False)


def _write(app: App[None], text: str) -> bool:
    """Writes a text into the field before the button that has the focus, and goes there; False without such a field."""
    chain = app.screen.focus_chain
    if not isinstance(app.focused, Button) or app.focused not in chain:
        return False
    before = [each for each in chain[: chain.index(app.focused)] if not isinstance(each, Button)]
    field = before[-1] if before else None
    if isinstance(field, OptionsList):
        field.post_message(TextField.Refused(text=text) if field.read_only else OptionsList.Written(field, text))
    elif not isinstance(field, TextField):
        return False
    elif field.read_only:
        field.post_message(TextField.Refused(field, text))
    else:
        field.focus()
        field.write(text)
        for each in field.ancestors:
            if isinstance(each, QuestionField):
                app.notify(f"You are writing in “{each.asked.question.label.strip()}” now.", markup=False)
    return True
