"""What the commands of the plain prompts do with the answer to the question that is asked."""

from pathlib import Path

from eia_tui.flows.dialogue import run_flow
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Prose, Rows
from eia_tui.form.values import answer_text, parse_answer
from eia_tui.plain.answer_file import text_of
from eia_tui.plain.console import one_line, say
from eia_tui.plain.dialogue import LineDialogue
from eia_tui.plain.input import Reply, source
from eia_tui.plain.open_interview import OpenInterview
from eia_tui.plain.pictures import with_picture
from eia_tui.plain.reports import closed_line, spelling_lines
from eia_tui.plain.spelling import correct_words
from eia_tui.prose.paste.clean import clean
from eia_tui.prose.scrub import scrub
from eia_tui.storage.pictures import is_picture_name
from eia_tui.system.desktop import edit_text
from eia_tui.system.errors import UserError
from eia_tui.system.paths import dropped_path


def _text(interview: OpenInterview, each: Asked) -> str:
    return answer_text(each.question, interview.draft.answer(each.address))


def read(interview: OpenInterview, rest: Reply) -> None:
    """Reads out the whole answer, or the whole form."""
    from eia_tui.plain.reading import answer_lines, form_lines  # the reader of Markdown does not hold up the start

    if rest.text:
        say(*form_lines(interview.draft))
    elif interview.asked:
        say(*answer_lines(interview.draft, interview.asked))


def edit(interview: OpenInterview, _: Reply) -> None:
    """Opens the answer in the officer's own editor. Raises `UserError`."""
    if (each := interview.asked) is None:
        return
    if isinstance(each.question, Rows):
        raise UserError("Rows are edited one by one: type change and a row's number")
    with source().suspended():
        edited = edit_text(_text(interview, each), "answer")
    interview.put(each, parse_answer(each.question, edited))


def take_file(interview: OpenInterview, rest: Reply) -> None:
    """Takes the answer from a text file. Raises `UserError`."""
    if (each := interview.asked) is None:
        return
    if isinstance(each.question, Rows):
        raise UserError("Rows are filled in one by one: type add")
    name = one_line(rest)
    try:
        text = text_of(dropped_path(name))
    except UserError as error:
        say(
            str(error),
            *([f"If you want the picture in the answer, type: picture {name}"] if is_picture_name(name) else []),
            f"If that was your answer, type: say file {name}",
        )
        return
    if isinstance(each.question, Prose) and (cleaned := clean(text)).changes:
        interview.keep_raw(each, scrub(text), cleaned)
        text = cleaned.text
    interview.put(each, parse_answer(each.question, scrub(text)))


def add_picture(interview: OpenInterview, file: Path) -> None:
    """Adds a picture below the answer, and asks what it shows. Raises `UserError`."""
    each = interview.asked
    if each is None or not isinstance(each.question, Prose):
        raise UserError("Only a long answer can have a picture")
    if interview.session.read_only:
        raise UserError(closed_line(interview.session))
    text = with_picture(interview.session, _text(interview, each), file)
    if text is not None:
        interview.put(each, text)


def put_in_figures(interview: OpenInterview, rest: Reply) -> None:
    """Reads official figures out, and puts them into the answer if that is wanted."""
    from eia_tui.flows.figures import AREA, choose_figures, name_area  # the figures do not hold up the start
    from eia_tui.plain.figures import ANOTHER, with_figures

    each, session, dialogue = interview.asked, interview.session, LineDialogue()
    if rest.text.casefold() == AREA:
        run_flow(name_area(dialogue, session))
    else:
        group = interview.navigation.step(each).group if each else None
        fits = each is not None and isinstance(each.question, Prose) and not session.read_only
        found = run_flow(choose_figures(dialogue, session, group, rest.text, fits=fits))
        if each and found:
            written = with_figures(_text(interview, each), found, narrow=group is not None)
            if written is not None:
                interview.put(each, written)
            return
        say(ANOTHER)
    if session.unsaved:  # the area, which the draft names
        interview.save()


def spell(interview: OpenInterview, rest: Reply) -> None:
    """Lists what may be misspelt or is hard to read, or goes through the misspelt words. Raises `UserError`."""
    if rest.text:
        run_flow(correct_words(LineDialogue(), interview.session, interview.steps.changed))
        interview.save()
    else:
        say(*spelling_lines(interview.session))


def chart(interview: OpenInterview, rest: Reply) -> None:
    """Adds a chart of the last table of the answer, or removes it. Raises `UserError`."""
    from eia_tui.plain.charts import with_or_without_chart

    each = interview.asked
    if each is None or not isinstance(each.question, Prose):
        raise UserError("Only a long answer can have a chart")
    interview.put(each, with_or_without_chart(_text(interview, each), rest.text))
