"""Says in words what waits to be settled, and what became of it."""

import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import END_OF_PARAGRAPH, Kind, State, WaitingItem, waiting_items
from eia_tui.form.address import Address
from eia_tui.form.dates import show_iso_date
from eia_tui.prose.edit import smallest_change
from eia_tui.prose.escapes import without_escapes
from eia_tui.prose.excerpt import excerpt
from eia_tui.system.text import capitalised, plural, shortened

SETTLED_HEADING = "What reviewers said, and what became of it:"
NOT_TAKEN = "This is for an approval stage, so it cannot be taken. Record what they said instead"
NOT_IN_ANSWER = (
    "These words are in no answer, so they cannot be taken: they are the form's own, outside its boxes, or taken out "
    "already. If an answer should be another, change it there. Then mark this as done"
)
ON_ONE_LINE = "This answer is on one line, so that another paragraph in it changes nothing: mark this as done"
"""Why an item cannot be taken."""
_DECIDED: Mapping[tuple[Kind, State], str] = {
    ("conflict", "taken"): "the words from Word are used",
    ("conflict", "refused"): "the words of the draft stay",
    ("conflict", "both"): "both wordings are used",
    ("ask", "taken"): "taken out",
    ("ask", "refused"): "the draft keeps it",
    ("report", "done"): "seen",
}
"""How a decision between the draft and Word was settled."""
_MOST_PLACES = 3
_LONGEST_PLACE = 60
"""How much of the label of a question is shown as the place of an item."""
_LONGEST = 160
"""The longest wording that is shown whole, and how much of a longer one is shown."""


def item_text(item: WaitingItem, *, whole: bool = False) -> str:
    """What somebody said or changed, or what there is to decide, on one line; without its place.

    Long wordings that are to be decided are shortened, unless `whole`.
    """
    return " ".join(item_lines(item, whole=whole))


def item_lines(item: WaitingItem, *, whole: bool = False) -> list[str]:
    """The same, with each wording on a line of its own."""

    def quoted(text: str) -> str:
        return (
            f"“{text.strip()}”" if whole and "\n" in text.strip() else _quoted(text, sys.maxsize if whole else _LONGEST)
        )

    if item.kind in ("conflict", "ask"):
        item = replace(item, was=without_escapes(item.was), now=without_escapes(item.now))
    match item.kind:
        case "comment":
            return [f"{_who(item)}{f', on “{item.quote}”' if item.quote else ''}: {item.text}"]
        case "change":
            around = f", in: {item.around}" if item.around else ""
            return [f"{_who(item)}: {item.text or change_text(item.was, item.now) + around}"]
        case "conflict":
            ours, theirs = (quoted(item.was), quoted(item.now)) if whole else _both(item.was, item.now)
            return [
                "This was changed in the draft and in Word.",
                sentence(f"In the draft: {ours}"),
                sentence(f"In Word: {theirs}"),
            ]
        case "ask" if item.now:
            return [sentence(f"{capitalised(item.text)}: {quoted(item.added or item.now)}")]
        case "ask" if item.is_row:
            gone = not item.text.endswith("changed in Word")
            what = "is not in Word any more" if gone else "was deleted in the draft, and changed in Word"
            return [sentence(f"This row {what}: {quoted(item.was)}")]
        case "ask":
            return ["This is empty in Word.", sentence(f"In the draft: {quoted(item.was)}")]
        case "report":
            return [capitalised(item.text)]


def said_text(item: WaitingItem) -> str:
    """Every word of what there is to settle, on one line, without who said it and where."""
    if item.kind == "comment":
        return f"{f'on “{item.quote}”: ' if item.quote else ''}{item.text}"
    if item.kind == "change":
        return item.text or change_text(item.was, item.now)
    return item_text(item, whole=True)


def reply_text(item: WaitingItem) -> str:
    """What became of an item, for its reviewer: the reply to a comment, or that a change is made."""
    if item.is_open:
        return "Not settled yet"
    if item.state == "answered":
        return item.reply
    if item.kind == "change":
        return {"taken": "The change is made", "refused": "The change is not made"}.get(item.state, "Done")
    text = state_text(item)
    return f"{text[:1].upper()}{text[1:]}"


