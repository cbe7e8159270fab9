"""Exports a draft as its council's Word document."""

import zipfile
from io import BytesIO
from pathlib import Path

from jinja2 import TemplateError as JinjaError
from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.exports.output import NOT_WORD, WORD_SUFFIX, write_export
from eia_tui.exports.pictures import Exported, Pictures
from eia_tui.exports.template.location import template_file
from eia_tui.exports.template.sandbox import Budget, Sandbox
from eia_tui.exports.word.context import Context, filters
from eia_tui.exports.word.ledger import Ledger
from eia_tui.exports.word.media import Media
from eia_tui.exports.word.paragraph_format import take_looks
from eia_tui.exports.word.postprocess import finish, misplaced_prose
from eia_tui.exports.word.prose_xml import Fragments
from eia_tui.exports.word.render import CouncilTemplate
from eia_tui.exports.word.verify import prove
from eia_tui.system.errors import UserError
from eia_tui.system.files import file_name
from eia_tui.system.paths import is_folder, refuse_special
from eia_tui.word.numbering import Numbering
from eia_tui.word.package import TemplateError, open_template

SUFFIX = WORD_SUFFIX
_PROPERTIES = "docProps/core.xml"
"""The part of a Word file that says when it was written."""


def export(
    draft: Draft, target: Path | None = None, *, overwrite: bool = False, bare_pictures: bool = False
) -> Exported:
    """Writes the draft's Word document to `target`, a file or a folder, or under the policy's name where that is None.

    A file that is there already is left alone, and the next free name taken, unless `overwrite` is set.
    `bare_pictures` leaves out what a camera has noted in the files of pictures.
    Once written it is opened again and proved to hold every answer; else nothing is left behind. Where list items,
    rows, bold, italics or pictures of an answer are not as meant, that is among the warnings of the result.
    Raises `UserError`.
    """
    if draft.form.missing:
        raise UserError(f"{draft.form.missing}. The Word form cannot be made without it")
    path = _path(draft, target)
    ledger, missing = Ledger(), Pictures(draft, bare=bare_pictures)
    content = _render(draft, ledger, missing)
    differing: list[str] = []

    def accept(written: Path) -> None:
        differing[:] = prove(written, ledger)

    path = write_export(draft.form, path, content, accept, overwrite=overwrite)
    return Exported(path, tuple(missing.complaints()), (*missing.doubts(), *differing))


def same_document(one: Path, other: Path) -> bool:
    """Whether two Word files say and look the same, whenever they were written; not where one cannot be read."""
    try:
        return _parts(one) == _parts(other)
    except (OSError, zipfile.BadZipFile):
        return False


def _parts(path: Path) -> dict[str, int]:
    with zipfile.ZipFile(path) as package:
        return {part.filename: part.CRC for part in package.infolist() if part.filename != _PROPERTIES}


def _path(draft: Draft, target: Path | None) -> Path:
    name = file_name(draft.title) + SUFFIX
    if target is None:
        return Path(name)
    if is_folder(target):
        return target / name
    refuse_special(target)
    if not target.suffix:
        return target.with_name(target.name + SUFFIX)
    if target.suffix.lower() != SUFFIX:
        raise UserError(NOT_WORD.format(target))
    return target


def _render(draft: Draft, ledger: Ledger, pictures: Pictures) -> bytes:
    path = template_file(draft.form)
    try:
        template = CouncilTemplate(open_template(path))
        document = template.document
        fragments = Fragments(Numbering(document), Media(document), pictures.open)
        looks = take_looks(document.element.body)
        ledger.columns_looped = template.columns_looped
        budget = Budget(len(template.get_xml()))
        context = Context(draft, fragments, ledger, budget).build()
        template.render(context, Sandbox(filters(fragments, looks)))
        if misplaced_prose(document):
            raise TemplateError(f"{path} prints a long answer inside a line of text")
    except (JinjaError, TemplateError, etree.XMLSyntaxError, KeyError, ValueError, RecursionError) as error:
        # The template is at fault: say where, which the exception seldom knows.
        from eia_tui.exports.template.linter import first_mistake

        if mistake := first_mistake(draft.form):
            raise TemplateError(f"{path}: {mistake}") from error
        raise TemplateError(f"{path} cannot be filled in: {error}") from error
    finish(document, ledger, " - ".join(filter(None, (draft.form.title, draft.name))))
    written = BytesIO()
    document.save(written)
    return written.getvalue()
