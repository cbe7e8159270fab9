"""Every kind of exported file contains every answer, and a file name decides the kind."""

import copy
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from eia_tui.draft.diff import differences
from eia_tui.draft.draft import Draft
from eia_tui.exports.changes import CHANGES_WRITERS
from eia_tui.exports.publish import publish
from eia_tui.exports.registry import EXPORTERS, Exporter, exporter_for, exporters
from eia_tui.exports.word.verify import comparable, pieces
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choice, Question, Rows
from eia_tui.form.values import Value, answer_text
from eia_tui.system.errors import UserError
from tests.conftest import WORD, Run
from tests.web_page import WebPage
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

READERS: Mapping[str, Callable[[Path], str]] = {
    ".docx": lambda path: WordDocument(path).text + "".join(WordDocument(path).descriptions),
    ".html": lambda path: WebPage(path).text + "".join(WebPage(path).descriptions),
    ".txt": lambda path: path.read_text(encoding="utf-8-sig"),
}
"""For each kind of file, how its text and the descriptions of its pictures are read. A new exporter needs one."""


def test_every_kind_of_file_has_a_reader_here_and_its_ending_in_the_help(eia: Run):
    assert {*READERS} == {*(each.suffix for each in EXPORTERS), *CHANGES_WRITERS}
    words = eia("export", "--help").stdout.split()
    for each in EXPORTERS:
        assert any(word.strip("().;,") == each.suffix.strip(".") for word in words), each.name


def texts(question: Question, value: Value | None) -> list[str]:
    """The texts of an answer that is printed: one, or one for each cell of its rows. A choice may be printed in other words."""
    if isinstance(question, Choice):
        return []
    if isinstance(question, Rows):
        rows = value if isinstance(value, list) else []
        return [
            answer_text(column, row.get(column.id)) for row in rows for column in question.columns if column.printed
        ]
    return [answer_text(question, value)]


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
def test_every_exporter_writes_every_word_of_the_example(example: Draft, tmp_path: Path, exporter: Exporter):
    for suffix in exporter.suffixes:
        path = (WORD if suffix == ".docx" else tmp_path) / f"every-word{suffix}"
        assert exporter_for(path, publish=True) is exporter
        exported = exporter.write(example, path, overwrite=True)
        assert (exported.path, exported.warnings) == (path, ())
        document = comparable(READERS[exporter.suffix](path))
        expected = [
            piece
            for asked in example.all_shown()
            if asked.question.printed
            for text in texts(asked.question, example.answer(asked.address))
            for piece in pieces(text)
        ]
        assert len(expected) > 50
        assert [piece for piece in expected if piece not in document] == []


@pytest.mark.parametrize("suffix", CHANGES_WRITERS)
def test_every_kind_of_change_report_has_removed_and_added_text(
    example: Draft, tmp_path: Path, suffix: str, answer: str
):
    changed = Draft(example.form, copy.deepcopy(example.document), example.folder)
    before = str(example.answer(answer)).split()[0]
    changed.put(answer, str(example.answer(answer)).replace(before, "Replaced", 1))
    path = (WORD if suffix == ".docx" else tmp_path) / f"change-report{suffix}"
    path.write_bytes(CHANGES_WRITERS[suffix](changed, "Since version 1", differences(example, changed), []))
    text = READERS[suffix](path)
    for each in (changed.name, "Since version 1", before, "Replaced"):
        assert each in text


def test_a_name_without_a_suffix_a_folder_or_no_name_give_a_word_file(tmp_path: Path):
    folder = tmp_path / "exports.html"
    folder.mkdir()
    for target in (None, "", folder, Path("name"), Path("name.DOCX"), ".docx"):
        for publish_ in (False, True):
            assert exporter_for(target, publish=publish_).suffix == ".docx"


def test_a_web_page_is_for_publication_only():
    assert exporter_for(Path("page.HTM"), publish=True) is exporter_for(".html", publish=True)
    with pytest.raises(UserError, match=r"^page.html would be a web page, which is for publication: add --publish$"):
        exporter_for(Path("page.html"))
    assert exporter_for(".html", publish=True) not in exporters()
    assert set(exporters(publish=True)) == set(EXPORTERS)


@pytest.mark.parametrize("publish_", [False, True])
def test_an_unknown_suffix_is_refused_with_what_to_do(publish_: bool):
    suffixes = " or ".join(each.suffix for each in exporters())
    with pytest.raises(UserError, match=f"^a.pdf would not open in Word: give it a name that ends in {suffixes}$"):
        exporter_for(Path("a.pdf"), publish=publish_)


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda each: each.name)
def test_a_published_copy_in_a_folder_is_named_after_the_policy(form: Form, tmp_path: Path, exporter: Exporter):
    published = publish(Draft(form), tmp_path, suffix=exporter.suffix)
    assert published.path == exporter.path(Draft(form), tmp_path, " - for publication")
