"""The delays of the wizard in a real pseudo-terminal, as ratios to bare Textual apps in the same run.

usage: python tests/benchmarks/wizard.py [DRAFT]      (the worked example by default)
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from eia_tui.form.values import answer_text
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.storage.position import save_position
from eia_tui.system.app_folders import draft_state_folder
from tests.terminal import Terminal, eia

BARE = """
import os, sys
os.environ["TEXTUAL_ANIMATIONS"] = "none"
from textual.app import App
from textual.widgets import Footer, Header, TextArea
class Bare(App):
    BINDINGS = [("f1", "keys", "Keys"), ("f2", "steps", "Steps")]
    def compose(self):
        yield Header()
        area = TextArea(sys.stdin.read() if len(sys.argv) < 2 else open(sys.argv[1], encoding="utf-8").read())
        area.cursor_blink = False
        yield area
        yield Footer()
Bare().run()
"""
ROUNDS = 5
SETTLED = 0.4
PATIENCE = 20
"""Seconds after which a program that still draws is taken as it is."""
LONG = 50_000
"""Letters of an answer that runs to pages."""
KEYS_TYPED = "the quick brown fox jumps over the lazy dog " * 2


def peak_memory(process: int) -> float:
    """The peak memory of a running program in megabytes, as Linux counts it."""
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


def memory(command: list[str], environment: Mapping[str, str]) -> float:
    """The peak memory of a program until its first screen is drawn, in megabytes."""
    with Terminal(command, environment=environment) as terminal:
        end = time.perf_counter() + PATIENCE
        terminal.read(PATIENCE)
        while terminal.read(SETTLED) and time.perf_counter() < end:
            pass
        return peak_memory(terminal.process)


def start(command: list[str], environment: Mapping[str, str]) -> float:
    """Seconds from the start of a program to the last thing that it draws."""
    with Terminal(command, environment=environment) as terminal:
        last = terminal.started
        while terminal.read(SETTLED if last > terminal.started else PATIENCE) and last < terminal.started + PATIENCE:
            last = time.perf_counter()
        return last - terminal.started


def key_to_paint(command: list[str], environment: Mapping[str, str], typed: str = KEYS_TYPED) -> float:
    """The median of seconds from a key to the first thing drawn for it."""
    with Terminal(command, environment=environment) as terminal:
        end = time.perf_counter() + PATIENCE
        terminal.read(PATIENCE)
        while terminal.read(SETTLED * 2) and time.perf_counter() < end:
            pass
        waits = []
        for letter in typed:
            time.sleep(0.02)
            while terminal.read(0):
                pass
            pressed = time.perf_counter()
            terminal.send(letter)
            terminal.read(2)
            waits.append(time.perf_counter() - pressed)
        return statistics.median(waits)


def ratio(ours: Callable[[], float], theirs: Callable[[], float], rounds: int = ROUNDS) -> tuple[float, float, float]:
    """The medians of both, and their ratio. They take turns, so that other work of the machine affects both."""
    ours(), theirs()  # the first of each compiles and fills caches
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    mine, bare = (statistics.median(each) for each in zip(*pairs, strict=True))
    return mine, bare, mine / bare


def main() -> None:
    """Prints the ratios."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    source = find_draft(sys.argv[1] if len(sys.argv) > 1 else "example").resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = {"EIA_WIZARD_HOME": str(folder / "home")}
        os.environ.update(home)
        draft = folder / "draft" / source.name
        shutil.copytree(source.parent, draft.parent)  # with its pictures
        opened = open_draft(draft)
        longest, text = max(
            ((address, answer_text(question, value)) for address, question, value in opened.answers()),
            key=lambda each: len(each[1]),
        )
        (folder / "bare.py").write_text(BARE, encoding="utf-8")
        bare = [sys.executable, str(folder / "bare.py")]

        shown = folder / "longest.txt"
        shown.write_text(text, encoding="utf-8")
        mine, other, times = ratio(lambda: start(eia(draft), home), lambda: start([*bare, str(shown)], home))
        print(f"start to settled screen: {mine:.3f} s against {other:.3f} s bare, {times:.2f} times (goal 1.4)")
        mine, other, times = ratio(lambda: memory(eia(draft), home), lambda: memory([*bare, str(shown)], home), 1)
        print(f"peak memory: {mine:.0f} MB against {other:.0f} MB bare, {times:.2f} times")

        for answer in (text, (text + "\n\n") * (LONG // len(text) + 1)):
            shown.write_text(answer, encoding="utf-8")
            opened.put(longest, answer)

            def type_into_it() -> float:
                save_draft(opened, draft)
                shutil.rmtree(
                    draft_state_folder(draft), ignore_errors=True
                )  # the unsaved answers of the run before, which was killed
                save_position(draft, longest)
                return key_to_paint(eia(draft), home)

            mine, other, times = ratio(type_into_it, lambda: key_to_paint([*bare, str(shown)], home), 3)
            waited = f"{mine * 1000:.1f} ms against {other * 1000:.1f} ms bare, {times:.2f} times (goal 1.1)"
            print(f"key to paint in an answer of {len(answer):,} letters: {waited}")

        many, few = ({"EIA_WIZARD_HOME": str(folder / str(count))} for count in (2000, 10))
        for count, environment in ((2000, many), (10, few)):
            for number in range(count):
                copy = Path(environment["EIA_WIZARD_HOME"]) / "drafts" / f"draft-{number}" / "draft.toml"
                copy.parent.mkdir(parents=True)
                shutil.copy(source, copy)
        mine, other, times = ratio(lambda: start(eia(), many), lambda: start(eia(), few))
        print(f"home with 2,000 drafts: {mine:.3f} s against {other:.3f} s with ten, {times:.2f} times (goal 1.2)")
        mine, other, times = ratio(lambda: memory(eia(), many), lambda: memory(eia(), few), 1)
        print(f"its peak memory: {mine:.0f} MB against {other:.0f} MB with ten, {times:.2f} times")


if __name__ == "__main__":
    main()
