"""Builds everything that is installed into dist/; started by `scripts/bundle/build`, which brings the tools."""

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pins
from folder import LARGEST, make_folder, make_stick, python_version, set_times, size, wine_kept_running
from installers import product_code, write_msi, write_setup, write_zip
from other_systems import WHEELHOUSE, write_pyz, write_wheelhouse
from parts_list import write_parts_list
from signatures import Signer, check_signatures
from sums import write_sums

PROGRAMS = {
    "wine": "wine64",
    "makensis": "nsis",
    "wixl": "wixl",
    "msibuild": "msitools",
    "osslsigncode": "osslsigncode",
}
"""What is needed, with Debian's package that has it."""
LARGEST_SETUP = 16_000_000
STICK = "EIA wizard"
"""The folder that the zip unpacks to."""


def main() -> int:
    """Builds what the command line asks for; 0 if everything was built and is small enough."""
    asked = _arguments()
    if asked.renew:
        pins.renew()
        return 0
    if missing := [package for program, package in PROGRAMS.items() if not shutil.which(program)]:
        print(f"Install these packages first: {' '.join(missing)}", file=sys.stderr)
        return 2
    pins.WORK.mkdir(parents=True, exist_ok=True)
    target = asked.out.resolve()
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    version, epoch = _version(), _epoch()
    signer = Signer(asked.certificate, asked.key, asked.timestamps) if asked.certificate else None
    own = pins.own_wheel(epoch)
    stage = _folder(own, version, epoch, signer)
    name = f"eia-wizard-{version}"
    steps = [*_windows(stage, target / name, version, epoch, signer)]
    if not asked.windows_only:
        steps += _elsewhere(stage, own, target / name, epoch)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each step waits for programs that it starts
        for done in [pool.submit(step) for step in steps]:
            done.result()
    files = sorted(target.iterdir())
    write_sums(target)
    return _report(files, stage, version)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bundle/build", description=__doc__)
    parser.add_argument("--out", type=Path, default=pins.ROOT / "dist", help="the folder to make; it is emptied first")
    parser.add_argument("--windows-only", action="store_true", help="only the Setup, the MSI and the zip")
    parser.add_argument("--certificate", type=Path, help="sign with this certificate, a PEM file")
    parser.add_argument("--key", type=Path, help="the key of the certificate, a PEM file")
    parser.add_argument("--timestamps", default="", help="the address of the server that dates signatures")
    parser.add_argument("--renew", action="store_true", help="write the lists of pinned files again, and build nothing")
    asked = parser.parse_args()
    if bool(asked.certificate) != bool(asked.key):
        parser.error("--certificate and --key go together")
    return asked


def _folder(own: Path, version: str, epoch: int, signer: Signer | None) -> Path:
    """The program's folder for Windows, complete."""
    python, wheels = pins.python_folder(), pins.wheels("windows-x64", pins.BUNDLED)
    print(f"{check_signatures(python)} files of Python {python_version(python)}: signatures are good")
    stages = pins.WORK / "stage"
    shutil.rmtree(stages, ignore_errors=True)
    stage = stages / "eia-wizard"
    with wine_kept_running():
        make_folder(stage, [*wheels, own], python)
        write_parts_list(stage, wheels, python, version, epoch)
    if signer:
        signer.sign_unsigned(stage / "app")
    set_times(stage, epoch)
    return stage


def _windows(
    stage: Path, start: Path, version: str, epoch: int, signer: Signer | None
) -> Iterator[Callable[[], object]]:
    """The steps that pack the program's folder in three ways, the longest first; `start` begins each path."""
    stick = stage.parent / STICK
    make_stick(stage, stick)
    yield partial(write_setup, stage, start.with_name(f"{start.name}-Setup.exe"), version, epoch, signer)
    yield partial(write_msi, stage, start.with_name(f"{start.name}-windows-x64.msi"), version, signer)
    yield partial(write_zip, stick, start.with_name(f"{start.name}-windows-x64.zip"), epoch)


def _elsewhere(stage: Path, own: Path, start: Path, epoch: int) -> Iterator[Callable[[], object]]:
    """The steps that pack it for machines with Python, and copy what needs no packing."""
    for platform in pins.PLATFORMS:
        if not platform.startswith("windows"):
            yield partial(write_pyz, platform, own, start.with_name(f"{start.name}-{platform}.pyz"), epoch)
    yield partial(write_wheelhouse, own, start.with_name(f"{start.name}-wheelhouse-{WHEELHOUSE}.zip"), epoch)
    yield partial(shutil.copy, own, start.parent)
    yield partial(shutil.copy, stage / "parts.cdx.json", start.with_name(f"{start.name}-windows-x64.cdx.json"))


def _version() -> str:
    text = (pins.ROOT / "eia_tui" / "__init__.py").read_text(encoding="utf-8")
    return re.findall(r'^__version__ = "(.+)"$', text, re.MULTILINE)[0]


def _epoch() -> int:
    """The time of every file, in seconds: that of the commit, unless SOURCE_DATE_EPOCH says another."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-C", str(pins.ROOT), "log", "-1", "--format=%ct"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _report(files: list[Path], stage: Path, version: str) -> int:
    for path in files:
        print(f"{path.stat().st_size:>12,}  {path.name}")
    print(f"{size(stage):>12,}  installed, in {sum(path.is_file() for path in stage.rglob('*')):,} files")
    print(f"ProductCode of the MSI: {{{product_code(version)}}}")
    problems = list(_too_large(files, stage))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _too_large(files: list[Path], stage: Path) -> Iterator[str]:
    if size(stage) > LARGEST:
        yield f"The installed folder has more than {LARGEST:,} bytes"
    for path in files:
        if path.name.endswith("Setup.exe") and path.stat().st_size > LARGEST_SETUP:
            yield f"{path.name} has more than {LARGEST_SETUP:,} bytes"


if __name__ == "__main__":
    sys.exit(main())
