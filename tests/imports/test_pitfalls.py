"""What Word, LibreOffice and people do to a form between its sending and its return."""

import struct
import zlib

import pytest
from lxml import etree

from eia_tui.imports.returned_form import ReturnedForm
from eia_tui.word.ooxml import PIC, WP, A, R, W
from tests.imports.sent_back import BODY, SentBack, elements, p

ASKED = "What engagement"
BY = 'w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'


@pytest.fixture
def address(sent_back: SentBack) -> str:
    return next(sent_back.draft.form.with_role("engagement")).address


def only(returned: ReturnedForm, sent_back: SentBack, address: str) -> object:
    """The answer at an address, when no other differs."""
    assert set(sent_back.changed(returned)) <= {address}
    return returned.answers[address]


def lists(sent_back: SentBack, *definitions: str) -> None:
    """Gives the file lists of its own, and no others."""
    xml = f'<w:numbering xmlns:w="{W}">{"".join(definitions)}</w:numbering>'
    name = next(name for name in sent_back.parts if name.endswith("numbering.xml"))
    sent_back.parts[name] = xml.encode()


def level(at: int, format_: str, sign: str, start: int = 1) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{sign}"/><w:pPr><w:ind w:left="{720 * (at + 1)}" w:hanging="360"/></w:pPr></w:lvl>'


def item(words: str, number: int | None, at: int = 0) -> str:
    mark = "" if number is None else f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{mark}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


CONTENTS = {
    "two runs of one word": ('<w:p><w:r><w:t>pan</w:t></w:r><w:proofErr w:type="spellStart"/><w:r><w:t>el</w:t></w:r></w:p>', "panel"),
    "emphasis with blanks at its edges": ('<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> bold </w:t></w:r><w:r><w:t>b</w:t></w:r></w:p>', "a **bold** b"),
    "bold that is switched off": ('<w:p><w:r><w:rPr><w:b w:val="0"/></w:rPr><w:t>plain</w:t></w:r></w:p>', "plain"),
    "italic in the middle of a word": ("<w:p><w:r><w:t>in</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>ter</w:t></w:r><w:r><w:t>nal</w:t></w:r></w:p>", "internal"),
    "what looks like a marker": (p("- typed") + p("1. typed") + p("# Typed"), "\\- typed\n\n1\\. typed\n\n\\# Typed"),
    "a break, a tab and a hyphen": ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>", "a\nb\tc\u2011d"),
    "a page break": ('<w:p><w:r><w:t>a</w:t></w:r><w:r><w:br w:type="page"/></w:r></w:p>' + p("b"), "a\n\nb"),
    "a symbol": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t xml:space="preserve"> Yes</w:t></w:r></w:p>', "☑ Yes"),
    "a Greek letter of the font Symbol": ('<w:p><w:r><w:t>a</w:t><w:sym w:font="Symbol" w:char="F061"/></w:r><w:r><w:sym w:font="Arial" w:char="D800"/></w:r></w:p>', "aα"),
    "a symbol by its code in the font": ('<w:p><w:r><w:sym w:font="Wingdings" w:char="FE"/></w:r></w:p>', "☑"),
    "a page break in a line": ('<w:p><w:r><w:t>We asked.</w:t><w:br w:type="page"/><w:t>They answered.</w:t></w:r></w:p>', "We asked.\nThey answered."),
    "an old list of choices": ('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Roads"/><w:listEntry w:val="Libraries"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', "Libraries"),
    "a symbol that LibreOffice saved": ('<w:p><w:r><w:t>a</w:t></w:r><w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>\uf061</w:t></w:r></w:p>', "aα"),
    "a placeholder that LibreOffice saved": (p("Click or tap here to enter text.") + p("Said"), "Said"),
    "an old list of choices without its result": ('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="Roads"/></w:ddList></w:ffData></w:fldChar><w:instrText> FORMDROPDOWN </w:instrText><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', "Roads"),
    "an old list of choices that LibreOffice saved": ('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="Roads"/></w:ddList></w:ffData></w:fldChar><w:instrText> FORMDROPDOWN </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>Roads</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>', "Roads"),
    "an old check box": ('<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> Yes</w:t></w:r></w:p>', "☒ Yes"),
    "a link as a simple field": ('<w:p><w:fldSimple w:instr=" HYPERLINK &quot;https://example.org/a&quot; "><w:r><w:t>here</w:t></w:r></w:fldSimple></w:p>', "[here](https://example.org/a)"),
    "a link split over runs": ('<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPER</w:instrText></w:r><w:r><w:instrText>LINK "https://example.org/a" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>he</w:t></w:r><w:r><w:t>re</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>', "[here](https://example.org/a)"),
    "the result of another field": ('<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> REF x </w:instrText><w:fldChar w:fldCharType="separate"/><w:t>section 3</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>', "section 3"),
    "a placeholder": ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>Click here to enter text.</w:t></w:r></w:p></w:sdtContent></w:sdt>" + p("Said"), "Said"),
    "a control round a run, in one round a paragraph": ("<w:sdt><w:sdtContent><w:p><w:sdt><w:sdtContent><w:r><w:t>in</w:t></w:r></w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>", "in"),
    "smart tags": ('<w:p><w:smartTag w:element="place"><w:smartTagPr/><w:r><w:t>Leicester</w:t></w:r></w:smartTag></w:p>', "Leicester"),
    "an unknown element of a later Word": ('<w:p><w16:new xmlns:w16="urn:later"><w:r><w:t>kept</w:t></w:r></w16:new></w:p>', "kept"),
    "a formula": ("<w:p><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>", "a+b"),
    "a fraction and a power": ("<w:p><m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>", "(a+b)/2x^3"),
    "soft hyphens": ("<w:p><w:r><w:t>resi</w:t><w:softHyphen/><w:t>dents re\u00adply</w:t></w:r></w:p>", "residents reply"),
    "headings by style": ('<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Who</w:t></w:r></w:p>' + p("All"), "## Who\n\nAll"),
    "a table in the answer": ("<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Age</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>n</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Disability</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1|2</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>", "| Age | n |\n| --- | --- |\n| Disability | 1\\|2 |"),
    "merged cells and two paragraphs in one": ('<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc><w:tc><w:p><w:r><w:t>d</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>', "| A |  |  |\n| --- | --- | --- |\n| b c |  | d |"),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "markdown"), CONTENTS.values(), ids=CONTENTS)
