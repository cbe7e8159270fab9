"""Asks for a Word form that came back, and reads it into the open draft or into a new one."""

from collections.abc import Callable, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import Comparison, Dialogue, Way
from eia_tui.flows.import_report import details, heading, untracked
from eia_tui.flows.recent_forms import recent_files
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import draft_name
from eia_tui.storage.draft_paths import short_name
from eia_tui.system.errors import UserError
from eia_tui.system.paths import dropped_path, is_file
from eia_tui.system.text import plural

if TYPE_CHECKING:
    from eia_tui.flows.import_origin import OtherDraftError
    from eia_tui.flows.import_result import Imported

_QUESTION = "Which Word file came back?"
_ASIDE = "You can drop the file on this window. Email attachments must be saved first."
_PACKED = ".zip"
_OR_PACKED = "It may be a packed draft too."
_MOST_LINES = 8
_DOCUMENTS = frozenset({".docx", ".docm", ".doc", ".dotx", ".odt", ".rtf", ".pdf"})
"""What a form may come back as; those that cannot be read are refused with what to do."""


def is_document_name(typed: str) -> bool:
    """Whether a line ends as the path of such a file does, though no file may be there."""
    return PurePath(typed.strip().strip("\"'")).suffix.lower() in _DOCUMENTS


def dropped_form(typed: str, *, or_packed: bool = False) -> Path | None:
    """The file that a line is the path of, if it is one that a form may come back as; None for anything else.

    With `or_packed` it may be a packed draft as well.
    """
    wanted = is_document_name(typed) or (or_packed and _is_packed_name(typed))
    try:
        path = dropped_path(typed) if wanted else None
    except UserError:
        return None
    return path if path and is_file(path) else None


def _is_packed_name(typed: str) -> bool:
    return PurePath(typed.strip().strip("\"'")).suffix.lower() == _PACKED


async def read_into_draft(dialogue: Dialogue, session: Session, typed: str = "") -> bool:
    """Merges a Word form that came back into the open draft. Whether that was done. Raises `UserError`.

    What only the file changed is taken; the rest waits to be settled. `typed` is the path, if it is known. Asks first
    if the file was made of another draft.
    """
    from eia_tui.flows.import_form import import_into  # reading Word files takes a moment to load

    session.refuse_read_only()
    path = await _file(dialogue, typed)
    if path is None:
        return False
    session.save()
    name = session.draft.name or session.path.parent.name

    def into(*, anyway: bool) -> "Imported":
        return import_into(path, session.path, session=session, anyway=anyway)

    return await _read_into(dialogue, path, name, into, session) is not None


async def read_as_new_draft(dialogue: Dialogue, typed: str = "") -> Path | None:
    """Makes a new draft of a Word form that came back or was filled in by hand; its path. Raises `UserError`."""
    from eia_tui.flows.import_form import import_new

    path = await _file(dialogue, typed)
    if path is None:
        return None
    return (await _read(dialogue, path, lambda: import_new(path))).path


async def read_from_list(dialogue: Dialogue, target: Path | None, name: str, typed: str = "") -> Path | None:
    """Asks whether a Word form is read into a draft or as a new one; the draft's path.

    The draft that it was made of is offered first, then that at `target`, called `name`. A packed draft is unpacked
    instead. `typed` is the path of the file, if it is known. Raises `UserError`.
    """
    from eia_tui.flows.import_form import import_into
    from eia_tui.flows.import_origin import drafts_named
    from eia_tui.storage.archive import unpack

    path = await _file(dialogue, typed, or_packed=True)
    if path is None:
        return None
    if _is_packed_name(path.name):
        unpacked = await dialogue.progress(f"Unpacking “{path.name}”…", lambda: unpack(path))
        await dialogue.report(f"“{draft_name(unpacked)}” is unpacked, and among your drafts now.")
        return unpacked
    made_of = drafts_named(path)
    offered = {each: name if each == target else draft_name(each) for each in _drafts_to_offer(made_of, target)}
    if len(set(offered.values())) < len(offered):
        offered = {each: f"{called} ({short_name(each)})" for each, called in offered.items()}
    into = [Way(_INTO[at], f"Read it into “{each}”") for at, each in enumerate(offered.values())]
    known = f"It was made of “{next(iter(offered.values()))}”. " if made_of else ""
    way = await dialogue.choose(
        f"“{path.name}” came back",
        f"{known}What was changed in Word is taken into its draft; comments, tracked changes and whatever is not "
        "certain wait there for you. Without a draft of its own it becomes a new one.",
        (*into, Way("new", "Make a new draft of it"), Way("back", "Go back")),
    )
    if way == "new":
        return await read_as_new_draft(dialogue, str(path))
    if way not in _INTO:
        return None
    chosen, called = list(offered.items())[_INTO.index(way)]

    def read_into(*, anyway: bool) -> "Imported":
        return import_into(path, chosen, anyway=anyway)

    imported = await _read_into(dialogue, path, called, read_into)
    return imported.path if imported else None


_INTO = ("into", "other")
"""The words for reading into the first and into the second draft that are offered."""


def _drafts_to_offer(made_of: Sequence[Path], target: Path | None) -> list[Path]:
    """At most two drafts to read a file into: one that it was made of first, if there is any, and that at `target`."""
    from eia_tui.flows.import_origin import is_named

    wanted = [target] if target else []
    order = [*(wanted if target and is_named(target, made_of) else made_of[:1]), *wanted, *made_of]
    offered: list[Path] = []
    for each in order:
        if not is_named(each, offered):
            offered.append(each)
    return offered[: len(_INTO)]


