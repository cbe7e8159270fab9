"""A template saved by other programs is accepted; another file is reported in one line with what to do."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.scaffold import write_scaffold
from eia_tui.exports.template.template_file import TemplateError
from eia_tui.exports.template_check.check import check_template
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.word.ooxml import W
from eia_tui.word.package import WordFileError, open_word_file
from tests.conftest import WORD, Run
from tests.examples import examples
from tests.exports.templates import BODY, Change, changed, part, says
from tests.other_systems import needs_links
from tests.sample_answers import filled
from tests.word_document import WordDocument

pytestmark = pytest.mark.slow

TYPES, TOP, RELATIONS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
Parts = dict[str, bytes]


# --- accepted templates ---


def moved(name: str) -> Change:
    """Renames the part with the body, as Word Online and SharePoint do."""

    def change(parts: Parts) -> None:
        folder, _, base = name.rpartition("/")
        parts[name] = parts.pop(BODY)
        parts[f"{folder}/_rels/{base}.rels".lstrip("/")] = parts.pop(RELATIONS).replace(
            b'Target="', b'Target="/word/' if folder != "word" else b'Target="'
        )
        parts[TYPES] = parts[TYPES].replace(b"/word/document.xml", f"/{name}".encode())
        parts[TOP] = parts[TOP].replace(b"word/document.xml", name.encode())

    return change


def prefixed(prefix: str) -> Change:
    """Uses another prefix for Word's namespace in every part."""

    def change(parts: Parts) -> None:
        for name, content in parts.items():
            if W.encode() in content and name.endswith(".xml") and name.startswith("word/"):
                parts[name] = re.sub(rb"(?<=[</ ])w(?=:)|(?<=xmlns:)w(?==)", prefix.encode(), content)

    return change


def unprefixed(parts: Parts) -> None:
    """Uses no prefix for Word's elements, and one for their attributes."""
    text = parts[BODY].replace(b"<w:document", b'<w:document xmlns="%s"' % W.encode())
    parts[BODY] = re.sub(rb"<(/?)w:", rb"<\1", text)


def declared_inside(parts: Parts) -> None:
    """Declares another prefix in a paragraph."""
    inside = b'<v2:p xmlns:v2="%s"><v2:r><v2:t>{{ policy.name }}</v2:t></v2:r></v2:p>' % W.encode()
    parts[BODY] = parts[BODY].replace(b"<w:body>", b"<w:body>" + inside)


CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title></cp:coreProperties>'
)
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def core_parts(*kinds: tuple[str, str]) -> Change:
    """Adds parts for the document's properties, each with the type of its relationship and its content type."""

    def change(parts: Parts) -> None:
        parts[TOP] = re.sub(rb'<Relationship [^>]*core-properties"[^>]*/>', b"", parts[TOP])
        parts[TYPES] = re.sub(rb'<Override PartName="/docProps/core[^>]*/>', b"", parts[TYPES])
        for number, (relation, type_) in enumerate(kinds):
            name = f"docProps/core{number or ''}.xml"
            parts[name] = CORE.format(f"Title {number}").encode()
            related = f'<Relationship Id="rCore{number}" Type="{relation}" Target="{name}"/></Relationships>'
            parts[TOP] = parts[TOP].replace(b"</Relationships>", related.encode())
            override = f'<Override PartName="/{name}" ContentType="{type_}"/></Types>'
            parts[TYPES] = parts[TYPES].replace(b"</Types>", override.encode())

    return change


OLD_RELATION = "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"


