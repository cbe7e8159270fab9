"""Any kind of file where the program reads or writes one gives one clear line, never a bug report, and nothing hangs."""

import os
import shutil
import socket
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import duplicate_draft
from eia_tui.system.app_folders import draft_state_folder
from eia_tui.system.errors import UserError
from eia_tui.system.files import write_new, write_whole
from eia_tui.system.paths import read_file
from tests.approvals import ready, sent
from tests.forked_program import Completed, forked_program

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="pipes and devices with a name are things of Unix"),
]


def fifo(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    """A new device that gives zeros without end, like /dev/zero."""
    try:
        os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only an administrator may make a device")


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))  # the path of a socket has at most 107 bytes


def link_to_fifo(path: Path) -> None:
    pipe = path.with_name(f"pipe for {path.name}")
    os.mkfifo(pipe)
    path.symlink_to(pipe)


def folder(path: Path) -> None:
    path.mkdir()


def link_to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def content(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 30)


SPECIAL = {"a pipe": fifo, "a socket": a_socket, "a link to a pipe": link_to_fifo, "a device": device}
ODD: dict[str, Callable[[Path], None]] = {
    "a pipe": fifo,
    "a socket": a_socket,
    "a folder": folder,
    "a link to nowhere": link_to_nowhere,
    "a link to itself": link_to_itself,
    "a gigabyte": large,
    "nothing": content(b""),
    "any bytes": content(bytes(range(256))),
    "UTF-16": content('[draft]\nform = "x"\n'.encode("utf-16")),
    "deep JSON": content(b"[" * 100_000),
    "deep tables": content(b"x = " + b"[" * 100_000),
    "other TOML": content(b'drafts = 5\nlook = [1]\nplain = {a = 1}\nid = 7\n[draft]\nform = 7\nformat = "x"\n'),
    "a NUL": content(b'drafts = "/tmp/\\u0000x"\nid = "\\u0000"\n'),
    "another's home": content(b'drafts = "~nobody-of-this-name/x"\n'),
    "a relative path": content(b'drafts = "x"\n'),
    "a long name": content(b'drafts = "/' + b"x" * 300 + b'"\n'),
    "other JSON": content(
        b'{"version": [], "drafts": [1], "who": null, "since": 5, "process": "x", "token": []}\n'
        b'{"who": "a\\nb", "since": "2026-01-01T10:00:00", "process": 1e999, "draft": "a\\u0000b", "journal": 1}\n'
        b'{"address": "policy.name", "text": 5}\n7\n"\\ud800"\n'
    ),
}
LOCATIONS: dict[str, Callable[[Path, Path], Path]] = {
    "the settings": lambda home, _: home / "settings.toml",
    "own words": lambda home, _: home / "own-words.txt",
    "the list": lambda home, _: home / "state" / "listed.json",
    "the bookmark": lambda _, draft: draft_state_folder(draft) / "left-at.txt",
    "the lock": lambda _, draft: draft_state_folder(draft) / "open.lock",
    "a journal": lambda _, draft: draft_state_folder(draft) / "journal-20260101T000000000000-aabbccdd.jsonl",
    "a journal of another": lambda home, _: home / "state" / "drafts" / "a" / "journal-1.jsonl",
    "a version": lambda _, draft: draft.parent / "history" / "20260101T000000.000000Z.toml",
    "a copy": lambda _, draft: draft.with_name("draft-LAPTOP.toml"),
    "a picture": lambda _, draft: draft.parent / "pictures" / "x.png",
    "another draft": lambda home, _: home / "drafts" / "other" / "draft.toml",
    "a lone draft": lambda home, _: home / "drafts" / "other.toml",
    "the bin": lambda home, _: home / "drafts" / "Deleted assessments",
}
COMMANDS = (
    ("list",),
    ("list", "--json"),
    ("new", "Library"),
    ("history", "parks"),
    ("restore", "parks", "1"),
    ("--plain", "parks"),
    ("--plain",),
)


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Completed]:
    folder = tmp_path / "desk"
    folder.mkdir()
    return partial(forked_program(), folder)


@pytest.fixture
def parks(form: Form) -> Path:
    path = new_draft("Parks", form)
    session = Session.at(path)
    session.put(answer_of(form), "words of some kind")
    session.save()
    session.leave()
    return path


def answer_of(form: Form) -> str:
    return next(address for address, question in form.questions.items() if isinstance(question, Prose))


def is_clear(completed: Completed) -> bool:
    """Whether a command succeeded, or gave the reason in one line."""
    output = completed.stdout + completed.stderr
    lines = completed.stderr.count("\n")
    return (
        completed.returncode in (0, 1, 2)
        and "a mistake in" not in output
        and "Traceback" not in output
        and (lines == 1 if completed.returncode == 2 else lines <= 1)
    )


