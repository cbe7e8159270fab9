"""Packs what machines with Python install: the wheelhouse, and one .pyz for each kind of Linux and macOS machine."""

import shutil
import subprocess
import sys
from pathlib import Path

import pins
from folder import prune, set_times
from installers import write_zip

WHEELHOUSE = "windows-x64"


def write_wheelhouse(own: Path, target: Path, epoch: int) -> None:
    """Packs the program's wheel with all it needs, for each Python on Windows."""
    folder = pins.WORK / target.stem
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for wheel in {path.name: path for python in pins.PYTHONS for path in pins.wheels(WHEELHOUSE, python)}.values():
        shutil.copy(wheel, folder)
    shutil.copy(own, folder)
    write_zip(folder, target, epoch)


def write_pyz(platform: str, own: Path, target: Path, epoch: int) -> None:
    """Packs the program for one kind of machine into one file that its Python runs, whichever of ours that is.

    The compiled modules of each Python lie side by side: their names differ.
    """
    folder = pins.WORK / "site" / platform
    shutil.rmtree(folder, ignore_errors=True)
    merged, installed = folder / "merged", set[Path]()
    for python in pins.PYTHONS:
        new = {*pins.wheels(platform, python), own} - installed
        pins.install(sorted(new), folder / python, platform, python)
        prune(folder / python)
        shutil.copytree(folder / python, merged, dirs_exist_ok=True)
        installed |= new
    set_times(merged, epoch)
    subprocess.run(
        [
            sys.executable, "-m", "shiv", "--site-packages", str(merged), "--entry-point", "eia_tui.commands.cli:main",
            "--python", "/usr/bin/env python3", "--reproducible", "--compressed", "--output-file", str(target),
        ],
        check=True,
    )  # fmt: skip
    shutil.rmtree(folder)
