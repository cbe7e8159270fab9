"""Exports a draft as its council's Word document."""

import zipfile
from io import BytesIO
from pathlib import Path

from jinja2 import TemplateError as JinjaError
from lxml import etree

from eia_tui.approvals.status import is_signed_off, sign_off_entry
from eia_tui.draft.draft import Draft
from eia_tui.exports.charts import chart_warnings
from eia_tui.exports.output import WORD_SUFFIX, path_in, write_export, wrong_suffix
from eia_tui.exports.pictures import DraftPictures, Exported
from eia_tui.exports.template.sandbox import Budget, Sandbox
from eia_tui.exports.template.template_file import TemplateError, open_template, template_file
from eia_tui.exports.word.carry import carry
from eia_tui.exports.word.context import Context, filters
from eia_tui.exports.word.ledger import Ledger
from eia_tui.exports.word.media import Media
from eia_tui.exports.word.paragraph_format import read_formats
from eia_tui.exports.word.postprocess import has_misplaced_prose, postprocess
from eia_tui.exports.word.prose_xml import ProseWriter
from eia_tui.exports.word.render import CouncilTemplate
from eia_tui.exports.word.verify import verify
from eia_tui.system.errors import UserError
from eia_tui.system.paths import is_folder, refuse_special
from eia_tui.word.carried import Mark
from eia_tui.word.numbering import Numbering
from eia_tui.word.write_package import word_file

SUFFIX = WORD_SUFFIX
_PROPERTIES = "docProps/core.xml"
"""The part of a Word file with the time it was written."""


def export(
    draft: Draft,
    target: Path | None = None,
    *,
    overwrite: bool = False,
    strip_metadata: bool = False,
    signed_off: bool | None = None,
    mark: Mark | None = None,
) -> Exported:
    """Writes the draft's Word document to `target`: a file, or a folder (None is the current one).

    Unless `overwrite` is set, an existing file is kept and the next free name used; the document of a draft that can no
    longer change is not written a second time. It carries for its way back the
    Markdown of the answers that are printed, and `mark`, which names the version that is sent with it (by default the
    form and the draft); with `strip_metadata` it carries neither, and its pictures have no metadata. `signed_off`
    says whether the form is signed off, by default the draft. The written file is opened again and must contain every
    word of the answers; otherwise it is removed. The result warns of list items, rows, bold or italic text and pictures
    that differ from the answers. Raises `UserError`.
    """
    if draft.form.missing:
        raise UserError(f"{draft.form.missing}. The Word form cannot be made without it")
    path = _path(draft, target)
    ledger, pictures = Ledger(), DraftPictures(draft, strip_metadata=strip_metadata)
    carried = None if strip_metadata else mark or Mark(draft.form.id, draft=draft.id)
    content = _render(draft, ledger, pictures, carried, signed_off=signed_off)
    differences: list[str] = []

    def accept(written: Path) -> None:
        differences[:] = verify(written, ledger)

    def is_same(there: Path) -> bool:
        return sign_off_entry(draft) is not None and same_document(there, BytesIO(content))

    path = write_export(draft.form, path, content, accept, overwrite=overwrite, is_same=is_same)
    return Exported(path, tuple(pictures.missing()), (*pictures.doubts(), *chart_warnings(draft), *differences))


def rendered(draft: Draft) -> bytes:
    """The draft's Word document, which is not compared with its answers and carries nothing. Raises `UserError`."""
    return _render(draft, Ledger(), DraftPictures(draft, strip_metadata=False), None)


def same_document(one: Path, other: Path | BytesIO) -> bool:
    """Whether two Word files are the same apart from the time they were written; False if one cannot be read."""
    try:
        return _parts(one) == _parts(other)
    except (OSError, zipfile.BadZipFile):
        return False


def _parts(file: Path | BytesIO) -> dict[str, int]:
    with zipfile.ZipFile(file) as package:
        return {part.filename: part.CRC for part in package.infolist() if part.filename != _PROPERTIES}


def _path(draft: Draft, target: Path | None) -> Path:
    if target is None or is_folder(target):
        return path_in(target, draft, SUFFIX)
    refuse_special(target)
    if not target.suffix:
        return target.with_name(target.name + SUFFIX)
    if target.suffix.lower() != SUFFIX:
        raise wrong_suffix(target, [SUFFIX])
    return target


def _render(
    draft: Draft, ledger: Ledger, pictures: DraftPictures, mark: Mark | None, *, signed_off: bool | None = None
) -> bytes:
    path = template_file(draft.form)
    try:
        template = CouncilTemplate(open_template(draft.form), draft.form)
        document = template.document
        writer = ProseWriter(Numbering(document), Media(document), pictures.open)
        formats = read_formats(document.element.body)
        ledger.columns_looped = template.columns_looped
        budget = Budget(len(template.get_xml()))
        # A version that goes to a stage is one that the stage has yet to agree to, whatever its boxes say.
        signed_off = (is_signed_off(draft) if signed_off is None else signed_off) and not (mark and mark.version)
        context = Context(draft, writer, ledger, budget, signed_off=signed_off).build()
        template.render(context, Sandbox(filters(writer, formats)))
        if has_misplaced_prose(document):
            raise TemplateError(f"{path} prints a long answer inside a line of text")
    except (JinjaError, TemplateError, etree.XMLSyntaxError, KeyError, ValueError, RecursionError) as error:
        # The fault is in the template. The linter knows where, which the exception seldom does.
        from eia_tui.exports.template.linter import first_problem

        if problem := first_problem(draft.form):
            raise TemplateError(f"{path}: {problem}") from error
        raise TemplateError(f"{path} cannot be filled in: {error}") from error
    postprocess(document, ledger, " - ".join(filter(None, (draft.form.title, draft.name))))
    carry(document, mark, ledger)
    return word_file(document)
