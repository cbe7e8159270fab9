"""Microsoft's validator finds no error in any Word file that the tests write."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement

from tests import validator
from tests.conftest import ROOT, WORD
from tests.validator import NO_NODE, invalid, node

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def needs_node() -> None:
    if not node():
        pytest.skip(NO_NODE)


def test_the_councils_template_is_valid():
    assert invalid([ROOT / "templates" / "leicestershire-2024" / "form.docx"]) == ""


def test_a_file_that_word_would_call_damaged_is_reported(tmp_path: Path):
    document = Document()
    document.element.body.insert(0, OxmlElement("w:t"))
    document.save(str(tmp_path / "damaged.docx"))
    assert "damaged.docx" in invalid([tmp_path / "damaged.docx"])


def test_a_content_that_was_found_valid_is_not_checked_again_except_once_in_each_run_of_ci(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    checked: list[Path] = []
    monkeypatch.setattr(validator, "_KNOWN", tmp_path / "known")
    monkeypatch.setattr(validator, "_KNOWN_IN_CI", tmp_path / "known-in-ci")
    monkeypatch.setattr(validator, "_checked", lambda file: checked.append(file) or "")
    monkeypatch.delenv("CI", raising=False)
    one, same, other = (tmp_path / f"{name}.docx" for name in ("one", "same", "other"))
    for path, text in ((one, "Words"), (same, "Words"), (other, "Word")):
        document = Document()
        document.add_paragraph(text)
        document.core_properties.modified = datetime(2026, 11, 27, 10, len(checked) + len(path.name), tzinfo=UTC)
        document.save(str(path))
    assert invalid([one, same, other, one]) == ""
    assert checked == [one, other]
    monkeypatch.setenv("CI", "true")
    assert invalid([one, same]) == ""
    assert checked == [one, other, one]


def test_what_ci_found_valid_is_forgotten_when_the_next_run_starts():
    assert validator._KNOWN_IN_CI.parent == WORD.parent


def test_every_word_file_that_a_test_writes_is_validated(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest(
        """
        from pathlib import Path
        from tests import conftest
        from tests.conftest import *

        conftest.WORD = Path(__file__).parent / "word" / "alone"
        """
    )
    pytester.makepyfile(
        """
        from docx import Document
        from docx.oxml import OxmlElement
        from tests.conftest import WORD

        def test_writes_a_good_one():
            Document().save(str(WORD / "good.docx"))

        def test_writes_a_bad_one():
            document = Document()
            document.element.body.insert(0, OxmlElement("w:t"))
            document.save(str(WORD / "bad.docx"))
        """
    )
    completed = pytester.runpytest_subprocess("-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:asyncio")
    completed.assert_outcomes(passed=2, errors=1)
    completed.stdout.fnmatch_lines(["*bad.docx*"])
