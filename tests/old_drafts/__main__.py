"""Writes drafts with the current version of the program, for later versions to open. Never overwrites existing ones.

usage: python -m tests.old_drafts      (once for each release, after __version__ is raised)
"""

import json
import os
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from eia_tui import __version__
from eia_tui.approvals.audit_log import log_entries
from eia_tui.checks import findings
from eia_tui.checks.acceptance import ACCEPTED, accept, may_be_accepted
from eia_tui.draft.draft import Draft
from eia_tui.form.kinds import Choices, Prose, Rows
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.history import versions
from eia_tui.storage.journal import unsaved_answers
from eia_tui.storage.operations import save_draft
from eia_tui.storage.pictures import add_picture
from eia_tui.system.app_folders import draft_state_folder
from tests.approvals import answered, ready, sent, signed
from tests.images import jpeg, png

HERE = Path(__file__).parent


def texts(draft: Draft) -> dict[str, object]:
    """Every answer by its address, as JSON values."""
    return {address: json.loads(json.dumps(value, default=str)) for address, _, value in draft.answers()}


def expected(path: Path) -> dict[str, object]:
    """Everything in a draft's file, and in the files beside it."""
    draft, unsaved = open_draft(path), unsaved_answers(path)
    return {
        "answers": texts(draft),
        "notes": json.loads(json.dumps(draft.document["draft"], default=str)),
        "record": [entry.as_table() for entry in log_entries(draft)],
        "versions": [version.content().decode() for version in versions(path)],
        "unsaved": json.loads(json.dumps(unsaved.answers, default=str)) if unsaved else {},
        "pictures": sorted(each.name for each in (path.parent / "pictures").glob("*")),
    }


def returned_and_sent_again() -> Path:
    """A draft with pictures that was sent to a stage, returned with comments, changed, and sent again."""
    form = find_form(DEFAULT)
    path = new_draft("Mobile library timetable", form)
    desk = path.parents[2] / "desk"
    desk.mkdir()
    (desk / "visits by stop.png").write_bytes(png(40, 30))
    (desk / "survey.jpg").write_bytes(jpeg(24, 16))
    shown = [add_picture(desk / name, path.parent) for name in ("visits by stop.png", "survey.jpg")]
    shutil.rmtree(desk)
    prose = [address for address, question in form.questions.items() if isinstance(question, Prose)]
    charts = "\n\n".join(f"![Visits at each stop, £ and % – “2026”]({each})" for each in shown)
    table = "| Stop | Visits |\n| --- | --- |\n| Lower Field | 1,204 |\n| O’Brien’s Green | 88 |"
    ready(path, form, {prose[1]: f"What the visits show:\n\n{charts}\n\n{table}"})
    sent(path, 0)
    answered(path, 0, "returned", comments="Say more about carers.\n\nAnd who drives?")
    session = Session.at(path)
    session.put(prose[2], "Carers drive most of those who come.\n\n- on **Tuesdays**\n- at *Lower Field*")
    session.save()
    session.leave()
    sent(path, 0)
    return path


def accepted_with_keys_of_its_own() -> Path:
    """A draft with an accepted finding, a text where the form asks for a date, and keys that are not on the form."""
    form = find_form(DEFAULT)
    path = new_draft("Winter gritting", form)
    draft = open_draft(path)
    evidence = next(asked.address for asked in form.with_role("evidence"))
    draft.put(evidence, "The survey is attached.\n\nIt is awaited: é ü ß 漢字 🚲 ‑ “quoted” ’tis £5.")
    draft.put(next(asked.address for asked in form.with_role("completed")), "some time in March")
    draft.document["stray"] = {"note": "kept", "since": date(2026, 1, 2), "rows": [{"a": 1}, {"a": 2}]}
    finding = next(each for each in findings(draft) if each.address == evidence and may_be_accepted(each))
    draft.put(ACCEPTED, accept(draft, finding, "Due in spring", date(2026, 11, 26)))
    save_draft(draft, path)
    return path


def interrupted() -> Path:
    """A draft whose program was killed: the last answers (a text, changes to it, rows) are in the journal only."""
    form = find_form(DEFAULT)
    path = new_draft("Recycling centres", form)
    prose = [address for address, question in form.questions.items() if isinstance(question, Prose)]
    session = Session.at(path)
    session.put(prose[0], "What was saved before.")
    session.save()
    assert session.draft_file
    for text in ("What was typed", "What was typed, and then went on.", "What was typed, and went on: é 🚲."):
        session.put(prose[1], text)
        session.draft_file.journal.write()
    [rows] = form.with_role("actions")
    assert isinstance(rows.question, Rows)
    typed = {column.id: f"Typed: {column.id}" for column in rows.question.columns if not isinstance(column, Choices)}
    session.put(rows.address, [typed])
    session.draft_file.journal.write()
    session.draft_file.release()  # like a kill: nothing is saved, and the journal stays
    return path


def main() -> int:
    """Writes the drafts into a folder named after the version."""
    folder = HERE / __version__
    if folder.exists():
        print(f"{folder} exists and is never overwritten: raise __version__ first")
        return 2
    with tempfile.TemporaryDirectory() as name:
        os.environ["EIA_WIZARD_HOME"] = name
        form = find_form(DEFAULT)
        paths = [returned_and_sent_again(), accepted_with_keys_of_its_own(), interrupted()]
        paths.append(signed(new_draft("Library opening hours", form), form))
        contents = {path.parent.name: expected(path) for path in paths}
        for path in paths:
            copy = folder / path.parent.name
            shutil.copytree(path.parent, copy / "draft", ignore=shutil.ignore_patterns("*.docx"))
            if draft_state_folder(path).exists():
                shutil.copytree(draft_state_folder(path), copy / "notes", ignore=shutil.ignore_patterns("*.lock"))
                for journal in (copy / "notes").glob("journal-*"):
                    journal.write_text(
                        journal.read_text("utf-8").replace(json.dumps(str(path))[1:-1], "DRAFT"), "utf-8"
                    )
    written = json.dumps(contents, indent=1, ensure_ascii=False)
    (folder / "expected.json").write_text(f"{written}\n", encoding="utf-8")
    print(f"{len(contents)} drafts written by version {__version__} on {datetime.now(UTC):%d %B %Y}: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
