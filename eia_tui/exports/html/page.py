"""Exports a draft as one accessible web page without scripts, which loads nothing and contains every answer."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from markupsafe import escape

from eia_tui.approvals.status import is_signed_off, sign_off_entry
from eia_tui.draft.draft import Draft
from eia_tui.exports.charts import chart_warnings
from eia_tui.exports.html.prose_html import ProseHtml
from eia_tui.exports.output import write_export
from eia_tui.exports.pictures import DraftPictures, Exported
from eia_tui.exports.word.verify import chart_words, comparable, find_words
from eia_tui.form.definition import Asked, Section, Step
from eia_tui.form.kinds import Prose, Rows, Simple
from eia_tui.form.values import Value, answer_text, is_answered
from eia_tui.prose.markdown import read_prose
from eia_tui.word.ooxml import LANGUAGE

_NOTHING = "<p>No answer</p>"
# Nothing is loaded and nothing runs, whatever an answer contains.
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def write_page(
    draft: Draft, path: Path, *, overwrite: bool = False, strip_metadata: bool = False, signed_off: bool | None = None
) -> Exported:
    """Writes the page to `path`.

    Unless `overwrite` is set, an existing file is kept and the next free name used; the page of a draft that can no
    longer change is not written a second time. The written file is read again and must contain every word of the
    answers; otherwise it is removed. `strip_metadata` removes the metadata of pictures. `signed_off` says whether the
    form is signed off, by default the draft. Raises `UserError`.
    """
    pictures = DraftPictures(draft, strip_metadata=strip_metadata)
    signed_off = is_signed_off(draft) if signed_off is None else signed_off
    page = _PageWriter(draft, ProseHtml(pictures.open), signed_off=signed_off)
    content = page.html().encode()

    def is_same(there: Path) -> bool:
        try:
            return sign_off_entry(draft) is not None and there.read_bytes() == content
        except OSError:
            return False

    path = write_export(
        draft.form,
        path,
        content,
        lambda written: _verify(written, page.expected),
        overwrite=overwrite,
        is_same=is_same,
    )
    return Exported(path, tuple(pictures.missing()), (*pictures.doubts(), *chart_warnings(draft)))


@dataclass
class _PageWriter:
    """Writes the page, and notes the answers that it must contain."""

    draft: Draft
    prose: ProseHtml
    signed_off: bool
    expected: list[tuple[str, str]] = field(default_factory=list)
    """The address and text of each answer, in the order of the page."""

    def html(self) -> str:
        form = self.draft.form
        title = escape(": ".join(filter(None, (form.title, self.draft.name))))
        sections = [section for section in form.sections if any(each.printed for each in section.questions)]
        contents = "\n".join(f'<li><a href="#section-{each.id}">{escape(each.heading)}</a></li>' for each in sections)
        draft = '<p class="draft"><strong>Draft: not signed off yet.</strong></p>\n'
        status = "" if self.signed_off else draft
        style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
        council = f"<p>{escape(form.council)}</p>\n" if form.council else ""
        return (
            f'<!DOCTYPE html>\n<html lang="{LANGUAGE}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
            '<a class="skip" href="#main">Skip to the assessment</a>\n'
            f"<header>\n{council}<h1>{title}</h1>\n{status}</header>\n"
            f'<nav aria-labelledby="contents">\n<h2 id="contents">Contents</h2>\n<ul>\n{contents}\n</ul>\n</nav>\n'
            f'<main id="main" tabindex="-1">\n{"".join(self._section(each) for each in sections)}</main>\n'
            "</body>\n</html>\n"
        )

    def _section(self, section: Section) -> str:
        steps = [step for step in self.draft.form.steps if step.section == section]
        instruction = "".join(f"<p>{escape(line)}</p>\n" for line in section.instruction.split("\n") if line.strip())
        inside = "".join(self._step(step) for step in steps)
        heading = f'<h2 id="section-{section.id}">{escape(section.heading)}</h2>'
        return f'<section aria-labelledby="section-{section.id}">\n{heading}\n{instruction}{inside}</section>\n'

    def _step(self, step: Step) -> str:
        level = 4 if step.group else 3
        heading = f"<h3>{escape(step.group.label)}</h3>\n" if step.group else ""
        asked = (each for each in self.draft.shown(step) if each.question.printed)
        return heading + "".join(self._asked(each, level) for each in asked)

    def _asked(self, asked: Asked, level: int) -> str:
        value = self.draft.answer(asked.address)
        label = " ".join(asked.question.label.split())
        return f"<h{level}>{escape(label)}</h{level}>\n{self._answer(asked, value, level + 1)}\n"

    def _answer(self, asked: Asked, value: Value | None, level: int) -> str:
        if not is_answered(value):
            return _NOTHING
        if isinstance(asked.question, Rows):
            return self._rows(asked, asked.question)
        return self._text(asked.address, asked.question, value, level)

    def _text(self, address: str, question: Simple, value: Value | None, level: int | None) -> str:
        text = answer_text(question, value)
        self.expected.append((address, text))
        if isinstance(question, Prose):
            return self.prose.write(read_prose(text), level)
        return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())

    def _rows(self, asked: Asked, question: Rows) -> str:
        """A table; on a narrow screen each row is shown as a list, with the names of its columns."""
        columns = [column for column in question.columns if column.printed]
        names = [str(escape(" ".join(column.label.split()))) for column in columns]
        head = "".join(f'<th role="columnheader" scope="col">{name}</th>' for name in names)
        rows = []
        for cells in self.draft.cells(asked):
            answers = {column.id: (address, value) for address, column, value in cells}
            row = []
            for column, name in zip(columns, names, strict=True):
                address, value = answers.get(column.id, ("", None))
                inside = self._text(address, column, value, None) if is_answered(value) else _NOTHING
                row.append(f'<td role="cell" data-label="{name}">{inside}</td>')
            rows.append(f'<tr role="row">{"".join(row)}</tr>')
        return self.prose.scrolled(
            f'<table role="table" class="rows">\n<thead role="rowgroup"><tr role="row">{head}</tr></thead>\n'
            f'<tbody role="rowgroup">\n{chr(10).join(rows)}\n</tbody>\n</table>',
            " ".join(asked.question.label.split()),
        )


class _PageText(HTMLParser):
    """Reads the text of a page, and the descriptions of its pictures; of a chart only its kind and title.

    The words in a chart are those of its table, and would hide that one is missing there.
    """

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._in_chart = False

    def handle_data(self, data: str) -> None:
        if not self._in_chart:
            self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_chart = self._in_chart and tag != "svg"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "figure":
            self.parts.append(chart_words(dict(attrs).get("class") or "", ""))
        self._in_chart = self._in_chart or tag == "svg"
        if tag == "img":
            self.parts += [value or "" for name, value in attrs if name == "alt"]


def _verify(path: Path, expected: list[tuple[str, str]]) -> None:
    """Raises `LostWordsError` for a word of an answer that is not on the page, in the order of `expected`."""
    reader = _PageText()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    text, position = comparable("".join(reader.parts)), 0
    for address, answer in expected:
        position = find_words(address, answer, text, position)
