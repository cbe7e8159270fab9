"""Rounds of review: sends a version to a stage and freezes it, records what the stage said, and begins revisions."""

import contextlib
import os
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from eia_tui.approvals.audit_log import RECORD, LogEntry, Outcome, answers_mark, next_entry, with_entry
from eia_tui.approvals.status import StageStatus, same_answers, signed_off, stage_statuses, why_closed
from eia_tui.checks import faults
from eia_tui.draft.draft import Draft
from eia_tui.form.dates import show_date
from eia_tui.form.kinds import Rows
from eia_tui.form.stages import Stage, approvals, stages
from eia_tui.form.values import answered, read, words
from eia_tui.prose.scrub import on_one_line, scrub
from eia_tui.session.session import Session
from eia_tui.storage.codec import written
from eia_tui.storage.drafts import FILE, PICTURES, content_of, folder_for, name_form_anywhere, open_version, short_name
from eia_tui.storage.history import HISTORY, freeze, history_folder, keep_version, now, number_versions
from eia_tui.storage.operations import save_draft
from eia_tui.storage.sent_versions import last_number, pictures_mark, sent_version, still
from eia_tui.system.errors import UserError
from eia_tui.system.files import asking, file_name, free_name, move_to_new, plainly, put_in_place
from eia_tui.system.folders import copy_folder, make_folders
from eia_tui.system.paths import followed, is_folder

_LONGEST_PATH = 250
"""Letters of a path that Windows takes everywhere, with room for " (2)"."""
_SHORTEST_NAME = 20


class NotReadyError(UserError):
    """A draft that is not sent yet: something stands in the way, and nobody has said why to send it all the same."""

    def __init__(self, why: list[str]) -> None:
        """What stands in the way, each in a sentence."""
        self.why = why
        many = f"{len(why)} thing{'' if len(why) == 1 else 's'}"
        super().__init__(f"It is not sent: {many} to mend first. To send it all the same, say why")


@dataclass(frozen=True)
class Sent:
    """A version on its way."""

    stage: Stage
    version: int
    path: Path
    """The Word file to send along."""
    warnings: tuple[str, ...]
    """What to know of it: pictures that are not in it, and what to look at."""


def find_stage(draft: Draft, wanted: str) -> Stage:
    """The stage that a word means: its number, its id or address, its name, or a part of one name alone.

    Raises `UserError`, which names those there are.
    """
    there = stages(draft.form)
    if not there:
        raise UserError(f"{draft.form.title} asks for no approvals: there is nobody to send it to")
    said = " ".join(wanted.split()).casefold().replace("-", "_")
    if said.isdecimal() and 0 < int(said) <= len(there):
        return there[int(said) - 1]
    plain = said.replace("_", " ")
    for found in (
        [each for each in there if said in (each.id.casefold(), each.short_id.casefold())],
        [each for each in there if plain == each.name.casefold()],
        [each for each in there if plain and plain in each.name.casefold()],
    ):
        if len(found) == 1:
            return found[0]
    named = ", ".join(f"{each.short_id} ({each.name})" for each in there)
    raise UserError(f"{wanted!r} is none of the stages: expected one of {named}")


def in_the_way(draft: Draft, stage: Stage) -> list[str]:
    """What is to be mended before a draft is sent to a stage, each in a sentence: what blocks, and who comes before."""
    found = [finding.message for finding in faults(draft)]
    if stage.signs:
        waiting = [each for each in stage_statuses(draft) if not each.stage.signs and not each.agreed]
        found += [f"{each.stage.name}: {each}. Whoever signs needs to know that they agree." for each in waiting]
    return found