def test_what_word_writes_in_a_cell_is_read_as_markdown_that_prints_it(
    sent_back: SentBack, address: str, xml: str, markdown: str
):
    name = next(name for name in sent_back.parts if name.endswith("styles.xml"))
    sent_back.parts[name] = sent_back.parts[name].replace(
        b"</w:styles>",
        b'<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>',
    )
    sent_back.put(ASKED, xml)
    assert only(sent_back.read(), sent_back, address) == markdown


def test_a_list_that_libreoffice_writes_under_two_ids_is_one_list(sent_back: SentBack, address: str):
    lists(
        sent_back,
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}</w:abstractNum>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>',
        '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>',
    )
    sent_back.put(ASKED, item("d", 6) + item("e", 2) + item("f", 2) + p("Between") + item("g", 2))
    assert sent_back.read().answers[address] == "4. d\n5. e\n6. f\n\nBetween\n\n7. g"


def test_lists_by_style_inside_others_and_switched_off(sent_back: SentBack, address: str):
    lists(
        sent_back,
        f'<w:abstractNum w:abstractNumId="0">{level(0, "bullet", "•")}{level(1, "decimal", "%2)")}</w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    name = next(name for name in sent_back.parts if name.endswith("styles.xml"))
    style = b'<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    sent_back.parts[name] = sent_back.parts[name].replace(b"</w:styles>", style + b"</w:styles>")
    by_style = '<w:p><w:pPr><w:pStyle w:val="LB"/>{}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    more = '<w:p><w:pPr><w:ind w:left="720"/></w:pPr><w:r><w:t>more of one</w:t></w:r></w:p>'
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    sent_back.put(
        ASKED,
        by_style.format("", "one")
        + more
        + item("inside", 1, 1)
        + by_style.format("", "two")
        + by_style.format(off, "no item"),
    )
    assert sent_back.read().answers[address] == "- one\n\n  more of one\n  1) inside\n- two\n\nno item"


def test_the_words_beside_a_number_that_markdown_cannot_say_stay(sent_back: SentBack, address: str):
    lists(
        sent_back,
        f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.", 1200)}</w:abstractNum>',
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    sent_back.put(ASKED, item("a", 1))
    assert sent_back.read().answers[address] == "a"


def test_a_control_round_a_cell_and_one_round_a_row_hide_nothing(sent_back: SentBack):
    for label in (ASKED, "Contact numbers"):
        cell = sent_back.cell(label)
        control = elements("<w:sdt><w:sdtContent/></w:sdt>")[0]
        cell.addprevious(control)
        control[0].append(cell)
    row = sent_back.row("Date of completion")
    control = elements("<w:sdt><w:sdtContent/></w:sdt>")[0]
    row.addprevious(control)
    control[0].append(row)
    returned = sent_back.read()
    assert not sent_back.changed(returned)
    assert not returned.accepted.reports


def test_strict_open_xml_is_read_as_any_other(sent_back: SentBack):
    namespaces = {
        W: "wordprocessingml/main",
        R: "officeDocument/relationships",
        A: "drawingml/main",
        WP: "drawingml/wordprocessingDrawing",
        PIC: "drawingml/picture",
    }
    for name, content in sent_back.parts.items():
        for usual, strict in namespaces.items():
            content = content.replace(f'"{usual}"'.encode(), f'"http://purl.oclc.org/ooxml/{strict}"'.encode())  # noqa: PLW2901
        sent_back.parts[name] = content
    sent_back.root = etree.fromstring(sent_back.parts[BODY])
    returned = sent_back.read()
    assert not sent_back.changed(returned)
    assert not returned.accepted.reports


def test_a_text_box_is_reported_once(sent_back: SentBack, address: str):
    box = "<w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>"
    sent_back.put(
        ASKED,
        f'<w:p><w:r><w:t>Said</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>',
    )
    returned = sent_back.read()
    assert only(returned, sent_back, address) == "Said"
    assert [(each.on, each.text) for each in returned.accepted.reports] == [((address,), "a text box: in a box")]


def test_a_drawing_without_words_or_picture_is_reported(sent_back: SentBack, address: str):
    drawing = '<w:drawing><wp:inline><wp:docPr id="3" name="Diagram" descr="How we asked"/></wp:inline></w:drawing>'
    sent_back.put(ASKED, f"{p('Said')}<w:p><w:r>{drawing}</w:r></w:p>")
    returned = sent_back.read()
    assert returned.answers[address] == "Said"
    (report,) = returned.accepted.reports
    assert (report.kind, report.on, report.needs_a_person) == ("part not read", (address,), True)
    assert "How we asked" in report.text


def test_hidden_text_and_a_part_in_another_format_are_reported(sent_back: SentBack, address: str):
    sent_back.put(
        ASKED,
        '<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p><w:altChunk r:id="rX"/>',
    )
    returned = sent_back.read()
    assert only(returned, sent_back, address) == "Said"
    hidden, part = returned.accepted.reports
    assert (hidden.kind, hidden.on, hidden.text) == ("hidden text", (address,), "secret")
    assert (part.kind, part.on) == ("part not read", (address,))
    assert part.needs_a_person


def test_words_that_are_struck_through_by_hand_stay_and_are_reported(sent_back: SentBack, address: str):
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>{}</w:t></w:r>"
    sent_back.put(
        ASKED,
        f"<w:p>{struck.format('in Ju')}{struck.format('ne')}<w:r><w:t xml:space='preserve'> in July</w:t></w:r></w:p>",
    )
    returned = sent_back.read()
    assert returned.answers[address] == "in June in July"
    assert [(each.kind, each.on, each.text, each.needs_a_person) for each in returned.accepted.reports] == [
        ("struck through", (address,), "in June", True)
    ]


def test_a_footnote_is_reported_with_its_words(sent_back: SentBack, address: str):
    sent_back.relate(
        "rF",
        "footnotes",
        "footnotes.xml",
        content=f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>Panel, June</w:t></w:r></w:p></w:footnote></w:footnotes>'.encode(),
    )
    sent_back.parts["[Content_Types].xml"] = sent_back.parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
    )
    sent_back.put(ASKED, '<w:p><w:r><w:t>Said</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    returned = sent_back.read()
    assert only(returned, sent_back, address) == "Said"
    assert [each.text for each in returned.accepted.reports] == ["a footnote: Panel, June"]


def test_a_new_picture_comes_with_its_file(sent_back: SentBack, address: str):
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\1\1\0\1\1"))
        + chunk(b"IEND", b"")
    )
    sent_back.relate("rP", "image", "media/new.png", content=png)
    sent_back.relate("rL", "image", "https://example.org/x.png", external=True)
    drawing = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="A dot"/><a:blip r:{}="{}"/></wp:inline></w:drawing></w:r>'
    sent_back.put(ASKED, f"<w:p>{drawing.format('embed', 'rP')}</w:p><w:p>{drawing.format('link', 'rL')}</w:p>")
    returned = sent_back.read()
    path = next(path for path, content in returned.pictures.items() if content == png)
    assert only(returned, sent_back, address) == f"![A dot]({path})"
    assert [each.text for each in returned.accepted.reports] == ["a picture that cannot be taken over: A dot"]


# --- tracked changes ---


def ins(words: str) -> str:
    return f'<w:ins w:id="1" {BY}><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:ins>'


def dele(words: str) -> str:
    return f'<w:del w:id="2" {BY}><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def mark(kind: str) -> str:
    return f'<w:pPr><w:rPr><w:{kind} w:id="3" {BY}/></w:rPr></w:pPr>'


TRACKED = {
    "words": (f"<w:p><w:r><w:t xml:space=\"preserve\">a </w:t></w:r>{dele('more')}{ins('far more')}</w:p>", "a far more", "a more"),
    "a paragraph put in": (p("a") + f"<w:p>{mark('ins')}{ins('b')}</w:p>" + p("c"), "a\n\nb\n\nc", "a\n\nc"),
    "a paragraph taken out": (p("a") + f"<w:p>{mark('del')}{dele('b')}</w:p>" + p("c"), "a\n\nc", "a\n\nb\n\nc"),
    "two paragraphs joined": (f"<w:p>{mark('del')}<w:r><w:t xml:space=\"preserve\">a </w:t></w:r></w:p>" + p("b"), "a b", "a\n\nb"),
    "a paragraph divided": (f"<w:p>{mark('ins')}<w:r><w:t xml:space=\"preserve\">a </w:t></w:r></w:p>" + p("b"), "a\n\nb", "a b"),
    "deleted in an insertion": (f'<w:p><w:ins w:id="1" {BY}><w:r><w:t xml:space="preserve">for </w:t></w:r><w:del w:id="4" {BY}><w:r><w:delText>ever</w:delText></w:r></w:del></w:ins>{ins("now")}</w:p>', "for now", ""),
    "looks": (f'<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="5" {BY}><w:rPr/></w:rPrChange></w:rPr><w:t>a</w:t></w:r></w:p>', "a", "a"),
    "the last paragraph taken out": (p("a") + f"<w:p>{mark('del')}{dele('b')}</w:p>", "a", "a\n\nb"),
    "a row of a table": (f'<w:tbl><w:tr><w:tc>{p("A")}</w:tc></w:tr><w:tr><w:trPr><w:ins w:id="6" {BY}/></w:trPr><w:tc><w:p>{ins("b")}</w:p></w:tc></w:tr></w:tbl><w:p/>', "| A |\n| --- |\n| b |", "| A |\n| --- |"),
    "a mark of a list that was put in": (f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/><w:ins w:id="7" {BY}/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>', "a", "a"),
}  # fmt: skip


@pytest.mark.parametrize(("xml", "accepted", "refused"), TRACKED.values(), ids=TRACKED)
def test_a_tracked_change_is_in_one_view_and_not_in_the_other(
    sent_back: SentBack, address: str, xml: str, accepted: str, refused: str
):
    sent_back.put(ASKED, xml)
    returned = sent_back.read()
    assert (returned.accepted.answers[address], returned.refused.answers[address]) == (accepted, refused)


def test_words_moved_from_one_answer_to_another_are_in_one_of_them_in_each_view(sent_back: SentBack, address: str):
    other = next(sent_back.draft.form.with_role("evidence")).address
    sent_back.put(
        ASKED,
        f'<w:p>{mark("moveFrom")}<w:moveFromRangeStart w:id="1" w:name="m" {BY}/><w:moveFrom w:id="2" {BY}><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><w:moveFromRangeEnd w:id="1"/></w:p><w:p/>',
    )
    sent_back.put(
        "What equalities",
        f'<w:p>{mark("moveTo")}<w:moveToRangeStart w:id="3" w:name="m" {BY}/><w:moveTo w:id="4" {BY}><w:r><w:t>Moved.</w:t></w:r></w:moveTo><w:moveToRangeEnd w:id="3"/></w:p>'
        + p("Stays."),
    )
    returned = sent_back.read()
    assert (returned.accepted.answers[address], returned.accepted.answers[other]) == ("", "Moved.\n\nStays.")
    assert (returned.refused.answers[address], returned.refused.answers[other]) == ("Moved.", "Stays.")


def test_a_table_stays_apart_from_its_neighbour_when_the_paragraph_between_is_deleted(
    sent_back: SentBack, address: str
):
    table = f"<w:tbl><w:tr><w:tc>{p('A')}</w:tc></w:tr></w:tbl>"
    sent_back.put(ASKED, f"{table}<w:p>{mark('del')}{dele('between')}</w:p>{table}<w:p/>")
    assert sent_back.read().answers[address] == "| A |\n| --- |\n\n| A |\n| --- |"
