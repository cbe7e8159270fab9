"""What the documents say is true: commands work, files exist, promises have tests."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest

from eia_tui import __version__
from eia_tui.checks.report import report_on
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from tests.approvals import put, signed
from tests.conftest import ROOT, Run
from tests.other_systems import needs_links
from tests.test_cli import commands

pytestmark = pytest.mark.slow

README = (ROOT / "README.md").read_text(encoding="utf-8")
USING = (ROOT / "docs" / "using.md").read_text(encoding="utf-8")
DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "docs/architecture.md",
    "docs/glossary.md",
    "docs/install.md",
    "docs/promises.md",
    "docs/using.md",
]
PACKAGES = sorted(folder.name for folder in (ROOT / "eia_tui").iterdir() if (folder / "__init__.py").exists())


def test_every_command_is_in_the_reference():
    for command in commands() - {"open"}:  # what a draft's name alone means
        assert f"| `eia-wizard {command}" in USING, command


@needs_links
def test_the_commands_of_the_reference_work_in_their_order(eia: Run, tmp_path: Path):
    council = tmp_path / "desk" / "my-council"
    council.mkdir()
    (council / "form.toml").write_bytes((ROOT / "tests" / "forms" / "riverside" / "form.toml").read_bytes())
    (tmp_path / "desk" / "said.txt").write_text("Say more about carers.", encoding="utf-8")
    (tmp_path / "desk" / "templates").symlink_to(ROOT / "templates")
    for command in re.findall(r"^\| `eia-wizard (.+?)` \|", USING, re.MULTILINE):
        if command.startswith("accept"):
            path = find_draft("mobile-library-timetable")
            put(path, next(find_form(DEFAULT).with_role("evidence")).address, "To follow.")
            eia("check", "mobile-library-timetable")  # the numbers of an older list are refused
            number = next(entry.number for entry in report_on(open_draft(path)).entries if entry.severity == "warn")
            command = re.sub(r" \d+ ", f" {number} ", command, count=1)  # noqa: PLW2901  the number of the example
        if command.startswith("revise"):
            signed(find_draft("mobile-library-timetable"), find_form(DEFAULT))
        if command.startswith("history"):  # it lists versions only after a change
            eia("--plain", "mobile-library-timetable", typed="go 2\nLibraries\nquit\n")
        completed = eia(*shlex.split(command))
        expected = 1 if command.startswith("check") else 0
        assert (completed.returncode, completed.stderr) == (expected, ""), command


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_file_that_is_named_exists(name: str):
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:tests|eia_tui|templates|scripts|docs|\.ci)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path
    for path in re.findall(rf"`((?:{'|'.join(PACKAGES)})/[\w./-]*)`", text):
        assert (ROOT / "eia_tui" / path).exists(), path
    for path in re.findall(r"\]\(([\w./-]+)\)", re.sub(r"`[^`\n]*`", "", text)):
        assert ((ROOT / name).parent / path).exists(), path


def test_the_architecture_lists_the_layers_that_are_enforced():
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    listed: dict[int, set[str]] = {}
    for number, package in re.findall(r"^\| (\d+) \| `(\w+)` \|", text, re.MULTILINE):
        listed.setdefault(int(number), set()).add(package)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (contract["layers"] for contract in contracts if contract["name"] == "Packages")
    assert list(listed) == list(range(1, len(layers) + 1))
    assert list(listed.values()) == [set(layer.split(" | ")) for layer in layers]


def test_the_changelog_begins_with_this_version_and_its_date():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    sections = [each for each in re.findall(r"^## (.+)$", text, re.MULTILINE) if each != "Unreleased"]
    assert re.fullmatch(rf"{re.escape(__version__)} \(\d{{4}}-\d\d-\d\d\)", sections[0])


def test_every_promise_names_a_test_that_exists():
    promises = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?!promise|---)(.+?) \| (.+) \|$", promises, re.MULTILINE)
    assert len(rows) > 15
    for promise, tests in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", tests)
        assert named, promise
        for path, test in named:
            source = (ROOT / path).read_text(encoding="utf-8")
            assert not test or re.search(rf"(?:def {test}\(|^{test} = )", source, re.MULTILINE), (path, test)


def test_both_commands_are_one_line_each():
    blocks = re.findall(r"```console\n(.*?)```", README, re.DOTALL)
    assert [block.count("\n") for block in blocks[:2]] == [1, 1]


def test_no_picture_shows_a_path_of_the_machine_that_drew_it():
    pictures = sorted((ROOT / "docs" / "pictures").glob("*.svg"))
    assert pictures
    for picture in pictures:
        found = re.findall(r"/(?:tmp|var|home|root|Users|work)/[^\s<&]*", picture.read_text(encoding="utf-8"))
        assert [path for path in found if not path.startswith("/home/you/")] == [], picture.name
