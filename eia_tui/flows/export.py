"""Exports the open draft as the council's Word form or as a copy for publication."""

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from eia_tui.approvals.status import is_signed_off
from eia_tui.draft.draft import ID, Draft
from eia_tui.exports.registry import exporters
from eia_tui.flows.ask_again import ask_until_right
from eia_tui.flows.dialogue import Dialogue, Way
from eia_tui.session.session import Session
from eia_tui.storage.settings import absolute_path, drafts_folder, read_settings, save_settings
from eia_tui.system.app_folders import user_folders
from eia_tui.system.errors import UserError
from eia_tui.system.files import why_not_made
from eia_tui.system.folders import make_folders
from eia_tui.system.native import native_modules_needed

if TYPE_CHECKING:
    from eia_tui.exports.pictures import Exported
    from eia_tui.exports.publish import NamesElsewhere, Published
    from eia_tui.word.carried import Mark


_MOST_PLACES = 30
"""So many places of names are listed before a copy is published."""


@native_modules_needed()
def export_form(session: Session, target: Path, *, overwrite: bool = False, mark: "Mark | None" = None) -> "Exported":
    """Writes the Word form to a file, or into a folder under the policy's name. Raises `UserError`.

    `mark` names the version that is sent with it.
    """
    from eia_tui.exports.word.export import export  # 0.1 s, when the first export is asked for

    if mark is None:
        session.give_id()
    return export(session.snapshot().draft, target, overwrite=overwrite, mark=mark)


def give_id(path: Path, draft: Draft) -> None:
    """Gives a draft that is in no session the id that its Word form carries, also in its file at `path`."""
    if draft.id:
        return
    try:
        session = Session.at(path)
    except UserError:  # another window has it open: that may give it one
        return
    try:
        session.give_id()
        draft.put(ID, session.draft.id or None)
    finally:
        session.leave()


def export_and_report(session: Session) -> tuple[list[str], Path | None]:
    """Writes the Word form where exports go; lines that say how it went, and its path, None where it failed."""
    try:
        exported = export_form(session, export_folder(session))
    except UserError as error:
        return [f"It was not exported. {error}"], None
    return [f"The Word form is at {exported.path}", *exported.warnings], exported.path


@native_modules_needed()
def publish_copy(
    session: Session, suffix: str, include: Collection[str] = (), names: "NamesElsewhere" = "refuse"
) -> "Published":
    """Writes the copy for publication where exports go, as .docx or .html. Raises `UserError`.

    `include` has what is not left out, and `names` says what is done with names elsewhere: see `exports.publish`.
    """
    from eia_tui.exports.publish import publish

    return publish(session.snapshot().draft, export_folder(session), suffix=suffix, include=include, names=names)


async def publish(dialogue: Dialogue, session: Session, kind: str = "") -> None:
    """Writes a copy for publication; asks for its kind, unless that is given, such as "html", and what is in it.

    Raises `UserError`.
    """
    way = kind or await _ask_kind(dialogue, session)
    if way in (None, "back"):
        return
    include = await _ask_what_to_include(dialogue, session)
    content = None if include is None else await _ask_about_private(dialogue, session, include)
    if content is None:
        return
    published = await dialogue.in_background(lambda: publish_copy(session, f".{way}", *content))
    lines = [f"The copy for publication is at {published.path}", published.left_out, *published.warnings]
    await dialogue.report_file("The copy for publication is ready", [each for each in lines if each], published.path)


async def _ask_kind(dialogue: Dialogue, session: Session) -> str | None:
    kinds = sorted(exporters(publish=True), key=lambda each: not each.publication_only)
    unsigned = "" if is_signed_off(session.draft) else "This draft is not signed off yet, and the copy says so. "
    first = "" if session.read_only else " Remove or accept personal details first."
    return await dialogue.choose(
        "A copy for publication",
        f"{unsigned}This copy leaves out contact details and hidden photo data.{first} "
        "Small numbers of people that the program finds are listed for you to check; it may miss some.",
        (*(Way(each.suffix[1:], f"As a {each.name}") for each in kinds), Way("back", "Go back")),
    )


