"""The cost of saving, listing and typing, as ratios to the bare libraries in the same run.

usage: python tests/benchmarks/storage.py [DRAFT]      (the worked example by default)
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

import tomli_w

from eia_tui.form.kinds import Prose
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft, list_drafts
from eia_tui.storage.draft_paths import draft_files
from eia_tui.storage.drafts import open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.storage.position import save_position
from eia_tui.system.app_folders import draft_state_folder
from tests.benchmarks.wizard import BARE, KEYS_TYPED, key_to_paint
from tests.terminal import eia

ROUNDS = 15
DRAFTS = 2000
SAVED = 100_000
"""The size in characters of the draft that is saved repeatedly."""
TYPED = KEYS_TYPED * 2
"""Enough keys for several saves in between."""
LARGE = 1_000_000
"""The size in characters of the draft that is saved while keys are pressed."""


def median(do: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of a function in seconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        do()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def filled(source: Path, target: Path, characters: int) -> str:
    """Copies a draft with long answers of this size altogether. Returns the address of one of them."""
    draft = open_draft(source)
    proses = [asked.address for asked in draft.all_shown() if isinstance(asked.question, Prose)]
    line = "The mobile library stops here once a fortnight, and people come to it from three villages. "
    for address in proses:
        draft.put(address, (line * (characters // len(proses) // len(line) + 1)).strip())
    save_draft(draft, target)
    return proses[1]


def saving(source: Path, folder: Path) -> None:
    """A save with journal, lock, history and check for foreign changes, against bare writing."""
    path = folder / "saved" / "draft.toml"
    address = filled(source, path, SAVED)
    session = Session.at(path)
    count = 0

    def bare() -> None:
        with (folder / "bare.toml").open("wb") as file:
            file.write(tomli_w.dumps(session.draft.document, multiline_strings=True).encode())
            file.flush()
            os.fsync(file.fileno())

    def ours() -> None:
        nonlocal count
        count += 1
        session.put(address, f"{session.draft.answer(address)} more")
        session.save()

    ours()
    for _ in range(3):
        bare()
    ratio = median(ours) / median(bare)
    session.leave()
    print(f"save of {path.stat().st_size // 1000} KB: {ratio:.2f} times bare dumps, write and fsync (goal: 2)")


def listing(source: Path, folder: Path) -> None:
    """The list of drafts against reading the same files."""
    for number in range(DRAFTS):
        each = folder / "drafts" / f"draft-{number}"
        each.mkdir(parents=True)
        shutil.copy(source, each / "draft.toml")

    def bare() -> None:
        for path in draft_files():
            tomllib.loads(path.read_text(encoding="utf-8"))

    read, cold, cached = median(bare, 1), median(list_drafts, 1), median(list_drafts, 3)
    print(f"list of {DRAFTS} drafts: {cold / read:.2f} times bare tomllib (goal: 1.5), again {cached / read:.3f}")


def typing_while_saving(source: Path, folder: Path) -> None:
    """Key to paint in a large draft that is saved meanwhile, against a bare text area."""
    path = folder / "drafts" / "large" / "draft.toml"
    address = filled(source, path, LARGE)
    text = folder / "long.txt"
    text.write_text(str(open_draft(path).answer(address)), encoding="utf-8")
    home = {"EIA_WIZARD_HOME": str(folder)}
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    pairs = []
    for _ in range(2):
        bare = key_to_paint([sys.executable, str(folder / "bare.py"), str(text)], home, TYPED)
        shutil.rmtree(
            draft_state_folder(path), ignore_errors=True
        )  # the unsaved answers of the run before, which was killed
        save_position(path, address)
        pairs.append((key_to_paint(eia(path), home, TYPED), bare))
    ours, bare = (statistics.median(each) for each in zip(*pairs, strict=True))
    waited = f"{ours * 1000:.1f} ms against {bare * 1000:.1f} ms bare, {ours / bare:.2f} times (goal 1.1)"
    print(f"key to paint while {path.stat().st_size // 1000} KB are saved: {waited}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as root:
        os.environ["EIA_WIZARD_HOME"] = root
        draft = Path(sys.argv[1]) if len(sys.argv) > 1 else find_draft("example")
        saving(draft, Path(root))
        listing(draft, Path(root))
        typing_while_saving(draft, Path(root))
