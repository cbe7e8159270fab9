"""Applies what came back in a Word form to an answer as it is now: a tracked change, other words, or none any more."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from eia_tui.draft.draft import Draft
from eia_tui.draft.tracked_change import with_change
from eia_tui.draft.waiting import END_OF_PARAGRAPH, IN_CELLS, WaitingItem, waiting_items
from eia_tui.draft.waiting_text import NOT_IN_ANSWER, NOT_TAKEN, ON_ONE_LINE, introduced, places_text
from eia_tui.flows.form_maps import form_map
from eia_tui.flows.returned_pictures import own_names, renamed, write_pictures
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Choices, Line, Prose, Question, Rows, Simple
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import Value, all_rows, answer_text, is_answered, parse_answer
from eia_tui.imports.pictures import Pictures
from eia_tui.imports.read_form import PICTURES, read_with, tidied_file
from eia_tui.imports.returned_form import Doubt
from eia_tui.imports.row_merge import merged_rows
from eia_tui.imports.same_answer import same_answer
from eia_tui.imports.text_merge import both_texts, merged_text
from eia_tui.prose.blocks import words
from eia_tui.prose.markdown import read_prose
from eia_tui.storage.history import RETURNED, history_folder
from eia_tui.system.errors import UserError
from eia_tui.system.text import shortened
from eia_tui.word.received import Received

_REMEMBERED = 4
"""How many readings of a file are kept, for the changes that are taken next."""


@lru_cache(maxsize=1)
def _opened(file: Path, changed: int) -> Received:  # noqa: ARG001  with another content it is another file
    """A kept Word file, opened once for many changes. Raises `UserError`."""
    return tidied_file(file)


class _Reading(NamedTuple):
    """What a file holds with some of its tracked changes accepted."""

    answers: Mapping[str, Value | None]
    doubts: Mapping[str, Doubt]
    """The choices of which its words print no option for certain."""


class KeptFile:
    """A Word file that came back, as the history of its draft keeps it: read with some of its tracked changes."""

    def __init__(self, path: Path, draft: Draft, name: str) -> None:
        """`path` is that of the draft, `name` that of the file. Raises `UserError` if it is not there any more."""
        self._path, self._draft, self._name = path, draft, name
        file = history_folder(path) / RETURNED / name
        self._received = _opened(file, file.stat().st_mtime_ns if file.is_file() else 0)
        self._map = form_map(draft.form)
        self._pictures = Pictures(PICTURES)
        self._readings: dict[frozenset[int], _Reading] = {}

    def taken(self) -> dict[int, frozenset[int]]:
        """The elements of each of its changes that is taken, by the number of its item."""
        items = (each for each in waiting_items(self._draft) if each.state == "taken" and each.file == self._name)
        return {item.number: frozenset(item.elements) for item in items if item.elements}

    def read(self, accepted: frozenset[int]) -> _Reading:
        """What it holds with these changes accepted, and all others refused."""
        if accepted not in self._readings:
            reading = read_with(self._received, self._map, accepted, self._pictures)
            # Words that print an option may be among those that were changed: then it is another option.
            every = {**reading.implied, **reading.answers}
            names = own_names(self._pictures.files, self._draft)
            self._readings = dict(list(self._readings.items())[-_REMEMBERED:])
            answers = {address: renamed(value, names) for address, value in every.items()}
            self._readings[accepted] = _Reading(answers, reading.doubts)
        return self._readings[accepted]

    def put(self, answers: Mapping[str, Value | None]) -> None:
        """Puts answers into the draft, with the pictures that are new in them."""
        write_pictures(self._pictures.files, self._draft, answers.values(), self._path)
        for address, value in answers.items():
            self._draft.put(address, value)


def take_changes(path: Path, draft: Draft, items: Sequence[WaitingItem]) -> dict[int, str]:
    """Applies tracked changes of one kept Word file; why some could not be, by the numbers of their items.

    The file is read with and without them. Many are applied at once, and fewer where that is not certain.
    Raises `UserError`.
    """
    kept = KeptFile(path, draft, items[0].file)
    problems: dict[int, str] = {}

    def take(some: Sequence[WaitingItem], before: frozenset[int]) -> frozenset[int]:
        """The elements that are accepted after that."""
        after = before.union(*(item.elements for item in some))
        try:
            kept.put(_taken(draft, some, kept.read(before), kept.read(after)) if after > before else {})
        except UserError as error:
            if len(some) > 1:
                half = len(some) // 2
                return take(some[half:], take(some[:half], before))
            problems[some[0].number] = str(error)
            return before
        return after

    # Of these it cannot be counted whether they are in the answers, so they are taken one by one.
    uncounted = [item for item in items if not any(_letters_of(item).values()) or len(item.on) > 1]
    counted = [item for item in items if item not in uncounted]
    accepted = frozenset().union(*kept.taken().values())
    for some in ([counted] if counted else []) + [[item] for item in uncounted]:
        accepted = take(some, accepted)
    for item in [each for each in items if each.number in problems] if len(problems) < len(items) else []:
        again, before = problems.pop(item.number), accepted  # what the others changed may make it possible
        accepted = take([item], before)
        problems |= {item.number: again} if accepted == before else {}
    return problems


def give_back(path: Path, draft: Draft, items: Sequence[WaitingItem]) -> dict[int, str]:
    """Undoes that tracked changes of one kept Word file were taken; why some could not be. Raises `UserError`."""
    kept = KeptFile(path, draft, items[0].file)
    problems: dict[int, str] = {}
    left = kept.taken()

    def undo(some: Sequence[WaitingItem]) -> None:
        before = frozenset().union(*left.values())
        numbers = {item.number for item in some}
        after = frozenset().union(*(each for number, each in left.items() if number not in numbers))
        try:
            kept.put(_merged(draft, some, kept.read(before), kept.read(after)))
        except UserError:
            if len(some) > 1:
                half = len(some) // 2
                undo(some[half:])
                undo(some[:half])
            else:
                where = introduced(places_text(draft, some[0].on))
                problems[some[0].number] = (
                    f"{where} The words around the change are different now. Change them back yourself. It stays "
                    "marked as taken"
                )
        else:
            for number in numbers:
                left.pop(number, None)

    undo(items)
    return problems


def use_words_from_word(draft: Draft, item: WaitingItem, words: str) -> None:
    """Answers with these words instead of those that the draft had at the import; what was changed since stays.

    They are the words from Word, or both wordings. Raises `UserError` where the same words were changed since.
    """
    address, question = _place(draft, item), _asked(draft, item)
    now = answer_text(question, draft.answer(address))
    new = words if now == item.was else _beside_changes(question, item, now, words)
    if new is None:
        what = f"{draft.label(address)} was changed since the form was read"
        ways = "Keep both wordings, or change" if item.both else "Change"
        raise UserError(f"{what}. {ways} the answer yourself and then keep yours")
    draft.put(address, parse_answer(question, new))


def _beside_changes(question: Simple, item: WaitingItem, now: str, words: str) -> str | None:
    """These words from Word beside what was changed since; None where it is not certain what they replace."""
    both = bool(item.both) and words == item.both
    if not isinstance(question, Prose):
        return f"{now}; {item.now}" if both else None
    merged = merged_text(item.was, now, words)
    return both_texts(item.was, now, words) if merged is None and both else merged


def choose_option(draft: Draft, item: WaitingItem, option: str) -> None:
    """Answers a choice with an option, by its id. Raises `UserError`."""
    _asked(draft, item)
    draft.put(item.on[0], option)


def _asked(draft: Draft, item: WaitingItem) -> Simple:
    """The question that an item is to decide. Raises `UserError` if the form does not have it."""
    question = draft.question(item.on[0])
    if question is None or isinstance(question, Rows):
        raise UserError(f"The form does not ask for {item.on[0]} any more")
    return question


def take_out(draft: Draft, item: WaitingItem) -> None:
    """Takes out an answer, or a row, that is not in the Word file any more. Raises `UserError`."""
    address = item.on[0]
    rows = Address(address).parent
    question = draft.form.questions.get(rows)
    if not isinstance(question, Rows) or not Address(address).is_row:
        draft.put(_unchanged_place(draft, item), None)
        return
    now = all_rows(question, draft.answer(rows))
    at = next((at for at, row in enumerate(now) if answer_text(question, [row]) == item.was), None)
    if at is None:
        raise UserError(
            "This row was changed since the form was read. If it should go, delete it yourself, and then keep yours"
        )
    draft.put(rows, [*now[:at], *now[at + 1 :]])


def _unchanged_place(draft: Draft, item: WaitingItem) -> str:
    """The address of an answer that is the one that the draft had at the import. Raises `UserError` for another."""
    address = _place(draft, item)
    question = draft.question(address)
    if question and answer_text(question, draft.answer(address)) != item.was:
        raise UserError(
            f"{draft.label(address)} was changed since the form was read. If it should be empty, empty it yourself, "
            "and then keep yours"
        )
    return address


def _place(draft: Draft, item: WaitingItem) -> str:
    """The address of the answer that an item is to decide; of a cell also where its row has another number now."""
    address = Address(item.on[0])
    rows = address.parent.parent
    question, number = draft.form.questions.get(rows), rows.row_number(address)
    if not isinstance(question, Rows) or number is None or not item.row:
        return address
    first = question.columns[0]
    firsts = [answer_text(first, row.get(first.id)) for row in all_rows(question, draft.answer(rows))]
    numbers = [at for at, text in enumerate(firsts, 1) if text == item.row]
    # The first cell may have been changed since: then its number says best which row it is.
    return address if not numbers or number in numbers else rows.child(numbers[0], address.name)


def _taken(draft: Draft, items: Sequence[WaitingItem], old: _Reading, new: _Reading) -> Mapping[str, Value | None]:
    """The answers that taking these changes makes of those of now. Raises `UserError`, also where it makes none."""
    if doubt := next((each for address, each in new.doubts.items() if address not in old.doubts and each.found), None):
        raise UserError(
            f"With this change alone the row would say “{shortened(doubt.found)}” beside other words, so no clear "
            "option. Take the other changes of this row first, or choose the option yourself and mark this as done"
        )
    if not _differing(draft, items, old, new):
        only_paragraphs = all({item.was, item.now} <= {"", END_OF_PARAGRAPH} for item in items)
        raise UserError(ON_ONE_LINE if only_paragraphs else NOT_IN_ANSWER)
    if len(items) > 1 and not _are_all_in(draft.form, items, old.answers, new.answers):
        raise UserError("Some of these words are not in an answer")
    answers = _merged(draft, items, old, new)
    if not answers:
        raise UserError("The answer already says this: mark it as done")
    return answers


def _are_all_in(
    form: Form, items: Sequence[WaitingItem], old: Mapping[str, Value | None], new: Mapping[str, Value | None]
) -> bool:
    """Whether the answers gained and lost exactly the letters that these changes add and delete."""
    found = Counter[str]()
    for address, question in form.questions.items():
        found.update(_letters(_words(question, new.get(address))))
        found.subtract(_letters(_words(question, old.get(address))))
    for item in items:
        found.subtract(_letters_of(item))
    return not any(found.values())


def _letters_of(item: WaitingItem) -> Counter[str]:
    """How many of each letter a change brings, or takes away."""
    letters = _letters(item.now)
    letters.subtract(_letters(item.was))
    return letters


def _letters(text: str) -> Counter[str]:
    return Counter(each for each in text if not each.isspace() and each not in f"{END_OF_PARAGRAPH}{IN_CELLS}")


def _words(question: Question, value: Value | None) -> str:
    """The words of an answer as they are printed."""
    if isinstance(question, Rows):
        columns = [column for column in question.columns if column.printed]
        return " ".join(_words(each, row.get(each.id)) for row in all_rows(question, value) for each in columns)
    text = answer_text(question, value)
    return words(read_prose(text)) if isinstance(question, Prose) else text


def _merged(draft: Draft, items: Sequence[WaitingItem], old: _Reading, new: _Reading) -> dict[str, Value | None]:
    """The answers of now, by address, that become others by what differs between two readings. Raises `UserError`."""
    answers: dict[str, Value | None] = {}
    for address in _differing(draft, items, old, new):
        now, is_ = draft.answer(address), new.answers.get(address)
        was = now if address in old.doubts else old.answers.get(address)
        if same_answer(draft.form.questions[Address(address)], now, is_):
            continue
        if address in stage_addresses(draft.form):
            raise UserError(NOT_TAKEN)
        answers[address] = _changed(draft, items, address, (was, now, is_))
    return answers


def _differing(draft: Draft, items: Sequence[WaitingItem], old: _Reading, new: _Reading) -> list[str]:
    """The addresses of the answers that differ between two readings because of these changes."""
    concerned = {str(draft.answer_address(each)) for item in items for each in item.on}
    return [
        address
        for address, question in draft.form.questions.items()
        # An answer that nobody marked may differ as well: words that print an option were changed, in another answer.
        if (address in concerned or (address in new.answers and (address in old.answers or address in old.doubts)))
        and not same_answer(question, old.answers.get(address), new.answers.get(address))
        and (address in {**new.answers, **new.doubts} or _are_deleted(question, old.answers.get(address), items))
    ]


def _are_deleted(question: Question, value: Value | None, items: Sequence[WaitingItem]) -> bool:
    """Whether these changes delete the words of an answer, and not only those by which it is found in the file."""
    deleted = Counter(word for item in items for word in item.was.split())
    return isinstance(question, Choice | Choices) or not Counter(_words(question, value).split()) - deleted


def _changed(
    draft: Draft, items: Sequence[WaitingItem], address: str, states: tuple[Value | None, Value | None, Value | None]
) -> Value | None:
    """An answer of now with what differs between two others. Raises `UserError`."""
    question = draft.form.questions[Address(address)]
    was, now, is_ = states
    if isinstance(question, Rows):
        merged = merged_rows(question, all_rows(question, was), all_rows(question, now), all_rows(question, is_))
        before = [_printed(question, row) for row in all_rows(question, was)]
        if not merged.conflicts and all(
            _printed(question, merged.rows[at - 1]) in before for at in merged.gone.values()
        ):
            for at, column, _ in merged.emptied:
                del merged.rows[at - 1][column]
            return [row for at, row in enumerate(merged.rows, 1) if at not in merged.gone.values()]
    elif (is_ is None or not is_answered(is_)) and same_answer(question, was, now):
        return None
    if isinstance(question, Prose):
        both = merged_text(*(answer_text(question, each) for each in (was, now, is_)))
        if both is not None:
            return both
    if same_answer(question, was, now):
        return is_
    if isinstance(question, Prose | Line) and len(items) == 1 and len(items[0].on) == 1 and items[0].is_open:
        # Other words of the same paragraph were changed.
        changed = with_change(answer_text(question, now), items[0].was, items[0].now, items[0].around)
        if changed is not None:
            return changed
    raise UserError(
        f"{draft.label(address)} is different now where this change is, or the change is beside the form's own words. "
        "Make it in the answer yourself, and then mark it as done"
    )


def _printed(question: Rows, row: Mapping[str, Value]) -> str:
    columns = {column.id for column in question.columns if column.printed}
    return answer_text(question, [{key: value for key, value in row.items() if key in columns}])
