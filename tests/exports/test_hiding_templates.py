"""`forms check` reports every position where Word would hide an answer or cut it off, and no other."""

import re
from pathlib import Path

import pytest

from eia_tui.exports.template.hidden_answers import hidden_answers
from eia_tui.exports.template.parser import ParsedTemplate
from eia_tui.exports.template_check.check import check_template
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from tests.conftest import WORD, Run
from tests.exports.templates import BODY, Change, changed, says
from tests.sample_answers import filled

pytestmark = pytest.mark.slow

STYLES = "word/styles.xml"
NAME, PROSE = "{{ policy.name }}", "{{p objectives.proposal }}"
NAME_CELL, PROSE_CELL = "the body, table 1, row 1, cell 2 (“Name of policy”)", "the body, table 2, row 1, cell 2"
TAG = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
EXACT = '<w:spacing w:line="240" w:lineRule="exact"/>'
WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
DRAWN = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)


def both(*changes: Change) -> Change:
    def change(parts: dict[str, bytes]) -> None:
        for each in changes:
            each(parts)

    return change


def run(properties: str, tag: str = NAME) -> Change:
    """Sets properties of the run of a tag."""
    plain = TAG.format(tag)
    return says(plain, plain.replace("<w:r>", f"<w:r><w:rPr>{properties}</w:rPr>"))


