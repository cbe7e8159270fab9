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


def between(old: str, new: str, selected: tuple[int, int]) -> Change | None:
    """The smallest change that makes `new` of `old`; None where they are the same."""
    if old == new:
        return None
    start, most = 0, min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    behind = 0
    while behind < most - start and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    return Change(start, len(old) - behind, new[start : len(new) - behind], selected)
