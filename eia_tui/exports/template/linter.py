"""What a Word template must keep to, so that every answer has its place in it and Word opens what comes out."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from eia_tui.exports.template.location import template_file
from eia_tui.exports.template.parser import Mistake, Part, Reading, Tag, openings
from eia_tui.exports.template.special_tags import special_tags
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose, Rows
from eia_tui.word.ooxml import own_texts, w
from eia_tui.word.package import open_template

_TRACKED = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
_TAKEN = {"p": ("paragraph", "p"), "tr": ("row", "tr"), "tc": ("cell", "tc")}
"""What a tag of each scope takes the place of, in words and in Word's own."""
_GRID = 3
"""From so many columns on, a table needs a header row to be understood by ear."""


def mistakes(reading: Reading) -> Iterator[Mistake]:
    """What keeps a template from being filled in, or would lose words of it."""
    yield from reading.mistakes
    for part in reading.parts:
        yield from special_tags(part)
        yield from _misplaced(part)
        yield from _unpaired(part)
    yield from _mistaken_for(reading)
    for part in reading.parts:
        if next(part.root.iter(*_TRACKED), None) is not None:
            yield Mistake(part.title, "holds tracked changes: in Word, accept or reject all of them")


def first_mistake(form: Form) -> Mistake | None:
    """The first thing that keeps a form's template from being filled in, if reading shows one."""
    return next(mistakes(Reading(form)), None)


def _misplaced(part: Part) -> Iterator[Mistake]:
    """A tag that stands for its paragraph, row or cell takes the whole of it: whatever else is there would be lost."""
    for tag in part.tags:
        if tag.scope not in _TAKEN:
            continue
        what, element = _TAKEN[tag.scope]
        taken = tag.paragraph if tag.scope == "p" else next(tag.paragraph.iterancestors(w(element)), None)
        if taken is None:
            yield Mistake(
                part.place(tag.paragraph), f"{tag.typed} stands for a whole table {what}: move it into a table"
            )
            continue
        texts = own_texts(taken) if tag.scope == "p" else taken.iter(w("t"))
        said = "".join(each.text or "" for each in texts).strip()
        if said != tag.typed:
            rest = said.replace(tag.typed, "", 1).strip()
            yield Mistake(
                part.place(tag.paragraph),
                f"{tag.typed} needs a {what} of its own: “{rest[:40]}” beside it would be lost",
            )


def _unpaired(part: Part) -> Iterator[Mistake]:
    """What opens round paragraphs, rows or cells must close round them, or the pieces do not fit."""
    for opening, tag in openings(part.tags):
        rows = [next(each.paragraph.iterancestors(w("tr")), None) for each in (opening, tag)]
        if opening.scope != tag.scope:
            fitting = f"{{%{opening.scope} {tag.code} %}}"
            yield Mistake(part.place(tag.paragraph), f"{tag.typed} belongs to {opening.typed}: write {fitting}")
        elif not opening.scope and opening.paragraph is not tag.paragraph:
            scope = "tr" if rows[0] is not rows[1] else "p"
            yield Mistake(part.place(opening.paragraph), _on_its_own(opening, scope))
        elif opening.scope == "p" and rows[0] is not rows[1]:
            yield Mistake(part.place(opening.paragraph), _on_its_own(opening, "tr"))
        elif _around(opening) is not _around(tag):
            yield Mistake(
                part.place(opening.paragraph),
                f"{opening.typed} and {tag.typed} stand in different boxes, links or tables: put both into one",
            )


def _around(tag: Tag) -> etree._Element | None:
    """What holds that which a tag stands for."""
    if tag.scope not in _TAKEN:
        run = next(tag.text.iterancestors(w("r")), None)
        return None if run is None else run.getparent()
    taken = tag.paragraph if tag.scope == "p" else next(tag.paragraph.iterancestors(w(_TAKEN[tag.scope][1])), None)
    return None if taken is None else taken.getparent()


def _on_its_own(tag: Tag, scope: str) -> str:
    own = f"a {_TAKEN[scope][0]}"
    fitting = f"{{%{scope} {tag.code} %}}"
    return f"{tag.typed} and its end stand in different places: put each on {own} of its own, as {fitting}"


def _mistaken_for(reading: Reading) -> Iterator[Mistake]:
    """Prose needs a paragraph of the body, and rows a loop."""
    for address, asked in reading.asked.items():
        for part, said in asked:
            if not said.printed:
                continue
            question = said.questions[said.addresses.index(address)]
            prose_tags = [tag for tag in part.tags if tag.line == said.line and tag.scope == "p"]
            if isinstance(question, Rows):
                yield Mistake(
                    part.where(said.line),
                    f"`{said.typed}` is a list of rows: loop over it with {{%tr for row in {said.typed} %}}",
                )
            elif isinstance(question, Prose) and part.kind != "document":
                yield Mistake(part.where(said.line), f"`{said.typed}` is a long answer: it can stand in the body only")
            elif isinstance(question, Prose) and not prose_tags:
                yield Mistake(
                    part.where(said.line),
                    f"`{said.typed}` is a long answer: write {{{{p {said.typed} }}}} in a paragraph of its own",
                )
            else:
                continue
            break


def untagged(reading: Reading) -> Iterator[Mistake]:
    """Questions without a tag: their answers would not be printed."""
    for address, question in reading.form.questions.items():
        if isinstance(question, Rows):
            wanted = [f"{address}.{column.id}" for column in question.columns if column.printed and question.printed]
        else:
            wanted = [address] if question.printed else []
        for each in wanted:
            if each not in reading.asked:
                yield Mistake("", f"{each} has no tag: the template would never print it")


def headers(reading: Reading) -> Iterator[Mistake]:
    """Tables that need a header row to be read aloud, and have none."""
    for part in reading.parts:
        for table, number in part.tables.items():
            looped = any(tag.scope == "tr" and tag.code.startswith("for ") and _within(tag, table) for tag in part.tags)
            columns = max((len(row.findall(w("tc"))) for row in table.findall(w("tr"))), default=0)
            if (looped or columns >= _GRID) and table.find(f"{w('tr')}/{w('trPr')}/{w('tblHeader')}") is None:
                place = f"{part.title}, table {number}"
                yield Mistake(
                    place, "no header row: in Word, mark its first row “Repeat as header row at the top of each page”"
                )


def _within(tag: Tag, table: etree._Element) -> bool:
    return any(each is table for each in tag.paragraph.iterancestors(w("tbl")))


def properties(form: Form) -> Iterator[Mistake]:
    """Tags in the properties of the file, which are never filled in."""
    with zipfile.ZipFile(open_template(template_file(form))) as package:
        for name in ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"):
            if name not in package.namelist():
                continue
            for each in etree.fromstring(package.read(name)).iter():
                if each.text and ("{{" in each.text or "{%" in each.text):
                    what = etree.QName(each).localname
                    yield Mistake(
                        f"the document's properties ({what})",
                        f"the tag {each.text.strip()[:40]} is never filled in: take it out",
                    )
