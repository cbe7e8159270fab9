"""Makes a form from a draft whose own form is not installed, so that its answers can be read and kept."""

from collections.abc import Iterator, Mapping

from eia_tui.form.address import Address
from eia_tui.form.definition import Form, Section
from eia_tui.form.kinds import Prose, Question, Rows
from eia_tui.form.values import Value
from eia_tui.prose.scrub import scrub
from eia_tui.system.text import capitalised

_DEEPEST = 4


def fallback_form(id_: str, tables: Mapping[str, Value], why: str) -> Form | None:
    """A form with one question for each value in a draft's tables, labelled with its key; None without any answers.

    `why` says why the form `id_` is not available.
    """
    sections = tuple(_sections("", tables, 0))
    title = f"A form that is not installed here ({id_})"
    return Form(id=id_, title=title, sections=sections, missing=why) if sections else None


def _sections(path: str, table: Mapping[str, Value], depth: int) -> Iterator[Section]:
    plain = {key: value for key, value in table.items() if key and "." not in key}
    questions = tuple(_question(key, value) for key, value in plain.items() if not isinstance(value, Mapping))
    if path and questions:
        yield Section(id=path, title=_title(path), questions=questions)
    for key, value in plain.items():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _sections(Address(path).child(key), value, depth + 1)


def _title(path: str) -> str:
    """The keys of a table as a title: "Impact, care experience" for "impact.care_experience"."""
    return capitalised(scrub(path.replace(".", ", ").replace("_", " ")))


def _question(key: str, value: Value) -> Question:
    rows = value if isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value) else []
    columns = dict.fromkeys(str(column) for row in rows if isinstance(row, Mapping) for column in row)
    if columns:
        return Rows(
            id=key, label=scrub(key), columns=tuple(Prose(id=column, label=scrub(column)) for column in columns)
        )
    return Prose(id=key, label=scrub(key))