def sentence(text: str) -> str:
    """A text with a full stop, unless it ends with a sign already, also inside quotation marks."""
    return text if text.rstrip("”’)").endswith((".", "?", "!", "…")) else f"{text}."


def _who(item: WaitingItem) -> str:
    """Who said or changed something, and when, as far as that is known."""
    on = show_iso_date(item.at)
    return f"{item.by or 'A reviewer'}{f', {on}' if on and on != item.at else ''}"


def item_place(draft: Draft, item: WaitingItem) -> str:
    """What an item concerns: the labels of its answers, its group or section, or "the whole form"."""
    return places_text(draft, item.on)


def places_text(draft: Draft, addresses: Sequence[str]) -> str:
    """The labels of what is at addresses of answers, rows, groups or sections; "the whole form" for none.

    Several cells of one row are that row.
    """
    rows = Counter(parent for each in addresses if (parent := Address(each).parent).is_row)
    places = (parent if rows[parent := Address(each).parent] > 1 else Address(each) for each in addresses if each)
    labels = list(dict.fromkeys(_label(draft, place) for place in places))
    more = f" and {plural(len(labels) - _MOST_PLACES, 'other')}" if len(labels) > _MOST_PLACES else ""
    return "; ".join(labels[:_MOST_PLACES]) + more or "the whole form"


def _label(draft: Draft, address: Address) -> str:
    titles = {step.address: step.title for step in draft.form.steps}
    sections = {section.id: section.title for section in draft.form.sections}
    if title := titles.get(address) or sections.get(address):
        return title
    label = shortened(draft.label(address, briefly=True), _LONGEST_PLACE)
    if address.is_row:
        return f"{label}, row {address.name}"
    question, row = draft.question(address), address.parent
    return f"{label}, row {row.name}: {question.short_label}" if row.is_row and question else label


def placed_text(draft: Draft, item: WaitingItem, *, whole: bool = False) -> str:
    """What there is to settle, with its place; with `whole`, every word of it."""
    text = item_text(item, whole=whole)
    return f"{introduced(item_place(draft, item))} {text}" if item.on else text


def introduced(place: str) -> str:
    """A place or a label with a colon, unless it is a question or has one."""
    return place if place.endswith(("?", ":")) else f"{place}:"


def state_text(item: WaitingItem) -> str:
    """What became of an item."""
    if item.state == "answered":
        return f"reply: {item.reply}"
    if item.state == "taken" and item.reply:
        return f"“{item.reply}” is chosen"
    return _DECIDED.get((item.kind, item.state), item.state)


def settled_lines(draft: Draft, since: datetime) -> list[str]:
    """What became of each comment and change that was settled since a time, a line each: an answer to its reviewer."""
    begin = since.astimezone(UTC).isoformat(timespec="microseconds")
    return [
        f"{placed_text(draft, item)} [{state_text(item)}]"
        for item in waiting_items(draft)
        if not item.is_open and (not item.settled or item.settled >= begin)
    ]


def change_text(was: str, now: str, longest: int = sys.maxsize) -> str:
    """What a tracked change does to the words that it concerns, of which at most so many characters are shown."""
    if END_OF_PARAGRAPH in (was, now) and not (was and now):
        return "begins a new paragraph" if now else "joins two paragraphs"
    was, now = shortened(was, longest), shortened(now, longest)
    if was and now:
        return f"“{was}” becomes “{now}”"
    return f"adds “{now}”" if now else f"takes out “{was}”"


def _quoted(text: str, longest: int = _LONGEST) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return show_iso_date(text)
    return f"“{shortened(text, longest)}”" if text.strip() else "nothing"


def _both(one: str, other: str) -> tuple[str, str]:
    """Two wordings, each with the words that differ where it is too long to be shown whole."""
    edit = smallest_change(one, other)
    if edit is None or max(len(one), len(other)) <= _LONGEST:
        return _quoted(one), _quoted(other)
    ends = edit.end, edit.start + len(edit.text)
    shown = [
        excerpt(text, edit.start, min(end, edit.start + _LONGEST)) for text, end in zip((one, other), ends, strict=True)
    ]
    return _quoted(one) if not one.strip() else f"“{shown[0]}”", _quoted(
        other
    ) if not other.strip() else f"“{shown[1]}”"