@pytest.fixture(scope="module")
def usual_text(form: Form, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The text of the Word form that the council's own template makes."""
    return WordDocument(export(filled(form), tmp_path_factory.mktemp("usual") / "usual.docx").path).text


@pytest.mark.parametrize(
    "change",
    [
        moved("word/document2.xml"), moved("main.xml"),
        prefixed("w1"), prefixed("ns0"), prefixed("x"), unprefixed, declared_inside,
        core_parts((CORE_RELATION, CORE_TYPE), (CORE_RELATION, CORE_TYPE)),
        core_parts((CORE_RELATION, CORE_TYPE), (OLD_RELATION, CORE_TYPE)),
        core_parts((OLD_RELATION, CORE_TYPE)), core_parts((CORE_RELATION, "application/xml")), core_parts(),
    ],
    ids=[
        "document2", "at the top", "w1", "ns0", "x", "no prefix", "prefix of its own",
        "two properties", "two kinds", "old kind", "plain XML", "no properties",
    ],
)  # fmt: skip
def test_a_template_saved_by_other_programs_is_accepted(
    change: Change, usual_text: str, form: Form, tmp_path: Path, request: pytest.FixtureRequest
):
    other = changed(form, tmp_path / "form", change)
    assert check_template(other) == []
    name = request.node.name.split("[")[1].strip("]").replace(" ", "-")
    paper = WordDocument(export(filled(other), WORD / f"taken-{name}.docx").path)
    assert usual_text in paper.text
    assert paper.document.core_properties.title.startswith(form.title)
    assert len(paper.parts()) == len(set(paper.parts()))


def test_a_problem_in_a_template_from_another_program_is_reported(form: Form, tmp_path: Path):
    def change(parts: Parts) -> None:
        says("{{ policy.name }}", "{{ policy.nmae }}")(parts)
        prefixed("ns0")(parts)
        moved("word/document2.xml")(parts)

    found = [str(each) for each in check_template(changed(form, tmp_path / "form", change))]
    assert "in the body, table 1, row 1, cell 2 (“Name of policy”): the tag `policy.nmae` names nothing" in found[0]


# --- other files ---


def typed(main: str) -> Change:
    return lambda parts: parts.update(
        {TYPES: re.sub(rb'(PartName="/word/document.xml" ContentType=")[^"]*', rb"\1" + main.encode(), parts[TYPES])}
    )


def strict(parts: Parts) -> None:
    for name, content in parts.items():
        parts[name] = content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )


def odt(parts: Parts) -> None:
    parts.clear()
    parts["mimetype"] = b"application/vnd.oasis.opendocument.text"
    parts["content.xml"] = b"<x/>"


def twice(parts: Parts) -> None:
    parts["Word/Document.xml"] = parts[BODY]


def missing(parts: Parts) -> None:
    relation = b'<Relationship Id="rNull" Type="x/image" Target="NULL"/></Relationships>'
    parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation)


WML = "application/vnd.openxmlformats-officedocument.wordprocessingml."


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (strict, "is saved as a Strict Open XML document: in Word, choose Save As"),
        (typed(f"{WML}template.main+xml"), r"a Word template \(\.dotx\): in Word"),
        (typed("application/vnd.ms-word.document.macroEnabled.main+xml"), r"is macro-enabled \(\.docm\)"),
        (typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "is macro-enabled"),
        (part("word/vbaProject.bin", "x"), "is macro-enabled"),
        (typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "an Excel workbook"),
        (typed("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), "a PowerPoint"),
        (typed("application/octet-stream"), "is not a Word document: in Word"),
        (odt, r"an OpenDocument file \(\.odt\)"),
        (lambda parts: parts.pop(TYPES), "but a zip file"),
        (lambda parts: parts.clear(), "but a zip file"),
        (lambda parts: (parts.pop(TYPES), parts.update({"Form.docx": b"x"})), "take that out of the zip file first"),
        (twice, "has two parts with the same name"),
        (missing, "word/NULL is missing in it"),
        (says("/styles", "/header", RELATIONS), "its part for header is not valid"),
        (says("/header", "/styles", RELATIONS), "its part for styles is not valid"),
    ],
)  # fmt: skip
def test_the_error_names_the_type_of_another_package(change: Change, message: str, form: Form, tmp_path: Path):
    other = changed(form, tmp_path / "form", change)
    with pytest.raises(TemplateError, match=message) as error:
        check_template(other)
    assert str(error.value).startswith(f"{tmp_path / 'form' / 'form.docx'}")
    assert "\n" not in str(error.value)


