"""Imports a Word form that came back: into a new draft, or merged into the draft that it was made from."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

from eia_tui.approvals.status import refuse_signed_off
from eia_tui.draft.draft import NOTES, Draft, new_id
from eia_tui.draft.read_forms import READ_FORMS, with_form
from eia_tui.draft.waiting import WAITING, WaitingItem, recognised, waiting_items, with_items
from eia_tui.flows.form_maps import form_map
from eia_tui.flows.import_origin import Base, comparison_base, probable_answers
from eia_tui.flows.import_report import move_text, report_text
from eia_tui.flows.import_result import Imported, Source
from eia_tui.flows.named_places import named_at_head
from eia_tui.flows.returned_pictures import LARGEST, renamed, write_pictures
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.library import find_form, is_shipped, shipped_folders
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import Value, is_answered
from eia_tui.imports.form_merge import Decision, Merge, Merger, is_left_out
from eia_tui.imports.read_form import Expect, read_returned
from eia_tui.imports.returned_form import Change, Comment, Reading, Report, ReturnedForm
from eia_tui.session.session import Session
from eia_tui.storage.codec import encode_draft
from eia_tui.storage.draft_paths import FILE
from eia_tui.storage.drafts import folder_for, make_pictures_folder, new_folder_for, open_draft
from eia_tui.storage.history import RETURNED, history_folder
from eia_tui.storage.migrations import FORMAT
from eia_tui.system.clock import now
from eia_tui.system.errors import UserError
from eia_tui.system.file_names import named_after, numbered_names
from eia_tui.system.files import refuse_read_only, write_whole
from eia_tui.system.paths import is_folder, read_file
from eia_tui.system.text import shortened

_FEWEST = 0.5
"""The share of a form's labels that a file must have."""


def import_new(path: Path, form: Form | None = None, folder: Path | None = None, *, trial: bool = False) -> Imported:
    """Makes a new draft of the Word form at `path`, in `folder`, or in a folder of its own in the drafts folder.

    Without `form`, the installed form that fits best is taken. With `trial` nothing is written. Raises `UserError`.
    """
    if folder and is_folder(folder) and any(folder.iterdir()):
        raise UserError(f"{folder} has something in it: name a new folder for the draft")
    form, returned = _read(path, [form] if form else _installed())
    all_tracked = _take_as_shown(returned)
    draft = Draft(form, {NOTES: {"format": FORMAT, "id": new_id(), "form": form.id}})
    if not is_shipped(form):
        draft.put(f"{NOTES}.form_folder", str(form.folder.absolute()))
    returned.pictures = {returned.names.get(path, path): content for path, content in returned.pictures.items()}
    answers = {**_implied(returned.refused), **returned.refused.answers}
    answers = {address: value for address, value in answers.items() if not is_left_out(value)}
    for address in form.questions:
        if address in answers and address not in stage_addresses(form):
            draft.put(address, renamed(answers[address], returned.names))
    merge = Merger(Draft(form), returned, None, None).merge()
    imported = Imported(
        folder or folder_for(draft.name or path.stem),
        form,
        None,
        {address: value for address in form.questions if is_answered(value := draft.answer(address))},
        decisions=merge.decisions,
        comments=returned.comments,
        changes=returned.changes,
        reports=merge.reports,
        all_tracked=all_tracked,
        is_new=True,
    )
    if trial:
        _note(draft, imported, path.name)
    else:
        imported.path = _write_new(draft, imported, returned, path, folder)
    return imported


def _take_as_shown(returned: ReturnedForm) -> bool:
    """Takes a file as it is shown where all of it was typed with Track Changes on; whether that was so.

    Without its tracked changes such a file has no answers, and often not even the form's own words.
    """
    without, shown = (any(map(is_answered, each.answers.values())) for each in (returned.refused, returned.accepted))
    if not returned.changes or without or not shown:
        return False
    returned.refused, returned.changes = returned.accepted, []
    return True


def _implied(reading: Reading) -> dict[str, Value]:
    return {address: option for address, option in reading.implied.items() if option}