def above(element: str, tag: str, old: str, new: str) -> Change:
    """Changes the last element of a kind before a tag."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts[BODY].decode()
        at = text.rindex(f"<w:{element}", 0, text.index(tag))
        assert old in text[at:]
        parts[BODY] = (text[:at] + text[at:].replace(old, new, 1)).encode()

    return change


def paragraph(properties: str, tag: str = NAME) -> Change:
    return above("p>", tag, '<w:pStyle w:val="Answer"/>', f'<w:pStyle w:val="Answer"/>{properties}')


def style(inside: str, kind: str = "paragraph", more: str = "") -> Change:
    """Adds a style X with these properties, based on no other unless `more` says so."""
    return says(
        "</w:styles>",
        f'<w:style w:type="{kind}" w:styleId="X"><w:name w:val="X look"/>{more}{inside}</w:style></w:styles>',
        STYLES,
    )


def in_style_x(tag: str = NAME) -> Change:
    return above("p>", tag, '<w:pStyle w:val="Answer"/>', '<w:pStyle w:val="X"/>')


def defaults(old: str, new: str) -> Change:
    return says(old, new, STYLES)


def in_table_style_x(look: str = "") -> Change:
    return above("tbl>", NAME, "<w:tblPr>", f'<w:tblPr><w:tblStyle w:val="X"/>{look}')


def without_look(parts: dict[str, bytes]) -> None:
    """Removes `w:tblLook` from all tables."""
    parts[BODY] = re.sub(rb"<w:tblLook[^>]*/>", b"", parts[BODY])


def box(inside: str) -> Change:
    return says(TAG.format(NAME), inside)


def vml(look: str, textbox: str) -> str:
    content = f"<w:txbxContent><w:p>{TAG.format(NAME)}</w:p></w:txbxContent>"
    shape = (
        f'<v:shape style="width:100pt;height:50pt{look}"><v:textbox style="{textbox}">{content}</v:textbox></v:shape>'
    )
    return f'<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml">{shape}</w:pict></w:r>'


def drawn(body: str, *, hidden: str = "", old: str = "") -> str:
    content = f"<w:txbxContent><w:p>{TAG.format(NAME)}</w:p></w:txbxContent>"
    graphic = (
        f'<w:drawing {DRAWN}><wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="7" name="box"{hidden}/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp {WPS}><wps:cNvSpPr/><wps:spPr/><wps:txbx>{content}</wps:txbx><wps:bodyPr>{body}</wps:bodyPr></wps:wsp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    choice = f'<mc:Choice Requires="wps" {WPS}>{graphic}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f"<w:r><mc:AlternateContent {space}>{choice}</mc:AlternateContent></w:r>"


def around_box(old: str, new: str) -> Change:
    """Puts a text box that grows around a tag, and changes what is before it."""
    return both(box(drawn("<a:spAutoFit/>")), says(f"{old}<mc:AlternateContent", f"{new}<mc:AlternateContent"))


def own_and_style(style_properties: str, own: str) -> Change:
    """Sets some properties of a paragraph in its style X, and others in itself."""
    return both(
        style(f"<w:pPr>{style_properties}</w:pPr>"), in_style_x(),
        says('<w:pStyle w:val="X"/>', f'<w:pStyle w:val="X"/>{own}'),
    )  # fmt: skip


def filled_text(fill: str) -> Change:
    space = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    return run(f'<w:color w:val="1F3A5F"/><w14:textFill {space}><w14:solidFill>{fill}</w14:solidFill></w14:textFill>')


BINDING = '<w:dataBinding w:xpath="/a" w:storeItemID=""/>'
WORD_2013_BINDING = BINDING.replace(
    "w:dataBinding", 'w15:dataBinding xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
HIDDEN = {
    "exact row": (above("tr>", NAME, "<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="567" w:hRule="exact"/></w:trPr>'),
                  NAME_CELL, "is in a row of exactly 1.0 cm, which cuts off"),
    "exact row of prose": (above("tr>", PROSE, "<w:tr>", '<w:tr><w:trPr><w:trHeight w:hRule="exact" w:val="20pt"/></w:trPr>'),
                           PROSE_CELL, "is in a row of exactly 0.7 cm"),
    "hidden row": (above("tr>", NAME, "<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>"), NAME_CELL, "is in a hidden row"),
    "exact lines": (paragraph(EXACT), NAME_CELL, "is in lines of exactly 12 pt, which cut off pictures"),
    "exact lines of prose": (paragraph(EXACT, PROSE), PROSE_CELL, "is in lines of exactly 12 pt"),
    "exact lines in a style": (both(style(f"<w:pPr>{EXACT}</w:pPr>"), in_style_x()), NAME_CELL,
                               "is in lines of exactly 12 pt (set in the style “X look”)"),
    "exact lines in a base style": (
        both(style('<w:pPr><w:spacing w:before="60"/></w:pPr>', more='<w:basedOn w:val="Y"/>'),
             says("</w:styles>", f'<w:style w:type="paragraph" w:styleId="Y"><w:name w:val="Y"/><w:pPr>{EXACT}</w:pPr></w:style></w:styles>', STYLES),
             in_style_x()), NAME_CELL, "is in lines of exactly 12 pt (set in the style “Y”)"),
    "exact lines in the defaults": (defaults('w:line="264" w:lineRule="auto"', 'w:line="300" w:lineRule="exact"'), PROSE_CELL,
                                    "is in lines of exactly 15 pt (set in the document's defaults)"),
    "exact lines in a table style": (both(style(f"<w:pPr>{EXACT}</w:pPr>", "table"), in_table_style_x()), NAME_CELL,
                                     "is in lines of exactly 12 pt (set in the style “X look”)"),
    "exact lines in the style of a column": (
        both(without_look, style(f'<w:tblStylePr w:type="lastCol"><w:pPr>{EXACT}</w:pPr></w:tblStylePr>', "table"),
             in_table_style_x('<w:tblLook w:val="0100"/>')), NAME_CELL, "is in lines of exactly 12 pt"),
    "squeezed lines": (paragraph('<w:spacing w:line="120" w:lineRule="auto"/>', PROSE), PROSE_CELL, "is in lines of 0.5 times their height"),
    "squeezed lines in a style": (both(style('<w:pPr><w:spacing w:line="14"/></w:pPr>'), in_style_x()), NAME_CELL,
                                  "is in lines of 0.058 times their height (set in the style “X look”), which cut off"),
    "frame": (paragraph('<w:framePr w:w="2000" w:h="300" w:hRule="exact"/>'), NAME_CELL, "is in a frame of exact height"),
    "old text box": (box(vml("", "")), NAME_CELL, "is in a text box that does not grow"),
    "text box": (box(drawn("")), NAME_CELL, "is in a text box that does not grow"),
    "text box that shrinks": (box(drawn("<a:normAutofit/>")), NAME_CELL, "is in a text box that does not grow"),
    "hidden text box": (box(drawn("<a:spAutoFit/>", hidden=' hidden="1"')), NAME_CELL, "is in a text box that is hidden"),
    "hidden old text box": (box(vml(";visibility: hidden", "mso-fit-shape-to-text:t")), NAME_CELL, "is in a text box that is hidden"),
    "box in a hidden run": (around_box("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"), NAME_CELL, "is hidden text"),
    "box in exact lines": (around_box('<w:pStyle w:val="Answer"/></w:pPr><w:r>', f'<w:pStyle w:val="Answer"/>{EXACT}</w:pPr><w:r>'),
                           NAME_CELL, "is in lines of exactly 12 pt"),
    "box of one long line": (box(drawn("<a:spAutoFit/>").replace("<wps:bodyPr>", '<wps:bodyPr wrap="none">')), NAME_CELL,
                             "is in a text box that does not divide it into lines"),
    "old box of one long line": (box(vml(";mso-wrap-style:none", "mso-fit-shape-to-text:t")), NAME_CELL,
                                 "is in a text box that does not divide it into lines"),
    "frame in a style": (own_and_style('<w:framePr w:h="300" w:hRule="exact"/>', '<w:framePr w:w="3000"/>'), NAME_CELL,
                         "is in a frame of exact height (set in the style “X look”)"),
    "no width": (above("tc>", NAME, 'w:w="6747"', 'w:w="0"'), NAME_CELL, "is in a column without width"),
    "no width in the grid": (above("tbl>", NAME, '<w:gridCol w:w="6747"/>', '<w:gridCol w:w="0"/>'), NAME_CELL, "without width"),
    "squeezed": (above("tc>", NAME, 'w:type="dxa"/>', 'w:type="dxa"/><w:tcFitText/>'), NAME_CELL, "squeezes its text"),
    "merged": (above("tc>", "{{ policy.department }}", 'w:type="dxa"/>', 'w:type="dxa"/><w:vMerge/>'),
               "the body, table 1, row 2, cell 2", "is in a cell that is merged with the one above"),
    "bound to data": (
        says(f'<w:p><w:pPr><w:pStyle w:val="Answer"/></w:pPr>{TAG.format(NAME)}</w:p>',
             f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID=""/></w:sdtPr><w:sdtContent><w:p>{TAG.format(NAME)}</w:p></w:sdtContent></w:sdt>'),
        NAME_CELL, "is in a content control that is bound to data"),
    "a part of the paragraph bound to data": (
        says(TAG.format(NAME), f"<w:sdt><w:sdtPr>{BINDING}</w:sdtPr><w:sdtContent>{TAG.format(NAME)}</w:sdtContent></w:sdt>"),
        NAME_CELL, "is in a content control that is bound to data"),
    "bound to data as of Word 2013": (
        says(TAG.format(NAME), f"<w:sdt><w:sdtPr>{WORD_2013_BINDING}</w:sdtPr><w:sdtContent>{TAG.format(NAME)}</w:sdtContent></w:sdt>"),
        NAME_CELL, "is in a content control that is bound to data"),
    "hidden": (run("<w:vanish/>"), NAME_CELL, "is hidden text: in Word, under Font"),
    "hidden prose": (run("<w:vanish/>", PROSE), PROSE_CELL, "is hidden text"),
    "hidden on the web": (run('<w:webHidden w:val="true"/>'), NAME_CELL, "is hidden text"),
    "hidden in a style": (both(style("<w:rPr><w:vanish/></w:rPr>"), in_style_x()), NAME_CELL, "is hidden text (set in the style “X look”)"),
    "hidden in a character style": (both(style("<w:rPr><w:vanish/></w:rPr>", "character"), run('<w:rStyle w:val="X"/>')),
                                    NAME_CELL, "is hidden text (set in the style “X look”)"),
    "hidden in a table style": (both(style("<w:rPr><w:vanish/></w:rPr>", "table"), in_table_style_x()), NAME_CELL, "is hidden text"),
    "hidden in the defaults": (defaults("<w:rPrDefault><w:rPr>", "<w:rPrDefault><w:rPr><w:vanish/>"), NAME_CELL,
                               "is hidden text (set in the document's defaults)"),
    "white": (run('<w:color w:val="FFFFFF"/>'), NAME_CELL, "is in text of the colour white on white, which cannot be seen"),
    "white prose": (run('<w:color w:val="ffffff"/>', PROSE), PROSE_CELL, "the colour white on white"),
    "nearly white": (run('<w:color w:val="FDFDFA"/>'), NAME_CELL, "the colour #FDFDFA on white"),
    "white by theme": (run('<w:color w:themeColor="background1"/>'), NAME_CELL, "the colour white on white"),
    "as its shading": (run('<w:color w:val="1F3A5F"/><w:shd w:val="clear" w:color="auto" w:fill="1F3A5F"/>'), NAME_CELL, "#1F3A5F on #1F3A5F"),
    "as its highlight": (run('<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'), NAME_CELL, "#FFFF00 on #FFFF00"),
    "as its cell": (both(run('<w:color w:val="000000"/>'),
                         above("tc>", NAME, 'w:type="dxa"/>', 'w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>')),
                    NAME_CELL, "the colour black on black"),
    "as the pattern of its cell": (both(run('<w:color w:val="000000"/>'),
                                        above("tc>", NAME, 'w:type="dxa"/>', 'w:type="dxa"/><w:shd w:val="solid" w:color="000000" w:fill="FFFFFF"/>')),
                                   NAME_CELL, "the colour black on black"),
    "as its paragraph": (both(run('<w:color w:val="C00000"/>'), paragraph('<w:shd w:val="clear" w:color="auto" w:fill="C00000"/>')),
                         NAME_CELL, "#C00000 on #C00000"),
    "white in a style": (both(style('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'), in_style_x()), NAME_CELL,
                         "the colour white on white (set in the style “X look”)"),
    "without fill": (run('<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>'),
                     NAME_CELL, "is in text without a fill"),
    "white fill": (filled_text('<w14:srgbClr w14:val="FFFFFF"/>'), NAME_CELL, "the colour white on white"),
    "white fill by theme": (filled_text('<w14:schemeClr w14:val="bg1"/>'), NAME_CELL, "the colour white on white"),
    "transparent fill": (filled_text('<w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/></w14:srgbClr>'), NAME_CELL,
                         "is in text without a fill"),
    "white on a page colour that is not shown": (
        both(run('<w:color w:val="FFFFFF"/>'), says("<w:body>", '<w:background w:color="1F3A5F"/><w:body>')), NAME_CELL, "white on white"),
    "a pattern without a number": (
        both(run('<w:color w:val="600000"/>'), paragraph('<w:shd w:val="pct" w:color="auto" w:fill="C00000"/>')), NAME_CELL, "#600000 on"),
    "fitted": (run('<w:fitText w:val="567" w:id="1"/>'), NAME_CELL, "is in text that Word fits into 1.0 cm"),
    "in a field": (says(TAG.format(NAME), f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{TAG.format(NAME)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
                   NAME_CELL, "is in the field DATE, which Word fills in anew"),
    "in a simple field": (says(TAG.format(NAME), f'<w:fldSimple w:instr=" DOCPROPERTY Title ">{TAG.format(NAME)}</w:fldSimple>'),
                          NAME_CELL, "is in the field DOCPROPERTY"),
    "narrow characters": (run('<w:w w:val="1"/>'), NAME_CELL, "is in characters of 1% of their width"),
    "condensed prose": (run('<w:spacing w:val="-400"/>', PROSE), PROSE_CELL, "is in characters moved together by 20 pt"),
    "moved off the page": (paragraph('<w:ind w:left="-9000"/>'), NAME_CELL, "is moved 15.9 cm to the left of its place"),
    "moved by a style": (own_and_style('<w:ind w:left="-9000"/>', '<w:ind w:right="0"/>'), NAME_CELL,
                         "is moved 15.9 cm to the left of its place (set in the style “X look”)"),
    "first line moved off": (paragraph('<w:ind w:hanging="9000"/>'), NAME_CELL, "is moved 15.9 cm to the left"),
    "first line moved off by a negative indent": (paragraph('<w:ind w:firstLine="-9000"/>'), NAME_CELL, "is moved 15.9 cm to the left"),
    "indent over the whole cell": (paragraph('<w:ind w:left="6700"/>'), NAME_CELL, "has indents that leave no room for it"),
    "indents from both sides": (paragraph('<w:ind w:start="3400" w:end="3300"/>'), NAME_CELL, "has indents that leave no room for it"),
    "tiny": (run('<w:sz w:val="2"/>'), NAME_CELL, "is in text of 1 pt, which cannot be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", HIDDEN)
def test_a_template_that_hides_or_cuts_off_an_answer_is_reported_with_the_position(
    name: str, form: Form, tmp_path: Path
):
    change, position, message = HIDDEN[name]
    found = list(hidden_answers(ParsedTemplate(changed(form, tmp_path / "form", change))))
    assert any(position in problem.position and message in problem.message for problem in found), list(map(str, found))
    assert all("\n" not in str(problem) for problem in found)
    if not any(wider in name for wider in ("defaults", "table style", "column", "grid")):  # and nothing else is
        assert {problem.position for problem in found} == {
            problem.position for problem in found if position in problem.position
        }


SHADED = '<w:shd w:val="clear" w:color="auto" w:fill="1F3A5F"/>'
SHOWN = {
    "at least": above("tr>", NAME, "<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="567" w:hRule="atLeast"/></w:trPr>'),
    "a height": above("tr>", NAME, "<w:tr>", '<w:tr><w:trPr><w:trHeight w:val="567"/></w:trPr>'),
    "lines of at least": paragraph('<w:spacing w:line="240" w:lineRule="atLeast"/>'),
    "lines a little closer": paragraph('<w:spacing w:line="216" w:lineRule="auto"/>'),
    "exact lines undone": both(style(f"<w:pPr>{EXACT}</w:pPr>"), in_style_x(),
                               says('<w:pStyle w:val="X"/>', '<w:pStyle w:val="X"/><w:spacing w:line="264"/>')),
    "hidden undone": both(style("<w:rPr><w:vanish/></w:rPr>"), in_style_x(), run('<w:vanish w:val="0"/>')),
    "hidden twice": both(style("<w:rPr><w:vanish/></w:rPr>"), in_style_x(),
                         says("</w:styles>", '<w:style w:type="character" w:styleId="Z"><w:name w:val="Z"/><w:rPr><w:vanish/></w:rPr></w:style></w:styles>', STYLES),
                         run('<w:rStyle w:val="Z"/>')),
    "a label that is hidden": says("<w:body>", "<w:body><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>note</w:t></w:r></w:p>"),
    "a condition that is hidden": says(TAG.format(NAME), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{% if policy.name %}</w:t></w:r>"
                                       + TAG.format(NAME) + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>{% endif %}</w:t></w:r>"),
    "text box that grows": box(drawn("<a:spAutoFit/>", old=vml("", ""))),
    "old text box that grows": box(vml("", "mso-fit-shape-to-text:t")),
    "white on dark cell": both(run('<w:color w:val="FFFFFF"/>'), above("tc>", NAME, 'w:type="dxa"/>', f'w:type="dxa"/>{SHADED}')),
    "white on dark run": run(f'<w:color w:val="FFFFFF"/>{SHADED}'),
    "white on dark paragraph": both(run('<w:color w:val="FFFFFF"/>'), paragraph(SHADED)),
    "white on a dark table": both(without_look, run('<w:color w:val="FFFFFF"/>'), style(f"<w:tcPr>{SHADED}</w:tcPr>", "table"), in_table_style_x()),
    "white on the dark first row of a style": both(
        without_look, run('<w:color w:val="FFFFFF"/>'), style(f'<w:tblStylePr w:type="firstRow"><w:tcPr>{SHADED}</w:tcPr></w:tblStylePr>', "table"),
        in_table_style_x('<w:tblLook w:val="0020" w:firstRow="1"/>')),
    "white on the dark bands of a style": both(
        without_look, run('<w:color w:val="FFFFFF"/>'), style(f'<w:tblStylePr w:type="band1Horz"><w:tcPr>{SHADED}</w:tcPr></w:tblStylePr>', "table"),
        in_table_style_x('<w:tblLook w:val="0000"/>')),
    "Word's own colour on a dark cell": both(run('<w:color w:val="auto"/>'), above("tc>", NAME, 'w:type="dxa"/>', f'w:type="dxa"/>{SHADED}')),
    "grey": run('<w:color w:val="7F7F7F"/>'),
    "highlighted": run('<w:highlight w:val="yellow"/>'),
    "a width that Word finds out": both(above("tbl>", NAME, '<w:tblLayout w:type="fixed"/>', ""), above("tc>", NAME, 'w:w="6747" w:type="dxa"', 'w:w="0" w:type="auto"')),
    "the first of merged cells": above("tc>", NAME, 'w:type="dxa"/>', 'w:type="dxa"/><w:vMerge w:val="restart"/>'),
    "a text form field": says(TAG.format(NAME), f'<w:fldSimple w:instr="FORMTEXT">{TAG.format(NAME)}</w:fldSimple>'),
    "characters a little closer": run('<w:w w:val="90"/><w:spacing w:val="-10"/>'),
    "a hanging indent": paragraph('<w:ind w:left="-100" w:hanging="100"/>'),
    "an indent of a list": paragraph('<w:ind w:left="720" w:hanging="720"/>'),
    "an indent of half the cell": paragraph('<w:ind w:left="3000" w:right="400"/>'),
    "white on a page colour that is shown": both(
        run('<w:color w:val="FFFFFF"/>'), says("<w:body>", '<w:background w:color="1F3A5F"/><w:body>'),
        says("<w:compat>", "<w:displayBackgroundShape/><w:compat>", "word/settings.xml")),
    "dark fill of white text": both(filled_text('<w14:srgbClr w14:val="1F3A5F"/>'), says('<w:color w:val="1F3A5F"/>', '<w:color w:val="FFFFFF"/>')),
    "a content control": says(TAG.format(NAME), f"<w:sdt><w:sdtPr/><w:sdtContent>{TAG.format(NAME)}</w:sdtContent></w:sdt>"),
    "a frame that grows": paragraph('<w:framePr w:w="2000" w:h="300" w:hRule="atLeast"/>'),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_a_template_that_shows_the_whole_answer_is_not_reported(name: str, form: Form, tmp_path: Path):
    assert list(map(str, hidden_answers(ParsedTemplate(changed(form, tmp_path / "form", SHOWN[name]))))) == []


def test_the_command_reports_it_and_an_export_still_works(eia: Run, form: Form, tmp_path: Path):
    hiding = changed(form, tmp_path / "form", HIDDEN["exact row"][0])
    completed = eia("forms", "check", hiding.folder)
    assert completed.returncode == 1
    (line,) = completed.stdout.splitlines()
    assert line.startswith(f"form.docx: in {NAME_CELL}: {NAME} is in a row of exactly 1.0 cm")
    assert export(filled(hiding), WORD / "exact-row.docx").path.exists()


def test_a_style_that_is_based_on_itself_does_no_harm(form: Form, tmp_path: Path):
    around = both(style("<w:pPr/>", more='<w:basedOn w:val="X"/>'), in_style_x())
    assert check_template(changed(form, tmp_path / "form", around)) == []


def test_a_template_without_styles_is_checked(form: Form, tmp_path: Path):
    def bare(parts: dict[str, bytes]) -> None:
        del parts[STYLES]
        for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
            parts[name] = re.sub(rb"<[^<>]*styles\.xml[^<>]*/>", b"", parts[name])

    assert check_template(changed(form, tmp_path / "form", bare)) == []