def send(session: Session, stage: Stage, *, anyway: str = "") -> Sent:
    """Writes the Word file of a version for a stage, freezes the version, and enters both in the record.

    `anyway` is the reason to send it though something stands in the way. A version that says just what the last one
    says is that one again, with the Word file that it has. It is sent at the moment when the record is saved: before
    that, neither its Word file nor its version bears the number; after it, to send it again does what is left to do.
    Raises `NotReadyError`, `UserError`; nothing is entered then, unless the line says so.
    """
    from eia_tui.exports.word.export import SUFFIX  # 0.1 s, when the first is sent

    _refuse_closed(session)
    reason = on_one_line(anyway)
    found = in_the_way(session.draft, stage)
    if found and not reason:
        raise NotReadyError(found)
    session.save()
    draft = session.snapshot().draft
    before = still(session.path, draft)
    number = before.number if before and before.number else last_number(session.path, draft) + 1
    made = session.export(f".{session.path.stem}-to-send{SUFFIX}", overwrite=True)
    try:
        earlier = next(each for each in stage_statuses(draft) if each.stage == stage)
        word = _word_file(session, made.path, earlier.sent, number)
        word = word or free_name(
            session.path.parent / _called(session, f" - v{number} for {file_name(stage.name)}.docx")
        )
        version = before or freeze(session.path, written(draft), now())
        entry = next_entry(draft, "sent", now(), number, version.hash())
        entry = replace(entry, stage=stage.id, reason=reason if found else "", file=word.name)
        entry = replace(entry, pictures=pictures_mark(draft))
        if earlier.answer or not (earlier.sent and _same_step(earlier.sent, entry)):
            session.enter({RECORD: with_entry(draft, entry)})
        number_versions(session.path, session.draft)
        if not _there(word):
            _give_name(made.path, word, f"Version {number} is recorded as sent to {stage.name}")
    finally:
        with contextlib.suppress(OSError):  # the next time it is sent writes over it
            made.path.unlink(missing_ok=True)
    return Sent(stage, number, word, made.warnings)


def _word_file(session: Session, made: Path, sent: LogEntry | None, number: int) -> Path | None:
    """The Word file that a stage was sent of a version already; None where it was sent none, or it is another now.

    It need not be there: then the program ended before it had its name.
    """
    from eia_tui.exports.word.export import SUFFIX, same_document

    name = Path(sent.file).name if sent and sent.version == number else ""
    path = session.path.parent / name
    if not name.endswith(SUFFIX) or (_there(path) and not same_document(path, made)):
        return None
    return path


def _there(word: Path) -> bool:
    with asking(word):
        return word.exists()


def _same_step(sent: LogEntry, entry: LogEntry) -> bool:
    """Whether two entries record the same step, at whatever time."""
    return replace(entry, at=sent.at, before=sent.before, seal=sent.seal) == sent


def _give_name(made: Path, word: Path, done: str) -> None:
    """Gives a Word file its name. Raises `UserError`, which says what is `done` all the same."""
    try:
        put_in_place(made, word)
    except UserError as error:
        raise UserError(f"{done}, but {error}. Send it again to have its Word file") from error


def _called(session: Session, ending: str) -> str:
    """The name of a version's Word file: the policy's, shortened where Windows would not take the whole path."""
    name = file_name(session.draft.title)
    room = _LONGEST_PATH - len(str(session.path.absolute().parent)) - len(ending)
    if len(name) > room:
        name = name[: max(room, _SHORTEST_NAME)].rpartition(" ")[0] or name[:_SHORTEST_NAME]
    return f"{name}{ending}"


def answer(
    session: Session, stage: Stage, outcome: Outcome, *, comments: str = "", on: date | None = None, by: str = ""
) -> StageStatus:
    """Records what a stage said of the version that was last sent to it, on a day (today), and how it stands now.

    Its comments go into the form's own box, below what is there already. `by` is who signs, name and job title.
    With the last signature the draft is signed off, and closed. Raises `UserError`; nothing is recorded then.
    """
    _refuse_closed(session)
    draft = session.snapshot().draft
    status = next(each for each in stage_statuses(draft) if each.stage == stage)
    on = on or now().date()
    if status.sent is None:
        raise UserError(f"It was not sent to {stage.name} yet: send it there first, so that it is known what they saw")
    if on > now().date():
        raise UserError(f"{show_date(on)} has not come yet: give the day on which {stage.name} considered it")
    by, comments = on_one_line(by), scrub(comments).strip()
    told = status.answer
    if told and (told.outcome, told.comments, told.on) == (outcome, comments, on.isoformat()) and not stage.signs:
        return status  # it is recorded already: the program ended before it said so
    if stage.signs:
        if outcome == "agreed":
            _sign(session.path, draft, status, on, by)
    else:
        _say(draft, status, outcome, comments, on)
    entry = next_entry(draft, "answered", now(), status.sent.version, status.sent.hash)
    entry = replace(entry, stage=stage.id, on=on.isoformat(), outcome=outcome, comments=comments)
    if stage.signs:
        officer = stage.asked.get("officer")
        by = words(draft.form.questions[officer], draft.answer(officer)) if officer else by
        entry = replace(entry, by=by, answers=answers_mark(draft))
    draft.put(RECORD, with_entry(draft, entry))
    session.enter({address: draft.answer(address) for address in (*approvals(draft.form), RECORD)})
    if signed_off(session.draft):
        session.leave()
        session.close(why_closed(session.draft))
    return next(each for each in stage_statuses(draft) if each.stage == stage)


