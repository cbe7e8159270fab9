"""Questions as plain text, for each kind of question, and the answer that a typed line gives."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from eia_tui.form.dates import DATE_EXAMPLE
from eia_tui.form.definition import Asked, Group
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Rows, Simple
from eia_tui.form.values import Value, answer_text, is_answered, parse_answer
from eia_tui.plain.console import numbered, one_line
from eia_tui.plain.input import Reply
from eia_tui.plain.typed_numbers import typed_numbers
from eia_tui.prose.scrub import on_one_line
from eia_tui.prose.word_count import count_words
from eia_tui.system.text import either, plural, shortened

_BEGINNING = 60
"""Characters of a long answer that are shown."""
_READ = 2000
"""Characters of it that are read for that."""
_ENDS = ".!?:;,…"
_MARKED = re.compile(r"^\s*(?:\||#{1,6}\s|[-*+]\s|\d+[.)]\s|>)|[*_\[\\]", re.MULTILINE)
"""What may be a mark of Markdown."""
_FOLLOWING = re.compile(r"following groups?\W*$")


def label(asked: Asked, group: Group | None = None) -> str:
    """The council's wording alone, with the name of `group` where the form prints that below it."""
    text = asked.question.label.strip()
    return f"{text} {group.name}" if group and _FOLLOWING.search(text) else text


def wording(asked: Asked, group: Group | None = None) -> list[str]:
    """The council's wording, its help, and the options, if any.

    A question about "the following groups", which the form prints above the name of `group`, is followed by that name
    (`label`).
    """
    question = asked.question
    lines = [label(asked, group) + (" (required)" if question.must_be_answered else "")]
    lines += [each for each in (question.help, question.hint) if each]
    if isinstance(question, Choice | Choices):
        lines += numbered([option.label for option in question.options])
    return lines


def current(asked: Asked, value: Value | None, *, may_change: bool = True) -> list[str]:
    """The answer so far, a long one by its length and beginning; and how to keep it, where it may change."""
    if not is_answered(value):
        return ["No answer yet."]
    so_far = _so_far(asked, value)
    keeps = ["Enter alone keeps it."] if may_change else []
    reads = ["Type read to read all of it."] if so_far.endswith("…") else []
    return [so_far, *([" ".join([*keeps, *reads])] if keeps or reads else [])]


def _so_far(asked: Asked, value: Value | None) -> str:
    text = answer_text(asked.question, value)
    match asked.question:
        case Prose():
            paragraphs = [each for each in re.split(r"\n\s*\n", text) if each.strip()]
            beginning = heard(text[:_READ])  # a very long answer takes seconds to read
            if len(text) <= _READ and len(beginning) <= _BEGINNING:
                return f"Current answer: {beginning}"
            many = plural(len(paragraphs), "paragraph")
            beginning = shortened(beginning, _BEGINNING)
            return f"Current answer: {many}, {plural(count_words(text), 'word')}, beginning: {beginning}"
        case Choice():
            ids = [option.id for option in asked.question.options]
            return (
                f"Current answer: {ids.index(str(value)) + 1}, {text}." if value in ids else f"Current answer: {text}"
            )
        case Date() if type(value) is not date:
            return f"Current answer: {text}, which is not a full date."
        case _:
            return f"Current answer: {text}"


def cell_text(column: Simple, value: Value | None) -> str:
    """An answer in a row, on one line."""
    text = answer_text(column, value)
    return heard(text) if isinstance(column, Prose) else " ".join(text.split())


