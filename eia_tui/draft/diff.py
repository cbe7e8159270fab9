"""Compares two drafts of one form, answer by answer and passage by passage."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eia_tui.draft.draft import Draft
from eia_tui.form.values import answer_text
from eia_tui.prose.edit import smallest_change
from eia_tui.prose.escapes import without_escapes
from eia_tui.system.text import plural

_CONTEXT = 6
"""Words shown on either side of a passage that differs."""
_LONGEST = 2000
"""The longest passages, in words, that are compared word by word; longer ones differ as a whole."""
_BRIEF = 8
"""The most words of an answer that is read whole."""
_MOST_NAMED = 3
"""The most changed answers that a summary names."""
_WORD = re.compile(r"\S+\s*")


class Passage(NamedTuple):
    """A passage of an answer that has changed, with a few words of context."""

    context_before: str
    removed: str
    added: str
    context_after: str


@dataclass(frozen=True)
class Difference:
    """An answer that has changed."""

    address: str
    before: str
    """The old answer as text; "" if there was none."""
    after: str

    @property
    def added(self) -> int:
        """The number of added words."""
        return sum(len(passage.added.split()) for passage in self.passages)

    @property
    def removed(self) -> int:
        """The number of removed words."""
        return sum(len(passage.removed.split()) for passage in self.passages)

    @property
    def is_brief(self) -> bool:
        """Whether both answers are so short, as a date is, that they are read whole more easily than in passages."""
        return all("\n" not in each and len(each.split()) <= _BRIEF for each in (self.before, self.after))

    @property
    def wordings(self) -> list[tuple[str, str]]:
        """What to read of both answers: the whole of brief ones, the passages that differ of others."""
        if self.is_brief:
            return [(without_escapes(self.before), without_escapes(self.after))]
        return [(passage.removed, passage.added) for passage in self.passages]

    @functools.cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages that differ, in the order of the text, without Markdown's backslashes."""
        return tuple(Passage(*map(without_escapes, each)) for each in _passages(self.before, self.after))

    def __str__(self) -> str:
        counts = [f"{plural(self.added, 'word')} added"] if self.added else []
        if self.removed:
            counts.append(f"{self.removed:,} removed" if self.added else f"{plural(self.removed, 'word')} removed")
        return ", ".join(counts) or "spaces"


def differences(old: Draft, new: Draft) -> list[Difference]:
    """The answers that differ, in the form's order, including those of hidden questions."""
    changes = []
    for address, question in new.form.questions.items():
        if old.answer(address) == new.answer(address):
            continue
        before, after = (answer_text(question, draft.answer(address)) for draft in (old, new))
        if before != after:
            changes.append(Difference(address, before, after))
    return changes


def summary(draft: Draft, changed: Sequence[Difference], *, until_next: bool = False) -> str:
    """Summarises in one line what changed since a version, or from it to the next: how many words, in which answers."""
    if not changed:
        return "the same as the next version" if until_next else "nothing changed since then"
    added, removed = sum(each.added for each in changed), sum(each.removed for each in changed)
    names = "; ".join(draft.label(each.address, briefly=True) for each in changed[:_MOST_NAMED])
    more = f" and {len(changed) - _MOST_NAMED} more" if len(changed) > _MOST_NAMED else ""
    when = "in the next version" if until_next else "since then"
    return f"{when} {plural(added, 'word')} added, {removed:,} removed: {names}{more}"


def diff_lines(draft: Draft, changed: Sequence[Difference]) -> Iterator[str]:
    """The changes in lines of plain text: each question, then its removed and added passages."""
    for difference in changed:
        yield ""
        yield f"{draft.label(difference.address)} ({difference})"
        for passage in difference.passages:
            if removed := " ".join(passage.removed.split()):
                yield f"  removed: {removed}"
            if added := " ".join(passage.added.split()):
                yield f"  added: {added}"
            if around := " ".join(f"{passage.context_before} … {passage.context_after}".split()).strip(" …"):
                yield f"  beside: {around}"


def _passages(before: str, after: str) -> Iterator[Passage]:
    change = smallest_change(before, after)
    if change is None:
        return
    # Whole words only: the change is widened to the next word boundaries in both texts.
    start, end, new_end = change.start, change.end, change.start + len(change.text)
    while start and not before[start - 1].isspace():
        start -= 1
    while end < len(before) and not before[end].isspace():
        end, new_end = end + 1, new_end + 1
    while new_end < len(after) and end == len(before) and not after[new_end].isspace():
        new_end += 1
    old, new = _WORD.findall(before[start:end].lstrip()), _WORD.findall(after[start:new_end].lstrip())
    context_before, context_after = _last_words(before[:start]), _first_words(before[end:])
    if len(old) > _LONGEST or len(new) > _LONGEST:
        yield Passage(context_before, "".join(old), "".join(new), context_after)
        return
    from difflib import SequenceMatcher  # imported only when needed

    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind != "equal":
            yield Passage(
                _last_words(context_before + "".join(old[max(old_start - _CONTEXT, 0) : old_start])),
                "".join(old[old_start:old_end]),
                "".join(new[new_start:new_end]),
                _first_words("".join(old[old_end : old_end + _CONTEXT]) + context_after),
            )


def _last_words(text: str) -> str:
    return "".join(_WORD.findall(text[-200:])[-_CONTEXT:])


def _first_words(text: str) -> str:
    words_after = _WORD.findall(text[:200])[:_CONTEXT]
    return " " + "".join(words_after) if words_after else ""
