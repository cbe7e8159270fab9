"""Makes a first Word template with tags from any form, which its council can then change in Word."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from eia_tui.exports.template.sign_off_tag import NOT_SIGNED_OFF
from eia_tui.exports.template.template_file import TemplateError, template_file
from eia_tui.form.definition import Form, Section
from eia_tui.form.kinds import Prose, Question, Rows, Simple
from eia_tui.form.stages import stages
from eia_tui.system.files import write_whole
from eia_tui.system.paths import something_at
from eia_tui.word.empty_docx import TEXT_WIDTH, empty_document
from eia_tui.word.ooxml import attribute, text_xml

_LABEL_SHARE = 0.3
_GROUP_SHARE = 0.22
_MOST_COLUMNS_PORTRAIT = 5
_CELL_MARGINS = 216
_EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="7F7F7F"'
_BORDERS = "".join(f"<w:{side} {_EDGE}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
_SHADE = "E7EDF3"


def scaffold(form: Form) -> bytes:
    """A Word template with a tag for every printed question of the form. Raises `TemplateError`."""
    for wording in _wordings(form):
        if "{" in wording or "}" in wording:
            raise TemplateError(f"“{wording}” contains a brace, which is read as a tag in a Word template: reword it")
    grids = [len(_in_grid(section.questions)) + 1 for section in form.sections if section.per_group]
    grids += [len(_printed(q.columns)) for s in form.sections for q in s.questions if isinstance(q, Rows)]
    wide = max(grids, default=0) > _MOST_COLUMNS_PORTRAIT
    width = TEXT_WIDTH[wide]
    body = [_paragraph("Council", form.council) if form.council else "", _paragraph("Title", form.title)]
    for section in form.sections:
        body.append(_paragraph("Heading1", section.heading))
        body += [_paragraph("Instruction", line) for line in section.instruction.split("\n") if line]
        body.append(_group_table(section, width) if section.per_group else _tables(section, width))
    # Word needs a paragraph after the last table.
    body.append('<w:p><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:p>')
    name = next((asked.address for asked in form.with_role("name")), "")
    return empty_document(
        "".join(body),
        title=form.title,
        footer=_footer(name, text_xml(form.title)),
        draft_condition=NOT_SIGNED_OFF if stages(form) else "",
        wide=wide,
    )


def _wordings(form: Form) -> Iterator[str]:
    """The form's texts that are written into the template; groups and options come with the answers."""
    yield from (form.title, form.council)
    for section in form.sections:
        yield from (section.heading, section.instruction)
        for question in section.questions:
            yield from (question.label, question.hint)
            yield from (column.label for column in question.columns) if isinstance(question, Rows) else ()


def _footer(name: str, title: str) -> str:
    """The footer's text: the policy's name (the answer at address `name`), or the form's title if it has none."""
    return f"{{% if {name} %}}{{{{ {name} }}}}{{% else %}}{title}{{% endif %}}" if name else title


def write_scaffold(form: Form, *, overwrite: bool = False) -> Path:
    """Writes a first template to the path that the form names, and returns the path.

    Raises `TemplateError`, also for an existing file unless `overwrite` is set.
    """
    path = template_file(form)
    if path.suffix.lower() != ".docx":
        raise TemplateError(f"{path} would not open in Word: give `template` in form.toml a name that ends in .docx")
    if something_at(path) and not overwrite:
        raise TemplateError(f"{path} is there already: move it away first, or add --force to overwrite it")
    write_whole(path, scaffold(form))
    return path


def _printed(questions: Iterable[Simple]) -> list[Simple]:
    return [question for question in questions if question.printed]


def _in_grid(questions: Sequence[Question]) -> list[Question]:
    """The questions with a column of their own: those that are printed whatever the other answers are."""
    return [question for question in questions if question.printed and not question.when]


def _tables(section: Section, width: int) -> str:
    """The tables of a section without groups: labels and answers side by side, and a table for each list of rows."""
    written, pairs = [], list[str]()

    def end_table() -> None:
        if pairs:
            label = round(width * _LABEL_SHARE)
            written.append(
                _table([label, width - label], "".join(pairs), section.title, "Questions left, answers right")
            )
            pairs.clear()

    for question in section.questions:
        if not question.printed:
            continue
        if isinstance(question, Rows):
            end_table()
            if written:
                written.append(_paragraph("Instruction", question.label))
            written.append(_rows_table(question, f"{section.id}.{question.id}", section.title, width))
        else:
            label = round(width * _LABEL_SHARE)
            row = _row(
                _cell(label, _label(question), shaded=True),
                _cell(width - label, _answer(question, f"{section.id}.{question.id}")),
            )
            pairs.append(_only_when(question, section.id, row))
    end_table()
    return "".join(written)


