"""Exports sample drafts with a template, and reports what fails."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from eia_tui.exports.template.parser import ParsedTemplate, TemplateProblem
from eia_tui.exports.template.template_file import template_file
from eia_tui.exports.template_check.samples import samples
from eia_tui.exports.word.export import export
from eia_tui.form.address import Address
from eia_tui.system.errors import UserError, reason


def trial(template: ParsedTemplate) -> Iterator[TemplateProblem]:
    """The first problem that an export of sample drafts shows; none if all can be exported.

    Raises `UserError` if the exports cannot be written anywhere.
    """
    with _folder() as folder:
        for sample in samples(template.form, Path(folder)):
            try:
                exported = export(sample.draft, Path(folder) / "sample.docx")
            except UserError as error:
                why = str(error).removeprefix(str(template_file(template.form))).lstrip(": ")
                why = why.partition("; nothing was written")[0]
                yield TemplateProblem(_position(template, why), f"a trial export of {sample.name} fails: {why}")
                return
            for missing in exported.missing:
                yield TemplateProblem("", f"a trial export of {sample.name} has no picture: {missing}")
                return


def _folder() -> "tempfile.TemporaryDirectory[str]":
    try:
        return tempfile.TemporaryDirectory(prefix="eia-wizard-")
    except OSError as error:
        raise UserError(f"No folder can be made for a trial export: {reason(error)}") from error


def _position(template: ParsedTemplate, why: str) -> str:
    """The position of the tag for the address at the start of an error; "" if there is no address."""
    address = Address(why.split(" ", 1)[0]).of_question
    references = template.references.get(address) or template.references.get(address.parent)
    if not references:
        return ""
    part, reference = references[0]
    return part.where_line(reference.line)
