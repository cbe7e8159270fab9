"""Where the answers of each form are printed, read off its template once."""

from pathlib import Path

from eia_tui.exports.word.export import rendered
from eia_tui.form.definition import Form
from eia_tui.imports.form_map import FormMap, read_map


def form_map(form: Form) -> FormMap:
    """Where the answers of a form are printed. Raises `UserError`."""
    key = tuple(
        (path, path.stat().st_mtime_ns if path.is_file() else 0)
        for path in (form.folder / "form.toml", form.template_path)
    )
    if key not in _MAPS:
        _MAPS[key] = read_map(form, rendered)
    return _MAPS[key]


_MAPS: dict[tuple[tuple[Path, int], ...], FormMap] = {}
"""The maps that were made, by the files of the form and when they were changed."""
