"""The bundle, installed and used as an officer and an IT desk would: `.ci/windows` runs this under Wine."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document

from eia_tui import __version__
from tests import validator
from tests.conftest import ROOT
from tests.other_systems import needs_modes
from tests.windows.conftest import BUNDLE, only, wheels
from tests.windows.wine import PATIENCE, WORK, Windows, finish, first_line, until

pytestmark = pytest.mark.xdist_group("installed")

LARGEST = 50_000_000
LARGEST_SETUP = 16_000_000
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\eia-wizard"
TERMINALS = (
    r"HKCU\Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages"
)
PRESS = Path(__file__).with_name("press_button.py")
LOAD_ALL = """
import importlib, pkgutil, eia_tui
names = [each.name for each in pkgutil.walk_packages(eia_tui.__path__, "eia_tui.") if each.name != "eia_tui.__main__"]
for name in names:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name not in ("fcntl", "termios"):  # modules of Python on other systems
            raise
print(len(names))
"""
HOLD = "import sys; held = open(sys.argv[1], 'rb'); print('held', flush=True); sys.stdin.readline()"
CANCELLED, NOT_WRITTEN, OPEN, FOREIGN, IN_USE = 1, 2, 4, 5, 6
"""Exit codes of the Setup and of uninstall.exe."""
SLOWER = 1.3
"""How many times as long as in a plain environment `--help` may take."""
RUNS = 6
"""How often each is timed: processor time is told in hundredths of a second."""


class Program:
    """The program in an installed folder."""

    def __init__(self, windows: Windows, folder: Path) -> None:
        self.windows, self.folder = windows, folder
        self.python = folder / "python" / "python.exe"

    def run(self, *arguments: str, typed: bytes = b"") -> "subprocess.CompletedProcess[str]":
        """Runs a command, as the link in the Start menu starts the program."""
        return self.windows.run_python(self.python, "-m", "eia_tui", *arguments, typed=typed)

    def prints(self, *arguments: str, typed: bytes = b"") -> str:
        """What a command prints; it must succeed."""
        done = self.run(*arguments, typed=typed)
        assert (done.returncode, done.stderr) == (0, ""), arguments
        return done.stdout


def setup(windows: Windows, *arguments: str) -> int:
    """Runs the Setup without questions; its exit code."""
    return windows.run(only("*-Setup.exe"), "/S", *arguments).returncode


def uninstall(installed: Program) -> int:
    """Removes the program without questions; the exit code."""
    return installed.windows.run(installed.folder / "uninstall.exe", "/S").returncode


def link(windows: Windows) -> str:
    """What the link in the Start menu says, as far as it is text."""
    (path,) = windows.user.rglob("EIA wizard.lnk")
    return path.read_bytes().decode("utf-16-le", "replace") + path.read_bytes()[1:].decode("utf-16-le", "replace")


@contextmanager
def prompts_are_open(installed: Program, draft: str) -> "Iterator[subprocess.Popen[bytes]]":
    """The plain prompts of a draft, which wait for an answer until the block ends."""
    with installed.windows.running(installed.python, "-m", "eia_tui", "--plain", draft) as running:
        assert first_line(running).startswith(b"Library opening hours")
        yield running


@contextmanager
def file_is_held(installed: Program, path: Path) -> Iterator[None]:
    """A file of the program that another program, with a Python of its own, has open until the block ends."""
    windows = installed.windows
    other = windows.prefix / "drive_c" / "another-python"
    shutil.copytree(installed.folder / "python", other)
    with windows.running(other / "python.exe", "-c", HOLD, windows.there(path)) as running:
        assert first_line(running).startswith(b"held")
        yield
        assert finish(running, b"\n") == 0


def press(installed: Program, words: str, button: str) -> str:
    """Presses a button in the window with these words; all words of the window."""
    done = installed.windows.run_python(installed.python, installed.windows.there(PRESS), words, button)
    assert done.returncode == 0, done.stderr
    return done.stdout


def processor_time() -> float:
    """Seconds that the processor spent on programs that have ended, however busy the machine is with others."""
    spent = os.times()
    return spent.children_user + spent.children_system


def folder_size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.fixture(scope="module")
def installed(windows: Windows) -> Program:
    """The program, installed for the user."""
    assert setup(windows) == 0
    return Program(windows, windows.user / "AppData" / "Local" / "Programs" / "eia-wizard")


@pytest.fixture
def draft(installed: Program) -> str:
    """The path of a new draft, as Windows names it."""
    return installed.prints("new", "Library opening hours").strip()


def test_the_sums_are_those_of_the_files():
    for line in (BUNDLE / "SHA256SUMS").read_text(encoding="ascii").splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((BUNDLE / name).read_bytes()).hexdigest() == digest, name


def test_what_is_installed_is_small_and_has_all_licences(installed: Program):
    assert folder_size(installed.folder) <= LARGEST
    assert only("*-Setup.exe").stat().st_size <= LARGEST_SETUP
    parts = json.loads((installed.folder / "parts.cdx.json").read_text(encoding="utf-8"))["components"]
    packages = {f"{part['name']}-{part['version']}" for part in parts if "purl" in part}
    assert {"textual-8.2.8", "python-docx-1.2.0"} <= packages
    licences = {folder.name for folder in (installed.folder / "licences").iterdir() if any(folder.iterdir())}
    assert packages | {f"eia-wizard-{__version__}"} <= licences
    assert [name for name in licences if name.startswith("Python-3")]


def test_every_module_of_the_program_finds_what_it_needs(installed: Program):
    done = installed.windows.run_python(installed.python, "-c", LOAD_ALL)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 300


def test_nothing_that_is_installed_can_open_a_secure_connection(installed: Program):
    assert not [path for path in installed.folder.rglob("*") if re.match("libssl|libcrypto|_ssl", path.name)]
    done = installed.windows.run_python(installed.python, "-c", "import ssl")
    assert "No module named '_ssl'" in done.stderr


def test_the_start_menu_and_the_list_of_programs_know_it(installed: Program):
    assert "-m eia_tui" in link(installed.windows)
    listed = installed.windows.run("reg", "query", UNINSTALL).stdout
    assert re.search(rf"DisplayVersion\s+REG_SZ\s+{re.escape(__version__)}\s", listed)
    assert r"\uninstall.exe" in listed
    console = installed.windows.run("reg", "query", r"HKCU\Console\EIA wizard").stdout
    assert re.search(r"WindowSize\s+REG_DWORD\s+0x240078", console)  # 36 lines of 120 columns


@pytest.mark.parametrize(("version", "expected"), [("1.18.3181.0", True), ("1.12.10983.0", False)])
def test_windows_terminal_is_used_where_it_knows_the_size(installed: Program, version: str, expected: bool):
    alias = installed.windows.user / "AppData" / "Local" / "Microsoft" / "WindowsApps" / "wt.exe"
    alias.parent.mkdir(parents=True, exist_ok=True)
    alias.write_bytes(b"")
    package = rf"{TERMINALS}\Microsoft.WindowsTerminal_{version}_x64__8wekyb3d8bbwe"
    assert installed.windows.run("reg", "add", package, "/f").returncode == 0
    assert setup(installed.windows) == 0
    assert ("--size 120,36" in link(installed.windows)) == expected
    alias.unlink()
    assert installed.windows.run("reg", "delete", package, "/f").returncode == 0


def test_a_draft_is_made_listed_checked_and_exported(installed: Program):
    path = installed.prints("new", "Bücherei am Fluß – 日本").strip()
    assert installed.windows.here(path).exists()
    listed = json.loads(installed.prints("list", "--json"))
    assert "Bücherei am Fluß – 日本" in [each["name"] for each in listed]
    assert installed.prints("check", "example").startswith("You can send it")
    target = installed.windows.user / "Documents" / "Example.docx"
    printed = installed.prints("export", "example", "-o", installed.windows.there(target))
    assert installed.windows.here(printed.strip()) == target
    assert validator.node()
    assert validator.invalid([target]) == ""
    words = "\n".join(cell.text for table in Document(str(target)).tables for cell in table._cells)
    assert "Carers" in words


def test_the_form_is_checked_and_the_machine_examined(installed: Program):
    form = installed.folder / "app" / "eia_tui" / "templates" / "leicestershire-2024"
    assert installed.run("forms", "check", installed.windows.there(form)).returncode == 0
    examined = installed.prints("doctor").splitlines()
    assert [line for line in examined if line.startswith("missing")] == []
    assert any(line.startswith("good") and f"eia-wizard {__version__}, Python 3.13" in line for line in examined)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_plain_prompts_take_unicode_from_a_pipe(installed: Program, draft: str, encoding: str):
    typed = "go 2\r\nLibraries – “open” for € 3, naïve café\r\nquit\r\n"
    installed.prints("--plain", draft, typed=typed.encode(encoding))
    assert "Libraries – “open” for € 3, naïve café" in installed.windows.here(draft).read_text(encoding="utf-8")


def test_setup_waits_until_the_program_is_closed_and_then_replaces_it(installed: Program, draft: str):
    old = installed.folder / "app" / "of-an-older-version.pyc"
    old.write_bytes(b"")
    with prompts_are_open(installed, draft) as running:
        assert [setup(installed.windows), setup(installed.windows), uninstall(installed)] == [OPEN] * 3
        assert finish(running, b"quit\n") == 0
    assert old.exists()
    (installed.folder / "LICENSE.txt").unlink()
    (installed.folder / "LICENSE.txt").mkdir()
    assert setup(installed.windows) == NOT_WRITTEN
    (installed.folder / "LICENSE.txt").rmdir()
    assert setup(installed.windows) == 0
    assert not old.exists()
    assert installed.windows.here(draft).exists()
    assert f"eia-wizard {__version__}" in installed.prints("--version")


def test_setup_says_that_the_program_is_open(installed: Program, draft: str):
    windows = installed.windows
    with prompts_are_open(installed, draft), windows.running(only("*-Setup.exe")) as running:
        press(installed, "You need no administrator", "Install")
        message = press(installed, "is open", "OK")
        assert "The EIA wizard is open. Close it, and run the Setup again." in message
        assert running.wait(PATIENCE) == OPEN


def test_setup_and_uninstall_can_be_cancelled(installed: Program):
    windows = installed.windows
    for program in (only("*-Setup.exe"), installed.folder / "uninstall.exe"):
        with windows.running(program) as running:
            press(installed, "Your drafts", "Cancel")
            assert running.wait(PATIENCE) == CANCELLED
    assert installed.python.exists()


def test_uninstall_refuses_a_folder_that_is_not_the_programs(installed: Program):
    other = installed.windows.user / "Downloads" / "python" / "python.exe"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"someone's")
    program = shutil.copy(installed.folder / "uninstall.exe", other.parents[1])
    assert installed.windows.run(program, "/S").returncode == FOREIGN
    assert other.read_bytes() == b"someone's"


@pytest.mark.parametrize("inside", ["python/python.exe", "app/data.txt", "licences/a.txt"])
def test_setup_refuses_a_folder_with_another_program(installed: Program, inside: str):
    folder = installed.windows.prefix / "drive_c" / "Tools"
    other = folder / inside
    other.parent.mkdir(parents=True)
    other.write_bytes(b"someone's")
    assert setup(installed.windows, r"/D=C:\Tools") == FOREIGN
    assert other.read_bytes() == b"someone's"
    assert [path for path in folder.rglob("*") if path.is_file()] == [other]
    shutil.rmtree(folder)


def test_it_starts_almost_as_fast_as_from_a_plain_environment(installed: Program):
    plain = Program(installed.windows, WORK / "plain")
    shutil.rmtree(plain.folder, ignore_errors=True)
    shutil.copytree(installed.folder / "python", plain.folder / "python")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--platform", "win_amd64"]
    command += ["--python-version", "3.13", "--only-binary", ":all:", "--target", str(plain.folder / "app")]
    unconstrained = {name: value for name, value in os.environ.items() if name != "PIP_CONSTRAINT"}
    subprocess.run([*command, *map(str, wheels())], check=True, env=unconstrained)
    plain.prints("--help")  # the first time it is compiled
    taken = dict.fromkeys([installed, plain], 0.0)
    for program in [installed, plain] * RUNS:
        before = processor_time()
        program.prints("--help")
        taken[program] += processor_time() - before
    ratio = taken[installed] / taken[plain]
    print(f"--help: {ratio:.2f} times a plain environment, {taken[installed] / RUNS:.2f} s of the processor")
    assert ratio <= SLOWER


@needs_modes
@pytest.mark.parametrize("folder", ["stick", "Stick ü € & (1)"])
def test_the_zip_runs_from_any_folder_and_keeps_drafts_beside_it(windows: Windows, folder: str):
    place = windows.prefix / "drive_c" / folder
    with zipfile.ZipFile(only(f"eia-wizard-{__version__}-windows-x64.zip")) as packed:
        packed.extractall(place)
    program = place / "EIA wizard"
    for path in [*program.rglob("*"), program]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    made = windows.run("cmd", "/c", "EIA wizard.cmd", "new", "Library", folder=program)
    assert made.returncode == 0, made.stderr
    assert windows.here(made.stdout.strip()).is_relative_to(place / "Equality impact assessments")


def test_the_msi_installs_for_the_machine_and_goes_again(windows: Windows):
    msi = only("*.msi")
    assert windows.run("msiexec", "/i", windows.there(msi), "/qn").returncode == 0
    program = Program(windows, windows.prefix / "drive_c" / "Program Files" / "EIA wizard")
    assert f"eia-wizard {__version__}" in program.prints("--version")
    exported = windows.user / "Documents" / "From Program Files.docx"
    program.prints("export", "example", "-o", windows.there(exported))
    assert validator.invalid([exported]) == ""
    described = subprocess.run(["msiinfo", "export", str(msi), "Property"], check=True, capture_output=True, text=True)
    (code,) = re.findall(r"^ProductCode\t(\S+)$", described.stdout, re.MULTILINE)
    assert code in (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    assert windows.run("msiexec", "/x", code, "/qn").returncode == 0
    until(lambda: not program.python.exists(), lambda: "removed")
    assert exported.exists()


def test_uninstalling_leaves_drafts_and_settings(installed: Program, draft: str):
    installed.prints("--plain", draft, typed=b"go 2\nLibraries\nquit\n")
    settings = installed.windows.user / "AppData" / "Local" / "eia-wizard"
    kept = {path: path.read_bytes() for path in settings.rglob("*") if path.is_file()}
    assert kept
    with file_is_held(installed, installed.folder / "app" / "pyperclip" / "__init__.pyc"):
        assert uninstall(installed) == IN_USE
    assert "DisplayVersion" in installed.windows.run("reg", "query", UNINSTALL).stdout  # to be removed again
    assert uninstall(installed) == 0
    assert [each.name for each in installed.folder.glob("*")] in ([], ["uninstall.exe"])
    until(lambda: not installed.folder.exists(), lambda: "removed")
    assert "Libraries" in installed.windows.here(draft).read_text(encoding="utf-8")
    assert {path: path.read_bytes() for path in kept} == kept
    assert not list(installed.windows.user.rglob("EIA wizard.lnk"))
    assert installed.windows.run("reg", "query", UNINSTALL).returncode != 0
    assert setup(installed.windows) == 0  # for whoever comes next


@pytest.mark.skipif(sys.platform != "linux", reason="made for Linux")
def test_the_pyz_runs_with_this_machines_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SHIV_ROOT", str(tmp_path / "unpacked"))
    pyz = only(f"*-linux-{os.uname().machine}.pyz")
    target = tmp_path / "example.docx"
    subprocess.run([sys.executable, str(pyz), "export", "example", "-o", str(target)], check=True, cwd=tmp_path)
    assert validator.invalid([target]) == ""


def test_the_wheelhouse_has_all_that_is_needed_and_nothing_else():
    with zipfile.ZipFile(only("*-wheelhouse-windows-x64.zip")) as packed:
        names = {Path(name).name for name in packed.namelist()}
    pinned = (ROOT / "scripts" / "bundle" / "wheels.txt").read_text(encoding="utf-8")
    projects = {name.replace("-", "_") for name in re.findall(r"^([\w.-]+)==", pinned, re.MULTILINE)} | {"eia_wizard"}
    assert {name.split("-")[0].lower() for name in names} == projects
    assert {f"cp{number}" for number in (311, 312, 313, 314)} <= {name.split("-")[2] for name in names}
