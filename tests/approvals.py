"""Drafts that are ready to be sent, sent, answered by their stages, and signed off."""

from collections.abc import Mapping
from pathlib import Path

from eia_tui.approvals.audit_log import Outcome
from eia_tui.approvals.status import StageStatus
from eia_tui.draft.draft import Draft
from eia_tui.flows.dialogue import StageAnswer
from eia_tui.flows.record import record_answer
from eia_tui.flows.send import Sent, send
from eia_tui.form.definition import Form
from eia_tui.form.stages import stage_addresses, stages
from eia_tui.form.values import Value
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.system.clock import now
from tests.sample_answers import filled

SIGNER = "A. Signer, Director of Testing"


def ready(path: Path, form: Form, besides: Mapping[str, str] | None = None) -> Draft:
    """Answers every question of the draft at `path` except those for the stages; `besides` has other answers by address."""
    draft = filled(form)
    for address, value in (besides or {}).items():
        draft.put(address, value)
    draft.folder = path.parent
    for address in stage_addresses(form):
        draft.put(address, None)
    save_draft(draft, path)
    return open_draft(path)


def sent(path: Path, stage: int, *, anyway: str = "") -> Sent:
    """Sends the draft to a stage, counted from 0, in a session of its own."""
    session = Session.at(path)
    try:
        return send(session, stages(session.draft.form)[stage], anyway=anyway)
    finally:
        session.leave()


def answered(path: Path, stage: int, outcome: Outcome, comments: str = "", by: str = "") -> StageStatus:
    """Records the answer of a stage, in a session of its own."""
    session = Session.at(path)
    try:
        return record_answer(
            session, stages(session.draft.form)[stage], StageAnswer(outcome, now().date(), comments, by)
        )
    finally:
        session.leave()


def put(path: Path, address: str, value: Value | None) -> None:
    """Answers a question, in a session of its own."""
    session = Session.at(path)
    session.put(address, value)
    session.save()
    session.leave()


def signed(path: Path, form: Form, besides: Mapping[str, str] | None = None) -> Path:
    """A draft at `path` that all stages have agreed to, in the place of the one there.

    It is a copy of one made before, unless there are other files beside the draft, such as earlier versions.
    """
    if any(each.is_file() and each != path for each in path.parent.rglob("*")):
        return sign(path, form, besides)
    key = (form.folder, now().date(), *sorted((besides or {}).items()))
    if key not in _SIGNED:
        sign(path, form, besides)
        _SIGNED[key] = {each.relative_to(path.parent): each.read_bytes() for each in path.parent.rglob("*.*")}
    for name, content in _SIGNED[key].items():
        (path.parent / name).parent.mkdir(exist_ok=True)
        (path.parent / name).write_bytes(content)
    return path


_SIGNED: dict[object, dict[Path, bytes]] = {}
"""The files of a draft that was signed off, by its form, day and answers: each approval writes a Word form, or reads one."""


def sign(path: Path, form: Form, besides: Mapping[str, str] | None = None) -> Path:
    """Carries the draft at `path` through all approvals, with the comments that its file has."""
    ready(path, form, besides)
    last = len(stages(form)) - 1
    for stage in range(last):
        sent(path, stage)
        answered(path, stage, "agreed")
    sent(path, last)
    answered(path, last, "agreed", by=SIGNER)
    return path
