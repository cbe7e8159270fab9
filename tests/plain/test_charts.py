"""`chart` adds a chart of the answer's table and removes it, and every chart is said in a sentence."""

from pathlib import Path

import pytest

from eia_tui.form.definition import Form
from eia_tui.storage.drafts import open_draft
from tests.conftest import Run
from tests.plain.test_figures import evidence, number, talk

pytestmark = pytest.mark.slow

TABLE = ["| Ward | Visits |", "|---|--:|", "| North | 1,200 |", "| South | 950 |"]


def answer(path: Path, form: Form) -> str:
    return str(open_draft(path).answer(evidence(form)))


def test_a_chart_is_added_described_in_a_sentence_and_removed(path: Path, form: Form, eia: Run):
    go = f"go {number(path, evidence(form))}"
    output = talk(eia, path, go, *TABLE, "", "More come to North.", ".", go, "chart columns Visits in 2025", go)
    written = "| South | 950 |\nChart: columns, Visits in 2025\n\nMore come to North."
    assert answer(path, form).endswith(written)
    assert "It replaced" not in output, "a line was added, and nothing replaced"
    sentence = "Column chart, “Visits in 2025”, printed above the table: North: 1,200; South: 950."
    assert output.count(sentence) == 2  # when it is added, and when the question is asked again
    talk(eia, path, go, "chart")
    assert answer(path, form).endswith("| South | 950 |\n\nMore come to North.")
    talk(eia, path, go, "chart", go, "undo", go, "chart")
    assert answer(path, form).endswith("| South | 950 |\nChart: bars\n\nMore come to North.")


def test_a_chart_gets_another_kind_or_title_where_one_is_typed(path: Path, form: Form, eia: Run):
    go = f"go {number(path, evidence(form))}"
    talk(eia, path, go, *TABLE, ".", go, "chart", go, "chart columns Visits in 2025")
    assert answer(path, form).endswith("| South | 950 |\nChart: columns, Visits in 2025")
    talk(eia, path, go, "chart bars")
    assert answer(path, form).endswith("| South | 950 |\nChart: bars, Visits in 2025")
    talk(eia, path, go, "chart bars")
    assert answer(path, form).endswith("| South | 950 |")


def test_one_line_says_why_there_is_no_chart(path: Path, form: Form, eia: Run):
    go = f"go {number(path, evidence(form))}"
    output = talk(eia, path, go, "chart")
    assert "No chart: this answer has no table." in output
    output = talk(eia, path, go, *TABLE[:3], "| South | some |", ".", go, "chart")
    assert output.count("No chart: the column “Visits” has words in it (“some”). The table prints as before.") == 1
    assert "Chart:" not in answer(path, form)
    output = talk(eia, path, go, "say", "clear", go, *TABLE[:3], "| South | -3 |", "Chart: bars", ".")
    assert "No chart: the column “Visits” has a negative number (“-3”). The table prints as before." in output


def test_an_answer_may_begin_with_the_word(path: Path, form: Form, eia: Run):
    go = f"go {number(path, evidence(form))}"
    talk(eia, path, go, "Chart of visits by ward, from the library register.", ".")
    talk(eia, path, go, "chart shows that more people come to North.", ".")
    assert answer(path, form).count("hart ") == 2


def test_figures_a_chart_and_the_export_by_plain_prompts(path: Path, form: Form, eia: Run):
    go = f"go {number(path, evidence(form))}"
    output = talk(eia, path, go, "figures", "1", "yes", "More older people.", go, "chart", "export", "publish page")
    assert "Bar chart, printed above the table: Aged 0 to 15: Leicestershire 17.5%, East Midlands 18.1%" in output
    (page,) = path.parent.glob("*.html")
    assert '<svg role="img" aria-label="Bar chart. Aged 0 to 15: Leicestershire 17.5%' in page.read_text(
        encoding="utf-8"
    )
    assert list(path.parent.glob("*.docx"))