@pytest.mark.slow
@pytest.mark.parametrize("location", LOCATIONS)
def test_any_kind_of_file_that_the_program_reads_gives_at_most_one_clear_line(
    location: str, home: Path, parks: Path, run: Callable[..., Completed], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(home)
    path = LOCATIONS[location](home, parks)
    wrong = []
    for number, (odd, make) in enumerate(ODD.items()):
        # Every command is run with every path, and over all paths with every kind of file.
        at = [*LOCATIONS].index(location)
        commands = [COMMANDS[(number + at) % len(COMMANDS)]] + [("doctor",)] * (number == at)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name("aside")
        if os.path.lexists(path):
            path.rename(aside)
        make(path)
        for arguments in commands:
            completed = run(*arguments, typed="quit\n")
            if not is_clear(completed):
                wrong.append((odd, arguments, completed))
        if os.path.lexists(path):
            path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
        if os.path.lexists(aside):
            aside.rename(path)
    assert not wrong
    draft = open_draft(parks)
    assert draft.answer(answer_of(draft.form)) == "words of some kind"


@pytest.mark.parametrize("odd", ODD)
def test_any_kind_of_file_as_a_form_gives_one_clear_line(
    odd: str, tmp_path: Path, run: Callable[..., Completed], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "odd").mkdir()
    path = tmp_path / "odd" / "form.toml"
    ODD[odd](path)
    for arguments in (("new", "X", "--form", path), ("new", "X", "--form", path.parent), ("forms", "check", path)):
        completed = run(*arguments)
        assert is_clear(completed)
        assert completed.returncode == 2


@pytest.mark.parametrize("arguments", [("new", "X", "--form"), ("forms", "check"), ("forms", "scaffold"), ("check",)])
def test_a_file_without_an_end_is_refused(arguments: tuple[str, ...], run: Callable[..., Completed]):
    completed = run(*arguments, "/dev/zero")
    assert completed.returncode == 2
    assert is_clear(completed)


@pytest.mark.parametrize(
    "name",
    ["~nobody-of-this-name/x", "~nobody-of-this-name", "x" * 256, "x" * 5000, "x/" * 3000, "a\nb", "\udcff", ".", ""],
    ids=["another's home", "another's home itself", "256", "5000", "3000 folders", "line", "byte", "here", "nothing"],
)
def test_a_name_that_no_file_can_have_gives_one_clear_line(name: str, parks: Path, run: Callable[..., Completed]):
    for arguments in (
        ("check", name),
        ("export", name),
        ("history", name),
        ("forms", "check", name),
        ("new", "X", "--form", name),
        ("export", "parks", "--force", "-o", f"{name}.docx"),
        ("record", "parks", "1", "--outcome", "agreed", "--comments-file", name),
    ):
        completed = run(*arguments)
        assert is_clear(completed), arguments
        assert len(completed.stderr) < 9000
    if name.strip():
        assert is_clear(run("new", name))


@pytest.mark.parametrize("typed", ["~nobody-of-this-name/x", "a\0b"])
def test_an_unknown_home_folder_gives_one_clear_line(typed: str, tmp_path: Path, run: Callable[..., Completed]):
    completed = run("--plain", typed="file ~nobody-of-this-name/x\nquit\n")
    assert is_clear(completed)
    (tmp_path / "home").mkdir(exist_ok=True)
    (tmp_path / "home" / "settings.toml").write_text(f'drafts = "{typed}"\n'.replace("\0", "\\u0000"), encoding="utf-8")
    for arguments in (("list",), ("new", "X"), ("doctor",), ("--plain",), ("check", "parks")):
        completed = run(*arguments)
        assert is_clear(completed)
        assert "settings.toml" in completed.stdout + completed.stderr


@pytest.mark.parametrize("location", ["file", "file/below", "pipe/below/that", "nowhere", "x" * 300])
def test_doctor_reports_a_drafts_folder_that_cannot_be_used(
    location: str, tmp_path: Path, home: Path, run: Callable[..., Completed]
):
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "nowhere").symlink_to("gone")
    home.mkdir(exist_ok=True)
    (home / "settings.toml").write_text(f'drafts = "{tmp_path / location}"\n', encoding="utf-8")
    completed = run("doctor")
    (line,) = [line for line in completed.stdout.splitlines() if "Drafts: " in line]
    assert line.startswith("missing")
    assert is_clear(completed)
    assert is_clear(run("new", "X"))


@pytest.mark.parametrize("kind", SPECIAL)
def test_a_device_a_pipe_and_a_socket_are_never_overwritten(
    kind: str, parks: Path, tmp_path: Path, run: Callable[..., Completed], monkeypatch: pytest.MonkeyPatch
):
    location = tmp_path / "desk"
    monkeypatch.chdir(location)
    run("list")
    asked = [("out", ""), ("out.docx", ""), ("out", "--publish"), ("out.docx", "--publish"), ("out.html", "--publish")]
    for name in dict(asked):
        SPECIAL[kind](location / name)
    before = {path: identity(path) for path in location.iterdir()}
    for name, publish in asked:
        for force in ("", "--force"):
            completed = run(*filter(None, ("export", "parks", publish, force, "-o", location / name)))
            assert completed.returncode == 2
            assert is_clear(completed)
            assert "is not a file but a device, a pipe or a socket: choose another name" in completed.stderr
    with pytest.raises(UserError, match="is not a file but a device, a pipe or a socket"):
        write_whole(location / "out.docx", b"x")
    assert write_new(location / "out.docx", b"x") == location / "out (2).docx"
    (location / "out (2).docx").unlink()
    assert {path: identity(path) for path in location.iterdir()} == before


