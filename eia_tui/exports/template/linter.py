"""Rules for Word templates, so that every answer is printed and Word can open the result."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from eia_tui.exports.template.parser import ParsedTemplate, Part, Tag, TemplateProblem, tag_pairs
from eia_tui.exports.template.special_tags import special_tags
from eia_tui.exports.template.template_file import open_template
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose, Rows
from eia_tui.word.ooxml import own_texts, w
from eia_tui.word.styles import is_on

_TRACKED = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_REPLACED = {"p": ("paragraph", "p"), "tr": ("row", "tr"), "tc": ("cell", "tc")}
"""What docxtpl replaces with a tag of each scope: in words, and as Word's element."""
_HEADER_COLUMNS = 3
"""Columns from which a table needs a header row to make sense when it is read aloud."""


def problems(template: ParsedTemplate) -> Iterator[TemplateProblem]:
    """What prevents a template from being filled in, or would lose text of it."""
    yield from template.problems
    for part in template.parts:
        yield from special_tags(part)
        yield from _misplaced(part)
        yield from _unpaired(part)
    yield from _wrong_tags_for_kind(template)
    for part in template.parts:
        if next(part.root.iter(*_TRACKED), None) is not None:
            yield TemplateProblem(part.title, "contains tracked changes: in Word, accept or reject all of them")


def first_problem(form: Form) -> TemplateProblem | None:
    """The first rule that a form's template breaks; None if it breaks none. Raises `TemplateError`."""
    return next(problems(ParsedTemplate(form)), None)


def _misplaced(part: Part) -> Iterator[TemplateProblem]:
    """Tags that replace their paragraph, row or cell, and would lose other text in it."""
    for tag in part.tags:
        if tag.scope not in _REPLACED:
            continue
        what, _ = _REPLACED[tag.scope]
        replaced = _replaced(tag)
        if replaced is None:
            yield TemplateProblem(
                part.where(tag.paragraph), f"{tag.source} replaces a whole table {what}: move it into a table"
            )
            continue
        elements = own_texts(replaced) if tag.scope == "p" else replaced.iter(w("t"))
        text = "".join(each.text or "" for each in elements).strip()
        if text != tag.source:
            rest = text.replace(tag.source, "", 1).strip()
            yield TemplateProblem(
                part.where(tag.paragraph),
                f"{tag.source} needs a {what} of its own: “{rest[:40]}” beside it would be lost",
            )


def _unpaired(part: Part) -> Iterator[TemplateProblem]:
    """Tags whose beginning and end replace different things, so that the document would not be well-formed."""
    for opening, tag in tag_pairs(part.tags):
        rows = [next(each.paragraph.iterancestors(w("tr")), None) for each in (opening, tag)]
        if opening.scope != tag.scope:
            correct = f"{{%{opening.scope} {tag.code} %}}"
            yield TemplateProblem(
                part.where(tag.paragraph), f"{tag.source} belongs to {opening.source}: write {correct}"
            )
        elif not opening.scope and opening.paragraph is not tag.paragraph:
            scope = "tr" if rows[0] is not rows[1] else "p"
            yield TemplateProblem(part.where(opening.paragraph), _on_its_own(opening, scope))
        elif opening.scope == "p" and rows[0] is not rows[1]:
            yield TemplateProblem(part.where(opening.paragraph), _on_its_own(opening, "tr"))
        elif _container(opening) is not _container(tag):
            yield TemplateProblem(
                part.where(opening.paragraph),
                f"{opening.source} and {tag.source} are in different boxes, links or tables: put both into one",
            )


def _replaced(tag: Tag) -> etree._Element | None:
    """The element that docxtpl replaces with a tag: its paragraph, row or cell, else its run; None if there is none."""
    if tag.scope == "p":
        return tag.paragraph
    if tag.scope in _REPLACED:
        return next(tag.paragraph.iterancestors(w(_REPLACED[tag.scope][1])), None)
    return next(tag.text.iterancestors(w("r")), None)


def _container(tag: Tag) -> etree._Element | None:
    """The element around what a tag replaces."""
    replaced = _replaced(tag)
    return None if replaced is None else replaced.getparent()


def _on_its_own(tag: Tag, scope: str) -> str:
    what, correct = _REPLACED[scope][0], f"{{%{scope} {tag.code} %}}"
    return f"{tag.source} and its end are in different places: put each in a {what} of its own, as {correct}"


def _wrong_tags_for_kind(template: ParsedTemplate) -> Iterator[TemplateProblem]:
    """Tags that the question's kind does not allow: prose needs a paragraph of the body, rows need a loop."""
    for address, references in template.references.items():
        for part, reference in references:
            if not reference.printed:
                continue
            question = reference.questions[reference.addresses.index(address)]
            prose_tags = [tag for tag in part.tags if tag.line == reference.line and tag.scope == "p"]
            position, source = part.where_line(reference.line), reference.source
            if isinstance(question, Rows):
                yield TemplateProblem(
                    position, f"`{source}` is a list of rows: loop over it with {{%tr for row in {source} %}}"
                )
            elif isinstance(question, Prose) and part.kind != "document":
                yield TemplateProblem(position, f"`{source}` is a long answer: it can only be in the body")
            elif isinstance(question, Prose) and not prose_tags:
                yield TemplateProblem(
                    position, f"`{source}` is a long answer: write {{{{p {source} }}}} in a paragraph of its own"
                )
            else:
                continue
            break


def untagged_questions(template: ParsedTemplate) -> Iterator[TemplateProblem]:
    """Questions without a tag, so that their answers would not be printed."""
    for address, question in template.form.questions.items():
        if isinstance(question, Rows):
            addresses = [
                Address(address).child(column.id) for column in question.columns if column.printed and question.printed
            ]
        else:
            addresses = [Address(address)] if question.printed else []
        for each in addresses:
            if each not in template.references:
                yield TemplateProblem("", f"{each} has no tag: the template would never print it")


def missing_header_rows(template: ParsedTemplate) -> Iterator[TemplateProblem]:
    """Tables that need a header row and have none."""
    for part in template.parts:
        for table, number in part.tables.items():
            looped = any(tag.scope == "tr" and tag.code.startswith("for ") and _within(tag, table) for tag in part.tags)
            columns = max((len(row.findall(w("tc"))) for row in table.findall(w("tr"))), default=0)
            has_header = is_on(table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}"))
            if (looped or columns >= _HEADER_COLUMNS) and not has_header:
                position = f"{part.title}, table {number}"
                yield TemplateProblem(
                    position,
                    "no header row: in Word, mark its first row “Repeat as header row at the top of each page”",
                )


def _within(tag: Tag, table: etree._Element) -> bool:
    return any(each is table for each in tag.paragraph.iterancestors(w("tbl")))


def tags_in_properties(form: Form) -> Iterator[TemplateProblem]:
    """Tags in the properties of the file, which are not filled in."""
    with zipfile.ZipFile(open_template(form)) as package:
        for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
            if name not in package.namelist():
                continue
            for each in etree.fromstring(package.read(name)).iter():
                if each.text and ("{{" in each.text or "{%" in each.text):
                    yield TemplateProblem(
                        f"the document's properties ({etree.QName(each).localname})",
                        f"the tag {each.text.strip()[:40]} is never filled in: remove it",
                    )
