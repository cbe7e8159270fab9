"""Makes sample drafts of a form to try its template with: every kind of answer, every option, every branch."""

import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.definition import Form, answers_to_show, is_shown
from eia_tui.form.kinds import Choice, Choices, Date, Line, Prose, Question, Rows
from eia_tui.form.values import Value
from eia_tui.system.files import write_whole

_PICTURE = "sample.png"
_LONG = "This is a long answer, as it goes on over more than one line of a narrow column. " * 12
_DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Sample:
    """A sample draft."""

    name: str
    """What it is called in a message."""
    draft: Draft


def samples(form: Form, folder: Path) -> Iterator[Sample]:
    """An empty draft of a form, and filled ones that together show every question and every option.

    Their picture is written to `folder`. Raises `UserError`.
    """
    write_whole(folder / _PICTURE, _picture())
    yield Sample("an empty form", _draft(form, folder))
    choices = [len(each.options) for each in form.questions.values() if isinstance(each, Choice)]
    seen: set[str] = set()
    for turn in range(max([2, *choices])):
        draft = _draft(form, folder)
        for number, step in enumerate(form.steps):
            for asked in step.asked:
                draft.put(asked.address, _answer(asked.address, asked.question, turn + number))
        seen.update(asked.address for asked in draft.all_shown())
        yield Sample("a form with every question answered" if not turn else f"one filled in otherwise ({turn})", draft)
    yield from _hidden(form, folder, seen)


def _hidden(form: Form, folder: Path, seen: set[str]) -> Iterator[Sample]:
    """Drafts that show the questions not in `seen`: one of each step at a time."""
    unseen = {step.address: [each for each in step.asked if each.address not in seen] for step in form.steps}
    for turn in range(max(map(len, unseen.values()), default=0)):
        draft = _draft(form, folder)
        for number, step in enumerate(form.steps):
            next_ = unseen[step.address][turn : turn + 1]
            answers = answers_to_show(next_[0].question, step.section.questions) if next_ else {}
            for asked in step.asked:
                answer = answers.get(asked.question.id) or _answer(asked.address, asked.question, turn + number)
                draft.put(asked.address, answer)
        yield Sample(f"one with other questions shown ({turn + 1})", draft)


def _draft(form: Form, folder: Path) -> Draft:
    return Draft(form, {NOTES: {"form": form.id}}, folder)


def _answer(address: str, question: Question, turn: int) -> Value:
    """An answer of a question's kind, different for each address; each `turn` takes another option."""
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
    """Enough rows to choose every option of a column, and one for each column that depends on others."""
    columns = question.columns
    options = [len(each.options) for each in columns if isinstance(each, (Choice, Choices))]
    for number in range(max([2, *options])):
        yield {each.id: _answer(f"{address} {number} {each.id}", each, number) for each in columns}
    for column in columns:
        answers = answers_to_show(column, columns)
        if answers:
            row = {
                each.id: answers.get(each.id) or _answer(f"{address} {column.id} {each.id}", each, 0)
                for each in columns
            }
            yield row if is_shown(column, columns, row.get) else {}


def _prose(address: str) -> str:
    """A long answer with everything that one may have."""
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