def heard(text: str) -> str:
    """A long answer on one line, without the marks of Markdown, which are not to be heard."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    from eia_tui.plain.reading import prose_lines  # the reader of Markdown does not hold up the start

    return in_one_line(line.strip().removeprefix("- ") for line in prose_lines(text))


def in_one_line(texts: Iterable[str]) -> str:
    """Texts one after the other; those that end with no sign of their own are not to sound as one with the next."""
    *before, last = [each for each in texts if each.strip()] or [""]
    return " ".join([*(f"{each}{'' if each[-1] in _ENDS else ';'}" for each in before), last])


def invitation(question: Simple | Rows, *, answered: bool = False) -> str:
    """The prompt: what can be typed now. It replaces a short answer; for a long one, the officer is asked."""
    match question:
        case Line():
            return f"{'New answer' if answered else 'Answer'}, or a command:"
        case Date():
            return f"{'New date' if answered else 'Date'}, such as {DATE_EXAMPLE}, or a command:"
        case Prose():
            return f"{'New words' if answered else 'Answer'}, ended by a full stop on a line of its own, or a command:"
        case Choice():
            return f"Type the number of your {'new ' if answered else ''}choice, or a command:"
        case Choices():
            return f"Type the numbers of your {'new ' if answered else ''}choices (such as 1, 3), or a command:"
        case Rows():
            return "Type add, or change, copy, delete, up or down and a row's number, or another command:"
        case _:
            assert_never(question)


def how_to_answer(question: Simple | Rows) -> str:
    """How a question is answered, as a sentence or two."""
    match question:
        case Line():
            return "Type your answer on one line, and press Enter."
        case Date():
            return f"Type a date, such as {DATE_EXAMPLE}, and press Enter."
        case Prose():
            return (
                "Type your answer, on as many lines as you like. To end it, type a full stop on a line of its own. "
                "What you paste is one answer. edit opens it in your own editor."
            )
        case Choice():
            return "Type the number of your choice, or its first word, and press Enter."
        case Choices():
            return "Type the numbers of your choices, with commas between them, and press Enter."
        case Rows():
            return "Type add to fill in a new row, column by column."
        case _:
            assert_never(question)


class NotAnAnswer(ValueError):  # noqa: N818  not an error: the officer is asked again
    """What was typed is not an answer; the message says what would be."""


class NotAnOption(NotAnAnswer):
    """What was typed at a choice begins none of its options, and so may be words for another question."""


def answer(question: Simple, text: str) -> Value | None:
    """The answer that a text gives. Raises `NotAnAnswer`; text that is not a date yet is kept, as on the screens."""
    if isinstance(question, Choice | Choices):
        return _chosen(question, text)
    return parse_answer(question, text)


def can_answer(question: Simple, text: str) -> bool:
    """Whether a text can be the answer to a question."""
    try:
        answer(question, text)
    except NotAnAnswer:
        return False
    return True


def answer_of(question: Simple, reply: Reply) -> Value | None:
    """The answer that a reply gives. Raises `NotAnAnswer`, also for pasted lines that are not a date or an option."""
    match question:
        case Line() if reply.is_multiline:
            return answer(question, one_line(reply))
        case Date() | Choice() if reply.is_multiline:
            value = answer(question, on_one_line(reply.text))
            if isinstance(question, Date) and isinstance(value, str):
                raise NotAnAnswer(
                    f"You pasted {reply.line_count} lines, and this asks for a date. Nothing was changed."
                )
            return value
        case _:
            return answer(question, reply.text)


def gives(question: Simple, reply: Reply, value: Value | None) -> bool:
    """Whether a reply gives an answer, as where it repeats the one that is there."""
    try:
        return answer_of(question, reply) == value
    except NotAnAnswer:
        return False


def answered_lines(question: Simple | Rows, before: Value | None, value: Value | None) -> Iterator[str]:
    """What an answer chose, and what it replaced."""
    if not is_answered(value) or isinstance(question, Rows):
        return
    if isinstance(question, Choice | Choices):
        yield f"Your choice is {answer_text(question, value)}."
    if is_answered(before) and before != value and (what := replaced_text(question, before, value)):
        yield f"It replaced {what}. Type undo to restore that."


def replaced_text(question: Simple | Rows, before: Value | None, value: Value | None) -> str:
    """What an answer replaced, as the message says it; "" if a long answer was only added to, wherever that was."""
    was, is_now = answer_text(question, before), answer_text(question, value)
    if isinstance(question, Prose):
        lines = iter(is_now.split("\n"))
        if is_now.startswith(was) or all(line in lines for line in was.split("\n")):
            return ""
        return f"the answer of {plural(count_words(was), 'word')} that was there"
    return f"“{was}”"


def _chosen(question: Choice | Choices, text: str) -> Value | None:
    many = isinstance(question, Choices)
    numbers = typed_numbers(text, len(question.options)) or []
    if len(numbers) == 1 or (numbers and many):
        chosen = [question.options[number - 1].id for number in numbers]
        return chosen if many else chosen[0]
    if numbers or not text.strip(" ,;0123456789"):
        raise NotAnAnswer(f"Type a number from 1 to {len(question.options)}.")
    value = parse_answer(question, text)
    ids = {option.id for option in question.options}
    if isinstance(value, list):
        value = list(dict.fromkeys(each if each in ids else _begun(question, str(each)) for each in value))
    elif value is not None and value not in ids:
        value = _begun(question, str(value))
    return value


def _begun(question: Choice | Choices, text: str) -> str:
    """The id of the one option that begins with a text, as "yes" begins "Yes, or possibly". Raises `NotAnAnswer`."""
    beginning = " ".join(text.casefold().split()).rstrip(" .!,;")
    labels = {option.id: option.label.casefold() for option in question.options}
    whole = [id_ for id_, label in labels.items() if beginning in (id_.casefold(), label, label.partition(",")[0])]
    found = whole or [id_ for id_, label in labels.items() if beginning and label.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    names = [
        f"{number} {each.label.partition(':')[0]}"
        for number, each in enumerate(question.options, 1)
        if each.id in found
    ]
    if names:
        raise NotAnAnswer(f"“{text}” can be {either(names)}. Type the number.")
    raise NotAnOption(f"That is not one of the options. Type a number from 1 to {len(question.options)}.")