def _only_when(question: Question, address: str, row: str) -> str:
    if not question.when:
        return row
    condition = _condition(question, address)
    return f"{_tag_row(f'if {condition}')}{row}{_tag_row('endif')}"


def _condition(question: Question, address: str) -> str:
    """When a question of the section or group at `address` is shown, as a template expression."""
    return " and ".join(f'{address}.{sibling} == "{value}"' for sibling, value in question.when.items())


def _group_table(section: Section, width: int) -> str:
    columns = _in_grid(section.questions)
    first = round(width * _GROUP_SHARE)
    each = (width - first) // max(len(columns), 1)
    widths = [first] + [each] * len(columns)
    address = f"{section.id}[group.id]"
    header = [_cell(first, _paragraph("Label", "Group"), shaded=True)]
    header += [_cell(each, _label(question), shaded=True) for question in columns]
    cells = [_cell(first, _paragraph("Label", "{{ group.label }}"), shaded=True)]
    for question in columns:
        dependent = [other for other in section.questions if other.printed and question.id in other.when]
        inside = (
            _rows_table(question, f"{address}.{question.id}", question.label, each - _CELL_MARGINS)
            + _paragraph("Answer", "")
            if isinstance(question, Rows)
            else _answer(question, f"{address}.{question.id}")
        )
        for other in dependent:
            inside += (
                _tag(f"if {_condition(other, address)}")
                + _label(other)
                + _answer(other, f"{address}.{other.id}")
                + _tag("endif")
            )
        cells.append(_cell(each, inside))
    rows = _row(*header, header=True) + _tag_row("for group in groups") + _row(*cells) + _tag_row("endfor")
    return _table(widths, rows, section.title, "One row for each group of people")


def _rows_table(question: Rows, address: str, title: str, width: int) -> str:
    columns = _printed(question.columns)
    shares = [3 if isinstance(column, Prose) else 2 for column in columns]
    widths = [width * share // sum(shares) for share in shares]
    header = [_cell(each, _label(column), shaded=True) for each, column in zip(widths, columns, strict=True)]
    cells = [_cell(each, _answer(column, f"row.{column.id}")) for each, column in zip(widths, columns, strict=True)]
    nothing = [_cell(widths[0], _paragraph("Hint", "None recorded yet"))]
    nothing += [_cell(each, _paragraph("Answer", "")) for each in widths[1:]]
    rows = (
        f"{_row(*header, header=True)}{_tag_row(f'for row in {address}')}{_row(*cells)}{_tag_row('endfor')}"
        f"{_tag_row(f'if not {address}')}{_row(*nothing)}{_tag_row('endif')}"
    )
    return _table(widths, rows, title, "One row for each entry")


def _label(question: Question) -> str:
    return "".join(_paragraph("Label", line) for line in question.label.strip().split("\n"))


def _answer(question: Question, address: str) -> str:
    """The tag of a question, with its hint if there is no answer."""
    tag = f"{{{{p {address} }}}}" if isinstance(question, Prose) else f"{{{{ {address} }}}}"
    if not question.hint:
        return _paragraph("Answer", tag)
    if isinstance(question, Prose):
        return f"{_tag(f'if {address}')}{_paragraph('Answer', tag)}{_tag('else')}{_hint(question)}{_tag('endif')}"
    return f"{_tag(f'if not {address}')}{_hint(question)}{_tag('else')}{_paragraph('Answer', tag)}{_tag('endif')}"


def _hint(question: Question) -> str:
    return "".join(_paragraph("Hint", line) for line in question.hint.strip().split("\n"))


def _tag(code: str) -> str:
    return _paragraph("Answer", f"{{%p {code} %}}")


def _tag_row(code: str) -> str:
    return f"<w:tr><w:tc><w:tcPr/>{_paragraph('Answer', f'{{%tr {code} %}}')}</w:tc></w:tr>"


def _paragraph(style: str, text: str) -> str:
    run = f'<w:r><w:t xml:space="preserve">{text_xml(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run}</w:p>'


def _cell(width: int, inside: str, *, shaded: bool = False) -> str:
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADE}"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{inside}</w:tc>'


def _row(*cells: str, header: bool = False) -> str:
    flags = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if header else ""
    return f"<w:tr>{flags}{''.join(cells)}</w:tr>"


def _table(widths: Sequence[int], rows: str, caption: str, description: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
        f"<w:tblCaption w:val={attribute(caption)}/><w:tblDescription w:val={attribute(description)}/></w:tblPr>"
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
