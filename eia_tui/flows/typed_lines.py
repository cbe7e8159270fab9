"""Offers what was typed at the plain prompts and is in no answer: a line without its Enter, or words at a choice."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.form.address import Address
from eia_tui.form.definition import Asked
from eia_tui.form.kinds import Choice, Choices, Line, Prose, Question, Rows
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import Value, all_rows, answer_text, is_answered, parse_answer
from eia_tui.session.session import Session
from eia_tui.session.unfinished import AFTER_LINES, line_typed_at, unfinished_address, unfinished_texts, words_typed_at
from eia_tui.system.text import shortened

_WORD = re.compile(r"\w+")


class TypedLine(NamedTuple):
    """A line that Enter was not pressed after, or words at a choice."""

    what: str
    """What it is called among the unfinished texts."""
    address: str
    question: Question
    text: str
    after_lines: bool
    """Whether it follows lines that are in the answer."""


def typed_lines(draft: Draft) -> Iterator[TypedLine]:
    """The lines that wait in the notes of a draft, in the order of the form."""
    kept = unfinished_texts(draft)
    if kept:
        for address, question in _asked(draft):
            for what in (line_typed_at(address), words_typed_at(address)):
                if text := kept.get(unfinished_address(what)):
                    after = text.startswith(AFTER_LINES)
                    yield TypedLine(what, address, question, text.removeprefix(AFTER_LINES), after)


def written_after(draft: Draft, choice: Asked) -> list[Asked]:
    """The questions that words at a choice may answer: those after it in its step, or the other cells of its row."""
    for step in draft.form.steps:
        if choice in step.asked and choice in (shown := draft.shown(step)):
            return _in_words(shown[shown.index(choice) + 1 :])
    return _in_words(_cells_beside(draft, choice))


def choices_before(draft: Draft, asked: Asked) -> list[Asked]:
    """The choices at which words were perhaps typed that answer a question: see `written_after`."""
    if not _in_words([asked]):
        return []
    near = [each for step in draft.form.steps if asked in step.asked for each in step.asked]
    choices = [each for each in near or _cells_beside(draft, asked) if isinstance(each.question, Choice | Choices)]
    return [each for each in choices if asked in written_after(draft, each)]


def _in_words(asked: Sequence[Asked]) -> list[Asked]:
    return [each for each in asked if isinstance(each.question, Line | Prose)]


def _cells_beside(draft: Draft, cell: Asked) -> list[Asked]:
    """Every cell of the row of a cell; none for a question of the form."""
    question = draft.form.questions.get(draft.answer_address(cell.address))
    columns = question.columns if isinstance(question, Rows) else ()
    return [Asked(cell.address.parent.child(column.id), column) for column in columns]


def keep_words(session: Session, address: str, words: str) -> str:
    """Keeps words that were typed at a menu, for an answer (`place_for_words`); the label of its question.

    In a draft that is signed off they are kept for a revision. Raises `UserError`.
    """
    place = place_for_words(session.draft, address)
    what = words_typed_at(place)
    before = session.unfinished.text(what)
    kept = before if words in before else f"{before}\n{words}".strip()
    if session.read_only:
        session.notes.keep_for_revision(what, kept)
    else:
        session.unfinished.write(what, kept)
        session.put_unfinished()
    return session.draft.label(place, briefly=True)


def place_for_words(draft: Draft, address: str) -> str:
    """Where words are kept that were typed about an address: there, if they can answer it or were typed at a choice.

    Else it is the next question of the form that is answered in words; after the last one, the first long answer.
    The boxes of the stages are not for the officer's words.
    """
    if isinstance(draft.question(address), Line | Prose | Choice | Choices):
        return address
    shown = list(draft.all_shown())
    at = next((number for number, each in enumerate(shown) if each.address == address), len(shown))
    boxes = stage_addresses(draft.form)
    after = [each for each in _in_words(shown[at:]) if each.address not in boxes]
    long = [each for each in shown if isinstance(each.question, Prose) and each.address not in boxes]
    return next(each.address for each in (*after, *long, *shown))


def words_in_answers(draft: Draft) -> list[TypedLine]:
    """The words that were typed at choices, and are in an answer by now, wherever the officer put them."""
    words = [line for line in typed_lines(draft) if line.what == words_typed_at(line.address)]
    answers = [_plain(answer_text(question, value)) for _, question, value in draft.answers()] if words else []
    return [line for line in words if all(_is_in(part, answers) for part in line.text.split("\n"))]


def _is_in(words: str, answers: Sequence[str]) -> bool:
    plain = _plain(words)
    return any(plain in answer for answer in answers)


def _plain(text: str) -> str:
    """The words of a text, each between spaces."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "


