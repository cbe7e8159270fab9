"""Prose is exported as Word's own paragraphs, lists, tables, links and pictures."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from eia_tui.checks import findings
from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from tests.conftest import WORD
from tests.images import jpeg, png
from tests.validator import invalid
from tests.word_document import PrintedParagraph, WordDocument

pytestmark = pytest.mark.slow

Print = Callable[[Draft], WordDocument]
LONG, OTHER = "objectives.proposal", "objectives.rationale"
ROW, OTHER_ROW = "What is the proposal?", "What is the rationale"


@pytest.fixture(scope="module")
def texts(form: Form) -> Iterator[list[str]]:
    """The answers without pictures that were printed: one file with all of them is validated, not one for each."""
    found: list[str] = []
    yield found
    long = [address for address, question in form.questions.items() if isinstance(question, Prose)]
    draft = Draft(form, {})
    for number, address in enumerate(long):
        draft.put(address, "\n\nand\n\n".join(found[number :: len(long)]))
    file = export(draft, WORD / "prose.docx").path
    assert invalid([file]) == ""


@pytest.fixture
def printed_text(texts: list[str], tmp_path: Path) -> Print:
    """Exports a draft without pictures, and opens the file again."""

    def print_(draft: Draft) -> WordDocument:
        texts.extend(str(value) for _, question, value in draft.answers() if isinstance(question, Prose))
        return WordDocument(export(draft, tmp_path / "printed.docx").path)

    return print_


@pytest.fixture
def lines(draft: Draft, printed_text: Print) -> Callable[[str], list[PrintedParagraph]]:
    """The printed paragraphs of a long answer."""

    def lines_(text: str) -> list[PrintedParagraph]:
        draft.put(LONG, text)
        paper = printed_text(draft)
        return paper.lines(paper.cell(ROW))

    return lines_


PLAIN = [
    "    four spaces", "under\n----", "&nbsp;", "<65", "R&D", "{{ name }}", "# of people", "a_b_c", "5 * 3 * 2",
    "2019. That year", "{% if x %}", "{_{ x }_}", "{#p x #}", "{{p x }}", "]]>", "<w:p/>", "<?eia x?>", "a\tb", "﷽ עברית 👩‍👩‍👧",
]  # fmt: skip


def test_plain_text_is_printed_as_typed(lines: Callable[[str], list[PrintedParagraph]]):
    assert [line.text for line in lines("\n\n".join(PLAIN))] == PLAIN


@pytest.mark.parametrize("text", ["    four spaces", "under\n----", "{{p x }}"])
def test_plain_text_that_is_the_whole_answer_is_printed_as_typed(
    text: str, lines: Callable[[str], list[PrintedParagraph]]
):
    assert [line.text for line in lines(text)] == [text]


def test_short_answers_are_printed_as_typed_too(draft: Draft, printed: Print):
    for address, text in {"policy.name": "R&D <65> {{ x }}", "policy.department": "{_{ y }_} “quoted”"}.items():
        draft.put(address, text)
    paper = printed(draft)
    assert paper.cell("Name of policy").text == "R&D <65> {{ x }}"
    assert paper.cell("Department").text == "{_{ y }_} “quoted”"


def test_paragraphs_and_line_breaks(lines: Callable[[str], list[PrintedParagraph]]):
    assert [line.text for line in lines("one\ntwo\n\nthree")] == ["one\ntwo", "three"]


def test_bullets_nest_and_numbers_continue_after_them(lines: Callable[[str], list[PrintedParagraph]]):
    printed = lines("1. one\n2. two\n   - inner\n     - deeper\n\n   still two\n3. three\n\nafter")
    assert [str(line) for line in printed] == [
        "1. one",
        "2. two",
        "◦ inner",
        "▪ deeper",
        "still two",
        "3. three",
        "after",
    ]


def test_an_item_indented_below_a_number_is_on_the_second_level(lines: Callable[[str], list[PrintedParagraph]]):
    items = [
        f"9. nine\n{blanks}- inner\n10. ten\n{blanks}- deep\n100. hundred\n{blanks}1. one\n101. more"
        for blanks in ("  ", "   ", "    ", "\t")
    ]
    printed = lines("\n\nAnd then:\n\n".join(items))
    assert [(str(line), line.level) for line in printed if line.text != "And then:"] == [
        ("9. nine", 0), ("◦ inner", 1), ("10. ten", 0), ("◦ deep", 1), ("100. hundred", 0), ("1. one", 1), ("101. more", 0),
    ] * len(items)  # fmt: skip


def test_a_list_that_begins_indented_is_on_the_first_level(lines: Callable[[str], list[PrintedParagraph]]):
    printed = lines("What we heard\n\n        - late\n            - dark\n\nAnd then.")
    assert [(str(line), line.level) for line in printed] == [
        ("What we heard", 0), ("• late", 0), ("◦ dark", 1), ("And then.", 0),
    ]  # fmt: skip


def test_an_item_that_begins_with_a_list_marker_is_printed(lines: Callable[[str], list[PrintedParagraph]]):
    items = ["2019. That year the library closed.", "> 1. The first", "- x", "# y", "1. - z"]
    printed = lines("\n\nand\n\n".join(f"- {words}\n1. {words}" for words in items))
    markers = [str(line) for line in printed if line.text != "and"]
    assert markers == [line for words in items for line in (f"• {words}", f"1. {words}")]


def test_text_directly_below_a_list_a_quotation_or_a_table_is_a_separate_paragraph(draft: Draft, printed_text: Print):
    draft.put(LONG, "- late\nSaid by many.\n\n> Their words\nOurs.\n\n| a | b |\n|---|---|\n| 1 | 2 |\nBelow.")
    paper = printed_text(draft)
    cell = paper.cell(ROW)
    assert [str(line) for line in paper.lines(cell)] == ["• late", "Said by many.", "Their words", "Ours.", "Below."]
    assert paper.tables_inside(cell) == [[["a", "b"], ["1", "2"]]]


def test_an_item_that_is_a_table_or_a_quotation_has_its_bullet(draft: Draft, printed_text: Print):
    draft.put(LONG, "-\n  | a |\n  |---|\n  | 1 |\n-\n  > said")
    paper = printed_text(draft)
    assert [str(line) for line in paper.lines(paper.cell(ROW))] == ["•", "•", "said"]
    assert paper.tables_inside(paper.cell(ROW)) == [[["a"], ["1"]]]


def test_invisible_characters_and_no_break_spaces_are_printed(lines: Callable[[str], list[PrintedParagraph]]):
    text = "\u00a0Age\u00a0UK, 10\u202f000, co\u00adop, a\u200db, c\u2060d\u00a0"
    assert [line.text for line in lines(f"{text}\n\n- {text}")] == [text, text]


def test_a_paragraph_that_begins_in_arabic_or_hebrew_runs_from_right_to_left(
    lines: Callable[[str], list[PrintedParagraph]],
):
    printed = lines("שלום, world.\n\n- 2. نعم\n- yes نعم\n\n“**اردو**”\n\nIt is שלום.\n\n12 %\n\nCafé – naïve")
    right_to_left = [bool(line.paragraph._p.findall(f".//{qn('w:bidi')}")) for line in printed if line.paragraph]
    assert right_to_left == [True, True, False, True, False, False, False]


def test_text_in_every_script_is_bold_and_italic(lines: Callable[[str], list[PrintedParagraph]]):
    [line] = lines("**नमस्ते** and *שלום*")
    assert line.paragraph
    bold, plain, italic = (run.font for run in line.paragraph.runs)
    assert (bold.cs_bold, plain.cs_bold, plain.cs_italic, italic.cs_italic) == (True, None, None, True)


def test_numbers_start_as_typed_and_never_continue_from_another_answer(draft: Draft, printed_text: Print):
    draft.put(LONG, "1. a\n2. b\n\ntext\n\n5. e\n6. f")
    draft.put(OTHER, "1. again\n2. and again\n\n3) by bracket\n4) more")
    paper = printed_text(draft)
    assert [str(line) for line in paper.lines(paper.cell(ROW))] == ["1. a", "2. b", "text", "5. e", "6. f"]
    printed = [str(line) for line in paper.lines(paper.cell(OTHER_ROW))]
    assert printed == ["1. again", "2. and again", "3) by bracket", "4) more"]


def test_bold_italic_headings_and_quotes(lines: Callable[[str], list[PrintedParagraph]]):
    bold, heading, quote = lines("**strong** and *soft*\n\n## A heading\n\n> their words")
    assert [(run.text, run.bold, run.italic) for run in bold.paragraph.runs] == [
        ("strong", True, None), (" and ", None, None), ("soft", None, True),
    ]  # fmt: skip
    assert heading.text == "A heading"
    assert all(run.bold for run in heading.paragraph.runs)
    assert heading.paragraph.style.name != "Heading 1"
    assert quote.paragraph._p.xpath("w:pPr/w:ind/@w:left") == ["360"]


def test_links_lead_to_the_address_that_was_typed(draft: Draft, printed_text: Print):
    draft.put(
        LONG, "[law](https://example.org/a?b=c&d=ü) [mail](mailto:a@b.org) [bad](file:///c:/x) [worse](\\\\srv\\x)"
    )
    paper = printed_text(draft)
    links = {
        relation.target_ref
        for relation in paper.document.part.rels.values()
        if relation.is_external
    }  # fmt: skip
    assert links == {"https://example.org/a?b=c&d=%C3%BC", "mailto:a@b.org"}
    assert paper.cell(ROW).text == "law mail [bad](file:///c:/x) [worse](\\\\srv\\x)"


def test_the_title_of_a_link_and_of_a_picture_is_printed(draft: Draft, printed: Print, tmp_path: Path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "map.png").write_bytes(png(30, 20))
    draft.put(LONG, '[law](https://example.org/ "In force since March")\n\n![Map](pictures/map.png "Drawn in May")')
    paper = printed(draft)
    assert "law (In force since March)" in paper.text
    assert "(Drawn in May)" in paper.text
    assert len(paper.document.inline_shapes) == 1


def test_a_table_has_a_header_row_and_every_cell(draft: Draft, printed_text: Print):
    draft.put(LONG, "Before\n\n| Age | Share |\n|---|--:|\n| 65+ | **20%** |\n| under 18 | 5% | extra |")
    paper = printed_text(draft)
    (table,) = paper.cell(ROW).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Age", "Share", ""], ["65+", "20%", ""], ["under 18", "5%", "extra"],
    ]  # fmt: skip
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert paper.cell(ROW)._tc[-1].tag == qn("w:p")


def test_only_a_long_row_and_the_one_below_the_header_may_be_divided_between_two_pages(
    draft: Draft, printed_text: Print
):
    rows = ("| under 65 | 70% |", "| 65 and over | 20% |", f"| 80 and over | {'many words ' * 40} |")
    draft.put(LONG, "\n".join(("| Age | Share |", "|---|---|", *rows)))
    (table,) = printed_text(draft).cell(ROW).tables
    assert [bool(row._tr.xpath("w:trPr/w:cantSplit")) for row in table.rows] == [True, False, True, False]


def test_two_tables_stay_separate(draft: Draft, printed_text: Print):
    draft.put(LONG, "| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |")
    assert len(printed_text(draft).cell(ROW).tables) == 2


def extents(paper: WordDocument) -> list[tuple[int, int]]:
    found = paper.document.element.body.iter(qn("wp:extent"))
    return [(int(each.get("cx")) // 635, int(each.get("cy")) // 635) for each in found]


def test_pictures_fit_their_cell_and_have_their_description(draft: Draft, printed: Print, tmp_path: Path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "wide.png").write_bytes(png(3000, 600))
    (tmp_path / "pictures" / "small.jpg").write_bytes(jpeg(96, 48))
    (tmp_path / "pictures" / "turned.jpg").write_bytes(jpeg(96, 48, orientation=6))
    draft.put(LONG, '![A "wide" <chart>](pictures/wide.png)\n\n![b](pictures/small.jpg) ![c](pictures/turned.jpg)')
    draft.put("impact.age.concerns", "![in a narrow cell](pictures/wide.png)")
    paper = printed(draft)
    wide, small, turned, narrow = extents(paper)
    assert wide[0] < 6_746
    assert wide[0] / wide[1] == pytest.approx(5, rel=0.01)
    assert small == turned == (1440, 720)
    assert narrow[0] < 2_600
    described = [each.get("descr") for each in paper.document.element.body.iter(qn("wp:docPr"))]
    assert described == ['A "wide" <chart>', "b", "c", "in a narrow cell"]
    ids = [each.get("id") for each in paper.document.element.body.iter(qn("wp:docPr"))]
    assert len(set(ids)) == len(ids)
    assert sum(name.startswith("word/media/") for name in paper.parts()) == 3
    assert [each.get("rot") for each in paper.document.element.body.iter(qn("a:xfrm"))] == [None, None, "5400000", None]


@pytest.mark.parametrize("photo", [jpeg, png])
def test_a_photo_is_turned_and_mirrored_as_the_camera_says(
    photo: Callable[..., bytes], draft: Draft, printed: Print, tmp_path: Path
):
    (tmp_path / "pictures").mkdir()
    for orientation in range(1, 9):
        (tmp_path / "pictures" / f"{orientation}.jpg").write_bytes(photo(96, 48, orientation=orientation))
    draft.put(LONG, " ".join(f"![{orientation}](pictures/{orientation}.jpg)" for orientation in range(1, 9)))
    frames = printed(draft).document.element.body.iter(qn("a:xfrm"))
    turns = [(int(each.get("rot", 0)) // 60_000, each.get("flipH") == "1") for each in frames]
    assert turns == [
        (0, False),
        (0, True),
        (180, False),
        (180, True),
        (270, True),
        (90, False),
        (90, True),
        (270, False),
    ]


@pytest.mark.parametrize("path", ["pictures/none.png", "../secret.png", "pictures/text.png", "pictures/half.png"])
def test_a_picture_that_cannot_be_printed_is_replaced_by_its_name_and_reported(
    path: str, draft: Draft, printed: Print, tmp_path: Path
):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "text.png").write_text("no picture")
    (tmp_path / "pictures" / "half.png").write_bytes(png(40, 40)[:60])
    draft.put(LONG, f"Before ![rise in visits]({path}) after")
    paper = printed(draft)
    assert paper.cell(ROW).text == "Before [Picture missing: rise in visits] after"
    (found,) = [finding for finding in findings(draft) if finding.check == "picture"]
    assert (found.severity, found.address) == ("block", LONG)
    (complaint,) = export(draft, tmp_path / "x.docx").missing
    assert complaint.startswith(f"{LONG}: the picture {path}")


def test_prose_of_one_megabyte_is_printed_completely(draft: Draft, printed: Print):
    draft.put(LONG, "\n\n".join(f"Paragraph {number} says that it is here." for number in range(25_000)))
    assert printed(draft).text.count("says that it is here") == 25_000