def _sign(path: Path, draft: Draft, status: StageStatus, on: date, by: str) -> None:
    """Puts the sign-off into the form's boxes. Raises `UserError` where it cannot be what was signed."""
    stage, sent = status.stage, status.sent
    for each in stage_statuses(draft):
        if not each.agreed and not each.stage.signs:
            raise UserError(f"It cannot be signed off yet: {each.stage.name}, {each}. Record first that they agree")
    if sent and not same_answers(open_version(path, sent_version(path, draft, sent.version).content()), draft):
        raise UserError(
            f"It cannot be signed off: it is not version {sent.version} any more, which {stage.name} was sent. "
            "Send it again, or put that version back"
        )
    officer, signed = stage.asked.get("officer"), stage.asked.get("signed")
    if officer and by:
        _put(draft, officer, by)
    if officer and not answered(draft.answer(officer)):
        raise UserError(f"Say who signed it, the {stage.name}'s name and job title (with `record`: --by)")
    if signed:
        _put(draft, signed, show_date(on))
    if wrong := [finding.message for finding in faults(draft) if finding.check == "sign-off-order"]:
        raise UserError(f"It cannot be signed off: {wrong[0]}")


def _say(draft: Draft, status: StageStatus, outcome: Outcome, comments: str, on: date) -> None:
    """Puts what a stage said into the form's boxes, below what is there."""
    box, considered = status.stage.asked.get("comments"), status.stage.asked.get("considered")
    if box:
        version = status.sent.version if status.sent else 0
        said = f"{outcome.capitalize()} on {show_date(on)}, version {version}."
        there = words(draft.form.questions[box], draft.answer(box))
        _put(draft, box, "\n\n".join(filter(None, (there.strip(), said, comments))))
    if considered:
        _put(draft, considered, show_date(on))


def _put(draft: Draft, address: str, text: str) -> None:
    """Answers a question of whatever kind with the words."""
    question = draft.form.questions[address]
    draft.put(address, text if isinstance(question, Rows) else read(question, text))


def _refuse_closed(session: Session) -> None:
    """Raises `UserError` for a draft that may not be changed, or of which an earlier session has words to offer."""
    if session.closed:
        raise UserError(session.closed)
    left = session.draft_file.left_behind() if session.draft_file else None
    noted = left.answers_to(session.draft.form) if left else {}
    if any(session.draft.answer(address) != value for address, value in noted.items()):
        raise UserError(
            "Words of it were typed last time and never saved: open it first, and choose what becomes of them"
        )


def revise(path: Path) -> Path:
    """Begins a revision of a signed-off draft: its answers, pictures, history and record in a folder of its own.

    What its stages said and the date of completion are to be given anew; its history has them. Where it is.
    The folder has its name once it is whole. Raises `UserError`; nothing is started then.
    """
    path = followed(path)
    content = content_of(path)
    draft = open_version(path, content)
    signed = signed_off(draft)
    if not signed:
        raise UserError(f"{path} is not signed off: it can be changed as it is, or duplicated")
    number_versions(path, draft)
    entry = next_entry(draft, "revised", now(), signed.version, signed.hash)
    draft.put(RECORD, with_entry(draft, entry))
    for address in (*approvals(draft.form), *(asked.address for asked in draft.form.with_role("completed"))):
        draft.put(address, None)
    name_form_anywhere(draft)
    new = path.parent if path.name == FILE else folder_for(short_name(path))
    making = new.with_name(f".{new.name}-{os.urandom(4).hex()}")
    try:
        for old, name in ((history_folder(path), HISTORY), (path.parent / PICTURES, PICTURES)):
            if is_folder(old) and (name == HISTORY or path.name == FILE):
                copy_folder(old, making / name)
            else:
                make_folders(making / name)
        keep_version(making / FILE, content, now())
        save_draft(draft, making / FILE)
        new = move_to_new(making, new, "{}-{}")
    except (OSError, UserError) as error:
        shutil.rmtree(making, ignore_errors=True)
        why = plainly(error) if isinstance(error, OSError) else error
        raise UserError(f"The revision could not be started in {new}: {why}") from error
    return new / FILE
