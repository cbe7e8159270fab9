"""A file that is dropped on a terminal, or whose path is copied, is found however the system writes its path."""

import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from eia_tui.system.paths import dropped_path

NAMES = ["form.docx", "Their form (2) – v3.docx", "100%20 it's.docx"]


def shell(path: Path) -> str:
    return "".join(each if each.isalnum() or each in "/._-" else f"\\{each}" for each in str(path))


WRITTEN = {
    "as it is": str,
    "with blanks around it": lambda path: f"  {path} \n",
    "in quotation marks": lambda path: f'"{path}"',
    "as an address": Path.as_uri,
    "as an address of this machine": lambda path: path.as_uri().replace("file:///", "file://localhost/"),
    "as an address with plain blanks": lambda path: unquote(path.as_uri().replace("%25", "%2525")),
    "as a shell escapes it": shell,
    "as a shell quotes it": lambda path: "'" + str(path).replace("'", "'\\''") + "'",
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("written", WRITTEN)
def test_a_path_is_found_however_it_is_written(tmp_path: Path, name: str, written: str):
    if sys.platform == "win32" and "shell" in written:
        pytest.skip("Windows has no such shell")
    path = tmp_path / name
    path.touch()
    assert dropped_path(WRITTEN[written](path)) == path


def test_a_windows_path_keeps_its_backslashes():
    for typed in (r"C:\Users\A Officer\form.docx", r'"C:\Users\A Officer\form.docx"'):
        assert dropped_path(typed) == Path(r"C:\Users\A Officer\form.docx")
    assert dropped_path("file:///C:/Users/A%20Officer/form.docx") == Path("C:/Users/A Officer/form.docx")
    assert dropped_path("file://server/share/form.docx") == Path("//server/share/form.docx")


def test_a_path_with_an_open_quotation_mark_is_a_path(tmp_path: Path):
    path = tmp_path / "the officer's.docx"
    path.touch()
    assert dropped_path(str(path)) == path
