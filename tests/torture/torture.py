"""Types into the real wizard in a pseudo-terminal, kills it at random instants, starts it again, and compares."""

import random
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.session.recovery import put_in, unsaved
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.position import save_position
from eia_tui.system.errors import UserError
from tests.terminal import Terminal, eia

_LONGEST_LIFE = 4.0
"""Seconds after the first key at which the program is killed at the latest; on a slow disk more."""
_PAUSES = 0.1
"""How often the typing halts, and how often what is offered is taken without the wizard."""
_OFFERED = "Not everything was saved"


@dataclass
class Toll:
    """What a run of kills cost."""

    kills: int = 0
    unreadable: int = 0
    offered: int = 0
    """Times that something was offered back at the next start."""
    words: int = 0
    most_lost: float = 0.0
    """Seconds of typing that were missing after the worst kill: from the first missing word to the kill."""
    wrong: list[str] = field(default_factory=list)
    """Whatever else was not as it should be."""

    def __str__(self) -> str:
        return (
            f"{self.kills} kills, {self.unreadable} drafts unreadable, at most {self.most_lost:.2f} seconds lost; "
            f"{self.words} words typed, offered back {self.offered} times, {len(self.wrong)} things wrong"
        )


class Torture:
    """One draft, whose wizard is killed again and again. What it cost is `toll`."""

    def __init__(self, home: Path, seed: int, fsync: float = 0) -> None:
        """`home` must be what EIA_WIZARD_HOME says; the same seed types the same and kills at the same moments.

        `fsync` is how many seconds the disk takes to flush a file.
        """
        self.home = home
        self.fsync = fsync
        self.toll = Toll()
        self._chance = random.Random(seed)
        self._path = new_draft("Mobile library timetable", find_form(DEFAULT))
        asked = open_draft(self._path).asked()
        self._kept: dict[str, list[str]] = {each.address: [] for each in asked if isinstance(each.question, Prose)}

    def kill(self) -> None:
        """Types into one of the answers, kills the wizard, and looks what is there."""
        address = self._chance.choice(list(self._kept))
        save_position(self._path, address)
        typed, killed = self._type_until_killed()
        self.toll.kills += 1
        self.toll.words += len(typed)
        answers = self._answers()
        self._miss_nothing_of_before(answers)
        there = set(answers.get(address, "").split())
        missing = [moment for word, moment in typed if word not in there]
        if missing:
            self.toll.most_lost = max(self.toll.most_lost, killed - min(missing))
        self._kept[address] += [word for word, _ in typed if word in there]

    def _command(self) -> list[str]:
        if not self.fsync:
            return eia(self._path)
        return [sys.executable, "-m", "tests.torture.faulty", "--fsync", str(self.fsync), "--", str(self._path)]

    def _type_until_killed(self) -> tuple[list[tuple[str, float]], float]:
        """Every word that was typed whole, with the moment of its last key; and the moment of the kill."""
        chance, typed = self._chance, list[tuple[str, float]]()
        with Terminal(self._command(), (100, 30), {"EIA_WIZARD_HOME": str(self.home)}) as terminal:
            if _OFFERED in terminal.until_any(_OFFERED, "Step "):
                self.toll.offered += 1
                terminal.press("enter")
                terminal.until("Step ")
            terminal.press("end", " ")
            end = time.monotonic() + chance.uniform(0.05, _LONGEST_LIFE + 2 * self.fsync)
            while time.monotonic() < end:
                word = f"k{self.toll.kills}w{len(typed)}"
                for letter in f"{word} ":
                    terminal.send(letter)
                    time.sleep(chance.choice((0.0, 0.01, 0.04)))
                typed.append((word, time.monotonic()))
                if chance.random() < _PAUSES:
                    time.sleep(chance.uniform(0, 1.2))
                while terminal.read(0):
                    pass
            killed = time.monotonic()
            terminal.kill()
        return typed, killed

    def _answers(self) -> dict[str, str]:
        """The long answers, with what would be offered back; now and then it is taken, else the wizard offers it."""
        try:
            open_draft(self._path)
        except UserError as error:
            self.toll.unreadable += 1
            self.toll.wrong.append(str(error))
            return {}
        session = Session.at(self._path)
        try:
            found = unsaved(session)
            draft = found[0] if found else session.draft
            answers = {address: str(draft.answer(address) or "") for address in self._kept}
            if self._chance.random() < _PAUSES:
                put_in(session)
        finally:
            session.leave()
        return answers

    def _miss_nothing_of_before(self, answers: dict[str, str]) -> None:
        for address, words in self._kept.items():
            there = set(answers.get(address, "").split())
            if gone := [word for word in words if word not in there]:
                self.toll.wrong.append(f"after kill {self.toll.kills}, {address} lost {gone[:5]}, there before")
