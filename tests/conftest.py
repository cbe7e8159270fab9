"""Shared fixtures: a home folder for each test, the program as an officer runs it, forms, drafts and exported documents."""

import gc
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

from eia_tui.checks import registry
from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.session.session import Session
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import new_draft, open_draft
from tests import validator
from tests.examples import number_tried
from tests.forked_program import ROOT, Completed, flush_nothing, forked_program
from tests.word_document import WordDocument

pytest_plugins = ["pytester"]
# No deadline: the machine may be busy. CI tries the same examples each time; elsewhere they are random.
settings.register_profile(
    "steady",
    deadline=None,
    max_examples=number_tried(40),
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
# Where everything is slower, as under Wine: few examples, and the same each time.
settings.register_profile("few", settings.get_profile("steady"), max_examples=10, derandomize=True)
settings.load_profile("steady")
flush_nothing()
gc.disable()  # until the tests are collected: nothing that is made until then is garbage
if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
    # Otherwise each worker compiles every test, and each program that a test starts compiles itself.
    sys.dont_write_bytecode = False
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / "build" / "compiled")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
"""The name of this pytest-xdist worker; "" in the main process."""
WORD = ROOT / "build" / "word" / (WORKER or "alone")
"""The folder for the Word files that tests write: Microsoft's validator checks each after its test."""


def pytest_sessionstart() -> None:
    if not WORKER:  # before any worker starts
        shutil.rmtree(WORD.parent, ignore_errors=True)
        validator.install()
        validator.install(ROOT / "tests" / "pages")
    WORD.mkdir(parents=True, exist_ok=True)


def pytest_unconfigure() -> None:
    if forked_program.cache_info().currsize:
        forked_program().close()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    # Tests wait a third of the time, for a terminal, a disk or a page: others can run meanwhile.
    cores = os.cpu_count() or 1
    return cores + (cores + 1) // 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)):
            item.add_marker("examples")
    # The longest tests start first, so that no core waits for them at the end.
    items.sort(
        key=lambda item: -max((mark.args[0] if mark.args else 1 for mark in item.iter_markers("slow")), default=0)
    )


def pytest_collection_finish() -> None:
    # Excludes the thousands of test objects from garbage collection, and collects the rest so rarely that the collection
    # after every fortieth wizard comes first: each time, all that is alive is looked at, a tenth of the suite's time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(5_000_000, 20, 50)
    gc.enable()


class _Raises(logging.Handler):
    """Raises the mistake in a check, which an officer would only see as a finding."""

    def emit(self, record: logging.LogRecord) -> None:
        if record.exc_info and record.exc_info[1]:
            raise record.exc_info[1]


registry._log.addHandler(_Raises())


@pytest.fixture(autouse=True)
def word_files_are_valid() -> Iterator[None]:
    """Checks each Word file that the test wrote with Microsoft's validator."""
    yield
    written = {path: path.stat().st_mtime_ns for path in WORD.glob("*.docx")}
    fresh = [path for path, moment in written.items() if _VALIDATED.get(path) != moment]
    _VALIDATED.update(written)
    assert not (wrong := validator.invalid(fresh)), wrong


_VALIDATED: dict[Path, int] = {}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test, for drafts, state and settings."""
    folder = tmp_path / "home"
    monkeypatch.setenv("EIA_WIZARD_HOME", str(folder))
    return folder


Run = Callable[..., "subprocess.CompletedProcess[str] | Completed"]


@pytest.fixture
def eia(tmp_path: Path) -> Run:
    """Runs the program in a process of its own, in an empty folder."""
    folder = tmp_path / "desk"
    folder.mkdir()

    def run(
        *arguments: str | Path, typed: str = "", **environment: str
    ) -> "subprocess.CompletedProcess[str] | Completed":
        if hasattr(os, "fork") and not environment:
            return forked_program()(folder, *arguments, typed=typed)
        return subprocess.run(
            [sys.executable, "-m", "eia_tui", *map(str, arguments)],
            cwd=folder,
            env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | environment,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def form() -> Form:
    """The council's form."""
    return find_form(DEFAULT)


@pytest.fixture
def draft(form: Form, tmp_path: Path) -> Draft:
    """An empty draft of the council's form, in a folder of its own."""
    return empty_draft(form, tmp_path)


def empty_draft(form: Form, folder: Path) -> Draft:
    """An empty draft of a form, in a folder."""
    return Draft(form, {"draft": {"format": 1, "form": form.id}}, folder)


@pytest.fixture
def path(form: Form) -> Path:
    """A new draft of the council's form, in the drafts folder."""
    return new_draft("Mobile library timetable", form)


@pytest.fixture
def session(path: Path) -> Iterator[Session]:
    """A session with the draft of this test."""
    session = Session.at(path)
    yield session
    session.leave()


@pytest.fixture
def answer(form: Form) -> str:
    """The address of a long answer."""
    return next(address for address, question in form.questions.items() if isinstance(question, Prose))


@pytest.fixture
def example() -> Draft:
    """The worked example."""
    return open_draft(find_draft("example"))


@pytest.fixture
def printed(request: pytest.FixtureRequest) -> Callable[[Draft], WordDocument]:
    """Exports a draft, keeps the file for the validator, and opens it again."""
    name = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)[:80]

    def print_(draft: Draft) -> WordDocument:
        return WordDocument(export(draft, WORD / f"{name}.docx").path)

    return print_
