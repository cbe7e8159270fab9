"""Makes a form for a draft whose own is not installed, so that everything in it can be read and kept."""

from collections.abc import Iterator, Mapping

from eia_tui.form.definition import Form, Section
from eia_tui.form.kinds import Prose, Question, Rows
from eia_tui.form.values import Value
from eia_tui.prose.scrub import scrub

_DEEPEST = 4


def stand_in(id_: str, tables: Mapping[str, Value], why: str) -> Form | None:
    """A form that asks for what the tables of a draft hold, under the names they have there; None for no answers.

    `why` says why the form `id_` itself is not there.
    """
    sections = tuple(_sections("", tables, 0))
    title = f"A form that is not installed here ({id_})"
    return Form(id=id_, title=title, sections=sections, missing=why) if sections else None


def _sections(above: str, table: Mapping[str, Value], depth: int) -> Iterator[Section]:
    plain = {key: value for key, value in table.items() if key and "." not in key}
    questions = tuple(_question(key, value) for key, value in plain.items() if not isinstance(value, Mapping))
    if above and questions:
        yield Section(id=above, title=scrub(above.replace(".", ", ")), questions=questions)
    for key, value in plain.items():
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _sections(f"{above}.{key}" if above else key, value, depth + 1)


def _question(key: str, value: Value) -> Question:
    rows = value if isinstance(value, list) and value and all(isinstance(row, Mapping) for row in value) else []
    columns = dict.fromkeys(str(column) for row in rows if isinstance(row, Mapping) for column in row)
    if columns:
        return Rows(id=key, label=scrub(key), columns=tuple(Prose(id=each, label=scrub(each)) for each in columns))
    return Prose(id=key, label=scrub(key))
