"""A window that an icon opened stays until an error was read."""

import sys

import pytest

from eia_tui.commands.cli import main

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