def import_into(
    path: Path, target: Path, *, trial: bool = False, session: Session | None = None, anyway: bool = False
) -> Imported:
    """Merges the Word form at `path` into the draft at `target`; what was there is a version in its history.

    It is compared with what it was made of (see `comparison_base`). With `trial` nothing is written. `session` is that
    of the draft, if it is open. Raises `UserError`, also for a draft that is signed off, or open elsewhere;
    `OtherDraftError` for a form of another draft, unless it is to be read `anyway`.
    """
    draft = session.snapshot().draft if session else open_draft(target)
    if draft.form.missing:
        raise UserError(f"{draft.form.missing}. The Word form cannot be read without it")
    if trial:
        refuse_signed_off(draft)
    _, returned = _read(path, [draft.form], partial(probable_answers, target, draft))
    all_tracked = _take_as_shown(returned)
    base = comparison_base(path, target, draft, returned, anyway=anyway)
    imported = Imported(
        target,
        draft.form,
        base.version,
        comments=returned.comments,
        changes=returned.changes,
        all_tracked=all_tracked,
        is_compared_with_export=bool(base.draft) and not base.version,
    )
    if trial:
        _apply(imported, draft, Merger(draft, returned, base.draft, base.as_sent).merge(), path.name)
    else:
        merging = session or Session.at(target)
        try:
            _merge_into(path, imported, returned, base, merging)
        finally:
            if merging is not session:
                merging.leave()
    return imported


def require_changed(imported: Imported, addresses: Collection[str]) -> None:
    """Raises `UserError` for an address at which an import changes nothing."""
    if unchanged := [each for each in addresses if each not in imported.before]:
        raise UserError(f"The Word form changes nothing at {', '.join(unchanged)}: there is nothing to undo")


def put_back(imported: Imported, addresses: Collection[str], session: Session | None = None) -> None:
    """Restores answers as they were before an import. `session` is that of the draft, if it is open.

    Raises `UserError`, also for an address at which the import changed nothing.
    """
    require_changed(imported, addresses)
    working = session or Session.at(imported.path)
    try:
        with working.transaction(save=True) as transaction:
            for address in addresses:
                transaction.draft.put(address, imported.before[address])
    finally:
        if working is not session:
            working.leave()
    for address in addresses:
        imported.changed.pop(address)
        imported.before.pop(address)
    imported.untracked = [each for each in imported.untracked if each not in addresses]


def _apply(imported: Imported, draft: Draft, merge: Merge, name: str) -> None:
    """Puts the answers of a merge, and what waits after it, into a draft."""
    imported.changed, imported.decisions, imported.reports = merge.answers, merge.decisions, merge.reports
    imported.is_edited = bool(merge.changed_in_word)
    imported.untracked = merge.changed_in_word if imported.changes else []
    imported.before = {address: draft.answer(address) for address in merge.answers}
    for address, value in merge.answers.items():
        draft.put(address, value)
    _note(draft, imported, name)


def _note(draft: Draft, imported: Imported, name: str) -> None:
    """Notes in a draft what waits for a person; what an earlier import noted is not noted again."""
    sources: list[tuple[Sequence[Source], WaitingItem]] = [
        *(((each,), _decision_item(each)) for each in imported.decisions),
        *(((each,), _change_item(draft, each)) for each in imported.changes),
        *(((each,), _comment_item(draft, each)) for each in imported.comments),
        *_report_items(imported.reports),
    ]
    items = [replace(item, file=name) for _, item in sources]
    if items:
        draft.put(WAITING, with_items(draft, items))
    noted = recognised(waiting_items(draft), items)
    imported.waiting = [each or item for each, item in zip(noted, items, strict=True)]
    imported.settled = [
        source
        for (of_item, item), found in zip(sources, imported.waiting, strict=True)
        for source in of_item
        if item.is_open and not found.is_open
    ]


def _decision_item(decision: Decision) -> WaitingItem:
    kind: Literal["conflict", "ask"] = "conflict" if decision.kind == "conflict" else "ask"
    return WaitingItem(0, kind, (decision.on,), text=decision.text, was=decision.was, now=decision.is_,
                       both=decision.both, option=decision.option, row=decision.row)  # fmt: skip


def _change_item(draft: Draft, change: Change) -> WaitingItem:
    on = tuple(dict.fromkeys((*change.on, *change.to)))
    text = move_text(draft, change) if change.kind == "moved away" else ""
    numbers = tuple(sorted(change.numbers))
    return WaitingItem(0, "change", on, text=text, was=change.was, now=change.is_, around=change.around,
                       by=change.author, at=change.at, elements=numbers)  # fmt: skip


def _comment_item(draft: Draft, comment: Comment) -> WaitingItem:
    """A comment, at what it is on in Word; where that is the whole form or plan, at what its words say it is about."""
    on = comment.on
    named = named_at_head(draft, comment.text)
    if named and all(Address(each).contains(place) for each in on for place in named):
        on = named
    state: Literal["done", "open"] = "done" if comment.resolved else "open"
    text = _with_replies(comment)
    return WaitingItem(0, "comment", on, comment.quote, text, by=comment.author, at=comment.at, state=state)


