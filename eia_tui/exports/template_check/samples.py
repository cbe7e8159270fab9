"""Fills a form in by itself, so that its template can be tried: every kind of answer, every option, every branch."""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.definition import Form, shown
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows
from eia_tui.form.values import Value
from eia_tui.system.files import write_whole

_PICTURE = "sample.png"
_LONG = "This is a long answer, as it goes on over more than one line of a narrow column. " * 12
_DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Sample:
    """A form that is filled in."""

    said: str
    """What it is called where it is told of."""
    draft: Draft


def samples(form: Form, folder: Path) -> Iterator[Sample]:
    """An empty draft of a form, and as many filled ones as show every question and every option of it.

    `folder` is where their picture is put; nothing else is written. Raises `UserError`.
    """
    write_whole(folder / _PICTURE, _picture())
    yield Sample("an empty form", _draft(form, folder))
    choices = [len(each.options) for each in form.questions.values() if isinstance(each, Choice)]
    seen: set[str] = set()
    for turn in range(max([2, *choices])):
        draft = _draft(form, folder)
        for at, step in enumerate(form.steps):
            for asked in step.asked:
                draft.put(asked.address, _answer(asked.address, asked.question, turn + at))
        seen.update(asked.address for asked in draft.asked())
        yield Sample("a form with every question answered" if not turn else f"one filled in otherwise ({turn})", draft)
    yield from _hidden(form, folder, seen)


def _hidden(form: Form, folder: Path, seen: set[str]) -> Iterator[Sample]:
    """Filled forms that show the questions which none has shown yet: one of each step at a time."""
    left = {step.address: [each for each in step.asked if each.address not in seen] for step in form.steps}
    for turn in range(max(map(len, left.values()), default=0)):
        draft = _draft(form, folder)
        for at, step in enumerate(form.steps):
            wanted = left[step.address][turn : turn + 1]
            answers = _for_it_to_be_shown(wanted[0].question, step.section.questions) if wanted else {}
            for asked in step.asked:
                answer = answers.get(asked.question.id) or _answer(asked.address, asked.question, turn + at)
                draft.put(asked.address, answer)
        yield Sample(f"one with other questions shown ({turn + 1})", draft)


def _for_it_to_be_shown(question: Question, siblings: Sequence[Question]) -> Mapping[str, str]:
    """What the siblings of a question must say for it to be asked."""
    wanted: dict[str, str] = {}
    asked = [question]
    for each in asked:  # grows by those that it waits for
        wanted.update(each.when)
        asked += [sibling for sibling in siblings if sibling.id in each.when and sibling not in asked]
    for sibling in siblings:
        if isinstance(sibling, Choice) and sibling.id not in wanted:
            ids = {each.id for each in asked}
            free = [option.id for option in sibling.options if not ids & set(option.hides)]
            if 0 < len(free) < len(sibling.options):
                wanted[sibling.id] = free[0]
    return wanted


def _draft(form: Form, folder: Path) -> Draft:
    return Draft(form, {NOTES: {"form": form.id}}, folder)


def _answer(address: str, question: Question, turn: int) -> Value:
    """An answer that fits a question and is like no other's; each `turn` takes another option."""
    match question:
        case Line():
            return f"A line for {address}: “fees” & 'dues' <under> £5"
        case Prose():
            return _prose(address) if turn % 2 == 0 else f"{address}: {_LONG}"
        case Date():
            return _DAY + timedelta(days=turn) if turn % 2 == 0 else f"The day of {address} is not known yet"
        case Choice(options=options):
            return options[turn % len(options)].id
        case Choices(options=options):
            return [each.id for each in (options if turn % 2 == 0 else options[turn % len(options) :][:1])]
        case Rows():
            return [dict(row) for row in _rows(address, question)]


def _rows(address: str, question: Rows) -> Iterator[Mapping[str, Value]]:
    """Rows enough for every option of a column, and one for each column that others call up."""
    columns = question.columns
    options = [len(each.options) for each in columns if isinstance(each, (Choice, Choices))]
    for number in range(max([2, *options])):
        yield {each.id: _answer(f"{address} {number} {each.id}", each, number) for each in columns}
    for column in columns:
        answers = _for_it_to_be_shown(column, columns)
        if answers:
            row = {
                each.id: answers.get(each.id) or _answer(f"{address} {column.id} {each.id}", each, 0)
                for each in columns
            }
            yield row if shown(column, columns, row.get) else {}


def _prose(address: str) -> str:
    """Everything that a long answer may hold."""
    return f"""# Heading for {address}

Words for **{address}** in *another* style, with [a link](https://example.org/page).

- first of {address}
    - inside it
- second

1. one
2. two

| What | For whom |
|---|--:|
| {address} | 12 |
| a cell | {address} |

> Somebody else's words

![A picture for {address}]({_PICTURE})

{_LONG}"""


def _picture() -> bytes:
    """A grey dot, as PNG (PNG specification, sections 5 and 11)."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * 8 for _ in range(8)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
