"""Types into the real wizard in a pseudo-terminal, kills it at random instants, starts it again, and compares."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.refusal import Refused
from eia_tui.rescue import put_in
from eia_tui.sitting import Sitting
from eia_tui.storage.bookmarks import keep_bookmark
from eia_tui.storage.drafts import new_draft, open_draft
from tests.terminal import Terminal, eia

_LONGEST_LIFE = 4.0
"""Seconds after the first key at which the program is killed at the latest."""
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


def torture(home: Path, kills: int, seed: int) -> Iterator[Toll]:
    """Kills the wizard so many times; the toll so far after each. `home` must be what EIA_WIZARD_HOME says."""
    chance = random.Random(seed)
    form, toll = find_form(DEFAULT), Toll()
    path = new_draft("Mobile library timetable", form)
    proses = [asked.address for asked in open_draft(path).asked() if isinstance(asked.question, Prose)][:12]
    kept: dict[str, list[str]] = {address: [] for address in proses}
    for number in range(kills):
        address = chance.choice(proses)
        keep_bookmark(path, address)
        typed, killed = _type_until_killed(home, path, chance, toll, address, number)
        toll.kills += 1
        toll.words += len(typed)
        kept[address] += _compare(path, toll, address, kept, typed, killed)
        if chance.random() < 0.5:  # the other times, the wizard itself offers it
            _recover_by_hand(path, toll)
        yield toll


def _type_until_killed(
    home: Path, path: Path, chance: random.Random, toll: Toll, address: str, number: int
) -> tuple[list[tuple[str, float]], float]:
    """Every word that was typed whole, with the moment of its last key; and the moment of the kill."""
    typed: list[tuple[str, float]] = []
    with Terminal(eia(path), (100, 30), {"EIA_WIZARD_HOME": str(home)}) as terminal:
        if _OFFERED in terminal.until_any(_OFFERED, "Step "):
            toll.offered += 1
            terminal.press("enter")
            terminal.until("Step ")
        terminal.press("end", " ")
        end = time.monotonic() + chance.uniform(0.05, _LONGEST_LIFE)
        while time.monotonic() < end:
            word = f"k{number}w{len(typed)}"
            for letter in f"{word} ":
                terminal.send(letter)
                time.sleep(chance.choice((0.0, 0.01, 0.04)))
            typed.append((word, time.monotonic()))
            if chance.random() < 0.1:
                time.sleep(chance.uniform(0, 1.2))
            while terminal.read(0):
                pass
        killed = time.monotonic()
        terminal.kill()
    return typed, killed


def _compare(
    path: Path, toll: Toll, address: str, kept: dict[str, list[str]], typed: list[tuple[str, float]], killed: float
) -> list[str]:
    """Opens the draft with what is offered, and counts what is missing; which of the words are there."""
    try:
        open_draft(path)
    except Refused as refusal:
        toll.unreadable += 1
        toll.wrong.append(str(refusal))
        return []
    answers = _with_what_is_offered(path)
    for other, words in kept.items():
        gone = [word for word in words if word not in answers.get(other, "").split()]
        if gone:
            toll.wrong.append(f"after kill {toll.kills}, {other} lost {gone[:5]} that had been there before")
    there = set(answers.get(address, "").split())
    missing = [moment for word, moment in typed if word not in there]
    if missing:
        toll.most_lost = max(toll.most_lost, killed - min(missing))
    return [word for word, _ in typed if word in there]


def _with_what_is_offered(path: Path) -> dict[str, str]:
    from eia_tui.rescue import unsaved

    sitting = Sitting.at(path)
    try:
        found = unsaved(sitting)
        draft = found[0] if found else sitting.draft
        return {address: str(draft.answer(address) or "") for address in draft.form.questions}
    finally:
        sitting.leave()


def _recover_by_hand(path: Path, toll: Toll) -> None:
    sitting = Sitting.at(path)
    try:
        put_in(sitting)
    except Refused as refusal:
        toll.wrong.append(str(refusal))
    finally:
        sitting.leave()
