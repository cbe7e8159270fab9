"""A transaction changes several answers and notes, or none of them; one undo reverts all of it."""

import os

import pytest

from eia_tui.checks.acceptance import ACCEPTED
from eia_tui.form.definition import Form
from eia_tui.session.session import Session
from eia_tui.storage.drafts import open_draft
from eia_tui.system.errors import UserError


def two(form: Form) -> tuple[str, str]:
    """The addresses of two questions for text."""
    first, second = [asked.address for asked in form.steps[0].asked][1:3]
    return first, second


def test_every_change_is_applied_when_the_block_ends(session: Session, form: Form):
    first, second = two(form)
    with session.transaction() as transaction:
        transaction.draft.put(first, "one")
        transaction.draft.put(second, "two")
        transaction.draft.put(ACCEPTED, [{"check": "awaiting"}])
        assert session.draft.answer(first) is None
    assert (session.draft.answer(first), session.draft.answer(second)) == ("one", "two")
    assert session.draft.answer(ACCEPTED) == [{"check": "awaiting"}]
    assert session.unsaved


def test_no_change_is_applied_if_the_block_raises(session: Session, form: Form):
    first, second = two(form)

    def fail() -> None:
        with session.transaction() as transaction:
            transaction.draft.put(first, "one")
            transaction.draft.put(second, "two")
            raise UserError("stop")

    with pytest.raises(UserError, match="stop"):
        fail()
    assert (session.draft.answer(first), session.draft.answer(second)) == (None, None)
    assert not session.unsaved


def test_one_undo_reverts_the_whole_transaction(session: Session, form: Form):
    first, second = two(form)
    session.put(first, "before")
    with session.transaction() as transaction:
        transaction.draft.put(first, "after")
        transaction.draft.put(second, "new")
    session.undo(transaction)
    assert (session.draft.answer(first), session.draft.answer(second)) == ("before", None)


def test_with_save_everything_is_on_disk_or_nothing_is_applied(
    session: Session, form: Form, monkeypatch: pytest.MonkeyPatch
):
    first, second = two(form)
    with session.transaction(save=True) as transaction:
        transaction.draft.put(first, "one")
    assert open_draft(session.path).answer(first) == "one"
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))

    def change() -> None:
        with session.transaction(save=True) as transaction:
            transaction.draft.put(first, "two")
            transaction.draft.put(second, "three")

    with pytest.raises(UserError):
        change()
    assert (session.draft.answer(first), session.draft.answer(second)) == ("one", None)
    monkeypatch.undo()
    session.save()
    assert open_draft(session.path).answer(first) == "one"
    assert open_draft(session.path).answer(second) is None


def test_a_read_only_draft_has_no_transaction(session: Session):
    session.close("It is signed off.")

    def change() -> None:
        with session.transaction():
            pass

    with pytest.raises(UserError, match="signed off"):
        change()
