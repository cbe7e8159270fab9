"""Damages a Word form that came back in every way, and imports it: no traceback, no wrong cell, no half import.

usage: python -m tests.torture.returned_forms [--files 10000] [--seed 1]; exit code 1 if there is any problem
"""

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.flows.import_form import import_into
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Line, Prose, Question, Rows
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.form.stages import stage_addresses
from eia_tui.form.values import Value, answer_text
from eia_tui.imports.form_map import FormMap
from eia_tui.imports.label_matching import plain
from eia_tui.imports.read_form import read_returned
from eia_tui.imports.returned_form import Reading, ReturnedForm
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.operations import save_draft
from eia_tui.system.errors import UserError
from eia_tui.word.ooxml import w
from tests.approvals import sent
from tests.imports.sent_back import SentBack, council_map, elements
from tests.sample_answers import filled
from tests.sample_answers import sample as short

BY = 'w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'
_TOKEN = re.compile(r"Zq\d{3}x")
"""A word that is in one answer only."""
_EACH_IMPORTED = 40
"""Of so many files that can be read one is also imported."""


def with_tokens(form: Form) -> Draft:
    """Answers to every question, each long answer and line with a word of its own."""
    numbers = iter(range(1000))

    def answer(address: str, question: Question) -> Value:
        if isinstance(question, Line | Prose):
            return f"Zq{next(numbers):03d}x is said here."
        if isinstance(question, Rows):
            columns = [column for column in question.columns if isinstance(column, Line | Prose)]
            return [{column.id: f"Zq{next(numbers):03d}x" for column in columns} for _ in range(3)]
        return short(address, question)

    return filled(form, answer)


class ReturnedForms:
    """The Word form of a draft that was sent, to be damaged."""

    def __init__(self, folder: Path) -> None:
        """Sends a draft in a new folder."""
        self.form = find_form(DEFAULT)
        self.map: FormMap = council_map()
        self.path = new_draft("Charges", self.form)
        draft = with_tokens(self.form)
        for address in stage_addresses(self.form):
            draft.put(address, None)
        draft.folder = self.path.parent
        save_draft(draft, self.path)
        file = sent(self.path, 0, anyway="trial").path
        self.draft = open_draft(self.path)
        self.back = SentBack.opened(file, self.draft, self.map)
        self.whole = file.read_bytes()
        self.file = folder / "back.docx"
        self.own = {
            token: str(self.draft.answer_address(address))
            for address, question, value in self.draft.answers()
            for token in _TOKEN.findall(answer_text(question, value))
        }
        self._labels: dict[str, set[str]] = {}
        for table in self.map.tables:
            for row in table.rows:
                self._labels.setdefault(plain(row.label), set()).update(row.addresses)
        self._headers = {
            plain(header): row.slots[0].target.address
            for table in self.map.tables
            for row in table.growing
            for header in row.headers
            if header
        }

    def damage(self, chance: random.Random) -> etree._Element | None:
        """Writes a damaged file; its document, None where its bytes are damaged as a package."""
        if chance.random() < 1 / 4:
            content = bytearray(
                self.whole[: chance.randrange(len(self.whole))] if chance.random() < 1 / 4 else self.whole
            )
            for _ in range(3 if content else 0):
                content[chance.randrange(len(content))] = chance.randrange(256)
            self.file.write_bytes(bytes(content))
            return None
        damaged = SentBack.__new__(SentBack)
        damaged.parts, damaged.root = self.back.parts, deepcopy(self.back.root)
        for _ in range(chance.randrange(1, 5)):
            every = [each for each in damaged.body.iter(etree.Element) if each is not damaged.body]
            chance.choice(KINDS)(chance.choice(every), chance.choice(every), chance)
        damaged.save(self.file)
        return damaged.root

    def problems(self, chance: random.Random, number: int) -> Iterator[str]:
        """Damages the form once, reads it and imports it; what is wrong about that."""
        root = self.damage(chance)
        try:
            returned = read_returned(self.file, self.map)
        except UserError as error:
            if "\n" in str(error):
                yield f"several lines: {error}"
            yield from self._imported(refused=True)
            return
        if root is not None:
            yield from self.wrong_cells(root, returned)
        if number % _EACH_IMPORTED == 0:
            yield from self._imported(refused=returned.found < 1 / 2)

    def wrong_cells(self, root: etree._Element, returned: ReturnedForm) -> Iterator[str]:
        """Each word that is in an answer although it is in the row of another one, and that is not reported."""
        allowed = dict(self._allowed(root))
        for reading in (returned.accepted, returned.refused):
            for address, value in reading.answers.items():
                text = answer_text(self.form.questions[address], value)
                for token in set(_TOKEN.findall(text)) - _uncertain(reading, address):
                    if address != self.own[token] and address not in allowed.get(token, ()):
                        yield f"{token} of {self.own[token]} is in {address}"

    def _allowed(self, root: etree._Element) -> Iterator[tuple[str, set[str]]]:
        """For each word, the answers whose label, or whose own word, is in its row."""
        found: dict[str, set[str]] = {}
        for row in root.iter(w("tr")):
            if next(row.iterancestors(w("tc")), None) is not None:
                continue
            cells = [plain(_text(cell)) for cell in row.iter(w("tc"))]
            addresses = {address for label in cells for address in self._labels.get(label, ())}
            table = next(row.iterancestors(w("tbl")), row)
            headers = {plain(_text(cell)) for cell in table.iter(w("tc"))}
            addresses |= {address for header, address in self._headers.items() if header in headers}
            tokens = _TOKEN.findall(_text(row))
            addresses |= {self.own[token] for token in tokens}  # its label may have been changed
            for token in tokens:
                found.setdefault(token, set()).update(addresses)
        yield from found.items()

    def _imported(self, *, refused: bool) -> Iterator[str]:
        """Imports the file into a copy of the draft: if that is refused, nothing may be changed."""
        copy = self.path.parent.parent / "copy"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self.path.parent, copy)
        before = _files(copy)
        try:
            import_into(self.file, copy / self.path.name)
        except UserError:
            if _files(copy) != before:
                yield "refused, and something was written"
        else:
            if refused:
                yield "imported what cannot be read"
            open_draft(copy / self.path.name)


