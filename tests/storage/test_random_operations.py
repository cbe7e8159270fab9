"""Whatever is done to a draft in any order, every text that was ever saved can be recovered."""

import shutil
import tempfile

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.session.recovery import (
    discard_unsaved,
    keep_both,
    keep_mine,
    restore,
    restore_unsaved,
    take_theirs,
    unsaved,
)
from eia_tui.session.session import Session
from eia_tui.storage.draft_file import ChangedElsewhereError
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import restore_version, versions
from eia_tui.storage.operations import BinnedDraft, bin_draft, rename_draft, restore_from_bin, save_draft
from tests.examples import number_tried

pytestmark = pytest.mark.slow

FORM = find_form(DEFAULT)
ANSWERS = [address for address, question in FORM.questions.items() if isinstance(question, Prose)][:2]


class AnyOrder(RuleBasedStateMachine):
    """An officer, a colleague and power cuts, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.home = tempfile.mkdtemp()
        self.patch = pytest.MonkeyPatch()
        self.patch.setenv("EIA_WIZARD_HOME", self.home)
        self.number = 0
        self.saved: set[str] = set()
        self.binned: list[BinnedDraft] = []

    @initialize()
    def begin(self) -> None:
        self.path = new_draft("Mobile library", FORM)
        self.session: Session | None = Session.at(self.path)

    def teardown(self) -> None:
        self.lay_down()
        self.patch.undo()
        shutil.rmtree(self.home)

    def lay_down(self) -> None:
        if self.session and self.session.draft_file:
            self.session.draft_file.release()
        self.session = None

    def a_text(self) -> str:
        self.number += 1
        return " ".join(f"text{self.number}{letter}" for letter in "abcd")

    @precondition(lambda self: self.session)
    @rule(address=st.sampled_from(ANSWERS), more=st.booleans(), save=st.booleans())
    def edit(self, address: str, more: bool, save: bool) -> None:
        before = self.session.draft.answer(address)
        text = self.a_text()
        self.session.put(address, f"{before}\n\n{text}" if before and more else text)
        if save:
            self.save(keep_mine)

    @precondition(lambda self: self.session)
    @rule(address=st.sampled_from(ANSWERS), last=st.booleans(), save=st.booleans())
    def cut(self, address: str, last: bool, save: bool) -> None:
        words = str(self.session.draft.answer(address) or "").split()
        self.session.put(address, " ".join(words[:-4] if last else words[4:]))
        if save:
            self.save(keep_mine)

    @precondition(lambda self: self.session)
    @rule(address=st.sampled_from(ANSWERS))
    def take_the_answer_back(self, address: str) -> None:
        self.session.put(address, None)

    def note_saved(self) -> None:
        """Every text in the draft's file is one that was saved."""
        draft = open_draft(self.path)
        self.saved |= {
            word for address in ANSWERS for word in str(draft.answer(address) or "").split() if "text" in word
        }

    @precondition(lambda self: self.session)
    @rule(choice=st.sampled_from([keep_mine, take_theirs, keep_both]))
    def save(self, choice: object) -> None:
        try:
            self.session.save()
        except ChangedElsewhereError:
            choice(self.session)  # type: ignore[operator]
        self.note_saved()

    @precondition(lambda self: self.session)
    @rule()
    def leave(self) -> None:
        self.session.leave()
        self.session = None

    @precondition(lambda self: self.session)
    @rule()
    def kill(self) -> None:
        self.session.draft_file.journal.write()
        self.lay_down()

    @precondition(lambda self: not self.session and self.path.exists())
    @rule(choice=st.sampled_from([restore_unsaved, discard_unsaved]))
    def open(self, choice: object) -> None:
        self.session = Session.at(self.path)
        if unsaved(self.session):
            choice(self.session)  # type: ignore[operator]
        self.note_saved()

    @precondition(lambda self: self.path.exists())
    @rule(address=st.sampled_from(ANSWERS))
    def edit_elsewhere(self, address: str) -> None:
        """A colleague adds to the answer with another program."""
        draft = open_draft(self.path)
        draft.put(address, f"{draft.answer(address) or ''} {self.a_text()}")
        save_draft(draft, self.path)
        self.note_saved()

    @precondition(lambda self: self.path.exists() and versions(self.path))
    @rule(which=st.integers(0, 50))
    def restore_one(self, which: int) -> None:
        kept = versions(self.path)
        version = kept[which % len(kept)]
        if self.session is None:
            restore_version(self.path, version)
        else:
            try:
                restore(self.session, version)
            except ChangedElsewhereError:
                keep_mine(self.session)
        self.note_saved()

    @precondition(lambda self: not self.session and self.path.exists())
    @rule()
    def rename(self) -> None:
        self.path = rename_draft(self.path, self.a_text())

    @precondition(lambda self: not self.session and self.path.exists())
    @rule()
    def delete(self) -> None:
        self.binned.append(bin_draft(self.path))

    @precondition(lambda self: not self.session and self.binned and not self.path.exists())
    @rule()
    def undo_delete(self) -> None:
        restore_from_bin(self.binned.pop())

    @invariant()
    def every_saved_text_can_be_recovered(self) -> None:
        if not self.saved:
            return
        files = [*draft_files()]
        files += [each.in_bin / "draft.toml" for each in self.binned]
        texts = ""
        for path in files:
            texts += path.read_text(encoding="utf-8")
            texts += "".join(version.content().decode() for version in versions(path))
        missing = {text for text in self.saved if text not in texts}
        assert not missing, missing


AnyOrder.TestCase.settings = settings(max_examples=number_tried(20), stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase
