"""A template that would run code, loop for ever or load something is refused before any of it is executed."""

import time
import zipfile
from pathlib import Path

import pytest

from eia_tui.draft.draft import Draft
from eia_tui.exports.template.template_file import TemplateError
from eia_tui.exports.word.export import export
from eia_tui.form.definition import Form
from eia_tui.system.errors import UserError
from tests.exports.templates import BODY, Change, body, changed, part, says
from tests.sample_answers import filled

pytestmark = pytest.mark.slow

RELATIONS = "word/_rels/document.xml.rels"


def relation(kind: str, target: str, mode: str = "") -> Change:
    start = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = f'<Relationship Id="rX" Type="{start}/{kind}" Target="{target}"{mode}/></Relationships>'
    return says("</Relationships>", more, RELATIONS)


OUTSIDE = ' TargetMode="External"'


@pytest.mark.parametrize(
    "code",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ policy.__class__ }}",
        "{{ policy['__class__'] }}",
        "{{ policy.name.__html__ }}",
        "{{ policy.name.upper() }}",
        "{{ policy.name._ledger }}",
        "{{ policy.name.transformed }}",
        "{{ objectives.proposal.paragraphs }}",
        "{{ policy.items }}",
        "{{ policy.name|attr('__class__') }}",
        "{{ groups|map(attribute='__class__')|list }}",
        "{{ cycler.__init__.__globals__.os.popen('id') }}",
        "{{ lipsum }}",
        "{{ self }}",
        "{{ range(10) }}",
        "{{ open('/etc/passwd').read() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set x = 'a' %}{{ x }}",
        "{% do x %}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in policy.name %}{{ a }}{% endfor %}",
        "{% for a in 'aaaa' %}{{ a }}{% endfor %}",
        "{% for a in groups recursive %}{{ loop(groups) }}{% endfor %}",
        "{% for g in groups %}" * 9 + "x" + "{% endfor %}" * 9,
        "{{ 'a' * 999999999 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ '%s'|format('x') }}",
        "{% raw %}{{ x }}{% endraw %}x{% raw %}",
        "{{ policy.name|styled(0) }}",
        "{" * 3000,
        "{{ " * 2000,
        "{% if x %}" * 3000,
        "{{ " + "(" * 3000 + "policy" + ")" * 3000 + " }}",
    ],
)  # fmt: skip
def test_a_template_with_forbidden_code_is_refused(code: str, form: Form, tmp_path: Path):
    hostile = changed(form, tmp_path / "form", body(code.replace("<", "&lt;")))
    start = time.process_time()
    with pytest.raises(UserError) as error:
        export(filled(hostile), tmp_path / "out.docx")
    assert time.process_time() - start < 10
    assert "\n" not in str(error.value)
    assert not (tmp_path / "out.docx").exists()
    assert "root:" not in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (part("word/vbaProject.bin", "x"), "macro-enabled"),
        (says("document.main+xml", "document.macroEnabled.main+xml", "[Content_Types].xml"), "macro-enabled"),
        (relation("attachedTemplate", "file:///c:/x.dotm", OUTSIDE), "a link to another template"),
        (relation("oleObject", "embeddings/x.bin"), "an embedded object"),
        (relation("aFChunk", "x.html"), "a part in another format"),
        (relation("image", "https://example.org/x.png", OUTSIDE), "loads 'https://example.org/x.png'"),
        (relation("hyperlink", "file:///c:/x", OUTSIDE), "opens 'file:///c:/x'"),
        (says("<w:body>", '<w:body><w:p><w:fldSimple w:instr=" INCLUDETEXT c:\\x "/></w:p>'), "the INCLUDETEXT field"),
        (says("<w:body>", "<w:body><w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x"
              "</w:instrText></w:r></w:p>"), "DDEAUTO field"),
        (lambda parts: parts.update({BODY: b'<!DOCTYPE x [<!ENTITY a "b">]>' + parts[BODY]}), "declares entities"),
        (lambda parts: parts.update({"word/big.xml": b"<a>" + b" " * 6_000_000 + b"</a>"}), "larger than any form"),
        (lambda parts: parts.update({f"word/x{n}.bin": b"\0" * 5_000_000 for n in range(13)}), "unpacks to more"),
        (lambda parts: parts.update({f"x/{n}.bin": b"" for n in range(2001)}), "unpacks to more"),
        (lambda parts: parts.pop(BODY), "is not a Word document"),
        (lambda parts: parts.update({BODY: parts[BODY][:-500]}), "is damaged|is not a Word document"),
        (lambda parts: parts.update({BODY: b"<w:document>"}), "is damaged|is not a Word document|cannot be filled in"),
    ],
)  # fmt: skip
def test_a_file_that_would_load_run_or_unpack_something_is_refused(
    change: Change, message: str, form: Form, tmp_path: Path
):
    hostile = changed(form, tmp_path / "form", change)
    with pytest.raises(TemplateError, match=message):
        export(Draft(hostile), tmp_path / "out.docx")
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04" + b"\0" * 100, b"\xd0\xcf\x11\xe0" + b"\0" * 600])
def test_a_file_that_is_not_a_word_document_is_refused(content: bytes, form: Form, tmp_path: Path):
    broken = changed(form, tmp_path / "form", lambda _: None)
    broken.template_path.write_bytes(content)
    with pytest.raises(TemplateError, match=r"is not a Word document|is not whole"):
        export(Draft(broken), tmp_path / "out.docx")


def test_a_template_called_docm_is_refused(form: Form, tmp_path: Path):
    folder = tmp_path / "form"
    changed(form, folder, lambda _: None)
    text = (folder / "form.toml").read_text(encoding="utf-8").replace('"form.docx"', '"form.docm"')
    (folder / "form.toml").write_text(text, encoding="utf-8")
    (folder / "form.docx").rename(folder / "form.docm")
    from eia_tui.form.loading import load_form

    with pytest.raises(TemplateError, match="macro-enabled"):
        export(Draft(load_form(folder)), tmp_path / "out.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(form: Form, tmp_path: Path):
    bomb = changed(form, tmp_path / "form", lambda _: None)
    with zipfile.ZipFile(bomb.template_path, "w", zipfile.ZIP_DEFLATED) as package:
        with package.open("word/document.xml", "w") as member:
            for _ in range(200):
                member.write(b" " * 1_000_000)
        package.writestr("[Content_Types].xml", "<Types/>")
    start = time.process_time()
    with pytest.raises(TemplateError, match="unpacks to more"):
        export(Draft(bomb), tmp_path / "out.docx")
    assert time.process_time() - start < 3
