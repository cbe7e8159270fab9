"""Describes in lines how an import went."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from eia_tui.draft.draft import Draft
from eia_tui.draft.waiting import WaitingItem
from eia_tui.draft.waiting_text import change_text, introduced, placed_text, places_text, sentence
from eia_tui.prose.escapes import without_escapes
from eia_tui.system.text import agreeing, capitalised, plural, shortened

if TYPE_CHECKING:
    from eia_tui.flows.import_result import Imported
    from eia_tui.imports.returned_form import Change, Report

_ALL_TRACKED = "All of it was typed with Track Changes on, and was taken as it is shown."
_LONGEST = 160
_NO_NAME = "a reviewer without a name"
_WHOLE = sys.maxsize


def heading(imported: "Imported", name: str) -> str:
    """How an import of the file with a name went, in a sentence."""
    if imported.all_tracked:
        return f"{_ALL_TRACKED} {heading(replace(imported, all_tracked=False), name)}"
    compared, before = "", "what was sent"
    if imported.version:
        compared = f", compared with version {imported.version}"
    elif imported.is_compared_with_export:
        compared, before = ", compared with the answers when it was exported", "what was exported"
    if imported.is_new:
        return f"Read “{name}”, {imported.form.title}: {plural(len(imported.changed), 'answer')}."
    outside = imported.left([each for each in imported.reports if each.needs_a_person])
    decided = not imported.left(imported.decisions) and not imported.left(imported.changes)
    if not imported.changed and decided and not outside:
        if imported.is_edited or imported.settled:
            return (
                f"Read “{name}”{compared}: nothing new. What differs from {before} is in your draft already or settled."
            )
        return f"Read “{name}”{compared}: nothing differs from {before}."
    labels = _labels(imported, imported.changed)
    changed = f"{plural(len(imported.changed), 'answer')} changed: {labels}" if labels else "no answer changed"
    return sentence(f"Read “{name}”{compared}: {changed}")


def untracked(imported: "Imported") -> str:
    """Which answers were changed without Track Changes beside tracked ones, as a sentence; "" if none were."""
    if not imported.untracked:
        return ""
    return sentence(f"Changed without Track Changes: {_labels(imported, imported.untracked)}")


def changed_lines(imported: "Imported") -> Iterator[str]:
    """Each answer that was changed in Word only, with its address, and the words before and after."""
    draft = Draft(imported.form)
    for difference in imported.differences():
        yield f"{introduced(draft.label(difference.address, briefly=True))} ({difference.address})"
        brief = difference.is_brief
        contexts = [""] if brief else [passage.context_before for passage in difference.passages]
        for context, parts in zip(contexts, difference.wordings, strict=True):
            around = f"… {' '.join(context.split())} " if context.strip() else ""
            for title, part in zip(("Before", "Now"), parts, strict=True):
                words = " ".join(part.split()) or "nothing"
                yield f"  {title}: {around}{words if brief else f'[{words}]'}"


def _labels(imported: "Imported", addresses: Iterable[str]) -> str:
    draft = Draft(imported.form)
    return "; ".join(draft.label(address, briefly=True) for address in addresses)


def details(imported: "Imported") -> Iterator[str]:
    """What a person should know, a line each: what must be decided first."""
    draft = Draft(imported.form)
    for each in imported.left(imported.decisions):
        if each.kind == "conflict":
            where = introduced(places_text(draft, [each.on]))
            theirs = shortened(without_escapes(each.is_), _LONGEST)
            draft_too = "This was changed in the draft as well" if imported.has_base else "The draft has another answer"
            yield f"To decide: {where} {draft_too}, which is kept. In Word: {theirs}"
        else:
            item = WaitingItem(0, "ask", (each.on,), text=each.text, was=each.was, now=each.is_)
            yield f"To decide: {placed_text(draft, item)}"
    for change in imported.left(imported.changes):
        yield f"Tracked change by {change.author or _NO_NAME}. {_begun(draft, change.on, _change(draft, change))}"
    for comment in imported.left(imported.comments):
        if not comment.resolved:
            about = f"on “{shortened(comment.quote, _LONGEST)}”: " if comment.quote else ""
            words = shortened(comment.text, _LONGEST)
            yield f"Comment by {comment.author or _NO_NAME}. {_begun(draft, comment.on, about + words)}"
    for report in imported.left([each for each in imported.reports if not each.tracked]):
        yield _begun(draft, report.on, report_text(report, _LONGEST))
    if settled := len(imported.settled):
        yield f"{settled} more {agreeing(settled, 'was')} settled when this was read before."


def _begun(draft: Draft, on: Sequence[str], text: str) -> str:
    """A text after its place, or as a sentence of its own where it concerns the whole form."""
    return f"{introduced(places_text(draft, on))} {text}" if on else capitalised(text)


def _change(draft: Draft, change: "Change") -> str:
    if change.kind == "moved away":
        return move_text(draft, change, _LONGEST)
    return change_text(change.was, change.is_, _LONGEST)


def move_text(draft: Draft, change: "Change", longest: int = _WHOLE) -> str:
    """What was moved in Word, and to where, if that is another answer."""
    to = places_text(draft, change.to) if change.to and change.to != change.on else ""
    return f"moves “{shortened(change.was, longest)}”{f' to {to}' if to else ' to another place there'}"


def report_text(report: "Report", longest: int = _WHOLE) -> str:
    """What a person should know about the words of a report, of which at most so many characters are shown."""
    text = shortened(report.text, longest)
    reworded = sentence(f"the form's words were changed: “{text}”, not “{shortened(report.printed, _LONGEST)}”")
    match report.kind:
        case "taken for":
            return f"“{text}” was taken for “{report.printed}”, because of its position only. Check that this is right."
        case "not found":
            return f"“{shortened(report.printed, _LONGEST)}” was not found; nothing was taken."
        case "cells merged":
            in_word = f" In Word: {text}" if text else ""
            return f"its cell was merged with another; the draft keeps its answer.{in_word}"
        case "wording of the form changed":
            return reworded
        case "hidden text":
            return f"hidden text was not taken: {text}"
        case "struck through":
            return f"in Word “{text}” is struck through: if it should go, take it out of the answer."
        case "sign-off":
            return f"this is signed in Word, which does not sign the draft: {text}. If it is right, record who signed."
        case "left out":
            return "this is a copy for publication, which leaves this out: the draft keeps its answers."
        case "not on the form" if report.printed and report.printed not in report.text:
            return reworded
        case "not on the form":
            return f"not on the form, so in no answer: {text}"
        case "changes of looks" | "simplified" | "part not read":
            return text