async def _file(dialogue: Dialogue, typed: str, *, or_packed: bool = False) -> Path | None:
    if typed.strip():
        return dropped_path(typed)

    def use(typed: str) -> Path:
        return _usable(typed, or_packed=or_packed)

    suffixes = (".docx", _PACKED) if or_packed else (".docx",)
    aside = f"{_ASIDE} {_OR_PACKED}" if or_packed else _ASIDE
    return await dialogue.ask_file(_QUESTION, use, lambda: recent_files(suffixes), aside)


def _usable(typed: str, *, or_packed: bool) -> Path:
    """The file at a path that is typed. Raises `UserError` if there is none, or none that can be read."""
    path = dropped_path(typed)
    if not is_file(path):
        raise UserError(f"There is no file “{path}”")
    if not (or_packed and _is_packed_name(path.name)):
        from eia_tui.word.received import open_received

        open_received(path)
    return path


async def _read_into(
    dialogue: Dialogue, path: Path, name: str, into: "Callable[..., Imported]", session: Session | None = None
) -> "Imported | None":
    """Reads a file into the draft called `name`, or asks first if it was made of another; None if it is not read.

    `session` is that of the draft, if it is open.
    """
    from eia_tui.flows.import_origin import OtherDraftError

    try:
        return await _read(dialogue, path, lambda: into(anyway=False), session)
    except OtherDraftError as error:
        heading, text = _other(error, path.name, name)
    ways = (Way("back", "Go back"), Way("anyway", f"Read it into “{name}” anyway"))
    if await dialogue.choose(heading, text, ways) != "anyway":
        return None
    return await _read(dialogue, path, lambda: into(anyway=True), session)


def _other(error: "OtherDraftError", file: str, name: str) -> tuple[str, str]:
    """What a person is asked about a file that was made of another draft: a heading, and an explanation."""
    if error.found:
        version = f"version {error.version} of " if error.version is not None else ""
        whose = f"{version}“{draft_name(error.found)}”"
        instead = "Go back to read it into that one."
    elif error.version is None:
        whose = "a draft that is not in your drafts folder"
        instead = "Go back to look for its draft, or to make a new one of it."
    else:
        whose = f"version {error.version} of a draft, and “{name}” does not have that version"
        instead = "Go back to look for its draft, or to make a new one of it."
    rest = f"If you read it into “{name}” anyway, what differs from what was sent is taken or waits for you to decide."
    return f"“{file}” is a form of another draft", f"It was made of {whose}. {instead} {rest}"


async def _read(
    dialogue: Dialogue, path: Path, work: "Callable[[], Imported]", session: Session | None = None
) -> "Imported":
    """Reads the file at `path` with `work`, and shows how that went, with each answer that changed."""
    imported = await dialogue.progress(f"Reading “{path.name}”…", work)
    lines = list(filter(None, (untracked(imported), *details(imported))))
    waiting = sum(item.is_open for item in imported.waiting)
    shown = [f"{waiting} to settle: {dialogue.settle_hint}."] if waiting else []
    seen = not imported.is_new and await _show_changed(dialogue, imported, path.name, session)
    undo = ""
    if imported.changed and not imported.is_new:
        undo = (
            f"{dialogue.history_hint(imported.path)} the draft as it was before the file was read, to undo all of it."
        )
    shown += list(filter(None, (undo, *lines[:_MOST_LINES])))
    if len(lines) > _MOST_LINES:
        shown.append(f"And {len(lines) - _MOST_LINES} more.")
    if lines or not seen:
        title = "Also in this file" if seen else heading(imported, path.name)
        await dialogue.explain(title, "\n".join(shown) or "There is nothing to settle.")
    elif undo:
        await dialogue.report(undo)
    return imported


async def _show_changed(dialogue: Dialogue, imported: "Imported", name: str, session: Session | None) -> bool:
    """Shows each answer that an import changed, before and after, and undoes what is not wanted. Whether any changed.

    They are in the draft already: whoever leaves here keeps them.
    """
    from eia_tui.flows.import_form import put_back

    changed = imported.differences()
    if not changed:
        return False
    draft, titles = Draft(imported.form), ("In your draft before", "From Word, there now")
    many = len(changed)
    all_ = "both" if many == 2 else f"all {many}"
    keep, mine = (f"Keep {all_}", f"Undo {all_}") if many > 1 else ("Keep the change", "Undo it")
    ways = [Way("keep", keep), *([Way("each", "One by one")] if many > 1 else []), Way("mine", mine)]
    way = await dialogue.compare(
        heading(imported, name),
        f"{'They are' if many > 1 else 'It is'} in your draft now. Keep what your colleagues changed, or undo it to "
        "restore your own words.",
        Comparison(draft, changed, titles),
        ways,
    )
    undone = [each.address for each in changed] if way == "mine" else []
    for number, each in enumerate(changed if way == "each" else (), 1):
        one = await dialogue.compare(
            f"Change {number} of {many}",
            "It is in your draft now. Keep it, or undo it to restore your own words.",
            Comparison(draft, [each], titles),
            (Way("keep", "Keep the change"), Way("mine", "Undo it"), Way("stop", "Keep the rest")),
        )
        if one not in ("keep", "mine"):
            break
        undone += [each.address] if one == "mine" else []
    if undone:
        put_back(imported, undone, session)
        await dialogue.report(f"{plural(len(undone), 'answer')} restored as before. {many - len(undone)} changed.")
    return True
