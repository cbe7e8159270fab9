"""Takes the Markdown that a returned form carries for each answer whose letters are still those that were printed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from eia_tui.draft.draft import Draft
from eia_tui.form.address import Address
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Choices, Prose, Rows
from eia_tui.form.values import Value, all_rows, answer_text, is_answered, parse_answer
from eia_tui.imports.inline import without_bold
from eia_tui.imports.returned_form import Reading
from eia_tui.imports.same_answer import printed as printed_blocks
from eia_tui.prose.blocks import Block, Listing, Paragraph, Quote, Table, pictures, words
from eia_tui.prose.markdown import read_prose
from eia_tui.prose.scrub import scrub
from eia_tui.system.file_names import file_name
from eia_tui.word.carried import Printed, letters_hash

_NAME = re.compile(r"pictures/([\w ().-]+\.(?:png|jpe?g))", re.IGNORECASE)
"""The names of pictures that are taken from a file of somebody else's: nothing but a picture in its usual folder."""


def printed_of(draft: Draft) -> dict[str, Printed]:
    """The long answers of a draft as a form of it would carry them."""
    return {
        address: Printed(text, letters_hash(words(read_prose(text))))
        for address, question, value in draft.answers()
        if isinstance(question, Prose) and (text := answer_text(question, value))
    }


def carried_draft(form: Form, printed: Mapping[str, Printed], folder: Path | None) -> Draft | None:
    """The answers that a form carries, as a draft in `folder`; None if it carries none.

    An option that it does not carry is chosen if a question that is only asked with it is answered.
    """
    draft = Draft(form, {}, folder)
    for address, question in form.questions.items():
        match question:
            case Rows():
                draft.put(address, _carried_rows(address, question, printed))
            case Choices():
                draft.put(
                    address,
                    [each.id for each in question.options if Address(address).child(each.id) in printed] or None,
                )
            case _ if address in printed:
                draft.put(address, parse_answer(question, printed[address].markdown))
    if not draft.document:
        return None
    for address, question in form.questions.items():
        if question.when and is_answered(draft.answer(address)):
            for id_, option in question.when.items():
                draft.put(f"{Address(address).parent}.{id_}", option)
    return draft


def _carried_rows(address: str, question: Rows, printed: Mapping[str, Printed]) -> Value | None:
    found: dict[int, dict[str, Value]] = {}
    for column in question.columns:
        cell = re.compile(rf"{re.escape(address)}\.(\d+)\.{re.escape(column.id)}(?:\.(.+))?")
        for key, each in printed.items():
            if not (match := cell.fullmatch(key)):
                continue
            row = found.setdefault(int(match[1]), {})
            if isinstance(column, Choices):
                row[column.id] = [*(str(id_) for id_ in _listed(row.get(column.id))), match[2] or each.markdown]
            elif (value := parse_answer(column, each.markdown)) is not None:
                row[column.id] = value
    return [found[number] for number in sorted(found)] or None


def _listed(value: Value | None) -> Sequence[Value]:
    return value if isinstance(value, list) else ()


class Carried:
    """The answers that a returned form carries."""

    def __init__(self, form: Form, printed: Mapping[str, Printed]) -> None:
        self._form = form
        self._printed = printed
        self.names: dict[str, str] = {}
        """For the path of each picture as it was read, the path that the answer carried gives it."""

    def restore(self, reading: Reading) -> None:
        """Puts the Markdown carried in the place of what was read where only that was lost which programs lose.

        That is a heading, an alignment or the number a list starts with. Any other difference is somebody's edit.
        """
        for address, value in reading.answers.items():
            question = self._form.questions[address]
            if isinstance(question, Prose) and isinstance(value, str):
                reading.answers[address] = self._answer(value, [self._printed.get(address)])
            elif isinstance(question, Rows):
                columns = [column.id for column in question.columns if isinstance(column, Prose)]
                reading.answers[address] = [
                    {**row, **dict(self._cells(address, row, columns))} for row in all_rows(question, value)
                ]

    def _cells(self, address: str, row: Mapping[str, Value], columns: Sequence[str]) -> Iterator[tuple[str, Value]]:
        for column in columns:
            if isinstance(value := row.get(column), str):
                cell = re.compile(rf"{re.escape(address)}\.\d+\.{re.escape(column)}")
                yield column, self._answer(value, [each for key, each in self._printed.items() if cell.fullmatch(key)])

    def _answer(self, read: str, candidates: Sequence[Printed | None]) -> str:
        """The Markdown carried for an answer; what was read if none fits, or several that differ do."""
        if any(each and each.markdown == read for each in candidates):
            return read
        letters = letters_hash(words(blocks := read_prose(read)))
        fitting = {
            markdown
            for each in candidates
            if each and each.letters == letters and _prints(markdown := scrub(each.markdown), letters, read)
        }
        if len(fitting) != 1:
            return read
        [markdown] = fitting
        return self._with_pictures(markdown, [each.path for each in pictures(blocks)]) or read

    def _with_pictures(self, markdown: str, paths: Sequence[str]) -> str:
        """The Markdown with the paths of the pictures that were read; "" if they cannot be told apart."""
        names = [each.path for each in pictures(read_prose(markdown))]
        for name, path in zip(names, paths, strict=True):
            for spelling in (f"]({name})", f"](<{name}>)"):
                markdown = markdown.replace(spelling, f"]({path})")
        if [each.path for each in pictures(read_prose(markdown))] != list(paths):
            return ""
        for name, path in zip(names, paths, strict=True):
            match = _NAME.fullmatch(name)
            if (
                match
                and file_name(match[1]) == match[1]
                and name.casefold() not in map(str.casefold, self.names.values())
            ):
                self.names.setdefault(path, name)
        return markdown


def _prints(markdown: str, letters: str, read: str) -> bool:
    """Whether Markdown has these letters, and differs from what was read only in what programs lose."""
    blocks = read_prose(markdown)
    if letters_hash(words(blocks)) != letters or len(list(pictures(blocks))) != len(list(pictures(read_prose(read)))):
        return False
    return _are_kept(printed_blocks(markdown), printed_blocks(read))


def _are_kept(carried: Sequence[Block], read: Sequence[Block]) -> bool:
    if len(carried) != len(read):
        read = _with_whole_lists(read)
    return len(carried) == len(read) and all(map(_is_kept, carried, read))


def _with_whole_lists(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with numbered lists joined that follow each other: some programs begin to count anew within a list."""
    whole: list[Block] = []
    for block in blocks:
        match (whole[-1] if whole else None), block:
            case (Listing(items, start, delimiter), Listing(more, int())) if start is not None:
                whole[-1] = Listing((*items, *more), start, delimiter)
            case _:
                whole.append(block)
    return whole


def _is_kept(carried: Block, read: Block) -> bool:
    match carried, read:
        case (Paragraph(mine, heading), Paragraph(theirs, heading_read)):
            same_words = without_bold(mine) == without_bold(theirs)
            return (mine == theirs and heading == heading_read) or (heading and same_words)
        case (Listing(mine, start, delimiter), Listing(theirs, start_read, delimiter_read)):
            kept = start_read in (start, None if start is None else 1) and delimiter_read in (delimiter, ".")
            return kept and len(mine) == len(theirs) and all(map(_are_kept, mine, theirs))
        case (Quote(mine), Quote(theirs)):
            return _are_kept(mine, theirs)
        case (Table(alignments=sides), Table(alignments=sides_read)):
            kept = all(side_read in (side, "") for side, side_read in zip(sides, sides_read, strict=False))
            return kept and replace(carried, alignments=()) == replace(read, alignments=())
        case _:
            return False
