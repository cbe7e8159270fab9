"""What pandoc and LibreOffice make of a Word form agrees with what we read in it."""

import itertools
import random
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from eia_tui.draft.draft import Draft
from eia_tui.exports.word.export import export
from eia_tui.form.values import is_answered
from eia_tui.imports.form_map import FormMap
from eia_tui.imports.read_form import read_returned
from eia_tui.imports.same_answer import same_answer
from eia_tui.storage.catalogue import find_draft
from eia_tui.storage.drafts import open_draft
from eia_tui.word.ooxml import W, w
from eia_tui.word.revisions import settled
from eia_tui.word.tidy import tidied
from tests.imports.programs import needed, saved_by_libreoffice
from tests.imports.sent_back import SentBack, without

BY = 'w:author="Reviewer A" w:date="2026-11-20T10:00:00Z"'


# --- tracked changes, accepted and refused ---


def _words(chance: random.Random, ids: Iterator[int]) -> str:
    """A run of words that is unchanged, inserted, deleted, moved, or deleted in an insertion."""
    word = f"w{next(ids)} "
    run = f'<w:r><w:t xml:space="preserve">{word}</w:t></w:r>'
    gone = f'<w:r><w:delText xml:space="preserve">gone{word}</w:delText></w:r>'
    change = f'w:id="{next(ids)}" {BY}'
    return chance.choice(
        [
            run,
            run,
            f"<w:ins {change}>{run}</w:ins>",
            f"<w:del {change}>{gone}</w:del>",
            f'<w:ins {change}>{run}<w:del w:id="{next(ids)}" {BY}>{gone}</w:del></w:ins>',
            f"<w:moveFrom {change}>{run}</w:moveFrom>",
            f"<w:moveTo {change}>{run}</w:moveTo>",
        ]
    )


def _paragraph(chance: random.Random, ids: Iterator[int]) -> str:
    kind = chance.choice(["", "", "", "ins", "del"])
    mark = f'<w:pPr><w:rPr><w:{kind} w:id="{next(ids)}" {BY}/></w:rPr></w:pPr>' if kind else ""
    return f"<w:p>{mark}{''.join(_words(chance, ids) for _ in range(chance.randrange(1, 6)))}</w:p>"


def revised(paragraphs: int, seed: int) -> bytes:
    """A document whose paragraphs have tracked changes at random, also of their ends; the last one has none."""
    chance, ids = random.Random(seed), itertools.count(1)
    body = "".join(_paragraph(chance, ids) for _ in range(paragraphs))
    return (
        f'<w:document xmlns:w="{W}"><w:body>{body}<w:p><w:r><w:t>End</w:t></w:r></w:p></w:body></w:document>'.encode()
    )


def package(document: bytes, path: Path) -> Path:
    """The smallest Word file with a document."""
    office, types = (
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://schemas.openxmlformats.org/package/2006",
    )
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        )
        written.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{types}/relationships"><Relationship Id="r" Type="{office}/relationships/'
            'officeDocument" Target="word/document.xml"/></Relationships>',
        )
        written.writestr("word/document.xml", document)
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_tracked_changes_accepted_and_refused_are_what_pandoc_reads(tmp_path: Path, seed: int):
    pandoc = needed("pandoc", "pandoc")
    document = revised(300, seed)
    file = package(document, tmp_path / "revised.docx")
    root = tidied(etree.fromstring(document))
    for accept, word in ((True, "accept"), (False, "reject")):
        command = [pandoc, f"--track-changes={word}", "--wrap=none", "--to=plain", file]
        printed = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
        theirs = [" ".join(each.split()) for each in printed.split("\n\n") if each.strip()]
        paragraphs = settled(root, accept=accept).iter(w("p"))
        ours = [" ".join("".join(each.itertext(w("t"))).split()) for each in paragraphs]
        assert list(filter(None, ours)) == theirs


# --- saved by LibreOffice ---


@pytest.mark.slow(12)
def test_a_form_that_libreoffice_saved_comes_back_as_it_was_sent(form_map: FormMap, tmp_path: Path):
    """With what it carries, and without."""
    draft = open_draft(find_draft("example"))
    file = export(draft, tmp_path / "form.docx").path
    saved = saved_by_libreoffice([file], tmp_path / "saved")[0]
    bare = without(SentBack.opened(saved, draft, form_map)).save(tmp_path / "bare.docx")
    for each in (saved, bare):
        assert not _differing(draft, each, form_map)


def _differing(draft: Draft, file: Path, form_map: FormMap) -> list[str]:
    """The addresses whose printed answers are others in a file, or missing."""
    reading = read_returned(file, form_map).accepted
    answers = {**reading.implied, **reading.answers}
    printed = [
        asked for asked in draft.all_shown() if asked.question.printed and is_answered(draft.answer(asked.address))
    ]
    return [
        asked.address
        for asked in printed
        if not same_answer(asked.question, draft.answer(asked.address), answers.get(asked.address))
    ]
