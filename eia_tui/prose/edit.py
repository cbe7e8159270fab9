"""A change to the text of an answer, as a key makes it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """What takes the place of a stretch of text, and what is selected afterwards; places are letters from its start."""

    start: int
    end: int
    text: str
    selected: tuple[int, int]

    def made(self, text: str) -> str:
        """The whole text once the change is made."""
        return text[: self.start] + self.text + text[self.end :]


def line_start(text: str, at: int) -> int:
    """Where the line begins in which the letter `at` stands."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where that line ends, before its line break."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def between(old: str, new: str, selected: tuple[int, int] = (0, 0)) -> Change | None:
    """The smallest change that makes `new` of `old`; None where they are the same."""
    if old == new:
        return None
    start = _alike(old, new)
    behind = _alike(old[start:][::-1], new[start:][::-1])
    return Change(start, len(old) - behind, new[start : len(new) - behind], selected)


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common from their start; as quick for a megabyte as for a line."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
