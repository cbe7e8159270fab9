"""A form laid out in every other way: answers below their labels, beside them in one cell, outside tables, as ticks."""

from pathlib import Path

from docx import Document

from eia_tui.form.definition import Form
from eia_tui.form.loading import load_form

FORM = """
id = "parish-2026"
title = "Equality Screening"
council = "Parish Council"
groups = [{ id = "elders", label = "Older people" }, { id = "carers", label = "Carers" }]

[[sections]]
id = "start"
title = "The proposal"
questions = [
  { id = "title", kind = "line", label = "Title", role = "name" },
  { id = "phone", kind = "line", label = "Telephone" },
  { id = "day", kind = "date", label = "Date" },
  { id = "why", kind = "prose", label = "Why is it proposed?" },
  { id = "scale", kind = "choice", label = "How large is it?", options = [{ id = "s", label = "Small" }, { id = "l", label = "Large" }] },
  { id = "wards", kind = "choices", label = "Wards", options = [{ id = "n", label = "North" }, { id = "s", label = "South" }] },
]

[[sections]]
id = "who"
title = "Who is affected"
per_group = true
questions = [
  { id = "good", kind = "prose", label = "Benefits" },
  { id = "bad", kind = "prose", label = "Concerns" },
]

[[sections]]
id = "end"
title = "Anything else"
questions = [{ id = "more", kind = "prose", label = "Anything else?" }]
"""


def parish(folder: Path) -> Form:
    """The form, with its Word template, in a new folder."""
    folder.mkdir()
    (folder / "form.toml").write_text(FORM, encoding="utf-8")
    document = Document()
    document.add_heading("Equality Screening")
    table = document.add_table(rows=0, cols=2)
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "Title: {{ start.title }}", "Telephone: {{ start.phone }} Date: {{ start.day }}"
    cells = table.add_row().cells
    cells[0].merge(cells[1]).text = "Why is it proposed?"
    cells = table.add_row().cells
    cells[0].merge(cells[1]).text = "{{p start.why }}"
    cells = table.add_row().cells
    cells[0].text = "How large is it?"
    cells[
        1
    ].text = '{% if start.scale == "s" %}☒{% else %}☐{% endif %} Small {% if start.scale == "l" %}☒{% else %}☐{% endif %} Large'
    cells = table.add_row().cells
    cells[0].text, cells[1].text = "Wards", "{{ start.wards }}"
    for group, label in (("elders", "Older people"), ("carers", "Carers")):
        document.add_paragraph(label)
        table = document.add_table(rows=2, cols=2)
        for row, (name, id_) in zip(table.rows, (("Benefits", "good"), ("Concerns", "bad")), strict=True):
            row.cells[0].text, row.cells[1].text = name, f"{{{{p who.{group}.{id_} }}}}"
    document.add_heading("Anything else?", 2)
    document.add_paragraph("{{p end.more }}")
    document.add_paragraph("Thank you")
    document.save(str(folder / "form.docx"))
    return load_form(folder)
