"""Links to pages are accepted; what would load or run something is refused, and its position is reported."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.template_file import TemplateError
from eia_tui.exports.template_check.check import check_template
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.word.external_content import is_harmful
from eia_tui.word.fields import fields
from eia_tui.word.ooxml import W
from tests.conftest import WORD
from tests.exports.templates import Change, changed, part, says
from tests.exports.test_hostile_templates import RELATIONS

pytestmark = pytest.mark.slow

NAME = "{{ policy.name }}"
LINKS = [
    "https://example.org/a", "HTTP://EXAMPLE.ORG", "mailto:eia@example.org", "tel:+441160000000", "sms:+441160000000",
    "ftp://example.org/x", "sip:desk@example.org", "other.docx", "../policies/policy.pdf", "/policies", "#part", "page?x=1#y",
    "onenote:https://example.org/x", "ms-word:ofe|u|https://example.org/x.docx", "urn:isbn:0", "policies/linking file.docx", "news:x",
]  # fmt: skip
HARMFUL = [
    "file:///C:/form.docx", "FILE:x", "file://server/share", r"\\server\share\x", "//server/share/x", r"\/server\x", r"C:\x.docx", "c:/x.exe",
    "javascript:alert(1)", "java\tscript:alert(1)", " javascript:x", "JavaScript:x", "vbscript:x", "data:text/html,x", "shell:startup",
    "ms-msdt:/id", "ms-officecmd:x", "search-ms:query=x", "url:file:///c:/x", "\u200bfile:///x", r"\\?\UNC\server\share", r"\\.\pipe\x", "mhtml:x",
]  # fmt: skip


@pytest.mark.parametrize("target", LINKS)
def test_a_link_to_a_page_or_an_address_is_harmless(target: str):
    assert not is_harmful(target)


@pytest.mark.parametrize("target", HARMFUL)
def test_a_link_to_a_file_or_a_script_is_harmful(target: str):
    assert is_harmful(target)


def linked(target: str, old: str = "<w:body>", new: str = "<w:body><w:p><w:r><w:t>See </w:t></w:r>{}</w:p>") -> Change:
    """A link, at the start of the body or instead of something else."""

    def change(parts: dict[str, bytes]) -> None:
        relation = (
            '<Relationship Id="rLink" TargetMode="External" Target=%s Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/></Relationships>'
        )
        says("</Relationships>", relation % quoteattr(target), RELATIONS)(parts)
        link = (
            '<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rLink">'
            "<w:r><w:t>our intranet</w:t></w:r></w:hyperlink>"
        )
        says(old, new.replace("{}", link))(parts)

    return change


def test_a_template_with_every_harmless_link_is_accepted_and_printed(form: Form, tmp_path: Path):
    def change(parts: dict[str, bytes]) -> None:
        for number, target in enumerate(LINKS):
            linked(target)(parts)
            for name in (RELATIONS, "word/document.xml"):
                parts[name] = parts[name].replace(b'"rLink"', f'"rLink{number}"'.encode())

    other = changed(form, tmp_path / "form", change)
    assert check_template(other) == []
    assert export(Draft(other), WORD / "links.docx").path.exists()


def test_a_harmful_link_is_reported_with_its_position_and_text(form: Form, tmp_path: Path):
    with pytest.raises(TemplateError) as error:
        check_template(changed(form, tmp_path / "a", linked("file:///C:/x.docx")))
    assert str(error.value) == (
        f"{tmp_path / 'a' / 'form.docx'}: in the body, the paragraph “See our intranet”: the link “our intranet” opens "
        "'file:///C:/x.docx', which is not a web or email address: remove the link, or change its address"
    )
    in_cell = changed(form, tmp_path / "b", linked(r"\\server\share", NAME, NAME + "</w:t></w:r>{}<w:r><w:t>"))
    with pytest.raises(TemplateError, match=r"table 1, row 1, cell 2 \(“Name of policy”\): the link “our intranet”"):
        check_template(in_cell)


def test_a_linked_picture_is_reported_with_its_position(form: Form, tmp_path: Path):
    def change(parts: dict[str, bytes]) -> None:
        relation = (
            '<Relationship Id="rPic" TargetMode="External" Target="https://example.org/logo.png" Type='
            '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/></Relationships>'
        )
        says("</Relationships>", relation, RELATIONS)(parts)
        picture = (
            '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
            '<wp:docPr id="1" name="Picture 1" descr="Our logo"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
            ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="rPic"/></wp:inline>'
            "</w:drawing></w:r><w:r><w:t>Logo here</w:t></w:r></w:p>"
        )
        says("<w:body>", f"<w:body>{picture}")(parts)

    with pytest.raises(
        TemplateError, match="the body, the paragraph “Logo here”, the picture “Our logo”: loads 'https"
    ):
        check_template(changed(form, tmp_path / "form", change))


def test_an_attached_template_is_reported_as_part_of_the_settings(form: Form, tmp_path: Path):
    def change(parts: dict[str, bytes]) -> None:
        part(
            "word/_rels/settings.xml.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
            ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
            ' Target="file:///C:/Normal.dotm" TargetMode="External"/></Relationships>',
        )(parts)

    with pytest.raises(TemplateError, match="in the document's settings: contains a link to another template"):
        check_template(changed(form, tmp_path / "form", change))


OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LOADING = {
    "picture": (
        "word/document.xml",
        (
            '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="rLink"/>'
            "</w:drawing></w:r></w:p>"
        ),
    ),
    "part of another document": ("word/document.xml", '<w:subDoc r:id="rLink"/>'),
    "another format": ("word/document.xml", '<w:altChunk r:id="rLink"/>'),
    "object": (
        "word/document.xml",
        (
            '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Package" r:id="rLink"/>'
            "</w:object></w:r></w:p>"
        ),
    ),
    "video": (
        "word/document.xml",
        (
            '<w:p><w:r><w:drawing><v:webVideoPr xmlns:v="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"'
            ' embeddedHtml="&lt;script&gt;"/></w:drawing></w:r></w:p>'
        ),
    ),
    "query": ("word/settings.xml", '<w:mailMerge><w:query w:val="SELECT * FROM x"/></w:mailMerge>'),
    "source": ("word/settings.xml", '<w:mailMerge><w:odso><w:udl w:val="Data Source=x"/></w:odso></w:mailMerge>'),
    "template": ("word/settings.xml", '<w:attachedTemplate r:id="rLink"/>'),
}


@pytest.mark.parametrize(("name", "xml"), LOADING.values(), ids=LOADING)
def test_a_part_that_loads_something_is_recognised_by_any_relationship_type(
    name: str, xml: str, form: Form, tmp_path: Path
):
    def change(parts: dict[str, bytes]) -> None:
        linked("https://example.org/x", "<w:body>", "<w:body>")(parts)  # which is only clicked
        beginning = parts[name].index(
            b">", parts[name].index(b"<w:body" if b"<w:body" in parts[name] else b"<w:settings")
        )
        inside = xml.replace(" r:", f' xmlns:r="{OFFICE}" r:').encode()
        parts[name] = parts[name][: beginning + 1] + inside + parts[name][beginning + 1 :]

    with pytest.raises(TemplateError, match=r"in the (body|document's settings).*: (contains|loads) .*: remove"):
        check_template(changed(form, tmp_path / "form", change))


def test_an_add_in_that_opens_with_the_document_is_refused(form: Form, tmp_path: Path):
    change = part(
        "word/webextensions/taskpanes.xml",
        '<p:taskpanes xmlns:p="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"/>',
    )
    with pytest.raises(TemplateError, match="contains an add-in"):
        check_template(changed(form, tmp_path / "form", change))


def test_a_query_that_was_removed_is_harmless(form: Form, tmp_path: Path):
    change = says("</w:settings>", '<w:mailMerge><w:query w:val=""/></w:mailMerge></w:settings>', "word/settings.xml")
    assert check_template(changed(form, tmp_path / "form", change)) == []


@pytest.mark.parametrize(
    "shape",
    [
        '<v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" src="https://example.org/x.png"/>',
        '<v:fill xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" o:href="//server/x"/>',
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="file:///c:/x"/>',
    ],
)
def test_an_old_shape_that_loads_something_is_refused(shape: str, form: Form, tmp_path: Path):
    change = says("<w:body>", f"<w:body><w:p><w:r><w:t>Shape</w:t></w:r><w:r><w:pict>{shape}</w:pict></w:r></w:p>")
    with pytest.raises(TemplateError, match=r"the paragraph “Shape”: .*(loads|opens)"):
        check_template(changed(form, tmp_path / "form", change))


# --- fields ---


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


BEGIN, BETWEEN, END = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))


def code(text: str) -> str:
    return run(f'<w:instrText xml:space="preserve">{text}</w:instrText>')


def shown(text: str) -> str:
    return run(f"<w:t>{text}</w:t>")


def nested(text: str, result: str = "") -> str:
    return BEGIN + code(text) + BETWEEN + shown(result) + END


def only_some(text: str, otherwise: str = "") -> str:
    """Two versions of a content: for a Word that knows a namespace, and for every other."""
    return (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice xmlns:x="urn:x" Requires="x">{text}</mc:Choice><mc:Fallback>{otherwise}</mc:Fallback>'
        "</mc:AlternateContent>"
    )


FETCHES = {
    "plain": BEGIN + code("INCLUDETEXT c:\\x") + BETWEEN + shown("x") + END,
    "small letters": BEGIN + code(" ddeauto c:\\x") + END,
    "over runs": BEGIN + code("I") + code("NCLUDE") + code("TEXT x") + BETWEEN + END,
    "over paragraphs": BEGIN + code("INCLUDE") + "</w:p><w:p>" + code("TEXT x") + END,
    "split by a field": BEGIN + code("IN") + nested("SET x 1") + code("CLUDETEXT x") + BETWEEN + END,
    "split by one without words": BEGIN + code("DDE") + BEGIN + code(" ") + END + code("AUTO c:\\x") + END,
    "begun by a field": BEGIN + nested("DOCPROPERTY x", "DDEAUTO") + code(" c:\\x") + BETWEEN + END,
    "made by a field": BEGIN + nested("DOCPROPERTY x", "none") + code(" c:\\x") + BETWEEN + END,
    "ended by a field": BEGIN + code("DDE") + nested("IF 1=1 AUTO", "AUTO") + code(" x") + END,
    "inside another": BEGIN + code("IF 1 = 1 ") + nested("INCLUDEPICTURE https://x/y.png") + BETWEEN + END,
    "inside the words of another": BEGIN + code("PAGE") + BETWEEN + nested("LINK Excel.Sheet x") + END,
    "simple": '<w:fldSimple w:instr=" IMPORT x.png "><w:r><w:t>x</w:t></w:r></w:fldSimple>',
    "simple in another": BEGIN + '<w:fldSimple w:instr="QUOTE 68"/>' + code("DE x") + END,
    "simple in its name": BEGIN
    + code("DD")
    + '<w:fldSimple w:instr="SEQ x"><w:r><w:t>E</w:t></w:r></w:fldSimple>'
    + code(" x")
    + END,
    "as plain text": BEGIN + run("<w:t>DDEAUTO c:\\x</w:t>") + END,
    "half as plain text": BEGIN + code("INCLUDE") + run("<w:t>TEXT x</w:t>") + END,
    "never ended": BEGIN + code("MACROBUTTON x y"),
    "never begun": code("DDEAUTO x"),
    "by what was deleted": BEGIN + code("DDE") + run("<w:delInstrText>AUTO x</w:delInstrText>") + END,
    "round what was deleted": BEGIN + code("D") + run("<w:delInstrText>XX</w:delInstrText>") + code("DE x") + END,
    "with a letter that is not seen": BEGIN + code("DDE\u200bAUTO x") + END,
    "quoted": BEGIN + code('"DDEAUTO" x') + END,
    "by one of two versions": BEGIN + code("D") + only_some(code("ATE"), code("DEAUTO x")) + END,
    "behind a version that is passed over": BEGIN + only_some(code("PAGE") + BETWEEN) + code("DDEAUTO x") + END,
    "round what Word does not know": BEGIN + code("D") + f'<x:x xmlns:x="urn:x">{code("X")}</x:x>' + code("DE x") + END,
    "in a version": only_some(BEGIN + code("DDEAUTO x") + END),
    "by a tag": BEGIN + code("IN{{ policy.name }}CLUDETEXT x") + END,
    "by a tag over runs": BEGIN + code("IN{") + code("% if 1 %}CLUDE") + code("TEXT x") + END,
    "by a row tag between": BEGIN
    + code("DDE")
    + "</w:p><w:p>"
    + shown("{%p if policy.name %}")
    + "</w:p><w:p>"
    + code("AUTO")
    + END,
    "simple with a tag": '<w:fldSimple w:instr="{{ policy.name }}"/>',
    "printer": BEGIN + code("PRINT 27") + END,
    "link to a file": BEGIN + code('HYPERLINK "file:///c:/x"') + BETWEEN + shown("words") + END,
    "link to a share": BEGIN + code('HYPERLINK \\o "tip" "\\\\\\\\server\\\\x"') + BETWEEN + shown("words") + END,
    "link to a share, unquoted": BEGIN + code("HYPERLINK \\\\server\\x") + BETWEEN + shown("words") + END,
}


@pytest.mark.parametrize("field", FETCHES.values(), ids=FETCHES)
def test_a_field_that_loads_or_runs_is_refused_however_it_is_spelt(field: str, form: Form, tmp_path: Path):
    change = says("<w:body>", f"<w:body><w:p>{shown('Before it ')}{field}</w:p>")
    other = changed(form, tmp_path / "form", change)
    for tried in (lambda: check_template(other), lambda: export(Draft(other), tmp_path / "out.docx")):
        with pytest.raises(TemplateError, match=r"in the body, the paragraph “.*”: .*remove") as error:
            tried()
        assert "\n" not in str(error.value)


HARMLESS = {
    "page": BEGIN + code(" PAGE ") + BETWEEN + shown("1") + END,
    "sum": BEGIN + code("=") + nested("PAGE", "1") + code("-1") + BETWEEN + shown("0") + END,
    "choice": BEGIN + code("IF ") + nested("PAGE", "1") + code(' = 1 "LINK" "IMPORT"') + BETWEEN + shown("LINK") + END,
    "words": shown("DDEAUTO and INCLUDETEXT are words") + nested("DATE", "INCLUDETEXT"),
    "contents": BEGIN + code('TOC \\o "1-3" \\h') + BETWEEN + nested("PAGEREF _Toc \\h", "1") + shown("link") + END,
    "link": BEGIN + code('HYPERLINK "https://example.org/link/import"') + BETWEEN + shown("words") + END,
    "link in the document": BEGIN + code('HYPERLINK \\l "quote"') + BETWEEN + shown("words") + END,
    "in each of two versions": only_some(nested("PAGE", "1"), nested("NUMPAGES", "1")),
    "round a version": BEGIN + code("IF 1 = 1 ") + BETWEEN + only_some(nested("PAGE", "1"), shown("1")) + END,
    "bookmark": BEGIN + code("REF Link \\h") + END,
    "printed on": '<w:fldSimple w:instr=" PRINTDATE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
}


def test_fields_that_only_show_something_are_accepted(form: Form, tmp_path: Path):
    paragraphs = "".join(f"<w:p>{field}</w:p>" for field in HARMLESS.values())
    assert check_template(changed(form, tmp_path / "form", says("<w:body>", f"<w:body>{paragraphs}"))) == []


def test_the_instruction_of_a_field_is_read_as_word_reads_it():
    root = etree.fromstring(
        f'<w:body xmlns:w="{W}"><w:p>{BEGIN}{code("IF ")}{nested("PAGE", "2")}{code(" = 2 a b")}{BETWEEN}{shown("a")}{END}</w:p>'
        "</w:body>"
    )
    assert [(each.code, each.with_nested, each.result) for each in fields(root)] == [
        ("PAGE", "PAGE", "2"),
        ("IF  = 2 a b", "IF PAGE2 = 2 a b", "a"),
    ]


def test_a_field_in_a_part_by_any_name_is_found(form: Form, tmp_path: Path):
    """A header is checked as one, even if its file is named as a picture."""

    def change(parts: dict[str, bytes]) -> None:
        (name, *_) = sorted(each for each in parts if each.startswith("word/header"))
        parts["word/logo.png"] = parts.pop(name).replace(
            b"</w:hdr>", f"<w:p>{BEGIN}{code('DDEAUTO x')}{END}</w:p></w:hdr>".encode()
        )
        for each in (RELATIONS, "[Content_Types].xml"):
            parts[each] = parts[each].replace(name.removeprefix("word/").encode(), b"logo.png")

    with pytest.raises(TemplateError, match="in a header, the paragraph “”: the DDEAUTO field"):
        check_template(changed(form, tmp_path / "form", change))
