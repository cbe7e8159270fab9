"""What a person has begun to write that is no answer: a reason, or comments of a stage that has no box in the form."""

from collections.abc import Callable, Mapping

from eia_tui.draft.draft import NOTES, Draft
from eia_tui.form.values import Value

BEGUN = f"{NOTES}.begun"
"""The table of what was restored after a crash, or when another window took the draft over, and is not done yet."""


def begun_address(what: str) -> str:
    """The address of what was begun; `what` says what it is, such as "comments of approval.officer"."""
    return f"{BEGUN}.{what.replace('.', '-')}"


def begun_in(answers: Mapping[str, Value | None]) -> dict[str, str]:
    """Of what is in a journal, what was begun: its texts, by address."""
    return {
        address: value
        for address, value in answers.items()
        if isinstance(value, str) and address.startswith(f"{BEGUN}.") and address.count(".") == BEGUN.count(".") + 1
    }


def begun_texts(draft: Draft) -> dict[str, str]:
    """What was begun and is in the notes of a draft, by address."""
    table = draft.answer(BEGUN)
    return begun_in({f"{BEGUN}.{key}": text for key, text in table.items()}) if isinstance(table, Mapping) else {}


def remove_begun(draft: Draft, what: str) -> None:
    """Removes one text from the notes of a draft, and their table with the last one."""
    draft.put(begun_address(what), None)
    if draft.answer(BEGUN) == {}:
        draft.put(BEGUN, None)


class Begun:
    """Each text is in the journal while it is typed, and in the notes of the draft once it was restored from there."""

    def __init__(self, draft: Draft, jot: Callable[[str, str], object], remove: Callable[[str], object]) -> None:
        """`jot` writes an unfinished text to the journal, and `remove` removes one from there and from the draft."""
        self._draft = draft
        self._jot = jot
        self._remove = remove

    def text(self, what: str) -> str:
        """What was begun before the program ended; "" if nothing was."""
        return begun_texts(self._draft).get(begun_address(what), "")

    def write(self, what: str, text: str) -> None:
        """Keeps what is written so far."""
        self._jot(begun_address(what), text)

    def forget(self, what: str) -> None:
        """Forgets it: it was finished, or the person discarded it."""
        self._remove(begun_address(what))
