"""A tampered journal changes only answers of the form."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eia_tui.draft.draft import NOTES
from eia_tui.form.definition import Form
from eia_tui.form.kinds import Prose
from eia_tui.form.library import DEFAULT, find_form
from eia_tui.session.recovery import recreate_draft, restore_unsaved, unsaved
from eia_tui.session.session import Session
from eia_tui.storage.drafts import new_draft, open_draft
from eia_tui.storage.journal import lost_drafts, unsaved_answers
from eia_tui.system.app_folders import draft_state_folder
from tests.conftest import Run

TAMPERED = [
    "actions.plan.999999999",
    "actions.plan.0",
    "actions.plan.-1",
    "actions.plan.0.action",
    "actions",
    "actions.",
    ".",
    "",
    "draft",
    "draft.format",
    "draft.form",
    "draft.form_folder",
    "draft.record",
    "draft.record.0.hash",
    "draft.accepted.0",
    "draft.bookmark",
    "policy",
    "policy.name.x",
    "nowhere.at_all",
    "__class__.__dict__",
    "a" * 100_000,
    ".".join("a" * 5000),
]
VALUES: list[dict[str, object]] = [
    {"text": "tampered"},
    {"toml": "value = 99"},
    {"toml": "value = [1, [2, {a = 3}]]"},
    {"toml": f"value = {'[' * 60}{']' * 60}"},
    {"toml": "value = 2026-11-26"},
    {"toml": "value = {a = 1}"},
    {"gone": True},
]


def answer_of(form: Form) -> str:
    return next(address for address, question in form.questions.items() if isinstance(question, Prose))


def tamper(draft: Path, entries: list[dict[str, object]], first: dict[str, object] | None = None) -> Path:
    journal = draft_state_folder(draft) / "journal-20260101T000000000000-aabbccdd.jsonl"
    journal.parent.mkdir(parents=True, exist_ok=True)
    lines = [first or {"journal": 1, "draft": str(draft)}, *entries]
    journal.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return journal


@pytest.mark.parametrize("address", TAMPERED, ids=lambda address: address[:30] or "nothing")
def test_a_tampered_journal_changes_nothing_but_answers(address: str, form: Form):
    path = new_draft("Parks", form)
    before = copy.deepcopy(open_draft(path).document)
    for value in VALUES:
        tamper(path, [{"address": address, **value}])
        session = Session.at(path)
        assert unsaved(session) is None
        restore_unsaved(session)
        session.save()
        session.leave()
    assert open_draft(path).document == before


def test_the_other_answers_are_still_offered(form: Form):
    path = new_draft("Parks", form)
    answer = answer_of(form)
    entries: list[dict[str, object]] = [{"address": address, **value} for address in TAMPERED for value in VALUES]
    tamper(path, [*entries, {"address": answer, "text": "typed last time"}, *entries])
    session = Session.at(path)
    restore_unsaved(session)
    session.leave()
    draft = open_draft(path)
    assert draft.answer(answer) == "typed last time"
    assert draft.document[NOTES] == {"format": 1, "id": draft.id, "form": form.id}
    assert draft.unknown_addresses() == []


def test_unsaved_answers_that_the_form_does_not_ask_for_are_never_lost(form: Form):
    path = new_draft("Parks", form)
    journal = tamper(path, [{"address": "nowhere.at_all", "text": "words of an older form"}])
    session = Session.at(path)
    assert unsaved(session) is None
    session.leave()
    assert not journal.exists()
    assert "words of an older form" in journal.with_name(f"aside-{journal.name}").read_text(encoding="utf-8")
    assert unsaved_answers(path) is None


def test_the_unsaved_answers_of_a_draft_with_a_missing_form_are_kept(tmp_path: Path):
    path = tmp_path / "draft.toml"
    path.write_text('[draft]\nformat = 1\nform = "gone"\n[a]\nb = "words"\n', encoding="utf-8")
    entries: list[dict[str, object]] = [{"address": "a.b", "text": "more words"}]
    tamper(path, [*entries, *({"address": each, "text": "x"} for each in TAMPERED if each.startswith("draft"))])
    session = Session.at(path)
    restore_unsaved(session)
    session.leave()
    draft = open_draft(path)
    assert draft.answer("a.b") == "more words"
    assert draft.document[NOTES] == {"format": 1, "form": "gone"}


def test_only_answers_are_recovered_for_a_missing_draft(form: Form, tmp_path: Path):
    answer = answer_of(form)
    entries: list[dict[str, object]] = [{"address": address, "text": "tampered"} for address in TAMPERED]
    tamper(
        tmp_path / "gone" / "draft.toml",
        [*entries, {"address": answer, "text": "typed last time"}],
        {"journal": 1, "draft": str(tmp_path / "gone" / "draft.toml"), "form": form.id},
    )
    (found,) = lost_drafts()
    draft = open_draft(recreate_draft(found))
    assert draft.answer(answer) == "typed last time"
    assert draft.document[NOTES] == {"format": 1, "id": draft.id, "form": form.id}


@pytest.mark.parametrize("address", ["actions.plan.999999999", "draft.format"])
def test_the_commands_work_with_a_tampered_journal(address: str, form: Form, eia: Run):
    path = new_draft("Parks", form)
    tamper(path, [{"address": address, "toml": "value = 99"}])
    completed = eia("--plain", path, typed="quit\n")
    assert (completed.returncode, completed.stderr) == (0, "")
    assert open_draft(path).name == "Parks"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PARTS = st.sampled_from(["draft", "policy", "name", "actions", "plan", "0", "9", "format", "", "x"])
LINES = st.fixed_dictionaries(
    {"address": st.lists(PARTS, max_size=4).map(".".join) | JSON},
    optional={
        "text": st.text(max_size=8) | JSON,
        "start": JSON,
        "end": JSON,
        "size": JSON,
        "toml": JSON | st.text("value=[]{}0. \n", max_size=12) | st.sampled_from(["value = 1", "value = {}"]),
        "gone": JSON,
    },
)


@pytest.mark.slow
@given(st.lists(LINES, max_size=6))
def test_no_journal_changes_the_drafts_own_notes(entries: list[dict[str, object]]):
    form = find_form(DEFAULT)
    path = new_draft("Parks", form)
    tamper(path, entries)
    session = Session.at(path)
    restore_unsaved(session)
    session.leave()
    draft = open_draft(path)
    document = draft.document
    assert document[NOTES] == {"format": 1, "id": draft.id, "form": form.id}
    assert open_draft(path).unknown_addresses() == []
