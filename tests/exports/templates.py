"""Word templates for the tests: the council's template with changes, valid or not."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form

BODY = "word/document.xml"
Change = Callable[[dict[str, bytes]], object]


def changed(form: Form, folder: Path, change: Change) -> Form:
    """A copy of a form's folder, with `change` made to the parts of its template."""
    shutil.copytree(form.folder, folder, ignore=shutil.ignore_patterns("example"), dirs_exist_ok=True)
    with zipfile.ZipFile(form.template_path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(folder / form.template, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return load_form(folder)


def says(old: str, new: str, part: str = BODY) -> Change:
    """Replaces a text of a part."""

    def change(parts: dict[str, bytes]) -> None:
        assert old.encode() in parts[part], old
        parts[part] = parts[part].replace(old.encode(), new.encode())

    return change


def body(*paragraphs: str) -> Change:
    """A template with only these paragraphs."""

    def change(parts: dict[str, bytes]) -> None:
        start, _, rest = parts[BODY].decode().partition("<w:body>")
        end = rest[rest.rindex("<w:sectPr") :]
        inside = "".join(f'<w:p><w:r><w:t xml:space="preserve">{each}</w:t></w:r></w:p>' for each in paragraphs)
        parts[BODY] = f"{start}<w:body>{inside}{end}".encode()

    return change


def part(name: str, content: str) -> Change:
    """Adds or replaces a part."""
    return lambda parts: parts.update({name: content.encode()})
