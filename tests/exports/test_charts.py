"""A chart prints above its table: Word's own with its workbook, and a described drawing on the web page."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.exports.charts import COLOURS, INK
from eia_tui.exports.html.page import write_page
from eia_tui.exports.html.prose_html import ProseHtml
from eia_tui.exports.word import chart_xml, media
from eia_tui.exports.word.export import export, same_document
from eia_tui.exports.word.prose_xml import ProseWriter
from eia_tui.exports.word.verify import LostWordsError
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.word.ooxml import WP, A, C, w
from tests.web_page import WebPage
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

FIGURES = """\
| Leicestershire, Census 2021 | Number | Leicestershire | England |
| --- | --: | --: | --: |
| Aged 65 and over | 148,100 | 20.8% | 18.4% |
| Disabled & “long-term ill” <b> | 118,100 | 16.6% | 17.3% |"""
VISITS = '| Ward | Visits |\n| --- | --: |\n| North | 1,200 |\n| =HYPERLINK("https://example.org") | 0 |'
FOUR = "| Site | 1 | 2 | 3 | 4 |\n|---|---|---|---|---|\n" + "\n".join(
    f"| A library with a long name {number} | £{number} | £{number}.50 | £0 | £{number * 7} |"
    for number in range(1, 16)
)
TITLES = [
    "Who lives here", "a | b", ", ; odd", "-- 2021", "*Older* people", "5 * 3 * 2", "[brackets]", "see www.example.org",
    "“Quotes” & <tags>", "\\escaped\\", "Älter", "עברית", "x" * 300, "Chart: bars", ".", "Chart: columns, again",
]  # fmt: skip
Print = Callable[[Draft], WordDocument]


def chart_parts(document: WordDocument) -> list[etree._Element]:
    return [
        etree.fromstring(document.part(name).encode())
        for name in document.parts()
        if "charts/eia" in name and name.endswith(".xml")
    ]


def values(part: etree._Element, name: str) -> list[str]:
    return [str(each.get("val")) for each in part.iter(f"{{{C}}}{name}")]


def texts(part: etree._Element, name: str) -> list[list[str]]:
    return [[str(each.text) for each in found.iter(f"{{{C}}}v")] for found in part.iter(f"{{{C}}}{name}")]


def test_a_chart_is_words_own_with_labels_a_zero_based_axis_and_its_numbers(draft: Draft, answer: str, printed: Print):
    draft.put(
        answer, f"Before.\n\n{FIGURES}\nChart: bars, Who lives here\n\nSource: Census.\n\n{VISITS}\nChart: columns"
    )
    document = printed(draft)
    first, second = chart_parts(document)
    assert (values(first, "barDir"), values(second, "barDir")) == (["bar"], ["col"])
    assert texts(first, "tx") == [[], ["Leicestershire"], ["England"]]
    assert texts(first, "cat") == [["Aged 65 and over", "Disabled & “long-term ill” <b>"]] * 2
    assert texts(first, "val") == [["0.208", "0.166"], ["0.184", "0.173"]]
    assert texts(second, "val") == [["1200.0", "0.0"]]
    assert [each.text for each in first.iter(f"{{{A}}}t")] == ["Who lives here"]
    for part, shape in ((first, "0.0%"), (second, "#,##0")):
        assert values(part, "min") == ["0"]
        assert set(values(part, "showVal")) == {"1"}
        assert [each.text for each in part.iter(f"{{{C}}}formatCode")] == [shape] * len(texts(part, "val"))
    assert len(list(first.iter(f"{{{C}}}legend"))) == 1
    assert not list(second.iter(f"{{{C}}}legend"))


def test_the_chart_is_above_its_table_with_the_description_of_the_web_page(
    draft: Draft, answer: str, printed: Print, tmp_path: Path
):
    draft.put(answer, f"Before.\n\n{FIGURES}\nChart: bars, Who lives here\n\nSource: Census.")
    document = printed(draft)
    body = document.document.element.body
    drawing = next(body.iter(f"{{{WP}}}inline"))
    paragraph = next(drawing.iterancestors(w("p")))
    below = paragraph.getnext()
    assert below is not None
    assert below.tag == w("tbl")
    assert paragraph.find(f"{w('pPr')}/{w('keepNext')}") is not None
    properties = next(drawing.iter(f"{{{WP}}}docPr"))
    assert properties.get("descr") == (
        "Bar chart: Who lives here. Aged 65 and over: Leicestershire 20.8%, England 18.4%; Disabled & “long-term ill” "
        "<b>: Leicestershire 16.6%, England 17.3%. The numbers are in the table below."
    )
    assert document.text.count("Aged 65 and over") == 1
    assert "Chart:" not in document.text
    page = WebPage(write_page(draft, tmp_path / "page.html").path)
    svg = dict(page.tags)["svg"]
    assert (svg["role"], svg["aria-label"]) == ("img", properties.get("descr"))
    tags = [tag for tag, _ in page.tags]
    assert tags.index("figure") < tags.index("svg") < tags.index("table")
    assert "Who lives here" in page.text


def test_the_workbook_has_the_numbers_and_never_a_formula(draft: Draft, answer: str, printed: Print):
    draft.put(answer, f"{VISITS}\nChart: bars")
    document = printed(draft)
    (name,) = [name for name in document.parts() if name.endswith(".xlsx")]
    with zipfile.ZipFile(document.path) as package, zipfile.ZipFile(BytesIO(package.read(name))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert '=HYPERLINK("https://example.org")' in book.read("xl/sharedStrings.xml").decode().replace("&quot;", '"')
    assert "<v>1200</v>" in sheet
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    relations = document.part("word/charts/_rels/eia1.xml.rels")
    assert 'TargetMode="External"' not in relations
    assert "../embeddings/eia1.xlsx" in relations


def test_each_colour_has_a_contrast_of_four_and_a_half_on_white():
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert len(set(COLOURS)) == 4
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in (*COLOURS, INK))


def test_charts_of_every_shape_are_valid_and_fit_their_cell(draft: Draft, form: Form, printed: Print):
    long = [asked.address for step in form.steps for asked in step.asked if isinstance(asked.question, Prose)]
    zero = "| a | b |\n|---|---|\n| x | 0 |\n|  | 0 |"
    draft.put(long[0], f"{FOUR}\nChart: bars\n\n{FOUR}\nChart: columns: Spending")
    draft.put(long[1], f"{zero}\nChart: bars\n\n{VISITS}\nChart: columns")
    draft.put(long[2], "- item\n\n" + "".join(f"  {line}\n" for line in f"{VISITS}\nChart: bars".split("\n")))
    draft.put(long[3], "".join(f"> {line}\n" for line in f"{VISITS}\nChart: bars".split("\n")))
    document = printed(draft)
    assert len(chart_parts(document)) == 6
    for drawing in document.document.element.body.iter(f"{{{WP}}}inline"):
        extent = drawing.find(f"{{{WP}}}extent")
        assert 0 < int(extent.get("cx")) <= 12.5 * 360_000  # the cell beside the labels
        assert 0 < int(extent.get("cy")) <= 22 * 360_000


def test_any_title_and_row_gets_into_the_word_file_and_the_page(
    draft: Draft, answer: str, printed: Print, tmp_path: Path
):
    tables = [f"| {title} | n |\n|---|---|\n| {title} | 1 |\nChart: bars, {title}" for title in TITLES]
    draft.put(answer, "\n\n".join(each for each in tables))
    document = printed(draft)
    titles = ["".join(str(each.text) for each in part.iter(f"{{{A}}}t")) for part in chart_parts(document)]
    page = WebPage(write_page(draft, tmp_path / "page.html").path)
    assert len(titles) == [tag for tag, _ in page.tags].count("figure") >= len(TITLES) - 1  # "a | b" has two columns
    for title in ("Who lives here", "“Quotes” & <tags>", "x" * 300, "5 * 3 * 2", "[brackets]"):
        assert title in titles


def test_where_there_is_no_chart_the_line_is_printed_and_the_export_says_why(
    draft: Draft, answer: str, printed: Print, tmp_path: Path
):
    draft.put(answer, "| Ward | Visits |\n|---|---|\n| North | many |\nChart: bars, By ward\n\nAfter.")
    document = printed(draft)
    assert "Chart: bars, By ward" in document.text
    assert chart_parts(document) == []
    for exported in (export(draft, tmp_path / "a.docx"), write_page(draft, tmp_path / "a.html")):
        (warning,) = exported.warnings
        assert (
            warning == f"{answer}: No chart: the column “Visits” has words in it (“many”). The table prints as before."
        )


def test_the_same_answers_give_the_same_file(draft: Draft, answer: str, tmp_path: Path):
    draft.put(answer, f"{FIGURES}\nChart: bars")
    assert same_document(export(draft, tmp_path / "a.docx").path, export(draft, tmp_path / "b.docx").path)


@pytest.mark.parametrize("line", ["Chart: bars", "Chart: columns, A title of the chart"])
def test_a_chart_or_title_that_does_not_arrive_is_found_and_no_file_is_kept(
    line: str, draft: Draft, answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    draft.put(answer, f"{FIGURES}\n{line}")

    def refused(write: Callable[..., object], name: str) -> None:
        with pytest.raises(LostWordsError, match=answer):
            write(draft, tmp_path / name)
        assert not (tmp_path / name).exists()

    with monkeypatch.context() as patched:
        patched.setattr(media.Media, "chart", lambda *_: "")
        refused(export, "a.docx")
    with monkeypatch.context() as patched:
        patched.setattr(ProseHtml, "_chart", lambda *_: "")
        refused(write_page, "a.html")
    if "title" in line:
        with monkeypatch.context() as patched:
            patched.setattr(chart_xml, "_title", lambda _: '<c:autoTitleDeleted val="1"/>')
            refused(export, "b.docx")


def test_a_row_that_is_only_in_the_chart_is_missed_in_the_table(
    draft: Draft, answer: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    draft.put(answer, f"{VISITS}\nChart: bars")
    write = ProseWriter._table
    monkeypatch.setattr(
        ProseWriter, "_table", lambda self, table, format_: write(self, replace(table, rows=table.rows[1:]), format_)
    )
    draw = ProseHtml._table
    monkeypatch.setattr(ProseHtml, "_table", lambda self, table: draw(self, replace(table, rows=table.rows[1:])))
    for write_file, name in ((export, "a.docx"), (write_page, "a.html")):
        with pytest.raises(LostWordsError):
            write_file(draft, tmp_path / name)


def test_bars_on_the_page_begin_at_zero_and_have_their_numbers(draft: Draft, answer: str, tmp_path: Path):
    for kind in ("bars", "columns"):
        draft.put(answer, f"| a | n |\n|---|---|\n| x | 40 |\n| y | 10 |\n| z | 0 |\nChart: {kind}")
        html = write_page(draft, tmp_path / f"{kind}.html").path.read_text(encoding="utf-8")
        side = "width" if kind == "bars" else "height"
        lengths = [float(each) for each in re.findall(rf'<rect [^>]*{side}="([0-9.]+)"[^>]*fill="#{COLOURS[0]}"', html)]
        assert lengths[0] == pytest.approx(4 * lengths[1], abs=0.3)
        assert lengths[2] == 0
        for number in ("40", "10", "0"):
            assert f">{number}</text>" in html


def test_the_proof_follows_text_with_bars_above_a_table_and_the_same_chart_in_two_answers(
    form: Form, draft: Draft, printed: Print, tmp_path: Path
):
    long = [asked.address for step in form.steps for asked in step.asked if isinstance(asked.question, Prose)]
    refused = f"{VISITS.replace('1,200', 'many')}\nChart: bars"
    draft.put(long[0], f"So | much\n{VISITS}\nChart: columns, T | t\n\n{refused}")
    draft.put(long[1], f"Chart: columns, T | t\n|---|---|\n{VISITS}\nChart: bars")
    draft.put(long[2], f"{refused}\n{VISITS}\nChart: bars")
    draft.put(long[3], f"{VISITS}\nChart: bars\n\nChart: bars | 1")
    assert len(chart_parts(printed(draft))) == 4
    write_page(draft, tmp_path / "page.html")