def _asked(draft: Draft) -> Iterator[tuple[str, Question]]:
    """Every question, and every column of every row and of one more, which may have been started."""
    for address, question in draft.form.questions.items():
        yield address, question
        if isinstance(question, Rows):
            for number in range(1, len(all_rows(question, draft.answer(address))) + 2):
                yield from ((Address(address).child(number, column.id), column) for column in question.columns)


async def offer_typed_lines(dialogue: Dialogue, session: Session) -> list[str]:
    """Asks about each line whether it goes into its answer; the addresses of the answers that changed."""
    changed = []
    for line in words_in_answers(session.draft):
        session.unfinished.forget(line.what)
    for line in list(typed_lines(session.draft)):
        name = _named(session.draft, line)
        if not line.text:
            await dialogue.report(f"You were writing {name} when the program closed. We kept what you typed.")
            session.unfinished.forget(line.what)
            continue
        place = _place(session, line)
        way = await dialogue.choose(
            "We kept a line that you were typing",
            f"You had typed “{line.text}” at {name}. It is not in an answer yet.",
            (*_ways(session, line, place), Way("later", "Decide later"), Way("discard", "Discard it")),
        )
        if way == "use" and place:
            session.put(place.address, _with_line(session, place))
            changed.append(place.address)
        if way in ("use", "discard"):
            session.unfinished.forget(line.what)
    return changed


def _named(draft: Draft, line: TypedLine) -> str:
    """The question of a line, as a sentence names it; of a cell also its row."""
    rows = draft.answer_address(line.address)
    if rows == line.address:
        return f"“{draft.label(line.address)}”"
    return f"“{line.question.short_label}” in row {rows.row_number(line.address)}"


def _place(session: Session, line: TypedLine) -> TypedLine | None:
    """The line at the question whose answer it goes into: words at a choice belong to the next one after it.

    None where there is no such question: an option is chosen at its question.
    """
    match line.question:
        case Rows():
            return None
        case Choice() | Choices():
            choice = Asked(Address(line.address), line.question)
            after = written_after(session.draft, choice) if len(line.text.split()) > 1 else []
            return line._replace(address=after[0].address, question=after[0].question) if after else None
        case _:
            return line


def _ways(session: Session, line: TypedLine, place: TypedLine | None) -> tuple[Way, ...]:
    """How it can be used."""
    if place is None:
        return ()
    answer = answer_text(place.question, session.draft.answer(place.address))
    if isinstance(place.question, Prose) or not answer:
        where = "the answer" if place == line else _named(session.draft, place)
        return (Way("use", f"Add it to {where}"),)
    return (Way("use", f"Use it instead of “{shortened(answer)}”"),)


def _with_line(session: Session, line: TypedLine) -> Value | None:
    answer = session.draft.answer(line.address)
    if isinstance(line.question, Prose) and is_answered(answer):
        between = "\n" if line.after_lines else "\n\n"
        return parse_answer(line.question, f"{answer_text(line.question, answer)}{between}{line.text}")
    return None if isinstance(line.question, Rows) else parse_answer(line.question, line.text)
