"""Tries a template out: exports forms that are filled in by themselves, and says what would be refused."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from eia_tui.exports.template.location import template_file
from eia_tui.exports.template.parser import Mistake, Reading
from eia_tui.exports.template_check.samples import samples
from eia_tui.exports.word.export import export
from eia_tui.system.errors import UserError, reason


def trial(reading: Reading) -> Iterator[Mistake]:
    """What keeps the template that was read from printing a form that is filled in, the first of it; nothing else.

    Raises `UserError` where there is no room for the trial.
    """
    with _room() as folder:
        for sample in samples(reading.form, Path(folder)):
            try:
                exported = export(sample.draft, Path(folder) / "sample.docx")
            except UserError as error:
                why = str(error).removeprefix(str(template_file(reading.form))).lstrip(": ")
                why = why.partition("; nothing was written")[0]
                yield Mistake(_place(reading, why), f"a trial export of {sample.said} fails: {why}")
                return
            for missing in exported.missing:
                yield Mistake("", f"a trial export of {sample.said} goes without a picture: {missing}")
                return


def _room() -> "tempfile.TemporaryDirectory[str]":
    try:
        return tempfile.TemporaryDirectory(prefix="eia-wizard-")
    except OSError as error:
        raise UserError(f"There is no room for a trial export: {reason(error)}") from error


def _place(reading: Reading, why: str) -> str:
    """Where the tag of the answer stands that a refusal begins with; "" where it begins with none."""
    address = re.sub(r"\.\d+(?=\.)", "", why.split(" ", 1)[0])
    found = reading.asked.get(address) or reading.asked.get(address.rpartition(".")[0], [])
    return found[0][0].where(found[0][1].line) if found else ""
