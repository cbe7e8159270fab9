"""Applies what came back in a Word form to an answer as it is now: a tracked change, other words, or none any more."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.draft.tracked_change import with_change
from eia_tui.draft.waiting import WaitingItem, waiting_items
from eia_tui.flows.form_maps import form_map
from eia_tui.flows.import_form import RETURNED
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose, Rows
from eia_tui.form.values import Value, all_rows, answer_text, is_answered, parse_answer
from eia_tui.imports.comparison import same_answer
from eia_tui.imports.merging import merged_text
from eia_tui.imports.read import read_with, tidied_file
from eia_tui.imports.returned import Reading
from eia_tui.imports.row_merging import merged_rows
from eia_tui.storage.history import history_folder
from eia_tui.system.errors import UserError


class _KeptFile:
    """A Word file that came back, as it is read with one set of its changes and then with one more."""

    def __init__(self, file: Path) -> None:
        """Raises `WordFileError`."""
        self._received = tidied_file(file)
        self._readings: dict[frozenset[int], Reading] = {}

    def read(self, form: Form, accept: frozenset[int]) -> Reading:
        """The file with these changes accepted. The last two readings are remembered, for the next change."""
        if accept not in self._readings:
            last = list(self._readings.items())[-1:]
            self._readings = {**dict(last), accept: read_with(self._received, form_map(form), accept)}
        return self._readings[accept]


@lru_cache(maxsize=1)
def _opened(file: Path, changed: int) -> _KeptFile:  # noqa: ARG001  with another content it is another file
    return _KeptFile(file)


def _kept_file(file: Path) -> _KeptFile:
    """A kept Word file, opened once for many changes. Raises `UserError`."""
    try:
        changed = file.stat().st_mtime_ns
    except OSError:
        changed = 0  # reading it says what is wrong
    return _opened(file, changed)


def take_change(path: Path, draft: Draft, item: WaitingItem) -> None:
    """Applies a tracked change of a kept Word file, read with and without it. Raises `UserError`."""
    file = _kept_file(history_folder(path) / RETURNED / item.file)
    taken = [each for each in waiting_items(draft) if each.state == "taken" and each.file == item.file]
    before = frozenset(number for each in taken for number in each.elements)
    old, new = (file.read(draft.form, numbers) for numbers in (before, before | {*item.elements}))
    concerned = dict.fromkeys(str(draft.answer_address(each)) for each in item.on)
    # Words that print an option may be among those that were changed: then it is another option, in another answer.
    was, is_ = ({**each.implied, **each.answers} for each in (old, new))
    also = [address for address in is_ if address in was and was[address] != is_[address]]
    for address in dict.fromkeys((*concerned, *also)):
        if address in draft.form.questions:
            _apply(draft, item, address, was.get(address), is_.get(address))


def use_words_from_word(draft: Draft, item: WaitingItem) -> None:
    """Answers with the words from Word instead of those that the draft had at the import. Raises `UserError`."""
    address = item.on[0]
    question = draft.question(address)
    if question is None or isinstance(question, Rows):
        raise UserError(f"The form does not ask for {address} any more")
    _require_unchanged(draft, item)
    draft.put(address, parse_answer(question, item.now))


def take_out(draft: Draft, item: WaitingItem) -> None:
    """Takes out an answer, or a row, that is not in the Word file any more. Raises `UserError`."""
    address = item.on[0]
    rows, _, number = address.rpartition(".")
    question = draft.form.questions.get(rows)
    if not isinstance(question, Rows) or not number.isdecimal():
        _require_unchanged(draft, item)
        draft.put(address, None)
        return
    now = all_rows(question, draft.answer(rows))
    at = next((at for at, row in enumerate(now) if answer_text(question, [row]) == item.was), None)
    if at is None:
        raise UserError(f"The row that was taken out in Word ({address}) was changed since: delete it yourself")
    draft.put(rows, [*now[:at], *now[at + 1 :]])


def _require_unchanged(draft: Draft, item: WaitingItem) -> None:
    """Raises `UserError` where an answer is not the one that the draft had at the import."""
    address = item.on[0]
    question = draft.question(address)
    if question and answer_text(question, draft.answer(address)) != item.was:
        raise UserError(
            f"{draft.label(address)} ({address}) was changed since the import: make this change yourself, then `done`"
        )


def _apply(draft: Draft, item: WaitingItem, address: str, was: Value | None, is_: Value | None) -> None:
    question, now = draft.form.questions[Address(address)], draft.answer(address)
    if same_answer(question, was, is_) or same_answer(question, now, is_):
        return
    if isinstance(question, Rows):
        merged = merged_rows(question, all_rows(question, was), all_rows(question, now), all_rows(question, is_))
        if not merged.conflicts:
            gone = [answer_text(question, [all_rows(question, was)[number - 1]]) for number in merged.gone]
            draft.put(address, [row for row in merged.rows if _printed(question, row) not in gone])
            return
    elif same_answer(question, was, now):
        draft.put(address, is_ if is_ is not None and is_answered(is_) else None)
        return
    elif isinstance(question, Prose):
        both = merged_text(*(answer_text(question, each) for each in (was, now, is_)))
        if both is not None:
            draft.put(address, both)
            return
    if isinstance(question, Prose | Line) and len(item.on) == 1:  # other words of the same paragraph were changed
        changed = with_change(answer_text(question, now), item.was, item.now, item.around)
        if changed is not None:
            draft.put(address, changed)
            return
    raise UserError(
        f"{draft.label(address)} ({address}) was changed there since: make this change yourself, then `done`"
    )


def _printed(question: Rows, row: Mapping[str, Value]) -> str:
    columns = {column.id for column in question.columns if column.printed}
    return answer_text(question, [{key: value for key, value in row.items() if key in columns}])
