"""Pictures are printed at their own resolution, at most as wide as their cell, and never cut off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from tests.conftest import WORD
from tests.examples import examples
from tests.exports.templates import Change, changed, says
from tests.images import exif, jfif, jpeg, png
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

Print = Callable[[Draft], WordDocument]
LONG, NARROW = "objectives.proposal", "impact.age.concerns"
EMU, TWIP = 914_400, 635
EXACT = '<w:spacing w:line="240" w:lineRule="exact"/>'


def put(folder: Path, **pictures: bytes) -> None:
    (folder / "pictures").mkdir(exist_ok=True)
    for name, content in pictures.items():
        (folder / "pictures" / name).write_bytes(content)


def sizes(paper: WordDocument) -> list[tuple[int, int]]:
    """The size of each picture of the document, in Word's units."""
    inlines = paper.document.element.body.iter(qn("wp:inline"))
    found = [[(int(each.get("cx")), int(each.get("cy"))) for each in inline.iter(qn("wp:extent"), qn("a:ext"))] for inline in inlines]  # fmt: skip
    assert all(len(set(each)) == 1 for each in found)
    return [each[0] for each in found]


def reshaped(change: Change, form: Form, folder: Path) -> Draft:
    """An empty draft of the form with a changed template."""
    (folder / "draft").mkdir()
    return Draft(changed(form, folder / "form", change), {"draft": {"format": 1}}, folder / "draft")


@pytest.mark.parametrize(
    ("content", "inches"),
    [
        (png(96, 48), (1, 0.5)),
        (png(300, 150, per_metre=(11811, 11811)), (1, 0.5)),
        (png(72, 36, per_metre=(2835, 2835)), (1, 0.5)),
        (png(204, 98, per_metre=(8031, 3858)), (1, 1)),
        (jpeg(300, 150, notes=jfif(1, 300, 300)), (1, 0.5)),
        (jpeg(118, 59, notes=jfif(2, 59, 59)), (118 / 149.86, 59 / 149.86)),
        (jpeg(180, 90, notes=exif(per_inch=180)), (1, 0.5)),
        (jpeg(180, 90, notes=exif(per_inch=180, orientation=6)), (1, 0.5)),
        (jpeg(96, 48, notes=jfif(1, 1, 1)), (1, 0.5)),
    ],
    ids=range(9),
)
def test_a_picture_has_the_size_that_its_file_gives(
    content: bytes, inches: tuple[float, float], draft: Draft, tmp_path: Path
):
    put(tmp_path, x=content)
    draft.put(LONG, "![a chart](pictures/x)")
    ((across, down),) = sizes(WordDocument(export(draft, tmp_path / "x.docx").path))
    assert (across / EMU, down / EMU) == pytest.approx(inches, rel=2e-3)


@examples(8)
@given(st.integers(1, 9000), st.integers(1, 9000), st.integers(15, 2000))
def test_any_picture_keeps_its_shape_and_is_never_enlarged(
    form: Form, tmp_path_factory: pytest.TempPathFactory, width: int, height: int, per_inch: int
):
    folder = tmp_path_factory.mktemp("draft")
    put(folder, x=jpeg(width, height, notes=jfif(1, per_inch, per_inch)))
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}}, folder)
    draft.put(LONG, "![a chart](pictures/x)")
    ((across, down),) = sizes(WordDocument(export(draft, folder / "x.docx").path))
    own = width / per_inch * EMU, height / per_inch * EMU
    assert across <= own[0] + 1
    assert down <= own[1] + 1
    scale = across / own[0] if own[0] > own[1] else down / own[1]
    assert across == pytest.approx(own[0] * scale, abs=2)
    assert down == pytest.approx(own[1] * scale, abs=2)
    fits = own[0] <= 6_746 * TWIP - 2 * 115 * TWIP and own[1] <= 11_000 * TWIP
    assert not fits or scale == pytest.approx(1, abs=1e-3)


WIDE = "![a chart](pictures/wide)"


IN_CELLS = (
    (WIDE, 0.95, 1),
    (f"- {WIDE}", 0.85, 0.99),
    (f"- one\n  - two\n    - {WIDE}", 0.65, 0.95),
    (f"1. one\n\n   {WIDE}", 0.8, 0.99),
    (f"> {WIDE}", 0.8, 0.99),
    (f"| chart | what it shows |\n|---|---|\n| {WIDE} | much |", 0.55, 0.75),
    (f"| chart |\n|---|\n| {WIDE} |", 0.9, 1),
    (f"| a | b | c | d |\n|---|---|---|---|\n| {WIDE} | {WIDE} | {WIDE} | {WIDE} |", 0.15, 0.25),
)
"""Where a picture may be, and the least and the most that it takes of the width of the cell."""