def identity(path: Path) -> tuple[int, int, int, int]:
    """The identity of a path and of its target: it changes if either is replaced."""
    target = path.stat()
    return path.lstat().st_ino, target.st_ino, target.st_mode, target.st_rdev


@pytest.mark.parametrize("kind", SPECIAL)
def test_neither_a_change_report_nor_a_scaffolded_template_overwrites_a_device(
    kind: str, form: Form, tmp_path: Path, run: Callable[..., Completed], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    ready(path := new_draft("Parks", form), form)
    sent(path, 0)
    shutil.copytree(form.folder, own := tmp_path / "own")
    (own / "form.docx").unlink()
    locations = [tmp_path / "out.docx", tmp_path / "out.txt", own / "form.docx"]
    for location in locations:
        SPECIAL[kind](location)
    before = [identity(location) for location in locations]
    for force in ([], ["--force"]):
        for command in (
            ["changes", path, "-o", locations[0], *force],
            ["changes", path, "-o", locations[1], *force],
            ["forms", "scaffold", own, *force],
        ):
            completed = run(*command)
            assert completed.returncode == 2
            assert is_clear(completed)
    assert [identity(location) for location in locations] == before


def test_a_folder_is_never_overwritten(parks: Path, tmp_path: Path, run: Callable[..., Completed]):
    for name in ("out.html", "there.docx"):
        (tmp_path / "desk" / name).mkdir()
    completed = run("export", "parks", "--force", "-o", "there.docx")
    assert [each.suffix for each in (tmp_path / "desk" / "there.docx").iterdir()] == [".docx"]
    assert Path(completed.stdout.strip()).parent == tmp_path / "desk" / "there.docx"
    with pytest.raises(UserError, match="a folder where a file should be"):
        write_whole(tmp_path / "desk" / "out.html", b"x")


@pytest.mark.parametrize("kind", SPECIAL)
def test_settings_and_state_files_never_overwrite_a_device(
    kind: str, parks: Path, home: Path, run: Callable[..., Completed], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(home)
    for path in (
        home / "settings.toml",
        home / "state" / "listed.json",
        home / "state" / "last-error.txt",
        draft_state_folder(parks) / "left-at.txt",
        draft_state_folder(parks) / "open.lock",
    ):
        path.unlink(missing_ok=True)
        SPECIAL[kind](path)
        before = identity(path)
        for arguments in (("list",), ("--plain", "parks"), ("new", "X")):
            assert is_clear(run(*arguments, typed="next\nnext\nnext\nwords\n.\nquit\n"))
        assert identity(path) == before


def test_pictures_that_are_not_regular_files_are_left_out_of_a_duplicate(parks: Path):
    for kind, make in SPECIAL.items():
        if kind != "a socket":
            make(parks.parent / "pictures" / f"{kind}.png")
    (parks.parent / "pictures" / "a.png").write_bytes(b"a")
    copy = duplicate_draft(parks)
    assert [each.name for each in (copy.parent / "pictures").iterdir()] == ["a.png"]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path):
    large(tmp_path / "large")
    with pytest.raises(UserError, match="is larger than 5 MB: expected a text"):
        read_file(tmp_path / "large", 5_000_000, "a text")


@pytest.mark.parametrize("umask", [0o777, 0o077, 0o277, 0o000, 0o177])
def test_new_files_are_the_owners_under_any_umask(
    umask: int, form: Form, tmp_path: Path, home: Path, run: Callable[..., Completed]
):
    name = answer_of(form).split(".")[-1]
    for arguments in (("new", "Parks"), ("--plain", "parks"), ("export", "parks", "-o", "x.docx"), ("list",)):
        completed = run(*arguments, typed=f"{name}\nnext\nwords\n.\nquit\n", umask=umask)
        assert completed.returncode == 0
    paths = [home, *home.rglob("*"), tmp_path / "desk" / "x.docx"]
    assert len(paths) > 8
    for path in paths:
        owner_access = 0o700 if path.is_dir() else 0o600
        assert path.stat().st_mode & owner_access == owner_access, path
    private = [path for path in paths if path.suffix == ".toml" or path.is_dir()]
    assert len(private) > 4
    assert not any(path.stat().st_mode & 0o077 for path in private)


def test_a_folder_made_for_an_export_follows_the_umask(parks: Path, tmp_path: Path, run: Callable[..., Completed]):
    assert run("export", "parks", "-o", tmp_path / "for all" / "x.docx", umask=0o022).returncode == 0
    assert (tmp_path / "for all").stat().st_mode & 0o777 == 0o755
