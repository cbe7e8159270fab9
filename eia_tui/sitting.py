"""One sitting of an officer at a draft: what they answer is kept, saved, and found again where they left it."""

import copy
import functools
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Self

from eia_tui.checks import faults
from eia_tui.checks.finding import Finding
from eia_tui.draft import Draft
from eia_tui.form.definition import Asked, Step
from eia_tui.form.kinds import Choice, Choices
from eia_tui.form.library import templates
from eia_tui.form.words import Value, answered
from eia_tui.refusal import Refused
from eia_tui.row_changes import RowChanges
from eia_tui.storage.bookmarks import bookmark, keep_bookmark
from eia_tui.storage.changes import save_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.history import History
from eia_tui.storage.settings import drafts_folder

if TYPE_CHECKING:
    from eia_tui.exports.word import Exported

State = Literal["to do", "started", "done", "needs attention"]
"""What the list of steps says of a step."""
REVIEW = "review"
"""The place after the last step, where a bookmark may be too. No form has it: an address has a dot."""


@dataclass(frozen=True)
class Snapshot:
    """A draft as it stood at one moment, to be saved while the officer types on."""

    draft: Draft
    revision: int


@dataclass
class Sitting(RowChanges):
    """A draft in hand. Both the screens and the plain prompts answer through it, and so walk the same form."""

    draft: Draft
    path: Path
    look_only: bool = False
    """Whether answers may only be looked at, as those of the worked example."""
    saved: datetime | None = None
    """When it was last saved, as far as this sitting knows."""
    ignored: set[str] = field(default_factory=set)
    """Words that are not to be listed as misspelt in this sitting."""
    trouble: str = ""
    """Why the last attempt to save failed; "" where it did not."""
    _revision: int = 0
    _saved_revision: int = 0
    _place: str = ""
    _kept_place: str = ""
    _saving: threading.Lock = field(default_factory=threading.Lock)
    _removed: list[tuple[str, int, Mapping[str, Value]]] = field(default_factory=list)

    @classmethod
    def at(cls, path: Path) -> Self:
        """Opens the draft in a file, where it was left. Raises `Refused`."""
        draft = open_draft(path)
        saved = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        left = bookmark(path)
        look_only = path.resolve().is_relative_to(templates().resolve())
        return cls(draft, path, look_only, saved, _place=left, _kept_place=left)

    @functools.cached_property
    def history(self) -> History:
        """The versions that this sitting keeps."""
        return History(self.path)

    @property
    def unsaved(self) -> bool:
        """Whether anything was answered that is not on disk yet."""
        return self._revision != self._saved_revision

    def put(self, address: str, value: Value | None) -> bool:
        """Answers a question or a cell of a row, or takes the answer back. Whether that changed anything.

        Raises `Refused` for a draft that may only be looked at.
        """
        if self.look_only:
            if value == self.draft.answer(address):
                return False
            raise Refused("This is the worked example, to look at. Duplicate it on the first screen to change it.")
        changed = self.draft.put(address, value)
        self._revision += changed
        return changed

    # --- saving ---

    def snapshot(self) -> Snapshot:
        """The draft as it stands now."""
        draft = Draft(self.draft.form, copy.deepcopy(self.draft.document), self.draft.folder)
        return Snapshot(draft, self._revision)

    def save(self, snapshot: Snapshot | None = None) -> None:
        """Saves what is not saved yet, and remembers the place. Raises `Refused`; why is `trouble` until it works.

        A snapshot may be saved from another thread; an older one never takes the place of a newer.
        """
        snapshot = snapshot or self.snapshot()
        with self._saving:
            try:
                if snapshot.revision > self._saved_revision or not self.path.exists():
                    found = self.history.found()
                    save_draft(snapshot.draft, self.path)
                    self._saved_revision = snapshot.revision
                    self.saved = datetime.now().astimezone()
                    self.history.save(found, self.saved)
                if self._place != self._kept_place:
                    place = self._place
                    keep_bookmark(self.path, place)
                    self._kept_place = place
            except Refused as refusal:
                self.trouble = str(refusal)
                raise
            self.trouble = ""

    def leave(self) -> None:
        """Keeps the draft as it is left as a version, where this sitting changed it."""
        with self._saving:
            if not self.unsaved:
                self.history.leave(datetime.now().astimezone())

    def export(self) -> "Exported":
        """Writes the Word form beside the draft; the worked example's into the drafts folder. Raises `Refused`."""
        from eia_tui.exports.word import export  # 0.1 s, when the first export is asked for

        folder = drafts_folder() if self.look_only else self.path.absolute().parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"{folder} cannot be made: {(error.strerror or str(error)).lower()}") from error
        return export(self.snapshot().draft, folder)

    # --- the walk ---

    @property
    def place(self) -> str:
        """The address of the question in hand, or `REVIEW`; the first question of the form in a new sitting."""
        steps = self.draft.form.steps
        known = self._place == REVIEW or self.step_of(self._place) is not None
        return self._place if known else steps[0].asked[0].address

    @place.setter
    def place(self, address: str) -> None:
        self._place = address

    def step_of(self, address: str) -> int | None:
        """Which step an address belongs to, counted from 0: a question's, a cell's or a step's own."""
        for number, step in enumerate(self.draft.form.steps):
            if f"{address}.".startswith(f"{step.address}."):
                return number
        return None

    def state(self, step: Step, found: list[Finding] | None = None) -> State:
        """How far a step is. `found` are the findings of the whole draft, where the caller has them."""
        inside = [
            each
            for each in (faults(self.draft) if found is None else found)
            if f"{each.address}.".startswith(f"{step.address}.")
        ]
        if any(each.check != "unanswered" and each.severity != "advice" for each in inside):
            return "needs attention"
        if not self.draft.says_anything(step):
            return "to do"
        return "started" if any(each.check == "unanswered" for each in inside) or self._open(step) else "done"

    def _open(self, step: Step) -> bool:
        """Whether a step with an answer asks for more, beside the questions that are required.

        For a group, its choices and one answer in words are enough. Another step that requires nothing wants it all.
        """
        shown = self.draft.shown(step)
        silent = [asked for asked in shown if not answered(self.draft.answer(asked.address))]
        if step.group:
            choices = [asked for asked in shown if isinstance(asked.question, Choice | Choices)]
            return any(asked in silent for asked in choices) or len(silent) == len(shown) - len(choices) > 0
        return bool(silent) and not any(asked.question.required for asked in shown)

    def states(self) -> list[State]:
        """How far each step of the form is."""
        found = faults(self.draft)
        return [self.state(step, found) for step in self.draft.form.steps]

    def left_open(self) -> Iterator[tuple[Step, Asked]]:
        """The steps that are not done though no check finds anything there, each with its first silent question."""
        found = faults(self.draft)
        for step in self.draft.form.steps:
            inside = any(f"{each.address}.".startswith(f"{step.address}.") for each in found)
            silent = [asked for asked in self.draft.shown(step) if not answered(self.draft.answer(asked.address))]
            if silent and not inside and self.state(step, found) != "done":
                yield step, silent[0]

    def next_to_do(self, after: str) -> str | None:
        """The next question without an answer in a step that is not done; after the form's end, from its start."""
        wanted = list(self._to_do())
        order = {address: number for number, address in enumerate(self.draft.form.questions)}
        here = order.get(after, len(order) if after == REVIEW else -1)
        return next((address for address in wanted if order[address] > here), wanted[0] if wanted else None)

    def _to_do(self) -> Iterator[str]:
        for step, state in zip(self.draft.form.steps, self.states(), strict=True):
            if state == "done":
                continue
            for asked in self.draft.shown(step):
                if not answered(self.draft.answer(asked.address)) or self._row_waits(asked):
                    yield asked.address

    def _row_waits(self, asked: Asked) -> bool:
        return any(
            column.required and not answered(value) for row in self.draft.cells(asked) for _, column, value in row
        )
