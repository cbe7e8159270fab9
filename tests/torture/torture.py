"""Types into the wizard in a pseudo-terminal, kills it at random, starts it again, and compares."""

import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.stages import stage_addresses
from eia_tui.session.recovery import restore_unsaved, unsaved
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.position import save_position
from eia_tui.system.errors import UserError
from tests.terminal import Terminal, eia

_LONGEST_LIFE = 4.0
"""The most seconds from the first key to the kill; more on a slow disk."""
_PAUSES = 0.1
"""The probability of a pause after a word, and of recovering unsaved answers without the wizard."""
_MOST_LOST = 1.0
"""The most seconds of typing that a kill may lose."""
_RESTORED = "The program closed unexpectedly"


@dataclass
class Losses:
    """What a run of kills lost."""

    kills: int = 0
    unreadable: int = 0
    restored: int = 0
    """The number of starts that restored what was not saved."""
    words: int = 0
    most_lost: float = 0.0
    """The most seconds of typing that one kill lost: from the first missing word to the kill."""
    problems: list[str] = field(default_factory=list)
    """All other problems."""

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.unreadable} drafts unreadable, at most {self.most_lost:.2f} seconds lost; "
            f"{self.words} words typed, put back {self.restored} times, {len(self.problems)} problems"
        )


class Torture:
    """One draft whose wizard is killed repeatedly. `losses` is what that lost."""

    def __init__(self, home: Path, seed: int, fsync: float = 0) -> None:
        """`home` must be the value of EIA_WIZARD_HOME. The same seed types the same text and kills after the same times.

        `fsync` is the time in seconds that the disk takes to flush a file.
        """
        self.home = home
        self.fsync = fsync
        self.losses = Losses()
        self._chance = random.Random(seed)
        self._path = new_draft("Mobile library timetable", find_form(DEFAULT))
        draft = open_draft(self._path)
        of_others = stage_addresses(draft.form)  # the wizard asks before one writes into the box of an approver
        self._kept: dict[str, list[str]] = {
            each.address: []
            for each in draft.all_shown()
            if isinstance(each.question, Prose) and each.address not in of_others
        }

    def kill(self) -> None:
        """Types into one of the answers, kills the wizard, and compares the answers with what was typed.

        Where there is something to restore, the wizard opens at that answer instead.
        """
        save_position(self._path, self._chance.choice(list(self._kept)))
        typed, killed, screen = self._type_until_killed()
        self.losses.kills += 1
        self.losses.words += len(typed)
        answers = self._answers()
        self._check_earlier_words(answers)
        kept = {word: address for address, text in answers.items() for word in text.split()}
        missing = [moment for word, moment in typed if word not in kept]
        if missing:
            lost = killed - min(missing)
            self.losses.most_lost = max(self.losses.most_lost, lost)
            if lost > _MOST_LOST:
                self.losses.problems.append(f"kill {self.losses.kills} lost {lost:.2f} seconds:\n{screen}")
        for word, _ in typed:
            if word in kept:
                self._kept[kept[word]].append(word)

    def _command(self) -> list[str]:
        if not self.fsync:
            return eia(self._path)
        return [sys.executable, "-m", "tests.torture.faulty_disk", "--fsync", str(self.fsync), "--", str(self._path)]

    def _type_until_killed(self) -> tuple[list[tuple[str, float]], float, str]:
        """The words that were typed completely, each with the time of its last key; the time of the kill; and the screen before it."""
        chance, typed = self._chance, list[tuple[str, float]]()
        with Terminal(self._command(), (100, 30), {"EIA_WIZARD_HOME": str(self.home)}) as terminal:
            terminal.until("Step ")
            terminal.settle()
            self.losses.restored += _RESTORED in terminal.text
            terminal.press("end", " ")
            end = time.monotonic() + chance.uniform(0.05, _LONGEST_LIFE + 2 * self.fsync)
            while time.monotonic() < end:
                word = f"k{self.losses.kills}w{len(typed)}"
                for character in f"{word} ":
                    terminal.send(character)
                    time.sleep(chance.choice((0.0, 0.01, 0.04)))
                typed.append((word, time.monotonic()))
                if chance.random() < _PAUSES:
                    time.sleep(chance.uniform(0, 1.2))
                terminal.settle(0)
            killed, screen = time.monotonic(), terminal.text
            terminal.kill()
        return typed, killed, screen

    def _answers(self) -> dict[str, str]:
        """The long answers including unsaved ones, which are sometimes recovered here and otherwise by the wizard."""
        try:
            open_draft(self._path)
        except UserError as error:
            self.losses.unreadable += 1
            self.losses.problems.append(str(error))
            return {}
        session = Session.at(self._path)
        try:
            found = unsaved(session)
            draft = found[0] if found else session.draft
            answers = {address: str(draft.answer(address) or "") for address in self._kept}
            if self._chance.random() < _PAUSES:
                restore_unsaved(session)
        finally:
            session.leave()
        return answers

    def _check_earlier_words(self, answers: dict[str, str]) -> None:
        for address, words in self._kept.items():
            present = set(answers.get(address, "").split())
            if lost := [word for word in words if word not in present]:
                self.losses.problems.append(f"after kill {self.losses.kills}, {address} lost {lost[:5]}, saved before")
