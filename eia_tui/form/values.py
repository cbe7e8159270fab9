"""The one place where an answer becomes text, and text an answer."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import TypeAlias, TypeGuard, assert_never

from eia_tui.form.dates import read_date, show_date
from eia_tui.form.kinds import Choice, Choices, Date, Line, Option, Prose, Question, Rows, Simple
from eia_tui.prose.scrub import scrub

Value: TypeAlias = str | bool | int | float | date | datetime | time | Sequence["Value"] | Mapping[str, "Value"]
"""Whatever a TOML file can hold: an answer may be any of it, fitting or not."""


def answered(value: Value | None) -> bool:
    """Whether a value says anything: no key, a blank text, and an empty list or table do not."""
    match value:
        case None:
            return False
        case str():
            return bool(value.strip())
        case Mapping():
            return any(answered(each) for each in value.values())
        case Sequence():
            return any(answered(each) for each in value)
        case _:
            return True


def words(question: Question, value: Value | None) -> str:
    """An answer as the officer reads it; "" where there is none.

    A value that does not fit the question is shown all the same, in the nearest words.
    """
    if not answered(value):
        return ""
    match question:
        case Line() | Prose() | Date():
            return _plain(value)
        case Choice() | Choices():
            chosen = [value] if isinstance(value, str) else value if _is_list(value) else [_plain(value)]
            return "; ".join(label(question.options, _plain(each)) for each in chosen)
        case Rows():
            return "\n\n".join(
                "\n".join(
                    f"{column.label}: {text}"
                    for column in question.columns
                    if (text := words(column, row.get(column.id)))
                )
                for row in rows(question, value)
            )
        case _:
            assert_never(question)


def read(question: Simple, text: str) -> Value | None:
    """The answer that `text` gives to the question; None where it is blank. Words that do not fit are kept as they are.

    `read(question, words(question, answer))` is the answer again.
    """
    text = scrub(text)
    if not text.strip():
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
    """The rows of an answer, empty ones left out; whatever is no row is kept in words, as a row's first column."""
    return [row for row in every_row(question, value) if answered(row)]


def every_row(question: Rows, value: Value | None) -> list[Mapping[str, Value]]:
    """The rows of an answer with those that say nothing yet, each at the place by which its address numbers it."""
    if value is None:
        return []
    first = question.columns[0].id
    return [
        each if isinstance(each, Mapping) else {first: _plain(each)} for each in (value if _is_list(value) else [value])
    ]


def label(options: Sequence[Option], id_: str) -> str:
    """What an option says; the words themselves where they are none of the options."""
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
            return "\n".join(f"{scrub(key)}: {_plain(each)}" for key, each in value.items())
        case Sequence():
            return "\n".join(_plain(each) for each in value)
        case _:
            return str(value)


def _option(options: Sequence[Option], text: str) -> str:
    """The id of the option that `text` names by its id or its label, whatever the capitals."""
    asked = text.casefold()
    for option in options:
        if asked in (option.id.casefold(), option.label.casefold()):
            return option.id
    return text


def _options(options: Sequence[Option], text: str) -> list[str]:
    known = {option.id for option in options}
    found: list[str] = []
    for part in filter(None, (part.strip() for part in re.split(r"[;\n]", text))):
        whole = _option(options, part)
        pieces = (
            [whole] if whole in known else [_option(options, each.strip()) for each in part.split(",") if each.strip()]
        )
        found += [piece for piece in pieces if piece not in found]
    return found
