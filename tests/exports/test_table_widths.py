"""The columns of a printed table have room for their longest word or number."""

from collections.abc import Callable

import pytest
from docx.oxml.ns import qn

from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Prose
from eia_tui.prose.tables import Grid
from tests.word_document import WordDocument

NARROW = 48
"""Characters in a line of a form's right column."""
TABLES = [
    [["Census 2021", "Number", "Leicestershire", "East Midlands", "England"],
     ["Aged 65 and over, as the table has it", "148,100", "20.8%", "19.5%", "18.4%"]],
    [["Stop", "Visits in the year 2025-26"], ["The Green, opposite the school and the surgery", "1,234,567"]],
    [["A", "B", "C"], ["unbroken", "a b c d e f g h i j k l m n o p q r s t u v w x y z", ""]],
]  # fmt: skip


@pytest.mark.parametrize("rows", TABLES, ids=["figures", "visits", "letters"])
def test_no_word_of_a_table_is_broken_that_has_room(
    rows: list[list[str]], draft: Draft, printed: Callable[[Draft], WordDocument]
):
    address = next(address for address, question in draft.form.questions.items() if isinstance(question, Prose))
    draft.put(address, Grid(tuple(map(tuple, rows))).to_markdown())
    body = printed(draft).document.element.body
    caption = f"{qn('w:tblPr')}/{qn('w:tblCaption')}[@{qn('w:val')}='Table']"
    table = next(each for each in body.iter(qn("w:tbl")) if each.find(caption) is not None)
    widths = [int(each.get(qn("w:w"))) for each in table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")]
    for width, column in zip(widths, zip(*rows, strict=True), strict=True):
        longest = max(len(word) for cell in column for word in cell.split() or [""])
        assert width / sum(widths) * NARROW >= longest
