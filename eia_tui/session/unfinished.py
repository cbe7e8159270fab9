"""Unfinished texts, which are not answers yet: a reason, a reply, or the comments of a stage."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.address import Address
from eia_tui.form.values import Value

UNFINISHED_TEXTS = Address(NOTES).child("begun")  # as drafts have it from before it was renamed
"""The table of what was restored after a crash, or when another window took the draft over, and is not done yet."""


AFTER_LINES = "↵"
"""The beginning of a line typed at the prompts if the lines before it, which were ended by Enter, are in the answer."""


def line_typed_at(address: str) -> str:
    """What a line is called that Enter was not pressed after at a question of the prompts."""
    return f"line typed at {address}"


def words_typed_at(address: str) -> str:
    """What words are called that were typed at a choice, and are none of its options."""
    return f"words typed at {address}"


def unfinished_address(what: str) -> str:
    """The address of an unfinished text; `what` says what it is, such as "comments of approval.officer"."""
    return UNFINISHED_TEXTS.child(what.replace(".", "-"))


def unfinished_in(answers: Mapping[str, Value | None]) -> dict[str, str]:
    """The unfinished texts of a journal, by address."""
    return {
        address: value
        for address, value in answers.items()
        if isinstance(value, str) and Address(address).parent == UNFINISHED_TEXTS
    }


def forgotten_in(answers: Mapping[str, Value | None]) -> dict[str, None]:
    """The unfinished texts that a journal says were used or discarded, by address."""
    return {
        address: value
        for address, value in answers.items()
        if value is None and Address(address).parent == UNFINISHED_TEXTS
    }


def unfinished_texts(draft: Draft) -> dict[str, str]:
    """The unfinished texts in the notes of a draft, by address."""
    table = draft.answer(UNFINISHED_TEXTS)
    return (
        unfinished_in({UNFINISHED_TEXTS.child(key): text for key, text in table.items()})
        if isinstance(table, Mapping)
        else {}
    )


class LineInRow(NamedTuple):
    """A line that Enter was not pressed after in a cell, or words that are none of the options of one."""

    rows: Address
    number: int
    """The number of its row, from 1."""
    column: str
    text: str
    is_refused: bool
    """Whether it is words that are none of the options."""

    def called(self, number: int) -> str:
        """What it is called among the unfinished texts where its row has this number."""
        name = words_typed_at if self.is_refused else line_typed_at
        return name(self.rows.child(number, self.column))

    @property
    def what(self) -> str:
        """What it is called among the unfinished texts."""
        return self.called(self.number)


def lines_in_rows(draft: Draft, rows: str) -> list[LineInRow]:
    """The lines in the notes of a draft that were typed in the rows at an address, also in one that is not there."""
    found = []
    for is_refused, name in ((False, line_typed_at), (True, words_typed_at)):
        beginning = unfinished_address(name(Address(rows).child("")))
        for address, text in unfinished_texts(draft).items():
            number, _, column = address.removeprefix(beginning).partition("-")
            if number.isdecimal():
                found.append(LineInRow(Address(rows), int(number), column, text, is_refused))
    return sorted(found, key=lambda line: line.number)


def remove_unfinished(draft: Draft, what: str) -> None:
    """Removes one text from the notes of a draft, and their table with the last one."""
    draft.put(unfinished_address(what), None)
    if draft.answer(UNFINISHED_TEXTS) == {}:
        draft.put(UNFINISHED_TEXTS, None)


class UnfinishedTexts:
    """Each text is in the journal while it is typed, and in the notes of the draft once it was restored from there."""

    def __init__(
        self,
        draft: Draft,
        journal: Callable[[str, str], object],
        drop: Callable[[str], object],
        remove: Callable[[str], object],
    ) -> None:
        """`journal` writes a text to the journal, `drop` removes it from there, `remove` also from the draft."""
        self._draft = draft
        self._journal = journal
        self._drop = drop
        self._remove = remove

    def text(self, what: str) -> str:
        """What was typed before the program ended; "" for nothing."""
        return unfinished_texts(self._draft).get(unfinished_address(what), "")

    def write(self, what: str, text: str) -> None:
        """Keeps what is written so far."""
        self._journal(unfinished_address(what), text)

    def drop(self, what: str) -> None:
        """Drops what was written since the program started."""
        self._drop(unfinished_address(what))

    def forget(self, what: str) -> None:
        """Forgets it: it was finished, or the person discarded it."""
        self._remove(unfinished_address(what))
