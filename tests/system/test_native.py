"""A module of machine code that the machine does not load is named in one line, with what to ask IT for."""

import importlib.machinery
import importlib.metadata
import os
import re
import sys
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.system.native import NATIVE_MODULES
from eia_tui.tui.widgets.review_pane import ReviewPane
from tests.conftest import ROOT, Run
from tests.tui.wizard_driver import open_wizard

BLOCKED = "DLL load failed while importing {}: This program is blocked by group policy. Contact your administrator."
_SITE = '''
import importlib.util, sys

class Refusing:
    """Refuses a module as Windows does where AppLocker blocks its file, or as Python does where the file is gone."""

    def find_spec(self, name, path=None, target=None):
        if name in {names!r}:
            last = name.rpartition(".")[2]
            if {gone}:
                raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)
            raise ImportError({message!r}.format(last), name=last, path="C:\\\\app\\\\" + last + ".pyd")

sys.meta_path.insert(0, Refusing())
'''


def without(folder: Path, *names: str, gone: bool = False) -> dict[str, str]:
    """The environment of a program that cannot load the modules."""
    folder.mkdir()
    site = _SITE.format(names=set(names), gone=gone, message=BLOCKED)
    (folder / "sitecustomize.py").write_text(site, encoding="utf-8")
    return {"PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}


def one_line(printed: str) -> str:
    assert printed.count("\n") == 1, printed
    return printed


USES = {
    "lxml.etree": "missing Word files, and copies for publication",
    "pydantic_core._pydantic_core": "missing Forms of other councils",
    "asyncio": "missing The full screen",
    "ctypes": "missing The full screen and the clipboard on Windows",
    "markupsafe._speedups": "note    Web pages",
}


@pytest.mark.parametrize("gone", [False, True], ids=["blocked", "taken away"])
def test_doctor_tries_each_module_and_says_what_to_ask_it_for(gone: bool, eia: Run, tmp_path: Path):
    result = eia("doctor", **without(tmp_path / "site", *USES, gone=gone))
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    for module, use in USES.items():
        [line] = [each for each in lines if each.startswith(f"{use}: This machine")]
        if gone:
            assert f"cannot load {module}" in line
            assert "Ask IT whether a virus scanner removed it" in line
        else:
            assert rf"does not load C:\app\{module.rpartition('.')[2]}.pyd (DLL load failed" in line
            assert "Ask IT to allow this file" in line
    assert lines[-1].endswith("Network: not used, ever")


def test_doctor_says_that_all_can_be_loaded(eia: Run):
    assert f"good    Parts in machine code: all {len(NATIVE_MODULES)} can be loaded" in eia("doctor").stdout


@pytest.mark.parametrize(
    ("command", "module", "gone"),
    [
        ("export example", "lxml.etree", False),
        ("export example", "lxml.etree", True),
        ("export example --publish -o page.docx", "lxml.etree", False),
        ("export example --publish -o page.html", "lxml.etree", False),
        ("forms check {}", "lxml.etree", False),
        ("forms check {}", "pydantic_core._pydantic_core", False),
        ("forms check {}", "pydantic_core._pydantic_core", True),
    ],
)
def test_a_command_says_so_in_one_line(command: str, module: str, gone: bool, eia: Run, tmp_path: Path):
    arguments = command.format(ROOT / "tests" / "forms" / "riverside").split()
    result = eia(*arguments, **without(tmp_path / "site", module, gone=gone))
    assert result.returncode == 2
    assert result.stdout == ""
    assert one_line(result.stderr).startswith("eia-wizard: This machine")
    assert "Ask IT" in result.stderr


@pytest.mark.parametrize("command", ["", "doctor", "check example", "export example"])
def test_a_module_of_python_itself_that_every_command_needs_is_named_in_one_line(
    command: str, eia: Run, tmp_path: Path
):
    result = eia(*command.split(), **without(tmp_path / "site", "unicodedata"))
    assert result.returncode == 2
    assert r"This machine does not load C:\app\unicodedata.pyd (DLL load failed" in one_line(result.stderr)


@pytest.mark.parametrize("command", ["new A-draft", "list", "check example", "forms"])
def test_commands_that_need_none_of_them_go_on(command: str, eia: Run, tmp_path: Path):
    unloadable = ["lxml.etree", "pydantic_core._pydantic_core", "markupsafe._speedups", "ctypes"]
    result = eia(*command.split(), **without(tmp_path / "site", *unloadable))
    assert (result.returncode, result.stderr) == (0, "")


async def test_the_wizard_works_where_word_files_cannot_be_made(
    path: Path, form: Form, monkeypatch: pytest.MonkeyPatch
):
    class Refusing:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "eia_tui.exports.word.export":
                raise ImportError(BLOCKED.format("etree"), name="etree", path=r"C:\app\etree.pyd")

    async with open_wizard(path) as ui:
        await ui.press("f9")
        await ui.until(lambda: ui.wizard.screen.query(ReviewPane))
        monkeypatch.delitem(sys.modules, "eia_tui.exports.word.export", raising=False)
        monkeypatch.setattr(sys, "meta_path", [Refusing(), *sys.meta_path])
        pane = ui.wizard.screen.query_one(ReviewPane)
        pane.action_export()
        await ui.until(lambda: "It was not exported" in ui.screen)
        assert ui.wizard.is_running
        monkeypatch.undo()


def test_every_native_module_of_a_dependency_is_tried():
    """A new dependency, or a new version, may bring others. Those that the program never loads are named here."""
    never_loaded = re.compile(r"lxml\.(_elementpath|builder|html\.|objectify|sax)")
    endings = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    files = [file for name in dependencies("eia-wizard") for file in importlib.metadata.files(name) or ()]
    found = {".".join([*file.parent.parts, file.name.split(".")[0]]) for file in files if file.name.endswith(endings)}
    ours = {module.name for module in NATIVE_MODULES}
    assert {name for name in found if not never_loaded.match(name)} - ours == set()
    assert ours - found == {"asyncio", "ctypes"}


def dependencies(name: str) -> set[str]:
    found, waiting = set[str](), [name]
    while waiting:
        each = waiting.pop()
        for needed in importlib.metadata.requires(each) or ():
            named = re.split(r"[^\w.-]", needed)[0]
            if "extra ==" not in needed and named not in found:
                try:
                    importlib.metadata.distribution(named)
                except importlib.metadata.PackageNotFoundError:  # of another system
                    continue
                found.add(named)
                waiting.append(named)
    return found