def _report_items(reports: Iterable[Report]) -> Iterator[tuple[tuple[Report, ...], WaitingItem]]:
    """What is in no answer, or not certain, and so is for a person to look at; what was not found as one item."""
    wanted = [each for each in reports if each.needs_a_person]
    for each in wanted:
        if each.kind != "not found":
            yield (each,), WaitingItem(0, "report", each.on, text=report_text(each))
    if missing := [each for each in wanted if each.kind == "not found"]:
        labels = "; ".join(f"“{shortened(each.printed)}”" for each in missing)
        on = tuple(dict.fromkeys(address for each in missing for address in each.on))
        text = f"not found in the Word file, so their answers stay as they are: {labels}"
        yield tuple(missing), WaitingItem(0, "report", on, text=text)


def _with_replies(comment: Comment) -> str:
    return " / ".join([comment.text, *(f"{each.author or 'A reviewer'}: {each.text}" for each in comment.replies)])


def _merge_into(path: Path, imported: Imported, returned: ReturnedForm, base: Base, session: Session) -> None:
    target = imported.path
    session.refuse_read_only()
    refuse_read_only(target)
    merge = Merger(session.draft, returned, base.draft, base.as_sent).merge()
    names = write_pictures(returned.pictures, session.draft, merge.answers.values(), target)
    merge.answers = {address: renamed(value, names) for address, value in merge.answers.items()}
    name = _keep(path, target)
    waiting = (merge.answers, merge.decisions, imported.changes, imported.comments)
    if any(waiting) or any(each.needs_a_person for each in merge.reports):
        session.keep_version()
        with session.transaction(save=True) as transaction:
            _apply(imported, transaction.draft, merge, name)
            transaction.draft.put(READ_FORMS, with_form(transaction.draft, name, now().isoformat()))
    else:
        imported.reports, imported.is_edited = merge.reports, bool(merge.changed_in_word)


# --- reading ---


def _read(path: Path, forms: Iterable[Form], expect: Expect | None = None) -> tuple[Form, ReturnedForm]:
    """The form that fits a file best, and what the file holds. Raises `UserError` if none fits."""
    candidates = [(form, read_returned(path, form_map(form), expect)) for form in forms]
    form, returned = max(candidates, key=lambda each: each[1].found)
    if returned.found < _FEWEST:
        others = ((other, read_returned(path, form_map(other))) for other in _installed() if other != form)
        better = next((other for other, found in others if found.found >= _FEWEST), None)
        raise OtherFormError(path, form, better)
    return form, returned


class OtherFormError(UserError):
    """A Word file is not of the form that it is read as."""

    def __init__(self, path: Path, form: Form, better: Form | None) -> None:
        """`better` is the installed form that it is of, if it is of one."""
        hint = f"it is {_council(better)}" if better else "it may be another form, or only a part of this one"
        super().__init__(f"{path} has fewer than half of the labels of {_council(form)}: {hint}")
        self.better = better


def _council(form: Form) -> str:
    return f"{form.council}'s form" if form.council else f"the form {form.id}"


def _installed() -> list[Form]:
    return [find_form(folder.name) for folder in shipped_folders()]


# --- writing ---


def _write_new(draft: Draft, imported: Imported, returned: ReturnedForm, source: Path, folder: Path | None) -> Path:
    """Writes a new draft with what waits in it, its pictures and the Word file that it was made of; its file's path."""
    if folder is None:
        with new_folder_for(draft.name or source.stem) as made:
            return _write_new(draft, imported, returned, source, made)
    make_pictures_folder(folder)
    answers = [draft.answer(address) for address in draft.form.questions]
    write_pictures(returned.pictures, draft, answers, folder / FILE)
    _note(draft, imported, _keep(source, folder / FILE))
    write_whole(folder / FILE, encode_draft(draft))  # last: before it, there is no draft
    return folder / FILE


def _keep(source: Path, target: Path) -> str:
    """Keeps the Word file that came back in the history of the draft; its name there."""
    content = read_file(source, LARGEST, "a Word document")
    folder = history_folder(target) / RETURNED
    for path in numbered_names(named_after(source.stem, folder, ".docx")):
        if not path.exists() or read_file(path, LARGEST) == content:
            write_whole(path, content)
            return path.name
    raise AssertionError
