"""Makes the folder of the program for Windows: Python, the wheels without what nothing here uses, and the licences."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from email.parser import HeaderParser
from pathlib import Path

import pins

_UNUSED_PYTHON = (
    "libcrypto-3.dll", "libssl-3.dll", "_ssl.pyd", "_hashlib.pyd",  # without these it cannot open https
    "_wmi.pyd",  # platform.platform() asks a service with it, for seconds; without it, it asks nobody
    "sqlite3.dll", "_sqlite3.pyd",
    "winsound.pyd", "_multiprocessing.pyd", "_bz2.pyd", "_lzma.pyd", "pythonw.exe",
    "python.cat",  # each file has its signature inside
    "LICENSE.txt",  # among the licences
)  # fmt: skip
_UNUSED = (
    "bin", "docx/templates/default-docx-template",  # the same, unpacked, as its default.docx
    "textual/demo", "lxml/includes", "lxml/isoschematron", "lxml/html", "lxml/*.h", "lxml/*.px[di]",
    "lxml/*.pyx", "lxml/objectify*", "lxml/sax*", "lxml/ElementInclude*", "lxml/usedoctest*", "lxml/doctestcompare*",
    "lxml/cssselect*", "lxml/builder*", "pydantic/v1", "pydantic/mypy*", "pygments/sphinxext*",
    "pygments/formatters/[a-z]*", "pygments/lexers/[a-z]*", "**/*.pyi", "**/py.typed", "**/__pycache__",
    "*.dist-info/RECORD", "*.dist-info/direct_url.json", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED",
)  # fmt: skip
_KEPT = ("pygments/lexers/special.py",)
_LICENCES = {"docxtpl": Path("/usr/share/common-licenses/LGPL-2.1")}
"""Licences of packages that do not bring them, as Debian and Ubuntu have them."""
_WITH_SOURCE = ("docxtpl",)
"""Packages that keep their source files: the LGPL wants that whoever has the library can change it."""
_PATIENCE = 900.0
"""Seconds after which a program under Wine is taken to hang."""
LARGEST = 50_000_000
"""Bytes that the folder may have."""


def make_folder(stage: Path, wheels: list[Path], python: Path) -> None:
    """Makes the folder in `stage`, which must not exist yet."""
    shutil.copytree(python, stage / "python")
    licences = stage / "licences"
    _keep_licence(python / "LICENSE.txt", licences / f"Python-{python_version(python)}")
    for name in _UNUSED_PYTHON:
        (stage / "python" / name).unlink()
    # Where Python looks: nowhere else, whatever the registry and the environment of the machine say.
    paths = f"python{pins.BUNDLED.replace('.', '')}"
    (stage / "python" / f"{paths}._pth").write_bytes(f"{paths}.zip\r\n.\r\n..\\app\r\n".encode())
    app = stage / "app"
    pins.install(wheels, app, "windows-x64", pins.BUNDLED)
    for information in sorted(app.glob("*.dist-info")):
        _keep_licences(information, licences)
    prune(app)
    _compile(stage)
    shutil.copy(pins.HERE / "eia-wizard.ico", stage)
    shutil.copy(pins.ROOT / "LICENSE", stage / "LICENSE.txt")
    _write_lines(stage / "eia-wizard.cmd", (pins.HERE / "eia-wizard.cmd").read_text(encoding="ascii"))


def make_stick(stage: Path, stick: Path) -> None:
    """Makes the folder for a stick from that of the program: it starts with another command."""
    shutil.copytree(stage, stick)
    (stick / "eia-wizard.cmd").unlink()
    _write_lines(stick / "EIA wizard.cmd", (pins.HERE / "EIA wizard.cmd").read_text(encoding="ascii"))
    shutil.copy(pins.HERE / "eia_wizard_stick.py", stick / "app")


def python_version(python: Path) -> str:
    """The version of a Python for Windows, from its library's own description."""
    content = (python / f"python{pins.BUNDLED.replace('.', '')}.dll").read_bytes().decode("utf-16-le", "replace")
    return content.partition("ProductVersion\0")[2].lstrip("\0").partition("\0")[0]