def compound(stream: str) -> bytes:
    """The start of a compound file, and the name of one of its streams as its directory spells it."""
    return bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 1_016 + stream.encode("utf-16-le") + b"\0" * 500


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is empty"),
        (b"\0" * 5_000, "nothing but zeros"),
        (compound("EncryptedPackage"), "protected by a password or a sensitivity label: in Word, take that off"),
        (compound("WordDocument"), r"Word 2003 or older \(\.doc\): in Word: File, Save As"),
        (b"\xdb\xa5\x2d\0" + b"\0" * 100, r"\(\.doc\)"),
        (compound("Workbook"), r"Excel workbook \(\.xls\)"),
        (compound("PowerPoint Document"), r"PowerPoint presentation \(\.ppt\)"),
        (compound("Something"), "an older Office file"),
        (compound("__substg1.0_1000001F"), "an email: save the form that is attached to it first"),
        (b"{\\rtf1\\ansi x}", r"rich text file \(\.rtf\)"),
        (b"\xef\xbb\xbf {\\RTF1 x}", r"rich text file \(\.rtf\)"),
        (b"%PDF-1.7\n", "a PDF: ask for the Word file"),
        (b"\r\n<!DOCTYPE html><html></html>", r"a web page \(HTML\)"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<HTML lang='en'>", r"a web page \(HTML\)"),
        ("<html xmlns:w='x'>".encode("utf-16"), r"a web page \(HTML\)"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "a single-file web page"),
        (b"From: A\r\nTo: B\r\nMIME-Version: 1.0\r\n", "an email: save the form that is attached to it first"),
        (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?>", "an XML file"),
        (b"<pkg:package xmlns:pkg='x'>", "an XML file"),
        (b"Dear colleague", "is not a Word document: in Word"),
    ],
)  # fmt: skip
def test_the_error_names_the_type_of_another_file_called_docx(content: bytes, message: str, form: Form, tmp_path: Path):
    path = tmp_path / "form.docx"
    path.write_bytes(content)
    with pytest.raises(TemplateError, match=message) as error:
        check_template(replace(form, folder=tmp_path))
    assert "is not a Word document" in str(error.value)
    assert "\n" not in str(error.value)


def test_the_note_that_word_leaves_beside_an_open_document_names_that(form: Form, tmp_path: Path):
    (tmp_path / "~$form.docx").write_bytes(b"\x06A Name" + b"\0" * 155)
    with pytest.raises(WordFileError, match=r"says that form\.docx is open in Word: choose that file itself"):
        open_word_file(tmp_path / "~$form.docx", "a form")


def test_an_old_document_that_contains_a_zip_file_is_recognised(form: Form, tmp_path: Path):
    (tmp_path / "form.docx").write_bytes(compound("WordDocument") + form.template_path.read_bytes())
    with pytest.raises(WordFileError, match="Word 2003 or older"):
        open_word_file(tmp_path / "form.docx", "a form")


