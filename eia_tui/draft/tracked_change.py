"""Makes a change that a reviewer tracked in Word in the text of an answer."""

import re

_MARKS = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+|[*_\\]|\s+")
"""What Markdown adds to the words of a paragraph, and blanks of any kind."""

_BESIDE = 8
"""Letters beside a change that must be the same, at least on one side."""


def with_change(text: str, was: str, now: str, around: str) -> str | None:
    """A text with `was` replaced by `now` in the paragraph that is `around` after the change; None if it is not sure.

    Words to add have no `was`, and words to take out no `now`. None also where several places fit as well, or the
    words were changed since.
    """
    if not was and not now:
        return None
    exact: set[str] = set()
    places = _places(text, was)
    for place in places:
        start = text.rfind("\n", 0, place) + 1
        end = text.find("\n", place + len(was))
        end = len(text) if end < 0 else end
        paragraph = text[start:place] + now + text[place + len(was) : end]
        if _plain(paragraph) == _plain(around):
            exact.add(text[:start] + paragraph + text[end:])
    if len({_plain(each) for each in exact}) == 1:
        return min(exact)
    if exact or not was or len(places) != 1:
        return None
    # Other changes in the same paragraph may be waiting still: the words themselves, and what is beside them, decide.
    place = places[0]
    return text[:place] + now + text[place + len(was) :] if _fits(text, place, was, now, around) else None


def _places(text: str, words: str) -> list[int]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _fits(text: str, place: int, was: str, now: str, around: str) -> bool:
    """Whether one of the two words beside a place is also beside the changed words in the paragraph."""
    before, after = _plain(text[:place])[-_BESIDE:], _plain(text[place + len(was) :])[:_BESIDE]
    plain, changed = _plain(around), _plain(now)
    return bool(before and f"{before}{changed}" in plain) or bool(after and f"{changed}{after}" in plain)


def _plain(text: str) -> str:
    return _MARKS.sub("", text)