def _uncertain(reading: Reading, address: str) -> set[str]:
    """The words of an answer that a report says are a guess, or stand in a cell with others."""
    reported = any(address in each.on for each in reading.reports if each.kind in ("taken for", "cells merged"))
    return set(_TOKEN.findall(str(reading.answers[address]))) if reported else set()


def _text(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(w("t"), w("delText")))


def _files(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


# --- what is damaged ---


def _remove(each: etree._Element, _: etree._Element, __: random.Random) -> None:
    each.getparent().remove(each)


def _double(each: etree._Element, _: etree._Element, __: random.Random) -> None:
    each.addnext(deepcopy(each))


def _clear(each: etree._Element, _: etree._Element, __: random.Random) -> None:
    each.attrib.clear()


def _rename(each: etree._Element, _: etree._Element, chance: random.Random) -> None:
    each.tag = w(chance.choice(["p", "r", "tc", "tr", "tbl", "t", "sdt", "ins", "del", "unknown"]))


def _say_age(each: etree._Element, _: etree._Element, __: random.Random) -> None:
    each.text = "Age"


def _copy_into(each: etree._Element, other: etree._Element, _: random.Random) -> None:
    each.append(deepcopy(other))


def _exchange_rows(each: etree._Element, other: etree._Element, _: random.Random) -> None:
    rows = [next((row for row in (one, *one.iterancestors()) if row.tag == w("tr")), None) for one in (each, other)]
    if rows[0] is not None and rows[1] is not None and rows[0].getparent() is rows[1].getparent():
        rows[0].addnext(rows[1])


def _track(each: etree._Element, _: etree._Element, chance: random.Random) -> None:
    run = next((run for run in (each, *each.iterancestors()) if run.tag == w("r")), None)
    if run is None or run.getparent() is None:
        return
    kind = chance.choice(["ins", "del", "moveFrom", "moveTo"])
    (change,) = elements(f'<w:{kind} w:id="{chance.randrange(9)}" {BY}/>')
    run.getparent().replace(run, change)
    change.append(run)


def _track_row(each: etree._Element, _: etree._Element, chance: random.Random) -> None:
    row = next((row for row in (each, *each.iterancestors()) if row.tag in (w("tr"), w("tc"))), None)
    if row is not None:
        name, kinds = ("trPr", ("ins", "del")) if row.tag == w("tr") else ("tcPr", ("cellIns", "cellDel"))
        row.insert(0, elements(f'<w:{name}><w:{chance.choice(kinds)} w:id="5" {BY}/></w:{name}>')[0])


def _span(each: etree._Element, _: etree._Element, chance: random.Random) -> None:
    cell = next((cell for cell in (each, *each.iterancestors()) if cell.tag == w("tc")), None)
    if cell is not None:
        number = chance.choice(["0", "2", "99999999999", "-1", "x"])
        span = chance.choice([f'<w:gridSpan w:val="{number}"/>', "<w:vMerge/>", f'<w:vMerge w:val="{number}"/>'])
        cell.insert(0, elements(f"<w:tcPr>{span}</w:tcPr>")[0])


def _comment(each: etree._Element, _: etree._Element, chance: random.Random) -> None:
    kind = chance.choice(["commentRangeStart", "commentRangeEnd", "commentReference", "moveFromRangeStart"])
    each.addnext(elements(f'<w:{kind} w:id="{chance.randrange(3)}"/>')[0])


KINDS: list[Callable[[etree._Element, etree._Element, random.Random], None]] = [
    _remove, _double, _clear, _rename, _say_age, _copy_into, _exchange_rows, _track, _track_row, _span, _comment,
]  # fmt: skip


def found(folder: Path, files: int, seed: int) -> Iterator[str]:
    """What goes wrong with so many damaged forms, each with its number and the seed."""
    forms = ReturnedForms(folder)
    for number in range(files):
        chance = random.Random(f"{seed} {number}")
        try:
            yield from (f"{number}, seed {seed}: {each}" for each in forms.problems(chance, number))
        except Exception:  # noqa: BLE001  any traceback is a problem
            yield f"{number}, seed {seed}: {traceback.format_exc()}"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.torture.returned_forms")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["EIA_WIZARD_HOME"] = home
        problems = 0
        for problem in found(Path(home), options.files, options.seed):
            problems += 1
            print(problem, flush=True)
    print(f"{options.files:,} damaged forms, {problems} problems")
    sys.exit(bool(problems))