def prune(app: Path) -> None:
    """Deletes what nothing here uses."""
    kept = {app / name for name in _KEPT}
    for pattern in _UNUSED:
        for path in list(app.glob(pattern)):
            if path.is_dir():
                shutil.rmtree(path)
            elif path not in kept:
                path.unlink()


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def set_times(folder: Path, epoch: int) -> None:
    """Gives everything below a folder the same time, in seconds, so that each build has the same bytes."""
    for path in [folder, *folder.rglob("*")]:
        os.utime(path, (epoch, epoch))


def _keep_licences(information: Path, licences: Path) -> None:
    """Moves the licences of an installed package among the licences; raises `KeyError` if there is none."""
    package = HeaderParser().parsestr((information / "METADATA").read_text(encoding="utf-8"))
    target = licences / f"{package['Name']}-{package['Version']}"
    folder = information / "licenses"
    found = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
    found += [path for path in information.glob("[LCNA][IOU]*") if path.is_file() and path.name != "INSTALLER"]
    for path in sorted(found):
        _keep_licence(path, target)
    if folder.exists():
        shutil.rmtree(folder)
    if not found:
        _keep_licence(_LICENCES[package["Name"]], target)


def _keep_licence(path: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target / (path.name if path.suffix else f"{path.name}.txt"))


def _compile(stage: Path) -> None:
    """Compiles all modules, so that it starts as fast from a folder that cannot be written. Sources are left out.

    Compiled files are valid whatever the time of their source: times differ where the folder was unpacked.
    """
    app = stage / "app"
    options = ["-q", "--invalidation-mode", "unchecked-hash", "-s", windows_path(app), "-p", "app"]
    sources = [app / package for package in _WITH_SOURCE]
    wine(stage, "-m", "compileall", *options, *map(windows_path, sources))
    hidden = app.with_name("with-source")
    hidden.mkdir()
    for source in sources:
        source.rename(hidden / source.name)
    wine(stage, "-m", "compileall", *options, "-b", windows_path(app))
    for path in app.rglob("*.py"):
        if not path.with_suffix(".pyc").exists():
            raise FileNotFoundError(path.with_suffix(".pyc"))
        path.unlink()
    for source in sources:
        (hidden / source.name).rename(source)
    hidden.rmdir()


def windows_path(path: Path) -> str:
    """The path of one of our files as programs for Windows see it."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def wine(stage: Path, *arguments: str) -> str:
    """Runs the Python of a program's folder under Wine; what it prints. Wine wants pipes for the standard streams.

    Raises `subprocess.SubprocessError` where it fails or does not end.
    """
    done = subprocess.run(
        ["wine", str(stage / "python" / "python.exe"), *arguments],
        check=False, input="", capture_output=True, text=True, env=_wine_environment(), timeout=_PATIENCE,
    )  # fmt: skip
    if done.returncode:
        raise subprocess.SubprocessError(f"{' '.join(arguments)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


@contextlib.contextmanager
def wine_kept_running() -> Iterator[None]:
    """Starts Wine's services, and ends them with the block.

    Otherwise they would end after each program, along with a program that is started just then.
    """
    (pins.WORK / "prefix").mkdir(parents=True, exist_ok=True)
    _command("wineserver", "-k", check=False)  # one that a build which was killed has left
    _command("wineserver", "--persistent")
    try:
        _command("wineboot")
        yield
    finally:
        _command("wineserver", "-k", check=False)


def _command(*command: str, check: bool = True) -> None:
    """Runs a command of Wine. What it starts would keep pipes open."""
    nowhere = subprocess.DEVNULL
    subprocess.run(
        command, check=check, stdin=nowhere, stdout=nowhere, stderr=nowhere, env=_wine_environment(), timeout=_PATIENCE
    )


def _wine_environment() -> dict[str, str]:
    return {
        **os.environ, "WINEPREFIX": str(pins.WORK / "prefix"), "WINEARCH": "win64", "WINEDEBUG": "-all", "DISPLAY": "",
        "WINEDLLOVERRIDES": "mscoree,mshtml=",  # or it asks to download these two
    }  # fmt: skip


def _write_lines(path: Path, text: str) -> None:
    path.write_bytes(text.replace("\n", "\r\n").encode("ascii"))