def test_a_wide_picture_fills_its_cell(draft: Draft, printed: Print, tmp_path: Path):
    put(tmp_path, wide=png(3000, 300))
    text = "\n\nand\n\n".join(text for text, _, _ in IN_CELLS)
    draft.put(LONG, text)
    draft.put(NARROW, text)
    found = [across / TWIP for across, _ in sizes(printed(draft))]
    limits = [(text, least, most) for text, least, most in IN_CELLS for _ in range(text.count(WIDE))]
    cells = [6_747] * len(limits) + [2_549] * len(limits)
    for across, cell, (where, least, most) in zip(found, cells, limits * 2, strict=True):
        assert least * (cell - 216) <= across <= most * (cell - 216), where


def test_a_tall_picture_fits_on_a_page_with_its_headings(draft: Draft, printed: Print, tmp_path: Path):
    put(tmp_path, tall=png(400, 9000))
    draft.put(NARROW, "![tall](pictures/tall)")
    ((across, down),) = sizes(printed(draft))
    assert 9_000 < down / TWIP <= 12_000
    assert down / across == pytest.approx(9000 / 400, rel=0.01)


def test_a_picture_fits_the_lower_height_of_a_landscape_page(form: Form, tmp_path: Path):
    wide = says('<w:pgSz w:w="11906" w:h="16838"/>', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
    draft = reshaped(wide, form, tmp_path)
    put(tmp_path / "draft", tall=png(400, 9000))
    draft.put(NARROW, "![tall](pictures/tall)")
    ((_, down),) = sizes(WordDocument(export(draft, WORD / "landscape.docx").path))
    assert down / TWIP < 11_906 - 2 * 1_134


@pytest.mark.parametrize(
    "cell",
    [
        '<w:tcW w:w="0" w:type="auto"/>',
        '<w:tcW w:w="3500" w:type="pct"/>',
        '<w:tcW w:w="70%" w:type="pct"/>',
        "",
    ],
)
def test_a_cell_without_its_own_width_still_limits_its_pictures(cell: str, form: Form, tmp_path: Path):
    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        at = text.rindex("<w:tcW", 0, text.index("{{p objectives.proposal }}"))
        end = text.index("/>", at) + 2
        parts["word/document.xml"] = (text[:at] + cell + text[end:]).encode()

    draft = reshaped(change, form, tmp_path)
    put(tmp_path / "draft", wide=png(3000, 300))
    draft.put(LONG, WIDE)
    ((across, _),) = sizes(WordDocument(export(draft, tmp_path / "x.docx").path))
    assert 0.9 * 6_530 < across / TWIP <= 6_747


def lines(paper: WordDocument) -> list[str]:
    """The line spacing of each paragraph with a picture, as Word computes it."""
    from eia_tui.word.styles import Styles

    styles = Styles(paper.document.styles.element)
    found = [next(inline.iterancestors(qn("w:p"))) for inline in paper.document.element.body.iter(qn("wp:inline"))]
    return ["exact" if styles.exact_lines(each) else "grows" for each in found]


def in_style(style: str) -> Change:
    """Sets an exact line height in a style of the template."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts["word/styles.xml"].decode()
        at = text.index(f'w:styleId="{style}"')
        end = text.index("</w:style>", at)
        inside = text[at:end]
        if "<w:spacing " in inside:
            inside = inside.replace("<w:spacing ", '<w:spacing w:line="240" w:lineRule="exact" ', 1)
        else:  # the properties of paragraphs come before those of tables
            before, table, rest = inside.partition("<w:tblPr>")
            inside = f"{before}<w:pPr>{EXACT}</w:pPr>{table}{rest}"
        parts["word/styles.xml"] = (text[:at] + inside + text[end:]).encode()

    return change


@pytest.mark.parametrize(
    "change",
    [
        says('<w:pStyle w:val="Answer"/>', f'<w:pStyle w:val="Answer"/>{EXACT}'),
        in_style("Answer"),
        in_style("Normal"),
        says('<w:spacing w:after="120" w:line="264" w:lineRule="auto"/>', EXACT, "word/styles.xml"),
        in_style("TableNormal"),
    ],
    ids=["paragraph", "style", "base style", "defaults", "table style"],
)
def test_a_line_grows_to_its_picture_whatever_the_template_sets(change: Change, form: Form, tmp_path: Path):
    draft = reshaped(change, form, tmp_path)
    put(tmp_path / "draft", x=png(200, 200))
    shown = "![a](pictures/x)"
    draft.put(LONG, f"Before {shown} after\n\n- {shown}\n\n> {shown}\n\n| a |\n|---|\n| {shown} |\n\n{shown}")
    paper = WordDocument(export(draft, WORD / "exact-lines.docx", overwrite=True).path)
    assert lines(paper) == ["grows"] * 5