def test_a_file_that_is_cut_short_is_reported(form: Form, tmp_path: Path):
    content = form.template_path.read_bytes()
    for length in (5, 100, len(content) // 2, len(content) - 30):
        (tmp_path / "form.docx").write_bytes(content[:length])
        with pytest.raises(WordFileError, match=r"is not whole, it was cut off or damaged on its way"):
            open_word_file(tmp_path / "form.docx", "a form")


@examples(10)
@given(data=st.data())
def test_any_damage_to_a_file_is_reported_in_one_line(
    data: st.DataObject, form: Form, tmp_path_factory: pytest.TempPathFactory
):
    content = bytearray(form.template_path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    folder = tmp_path_factory.mktemp("form")
    (folder / "form.docx").write_bytes(content)
    try:
        open_word_file(folder / "form.docx", "a form")
    except WordFileError as error:
        assert "\n" not in str(error)  # noqa: PT017  either is right


def test_a_part_with_the_wrong_content_is_reported_in_one_line_or_replaced(form: Form, tmp_path: Path):
    styles = b'<w:hdr xmlns:w="%s"/>' % W.encode()
    for number, (name, content) in enumerate([("word/styles.xml", styles), (RELATIONS, b"<x/>"), (TOP, b"<x/>")]):
        with pytest.raises(TemplateError, match=r"form\.docx is "):
            check_template(changed(form, tmp_path / str(number), part(name, content.decode())))
    other = changed(form, tmp_path / "core", part("docProps/core.xml", "<x/>"))
    assert export(Draft(other), WORD / "core.docx").path.exists()


def test_a_part_with_another_spelling_of_its_name_is_reported_in_one_line(form: Form, tmp_path: Path):
    def change(parts: Parts) -> None:
        (name, *_) = sorted(each for each in parts if each.startswith("word/header"))
        parts["word/my header.xml"] = parts.pop(name)
        for each in (RELATIONS, TYPES):
            parts[each] = parts[each].replace(name.removeprefix("word/").encode(), b"my%20header.xml")

    with pytest.raises(TemplateError, match=r"word/my%20header\.xml is missing in it"):
        check_template(changed(form, tmp_path / "form", change))


@examples(10)
@given(data=st.data())
def test_any_change_to_the_parts_of_a_file_is_reported_in_one_line(
    data: st.DataObject, form: Form, tmp_path_factory: pytest.TempPathFactory
):
    with zipfile.ZipFile(form.template_path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    change = data.draw(st.sampled_from(["drop", "empty", "cut", "other", "rename", "swap"]))
    other = data.draw(st.sampled_from(sorted(parts)))
    match change:
        case "drop":
            del parts[name]
        case "empty":
            parts[name] = b""
        case "cut":
            parts[name] = parts[name][: data.draw(st.integers(0, len(parts[name])))]
        case "other":
            parts[name] = parts[other]
        case "rename":
            parts[data.draw(st.sampled_from(["x.xml", "word/x.xml", "x"]))] = parts.pop(name)
        case "swap":
            one, two = (
                data.draw(st.sampled_from([b"word", b"xml", b"header", b"styles", b"rId", b"main"])) for _ in range(2)
            )
            parts[name] = parts[name].replace(one, two)
    folder = tmp_path_factory.mktemp("form")
    with zipfile.ZipFile(folder / "form.docx", "w") as package:
        for each, content in parts.items():
            package.writestr(each, content)
    try:
        export(Draft(replace(form, folder=folder)), folder / "out.docx")
    except TemplateError as error:
        assert "\n" not in str(error)  # noqa: PT017  either is right


def test_the_command_reports_it_in_one_line(form: Form, eia: Run, tmp_path: Path):
    other = changed(form, tmp_path / "form", lambda _: None)
    other.template_path.write_bytes(compound("EncryptedPackage"))
    completed = eia("forms", "check", other.folder)
    assert (completed.returncode, completed.stdout, completed.stderr.count("\n")) == (2, "", 1)
    assert "password" in completed.stderr


# --- templates outside the form's folder ---


@pytest.mark.parametrize(
    "named",
    [
        "../other/form.docx",
        "/etc/form.docx",
        "C:/form.docx",
        "//server/share/form.docx",
        "NUL.docx",
        pytest.param("linked/form.docx", marks=needs_links),
        pytest.param("link.docx", marks=needs_links),
    ],
)
def test_a_template_outside_the_forms_folder_is_neither_read_nor_written(named: str, form: Form, tmp_path: Path):
    outside = tmp_path / "other"
    outside.mkdir()
    folder = changed(form, tmp_path / "form", lambda _: None).folder
    (folder / "form.docx").rename(outside / "form.docx")
    if named.startswith("link"):
        (folder / "linked").symlink_to(outside)
        (folder / "link.docx").symlink_to(outside / "form.docx")
    other = replace(form, folder=folder, template=named)
    before = (outside / "form.docx").read_bytes()
    for tried in (
        lambda: check_template(other),
        lambda: export(Draft(other), tmp_path / "out.docx"),
        lambda: write_scaffold(other, overwrite=True),
    ):
        with pytest.raises(TemplateError, match="is not inside that folder"):
            tried()
    assert (outside / "form.docx").read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["form", "other"]


@pytest.mark.parametrize("named", ["../x.docx", "/eia-x.docx", "..\\\\x.docx", "C:\\\\x.docx", "form.toml", "CON.docx"])
def test_scaffold_writes_only_in_the_forms_folder(named: str, form: Form, eia: Run, tmp_path: Path):
    folder = changed(form, tmp_path / "a" / "form", lambda _: None).folder
    path = folder / "form.toml"
    text = path.read_text(encoding="utf-8")
    message = text.replace('"form.docx"', f'"{named}"') if '"form.docx"' in text else f'template = "{named}"\n{text}'
    path.write_text(message, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    completed = eia("forms", "scaffold", folder, "--force")
    assert (completed.returncode, completed.stderr.count("\n")) == (2, 1)
    assert sorted(tmp_path.rglob("*")) == before
    assert path.read_text(encoding="utf-8") == message


def test_a_template_below_the_forms_folder_is_made_and_read(form: Form, tmp_path: Path):
    other = replace(changed(form, tmp_path / "form", lambda _: None), template="word\\form.docx")
    path = write_scaffold(other)
    assert path == tmp_path / "form" / "word" / "form.docx"
    assert check_template(other) == []


def test_a_bare_zip_header_is_not_a_word_document(tmp_path: Path):
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("_rels/.rels", "<Relationships/>")
    (tmp_path / "form.docx").write_bytes(written.getvalue())
    with pytest.raises(WordFileError, match="is not a Word document"):
        open_word_file(tmp_path / "form.docx", "a form")
