"""Finds the stage of the approvals that a person means, and refuses drafts that may not go through one."""

from eia_tui.approvals.status import StageStatus, stage_statuses
from eia_tui.draft.draft import Draft
from eia_tui.form.stages import Stage, stages
from eia_tui.session.session import Session
from eia_tui.system.errors import UserError
from eia_tui.system.text import quoted


def find_stage(draft: Draft, name: str) -> Stage:
    """The stage with a number (from 1), an id, an address, a name or a part of only one name.

    Raises `UserError`, which lists the stages.
    """
    all_stages = stages(draft.form)
    if not all_stages:
        raise UserError(f"{draft.form.title} asks for no approvals: there is nobody to send it to")
    key = " ".join(name.split()).casefold().replace("-", "_")
    if key.isdecimal() and 0 < int(key) <= len(all_stages):
        return all_stages[int(key) - 1]
    plain = key.replace("_", " ")
    for found in (
        [each for each in all_stages if key in (each.id.casefold(), each.short_id.casefold())],
        [each for each in all_stages if plain == each.name.casefold()],
        [each for each in all_stages if plain and plain in each.name.casefold()],
    ):
        if len(found) == 1:
            return found[0]
    named = ", ".join(f"{each.short_id} ({each.name})" for each in all_stages)
    raise UserError(f"There is no stage {quoted(name)}: expected one of {named}")


def status_of(draft: Draft, stage: Stage) -> StageStatus:
    """The status of one stage of a draft."""
    return next(each for each in stage_statuses(draft) if each.stage == stage)


def require_open(session: Session) -> None:
    """Raises `UserError` for a draft that may not change, or with unsaved answers that an earlier session left."""
    session.refuse_read_only()
    left = session.draft_file.unsaved_answers() if session.draft_file else None
    unsaved = left.answers_to(session.draft.form) if left else {}
    if any(session.draft.answer(address) != value for address, value in unsaved.items()):
        raise UserError(
            "It has text that was typed and not saved, and the draft has been changed since: open it first, and choose "
            "which to keep"
        )
