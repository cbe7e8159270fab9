"""Paths to other machines and devices are recognised from their text alone, without file access."""

import os
from pathlib import Path

import pytest

from eia_tui.system.path_kinds import ON_ANOTHER_MACHINE, is_within, path_inside, share, why_no_folder, why_untrusted
from tests.other_systems import needs_links

needs_root = pytest.mark.skipif(os.name == "nt", reason="a path on Windows begins with a drive")


@pytest.mark.parametrize(
    "path",
    [
        r"\\server\share\forms", "//server/share/forms", r"\/server\share", r"/\server/share/forms", r"///server/share",
        r"\\?\UNC\server\share\forms", r"//?/UNC/server/share", r"\\.\UNC\server\share", r"\\?\unc\SERVER\Share\x",
        r"\??\UNC\server\share\x", r"\\.\.\UNC\server\share", r"  \\server\share", r"\\SERVER\SHARE",
    ],
)  # fmt: skip
def test_every_spelling_of_a_shared_folder_is_that_folder(path: str):
    assert share(path) == "//server/share"
    assert why_untrusted(path, Path("/home/officer/draft"), ()) == ON_ANOTHER_MACHINE


@pytest.mark.parametrize(
    "path",
    [r"\\server@SSL\DavWWWRoot\x", r"\\10.0.0.1\c$", r"\\server", "//server/", "/net/server/x", "/srv/../net/server/x",
     pytest.param("../../../../net/server/x", marks=needs_root), "/NET/server/x", "/System/Volumes/Data/net/server/x"],
)  # fmt: skip
def test_a_path_to_another_machine_is_recognised(path: str):
    assert why_untrusted(path, Path("/home/officer/draft"), ()) == ON_ANOTHER_MACHINE


@pytest.mark.parametrize(
    "path",
    [
        r"\\.\pipe\x", r"\\.\COM1", r"\\?\GLOBALROOT\Device\Mup\server\share", r"\\?\Volume{0}\x", "CON", "nul", "NUL .txt",
        "lpt1.toml", r"C:\forms\aux\x", "COM¹", "/dev/zero", "/srv/../dev/zero", "//dev/fd/0", "/proc/self/root", "CONIN$",
        "file://server/share", "file:///C:/forms", "FILE:x", "https://example.org/forms", "smb://server/share", "a\0b",
    ],
)  # fmt: skip
def test_a_device_or_a_web_address_is_not_a_folder(path: str):
    assert why_no_folder(path)
    assert why_untrusted(path, Path("/home/officer/draft"), ())


@pytest.mark.parametrize(
    "path",
    ["forms", "../forms", r"..\forms", r"C:\forms", "C:/forms", r"\\?\C:\forms", r"Z:\forms", "/srv/forms", "~/forms", "con-sult"],
)  # fmt: skip
def test_a_folder_on_this_machine_may_be_read(path: str):
    assert why_untrusted(path, Path("/home/officer/draft"), ()) == ""


@pytest.mark.parametrize("path", [r"\\server\share\forms", "//SERVER/Share/other/forms", "forms", "../../../../forms"])
def test_a_draft_on_a_share_may_read_that_share(path: str):
    assert why_untrusted(path, Path("//server/share/drafts/library"), ()) == ""


@pytest.mark.parametrize("path", [r"\\server\other\forms", r"\\server2\share\forms", r"\\?\UNC\evil\share"])
def test_a_draft_on_a_share_may_not_read_another_share(path: str):
    assert why_untrusted(path, Path("//server/share/drafts/library"), ()) == ON_ANOTHER_MACHINE


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\server\share\forms\ours", ""),
        ("//SERVER/share/forms/", ""),
        (r"\\?\UNC\server\share\forms\ours", ""),
        (r"\\server\share\formsother", ON_ANOTHER_MACHINE),
        (r"\\server\share\forms\..\secret", ON_ANOTHER_MACHINE),
        (r"\\server\share", ON_ANOTHER_MACHINE),
    ],
)
def test_a_shared_folder_named_in_the_settings_may_be_read(path: str, expected: str):
    assert why_untrusted(path, Path("/home/officer"), (r"\\server\share\forms",)) == expected


def test_empty_settings_allow_no_shared_folder():
    assert not is_within(r"\\server\share", "")
    assert why_untrusted(r"\\server\share", Path("/home/officer"), ("", ".", "/")) == ON_ANOTHER_MACHINE


@pytest.mark.skipif(os.name == "nt", reason="Windows takes the name for a folder beside the officer's own")
def test_the_home_folder_of_an_unknown_user_is_reported():
    assert (
        why_untrusted("~nobody-of-this-name/forms", Path("/home/officer"), ())
        == "begins with the home folder of an unknown user"
    )


@pytest.mark.parametrize(
    "named",
    ["../x.docx", "/etc/x.docx", r"C:\x.docx", "C:x.docx", r"..\x.docx", r"\\server\share\x.docx", "//server/x.docx", "NUL", "con.docx",
     "sub/../../x.docx", "x.docx:stream", "", " ", ".", "sub/..", "file:x.docx", "a\0.docx", r"\x.docx",
     pytest.param("link.docx", marks=needs_links), pytest.param("linked/x.docx", marks=needs_links)],
)  # fmt: skip
def test_a_path_that_leads_out_of_the_folder_is_refused(named: str, tmp_path: Path):
    (tmp_path / "form").mkdir()
    (tmp_path / "x.docx").write_bytes(b"")
    if named.startswith("link"):
        (tmp_path / "form" / "link.docx").symlink_to(tmp_path / "x.docx")
        (tmp_path / "form" / "linked").symlink_to(tmp_path)
    assert path_inside(named, tmp_path / "form") is None


def test_checking_a_path_does_not_contact_another_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    paths: list[str] = []
    lstat = os.lstat
    monkeypatch.setattr(os, "lstat", lambda path, **more: (paths.append(str(path)), lstat(path, **more))[1])
    assert path_inside("../" * 30 + "net/server/x.docx", tmp_path) is None
    assert not [path for path in paths if "server" in path]


@pytest.mark.parametrize(
    "named", ["form.docx", "word/form.docx", r"word\form.docx", "./form.docx", "Form (2).docx", "a..docx"]
)
def test_a_path_within_the_folder_is_accepted(named: str, tmp_path: Path):
    path = path_inside(named, tmp_path)
    assert path is not None
    assert path.is_relative_to(tmp_path)
