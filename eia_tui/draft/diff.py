"""Tells what differs between two drafts of one form, answer by answer and passage by passage."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eia_tui.draft.draft import Draft
from eia_tui.form.values import words
from eia_tui.prose.edit import between
from eia_tui.system.text import plural

_AROUND = 6
"""Words shown on either side of a passage that differs."""
_MOST = 2000
"""Words beyond which two passages are not compared word by word: they differ as wholes."""
_NAMED = 3
"""Answers that are named where more have changed."""
_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True)
class Passage:
    """A stretch of an answer that is another now, with a few words around it."""

    ahead: str
    removed: str
    added: str
    behind: str

    @property
    def before(self) -> str:
        """How it read."""
        return f"{self.ahead}{self.removed}{self.behind}"


@dataclass(frozen=True)
class Difference:
    """An answer that is another now."""

    address: str
    before: str
    """As it was, in words; "" where there was none."""
    after: str

    @property
    def added(self) -> int:
        """How many words came."""
        return sum(len(passage.added.split()) for passage in self.passages)

    @property
    def removed(self) -> int:
        """How many words went."""
        return sum(len(passage.removed.split()) for passage in self.passages)

    @functools.cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that differ, from the start."""
        return tuple(_passages(self.before, self.after))

    def __str__(self) -> str:
        counted = [f"{plural(self.added, 'word')} added"] if self.added else []
        if self.removed:
            counted.append(f"{self.removed:,} removed" if self.added else f"{plural(self.removed, 'word')} removed")
        return ", ".join(counted) or "spaces"


def differences(old: Draft, new: Draft) -> list[Difference]:
    """The answers that differ, in the form's order; those of questions that are hidden too."""
    found = []
    for address, question in new.form.questions.items():
        if old.answer(address) == new.answer(address):
            continue
        before, after = (words(question, draft.answer(address)) for draft in (old, new))
        if before != after:
            found.append(Difference(address, before, after))
    return found


def told(draft: Draft, changed: Sequence[Difference]) -> str:
    """What changed after a version, in a line: how many words, and where."""
    if not changed:
        return "nothing changed since then"
    added, removed = sum(each.added for each in changed), sum(each.removed for each in changed)
    names = "; ".join(draft.place(each.address, briefly=True) for each in changed[:_NAMED])
    more = f" and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return f"since then {plural(added, 'word')} added, {removed:,} removed: {names}{more}"


def lines(draft: Draft, changed: Sequence[Difference]) -> Iterator[str]:
    """What changed in lines of plain text: each question, then each passage that went and that came."""
    for difference in changed:
        yield ""
        yield f"{draft.place(difference.address)} ({difference})"
        for passage in difference.passages:
            if removed := " ".join(passage.removed.split()):
                yield f"  removed: {removed}"
            if added := " ".join(passage.added.split()):
                yield f"  added: {added}"
            if around := " ".join(f"{passage.ahead} … {passage.behind}".split()).strip(" …"):
                yield f"  beside: {around}"


def _passages(before: str, after: str) -> Iterator[Passage]:
    change = between(before, after)
    if change is None:
        return
    # Whole words only: the change is widened to where one begins and ends in both.
    start, end, behind = change.start, change.end, change.start + len(change.text)
    while start and not before[start - 1].isspace():
        start -= 1
    while end < len(before) and not before[end].isspace():
        end, behind = end + 1, behind + 1
    while behind < len(after) and end == len(before) and not after[behind].isspace():
        behind += 1
    old, new = _WORD.findall(before[start:end].lstrip()), _WORD.findall(after[start:behind].lstrip())
    ahead, rest = _last(before[:start]), _first(before[end:])
    if len(old) > _MOST or len(new) > _MOST:
        yield Passage(ahead, "".join(old), "".join(new), rest)
        return
    from difflib import SequenceMatcher  # only who compares pays for it

    plain = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    for kind, old_start, old_end, new_start, new_end in plain.get_opcodes():
        if kind != "equal":
            yield Passage(
                "".join(old[max(old_start - _AROUND, 0) : old_start]) or ahead,
                "".join(old[old_start:old_end]),
                "".join(new[new_start:new_end]),
                "".join(old[old_end : old_end + _AROUND]) or rest,
            )


def _last(text: str) -> str:
    return "".join(_WORD.findall(text[-200:])[-_AROUND:])


def _first(text: str) -> str:
    found = _WORD.findall(text[:200])[:_AROUND]
    return " " + "".join(found) if found else ""
