"""Programs that start at the same moment never use the same file name."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import keep_version, versions
from eia_tui.storage.operations import bin_draft, duplicate_draft
from eia_tui.system.clock import now
from eia_tui.system.files import NameTakenError, move_to_new, new_folder, write_new, write_whole
from tests.conftest import ROOT
from tests.other_systems import needs_links

TOGETHER = """
import os, sys, time
from pathlib import Path
from eia_tui.commands.cli import main
import eia_tui.storage.drafts, eia_tui.storage.catalogue
if sys.argv[1] == "export":
    import eia_tui.exports.word.export
print("ready", flush=True)
sys.stdin.readline()
sys.exit(main(sys.argv[1:]))
"""


def in_processes(many: int, *arguments: str | Path, folder: Path) -> list[str]:
    """The outputs of so many processes that run one command at the same moment."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", TOGETHER, *map(str, arguments)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(many)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    results = [(*process.communicate(timeout=120), process.returncode) for process in processes]
    assert [(err, code) for _, err, code in results] == [("", 0)] * many
    return [out.strip() for out, _, _ in results]


@pytest.mark.slow
def test_twelve_processes_that_start_drafts_of_one_name_make_twelve_drafts(tmp_path: Path):
    paths = in_processes(12, "new", "Parks", folder=tmp_path)
    assert len(set(paths)) == 12
    assert [open_draft(Path(path)).name for path in paths] == ["Parks"] * 12


@pytest.mark.slow
def test_six_processes_that_export_one_draft_make_six_files(form: Form, tmp_path: Path):
    path = new_draft("Parks", form)
    paths = in_processes(6, "export", path, folder=tmp_path)
    assert len(set(paths)) == 6
    assert all(Path(each).read_bytes().startswith(b"PK") for each in paths)
    assert len(list(tmp_path.glob("*.docx"))) == 6


def in_threads(many: int, do: Callable[[], object]) -> list[object]:
    """The results of a function that so many threads call at the same moment."""
    start, results = threading.Barrier(many), list[object]()

    def run() -> None:
        start.wait()
        results.append(do())

    threads = [threading.Thread(target=run) for _ in range(many)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_no_copy_version_file_or_draft_in_the_bin_overwrites_another(form: Form, tmp_path: Path):
    path = new_draft("Parks", form)
    for _ in range(5):
        assert len(set(in_threads(6, lambda: duplicate_draft(path)))) == 6
    moment = now()
    numbers = iter(range(1000))
    in_threads(6, lambda: keep_version(path, b"x = %d\n" % next(numbers), moment))
    assert sorted(version.content() for version in versions(path)) == [b"x = %d\n" % each for each in range(6)]
    written = in_threads(8, lambda: write_new(tmp_path / "file.txt", b"%d" % next(numbers)))
    assert len({Path(str(each)).read_bytes() for each in written}) == 8
    assert len(set(in_threads(8, lambda: new_folder(tmp_path / "folder")))) == 8

    def binned() -> Path:
        lone = tmp_path / "home" / "drafts" / f"{next(numbers)}" / "same.toml"
        lone.parent.mkdir()
        lone.write_text(str(lone), encoding="utf-8")
        return bin_draft(lone).in_bin

    paths_in_bin = in_threads(8, binned)
    assert len({Path(str(each)).read_text(encoding="utf-8") for each in paths_in_bin}) == 8


@pytest.mark.parametrize("links", [True, False], ids=["with hard links", "on a stick without"])
def test_a_new_file_never_overwrites_another(links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    if not links:
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.txt"
    assert write_new(path, b"one") == path
    assert write_new(path, b"two") == tmp_path / "a (2).txt"
    with pytest.raises(NameTakenError):
        write_whole(path, b"three", overwrite=False)
    (tmp_path / "other.txt").write_bytes(b"moved")
    assert move_to_new(tmp_path / "other.txt", path) == tmp_path / "a (3).txt"
    (tmp_path / "folder").mkdir()
    (tmp_path / "b").mkdir()
    assert move_to_new(tmp_path / "folder", tmp_path / "b") == tmp_path / "b (2)"
    assert sorted((each.name, each.read_bytes()) for each in tmp_path.glob("*.txt") if each.is_file()) == [
        ("a (2).txt", b"two"),
        ("a (3).txt", b"moved"),
        ("a.txt", b"one"),
    ]
    assert not list(tmp_path.glob(".*"))


@needs_links
def test_a_new_file_never_takes_the_name_of_a_broken_link(tmp_path: Path):
    (tmp_path / "c.txt").symlink_to("nowhere")
    assert write_new(tmp_path / "c.txt", b"four") == tmp_path / "c (2).txt"
    assert [each.read_bytes() for each in tmp_path.iterdir() if each.is_file()] == [b"four"]
