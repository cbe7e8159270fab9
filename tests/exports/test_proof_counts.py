"""The verification counts list items, rows, bold, italics and pictures, and names an answer whose numbers differ."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.commands.cli import main
from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.exports.word.tally import Tally, tally_text
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Rows
from eia_tui.prose.blocks import plain_paragraph
from eia_tui.storage.drafts import new_draft
from eia_tui.storage.operations import save_draft
from tests.conftest import WORD
from tests.examples import examples
from tests.exports.templates import changed, says
from tests.images import png
from tests.sample_answers import filled
from tests.tui.wizard_driver import open_wizard

LONG, OTHER = "objectives.proposal", "impact.age.concerns"
MANY = (
    "Before **it** and *after*:\n\n- one\n- **two** and more\n  1. inner\n  2. last\n\n| Age | Share |\n|---|---|\n"
    "| 65+ | **20%** |\n| under 18 | 5% |\n\n## A **bold** heading\n\n> said *so*\n\n![the rise](pictures/x.png) too\n"
)
Sabotage = Callable[[str], str]


@pytest.fixture
def with_picture(draft: Draft, tmp_path: Path) -> Draft:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "x.png").write_bytes(png(40, 30))
    return draft


def spoilt(monkeypatch: pytest.MonkeyPatch, spoil: Sabotage) -> None:
    """Changes the body of the document just before it is written."""
    from docx.opc.part import XmlPart

    blob = XmlPart.blob.fget  # type: ignore[attr-defined]

    def spoilt_(part: XmlPart) -> bytes:
        content: bytes = blob(part)
        if not str(part.partname).endswith("/document.xml"):
            return content
        text = content.decode()
        changed_ = spoil(text)
        assert changed_ != text
        return changed_.encode()

    monkeypatch.setattr(XmlPart, "blob", property(spoilt_))


def without(pattern: str, put: str = "", which: int = 0) -> Sabotage:
    """Removes one match, the last for -1."""

    def spoil(text: str) -> str:
        found = list(re.finditer(pattern, text, re.DOTALL))[which]
        return text[: found.start()] + found.expand(put) + text[found.end() :]

    return spoil


def test_an_answer_that_is_printed_as_meant_has_no_warning(
    form: Form, example: Draft, with_picture: Draft, tmp_path: Path
):
    assert export(example, tmp_path / "a.docx").warnings == ()
    assert export(filled(form), tmp_path / "b.docx").warnings == ()
    with_picture.put(LONG, MANY)
    with_picture.put(OTHER, MANY)
    assert export(with_picture, tmp_path / "c.docx").warnings == ()


NEXT_ROW = r"</w:tr><w:tr>(?:<w:trPr><w:cantSplit/></w:trPr>)?"
"""The XML between two rows of a table in an answer."""
NUMBERED = r"<w:numPr>.*?</w:numPr>"


@pytest.mark.parametrize(
    "case",
    [
        (without(NUMBERED), "4 list items in the answer and 3 in the Word document"),
        (without(NUMBERED, which=1), "4 list items in the answer and 3 in the Word document"),
        (without(NUMBERED, which=-1), "4 list items in the answer and 3 in the Word document"),
        (lambda text: re.sub(NUMBERED, "", text), "4 list items in the answer and 0 in the Word document"),
        (without(r"<w:pStyle [^>]*/>(?=(?:(?!</w:p>).)*>Before <)", r"\g<0><w:numPr/>"),
         "4 list items in the answer and 5 in the Word document"),
        (without(rf"{NEXT_ROW}(?=<w:tc>(?:(?!</w:tc>).)*65\+)"), "3 table rows in the answer and 2 in the Word document"),
        (without(r"<w:b/>(?=(?:(?!</w:r>).)*>two<)"), "8 pieces in bold in the answer and 7 in the Word document"),
        (without(r"<w:b/>(?=(?:(?!</w:r>).)*>bold<)"), "8 pieces in bold in the answer and 7 in the Word document"),
        (without(r"<w:b/>(?=(?:(?!</w:r>).)*>Age<)"), "8 pieces in bold in the answer and 7 in the Word document"),
        (without(r"<w:b/>(?=(?:(?!</w:r>).)*>two<)", '<w:b w:val="0"/>'), "8 pieces in bold in the answer and 7"),
        (without(r"<w:i/>(?=(?:(?!</w:r>).)*>so<)"), "2 pieces in italics in the answer and 1 in the Word document"),
        (without(r"<w:r><w:drawing>.*?</w:drawing></w:r>", "<w:r><w:t>the rise</w:t></w:r>"),
         "1 picture in the answer and 0 in the Word document"),
    ],
    ids=range(12),
)  # fmt: skip
@pytest.mark.parametrize("beside", ["", OTHER])
def test_content_lost_in_the_export_is_reported_with_its_address(
    case: tuple[Sabotage, str], beside: str, with_picture: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    spoil, expected = case
    with_picture.put(LONG, MANY)
    if beside:
        with_picture.put(beside, MANY)
    spoilt(monkeypatch, spoil)
    warnings = export(with_picture, tmp_path / "x.docx").warnings
    assert any(expected in line for line in warnings), warnings
    assert all(line.startswith((f"{LONG}: ", f"{OTHER}: ")) and line.endswith(": compare the two") for line in warnings)
    assert beside or [line.partition(":")[0] for line in warnings] == [LONG]


def test_formatting_that_was_parsed_as_plain_text_is_reported_too(
    with_picture: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("eia_tui.exports.word.context.read_prose", lambda text: (plain_paragraph(text.strip()),))
    with_picture.put(LONG, MANY)
    with_picture.put("objectives.rationale", "No sign in it\nat all, and 5 * 3.")
    (warning,) = export(with_picture, tmp_path / "x.docx").warnings
    (address, *counts) = re.split("[:;] ", warning.removesuffix(": compare the two"))
    assert address == LONG
    kinds = ["4 list items", "3 table rows", "4 pieces in bold", "2 pieces in italics", "1 picture"]
    assert counts == [f"{many} in the answer and 0 in the Word document" for many in kinds]


def test_a_missing_picture_is_reported_once(draft: Draft, tmp_path: Path):
    draft.put(LONG, "![the rise](pictures/none.png)")
    (warning,) = export(draft, tmp_path / "x.docx").warnings
    assert "is not there" in warning


def rows_of(form: Form) -> str:
    return next(address for address, question in form.questions.items() if isinstance(question, Rows))


def test_rows_that_are_printed_in_one_row_are_reported(form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    draft, rows = filled(form), rows_of(form)
    spoilt(monkeypatch, without(rf"</w:tr>\s*<w:tr>(?=(?:(?!</w:tr>).)*{re.escape(f'{rows} 2')})"))
    warnings = export(draft, tmp_path / "x.docx").warnings
    assert [line for line in warnings if line.startswith(f"{rows}: 2 rows in the answer and 1 in the Word document")]


def test_rows_that_a_template_prints_below_each_other_are_not_counted(form: Form, tmp_path: Path):
    """Prints all rows in one cell, with a paragraph for each; a row without all its columns is shorter."""
    rows, columns = rows_of(form), [c.id for c in form.questions[rows_of(form)].columns if c.printed]  # type: ignore[union-attr]

    def listed(parts: dict[str, bytes]) -> None:
        text = parts["word/document.xml"].decode()
        start, end = (
            text.index(position)
            for position in (
                "{%tr for action",
                "{%tr endfor",
            )
        )
        start, end = text.rindex("<w:tr>", 0, start), text.index("</w:tr>", text.index("{%tr endfor", start)) + 7

        def line(text: str) -> str:
            return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

        def cell(column: str) -> str:
            tag = f"{{{{p row.{column} }}}}" if f"{{{{p action.{column} }}}}" in text else f"{{{{ row.{column} }}}}"
            return f"<w:tc><w:tcPr/>{line(f'{{%p for row in {rows} %}}')}{line(tag)}{line('{%p endfor %}')}</w:tc>"

        row = f"<w:tr>{''.join(map(cell, columns))}</w:tr>"
        parts["word/document.xml"] = (text[:start] + row + text[end:]).encode()

    draft = filled(changed(form, tmp_path / "form", listed))
    first, second = draft.answer(rows)  # type: ignore[misc]
    draft.put(rows, [first, {columns[0]: second[columns[0]]}])  # type: ignore[index, call-overload]
    assert export(draft, tmp_path / "x.docx").warnings == ()


def test_an_answer_in_a_bold_paragraph_has_all_its_bold_text(with_picture: Draft, form: Form, tmp_path: Path):
    tag = '<w:r><w:t xml:space="preserve">{{p objectives.proposal }}</w:t></w:r>'
    bold = changed(form, tmp_path / "form", says(tag, tag.replace("<w:r>", "<w:r><w:rPr><w:b/><w:i/></w:rPr>")))
    draft = Draft(bold, {"draft": {"format": 1}}, with_picture.folder)
    draft.put(LONG, MANY)
    assert export(draft, tmp_path / "x.docx").warnings == ()


# --- unambiguous text ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- one\n- two\n\n1. first\n2) second", Tally(items=4)),
        ("- one\n    - deeper\n        - deepest", Tally(items=3)),
        ("\t- set in", Tally(items=1)),
        ("- 2019. That year", Tally(items=1)),
        ("10. ten\n    - under it", Tally(items=2)),
        ("- one\n  goes on\n- two", Tally(items=2)),
        ("text\n2. perhaps", Tally()),
        ("-5 degrees\n- - -\n- \n+ VAT\n2019. That year\n1.5 miles\n-\n*", Tally()),
        ("| a | b |\n|---|---|\n| c | d |\n| e | f |", Tally(rows=3)),
        ("| a |\n|---|\n| c |", Tally(rows=2)),
        ("| a | b |\n| c | d |", Tally(rows=2)),
        ("|x|\n|y|", Tally()),
        ("| a | b |", Tally()),
        ("either | or\nthis | that", Tally()),
        ("**a** and (**b c**), *d*; ***e***", Tally(bold=2, italic=1)),
        ("2 ** 3 ** 4, 5 * 3 * 2, a*b*c, **not closed, \\**no**", Tally()),
        ("![x](pictures/a.png) ![](b.jpg) \\![no](c.png)", Tally(pictures=2)),
        ("[a **b** c](https://example.org/**d**)", Tally(bold=1)),
        ("![ **x** ](a b.png)", Tally()),
    ],
    ids=range(19),
)  # fmt: skip
def test_only_unambiguous_text_is_counted(text: str, expected: Tally):
    assert tally_text(text) == expected


VOCABULARY = ["the", "bus", "is", "late", "£5", "65+", "2019", "(again)", "R&D,", "it’s", "“so”", "1.5", "–"]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=6).map(" ".join)
MARKED = st.tuples(st.sampled_from(["", "", "**", "*"]), WORDS).map(lambda made: f"{made[0]}{made[1]}{made[0]}")
LINE = st.lists(MARKED | st.just("![a chart](pictures/x.png)"), min_size=1, max_size=3).map(" and ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)


@st.composite
def listings(draw: st.DrawFn, depth: int = 0) -> str:
    numbered = draw(st.booleans())
    items = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        sign = f"{number}. " if numbered else "- "
        items.append(f"{sign}{draw(LINE)}")
        if depth < 3 and draw(st.integers(0, 3)) == 0:
            inside = draw(listings(depth + 1))
            items.append("\n".join(f"{' ' * len(sign)}{line}" for line in inside.split("\n")))
    return "\n".join(items)


@st.composite
def tables(draw: st.DrawFn) -> str:
    columns = draw(st.integers(1, 4))
    rows = [[draw(MARKED) for _ in range(columns)] for _ in range(draw(st.integers(1, 4)))]
    written = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([written[0], "|" + "---|" * columns, *written[1:]])


QUOTE = PARAGRAPH.map(lambda text: "\n".join(f"> so {line}" for line in text.split("\n")))
ANSWER = st.lists(PARAGRAPH | listings() | tables() | QUOTE | LINE.map("## A {}".format), min_size=1, max_size=5).map("\n\n".join)  # fmt: skip
SOUP = st.text(st.sampled_from("ab19 *_[]()!|#>-+.`~\\/\n{}%&<\"':;=\u00a0"), max_size=60).map(
    lambda text: re.sub(r"(?m)^ +", "", text)
)
ADDRESSES = [LONG, "objectives.rationale", OTHER, "impact.age.benefits", "impact.race.concerns"]


@examples(8)
@given(texts=st.lists(ANSWER | SOUP, min_size=len(ADDRESSES), max_size=len(ADDRESSES)))
def test_no_answer_that_is_printed_as_meant_has_a_warning(
    texts: list[str], form: Form, tmp_path_factory: pytest.TempPathFactory
):
    folder = tmp_path_factory.getbasetemp() / "with-picture"
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    (folder / "pictures" / "x.png").write_bytes(png(4, 3))
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}}, folder)
    for address, text in zip(ADDRESSES, texts, strict=True):
        draft.put(address, text)
    warnings = export(draft, WORD / "proved.docx", overwrite=True).warnings
    assert [line for line in warnings if "the picture" not in line] == []


def test_a_heading_that_is_no_longer_bold_is_reported(form: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    draft = Draft(form)
    draft.put(LONG, "## Only a heading")
    spoilt(monkeypatch, without(r"<w:rPr><w:b/>(?=.{0,99}Only a heading)", "<w:rPr>"))
    (warning,) = export(draft, tmp_path / "form.docx").warnings
    assert warning.startswith(f"{LONG}: 1 piece in bold in the answer and 0 in the Word document")


@examples(8)
@given(text=ANSWER, kind=st.sampled_from([NUMBERED, r"<w:b/>", r"<w:i/>", NEXT_ROW]), data=st.data())
def test_content_lost_from_any_answer_is_reported(
    text: str, kind: str, data: st.DataObject, form: Form, tmp_path_factory: pytest.TempPathFactory
):
    folder = tmp_path_factory.getbasetemp() / "with-picture"
    (folder / "pictures").mkdir(parents=True, exist_ok=True)
    (folder / "pictures" / "x.png").write_bytes(png(4, 3))
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}}, folder)
    draft.put(LONG, text)
    plain = export(draft, WORD / "proved.docx", overwrite=True)
    with zipfile.ZipFile(plain.path) as package:
        body = package.read("word/document.xml").decode()
    cell = re.search(r"What is the proposal\?.*?(?=What is the rationale)", body, re.DOTALL)
    assert cell
    places = list(re.finditer(kind, cell.group().rpartition("</w:tr>")[0]))
    if not places:
        return
    lost = data.draw(st.sampled_from(places))
    with pytest.MonkeyPatch.context() as monkeypatch:
        at = cell.start() + lost.start()
        spoilt(monkeypatch, lambda whole: whole[:at] + whole[at + len(lost.group()) :])
        (warning,) = export(draft, WORD / "spoilt.docx", overwrite=True).warnings
    assert re.match(rf"{LONG}: \d+ [a-z ]+ in the answer and \d+ in the Word document", warning)
    (WORD / "spoilt.docx").unlink()


# --- reports ---


@pytest.fixture
def swallowed(form: Form, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft whose list is parsed as plain text."""
    monkeypatch.setattr("eia_tui.exports.word.context.read_prose", lambda text: (plain_paragraph(text),))
    path = new_draft("Mobile library timetable", form)
    draft = Draft(form, {"draft": {"format": 1, "form": form.id}}, path.parent)
    draft.put(LONG, "- one\n- two")
    save_draft(draft, path)
    return path


WARNING = f"{LONG}: 2 list items in the answer and 0 in the Word document: compare the two"


def test_the_command_warns_in_one_line_and_succeeds(
    swallowed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(tmp_path)  # where the command writes the form
    assert main(["export", str(swallowed)]) == 0
    output = capsys.readouterr()
    assert output.err == f"eia-wizard: {WARNING}\n"
    assert Path(output.out.strip()).is_file()


async def test_the_wizard_shows_the_warning_with_the_path(swallowed: Path):
    async with open_wizard(swallowed) as ui:
        await ui.press("f9", "x")
        await ui.until(lambda: "The Word form is at" in ui.label(".outcome"))
        assert WARNING in " ".join(ui.label(".outcome").split())
