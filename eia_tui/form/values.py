"""Turns an answer into text and text into an answer, for every kind of question."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeAlias, TypeGuard, assert_never

from eia_tui.form.dates import read_date, show_date
from eia_tui.form.kinds import Choice, Choices, Date, Line, Option, Prose, Question, Rows, Simple
from eia_tui.prose.scrub import scrub

Value: TypeAlias = str | bool | int | float | date | datetime | time | Sequence["Value"] | Mapping[str, "Value"]
"""Any value of a TOML file. An answer can be any of them, even one that does not fit its question."""


_SHOWN = re.compile("[^\\s\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""A character that can be seen, unlike spaces of every width and marks between letters."""


def is_answered(value: Value | None) -> bool:
    """Whether a value is an answer: None, blank text and empty lists or tables are not."""
    match value:
        case None:
            return False
        case str():
            return _SHOWN.search(value) is not None
        case Mapping():
            return any(is_answered(item) for item in value.values())
        case Sequence():
            return any(is_answered(item) for item in value)
        case _:
            return True


def answer_text(question: Question, value: Value | None) -> str:
    """An answer as text for the officer; "" if there is none.

    A value that does not fit the question becomes text as well, so that it can be read and corrected.
    """
    if not is_answered(value):
        return ""
    match question:
        case Line() | Prose() | Date():
            return _plain(value)
        case Choice() | Choices():
            chosen = [value] if isinstance(value, str) else value if _is_list(value) else [_plain(value)]
            return "; ".join(option_label(question.options, _plain(id_)) for id_ in chosen)
        case Rows():
            return "\n\n".join(
                "\n".join(
                    f"{column.label}: {text}"
                    for column in question.columns
                    if (text := answer_text(column, row.get(column.id)))
                )
                for row in rows(question, value)
            )
        case _:
            assert_never(question)


def parse_answer(question: Simple, text: str) -> Value | None:
    """The answer that `text` is to a question; None if it is blank. Text that does not fit is kept as text.

    It reverses `answer_text`: `parse_answer(question, answer_text(question, answer)) == answer`.
    """
    text = scrub(text)
    if not is_answered(text):
        return None
    match question:
        case Prose():
            return text
        case Line():
            return " ".join(text.split("\n")).strip()
        case Date():
            return read_date(text) or text.strip()
        case Choice():
            return _option(question.options, text.strip())
        case Choices():
            return _options(question.options, text)
        case _:
            assert_never(question)


def rows(question: Rows, value: Value | None) -> list[Mapping[str, Value]]:
    """The rows of an answer without empty ones. A value that is not a row becomes text in the first column of one."""
    return [row for row in all_rows(question, value) if is_answered(row)]


def all_rows(question: Rows, value: Value | None) -> list[Mapping[str, Value]]:
    """As `rows`, but with empty rows, so that the position of a row is its number in addresses (from 0 here)."""
    if value is None:
        return []
    first = question.columns[0].id
    return [
        item if isinstance(item, Mapping) else {first: _plain(item)} for item in (value if _is_list(value) else [value])
    ]


def option_label(options: Sequence[Option], id_: str) -> str:
    """The label of the option with this id; the id itself if there is no such option."""
    return next((option.label for option in options if option.id == id_), id_)


def _is_list(value: Value | None) -> TypeGuard[Sequence[Value]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _plain(value: Value | None) -> str:
    match value:
        case None:
            return ""
        case str():
            return scrub(value)
        case datetime() | time():
            return str(value)
        case date():
            return show_date(value)
        case bool():
            return "Yes" if value else "No"
        case Mapping():
            return "\n".join(f"{scrub(key)}: {_plain(item)}" for key, item in value.items())
        case Sequence():
            return "\n".join(_plain(item) for item in value)
        case _:
            return str(value)


def _option(options: Sequence[Option], text: str) -> str:
    """The id of the option whose id or label is `text`, ignoring case; the text itself if there is none."""
    folded = text.casefold()
    for option in options:
        if folded in (option.id.casefold(), option.label.casefold()):
            return option.id
    return text


def _options(options: Sequence[Option], text: str) -> list[str]:
    """The ids of the options in a text, where semicolons, line breaks or commas separate them.

    A part that is the label of an option is not split at its commas.
    """
    known = {option.id for option in options}
    ids: list[str] = []
    for part in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        whole = _option(options, part)
        pieces = (
            [whole]
            if whole in known
            else [_option(options, piece.strip()) for piece in part.split(",") if piece.strip()]
        )
        ids += [piece for piece in pieces if piece not in ids]
    return ids
