"""Says in words what waits to be settled, and what became of it."""

from collections.abc import Sequence

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem, waiting_items
from eia_tui.form.address import Address
from eia_tui.form.dates import show_iso_date
from eia_tui.prose.edit import smallest_change
from eia_tui.prose.excerpt import excerpt, shortened
from eia_tui.system.text import plural

SETTLED_HEADING = "What reviewers said, and what became of it:"
_MOST_PLACES = 3
_LONGEST = 160
"""The longest wording that is shown whole, and how much of a longer one is shown."""


def item_text(item: WaitingItem) -> str:
    """What somebody said or changed, or what there is to decide; without its place."""
    who = f"{item.by or 'A reviewer'}{f', {show_iso_date(item.at)}' if item.at else ''}"
    match item.kind:
        case "comment":
            return f"{who}{f', on “{item.quote}”' if item.quote else ''}: {item.text}"
        case "change" if item.text:
            return f"{who}: {item.text}"
        case "change":
            return f"{who}: {_change(item.was, item.now)}{f', in: {item.around}' if item.around else ''}"
        case "conflict":
            ours, theirs = _both(item.was, item.now)
            return f"This was changed in the draft and in Word. In the draft: {ours}. In Word: {theirs}."
        case "ask" if item.now:
            return f"{item.text[:1].upper()}{item.text[1:]}: “{shortened(item.now, _LONGEST)}”"
        case "ask" if item.is_row:
            return f"This row is not in Word any more: {_quoted(item.was)}."
        case "ask":
            return f"This is empty in Word. In the draft: {_quoted(item.was)}."
        case "report":
            return f"{item.text[:1].upper()}{item.text[1:]}"


def item_place(draft: Draft, item: WaitingItem) -> str:
    """What an item concerns: the labels of its answers, its group or section, or "the whole form"."""
    return places_text(draft, item.on)


def places_text(draft: Draft, addresses: Sequence[str]) -> str:
    """The labels of what is at addresses of answers, groups or sections; "the whole form" for none."""
    labels = list(dict.fromkeys(_label(draft, Address(address)) for address in addresses if address))
    more = f" and {plural(len(labels) - _MOST_PLACES, 'other')}" if len(labels) > _MOST_PLACES else ""
    return "; ".join(labels[:_MOST_PLACES]) + more or "the whole form"


def _label(draft: Draft, address: Address) -> str:
    titles = {step.address: step.title for step in draft.form.steps}
    sections = {section.id: section.title for section in draft.form.sections}
    return titles.get(address) or sections.get(address) or draft.label(address)


def placed_text(draft: Draft, item: WaitingItem) -> str:
    """What there is to settle, with its place."""
    return f"{item_place(draft, item)}: {item_text(item)}" if item.on else item_text(item)


def state_text(item: WaitingItem) -> str:
    """What became of an item."""
    return f"{item.state}{f': {item.reply}' if item.reply and item.state == 'answered' else ''}"


def settled_lines(draft: Draft) -> list[str]:
    """What became of each comment and change that was settled, a line each: an answer to its reviewer."""
    return [
        f"{placed_text(draft, item) if item.is_decision else item_text(item)} [{state_text(item)}]"
        for item in waiting_items(draft)
        if not item.is_open
    ]


def _change(was: str, now: str) -> str:
    if was and now:
        return f"“{was}” becomes “{now}”"
    return f"adds “{now}”" if now else f"takes out “{was}”"


def _quoted(text: str) -> str:
    return f"“{shortened(text, _LONGEST)}”" if text.strip() else "nothing"


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
