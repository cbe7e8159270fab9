"""Reads a Word form that came back, by the council's own template."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from eia_tui.imports.blocks import BlockReader
from eia_tui.imports.carried_answers import Carried
from eia_tui.imports.comments import comments
from eia_tui.imports.element_places import Places
from eia_tui.imports.expected_answers import ExpectedAnswers
from eia_tui.imports.form_map import FormMap
from eia_tui.imports.form_reader import FormReader
from eia_tui.imports.headers_footers import foreign_words
from eia_tui.imports.pictures import Pictures
from eia_tui.imports.readable import readable
from eia_tui.imports.received_document import TextDocument
from eia_tui.imports.returned_form import Change, Reading, Report, ReturnedForm
from eia_tui.imports.tracked_changes import changes, looks
from eia_tui.word.received import Received, open_received
from eia_tui.word.revisions import has_revisions, settled

PICTURES = "pictures"
"""The folder beside a draft into which the pictures of its answers go."""


Expect = Callable[[Received], ExpectedAnswers]
"""Which answers an opened file was probably made of."""


def read_returned(path: Path, form_map: FormMap, expect: Expect | None = None) -> ReturnedForm:
    """What the Word file at `path` holds. Raises `WordFileError` if it is not a Word file, or cannot be trusted."""
    received = open_received(path)
    return read_form(received, form_map, expect(received) if expect else None)


def tidied_file(path: Path) -> Received:
    """An opened Word file for `read_with`. Raises `WordFileError`."""
    received = open_received(path)
    readable(received.document)
    return received


def read_with(received: Received, form_map: FormMap, accept: Container[int], pictures: Pictures) -> Reading:
    """The answers of an opened file with some of its tracked changes accepted, given by their numbers.

    What is met of pictures is added to `pictures`.
    """
    view = settled(received.document, accept=accept)
    document = TextDocument(view, BlockReader(view, received, pictures))
    return FormReader(form_map, document).read()[0]


def read_form(received: Received, form_map: FormMap, expected: ExpectedAnswers | None = None) -> ReturnedForm:
    """What is in an opened Word file; its document is tidied."""
    root = readable(received.document)
    pictures = Pictures(PICTURES)

    def read(view: etree._Element, probable: ExpectedAnswers | None) -> tuple[Reading, float]:
        return FormReader(form_map, TextDocument(view, BlockReader(view, received, pictures)), probable).read()

    revised = has_revisions(root)
    # With the tracked changes a row is read as it says itself, as `read_with` does when one of them is taken.
    accepted, found = read(settled(root, accept=True), None) if revised else read(root, expected)
    refused = read(settled(root, accept=False), expected)[0] if revised else accepted
    accepted.reports += foreign_words(root, received, form_map.margins, expected or ExpectedAnswers())
    carried = Carried(form_map.form, received.printed)
    for reading in (accepted, refused) if revised else (accepted,):
        carried.restore(reading)
    places = Places(accepted, refused)
    tracked = changes(root, places) if revised else []
    if revised:
        accepted.reports = [
            replace(each, tracked=each not in refused.reports and _are_tracked(each, tracked))
            for each in accepted.reports
        ]
        accepted.reports += looks(root, places)
    return ReturnedForm(
        accepted,
        refused,
        comments(received, root, places),
        tracked,
        pictures=pictures.files,
        names=carried.names,
        mark=received.mark,
        printed=received.printed,
        found=found,
    )


def _are_tracked(report: Report, tracked: Sequence[Change]) -> bool:
    """Whether words that are in no answer are just those that tracked changes put there."""
    left = report.text if report.kind == "not on the form" else ""
    for change in tracked:
        if words := " ".join(change.is_.split()):
            left = left.replace(words, " ")
    return bool(report.text) and report.kind == "not on the form" and not left.strip()
