"""Finds in the words of a comment what it is about: an action, a group, or a section."""

import re

from eia_tui.draft.draft import Draft
from eia_tui.form.definition import Step

_NUMBERS = r"(?P<numbers>\d{1,3}(?:\s*(?:,|&|and|or)\s*\d{1,3})*)(?![\d%]|\s*(?:day|week|month|year|per ?cent)s?\b)"
_ACTION = re.compile(rf"(?i)\b(?:actions?|action plan,?(?: row| item)?s?)\s*(?:no\.?|numbers?|#)?\s*{_NUMBERS}")
_ROW = re.compile(rf"(?i)\b(?:row|item|line)s?\s+{_NUMBERS}\s+(?:of|in)\s+(?:the\s+)?action plan\b")
_MOST_WORDS_OF_A_HEAD = 6


def named_places(draft: Draft, text: str) -> tuple[str, ...]:
    """The addresses of what a comment names: actions by their numbers, a group, or a section by its number or title."""
    rows = named_actions(draft, text)
    if rows and (_ACTION.match(text) or _ROW.match(text)):
        return rows
    words = _words(text)
    head = words[: len(_words(text.partition(":")[0]))] if ":" in text else []
    for step in draft.form.steps:
        if step.group and (_has(words, step.group.name) or _has(words, step.group.label) or _begins(head, step)):
            return (step.address,)
    if rows:
        return rows
    for step in draft.form.steps:
        section = step.section
        numbered = section.number and _has(words, f"section {section.number}")
        if numbered or _has(words, section.title):
            return (section.id if step.group else step.address,)
    return ()


def named_at_head(draft: Draft, text: str) -> tuple[str, ...]:
    """What a comment names where it says first what it is about, as in "Age: how many?", or which action it means."""
    head, colon, _ = text.partition(":")
    if colon and len(head.split()) <= _MOST_WORDS_OF_A_HEAD and (named := named_places(draft, f"{head}:")):
        return named
    return named_actions(draft, text)


def named_actions(draft: Draft, text: str) -> tuple[str, ...]:
    """The addresses of the rows of the action plan that a text names by their numbers, as "action 4"."""
    rows = [row[0][0].parent for asked in draft.form.with_role("actions") for row in draft.cells(asked) if row]
    found = (match["numbers"] for pattern in (_ACTION, _ROW) for match in pattern.finditer(text))
    numbers = dict.fromkeys(int(number) for each in found for number in re.findall(r"\d+", each))
    return tuple(rows[number - 1] for number in numbers if 0 < number <= len(rows))


def _has(words: list[str], name: str) -> bool:
    """Whether the words of a name are among the words of a text, one after the other."""
    wanted = _words(name)
    return bool(wanted) and any(words[at : at + len(wanted)] == wanted for at in range(len(words)))


def _begins(head: list[str], step: Step) -> bool:
    """Whether what is before a colon is how a group's name begins, as "Religion"."""
    return bool(head) and step.group is not None and _words(step.group.name)[: len(head)] == head


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.casefold())
