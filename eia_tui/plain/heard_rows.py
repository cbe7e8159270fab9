"""What was read out at a question of rows, so that only what changed is read out again."""

from collections.abc import Iterator, Mapping, Sequence

from eia_tui.checks.action_coverage import GroupToCover
from eia_tui.plain.answers import heard
from eia_tui.system.text import agreeing, listed, plural


class HeardRows:
    """The rows of one question, and what no action covers, as they were read out last."""

    def __init__(self) -> None:
        """Nothing was read out."""
        self.address = ""
        """The question; "" for none."""
        self._rows: Sequence[str] | None = None
        self._numbers: dict[tuple[str, str], int] = {}
        """The numbers of what no action covers, by group and text: each keeps its number."""
        self._read: set[int] = set()
        """The numbers that were read out."""

    def begin(self, address: str) -> bool:
        """Notes that a question of rows is asked, "" for any other. Whether it is the one that was asked just now."""
        is_again = bool(address) and address == self.address
        if not is_again:
            self.address, self._rows = address, None
            self._numbers.clear()
            self._read.clear()
        return is_again

    def rows_lines(self, texts: Sequence[str]) -> Iterator[str]:
        """The rows the first time, and then those that changed."""
        before, self._rows = self._rows, texts
        if not texts:
            yield "No rows yet."
            return
        if before is None:
            yield from (f"Row {number}: {text}" for number, text in enumerate(texts, 1))
            return
        there = {*enumerate(before)} if len(before) == len(texts) else before
        for number, text in enumerate(texts):
            if ((number, text) if isinstance(there, set) else text) not in there:
                yield f"Row {number + 1}: {text}"
        yield f"{plural(len(texts), 'row')} in all. Type read to read {agreeing(len(texts), 'it')}."

    def numbered(self, left: Sequence[GroupToCover]) -> Mapping[int, GroupToCover]:
        """What no action covers, by its number."""
        numbers = self._numbers
        return {numbers.setdefault((each.group.id, each.action_text), len(numbers) + 1): each for each in left}

    def uncovered_lines(self, left: Mapping[int, GroupToCover]) -> Iterator[str]:
        """What no action covers the first time, and then what is new, and the numbers that are left."""
        new = {number: each for number, each in left.items() if number not in self._read}
        if new:
            yield "No action covers these yet:"
            yield from (f"{number} {each.group.name}: {heard(each.action_text)}" for number, each in new.items())
        if self._read and left:
            names = [f"{number} {each.group.name}" for number, each in sorted(left.items())]
            yield f"Still without an action: {listed(names)}."
        elif self._read:
            yield "Each of them has an action now."
        if new:
            yield "Type take and one of these numbers to add an action for it."
        self._read |= new.keys()
        if not left:
            self._read.clear()

    def read_again(self) -> None:
        """Has what no action covers read out again."""
        self._read.clear()
