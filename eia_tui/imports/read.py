"""Reads a Word form that came back, by the council's own template."""

from pathlib import Path

from eia_tui.imports.blocks import BlockReader
from eia_tui.imports.document import TextDocument
from eia_tui.imports.form_map import FormMap
from eia_tui.imports.pictures import Pictures
from eia_tui.imports.reading import FormReader
from eia_tui.imports.returned import ReturnedForm
from eia_tui.word.received import Received, open_received
from eia_tui.word.revisions import settled
from eia_tui.word.tidy import tidied

PICTURES = "pictures"
"""The folder beside a draft into which the pictures of its answers go."""


def read_returned(path: Path, form_map: FormMap) -> ReturnedForm:
    """What the Word file at `path` holds. Raises `WordFileError` if it is no Word file, or cannot be trusted."""
    return read_form(open_received(path), form_map)


def read_form(received: Received, form_map: FormMap) -> ReturnedForm:
    """What an opened Word file holds; its document is tidied."""
    root = tidied(received.document)
    pictures = Pictures(PICTURES)
    readings = []
    for accept in (True, False):
        view = settled(root, accept=accept)
        document = TextDocument(view, BlockReader(view, received, pictures))
        readings.append(FormReader(form_map, document).read())
    (accepted, found), (refused, _) = readings
    return ReturnedForm(accepted, refused, pictures=pictures.files, found=found)