async def _ask_what_to_include(dialogue: Dialogue, session: Session) -> Collection[str] | None:
    """Asks what of the draft's comments and names is published; None where the officer goes back."""
    from eia_tui.exports.publish import optional_parts

    parts = optional_parts(session.draft)
    if not parts:
        return ()
    both = len(parts) > 1
    ways = [
        Way("none", f"Leave {'both' if both else 'them'} out"),
        *(Way(word, f"Include {name}") for word, name in parts.items()),
        *([Way("both", "Include both")] if both else []),
        Way("back", "Go back"),
    ]
    way = await dialogue.choose(
        "What may the public read?",
        f"The copy can leave out {' and '.join(parts.values())}. Your draft keeps everything.",
        ways,
    )
    if way in (None, "back"):
        return None
    return {"none": (), "both": tuple(parts)}.get(way or "", (way or "",))


async def _ask_about_private(
    dialogue: Dialogue, session: Session, include: Collection[str]
) -> "tuple[Collection[str], NamesElsewhere] | None":
    """Shows which personal details and names the copy would still have, and asks what to do with them.

    What is included then, and what is done with names; None where the officer goes back. Raises `UserError` for
    details in a draft that can still be changed.
    """
    from eia_tui.exports.publish import DETAILS, NamesLeftError, PrivateDetailsError, require_publishable
    from eia_tui.exports.staff_names import INSTEAD

    names: NamesElsewhere = "refuse"
    while True:
        try:
            require_publishable(session.snapshot().draft, include, names)
        except PrivateDetailsError as error:
            if not session.read_only:
                raise
            details = "\n".join(f"• {finding.message}" for finding in error.findings)
            ways = (Way("back", "Go back"), Way("publish", "Publish them"))
            if await dialogue.choose("This copy would have personal details", details, ways) != "publish":
                return None
            include = {*include, DETAILS}
        except NamesLeftError as error:
            label = partial(session.draft.label, briefly=True)
            lines = [f"• “{each.name}” in “{label(each.address)}”: {each.context}" for each in error.places]
            way = await dialogue.choose(
                "Names of staff are still in this copy",
                "\n".join(
                    [
                        "You left out who took part or signed. These are the same names, or parts of them, elsewhere:",
                        *lines[:_MOST_PLACES],
                        *([f"And {len(lines) - _MOST_PLACES} more."] if len(lines) > _MOST_PLACES else []),
                        "Other people's names are not looked for.",
                    ]
                ),
                (
                    Way("replace", f"Write “{INSTEAD}” instead, in the copy only"),
                    Way("keep", "Publish these names"),
                    Way("back", "Go back"),
                ),
            )
            if way == "replace":
                names = "replace"
            elif way == "keep":
                names = "keep"
            else:
                return None
        else:
            return include, names


async def change_export_folder(dialogue: Dialogue, session: Session) -> bool:
    """Asks where exports go from now on, and remembers it. Whether that changed. Raises `UserError`."""
    documents, desktop = user_folders()
    way = await dialogue.choose(
        "Where do exported files go?",
        f"They go to {_chosen_folder(session)} now. Documents is {documents}, Desktop {desktop}.",
        (
            Way("draft", "Save them in the draft's folder"),
            Way("documents", "Save them in Documents"),
            Way("desktop", "Save them on the Desktop"),
            Way("other", "Choose another folder"),
            Way("back", "Go back"),
        ),
    )
    match way:
        case "draft":
            folder = ""
        case "documents" | "desktop":
            folder = str(documents if way == "documents" else desktop)
        case "other":
            made = await ask_until_right(
                dialogue,
                "In which folder?",
                "Save them there",
                _make_typed,
                text=str(_chosen_folder(session)),
                aside="Type its full path.",
            )
            if not made:
                return False
            folder = str(made)
        case _:
            return False
    if folder:
        _make(Path(folder))
    save_settings(read_settings()._replace(exports=folder))
    await dialogue.report(f"Exported files go to {export_folder(session)} from now on.")
    return True


def export_folder(session: Session) -> Path:
    """Where exports go: the chosen folder, or beside the draft; the worked example's into the drafts folder.

    Raises `UserError` where the folder cannot be made.
    """
    folder = _chosen_folder(session)
    _make(folder)
    return folder


def _chosen_folder(session: Session) -> Path:
    if chosen := read_settings().exports:
        return absolute_path(chosen)
    return drafts_folder() if session.is_example else session.path.absolute().parent


def _make_typed(typed: str) -> Path:
    folder = absolute_path(typed)
    _make(folder)
    return folder


def _make(folder: Path) -> None:
    try:
        make_folders(folder)
    except OSError as error:
        raise UserError(f"{folder} cannot be made: {why_not_made(error)}. It is the folder for exports") from error
