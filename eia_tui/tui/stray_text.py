"""What is typed on a button goes into the answer before it: nothing that is typed vanishes without a word."""

from textual import events
from textual.app import App
from textual.screen import ModalScreen
from textual.widgets import Button

from eia_tui.session.session import Session
from eia_tui.tui.widgets.answer_area import NO_TEXT_HERE, explain_closed
from eia_tui.tui.widgets.options import OptionsList
from eia_tui.tui.widgets.question_field import QuestionField
from eia_tui.tui.widgets.text_field import TextField, typed_by


def take_typed(app: App[None], event: events.Key, session: Session | None) -> None:
    """Writes a character that nothing has taken where the officer was before, or says that it goes nowhere.

    `session` is that of the open draft: where it is read-only, that is the reason.
    """
    typed = typed_by(event)
    if not typed.strip() or event.key in app.screen.active_bindings or _write(app, typed):
        return
    if session and session.read_only and not isinstance(app.screen, ModalScreen):
        explain_closed(app.screen, session)
    else:
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
        field.write_on(text)
        for each in field.ancestors:
            if isinstance(each, QuestionField):
                each.say_written_here()
    return True
