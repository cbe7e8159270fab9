"""A window that an icon opened stays until an error was read; network drives; what `doctor` asks Windows."""

import re
import sys
from datetime import date

import pytest

from eia_tui.commands.cli import main
from eia_tui.commands.doctor import examine
from eia_tui.system.windows import on_share

PYTHON = r"C:\Users\Ann Other\AppData\Local\Programs\eia-wizard\python\python.exe"
SHELLS = [r"C:\Windows\System32\cmd.exe", r"C:\Program Files\PowerShell\7\pwsh.exe", r"C:\Program Files\Git\bash.exe"]


class Console:
    """A console window, with the programs that share it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.programs = [PYTHON]
        self.keys_awaited = 0
        self.monkeypatch = monkeypatch

    def run(self, *arguments: str, keyboard: bool = True) -> int:
        """Runs a command in this console; its exit code."""
        with self.monkeypatch.context() as patched:
            patched.setattr(sys.stdin, "isatty", lambda: keyboard)
            patched.setattr(sys.stdout, "isatty", lambda: True)
            return main(arguments)

    def wait(self) -> None:
        self.keys_awaited += 1


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Console:
    console = Console(monkeypatch)
    monkeypatch.setattr("eia_tui.system.windows._programs_in_console", lambda: console.programs)
    monkeypatch.setattr("eia_tui.commands.cli.wait_for_key", console.wait)
    monkeypatch.setattr(sys, "executable", PYTHON)
    return console


@pytest.mark.parametrize("launcher", [[], [r"C:\Scripts\eia-wizard.exe"], [r"C:\Windows\py.exe"]], ids=len)
def test_an_error_stays_on_the_screen_until_a_key_is_pressed(
    launcher: list[str], console: Console, capsys: pytest.CaptureFixture[str]
):
    console.programs = [PYTHON, *launcher]
    assert console.run("export", "no such draft") == 2
    assert console.keys_awaited == 1
    printed = capsys.readouterr()
    assert "There is no draft" in printed.err
    assert printed.out == "Press any key to close this window.\n"


@pytest.mark.parametrize("shell", SHELLS)
def test_in_a_shell_the_error_is_there_anyway(shell: str, console: Console):
    console.programs = [PYTHON, shell]
    assert console.run("export", "no such draft") == 2
    assert console.keys_awaited == 0


def test_what_went_well_closes_the_window(console: Console):
    assert console.run("list") == 0
    assert console.keys_awaited == 0


def test_nobody_is_waited_for_without_a_keyboard(console: Console):
    assert console.run("export", "no such draft", keyboard=False) == 2
    assert console.keys_awaited == 0


def test_doctor_asks_neither_for_the_hosts_name_nor_windows_management_service(monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("it takes seconds, and counts as looking at the network")

    for name in ("platform.uname", "platform.node", "platform.win32_ver", "socket.gethostname"):
        monkeypatch.setattr(name, refuse)
    monkeypatch.setattr("platform._wmi_query", refuse, raising=False)
    monkeypatch.setattr("platform._platform_cache", {}, raising=False)
    system = next(examine(date(2026, 11, 27))).text
    assert re.fullmatch(r"eia-wizard \S+, Python 3\.\S+, (Linux|Darwin|Windows) [\w., -]+", system)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"H:\Assessments\draft.toml", r"\\server\home\Assessments\draft.toml"),
        (r"\\server\home\Assessments\draft.toml", r"\\server\home\Assessments\draft.toml"),
        (r"C:\Assessments\draft.toml", r"C:\Assessments\draft.toml"),
        ("/home/ann/draft.toml", "/home/ann/draft.toml"),
    ],
)
def test_a_draft_on_a_network_drive_has_one_name_whether_the_share_is_there_or_not(
    path: str, expected: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.system.windows._share_of", {"H:": "\\\\server\\home\\", "C:": ""}.get)
    assert on_share(path) == expected
